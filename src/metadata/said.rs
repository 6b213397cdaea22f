//! Days of publication that a line of text says outright, wherever it stands.

use super::beside::Evidence;
use super::bylines;
use super::names::beginning;
use super::page::Page;
use crate::dom::{NodeId, Tag};
use crate::text::{self, date, date::Stamp};

/// Words behind which the day of the first publication follows.
const FIRST_PUBLISHED: [&str; 22] = [
    "originally published",
    "originally posted",
    "first published",
    "first posted",
    "ursprünglich veröffentlicht",
    "ursprünglich erschienen",
    "erstmals veröffentlicht",
    "zuerst veröffentlicht",
    "initialement publié",
    "publié initialement",
    "publié pour la première fois",
    "originalmente publicado",
    "publicado originalmente",
    "publicado por primera vez",
    "pubblicato originariamente",
    "pubblicato per la prima volta",
    "oorspronkelijk gepubliceerd",
    "pierwotnie opublikowan",
    "původně publikován",
    "впервые опубликован",
    "初次发布",
    "首次发布",
];

/// Words that open a line with the day of publication.
const PUBLISHED: [&str; 24] = [
    "posted",
    "published",
    "publication date",
    "publish date",
    "date published",
    "date posted",
    "veröffentlicht",
    "erschienen am",
    "veröffentlichungsdatum",
    "publié le",
    "date de publication",
    "publicado el",
    "fecha de publicación",
    "publicado em",
    "data de publicação",
    "pubblicato il",
    "data di pubblicazione",
    "gepubliceerd op",
    "opublikowano",
    "data publikacji",
    "publikováno",
    "опубликовано",
    "公開日",
    "发布时间",
];

/// What all of these words hold one of, in any case that they are written in.
const STEMS: [&str; 10] = [
    "ubli",
    "UBLI",
    "bblicat",
    "ffentlicht",
    "rschienen",
    "osted",
    "OSTED",
    "публикован",
    "发布",
    "公開日",
];

/// Longer texts are not read, in bytes.
const LONGEST_TEXT: usize = 400;

/// Within so many bytes behind the words the day follows.
const BEHIND: usize = 60;

/// How many texts with such words are asked where they stand.
const MOST_TEXTS: usize = 16;

/// How many nodes around a byline are looked through for a date.
const BEFORE_BYLINE: usize = 12;
const BEHIND_BYLINE: usize = 40;

/// The day of the first publication, which a later version of a page tells in its text.
pub(super) fn first_published(evidence: Evidence<'_>) -> Option<Stamp> {
    let says = |text: &str| FIRST_PUBLISHED.iter().any(|words| text.contains(words));
    said(evidence, says).next()
}

/// The day of publication in a line that opens with words for it. Where several lines tell different
/// days, they speak of several things.
pub(super) fn published(evidence: Evidence<'_>) -> Option<Stamp> {
    let says = |text: &str| PUBLISHED.iter().any(|words| text.starts_with(words));
    let mut days = said(evidence, says);
    let first = days.next()?;
    days.all(|other| other.day == first.day).then_some(first)
}

/// A date that stands alone beside a byline, however far from the headline.
pub(super) fn beside_byline(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let byline = bylines::far_opening(page)?.index();
    let nodes = byline.saturating_sub(BEFORE_BYLINE)..byline + BEHIND_BYLINE;
    let mut texts = page.document.nodes_in(nodes);
    texts.find_map(|node| date::whole(page.document.text(node)))
}

/// The dates behind texts that say something; `says` gets a text in lower case.
fn said<'a>(
    evidence: Evidence<'a>,
    says: impl Fn(&str) -> bool + Copy + 'a,
) -> impl Iterator<Item = Stamp> + 'a {
    let page = evidence.page;
    let document = page.document;
    let saying = move |node: &NodeId| {
        let text = document.text(*node);
        text.len() <= LONGEST_TEXT && may_say(text) && says(&lowered(text))
    };
    let nodes = document.nodes().filter(saying).take(MOST_TEXTS);
    nodes.filter_map(move |node| {
        let place = document.parent(node)?;
        let shown = !document.tag(place).is_unrendered() && !page.is_elsewhere(node);
        let line = shown.then(|| line(page, place))?;
        let line = lowered(&line);
        let words = FIRST_PUBLISHED.iter().chain(&PUBLISHED);
        let at = words.filter_map(|words| line.find(words)).min()?;
        let behind = line.get(at..).unwrap_or("");
        date::find(beginning(behind, BEHIND), evidence.order)
    })
}

/// The text of an element, or of the one around it where it holds no digits: labels and dates
/// stand side by side.
fn line(page: &Page<'_>, place: NodeId) -> String {
    let own = page.short_text(place);
    let around = page.document.parent(place);
    let around = around.filter(|node| !matches!(page.document.tag(*node), Tag::Body | Tag::Html));
    match around {
        Some(around) if !date::may_hold(&own) => page.short_text(around),
        _ => own,
    }
}

fn may_say(text: &str) -> bool {
    let text = text.as_bytes();
    STEMS
        .iter()
        .any(|stem| memchr::memmem::find(text, stem.as_bytes()).is_some())
}

fn lowered(text: &str) -> String {
    text::collapse(text).to_lowercase()
}
