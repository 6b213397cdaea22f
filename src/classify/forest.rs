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

use super::matrix::{Kept, LANES, Lanes, Matrix, kept};

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
#[derive(Debug, Clone, Copy)]
struct Question {
    feature: usize,
    border: Kept,
    /// The leaves that are ruled out if it is.
    below: Leaves,
}

/// The leaves of a tree, as bits.
type Leaves = u16;

/// All of them, and how many there can be.
const ALL: Leaves = Leaves::MAX;
const MOST_LEAVES: usize = 16;

/// The values of a tree's leaves, and room behind them, so that the number of zeros at the end of 32
/// bits that are not all zero is always a place.
type Values = [i32; 32];

/// What sums were multiplied by.
const SCALE: f32 = 4096.0;

/// How many rows are asked at once, in lanes: few enough that their leaves stay at hand.
const BLOCK: usize = 32;

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
        let mut totals = vec![[0; LANES]; matrix.lanes()];
        let mut ruled_out = vec![[0; LANES]; BLOCK.min(matrix.lanes())];
        let mut asked = Vec::with_capacity(MOST_LEAVES);
        for tree in trees {
            let of_all = tree.open_questions(matrix, &mut asked);
            let values = tree.values();
            for (number, totals) in totals.chunks_mut(BLOCK).enumerate() {
                ruled_out.fill([of_all; LANES]);
                let column = |question: &Question| matrix.column(question.feature, number * BLOCK);
                for pair in asked.chunks(2) {
                    if let [first, .., second] | [first @ second] = pair {
                        let questions = [*first, *second];
                        rule_out(&mut ruled_out, questions, column(first), column(second));
                    }
                }
                add_leaves(totals, &ruled_out, &values);
            }
        }
        for (sum, total) in sums.iter_mut().zip(totals.as_flattened()) {
            *sum += total;
        }
    }

    /// The sum of the leaves that one row leads to.
    pub(super) fn sum(&self, row: &[f32]) -> i32 {
        let row: Vec<Kept> = row.iter().map(|value| kept(*value)).collect();
        let leaf = |tree: &Tree<'_>| tree.leaf(tree.left(&row));
        self.bias + self.trees.iter().map(leaf).sum::<i32>()
    }
}

/// Rules out leaves for rows whose values are above the borders. Two questions at once spare half of
/// the reading and writing; as a parameter of its own, what is written is known to be nothing that is
/// read.
#[inline(never)]
fn rule_out(
    ruled_out: &mut [[Leaves; LANES]],
    [first, second]: [Question; 2],
    first_column: &[Lanes],
    second_column: &[Lanes],
) {
    let first_values = first_column.as_flattened().iter();
    let values = first_values.zip(second_column.as_flattened());
    for (ruled_out, values) in ruled_out.as_flattened_mut().iter_mut().zip(values) {
        *ruled_out |= first.ruled_out(*values.0) | second.ruled_out(*values.1);
    }
}

/// Adds for each row the value of its first leaf that is not ruled out.
fn add_leaves(totals: &mut [[i32; LANES]], ruled_out: &[[Leaves; LANES]], values: &Values) {
    for (totals, ruled_out) in totals.iter_mut().zip(ruled_out) {
        for (total, ruled_out) in totals.iter_mut().zip(ruled_out) {
            let leaf = (!u32::from(*ruled_out)).trailing_zeros();
            *total += values.get(leaf as usize).copied().unwrap_or(0);
        }
    }
}

impl Question {
    /// Reads what the trainer wrote.
    fn read([low, high, a, b, c, d]: &[u8; 6]) -> Question {
        Question {
            feature: usize::from(u16::from_le_bytes([*low, *high])),
            border: Kept::from_le_bytes([*a, *b]),
            below: !Leaves::from_le_bytes([*c, *d]),
        }
    }

    /// The leaves that a value rules out.
    fn ruled_out(self, value: Kept) -> Leaves {
        if value > self.border { self.below } else { 0 }
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
        self.questions.iter().map(Question::read)
    }

    /// The values of the leaves, and 0 for none.
    fn values(&self) -> Values {
        let mut values: Values = [0; 32];
        for (value, bytes) in values.iter_mut().zip(self.leaves) {
            *value = i32::from(i16::from_le_bytes(*bytes));
        }
        values
    }

    /// Finds the questions that part the rows of a page, and the leaves that the others rule out. The
    /// ranges of columns tell that many questions have one answer for the whole page.
    fn open_questions(&self, matrix: &Matrix, open: &mut Vec<Question>) -> Leaves {
        let (mut ruled_out, mut may_be, mut are_open) = (0, 0, 0_u32);
        // Without branches: what a question is for a page is hard to foresee.
        for (number, question) in self.questions().enumerate() {
            let (least, greatest) = matrix.range(question.feature);
            let (all_above, some_above) = (least > question.border, greatest > question.border);
            ruled_out |= question.below & Leaves::from(all_above).wrapping_neg();
            may_be |= question.below & Leaves::from(some_above).wrapping_neg();
            are_open |= u32::from(some_above & !all_above) << (number & 0xF);
        }
        // Leaves behind one that is left in any case are nobody's answer.
        let sure = !may_be;
        let possible = !ruled_out & (sure ^ sure.wrapping_sub(1));
        open.clear();
        while are_open != 0 {
            let number = are_open.trailing_zeros() as usize;
            are_open &= are_open - 1;
            let question = self.questions.get(number).map(Question::read);
            open.extend(question.filter(|question| question.below & possible != 0));
        }
        ruled_out
    }

    /// The leaves that are left for a row.
    fn left(&self, row: &[Kept]) -> Leaves {
        // Without branches: what the answers are is hard to foresee.
        self.questions().fold(ALL, |left, question| {
            let value = row.get(question.feature).copied();
            left & !question.ruled_out(value.unwrap_or(Kept::MIN))
        })
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
        let below = question.below;
        // The side above starts right behind the one below, and ends where the next question that
        // holds both sides does, or the tree.
        let end = Leaves::BITS - below.leading_zeros();
        let after = ALL.unbounded_shl(end);
        let inside = self
            .questions()
            .map(|other| other.below)
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
