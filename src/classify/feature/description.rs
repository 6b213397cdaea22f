//! Where the segment stands that the page describes itself by for others.

use super::super::board::Board;
use crate::segment::{self, word};

pub(super) const NAMES: [&str; 1] = ["from_description"];

/// The name of the feature of the page.
#[cfg(feature = "training")]
pub(super) const OF_PAGE: &str = "page_description";

/// A description of fewer pairs of words says too little.
const FEWEST_PAIRS: u32 = 3;

/// The segment that has more of the descriptions than any other, and more than this part of them, is
/// the one that is described.
const LEAST_PART: u32 = 4;

/// Stands for a distance to a segment that is not there.
const NOWHERE: f32 = -100_000.0;

/// How many bits are set aside for each pair, so that few pairs are taken for others.
const BITS_EACH: usize = 32;

/// The pairs of neighbouring words of texts, as bits.
#[derive(Debug, Default)]
struct Pairs {
    bits: Vec<u64>,
    count: u32,
}

impl Pairs {
    fn new(texts: &[String]) -> Pairs {
        let texts = texts.iter().map(|text| segment::words(text));
        let texts: Vec<Vec<u32>> = texts.collect();
        let words: usize = texts.iter().map(Vec::len).sum();
        let mut pairs = Pairs {
            bits: vec![0; (words * BITS_EACH).next_power_of_two() / 64 + 1],
            count: 0,
        };
        for pair in texts.iter().flat_map(|words| words.windows(2)) {
            pairs.insert(pair);
        }
        pairs
    }

    fn insert(&mut self, pair: &[u32]) {
        let (place, bit) = self.place(pair);
        if let Some(bits) = self.bits.get_mut(place) {
            self.count += u32::from(*bits & bit == 0);
            *bits |= bit;
        }
    }

    fn contains(&self, pair: &[u32]) -> bool {
        let (place, bit) = self.place(pair);
        self.bits.get(place).is_some_and(|bits| bits & bit != 0)
    }

    fn place(&self, pair: &[u32]) -> (usize, u64) {
        let hash = pair.iter().fold(0, |hash, word| word::mix(hash, *word));
        let hash = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        // All but the last of the bits' numbers are as many as a power of two, or none.
        let place = (hash >> 6) as usize & (self.bits.len().max(2) - 2);
        (place, 1 << (hash & 63))
    }

    /// How many pairs of some words are among them.
    fn both(&self, words: &[u32]) -> u32 {
        let both = words.windows(2).filter(|pair| self.contains(pair));
        both.count() as u32
    }
}

/// The descriptions of a page.
#[derive(Debug)]
pub(super) struct Descriptions {
    /// The segment that has most of them.
    described: Option<usize>,
    /// How many pairs of words it has in common with them, and how many it has.
    pairs: [u32; 2],
    /// How many pairs of words they have.
    count: u32,
}

impl Descriptions {
    pub(super) fn new(board: &Board<'_>, texts: &[String]) -> Self {
        let pairs = Pairs::new(texts);
        let count = pairs.count;
        let mut described = None;
        let mut own = 0;
        let mut most = FEWEST_PAIRS.max(count / LEAST_PART);
        if count > FEWEST_PAIRS {
            for (number, segment) in board.page.segments.iter().enumerate() {
                let words = board.page.words(segment);
                if words.len() > most as usize
                    && let both = pairs.both(words)
                    && both > most
                {
                    (described, most) = (Some(number), both);
                    own = words.len() as u32 - 1;
                }
            }
        }
        Descriptions {
            described,
            pairs: [most, own],
            count,
        }
    }

    pub(super) fn push(&self, number: usize, row: &mut Vec<f32>) {
        let from = |place: usize| number as f32 - place as f32;
        row.push(self.described.map_or(NOWHERE, from));
    }

    /// The segment that says little but what a description says, or all of that.
    pub(super) fn told(&self) -> Option<usize> {
        let [both, own] = self.pairs;
        let is_told = 5 * both >= 3 * own.min(self.count);
        self.described.filter(|_| is_told)
    }

    /// The feature of the page.
    pub(super) fn of_page(&self) -> f32 {
        self.count as f32
    }
}
