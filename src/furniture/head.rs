//! Headers that repeat what an item's fields say.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::{Line, Lines};
use super::words::starts;
use super::{closing, submission};
use crate::article::FurnitureKind;

/// Removes headers.
pub(super) fn trim(lines: &mut Lines, title: &str) {
    submission::trim_start(lines);
    if let Some(first) = lines.first()
        && let Some(line) = lines.lines.get(first)
        && let Some(kind) = opening(line)
    {
        lines.cut_from(first, 0, kind);
    }
    let Some(first) = lines.first() else {
        return;
    };
    if let Some(at) = lines
        .lines
        .get(first)
        .and_then(|line| announcement(line.text()))
    {
        lines.cut_before(first, at, FurnitureKind::Header);
    }
    repeated_title(lines, first, title);
}

/// The kind of a first line that is furniture as a whole.
fn opening(line: &Line) -> Option<FurnitureKind> {
    if submission::is_posted(line) {
        return Some(FurnitureKind::Header);
    }
    closing::opens(line)
}

/// The line that announces a paper, up to its abstract. Compiled once; the pattern is fixed, so
/// that it compiles at all is a matter of the test suite.
static ANNOUNCEMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?i)^\s*arxiv:\S{1,40}\s+announce type:\s*[^:]{1,80}?\babstract:";
    Regex::new(pattern).ok()
});

/// Where the abstract starts behind the line that announces a paper.
fn announcement(text: &str) -> Option<usize> {
    if !starts(text.trim_start(), "arxiv:") {
        return None;
    }
    let found = ANNOUNCEMENT.as_ref()?.find(text)?;
    Some(found.end())
}

/// A first line that is the title as a link, with the source's name before it.
fn repeated_title(lines: &mut Lines, first: usize, title: &str) {
    const SHORTEST_TITLE: usize = 20;
    const LONGEST_SOURCE: usize = 100;
    let source = lines.lines.get(first).is_some_and(|line| {
        line.text().trim_end().ends_with(':')
            && line.text().trim().chars().count() <= LONGEST_SOURCE
    });
    let number = if source { first + 1 } else { first };
    let Some(line) = lines.lines.get(number) else {
        return;
    };
    let Some(end) = title_end(line, title).filter(|_| title.len() >= SHORTEST_TITLE) else {
        return;
    };
    if line
        .text()
        .get(end..)
        .is_none_or(|rest| rest.trim().is_empty())
    {
        return;
    }
    lines.cut_before(number, end, FurnitureKind::Header);
    if source {
        lines.cut_from(first, 0, FurnitureKind::Header);
    }
}

/// Where the text behind the linked title and the dash after it starts.
fn title_end(line: &Line, title: &str) -> Option<usize> {
    let link = line.links().next()?;
    let text = line.link_text(link).trim();
    let leads = line.text().trim_start().starts_with(text);
    let same = title.starts_with(text) && text.len() * 2 >= title.len();
    let end = link.range.end.checked_sub(line.start())?;
    let behind = line.text().get(end..)?;
    let trimmed = behind.trim_start();
    let text_after = trimmed.trim_start_matches(['-', '–', '—', ':', '|']);
    let dashed = text_after.len() < trimmed.len();
    (leads && same && dashed && !text.is_empty())
        .then(|| line.text().len() - text_after.trim_start().len())
}
