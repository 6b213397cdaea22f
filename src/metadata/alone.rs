//! Names that stand alone: before or behind a day near the headline, as a signature below the text, above an address.

use super::bylines::{NEAR_LINES, PRECEDING, before_job, short_texts};
use super::lines;
use super::page::{Page, holds};
use crate::dom::{NodeId, Tag};
use crate::text::{date, is_ideographic};

/// How many texts behind the headline may be a name alone, and how many beside it may be its day.
const MOST_BEHIND: usize = 12;
const TO_DAY: usize = 3;

/// How many nodes before the headline its day may stand.
const BEFORE: usize = 16;

/// The line that such a name stands in has so many characters at most, and so many where it opens it.
const LONGEST_OF_NAME: usize = 60;
const LONGEST_OPENED: usize = 120;

/// Longer texts, in bytes, are paragraphs.
const LONGEST_BEFORE: usize = 120;

/// A name that stands alone behind the headline, beside a day. What is linked names a part of the site, too.
pub(super) fn near(page: &Page<'_>) -> Vec<String> {
    let Some(headline) = page.heading() else {
        return Vec::new();
    };
    let document = page.document;
    let first = document.end(headline).index();
    let texts = short_texts(page, document.nodes_in(first..first + NEAR_LINES));
    let long = |node: &NodeId| document.text(*node).len() > LONGEST_BEFORE;
    let mut text = document.nodes_in(first..first + NEAR_LINES).filter(long);
    // One such text may be the lead, a second one is the article's.
    let end = text.nth(1).map_or(usize::MAX, NodeId::index);
    let names = texts.iter().enumerate().take(MOST_BEHIND);
    let names = names.filter(|(_, (node, _))| node.index() < end);
    let mut names = names.filter_map(|(at, (node, text))| {
        let name = name_beside_day(page, &texts, at, text)?;
        let fits = is_line(page, *node, name)
            && !page.is_aside(*node)
            && !is_linked(page, *node)
            && !is_of_picture(page, *node);
        (fits && !page.names_itself(name)).then_some(name)
    });
    names
        .next()
        .map(|name| vec![name.to_owned()])
        .unwrap_or_default()
}

/// The name in a text behind the headline, if a day stands beside it.
fn name_beside_day<'a>(
    page: &Page<'_>,
    texts: &[(NodeId, &str)],
    at: usize,
    text: &'a str,
) -> Option<&'a str> {
    let line = text.trim().trim_end_matches('.');
    if !line.starts_with(char::is_uppercase) {
        return behind_mark(page, line);
    }
    let is_own = |other: &str| page.names_itself(other);
    let name = match lines::is_person(line) {
        true => line,
        false => lines::before_other(line, is_own)?,
    };
    let is_day = |(_, text): &(NodeId, &str)| lines::tells_day(text);
    let behind = texts.iter().skip(at + 1).take(TO_DAY).any(is_day);
    let before = || {
        if in_capitals(page) {
            return at == 0 && is_dated_above(page);
        }
        let count = at.min(TO_DAY);
        let before = texts.iter().skip(at - count).take(count);
        before.clone().any(is_day) || at == 0 && is_dated_above(page)
    };
    (behind || before()).then_some(name)
}

/// The name in a line behind a day and a mark.
fn behind_mark<'a>(page: &Page<'_>, line: &'a str) -> Option<&'a str> {
    match in_capitals(page) {
        true => None,
        false => lines::behind_mark(line),
    }
}

/// Whether the page may be in English, where parts of a site are called like names.
fn in_capitals(page: &Page<'_>) -> bool {
    let language = page.language.unwrap_or("").trim_start();
    let is_english = language.is_empty() || language.starts_with("en");
    is_english && page.own.is_ascii()
}

/// Whether a line right above the headline tells a day.
fn is_dated_above(page: &Page<'_>) -> bool {
    let Some(headline) = page.heading() else {
        return false;
    };
    let first = headline.index().saturating_sub(BEFORE);
    let texts = short_texts(page, page.document.nodes_in(first..headline.index()));
    let mut nearest = texts.iter().rev().take(TO_DAY);
    nearest.any(|(_, text)| lines::tells_day(text))
}

fn is_linked(page: &Page<'_>, node: NodeId) -> bool {
    let mut around = page.document.ancestors(node).take(PRECEDING);
    around.any(|place| page.document.tag(place) == Tag::A)
}

/// Whether a text stands in the caption or the credit of a picture.
fn is_of_picture(page: &Page<'_>, node: NodeId) -> bool {
    const NAMES: [&str; 4] = ["caption", "credit", "photo", "image"];
    let document = page.document;
    let mut around = document.ancestors(node).take(TO_CAPTION);
    around.any(|place| {
        let class = document.attribute(place, "class").unwrap_or("");
        matches!(document.tag(place), Tag::Figure | Tag::Figcaption)
            || NAMES.iter().any(|name| holds(class, name))
    })
}

/// How many of a text's ancestors may be a caption.
const TO_CAPTION: usize = 3;

/// Whether the block around a text is a line.
fn is_line(page: &Page<'_>, node: NodeId, name: &str) -> bool {
    let mut around = page.document.ancestors(node).take(PRECEDING);
    let block = around.find(|place| page.document.tag(*place).is_block());
    block.is_some_and(|block| {
        let line = page.short_text(block);
        let is_opened = line.starts_with(name) && date::may_hold(&line);
        let longest = if is_opened {
            LONGEST_OPENED
        } else {
            LONGEST_OF_NAME
        };
        line.chars().count() <= longest
    })
}

