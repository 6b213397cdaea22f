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

/// How many values of a column stand together: as many as vector instructions take at once
/// everywhere.
const LANES: usize = 8;

/// Values of one feature for neighbouring rows. What stands behind the last row is nobody's.
type Lanes = [Kept; LANES];

/// How many of them some rows fill.
const fn lanes_of(rows: usize) -> usize {
    rows.div_ceil(LANES)
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

    /// How many values columns have.
    pub(super) fn padded(&self) -> usize {
        lanes_of(self.rows) * LANES
    }

    /// Adds columns: `fill` is called for each row and adds its `width` values to the buffer.
    pub(super) fn extend(&mut self, width: usize, mut fill: impl FnMut(usize, &mut Vec<f32>)) {
        let length = lanes_of(self.rows);
        let start = self.columns.len();
        self.columns.resize(start + width * length, [0; LANES]);
        let added = self.columns.get_mut(start..).unwrap_or(&mut []);
        let mut row = Vec::with_capacity(width);
        let mut kept_row = Vec::with_capacity(width);
        // As many rows are turned into pieces of columns at once as one piece holds.
        let mut pieces = vec![[0; LANES]; width];
        for place in 0..length {
            for lane in 0..LANES.min(self.rows - place * LANES) {
                row.clear();
                fill(place * LANES + lane, &mut row);
                kept_row.clear();
                kept_row.extend(row.iter().map(|value| kept(*value)));
                for (piece, value) in pieces.iter_mut().zip(&kept_row) {
                    if let Some(kept) = piece.get_mut(lane) {
                        *kept = *value;
                    }
                }
            }
            let columns = added.chunks_exact_mut(length).zip(&pieces);
            for (column, piece) in columns {
                if let Some(lanes) = column.get_mut(place) {
                    *lanes = *piece;
                }
            }
        }
        self.forget_same();
        self.width += width;
        self.measure(start);
    }

    /// The columns with some of the rows only.
    pub(super) fn only(&self, rows: &[usize]) -> Matrix {
        let mut columns = Vec::with_capacity(self.width * lanes_of(rows.len()));
        for column in self.columns.chunks_exact(lanes_of(self.rows).max(1)) {
            let column = column.as_flattened();
            let value = |row: &usize| column.get(*row).copied().unwrap_or(0);
            let (whole, rest) = rows.as_chunks::<LANES>();
            columns.extend(whole.iter().map(|rows| rows.each_ref().map(value)));
            if !rest.is_empty() {
                let mut last = [0; LANES];
                for (kept, row) in last.iter_mut().zip(rest) {
                    *kept = value(row);
                }
                columns.push(last);
            }
        }
        let mut matrix = Matrix {
            rows: rows.len(),
            columns,
            ranges: Vec::with_capacity(self.ranges.len()),
            width: self.width,
        };
        matrix.measure(0);
        matrix
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

    /// The least and the greatest value of a feature.
    pub(super) fn range(&self, feature: usize) -> (Kept, Kept) {
        self.ranges.get(feature).copied().unwrap_or_default()
    }

    /// The values of a feature that is not the same for all rows, from a row on.
    pub(super) fn column(&self, feature: usize, from: usize) -> &[Kept] {
        let length = lanes_of(self.rows);
        let column = self.columns.get(feature * length..(feature + 1) * length);
        let values = column.unwrap_or(&[]).as_flattened();
        values.get(from..).unwrap_or(&[])
    }
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
