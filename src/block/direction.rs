//! The direction of running text, as its letters tell it (UAX #9, rules P2 and P3).

use std::borrow::Cow;

use super::{Direction, Inline, MAX_INLINE_DEPTH, push_text};

/// The direction that the first letter of a run of inlines tells: [`Direction::LeftToRight`] or
/// [`Direction::RightToLeft`], and `None` where there are no letters. Text that has a direction of its
/// own says nothing of the text around it, and neither do code, formulas and images.
///
/// ```
/// use tearsheet::block::{Direction, Inline, first_strong};
///
/// assert_eq!(first_strong(&[Inline::text("7. שלום")]), Some(Direction::RightToLeft));
/// assert_eq!(first_strong(&[Inline::text("12:30")]), None);
/// ```
pub fn first_strong(content: &[Inline]) -> Option<Direction> {
    // Most runs start with a letter.
    if let Some(Inline::Text { text }) = content.first()
        && let Some(found) = strong(text)
    {
        return Some(found);
    }
    let mut stack = vec![content.iter()];
    while let Some(inlines) = stack.last_mut() {
        let found = match inlines.next() {
            None => {
                stack.pop();
                None
            }
            Some(
                Inline::Text { text }
                | Inline::Abbreviation { text, .. }
                | Inline::Ruby { text, .. },
            ) => strong(text),
            Some(Inline::Directed { .. }) => None,
            Some(inline) => {
                stack.push(inline.content().iter());
                None
            }
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The direction of a text's first letter.
fn strong(text: &str) -> Option<Direction> {
    text.chars().find_map(|character| {
        if character.is_ascii_alphabetic() {
            return Some(Direction::LeftToRight);
        }
        if character.is_ascii() {
            return None;
        }
        if is_right_to_left(character) || matches!(character, '\u{200F}' | '\u{61C}') {
            return Some(Direction::RightToLeft);
        }
        let is_left_to_right = character.is_alphabetic() || character == '\u{200E}';
        is_left_to_right.then_some(Direction::LeftToRight)
    })
}

/// Whether a character is a letter of a script that is written from right to left.
fn is_right_to_left(character: char) -> bool {
    let is_of_script = matches!(u32::from(character),
        0x0590..=0x08FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC | 0x10800..=0x10FFF
        | 0x1E800..=0x1EFFF);
    is_of_script && character.is_alphabetic()
}

/// Whether any letter of a run of inlines is written from right to left.
pub(crate) fn has_right_to_left(content: &[Inline]) -> bool {
    super::inlines(content).any(|inline| match inline {
        Inline::Text { text }
        | Inline::Abbreviation { text, .. }
        | Inline::Ruby { text, .. }
        | Inline::Code { text } => !text.is_ascii() && text.chars().any(is_right_to_left),
        _ => false,
    })
}

/// The direction that a run of inlines is told to have as a whole, and what is in it.
pub(crate) fn of_whole(content: &[Inline]) -> (Option<Direction>, &[Inline]) {
    match content {
        [
            Inline::Directed {
                direction: direction @ (Direction::LeftToRight | Direction::RightToLeft),
                content,
            },
        ] => (Some(*direction), content),
        _ => (None, content),
    }
}

/// Inlines with the content of directed text in its place.
pub(crate) fn without_directions(content: &[Inline]) -> Cow<'_, [Inline]> {
    let is_directed = |inline: &Inline| matches!(inline, Inline::Directed { .. });
    match super::inlines(content).any(is_directed) {
        true => Cow::Owned(undirected(content)),
        false => Cow::Borrowed(content),
    }
}

fn undirected(content: &[Inline]) -> Vec<Inline> {
    let mut flat = Vec::with_capacity(content.len());
    push_undirected(&mut flat, content, 0);
    flat
}

/// Adds inlines without directions. What nests deeper than any valid inline stays as it is.
fn push_undirected(flat: &mut Vec<Inline>, content: &[Inline], depth: usize) {
    for inline in content {
        match inline {
            Inline::Directed { content, .. } if depth < DEEPEST => {
                push_undirected(flat, content, depth + 1);
            }
            Inline::Text { text } => push_text(flat, text),
            other => {
                let mut other = other.clone();
                if let Some(inside) = other.content_mut().filter(|_| depth < DEEPEST) {
                    let mut inner = Vec::with_capacity(inside.len());
                    push_undirected(&mut inner, inside, depth + 1);
                    *inside = inner;
                }
                flat.push(other);
            }
        }
    }
}

/// How deep inlines are looked into that break the rules of the model.
const DEEPEST: usize = 4 * MAX_INLINE_DEPTH;
