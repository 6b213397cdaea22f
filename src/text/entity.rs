//! Character references, as the HTML standard reads them.

use std::borrow::Cow;

/// Replaces the character references of a text, once, as the HTML standard reads them: named ones
/// with and without a semicolon, numeric ones with the remapping of windows-1252's codes.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    htmlize::unescape(text)
}

/// Whether a text holds escaped markup (`&lt;p`, `&amp;lt;p`), however often it was escaped, so
/// that unescaping it is worth a look.
pub(crate) fn looks_escaped(text: &str) -> bool {
    let mut after = text.split('&');
    after.next();
    after.any(|mut rest| {
        while let Some(inner) = rest.strip_prefix("amp;") {
            rest = inner;
        }
        starts_escaped_tag(rest)
    })
}

/// Whether a text holds a character reference that was escaped three times or more
/// (`&amp;amp;nbsp;`).
pub(crate) fn has_buried_reference(text: &str) -> bool {
    let mut after = text.split('&');
    after.next();
    after.any(|rest| {
        rest.strip_prefix("amp;amp;")
            .is_some_and(|rest| starts_reference(rest.trim_start_matches("amp;")))
    })
}

fn starts_escaped_tag(rest: &str) -> bool {
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
    let mut marks = memchr::memchr_iter(b'&', text.as_bytes());
    marks.any(|at| starts_reference(text.get(at + 1..).unwrap_or("")))
}

/// References to the letters that mojibake starts with, `Â`, `Ã` and `â`.
const MOJIBAKE_LEADS: [&str; 9] = [
    "Acirc;", "Atilde;", "acirc;", "#194;", "#195;", "#226;", "#xC2;", "#xC3;", "#xE2;",
];

/// A text with its references to characters beyond ASCII read, if there are some that mojibake may
/// be written with (`&acirc;&euro;&trade;`). In markup that changes nothing else.
pub(crate) fn with_letters_read(text: &str) -> Option<String> {
    let starts_lead = |rest: &str| MOJIBAKE_LEADS.iter().any(|name| rest.starts_with(name));
    text.split('&').skip(1).find(|rest| starts_lead(rest))?;
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
