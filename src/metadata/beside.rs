//! Dates as readers see them: `<time>` elements, elements marked as dates, lines of text.

use super::days::{
    self, is_sentence, is_span, tells_beginning, tells_change, tells_other, tells_rights,
};
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
    first_date(attribute, evidence.order).or_else(|| days::published(&text()?, evidence.order))
}

/// An element and the one around it.
fn with_around(page: &Page<'_>, node: NodeId) -> impl Iterator<Item = NodeId> {
    std::iter::once(node).chain(page.document.parent(node))
}

/// The beginnings of the texts of an element and of the one around it.
fn texts_around(page: &Page<'_>, node: NodeId) -> impl Iterator<Item = String> {
    with_around(page, node).map(|place| page.short_text(place))
}

/// Whether an element's attributes or a few words around it say that its date is that of a change.
fn says_modified(evidence: Evidence<'_>, node: NodeId) -> bool {
    is_named_modified(evidence.page, node)
        || texts_around(evidence.page, node).any(|text| tells_change(&text))
}

/// Whether the attributes of an element or of the one around it name the day of a change.
fn is_named_modified(page: &Page<'_>, node: NodeId) -> bool {
    let names_change = |value: &str| {
        (holds(value, "updated") || holds(value, "modified")) && !holds(value, "published")
    };
    with_around(page, node).any(|place| {
        let names = ["class", "itemprop", "id"];
        let mut values = names
            .iter()
            .filter_map(|name| page.document.attribute(place, name));
        values.any(names_change)
    })
}

/// How many of an element's ancestors may say that its date is none of the article's.
const OTHER_DEPTH: usize = 4;

/// Names of elements that show when a member joined, or what day it is.
const OTHER_NAMES: [Word; 4] = words(["profile", "today", "current-date", "current_date"]);

/// Whether an element's date is neither that of a change nor another day.
fn may_be_publication(evidence: Evidence<'_>, node: NodeId) -> bool {
    let document = evidence.page.document;
    let mut near = std::iter::once(node)
        .chain(document.ancestors(node))
        .take(OTHER_DEPTH);
    let is_other = |place| {
        let names = ["class", "id"].map(|name| document.attribute(place, name).unwrap_or(""));
        let mut names = names.into_iter();
        names.any(|names| Searched::new(names).holds_any(&OTHER_NAMES))
    };
    !is_named_modified(evidence.page, node)
        && !near.any(is_other)
        && !texts_around(evidence.page, node).any(|text| tells_change(&text) || tells_other(&text))
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

/// The date in a heading right above the headline, as blogs have it above all entries of a day.
pub(super) fn marked_above(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let document = page.document;
    let heading = page.heading()?.index();
    let above = heading.saturating_sub(RIGHT_BEHIND)..heading;
    let mut nodes = page
        .dated
        .iter()
        .filter(|node| above.contains(&node.index()));
    nodes.find_map(|node| {
        let is_heading = matches!(document.tag(*node), Tag::H2 | Tag::H3 | Tag::H4);
        is_heading.then(|| date::whole(&page.short_text(*node)))?
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
    let behind = Lines {
        first: headline.index(),
        count: AFTER,
        longest: LONGEST_TEXT,
    };
    let before = Lines {
        first: headline.index().saturating_sub(BEFORE),
        count: BEFORE.min(headline.index()),
        longest: LONGEST_TEXT,
    };
    // A text that only looks like the headline says less about where the date stands.
    let is_like = page.headlines.is_empty();
    let anywhere = || is_like.then(|| in_line(evidence, WITHOUT, change))?;
    last_in_line(evidence, before, change)
        .or_else(|| in_line(evidence, behind, change))
        .or_else(anywhere)
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
    let mut nodes = lines.nodes(evidence);
    nodes.find_map(|node| of_text(evidence, node, lines.longest, change))
}

/// The same for the last such text: before a headline, what is nearest to it.
fn last_in_line(evidence: Evidence<'_>, lines: Lines, change: bool) -> Option<Stamp> {
    let mut nodes = lines.nodes(evidence).rev();
    nodes.find_map(|node| of_text(evidence, node, lines.longest, change))
}

impl Lines {
    fn nodes(self, evidence: Evidence<'_>) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        let document = evidence.page.document;
        document.nodes_in(self.first..self.first + self.count)
    }
}

/// The day that a text tells, of publication or of a change.
fn of_text(evidence: Evidence<'_>, node: NodeId, longest: usize, change: bool) -> Option<Stamp> {
    let page = evidence.page;
    if page.document.tag(node) != Tag::Text {
        return None;
    }
    let text = page.document.text(node);
    if text.len() > longest * 8 || !date::may_hold(text) {
        return None;
    }
    let place = page.document.parent(node)?;
    if page.document.tag(place).is_unrendered() {
        return None;
    }
    let text = crate::text::collapse(text);
    let is_long = text.chars().count() > longest;
    if is_long || !date::has_enough_digits(&text) || tells_rights(&text) {
        return None;
    }
    let stamp = match change {
        true => days::changed(&text, evidence.order).or_else(|| {
            // Where the word stands beside it, a text is hardly more than a day.
            let is_bare = text.len() <= LONGEST_DATE;
            let stamp = is_bare.then(|| date::find(&text, evidence.order))??;
            says_modified(evidence, place).then_some(stamp)
        }),
        false => days::published(&text, evidence.order).filter(|_| {
            may_be_publication(evidence, place)
                && !tells_change(&text)
                && !tells_beginning(&text)
                && !tells_other(&text)
                && !is_sentence(&text)
        }),
    };
    stamp.filter(|_| !is_span(&text) && !page.is_aside(place))
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
    let lines = page.dated.iter().take(MOST_OF_BOTH);
    let mut lines = lines.filter(|node| !page.is_elsewhere(**node));
    let in_both = |node: &NodeId| days::changed(&page.short_text(*node), evidence.order);
    changed
        .find_map(|node| of_element(evidence, *node))
        .or_else(|| near_headline(evidence, true))
        .or_else(|| lines.find_map(in_both))
}

/// How many marked elements are asked whether they tell a change beside the day of publication.
const MOST_OF_BOTH: usize = 4;
