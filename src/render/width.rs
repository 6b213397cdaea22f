//! How wide text is in a terminal.

use crate::text::is_ideographic;

/// How many columns of a terminal a character takes. An approximation of UAX #11 that knows the
/// wide scripts, emoji and what is drawn over the character before.
pub(super) fn display_width(character: char) -> usize {
    match u32::from(character) {
        0x300..=0x36F | 0x200B..=0x200F | 0x20D0..=0x20FF | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F | 0xAC00..=0xD7A3 | 0x1F300..=0x1F64F | 0x1F680..=0x1FAFF => 2,
        0xFF61..=0xFFDC => 1,
        _ if is_ideographic(character) => 2,
        _ => 1,
    }
}
