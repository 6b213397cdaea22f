//! What is told of the page as a whole: figures, metadata with their sources, notes.

use serde_json::{Map, Value};
use tearsheet::training::Explained;

use crate::page::{escaped, percent};

/// The metadata in the order in which they are shown.
const FIELDS: [&str; 16] = [
    "title",
    "authors",
    "published",
    "modified",
    "site_name",
    "language",
    "description",
    "categories",
    "tags",
    "canonical",
    "image",
    "favicon",
    "license",
    "is_accessible_for_free",
    "next_page",
    "amp",
];

/// A line with the page type, the confidence, and how much was chosen.
pub(crate) fn counts(explained: &Explained) -> String {
    let words = |text: &str| text.split_whitespace().count();
    let mut all = [0, 0];
    let mut chosen = [0, 0];
    for segment in &explained.segments {
        let words = words(&segment.text);
        all = [all[0] + 1, all[1] + words];
        if segment.chosen {
            chosen = [chosen[0] + 1, chosen[1] + words];
        }
    }
    format!(
        "<p><b class=type>{}</b> <span>confidence <b>{}%</b></span> <span>chosen <b>{}</b> of {} segments, \
         <b>{}</b> of {} words</span></p>",
        explained.page_type.name(),
        percent(f64::from(explained.confidence)),
        chosen[0],
        all[0],
        chosen[1],
        all[1],
    )
}

/// Metadata and notes.
pub(crate) fn write(explained: &Explained) -> String {
    let Ok(article) = &explained.article else {
        return String::new();
    };
    let metadata = serde_json::to_value(&article.metadata).unwrap_or_default();
    let notes = serde_json::to_value(&article.notes).unwrap_or_default();
    let rows: Vec<String> = FIELDS
        .iter()
        .filter_map(|field| row(field, &metadata))
        .collect();
    let notes: Vec<String> = notes
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_object)
        .map(note)
        .collect();
    let mut out = folded("Metadata", &rows, "table", true);
    if !notes.is_empty() {
        out += &folded("Notes", &notes, "ul", false);
    }
    out
}

fn folded(name: &str, rows: &[String], element: &str, open: bool) -> String {
    let open = if open { " open" } else { "" };
    format!(
        "<details class=facts{open}><summary>{name} <b>{}</b></summary><{element}>{}</{element}></details>\n",
        rows.len(),
        rows.concat()
    )
}

/// A field that has a value, with its source.
fn row(field: &str, metadata: &Value) -> Option<String> {
    let value = match &metadata[field] {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Array(values) if values.is_empty() => return None,
        Value::Array(values) => {
            let texts: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            texts.join(" · ")
        }
        other => other.to_string(),
    };
    let source = metadata
        .get("sources")
        .and_then(|all| all.get(field)?.as_str());
    Some(format!(
        "<tr><th>{}<td>{}<td><i>{}</i>",
        escaped(spaced(field)),
        escaped(value),
        escaped(spaced(source.unwrap_or("")))
    ))
}

fn spaced(name: &str) -> String {
    name.replace('_', " ")
}

/// A note: what kind it is, and what it tells.
fn note(note: &Map<String, Value>) -> String {
    let kind = note["type"].as_str().unwrap_or("note");
    let told = note.iter().filter(|(name, _)| *name != "type");
    let told = told.map(|(name, value)| match value.as_str() {
        Some(text) => format!("{} <q>{}</q>", escaped(spaced(name)), escaped(text)),
        None => format!("{} {}", escaped(spaced(name)), escaped(value)),
    });
    let told: Vec<String> = told.collect();
    format!("<li><b>{}</b> {}", escaped(spaced(kind)), told.join(", "))
}
