//! Dates as readers see them: `<time>` elements, elements marked as dates, lines of text.

use super::declared::Declared;
use super::held::{Searched, Word, words};
use super::page::{Page, holds};
use crate::dom::{NodeId, Tag};
use crate::text::date::{self, Order, Stamp};

/// What the search for dates knows.
#[derive(Clone, Copy)]
pub(super) struct Evidence<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) declared: &'a Declared,
    pub(super) order: Order,
    pub(super) address: Option<&'a str>,
    /// Whether lines of text are read wherever they stand.
    pub(super) lines: bool,
}

pub(super) fn first_date<'a>(texts: impl Iterator<Item = &'a str>, order: Order) -> Option<Stamp> {
    texts.take(32).find_map(|text| date::find(text, order))
}

/// The date an element carries: in its attributes, or in its text.
pub(super) fn of_element(evidence: Evidence<'_>, node: NodeId) -> Option<Stamp> {
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
    first_date(attribute, evidence.order).or_else(|| date::find(&text()?, evidence.order))
}

/// An element and the one around it, with the beginnings of their texts.
fn with_texts(page: &Page<'_>, node: NodeId) -> impl Iterator<Item = (NodeId, String)> {
    let around = std::iter::once(node).chain(page.document.parent(node));
    around.map(|place| (place, page.short_text(place)))
}

/// Whether an element's attributes or a few words around it say that its date is that of a change.
fn says_modified(evidence: Evidence<'_>, node: NodeId) -> bool {
    let mut around = with_texts(evidence.page, node);
    around.any(|(place, text)| tells_modified(evidence, place, &text))
}

/// The same for the element alone, with its text.
fn tells_modified(evidence: Evidence<'_>, place: NodeId, text: &str) -> bool {
    let document = evidence.page.document;
    let marks = ["class", "itemprop", "id"]
        .iter()
        .filter_map(|name| document.attribute(place, name));
    let marked = marks.into_iter().any(|value| {
        (holds(value, "updated") || holds(value, "modified")) && !holds(value, "published")
    });
    marked || tells_change(text)
}

/// How many of an element's ancestors may say that its date is none of the article's.
const OTHER_DEPTH: usize = 4;

/// Names of elements that show when a member joined, or what day it is.
const OTHER_NAMES: [Word; 4] = words(["profile", "today", "current-date", "current_date"]);

/// Whether an element's date is neither that of a change nor another day.
fn may_be_publication(evidence: Evidence<'_>, node: NodeId) -> bool {
    let document = evidence.page.document;
    let around: Vec<(NodeId, String)> = with_texts(evidence.page, node).collect();
    let mut near = std::iter::once(node)
        .chain(document.ancestors(node))
        .take(OTHER_DEPTH);
    let is_other = |place| {
        let names = ["class", "id"].map(|name| document.attribute(place, name).unwrap_or(""));
        let mut names = names.into_iter();
        names.any(|names| Searched::new(names).holds_any(&OTHER_NAMES))
    };
    let is_modified = |(place, text): &(NodeId, String)| tells_modified(evidence, *place, text);
    !around.iter().any(is_modified)
        && !near.any(is_other)
        && !around.iter().any(|(_, text)| tells_other(text))
}

/// Longer texts speak of more than one date.
const LONGEST_LABEL: usize = 80;

/// Whether a short text speaks of a change, and not of publishing as well.
fn tells_change(text: &str) -> bool {
    const CHANGES: [&str; 14] = [
        "updat",
        "edited",
        "modifi",
        "revised",
        "last reviewed",
        "aktualisiert",
        "mis à jour",
        "mise à jour",
        "actualizad",
        "atualizad",
        "aggiornat",
        "bijgewerkt",
        "обновлен",
        "更新",
    ];
    const PUBLISHING: [&str; 5] = ["publi", "posted", "veröffentlicht", "first", "original"];
    if text.chars().count() > LONGEST_LABEL {
        return false;
    }
    let text = text.to_lowercase();
    CHANGES.iter().any(|word| text.contains(word))
        && !PUBLISHING.iter().any(|word| text.contains(word))
        && !tells_both(&text, &CHANGES)
}

/// Whether a day stands before the word for a change, and another time behind it.
fn tells_both(text: &str, changes: &[&str]) -> bool {
    let at = changes.iter().filter_map(|word| text.find(word)).min();
    let (before, behind) = text.split_at_checked(at.unwrap_or(0)).unwrap_or_default();
    behind.contains(|sign: char| sign.is_ascii_digit())
        && date::may_hold(before)
        && date::find(before, Order::DayFirst).is_some()
}

