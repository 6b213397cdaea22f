//! Features of many segments, column by column, so that one question is asked of many at once.
//!
//! Features are kept in 16 bits: a sign, six bits of exponent, nine of fraction. Whole numbers up to
//! 1,024 are exact, others to a tenth of a percent; models are trained on what is kept.

/// A feature as it is kept: in the order of the numbers.
pub(super) type Kept = i16;

/// The bits of an f32's fraction that are dropped.
const DROPPED: u32 = 14;

/// The exponent of the least number that is told from 0, as bits of an f32 without those dropped.
const LEAST: u32 = (127 - 32) << 9;

/// The size of the greatest number that is told from greater ones.
const GREATEST: u32 = 0x7FFF;

/// A number as it is kept.
pub(super) fn kept(number: f32) -> Kept {
    const LOWEST: f32 = f32::from_bits(LEAST << DROPPED);
    const HIGHEST: f32 = f32::from_bits((LEAST + GREATEST) << DROPPED);
    // In steps that vector instructions know everywhere: for many numbers at once.
    let size = number.abs();
    let size = if size < HIGHEST { size } else { HIGHEST };
    let size = if size > LOWEST { size } else { LOWEST };
    let size = (size.to_bits() >> DROPPED) as i32 - LEAST as i32;
    let sign = number.to_bits() as i32 >> 31;
    ((size ^ sign) - sign) as Kept
}

/// A kept number.
#[cfg(feature = "training")]
pub(super) fn number(kept: Kept) -> f32 {
    let size = u32::from(kept.unsigned_abs());
    let number = match size {
        0 => 0.0,
        _ => f32::from_bits((size + LEAST) << DROPPED),
    };
    if kept < 0 { -number } else { number }
}

/// More features than models have: a power of two.
pub(super) const MOST_FEATURES: usize = 512;

/// A value for each feature, and room behind them.
pub(super) type Features = [Kept; MOST_FEATURES];

/// The features of a page, as they are kept.
pub(super) fn features(row: &[f32]) -> Features {
    let mut features = [0; MOST_FEATURES];
    for (feature, value) in features.iter_mut().zip(row) {
        *feature = kept(*value);
    }
    features
}

/// How many values of a column stand together: twice as many as vector instructions take at once
/// everywhere, so that loops which do two such steps at once have no rest.
pub(super) const LANES: usize = 16;

/// How many rows are turned into pieces of columns at once.
const TURNED: usize = 8;

/// Values of one feature for neighbouring rows. What stands behind the last row is nobody's.
pub(super) type Lanes = [Kept; LANES];

/// How many of them some rows fill.
const fn lanes_of(rows: usize) -> usize {
    rows.div_ceil(LANES)
}

/// Features of rows one after the other, as they are made: what columns are made of.
#[derive(Debug)]
pub(super) struct Rows {
    /// How many rows there are, and how many features each has.
    count: usize,
    width: usize,
    values: Vec<Kept>,
}

impl Rows {
    /// Makes rows: `fill` is called for each and adds its `width` values to the buffer.
    pub(super) fn new(
        count: usize,
        width: usize,
        mut fill: impl FnMut(usize, &mut Vec<f32>),
    ) -> Rows {
        let mut values = Vec::with_capacity(count * width);
        let mut row = Vec::with_capacity(width);
        for number in 0..count {
            row.clear();
            fill(number, &mut row);
            row.resize(width, 0.0);
            values.extend(row.iter().map(|value| kept(*value)));
        }
        Rows {
            count,
            width,
            values,
        }
    }

    /// The features of a row.
    fn row(&self, number: usize) -> Option<&[Kept]> {
        let start = number * self.width;
        self.values.get(start..start + self.width)
    }
}

/// Columns of features, and behind them those that are the same for all rows.
#[derive(Debug, Default)]
pub(crate) struct Matrix {
    rows: usize,
    /// Columns of values for all rows each, one behind the other.
    columns: Vec<Lanes>,
    /// The least and the greatest value of each column, and of each feature behind them.
    ranges: Vec<(Kept, Kept)>,
    /// How many columns there are.
    width: usize,
}

impl Matrix {
    /// A matrix of all rows.
    pub(super) fn new(rows: &Rows) -> Self {
        let all: Vec<usize> = (0..rows.count).collect();
        Self::only(rows, &all)
    }

