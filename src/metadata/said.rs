//! Days of publication that a line of text says outright, wherever it stands.

use super::beside::Evidence;
use super::page::Page;
use crate::dom::{NodeId, Tag};
use crate::text::{self, beginning, date, date::Stamp};

/// Words behind which the day of the first publication follows.
const FIRST_PUBLISHED: [&str; 17] = [
    "originally published",
    "first published",
    "ursprünglich veröffentlicht",
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

/// Within so many bytes behind the words the day follows.
const BEHIND: usize = 60;

/// How many texts with such words are asked where they stand.
const MOST_TEXTS: usize = 16;

/// How many nodes around a byline are looked through for a date.
const BEFORE_BYLINE: usize = 12;
const BEHIND_BYLINE: usize = 40;

/// The day of the first publication, which a later version of a page tells in its text.
pub(super) fn first_published(evidence: Evidence<'_>) -> Option<Stamp> {
    let says = |text: &str| {
        may_say_first(text) && {
            let text = lowered(text);
            FIRST_PUBLISHED.iter().any(|words| text.contains(words))
        }
    };
    said(evidence, says).next()
}

/// The day of publication in a line that opens with words for it. Where several lines tell different
/// days, they speak of several things.
pub(super) fn published(evidence: Evidence<'_>) -> Option<Stamp> {
    let says = |text: &str| {
        may_say_published(text) && {
            let text = lowered(text);
            PUBLISHED.iter().any(|words| text.starts_with(words))
        }
    };
    let mut days = said(evidence, says);
    let first = days.next()?;
    days.all(|other| other.day == first.day).then_some(first)
}

/// A date that stands alone beside a byline, however far from the headline.
pub(super) fn beside_byline(evidence: Evidence<'_>) -> Option<Stamp> {
    let page = evidence.page;
    let byline = evidence.lines.then(|| page.far_opening())??.index();
    let nodes = byline.saturating_sub(BEFORE_BYLINE)..byline + BEHIND_BYLINE;
    let mut texts = page.document.nodes_in(nodes);
    texts.find_map(|node| date::whole(page.document.text(node)))
}

/// The dates behind texts that say something.
fn said<'a>(
    evidence: Evidence<'a>,
    says: impl Fn(&str) -> bool + Copy + 'a,
) -> impl Iterator<Item = Stamp> + 'a {
    let page = evidence.page;
    let document = page.document;
    let texts = if evidence.lines {
        page.short_texts()
    } else {
        &[]
    };
    let saying = move |node: &NodeId| says(document.text(*node));
    let nodes = texts.iter().copied().filter(saying).take(MOST_TEXTS);
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

/// Whether a text may say when something was first published, at a glance: all words for that hold
/// `bli`, `öffen` or `убл`.
fn may_say_first(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_around = |at: usize| {
        let behind = bytes.get(at + 1..).unwrap_or(&[]);
        let before = bytes.get(..at).unwrap_or(&[]);
        behind.starts_with(b"li")
            || behind.starts_with(b"ffen")
            || before.ends_with(b"\xD1\x83\xD0")
    };
    bytes.len() >= SHORTEST_FIRST
        && memchr::memchr3_iter(b'b', LAST_OF_OE, LAST_OF_BE, bytes).any(is_around)
}

/// The last bytes of `ö` and `б` in UTF-8.
const LAST_OF_OE: u8 = 0xB6;
const LAST_OF_BE: u8 = 0xB1;

/// No words for a first publication are shorter, in bytes.
const SHORTEST_FIRST: usize = 15;

/// Whether a text may open with words for publishing, at a glance: by its first letters.
fn may_say_published(text: &str) -> bool {
    const STARTS: [&[u8; 3]; 8] = [
        b"pos", b"pub", b"dat", b"ver", b"ers", b"fec", b"gep", b"opu",
    ];
    let start = text.trim_ascii_start().as_bytes().first_chunk::<3>();
    start.is_some_and(|start| {
        !start.is_ascii()
            || STARTS
                .iter()
                .any(|known| start.eq_ignore_ascii_case(*known))
    })
}

fn lowered(text: &str) -> String {
    text::collapse(text).to_lowercase()
}
