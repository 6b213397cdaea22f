//! Numbers with small values, read straight from the bytes that the trainer wrote.
//!
//! A lookup is the number of its keys as u32 and of the bits that part them as u8, for each of their
//! highest bits the place of the first such key as u16 and one place more for the end, then the keys
//! in ascending order as u32, then their values as bytes. Little endian throughout.

/// Keys in ascending order, with a value each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lookup<'a> {
    bits: u32,
    places: &'a [[u8; 2]],
    keys: &'a [[u8; 4]],
    values: &'a [u8],
}

impl<'a> Lookup<'a> {
    /// Reads a lookup from the front of the data, and gives what is behind it.
    pub(crate) fn read(data: &'a [u8]) -> (Lookup<'a>, &'a [u8]) {
        Self::parts(data).unwrap_or_default()
    }

    fn parts(data: &'a [u8]) -> Option<(Lookup<'a>, &'a [u8])> {
        let (count, rest) = data.split_first_chunk()?;
        let (bits, rest) = rest.split_first()?;
        let count = usize::try_from(u32::from_le_bytes(*count)).ok()?;
        let parts = 1_usize.checked_shl(u32::from(*bits))?;
        let (places, rest) = rest.split_at_checked(2 * (parts + 1))?;
        let (keys, rest) = rest.split_at_checked(4 * count)?;
        let (values, rest) = rest.split_at_checked(count)?;
        let lookup = Lookup {
            bits: u32::from(*bits),
            places: places.as_chunks().0,
            keys: keys.as_chunks().0,
            values,
        };
        Some((lookup, rest))
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: u32) -> Option<u8> {
        let part = key.checked_shr(32 - self.bits).unwrap_or(0) as usize;
        let place = |part: usize| {
            self.places
                .get(part)
                .map(|place| usize::from(u16::from_le_bytes(*place)))
        };
        let (first, end) = (place(part)?, place(part + 1)?);
        let keys = self.keys.get(first..end)?;
        let found = keys
            .iter()
            .position(|known| u32::from_le_bytes(*known) == key)?;
        self.values.get(first + found).copied()
    }
}
