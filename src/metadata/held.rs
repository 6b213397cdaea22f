//! Many words looked for in the same attribute value.

use super::page::{LONGEST_VALUE, holds};

/// A word that is looked for, in lower case.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    text: &'static str,
    pairs: u64,
}

/// The beginning of an attribute's value, in which many words are looked for: the pairs of letters in
/// it refuse nearly all of them at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Searched<'a> {
    value: &'a str,
    pairs: u64,
}

impl Word {
    pub(super) fn text(self) -> &'static str {
        self.text
    }
}

/// Words to look for.
pub(super) const fn words<const COUNT: usize>(texts: [&'static str; COUNT]) -> [Word; COUNT] {
    let mut words = [Word { text: "", pairs: 0 }; COUNT];
    let mut rest: (&mut [Word], &[&'static str]) = (&mut words, &texts);
    while let (Some((word, words)), Some((text, texts))) =
        (rest.0.split_first_mut(), rest.1.split_first())
    {
        word.text = text;
        word.pairs = pairs(text.as_bytes());
        rest = (words, texts);
    }
    words
}

impl<'a> Searched<'a> {
    pub(super) fn new(value: &'a str) -> Self {
        let bytes = value.as_bytes();
        Searched {
            value,
            pairs: pairs(bytes.get(..LONGEST_VALUE).unwrap_or(bytes)),
        }
    }

    /// Whether the value holds a word, in any case.
    pub(super) fn holds(&self, word: &Word) -> bool {
        word.pairs & !self.pairs == 0 && holds(self.value, word.text)
    }

    /// Whether the value holds one of the words.
    pub(super) fn holds_any(&self, words: &[Word]) -> bool {
        words.iter().any(|word| self.holds(word))
    }
}

/// A bit for each pair of neighbouring letters, alike for both cases; some pairs share theirs.
const fn pairs(text: &[u8]) -> u64 {
    let (mut pairs, mut rest) = (0, text);
    while let [first, after @ ..] = rest
        && let [second, ..] = after
    {
        let number = 3 * (*first & 0x1F) as u32 + (*second & 0x1F) as u32;
        pairs |= 1_u64 << (number & 0x3F);
        rest = after;
    }
    pairs
}