    /// A matrix of some of the rows only.
    pub(super) fn only(rows: &Rows, chosen: &[usize]) -> Self {
        let mut matrix = Matrix {
            rows: chosen.len(),
            ..Matrix::default()
        };
        matrix.add(rows, chosen);
        matrix
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// How many lanes columns have.
    pub(super) fn lanes(&self) -> usize {
        lanes_of(self.rows)
    }

    /// Adds columns with further features: as many rows as the matrix has.
    pub(super) fn extend(&mut self, rows: &Rows) {
        let all: Vec<usize> = (0..rows.count).collect();
        self.add(rows, &all);
    }

    /// Adds columns with features of some rows.
    fn add(&mut self, rows: &Rows, chosen: &[usize]) {
        let length = lanes_of(self.rows);
        let start = self.columns.len();
        self.columns.reserve_exact(rows.width * length);
        self.columns.resize(start + rows.width * length, [0; LANES]);
        let columns = self.columns.get_mut(start..).unwrap_or(&mut []);
        let pieces = columns.as_flattened_mut().as_chunks_mut::<TURNED>().0;
        let pieces_of_column = (length * LANES / TURNED).max(1);
        let nothing = vec![0; rows.width];
        for (number, chosen) in chosen.chunks(TURNED).enumerate() {
            let mut found = [nothing.as_slice(); TURNED];
            for (found, row) in found.iter_mut().zip(chosen) {
                *found = rows.row(*row).unwrap_or(&nothing);
            }
            let columns = pieces.chunks_exact_mut(pieces_of_column);
            for (column, values) in columns.zip(side_by_side(found)) {
                if let Some(piece) = column.get_mut(number) {
                    *piece = values;
                }
            }
        }
        self.forget_same();
        self.width += rows.width;
        self.measure(start);
    }

    /// Notes the least and the greatest values of the columns from a place on.
    fn measure(&mut self, start: usize) {
        let added = self.columns.get(start..).unwrap_or(&[]);
        let columns = added.chunks_exact(lanes_of(self.rows).max(1));
        self.ranges.extend(columns.map(|column| {
            let values = column.as_flattened().iter().take(self.rows);
            values.fold((Kept::MAX, Kept::MIN), |(least, greatest), value| {
                (least.min(*value), greatest.max(*value))
            })
        }));
    }

    fn forget_same(&mut self) {
        self.ranges.truncate(self.width);
    }

    /// Sets the features that are the same for all rows; they stand behind all columns.
    pub(super) fn set_same(&mut self, same: &[f32]) {
        self.forget_same();
        let kept = same.iter().map(|value| kept(*value));
        self.ranges.extend(kept.map(|value| (value, value)));
    }

    /// The least and the greatest values of the features.
    pub(super) fn ranges(&self) -> [Features; 2] {
        let [mut least, mut greatest] = [[0; MOST_FEATURES]; 2];
        let ends = least.iter_mut().zip(&mut greatest);
        for ((least, greatest), range) in ends.zip(&self.ranges) {
            (*least, *greatest) = *range;
        }
        [least, greatest]
    }

    /// The values of a feature that is not the same for all rows, from a place in its lanes on.
    pub(super) fn column(&self, feature: usize, from: usize) -> &[Lanes] {
        let length = lanes_of(self.rows);
        let place = feature * length;
        self.columns
            .get(place + from..place + length)
            .unwrap_or(&[])
    }
}

/// For each feature its values of all rows.
fn side_by_side(rows: [&[Kept]; TURNED]) -> impl Iterator<Item = [Kept; TURNED]> {
    let [a, b, c, d, e, f, g, h] = rows.map(<[Kept]>::iter);
    let first = a.zip(b).zip(c.zip(d));
    let second = e.zip(f).zip(g.zip(h));
    let both = first.zip(second);
    both.map(|(((a, b), (c, d)), ((e, f), (g, h)))| [*a, *b, *c, *d, *e, *f, *g, *h])
}

#[cfg(feature = "training")]
impl Matrix {
    /// All features of one row, in order.
    pub(super) fn row(&self, number: usize) -> Vec<f32> {
        let columns = self.columns.chunks_exact(lanes_of(self.rows).max(1));
        let each = columns.map(|column| column.as_flattened().get(number).copied().unwrap_or(0));
        let same = self.ranges.iter().skip(self.width).map(|(same, _)| *same);
        each.chain(same).map(self::number).collect()
    }
}
