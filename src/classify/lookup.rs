//! Numbers with small values, read straight from the bytes that the trainer wrote.
//!
//! A lookup is the number of bits that tell a key's place as u8, and a slot as u32, little endian, for
//! each place: the value as its lowest byte, the lowest 24 bits of the mixed key above it, or all ones
//! where nothing stands. A key's place is that of the mixed key's highest bits, or the next free one
//! behind it. So a key that is looked for is nearly always told by a look at a few neighbours.

/// How many bits tell a key's place at least: with the 24 in the slot they are all of it.
const FEWEST_BITS: u32 = 8;

/// What keys are multiplied by, without the bits above 32: an odd number, so that each has a product of
/// its own, near the golden section of 2^32, so that keys which differ little get places far apart.
const MIX: u32 = 0x9E37_79B1;

/// What a slot holds that holds nothing.
const EMPTY: u32 = u32::MAX;

/// The bits of a mixed key that a slot tells.
const TOLD: u32 = 0x00FF_FFFF;

/// How many slots are looked through at once: in most the key or a free one is among them.
const WINDOW: usize = 8;

/// With as many bits, keys that slots do not tell apart have places that are farther apart than that.
const BITS_FOR_WINDOW: u32 = 11;

/// The value of a key, with a bit above it, if it is in one of some slots, and whether one of them is
/// free. Without branches: which it will be is hard to foresee.
#[inline(always)]
fn look_through(slots: &[[u8; 4]; WINDOW], told: u32) -> (u32, bool) {
    slots.iter().fold((0, false), |(found, ends), slot| {
        let entry = u32::from_le_bytes(*slot);
        let is_own = (entry >> 8 == told) & (entry != EMPTY);
        let own = u32::from(is_own).wrapping_neg() & (entry & 0xFF | 0x100);
        (found | own, ends | (entry == EMPTY))
    })
}

/// Keys with a value each.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Lookup<'a> {
    bits: u32,
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
        let (slots, rest) = rest.split_at_checked(4 << bits)?;
        let slots = slots.as_chunks().0;
        Some((Lookup { bits, slots }, rest))
    }

    /// The value of a key. Nothing branches on what is found, so that many looks wait for their slots at
    /// once.
    #[inline(always)]
    pub(crate) fn get(&self, key: u32) -> Option<u8> {
        let mixed = key.wrapping_mul(MIX);
        let place = mixed.checked_shr(32 - self.bits).unwrap_or(0) as usize;
        let window = self.slots.get(place..).and_then(<[_]>::first_chunk);
        if let Some(window) = window.filter(|_| self.bits >= BITS_FOR_WINDOW) {
            let (found, ends) = look_through(window, mixed & TOLD);
            if (found != 0) | ends {
                return (found != 0).then_some(found as u8);
            }
        }
        self.get_one_by_one(mixed, place)
    }

    #[cold]
    fn get_one_by_one(&self, mixed: u32, mut place: usize) -> Option<u8> {
        for _ in self.slots {
            let slot = self.slots.get(place)?;
            let entry = u32::from_le_bytes(*slot);
            if entry == EMPTY {
                break;
            }
            if entry >> 8 == mixed & TOLD {
                let [value, ..] = *slot;
                return Some(value);
            }
            place = (place + 1) & (self.slots.len() - 1);
        }
        None
    }
}
