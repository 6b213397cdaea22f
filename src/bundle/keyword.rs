//! Keywords: the words that the headlines of a bundle share.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use unicode_segmentation::UnicodeSegmentation;

use crate::article::Entry;
use crate::text;

/// Longer words that headlines of any subject share, in the languages most feeds are in, one on
/// each line, sorted by their bytes.
static COMMON: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("words/common_words.txt").lines().collect());

/// Words with fewer letters say little in scripts with letters; ideographs say more.
const SHORTEST_KEYWORD: usize = 4;
const SHORTEST_IDEOGRAPHIC_KEYWORD: usize = 2;

/// How often and where a word occurs.
#[derive(Default)]
struct Occurrence {
    headlines: usize,
    last_headline: usize,
    first_place: usize,
    /// It stands within a longer run of ideographs in as many headlines.
    within: bool,
}

/// At most `limit` words that most headlines share.
pub(super) fn keywords(entries: &[Entry], limit: usize) -> Vec<String> {
    let mut words: HashMap<String, Occurrence> = HashMap::new();
    let mut place = 0;
    for (number, entry) in entries.iter().enumerate() {
        let spaced = entry.headline.unicode_words();
        let spaced = spaced.filter(|word| is_keyword(word));
        for word in spaced.map(str::to_lowercase).chain(runs(&entry.headline)) {
            place += 1;
            let occurrence = words.entry(word).or_default();
            if occurrence.headlines == 0 {
                occurrence.first_place = place;
            } else if occurrence.last_headline == number {
                continue;
            }
            occurrence.headlines += 1;
            occurrence.last_headline = number;
        }
    }
    let at_least = if entries.len() > 1 { 2 } else { 1 };
    words.retain(|word, occurrence| {
        occurrence.headlines >= at_least && (entries.len() > 1 || !word.contains(is_han))
    });
    drop_parts(&mut words);
    let mut ranked: Vec<(String, Occurrence)> = words.into_iter().collect();
    ranked.sort_by_key(|(_, occurrence)| {
        (
            std::cmp::Reverse(occurrence.headlines),
            occurrence.first_place,
        )
    });
    ranked
        .into_iter()
        .take(limit)
        .map(|(word, _)| word)
        .collect()
}

/// Words of Chinese characters have hardly more of them.
const LONGEST_RUN: usize = 6;

/// All runs of two to six Chinese characters of a headline.
fn runs(headline: &str) -> impl Iterator<Item = String> {
    let starts = headline.char_indices().map(|(at, _)| at);
    starts.flat_map(move |at| {
        let rest = headline.get(at..).unwrap_or("");
        let length = rest
            .chars()
            .take(LONGEST_RUN)
            .take_while(|sign| is_han(*sign));
        let length = length.count();
        (2..=length).map(move |length| rest.chars().take(length).collect())
    })
}

fn is_han(character: char) -> bool {
    text::is_ideographic(character)
        && character.is_alphabetic()
        && !matches!(character, '\u{3041}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}')
}

/// Drops runs that stand within a longer one in as many headlines.
fn drop_parts(words: &mut HashMap<String, Occurrence>) {
    let longer: Vec<(String, usize)> = words
        .iter()
        .filter(|(word, _)| word.contains(is_han))
        .map(|(word, occurrence)| (word.clone(), occurrence.headlines))
        .collect();
    for (word, headlines) in longer {
        let mut characters = word.chars();
        characters.next();
        let behind = characters.as_str();
        let mut characters = word.chars();
        characters.next_back();
        for part in [behind, characters.as_str()] {
            if let Some(occurrence) = words.get_mut(part) {
                occurrence.within |= occurrence.headlines == headlines;
            }
        }
    }
    words.retain(|_, occurrence| !occurrence.within);
}

/// Whether a word can be a keyword: no number, and not one of the short words that every sentence
/// of its language has.
fn is_keyword(word: &str) -> bool {
    let letters = word.chars().count();
    let shortest = if word.chars().any(text::is_ideographic) {
        SHORTEST_IDEOGRAPHIC_KEYWORD
    } else {
        SHORTEST_KEYWORD
    };
    letters >= shortest && word.chars().any(char::is_alphabetic) && !is_common(word)
}

fn is_common(word: &str) -> bool {
    COMMON.contains(word.to_lowercase().as_str())
}
