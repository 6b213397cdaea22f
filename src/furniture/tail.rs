//! The end of a line, as the rules look at it.

use super::lines::{Line, LineLink};
use super::words::fold_into;

/// Furniture is hardly longer, in bytes; no more of a line is looked at.
const LONGEST: usize = 1_500;

/// How many bytes of room a tail takes in lower case.
pub(super) const ROOM: usize = LONGEST;

/// The end of a line, read once for all rules.
#[derive(Debug)]
pub(super) struct Tail<'a> {
    pub(super) line: &'a Line<'a>,
    /// Where the tail starts in [`Line::text`].
    pub(super) from: usize,
    pub(super) text: &'a str,
    /// The text in lower case, all places kept.
    pub(super) folded: &'a str,
}

impl<'a> Tail<'a> {
    /// The tail of a line. Its lower case stands in `room`.
    pub(super) fn of(line: &'a Line<'a>, room: &'a mut [u8; ROOM]) -> Tail<'a> {
        let text = line.text();
        let from = border(text, text.len().saturating_sub(LONGEST));
        let text = text.get(from..).unwrap_or("");
        Tail {
            line,
            from,
            text,
            folded: fold_into(text, room),
        }
    }

    /// The last bytes of the tail, about `limit`: where they start, and their text and its lower
    /// case.
    pub(super) fn last(&self, limit: usize) -> (usize, &'a str, &str) {
        let at = border(self.text, self.text.len().saturating_sub(limit));
        let text = self.text.get(at..).unwrap_or("");
        (at, text, self.folded.get(at..).unwrap_or(""))
    }

    /// The text, if it is all there is in the line.
    pub(super) fn whole(&self, longest: usize) -> Option<&str> {
        let whole = self.from == 0 && self.text.trim().len() <= longest;
        whole.then_some(self.folded.trim())
    }

    /// Where a link starts, if it does so in the tail.
    pub(super) fn place(&self, link: &LineLink) -> Option<usize> {
        link.range.start.checked_sub(self.line.start() + self.from)
    }

    /// Whether a link stands in the tail from `at` on.
    pub(super) fn has_link(&self, at: usize) -> bool {
        let last = self.line.links().next_back();
        last.and_then(|link| self.place(link))
            .is_some_and(|place| place >= at)
    }
}

/// The next place between characters.
fn border(text: &str, at: usize) -> usize {
    (at..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}
