//! Finds JSON in the scripts of a page.

use memchr::memmem;
use serde_json::Value;

use crate::dom::{Document, Tag};

/// What is beyond that is not read: values take many times the room of their letters. The most that
/// any of 2,021 real pages has in a script is one MB.
const MOST_BYTES: usize = 4 << 20;

/// A page may assign any number of names, each of which may cost a look at all of the script.
const MOST_ASSIGNED: usize = 16;

/// The state in all scripts of a page.
pub(super) fn values(document: &Document) -> Vec<Value> {
    let mut values = Vec::new();
    let mut assigned = 0;
    let mut room = MOST_BYTES;
    for script in document.elements(document.root(), Tag::Script) {
        let kind = document.attribute(script, "type").unwrap_or("").trim();
        let text = document.inner_text(script);
        let Some(left) = room.checked_sub(text.len()) else {
            continue;
        };
        room = left;
        if kind.eq_ignore_ascii_case("application/json") {
            values.extend(first(&text));
        } else if kind.is_empty() || kind.ends_with("javascript") || kind == "module" {
            for script in assignments(&text).take(MOST_ASSIGNED - assigned) {
                assigned += 1;
                values.extend(assigned_value(script));
            }
        }
    }
    values
}

/// What a script assigns to names like `__INITIAL_STATE__`, each with all that follows.
fn assignments(script: &str) -> impl Iterator<Item = &str> {
    let names = memmem::find_iter(script.as_bytes(), b"__");
    names.filter_map(|at| {
        let behind = script.get(at..)?;
        let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
        let mut letters = behind.bytes().take(LENGTHS.end + 1);
        let length = letters.position(|byte| !is_of_name(&byte))?;
        let (name, rest) = behind.split_at_checked(length)?;
        if !LENGTHS.contains(&length) || !name.ends_with("__") {
            return None;
        }
        let rest = rest.trim_start_matches(['"', '\'', ']', ' ']);
        let value = rest.strip_prefix('=')?.trim_start();
        value.starts_with(['{', '[', 'J']).then_some(value)
    })
}

/// How long such names are in bytes.
const LENGTHS: std::ops::Range<usize> = 6..64;

/// The value at the beginning of a script. It may stand in a string that is parsed.
fn assigned_value(script: &str) -> Option<Value> {
    match script.strip_prefix("JSON.parse(") {
        None => first(script),
        Some(string) => first(&first_string(string)?),
    }
}

/// The first value of a text, whatever follows.
fn first(text: &str) -> Option<Value> {
    serde_json::Deserializer::from_str(text)
        .into_iter()
        .next()?
        .ok()
}

fn first_string(text: &str) -> Option<String> {
    serde_json::Deserializer::from_str(text)
        .into_iter()
        .next()?
        .ok()
}