/// Whether a short text speaks of another day: on which a product came out or a member joined.
fn tells_other(text: &str) -> bool {
    const OTHERS: [&str; 18] = [
        "visitor",
        "besucher",
        "visiteur",
        "joined",
        "registered",
        "member since",
        "mitglied seit",
        "inscrit le",
        "registrado",
        "регистрация",
        "release date",
        "released:",
        "erscheinungsdatum",
        "date de sortie",
        "fecha de lanzamiento",
        "data di uscita",
        "дата выхода",
        "発売日",
    ];
    if text.chars().count() > LONGEST_LABEL {
        return false;
    }
    let text = text.to_lowercase();
    OTHERS.iter().any(|word| text.contains(word))
}

/// `<time>` elements: those marked as the publication first, then the first of the article.
pub(super) fn from_times(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let times = || beside_headline(page, &page.times);
    let marked = times().filter(|node| is_marked(page, *node));
    let plain = times().filter(|node| may_be_publication(evidence, *node));
    marked
        .chain(plain)
        .filter(|node| !page.is_aside(*node))
        .find_map(|node| of_element(evidence, node))
}

/// Whether an element is marked as the day of publication.
fn is_marked(page: &Page<'_>, node: NodeId) -> bool {
    let document = page.document;
    document.attribute(node, "pubdate").is_some()
        || ["class", "itemprop"].iter().any(|name| {
            let value = document.attribute(node, name).unwrap_or("");
            holds(value, "publi") || holds(value, "entry-date")
        })
}

pub(super) fn from_classes(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let nodes = beside_headline(page, &page.dated).filter(|node| !page.is_aside(*node));
    let mut nodes = nodes.filter(|node| may_be_publication(evidence, *node));
    nodes.find_map(|node| of_element(evidence, node))
}

/// How many marked elements are asked where they stand.
const MOST_MARKED: usize = 48;

/// Some elements, those after the headline of the article or right before it first.
fn beside_headline(page: &Page<'_>, nodes: &[NodeId]) -> impl Iterator<Item = NodeId> {
    let first = page.heading().map_or(0, |node| node.index());
    let is_near = move |node: &NodeId| node.index() + BEFORE >= first;
    let nodes = nodes.iter().take(MOST_MARKED).copied();
    let near = nodes.clone().filter(is_near);
    near.chain(nodes.filter(move |node| !is_near(node)))
}

/// The date of a marked element that stands near the headline.
pub(super) fn marked_near(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let heading = page.heading()?.index();
    let times = beside_headline(page, &page.times);
    let mut nodes = times.chain(beside_headline(page, &page.dated));
    let place = heading.saturating_sub(BEFORE)..heading + NEAR_MARKED;
    let is_near = |node: NodeId| place.contains(&node.index()) || is_marked(page, node);
    nodes
        .find(|node| is_near(*node) && !page.is_aside(*node) && may_be_publication(evidence, *node))
        .and_then(|node| of_element(evidence, node))
}

/// The date of a marked element right behind the headline, with hardly anything between them.
pub(super) fn marked_behind(evidence: Evidence<'_>) -> Option<Stamp> {
    right_behind(evidence, |node| {
        let page = evidence.page;
        let is_marked = page.times.contains(&node) || page.dated.contains(&node);
        is_marked.then(|| of_element(evidence, node))?
    })
}

/// A text right behind the headline that is a date and nothing else.
pub(super) fn alone_behind(evidence: Evidence<'_>) -> Option<Stamp> {
    let document = evidence.page.document;
    right_behind(evidence, |node| date::whole(document.text(node)))
}

/// What is read right behind the headline. Behind a person's name it may be of a review.
fn right_behind(evidence: Evidence<'_>, read: impl Fn(NodeId) -> Option<Stamp>) -> Option<Stamp> {
    let page = evidence.page;
    let heading = page.heading()?;
    let first = page.document.end(heading).index();
    let behind = |node: &&NodeId| (first..first + RIGHT_BEHIND).contains(&node.index());
    let person = page.bylines.iter().find(behind).map(|node| node.index());
    let end = person.unwrap_or(first + RIGHT_BEHIND);
    let mut nodes = page.document.nodes_in(first..end);
    nodes.find_map(|node| {
        let stamp = read(node)?;
        let usable = !page.is_aside(node) && may_be_publication(evidence, node);
        usable.then_some(stamp)
    })
}

/// A text near the headline that is a date and nothing else.
pub(super) fn alone_near(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let document = page.document;
    let first = page.heading()?.index().saturating_sub(BEFORE);
    let mut nodes = document.nodes_in(first..first + BEFORE + NEAR_MARKED);
    nodes.find_map(|node| {
        let stamp = date::whole(document.text(node))?;
        let usable = !page.is_aside(node) && may_be_publication(evidence, node);
        usable.then_some(stamp)
    })
}

/// How many nodes behind the headline's end hardly hold anything.
const RIGHT_BEHIND: usize = 12;

