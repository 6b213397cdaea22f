//! Words as numbers, so that they are compared and looked up without being read again.
//!
//! A word is a run of letters and digits, without case; each ideograph is one. Its number is a hash
//! of its characters, but for the two lowest bits.

/// The bit of words of digits only.
const NUMERIC: u32 = 1;

/// The bit of short words.
const SHORT: u32 = 2;

/// Words of so many characters are short.
const MOST_OF_SHORT: u32 = 3;

/// Where the hash of a word starts: FNV-1a over its characters.
pub(super) const START: u32 = 0x811c_9dc5;

/// Adds a character, or a number, to a hash.
pub(crate) fn mix(hash: u32, number: u32) -> u32 {
    (hash ^ number).wrapping_mul(0x0100_0193)
}

/// A word's number, from the hash of its characters and their number.
pub(super) fn number(hash: u32, characters: u32, numeric: bool) -> u32 {
    let short = if characters <= MOST_OF_SHORT {
        SHORT
    } else {
        0
    };
    let numeric = if numeric { NUMERIC } else { 0 };
    hash & !(NUMERIC | SHORT) | short | numeric
}

/// Whether a word is of digits only.
pub(crate) fn is_numeric(word: u32) -> bool {
    word & NUMERIC != 0
}

/// Whether a word is short.
pub(crate) fn is_short(word: u32) -> bool {
    word & SHORT != 0
}
