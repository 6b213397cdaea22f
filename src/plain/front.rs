//! Front matter: fields between two lines of marks, as files of site generators start.

use super::field::Field;
use super::head::set;
use super::line::Line;
use crate::article::Metadata;

/// Front matter has at most this many lines.
const MOST_LINES: usize = 64;

/// Takes the fields that are known out of the front matter; what is left of it stays as code. Nothing is
/// taken if no text follows.
pub(super) fn take(lines: &mut [Line<'_>], metadata: &mut Metadata) {
    let Some(start) = lines.iter().position(|line| !line.is_blank()) else {
        return;
    };
    let Some((inside, behind)) = parts(lines.get_mut(start..).unwrap_or(&mut [])) else {
        return;
    };
    if behind.iter().all(Line::is_blank) || !inside.iter().skip(1).all(is_entry) {
        return;
    }
    let taken = read(inside, metadata);
    if taken.contains(&true) {
        leave(inside, &taken);
    }
}

/// The front matter with the mark before it and behind it, and the lines behind that.
fn parts<'l, 't>(lines: &'l mut [Line<'t>]) -> Option<(&'l mut [Line<'t>], &'l mut [Line<'t>])> {
    let (mark, rest) = lines.split_first()?;
    if !matches!(mark.text.as_ref(), "---" | "+++") {
        return None;
    }
    let mut inside = rest.iter().take(MOST_LINES);
    let end = inside.position(|line| line.text == mark.text)?;
    lines.split_at_mut_checked(end + 2)
}

/// Whether a line can stand in front matter: an entry, an item of one, or a mark.
fn is_entry(line: &Line<'_>) -> bool {
    let text = line.text.as_ref();
    line.indent > 0
        || text.is_empty()
        || text.starts_with(['-', '#', '['])
        || matches!(text, "+++" | "}" | "]")
        || entry(text).is_some_and(|(name, _)| !name.contains(' '))
}

/// A line's name and value.
fn entry(text: &str) -> Option<(&str, &str)> {
    let (name, value) = match text.split_once(": ") {
        Some(parts) => parts,
        None => match text.strip_suffix(':') {
            Some(name) => (name, ""),
            None => text.split_once('=')?,
        },
    };
    Some((name.trim(), value.trim()))
}

/// Reads the fields; which lines they stand in.
fn read(lines: &[Line<'_>], metadata: &mut Metadata) -> Vec<bool> {
    let mut taken = vec![false; lines.len()];
    for (number, line) in lines.iter().enumerate() {
        let Some((name, value)) = entry(&line.text).filter(|_| line.indent == 0) else {
            continue;
        };
        let Some(field) = Field::named(name) else {
            continue;
        };
        let items = match value.is_empty() {
            true => items(lines.get(number + 1..).unwrap_or(&[])),
            false => Vec::new(),
        };
        let value = match items.is_empty() {
            true => unlisted(value),
            false => items.join(", "),
        };
        if !value.is_empty() && set(field, &value, metadata) {
            let places = taken.iter_mut().skip(number).take(items.len() + 1);
            places.for_each(|place| *place = true);
        }
    }
    taken
}

/// The items of a list that stands on lines of its own.
fn items<'a>(lines: &'a [Line<'_>]) -> Vec<&'a str> {
    lines
        .iter()
        .map_while(|line| line.text.strip_prefix("- ").map(unquoted))
        .collect()
}

/// The value without the marks of a list on one line, and without quotation marks.
fn unlisted(value: &str) -> String {
    let list = value
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    match list {
        Some(list) => {
            let values: Vec<&str> = list
                .split(',')
                .map(|value| unquoted(value.trim()))
                .collect();
            values.join(", ")
        }
        None => unquoted(value)
            .replace("\\\"", "\"")
            .replace("\\\\", "\\")
            .replace("''", "'"),
    }
}

fn unquoted(value: &str) -> &str {
    ['"', '\'']
        .into_iter()
        .find_map(|quote| value.strip_prefix(quote)?.strip_suffix(quote))
        .unwrap_or(value)
}

/// Leaves the lines that were not taken, as fenced code.
fn leave(lines: &mut [Line<'_>], taken: &[bool]) {
    let last = lines.len().saturating_sub(1);
    let format = lines
        .first()
        .map_or("", |mark| match mark.raw.contains('+') {
            true => "```toml",
            false => "```yaml",
        });
    let mut left: Vec<Line<'_>> = Vec::new();
    for (number, (line, taken)) in lines.iter_mut().zip(taken).enumerate() {
        let line = std::mem::take(line);
        if !taken && !line.is_blank() && number > 0 && number < last {
            left.push(line);
        }
    }
    if left.is_empty() {
        return;
    }
    let fenced = std::iter::once(Line::new(format))
        .chain(left)
        .chain(std::iter::once(Line::new("```")));
    for (place, line) in lines.iter_mut().zip(fenced) {
        *place = line;
    }
}
