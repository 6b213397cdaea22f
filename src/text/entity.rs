//! Character references, as the HTML standard reads them.

use std::borrow::Cow;

/// What most references of feeds stand in: all there is between a headline and its outlet.
const WIDE_GAP: &str = "&nbsp;&nbsp;";

/// Replaces the character references of a text, once, as the HTML standard reads them: named ones
/// with and without a semicolon, numeric ones with the remapping of windows-1252's codes.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    if text == WIDE_GAP {
        return Cow::Borrowed("\u{A0}\u{A0}");
    }
    if memchr::memchr(b'&', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    push_unescaped(&mut read, text, Place::Text);
    match read == text {
        true => Cow::Borrowed(text),
        false => Cow::Owned(read),
    }
}

/// Where a character reference stands: in the values of attributes, fewer of those without a
/// semicolon are ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Text,
    Attribute,
}

/// Appends a text with its character references replaced, as [`unescape`] does. The references that
/// nearly all texts have to do with are read here, all others by the table of the standard; none
/// reaches beyond the next `&`.
pub(crate) fn push_unescaped(read: &mut String, text: &str, place: Place) {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        read.push_str(before);
        if let Some((character, length)) = frequent(from.as_bytes()) {
            read.push(character);
            rest = from.get(length..).unwrap_or("");
            continue;
        }
        let inside = from.as_bytes().get(1..).unwrap_or(&[]);
        let end = memchr::memchr(b'&', inside).map_or(from.len(), |next| next + 1);
        let (piece, after) = from.split_at_checked(end).unwrap_or((from, ""));
        read.push_str(&match place {
            Place::Text => htmlize::unescape(piece),
            Place::Attribute => htmlize::unescape_attribute(piece),
        });
        rest = after;
    }
    read.push_str(rest);
}

/// The character of a frequent reference that a text starts with, and the length of the reference.
fn frequent(text: &[u8]) -> Option<(char, usize)> {
    Some(match text {
        [b'&', b'n', b'b', b's', b'p', b';', ..] => ('\u{A0}', 6),
        [b'&', b'a', b'm', b'p', b';', ..] => ('&', 5),
        [b'&', b'l', b't', b';', ..] => ('<', 4),
        [b'&', b'g', b't', b';', ..] => ('>', 4),
        [b'&', b'q', b'u', b'o', b't', b';', ..] => ('"', 6),
        [b'&', b'#', b'x' | b'X', digits @ ..] => return numbered(digits, 16, "&#x;"),
        [b'&', b'#', digits @ ..] => return numbered(digits, 10, "&#;"),
        _ => return None,
    })
}

/// The character of a reference by number, from its digits on, and the length of the reference, of which
/// `around` stands around the digits. What is no number of a character that shows is left to the table.
fn numbered(digits: &[u8], radix: u32, around: &str) -> Option<(char, usize)> {
    let length = digits.iter().take(7).position(|byte| *byte == b';')?;
    let mut number = 0;
    for digit in digits.iter().take(length) {
        number = number * radix + char::from(*digit).to_digit(radix)?;
    }
    let character = char::from_u32(number)?;
    let shows = matches!(character, ' '..='~' | '\u{A0}'..);
    shows.then_some((character, length + around.len()))
}

/// Whether a text holds escaped markup (`&lt;p`, `&amp;lt;p`), however often it was escaped, so
/// that unescaping it is worth a look.
pub(crate) fn looks_escaped(text: &str) -> bool {
    behind_ampersands(text).any(is_of_escaped_tag)
}

/// Whether a text holds neither escaped markup nor a letter that mojibake starts with as a reference.
pub(crate) fn is_read_once(text: &str) -> bool {
    !behind_ampersands(text).any(|rest| is_of_escaped_tag(rest) || starts_mojibake(rest))
}

fn is_of_escaped_tag(mut rest: &str) -> bool {
    while let Some(inner) = rest.strip_prefix("amp;") {
        rest = inner;
    }
    starts_escaped_tag(rest)
}

/// What stands behind each `&` of a text, up to the text's end.
fn behind_ampersands(text: &str) -> impl Iterator<Item = &str> {
    let places = memchr::memchr_iter(b'&', text.as_bytes());
    places.filter_map(|at| text.get(at + 1..))
}

/// Whether a text holds a character reference that was escaped three times or more
/// (`&amp;amp;nbsp;`).
pub(crate) fn has_buried_reference(text: &str) -> bool {
    behind_ampersands(text).any(|rest| {
        rest.strip_prefix("amp;amp;")
            .is_some_and(|rest| starts_reference(rest.trim_start_matches("amp;")))
    })
}

fn starts_escaped_tag(rest: &str) -> bool {
    if !rest.starts_with(['l', 'L', '#']) {
        return false;
    }
    let after = ["lt;", "LT;", "#60;", "#x3c;", "#x3C;"]
        .iter()
        .find_map(|name| rest.strip_prefix(name));
    after.is_some_and(|after| {
        let after = after.strip_prefix('/').unwrap_or(after);
        after.starts_with(|first: char| first.is_ascii_alphabetic() || first == '!')
    })
}

/// Whether a text starts with what follows the `&` of a complete character reference.
fn starts_reference(rest: &str) -> bool {
    let rest = rest.strip_prefix('#').unwrap_or(rest);
    let length = rest
        .bytes()
        .take(32)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    length > 0 && rest.as_bytes().get(length) == Some(&b';')
}

/// How many bytes the complete character reference takes that a text starts with.
pub(crate) fn reference_length(text: &str) -> Option<usize> {
    let rest = text
        .strip_prefix('&')
        .filter(|rest| starts_reference(rest))?;
    Some(text.len() - rest.len() + rest.find(';')? + 1)
}

/// Whether a text holds a complete character reference.
pub(crate) fn has_reference(text: &str) -> bool {
    behind_ampersands(text).any(starts_reference)
}

/// References to the letters that mojibake starts with, `Â`, `Ã` and `â`.
const MOJIBAKE_LEADS: [&str; 9] = [
    "Acirc;", "Atilde;", "acirc;", "#194;", "#195;", "#226;", "#xC2;", "#xC3;", "#xE2;",
];

fn starts_mojibake(rest: &str) -> bool {
    rest.starts_with(['A', 'a', '#']) && MOJIBAKE_LEADS.iter().any(|name| rest.starts_with(name))
}

/// A text with its references to characters beyond ASCII read, if there are some that mojibake may
/// be written with (`&acirc;&euro;&trade;`). In markup that changes nothing else.
pub(crate) fn with_letters_read(text: &str) -> Option<String> {
    behind_ampersands(text).find(|rest| starts_mojibake(rest))?;
    let mut after = text.split('&');
    let mut read = String::from(after.next()?);
    for rest in after {
        let reference = rest
            .split_inclusive(';')
            .next()
            .filter(|_| starts_reference(rest));
        let reference = reference.map(|reference| format!("&{reference}"));
        let meant = reference.as_deref().map(unescape);
        match meant {
            Some(meant) if !meant.is_ascii() => {
                let behind = rest.split_once(';').map_or("", |(_, behind)| behind);
                read.push_str(&meant);
                read.push_str(behind);
            }
            _ => {
                read.push('&');
                read.push_str(rest);
            }
        }
    }
    Some(read)
}
