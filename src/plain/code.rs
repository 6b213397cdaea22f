//! Code: lines as they stand.

use super::line::{Line, ends_sentence};
use crate::text;

/// Code is set in this much further than the text that announces it, in columns.
const CODE_INDENT: usize = 4;

/// A line that ends a sentence of more words than these is prose.
const WORDS_OF_COMMAND: usize = 3;

/// Signs that code is full of, and text is not.
const SIGNS: [&str; 12] = [
    "{", "}", ";", "()", "=", "::", "->", "</", "/>", "--", "$ ", "[]",
];

/// How many of the lines are code that is set in below a line with this indentation, and announced
/// by it.
pub(super) fn set_in(lines: &[Line<'_>], indent: usize) -> Option<usize> {
    let is_inside = |line: &&Line<'_>| line.is_blank() || line.indent >= indent + CODE_INDENT;
    let inside = lines.iter().take_while(is_inside);
    let last = inside
        .clone()
        .enumerate()
        .filter(|(_, line)| !line.is_blank());
    let count = last.map(|(at, _)| at + 1).last()?;
    let mut code = inside.take(count).filter(|line| !line.is_blank());
    let is_prose = |line: &Line<'_>| {
        ends_sentence(&line.text) && line.text.split(' ').count() > WORDS_OF_COMMAND
    };
    let starts_small = lines
        .first()
        .is_some_and(|line| line.text.starts_with(|first: char| !first.is_uppercase()));
    let has_sign = |line: &Line<'_>| SIGNS.iter().any(|sign| line.text.contains(sign));
    let spaced = code
        .clone()
        .all(|line| !line.text.contains(text::is_ideographic));
    let signed = code.clone().any(has_sign);
    (spaced && (signed || starts_small && count == 1) && !code.any(is_prose)).then_some(count)
}

/// The lines without the indentation that all of them have.
pub(super) fn outdented(lines: &[Line<'_>]) -> String {
    let filled = lines.iter().filter(|line| !line.is_blank());
    let common = filled.map(|line| line.indent).min().unwrap_or(0);
    joined(lines, common)
}

/// Lines of code without the indentation of what is around them, and without control characters.
pub(super) fn joined(lines: &[Line<'_>], indent: usize) -> String {
    let lines: Vec<String> = lines.iter().map(|line| cut(line.raw, indent)).collect();
    lines.join("\n").trim_end_matches('\n').to_owned()
}

fn cut(raw: &str, indent: usize) -> String {
    let mut columns = 0;
    let code = raw.trim_start_matches(|character| {
        let inside = columns < indent && matches!(character, ' ' | '\t');
        columns += super::line::columns(character);
        inside
    });
    let keep = |character: &char| *character == '\t' || !character.is_control();
    code.trim_end().chars().filter(keep).collect()
}
