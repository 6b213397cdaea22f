//! Gradient-boosted trees, read straight from the bytes that the trainer wrote.
//!
//! A tree is asked all its questions at once: each rules out some leaves, and the first one that is
//! left is the answer. So there are no branches, and each question is asked of many rows in one loop
//! over a column. A forest is the number of its trees as u16, what is added to all sums as i32, then
//! the trees: the number of questions as u8, at most 31; for each the feature as u16, the border as
//! f32, and the leaves that are left if the feature is above the border, as the bits of a u32; then
//! the leaves as i16. Sums are of 1/4096. Little endian throughout.
//!
//! Sums are of integers, and the logistic function is made of single additions, multiplications and
//! divisions, so that answers are the same on every platform.

use std::ops::Range;

use super::matrix::{Matrix, Values};

/// Trees whose leaves are summed.
#[derive(Debug, Clone)]
pub(super) struct Forest<'a> {
    bias: i32,
    trees: Vec<Tree<'a>>,
}

/// One tree.
#[derive(Debug, Clone, Copy)]
struct Tree<'a> {
    questions: &'a [[u8; 10]],
    leaves: &'a [[u8; 2]],
}

/// Whether a feature is above a border.
#[derive(Debug, Clone, Copy)]
struct Question {
    feature: usize,
    border: f32,
    /// The leaves that are left if it is.
    left: u32,
}

/// What sums were multiplied by.
const SCALE: f32 = 4096.0;

/// How many rows are asked at once: few enough that their leaves stay at hand.
const BLOCK: usize = 512;

impl<'a> Forest<'a> {
    /// Reads trees from the front of the data, and gives what is behind them.
    pub(super) fn read(data: &'a [u8]) -> (Forest<'a>, &'a [u8]) {
        let (count, rest) = data.split_first_chunk().unwrap_or((&[0; 2], &[]));
        let (bias, mut rest) = rest.split_first_chunk().unwrap_or((&[0; 4], &[]));
        let count = u16::from_le_bytes(*count);
        let mut trees = Vec::with_capacity(usize::from(count));
        for _ in 0..count {
            let Some((tree, after)) = Tree::read(rest) else {
                break;
            };
            trees.push(tree);
            rest = after;
        }
        let bias = i32::from_le_bytes(*bias);
        (Forest { bias, trees }, rest)
    }

    /// For each row the sum of the leaves that it leads to.
    pub(super) fn sums(&self, matrix: &Matrix) -> Vec<i32> {
        let mut sums = vec![self.bias; matrix.rows()];
        let mut left = vec![0_u32; BLOCK.min(matrix.rows())];
        for (number, sums) in sums.chunks_mut(BLOCK).enumerate() {
            let rows = number * BLOCK..number * BLOCK + sums.len();
            for tree in &self.trees {
                left.fill(u32::MAX);
                for question in tree.questions() {
                    question.ask(matrix, rows.clone(), &mut left);
                }
                for (sum, left) in sums.iter_mut().zip(&left) {
                    *sum += tree.leaf(*left);
                }
            }
        }
        sums
    }

    /// The sum of the leaves that one row leads to.
    pub(super) fn sum(&self, row: &[f32]) -> i32 {
        let sum: i32 = self
            .trees
            .iter()
            .map(|tree| tree.leaf(tree.left(row)))
            .sum();
        self.bias + sum
    }
}

impl<'a> Tree<'a> {
    fn read(data: &'a [u8]) -> Option<(Tree<'a>, &'a [u8])> {
        let (count, rest) = data.split_first()?;
        let count = usize::from(*count);
        let (questions, rest) = rest.split_at_checked(10 * count)?;
        let (leaves, rest) = rest.split_at_checked(2 * (count + 1))?;
        let tree = Tree {
            questions: questions.as_chunks().0,
            leaves: leaves.as_chunks().0,
        };
        Some((tree, rest))
    }

    fn questions(&self) -> impl Iterator<Item = Question> {
        let read = |[low, high, a, b, c, d, e, f, g, h]: &[u8; 10]| Question {
            feature: usize::from(u16::from_le_bytes([*low, *high])),
            border: f32::from_le_bytes([*a, *b, *c, *d]),
            left: u32::from_le_bytes([*e, *f, *g, *h]),
        };
        self.questions.iter().map(read)
    }

