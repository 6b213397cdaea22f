//! Mojibake: UTF-8 that was read as windows-1252, put right.

use std::borrow::Cow;

/// The characters that windows-1252 has at 0x80 to 0x9F; where it has none, browsers keep the
/// control character of the same number.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// How many characters have to come out of a text before it is believed to be mojibake: one in two
/// characters may be a coincidence.
const FEWEST_PAIRS: usize = 2;

/// Of the characters beyond ASCII, at least this share, in percent, has to be mojibake.
const LEAST_SHARE: usize = 60;

/// Puts a text right whose UTF-8 was read as windows-1252 (`Ã©` for `é`, `â€™` for `’`). A text that
/// is not so as a whole is left as it is.
pub(crate) fn repair_mojibake(text: &str) -> Cow<'_, str> {
    // All lead bytes of UTF-8 sequences are letters from `Â` to `ô` in windows-1252.
    if !text.contains(|character| matches!(character, 'Â'..='ô')) {
        return Cow::Borrowed(text);
    }
    let mut repaired = String::with_capacity(text.len());
    let mut rest = text;
    let mut count = Count::default();
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or("");
        if character.is_ascii() {
            repaired.push(character);
            rest = after;
            continue;
        }
        match sequence(rest) {
            Some((decoded, read, length)) => {
                count.add(length);
                repaired.push(decoded);
                rest = rest.get(read..).unwrap_or("");
            }
            // Half of a no-break space whose other half was folded to a space.
            None if character == 'Â' && after.starts_with(' ') => rest = after,
            None => {
                count.others += 1;
                repaired.push(character);
                rest = after;
            }
        }
    }
    if count.is_mojibake() {
        Cow::Owned(repaired)
    } else {
        Cow::Borrowed(text)
    }
}

#[derive(Default)]
struct Count {
    /// Sequences of two characters, and of more.
    pairs: usize,
    longer: usize,
    /// The characters in all sequences.
    characters: usize,
    others: usize,
}

impl Count {
    fn add(&mut self, length: usize) {
        self.characters += length;
        if length == 2 {
            self.pairs += 1;
        } else {
            self.longer += 1;
        }
    }

    fn is_mojibake(&self) -> bool {
        let believed = self.longer > 0 || self.pairs >= FEWEST_PAIRS;
        believed && self.characters * 100 >= (self.characters + self.others) * LEAST_SHARE
    }
}

/// The character that a text's first few characters stand for, how many bytes of the text they
/// take, and how many they are.
fn sequence(text: &str) -> Option<(char, usize, usize)> {
    let mut bytes = [0; 4];
    let mut read = 0;
    let mut length = 1;
    for (place, character) in text.chars().enumerate().take(4) {
        let byte = byte(character)?;
        if place == 0 {
            length = match byte {
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                _ => return None,
            };
        }
        *bytes.get_mut(place)? = byte;
        read += character.len_utf8();
        if place + 1 == length {
            let decoded = std::str::from_utf8(bytes.get(..length)?).ok()?;
            let decoded = decoded.chars().next()?;
            return Some((decoded, read, length)).filter(|_| !is_rare(decoded));
        }
    }
    None
}

/// Letters of phonetics, accents on their own and Syriac: what `É`, `Ê`, `Ë` and `Ü` at the end of
/// a word in capitals would make of the quotation mark or the dots behind it. Only `ə` is in use.
fn is_rare(character: char) -> bool {
    matches!(character, '\u{240}'..='\u{2FF}' | '\u{700}'..='\u{73F}') && character != 'ə'
}

/// The byte that windows-1252 has for a character beyond ASCII.
fn byte(character: char) -> Option<u8> {
    match u32::from(character) {
        number @ 0x80..=0xFF => u8::try_from(number).ok(),
        0x100.. => {
            let place = HIGH.iter().position(|high| *high == character)?;
            u8::try_from(place + 0x80).ok()
        }
        _ => None,
    }
}
