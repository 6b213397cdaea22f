//! What the first stage answered around a segment.

use super::super::board::{Board, is_heading};
use super::super::matrix::Rows;
use super::repetition::{Groups, Repetition};
use super::sums::{AnswerSums, LEAST_WEIGHT, Ranks, ratio};
use crate::segment::Segment;

/// Answers from which on the first stage is sure.
const SURE: f32 = 0.6;

/// How many segments on each side are told one by one.
const BESIDE: usize = 5;

/// How many segments on each side are told together.
const REACHES: [usize; 4] = [3, 8, 20, 50];

/// The heights at which the answers in the elements around are told.
const HEIGHTS: [usize; 7] = [0, 1, 2, 3, 4, 6, 8];

/// The heights below which the answers beside the segment are told as well.
const BESIDE_HEIGHTS: usize = 4;

/// Stands for a segment that is not there.
const NONE: f32 = -1.0;

/// Stands for a distance to something that is not there, or is farther.
const FAR: f32 = 99.0;

/// The farthest heading that is told.
const FAR_HEADING: usize = 60;

/// How many features are told of each segment.
fn width() -> usize {
    let beside = 1 + 2 * BESIDE + REACHES.len() + 3;
    beside + 3 * HEIGHTS.len() + BESIDE_HEIGHTS + REST.len()
}

#[cfg(feature = "training")]
pub(super) fn names() -> Vec<String> {
    let mut names = vec!["answer".to_owned()];
    names.extend((1..=BESIDE).rev().map(|by| format!("answer_before_{by}")));
    names.extend((1..=BESIDE).map(|by| format!("answer_after_{by}")));
    names.extend(REACHES.map(|reach| format!("answers_within_{reach}")));
    names.extend(["answers_before", "answers_after", "content_before"].map(str::to_owned));
    for height in HEIGHTS {
        let told = ["answers", "plain_answers", "content", "answers_beside"];
        let told = told
            .iter()
            .take(if height < BESIDE_HEIGHTS { 4 } else { 3 });
        names.extend(told.map(|told| format!("{told}_around_{height}")));
    }
    names.extend(REST.map(str::to_owned));
    names
}

/// The last of what is told of a segment.
const REST: [&str; 15] = [
    "answers_of_path",
    "plain_answers_of_path",
    "answers_of_tag_path",
    "plain_answers_of_tag_path",
    "answer_of_heading",
    "answers_of_section",
    "section_words",
    "from_heading",
    "to_sure_before",
    "to_sure_after",
    "from_first_sure",
    "from_last_sure",
    "rank",
    "expected",
    "over_threshold",
];

/// What is told of the page as a whole.
pub(super) const OF_PAGE: [&str; 5] = [
    "page_answers",
    "page_content",
    "page_sure",
    "page_doubt",
    "page_expected",
];

/// A section: a heading and what stands under it, up to the next.
#[derive(Debug, Clone, Copy, Default)]
struct Section {
    start: usize,
    heading: Option<f32>,
    body: AnswerSums,
}