/// A name as a signature below the text: a reporter's of Korea or Japan, or one that stands alone at the right side.
pub(super) fn signed(page: &Page<'_>) -> Vec<String> {
    let document = page.document;
    let lines = page.short_texts().iter().rev().take(MOST_SIGNED);
    let mut names = lines.filter_map(|node| {
        let text = document.text(*node);
        // In letters of ASCII only what is aligned at the right side is a signature.
        if !page.has_aligned && text.is_ascii() {
            return None;
        }
        let text = text.trim();
        if !(SHORTEST_NAME..=2 * LONGEST_OF_NAME).contains(&text.len()) {
            return None;
        }
        let name = signature(page, *node, text)?;
        (!page.is_elsewhere(*node) && !page.names_itself(name)).then_some(name)
    });
    only(&mut names)
}

/// The name in a text that may be a signature.
fn signature<'a>(page: &Page<'_>, node: NodeId, text: &'a str) -> Option<&'a str> {
    if text.ends_with('】') {
        return in_brackets(text);
    }
    if text.ends_with(|sign: char| sign.is_ascii_punctuation() || sign.is_ascii_digit()) {
        return None;
    }
    if !text.is_ascii() && text.contains('자') {
        return before_job(text).filter(|_| text.contains('@'));
    }
    (page.has_aligned && is_at_right(page, node) && lines::is_person(text)).then_some(text)
}

/// A name of ideographs in brackets at the end of a text, as Japanese newspapers have it. Labels stand in longer
/// or shorter ones, or open a text.
fn in_brackets(text: &str) -> Option<&str> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 3..=5;
    let (_, name) = text.strip_suffix('】')?.rsplit_once('【')?;
    let is_name = LENGTHS.contains(&name.chars().count())
        && name
            .chars()
            .all(|letter| is_ideographic(letter) && letter.is_alphabetic());
    is_name.then_some(name)
}

/// The only one of some names: several sign several texts.
fn only<'a>(names: &mut impl Iterator<Item = &'a str>) -> Vec<String> {
    let name = names.next().filter(|_| names.next().is_none());
    name.map(|name| vec![name.to_owned()]).unwrap_or_default()
}

/// No full name has fewer bytes.
const SHORTEST_NAME: usize = 5;

/// How many of a page's last texts may be a signature.
const MOST_SIGNED: usize = 2000;

/// Whether a text is all of an element that stands at the right side.
fn is_at_right(page: &Page<'_>, node: NodeId) -> bool {
    let document = page.document;
    let mut around = document.ancestors(node).take(PRECEDING);
    let block = around.find(|place| document.tag(*place).is_block());
    block.is_some_and(|block| {
        let align = document.attribute(block, "align").unwrap_or("");
        let style = document.attribute(block, "style").unwrap_or("");
        (align.eq_ignore_ascii_case("right") || is_right_aligned(style))
            && page.short_text(block).chars().count() <= LONGEST_OF_NAME
            && matches!(document.tag(block), Tag::P | Tag::Div)
    })
}

/// Whether a style aligns a text at the right side.
fn is_right_aligned(style: &str) -> bool {
    let behind = style.split_once("text-align").map(|(_, behind)| behind);
    behind.is_some_and(|behind| {
        let value = behind.trim_start_matches([' ', ':']);
        value.starts_with("right") || value.starts_with("end")
    })
}

/// How many texts before a name may say that it is somebody to ask.
const TO_LABEL: usize = 2;

/// A name above an address for mail that is made of it, as reporters sign: the only one of the page, and none that
/// is given to be asked.
pub(super) fn mailed(page: &Page<'_>) -> Vec<String> {
    let document = page.document;
    let texts = page.short_texts();
    let holds_at = |text: &str| memchr::memchr(b'@', text.as_bytes()).is_some();
    let addresses = texts.iter().enumerate();
    let mut names = addresses.filter_map(|(at, node)| {
        let text = document.text(*node);
        if !holds_at(text) {
            return None;
        }
        let address = text.trim();
        if address.len() > LONGEST_OF_NAME || address.contains(' ') {
            return None;
        }
        let before = texts.get(at.checked_sub(1)?)?;
        let name = document.text(*before).trim();
        let fits = lines::is_person(name) && is_made_of(address, name);
        let labels = texts.iter().take(at - 1).rev().take(TO_LABEL);
        let asked = |label: &NodeId| asks(document.text(*label));
        let fits = fits && !labels.clone().any(asked) && !page.is_elsewhere(*before);
        (fits && !page.names_itself(name)).then_some(name)
    });
    only(&mut names)
}

/// Whether the local part of an address holds the last word of a name; letters with accents are written in many ways.
fn is_made_of(address: &str, name: &str) -> bool {
    let local = address.split('@').next().unwrap_or("").to_lowercase();
    let family = name.rsplit(' ').next().unwrap_or("").to_lowercase();
    let mut parts = family.split(|letter: char| !letter.is_ascii());
    let longest = parts.clone().map(str::len).max().unwrap_or(0);
    longest >= FEWEST_OF_FAMILY && parts.all(|part| local.contains(part))
}

/// So many letters of a name in a row are no chance.
const FEWEST_OF_FAMILY: usize = 3;

/// Whether a text says that somebody is to be asked.
fn asks(text: &str) -> bool {
    const WORDS: [&str; 8] = [
        "ontact", "ontakt", "press", "inquir", "enquir", "ansprech", "inform", "call",
    ];
    let text = text.to_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}
