//! Gradient-boosted trees, read straight from the bytes that the trainer wrote.
//!
//! A tree is asked all its questions at once: each rules out some leaves, and the first one that is
//! left is the answer. So there are no branches, and each question is asked of many rows in one loop
//! over a column. A forest is the number of its trees as u16, what is added to all sums as i32, then
//! the trees, which all have room for as many leaves: the features of the questions as u16, their
//! borders as i16 (see `matrix.rs`), and the leaves that are ruled out where a feature is above the
//! border, as the bits of u16; then the leaves as i16. Room that is not needed holds questions that rule
//! out nothing. Sums are of 1/4096. Little endian throughout.
//!
//! Sums are of integers, and the logistic function is made of single additions, multiplications and
//! divisions, so that answers are the same on every platform.

use std::ops::Range;

use super::matrix::{Features, Kept, LANES, Lanes, MOST_FEATURES, Matrix};

/// Trees with room for so many leaves, which are summed.
#[derive(Debug, Clone)]
pub(super) struct Forest<'a, const LEAVES: usize> {
    bias: i32,
    trees: &'a [[u8; 2]],
}

/// One tree: of each question the feature, the border, and the leaves that are ruled out if the feature
/// is above it; the values of the leaves.
#[derive(Debug, Clone, Copy)]
struct Tree<'a, const LEAVES: usize> {
    features: &'a [[u8; 2]; LEAVES],
    borders: &'a [[u8; 2]; LEAVES],
    below: &'a [[u8; 2]; LEAVES],
    values: &'a [[u8; 2]; LEAVES],
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

/// The bit of each leaf.
const BITS: [Leaves; Leaves::BITS as usize] = {
    let mut bits = [1; Leaves::BITS as usize];
    let mut rest: &mut [Leaves] = &mut bits;
    let mut bit = 1;
    while let Some((first, after)) = rest.split_first_mut() {
        *first = bit;
        bit = bit.wrapping_shl(1);
        rest = after;
    }
    bits
};

/// The values of a tree's leaves, and room behind them, so that the number of zeros at the end of 32
/// bits that are not all zero is always a place.
type Values = [i32; 32];

/// What sums were multiplied by.
const SCALE: f32 = 4096.0;

/// How many rows are asked at once, in lanes: few enough that their leaves stay at hand.
const BLOCK: usize = 32;

impl<'a, const LEAVES: usize> Forest<'a, LEAVES> {
    /// How many numbers a tree is.
    const LENGTH: usize = 4 * LEAVES;

    /// Reads trees from the front of the data, and gives what is behind them.
    pub(super) fn read(data: &'a [u8]) -> (Forest<'a, LEAVES>, &'a [u8]) {
        let (count, rest) = data.split_first_chunk().unwrap_or((&[0; 2], &[]));
        let (bias, rest) = rest.split_first_chunk().unwrap_or((&[0; 4], &[]));
        let length = usize::from(u16::from_le_bytes(*count)) * Self::LENGTH;
        let (trees, rest) = rest.split_at_checked(2 * length).unwrap_or_default();
        let forest = Forest {
            bias: i32::from_le_bytes(*bias),
            trees: trees.as_chunks().0,
        };
        (forest, rest)
    }

    /// How many trees there are.
    pub(super) fn len(&self) -> usize {
        self.trees.len() / Self::LENGTH
    }

    /// What sums start with.
    pub(super) fn bias(&self) -> i32 {
        self.bias
    }

    /// Some of the trees.
    fn trees(&self, range: Range<usize>) -> impl Iterator<Item = Tree<'a, LEAVES>> {
        let range = range.start * Self::LENGTH..range.end * Self::LENGTH;
        let trees = self.trees.get(range).unwrap_or(&[]);
        trees.chunks_exact(Self::LENGTH).filter_map(Tree::read)
    }

    /// Adds to the sum of each row the leaves that it leads to in some of the trees.
    pub(super) fn add(&self, trees: Range<usize>, matrix: &Matrix, sums: &mut [i32]) {
        let ranges = matrix.ranges();
        let mut totals = vec![[0; LANES]; matrix.lanes()];
        let mut ruled_out = vec![[0; LANES]; BLOCK.min(matrix.lanes())];
        let mut asked = Vec::with_capacity(LEAVES);
        for tree in self.trees(trees) {
            let of_all = tree.open_questions(&ranges, &mut asked);
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
    pub(super) fn sum(&self, row: &Features) -> i32 {
        let trees = self.trees(0..self.len());
        let leaves = trees.map(|tree| leaf(together(&tree.ruled_out(row)), &tree.values()));
        self.bias + leaves.sum::<i32>()
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
            *total += leaf(*ruled_out, values);
        }
    }
}

/// The value of the first leaf that is not ruled out.
fn leaf(ruled_out: Leaves, values: &Values) -> i32 {
    let leaf = (!u32::from(ruled_out)).trailing_zeros();
    values.get(leaf as usize).copied().unwrap_or(0)
}

impl Question {
    /// The leaves that a value rules out.
    fn ruled_out(self, value: Kept) -> Leaves {
        if value > self.border { self.below } else { 0 }
    }
}

