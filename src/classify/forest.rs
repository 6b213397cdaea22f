//! Gradient-boosted trees, read straight from the bytes that the trainer wrote.
//!
//! A tree is asked all its questions at once: each rules out some leaves, and the first one that is
//! left is the answer. So there are no branches, and each question is asked of many rows in one loop
//! over a column. A forest is the number of its trees as u16, what is added to all sums as i32, then
//! the trees: the number of questions as u8, at most 15; for each the feature as u16, the border as
//! i16 (see `matrix.rs`), and the leaves that are left if the feature is above the border, as the
//! bits of a u16; then the leaves as i16. Sums are of 1/4096. Little endian throughout.
//!
//! Sums are of integers, and the logistic function is made of single additions, multiplications and
//! divisions, so that answers are the same on every platform.

use std::ops::Range;

use super::matrix::{Kept, Matrix, kept};

/// Trees whose leaves are summed.
#[derive(Debug, Clone)]
pub(super) struct Forest<'a> {
    bias: i32,
    trees: Vec<Tree<'a>>,
}

/// One tree.
#[derive(Debug, Clone, Copy)]
struct Tree<'a> {
    questions: &'a [[u8; 6]],
    leaves: &'a [[u8; 2]],
}

/// Whether a feature is above a border.
#[derive(Debug, Clone, Copy, Default)]
struct Question {
    feature: usize,
    border: Kept,
    /// The leaves that are left if it is.
    left: Leaves,
}

/// The leaves of a tree, as bits.
type Leaves = u16;

/// All of them, and how many there can be.
const ALL: Leaves = Leaves::MAX;
const MOST_LEAVES: usize = 16;

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

    /// How many trees there are.
    pub(super) fn len(&self) -> usize {
        self.trees.len()
    }

    /// What sums start with.
    pub(super) fn bias(&self) -> i32 {
        self.bias
    }

    /// Adds to the sum of each row the leaves that it leads to in some of the trees.
    pub(super) fn add(&self, trees: Range<usize>, matrix: &Matrix, sums: &mut [i32]) {
        let trees = self.trees.get(trees).unwrap_or(&[]);
        let mut left = vec![ALL; BLOCK.min(matrix.padded())];
        let mut asked = Vec::with_capacity(MOST_LEAVES);
        for tree in trees {
            let of_all = tree.open_questions(matrix, &mut asked);
            let leaves = tree.leaves();
            for (number, sums) in sums.chunks_mut(BLOCK).enumerate() {
                left.fill(of_all);
                for question in &asked {
                    question.rule(&mut left, matrix.column(question.feature, number * BLOCK));
                }
                for (sum, left) in sums.iter_mut().zip(&left) {
                    let leaf = leaves.get(left.trailing_zeros() as usize);
                    *sum += leaf.copied().unwrap_or(0);
                }
            }
        }
    }

    /// The sum of the leaves that one row leads to.
    pub(super) fn sum(&self, row: &[f32]) -> i32 {
        let row: Vec<Kept> = row.iter().map(|value| kept(*value)).collect();
        let leaf = |tree: &Tree<'_>| tree.leaf(tree.left(&row));
        self.bias + self.trees.iter().map(leaf).sum::<i32>()
    }
}

impl Question {
    /// Rules out leaves for rows whose values are above the border.
    fn rule(self, left: &mut [Leaves], column: &[Kept]) {
        for (left, value) in left.iter_mut().zip(column) {
            let ruled = if *value > self.border { self.left } else { ALL };
            *left &= ruled;
        }
    }
}

impl<'a> Tree<'a> {
    fn read(data: &'a [u8]) -> Option<(Tree<'a>, &'a [u8])> {
        let (count, rest) = data.split_first()?;
        let count = usize::from(*count);
        let (questions, rest) = rest.split_at_checked(6 * count)?;
        let (leaves, rest) = rest.split_at_checked(2 * (count + 1))?;
        let tree = Tree {
            questions: questions.as_chunks().0,
            leaves: leaves.as_chunks().0,
        };
        Some((tree, rest))
    }

