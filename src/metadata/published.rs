//! When it was published and changed: candidates in the order of their weight.

use super::dates::{self, Order, Stamp};
use super::declared::{Declared, Kind};
use super::page::{Page, holds};
use crate::dom::{NodeId, Tag};

/// The two dates of a page.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub(super) published: Option<Stamp>,
    pub(super) modified: Option<Stamp>,
}

/// What the search for dates knows.
#[derive(Clone, Copy)]
struct Evidence<'a> {
    page: &'a Page<'a>,
    declared: &'a Declared,
    order: Order,
    address: Option<&'a str>,
}

/// Chooses the dates of a page. `address` is the page's own.
pub(super) fn choose(page: &Page<'_>, declared: &Declared, address: Option<&str>) -> Dates {
    let evidence = Evidence {
        page,
        declared,
        order: order(page.language),
        address,
    };
    let sources: [fn(Evidence<'_>) -> Option<Stamp>; 9] = [
        from_texts,
        from_metas,
        from_properties,
        from_times,
        from_address,
        from_classes,
        from_pages,
        from_text,
        from_late_metas,
    ];
    let published = sources.iter().find_map(|source| source(evidence));
    Dates {
        published,
        modified: modified(evidence),
    }
}

/// Only the United States and a few others write the month first; English without a region is
/// most often theirs.
fn order(language: Option<&str>) -> Order {
    let language = language
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase()
        .replace('_', "-");
    match language.as_str() {
        "" | "en" | "en-us" | "en-ph" => Order::MonthFirst,
        _ => Order::DayFirst,
    }
}

fn first_date<'a>(texts: impl Iterator<Item = &'a str>, order: Order) -> Option<Stamp> {
    texts.take(32).find_map(|text| dates::find(text, order))
}

fn of_kind(evidence: Evidence<'_>, kind: Kind) -> Option<Stamp> {
    let things = evidence.declared.main(kind);
    let texts = things
        .iter()
        .filter(|thing| thing.kind() == kind)
        .filter_map(|thing| thing.published.as_deref().or(thing.created.as_deref()));
    first_date(texts, evidence.order)
}

fn from_texts(evidence: Evidence<'_>) -> Option<Stamp> {
    of_kind(evidence, Kind::Text)
}

fn from_pages(evidence: Evidence<'_>) -> Option<Stamp> {
    of_kind(evidence, Kind::Page).or_else(|| of_kind(evidence, Kind::Work))
}

fn from_metas(evidence: Evidence<'_>) -> Option<Stamp> {
    const NAMES: [&str; 25] = [
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "og:published_time",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "dc.date.issued",
        "dcterms.issued",
        "dcterms.date",
        "dc.date",
        "dc.date.created",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "publish-date",
        "publish_date",
        "published_date",
        "publication_date",
        "publishdate",
        "pubdate",
        "date",
        "article.published",
        "originalpublicationdate",
    ];
    NAMES
        .iter()
        .find_map(|name| first_date(evidence.page.metas_named(name), evidence.order))
}

fn from_late_metas(evidence: Evidence<'_>) -> Option<Stamp> {
    const NAMES: [&str; 3] = ["article:create_time", "created", "og:pubdate"];
    NAMES
        .iter()
        .find_map(|name| first_date(evidence.page.metas_named(name), evidence.order))
}

fn from_properties(evidence: Evidence<'_>) -> Option<Stamp> {
    ["datePublished", "dateCreated", "uploadDate"]
        .iter()
        .find_map(|name| {
            let nodes = evidence
                .page
                .with_property(name)
                .filter(|node| !evidence.page.is_aside(*node))
                .take(8);
            nodes.filter_map(|node| of_element(evidence, node)).next()
        })
}

/// The date an element carries: in its attributes, or in its text.
fn of_element(evidence: Evidence<'_>, node: NodeId) -> Option<Stamp> {
    let document = evidence.page.document;
    let attribute = [
        "datetime",
        "content",
        "title",
        "data-datetime",
        "data-time",
        "data-timestamp",
    ]
    .iter()
    .filter_map(|name| document.attribute(node, name));
    let text = || Some(evidence.page.short_text(node)).filter(|text| text.chars().count() <= 160);
    first_date(attribute, evidence.order).or_else(|| dates::find(&text()?, evidence.order))
}

