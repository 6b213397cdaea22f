//! Single segments: good text, doubtful, or boilerplate.

use std::ops::Range;

use super::structure;
use crate::dom::Tag;
use crate::options::Focus;
use crate::segment::{Cues, Page, Segment};

/// What a segment looks like by itself and by the elements around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Prose: long enough, few links, not inside boilerplate.
    Good,
    /// Short or linked text that is kept where its neighbours are.
    Doubtful,
    /// Around the content.
    Boilerplate,
}

/// Words from which on a segment counts as prose.
const PROSE_WORDS: u32 = 9;
/// Link density up to which it does.
const PROSE_LINK_DENSITY: f32 = 0.35;
/// Link density from which on a doubtful segment is dropped.
pub(super) const LINKED: f32 = 0.6;
/// How far a doubtful segment may stand from good text that is kept.
pub(super) const REACH: usize = 3;
/// A short page with fewer words than this says that it is loading, if anything.
const FEWEST_WORDS: u32 = 3;
/// The share of a page's prose from which on an element is content whatever its name says.
const MOST_OF_THE_PROSE: f32 = 0.4;

/// Judges each segment of a page.
pub(super) fn judge(page: &Page, focus: Focus) -> Vec<Verdict> {
    let unnamed: Vec<Verdict> = page
        .segments
        .iter()
        .map(|segment| by_itself(segment, focus))
        .collect();
    let outside = outside_content(page, &unnamed);
    let judged = page.segments.iter().zip(unnamed);
    judged
        .map(|(segment, verdict)| {
            let is_outside = outside.get(segment.element).is_some_and(|outside| *outside);
            if is_outside {
                Verdict::Boilerplate
            } else {
                verdict
            }
        })
        .collect()
}

fn by_itself(segment: &Segment, focus: Focus) -> Verdict {
    let least = match focus {
        Focus::Precision => PROSE_WORDS + 4,
        Focus::Balanced => PROSE_WORDS,
        Focus::Recall => PROSE_WORDS - 3,
    };
    let prose = segment.measures.words >= least
        && segment.link_density() <= PROSE_LINK_DENSITY
        && (segment.measures.punctuation > 0 || segment.measures.words >= 2 * least);
    if prose {
        Verdict::Good
    } else {
        Verdict::Doubtful
    }
}

/// For each element, whether it is outside the content by its names or an ancestor's. Names that
/// much of the page's prose stands under are not counted.
fn outside_content(page: &Page, verdicts: &[Verdict]) -> Vec<bool> {
    let mut cues: Vec<Cues> = Vec::with_capacity(page.elements.len());
    for element in &page.elements {
        let around = element.parent.and_then(|parent| cues.get(parent));
        cues.push(element.cues.or(around.copied().unwrap_or_default()));
    }
    let weighty = weighty_cues(page, verdicts, &cues);
    let outside = cues
        .into_iter()
        .map(|cues| !cues.without(weighty).is_empty());
    outside.collect()
}

/// The cues that much of the page's prose stands under.
fn weighty_cues(page: &Page, verdicts: &[Verdict], cues: &[Cues]) -> Cues {
    let mut total = 0;
    let mut under = [0_u64; Cues::COUNT];
    for (segment, verdict) in page.segments.iter().zip(verdicts) {
        if *verdict != Verdict::Good {
            continue;
        }
        let characters = u64::from(segment.measures.characters);
        let around = cues.get(segment.element).copied().unwrap_or_default();
        if around.without(Cues::BEFORE_THE_PAGE) == around {
            total += characters;
        }
        for number in around.numbers() {
            if let Some(sum) = under.get_mut(number) {
                *sum += characters;
            }
        }
    }
    let much = |sum: u64| sum as f32 > MOST_OF_THE_PROSE * total as f32;
    let numbers = under.iter().enumerate().filter(|(_, sum)| much(**sum));
    let weighty = numbers.fold(Cues::default(), |all, (number, _)| {
        all.or(Cues::numbered(number))
    });
    weighty.without(Cues::CERTAIN)
}

/// Keeps the good segments inside the root, and the doubtful ones between and around them. A page
/// without any good segment is short: there, what is not linked is kept.
pub(super) fn choose(
    page: &Page,
    verdicts: &[Verdict],
    root: &Range<usize>,
    focus: Focus,
) -> Vec<bool> {
    let short = !verdicts.contains(&Verdict::Good);
    let near = near_good(verdicts, root);
    let judged = page.segments.iter().zip(verdicts).enumerate();
    let mut chosen: Vec<bool> = judged
        .map(|(number, (segment, verdict))| match verdict {
            _ if !root.contains(&number) => false,
            Verdict::Good => true,
            Verdict::Boilerplate => false,
            Verdict::Doubtful if short => segment.link_density() <= PROSE_LINK_DENSITY,
            Verdict::Doubtful => {
                near.get(number) == Some(&true) && keeps_doubtful(page, segment, focus)
            }
        })
        .collect();
    structure::complete(page, verdicts, root, &mut chosen);
    if short && words(page, &chosen) < FEWEST_WORDS {
        chosen.fill(false);
    }
    chosen
}

fn words(page: &Page, chosen: &[bool]) -> u32 {
    let kept = page
        .segments
        .iter()
        .zip(chosen)
        .filter(|(_, chosen)| **chosen);
    kept.map(|(segment, _)| segment.measures.words).sum()
}

fn keeps_doubtful(page: &Page, segment: &Segment, focus: Focus) -> bool {
    let tag = page
        .elements
        .get(segment.element)
        .map_or(Tag::Other, |element| element.tag);
    let heading = tag.heading_level().is_some();
    let linked = segment.link_density() > LINKED;
    match focus {
        _ if heading => true,
        Focus::Precision => {
            !linked && (segment.measures.ends_sentence() || segment.measures.words > 2)
        }
        Focus::Balanced => !linked,
        Focus::Recall => true,
    }
}

/// For each segment, whether a good one inside the root stands within reach.
fn near_good(verdicts: &[Verdict], root: &Range<usize>) -> Vec<bool> {
    let good =
        |number: usize| root.contains(&number) && verdicts.get(number) == Some(&Verdict::Good);
    let mut near = vec![false; verdicts.len()];
    let mut mark = |numbers: &mut dyn Iterator<Item = usize>| {
        let mut distance = REACH + 1;
        for number in numbers {
            distance = if good(number) {
                0
            } else {
                distance.saturating_add(1)
            };
            if let Some(near) = near.get_mut(number) {
                *near |= distance <= REACH;
            }
        }
    };
    mark(&mut (0..verdicts.len()));
    mark(&mut (0..verdicts.len()).rev());
    near
}
