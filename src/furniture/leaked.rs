//! Scripts whose text leaked into a description.

use super::lines::Line;
use crate::article::{FurnitureKind, FurnitureSet, Note};
use crate::dom::{NodeId, Tag, View};
use crate::text::{self, holds};

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

/// How the statement starts with which a page asks for one advertisement, and how its call does.
const ASKING: &str = "(adsbygoogle";
const CALL: &str = ".push(";

/// Whether such a statement stands in a text.
pub(super) fn asks_for_advertisement(text: &str) -> bool {
    holds(text, ASKING)
}

/// Removes such statements wherever they stand, apart from code.
pub(super) fn hide(view: &mut View<'_>, kept: FurnitureSet) -> Vec<Note> {
    let document = view.document();
    let mut notes = Vec::new();
    if kept.contains(FurnitureKind::Script) {
        return notes;
    }
    for node in document.nodes() {
        let text = view.text(node);
        if !asks_for_advertisement(text) {
            continue;
        }
        let verbatim = |around: NodeId| matches!(document.tag(around), Tag::Code | Tag::Pre);
        if document.ancestors(node).any(verbatim) {
            continue;
        }
        let left = without_statements(text, &mut notes);
        view.replace_text(node, left);
    }
    notes
}

/// A text without such statements; each becomes a note.
fn without_statements(text: &str, notes: &mut Vec<Note>) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, statement)) = rest.split_once(ASKING) {
        left.push_str(before);
        let Some(end) = statement_end(statement) else {
            left.push_str(ASKING);
            rest = statement;
            continue;
        };
        let inner = statement.get(..end).unwrap_or("");
        notes.extend(super::note(
            FurnitureKind::Script,
            &format!("{ASKING}{inner}"),
        ));
        rest = statement.get(end..).unwrap_or("");
    }
    left.push_str(rest);
    left
}

/// Where the statement ends whose beginning stands before a text.
fn statement_end(text: &str) -> Option<usize> {
    const LONGEST: usize = 240;
    let text = text::beginning(text, LONGEST);
    let call = text.find(CALL)? + CALL.len();
    let end = call + text.get(call..)?.find(')')? + 1;
    let semicolon = text.get(end..)?.trim_start();
    let end = text.len() - semicolon.len();
    Some(end + usize::from(semicolon.starts_with(';')))
}

/// Finds the text of a script, or the end of a CDATA section, at the end of a text.
pub(super) fn find(line: &Line) -> Option<(FurnitureKind, usize)> {
    if line.text().trim_end().ends_with("]]>") {
        let at = line.text().rfind("]]>")?;
        return Some((FurnitureKind::Script, at));
    }
    if line.has_code {
        return None;
    }
    let start = paragraph_start(line.text());
    let start = start + behind_prose(line.text().get(start..)?);
    let code = line.text().get(start..)?;
    if !looks_like_code(code) {
        return None;
    }
    let has = |marks: &[&str]| marks.iter().any(|mark| holds(code, mark));
    let marked = has(&AD_MARKS) || has(&SCRIPT_MARKS) && is_statement(code);
    marked.then_some((FurnitureKind::Script, start))
}

/// Where the last sentence ends before the first name that only scripts of advertisers have.
fn behind_prose(text: &str) -> usize {
    let ends = text.trim_end().ends_with([';', '}', ')', '…']);
    if !ends || !text.contains('(') || !text.contains(['=', '{', ';']) {
        return 0;
    }
    let first = AD_MARKS.iter().find_map(|mark| text.find(mark));
    let before = first.and_then(|first| text.get(..first)).unwrap_or("");
    before.rfind(". ").map_or(0, |end| end + 1)
}

/// Where the last part of a text starts that an empty line sets off.
fn paragraph_start(text: &str) -> usize {
    let trimmed = text.trim_end();
    let mut blank = false;
    let mut end = trimmed.len();
    for line in trimmed.split_inclusive('\n').rev() {
        if line.trim().is_empty() {
            blank = true;
        } else if blank {
            return end;
        }
        end -= line.len();
    }
    0
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
    if text.chars().filter(is_sign).take(FEWEST_SIGNS).count() < FEWEST_SIGNS || is_prose(text) {
        return false;
    }
    let signs = text.chars().filter(is_sign).count();
    let letters = text
        .chars()
        .filter(|character| character.is_alphabetic())
        .count();
    signs * 12 >= letters
}

/// Whether a sentence ends inside a text.
fn is_prose(text: &str) -> bool {
    text.contains(". ")
}
