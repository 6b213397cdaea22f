//! What programs set before a text in its first line: how long it takes, rules of style that
//! lost their element.

use super::lines::Line;
use super::words::fold_into;
use crate::article::FurnitureKind;
use crate::text;

/// Finds it: where the text behind it starts.
pub(super) fn find(line: &Line) -> Option<(usize, FurnitureKind)> {
    if line.has_code {
        return None;
    }
    let text = line.text();
    label(text).or_else(|| Some((style(text)?, FurnitureKind::Script)))
}

/// How long a text takes, with which programs begin it, in lower case.
const TIMES: [&str; 12] = [
    "czas czytania:",
    "estimated reading time:",
    "geschätzte lesezeit:",
    "leestijd:",
    "lesezeit:",
    "read time:",
    "reading time:",
    "temps de lecture :",
    "temps de lecture:",
    "tempo de leitura:",
    "tempo di lettura:",
    "tiempo de lectura:",
];

/// The units of such a time start like these.
const MINUTES: [&str; 2] = ["min", "мин"];

/// Where the text starts behind a label that a program set before it: `Reading Time: 3 minutes`.
fn label(text: &str) -> Option<(usize, FurnitureKind)> {
    const FAR: usize = 80;
    let near = text::beginning(text, FAR);
    let mut room = [0; FAR + 4];
    let folded = fold_into(near, &mut room);
    let start = folded.trim_start();
    let label = TIMES.iter().find(|label| start.starts_with(**label))?;
    let from = folded.len() - start.len() + label.len();
    let value = folded.get(from..)?;
    let number = value.trim_start();
    let unit = number
        .trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '<')
        .trim_start();
    let counted = number.starts_with(|sign: char| sign.is_ascii_digit() || sign == '<');
    let timed = MINUTES.iter().any(|minutes| unit.starts_with(minutes));
    let length = unit.find(|sign: char| !sign.is_alphabetic())?;
    let at = folded.len() - unit.len() + length;
    let more = text.get(at..)?.contains(char::is_alphanumeric);
    (counted && timed && more).then_some((at, FurnitureKind::Header))
}

/// Style is hardly longer, in bytes.
const LONGEST_STYLE: usize = 16 * 1024;

/// Where the text starts behind rules of style, minified as programs write them:
/// `.wp-block-cover{min-height:430px} `.
fn style(text: &str) -> Option<usize> {
    let text = text::beginning(text, LONGEST_STYLE);
    let mut rest = text.trim_start();
    let mut rules = 0;
    loop {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/")?.1;
        } else if let Some(behind) = rule(rest) {
            rest = behind;
            rules += 1;
        } else {
            break;
        }
    }
    (rules > 0 && !rest.is_empty()).then_some(text.len() - rest.len())
}

/// What stands behind one rule.
fn rule(text: &str) -> Option<&str> {
    const LONGEST_SELECTOR: usize = 400;
    if !text.starts_with(['.', '#', ':']) {
        return None;
    }
    let (selector, rest) = text.split_once('{')?;
    if selector.len() > LONGEST_SELECTOR || selector.ends_with(' ') {
        return None;
    }
    let (declarations, behind) = rest.split_once('}')?;
    is_declared(declarations).then_some(behind)
}

/// Whether a text is nothing but declarations: `color:red;margin:0`.
fn is_declared(text: &str) -> bool {
    let mut declarations = text
        .split(';')
        .map(str::trim)
        .filter(|one| !one.is_empty())
        .peekable();
    declarations.peek().is_some()
        && declarations.all(|one| {
            one.split_once(':').is_some_and(|(property, _)| {
                let is_part = |sign: char| sign.is_ascii_alphanumeric() || "-_".contains(sign);
                property.chars().all(is_part)
            })
        })
}
