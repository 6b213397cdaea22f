//! Texts that nobody wrote for readers: places that a template left unfilled, data that is shown as text, filler,
//! lines of a blog's program.

use super::board::is_heading;
use super::choice::Known;
use super::hints::drop_all;
use super::lines;
use super::notices;
use crate::article::PageType;
use crate::dom::Tag;
use crate::segment::{Page, Segment};

/// Words that must be left. A page of nothing else is about such texts.
const FEWEST_LEFT: u32 = 30;

/// What filler starts with.
const FILLER: &str = "lorem ipsum";

/// What the lines start with that programs write below each entry of a blog, as they come from their makers.
const OF_PROGRAMS: [&str; 5] = [
    "this entry was posted ",
    "this entry is filed under",
    "you can follow any responses to this entry",
    "trackback url for this entry",
    "listed below are links to weblogs that reference",
];

/// Leaves out such texts where others were taken; data and lines around articles only there, since other pages may
/// be about them.
pub(super) fn leave_out(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    let is_unfilled = |text: &str| {
        is_placeholder(text)
            || is_shortcode(text)
            || is_filler(text)
            || is_of_program(text)
            || known.page_type == PageType::Article && is_object(text)
    };
    let is_around = |segment: &Segment, text: &str| {
        known.reads_as_article && lines::is_around(segment, text)
            || known.page_type == PageType::Article && notices::is_notice(segment, text)
    };
    let segments = page.segments.iter().zip(chosen.iter()).enumerate();
    let (mut found, mut left) = (Vec::new(), 0);
    for (number, (segment, _)) in segments.filter(|(_, (_, chosen))| **chosen) {
        let text = page.text(segment).trim();
        let is_found = is_unfilled(text) || is_around(segment, text) && !is_heading(page, segment);
        if is_found && !is_code(page, segment) {
            found.push(number);
        } else {
            left += segment.measures.words;
        }
    }
    if left < FEWEST_LEFT {
        return;
    }
    drop_all(chosen, &found);
}

/// Whether a text is code, which may be a line with an element of its own.
fn is_code(page: &Page, segment: &Segment) -> bool {
    let around = |number: &usize| page.elements.get(*number)?.parent;
    let mut around = std::iter::successors(Some(segment.element), around);
    let is_block = |number: usize| {
        let element = page.elements.get(number);
        element.is_some_and(|element| matches!(element.tag, Tag::Pre | Tag::Textarea))
    };
    segment.starts_in_code || around.any(is_block)
}

fn is_filler(text: &str) -> bool {
    let start = text.as_bytes().get(..FILLER.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(FILLER.as_bytes()))
}

/// Whether a text is one that blogs' programs write below each entry.
fn is_of_program(text: &str) -> bool {
    OF_PROGRAMS.iter().any(|line| {
        let start = text.as_bytes().get(..line.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(line.as_bytes()))
    })
}

/// Whether a text is one place of a template: `{{ item.title }}`.
fn is_placeholder(text: &str) -> bool {
    let inside = text.strip_prefix("{{");
    let inside = inside.and_then(|rest| rest.strip_suffix("}}"));
    inside.is_some_and(|inside| !inside.contains("}}"))
}

/// Whether a text is a shortcode of a content management system: `[player id="7"]`.
fn is_shortcode(text: &str) -> bool {
    let inside = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let parted = inside.and_then(|inside| inside.split_once(' '));
    parted.is_some_and(|(name, values)| {
        let is_named =
            |character: char| character.is_ascii_alphanumeric() || "-_".contains(character);
        let assigns = values
            .split_once('=')
            .is_some_and(|(key, _)| key.chars().all(is_named));
        assigns && name.chars().all(is_named) && !values.contains(']')
    })
}

/// Whether a text is an object in JSON with several values.
fn is_object(text: &str) -> bool {
    text.starts_with("{\"") && text.ends_with('}') && text.matches("\":").count() > 1
}
