//! Mojibake: UTF-8 that was read in another encoding, put right.
//!
//! The bytes of each character beyond ASCII have become two to four characters, the first from a
//! small set of lead characters. Good text has such sequences too: `É…`, `« café »`, `ß“`. So a
//! text is only touched where at least one sequence in it cannot be good text. Sequences that can
//! be either are then put right if nearly all of the text is broken.

use std::borrow::Cow;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1251, WINDOWS_1252};

/// Of the characters beyond ASCII, at least this share, in percent, has to be in sequences for a
/// text to be broken as a whole.
const LEAST_SHARE: usize = 60;

/// UTF-8 is read in a wrong encoding twice at most, as far as we know; one round more is cheap.
const MOST_ROUNDS: usize = 3;

/// Sequences in a row that are certain in an encoding whose letters make words of them: of words
/// in good text, none has this many.
const CERTAIN_RUN: usize = 3;

/// Puts a text right whose UTF-8 was read as windows-1252 or latin-1 (`fÃ¼r`, `itâ€™s`), as
/// windows-1251 (`РџСЂРё`) or as Mac Roman (`f√ºr`), once or several times, in whole or in part;
/// and windows-1252 that was read as latin-1, which leaves control characters. Good text, and text
/// that could be, is borrowed.
pub(crate) fn repair_mojibake(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut repaired = Cow::Borrowed(text);
    for _ in 0..MOST_ROUNDS {
        let suspicion = Suspicion::of(&repaired);
        // The reading that explains most of the text is the right one.
        let next = suspicion
            .encodings()
            .map(|encoding| Reading::of(&repaired, encoding))
            .filter(Reading::is_certain)
            .max_by_key(Reading::inside)
            .map(|reading| reading.repair());
        match next {
            Some(next) => repaired = Cow::Owned(next),
            None if suspicion.controls => return Cow::Owned(with_controls_read(&repaired)),
            None => break,
        }
    }
    repaired
}

/// What may be wrong with a text, found in one pass.
#[derive(Default)]
struct Suspicion {
    latin: bool,
    cyrillic: bool,
    macintosh: bool,
    controls: bool,
}

impl Suspicion {
    fn of(text: &str) -> Suspicion {
        let mut suspicion = Suspicion::default();
        let mut before = ' ';
        let mut earlier = ' ';
        for character in text.chars() {
            if !character.is_ascii() {
                suspicion.latin |=
                    matches!(before, 'Â'..='ô') && (character < 'À' || character >= 'Œ');
                suspicion.cyrillic |= is_cyrillic_pair(earlier, before, character);
                suspicion.macintosh |= is_macintosh_pair(earlier, before, character);
                let unassigned = ['\u{81}', '\u{8D}', '\u{8F}', '\u{90}', '\u{9D}'];
                suspicion.controls |= character < '\u{A0}' && !unassigned.contains(&character);
            } else if character == ' ' {
                suspicion.latin |= is_half(earlier, before);
            }
            earlier = before;
            before = character;
        }
        suspicion
    }

    fn encodings(&self) -> impl Iterator<Item = &'static Encoding> + use<> {
        let suspected = [
            (self.macintosh, MACINTOSH),
            (self.latin, WINDOWS_1252),
            (self.cyrillic, WINDOWS_1251),
        ];
        let suspected = suspected.into_iter().filter(|(is, _)| *is);
        suspected.map(|(_, encoding)| encoding)
    }
}

fn is_cyrillic_pair(earlier: char, before: char, character: char) -> bool {
    let is_sign = |character: char| !character.is_ascii() && !matches!(character, 'А'..='я');
    let is_run = matches!(earlier, 'Р' | 'С') && matches!(character, 'Р' | 'С');
    (before == 'в' && character == 'Ђ')
        || is_run && is_sign(before)
        || before == 'Г' && is_sign(character)
}

fn is_macintosh_pair(earlier: char, before: char, character: char) -> bool {
    before == '√' || before == '¬' && earlier != '‚' || before == '‚' && character == 'Ä'
}

/// Whether a lead character before a space is what is left of a no-break space or of `à`, since no
/// word ends so.
fn is_half(before: char, lead: char) -> bool {
    match lead {
        'Â' => before.is_lowercase() || matches!(before, '.' | ',' | ':' | ';' | '!' | '?' | ')'),
        'Ã' => before.is_lowercase(),
        _ => false,
    }
}

