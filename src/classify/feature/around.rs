//! What the elements around a segment hold, at several heights.

use super::super::board::{Board, HEIGHTS, Sums};
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
    /// Its tag.
    Tag,
    /// How many siblings are alike.
    Twins,
}

use Told::{
    Capitalised, Controls, Headings, Images, Linked, Paragraphs, Prose, Punctuation, Share,
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
        ],
    ),
];

/// The height of the element in which the segment's place is told, 0 to 1.
const PLACED: usize = 6;

/// How many features these are.
pub(super) fn width() -> usize {
    of_elements() + 1
}

/// How many of them are the same for all segments of an element.
fn of_elements() -> usize {
    TOLD.iter().map(|(_, told)| told.len()).sum()
}

#[cfg(feature = "training")]
pub(super) fn names() -> impl Iterator<Item = String> {
    let told = TOLD.into_iter().flat_map(|(height, told)| {
        told.iter()
            .map(move |told| format!("around_{height}_{told:?}").to_ascii_lowercase())
    });
    told.chain([format!("around_{PLACED}_place")])
}

#[derive(Debug)]
pub(super) struct Around<'a> {
    board: &'a Board<'a>,
    repetition: &'a Repetition,
    characters: u32,
    /// The elements around the segment before, and what was told of them.
    elements: [u32; HEIGHTS],
    told: Vec<f32>,
}

impl<'a> Around<'a> {
    pub(super) fn new(board: &'a Board<'a>, repetition: &'a Repetition) -> Self {
        Around {
            board,
            repetition,
            characters: board.whole().characters,
            elements: [u32::MAX; HEIGHTS],
            told: vec![0.0; of_elements()],
        }
    }

    /// Adds what is told of a segment. Those in a row stand in the same elements mostly, which are
    /// measured once then.
    pub(super) fn push(&mut self, number: usize, row: &mut Vec<f32>) {
        let elements = self.board.heights(number);
        let before = std::mem::replace(&mut self.elements, elements);
        let mut values = std::mem::take(&mut self.told);
        let mut rest = values.as_mut_slice();
        for (height, told) in TOLD {
            let Some((own, others)) = rest.split_at_mut_checked(told.len()) else {
                break;
            };
            rest = others;
            let element = elements.get(height).map_or(0, |element| *element as usize);
            if before.get(height) == elements.get(height) {
                continue;
            }
            let sums = self.board.inside.get(element).copied().unwrap_or_default();
            for (value, told) in own.iter_mut().zip(told) {
                *value = self.of_element(*told, element, &sums);
            }
        }
        row.extend_from_slice(&values);
        self.told = values;
        let element = elements.get(PLACED).map_or(0, |element| *element as usize);
        row.push(self.place(number, element));
    }

    fn place(&self, number: usize, element: usize) -> f32 {
        let element = self.board.page.elements.get(element);
        let segments = element.map_or(0..0, |element| element.segments.clone());
        share(
            number.saturating_sub(segments.start) as u32,
            segments.len() as u32,
        )
    }

    fn of_element(&self, told: Told, element: usize, sums: &Sums) -> f32 {
        match told {
            Twins => self.repetition.twins.get(element).copied().unwrap_or(0) as f32,
            Tag => {
                let element = self.board.page.elements.get(element);
                element.map_or(0.0, |element| f32::from(code(element.tag)))
            }
            told => self.of_sums(told, sums),
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
            Tag | Twins => 0.0,
        }
    }
}
