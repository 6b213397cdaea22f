//! The outlet behind a link of a bundle.

use super::token::{Mark, Piece};
use crate::text;

/// An outlet's name is hardly longer, in characters.
pub(super) const LONGEST_OUTLET: usize = 80;

/// The outlet behind a link, in the pieces of text that follow it.
pub(super) fn outlet(after: &[Piece]) -> Option<Outlet> {
    let first = after.iter().position(|piece| !is_space_only(&piece.text))?;
    let (space, from) = after.split_at_checked(first)?;
    let piece = from.first()?;
    let wide_space = space
        .iter()
        .map(|piece| count_wide(&piece.text))
        .sum::<usize>()
        >= 2;
    if piece.mark != Mark::Plain {
        return marked_outlet(piece.mark, from, wide_space);
    }
    if let Some(mark) = separated_mark(from) {
        return marked_outlet(mark, from.get(1..)?, wide_space);
    }
    plain_outlet(from, wide_space)
}

/// An outlet as it was found behind a link.
pub(super) struct Outlet {
    pub(super) name: Option<String>,
    pub(super) mark: Mark,
    /// Two no-break spaces stand between link and outlet.
    pub(super) wide_space: bool,
    /// More text follows it.
    pub(super) rest: bool,
}

impl Default for Outlet {
    fn default() -> Self {
        Outlet {
            name: None,
            mark: Mark::Plain,
            wide_space: false,
            rest: false,
        }
    }
}

/// The mark of the outlet where a dash or the like stands between it and the link.
fn separated_mark(pieces: &[Piece]) -> Option<Mark> {
    let (separator, outlet) = (pieces.first()?, pieces.get(1)?);
    let is_separator = is_filler(&separator.text) && !outlet.after_break;
    (is_separator && outlet.mark != Mark::Plain).then_some(outlet.mark)
}

/// The outlet in an element of its own: all pieces up to a break or the end of the element.
fn marked_outlet(mark: Mark, pieces: &[Piece], wide_space: bool) -> Option<Outlet> {
    let mut length = 0;
    for piece in pieces {
        let goes_on = length == 0 || piece.mark == mark && !piece.after_break;
        if !goes_on {
            break;
        }
        length += 1;
    }
    let (own, rest) = pieces.split_at_checked(length)?;
    let name: String = own.iter().map(|piece| piece.text.as_str()).collect();
    named(
        &name,
        mark,
        wide_space,
        !rest.iter().all(|piece| is_filler(&piece.text)),
    )
}

/// The outlet as plain text behind two spaces, a dash, a bar or a dot, or in parentheses.
fn plain_outlet(pieces: &[Piece], wide_space: bool) -> Option<Outlet> {
    let first = pieces.first()?;
    let before = first.text.len() - first.text.trim_start_matches(is_wide_or_space).len();
    let spaces = first.text.get(..before).map_or(0, count_wide);
    let wide_space = wide_space || spaces >= 2;
    let trimmed = first.text.trim_start_matches(is_wide_or_space);
    let separated = trimmed.trim_start_matches(['-', '–', '—', '|', '·', '•', '(', ':']);
    let is_separated = separated.len() < trimmed.len();
    if first.after_break || !(wide_space || is_separated) {
        return None;
    }
    let rest = pieces.iter().skip(1).all(|piece| is_filler(&piece.text));
    let name = separated
        .trim_end()
        .strip_suffix(')')
        .filter(|_| trimmed.starts_with('('))
        .unwrap_or(separated);
    named(name, Mark::Plain, wide_space, !rest)
}

fn named(name: &str, mark: Mark, wide_space: bool, rest: bool) -> Option<Outlet> {
    let name = text::collapse(name);
    let name = name
        .trim_matches(is_wide_or_space)
        .trim_end_matches([' ', '-', '–', '—']);
    if name.is_empty() || name.chars().count() > LONGEST_OUTLET {
        return None;
    }
    Some(Outlet {
        name: Some(name.to_owned()),
        mark,
        wide_space,
        rest,
    })
}

/// White space, and what the no-break space becomes where UTF-8 was read as windows-1252.
fn is_wide_or_space(character: char) -> bool {
    text::is_space(character) || character == 'Â'
}

fn is_space_only(text: &str) -> bool {
    text.chars().all(is_wide_or_space)
}

/// How many no-break spaces a text has.
pub(super) fn count_wide(text: &str) -> usize {
    text.chars()
        .filter(|character| *character == '\u{A0}')
        .count()
}

/// Text that says nothing: white space, punctuation, the number of an item.
pub(super) fn is_filler(text: &str) -> bool {
    text.chars()
        .all(|character| is_wide_or_space(character) || !character.is_alphabetic())
}
