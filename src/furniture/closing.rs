//! Lines and sentences at the end that are addressed to a reader, and not part of the text.

use super::lines::{Line, Lines};
use super::tail::Tail;
use super::words::{fold, sentence_starts, starts};
use super::{button, copyright, filing, newsletter, record, signature};
use crate::article::FurnitureKind;

/// What stands before the words of somebody else.
const QUOTES: [char; 6] = ['"', '“', '„', '«', '‘', '\''];

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
        if text.get(..at)?.ends_with(QUOTES) {
            return None;
        }
        let at = from + at;
        let asks = || newsletter::appeals::starts(tail, at) && (at > 0 || !lines.is_single());
        let alone = at == 0 && lines.is_single() && !tail.line.has_links();
        let tells = || newsletter::starts_sentences(tail, at) && (at > 0 || !alone);
        let walled = || newsletter::walls::is_wall(tail.folded.get(at..).unwrap_or(""));
        let kind = if tells() || asks() || at > 0 && walled() {
            FurnitureKind::Subscription
        } else if signature::starts_sentences(tail, at) {
            FurnitureKind::Signature
        } else if copyright::starts_sentence(tail, at) {
            FurnitureKind::Copyright
        } else if filing::starts_sentences(tail, at) && (at > 0 || !lines.is_single()) {
            FurnitureKind::Filing
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
    let folded = bare.ends_with(' ') && bare.len() + 3 <= before.len();
    let alone = bare.is_empty() || bare.ends_with(['\n', '\r']) || folded;
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
    } else if record::is_line(tail) {
        Some(FurnitureKind::Header)
    } else if single {
        None
    } else if asks_to_subscribe(tail)
        || newsletter::walls::is_wall(tail.folded.trim())
        || ends_below(lines, &ADDRESS_LABELS)
        || tail.from == 0 && newsletter::is_line(line, tail.folded)
    {
        Some(FurnitureKind::Subscription)
    } else if signature::is_line(tail)
        || ends_below(lines, &SERVICE_LABELS)
        || signature::is_policy(tail) && (line.is_one_link() || stands_below_service(lines))
    {
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

/// How the line starts below which a podcast names those who count its listeners, in lower case.
const SERVICE_LABELS: [&str; 1] = ["this podcast uses the following third-party services"];

/// Whether the last line is one of a few short ones below a label.
fn ends_below(lines: &Lines, labels: &[&str]) -> bool {
    const MOST_LINES: usize = 6;
    const LONGEST: usize = 80;
    let left = lines.lines.iter().rev().filter(|line| !line.is_blank());
    for line in left.take(MOST_LINES) {
        let text = line.text().trim();
        if text.len() > LONGEST {
            return false;
        }
        if labels.iter().any(|label| starts(text, label)) {
            return true;
        }
    }
    false
}

/// Whether a service signs in the line above the last one.
fn stands_below_service(lines: &Lines) -> bool {
    let mut left = lines.lines.iter().rev().filter(|line| !line.is_blank());
    let above = left.nth(1).map(|line| fold(line.text().trim()));
    above.is_some_and(|above| signature::is_of_service(&above))
}

/// Whether a line is a link to subscribe, perhaps behind a question, and nothing else.
fn asks_to_subscribe(tail: &Tail) -> bool {
    let bare =
        |words: &str| -> String { fold(words.trim_matches(|sign: char| !sign.is_alphanumeric())) };
    let mut links = tail.line.links();
    let (Some(link), None, 0) = (links.next(), links.next(), tail.from) else {
        return false;
    };
    let Some((before, _)) = tail
        .place(link)
        .and_then(|at| tail.text.split_at_checked(at))
    else {
        return false;
    };
    let behind = tail.text.get(before.len() + link.range.len()..);
    let ended = behind.is_some_and(|behind| !behind.contains(char::is_alphanumeric));
    let question = before.trim();
    let asked = question.ends_with('?') && question.len() <= LONGEST_QUESTION;
    let invited = asked || !question.contains(char::is_alphanumeric);
    ended && invited && button::is_subscription(&bare(tail.line.link_text(link)))
}

/// A question before such a link is short, in bytes: `Enjoyed this post?`
const LONGEST_QUESTION: usize = 60;

/// The kind of a first line that is addressed to the readers of a newsletter.
pub(super) fn opens(line: &Line) -> Option<FurnitureKind> {
    const LONGEST: usize = 300;
    let text = line.text();
    let short = text.len() <= LONGEST && line.has_links() && !line.in_item;
    let found = || {
        let folded = fold(text);
        newsletter::is_line(line, &folded) || newsletter::is_forwarded(folded.trim_start())
    };
    (short && found()).then_some(FurnitureKind::Subscription)
}