/// How many nodes after the headline the article's own date stands at most.
const NEAR_MARKED: usize = 60;

/// How many nodes before and after the headline are looked through for a date.
const BEFORE: usize = 40;
const AFTER: usize = 300;

/// How many nodes of a page without a headline element are looked through.
const WITHOUT_HEADLINE: usize = 800;

/// Texts with a date in them are short, and those that are little else are shorter still.
const LONGEST_TEXT: usize = 100;
const LONGEST_DATE: usize = 64;

/// A short text near the headline with a date in it.
pub(super) fn from_text(evidence: Evidence<'_>) -> Option<Stamp> {
    near_headline(evidence, false)
}

/// The date in a short text near the headline that speaks of a change, or in one that does not.
fn near_headline(evidence: Evidence<'_>, change: bool) -> Option<Stamp> {
    let page = evidence.page;
    let Some(headline) = page.heading() else {
        return in_line(evidence, WITHOUT, change);
    };
    let near = Lines {
        first: headline.index().saturating_sub(BEFORE),
        count: BEFORE + AFTER,
        longest: LONGEST_TEXT,
    };
    // A text that only looks like the headline says less about where the date stands.
    let is_like = page.headlines.is_empty();
    let anywhere = || is_like.then(|| in_line(evidence, WITHOUT, change))?;
    in_line(evidence, near, change).or_else(anywhere)
}

/// Which nodes are read, and how many characters their texts have at most.
#[derive(Clone, Copy)]
struct Lines {
    first: usize,
    count: usize,
    longest: usize,
}

/// On a page without a headline.
const WITHOUT: Lines = Lines {
    first: 0,
    count: WITHOUT_HEADLINE,
    longest: LONGEST_DATE,
};

fn in_line(evidence: Evidence<'_>, lines: Lines, change: bool) -> Option<Stamp> {
    let page = evidence.page;
    let Lines {
        first,
        count,
        longest,
    } = lines;
    let nodes = page.document.nodes_in(first..first + count);
    let mut texts = nodes.filter(|node| page.document.tag(*node) == Tag::Text);
    texts.find_map(|node| {
        let text = page.document.text(node);
        if text.len() > longest * 8 || !date::may_hold(text) {
            return None;
        }
        let place = page.document.parent(node)?;
        if page.document.tag(place).is_unrendered() {
            return None;
        }
        let text = crate::text::collapse(text);
        if text.chars().count() > longest || tells_rights(&text) {
            return None;
        }
        let stamp = date::find(&text, evidence.order).filter(|_| !is_span(&text))?;
        let fits = if change {
            says_modified(evidence, place)
        } else {
            may_be_publication(evidence, place) && !tells_beginning(&text) && !tells_other(&text)
        };
        let usable = fits && !page.is_aside(place);
        usable.then_some(stamp)
    })
}

/// Whether a text tells since when something is so: a site is counted, a club has met.
fn tells_beginning(text: &str) -> bool {
    const SINCE: [&str; 8] = [
        "since ", "seit ", "depuis ", "desde ", "sinds ", "od ", "с ", "dal ",
    ];
    let start = text
        .split_inclusive(' ')
        .next()
        .unwrap_or("")
        .to_lowercase();
    SINCE.contains(&start.as_str())
}

/// Whether a text tells whose the rights are: its date is that of the site.
fn tells_rights(text: &str) -> bool {
    text.contains('©') || text.to_lowercase().contains("copyright")
}

/// Whether a text is two days and what joins them: those of a life or of an event.
fn is_span(text: &str) -> bool {
    const JOINING: [&str; 3] = [" - ", " – ", " — "];
    let ends = JOINING.iter().filter_map(|mark| text.split_once(mark));
    let mut days = ends.filter_map(|(first, last)| date::whole(first).zip(date::whole(last)));
    days.any(|(first, last)| first.day < last.day)
}

/// The last resort: an element marked as a date, even where it stands beside the article.
pub(super) fn from_anywhere(evidence: Evidence<'_>) -> Option<Stamp> {
    let nodes = evidence
        .page
        .times
        .iter()
        .chain(&evidence.page.dated)
        .take(24);
    let mut nodes = nodes
        .filter(|node| !evidence.page.is_elsewhere(**node) && may_be_publication(evidence, **node));
    nodes.find_map(|node| of_element(evidence, *node))
}

/// The date of a change as readers see it.
pub(super) fn shown_change(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let nodes = page.times.iter().chain(&page.dated);
    let nodes = nodes.filter(|node| !page.is_elsewhere(**node)).take(24);
    let mut changed = nodes.filter(|node| says_modified(evidence, **node));
    changed
        .find_map(|node| of_element(evidence, *node))
        .or_else(|| near_headline(evidence, true))
}
