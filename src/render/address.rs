//! Which addresses may become links, and what else is checked before it becomes markup.

use std::borrow::Cow;

use crate::block::Embed;

/// Schemes that are safe to follow from a page.
const LINK_SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Schemes that images may be loaded from.
const IMAGE_SCHEMES: [&str; 2] = ["http", "https"];

/// The address as a browser reads it, if it is one to link to.
pub(super) fn safe_link(address: &str) -> Option<Cow<'_, str>> {
    safe(address, &LINK_SCHEMES)
}

/// The address as a browser reads it, if it is one to load an image from.
pub(super) fn safe_image(address: &str) -> Option<Cow<'_, str>> {
    safe(address, &IMAGE_SCHEMES)
}

/// Reads an address as the URL standard does: white space and control characters at the ends and
/// tabs and line ends anywhere are no part of it, and a scheme is ASCII in either case.
fn safe<'a>(address: &'a str, schemes: &[&str]) -> Option<Cow<'a, str>> {
    let trimmed = address.trim_matches(|character: char| character <= ' ');
    let ignored = |character: char| matches!(character, '\t' | '\n' | '\r');
    let address = if trimmed.contains(ignored) {
        Cow::Owned(trimmed.replace(ignored, ""))
    } else {
        Cow::Borrowed(trimmed)
    };
    let allowed = match scheme(&address) {
        Some(scheme) => schemes.iter().any(|safe| safe.eq_ignore_ascii_case(scheme)),
        None => !address.is_empty(),
    };
    allowed.then_some(address)
}

fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let known = scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    known.then_some(scheme)
}

/// The name of a code's language, if it is one that can stand in a class or an info string.
pub(super) fn language_name(language: Option<&str>) -> Option<&str> {
    language.filter(|name| {
        !name.is_empty()
            && name
                .chars()
                .all(|character| character.is_ascii_alphanumeric() || "+#._-".contains(character))
    })
}

/// Whether a footnote's label can stand in markup as it is.
pub(super) fn is_plain_label(label: &str) -> bool {
    !label.is_empty()
        && label
            .chars()
            .all(|character| character.is_alphanumeric() || "-_.".contains(character))
}

/// What stands for an embed: its title or else its address.
pub(super) fn embed_text(embed: &Embed) -> &str {
    match embed.title.as_deref().map(str::trim) {
        Some(title) if !title.is_empty() => title,
        _ => embed.address.trim(),
    }
}
