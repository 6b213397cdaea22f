//! What texts start with, told at a glance.

/// The first two bytes of what texts may start with, as bits: in the row of the first that of the second.
#[derive(Debug)]
pub(super) struct Starts([u32; 32]);

impl Starts {
    /// Of words in lower case, each of two bytes or more.
    pub(super) const fn of(mut words: &[&str]) -> Starts {
        let mut rows = [0; 32];
        while let Some((word, others)) = words.split_first() {
            if let [first, second, ..] = word.as_bytes()
                && let Some((_, [row, ..])) = rows.split_at_mut_checked(row_of(*first))
            {
                *row |= bit_of(*second);
            }
            words = others;
        }
        Starts(rows)
    }

    /// Whether a text in any case may start with one of them: true for all that do.
    pub(super) fn may_open(&self, text: &str) -> bool {
        match text.as_bytes() {
            [first, second, ..] if first.is_ascii() && second.is_ascii() => {
                let row = self.0.get(row_of(*first));
                row.is_some_and(|row| row & bit_of(*second) != 0)
            }
            _ => true,
        }
    }
}

/// The row of a byte: letters have the same in any case.
const fn row_of(byte: u8) -> usize {
    (byte & 0x1F) as usize
}

const fn bit_of(byte: u8) -> u32 {
    1 << (byte & 0x1F)
}
