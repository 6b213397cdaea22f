//! What one run of text measures by itself.

use super::word;
use crate::text;

/// Counts over a segment's text. All are of characters unless they say otherwise.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Measures {
    /// Without white space.
    pub(crate) characters: u32,
    /// Of those, how many are inside links.
    pub(crate) linked: u32,
    /// Words, where ideographs count as half a word each.
    pub(crate) words: u32,
    /// Words that start with a capital.
    pub(crate) capitalised: u32,
    /// Words of one to three letters, all small: mostly function words, in any script with cases.
    pub(crate) short_words: u32,
    /// Marks that part sentences and clauses, in all scripts.
    pub(crate) punctuation: u32,
    /// Ideographs and kana.
    pub(crate) ideographs: u32,
    /// Links that start in it.
    pub(crate) links: u32,
    /// Signs of currencies.
    pub(crate) currencies: u32,
    /// Runs of four digits that may be a year, 1900 to 2099.
    pub(crate) years: u32,
    /// What the last character is.
    pub(crate) last: Kind,
    /// A hash of its words: equal for texts that say the same.
    pub(crate) hash: u64,
    run: Run,
    /// Whether the word that is being read was counted.
    counted: bool,
    /// How many of its words are kept.
    kept: u32,
}

/// How many words of a segment are kept as numbers: enough for labels and titles.
const MOST_WORDS: u32 = 40;

/// What a character is. The model knows the kinds of last characters by their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    #[default]
    Other,
    Small,
    Capital,
    /// A letter of a script without cases.
    Letter,
    Digit,
    Stop,
    Clause,
    Colon,
    Close,
    Separator,
}

/// The word that is being read: a run of letters and digits.
#[derive(Debug, Clone, Copy)]
struct Run {
    hash: u32,
    letters: u32,
    all_small: bool,
    digits: u32,
    year: u32,
}

impl Default for Run {
    fn default() -> Self {
        Run {
            hash: word::START,
            letters: 0,
            all_small: false,
            digits: 0,
            year: 0,
        }
    }
}

impl Measures {
    /// Adds the words that a text starts with, as long as single spaces part them, inside a link or
    /// not, and to `words` the numbers of those that end. The last one is not ended. Returns how many
    /// bytes these are.
    pub(super) fn add_words(&mut self, text: &str, linked: bool, words: &mut Vec<u32>) -> usize {
        let before = self.characters;
        let bytes = text.as_bytes();
        let mut at = 0;
        loop {
            let rest = bytes.get(at..).unwrap_or(&[]);
            let small = self.add_small(rest);
            at += small;
            match rest.get(small..).unwrap_or(&[]) {
                [b' ', next, ..] if at > 0 && next.is_ascii_graphic() => {
                    self.end(words);
                    at += 1;
                }
                [] | [b'\t'..=b'\r' | b' ', ..] => break,
                [byte, ..] if byte.is_ascii() => {
                    self.add(char::from(*byte), words);
                    at += 1;
                }
                _ => {
                    let character = text.get(at..).and_then(|rest| rest.chars().next());
                    let Some(character) = character.filter(|next| !text::is_space(*next)) else {
                        break;
                    };
                    self.add(character, words);
                    at += character.len_utf8();
                }
            }
        }
        if linked {
            self.linked += self.characters - before;
        }
        at
    }

    /// Adds the small letters of ASCII that a text starts with, which most letters of most texts are,
    /// and returns how many they are.
    fn add_small(&mut self, text: &[u8]) -> usize {
        let mut hash = self.run.hash;
        let mut rest = text;
        while let [letter @ b'a'..=b'z', behind @ ..] = rest {
            hash = word::mix(hash, u32::from(*letter));
            rest = behind;
        }
        let length = text.len() - rest.len();
        let count = length as u32;
        if count > 0 {
            self.count();
            self.run.hash = hash;
            self.run.all_small |= self.run.is_empty();
            self.run.letters += count;
            self.characters += count;
            self.last = Kind::Small;
        }
        length
    }

    fn add(&mut self, character: char, words: &mut Vec<u32>) {
        let kind = kind(character);
        if kind == Kind::Small && self.run.all_small && self.run.digits == 0 {
            // Most characters: a further small letter of a word of small letters.
            self.last = kind;
            self.characters += 1;
            self.run.letters += 1;
            self.mix(character);
            return;
        }
        self.last = kind;
        self.characters += 1;
        match kind {
            Kind::Small => {
                self.mix(character);
                self.letter(true);
            }
            Kind::Capital => {
                self.capitalised += u32::from(!self.counted);
                self.mix(match character.is_ascii() {
                    true => character.to_ascii_lowercase(),
                    false => character.to_lowercase().next().unwrap_or(character),
                });
                self.letter(false);
            }
            Kind::Letter => self.uncased(character, words),
            Kind::Digit => self.digit(character),
            _ => self.mark(character, kind, words),
        }
    }

