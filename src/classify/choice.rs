//! The choice for a page as a whole: which segments, given each one's probability.

use std::collections::HashSet;

use super::order::descending;
use crate::article::PageType;
use crate::dom::Tag;
use crate::options::Focus;
use crate::segment::{Page, Segment};

/// A text of this many words that was chosen before is not chosen again.
const REPEATED_WORDS: u32 = 8;

/// A choice of fewer words is no content.
const FEWEST_WORDS: f64 = 20.0;

/// Tables and lists of more words than this may hold a whole page.
const LARGEST: u64 = 600;

/// How many segments before and behind are near.
const NEAR: usize = 3;

/// A page of at most this many words may be a fragment, as may one of a single text.
const TINY_PAGE: f64 = 40.0;

/// A page that shows fewer words than this says that it is loading, if anything.
const FEWEST_OF_TINY: u32 = 3;

/// Expected F1 up to which a short page is a shell.
const LEAST_EXPECTED: f64 = 0.5;

/// Words below which a page is short.
const SHORT_PAGE: f64 = 300.0;

/// Which segments of a page are taken.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) chosen: Vec<bool>,
    /// The F1 over words that is expected of the choice, where each probability is right.
    pub(super) expected: f64,
    /// The probability from which on segments are taken.
    pub(super) threshold: f32,
}

/// Takes all of a table or a list of which enough was taken, if it is no list of links.
fn complete(page: &Page, chosen: &mut [bool]) {
    let is_chosen = |number: usize| chosen.get(number) == Some(&true);
    let words = page.running_sum(|_, segment| segment.measures.words);
    let taken = page.running_sum(|number, segment| match is_chosen(number) {
        true => segment.measures.words,
        false => 0,
    });
    let characters = page.running_sum(|_, segment| segment.measures.characters);
    let linked = page.running_sum(|_, segment| segment.measures.linked);
    let mut done = 0;
    for element in &page.elements {
        let inside = &element.segments;
        // Cells mean little without the others.
        let percents = match element.tag {
            Tag::Table => 30,
            Tag::Ul | Tag::Ol | Tag::Dl => 60,
            _ => continue,
        };
        // What stands inside one that was completed is complete.
        if inside.start < done || words.within(inside) > LARGEST {
            continue;
        }
        let enough = 100 * taken.within(inside) >= percents * words.within(inside).max(1);
        if enough && 2 * linked.within(inside) <= characters.within(inside) {
            done = inside.end;
            let places = chosen.iter_mut().skip(inside.start).take(inside.len());
            places.for_each(|chosen| *chosen = true);
        }
    }
}

/// Takes code that stands between texts that were taken: it looks like no text in any language.
fn take_code(page: &Page, chosen: &mut [bool]) {
    let taken = chosen.to_vec();
    let near = |range: std::ops::Range<usize>| {
        let near = taken.get(range.start..range.end.min(taken.len()));
        near.is_some_and(|near| near.contains(&true))
    };
    for (number, (segment, chosen)) in page.segments.iter().zip(chosen).enumerate() {
        let element = page.elements.get(segment.element);
        if element.is_some_and(|element| element.tag == Tag::Pre) {
            let before = near(number.saturating_sub(NEAR)..number);
            *chosen |= before && near(number + 1..number + 1 + NEAR);
        }
    }
}

/// Leaves out long texts that were taken before, and tells which.
fn drop_repeated(page: &Page, chosen: &mut [bool]) -> Vec<bool> {
    let mut seen = HashSet::new();
    let mut is_repeated = |(segment, chosen): (&Segment, &mut bool)| {
        let measures = &segment.measures;
        let is_repeated =
            *chosen && measures.words >= REPEATED_WORDS && !seen.insert(measures.hash);
        *chosen &= !is_repeated;
        is_repeated
    };
    let texts = page.segments.iter().zip(chosen);
    texts.map(&mut is_repeated).collect()
}

/// What stands below a heading.
#[derive(Debug, Clone, Copy, Default)]
struct Section {
    has_text: bool,
    is_taken: bool,
    is_repeated: bool,
}

