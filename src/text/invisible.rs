//! Characters that do not show: kept where a script needs them, dropped elsewhere.
//!
//! The rules are those of Unicode: joiners in Arabic and Indic scripts as in UAX #31 (2.3, layout
//! and format controls), in emoji as in UTS #51; directions as in UAX #9; the rest as in the
//! chapter on special areas and format characters of the core specification.

use std::borrow::Cow;

/// Whether a character shows nothing and is no white space either.
pub(crate) fn is_invisible(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_control()
            && !character.is_ascii_whitespace()
            && character != '\u{B}';
    }
    if is_letter_or_sign(character) {
        return false;
    }
    matches!(character,
        '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}' | '\u{34F}' | '\u{61C}'
        | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFC}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character beyond ASCII is in one of the ranges that most texts are written in, and in
/// which all characters show: Latin, Greek, Cyrillic, Hebrew, Arabic, the scripts of India, and
/// nearly all of East Asia.
pub(super) fn is_letter_or_sign(character: char) -> bool {
    matches!(character, '\u{AE}'..='\u{34E}' | '\u{350}'..='\u{61B}' | '\u{61D}'..='\u{115E}'
        | '\u{3001}'..='\u{3163}' | '\u{3165}'..='\u{FDFF}')
}

/// A text without the characters that do not show and do nothing. Text without any is borrowed.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    let is_printable = |byte: u8| byte.wrapping_sub(b' ') < 0x5F || byte == b'\n';
    let plain = text
        .bytes()
        .fold(true, |all, byte| all & is_printable(byte));
    if plain || !holds_invisible(text) {
        return Cow::Borrowed(text);
    }
    let directions = Directions::of(text);
    let annotated = text
        .rsplit_once('\u{FFFB}')
        .map_or(0, |(before, _)| before.len());
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or("");
        rest = after;
        if !is_invisible(character) {
            kept.push(character);
        } else if is_tag(character) {
            rest = push_tags(&mut kept, character, after);
        } else if character == '\u{FFFA}' && text.len() - after.len() <= annotated {
            // An annotation goes with its marks, as the standard asks of receivers.
            rest = after
                .split_once('\u{FFFB}')
                .map_or(after, |(_, behind)| behind);
        } else if directions.keeps(character) || is_needed(character, &kept, after) {
            kept.push(character);
        }
    }
    match kept == text {
        true => Cow::Borrowed(text),
        false => Cow::Owned(kept),
    }
}

/// Whether one of a text's characters is invisible. Most bytes of most texts start none.
fn holds_invisible(text: &str) -> bool {
    let starts = |byte: u8| STARTS.get(usize::from(byte)) == Some(&true);
    let character = |at: usize| text.get(at..).and_then(|rest| rest.chars().next());
    let mut bytes = beyond_plain(text);
    bytes.any(|(at, byte)| starts(byte) && character(at).is_some_and(is_invisible))
}

/// How many bytes are asked at once.
const CHUNK: usize = 16;

/// The bytes of a text that are no printable ones of ASCII, with their places. Most texts have few.
fn beyond_plain(text: &str) -> impl Iterator<Item = (usize, u8)> {
    let is_plain = |byte: &u8| byte.wrapping_sub(b' ') < 0x5F;
    let (chunks, rest) = text.as_bytes().as_chunks::<CHUNK>();
    let places = (0..).step_by(CHUNK);
    let others = chunks
        .iter()
        .zip(places)
        .filter(move |(chunk, _)| !chunk.iter().fold(true, |all, byte| all & is_plain(byte)))
        .map(|(chunk, place)| (chunk.as_slice(), place))
        .chain([(rest, text.len() - rest.len())]);
    others.flat_map(move |(bytes, place)| {
        let bytes = bytes.iter().zip(place..);
        let others = bytes.filter(move |(byte, _)| !is_plain(byte));
        others.map(|(byte, at)| (at, *byte))
    })
}

/// Whether a byte may be the first of an invisible character's in UTF-8: those of ASCII's controls,
/// and the lead bytes of all that [`is_invisible`] names.
const STARTS: [bool; 256] = {
    let mut starts = [false; 256];
    let mut rest: &mut [bool] = &mut starts;
    let mut byte = 0_u8;
    while let Some((first, after)) = rest.split_first_mut() {
        *first = matches!(byte, 0..=0x08 | 0x0E..=0x1F | 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE1..=0xE3)
            || matches!(byte, 0xEF | 0xF0 | 0xF3);
        byte = byte.wrapping_add(1);
        rest = after;
    }
    starts
};

fn is_tag(character: char) -> bool {
    matches!(character, '\u{E0020}'..='\u{E007F}')
}

/// Takes in a sequence of tag characters behind a black flag that ends as it has to (the flags of
/// England, Scotland and Wales), and drops any other. Returns what follows it.
fn push_tags<'a>(kept: &mut String, first: char, after: &'a str) -> &'a str {
    let behind = after.trim_start_matches(is_tag);
    let tags = after.get(..after.len() - behind.len()).unwrap_or("");
    if kept.ends_with('\u{1F3F4}') && tags.ends_with('\u{E007F}') {
        kept.push(first);
        kept.push_str(tags);
    }
    behind
}

