//! The choice for a page as a whole: which segments, given each one's probability.

use super::Aside;
use super::comments;
use super::order::descending;
use super::parts;
use crate::article::PageType;
use crate::dom::Tag;
use crate::options::Focus;
use crate::segment::{Page, Segment};

/// The share of the probability that other texts need which is enough for a heading between texts that
/// were taken.
const HEADING_SHARE: f32 = 0.25;

/// A choice of fewer words is no content.
const FEWEST_WORDS: f64 = 0.0;

/// Behind an article's last text, of so many words, so many links of so many words lead to other pages.
const FEWEST_OF_TEXT: u32 = 10;
const FEWEST_LINKS: usize = 3;
const FEWEST_OF_LINK: u32 = 3;
const LINKED: f32 = 0.9;

/// A lead is at most so many segments before a text that was taken.
const FAR_FROM_BODY: usize = 30;

/// What is announced stands within so many segments.
const ANNOUNCED: usize = 3;

/// A page of at most this many words may be a fragment, as may one of a single text.
const TINY_PAGE: f64 = 40.0;

/// A page that shows fewer words than this says that it is loading, if anything.
const FEWEST_OF_TINY: u32 = 3;

/// Expected F1 up to which a short page is a shell.
const LEAST_EXPECTED: f64 = 0.4;

/// Words below which a page is short.
const SHORT_PAGE: f64 = 300.0;

/// What kind of page it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub(super) page_type: PageType,
    pub(super) is_surely_article: bool,
}

/// Which segments of a page are taken.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) chosen: Vec<bool>,
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

/// Takes the segments that give the best expected F1, or the best balance that the focus asks for. `aside` is
/// what is known of an article beside that.
pub(super) fn take(
    page: &Page,
    answers: &[f32],
    (kind, aside): (Kind, &Aside),
    focus: Focus,
) -> Taken {
    let page_type = kind.page_type;
    let (threshold, expected) = threshold(page, answers, focus);
    let mut chosen: Vec<bool> = answers.iter().map(|answer| *answer >= threshold).collect();
    if page_type == PageType::Article {
        drop_pointers(&mut chosen, &aside.pointers);
    }
    take_lead(&mut chosen, aside.lead);
    comments::leave_out(page, &mut chosen, page_type, &aside.comment_headings);
    parts::keep_whole(page, &mut chosen, page_type, |number| {
        answers
            .get(number)
            .is_some_and(|answer| *answer >= HEADING_SHARE * threshold.min(0.5))
    });
    if page_type == PageType::Article {
        if kind.is_surely_article {
            drop_links_behind(page, &mut chosen);
        }
        drop_announcements(&mut chosen, &aside.announcements);
    }
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

/// Leaves out what only points to other pages.
fn drop_pointers(chosen: &mut [bool], pointers: &[usize]) {
    for pointer in pointers {
        if let Some(chosen) = chosen.get_mut(*pointer) {
            *chosen = false;
        }
    }
}

/// Leaves out links to other pages that stand in numbers behind an article's last text, with the heading of
/// them.
fn drop_links_behind(page: &Page, chosen: &mut [bool]) {
    let is_text = |segment: &Segment| {
        segment.measures.words >= FEWEST_OF_TEXT && segment.link_density() < 0.5
    };
    let is_link = |segment: &Segment| {
        segment.measures.words >= FEWEST_OF_LINK && segment.link_density() >= LINKED
    };
    let segments = page.segments.iter().zip(chosen.iter()).enumerate();
    let mut behind: Vec<(usize, bool)> = Vec::new();
    for (number, (segment, chosen)) in segments.filter(|(_, (_, chosen))| **chosen) {
        if *chosen && is_text(segment) {
            behind.clear();
        } else {
            behind.push((number, is_link(segment)));
        }
    }
    if behind.iter().filter(|(_, is_link)| *is_link).count() < FEWEST_LINKS {
        return;
    }
    let first = behind.iter().position(|(_, is_link)| *is_link).unwrap_or(0);
    let is_heading = |number: usize| {
        let segment = page.segments.get(number);
        let element = segment.and_then(|segment| page.elements.get(segment.element));
        element.is_some_and(|element| element.tag.heading_level().is_some())
    };
    let heading = first.checked_sub(1).and_then(|before| behind.get(before));
    let heading = heading.filter(|(number, _)| is_heading(*number));
    for (number, _) in behind.iter().skip(first).chain(heading) {
        if let Some(chosen) = chosen.get_mut(*number) {
            *chosen = false;
        }
    }
}

/// Leaves out what announces related pages, where nothing that follows was taken.
fn drop_announcements(chosen: &mut [bool], announcements: &[usize]) {
    for announcement in announcements.iter().rev() {
        let mut behind = chosen.iter().skip(announcement + 1).take(ANNOUNCED);
        if !behind.any(|chosen| *chosen)
            && let Some(chosen) = chosen.get_mut(*announcement)
        {
            *chosen = false;
        }
    }
}

/// Takes an article's lead if text that was taken follows soon.
fn take_lead(chosen: &mut [bool], lead: Option<usize>) {
    let Some(lead) = lead else { return };
    let follows = chosen
        .get(lead + 1..)
        .is_some_and(|behind| behind.iter().take(FAR_FROM_BODY).any(|chosen| *chosen));
    if let Some(chosen) = chosen.get_mut(lead) {
        *chosen |= follows;
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
