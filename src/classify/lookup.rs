//! Numbers with small values, read straight from the bytes that the trainer wrote.
//!
//! A lookup is the number of groups of keys and that of places as u16; for each group a factor as u16;
//! and a slot for each place as u32: the value as its lowest byte, the lowest 24 bits of the mixed key
//! above it, or all ones where nothing stands. Little endian throughout. A mixed key tells its group, and
//! the key times the group's factor its place, each as a share of all 32 bits. The trainer looks for
//! factors that give each key a place of its own, so one slot is looked at for each. One of 2^24 other
//! keys that come to a slot is taken for the one in it.

/// What keys are multiplied by, without the bits above 32: an odd number, so that each has a product of
/// its own, near the golden section of 2^32, so that keys which differ little get places far apart.
const MIX: u32 = 0x9E37_79B1;

/// What a slot holds that holds nothing.
const EMPTY: u32 = u32::MAX;

/// The bits of a mixed key that a slot tells.
const TOLD: u32 = 0x00FF_FFFF;

/// Keys with a value each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lookup<'a> {
    factors: &'a [[u8; 2]],
    slots: &'a [[u8; 4]],
}

impl<'a> Lookup<'a> {
    /// Reads a lookup from the front of the data, and gives what is behind it.
    pub(crate) fn read(data: &'a [u8]) -> (Lookup<'a>, &'a [u8]) {
        Self::parts(data).unwrap_or_default()
    }

    fn parts(data: &'a [u8]) -> Option<(Lookup<'a>, &'a [u8])> {
        let (groups, rest) = data.split_first_chunk()?;
        let (places, rest) = rest.split_first_chunk()?;
        let [groups, places] =
            [groups, places].map(|count| usize::from(u16::from_le_bytes(*count)));
        let (factors, rest) = rest.split_at_checked(2 * groups)?;
        let (slots, rest) = rest.split_at_checked(4 * places)?;
        let lookup = Lookup {
            factors: factors.as_chunks().0,
            slots: slots.as_chunks().0,
        };
        Some((lookup, rest))
    }

    /// The value of a key.
    #[inline(always)]
    pub(crate) fn get(&self, key: u32) -> Option<u8> {
        let mixed = key.wrapping_mul(MIX);
        let factor = self.factors.get(share(mixed, self.factors.len()))?;
        let factor = u32::from(u16::from_le_bytes(*factor));
        let place = share(key.wrapping_mul(factor), self.slots.len());
        let entry = u32::from_le_bytes(*self.slots.get(place)?);
        let is_own = (entry >> 8 == mixed & TOLD) & (entry != EMPTY);
        is_own.then_some(entry as u8)
    }
}

/// The place among so many that a number stands at as a share of all numbers.
fn share(number: u32, count: usize) -> usize {
    ((u64::from(number) * count as u64) >> 32) as usize
}
