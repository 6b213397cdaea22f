//! The measures for one page.
//!
//! - A *word* is a run of letters, digits and underscores of the text in small letters. Texts are
//!   compared as bags of words: precision is the share of the found words that are in the truth,
//!   recall the share of the truth's words that are found. Two texts without words agree.
//! - A *part* is found if the text holds it, white space folded. Where the whole text is known, case
//!   and composition do not count.
//! - *Titles* are equal if their letters and digits are. So are *authors*, who are compared as sets.
//! - A *day* is the first `YYYY-MM-DD` of a date.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use icu_normalizer::ComposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
use regex::Regex;

/// Precision, recall and their harmonic mean.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Agreement {
    pub(crate) precision: f64,
    pub(crate) recall: f64,
    pub(crate) f1: f64,
}

impl Agreement {
    /// From the number of things in common, found, and true.
    pub(crate) fn of(common: usize, found: usize, truth: usize) -> Agreement {
        let ratio = |whole: usize| common as f64 / whole.max(1) as f64;
        let (precision, recall) = (ratio(found), ratio(truth));
        let sum = precision + recall;
        let f1 = if sum > 0.0 {
            2.0 * precision * recall / sum
        } else {
            0.0
        };
        Agreement {
            precision,
            recall,
            f1,
        }
    }
}

/// How well a text agrees with the truth, word by word.
pub(crate) fn words(found: &str, truth: &str) -> Agreement {
    let (found, truth) = (found.to_lowercase(), truth.to_lowercase());
    let (found, truth) = (bag(&found), bag(&truth));
    let count = |bag: &HashMap<&str, usize>| bag.values().sum::<usize>();
    if found.is_empty() && truth.is_empty() {
        return Agreement::of(1, 1, 1);
    }
    let least = |(word, count): (&&str, &usize)| found.get(word).map_or(0, |own| *own.min(count));
    let common = truth.iter().map(least).sum();
    Agreement::of(common, count(&found), count(&truth))
}

fn bag(text: &str) -> HashMap<&str, usize> {
    let mut bag = HashMap::new();
    for word in split_words(text) {
        *bag.entry(word).or_default() += 1;
    }
    bag
}

fn split_words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|character: char| !is_of_word(character));
    words.filter(|word| !word.is_empty())
}

/// Marks are no part of words, so that this is what many languages call a letter or a digit.
fn is_of_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    let category = CodePointMapData::<GeneralCategory>::new().get(character);
    GeneralCategoryGroup::Letter
        .union(GeneralCategoryGroup::Number)
        .contains(category)
}

/// A text with white space folded.
pub(crate) fn folded(text: &str) -> String {
    let is_space =
        |character: char| character.is_whitespace() || ('\x1C'..='\x1F').contains(&character);
    let words = text.split(is_space).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A text with white space folded, composed, in small letters.
pub(crate) fn leveled(text: &str) -> String {
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(text);
    folded(&composed).to_lowercase()
}

/// The letters and digits of a title or a name.
pub(crate) fn letters(text: &str) -> String {
    let plain = ComposingNormalizerBorrowed::new_nfkc().normalize(text);
    let plain = plain.to_lowercase();
    split_words(&plain).collect::<Vec<_>>().join(" ")
}

/// The people in a line of authors.
fn people(authors: &str) -> HashSet<String> {
    static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\s*(?:;|,|\band\b|&|\|)\s*").expect("the expression is well-formed")
    });
    let names = BETWEEN.split(authors).map(letters);
    names.filter(|name| !name.is_empty()).collect()
}

/// How well authors agree.
pub(crate) fn authors(found: &str, truth: &str) -> f64 {
    let (found, truth) = (people(found), people(truth));
    Agreement::of(found.intersection(&truth).count(), found.len(), truth.len()).f1
}

/// Whether a line of authors names anybody.
pub(crate) fn names_somebody(authors: &str) -> bool {
    !people(authors).is_empty()
}

/// The day in a date.
pub(crate) fn day(date: &str) -> Option<&str> {
    static DAY: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\d{4}-\d{2}-\d{2}").expect("the expression is well-formed"));
    DAY.find(date).map(|day| day.as_str())
}
