//! Headers that repeat what an item's fields say, and scripts whose text leaked.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::{Line, Lines};
use super::more::fold;
use super::{push, submission};
use crate::article::{FurnitureKind, Note};

/// What only the scripts of advertisers and counters have, in text that leaked.
const AD_MARKS: [&str; 5] = ["googletag", "adsbygoogle", "fbq(", "gtag(", "_gaq"];

/// What scripts of pages have, and texts about them have as well.
const SCRIPT_MARKS: [&str; 9] = [
    "document.write",
    "document.getelementbyid",
    "document.createelement",
    "window.",
    "jquery(",
    "$(document)",
    "(function(",
    ".push(",
    "function(",
];

/// Removes headers.
pub(super) fn trim(lines: &mut Lines, title: &str, notes: &mut Vec<Note>) {
    for (kind, text) in submission::trim_start(lines) {
        push(notes, kind, &text);
    }
    let Some(first) = lines.first() else {
        return;
    };
    if let Some(line) = lines.lines.get_mut(first)
        && let Some(at) = announcement(line.text())
    {
        let text = line.cut_before(at);
        push(notes, FurnitureKind::Header, &text);
    }
    repeated_title(lines, first, title, notes);
}

/// The line that announces a paper, up to its abstract. Compiled once; the pattern is fixed, so
/// that it compiles at all is a matter of the test suite.
static ANNOUNCEMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?i)^\s*arxiv:\S{1,40}\s+announce type:\s*[^:]{1,80}?\babstract:";
    Regex::new(pattern).ok()
});

/// Where the abstract starts behind the line that announces a paper.
fn announcement(text: &str) -> Option<usize> {
    let found = ANNOUNCEMENT.as_ref()?.find(text)?;
    Some(found.end())
}

/// A first line that is the title as a link, with the source's name before it.
fn repeated_title(lines: &mut Lines, first: usize, title: &str, notes: &mut Vec<Note>) {
    const SHORTEST_TITLE: usize = 20;
    const LONGEST_SOURCE: usize = 100;
    let source = lines.lines.get(first).is_some_and(|line| {
        line.text().trim_end().ends_with(':')
            && line.text().trim().chars().count() <= LONGEST_SOURCE
    });
    let number = if source { first + 1 } else { first };
    let Some(line) = lines.lines.get_mut(number) else {
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
    let text = line.cut_before(end);
    push(notes, FurnitureKind::Header, &text);
    if let Some(line) = lines.lines.get_mut(first).filter(|_| source) {
        let text = line.clear();
        push(notes, FurnitureKind::Header, &text);
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

/// Removes the text of a script, and the end of a CDATA section, at the end of a text.
pub(super) fn trim_leaked(lines: &mut Lines, last: usize) -> Option<(FurnitureKind, String)> {
    let line = lines.lines.get_mut(last)?;
    if line.text().trim_end().ends_with("]]>") {
        let at = line.text().rfind("]]>")?;
        return Some((FurnitureKind::Script, line.cut_from(at)));
    }
    if line.has_code {
        return None;
    }
    let start = paragraph_start(line.text());
    let code = fold(line.text().get(start..)?);
    let has = |marks: &[&str]| marks.iter().any(|mark| code.contains(mark));
    let marked = has(&AD_MARKS) || has(&SCRIPT_MARKS) && is_statement(&code);
    (marked && looks_like_code(&code)).then(|| (FurnitureKind::Script, line.cut_from(start)))
}

/// Where the last part of a text starts that an empty line sets off.
fn paragraph_start(text: &str) -> usize {
    let trimmed = text.trim_end();
    let mut blank = false;
    for (at, line) in line_starts(trimmed).into_iter().rev() {
        if line.trim().is_empty() {
            blank = true;
        } else if blank {
            return at + line.len();
        }
    }
    0
}

fn line_starts(text: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let start = at;
            at += line.len();
            (start, line)
        })
        .collect()
}

/// Whether a text ends as statements do and has a sign that only they have. Prose about programs
/// names functions, with dots and parentheses, but ends as prose does.
fn is_statement(text: &str) -> bool {
    text.trim_end().ends_with([';', '}', ')', ',', '{', '…']) && text.contains([';', '{', '='])
}

/// Whether signs of code are more frequent than in prose.
fn looks_like_code(text: &str) -> bool {
    const FEWEST_SIGNS: usize = 3;
    let is_sign = |character: &char| {
        matches!(
            character,
            '(' | ')' | '{' | '}' | ';' | '=' | '\'' | '"' | '[' | ']' | '.'
        )
    };
    let signs = text.chars().filter(is_sign).count();
    let letters = text
        .chars()
        .filter(|character| character.is_alphabetic())
        .count();
    signs >= FEWEST_SIGNS && signs * 12 >= letters && !text.contains(". ")
}
