//! Furniture of feed descriptions: found, named, hidden.
//!
//! What is removed stands where furniture stands: in elements made for it, at the end, or at the
//! beginning. The same words in the middle of a text stay.

mod appeared;
mod head;
mod image;
mod lines;
mod more;
mod phrases;
mod share;
mod submission;

use crate::article::{FurnitureKind, Note};
use crate::dom::View;
use lines::Lines;

/// How much of a removed text a note tells, in characters.
const LONGEST_NOTE: usize = 200;

/// How many pieces are removed from the end at most. No real description has nearly as many, and
/// the bound keeps hostile ones cheap.
const MOST_ROUNDS: usize = 32;

/// Hides all furniture in a description and says what it was.
pub(crate) fn hide(view: &mut View<'_>, title: Option<&str>) -> Vec<Note> {
    let title =
        title.map(|title| crate::text::collapse(&crate::text::unescape(title)).into_owned());
    let title = title.as_deref().unwrap_or("");
    let mut notes = image::hide(view);
    notes.extend(share::hide(view));
    let mut lines = Lines::read(view);
    lines.labelled = submission::is_labelled(&lines);
    head::trim(&mut lines, title, &mut notes);
    trim_end(&mut lines, title, &mut notes);
    more::bare_ellipsis(&mut lines);
    lines.apply(view);
    notes
}

/// Removes furniture from the end until there is none.
fn trim_end(lines: &mut Lines, title: &str, notes: &mut Vec<Note>) {
    for _ in 0..MOST_ROUNDS {
        let Some(last) = lines.last() else {
            return;
        };
        let removed = appeared::trim(lines, last, title)
            .or_else(|| submission::trim(lines, last))
            .or_else(|| share::trim(lines, last))
            .or_else(|| more::trim(lines, last, title))
            .or_else(|| head::trim_leaked(lines, last));
        let Some((kind, text)) = removed else {
            return;
        };
        push(notes, kind, &text);
    }
}

fn push(notes: &mut Vec<Note>, kind: FurnitureKind, text: &str) {
    let text = &crate::text::collapse(text);
    if !text.is_empty() {
        notes.push(Note::Furniture {
            kind,
            text: short(text),
        });
    }
}

/// The beginning of a text.
fn short(text: &str) -> String {
    text.chars().take(LONGEST_NOTE).collect()
}
