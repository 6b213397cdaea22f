//! Mojibake: the sequences of characters that stand for one, and how certain each is.

use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1251, WINDOWS_1252};

/// What an encoding has for the bytes from 0x80.
pub(super) struct Table {
    characters: [char; 128],
    /// The same by character, with the bytes.
    bytes: [(char, u8); 128],
    is_latin: bool,
}

/// The tables of the encodings that texts were read in by mistake.
static TABLES: LazyLock<[(&'static Encoding, Table); 3]> = LazyLock::new(|| {
    [WINDOWS_1252, WINDOWS_1251, MACINTOSH].map(|encoding| (encoding, Table::new(encoding)))
});

impl Table {
    /// The table of windows-1252, windows-1251 or Mac Roman; that of the first for any other.
    pub(super) fn of(encoding: &'static Encoding) -> &'static Table {
        let [(_, first), ..] = &*TABLES;
        let mut tables = TABLES.iter();
        let found = tables.find(|(of, _)| *of == encoding);
        found.map_or(first, |(_, table)| table)
    }

    fn new(encoding: &'static Encoding) -> Table {
        let mut characters = ['\u{80}'; 128];
        for (byte, character) in (0x80..=0xFF).zip(&mut characters) {
            let byte = [byte];
            let (decoded, _) = encoding.decode_without_bom_handling(&byte);
            *character = decoded.chars().next().unwrap_or('\u{80}');
        }
        let mut bytes = [('\u{80}', 0x80); 128];
        for ((slot, character), byte) in bytes.iter_mut().zip(characters).zip(0x80..=0xFF) {
            *slot = (character, byte);
        }
        bytes.sort_by_key(|(character, _)| *character);
        Table {
            characters,
            bytes,
            is_latin: encoding == WINDOWS_1252,
        }
    }

    pub(super) fn character(&self, byte: u8) -> Option<char> {
        let place = usize::from(byte).checked_sub(0x80)?;
        self.characters.get(place).copied()
    }

    /// The byte of a character beyond ASCII.
    fn byte(&self, character: char) -> Option<u8> {
        let number = u32::from(character);
        if character.is_ascii() {
            return None;
        }
        // Latin-1 has each byte's own number, and controls where windows-1252 has signs.
        if self.is_latin && number < 0x100 {
            return u8::try_from(number).ok();
        }
        let found = self.bytes.binary_search_by_key(&character, |(of, _)| *of);
        self.bytes.get(found.ok()?).map(|(_, byte)| *byte)
    }

    /// Whether a sequence may start with a character: one of those that have the bytes from 0xC2
    /// to 0xF4.
    pub(super) fn is_lead(&self, character: char) -> bool {
        // The bytes that such sequences start with are letters of their own number in latin-1.
        match self.is_latin {
            true => matches!(character, 'Â'..='ô'),
            false => matches!(self.byte(character), Some(0xC2..=0xF4)),
        }
    }
}

/// A sequence of characters that stand for the bytes of one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sequence {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) decoded: char,
    pub(super) is_certain: bool,
    /// How many characters it has.
    pub(super) length: usize,
}

/// The sequence that starts at a place of a text.
pub(super) fn sequence(text: &str, at: usize, table: &Table) -> Option<Sequence> {
    let mut bytes = [0; 4];
    let mut signs = ['\0'; 4];
    let mut end = at;
    let mut length = 1;
    for (place, character) in text.get(at..)?.chars().enumerate().take(4) {
        if place == 0 && !table.is_lead(character) {
            return None;
        }
        let byte = table.byte(character)?;
        // Behind the first, all bytes are such.
        if place > 0 && !matches!(byte, 0x80..=0xBF) {
            return None;
        }
        if place == 0 {
            length = match byte {
                0xC2..=0xDF => 2,
                0xE0..=0xEF => 3,
                0xF0..=0xF4 => 4,
                _ => return None,
            };
        }
        *bytes.get_mut(place)? = byte;
        *signs.get_mut(place)? = character;
        end += character.len_utf8();
        if place + 1 == length {
            let decoded = std::str::from_utf8(bytes.get(..length)?).ok()?;
            let decoded = decoded.chars().next()?;
            let around = Around {
                before: text.get(..at)?.chars().next_back(),
                after: text.get(end..)?.chars().next(),
                signs: signs.get(..length)?,
            };
            return Some(Sequence {
                start: at,
                end,
                decoded,
                is_certain: around.is_certain(decoded, table),
                length,
            });
        }
    }
    None
}

/// A sequence with the characters beside it.
struct Around<'a> {
    before: Option<char>,
    after: Option<char>,
    signs: &'a [char],
}

