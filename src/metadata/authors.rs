//! Who wrote it: candidates in the order of their weight.

use super::alone;
use super::bylines;
use super::declared::{Declared, Kind};
use super::found::Found;
use super::marked;
use super::names::{self, letters};
use super::page::Page;
use super::properties::Maker;
use super::site;
use crate::article::MetadataSource;
use crate::dom::{NodeId, Tag};

/// A place that names authors, and what to call it.
type Place = (MetadataSource, fn(&Page<'_>, &Declared) -> Vec<String>);

/// What the page's makers wrote for machines.
const DECLARED: [Place; 3] = [
    (MetadataSource::JsonLd, from_texts),
    (MetadataSource::Meta, from_metas),
    (MetadataSource::Microdata, from_properties),
];

/// What readers see.
const SHOWN: [Place; 11] = [
    (MetadataSource::Relation, |page, _| marked::relations(page)),
    (MetadataSource::Element, |page, _| marked::classes(page)),
    (MetadataSource::Meta, from_labels),
    (MetadataSource::Text, |page, _| bylines::near(page)),
    (MetadataSource::Element, |page, _| marked::profiles(page)),
    (MetadataSource::Relation, |page, _| {
        marked::relations_beside(page)
    }),
    (MetadataSource::Element, |page, _| {
        marked::classes_beside(page)
    }),
    (MetadataSource::Text, |page, _| bylines::far(page)),
    (MetadataSource::Text, |page, _| alone::near(page)),
    (MetadataSource::Text, |page, _| alone::signed(page)),
    (MetadataSource::Text, |page, _| alone::mailed(page)),
];

/// What is taken where nobody else is named.
const LAST: [Place; 2] = [
    (MetadataSource::JsonLd, from_organizations),
    (MetadataSource::JsonLd, from_works),
];

/// The authors of a page. `sites` are the site's possible names; the site itself is an author of
/// what it publishes only, which a date shows (`dated`) or the page's own word.
pub(super) fn choose(
    page: &Page<'_>,
    declared: &Declared,
    sites: &[String],
    dated: bool,
) -> Option<Found<Vec<String>>> {
    let sites: Vec<String> = sites.iter().map(|site| letters(site)).collect();
    let titled = site::titled(page);
    let is_site = |name: &String| {
        let name = letters(name);
        sites.contains(&name) || titled.iter().any(|site| names_site(&name, site))
    };
    let mut organization = None;
    let mut people = |places: &[Place]| {
        places.iter().find_map(|(source, read)| {
            let names = names::unique(read(page, declared));
            let (site, people): (Vec<String>, Vec<String>) = names.into_iter().partition(is_site);
            if organization.is_none() && !site.is_empty() {
                organization = Some(Found::new(site, *source));
            }
            (!people.is_empty()).then(|| Found::new(people, *source))
        })
    };
    let first = people(&DECLARED);
    let accounts = |found: &Found<Vec<String>>| found.value.iter().all(|name| is_account(name));
    if first.as_ref().is_some_and(|first| !accounts(first)) {
        return first;
    }
    let product = declared
        .main(Kind::Named)
        .first()
        .is_some_and(|thing| thing.kind() == Kind::Named);
    let shown = if product { None } else { people(&SHOWN) };
    match (first, shown) {
        (None, None) => {
            people(&LAST).or(organization.filter(|_| dated || is_publication(page, declared)))
        }
        (None, shown) => shown,
        (_, Some(shown)) if !shown.value.iter().any(|name| is_account(name)) => Some(shown),
        (first, _) => first,
    }
}

/// Whether the letters of a name are those of the site that the page's title names, perhaps with its legal form or
/// with a word for its staff behind.
fn names_site(name: &str, site: &str) -> bool {
    const BEHIND: [&str; 12] = [
        "",
        "redactie",
        "redaktion",
        "redakcja",
        "redakce",
        "redazione",
        "rédaction",
        "redacción",
        "staff",
        "team",
        "spzoo",
        "online",
    ];
    name.strip_prefix(site)
        .is_some_and(|behind| BEHIND.contains(&behind))
        || site.len() >= FEWEST_OF_SITE && name.ends_with(site)
}

/// A shorter site's name, in bytes, may end a person's.
const FEWEST_OF_SITE: usize = 10;

/// Whether the page says of itself that it is an article.
fn is_publication(page: &Page<'_>, declared: &Declared) -> bool {
    let kind = page.meta(&["og:type"]).unwrap_or("").trim();
    kind.eq_ignore_ascii_case("article") || !declared.main(Kind::Text).is_empty()
}

/// Whether a name is that of an account or a company rather than a person's: one word in Latin letters, or a legal
/// form at the end.
fn is_account(name: &str) -> bool {
    const FORMS: [&str; 19] = [
        " GmbH",
        " AG",
        " KG",
        " Ltd",
        " Ltd.",
        " Inc",
        " Inc.",
        " LLC",
        " S.A.",
        " S.p.A.",
        " B.V.",
        " s.r.o.",
        " a.s.",
        " sp. z o.o.",
        " d.o.o.",
        " Kft.",
        " Zrt.",
        " A/S",
        " Oy",
    ];
    if FORMS.iter().any(|form| name.ends_with(form)) {
        return true;
    }
    !name.contains(' ')
        && name
            .chars()
            .any(|character| character.is_ascii_alphabetic())
}

fn makers<'a>(makers: impl Iterator<Item = &'a Maker>) -> Vec<String> {
    makers
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

fn of_kind(declared: &Declared, kind: Kind, organization: bool) -> Vec<String> {
    let things = declared.main(kind);
    let things = things.iter().filter(|thing| thing.kind() == kind);
    things
        .map(|thing| {
            makers(
                thing
                    .authors
                    .iter()
                    .filter(|maker| maker.organization == organization),
            )
        })
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}

fn from_texts(_: &Page<'_>, declared: &Declared) -> Vec<String> {
    of_kind(declared, Kind::Text, false)
}

fn from_organizations(_: &Page<'_>, declared: &Declared) -> Vec<String> {
    of_kind(declared, Kind::Text, true)
}

fn from_works(_: &Page<'_>, declared: &Declared) -> Vec<String> {
    let names = of_kind(declared, Kind::Work, false);
    if names.is_empty() {
        of_kind(declared, Kind::Page, false)
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
                    let is_catalogued = name.ends_with(".creator") && is_inverted(content);
                    if *name == "citation_author" || is_catalogued {
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

/// Whether a text is a family name of one word, a comma and a given name, as catalogues write people.
fn is_inverted(content: &str) -> bool {
    content.split_once(", ").is_some_and(|(family, given)| {
        let is_name = |name: &str| name.starts_with(char::is_uppercase) && !name.contains(',');
        !family.contains(' ') && is_name(family) && is_name(given)
    })
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
