//! Character references, as the HTML standard reads them.

use std::borrow::Cow;

/// Replaces the character references of a text, once, as the HTML standard reads them: named ones
/// with and without a semicolon, numeric ones with the remapping of windows-1252's codes.
pub(crate) fn unescape(text: &str) -> Cow<'_, str> {
    htmlize::unescape(text)
}

/// Whether a text holds escaped markup (`&lt;p`, `&amp;lt;`) or a doubly escaped character
/// reference (`&amp;nbsp;`), so that unescaping it once more is worth a look.
pub(crate) fn looks_escaped(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| {
        let rest = text.get(at + 1..).unwrap_or("");
        let rest = rest.strip_prefix("amp;").unwrap_or(rest);
        starts_escaped_tag(rest) || (rest.len() < text.len() - at - 1 && starts_reference(rest))
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

/// Whether a text holds a complete character reference.
pub(crate) fn has_reference(text: &str) -> bool {
    let mut after = text.split('&');
    after.next();
    after.any(starts_reference)
}
