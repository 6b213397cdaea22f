//! When it was published and changed: candidates in the order of their weight.

use super::beside::{
    Evidence, alone_behind, alone_near, first_date, from_anywhere, from_classes, from_text,
    from_times, marked_above, marked_behind, marked_near, of_element, shown_change,
};
use super::declared::{Declared, Kind};
use super::found::Found;
use super::page::Page;
use super::said;
use crate::article::MetadataSource;
use crate::dom::NodeId;
use crate::text::date::{self, Order, Stamp};

/// The two dates of a page.
#[derive(Debug, Default)]
pub(super) struct Dates {
    pub(super) published: Option<Found<Stamp>>,
    pub(super) modified: Option<Found<Stamp>>,
}

/// A place that tells a date, and what to call it.
type Place = (MetadataSource, fn(Evidence<'_>) -> Option<Stamp>);

/// Where the day of publication is looked for, in the order of weight.
const PLACES: [Place; 13] = [
    (MetadataSource::JsonLd, from_texts),
    (MetadataSource::Meta, from_metas),
    (MetadataSource::Microdata, from_properties),
    (MetadataSource::Text, said::first_published),
    (MetadataSource::Element, from_times),
    (MetadataSource::Address, from_address),
    (MetadataSource::Element, from_classes),
    (MetadataSource::JsonLd, from_pages),
    (MetadataSource::Text, from_text),
    (MetadataSource::Text, said::published),
    (MetadataSource::Text, said::beside_byline),
    (MetadataSource::Meta, from_other_metas),
    (MetadataSource::Element, from_anywhere),
];

fn first_place(evidence: Evidence<'_>, places: &[Place]) -> Option<Found<Stamp>> {
    places
        .iter()
        .find_map(|(source, read)| Some(Found::new(read(evidence)?, *source)))
}

/// Chooses the dates of a page. `address` is the page's own; `lines` tells whether lines of text
/// anywhere may speak of the page.
pub(super) fn choose(
    page: &Page<'_>,
    declared: &Declared,
    address: Option<&str>,
    lines: bool,
) -> Dates {
    let evidence = Evidence {
        page,
        declared,
        order: order(page),
        address,
        lines,
    };
    let published = first_place(evidence, &PLACES)
        .filter(|found| !is_of_event(evidence, found))
        .map(|found| earlier_shown(evidence, found))
        .map(|found| found.map(|stamp| local(evidence, stamp)))
        .or_else(|| first_place(evidence, &[(MetadataSource::Element, shown_change)]));
    let modified = first_place(evidence, &CHANGES).filter(|found| {
        let is_declared = found.source != MetadataSource::Element;
        let first = published.as_ref().map(|found| found.value.day);
        is_declared || first.is_none_or(|first| first <= found.value.day)
    });
    Dates {
        published,
        modified,
    }
}

/// Whether a shown day is the one on which a described event begins.
fn is_of_event(evidence: Evidence<'_>, found: &Found<Stamp>) -> bool {
    let things = evidence.declared.things.iter().take(MOST_EVENTS);
    let starts = things.filter_map(|thing| thing.starts.as_deref());
    let mut days = starts.filter_map(|start| date::find(start, evidence.order));
    matches!(found.source, MetadataSource::Element | MetadataSource::Text)
        && days.any(|start| start.day == found.value.day)
}

/// How many described things are asked whether they are events.
const MOST_EVENTS: usize = 64;

fn without_address<'a>(page: &'a Page<'a>, declared: &'a Declared) -> Evidence<'a> {
    Evidence {
        page,
        declared,
        order: order(page),
        address: None,
        lines: false,
    }
}

/// The date that an element holds.
pub(super) fn of_node(page: &Page<'_>, declared: &Declared, node: NodeId) -> Option<Stamp> {
    of_element(without_address(page, declared), node)
}

/// The date of a video or another work on a page, which is that of a page that names its author.
pub(super) fn of_work(page: &Page<'_>, declared: &Declared) -> Option<Found<Stamp>> {
    let evidence = without_address(page, declared);
    first_place(evidence, &[(MetadataSource::JsonLd, from_works)])
}

/// A date right behind the headline: that of the page, whatever else the page shows.
pub(super) fn behind_headline(page: &Page<'_>, declared: &Declared) -> Option<Found<Stamp>> {
    let evidence = without_address(page, declared);
    let places: [Place; 3] = [
        (MetadataSource::Element, marked_above),
        (MetadataSource::Element, marked_behind),
        (MetadataSource::Text, alone_behind),
    ];
    first_place(evidence, &places)
}

/// The declared day of publication, or an earlier one that readers see beside the headline: what is
/// declared is often the day of a later version.
fn earlier_shown(evidence: Evidence<'_>, declared: Found<Stamp>) -> Found<Stamp> {
    if !matches!(
        declared.source,
        MetadataSource::JsonLd | MetadataSource::Meta
    ) {
        return declared;
    }
    let shown = first_place(evidence, &SHOWN_NEAR);
    let earlier = |shown: &Found<Stamp>| {
        shown.value.day < declared.value.day && !shown.value.is_next_to(&declared.value)
    };
    shown.filter(earlier).unwrap_or(declared)
}

/// Dates that stand beside the headline.
const SHOWN_NEAR: [Place; 2] = [
    (MetadataSource::Element, marked_near),
    (MetadataSource::Text, alone_near),
];