/// Leaves out headings whose section has text of which none was taken: they would announce nothing.
/// Where headings may be content for themselves, this is so only if the text was taken before.
fn drop_headings(page: &Page, chosen: &mut [bool], repeated: &[bool], announce: bool) {
    let mut sections = [Section::default(); LEVELS];
    let texts = page.segments.iter().zip(chosen).zip(repeated).rev();
    for ((segment, chosen), repeated) in texts {
        let element = page.elements.get(segment.element);
        let level = element.and_then(|element| element.tag.heading_level());
        let level = level.map_or(LEVELS, |level| usize::from(level).min(LEVELS));
        if let Some(section) = level.checked_sub(1).and_then(|level| sections.get(level))
            && level < LEVELS
            && section.has_text
            && !section.is_taken
        {
            *chosen &= !(announce || section.is_repeated);
        }
        for (number, section) in sections.iter_mut().enumerate() {
            if number + 1 < level || level == LEVELS {
                section.has_text = true;
                section.is_taken |= *chosen;
                section.is_repeated |= *repeated;
            } else {
                *section = Section::default();
            }
        }
    }
}

/// One more than the lowest level of a heading.
const LEVELS: usize = 7;

/// Takes the text of a page that hardly has any, or of a fragment: what is not linked and stands in no
/// part that is named as something else.
fn take_tiny(page: &Page, chosen: &mut [bool]) {
    let mut named: Vec<bool> = Vec::with_capacity(page.elements.len());
    for element in &page.elements {
        let above = element.parent.and_then(|parent| named.get(parent));
        named.push(above == Some(&true) || is_beside(element.tag));
    }
    let mut words = 0;
    for (segment, chosen) in page.segments.iter().zip(chosen.iter_mut()) {
        let beside = named.get(segment.element) == Some(&true);
        *chosen = !beside && segment.link_density() <= 0.5;
        words += if *chosen { segment.measures.words } else { 0 };
    }
    if words < FEWEST_OF_TINY {
        chosen.fill(false);
    }
}

/// Whether an element says that its text is no content.
fn is_beside(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Nav
            | Tag::Header
            | Tag::Footer
            | Tag::Aside
            | Tag::Form
            | Tag::Button
            | Tag::Select
            | Tag::Dialog
            | Tag::Noscript
    )
}

/// Whether headings on pages of a type announce the text below them. On the others they are often all
/// that is content: the titles of what is listed.
fn headings_announce(page_type: PageType) -> bool {
    matches!(
        page_type,
        PageType::Article | PageType::Documentation | PageType::Product
    )
}

/// Takes the segments that give the best expected F1, or the best balance that the focus asks for.
pub(super) fn take(page: &Page, answers: &[f32], page_type: PageType, focus: Focus) -> Taken {
    let (threshold, expected) = threshold(page, answers, focus);
    let mut chosen: Vec<bool> = answers.iter().map(|answer| *answer >= threshold).collect();
    take_code(page, &mut chosen);
    complete(page, &mut chosen);
    let repeated = drop_repeated(page, &mut chosen);
    drop_headings(page, &mut chosen, &repeated, headings_announce(page_type));
    let (mut words, mut all) = (0.0, 0.0);
    for (segment, chosen) in page.segments.iter().zip(&chosen) {
        let measures = &segment.measures;
        all += f64::from(measures.words);
        if *chosen {
            words += f64::from(measures.words);
        }
    }
    if words <= FEWEST_WORDS || expected <= LEAST_EXPECTED && all < SHORT_PAGE {
        chosen.fill(false);
        if all <= TINY_PAGE || page.segments.len() == 1 {
            take_tiny(page, &mut chosen);
        }
    }
    Taken {
        chosen,
        expected,
        threshold,
    }
}

/// The probability from which on taking segments gives the best expected score, and that score.
///
/// The score is the F-measure over words: with `weight` 1 misses and wrong words count alike.
fn threshold(page: &Page, answers: &[f32], focus: Focus) -> (f32, f64) {
    let weight = match focus {
        Focus::Precision => 0.25,
        Focus::Balanced => 1.0,
        Focus::Recall => 4.0,
    };
    let in_order = descending(answers).filter_map(|number| {
        let segment = page.segments.get(number)?;
        Some((*answers.get(number)?, f64::from(segment.measures.words)))
    });
    let order: Vec<(f32, f64)> = in_order.collect();
    let wanted: f64 = order
        .iter()
        .map(|(answer, words)| f64::from(*answer) * words)
        .sum();
    let (mut hits, mut taken) = (0.0, 0.0);
    let mut best = (1.0, 0.0);
    for (answer, words) in order {
        hits += f64::from(answer) * words;
        taken += words;
        let score = (1.0 + weight) * hits / (taken + weight * wanted + 1e-9);
        if score > best.1 {
            best = (answer, score);
        }
    }
    best
}
