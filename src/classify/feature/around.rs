//! What the elements around a segment hold, at several heights.

use super::super::board::{Board, Sums};
use super::super::tags::code;
use super::repetition::Repetition;
use super::share;

/// What is told of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// Characters in it.
    Text,
    /// The share of them in links.
    Linked,
    /// Words for each segment.
    WordsEach,
    /// Marks for each word.
    Punctuation,
    /// Its share of the page's text.
    Share,
    /// Paragraphs, short words, headings, images, controls for each segment or word.
    Paragraphs,
    ShortWords,
    Headings,
    Images,
    Controls,
    /// The share of its text that is prose.
    Prose,
    /// The share of its words that start with a capital.
    Capitalised,
    /// The segment's place in it, 0 to 1.
    Place,
    /// Its tag.
    Tag,
    /// How many siblings are alike.
    Twins,
}

use Told::{
    Capitalised, Controls, Headings, Images, Linked, Paragraphs, Place, Prose, Punctuation, Share,
    ShortWords, Tag, Text, Twins, WordsEach,
};

/// What is told at which height; what said little was left out.
const TOLD: [(usize, &[Told]); 6] = [
    (0, &[Linked]),
    (
        1,
        &[
            Text,
            Linked,
            WordsEach,
            Share,
            Controls,
            Prose,
            Capitalised,
            Tag,
            Twins,
        ],
    ),
    (
        2,
        &[
            Text,
            Linked,
            WordsEach,
            Punctuation,
            Share,
            Paragraphs,
            Headings,
            Images,
            Controls,
            Prose,
            Capitalised,
        ],
    ),
    (
        3,
        &[
            Text,
            Linked,
            Punctuation,
            Share,
            Headings,
            Images,
            Controls,
            Capitalised,
        ],
    ),
    (4, &[Text, Punctuation, Share, Headings, Controls]),
    (
        6,
        &[
            Text,
            WordsEach,
            Punctuation,
            Share,
            Paragraphs,
            ShortWords,
            Headings,
            Images,
            Controls,
            Prose,
            Place,
        ],
    ),
];

/// How many features these are.
pub(super) fn width() -> usize {
    TOLD.iter().map(|(_, told)| told.len()).sum()
}

#[cfg(feature = "training")]
pub(super) fn names() -> impl Iterator<Item = String> {
    TOLD.into_iter().flat_map(|(height, told)| {
        told.iter()
            .map(move |told| format!("around_{height}_{told:?}").to_ascii_lowercase())
    })
}

#[derive(Debug)]
pub(super) struct Around<'a> {
    board: &'a Board<'a>,
    repetition: &'a Repetition,
    characters: u32,
}

impl<'a> Around<'a> {
    pub(super) fn new(board: &'a Board<'a>, repetition: &'a Repetition) -> Self {
        Around {
            board,
            repetition,
            characters: board.whole().characters,
        }
    }

    pub(super) fn push(&self, number: usize, row: &mut Vec<f32>) {
        let heights = self.board.heights(number);
        for (height, told) in TOLD {
            let element = heights.get(height).map_or(0, |element| *element as usize);
            let sums = self.board.inside.get(element).copied().unwrap_or_default();
            row.extend(told.iter().map(|told| match told {
                Twins => self.repetition.twins.get(element).copied().unwrap_or(0) as f32,
                Tag | Place => self.of_element(*told, element, number, sums.segments),
                told => self.of_sums(*told, &sums),
            }));
        }
    }

    fn of_element(&self, told: Told, element: usize, number: usize, segments: u32) -> f32 {
        let element = self.board.page.elements.get(element);
        match told {
            Tag => element.map_or(0.0, |element| f32::from(code(element.tag))),
            _ => {
                let start = element.map_or(0, |element| element.segments.start);
                share(number.saturating_sub(start) as u32, segments)
            }
        }
    }

    fn of_sums(&self, told: Told, sums: &Sums) -> f32 {
        match told {
            Text => sums.characters as f32,
            Linked => share(sums.linked, sums.characters),
            WordsEach => share(sums.words, sums.segments),
            Punctuation => share(sums.punctuation, sums.words),
            Share => share(sums.characters, self.characters),
            Paragraphs => share(sums.paragraphs, sums.segments),
            ShortWords => share(sums.short_words, sums.words),
            Headings => share(sums.headings, sums.segments),
            Images => share(sums.images, sums.segments),
            Controls => share(sums.controls, sums.segments),
            Prose => share(sums.prose, sums.characters),
            Capitalised => share(sums.capitalised, sums.words),
            Place | Tag | Twins => 0.0,
        }
    }
}
