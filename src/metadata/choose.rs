//! The fields of the metadata, each decided from all its candidates.

use super::declared::{Declared, Kind, Thing};
use super::names::{self, clean, letters};
use super::page::Page;
use super::title::{self, Titles};
use super::{authors, published};
use crate::article::Metadata;
use crate::dom::Tag;
use crate::link::Base;

/// Decides all fields. `own` is the page's own address.
pub(super) fn choose(page: &Page<'_>, declared: &Declared, own: &Base) -> Metadata {
    let base = page
        .base
        .map_or_else(|| own.clone(), |href| own.with_element(href));
    let site_name = site_name(page, declared);
    let canonical = canonical(page, &base);
    let address = own
        .address()
        .map(str::to_owned)
        .or_else(|| canonical.clone());
    let sites = site_names(page, declared, address.as_deref());
    let titles = Titles::new(page, declared, address.as_deref());
    let dates = published::choose(page, declared, address.as_deref());
    Metadata {
        title: title::choose(&titles, &sites),
        authors: authors::choose(page, declared, &sites),
        published: dates.published.map(|stamp| stamp.to_string()),
        modified: dates.modified.map(|stamp| stamp.to_string()),
        site_name,
        language: language(page, declared),
        image: image(page, declared, &base),
        description: description(page, declared),
        categories: categories(page, declared),
        tags: tags(page, declared),
        license: license(page, declared, &base),
        canonical,
    }
}

fn known(text: &str) -> Option<String> {
    let text = clean(text);
    let empty = text.is_empty() || matches!(text.as_str(), "null" | "undefined" | "None" | "N/A");
    (!empty).then_some(text)
}

fn meta(page: &Page<'_>, names: &[&str]) -> Option<String> {
    names
        .iter()
        .find_map(|name| page.metas_named(name).find_map(known))
}

fn first_of(declared: &Declared, read: impl Fn(&Thing) -> Option<&String>) -> Option<String> {
    let things = declared.main(Kind::Page);
    things
        .iter()
        .find_map(|thing| read(thing).and_then(|text| known(text)))
}

fn site_name(page: &Page<'_>, declared: &Declared) -> Option<String> {
    let of_site = |name: &str| {
        let site = declared
            .things
            .iter()
            .find(|thing| thing.types.iter().any(|kind| kind == name));
        site.and_then(|thing| thing.name.as_deref()).and_then(known)
    };
    meta(page, &["og:site_name", "og:site"])
        .or_else(|| of_site("website"))
        .or_else(|| first_of(declared, |thing| thing.publisher.as_ref()))
        .or_else(|| {
            meta(
                page,
                &[
                    "application-name",
                    "apple-mobile-web-app-title",
                    "dc.publisher",
                    "citation_journal_title",
                ],
            )
        })
        .or_else(|| of_site("organization"))
}

/// All names that the site goes by, the label of its host among them.
fn site_names(page: &Page<'_>, declared: &Declared, address: Option<&str>) -> Vec<String> {
    let metas = [
        "og:site_name",
        "og:site",
        "application-name",
        "apple-mobile-web-app-title",
        "dc.publisher",
        "publisher",
    ];
    let mut sites: Vec<String> = metas
        .iter()
        .filter_map(|name| page.meta(&[name]))
        .filter_map(known)
        .collect();
    let things = declared.things.iter().take(64);
    sites.extend(
        things
            .clone()
            .filter_map(|thing| thing.publisher.as_deref())
            .filter_map(known),
    );
    let owners = things.filter(|thing| {
        thing
            .types
            .iter()
            .any(|kind| kind == "website" || kind.contains("organization") || kind == "corporation")
    });
    sites.extend(
        owners
            .filter_map(|thing| thing.name.as_deref())
            .filter_map(known),
    );
    sites.extend(address.and_then(host_label).map(str::to_owned));
    sites.extend(address.and_then(host).map(str::to_owned));
    sites.retain(|site| !letters(site).is_empty());
    sites.sort_unstable();
    sites.dedup();
    sites
}

fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// The longest label of a host but the last: most often the site's own name.
fn host_label(address: &str) -> Option<&str> {
    let (labels, _) = host(address)?.rsplit_once('.')?;
    labels.split('.').max_by_key(|label| label.len())
}

fn canonical(page: &Page<'_>, base: &Base) -> Option<String> {
    let link = page
        .related("canonical")
        .filter(|node| page.document.tag(*node) == Tag::Link);
    let links = link.filter_map(|node| page.document.attribute(node, "href"));
    links
        .chain(page.meta(&["og:url", "twitter:url"]))
        .find_map(|address| {
            base.link(address)
                .ok()
                .filter(|address| address.contains("://") || base.address().is_none())
        })
}

fn language(page: &Page<'_>, declared: &Declared) -> Option<String> {
    let html = page.language.and_then(language_tag);
    html.or_else(|| {
        page.meta(&[
            "content-language",
            "dc.language",
            "dcterms.language",
            "language",
        ])
        .and_then(language_tag)
    })
    .or_else(|| {
        first_of(declared, |thing| thing.language.as_ref())
            .as_deref()
            .and_then(language_tag)
    })
    .or_else(|| page.meta(&["og:locale"]).and_then(language_tag))
}

