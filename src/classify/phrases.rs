//! Short texts that say what stands under or beside them: `Related articles`, `Kommentare`, `次へ`.

use super::lookup::Lookup;
use crate::text;

/// Longer texts are no label.
const LONGEST: usize = 120;
/// Texts of more words are none either.
const MOST_WORDS: usize = 12;
/// Nor are texts of more characters in a script without spaces.
const MOST_CHARACTERS: usize = 24;
/// The words, and the characters, of the longest phrases.
const LONGEST_WORDS: usize = 5;
const LONGEST_CHARACTERS: usize = 10;
/// A single word inside a text has to be longer than this: short ones mean too much.
const SHORT_WORD: usize = 3;

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

    /// What a text says: the longest phrase in it, and of several the first.
    pub(super) fn label(&self, text: &str) -> Label {
        let plain = text.is_ascii();
        let long = text.len() > LONGEST && (plain || text.chars().nth(LONGEST).is_some());
        if long {
            return Label::default();
        }
        let spaceless = !plain && text.chars().any(is_spaceless);
        let label = spaceless.then(|| self.spaceless_label(text)).flatten();
        label.unwrap_or_else(|| self.spaced_label(text))
    }

    fn spaced_label(&self, text: &str) -> Label {
        let mut words = [""; MOST_WORDS + 1];
        let mut count = 0;
        for (place, word) in words.iter_mut().zip(self::words(text)) {
            *place = word;
            count += 1;
        }
        if count > MOST_WORDS {
            return Label::default();
        }
        let words = words.get(..count).unwrap_or(&[]);
        let (mut kind, mut longest) = (0, 0);
        for start in 0..count {
            let rest = words.get(start..).unwrap_or(&[]);
            let (found, length) = self.longest(rest.iter().take(LONGEST_WORDS).copied(), WORDS);
            let short = length == 1
                && start > 0
                && rest
                    .first()
                    .is_some_and(|word| word.chars().count() <= SHORT_WORD);
            if length > longest && !short {
                (kind, longest) = (found, length);
            }
        }
        if longest == 0 {
            return Label::default();
        }
        let is_number = |word: &&&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let numbers = words.iter().filter(is_number).count();
        Label {
            kind,
            cover: longest as f32 / (count - numbers).max(1) as f32,
        }
    }

    /// The label of a text in a script without spaces, if there is a phrase in it.
    fn spaceless_label(&self, text: &str) -> Option<Label> {
        let letters: Vec<&str> = words(text)
            .flat_map(|word| word.split("").filter(|letter| !letter.is_empty()))
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
    fn longest<'b>(&self, pieces: impl Iterator<Item = &'b str>, start: u32) -> (u8, usize) {
        let mut hash = start;
        let mut longest = (0, 0);
        for (number, piece) in pieces.enumerate() {
            let start = mix(hash, u32::from(b' '));
            hash = text::fold_lowercase(piece, start, |hash, letter| mix(hash, u32::from(letter)));
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

fn mix(hash: u32, number: u32) -> u32 {
    (hash ^ number).wrapping_mul(0x0100_0193)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| match character {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => false,
        _ => character.is_ascii() || !character.is_alphanumeric(),
    })
    .filter(|word| !word.is_empty())
}

/// Whether a character belongs to a script without spaces between words.
fn is_spaceless(character: char) -> bool {
    matches!(character, '\u{0E00}'..='\u{0E7F}') || text::is_ideographic(character)
}
