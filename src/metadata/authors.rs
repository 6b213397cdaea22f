//! Who wrote it: candidates in the order of their weight.

use super::declared::{Declared, Kind, Maker};
use super::names::{self, letters};
use super::page::Page;
use crate::dom::{NodeId, Tag};

/// The authors of a page. `sites` are the site's possible names.
pub(super) fn choose(page: &Page<'_>, declared: &Declared, sites: &[String]) -> Vec<String> {
    let is_site = |name: &String| sites.iter().any(|site| letters(site) == letters(name));
    let sources: [fn(&Page<'_>, &Declared) -> Vec<String>; 8] = [
        from_texts,
        from_metas,
        from_properties,
        from_relations,
        from_classes,
        from_labels,
        from_bylines,
        from_works,
    ];
    let mut organisation = Vec::new();
    for source in sources {
        let mut names = source(page, declared);
        dedupe(&mut names);
        let (site, people): (Vec<String>, Vec<String>) = names.into_iter().partition(is_site);
        if !people.is_empty() {
            return people;
        }
        if organisation.is_empty() {
            organisation = site;
        }
    }
    organisation
}

fn dedupe(names: &mut Vec<String>) {
    let mut known: Vec<String> = Vec::new();
    names.retain(|name| {
        let name = letters(name);
        let new = !known.contains(&name);
        known.push(name);
        new
    });
    names.truncate(32);
}

fn makers(makers: &[Maker]) -> Vec<String> {
    makers
        .iter()
        .flat_map(|maker| {
            if maker.organization {
                vec![names::clean(&maker.name)]
            } else {
                names::split(&maker.name)
            }
        })
        .filter(|name| !name.is_empty())
        .collect()
}

fn of_kind(declared: &Declared, kind: Kind) -> Vec<String> {
    let things = declared.main(kind);
    things
        .iter()
        .filter(|thing| thing.kind() == kind)
        .map(|thing| makers(&thing.authors))
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

fn from_texts(_: &Page<'_>, declared: &Declared) -> Vec<String> {
    of_kind(declared, Kind::Text)
}

fn from_works(_: &Page<'_>, declared: &Declared) -> Vec<String> {
    let names = of_kind(declared, Kind::Work);
    if names.is_empty() {
        of_kind(declared, Kind::Page)
    } else {
        names
    }
}

fn from_metas(page: &Page<'_>, _: &Declared) -> Vec<String> {
    const NAMES: [&str; 13] = [
        "citation_author",
        "article:author",
        "author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
        "dc.contributor",
        "og:article:author",
        "article:author_name",
        "byl",
        "authors",
        "og:author",
    ];
    NAMES
        .iter()
        .map(|name| {
            page.metas_named(name)
                .take(32)
                .flat_map(|content| {
                    if *name == "citation_author" {
                        inverted(content)
                    } else {
                        names::split(content)
                    }
                })
                .collect::<Vec<String>>()
        })
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

/// `Doe, Jane` is one person where one element holds one author.
fn inverted(content: &str) -> Vec<String> {
    match content.split_once(',') {
        Some((family, given)) if !given.contains(',') => vec![names::joined(given, family)],
        _ => names::split(content),
    }
}

fn from_properties(page: &Page<'_>, _: &Declared) -> Vec<String> {
    let nodes = page
        .with_property("author")
        .chain(page.with_property("creator"));
    let mut found: Vec<String> = Vec::new();
    for node in nodes.filter(|node| !page.is_aside(*node)).take(8) {
        let inner = page
            .with_property("name")
            .find(|name| *name > node && page.document.contains(node, *name));
        let names = text_of(page, inner.unwrap_or(node));
        if !found.is_empty()
            && !page
                .document
                .attribute(node, "itemprop")
                .is_some_and(|_| same_group(page, node))
        {
            break;
        }
        found.extend(names::split(&names));
    }
    found
}

/// Only authors that stand side by side are authors of the same thing.
fn same_group(page: &Page<'_>, node: NodeId) -> bool {
    let parent = page.document.parent(node);
    page.with_property("author")
        .any(|other| other < node && page.document.parent(other) == parent)
}

fn text_of(page: &Page<'_>, node: NodeId) -> String {
    match page.document.tag(node) {
        Tag::Meta => page
            .document
            .attribute(node, "content")
            .unwrap_or("")
            .to_owned(),
        _ => page.short_text(node),
    }
}

fn from_relations(page: &Page<'_>, _: &Declared) -> Vec<String> {
    let nodes = page
        .related("author")
        .filter(|node| page.document.tag(*node) != Tag::Link);
    group(page, nodes)
}

fn from_classes(page: &Page<'_>, _: &Declared) -> Vec<String> {
    group(page, page.bylines.iter().copied())
}

/// The names of the first element that holds some, and of its neighbours of the same kind.
fn group(page: &Page<'_>, nodes: impl Iterator<Item = NodeId>) -> Vec<String> {
    for node in nodes.filter(|node| !page.is_aside(*node)).take(24) {
        let text = page.short_text(node);
        if text.is_empty() || text.chars().count() > 120 {
            continue;
        }
        let names = names::split(&text);
        let names: Vec<String> = names
            .into_iter()
            .filter(|name| names::reads_like_names(name))
            .collect();
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

/// `twitter:label1` "Written by" and `twitter:data1`.
fn from_labels(page: &Page<'_>, _: &Declared) -> Vec<String> {
    const LABELS: [&str; 8] = [
        "written by",
        "author",
        "verfasst von",
        "écrit par",
        "escrito por",
        "scritto da",
        "geschreven door",
        "napisane przez",
    ];
    for number in ["1", "2"] {
        let label = page
            .meta(&[&format!("twitter:label{number}")])
            .unwrap_or("");
        if LABELS.contains(&label.to_lowercase().as_str()) {
            let value = page.meta(&[&format!("twitter:data{number}")]).unwrap_or("");
            return names::split(value);
        }
    }
    Vec::new()
}

/// How many nodes after the headline are looked through for a byline.
const NEAR: usize = 400;

/// A short text near the headline that opens like a byline.
fn from_bylines(page: &Page<'_>, _: &Declared) -> Vec<String> {
    let Some(headline) = page.headlines.iter().find(|node| !page.is_aside(**node)) else {
        return Vec::new();
    };
    let document = page.document;
    let first = headline.index().saturating_sub(40);
    for node in document.nodes().skip(first).take(NEAR) {
        if document.tag(node) != Tag::Text {
            continue;
        }
        let Some(place) = document
            .parent(node)
            .filter(|place| !document.tag(*place).is_unrendered())
        else {
            continue;
        };
        let own = names::clean(document.text(node));
        let opens = own.chars().count() <= 120
            && (names::after_opener(&own).is_some()
                || names::after_opener(&format!("{own} x")).is_some());
        if !opens {
            continue;
        }
        let text = if names::after_opener(&own).is_some() {
            own
        } else {
            page.short_text(if document.tag(place).is_block() {
                place
            } else {
                document.parent(place).unwrap_or(place)
            })
        };
        let Some(rest) = names::after_opener(&text) else {
            continue;
        };
        if text.chars().count() <= 120 && names::reads_like_names(rest) {
            let names = names::split(rest);
            if !names.is_empty() {
                return names;
            }
        }
    }
    Vec::new()
}
