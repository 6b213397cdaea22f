//! Furniture of feed descriptions: found, named, hidden.
//!
//! What is removed stands where furniture stands: in elements made for it, at the end, or at the
//! beginning. In the middle of a text the same words stay, apart from what is a line of its own and
//! nothing but furniture there as well: links to related texts behind a label, labels of
//! advertisements, and appeals to subscribe that hold a link.
//!
//! Kinds that the caller keeps are found like the others, so that what stands around them is found
//! as well, and shown all the same.

mod appeared;
mod button;
mod closing;
mod comments;
mod copyright;
mod element;
mod filing;
mod head;
mod image;
mod inside;
mod leaked;
mod lines;
mod more;
mod newsletter;
mod phrases;
mod prefix;
mod record;
mod related;
mod share;
mod shortcode;
mod signature;
mod stripped;
mod submission;
mod tail;
mod words;

use crate::article::{FurnitureKind, FurnitureSet, Note};
use crate::dom::View;
use crate::text;
use lines::{Line, Lines};
use tail::{ROOM, Tail};

/// How much of a removed text a note tells, in characters.
const LONGEST_NOTE: usize = 200;

/// How many pieces are removed from the end at most. No real description has nearly as many, and
/// the bound keeps hostile ones cheap.
const MOST_ROUNDS: usize = 32;

/// Hides all furniture in a description but the kinds that are kept, and says what it was.
pub(crate) fn hide(view: &mut View<'_>, title: Option<&str>, kept: FurnitureSet) -> Vec<Note> {
    let title = text::unescape(title.unwrap_or(""));
    let title = text::collapse(&title);
    let mut notes = image::hide(view, kept);
    notes.extend(shortcode::hide(view, kept));
    notes.extend(element::hide_preheader(view, kept));
    let (found, aside) = element::hide(view, kept);
    notes.extend(found);
    let mut read = lines::read(view, &aside);
    if read
        .iter()
        .any(|line| leaked::asks_for_advertisement(line.text()))
    {
        notes.extend(leaked::hide(view, kept));
        read = lines::read(view, &aside);
    }
    let mut lines = Lines::new(&mut read, kept);
    lines.labelled = submission::is_labelled(lines.lines.iter());
    trim(&mut lines, &title);
    lines.apply(view);
    notes.append(&mut lines.notes);
    notes
}

/// Whether there is furniture of any kind in a description without markup: paragraphs, neither of
/// which is blank.
pub(crate) fn is_in<'t>(
    paragraphs: impl Iterator<Item = &'t str> + Clone,
    title: Option<&str>,
) -> bool {
    let title = text::unescape(title.unwrap_or(""));
    let title = text::collapse(&title);
    let labelled = paragraphs.clone().map(Line::plain);
    let labelled = submission::is_labelled(labelled);
    let mut ends = paragraphs.clone().take(1).chain(paragraphs.skip(1).last());
    let (Some(first), last) = (ends.next(), ends.next()) else {
        return false;
    };
    let is_called = shortcode::starts(first) || last.is_some_and(shortcode::is_alone);
    if is_called || leaked::asks_for_advertisement(first) {
        return true;
    }
    // Nothing but the first and the last line is looked at before something was found in them.
    let mut both = [Line::plain(first), Line::plain(last.unwrap_or(""))];
    let mut lines = Lines::new(&mut both, FurnitureSet::default());
    lines.labelled = labelled;
    trim(&mut lines, &title);
    !both.iter().all(Line::is_whole)
}

/// Removes furniture from the lines of a description.
fn trim(lines: &mut Lines, title: &str) {
    inside::trim_labels(lines);
    head::trim(lines, title);
    trim_end(lines, title);
    related::trim_inside(lines);
    inside::trim_appeals(lines);
    more::bare_ellipsis(lines);
}

/// Removes furniture from the end until there is none.
fn trim_end(lines: &mut Lines, title: &str) {
    let mut room = [0; ROOM];
    let mut cut = None;
    for _ in 0..MOST_ROUNDS {
        if related::trim(lines) {
            continue;
        }
        let Some((number, line)) = lines.last() else {
            return;
        };
        let tail = Tail::of(line, &mut room);
        let found = appeared::find(&tail, title)
            .or_else(|| submission::find(lines, number))
            .or_else(|| submission::stripped(&tail))
            .or_else(|| share::find(lines, &tail))
            .or_else(|| more::find(lines, &tail, title))
            .or_else(|| comments::find(lines, &tail))
            .or_else(|| closing::find(lines, &tail))
            .or_else(|| leaked::find(line))
            .or_else(|| cut.filter(|_| is_rule(line.text())).map(|kind| (kind, 0)));
        let Some((kind, at)) = found else {
            return;
        };
        cut = Some(kind);
        lines.cut_from(number, at, kind);
    }
}

/// Whether a line is dashes or the like, which set off what stood below.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.chars().all(|sign| "-–—_=*~ ".contains(sign))
}

/// A note on what was removed, if it shows anything.
fn note(kind: FurnitureKind, removed: &str) -> Option<Note> {
    let text = text::collapse(removed);
    (!text.is_empty()).then(|| Note::Furniture {
        kind,
        text: short(&text),
    })
}

/// The beginning of a text.
fn short(text: &str) -> String {
    text.chars().take(LONGEST_NOTE).collect()
}
