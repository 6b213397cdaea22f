//! Sums of answers, and the segments by their answers.

use super::super::order::descending;

/// A segment weighs its words, but at least this.
pub(super) const LEAST_WEIGHT: f64 = 0.25;

/// Sums of answers over ranges.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct AnswerSums {
    /// Answers times weights: the words that are expected to be content.
    pub(super) content: f64,
    pub(super) weight: f64,
    pub(super) answers: f64,
    pub(super) count: f64,
}

impl AnswerSums {
    pub(super) fn plus(self, answer: f32, weight: f64) -> AnswerSums {
        AnswerSums {
            content: self.content + f64::from(answer) * weight,
            weight: self.weight + weight,
            answers: self.answers + f64::from(answer),
            count: self.count + 1.0,
        }
    }

    pub(super) fn minus(self, other: AnswerSums) -> AnswerSums {
        AnswerSums {
            content: self.content - other.content,
            weight: self.weight - other.weight,
            answers: self.answers - other.answers,
            count: self.count - other.count,
        }
    }

    /// The mean answer, by weight.
    pub(super) fn mean(self) -> f32 {
        ratio(self.content, self.weight)
    }

    /// The mean answer, each segment counted once.
    pub(super) fn plain(self) -> f32 {
        (self.answers / self.count.max(1.0)) as f32
    }
}

pub(super) fn ratio(part: f64, whole: f64) -> f32 {
    (part / whole.max(LEAST_WEIGHT)) as f32
}

/// The segments by their answers.
#[derive(Debug, Default)]
pub(super) struct Ranks {
    /// For each segment the share of the page's words with higher answers, and the expected F1 if
    /// it and all before it are taken.
    pub(super) of: Vec<[f64; 2]>,
    /// The best expected F1, and the lowest answer that is taken for it.
    pub(super) best: f64,
    pub(super) threshold: f32,
}

impl Ranks {
    pub(super) fn new(answers: &[f32], weights: &[f64], total: AnswerSums) -> Ranks {
        let mut ranks = Ranks {
            of: vec![[0.0; 2]; answers.len()],
            ..Ranks::default()
        };
        let mut taken = AnswerSums::default();
        for number in descending(answers) {
            let (Some(answer), Some(weight)) = (answers.get(number), weights.get(number)) else {
                continue;
            };
            taken = taken.plus(*answer, *weight);
            let expected = 2.0 * taken.content / (taken.weight + total.content + 1e-9);
            if expected > ranks.best {
                ranks.best = expected;
                ranks.threshold = *answer;
            }
            if let Some(of) = ranks.of.get_mut(number) {
                *of = [taken.weight / total.weight.max(LEAST_WEIGHT), expected];
            }
        }
        ranks
    }
}
