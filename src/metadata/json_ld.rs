//! JSON-LD: the script elements of a page, read and repaired.

use std::borrow::Cow;

use serde_json::Value;

use crate::dom::{Document, Tag};

/// The values of all JSON-LD scripts of a page, in order, and of `<meta>` elements that stand for
/// one. What cannot be read is left out.
pub(super) fn values(document: &Document) -> Vec<Value> {
    let mut values = Vec::new();
    let mut room = MOST_BYTES;
    for script in document.elements(document.root(), Tag::Script) {
        let kind = document.attribute(script, "type").unwrap_or("");
        if kind
            .trim()
            .get(..19)
            .is_some_and(|start| start.eq_ignore_ascii_case("application/ld+json"))
        {
            let text = document.inner_text(script);
            if let Some(left) = room.checked_sub(text.len()) {
                room = left;
                parse(&text, &mut values);
            }
        }
    }
    for meta in document.elements(document.root(), Tag::Meta) {
        if document.attribute(meta, "name") == Some(MISPLACED) {
            parse(
                document.attribute(meta, "content").unwrap_or(""),
                &mut values,
            );
        }
    }
    values
}

/// What is beyond that is not read: values take many times the room of their letters. The most that
/// any of 2,021 real pages has in a script is 0.15 MB.
const MOST_BYTES: usize = 8 << 20;

/// The name of a `<meta>` element that some sites put JSON-LD into, since what writes their pages
/// has no place for a script.
const MISPLACED: &str = "script:ld+json";

fn parse(script: &str, values: &mut Vec<Value>) {
    let script = without_wrapping(script);
    let script = if script
        .trim_start_matches(['{', '[', ' ', '\n', '\r', '\t'])
        .starts_with("&quot;")
    {
        crate::text::unescape(script)
    } else {
        Cow::Borrowed(script)
    };
    if !stream(&script, values) {
        stream(&repaired(&script), values);
    }
}

/// Reads the values that stand one after the other; says whether there was at least one.
fn stream(script: &str, values: &mut Vec<Value>) -> bool {
    let before = values.len();
    let parser = serde_json::Deserializer::from_str(script).into_iter::<Value>();
    values.extend(parser.map_while(Result::ok));
    values.len() > before
}

/// Takes comments and CDATA marks off the ends.
fn without_wrapping(script: &str) -> &str {
    let mut rest = script;
    loop {
        let trimmed = rest.trim_matches(|character: char| {
            character.is_whitespace() || matches!(character, '\u{FEFF}' | ';')
        });
        let opened = [
            "<!--",
            "//<![CDATA[",
            "// <![CDATA[",
            "/*<![CDATA[*/",
            "/* <![CDATA[ */",
            "<![CDATA[",
        ];
        let closed = [
            "-->",
            "//]]>",
            "// ]]>",
            "/*]]>*/",
            "/* ]]> */",
            "]]>",
            "//",
        ];
        let next = opened
            .iter()
            .find_map(|mark| trimmed.strip_prefix(mark))
            .or_else(|| closed.iter().find_map(|mark| trimmed.strip_suffix(mark)));
        match next {
            Some(next) => rest = next,
            None => return trimmed,
        }
    }
}

/// Mends the mistakes that hand-written templates make: raw control characters and unknown escapes
/// in strings, commas before a closing bracket.
fn repaired(script: &str) -> String {
    let mut repaired = String::with_capacity(script.len());
    let mut in_string = false;
    let mut characters = script.chars();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                in_string = !in_string;
                repaired.push('"');
            }
            '\\' if in_string => match characters.next() {
                Some(escaped @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                    repaired.push('\\');
                    repaired.push(escaped);
                }
                Some(other) if !other.is_control() => repaired.push(other),
                _ => repaired.push(' '),
            },
            '\n' if in_string => repaired.push_str("\\n"),
            _ if in_string && character.is_control() => repaired.push(' '),
            '}' | ']' if !in_string => {
                let end = repaired.trim_end().len();
                if repaired.get(..end).is_some_and(|kept| kept.ends_with(',')) {
                    repaired.truncate(end - 1);
                }
                repaired.push(character);
            }
            _ => repaired.push(character),
        }
    }
    repaired
}
