//! Character references that are still there after parsing: escaped twice, or spoken of.

use std::borrow::Cow;

use super::{encloses, tags};
use crate::text;

/// How often a text that was parsed is unescaped at most: it was escaped so often beyond what HTML
/// asks for.
const MOST_ROUNDS: usize = 3;

/// Words for the character references themselves. No other texts use them.
const ABOUT: [&str; 6] = [
    "ampersand",
    "esperluette",
    "амперсанд",
    "アンパサンド",
    "&-Zeichen",
    "html entit",
];

/// Reads the character references that are left in a text after parsing (`Q&amp;A`, `caf&eacute;`),
/// unless the text is about them.
pub(crate) fn left_over(text: &str) -> Cow<'_, str> {
    let mut read = Cow::Borrowed(text);
    for _ in 0..MOST_ROUNDS {
        if !text::has_reference(&read) {
            break;
        }
        let next = if is_about_references(&read) {
            unescape_inside_words(&read)
        } else {
            text::unescape(&read).into_owned()
        };
        if *read == *next {
            break;
        }
        read = Cow::Owned(next);
    }
    read
}

/// Whether a text speaks of references or tags: it mentions a tag, encloses a reference in marks
/// of its own, puts a comma behind a `&amp;` that stands alone, has what the reference stands for
/// beside it, or names references.
fn is_about_references(text: &str) -> bool {
    let mut bare = [false; 3];
    let mut named = [false; 3];
    for (at, sign) in text.match_indices(['&', '<', '>']) {
        let rest = text.get(at..).unwrap_or("");
        let before = text.get(..at).unwrap_or("").chars().next_back();
        let Some(length) = text::reference_length(rest) else {
            let after = rest.chars().nth(1);
            let alone = before.is_none_or(is_apart) && after.is_none_or(is_apart);
            if let Some(bare) = bare.get_mut(index_of(sign)) {
                *bare |= alone;
            }
            continue;
        };
        let (reference, behind) = rest.split_at_checked(length).unwrap_or((rest, ""));
        let after = behind.chars().next();
        if before
            .zip(after)
            .is_some_and(|(before, after)| encloses(before, after))
        {
            return true;
        }
        let place = match reference {
            "&amp;" => 0,
            "&lt;" => 1,
            "&gt;" => 2,
            _ => continue,
        };
        if before.is_none_or(is_apart) && matches!(after, Some(',' | ';' | ':' | ')')) {
            return true;
        }
        if let Some(named) = named.get_mut(place) {
            *named = true;
        }
    }
    let explained = bare.iter().zip(named).any(|(bare, named)| *bare && named);
    explained || tags::weigh(text).is_some() || names_references(text)
}

fn index_of(sign: &str) -> usize {
    match sign {
        "&" => 0,
        "<" => 1,
        _ => 2,
    }
}

fn is_apart(character: char) -> bool {
    character.is_whitespace() || matches!(character, '(' | ')' | '"' | ',' | '.' | '“' | '”')
}

fn names_references(text: &str) -> bool {
    let lower = text.to_lowercase();
    ABOUT
        .iter()
        .any(|word| lower.contains(&word.to_lowercase()))
}

/// The references that texts about references are about.
const SPOKEN_OF: [&str; 6] = ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&nbsp;"];

/// Reads the other references where a letter touches them, which are letters of a word.
fn unescape_inside_words(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, from)) = rest.find('&').and_then(|at| rest.split_at_checked(at)) {
        read.push_str(before);
        let length = text::reference_length(from).unwrap_or(1);
        let (piece, after) = from.split_at_checked(length).unwrap_or((from, ""));
        let touched =
            before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
        let inside = length > 1 && touched && !SPOKEN_OF.contains(&piece);
        match inside {
            true => read.push_str(&text::unescape(piece)),
            false => read.push_str(piece),
        }
        rest = after;
    }
    read.push_str(rest);
    read
}