/// A text with its control characters from U+0080 read as the characters that windows-1252 has
/// there, as browsers do for numeric character references.
fn with_controls_read(text: &str) -> String {
    let table = Table::of(WINDOWS_1252);
    let read = |character| match character {
        '\u{80}'..='\u{9F}' => u8::try_from(u32::from(character)).ok(),
        _ => None,
    };
    let read = |character| read(character).and_then(|byte| table.character(byte)).unwrap_or(character);
    text.chars().map(read).collect()
}

/// What an encoding has for the bytes from 0x80.
struct Table {
    characters: [char; 128],
    is_latin: bool,
}

impl Table {
    fn of(encoding: &'static Encoding) -> Table {
        let mut characters = ['\u{80}'; 128];
        for (byte, character) in (0x80..=0xFF).zip(&mut characters) {
            let byte = [byte];
            let (decoded, _) = encoding.decode_without_bom_handling(&byte);
            *character = decoded.chars().next().unwrap_or('\u{80}');
        }
        Table {
            characters,
            is_latin: encoding == WINDOWS_1252,
        }
    }

    fn character(&self, byte: u8) -> Option<char> {
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
        let place = self.characters.iter().position(|found| *found == character)?;
        u8::try_from(place + 0x80).ok()
    }
}

/// A sequence of characters that stand for the bytes of one.
#[derive(Debug, Clone, Copy)]
struct Sequence {
    start: usize,
    end: usize,
    decoded: char,
    is_certain: bool,
    /// How many characters it has.
    length: usize,
}

/// A text read in the light of one encoding.
struct Reading<'a> {
    text: &'a str,
    sequences: Vec<Sequence>,
    /// Characters beyond ASCII outside the sequences.
    others: usize,
    encoding: &'static Encoding,
}

impl<'a> Reading<'a> {
    fn of(text: &'a str, encoding: &'static Encoding) -> Reading<'a> {
        let table = Table::of(encoding);
        let mut reading = Reading {
            text,
            sequences: Vec::new(),
            others: 0,
            encoding,
        };
        let mut at = 0;
        while let Some(rest) = text.get(at..) {
            let Some(character) = rest.chars().next() else {
                break;
            };
            match sequence(text, at, &table) {
                Some(sequence) => {
                    at = sequence.end;
                    reading.sequences.push(sequence);
                }
                None => {
                    at += character.len_utf8();
                    let behind = rest.get(character.len_utf8()..).unwrap_or("");
                    let is_half = matches!(character, 'Ã' | 'Â') && behind.starts_with(' ');
                    reading.others += usize::from(!character.is_ascii() && !is_half);
                }
            }
        }
        reading.judge_runs();
        reading
    }

    /// Sequences that follow one another without a gap are certain: in good text no two letters,
    /// each with a sign behind it, do. Where the signs are letters as well, it takes more of them.
    fn judge_runs(&mut self) {
        let least = if self.encoding == WINDOWS_1252 { 2 } else { CERTAIN_RUN };
        let runs = self
            .sequences
            .chunk_by_mut(|left, right| left.end == right.start);
        for run in runs {
            // In capitals a lead letter may stand behind a quotation mark, and the other way round.
            let varied = run.iter().any(|one| one.decoded.is_alphanumeric());
            if run.len() >= least && varied {
                run.iter_mut().for_each(|one| one.is_certain = true);
            }
        }
    }

    /// Whether anything in the text cannot be good text.
    fn is_certain(&self) -> bool {
        self.has_half() || self.sequences.iter().any(|one| one.is_certain)
    }

    /// How many characters stand in sequences.
    fn inside(&self) -> usize {
        self.sequences.iter().map(|one| one.length).sum()
    }

    /// The text put right.
    fn repair(&self) -> String {
        let inside = self.inside();
        let whole = inside > 0 && inside * 100 >= (inside + self.others) * LEAST_SHARE;
        let mut repaired = String::with_capacity(self.text.len());
        let mut at = 0;
        for sequence in &self.sequences {
            if !whole && !sequence.is_certain {
                continue;
            }
            repaired.push_str(&self.between(at, sequence.start, whole));
            repaired.push(sequence.decoded);
            at = sequence.end;
        }
        let last = self.between(at, self.text.len(), whole);
        repaired.push_str(if whole { without_cut_sequence(&last) } else { &last });
        repaired
    }

    /// Whether a no-break space inside a sequence was certainly folded to a space.
    fn has_half(&self) -> bool {
        let mut leads = self.text.match_indices(['Â', 'Ã']);
        self.encoding == WINDOWS_1252
            && leads.any(|(at, lead)| {
                let before = self.text.get(..at).and_then(|text| text.chars().next_back());
                let behind = self.text.get(at + lead.len()..).unwrap_or("");
                behind.starts_with(' ') && lead.chars().all(|lead| is_half(before.unwrap_or(' '), lead))
            })
    }

    /// What stands between two sequences, with the halves of sequences in it made up for.
    fn between(&self, start: usize, end: usize, whole: bool) -> Cow<'a, str> {
        let text = self.text.get(start..end).unwrap_or("");
        if self.encoding == WINDOWS_1252 && text.contains(['Ã', 'Â', 'â']) {
            Cow::Owned(with_lost_spaces(text, whole))
        } else {
            Cow::Borrowed(text)
        }
    }
}