    /// The leaves that are left for a row.
    fn left(&self, row: &[f32]) -> u32 {
        let above = |question: &Question| {
            let value = row.get(question.feature);
            value.is_some_and(|value| *value > question.border)
        };
        let asked = self.questions().filter(above);
        asked.fold(u32::MAX, |left, question| left & question.left)
    }

    /// The value of the first leaf that is left.
    fn leaf(&self, left: u32) -> i32 {
        let leaf = self.leaves.get(left.trailing_zeros() as usize);
        leaf.map_or(0, |leaf| i32::from(i16::from_le_bytes(*leaf)))
    }
}

impl Question {
    /// Rules out leaves for the rows whose feature is above the border.
    fn ask(self, matrix: &Matrix, rows: Range<usize>, left: &mut [u32]) {
        match matrix.values(self.feature) {
            Values::Same(value) if value > self.border => {
                left.iter_mut().for_each(|left| *left &= self.left);
            }
            Values::Same(_) => {}
            Values::Each(column) => {
                let column = column.get(rows).unwrap_or(&[]);
                for (left, value) in left.iter_mut().zip(column) {
                    *left &= if *value > self.border {
                        self.left
                    } else {
                        u32::MAX
                    };
                }
            }
        }
    }
}

#[cfg(feature = "training")]
impl Forest<'_> {
    /// What each feature of a row adds to the logarithm of its odds: question by question on the way
    /// to its leaf, the change of the mean of the leaves that are left.
    pub(super) fn reasons(&self, row: &[f32]) -> Vec<f32> {
        let mut reasons = vec![0.0; row.len()];
        for tree in &self.trees {
            let own = 1_u32 << tree.left(row).trailing_zeros().min(31);
            let mut left = 1_u32
                .checked_shl(tree.leaves.len() as u32)
                .map_or(u32::MAX, |end| end - 1);
            // Questions stand in the order of the way down, so that those about the leaf narrow what
            // is left from the root on.
            for question in tree.questions() {
                let (above, below) = tree.sides(&question);
                let (Some(side), true) = (
                    [above, below].into_iter().find(|side| side & own != 0),
                    (above | below) & !left == 0,
                ) else {
                    continue;
                };
                if let Some(reason) = reasons.get_mut(question.feature) {
                    *reason += tree.mean(side) - tree.mean(left);
                }
                left = side;
            }
        }
        reasons
    }
}

#[cfg(feature = "training")]
impl Tree<'_> {
    /// The leaves on both sides of a question: those of the subtree above its border, and below.
    fn sides(&self, question: &Question) -> (u32, u32) {
        let below = !question.left;
        // The side above starts right behind the one below, and ends where the next question that
        // holds both sides does, or the tree.
        let end = 32 - below.leading_zeros();
        let after = u32::MAX.checked_shl(end).unwrap_or(0);
        let inside = self
            .questions()
            .map(|other| !other.left)
            .filter(|other| other & below == below && *other != below);
        let all = 1_u32
            .checked_shl(self.leaves.len() as u32)
            .map_or(u32::MAX, |end| end - 1);
        let holder = inside.fold(all, |least, other| {
            if other.count_ones() < least.count_ones() {
                other
            } else {
                least
            }
        });
        (holder & after, below)
    }

    /// The mean of some leaves.
    fn mean(&self, leaves: u32) -> f32 {
        let some = (0..self.leaves.len() as u32).filter(|number| leaves >> number & 1 == 1);
        let (sum, count) = some.fold((0.0, 0.0), |(sum, count), number| {
            (sum + self.leaf(1 << number) as f32 / SCALE, count + 1.0)
        });
        sum / f32::max(count, 1.0)
    }
}

/// The logarithm of the odds that a sum stands for.
pub(super) fn odds(sum: i32) -> f32 {
    sum as f32 / SCALE
}

/// The probability that a sum stands for.
pub(super) fn probability(sum: i32) -> f32 {
    let odds = odds(sum);
    let fall = exponential(-odds.abs());
    let low = fall / (1.0 + fall);
    if odds < 0.0 { low } else { 1.0 - low }
}

/// The exponential function for numbers from -90 to 0, to six digits, by additions, multiplications
/// and divisions only.
pub(super) fn exponential(number: f32) -> f32 {
    // e^x = (e^(x/256))^256, and the series of a number that is so near 0 ends soon.
    let part = f64::from(number.clamp(-90.0, 0.0)) / 256.0;
    let series = 1.0 + part * (1.0 + part / 2.0 * (1.0 + part / 3.0 * (1.0 + part / 4.0)));
    (0..8).fold(series, |power, _| power * power) as f32
}