/// Whether a character is needed between what was kept before it and what follows.
fn is_needed(character: char, kept: &str, after: &str) -> bool {
    let Some(before) = kept.chars().next_back() else {
        return false;
    };
    let next = after.chars().next();
    let next_shapes = next.is_some_and(shapes);
    match character {
        '\u{200C}' => shapes(before) && next_shapes,
        // At the end of a word as well: there it asks for a joining form.
        '\u{200D}' => shapes(before) || is_pictograph(before) && next.is_some_and(is_pictograph),
        '\u{200B}' => is_unspaced(before) && next.is_some_and(is_unspaced),
        '\u{34F}' => {
            next.is_some_and(|next| matches!(next, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}'))
        }
        '\u{FE0E}' | '\u{FE0F}' => is_pictograph(before) || next == Some('\u{20E3}'),
        '\u{FE00}'..='\u{FE0D}' => !before.is_ascii() && !before.is_whitespace(),
        '\u{E0100}'..='\u{E01EF}' => super::is_ideographic(before),
        '\u{180B}'..='\u{180D}' | '\u{180F}' => is_mongolian(before),
        '\u{180E}' => is_mongolian(before) && next.is_some_and(is_mongolian),
        '\u{115F}' | '\u{1160}' => {
            let is_jamo = |character| matches!(character, '\u{1100}'..='\u{11FF}');
            is_jamo(before) || next.is_some_and(is_jamo)
        }
        _ => false,
    }
}

/// Whether a character belongs to a script whose letters change their shape with their neighbours:
/// Arabic, Syriac, N'Ko, Mandaic, Mongolian, and the scripts from Devanagari to Khmer.
fn shapes(character: char) -> bool {
    matches!(u32::from(character),
        0x0600..=0x08FF | 0x0900..=0x0DFF | 0x0F00..=0x109F | 0x1700..=0x18AF | 0x1A20..=0x1AAF
        | 0x1B00..=0x1BFF | 0xA840..=0xA8FF | 0xA980..=0xAADF | 0xABC0..=0xABFF | 0xFB50..=0xFDFF
        | 0xFE70..=0xFEFC | 0x10A00..=0x11FFF | 0x1E900..=0x1E95F)
}

fn is_mongolian(character: char) -> bool {
    matches!(character, '\u{1800}'..='\u{18AF}')
}

/// Whether a character belongs to a script of South-East Asia that is written without spaces
/// between words, where a space of no width parts them.
fn is_unspaced(character: char) -> bool {
    matches!(u32::from(character),
        0x0E00..=0x0EFF | 0x0F00..=0x0FFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x1950..=0x1AAF
        | 0x1B00..=0x1B7F | 0xA980..=0xA9DF | 0xAA60..=0xAADF)
}

/// Whether a character can stand in an emoji sequence.
fn is_pictograph(character: char) -> bool {
    matches!(character, '\u{FE0F}' | '©' | '®' | '‼' | '⁉' | '™')
        || matches!(u32::from(character),
            0x2139..=0x21AA | 0x2300..=0x27BF | 0x2934..=0x2B55 | 0x3030 | 0x303D | 0x3297
            | 0x3299 | 0x1F000..=0x1FAFF)
}

/// What a text does with marks of direction.
struct Directions {
    /// Whether it has letters that are written from right to left.
    is_mixed: bool,
    /// Whether each embedding and each isolate that opens is closed, and the other way round.
    is_balanced: bool,
}

impl Directions {
    fn of(text: &str) -> Directions {
        let (mut embeddings, mut isolates) = (0i32, 0i32);
        let mut directions = Directions {
            is_mixed: false,
            is_balanced: true,
        };
        for character in text.chars() {
            match character {
                '\u{202A}' | '\u{202B}' => embeddings += 1,
                '\u{202C}' => embeddings -= 1,
                '\u{202D}' | '\u{202E}' => directions.is_balanced = false,
                '\u{2066}'..='\u{2068}' => isolates += 1,
                '\u{2069}' => isolates -= 1,
                _ => directions.is_mixed |= is_right_to_left(character),
            }
            directions.is_balanced &= embeddings >= 0 && isolates >= 0;
        }
        directions.is_balanced &= embeddings == 0 && isolates == 0;
        directions
    }

    /// Whether a mark of direction does something good: marks where both directions meet, pairs
    /// that are closed within the text. Overrides, which show letters in another order than they
    /// are stored in, are never kept.
    fn keeps(&self, character: char) -> bool {
        match character {
            '\u{200E}' | '\u{200F}' | '\u{61C}' => self.is_mixed,
            '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}' => self.is_mixed && self.is_balanced,
            _ => false,
        }
    }
}

fn is_right_to_left(character: char) -> bool {
    matches!(u32::from(character),
        0x0590..=0x061B | 0x061D..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x10800..=0x10FFF
        | 0x1E800..=0x1EFFF)
}