impl<'a, const LEAVES: usize> Tree<'a, LEAVES> {
    fn read(numbers: &'a [[u8; 2]]) -> Option<Self> {
        let (features, rest) = numbers.split_first_chunk()?;
        let (borders, rest) = rest.split_first_chunk()?;
        let (below, rest) = rest.split_first_chunk()?;
        let tree = Tree {
            features,
            borders,
            below,
            values: rest.first_chunk()?,
        };
        Some(tree)
    }

    /// The values of the leaves, and 0 for none.
    fn values(&self) -> Values {
        let mut values: Values = [0; 32];
        for (value, bytes) in values.iter_mut().zip(self.values) {
            *value = i32::from(i16::from_le_bytes(*bytes));
        }
        values
    }

    fn borders(&self) -> [Kept; LEAVES] {
        self.borders.map(Kept::from_le_bytes)
    }

    fn below(&self) -> [Leaves; LEAVES] {
        self.below.map(Leaves::from_le_bytes)
    }

    /// Of a value for each feature those that are asked about.
    fn asked_of(&self, features: &Features) -> [Kept; LEAVES] {
        self.features.map(|feature| {
            let feature = usize::from(u16::from_le_bytes(feature)) % MOST_FEATURES;
            features.get(feature).copied().unwrap_or(0)
        })
    }

    fn question(&self, number: usize) -> Option<Question> {
        Some(Question {
            feature: usize::from(u16::from_le_bytes(*self.features.get(number)?)),
            border: Kept::from_le_bytes(*self.borders.get(number)?),
            below: Leaves::from_le_bytes(*self.below.get(number)?),
        })
    }

    /// For each question the leaves that it rules out, given a value for each feature.
    fn ruled_out(&self, values: &Features) -> [Leaves; LEAVES] {
        // Without branches, and in steps that vector instructions do for all questions at once.
        let values = self.asked_of(values);
        let (borders, below) = (self.borders(), self.below());
        let mut ruled_out = [0; LEAVES];
        let questions = values.iter().zip(&borders).zip(&below);
        for (ruled_out, ((value, border), below)) in ruled_out.iter_mut().zip(questions) {
            *ruled_out = if value > border { *below } else { 0 };
        }
        ruled_out
    }

    /// Finds the questions that part the rows of a page, and the leaves that the others rule out. The
    /// ranges of columns tell that many questions have one answer for the whole page.
    fn open_questions(
        &self,
        [least, greatest]: &[Features; 2],
        open: &mut Vec<Question>,
    ) -> Leaves {
        let (for_all, for_some) = (self.ruled_out(least), self.ruled_out(greatest));
        let (of_all, of_some) = (together(&for_all), together(&for_some));
        // Leaves behind one that is left in any case are nobody's answer.
        let possible = !of_all & (!of_some ^ (!of_some).wrapping_sub(1));
        let mut are_open = [0; LEAVES];
        let both = for_all.iter().zip(&for_some).zip(&BITS);
        for (is_open, ((for_all, for_some), bit)) in are_open.iter_mut().zip(both) {
            let parts = for_some & !for_all & possible != 0;
            *is_open = if parts { *bit } else { 0 };
        }
        let mut are_open = together(&are_open);
        open.clear();
        while are_open != 0 {
            open.extend(self.question(are_open.trailing_zeros() as usize));
            are_open &= are_open - 1;
        }
        of_all
    }
}

/// All bits of some leaves.
fn together(leaves: &[Leaves]) -> Leaves {
    leaves.iter().fold(0, |all, leaves| all | leaves)
}

#[cfg(feature = "training")]
impl<const LEAVES: usize> Forest<'_, LEAVES> {
    /// What each feature of a row adds to the logarithm of its odds: question by question on the way
    /// to its leaf, the change of the mean of the leaves that are left.
    pub(super) fn reasons(&self, row: &[f32]) -> Vec<f32> {
        let mut reasons = vec![0.0; row.len()];
        let row = super::matrix::features(row);
        for tree in self.trees(0..self.len()) {
            let left = !together(&tree.ruled_out(&row));
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
impl<const LEAVES: usize> Tree<'_, LEAVES> {
    /// The questions that rule out anything.
    fn questions(&self) -> impl Iterator<Item = Question> {
        let all = (0..LEAVES).filter_map(|number| self.question(number));
        all.filter(|question| question.below != 0)
    }

    /// All of its leaves: one more than questions.
    fn all(&self) -> Leaves {
        let all = 1_u32.unbounded_shl(self.questions().count() as u32 + 1) - 1;
        Leaves::try_from(all).unwrap_or(Leaves::MAX)
    }

    /// The leaves on both sides of a question: those of the subtree above its border, and below.
    fn sides(&self, question: &Question) -> (Leaves, Leaves) {
        let below = question.below;
        // The side above starts right behind the one below, and ends where the next question that
        // holds both sides does, or the tree.
        let end = Leaves::BITS - below.leading_zeros();
        let after = Leaves::MAX.unbounded_shl(end);
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
        let some = self.values().into_iter().zip(BITS);
        let some = some.filter(|(_, bit)| leaves & bit != 0);
        let (sum, count) = some.fold((0.0, 0.0), |(sum, count), (value, _)| {
            (sum + value as f32 / SCALE, count + 1.0)
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
