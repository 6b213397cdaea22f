//! Lines and sentences at the end that are addressed to a reader, and not part of the text.

use super::lines::{Line, Lines};
use super::tail::Tail;
use super::words::{fold, sentence_starts, starts};
use super::{button, copyright, filing, newsletter, signature};
use crate::article::FurnitureKind;

/// Such sentences are hardly longer, in bytes.
const LONGEST: usize = 640;

/// Finds such a line, or such sentences at the end of a line.
pub(super) fn find(lines: &Lines, tail: &Tail) -> Option<(FurnitureKind, usize)> {
    // What stands at a picture is about the picture.
    if tail.line.in_figure || tail.line.has_code {
        return None;
    }
    if let Some(kind) = whole(lines, tail) {
        return Some((kind, 0));
    }
    let (from, text, _) = tail.last(LONGEST);
    sentence_starts(text).find_map(|at| {
        let at = from + at;
        let kind = if newsletter::starts_sentences(tail, at) {
            FurnitureKind::Subscription
        } else if signature::starts_sentences(tail, at) {
            FurnitureKind::Signature
        } else if copyright::starts_sentence(tail, at) {
            FurnitureKind::Copyright
        } else {
            return None;
        };
        Some((kind, tail.from + without_rule(tail.text, at)))
    })
}

/// The place before a line of dashes that sets off what starts at a place.
fn without_rule(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("").trim_end();
    let bare = before.trim_end_matches(['-', '–', '—', '_', '*', '=']);
    let alone = bare.is_empty() || bare.ends_with(['\n', '\r']);
    if bare.len() < before.len() && alone {
        bare.len()
    } else {
        at
    }
}

/// The kind of a line as a whole.
fn whole(lines: &Lines, tail: &Tail) -> Option<FurnitureKind> {
    let line = tail.line;
    if line.in_item {
        return None;
    }
    let single = lines.is_single() && !line.has_links();
    if filing::is_line(tail) {
        Some(FurnitureKind::Filing)
    } else if single {
        None
    } else if asks_to_subscribe(tail)
        || ends_address(lines)
        || tail.from == 0 && newsletter::is_line(line, tail.folded)
    {
        Some(FurnitureKind::Subscription)
    } else if signature::is_line(tail) {
        Some(FurnitureKind::Signature)
    } else if copyright::is_line(tail) {
        Some(FurnitureKind::Copyright)
    } else {
        None
    }
}

/// How the line starts that stands above a newsletter's postal address, in lower case.
const ADDRESS_LABELS: [&str; 4] = [
    "our mailing address is",
    "mailing address:",
    "unsere postanschrift",
    "notre adresse postale",
];

/// Whether the last line is one of a postal address below its label.
fn ends_address(lines: &Lines) -> bool {
    const MOST_LINES: usize = 6;
    const LONGEST: usize = 80;
    let left = lines.lines.iter().rev().filter(|line| !line.is_blank());
    for line in left.take(MOST_LINES) {
        let text = line.text().trim();
        if text.len() > LONGEST {
            return false;
        }
        if ADDRESS_LABELS.iter().any(|label| starts(text, label)) {
            return true;
        }
    }
    false
}

/// Whether a line is a link to subscribe and nothing else.
fn asks_to_subscribe(tail: &Tail) -> bool {
    let words = tail
        .folded
        .trim_matches(|sign: char| !sign.is_alphanumeric());
    tail.from == 0 && tail.line.is_one_link() && button::is_subscription(words)
}

/// The kind of a first line that is addressed to the readers of a newsletter.
pub(super) fn opens(line: &Line) -> Option<FurnitureKind> {
    const LONGEST: usize = 300;
    let text = line.text();
    let short = text.len() <= LONGEST && line.has_links() && !line.in_item;
    let found = short && newsletter::is_line(line, &fold(text));
    found.then_some(FurnitureKind::Subscription)
}
