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
    /// Its tag.
    Tag,
    /// How many siblings are alike.
    Twins,
}

use Told::{
    Capitalised, Controls, Headings, Images, Linked, Paragraphs, Prose, Punctuation, Share,
    ShortWords, Tag, Text, Twins, WordsEach,
};

/// How many these are.
const KINDS: usize = Told::Twins as usize + 1;

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
    TOLD.iter().map(|(_, told)| told.len()).sum::<usize>() + 1
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
    /// What is told of each element, in the order of [`Told`].
    told: Vec<[f32; KINDS]>,
}

impl<'a> Around<'a> {
    /// Measures each element that holds segments once: many segments stand in the same.
    pub(super) fn new(board: &'a Board<'a>, repetition: &Repetition) -> Self {
        let page = board.whole().characters;
        let elements = board.page.elements.iter().zip(&board.inside);
        let told = elements.zip(&repetition.twins);
        let told = told.map(|((element, sums), twins)| match sums.segments {
            0 => [0.0; KINDS],
            _ => tell(sums, page, code(element.tag), *twins),
        });
        Around {
            board,
            told: told.collect(),
        }
    }

    pub(super) fn push(&self, number: usize, row: &mut Vec<f32>) {
        let elements = self.board.heights(number);
        for (height, told) in TOLD {
            let element = elements.get(height).map_or(0, |element| *element as usize);
            let values = self.told.get(element).copied().unwrap_or([0.0; KINDS]);
            let value = |told: &Told| values.get(*told as usize).copied().unwrap_or(0.0);
            row.extend(told.iter().map(value));
        }
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
}

/// What is told of an element, in the order of [`Told`]; `page` are the characters of the page.
fn tell(sums: &Sums, page: u32, tag: u8, twins: u32) -> [f32; KINDS] {
    [
        sums.characters as f32,
        share(sums.linked, sums.characters),
        share(sums.words, sums.segments),
        share(sums.punctuation, sums.words),
        share(sums.characters, page),
        share(sums.paragraphs, sums.segments),
        share(sums.short_words, sums.words),
        share(sums.headings, sums.segments),
        share(sums.images, sums.segments),
        share(sums.controls, sums.segments),
        share(sums.prose, sums.characters),
        share(sums.capitalised, sums.words),
        f32::from(tag),
        twins as f32,
    ]
}