    fn questions(&self) -> impl Iterator<Item = Question> {
        let read = |[low, high, a, b, c, d]: &[u8; 6]| Question {
            feature: usize::from(u16::from_le_bytes([*low, *high])),
            border: Kept::from_le_bytes([*a, *b]),
            left: Leaves::from_le_bytes([*c, *d]),
        };
        self.questions.iter().map(read)
    }

    /// The values of the leaves, and 0 for none.
    fn leaves(&self) -> [i32; MOST_LEAVES + 1] {
        let mut leaves = [0; MOST_LEAVES + 1];
        for (leaf, bytes) in leaves.iter_mut().zip(self.leaves) {
            *leaf = i32::from(i16::from_le_bytes(*bytes));
        }
        leaves
    }

    /// Finds the questions that part the rows of a page, and the leaves that the others leave. The
    /// ranges of columns tell that many questions have one answer for the whole page.
    fn open_questions(&self, matrix: &Matrix, open: &mut Vec<Question>) -> Leaves {
        let (mut left, mut doubtful) = (ALL, 0);
        let mut questions = [Question::default(); MOST_LEAVES];
        let mut count = 0;
        // Without branches: what a question is for a page is hard to foresee.
        for question in self.questions() {
            let (least, greatest) = matrix.range(question.feature);
            let is_open = (least <= question.border) & (greatest > question.border);
            left &= if least > question.border {
                question.left
            } else {
                ALL
            };
            doubtful |= if is_open { !question.left } else { 0 };
            if let Some(place) = questions.get_mut(count) {
                *place = question;
            }
            count += usize::from(is_open);
        }
        // Leaves behind one that is left in any case are nobody's answer.
        let sure = left & !doubtful;
        let possible = left & (sure ^ sure.wrapping_sub(1));
        let matters = |question: &&Question| !question.left & possible != 0;
        open.clear();
        open.extend(questions.iter().take(count).filter(matters));
        left
    }

    /// The leaves that are left for a row.
    fn left(&self, row: &[Kept]) -> Leaves {
        let above = |question: &Question| {
            let value = row.get(question.feature);
            value.is_some_and(|value| *value > question.border)
        };
        let asked = self.questions().filter(above);
        asked.fold(ALL, |left, question| left & question.left)
    }

    /// The value of the first leaf that is left.
    fn leaf(&self, left: Leaves) -> i32 {
        let leaf = self.leaves.get(left.trailing_zeros() as usize);
        leaf.map_or(0, |leaf| i32::from(i16::from_le_bytes(*leaf)))
    }
}

#[cfg(feature = "training")]
impl Forest<'_> {
    /// What each feature of a row adds to the logarithm of its odds: question by question on the way
    /// to its leaf, the change of the mean of the leaves that are left.
    pub(super) fn reasons(&self, row: &[f32]) -> Vec<f32> {
        let mut reasons = vec![0.0; row.len()];
        let row: Vec<Kept> = row.iter().map(|value| kept(*value)).collect();
        for tree in &self.trees {
            let left = tree.left(&row);
            let own = left & left.wrapping_neg();
            let mut left = tree.all();
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
    /// All of its leaves.
    fn all(&self) -> Leaves {
        let all = Leaves::try_from(1_u32.unbounded_shl(self.leaves.len() as u32) - 1);
        all.unwrap_or(ALL)
    }

    /// The leaves on both sides of a question: those of the subtree above its border, and below.
    fn sides(&self, question: &Question) -> (Leaves, Leaves) {
        let below = !question.left;
        // The side above starts right behind the one below, and ends where the next question that
        // holds both sides does, or the tree.
        let end = Leaves::BITS - below.leading_zeros();
        let after = ALL.unbounded_shl(end);
        let inside = self
            .questions()
            .map(|other| !other.left)
            .filter(|other| other & below == below && *other != below);
        let holder = inside.fold(self.all(), |least, other| {
            if other.count_ones() < least.count_ones() {
                other
            } else {
                least
            }
        });
        (holder & after, below)
    }

    /// The mean of some leaves.
    fn mean(&self, leaves: Leaves) -> f32 {
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
