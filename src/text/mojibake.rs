//! Mojibake: UTF-8 that was read in another encoding, put right.
//!
//! The bytes of each character beyond ASCII have become two to four characters, the first from a
//! small set of lead characters. Good text has such sequences too: `É…`, `« café »`, `ß“`. So a
//! text is only touched where at least one sequence in it cannot be good text. Sequences that can
//! be either are then put right if nearly all of the text is broken.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::sequence::{Sequence, Table, sequence};
use super::suspicion::{self, PageSuspicion, Suspicion, is_half};

/// Of the characters beyond ASCII, at least this share, in percent, has to be in sequences for a
/// text to be broken as a whole.
const LEAST_SHARE: usize = 60;

/// The same for a page without control characters, and how many of the sequences have to be certain.
const LEAST_SHARE_OF_PAGE: usize = 90;
const FEWEST_OF_PAGE: usize = 8;

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
    if !suspicion::is_possible(text) {
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

/// [`repair_mojibake`] for a whole page, which may be written about mojibake and show it: only where
/// control characters prove that the page was read in a wrong encoding, or where hardly any of its
/// characters beyond ASCII are right.
pub(crate) fn repair_mojibake_of_page(markup: &str) -> Cow<'_, str> {
    let is_broken = match suspicion::of_page(markup) {
        PageSuspicion::None => false,
        PageSuspicion::Sequences => Reading::of(markup, WINDOWS_1252).is_of_broken_page(),
        PageSuspicion::Controls => true,
    };
    match is_broken {
        true => repair_mojibake(markup),
        false => Cow::Borrowed(markup),
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
    let read = |character| {
        read(character)
            .and_then(|byte| table.character(byte))
            .unwrap_or(character)
    };
    text.chars().map(read).collect()
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
            // No sequence starts with ASCII.
            let Some(skipped) = rest.bytes().position(|byte| !byte.is_ascii()) else {
                break;
            };
            at += skipped;
            let rest = rest.get(skipped..).unwrap_or("");
            let Some(character) = rest.chars().next() else {
                break;
            };
            match sequence(text, at, table) {
                Some(sequence) => {
                    at = sequence.end;
                    reading.sequences.push(sequence);
                }
                None => {
                    let left = left_of_sequence(rest);
                    at += left.unwrap_or(character.len_utf8());
                    reading.others += usize::from(left.is_none());
                }
            }
        }
        reading.judge_runs();
        reading
    }

    /// Sequences that follow one another without a gap are certain: in good text no two letters,
    /// each with a sign behind it, do. Where the signs are letters as well, it takes more of them.
    fn judge_runs(&mut self) {
        let least = if self.encoding == WINDOWS_1252 {
            2
        } else {
            CERTAIN_RUN
        };
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

    /// Whether so much of a page is in sequences that it was read in a wrong encoding.
    fn is_of_broken_page(&self) -> bool {
        let inside = self.inside();
        let certain = self.sequences.iter().filter(|one| one.is_certain).count();
        certain >= FEWEST_OF_PAGE && inside * 100 >= (inside + self.others) * LEAST_SHARE_OF_PAGE
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
        repaired.push_str(if whole {
            without_cut_sequence(&last)
        } else {
            &last
        });
        repaired
    }

    /// Whether a no-break space inside a sequence was certainly folded to a space.
    fn has_half(&self) -> bool {
        // The bytes of both letters start with this one.
        let mut places = memchr::memchr_iter(0xC3, self.text.as_bytes());
        self.encoding == WINDOWS_1252
            && places.any(|at| {
                let (before, from) = self.text.split_at_checked(at).unwrap_or_default();
                let mut characters = from.chars();
                let lead = characters.next().unwrap_or(' ');
                characters.next() == Some(' ')
                    && is_half(before.chars().next_back().unwrap_or(' '), lead)
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

/// How many bytes are left of a sequence that a text starts with, where the rest of it was folded to a
/// space or lost.
fn left_of_sequence(text: &str) -> Option<usize> {
    let left = ["Ã", "Â"].into_iter().find(|lead| {
        let behind = text.strip_prefix(lead);
        behind.is_some_and(|behind| behind.starts_with(' '))
    });
    let left = left.or_else(|| text.starts_with("â€").then_some("â€"));
    left.map(str::len)
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