/// A page with the first stage's answers.
#[derive(Debug)]
pub(crate) struct Answers<'a> {
    board: &'a Board<'a>,
    answers: &'a [f32],
    weights: Vec<f64>,
    /// The sums over all segments before each, and over all.
    sums: Vec<AnswerSums>,
    sections: Vec<Section>,
    section_of: Vec<u32>,
    /// For each segment the places of the nearest sure ones, before and after, itself among them.
    sure: Vec<[Option<usize>; 2]>,
    paths: [(&'a Groups, Vec<AnswerSums>); 2],
    ranks: Ranks,
    of_page: [f32; OF_PAGE.len()],
}

impl<'a> Answers<'a> {
    pub(crate) fn new(
        board: &'a Board<'a>,
        repetition: &'a Repetition,
        answers: &'a [f32],
    ) -> Self {
        let weight = |segment: &Segment| f64::from(segment.measures.words).max(LEAST_WEIGHT);
        let weights: Vec<f64> = board.page.segments.iter().map(weight).collect();
        let mut total = AnswerSums::default();
        let mut sums = Vec::with_capacity(answers.len() + 1);
        sums.push(total);
        for (answer, weight) in answers.iter().zip(&weights) {
            total = total.plus(*answer, *weight);
            sums.push(total);
        }
        let (sections, section_of) = sections(board, answers, &weights);
        let ranks = Ranks::new(answers, &weights, total);
        let groups = [&repetition.paths, &repetition.tag_paths];
        let mut context = Answers {
            board,
            answers,
            sums,
            sections,
            section_of,
            sure: nearest_sure(answers),
            paths: groups.map(|groups| (groups, sums_of(groups, answers, &weights))),
            weights,
            ranks,
            of_page: [0.0; OF_PAGE.len()],
        };
        context.of_page = context.tell_page();
        context
    }

    fn within(&self, from: usize, to: usize) -> AnswerSums {
        let at = |place: usize| self.sums.get(place).copied().unwrap_or_default();
        at(to).minus(at(from))
    }

    fn whole(&self) -> AnswerSums {
        self.sums.last().copied().unwrap_or_default()
    }

    /// The features of some segments.
    pub(crate) fn rows(&self, segments: &[usize]) -> Rows {
        Rows::new(segments.len(), width(), |row_number, row| {
            if let Some(number) = segments.get(row_number) {
                self.push(*number, row);
            }
        })
    }

    fn push(&self, number: usize, row: &mut Vec<f32>) {
        self.push_beside(number, row);
        self.push_around(number, row);
        self.push_alike(number, row);
        self.push_section(number, row);
        self.push_sure(number, row);
        self.push_rank(number, row);
    }

    fn answer(&self, number: usize) -> f32 {
        self.answers.get(number).copied().unwrap_or(NONE)
    }

    fn push_beside(&self, number: usize, row: &mut Vec<f32>) {
        row.push(self.answer(number));
        let before = (1..=BESIDE).rev().map(|by| number.checked_sub(by));
        row.extend(before.map(|place| place.map_or(NONE, |place| self.answer(place))));
        row.extend((1..=BESIDE).map(|by| self.answer(number + by)));
        let end = self.answers.len();
        row.extend(REACHES.map(|reach| {
            let to = (number + reach + 1).min(end);
            self.within(number.saturating_sub(reach), to).mean()
        }));
        let before = self.within(0, number);
        row.push(before.mean());
        row.push(self.within(number + 1, end).mean());
        row.push(ratio(before.content, self.whole().content));
    }

    fn push_around(&self, number: usize, row: &mut Vec<f32>) {
        let heights = self.board.heights(number);
        let whole = self.whole().content;
        let own = AnswerSums::default().plus(
            self.answer(number),
            self.weights.get(number).copied().unwrap_or(LEAST_WEIGHT),
        );
        for height in HEIGHTS {
            let element = heights.get(height).map_or(0, |element| *element as usize);
            let range = self.board.page.elements.get(element);
            let range = range.map_or(0..0, |element| element.segments.clone());
            let inside = self.within(range.start, range.end);
            row.extend([inside.mean(), inside.plain(), ratio(inside.content, whole)]);
            if height < BESIDE_HEIGHTS {
                let beside = inside.minus(own);
                row.push(if beside.weight > 0.5 {
                    beside.mean()
                } else {
                    NONE
                });
            }
        }
    }

    fn push_alike(&self, number: usize, row: &mut Vec<f32>) {
        for (groups, sums) in &self.paths {
            let group = groups
                .of
                .get(number)
                .and_then(|group| sums.get(*group as usize));
            let sums = group.copied().unwrap_or_default();
            row.extend([sums.mean(), sums.plain()]);
        }
    }

    fn push_section(&self, number: usize, row: &mut Vec<f32>) {
        let section = self.section_of.get(number);
        let section = section.and_then(|section| self.sections.get(*section as usize));
        let section = section.copied().unwrap_or_default();
        row.extend([
            section.heading.unwrap_or(NONE),
            section.body.mean(),
            section.body.weight as f32,
            number.saturating_sub(section.start).min(FAR_HEADING) as f32,
        ]);
    }

    fn push_sure(&self, number: usize, row: &mut Vec<f32>) {
        let [before, after] = self.sure.get(number).copied().unwrap_or_default();
        let near = |place: Option<usize>| {
            place.map_or(FAR, |place| (number.abs_diff(place) as f32).min(FAR))
        };
        let (first, last) = (self.sure.first(), self.sure.last());
        let from =
            |place: Option<usize>| place.map_or(-100_000.0, |place| number as f32 - place as f32);
        row.extend([
            near(before),
            near(after),
            from(first.and_then(|[_, after]| *after)),
            from(last.and_then(|[before, _]| *before)),
        ]);
    }

    fn push_rank(&self, number: usize, row: &mut Vec<f32>) {
        let [rank, expected] = self.ranks.of.get(number).copied().unwrap_or_default();
        row.extend([
            rank as f32,
            (expected / self.ranks.best.max(1e-9)) as f32,
            self.answer(number) - self.ranks.threshold,
        ]);
    }

    /// The features that are the same for the whole page.
    pub(crate) fn of_page(&self) -> &[f32] {
        &self.of_page
    }

    fn tell_page(&self) -> [f32; OF_PAGE.len()] {
        let whole = self.whole();
        let each = || self.answers.iter().zip(&self.weights);
        let sure = each()
            .filter(|(answer, _)| **answer >= SURE)
            .map(|(_, weight)| weight);
        let doubt = each().map(|(answer, weight)| {
            let answer = f64::from(*answer);
            answer * (1.0 - answer) * weight
        });
        [
            ratio(whole.content, whole.weight),
            whole.content as f32,
            ratio(sure.sum(), whole.weight),
            ratio(doubt.sum(), whole.content),
            self.ranks.best as f32,
        ]
    }
}

fn sections(board: &Board<'_>, answers: &[f32], weights: &[f64]) -> (Vec<Section>, Vec<u32>) {
    let mut sections = vec![Section::default()];
    let mut of = Vec::with_capacity(answers.len());
    let segments = board.page.segments.iter().enumerate();
    for ((number, segment), (answer, weight)) in segments.zip(answers.iter().zip(weights)) {
        if is_heading(board.page, segment) {
            sections.push(Section {
                start: number,
                heading: Some(*answer),
                body: AnswerSums::default(),
            });
        } else if let Some(section) = sections.last_mut() {
            section.body = section.body.plus(*answer, *weight);
        }
        of.push(sections.len() as u32 - 1);
    }
    (sections, of)
}

fn nearest_sure(answers: &[f32]) -> Vec<[Option<usize>; 2]> {
    let mut nearest = vec![[None; 2]; answers.len()];
    let mut last = None;
    for (number, (answer, [before, _])) in answers.iter().zip(&mut nearest).enumerate() {
        last = if *answer >= SURE { Some(number) } else { last };
        *before = last;
    }
    last = None;
    for (number, (answer, [_, after])) in answers.iter().zip(&mut nearest).enumerate().rev() {
        last = if *answer >= SURE { Some(number) } else { last };
        *after = last;
    }
    nearest
}

fn sums_of(groups: &Groups, answers: &[f32], weights: &[f64]) -> Vec<AnswerSums> {
    let mut sums = vec![AnswerSums::default(); groups.groups.len()];
    for (group, (answer, weight)) in groups.of.iter().zip(answers.iter().zip(weights)) {
        if let Some(sums) = sums.get_mut(*group as usize) {
            *sums = sums.plus(*answer, *weight);
        }
    }
    sums
}
