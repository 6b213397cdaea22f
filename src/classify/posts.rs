//! Lines that forums' programs write beside each post: what a member is called, since when, what can be done.

use super::choice::Known;
use super::hints::drop_all;
use crate::article::PageType;
use crate::segment::Page;

/// Lines of more words are written by people.
const MOST_WORDS: u32 = 7;

/// A program writes the same line so often.
const FEWEST: usize = 2;

/// Whole lines but for numbers and signs, in small letters.
const LINES: [&str; 25] = [
    "active member",
    "antworten",
    "click to expand",
    "code: select all",
    "full member",
    "junior member",
    "like",
    "likes",
    "logged",
    "member",
    "mitglied",
    "new member",
    "quote",
    "reaction score",
    "registered user",
    "reply",
    "reply with quote",
    "report",
    "report to moderator",
    "report to moderator logged",
    "senior member",
    "senior mitglied",
    "top",
    "well-known member",
    "zitieren",
];

/// What stands before a line's colon, in small letters.
const LABELS: [&str; 21] = [
    "beiträge",
    "bewertung",
    "dabei seit",
    "inscription",
    "inscrit le",
    "join date",
    "joined",
    "last seen",
    "mensajes",
    "messages",
    "mitglied seit",
    "offline",
    "posts",
    "reaction score",
    "registered",
    "registrado",
    "registriert",
    "registriert seit",
    "reputation",
    "themen",
    "threads",
];

/// Leaves out such lines of a thread where a line of the same kind comes again.
pub(super) fn leave_out(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    if known.page_type != PageType::Forum {
        return;
    }
    let taken = page.segments.iter().zip(chosen.iter()).enumerate();
    let short = taken.filter(|(_, (segment, chosen))| {
        **chosen && segment.measures.words <= MOST_WORDS && segment.measures.characters < 80
    });
    let mut found: Vec<(usize, usize)> = short
        .filter_map(|(number, (segment, _))| Some((kind(page.text(segment))?, number)))
        .collect();
    found.sort_unstable();
    for alike in found.chunk_by(|left, right| left.0 == right.0) {
        if alike.len() >= FEWEST {
            let dropped: Vec<usize> = alike.iter().map(|(_, number)| *number).collect();
            drop_all(chosen, &dropped);
        }
    }
}

/// Which of the lines a text is.
fn kind(text: &str) -> Option<usize> {
    let text = text.to_lowercase();
    let line = text.trim_matches(|sign: char| !sign.is_alphabetic());
    let label = || {
        let (label, _) = text.split_once(':')?;
        let place = LABELS.binary_search(&label.trim()).ok()?;
        Some(LINES.len() + place)
    };
    LINES.binary_search(&line).ok().or_else(label)
}
