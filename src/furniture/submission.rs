//! Who submitted an item, and the links to it and to its comments, as link collections write them.

use std::borrow::Borrow;
use std::sync::LazyLock;

use super::comments::COMMENTS;
use super::lines::{Line, LineLink, Lines};
use super::more::parts_sentence;
use super::stripped;
use super::tail::Tail;
use super::words::{Needles, fold, fold_into, starts};
use crate::article::FurnitureKind;
use crate::text::ending;

/// Labels of lines that repeat an item's fields, in lower case.
pub(super) const LABELS: [(&str, FurnitureKind); 7] = [
    ("article url:", FurnitureKind::Header),
    ("link url:", FurnitureKind::Header),
    ("comments url:", FurnitureKind::Comments),
    ("points:", FurnitureKind::Comments),
    ("votes:", FurnitureKind::Comments),
    ("# comments:", FurnitureKind::Comments),
    ("comments:", FurnitureKind::Comments),
];

/// Texts of links that lead to what was submitted, in lower case.
pub(super) const ITEMS: [&str; 6] = ["link", "lien", "enlace", "collegamento", "ссылка", "リンク"];

/// What stands before the name of who submitted an item, in lower case, sorted.
pub(super) const SUBMITTED: [&str; 14] = [
    "eingereicht von",
    "enviada por",
    "enviado por",
    "gepostet von",
    "gönderen",
    "indsendt af",
    "ingezonden door",
    "inviato da",
    "postat de",
    "przesłane przez",
    "skickat av",
    "soumis par",
    "submitted by",
    "отправлено",
];

/// How the lines start in which boards say who wrote when, in lower case.
const STATISTICS: [&str; 9] = [
    "statisti",
    "estadísticas",
    "estatísticas",
    "statystyk",
    "tilastot",
    "i̇statistik",
    "istatistik",
    "статистика",
    "統計",
];

/// Such a line is short, in bytes.
const LONGEST_SUBMISSION: usize = 240;

/// A line of labels is short, in characters.
const LONGEST_LABELLED: usize = 400;

/// So little stands between "submitted by" and the name, in bytes.
const MOST_BETWEEN: usize = 4;

/// Beside the links, little follows the name of who submitted an item, in characters.
const MOST_BEHIND_PERSON: usize = 24;

/// A row of links in brackets is short, in bytes.
const LONGEST_LINKS: usize = 120;

/// Finds such a line at the end.
pub(super) fn find(lines: &Lines, last: usize) -> Option<(FurnitureKind, usize)> {
    let line = lines.lines.get(last)?;
    if is_bracketed_links(line) {
        return Some((FurnitureKind::Submission, 0));
    }
    if let Some(at) = submitter(line) {
        return Some((FurnitureKind::Submission, at));
    }
    if is_statistics(line) {
        return Some((FurnitureKind::Submission, 0));
    }
    let (_, kind) = label(line).filter(|_| lines.labelled)?;
    Some((kind, 0))
}

/// Finds such a line without tags at the end.
pub(super) fn stripped(tail: &Tail) -> Option<(FurnitureKind, usize)> {
    if tail.line.has_links() {
        return None;
    }
    let submitted = stripped::submission(tail.folded).map(|at| (FurnitureKind::Submission, at));
    let found =
        submitted.or_else(|| Some((FurnitureKind::Comments, stripped::fields(tail.folded)?)));
    found.map(|(kind, at)| (kind, tail.from + at))
}

/// Whether lines with several labels are there, so that each of them is furniture.
pub(super) fn is_labelled<'t, L: Borrow<Line<'t>>>(lines: impl Iterator<Item = L>) -> bool {
    let mut labels = lines.filter_map(|line| label(line.borrow()).map(|label| label.0));
    let first = labels.next();
    labels.any(|label| Some(label) != first)
}

/// Removes such lines at the beginning: who submitted it, points and comments, the item's address.
pub(super) fn trim_start(lines: &mut Lines) {
    let Some(first) = lines.first() else {
        return;
    };
    let Some(line) = lines.lines.get(first) else {
        return;
    };
    if submitter(line) != Some(leading_space(line)) || line.links().count() < 2 {
        return;
    }
    lines.cut_from(first, 0, FurnitureKind::Submission);
    for number in first + 1..first + 3 {
        let kind = match lines.lines.get(number) {
            Some(line) if is_points(line) => FurnitureKind::Comments,
            Some(line) if is_own_address(line) => FurnitureKind::Header,
            _ => return,
        };
        lines.cut_from(number, 0, kind);
    }
}

