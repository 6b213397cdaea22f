//! Values of JSON-LD properties: texts, people, types.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::names;

/// Who made a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Maker {
    pub(super) name: String,
    pub(super) organization: bool,
}
/// How many names one property may hold.
const MOST_VALUES: usize = 64;

/// The names of all things that have an identifier, so that references can be followed.
pub(super) fn names_by_id(values: &[Value]) -> BTreeMap<&str, (&str, bool)> {
    let mut names = BTreeMap::new();
    let mut open: Vec<&Value> = values.iter().collect();
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(object) => {
                let id = object.get("@id").and_then(Value::as_str);
                let name = object.get("name").and_then(Value::as_str);
                if let (Some(id), Some(name)) = (id, name) {
                    names.insert(id, (name, is_organization(object)));
                }
                open.extend(object.values());
            }
            _ => {}
        }
    }
    names
}

pub(super) fn types(object: &Map<String, Value>) -> Vec<String> {
    let named = object.get("@type").map(strings).unwrap_or_default();
    let last = |name: &String| {
        name.rsplit(['/', '#', ':'])
            .next()
            .unwrap_or("")
            .to_lowercase()
    };
    named
        .iter()
        .map(last)
        .filter(|name| !name.is_empty())
        .collect()
}

fn is_organization(object: &Map<String, Value>) -> bool {
    types(object)
        .iter()
        .any(|name| name.contains("organization") || name == "corporation" || name == "brand")
}

/// The first text of a value: itself, or what a list or an object holds.
pub(super) fn string(value: &Value) -> Option<String> {
    strings(value).into_iter().next()
}

/// The address that a value is or that it refers to.
pub(super) fn address(value: &Value) -> Option<String> {
    let text = match value {
        Value::Object(object) => object.get("@id").or_else(|| object.get("url"))?,
        other => other,
    };
    text.as_str().map(str::to_owned)
}

/// A truth value: as such, or written as text.
pub(super) fn truth(value: &Value) -> Option<bool> {
    let written = || match value.as_str()?.trim().rsplit('/').next()? {
        word if word.eq_ignore_ascii_case("true") => Some(true),
        word if word.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    };
    value.as_bool().or_else(written)
}

/// The texts of a value in order; of an object the one property that names it.
pub(super) fn strings(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(text) if !text.trim().is_empty() => found.push(text.clone()),
            Value::Number(number) => found.push(number.to_string()),
            Value::Array(values) => open.extend(values.iter().take(MOST_VALUES).rev()),
            Value::Object(object) => {
                let keys = [
                    "@value",
                    "url",
                    "contentUrl",
                    "name",
                    "@id",
                    "alternateName",
                ];
                open.extend(keys.iter().find_map(|key| object.get(*key)));
            }
            _ => {}
        }
        if found.len() >= MOST_VALUES {
            break;
        }
    }
    found
}

/// The people and organisations of a value: names, objects with names, references, or lists.
pub(super) fn makers(value: &Value, names: &BTreeMap<&str, (&str, bool)>) -> Vec<Maker> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::String(name) => found.push(Maker {
                name: name.clone(),
                organization: false,
            }),
            Value::Array(values) => open.extend(values.iter().take(MOST_VALUES).rev()),
            Value::Object(object) => {
                let id = object.get("@id").and_then(Value::as_str).unwrap_or("");
                if let Some(name) = object.get("name") {
                    found.extend(strings(name).into_iter().map(|name| Maker {
                        name,
                        organization: is_organization(object),
                    }));
                } else if let Some((name, organization)) = names.get(id) {
                    found.push(Maker {
                        name: (*name).to_owned(),
                        organization: *organization,
                    });
                } else if let Some(list) = object.get("@list") {
                    open.push(list);
                } else {
                    found.extend(full_name(object));
                }
            }
            _ => {}
        }
        if found.len() >= MOST_VALUES {
            break;
        }
    }
    found
}

fn full_name(object: &Map<String, Value>) -> Option<Maker> {
    let given = object.get("givenName").and_then(Value::as_str);
    let family = object.get("familyName").and_then(Value::as_str)?;
    let name = names::joined(given.unwrap_or(""), family);
    Some(Maker {
        name,
        organization: false,
    })
}