/// A moment given in UTC, told in the page's own time where a `<time>` element or the address
/// shows that: the day must be the one that readers see.
fn local(evidence: Evidence<'_>, stamp: Stamp) -> Stamp {
    let Some(instant) = stamp.instant().filter(|_| stamp.is_utc()) else {
        return stamp;
    };
    let times = evidence.page.times.iter().take(16).filter_map(|node| {
        let value = evidence.page.document.attribute(*node, "datetime")?;
        date::find(value, evidence.order)
    });
    let same = |other: &Stamp| {
        !other.is_utc()
            && other
                .instant()
                .is_some_and(|other| (other - instant).abs() < 60)
    };
    let mut times = times.filter(same);
    times
        .next()
        .or_else(|| from_address(evidence).filter(|day| day.is_next_to(&stamp)))
        .unwrap_or(stamp)
}

/// Only the United States and a few others write the month first; English without a region is
/// most often theirs. English Canada writes both.
fn order(page: &Page<'_>) -> Order {
    let language = page.language.filter(|language| !language.trim().is_empty());
    let language = language.or_else(|| page.meta(&["content-language", "dc.language", "language"]));
    // A page that does not tell its language and has other letters in its title is in none of theirs.
    if language.is_none() && (!page.own.is_ascii() || has_other_letters(page)) {
        return Order::DayFirst;
    }
    let language = language
        .unwrap_or("")
        .trim()
        .to_ascii_lowercase()
        .replace('_', "-");
    match language.as_str() {
        "" | "en" | "en-us" | "en-ph" => Order::MonthFirst,
        "en-ca" => Order::Unknown,
        _ => Order::DayFirst,
    }
}

/// Whether several of a page's first texts have letters that English is not written with.
fn has_other_letters(page: &Page<'_>) -> bool {
    const FEWEST_TEXTS: usize = 4;
    const FIRST_TEXTS: usize = 60;
    let document = page.document;
    let texts = page.short_texts().iter().take(FIRST_TEXTS);
    let foreign = texts.filter(|node| {
        let text = document.text(**node);
        !text.is_ascii()
            && text
                .chars()
                .any(|sign| !sign.is_ascii() && sign.is_alphabetic())
    });
    foreign.take(FEWEST_TEXTS).count() == FEWEST_TEXTS
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

fn from_works(evidence: Evidence<'_>) -> Option<Stamp> {
    of_kind(evidence, Kind::Work)
}

fn from_pages(evidence: Evidence<'_>) -> Option<Stamp> {
    of_kind(evidence, Kind::Page)
}

fn from_metas(evidence: Evidence<'_>) -> Option<Stamp> {
    const NAMES: [&str; 30] = [
        "article:published_time",
        "og:article:published_time",
        "article:published",
        "og:published_time",
        "citation_publication_date",
        "citation_online_date",
        "citation_date",
        "dc.date.issued",
        "dc.issued",
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
        "published-date",
        "publication-date",
        "publishing-date",
        "published-time",
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

/// Any other `<meta>` whose name speaks of publishing or creating.
fn from_other_metas(evidence: Evidence<'_>) -> Option<Stamp> {
    const WORDS: [&str; 7] = [
        "publish", "pubdate", "issued", "release", "created", "create", "posted",
    ];
    let metas = evidence.page.metas.iter().filter(|(name, content)| {
        let named = WORDS.iter().any(|word| name.contains(word));
        (named || name.ends_with(".date") || name.ends_with(":date")) && content.len() <= 64
    });
    first_date(metas.map(|(_, content)| *content), evidence.order)
}

fn from_properties(evidence: Evidence<'_>) -> Option<Stamp> {
    const NAMES: [&str; 8] = [
        "datePublished",
        "dateCreated",
        "uploadDate",
        "dc:date",
        "dc:created",
        "dc:issued",
        "dcterms:created",
        "dcterms:issued",
    ];
    let page = evidence.page;
    let nodes = page.properties.iter().filter(|(found, _)| {
        found
            .split_ascii_whitespace()
            .any(|one| NAMES.contains(&one))
    });
    let nodes = nodes
        .map(|(_, node)| *node)
        .filter(|node| !page.is_aside(*node));
    nodes.take(8).find_map(|node| of_element(evidence, node))
}

fn from_address(evidence: Evidence<'_>) -> Option<Stamp> {
    let canonical = evidence
        .page
        .related("canonical")
        .find_map(|node| evidence.page.document.attribute(node, "href"));
    evidence
        .address
        .and_then(date::in_address)
        .or_else(|| canonical.and_then(date::in_address))
}

/// Where the day of the last change is looked for, in the order of weight.
const CHANGES: [Place; 4] = [
    (MetadataSource::JsonLd, declared_change),
    (MetadataSource::Meta, change_in_metas),
    (MetadataSource::Microdata, change_in_properties),
    (MetadataSource::Element, shown_change),
];

fn declared_change(evidence: Evidence<'_>) -> Option<Stamp> {
    let things = evidence.declared.main(Kind::Page);
    let texts = things.iter().filter_map(|thing| thing.modified.as_deref());
    first_date(texts, evidence.order)
}

fn change_in_metas(evidence: Evidence<'_>) -> Option<Stamp> {
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
    NAMES
        .iter()
        .find_map(|name| first_date(evidence.page.metas_named(name), evidence.order))
}

fn change_in_properties(evidence: Evidence<'_>) -> Option<Stamp> {
    let mut nodes = evidence.page.with_property("dateModified").take(8);
    nodes.find_map(|node| of_element(evidence, node))
}