/// `Statistics: Posted by Ida — Mon Jan 05, 2026`, as boards end their items.
fn is_statistics(line: &Line) -> bool {
    let text = line.text().trim();
    if text.len() > LONGEST_SUBMISSION {
        return false;
    }
    let known = || {
        let folded = fold(text);
        STATISTICS.iter().any(|words| folded.starts_with(words))
    };
    let day = || text.rsplit_once(" — ").map_or("", |(_, day)| day);
    let dated = || day().contains(|sign: char| sign.is_ascii_digit());
    starts(text, "statistics: posted by") || line.has_links() && dated() && known()
}

/// `Ida posted a photo:`, as collections of pictures begin their items.
pub(super) fn is_posted(line: &Line) -> bool {
    let text = line.text().trim();
    if text.len() > LONGEST_SUBMISSION || !text.ends_with(':') || !line.has_links() {
        return false;
    }
    let folded = fold(text);
    let posted = [
        "added a photo to the pool:",
        "added a video to the pool:",
        "posted a photo:",
        "posted a video:",
        "posted photos:",
    ];
    posted.iter().any(|words| folded.ends_with(words))
}

fn leading_space(line: &Line) -> usize {
    line.text().len() - line.text().trim_start().len()
}

/// `[link] [comments]`: nothing but links in brackets, one of which leads to one of these.
fn is_bracketed_links(line: &Line) -> bool {
    if line.text().trim().len() > LONGEST_LINKS || !line.has_links() {
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
        known |= COMMENTS.binary_search(&bare.trim()).is_ok() || ITEMS.contains(&bare.trim());
        rest = rest.replacen(text, "", 1);
    }
    known && rest.trim().is_empty()
}

/// Where "submitted by" and a link to a person start, if they and other links end the line.
fn submitter(line: &Line) -> Option<usize> {
    if !line.links().any(|link| names_submitter(line, link)) {
        return None;
    }
    let text = line.text();
    let end = ending(text, LONGEST_SUBMISSION);
    let from = text.len() - end.len();
    let folded = fold(end);
    let (at, words) = SUBMITTED
        .iter()
        .filter_map(|words| folded.rfind(words).map(|at| (at, *words)))
        .max()?;
    let place = line.start() + from + at;
    let person = line.links().find(|link| link.range.start >= place)?;
    let near = person.range.start - place <= words.len() + MOST_BETWEEN;
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

/// Whether "submitted by" stands near the start of a link, so that a closer look is worth it.
fn names_submitter(line: &Line, link: &LineLink) -> bool {
    /// All of the words fit in so many bytes, with what stands between.
    const NEAR: usize = 40;
    static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::new(&SUBMITTED));
    let text = line.text();
    let start = link.range.start.saturating_sub(line.start());
    let is_border = |at: &usize| text.is_char_boundary(*at);
    let from = (start.saturating_sub(NEAR)..=start).find(is_border);
    let to = (start..=text.len().min(start + NEAR)).rev().find(is_border);
    let near = from.zip(to).and_then(|(from, to)| text.get(from..to));
    let mut room = [0; 2 * NEAR];
    let near = fold_into(near.unwrap_or(""), &mut room);
    NEEDLES.all(near).next().is_some()
}

/// The label that a line starts with, if what follows is a number or an address.
fn label(line: &Line) -> Option<(&'static str, FurnitureKind)> {
    let text = line.text().trim_start();
    let (label, kind) = LABELS.iter().find(|(label, _)| {
        let start = text.get(..label.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(label))
    })?;
    if text.chars().nth(LONGEST_LABELLED).is_some() {
        return None;
    }
    let value = text.get(label.len()..)?.trim();
    let number = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let linked = line
        .links()
        .any(|link| line.link_text(link).trim() == value);
    let address = value.starts_with("http") && !value.contains(' ');
    (number || linked || address).then_some((*label, *kind))
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
        && words.any(|word| COMMENTS.binary_search(&word).is_ok())
}

/// A link that shows its own address and nothing else.
fn is_own_address(line: &Line) -> bool {
    let text = line.text().trim();
    text.starts_with("http") && line.links().any(|link| link.address == text)
}
