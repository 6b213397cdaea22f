//! What stands in the same place of items that are alike: it is judged alike, and what says the same in all of them is
//! a line of the program that made them.

use rustc_hash::FxHashMap;

use super::choice::Known;
use crate::article::PageType;
use crate::segment::{Page, Segment};

/// How much of a probability comes from the other texts in its place: much where pages are made of items, less where
/// they only hold some.
const OF_ITEMS: f32 = 0.7;
const OF_SOME: f32 = 0.5;

/// So many texts have a place in common.
const FEWEST: u32 = 3;

/// The share of its letters in links from which on a text leads elsewhere.
const MOST_LINKED: f32 = 0.5;

/// Lines of a program have so many words at most, come so often, and are most of what stands in their place, in
/// percent.
const WORDS_OF_LINE: u32 = 12;
const FEWEST_LINES: usize = 4;
const MOST_OF_PLACE: usize = 60;

/// How many elements tell a place: a segment's own and those around it.
const ELEMENTS: usize = 3;

/// The share of a text's probability that comes from the others in its place.
fn share(page_type: PageType, is_thread: bool) -> f32 {
    match page_type {
        PageType::Forum if is_thread => OF_ITEMS,
        PageType::Listing | PageType::Collection => OF_ITEMS,
        PageType::Product | PageType::Service => OF_SOME,
        _ => 0.0,
    }
}

/// Draws the probabilities of texts in the same place to their mean. `places` has a number for each text, less than
/// twice that of all texts.
pub(super) fn draw_together(
    page: &Page,
    probabilities: &mut [f32],
    places: &[u32],
    (page_type, is_thread): (PageType, bool),
) {
    let share = share(page_type, is_thread);
    if share == 0.0 {
        return;
    }
    let mut sums = vec![(0.0_f32, 0_u32); 2 * places.len()];
    for (place, probability) in places.iter().zip(probabilities.iter()) {
        if let Some((sum, count)) = sums.get_mut(*place as usize) {
            *sum += probability;
            *count += 1;
        }
    }
    let texts = page.segments.iter().zip(places).zip(probabilities);
    for ((segment, place), probability) in texts {
        let (sum, count) = sums.get(*place as usize).copied().unwrap_or_default();
        if count >= FEWEST && is_named(page, segment) {
            *probability += share * (sum / count as f32 - *probability);
        }
    }
}

/// Whether an element that tells a segment's place has a name: without any, too much looks alike.
fn is_named(page: &Page, segment: &Segment) -> bool {
    let around = |number: &usize| page.elements.get(*number)?.parent;
    let mut elements = std::iter::successors(Some(segment.element), around).take(ELEMENTS);
    elements.any(|number| {
        let element = page.elements.get(number);
        element.is_some_and(|element| !element.names.is_empty())
    })
}

/// Takes the texts of a thread or of documentation that stand where others were taken, if these have most of the
/// words there: a post of a few words is hard to judge by itself.
pub(super) fn take(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    if !matches!(known.page_type, PageType::Forum | PageType::Documentation) {
        return;
    }
    let places = known.hints.places.as_slice();
    let mut sums = vec![Place::default(); 2 * places.len()];
    for ((place, segment), chosen) in places.iter().zip(&page.segments).zip(chosen.iter()) {
        if let Some(sum) = sums.get_mut(*place as usize) {
            sum.add(segment.measures.words, *chosen);
        }
    }
    for ((place, segment), chosen) in places.iter().zip(&page.segments).zip(chosen) {
        let is_taken = sums.get(*place as usize).is_some_and(Place::is_taken);
        *chosen |= is_taken && segment.link_density() < MOST_LINKED && is_named(page, segment);
    }
}

/// What stands in one place.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    words: u32,
    taken_words: u32,
    taken: u32,
}

impl Place {
    fn add(&mut self, words: u32, is_taken: bool) {
        self.words += words;
        if is_taken {
            self.taken_words += words;
            self.taken += 1;
        }
    }

    /// Whether enough texts were taken for the others to be taken, too.
    fn is_taken(&self) -> bool {
        self.taken >= FEWEST && 2 * self.taken_words >= self.words
    }
}

/// Leaves out short texts that say the same in the same place of most items.
pub(super) fn leave_out_lines(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    if matches!(known.page_type, PageType::Article | PageType::Documentation) {
        return;
    }
    let places = known.hints.places.as_slice();
    let is_short = |segment: &Segment| segment.measures.words <= WORDS_OF_LINE;
    let mut in_place = vec![0_usize; 2 * places.len()];
    let short = || {
        let texts = page.segments.iter().zip(places);
        texts.filter(|(segment, _)| is_short(segment))
    };
    for (_, place) in short() {
        if let Some(count) = in_place.get_mut(*place as usize) {
            *count += 1;
        }
    }
    let all = |place: &u32| in_place.get(*place as usize).copied().unwrap_or(0);
    let mut lines: FxHashMap<(u32, u64), usize> = FxHashMap::default();
    for (segment, place) in short().filter(|(_, place)| all(place) >= FEWEST_LINES) {
        *lines.entry((*place, segment.measures.hash)).or_default() += 1;
    }
    if lines.values().all(|count| *count < FEWEST_LINES) {
        return;
    }
    for ((segment, place), chosen) in page.segments.iter().zip(places).zip(chosen) {
        if *chosen && is_short(segment) {
            let same = lines.get(&(*place, segment.measures.hash));
            let same = same.copied().unwrap_or(0);
            *chosen = same < FEWEST_LINES || 100 * same < MOST_OF_PLACE * all(place);
        }
    }
}
