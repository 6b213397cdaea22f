//! What the trainer asks for: the features as the models see them, and what its answers lead to.

use super::board::Board;
use super::feature::{Answers, Facts, First, Lexicon, Titles, first_names, second_names};
use super::model::{Model, TYPES};
use super::tags;
use super::{Choice, OfPage, answers, decide, for_each_second};
use crate::options::Focus;
use crate::segment::Page;

/// Features of segments, row after row.
#[derive(Debug)]
pub struct Rows {
    /// How many features a row has.
    pub width: usize,
    /// The features.
    pub values: Vec<f32>,
}

/// The names of the features: of the first stage, and of those that the second sees beside them.
pub fn names() -> (Vec<String>, Vec<String>) {
    let mut second = second_names();
    second.extend(TYPES.map(|kind| format!("type_{}", kind.name())));
    (first_names(), second)
}

/// The tag that a feature's value stands for, if the feature tells of one.
pub(crate) fn tag(feature: &str, value: f32) -> Option<&'static str> {
    let beside = ["tag", "tag_1", "tag_before", "tag_after"];
    let tells = beside.contains(&feature) || feature.ends_with("_tag");
    tells.then(|| tags::coded(value))?
}

/// The first stage's features.
pub(crate) fn first(page: &Page, facts: &Facts, lexicon: &[u8]) -> Rows {
    let board = Board::new(page);
    let first = First::new(&board, facts);
    let matrix = first.matrix(&Titles::new(&facts.titles), &Lexicon::new(lexicon));
    Rows {
        width: matrix.width,
        values: matrix.values,
    }
}

/// The features that only the second stage sees, but for the page types, and those of the page.
pub(crate) fn second(page: &Page, facts: &Facts, answers: &[f32]) -> (Rows, Vec<f32>) {
    let board = Board::new(page);
    let first = First::new(&board, facts);
    let context = Answers::new(&board, &first.repetition, answers);
    let mut values = Vec::new();
    for (number, segment) in page.segments.iter().enumerate() {
        context.push(number, segment, &mut values);
    }
    let rows = Rows {
        width: second_names().len(),
        values,
    };
    (rows, [first.whole(), &context.of_page()].concat())
}

/// Why the stages answered as they did.
#[derive(Debug)]
pub(crate) struct Reasons {
    /// What the first stage answered for each segment.
    pub(crate) first: Vec<f32>,
    /// For each segment the features that the first stage saw, and what each added to its odds.
    pub(crate) of_first: Vec<Vec<(f32, f32)>>,
    /// The same for the second stage.
    pub(crate) of_second: Vec<Vec<(f32, f32)>>,
}

/// Judges a page once more and keeps the reasons.
pub(crate) fn reasons(page: &Page, facts: &Facts) -> Reasons {
    let model = Model::compiled();
    let board = Board::new(page);
    let first = First::new(&board, facts);
    let matrix = first.matrix(&Titles::new(&facts.titles), &model.lexicon);
    let answers = answers(&matrix, &model);
    let context = Answers::new(&board, &first.repetition, &answers);
    let of_page = OfPage::new(&model, &first, &context);
    let with = |row: &[f32], reasons: Vec<f32>| row.iter().copied().zip(reasons).collect();
    let of_first = matrix.rows().map(|row| with(row, model.first.reasons(row)));
    let of_first = of_first.collect();
    let mut of_second = Vec::new();
    for_each_second(&matrix, &context, &of_page, |row| {
        of_second.push(with(row, model.second.reasons(row)));
    });
    Reasons {
        first: answers,
        of_first,
        of_second,
    }
}

/// What the second stage's answers lead to, and what the confidence is told from.
pub(crate) fn choice(
    page: &Page,
    probabilities: Vec<f32>,
    features: Vec<f32>,
    types: &[f32],
    focus: Focus,
) -> (Choice, Vec<f32>) {
    let mut of_page = OfPage {
        features,
        types: [0.0; TYPES.len()],
    };
    of_page
        .types
        .iter_mut()
        .zip(types)
        .for_each(|(own, given)| *own = *given);
    decide(page, probabilities, &of_page, focus)
}
