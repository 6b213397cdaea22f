//! The choice for a page as a whole: which segments, given each one's probability.

use super::alike;
use super::apart;
use super::behind;
use super::beside;
use super::comments;
use super::forms;
use super::hints::Hints;
use super::named::{Bits, Found};
use super::notices;
use super::order::descending;
use super::parts;
use super::posts;
use super::quotes;
use super::unfilled;
use crate::article::PageType;
use crate::dom::Tag;
use crate::options::Focus;
use crate::segment::{Page, RunningSum};

/// The share of the probability that other texts need which is enough for a heading between texts that
/// were taken.
const HEADING_SHARE: f32 = 0.25;

/// A page of at most this many words may be a fragment, as may one of a single text.
const TINY_PAGE: u32 = 40;

/// A page that shows fewer words than this says that it is loading, if anything.
const FEWEST_OF_TINY: u32 = 3;

/// Expected F1 up to which a short page is a shell.
const LEAST_EXPECTED: f64 = 0.4;

/// Words below which a page is short.
const SHORT_PAGE: u32 = 300;

/// What is known of a page apart from the probabilities of its texts.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub(super) page_type: PageType,
    pub(super) is_surely_article: bool,
    /// Whether posts under one another are what the page is for.
    pub(super) is_thread: bool,
    /// Whether lines that stand around articles are looked for: it is one, or may as well be.
    pub(super) reads_as_article: bool,
    pub(super) hints: &'a Hints,
    /// Where words that tell parts stand in names.
    pub(super) named: Found,
}

/// The words that tell parts.
pub(super) const OF_PARTS: &Bits = &Bits::of(&[
    &comments::AREAS,
    &[comments::COMMENT, beside::AUTHOR],
    &beside::PARTS,
    &beside::AUTHORS_PARTS,
    &apart::DIALOGS,
    &apart::SIGNATURES,
    &apart::QUESTIONS,
    &apart::OTHERS,
]);

/// Which segments of a page are taken.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) chosen: Vec<bool>,
    /// Whether comments were left out.
    pub(super) had_comments: bool,
    /// The F1 over words that is expected of the choice, where each probability is right.
    pub(super) expected: f64,
    /// The probability from which on segments are taken.
    pub(super) threshold: f32,
}

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

/// Takes the segments that give the best expected F1, or the best balance that the focus asks for, and what
/// is known to belong to them.
pub(super) fn take(page: &Page, answers: &[f32], mut known: Known<'_>, focus: Focus) -> Taken {
    let (threshold, expected) = threshold(page, answers, focus);
    let mut chosen: Vec<bool> = answers.iter().map(|answer| *answer >= threshold).collect();
    alike::take(page, &mut chosen, &known);
    let had_comments = comments::leave_out(page, &mut chosen, &known);
    known.reads_as_article |= had_comments;
    apart::leave_out(page, &mut chosen, &known);
    quotes::leave_out(page, &mut chosen, &known);
    let Known {
        page_type, hints, ..
    } = known;
    let is_article = known.reads_as_article;
    if is_article {
        hints.drop_pointers(&mut chosen);
        hints.drop_bylines(page, &mut chosen);
    }
    hints.take_lead(&mut chosen);
    if is_article || matches!(page_type, PageType::Product | PageType::Collection) {
        beside::leave_out_related(page, &mut chosen, &hints.related);
    }
    if !known.is_thread {
        beside::leave_out_authors(page, &mut chosen, &known.named);
    }
    parts::keep_whole(page, &mut chosen, &known, |number| {
        let answer = answers.get(number);
        let is_likely = |answer: &f32| *answer >= HEADING_SHARE * threshold.min(0.5);
        answer.is_some_and(is_likely) && !hints.is_pointer(number)
    });
    forms::leave_out(page, &mut chosen, &known);
    notices::leave_out(page, &mut chosen);
    unfilled::leave_out(page, &mut chosen, &known);
    posts::leave_out(page, &mut chosen, &known);
    alike::leave_out_lines(page, &mut chosen, &known);
    if is_article {
        // Headings of a day were taken with the text below them.
        hints.drop_bylines(page, &mut chosen);
        behind::leave_out_cards(page, &mut chosen, &known);
        behind::leave_out_links(page, &mut chosen, &known);
    }
    if is_article || page_type != PageType::Forum {
        hints.drop_lines(&mut chosen);
        hints.drop_announcements(&mut chosen);
    }
    if is_shell(page, &chosen, expected) {
        chosen.fill(false);
        let all = page.segments.iter();
        let all: u32 = all.map(|segment| segment.measures.words).sum();
        if all <= TINY_PAGE || page.segments.len() == 1 {
            take_tiny(page, &mut chosen);
        }
    }
    Taken {
        chosen,
        had_comments,
        expected,
        threshold,
    }
}

/// How many words were taken up to each segment.
pub(super) fn chosen_words(page: &Page, chosen: &[bool]) -> RunningSum {
    page.running_sum(|number, segment| match chosen.get(number) {
        Some(true) => segment.measures.words,
        _ => 0,
    })
}

/// Whether next to nothing was taken, or a short page holds nothing that is probable.
fn is_shell(page: &Page, chosen: &[bool], expected: f64) -> bool {
    let (mut words, mut all) = (0, 0);
    for (segment, chosen) in page.segments.iter().zip(chosen) {
        all += segment.measures.words;
        words += if *chosen { segment.measures.words } else { 0 };
    }
    words < FEWEST_OF_TINY || expected <= LEAST_EXPECTED && all < SHORT_PAGE
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
