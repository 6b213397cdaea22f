//! How wide text is in a terminal.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::is_ideographic;

/// How many columns of a terminal a text takes. Marks are drawn over the character that they stand
/// behind, and several emoji may be drawn as one, so each user-perceived character is as wide as the
/// widest one in it.
pub(super) fn display_width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let widest = |grapheme: &str| grapheme.chars().map(columns).max().unwrap_or(0);
    text.graphemes(true).map(widest).sum()
}

/// An approximation of UAX #11 that knows the wide scripts, emoji and flags.
fn columns(character: char) -> usize {
    match u32::from(character) {
        0x300..=0x36F | 0x200B..=0x200F | 0x20D0..=0x20FF | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F | 0xAC00..=0xD7A3 | 0x1F1E6..=0x1F1FF => 2,
        0x1F300..=0x1F64F | 0x1F680..=0x1FAFF => 2,
        0xFF61..=0xFFDC => 1,
        _ if is_ideographic(character) => 2,
        _ => 1,
    }
}
