//! Short texts that say what stands under or beside them: `Related articles`, `Kommentare`, `次へ`.

use super::lookup::Lookup;
use crate::segment::{self, word};
use crate::text;

/// A colon within so many characters of a text's start ends a label of its own.
const COLON_WITHIN: usize = 64;
/// Texts of more words are no label.
const MOST_WORDS: usize = 12;
/// Texts of more characters in a script without spaces, or of more bytes, are none either.
const MOST_CHARACTERS: usize = 24;
const LONGEST: usize = 120;
/// The words, and the characters, of the longest phrases.
const LONGEST_WORDS: usize = 5;
const LONGEST_CHARACTERS: usize = 10;

/// The bits of a value that are the kind.
const KIND: u8 = 0x1F;
/// The bit that is set where longer phrases start so.
const GOES_ON: u8 = 0x20;

/// What a short text says.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Label {
    /// Its kind, from 1 on, in the order in which the trainer lists them: first what belongs to the
    /// content, then what stands around it. 0 for none.
    pub(super) kind: u8,
    /// The share of the text's words that the phrase covers.
    pub(super) cover: f32,
}

impl Label {
    /// Whether the phrase is most of the text.
    pub(super) fn is_strong(self) -> bool {
        self.kind > 0 && self.cover >= 0.5
    }
}

/// The phrases that are known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrases<'a> {
    lookup: Lookup<'a>,
}

impl<'a> Phrases<'a> {
    pub(super) fn new(lookup: Lookup<'a>) -> Self {
        Phrases { lookup }
    }

    /// What a text with these words says: the longest phrase in it, and of several the first; and the
    /// kind of the longest phrase that it starts with, which a text of any length may have.
    pub(super) fn read(&self, words: &[u32], text: &str) -> (Label, u8) {
        let first = self.longest(words.iter().take(LONGEST_WORDS).copied(), WORDS);
        let opens_spaceless = text.trim_start().starts_with(is_spaceless);
        let opening = match opens_spaceless {
            true => self.spaceless_opening(text),
            false => first.0,
        };
        let short = text.len() <= LONGEST && !text.is_ascii();
        let spaceless = short && text.chars().any(is_spaceless);
        let label = spaceless.then(|| self.spaceless_label(text)).flatten();
        let label = label.unwrap_or_else(|| self.spaced_label(words, first));
        (label, opening)
    }

    fn spaceless_opening(&self, text: &str) -> u8 {
        let letters = text.chars().filter(|character| character.is_alphanumeric());
        let (kind, _) = self.longest(letters.take(LONGEST_CHARACTERS).map(u32::from), LETTERS);
        kind
    }

    /// The kind of what stands before a colon near the start of a text: `See also: The harbour`.
    pub(super) fn before_colon(&self, text: &str) -> u8 {
        let before = before_colon(text);
        before.map_or(0, |before| {
            let (label, _) = self.read(&segment::words(before), before);
            label.kind
        })
    }

    /// The label of a text, and what it starts with.
    fn spaced_label(&self, words: &[u32], first: (u8, usize)) -> Label {
        if words.len() > MOST_WORDS {
            return Label::default();
        }
        let (mut kind, mut longest) = first;
        for (start, first) in words.iter().enumerate().skip(1) {
            let rest = words.iter().skip(start).take(LONGEST_WORDS);
            let (found, length) = self.longest(rest.copied(), WORDS);
            let short = length == 1 && word::is_short(*first);
            if length > longest && !short {
                (kind, longest) = (found, length);
            }
        }
        if longest == 0 {
            return Label::default();
        }
        let numbers = words.iter().filter(|word| word::is_numeric(**word)).count();
        Label {
            kind,
            cover: longest as f32 / (words.len() - numbers).max(1) as f32,
        }
    }

    /// The label of a text in a script without spaces, if there is a phrase in it.
    fn spaceless_label(&self, text: &str) -> Option<Label> {
        let letters: Vec<u32> = text
            .chars()
            .filter(|character| character.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .map(u32::from)
            .take(MOST_CHARACTERS + 1)
            .collect();
        if letters.len() > MOST_CHARACTERS {
            return None;
        }
        let (mut kind, mut longest) = (0, 0);
        for start in 0..letters.len() {
            let rest = letters.iter().skip(start).take(LONGEST_CHARACTERS);
            let (found, length) = self.longest(rest.copied(), LETTERS);
            if length > longest {
                (kind, longest) = (found, length);
            }
        }
        (longest > 0).then(|| Label {
            kind,
            cover: longest as f32 / letters.len() as f32,
        })
    }

    /// The kind and the length of the longest phrase that the pieces start with.
    fn longest(&self, pieces: impl Iterator<Item = u32>, start: u32) -> (u8, usize) {
        let mut hash = start;
        let mut longest = (0, 0);
        for (number, piece) in pieces.enumerate() {
            hash = word::mix(hash, piece);
            let Some(value) = self.lookup.get(hash) else {
                break;
            };
            if value & KIND > 0 {
                longest = (value & KIND, number + 1);
            }
            if value & GOES_ON == 0 {
                break;
            }
        }
        longest
    }
}

/// Where the hashes of phrases start: those of words, and those of characters.
const WORDS: u32 = 0x811c_9dc5;
const LETTERS: u32 = 0x050c_5d1f;

/// What stands before the first colon of a text, if that is near its start.
fn before_colon(text: &str) -> Option<&str> {
    // A character has at most four bytes; the wide colon starts with EF.
    let head = text.as_bytes();
    let head = head.get(..4 * COLON_WITHIN).unwrap_or(head);
    let mut places = memchr::memchr2_iter(b':', 0xEF, head);
    let before = places.find_map(|place| {
        let (before, behind) = text.split_at_checked(place)?;
        behind.starts_with([':', '\u{FF1A}']).then_some(before)
    })?;
    (before.chars().count() < COLON_WITHIN).then_some(before)
}

/// Whether a character belongs to a script without spaces between words.
fn is_spaceless(character: char) -> bool {
    matches!(character, '\u{0E00}'..='\u{0E7F}') || text::is_ideographic(character)
}
