//! Gradient-boosted trees, read straight from the bytes that the trainer wrote.
//!
//! A forest is the number of its trees as two bytes, then the trees: the number of splits as one
//! byte, the splits, the leaves. A split is eight bytes: the threshold as f32, the feature as u16,
//! and where to go if the feature is at most the threshold, and where if not: a number below 128 is
//! a split, 128 + n is leaf n. A leaf is an i16, its value times 4096. Little endian throughout.
//!
//! Sums are of integers, and the logistic function is made of single additions, multiplications and
//! divisions, so that answers are the same on every platform.

/// Trees whose leaves are summed.
#[derive(Debug, Clone)]
pub(super) struct Forest<'a> {
    trees: Vec<Tree<'a>>,
}

#[derive(Debug, Clone, Copy)]
struct Tree<'a> {
    splits: &'a [[u8; 8]],
    leaves: &'a [[u8; 2]],
}

/// What the value of a leaf was multiplied by.
pub(super) const SCALE: f32 = 4096.0;

/// Where the leaves start among the places a split may lead to.
const LEAF: u8 = 128;

impl<'a> Forest<'a> {
    /// Reads trees from the front of the data, and gives what is behind them.
    pub(super) fn read(data: &'a [u8]) -> (Forest<'a>, &'a [u8]) {
        let (count, mut rest) = data.split_first_chunk().unwrap_or((&[0; 2], &[]));
        let count = u16::from_le_bytes(*count);
        let mut trees = Vec::with_capacity(usize::from(count));
        for _ in 0..count {
            let Some((tree, after)) = Tree::read(rest) else {
                break;
            };
            trees.push(tree);
            rest = after;
        }
        (Forest { trees }, rest)
    }

    /// The sum of the leaves that a row of features leads to.
    pub(super) fn sum(&self, row: &[f32]) -> i32 {
        self.trees
            .iter()
            .map(|tree| i32::from(tree.leaf(row)))
            .sum()
    }
}

impl<'a> Tree<'a> {
    fn read(data: &'a [u8]) -> Option<(Tree<'a>, &'a [u8])> {
        let (count, rest) = data.split_first()?;
        let count = usize::from(*count);
        let (splits, rest) = rest.split_at_checked(8 * count)?;
        let (leaves, rest) = rest.split_at_checked(2 * (count + 1))?;
        let tree = Tree {
            splits: splits.as_chunks().0,
            leaves: leaves.as_chunks().0,
        };
        Some((tree, rest))
    }

    fn leaf(&self, row: &[f32]) -> i16 {
        let mut place = if self.splits.is_empty() { LEAF } else { 0 };
        while let Some((_, next)) = self.step(place, row) {
            // Children stand behind their parents, so no walk is longer than the list.
            if next <= place {
                return 0;
            }
            place = next;
        }
        let leaf = place
            .checked_sub(LEAF)
            .and_then(|leaf| self.leaves.get(usize::from(leaf)));
        leaf.map_or(0, |leaf| i16::from_le_bytes(*leaf))
    }

    /// The feature that a split asks for, and where its answer leads.
    fn step(&self, place: u8, row: &[f32]) -> Option<(usize, u8)> {
        if place >= LEAF {
            return None;
        }
        let [a, b, c, d, low, high, left, right] = self.splits.get(usize::from(place)).copied()?;
        let feature = usize::from(u16::from_le_bytes([low, high]));
        let value = row.get(feature).copied().unwrap_or(0.0);
        let under = value <= f32::from_le_bytes([a, b, c, d]);
        Some((feature, if under { left } else { right }))
    }
}

#[cfg(feature = "training")]
impl Forest<'_> {
    /// What each feature of a row adds to the logarithm of its odds: along the way through each
    /// tree, the change of the mean of the leaves that can still be reached.
    pub(super) fn reasons(&self, row: &[f32]) -> Vec<f32> {
        let mut reasons = vec![0.0; row.len()];
        for tree in &self.trees {
            tree.add_reasons(row, &mut reasons);
        }
        reasons
    }
}

#[cfg(feature = "training")]
impl Tree<'_> {
    fn add_reasons(&self, row: &[f32], reasons: &mut [f32]) {
        let leaf = |place: u8| {
            let leaf = self.leaves.get(usize::from(place - LEAF));
            leaf.map_or(0.0, |leaf| f32::from(i16::from_le_bytes(*leaf)) / SCALE)
        };
        // Sums and counts of the leaves under each split; children stand behind their parents.
        let mut under = vec![(0.0, 0.0); self.splits.len()];
        for (place, split) in self.splits.iter().enumerate().rev() {
            let [.., left, right] = *split;
            let sides = [left, right].map(|side| match under.get(usize::from(side)) {
                _ if side >= LEAF => (leaf(side), 1.0),
                found => found.copied().unwrap_or_default(),
            });
            let sum = sides
                .iter()
                .fold((0.0, 0.0), |sum, side| (sum.0 + side.0, sum.1 + side.1));
            if let Some(place) = under.get_mut(place) {
                *place = sum;
            }
        }
        let mean = |place: u8| match under.get(usize::from(place)) {
            _ if place >= LEAF => leaf(place),
            Some((sum, count)) => sum / count,
            None => 0.0,
        };
        let mut place = 0;
        while let Some((feature, next)) = self.step(place, row) {
            if let Some(reason) = reasons.get_mut(feature) {
                *reason += mean(next) - mean(place);
            }
            place = next;
        }
    }
}

/// The probability of a sum of leaves.
pub(super) fn probability(sum: i32) -> f32 {
    let odds = sum as f32 / SCALE;
    let fall = exponential(-odds.abs());
    let low = fall / (1.0 + fall);
    if odds < 0.0 { low } else { 1.0 - low }
}

/// The exponential function for numbers from -90 to 0, to seven digits, by additions,
/// multiplications and divisions only.
pub(super) fn exponential(number: f32) -> f32 {
    // e^x = (e^(x/256))^256, and the series of a number that is so near 0 ends soon.
    let part = f64::from(number.clamp(-90.0, 0.0)) / 256.0;
    let series = 1.0 + part * (1.0 + part / 2.0 * (1.0 + part / 3.0 * (1.0 + part / 4.0)));
    (0..8).fold(series, |power, _| power * power) as f32
}
