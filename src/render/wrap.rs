//! Lines of running text broken at a width.

use std::fmt;

use super::lines::Lines;
use super::width::display_width;
use crate::text::is_ideographic;

/// Writes each line of `text`, broken where it would be wider than `columns`.
pub(super) fn write_wrapped(lines: &mut Lines<'_>, text: &str, columns: usize) -> fmt::Result {
    for line in text.split('\n') {
        write_line(lines, line, columns)?;
    }
    Ok(())
}

fn write_line(lines: &mut Lines<'_>, line: &str, columns: usize) -> fmt::Result {
    let mut written = false;
    let mut current = String::new();
    let mut width = 0;
    for piece in pieces(line) {
        let room = columns.saturating_sub(lines.indent());
        let bare = piece.trim_end();
        let bare_width = display_width(bare);
        if !current.is_empty() && width + bare_width > room {
            lines.line(current.trim_end())?;
            written = true;
            current.clear();
            width = 0;
        }
        current.push_str(piece);
        width += bare_width + piece.len().saturating_sub(bare.len());
    }
    if !current.is_empty() || !written {
        lines.line(current.trim_end())?;
    }
    Ok(())
}

/// The parts of a line that stay whole, each with the space behind it.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let mut before: Option<char> = None;
        let border = rest.char_indices().find_map(|(at, character)| {
            let breaks = before.is_some_and(|before| may_break(before, character));
            before = Some(character);
            breaks.then_some(at)
        });
        let (piece, next) = rest.split_at_checked(border.unwrap_or(rest.len()))?;
        rest = next;
        (!piece.is_empty()).then_some(piece)
    })
}

fn may_break(before: char, after: char) -> bool {
    before == ' ' && after != ' ' || is_ideographic(before) && is_ideographic(after)
}
