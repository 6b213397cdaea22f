//! Features: what the models see of a segment, as numbers.
//!
//! Each group of features has a file: the names of its features, what it prepares for a page, and
//! the values for one segment, in the order of the names. Values are plain counts and shares, made
//! by additions and divisions only, so that they are the same on every platform.

mod answers;
mod around;
mod names;
mod neighbours;
mod own;
mod place;
mod repetition;
mod tags;
mod whole;

pub(super) use answers::Answers;
pub(super) use names::Lexicon;
pub(super) use place::Titles;

use super::board::Board;
use crate::segment::Page;

/// What the page says about itself, as far as features are concerned.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Its titles: the `<title>` and the title for sharing.
    pub(crate) titles: Vec<String>,
    /// The types that it declares, in lower case.
    pub(crate) types: Vec<String>,
}

/// A page's segments as rows of features.
#[derive(Debug, Default)]
pub(crate) struct Matrix {
    /// The number of features of a segment.
    pub(super) width: usize,
    /// The values, segment by segment.
    pub(super) values: Vec<f32>,
}

impl Matrix {
    /// The rows, one for each segment.
    pub(super) fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.values.chunks_exact(self.width.max(1))
    }
}

/// The names of the first stage's features, in order.
pub(crate) fn first_names() -> Vec<String> {
    let groups = [
        own::NAMES.as_slice(),
        &place::NAMES,
        &tags::NAMES,
        &repetition::NAMES,
        &neighbours::NAMES,
        &names::NAMES,
        &whole::NAMES,
    ];
    let mut all: Vec<String> = groups.concat().into_iter().map(str::to_owned).collect();
    all.extend(around::names());
    all
}

/// The names of the features that only the second stage sees, in order: what the first answered.
pub(crate) fn second_names() -> Vec<String> {
    answers::names()
}

/// What the first stage sees of a page.
#[derive(Debug)]
pub(super) struct First<'a> {
    pub(super) board: &'a Board<'a>,
    pub(super) repetition: repetition::Repetition,
    whole: Vec<f32>,
}

impl<'a> First<'a> {
    /// Prepares a page.
    pub(super) fn new(board: &'a Board<'a>, facts: &Facts) -> Self {
        First {
            board,
            repetition: repetition::Repetition::new(board),
            whole: whole::values(board, facts),
        }
    }

    /// The features of the page as a whole.
    pub(super) fn whole(&self) -> &[f32] {
        &self.whole
    }

    /// The features of all segments.
    pub(super) fn matrix(&self, titles: &Titles, lexicon: &Lexicon<'_>) -> Matrix {
        let board = self.board;
        let page: &Page = board.page;
        let (place, tags) = (place::Places::new(board, titles), tags::Tags::new(board));
        let (names, around) = (
            names::Names::new(board, lexicon),
            around::Around::new(board),
        );
        let mut values = Vec::new();
        for (number, segment) in page.segments.iter().enumerate() {
            own::push(segment, &mut values);
            place.push(number, &mut values);
            tags.push(segment, &mut values);
            self.repetition.push(number, segment, &mut values);
            neighbours::push(board, number, &mut values);
            names.push(segment, &mut values);
            values.extend_from_slice(&self.whole);
            around.push(number, segment, &self.repetition, &mut values);
            if number == 0 {
                let width = values.len();
                values.reserve(width * page.segments.len());
            }
        }
        let width = values.len().checked_div(page.segments.len()).unwrap_or(0);
        Matrix { width, values }
    }
}

/// A share; 0 where the whole is nothing.
fn share(part: u32, whole: u32) -> f32 {
    part as f32 / whole.max(1) as f32
}