    /// Adds a letter or a digit to the word's hash.
    fn mix(&mut self, character: char) {
        self.run.hash = word::mix(self.run.hash, u32::from(character));
    }

    /// Counts the word that a letter or a digit starts.
    fn count(&mut self) {
        self.words += u32::from(!self.counted);
        self.counted = true;
    }

    fn letter(&mut self, small: bool) {
        self.count();
        if self.run.is_empty() {
            self.run.all_small = true;
        }
        self.run.all_small &= small;
        self.run.letters += 1;
    }

    fn uncased(&mut self, character: char, words: &mut Vec<u32>) {
        if text::is_ideographic(character) {
            self.end_word(words);
            self.words += (self.ideographs + 1) % 2;
            self.ideographs += 1;
            let hash = word::mix(word::START, u32::from(character));
            self.push(word::number(hash, 1, false), words);
        } else {
            self.mix(character);
            self.letter(false);
        }
    }

    fn digit(&mut self, character: char) {
        self.count();
        self.mix(character);
        self.run.digits += 1;
        let value = character.to_digit(10).unwrap_or(0);
        self.run.year = self.run.year.saturating_mul(10).saturating_add(value);
    }

    fn mark(&mut self, character: char, kind: Kind, words: &mut Vec<u32>) {
        self.end_word(words);
        let price = matches!(character, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '¢');
        self.currencies += u32::from(price);
        let parts = matches!(kind, Kind::Stop | Kind::Clause | Kind::Colon);
        self.punctuation += u32::from(parts);
    }

    /// Ends the word at white space. Marks inside a word part it for some measures, but do not make
    /// two words of it: `8:14` is one.
    pub(super) fn end(&mut self, words: &mut Vec<u32>) {
        self.end_word(words);
        self.counted = false;
    }

    fn end_word(&mut self, words: &mut Vec<u32>) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let numeric = run.letters == 0;
        self.short_words +=
            u32::from(!numeric && run.letters <= 3 && run.digits == 0 && run.all_small);
        let year = numeric && run.digits == 4 && (1900..2100).contains(&run.year);
        self.years += u32::from(year);
        self.push(
            word::number(run.hash, run.letters + run.digits, numeric),
            words,
        );
    }

    fn push(&mut self, word: u32, words: &mut Vec<u32>) {
        let mixed = self.hash.rotate_left(5) ^ u64::from(word);
        self.hash = mixed.wrapping_mul(0x517c_c1b7_2722_0a95);
        if self.kept < MOST_WORDS {
            self.kept += 1;
            words.push(word);
        }
    }
}

impl Run {
    fn is_empty(&self) -> bool {
        self.letters == 0 && self.digits == 0
    }
}

/// What the ASCII characters are, by number.
const ASCII_KINDS: [Kind; 128] = {
    let mut kinds = [Kind::Other; 128];
    let mut rest: &mut [Kind] = &mut kinds;
    let mut byte = 0;
    while let Some((first, after)) = rest.split_first_mut() {
        *first = ascii_kind(byte);
        byte += 1;
        rest = after;
    }
    kinds
};

const fn ascii_kind(byte: u8) -> Kind {
    match byte {
        b'a'..=b'z' => Kind::Small,
        b'A'..=b'Z' => Kind::Capital,
        b'0'..=b'9' => Kind::Digit,
        b'.' | b'!' | b'?' => Kind::Stop,
        b',' | b';' => Kind::Clause,
        b':' => Kind::Colon,
        b'"' | b')' => Kind::Close,
        b'|' | b'/' | b'>' | b'<' => Kind::Separator,
        _ => Kind::Other,
    }
}

fn kind(character: char) -> Kind {
    if let Some(kind) = ASCII_KINDS.get(character as usize) {
        return *kind;
    }
    match character {
        '…' | '。' | '！' | '？' | '؟' | '।' => Kind::Stop,
        '،' | '؛' | '，' | '、' | '；' => Kind::Clause,
        '：' => Kind::Colon,
        '”' | '»' | '」' | '』' | '）' | '’' | '“' => Kind::Close,
        '•' | '·' | '›' | '→' | '←' | '▶' | '▾' | '▼' | '‹' | '«' => {
            Kind::Separator
        }
        _ if character.is_lowercase() => Kind::Small,
        _ if character.is_uppercase() => Kind::Capital,
        _ if character.is_alphabetic() => Kind::Letter,
        _ if character.is_numeric() => Kind::Digit,
        _ => Kind::Other,
    }
}
