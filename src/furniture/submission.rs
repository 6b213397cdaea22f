//! Who submitted an item, and the links to it and to its comments, as link collections write them.

use super::lines::{Line, Lines};
use super::more::{fold, parts_sentence};
use crate::article::FurnitureKind;

/// Labels of lines that repeat an item's fields, in lower case.
const LABELS: [(&str, FurnitureKind); 5] = [
    ("article url:", FurnitureKind::Header),
    ("comments url:", FurnitureKind::Comments),
    ("points:", FurnitureKind::Comments),
    ("# comments:", FurnitureKind::Comments),
    ("comments:", FurnitureKind::Comments),
];

/// Texts of links that lead to what was submitted, in lower case.
const ITEMS: [&str; 6] = ["link", "lien", "enlace", "collegamento", "ссылка", "リンク"];

/// Texts of links that lead to comments, in lower case.
const COMMENTS: [&str; 14] = [
    "comments",
    "comment",
    "kommentare",
    "commentaires",
    "comentarios",
    "comentários",
    "commenti",
    "reacties",
    "комментарии",
    "kommentarer",
    "komentarze",
    "コメント",
    "评论",
    "댓글",
];

/// What stands before the name of who submitted an item, in lower case.
const SUBMITTED: [&str; 8] = [
    "submitted by",
    "soumis par",
    "enviado por",
    "eingereicht von",
    "gepostet von",
    "inviato da",
    "ingezonden door",
    "отправлено",
];

/// Such a line is short, in bytes.
const LONGEST_SUBMISSION: usize = 240;

/// A line of labels is short, in characters.
const LONGEST_LABELLED: usize = 400;

/// Beside the links, little follows the name of who submitted an item, in characters.
const MOST_BEHIND_PERSON: usize = 24;

/// A row of links in brackets is short, in bytes.
const LONGEST_LINKS: usize = 120;

/// Removes such a line at the end.
pub(super) fn trim(lines: &mut Lines, last: usize) -> Option<(FurnitureKind, String)> {
    let alone = lines.first() == Some(last);
    let labelled = lines.labelled;
    let line = lines.lines.get_mut(last)?;
    if is_bracketed_links(line) {
        return Some((FurnitureKind::Submission, line.clear()));
    }
    if let Some(at) = submitter(line) {
        return Some((FurnitureKind::Submission, line.cut_from(at)));
    }
    if let Some((_, kind)) = label(line).filter(|_| labelled) {
        return Some((kind, line.clear()));
    }
    (alone && is_comments_link(line)).then(|| (FurnitureKind::Comments, line.clear()))
}

/// Whether lines with several labels are there, so that each of them is furniture.
pub(super) fn is_labelled(lines: &Lines) -> bool {
    let mut labels = lines.lines.iter().filter_map(label).map(|label| label.0);
    let first = labels.next();
    labels.any(|label| Some(label) != first)
}

/// Removes such lines at the beginning: who submitted it, points and comments, the item's address.
pub(super) fn trim_start(lines: &mut Lines) -> Vec<(FurnitureKind, String)> {
    let mut removed = Vec::new();
    let Some(first) = lines.first() else {
        return removed;
    };
    let mut header = lines.lines.iter_mut().skip(first);
    let Some(line) = header.next() else {
        return removed;
    };
    if submitter(line) != Some(leading_space(line)) || line.links().count() < 2 {
        return removed;
    }
    removed.push((FurnitureKind::Submission, line.clear()));
    for line in header.take(2) {
        if is_points(line) {
            removed.push((FurnitureKind::Comments, line.clear()));
        } else if is_own_address(line) {
            removed.push((FurnitureKind::Header, line.clear()));
        } else {
            break;
        }
    }
    removed
}

fn leading_space(line: &Line) -> usize {
    line.text().len() - line.text().trim_start().len()
}

/// `[link] [comments]`: nothing but links in brackets, one of which leads to one of these.
fn is_bracketed_links(line: &Line) -> bool {
    if line.text().trim().len() > LONGEST_LINKS {
        return false;
    }
    let mut rest: String = line.text().to_owned();
    let mut known = false;
    for link in line.links() {
        let text = line.link_text(link).trim();
        let bare = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'));
        let Some(bare) = bare.map(fold) else {
            return false;
        };
        known |= COMMENTS.contains(&bare.trim()) || ITEMS.contains(&bare.trim());
        rest = rest.replacen(text, "", 1);
    }
    known && rest.trim().is_empty()
}

/// Where "submitted by" and a link to a person start, if they and other links end the line.
fn submitter(line: &Line) -> Option<usize> {
    let (from, tail) = line.tail(LONGEST_SUBMISSION);
    let folded = fold(tail);
    let (at, words) = SUBMITTED
        .iter()
        .filter_map(|words| folded.rfind(words).map(|at| (at, *words)))
        .max()?;
    let place = line.start() + from + at;
    let person = line.links().find(|link| link.range.start >= place)?;
    let near = person.range.start - place <= words.len() + 4;
    let before = line.text().get(..from + at)?;
    let alone = before.trim().is_empty();
    let linked: usize = line
        .links()
        .filter(|link| link.range.start >= place)
        .map(|link| line.link_text(link).trim().len())
        .sum();
    let behind = line.text().get(from + at + words.len()..)?.trim().len();
    let ends_line = behind.saturating_sub(linked) <= MOST_BEHIND_PERSON;
    (near && ends_line && parts_sentence(before)).then(|| {
        if alone {
            leading_space(line)
        } else {
            from + at
        }
    })
}

/// The label that a line starts with, if what follows is a number or an address.
fn label(line: &Line) -> Option<(&'static str, FurnitureKind)> {
    let text = line.text().trim_start();
    if text.chars().nth(LONGEST_LABELLED).is_some() {
        return None;
    }
    let start: String = text.chars().take(16).collect();
    let start = start.to_lowercase();
    let (label, kind) = LABELS.iter().find(|(label, _)| start.starts_with(label))?;
    let value = text.get(label.len()..)?.trim();
    let number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let linked = line
        .links()
        .any(|link| line.link_text(link).trim() == value);
    let address = value.starts_with("http") && !value.contains(' ');
    (number || linked || address).then_some((*label, *kind))
}

/// A link to comments that is all there is.
fn is_comments_link(line: &Line) -> bool {
    let text = line.text().trim();
    let linked = line.links().any(|link| line.link_text(link).trim() == text);
    linked && COMMENTS.contains(&fold(text).trim_matches(['[', ']', '(', ')']))
}

/// `180 points | 19 comments`.
fn is_points(line: &Line) -> bool {
    let text = fold(line.text().trim());
    let mut words = text.split_whitespace();
    let number = words.next().is_some_and(|word| {
        word.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
    });
    number
        && text.len() <= 60
        && line.links().count() == 1
        && words.any(|word| COMMENTS.contains(&word))
}

/// A link that shows its own address and nothing else.
fn is_own_address(line: &Line) -> bool {
    let text = line.text().trim();
    text.starts_with("http") && line.links().any(|link| link.address == text)
}
