//! What the words of a text say, in languages that the model has learnt from.

use std::ops::Range;

use super::super::board::Board;
use super::super::lookup::Lookup;
use crate::segment::word::{is_numeric, mix};

pub(super) const NAMES: [&str; 8] = [
    "wording",
    "wording_before",
    "wording_after",
    "wording_near",
    "wording_far",
    "wording_around_0",
    "wording_around_1",
    "wording_around_2",
];

/// How many segments on each side are near, and how many are far.
const REACHES: [usize; 2] = [3, 10];

/// Of how many elements around a segment the wording is told.
const AROUND: usize = 3;

/// Words of a segment beyond these are not read.
const MOST_WORDS: usize = 24;

/// A segment counts for at most so many words where several are taken together.
const MOST_COUNTED: u32 = 60;

/// Of a page in a language that was learnt, more than this share of the words is known.
const KNOWN_SHARE: f32 = 0.6;

/// Stands for a text without known words, and for all texts in other languages.
const NONE: f32 = -9.0;

/// The scores beyond these, either way, say no more.
const MOST: f32 = 8.0;

/// One step of a weight.
const STEP: f32 = 1.0 / 16.0;

/// Where the keys of words start, of the first word or the first two, and of the last.
const WORD: u32 = 0x811c_9dc5;
const FIRST: u32 = 0x3c6e_f372;
const LAST: u32 = 0xa54f_f53a;

/// Stands for all numbers.
const NUMBER: u32 = 1;

/// Words, and those that open and end a text, with what they add to the odds that a text is content,
/// learnt from other pages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wording<'a> {
    lookup: Lookup<'a>,
}

/// What a text's words say.
#[derive(Debug, Clone, Copy)]
struct Said {
    /// How much they speak for content: the sum of their weights by the square root of their number;
    /// nothing if no word is known.
    score: Option<f32>,
    /// How many words were read, and how many of them are known.
    read: u32,
    known: u32,
}

impl<'a> Wording<'a> {
    pub(crate) fn new(lookup: Lookup<'a>) -> Self {
        Wording { lookup }
    }

    fn weight(&self, key: u32) -> Option<i32> {
        Some(i32::from(self.lookup.get(key)?.cast_signed()))
    }

    fn of(&self, words: &[u32]) -> Said {
        let (mut sum, mut found, mut known) = (0, 0_u32, 0);
        let mut add = |key: u32| {
            let weight = self.weight(key);
            sum += weight.unwrap_or(0);
            found += u32::from(weight.is_some());
            weight.is_some()
        };
        let mut before = None;
        let words = words.get(..MOST_WORDS).unwrap_or(words);
        for (number, word) in words.iter().enumerate() {
            let word = if is_numeric(*word) { NUMBER } else { *word };
            known += u32::from(add(mix(WORD, word)));
            match (number, before) {
                (0, _) => add(mix(FIRST, word)),
                (1, Some(first)) => add(mix(mix(FIRST, first), word)),
                _ => false,
            };
            before = Some(word);
        }
        if let Some(last) = before {
            add(mix(LAST, last));
        }
        let score = || sum as f32 * STEP / (found as f32).sqrt();
        Said {
            score: (known > 0).then(|| score().clamp(-MOST, MOST)),
            read: words.len() as u32,
            known,
        }
    }
}

/// The wording of a page's segments.
#[derive(Debug)]
pub(super) struct Wordings<'a> {
    board: &'a Board<'a>,
    /// Each segment's score; nothing for pages in other languages.
    scores: Vec<f32>,
    /// For each place between segments, the scores before it times their words, and the words.
    sums: Vec<(f64, f64)>,
}

impl<'a> Wordings<'a> {
    pub(super) fn new(board: &'a Board<'a>, wording: &Wording<'_>) -> Self {
        let page = board.page;
        let mut wordings = Wordings {
            board,
            scores: Vec::with_capacity(board.len()),
            sums: Vec::with_capacity(board.len() + 1),
        };
        let (mut read, mut known) = (0, 0);
        let mut sum = (0.0, 0.0);
        wordings.sums.push(sum);
        for segment in &page.segments {
            let said = wording.of(page.words(segment));
            read += said.read;
            known += said.known;
            if let Some(score) = said.score {
                let words = f64::from(segment.measures.words.min(MOST_COUNTED));
                sum = (sum.0 + f64::from(score) * words, sum.1 + words);
            }
            wordings.scores.push(said.score.unwrap_or(NONE));
            wordings.sums.push(sum);
        }
        if known as f32 <= KNOWN_SHARE * read as f32 {
            wordings.scores.clear();
            wordings.sums.clear();
        }
        wordings
    }

    fn score(&self, number: Option<usize>) -> f32 {
        let score = number.and_then(|number| self.scores.get(number));
        score.copied().unwrap_or(NONE)
    }

    /// The mean score over the words of a range of segments.
    fn mean(&self, range: &Range<usize>) -> f32 {
        let at = |place: usize| self.sums.get(place).copied().unwrap_or_default();
        let (before, until) = (at(range.start), at(range.end));
        let words = until.1 - before.1;
        if words > 0.0 {
            ((until.0 - before.0) / words) as f32
        } else {
            NONE
        }
    }

    pub(super) fn push(&self, number: usize, row: &mut Vec<f32>) {
        row.extend(
            [Some(number), number.checked_sub(1), Some(number + 1)].map(|at| self.score(at)),
        );
        for reach in REACHES {
            let end = (number + reach + 1).min(self.board.len());
            row.push(self.mean(&(number.saturating_sub(reach)..end)));
        }
        let heights = self.board.heights(number);
        for element in heights.iter().take(AROUND) {
            let element = self.board.page.elements.get(*element as usize);
            row.push(element.map_or(NONE, |element| self.mean(&element.segments)));
        }
    }
}
