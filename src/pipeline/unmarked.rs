//! Descriptions without markup: blocks made of them without a tree.
//!
//! Nothing is decided here that is not decided for other descriptions: the same rules look at the
//! text for bundles and furniture. Wherever more has to be done than to fold white space there is
//! no result, and the description is read like all others.

use std::borrow::Cow;

use crate::block::{Block, Inline};
use crate::bundle::{self, Hints};
use crate::{furniture, text};

/// White space that is dropped before the first text.
const SPACE: [char; 4] = [' ', '\t', '\n', '\x0C'];

/// What empty lines part.
const GAP: &str = "\n\n";

/// The paragraphs of a description without markup; `None` if it has any, is a bundle or has
/// furniture, or if its text has to be put right. Apart from these, memory is taken for the result
/// only.
pub(super) fn blocks(raw: &str, hints: Hints<'_>) -> Option<Vec<Block>> {
    let body = body(raw)?;
    let is_readable = matches!(text::repair_mojibake(body), Cow::Borrowed(_))
        && body.split(GAP).all(is_folded_by_spaces)
        && !furniture::is_in(body.split(GAP), hints.title)
        && bundle::flattened(body, hints).is_none();
    is_readable.then(|| {
        let mut blocks = Vec::with_capacity(body.split(GAP).count());
        for paragraph in body.split(GAP).map(text::collapse) {
            if !paragraph.is_empty() {
                blocks.push(Block::paragraph(vec![Inline::text(paragraph)]));
            }
        }
        blocks
    })
}

/// The text of a description that says what it says: no tags, no character references, and single
/// empty lines between its paragraphs.
fn body(raw: &str) -> Option<&str> {
    let bytes = raw.as_bytes();
    if memchr::memchr3(b'<', b'>', b'&', bytes).is_some()
        || memchr::memchr2(b'\r', b'\0', bytes).is_some()
    {
        return None;
    }
    let body = raw.trim_start_matches(SPACE);
    let shown = body.trim_end();
    if body.starts_with(|first: char| first.is_whitespace() || first == '\u{FEFF}')
        || shown.is_empty()
    {
        return None;
    }
    let mut is_parted = false;
    for end in memchr::memchr_iter(b'\n', shown.as_bytes()) {
        let (before, behind) = shown.split_at_checked(end)?;
        let next = behind.strip_prefix('\n')?.split('\n').next()?;
        let is_second = before.ends_with('\n');
        if next.trim().is_empty() && (is_second || !next.is_empty()) {
            return None;
        }
        is_parted |= is_second;
    }
    let behind = body.get(shown.len()..)?;
    if is_parted {
        // The spaces at the end of the last line are part of it, as they are of all others.
        let length = behind.find('\n').unwrap_or(behind.len());
        return body.get(..shown.len() + length);
    }
    let before = raw.get(..raw.len() - body.len())?;
    let has_empty_lines = [before, behind]
        .iter()
        .any(|space| space.matches('\n').count() > 1);
    (!has_empty_lines || !shown.contains('\n')).then_some(body)
}

/// Whether the line ends in a paragraph are spaces: between ideographs they are none.
fn is_folded_by_spaces(paragraph: &str) -> bool {
    !paragraph.contains('\n') || !paragraph.contains(text::is_ideographic)
}