impl Around<'_> {
    /// Whether the characters cannot stand so in good text.
    fn is_certain(&self, decoded: char, table: &Table) -> bool {
        if table.is_latin {
            return self.is_certain_in_latin(decoded);
        }
        let (Some(lead), Some(second)) = (self.signs.first(), self.signs.get(1)) else {
            return false;
        };
        let letter_beside = self.before.is_some_and(char::is_lowercase)
            || self.after.is_some_and(char::is_lowercase);
        match lead {
            // The quotation marks, dashes and dots.
            'в' => *second == 'Ђ',
            '‚' => *second == 'Ä',
            // `√©` and its like are letters inside words.
            '√' => letter_beside && is_common_letter(decoded),
            '¬' => self.before != Some('‚'),
            // A Cyrillic letter and a sign inside a Latin word.
            'Г' => {
                let latin = |beside: char| beside.is_ascii_alphabetic();
                let inside = self.before.is_some_and(latin) || self.after.is_some_and(latin);
                inside && is_common_letter(decoded)
            }
            _ => false,
        }
    }

    fn is_certain_in_latin(&self, decoded: char) -> bool {
        let Some((lead, signs)) = self.signs.split_first() else {
            return false;
        };
        if signs.iter().any(|sign| is_hard(*sign)) && !is_rare(decoded) {
            return true;
        }
        let lower_before = self.before.is_some_and(char::is_lowercase);
        let lower_after = self.after.is_some_and(char::is_lowercase);
        let upper_before = self.before.is_some_and(char::is_uppercase);
        let letter_before = self.before.is_some_and(char::is_alphabetic);
        let is_quoted = self.before.is_some_and(opens_quote);
        let is_letter = is_common_letter(decoded);
        match (lead, signs) {
            ('ð', ['Ÿ', ..]) => true,
            // No word is `â`, and none ends with `Â`.
            ('â', _) => !letter_before && !is_quoted,
            ('Â', _) => decoded >= '\u{A0}' && !is_quoted,
            ('Ã', _) if upper_before => {
                let closes = signs.iter().any(|sign| is_closing(*sign));
                is_letter && (!closes || lower_after && !is_dash(signs))
            }
            ('Ã', _) => is_letter,
            // A capital letter within a word of small ones, with a sign behind it.
            (lead, [_]) if lead.is_uppercase() => {
                is_letter && (lower_before || lower_after && !upper_before && !is_dash(signs))
            }
            _ => false,
        }
    }
}

fn opens_quote(character: char) -> bool {
    matches!(
        character,
        '“' | '„' | '‘' | '‚' | '«' | '‹' | '»' | '(' | '[' | '"' | '\''
    )
}

/// Signs that stand behind a word.
fn is_closing(sign: char) -> bool {
    let raised = matches!(sign, '™' | '®' | '¹' | '²' | '³' | '°' | '·');
    raised
        || matches!(
            sign,
            '\u{A0}' | '…' | '‘' | '’' | '“' | '”' | '–' | '—' | '»' | '›' | '«'
        )
}

fn is_dash(signs: &[char]) -> bool {
    matches!(signs, ['–' | '—' | '’'])
}

/// Letters of the European alphabets beyond ASCII.
fn is_common_letter(character: char) -> bool {
    matches!(character, '\u{C0}'..='\u{17F}' | '\u{218}'..='\u{21B}')
}

/// Signs that never stand right behind a letter in good text: those that go before words or
/// numbers, fractions and accents on their own, and control characters. Quotation marks, dashes,
/// dots, no-break spaces, small raised signs and letters do stand there.
fn is_hard(sign: char) -> bool {
    matches!(
        sign,
        '\u{80}'
            ..='\u{9F}'
                | '¡'
                | '¢'
                | '£'
                | '¤'
                | '¥'
                | '¦'
                | '§'
                | '¬'
                | '¯'
                | '±'
                | 'µ'
                | '¶'
                | '¸'
                | '¼'
                | '½'
                | '¾'
                | '¿'
                | 'ƒ'
                | 'ˆ'
                | '‰'
                | '˜'
                | '€'
                | '„'
                | '‚'
    )
}

/// Letters of phonetics, accents on their own and Syriac: what `É`, `Ê`, `Ë` and `Ü` at the end of
/// a word in capitals would make of the sign behind it. Only `ə` is in use.
fn is_rare(character: char) -> bool {
    matches!(character, '\u{240}'..='\u{2FF}' | '\u{700}'..='\u{7FF}') && character != 'ə'
}