/// The sequence that starts at a place of a text.
fn sequence(text: &str, at: usize, table: &Table) -> Option<Sequence> {
    let mut bytes = [0; 4];
    let mut signs = ['\0'; 4];
    let mut end = at;
    let mut length = 1;
    for (place, character) in text.get(at..)?.chars().enumerate().take(4) {
        let byte = table.byte(character)?;
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
    matches!(character, '“' | '„' | '‘' | '‚' | '«' | '‹' | '»' | '(' | '[' | '"' | '\'')
}

/// Signs that stand behind a word.
fn is_closing(sign: char) -> bool {
    let raised = matches!(sign, '™' | '®' | '¹' | '²' | '³' | '°' | '·');
    raised || matches!(sign, '\u{A0}' | '…' | '‘' | '’' | '“' | '”' | '–' | '—' | '»' | '›' | '«')
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
        '\u{80}'..='\u{9F}' | '¡' | '¢' | '£' | '¤' | '¥' | '¦' | '§' | '¬' | '¯' | '±' | 'µ'
            | '¶' | '¸' | '¼' | '½' | '¾' | '¿' | 'ƒ' | 'ˆ' | '‰' | '˜' | '€' | '„' | '‚'
    )
}

/// Letters of phonetics, accents on their own and Syriac: what `É`, `Ê`, `Ë` and `Ü` at the end of
/// a word in capitals would make of the sign behind it. Only `ə` is in use.
fn is_rare(character: char) -> bool {
    matches!(character, '\u{240}'..='\u{2FF}' | '\u{700}'..='\u{7FF}') && character != 'ə'
}

/// Words that start with `à` in Portuguese; before others `à` is a word of its own.
const A_GRAVE_WORDS: [&str; 6] = ["s", "quela", "quelas", "quele", "queles", "quilo"];

/// A text with the sequences repaired whose second half, a no-break space or a control character,
/// was folded to a space or lost: `Ã ` is `à`, `Â ` a space, and `â€` a closing quotation mark. In a
/// text that is not broken as a whole, only where that is certain.
fn with_lost_spaces(text: &str, whole: bool) -> String {
    let mut repaired = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or("");
        let is_sure = whole || is_half(before, character);
        before = character;
        let behind_space = after.strip_prefix([' ', '\u{A0}']).filter(|_| is_sure);
        match (character, behind_space) {
            ('Ã', Some(behind)) => {
                repaired.push('à');
                let word = behind.split(|next: char| !next.is_alphanumeric()).next();
                let glued = word.is_some_and(|word| A_GRAVE_WORDS.contains(&word));
                let apart = behind.starts_with(|next: char| next.is_alphanumeric() || next == '"');
                repaired.push_str(if apart && !glued { " " } else { "" });
                rest = behind;
            }
            ('Â', Some(_)) => rest = after,
            ('â', _) if whole && after.starts_with('€') => {
                repaired.push('”');
                let behind = after.strip_prefix('€').unwrap_or(after);
                rest = behind.strip_prefix('\u{FFFD}').unwrap_or(behind);
            }
            _ => {
                repaired.push(character);
                rest = after;
            }
        }
    }
    repaired
}

/// The end of a broken text without the lead of a sequence that was cut off there.
fn without_cut_sequence(end: &str) -> &str {
    let body = end.trim_end();
    let kept = body.trim_end_matches(['Ã', 'Â', 'Å', 'Ä', 'Ð', 'Ñ', 'Î', 'Ï']);
    let cut = kept.len() < body.len() && kept.ends_with(char::is_alphanumeric);
    if cut { kept } else { end }
}
