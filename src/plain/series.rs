//! Lines that are one of several: the first heading of a series, what one of two speakers says.

use super::unit::Unit;

/// How many units behind a line are asked for others that are spoken.
const TURNS: usize = 2;

/// Speakers have at most this many words.
const LONGEST_SPEAKER: usize = 3;

/// Longer lines are no headings, in bytes.
const LONGEST_HEADING: usize = 360;

/// Whether a line has a number, and a later one has another number of the same kind: `Chapter 1`.
pub(super) fn is_numbered(title: &str, behind: &[Unit]) -> bool {
    let Some(kind) = kind(title) else {
        return false;
    };
    let mut texts = behind.iter().filter_map(text);
    texts.any(|text| {
        text.len() <= LONGEST_HEADING && text != title && self::kind(text) == Some(kind)
    })
}

/// The word before a line's number, and the signs behind it. A number that stands first needs a
/// sign, since many titles start with one.
pub(super) fn kind(text: &str) -> Option<(&str, &str)> {
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    if let Some(signs) = number(first) {
        return (first.contains('.') || !signs.is_empty()).then_some(("", signs));
    }
    let second = rest.split(' ').next().unwrap_or("");
    let signs = number(second).or_else(|| roman(second))?;
    Some((first, signs))
}

/// The signs behind a number.
fn number(word: &str) -> Option<&str> {
    let rest = word.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    let is_number = word.starts_with(|first: char| first.is_ascii_digit());
    (is_number && rest.chars().all(|sign| matches!(sign, ')' | ':'))).then_some(rest)
}

/// The signs behind a Roman number.
fn roman(word: &str) -> Option<&str> {
    let rest = word.trim_start_matches(['I', 'V', 'X', 'L', 'C']);
    let is_number = rest.len() < word.len();
    (is_number && rest.chars().all(|sign| matches!(sign, '.' | ':'))).then_some(rest)
}

/// Whether a line is what somebody says, and the next ones are as well.
pub(super) fn is_turn(title: &str, behind: &[Unit]) -> bool {
    let next = behind.iter().take(TURNS);
    speaks(title) && behind.len() >= TURNS && next.map(text).all(|text| text.is_some_and(speaks))
}

/// Whether a text stands behind a short name.
fn speaks(text: &str) -> bool {
    let parts = text.split_once([':', '：']);
    parts.is_some_and(|(speaker, said)| {
        !said.is_empty()
            && speaker.split(' ').count() <= LONGEST_SPEAKER
            && !speaker.starts_with(char::is_lowercase)
    })
}

fn text(unit: &Unit) -> Option<&str> {
    match unit {
        Unit::Text(text) => Some(text),
        _ => None,
    }
}
