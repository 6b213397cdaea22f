//! Labels of related texts behind the sentences of a line, and labels whose links were lost.

use super::super::lines::{Line, Lines};
use super::super::words::fold_into;
use super::{FEWEST_WORDS, LONGEST_LABEL, bare, is_known};
use crate::text::{ending, is_ideographic};

/// A label and the titles behind it are hardly longer, in bytes.
const LONGEST: usize = 240;

/// The title of another text is hardly longer, in words.
const MOST_WORDS: usize = 24;

/// It has as many characters in a script without spaces.
const FEWEST_CHARACTERS: usize = 6;

/// Labels that a text may hold as well, so that they say nothing without a link, in lower case, sorted.
const ORDINARY: [&str; 14] = [
    "don't miss",
    "don’t miss",
    "guarda anche",
    "no te pierdas",
    "polecamy",
    "recomandări",
    "related",
    "saiba mais",
    "se også",
    "se även",
    "see also",
    "siehe auch",
    "vedi anche",
    "voir aussi",
];

/// Where a label starts in the last line that leads to other texts, and to nothing else behind it.
pub(super) fn find(lines: &Lines) -> Option<(usize, usize)> {
    let (number, line) = lines.last()?;
    let text = line.text();
    let near = ending(text, LONGEST);
    // A colon of either width, by its last byte.
    let mut colons = memchr::memchr2_iter(b':', 0x9A, near.as_bytes()).peekable();
    colons.peek()?;
    if line.in_item || line.has_code || line.in_figure {
        return None;
    }
    let from = text.len() - near.len();
    let at = colons.find_map(|last| {
        let before = near.get(..=last)?;
        let colon = before.strip_suffix([':', '：'])?.len();
        let start = label_start(near.get(..colon)?);
        let label = near
            .get(start..colon)
            .filter(|label| label.len() <= LONGEST_LABEL)?;
        let mut room = [0; LONGEST_LABEL];
        let label = fold_into(label, &mut room);
        let behind = from + before.len();
        let parted = start > 0 || from == 0;
        let leads = parted && is_known(bare(label)) && leads_away(line, label, behind);
        leads.then_some(from + start)
    })?;
    (at > 0 || !lines.is_single()).then_some((number, at))
}

/// Where the sentence starts that a text ends with; behind a space in a script that parts sentences by
/// spaces.
fn label_start(before: &str) -> usize {
    const ENDS: [char; 12] = [
        '.', '!', '?', '…', '\n', '”', '"', '»', ')', '。', '！', '？',
    ];
    let unspaced = before.ends_with(is_unspaced);
    before
        .rfind(|sign: char| ENDS.contains(&sign) || unspaced && sign == ' ')
        .and_then(|at| Some(at + before.get(at..)?.chars().next()?.len_utf8()))
        .unwrap_or(0)
}

fn is_unspaced(sign: char) -> bool {
    is_ideographic(sign) || matches!(sign, '\u{0E00}'..='\u{0E7F}')
}

/// Whether links, or one title that lost its link, stand behind a label, and nothing else.
fn leads_away(line: &Line, label: &str, behind: usize) -> bool {
    let text = line.text();
    let (mut at, mut linked, mut titled) = (behind, false, false);
    for link in line.links() {
        let start = link.range.start.saturating_sub(line.start());
        let end = start + link.range.len();
        if end <= at {
            continue;
        }
        let between = text.get(at..start.max(at)).unwrap_or("");
        if between.contains(char::is_alphanumeric) {
            return false;
        }
        (at, linked) = (end, true);
        titled |= is_title(line.link_text(link).trim());
    }
    let rest = text.get(at..).unwrap_or("").trim();
    if linked {
        return titled && !rest.contains(char::is_alphanumeric);
    }
    is_title(rest) && ORDINARY.binary_search(&bare(label)).is_err()
}

/// Whether a text may be the title of another one: a line of several words that is no sentence.
fn is_title(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let spaced = (FEWEST_WORDS..=MOST_WORDS).contains(&words);
    let unspaced = || text.chars().filter(|sign| is_unspaced(*sign)).count() >= FEWEST_CHARACTERS;
    let ends = text.ends_with(['.', '。', ':', '：', ';', ',']) && !text.ends_with("...");
    (spaced || unspaced()) && !ends && !text.contains(". ") && !text.contains("://")
}