/// A BCP 47 tag in its usual spelling; none where the text is no tag.
fn language_tag(text: &str) -> Option<String> {
    let text = text
        .split([',', ';', '@', '.'])
        .next()
        .unwrap_or("")
        .trim()
        .replace('_', "-");
    let mut parts = text.split('-');
    let language = parts.next().filter(|part| {
        matches!(part.len(), 2 | 3)
            && part
                .chars()
                .all(|character| character.is_ascii_alphabetic())
    })?;
    let mut tag = language.to_ascii_lowercase();
    for part in parts.take(3) {
        let usable = (2..=8).contains(&part.len())
            && part
                .chars()
                .all(|character| character.is_ascii_alphanumeric());
        if !usable {
            break;
        }
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            4 => {
                let mut letters = part.chars();
                tag.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                tag.push_str(&letters.as_str().to_ascii_lowercase());
            }
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(tag)
}

fn image(page: &Page<'_>, declared: &Declared, base: &Base) -> Option<String> {
    let named = [
        "og:image",
        "og:image:secure_url",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
        "parsely-image-url",
        "sailthru.image.full",
        "thumbnail",
    ];
    let metas = named
        .iter()
        .filter_map(|name| page.meta(&[name]))
        .find_map(|address| base.media(address).ok());
    metas
        .or_else(|| {
            first_of(declared, |thing| thing.image.as_ref())
                .and_then(|address| base.media(&address).ok())
                .filter(|address| !address.contains('#'))
        })
        .or_else(|| {
            page.related("image_src")
                .find_map(|node| base.media(page.document.attribute(node, "href")?).ok())
        })
}

fn description(page: &Page<'_>, declared: &Declared) -> Option<String> {
    meta(
        page,
        &[
            "og:description",
            "description",
            "twitter:description",
            "dc.description",
            "dcterms.description",
            "sailthru.description",
        ],
    )
    .or_else(|| first_of(declared, |thing| thing.description.as_ref()))
}

/// How many categories or tags are kept.
const MOST: usize = 64;

fn unique(texts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut known: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    let mut unique = Vec::new();
    for text in texts {
        let text = clean(&text);
        if !text.is_empty() && text.len() <= 120 && known.insert(text.to_lowercase()) {
            unique.push(text);
        }
        if unique.len() >= MOST {
            break;
        }
    }
    unique
}

fn categories(page: &Page<'_>, declared: &Declared) -> Vec<String> {
    let things = declared.main(Kind::Work);
    let declared = things
        .iter()
        .flat_map(|thing| thing.sections.iter().cloned());
    let names = [
        "article:section",
        "og:article:section",
        "parsely-section",
        "dc.subject",
        "category",
    ];
    let metas = names
        .iter()
        .flat_map(|name| page.metas_named(name))
        .map(str::to_owned);
    let links = page
        .related("category")
        .filter(|node| !page.is_aside(*node))
        .take(16)
        .map(|node| page.short_text(node));
    let named = unique(declared.chain(metas));
    if named.is_empty() {
        unique(links)
    } else {
        named
    }
}

fn tags(page: &Page<'_>, declared: &Declared) -> Vec<String> {
    let split = |text: &str| -> Vec<String> {
        text.split([',', ';', '、', '，'])
            .map(|part| part.trim().to_owned())
            .collect()
    };
    let things = declared.main(Kind::Named);
    let keywords = things
        .iter()
        .flat_map(|thing| thing.keywords.iter())
        .flat_map(|text| split(text));
    let single = ["article:tag", "og:article:tag", "og:video:tag"]
        .iter()
        .flat_map(|name| page.metas_named(name))
        .map(str::to_owned);
    let joined = [
        "news_keywords",
        "keywords",
        "parsely-tags",
        "sailthru.tags",
        "citation_keywords",
        "dc.keywords",
    ]
    .iter()
    .flat_map(|name| page.metas_named(name))
    .flat_map(split);
    let links = page
        .related("tag")
        .filter(|node| {
            !page
                .document
                .attribute(*node, "rel")
                .is_some_and(|relation| relation.contains("category"))
                && !page.is_aside(*node)
        })
        .take(32)
        .map(|node| page.short_text(node));
    unique(
        keywords
            .chain(single)
            .chain(joined)
            .chain(links.collect::<Vec<String>>()),
    )
}

fn license(page: &Page<'_>, declared: &Declared, base: &Base) -> Option<String> {
    let link = page
        .related("license")
        .find_map(|node| base.link(page.document.attribute(node, "href")?).ok());
    let declared = || first_of(declared, |thing| thing.license.as_ref());
    let metas = || meta(page, &["dc.rights.license", "dcterms.license", "license"]);
    link.or_else(declared).or_else(metas)
}

/// Whether two texts are the same but for case, white space and marks.
pub(super) fn same(one: &str, two: &str) -> bool {
    names::letters(one) == names::letters(two)
}
