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

/// A number as it is kept.
pub(super) fn kept(number: f32) -> Kept {
    let bits = (number.to_bits() & 0x7FFF_FFFF) >> DROPPED;
    // Signed, since vector instructions know no unsigned numbers of this width.
    let size = (bits as i32 - LEAST as i32).clamp(0, 0x7FFF) as Kept;
    if number < 0.0 { -size } else { size }
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

/// Columns of features, and behind them those that are the same for all rows.
#[derive(Debug, Default)]
pub(crate) struct Matrix {
    rows: usize,
    /// Columns of `rows` values each, one behind the other.
    columns: Vec<Kept>,
    same: Vec<Kept>,
}

/// The values of one feature.
#[derive(Debug, Clone, Copy)]
pub(super) enum Values<'a> {
    /// One for each row.
    Each(&'a [Kept]),
    /// The same for all.
    Same(Kept),
}

impl Matrix {
    /// A matrix without columns.
    pub(super) fn new(rows: usize) -> Self {
        Matrix {
            rows,
            ..Matrix::default()
        }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    /// Adds columns: `fill` is called for each row and adds its `width` values to the buffer.
    pub(super) fn extend(&mut self, width: usize, mut fill: impl FnMut(usize, &mut Vec<f32>)) {
        let start = self.columns.len();
        self.columns.resize(start + width * self.rows, 0);
        let added = self.columns.get_mut(start..).unwrap_or(&mut []);
        let mut row = Vec::with_capacity(width);
        let mut kept_row = Vec::with_capacity(width);
        for number in 0..self.rows {
            row.clear();
            fill(number, &mut row);
            kept_row.clear();
            kept_row.extend(row.iter().map(|value| kept(*value)));
            for (column, value) in added.chunks_exact_mut(self.rows.max(1)).zip(&kept_row) {
                if let Some(place) = column.get_mut(number) {
                    *place = *value;
                }
            }
        }
    }

    /// The columns with some of the rows only.
    pub(super) fn only(&self, rows: &[usize]) -> Matrix {
        let columns = self.columns.chunks_exact(self.rows.max(1));
        let mut kept = Vec::with_capacity(columns.len() * rows.len());
        for column in columns {
            kept.extend(
                rows.iter()
                    .map(|row| column.get(*row).copied().unwrap_or(0)),
            );
        }
        Matrix {
            rows: rows.len(),
            columns: kept,
            same: Vec::new(),
        }
    }

    /// Sets the features that are the same for all rows; they stand behind all columns.
    pub(super) fn set_same(&mut self, same: &[f32]) {
        self.same = same.iter().map(|value| kept(*value)).collect();
    }

    /// The values of a feature.
    pub(super) fn values(&self, feature: usize) -> Values<'_> {
        let start = feature.saturating_mul(self.rows);
        if let Some(column) = self.columns.get(start..start.saturating_add(self.rows))
            && self.rows > 0
        {
            return Values::Each(column);
        }
        let width = self.columns.len() / self.rows.max(1);
        let same = feature
            .checked_sub(width)
            .and_then(|place| self.same.get(place));
        Values::Same(same.copied().unwrap_or(0))
    }
}

#[cfg(feature = "training")]
impl Matrix {
    /// All features of one row, in order.
    pub(super) fn row(&self, number: usize) -> Vec<f32> {
        let columns = self.columns.chunks_exact(self.rows.max(1));
        let each = columns.map(|column| column.get(number).copied().unwrap_or(0));
        each.chain(self.same.iter().copied())
            .map(self::number)
            .collect()
    }
}
