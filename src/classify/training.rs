//! What the trainer asks for: the features as the models see them, and what its answers lead to.

use super::board::Board;
use super::feature::{self, Answers, Facts, First, Lexicon, Titles, Wording};
use super::hints::Hints;
use super::lookup::Lookup;
use super::matrix::Matrix;
use super::model::{Model, SegmentForest, TYPES};
use super::phrases::Phrases;
use super::tags;
use super::{Choice, OfPage, decide, judge};
use crate::options::Focus;
use crate::segment::{self, Page};

/// Features of segments, row after row.
#[derive(Debug)]
pub struct Rows {
    /// How many features a row has.
    pub width: usize,
    /// The features.
    pub values: Vec<f32>,
}

/// The names of the features that each stage sees, in order.
pub fn names() -> [Vec<String>; 2] {
    let types = TYPES.map(|kind| format!("type_{}", kind.name()));
    let page = feature::page_names();
    [
        [feature::names(), page.clone()].concat(),
        [
            feature::names(),
            feature::answer_names(),
            page,
            feature::page_answer_names(),
            types.to_vec(),
        ]
        .concat(),
    ]
}

/// The numbers of a text's words, as phrases are made of them.
pub fn words(text: &str) -> Vec<u32> {
    segment::words(text)
}

impl Rows {
    fn of(matrix: &Matrix) -> Rows {
        let rows = (0..matrix.rows()).map(|number| matrix.row(number));
        let values: Vec<f32> = rows.flatten().collect();
        Rows {
            width: values.len() / matrix.rows().max(1),
            values,
        }
    }
}

/// What is known of words: the lexicon of names and the wording, and the phrases, as the trainer
/// writes them.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// A lookup of words in names, and one of the words of texts.
    pub lexicon: Vec<u8>,
    /// A lookup of phrases.
    pub phrases: Vec<u8>,
}

impl Words {
    fn lookups(&self) -> (Lexicon<'_>, Wording<'_>, Phrases<'_>) {
        let (lexicon, rest) = Lookup::read(&self.lexicon);
        let (wording, phrases) = (Lookup::read(rest).0, Lookup::read(&self.phrases).0);
        (
            Lexicon::new(lexicon),
            Wording::new(wording),
            Phrases::new(phrases),
        )
    }
}

/// The tag that a feature's value stands for, if the feature tells of one.
pub(crate) fn tag(feature: &str, value: f32) -> Option<&'static str> {
    let beside = ["tag", "tag_1", "tag_before", "tag_after"];
    let tells = beside.contains(&feature) || feature.ends_with("_tag");
    tells.then(|| tags::coded(value))?
}

/// The first stage's features.
pub(crate) fn first(page: &Page, facts: &Facts, words: &Words) -> Rows {
    let (lexicon, wording, phrases) = words.lookups();
    let board = Board::new(page);
    let mut first = First::new(&board, facts, &phrases);
    let rows = first.rows(&Titles::new(&facts.titles), &lexicon, &wording);
    let mut matrix = Matrix::new(&rows);
    matrix.set_same(first.whole());
    Rows::of(&matrix)
}

/// What the first stage's answers tell of each segment, and the features of the page.
pub(crate) fn second(
    page: &Page,
    facts: &Facts,
    words: &Words,
    answers: &[f32],
) -> (Rows, Vec<f32>) {
    let board = Board::new(page);
    let first = First::new(&board, facts, &words.lookups().2);
    let context = Answers::new(&board, &first.repetition, answers);
    let all: Vec<usize> = (0..board.len()).collect();
    let matrix = Matrix::new(&context.rows(&all));
    (
        Rows::of(&matrix),
        [first.whole(), context.of_page()].concat(),
    )
}

/// What both stages answer with other weights than the compiled ones.
pub(crate) fn answers(page: &Page, facts: &Facts, weights: &[u8]) -> [Vec<f32>; 2] {
    let judged = judge(page, facts, &Model::read(weights));
    [judged.first, judged.second]
}

/// The segment that may be the lead of an article.
pub(crate) fn lead(page: &Page, facts: &Facts) -> Option<usize> {
    hints(page, facts).lead()
}

fn hints(page: &Page, facts: &Facts) -> Hints {
    let board = Board::new(page);
    let first = First::new(&board, facts, &Model::compiled().phrases);
    Hints::new(&first, &Titles::new(&facts.titles))
}

/// Why the stages answered as they did.
#[derive(Debug)]
pub(crate) struct Reasons {
    /// What the first stage answered for each segment.
    pub(crate) first: Vec<f32>,
    /// For each segment the features that the first stage saw, and what each added to its odds.
    pub(crate) of_first: Vec<Vec<(f32, f32)>>,
    /// The same for the second stage; nothing for segments that it was not asked about.
    pub(crate) of_second: Vec<Vec<(f32, f32)>>,
}

/// Judges a page once more and keeps the reasons.
pub(crate) fn reasons(page: &Page, facts: &Facts) -> Reasons {
    let model = Model::compiled();
    let judged = judge(page, facts, &model);
    let board = Board::new(page);
    let mut first = First::new(&board, facts, &model.phrases);
    let rows = first.rows(&Titles::new(&facts.titles), &model.lexicon, &model.wording);
    let mut matrix = Matrix::new(&rows);
    matrix.set_same(first.whole());
    let of_first = reasons_of(&model.first, &matrix);
    let context = Answers::new(&board, &first.repetition, &judged.first);
    let mut matrix = Matrix::only(&rows, &judged.asked);
    matrix.extend(&context.rows(&judged.asked));
    matrix.set_same(&judged.of_page.all());
    let mut of_second = vec![Vec::new(); board.len()];
    for (number, reasons) in judged.asked.iter().zip(reasons_of(&model.second, &matrix)) {
        if let Some(of) = of_second.get_mut(*number) {
            *of = reasons;
        }
    }
    Reasons {
        first: judged.first,
        of_first,
        of_second,
    }
}

fn reasons_of(forest: &SegmentForest<'_>, matrix: &Matrix) -> Vec<Vec<(f32, f32)>> {
    let rows = (0..matrix.rows()).map(|number| matrix.row(number));
    let with_reasons = rows.map(|row| {
        let reasons = forest.reasons(&row);
        row.into_iter().zip(reasons).collect()
    });
    with_reasons.collect()
}

/// What the second stage's answers lead to, and what the confidence is told from.
pub(crate) fn choice(
    page: &Page,
    facts: &Facts,
    probabilities: Vec<f32>,
    features: Vec<f32>,
    types: &[f32],
    focus: Focus,
) -> (Choice, Vec<f32>) {
    let mut of_page = OfPage {
        features,
        hints: hints(page, facts),
        types: [0.0; TYPES.len()],
    };
    of_page
        .types
        .iter_mut()
        .zip(types)
        .for_each(|(own, given)| *own = *given);
    decide(page, probabilities, &of_page, focus)
}
