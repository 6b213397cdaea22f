//! What the page is filed under: categories and tags.

use std::collections::BTreeSet;

use super::declared::{Declared, Kind};
use super::found::Found;
use super::names::clean;
use super::page::Page;
use crate::article::MetadataSource;

/// How many categories or tags are kept.
const MOST: usize = 64;

/// How many bytes a category or a tag may have; longer ones are sentences.
const LONGEST: usize = 120;

/// Each text once, cleaned, with the source of the first.
fn unique(texts: impl Iterator<Item = (String, MetadataSource)>) -> Option<Found<Vec<String>>> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut first = None;
    let mut unique = Vec::new();
    for (text, source) in texts {
        let text = clean(&text);
        if !text.is_empty() && text.len() <= LONGEST && known.insert(text.to_lowercase()) {
            first = first.or(Some(source));
            unique.push(text);
        }
        if unique.len() >= MOST {
            break;
        }
    }
    Some(Found::new(unique, first?))
}

/// The sections a page is filed under.
pub(super) fn categories(page: &Page<'_>, declared: &Declared) -> Option<Found<Vec<String>>> {
    const METAS: [&str; 5] = [
        "article:section",
        "og:article:section",
        "parsely-section",
        "dc.subject",
        "category",
    ];
    let things = declared.main(Kind::Work);
    let sections = things.iter().flat_map(|thing| thing.sections.iter());
    let sections = sections.map(|text| (text.clone(), MetadataSource::JsonLd));
    let metas = METAS.iter().flat_map(|name| page.metas_named(name));
    let metas = metas.map(|text| (text.to_owned(), MetadataSource::Meta));
    let links = || {
        let links = page.related("category");
        let links = links.filter(|node| !page.is_aside(*node)).take(16);
        unique(links.map(|node| (page.short_text(node), MetadataSource::Relation)))
    };
    unique(sections.chain(metas)).or_else(links)
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.split([',', ';', '、', '，'])
        .map(|part| part.trim().to_owned())
}

/// The page's keywords.
pub(super) fn tags(page: &Page<'_>, declared: &Declared) -> Option<Found<Vec<String>>> {
    const SINGLE: [&str; 3] = ["article:tag", "og:article:tag", "og:video:tag"];
    const JOINED: [&str; 6] = [
        "news_keywords",
        "keywords",
        "parsely-tags",
        "sailthru.tags",
        "citation_keywords",
        "dc.keywords",
    ];
    let things = declared.main(Kind::Named);
    let keywords = things
        .iter()
        .flat_map(|thing| thing.keywords.iter())
        .flat_map(|text| split(text))
        .map(|text| (text, MetadataSource::JsonLd));
    let single = SINGLE.iter().flat_map(|name| page.metas_named(name));
    let joined = JOINED.iter().flat_map(|name| page.metas_named(name));
    let metas = single
        .map(str::to_owned)
        .chain(joined.flat_map(split))
        .map(|text| (text, MetadataSource::Meta));
    let links = page.related("tag").filter(|node| {
        let relation = page.document.attribute(*node, "rel").unwrap_or("");
        !relation.contains("category") && !page.is_aside(*node)
    });
    let links = links
        .take(32)
        .map(|node| (page.short_text(node), MetadataSource::Relation));
    unique(keywords.chain(metas).chain(links))
}
