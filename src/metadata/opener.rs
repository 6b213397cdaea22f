//! The words that open a byline: "by", "written by" and their like in other languages.

use super::credit;
use super::words::{
    BEFORE_OPENERS, FIRST_OF_LABELS, OPENERS, PHRASES, SECOND_OPENER, UNSPACED_OPENERS,
};

/// What follows the words that open a byline; none where there are none.
pub(super) fn after_opener(text: &str) -> Option<&str> {
    if let Some(rest) = UNSPACED_OPENERS
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
    {
        return Some(rest.trim());
    }
    let (first, rest) = text.split_once(' ')?;
    let word = first.to_lowercase();
    if BEFORE_OPENERS.contains(&word.as_str()) {
        let (second, behind) = rest.split_once(' ')?;
        let second = second.to_lowercase();
        if second == SECOND_OPENER {
            return Some(behind.trim());
        }
        let opens =
            OPENERS.contains(&second.as_str()) && !BEFORE_OPENERS.contains(&second.as_str());
        return match opens {
            true => after_opener(rest),
            false => after_phrase(text, &word).or_else(|| credit::after_label(text)),
        };
    }
    if OPENERS.contains(&word.as_str()) {
        return Some(rest.trim());
    }
    after_phrase(text, &word).or_else(|| credit::after_label(text))
}

/// What follows one of the phrases that open bylines, whose first word is given in lower case.
fn after_phrase<'a>(text: &'a str, first: &str) -> Option<&'a str> {
    let mut phrases = PHRASES.iter().filter(|phrase| phrase.starts_with(first));
    phrases.find_map(|phrase| {
        let (start, rest) = text.split_at_checked(phrase.len())?;
        let rest = rest.strip_prefix(' ')?;
        (start.to_lowercase() == *phrase).then(|| rest.trim())
    })
}

/// Whether a text is nothing but the words that open a byline.
pub(super) fn is_opener(text: &str) -> bool {
    text.len() <= 24 && after_opener(&format!("{text} x")) == Some("x")
}

/// How many bytes the first word of a byline has at most.
const LONGEST_OPENER: usize = 13;

/// Whether a text as it stands in a page may open like a byline, at a glance: true for all that do.
pub(super) fn may_open(raw: &str) -> bool {
    let start = raw.trim_ascii_start().as_bytes();
    let start = start.get(..=LONGEST_OPENER).unwrap_or(start);
    let is_plain = |byte: &u8| byte.is_ascii_graphic() && !matches!(byte, b'&' | b'<');
    let Some(end) = start.iter().position(|byte| !is_plain(byte)) else {
        return is_word(start);
    };
    let (first, rest) = start.split_at_checked(end).unwrap_or((start, &[]));
    let ends_plainly = end > 0 && rest.first() == Some(&b' ');
    // Many sentences begin with the first word of one phrase, and few with its second one.
    let goes_on = match first {
        b"a" | b"A" => matches!(rest.get(1), Some(b'c' | b'C')),
        b"as" | b"As" => matches!(rest.get(1), Some(b't' | b'T')),
        _ => true,
    };
    !ends_plainly || goes_on && is_word(first)
}

/// Whether bytes are one of the words that open a byline.
fn is_word(bytes: &[u8]) -> bool {
    let (Some(first), Some(last)) = (bytes.first(), bytes.last()) else {
        return false;
    };
    let lengths = LENGTHS.get(place_of(*first, *last)).copied().unwrap_or(0);
    lengths & length_of(bytes) != 0
        && OPENERS
            .iter()
            .chain(&BEFORE_OPENERS)
            .chain(&FIRST_OF_LABELS)
            .any(|word| word.len() == bytes.len() && word.as_bytes().eq_ignore_ascii_case(bytes))
}

/// By its first and its last letter, how long a word is that opens a byline, as bits.
type Lengths = [u16; 1 << 10];

static LENGTHS: Lengths = {
    let lengths = with_words(&OPENERS, [0; 1 << 10]);
    let lengths = with_words(&BEFORE_OPENERS, lengths);
    with_words(&FIRST_OF_LABELS, lengths)
};

const fn with_words(words: &[&str], mut lengths: Lengths) -> Lengths {
    let mut rest = words;
    while let Some((word, others)) = rest.split_first() {
        let word = word.as_bytes();
        if let (Some(first), Some(last)) = (word.first(), word.last())
            && let Some((_, [of_letters, ..])) =
                lengths.split_at_mut_checked(place_of(*first, *last))
        {
            *of_letters |= length_of(word);
        }
        rest = others;
    }
    lengths
}

/// The place of two letters, in any case.
const fn place_of(first: u8, last: u8) -> usize {
    ((first & 0x1F) as usize) << 5 | (last & 0x1F) as usize
}

/// The bit of a word's length.
const fn length_of(word: &[u8]) -> u16 {
    match 1_u16.checked_shl(word.len() as u32) {
        Some(bit) => bit,
        None => 0,
    }
}

/// Whether a text opens with two words as only a byline does: "written by".
pub(super) fn opens_with_two_words(text: &str) -> bool {
    let start = text.as_bytes().iter().take(LONGEST_OPENER + 1);
    let first = start.take_while(|byte| **byte != b' ').count();
    if first > LONGEST_OPENER || first == text.len() || !may_open(text) {
        return false;
    }
    let first = text.get(..first).unwrap_or("");
    let is_known = match first.is_ascii() {
        true => BEFORE_OPENERS
            .iter()
            .any(|word| word.eq_ignore_ascii_case(first)),
        false => BEFORE_OPENERS.contains(&first.to_lowercase().as_str()),
    };
    is_known && (is_opener(text) || after_opener(text).is_some())
}