fn says_modified(evidence: Evidence<'_>, node: NodeId) -> bool {
    let document = evidence.page.document;
    std::iter::once(node)
        .chain(document.parent(node))
        .any(|place| {
            let marks = ["class", "itemprop", "id"]
                .iter()
                .filter_map(|name| document.attribute(place, name));
            marks.into_iter().any(|value| {
                (holds(value, "updated") || holds(value, "modified")) && !holds(value, "published")
            })
        })
}

/// `<time>` elements: those marked as the publication first, then the first of the article.
fn from_times(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let usable: Vec<NodeId> = page
        .times
        .iter()
        .copied()
        .filter(|node| !page.is_aside(*node))
        .take(16)
        .collect();
    let marked = usable.iter().filter(|node| {
        let document = page.document;
        ["class", "itemprop", "pubdate"]
            .iter()
            .filter_map(|name| document.attribute(**node, name).map(|value| (name, value)))
            .any(|(name, value)| {
                *name == "pubdate" || holds(value, "publi") || holds(value, "entry-date")
            })
    });
    let plain = usable
        .iter()
        .filter(|node| !says_modified(evidence, **node));
    marked
        .chain(plain)
        .find_map(|node| of_element(evidence, *node))
}

fn from_address(evidence: Evidence<'_>) -> Option<Stamp> {
    let canonical = evidence
        .page
        .related("canonical")
        .find_map(|node| evidence.page.document.attribute(node, "href"));
    evidence
        .address
        .and_then(dates::in_address)
        .or_else(|| canonical.and_then(dates::in_address))
}

fn from_classes(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let nodes = page
        .dated
        .iter()
        .filter(|node| !page.is_aside(**node) && !says_modified(evidence, **node))
        .take(24);
    nodes.filter_map(|node| of_element(evidence, *node)).next()
}

/// How many nodes before and after the headline are looked through for a date.
const BEFORE: usize = 40;
const AFTER: usize = 300;

/// A short text near the headline with a date in it.
fn from_text(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let document = page.document;
    let headline = page.headlines.iter().find(|node| !page.is_aside(**node))?;
    let nodes = document
        .nodes()
        .skip(headline.index().saturating_sub(BEFORE))
        .take(BEFORE + AFTER);
    nodes
        .filter(|node| document.tag(*node) == Tag::Text)
        .find_map(|node| {
            let place = document.parent(node)?;
            let text = crate::text::collapse(document.text(node));
            let short = text.chars().count() <= 100
                && text.chars().any(|character| character.is_ascii_digit());
            if !short || document.tag(place).is_unrendered() || page.is_aside(place) {
                return None;
            }
            dates::find(&text, evidence.order)
        })
}

fn modified(evidence: Evidence<'_>) -> Option<Stamp> {
    const NAMES: [&str; 9] = [
        "article:modified_time",
        "og:updated_time",
        "og:article:modified_time",
        "dcterms.modified",
        "dc.date.modified",
        "last-modified",
        "lastmod",
        "article:updated_time",
        "updated_time",
    ];
    let page = evidence.page;
    let things = evidence.declared.main(Kind::Page);
    let declared = first_date(
        things.iter().filter_map(|thing| thing.modified.as_deref()),
        evidence.order,
    );
    declared
        .or_else(|| {
            NAMES
                .iter()
                .find_map(|name| first_date(page.metas_named(name), evidence.order))
        })
        .or_else(|| {
            page.with_property("dateModified")
                .take(8)
                .find_map(|node| of_element(evidence, node))
        })
        .or_else(|| {
            let times = page
                .times
                .iter()
                .filter(|node| says_modified(evidence, **node) && !page.is_aside(**node));
            times.take(8).find_map(|node| of_element(evidence, *node))
        })
}
