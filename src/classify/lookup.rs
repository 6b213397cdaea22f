//! Numbers with small values, read straight from the bytes that the trainer wrote.
//!
//! A lookup is the number of bits that tell a key's place as u8; for each group of keys a factor as
//! u16; and a slot for each place as u32: the value as its lowest byte, the lowest 24 bits of the mixed
//! key above it, or all ones where nothing stands. Little endian throughout. A mixed key's highest bits
//! tell its group, and those of the key times the group's factor its place: the trainer looks for
//! factors that give each key a place of its own. So one slot is looked at for each key. One of
//! 2^24 others that come to a slot is taken for the one in it.

/// How many bits tell a key's place at least.
const FEWEST_BITS: u32 = 8;

/// There is a group for so many places, as the power of two.
const BITS_IN_GROUP: u32 = 2;

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
    bits: u32,
    factors: &'a [[u8; 2]],
    slots: &'a [[u8; 4]],
}

impl<'a> Lookup<'a> {
    /// Reads a lookup from the front of the data, and gives what is behind it.
    pub(crate) fn read(data: &'a [u8]) -> (Lookup<'a>, &'a [u8]) {
        Self::parts(data).unwrap_or_default()
    }

    fn parts(data: &'a [u8]) -> Option<(Lookup<'a>, &'a [u8])> {
        let (bits, rest) = data.split_first()?;
        let bits = Some(u32::from(*bits)).filter(|bits| (FEWEST_BITS..=24).contains(bits))?;
        let (factors, rest) = rest.split_at_checked(2 << (bits - BITS_IN_GROUP))?;
        let (slots, rest) = rest.split_at_checked(4 << bits)?;
        let lookup = Lookup {
            bits,
            factors: factors.as_chunks().0,
            slots: slots.as_chunks().0,
        };
        Some((lookup, rest))
    }

    /// The value of a key.
    #[inline(always)]
    pub(crate) fn get(&self, key: u32) -> Option<u8> {
        let mixed = key.wrapping_mul(MIX);
        let highest = |number: u32, bits: u32| number.unbounded_shr(32 - bits) as usize;
        let group = highest(mixed, self.bits.saturating_sub(BITS_IN_GROUP));
        let factor = u32::from(u16::from_le_bytes(*self.factors.get(group)?));
        let place = highest(key.wrapping_mul(factor), self.bits);
        let entry = u32::from_le_bytes(*self.slots.get(place)?);
        let is_own = (entry >> 8 == mixed & TOLD) & (entry != EMPTY);
        is_own.then_some(entry as u8)
    }
}
