//! Segments in, choice out: which segments are main content, what kind of page it is, how sure that
//! is.
//!
//! Two stages of trained trees judge each segment. The first sees its text, its names and what
//! stands around it; the second sees the first's answers around it as well. Then the segments are
//! taken that give the best expected F1 for the page as a whole.

mod alike;
mod among;
mod apart;
mod behind;
mod beside;
mod board;
mod choice;
mod comments;
mod doubt;
mod feature;
mod forest;
mod forms;
mod hints;
mod lines;
mod lookup;
mod matrix;
mod media;
mod model;
mod named;
mod notices;
mod order;
mod parts;
mod phrases;
mod posts;
mod quotes;
mod reading;
mod starts;
mod tags;
#[cfg(feature = "training")]
pub(crate) mod training;
mod unfilled;

pub(crate) use feature::Facts;
pub(crate) use media::Media;

use crate::article::PageType;
use crate::options::Focus;
use crate::segment::Page;
use board::Board;
use choice::Known;
use feature::{Answers, First, Titles};
use forest::probability;
use hints::Hints;
use matrix::{Matrix, Rows};
use model::{Model, SegmentForest, TYPES};
use named::Found;

/// Which segments of a page are main content.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Choice {
    /// For each segment of the page, whether it is chosen.
    pub(crate) chosen: Vec<bool>,
    /// For each segment, how probable it is that it is main content.
    pub(crate) probabilities: Vec<f32>,
    /// Whether that was judged at all; see [`MOST_SEGMENTS`].
    pub(crate) judged: bool,
    /// What kind of page it is.
    pub(crate) page_type: PageType,
    /// How good the choice is expected to be: its F1 over words, 0 to 1.
    pub(crate) confidence: f32,
}

/// Pages of more segments are not judged: no real page has as many, and features take about a
/// kilobyte for each.
const MOST_SEGMENTS: usize = 100_000;

/// Chooses a page's main content.
pub(crate) fn choose(page: &Page, facts: &Facts, focus: Focus) -> Choice {
    if page.segments.len() > MOST_SEGMENTS {
        return unjudged(page);
    }
    let model = Model::compiled();
    let judged = judge(page, facts, &model);
    let (mut choice, row) = decide(page, judged.second, &judged.of_page, focus);
    choice.confidence = model.confidence(&row);
    choice
}

/// All text of a page that is not linked.
fn unjudged(page: &Page) -> Choice {
    let segments = page.segments.iter();
    Choice {
        chosen: segments
            .map(|segment| segment.link_density() <= 0.5)
            .collect(),
        probabilities: vec![0.5; page.segments.len()],
        ..Choice::default()
    }
}

/// What both stages answer.
#[derive(Debug)]
struct Judged {
    #[cfg(feature = "training")]
    first: Vec<f32>,
    second: Vec<f32>,
    /// The segments that the second stage was asked about.
    #[cfg(feature = "training")]
    asked: Vec<usize>,
    of_page: OfPage,
}

fn judge(page: &Page, facts: &Facts, model: &Model<'_>) -> Judged {
    let board = Board::new(page);
    let mut first = First::new(&board, facts, &model.phrases);
    let titles = Titles::new(&facts.titles);
    let rows = first.rows(&titles, &model.lexicon, &model.wording);
    let mut sums = first_sums(&model.first, &rows, first.whole());
    let answers: Vec<f32> = sums.iter().map(|sum| probability(*sum)).collect();
    let context = Answers::new(&board, &first.repetition, &answers);
    let of_page = OfPage::new(model, &first, &context, &titles);
    let asked = within(&sums, SURE);
    let mut matrix = Matrix::only(&rows, &asked);
    drop(rows);
    matrix.extend(&context.rows(&asked));
    matrix.set_same(&of_page.all());
    let mut second = vec![model.second.bias(); asked.len()];
    model
        .second
        .add(0..model.second.len(), &matrix, &mut second);
    for (number, second) in asked.iter().zip(second) {
        if let Some(sum) = sums.get_mut(*number) {
            *sum = sum.saturating_add(second) / 2;
        }
    }
    let sharpened = sums.into_iter().map(sharpened);
    Judged {
        second: sharpened.map(probability).collect(),
        of_page,
        #[cfg(feature = "training")]
        first: answers,
        #[cfg(feature = "training")]
        asked,
    }
}

/// What the first stage answers. Some of its trees settle most segments; only the others are asked the
/// rest.
fn first_sums(forest: &SegmentForest<'_>, rows: &Rows, whole: &[f32]) -> Vec<i32> {
    let mut sums = settling_sums(forest, rows, whole);
    let asked = within(&sums, SETTLED);
    let of_asked = |number: &usize| sums.get(*number).copied().unwrap_or(0);
    let mut rest: Vec<i32> = asked.iter().map(of_asked).collect();
    let mut matrix = Matrix::only(rows, &asked);
    matrix.set_same(whole);
    forest.add(SETTLING..forest.len(), &matrix, &mut rest);
    for (number, rest) in asked.iter().zip(rest) {
        if let Some(sum) = sums.get_mut(*number) {
            *sum = rest;
        }
    }
    sums
}

