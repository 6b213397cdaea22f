//! What newsletters tell their readers: why they get it, how to end that, where to see it.

pub(super) mod appeals;
mod apps;
mod browser;
mod commands;
mod follow;
mod sentences;
mod sign_ups;
pub(super) mod walls;

use std::ops::Range;

use super::lines::Line;
use super::tail::Tail;
use super::words::{fold, starting};
use browser::BROWSER;
use commands::{COMMANDS, COMPANIONS};
use sentences::{WHY, WISHES};

/// A row of commands is short, in bytes.
const LONGEST_ROW: usize = 300;

/// A line that leads to the newsletter as a page is short, in bytes.
const LONGEST_BROWSER: usize = 240;

/// Such sentences are hardly longer, in bytes.
const LONGEST_SENTENCES: usize = 600;

/// Signs between the commands of a row.
const SEPARATORS: [char; 11] = ['|', '·', '•', '∙', '/', '–', '—', '›', '»', '\n', ','];

/// Signs around a command.
const SIGNS: [char; 14] = [
    '[', ']', '(', ')', '<', '>', '.', ':', '!', '→', '-', '*', '\u{A0}', ' ',
];

/// Whether a whole line is one of a newsletter's for its readers. `folded` is its text in lower
/// case, all places kept.
pub(super) fn is_line(line: &Line, folded: &str) -> bool {
    let text = folded.trim();
    let browser = text.len() <= LONGEST_BROWSER && starting(&BROWSER, text).next().is_some();
    let long = text.len() > LONGEST_ROW;
    browser && (line.has_links() || !text.contains(". ")) || !long && is_row(line, folded)
}

/// Whether sentences that say why one gets the newsletter, or how to get it no longer, start at a
/// place of a tail and end the text.
pub(super) fn starts_sentences(tail: &Tail, at: usize) -> bool {
    let rest = tail.folded.get(at..).unwrap_or("");
    if rest.len() > LONGEST_SENTENCES {
        return false;
    }
    let why = starting(&WHY, rest).next().is_some();
    let wish = || starting(&WISHES, rest).next().is_some();
    why || wish() && tells_how(tail, at, rest)
}

/// `Was this email forwarded to you?`, in lower case.
pub(super) fn is_forwarded(text: &str) -> bool {
    let mut why = starting(&WHY, text);
    why.any(|start| {
        start.ends_with("forwarded to you") || start.starts_with("if you were forwarded")
    })
}

/// Whether sentences say where to go: on a link, by mail, or with a click that lost its link.
fn tells_how(tail: &Tail, at: usize, rest: &str) -> bool {
    const HOW: [&str; 22] = [
        "http",
        "@",
        "click",
        "reply",
        "this email",
        "these email",
        "this list",
        "this link",
        "hier",
        "ici",
        "aquí",
        "aqui",
        "qui",
        "klik",
        "tutaj",
        "kliknij",
        "здесь",
        "ссылк",
        "här",
        "her",
        "zde",
        "tıkla",
    ];
    tail.has_link(at) || HOW.iter().any(|word| rest.contains(word))
}

/// `Unsubscribe | Manage preferences`: commands and what stands beside them, and nothing else.
fn is_row(line: &Line, folded: &str) -> bool {
    let text = line.text();
    let mut commands = 0;
    let mut at = 0;
    let mut all = true;
    // Line ends part commands, and are spaces in lower case.
    let mut read = |part: &str, folded: &str| {
        let mut from = 0;
        for words in part.split_inclusive(SEPARATORS) {
            let length = words.trim_end_matches(SEPARATORS).len();
            match command(folded.get(from..from + length).unwrap_or("")) {
                Some(known) => commands += usize::from(known),
                None => all = false,
            }
            from += words.len();
        }
    };
    for link in line.links() {
        let start = link.range.start.saturating_sub(line.start());
        let before = at..start.max(at);
        read(part(text, &before), part(folded, &before));
        let linked = line.link_text(link);
        read(linked, &fold(linked));
        at = start + link.range.len();
    }
    read(
        part(text, &(at..text.len())),
        part(folded, &(at..text.len())),
    );
    all && commands > 0
}

fn part<'t>(text: &'t str, range: &Range<usize>) -> &'t str {
    text.get(range.clone()).unwrap_or("")
}

/// Whether words in lower case are a command, or only stand beside one; none if they are neither.
fn command(words: &str) -> Option<bool> {
    let words = crate::text::collapse(words);
    let words = words.trim_matches(SIGNS);
    let known = |list: &[&str]| list.binary_search(&words).is_ok();
    if words.is_empty() || known(&COMPANIONS) {
        return Some(false);
    }
    let browser = || starting(&BROWSER, words).any(|start| words.len() <= start.len() + 16);
    (known(&COMMANDS) || browser()).then_some(true)
}
