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

/// Words in lower case, and pairs and triples of characters of scripts without spaces.
#[derive(Debug, Default, Clone)]
pub(super) struct Topics {
    /// Those of the first headline, which are rare in names.
    first: HashSet<String>,
    /// Those that stand well behind the names in the other pieces.
    others: HashSet<String>,
}

impl Topics {
    pub(super) fn of_headline(headline: &str) -> Topics {
        let mut topics = Topics::default();
        add_words(&mut topics.first, headline, 0);
        add_characters(&mut topics.first, headline, 0);
        topics
    }

    /// Adds what a piece tells that starts with the name of an outlet.
    pub(super) fn add(&mut self, piece: &str) {
        add_words(&mut self.others, piece, WORDS_OF_NAME);
        add_characters(&mut self.others, piece, IDEOGRAPHS_OF_NAME);
    }

    fn has(&self, topic: &str) -> bool {
        self.first.contains(topic) || self.others.contains(topic)
    }

    /// How much speaks for a headline that starts as the text does.
    pub(super) fn start(&self, headline: &str) -> f32 {
        let start = headline.trim_start_matches(|character: char| !character.is_alphanumeric());
        if start.starts_with(cue::is_unspaced) {
            let shared = (2..=3)
                .filter(|length| self.has(&first_characters(start, *length)))
                .count();
            return CHARACTERS * shared as f32;
        }
        let word = start.unicode_words().next().unwrap_or("").to_lowercase();
        if self.has(&word) { WORD } else { 0.0 }
    }

    /// A penalty for a name that holds what the first headline is about.
    pub(super) fn within(&self, name: &str) -> f32 {
        const FOR_EACH: f32 = 0.8;
        const MOST: f32 = 3.0;
        let pairs = name.char_indices().filter(|(at, character)| {
            cue::is_unspaced(*character)
                && name
                    .get(*at..)
                    .is_some_and(|rest| self.first.contains(&first_characters(rest, 2)))
        });
        (pairs.count() as f32 * FOR_EACH).min(MOST)
    }
}

fn add_words(topics: &mut HashSet<String>, text: &str, skipped: usize) {
    let words = text
        .unicode_words()
        .skip(skipped)
        .filter(|word| word.chars().nth(SHORTEST_WORD - 1).is_some());
    topics.extend(words.map(str::to_lowercase));
}

fn add_characters(topics: &mut HashSet<String>, text: &str, skipped: usize) {
    for (at, character) in text.char_indices().skip(skipped) {
        if cue::is_unspaced(character) {
            let rest = text.get(at..).unwrap_or("");
            topics.extend((2..=3).map(|length| first_characters(rest, length)));
        }
    }
}

fn first_characters(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}
