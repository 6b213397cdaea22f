//! What the headlines of a bundle are about: they tell one story, so they share words.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use super::cue;

/// Added where a headline starts with a word or with characters that another one has.
const WORD: f32 = 2.0;
const CHARACTERS: f32 = 1.5;

/// Words with fewer letters say nothing.
const SHORTEST_WORD: usize = 3;

/// A piece starts with an outlet, whose name has hardly more words or ideographs than this.
const WORDS_OF_NAME: usize = 3;
const IDEOGRAPHS_OF_NAME: usize = 10;

/// What headlines hold: those of the bundle, and the first one by itself, which are rare in names.
#[derive(Debug, Default)]
pub(super) struct Topics {
    /// Words in lower case.
    words: HashSet<String>,
    /// Pairs and triples of characters of scripts without spaces, sorted.
    groups: Vec<Group>,
    /// The pairs of the first headline, sorted.
    first_pairs: Vec<Group>,
}

/// Two or three characters that follow one another, as one number.
type Group = u64;

/// Triples are no less than this.
const LEAST_TRIPLE: Group = 1 << 42;

impl Topics {
    /// What a bundle is about that starts with a headline, and goes on with pieces that each start with
    /// the name of an outlet.
    pub(super) fn new<'a>(headline: &str, pieces: impl Iterator<Item = &'a str>) -> Topics {
        let mut topics = Topics::default();
        topics.add(headline, 0, 0);
        let pairs = topics.groups.iter().filter(|group| **group < LEAST_TRIPLE);
        topics.first_pairs = pairs.copied().collect();
        topics.first_pairs.sort_unstable();
        for piece in pieces {
            topics.add(piece, WORDS_OF_NAME, IDEOGRAPHS_OF_NAME);
        }
        topics.groups.sort_unstable();
        topics.groups.dedup();
        topics
    }

    /// Adds what a text tells behind some words or ideographs.
    fn add(&mut self, text: &str, words: usize, ideographs: usize) {
        let behind = text.unicode_words().skip(words);
        let telling = behind.filter(|word| word.chars().nth(SHORTEST_WORD - 1).is_some());
        self.words.extend(telling.map(str::to_lowercase));
        for (at, character) in text.char_indices().skip(ideographs) {
            if cue::is_unspaced(character) {
                let rest = text.get(at..).unwrap_or("");
                self.groups
                    .extend((2..=3).map(|length| group(rest, length)));
            }
        }
    }

    /// How much speaks for a headline that starts as the text does.
    pub(super) fn start(&self, headline: &str) -> f32 {
        let start = headline.trim_start_matches(|character: char| !character.is_alphanumeric());
        if start.starts_with(cue::is_unspaced) {
            let groups = (2..=3).map(|length| group(start, length));
            let shared = groups.filter(|group| self.groups.binary_search(group).is_ok());
            return CHARACTERS * shared.count() as f32;
        }
        let word = start.unicode_words().next().unwrap_or("").to_lowercase();
        if self.words.contains(&word) {
            // A road or a product is one word: `E18`.
            let digit = |sign: char| sign.is_ascii_digit();
            let mixed = word.contains(digit) && word.contains(char::is_alphabetic);
            if mixed { WORD * 2.0 } else { WORD }
        } else {
            0.0
        }
    }

    /// A penalty for a name that holds what the first headline is about.
    pub(super) fn within(&self, name: &str) -> f32 {
        const FOR_EACH: f32 = 0.8;
        const MOST: f32 = 3.0;
        if self.first_pairs.is_empty() {
            return 0.0;
        }
        let pairs = name.char_indices().filter(|(at, character)| {
            cue::is_unspaced(*character)
                && name
                    .get(*at..)
                    .is_some_and(|rest| self.first_pairs.binary_search(&group(rest, 2)).is_ok())
        });
        (pairs.count() as f32 * FOR_EACH).min(MOST)
    }
}

/// The first characters of a text; three fit into a number, since a character has 21 bits.
fn group(text: &str, length: usize) -> Group {
    let characters = text.chars().take(length);
    characters.fold(0, |group, character| {
        group << 21 | u64::from(u32::from(character))
    })
}
