//! White space and characters that are none.

use std::borrow::Cow;

use super::invisible::is_letter_or_sign;
use super::{is_invisible, visible};
use crate::bytes;

/// Whether a character is white space to a reader: Unicode's, and the no-break spaces.
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace()
}

/// Whether a text starts and ends with characters of ASCII that show, or of Chinese or Korean: nothing is
/// to be trimmed there.
#[inline]
pub(crate) fn shows_at_ends(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'!'..=b'~' | 0xE4..=0xED, ..])
        && matches!(bytes, [.., b'!'..=b'~'] | [.., 0xE4..=0xED, _, _])
}

/// A text without the white space at its ends.
#[inline]
pub(crate) fn trim(text: &str) -> &str {
    match shows_at_ends(text) {
        true => text,
        false => text.trim(),
    }
}

/// A text without the white space that it starts with.
pub(crate) fn trim_start(text: &str) -> &str {
    let is_simple = |byte: &u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let simple = text.bytes().take_while(is_simple).count();
    let rest = text.get(simple..).unwrap_or("");
    match rest.as_bytes().first() {
        Some(byte) if !byte.is_ascii() => rest.trim_start_matches(is_space),
        _ => rest,
    }
}

/// Whether a text shows nothing: white space and characters that do not show only.
#[inline]
pub(crate) fn is_blank(text: &str) -> bool {
    // Nearly all texts that show something do so at their start or at their end.
    let shows = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    !shows(text.as_bytes().first()) && !shows(text.as_bytes().last()) && is_all_blank(text)
}

fn is_all_blank(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Line ends with much white space behind them are passed without a branch for each byte; what is
    // left in the end, or all of a short text, is covered by two pieces that may overlap.
    let is_passed = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) if bytes.len() <= 16 => are_simple(first) & are_simple(last),
        (Some(first), _) => {
            let (chunks, _) = bytes.as_chunks::<16>();
            let last = bytes.last_chunk::<16>();
            are_simple(first) && chunks.iter().all(are_simple) && last.is_some_and(are_simple)
        }
        _ => bytes.iter().all(is_simple),
    };
    if is_passed {
        return true;
    }
    let simple = bytes.iter().take_while(|byte| is_simple(byte)).count();
    let rest = text.get(simple..).unwrap_or("");
    if rest
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_graphic())
    {
        return false;
    }
    rest.chars()
        .all(|character| is_space(character) || is_invisible(character))
}

/// Whether a byte is one of the usual white space.
fn is_simple(byte: &u8) -> bool {
    (*byte == b' ') | (*byte == b'\n') | (*byte == b'\t') | (*byte == b'\r')
}

fn are_simple<const LENGTH: usize>(bytes: &[u8; LENGTH]) -> bool {
    bytes.iter().fold(true, |all, byte| all & is_simple(byte))
}

/// Folds each run of white space to one space, trims the ends and drops characters that do not
/// show, except where a script needs them. Text that is already so is borrowed.
pub(crate) fn collapse(text: &str) -> Cow<'_, str> {
    let text = trim(text);
    if is_plain_line(text) {
        return Cow::Borrowed(text);
    }
    if are_plain(text) {
        return folded(text);
    }
    if are_shown(text) {
        return Cow::Borrowed(text);
    }
    match visible(text) {
        Cow::Borrowed(text) => folded(text),
        Cow::Owned(text) => Cow::Owned(folded(&text).into_owned()),
    }
}

/// Whether a text is one line of plain ASCII with single spaces: most texts are.
fn is_plain_line(text: &str) -> bool {
    is_line_of(text, |byte| byte.wrapping_sub(b' ') < 0x5F)
}

/// Whether a text has bytes of one kind only, no space at its ends, and none beside another.
fn is_line_of(text: &str, is_of_kind: impl Fn(u8) -> bool) -> bool {
    let starts = text.bytes().next().is_none_or(&is_of_kind);
    starts
        && has_no_spaces_at_ends(text)
        && bytes::all_pairs(text.as_bytes(), |byte, next| {
            is_of_kind(next) & !are_spaces(byte, next)
        })
}

fn folded(text: &str) -> Cow<'_, str> {
    let mut folded = String::with_capacity(text.len());
    push_folded(&mut folded, text);
    if folded.ends_with(' ') {
        folded.pop();
    }
    Cow::Owned(folded)
}

/// Whether folding changes nothing and all characters show.
pub(crate) fn is_folded(text: &str) -> bool {
    is_plain_line(text) || are_shown(text)
}

/// The same for text that is no plain line.
fn are_shown(text: &str) -> bool {
    if !has_no_spaces_at_ends(text) {
        return false;
    }
    let is_line = bytes::all_triples(text.as_bytes(), |first, second, third| {
        shows_for_certain(third) & !are_spaces(second, third) & !may_hide(first, second, third)
    });
    let mut start = text.bytes().take(2);
    is_line && start.all(shows_for_certain)
        || has_single_spaces(text)
            && text
                .chars()
                .all(|character| character == ' ' || shows(character))
}

