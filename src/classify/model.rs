//! The trained models: compiled in, read where they lie.

use super::feature::{Lexicon, Wording};
use super::forest::{Forest, exponential, odds, probability};
use super::lookup::Lookup;
use super::matrix::features;
use super::phrases::Phrases;
use crate::article::PageType;

/// The weights, as the trainer writes them: the lexicon, the wording and the phrases, then the forests
/// of the first stage, of the second, of each page type, and of the confidence.
const WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// The page types in the order of their forests.
pub(crate) const TYPES: [PageType; 7] = [
    PageType::Article,
    PageType::Documentation,
    PageType::Service,
    PageType::Forum,
    PageType::Listing,
    PageType::Collection,
    PageType::Product,
];

/// Trees about segments, and about pages.
pub(super) type SegmentForest<'a> = Forest<'a, 16>;
type PageForest<'a> = Forest<'a, 8>;

/// Lexicon and forests.
#[derive(Debug)]
pub(super) struct Model<'a> {
    pub(super) lexicon: Lexicon<'a>,
    pub(super) wording: Wording<'a>,
    pub(super) phrases: Phrases<'a>,
    pub(super) first: SegmentForest<'a>,
    pub(super) second: SegmentForest<'a>,
    types: [PageForest<'a>; TYPES.len()],
    confidence: PageForest<'a>,
}

impl Model<'static> {
    /// The model that the crate was built with.
    pub(super) fn compiled() -> Self {
        Model::read(WEIGHTS)
    }
}

/// Reads a byte of each piece of memory that is fetched at once. What a page was parsed with has driven what
/// is known of words out of the processor's caches, and it comes back much faster in order than word by word.
fn fetch(data: &[u8]) {
    let first = data.chunks(64).filter_map(<[u8]>::first);
    std::hint::black_box(first.fold(0, |all, byte| all ^ byte));
}

impl<'a> Model<'a> {
    /// Reads the models from the bytes that the trainer wrote.
    pub(super) fn read(data: &'a [u8]) -> Self {
        let (lexicon, rest) = Lookup::read(data);
        let (wording, rest) = Lookup::read(rest);
        let (phrases, forests) = Lookup::read(rest);
        fetch(data.get(..data.len() - forests.len()).unwrap_or(data));
        let (first, rest) = Forest::read(forests);
        let (second, mut rest) = Forest::read(rest);
        let mut next = || {
            let (forest, after) = Forest::read(rest);
            rest = after;
            forest
        };
        Model {
            lexicon: Lexicon::new(lexicon),
            wording: Wording::new(wording),
            phrases: Phrases::new(phrases),
            first,
            second,
            types: TYPES.map(|_| next()),
            confidence: next(),
        }
    }

    /// How likely the page is of each type; the sum is 1.
    pub(super) fn types(&self, row: &[f32]) -> [f32; TYPES.len()] {
        let row = features(row);
        let sums = self.types.each_ref().map(|forest| forest.sum(&row));
        let most = sums.iter().copied().max().unwrap_or(0);
        let parts = sums.map(|sum| exponential(odds(sum - most)));
        let whole: f32 = parts.iter().sum();
        parts.map(|part| part / whole)
    }

    /// How good the choice is, 0 to 1.
    pub(super) fn confidence(&self, row: &[f32]) -> f32 {
        probability(self.confidence.sum(&features(row)))
    }
}
