//! Counts of comments, and links to them.

mod words;

use super::lines::{Line, Lines};
use super::more::parts_sentence;
use super::phrases;
use super::tail::Tail;
use super::words::{fold, starting, starts_sentence};
use crate::article::FurnitureKind;
use words::{CLOSED, COUNTED, INVITATIONS};

pub(super) use words::COMMENTS;

/// What stands beside a link to comments, in lower case.
const BESIDE: [&str; 6] = [
    "email this",
    "email this story",
    "permalink",
    "print this",
    "trackback",
    "trackbacks",
];

/// Signs between links are few, in bytes, and so are those around them.
const MOST_OTHER_TEXT: usize = 6;
const MOST_SIGNS: usize = 16;

/// The name of a site behind an invitation is hardly longer, in words.
const LONGEST_SITE: usize = 3;

/// Such a line is short, in bytes.
const LONGEST: usize = 120;

/// Finds a line at the end that counts comments, or links to them.
pub(super) fn find(lines: &Lines, tail: &Tail) -> Option<(FurnitureKind, usize)> {
    let line = tail.line;
    let text = tail.whole(LONGEST).filter(|_| !line.in_item);
    let counts = |text: &str| {
        let viewed = text.strip_prefix("post views:").is_some_and(is_number);
        viewed || is_count(text) || is_closed(text) || COMMENTS.binary_search(&text).is_ok()
    };
    if text.is_some_and(|text| has_links_only(line) || !lines.is_single() && counts(text)) {
        return Some((FurnitureKind::Comments, 0));
    }
    let at = count_behind(line).or_else(|| Some(tail.from + views_behind(tail.folded)?))?;
    Some((FurnitureKind::Comments, at))
}

/// `Comments are closed.`, `Comments Off on The wall`.
fn is_closed(text: &str) -> bool {
    text.starts_with("comments off on ")
        || CLOSED.binary_search(&text.trim_end_matches('.')).is_ok()
}

/// Where `Post Views: 1,204` starts behind the end of a sentence.
fn views_behind(text: &str) -> Option<usize> {
    let end = text.trim_end();
    let number = end.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ',');
    let label = Some(number).filter(|number| number.len() < end.len())?;
    let at = label.trim_end().strip_suffix("post views:")?.len();
    starts_sentence(text, at).then_some(at)
}

/// Where a link that counts comments starts behind the end of a sentence: `(12 comments)`.
fn count_behind(line: &Line) -> Option<usize> {
    let link = line.links().next_back()?;
    let words = line.link_text(link).trim();
    let start = link.range.start.checked_sub(line.start())?;
    let (before, behind) = line.text().split_at_checked(start)?;
    let ended = behind.get(link.range.len()..)?;
    let ends = words.len() <= LONGEST && !ended.contains(char::is_alphanumeric);
    let counts = || is_count(&fold(words)) && words.contains(|sign: char| sign.is_ascii_digit());
    let parted = || !before.trim().is_empty() && parts_sentence(before);
    let opened = || {
        before
            .trim_end()
            .trim_end_matches(['(', '['])
            .trim_end()
            .len()
    };
    (ends && parted() && counts()).then(opened)
}

/// Whether a line is links to comments, perhaps with one to the item, and signs between them.
fn has_links_only(line: &Line) -> bool {
    let (mut linked, mut comments) = (0, 0);
    for link in line.links() {
        let text = fold(line.link_text(link).trim());
        if is_about_comments(&text) {
            comments += 1;
        } else if !BESIDE.contains(&letters(&text)) && !leads_on(&text) && !text.is_empty() {
            return false;
        }
        linked += length(line.link_text(link));
    }
    let text = line.text().trim();
    let shown = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    let others = length(shown).saturating_sub(linked);
    let signs = text.len() - shown.len();
    comments > 0 && others <= MOST_OTHER_TEXT && signs <= MOST_SIGNS
}

/// `Read more`, `Read 12 remaining paragraphs`.
fn leads_on(text: &str) -> bool {
    phrases::is_phrase(text) || text.starts_with("read ") && text.contains(" remaining ")
}

/// A text without the numbers and signs around it.
fn letters(text: &str) -> &str {
    text.trim_matches(|sign: char| !sign.is_alphabetic())
}

/// How long a text is without its white space, in bytes.
fn length(text: &str) -> usize {
    text.split_whitespace().map(str::len).sum()
}

/// `Comments`, `[comments]`, `Comments (12)`, `Leave a comment`.
fn is_about_comments(text: &str) -> bool {
    let bare = letters(text);
    COMMENTS.binary_search(&bare).is_ok() || is_invitation(bare) || is_count(text)
}

/// `Leave a comment`, `Join the discussion on Tide Weekly`.
pub(super) fn is_invitation(words: &str) -> bool {
    starting(&INVITATIONS, words).any(|start| {
        let rest = words.get(start.len()..).unwrap_or("");
        let site = rest.strip_prefix(" on ").or(rest.strip_prefix(" at "));
        let is_site = |site: &str| site.split_whitespace().count() <= LONGEST_SITE;
        rest.is_empty() || site.is_some_and(is_site)
    })
}

/// `1,204`
fn is_number(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_digit() || byte == b',';
    text.trim().bytes().all(is_sign)
}

/// `12 comments`, `12 posts - 5 participants`: numbers, each with what it counts, and comments or
/// two other things among them.
pub(super) fn is_count(text: &str) -> bool {
    let (mut counts, mut comments) = (0, 0);
    let mut number = false;
    for word in text.split(|sign: char| sign.is_whitespace() || "|·•-–—()[]".contains(sign))
    {
        // French counts both: `participant(e)s`.
        if word.is_empty() || matches!(word, "e" | "s") {
            continue;
        }
        let is_number = is_number(word);
        let is_comments = COMMENTS.binary_search(&word).is_ok();
        if is_number == number
            || !is_number && !is_comments && COUNTED.binary_search(&word).is_err()
        {
            return false;
        }
        number = is_number;
        counts += usize::from(!is_number);
        comments += usize::from(is_comments);
    }
    !number && (comments > 0 || counts >= 2)
}