/// Whether a byte is none of control characters, and does not start a character that may be white space or
/// not show, apart from what [`may_hide`] tells.
fn shows_for_certain(byte: u8) -> bool {
    (byte >= b' ')
        & (byte != 0x7F)
        & (byte != 0xC2)
        & (byte != 0xCD)
        & (byte != 0xD8)
        & (byte != 0xE1)
        & (byte != 0xEE)
        & (byte < 0xF0)
}

/// Whether three bytes may be white space or a character that does not show: of signs, of kana
/// and of full-width signs.
fn may_hide(first: u8, second: u8, third: u8) -> bool {
    let of_signs = (second == 0x80) & ((third < 0x90) | (third.wrapping_sub(0xA8) < 8));
    let of_kana = (second == 0x80) & (third == 0x80) | (second == 0x85);
    (first == 0xE2) & (of_signs | (second == 0x81))
        | (first == 0xE3) & of_kana
        | (first == 0xEF) & (second | 1 != 0xBD)
}

/// Whether a text has no space at its ends, and none beside another.
fn has_single_spaces(text: &str) -> bool {
    let is_single = |byte, next| !are_spaces(byte, next);
    has_no_spaces_at_ends(text) && bytes::all_pairs(text.as_bytes(), is_single)
}

fn has_no_spaces_at_ends(text: &str) -> bool {
    !text.starts_with(' ') && !text.ends_with(' ')
}

fn are_spaces(byte: u8, next: u8) -> bool {
    (byte == b' ') & (next == b' ')
}

/// Whether a character is no white space and not invisible.
fn shows(character: char) -> bool {
    is_letter_or_sign(character) || !is_space(character) && !is_invisible(character)
}

/// Appends `text` to `folded` with its white space folded and without characters that do not show;
/// a space is left out where `folded` is empty or already ends with one.
pub(crate) fn push_collapsed(folded: &mut String, text: &str) {
    match text {
        "" => {}
        " " => push_apart(folded),
        _ => push_folded(folded, &visible(text)),
    }
}

/// Adds a space where one parts what stands before it from what follows.
fn push_apart(folded: &mut String) {
    if !folded.is_empty() && !folded.ends_with([' ', '\n']) {
        folded.push(' ');
    }
}

fn push_folded(folded: &mut String, text: &str) {
    if are_plain(text) {
        push_folded_plain(folded, text);
        return;
    }
    for character in text.chars() {
        if !is_space(character) {
            folded.push(character);
        } else {
            push_apart(folded);
        }
    }
}

/// Whether all bytes of a text are printable ones of ASCII, or white space of HTML.
fn are_plain(text: &str) -> bool {
    bytes::all(text.as_bytes(), is_plain)
}

/// Whether a byte is a printable one of ASCII, or white space of HTML.
fn is_plain(byte: u8) -> bool {
    (byte.wrapping_sub(b' ') < 0x5F) | (byte.wrapping_sub(b'\t') < 5) & (byte != b'\x0B')
}

/// [`push_folded`] for plain text, word by word.
fn push_folded_plain(folded: &mut String, text: &str) {
    let mut spaced = text.starts_with(|first: char| first.is_ascii_whitespace());
    for word in text.split_ascii_whitespace() {
        if spaced {
            push_apart(folded);
        }
        folded.push_str(word);
        spaced = true;
    }
    if text.ends_with(|last: char| last.is_ascii_whitespace()) {
        push_apart(folded);
    }
}

/// Whether a character belongs to a script written without spaces between words: Chinese and
/// Japanese characters, kana, and the punctuation and full-width forms that go with them.
pub(crate) fn is_ideographic(character: char) -> bool {
    character >= '\u{2E80}'
        && matches!(u32::from(character),
        0x2E80..=0x2FDF | 0x3000..=0x30FF | 0x3100..=0x312F | 0x31A0..=0x31FF | 0x3400..=0x4DBF
        | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF)
}

/// Whether two texts are the same letters and digits in the same order, case aside.
pub(crate) fn same_words(left: &str, right: &str) -> bool {
    let mut first = letters(left).peekable();
    first.peek().is_some() && first.eq(letters(right))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    let letters = text.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase)
}

/// Whether a text in any case holds words that are written in ASCII, in lower case.
pub(crate) fn holds(text: &str, words: &str) -> bool {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    let Some(first) = words.first() else {
        return true;
    };
    memchr::memchr2_iter(*first, first.to_ascii_uppercase(), text).any(|at| {
        let found = text.get(at..at + words.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(words))
    })
}

/// How many words a text has, where ideographs count as half a word each.
pub(crate) fn count_words(text: &str) -> usize {
    let mut words = 0;
    let mut ideographs = 0;
    let mut in_word = false;
    for character in text.chars() {
        if is_ideographic(character) {
            ideographs += 1;
            in_word = false;
        } else if !character.is_alphanumeric() {
            in_word &= matches!(character, '\'' | '’');
        } else if !in_word {
            words += 1;
            in_word = true;
        }
    }
    words + ideographs / 2
}