/// The segments whose sums are nearer to 0 than a limit, either way.
fn within(sums: &[i32], limit: i32) -> Vec<usize> {
    let sums = sums.iter().enumerate();
    let doubted = sums.filter(|(_, sum)| sum.abs() < limit);
    doubted.map(|(number, _)| number).collect()
}

/// What the first trees answer. The columns of all rows are gone before those of some are made.
fn settling_sums(forest: &SegmentForest<'_>, rows: &Rows, whole: &[f32]) -> Vec<i32> {
    let mut matrix = Matrix::new(rows);
    matrix.set_same(whole);
    let mut sums = vec![forest.bias(); matrix.rows()];
    forest.add(0..SETTLING, &matrix, &mut sums);
    sums
}

/// How many trees settle what is clear, and the sums from which on it is, either way.
const SETTLING: usize = 48;
const SETTLED: i32 = 10_240;

/// The sums of the whole first stage from which on it is sure, and the second is not asked. No settled
/// segment has less.
const SURE: i32 = 9_216;

/// A sum as it counts in the end: the odds to the power of 1.2, since what is doubtful to the trees
/// is doubted too much.
fn sharpened(sum: i32) -> i32 {
    sum.saturating_add(sum / 5)
}

/// A page that is an article's with this probability surely is one.
const SURELY: f32 = 0.9;

/// One that is a thread's, and an article's with this probability, may be an article under which comments stand
/// in numbers.
const POSSIBLY: f32 = 0.15;

/// What only looks like a thread is doubted as if it were an article with this probability.
const PERHAPS: f32 = 0.5;

/// Takes segments by their probabilities, and tells how good that is.
fn decide(
    page: &Page,
    mut probabilities: Vec<f32>,
    of_page: &OfPage,
    focus: Focus,
) -> (Choice, Vec<f32>) {
    let page_type = reading::page_type(page, of_page.page_type(), &of_page.hints);
    let [article, ..] = of_page.types;
    let may_be_article = reading::may_be_article(page, page_type, of_page);
    let is_thread = page_type == PageType::Forum
        && !may_be_article
        && (article < POSSIBLY || of_page.hints.declares_thread);
    let doubted = match page_type {
        PageType::Forum if may_be_article => article.max(PERHAPS),
        _ => article,
    };
    doubt::lower(page, &mut probabilities, doubted);
    doubt::weigh(page, &mut probabilities, page_type);
    let places = &of_page.hints.places;
    alike::draw_together(page, &mut probabilities, places, (page_type, is_thread));
    let known = Known {
        page_type,
        is_surely_article: page_type == PageType::Article && article >= SURELY,
        is_thread,
        reads_as_article: match page_type {
            PageType::Article => true,
            PageType::Forum => may_be_article || !is_thread,
            _ => may_be_article,
        },
        hints: &of_page.hints,
        named: Found::new(page, choice::OF_PARTS),
    };
    let taken = choice::take(page, &probabilities, known, focus);
    let row = of_page.with(page, &probabilities, &taken);
    let is_article = page_type == PageType::Forum && taken.had_comments;
    let choice = Choice {
        chosen: taken.chosen,
        probabilities,
        judged: true,
        page_type: if is_article {
            PageType::Article
        } else {
            page_type
        },
        confidence: 0.0,
    };
    (choice, row)
}

/// What is known of the page as a whole after the first stage.
#[derive(Debug)]
struct OfPage {
    /// Features of the page, and of the first stage's answers on it.
    features: Vec<f32>,
    /// How likely each page type is.
    types: [f32; TYPES.len()],
    hints: Hints,
}

impl OfPage {
    fn new(model: &Model<'_>, first: &First<'_>, context: &Answers<'_>, titles: &Titles) -> Self {
        let features = [first.whole(), context.of_page()].concat();
        OfPage {
            types: model.types(&features),
            features,
            hints: Hints::new(first, titles),
        }
    }

    /// What the second stage sees of the page.
    fn all(&self) -> Vec<f32> {
        [self.features.as_slice(), &self.types].concat()
    }

    /// The likeliest type.
    fn page_type(&self) -> PageType {
        let types = self.types.iter().zip(TYPES);
        let best = types.max_by(|left, right| left.0.total_cmp(right.0));
        best.map_or(PageType::Article, |(_, kind)| kind)
    }

    /// How probable the likeliest type is.
    fn best(&self) -> f32 {
        self.types.iter().copied().fold(0.0, f32::max)
    }

    /// What the confidence is told from.
    fn with(&self, page: &Page, probabilities: &[f32], taken: &choice::Taken) -> Vec<f32> {
        let (mut words, mut hits, mut all) = (0.0, 0.0, 0.0);
        for ((segment, chosen), probability) in
            page.segments.iter().zip(&taken.chosen).zip(probabilities)
        {
            let weight = segment.measures.words as f32;
            all += weight;
            if *chosen {
                words += weight;
                hits += weight * probability;
            }
        }
        let own = [
            taken.expected as f32,
            taken.threshold,
            words,
            words / all.max(1.0),
            hits / words.max(1.0),
        ];
        [&self.features, self.types.as_slice(), &own].concat()
    }
}
