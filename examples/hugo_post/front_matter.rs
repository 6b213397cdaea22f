//! YAML front matter whose untouched lines stay as they are: quotes, dates, comments and order.

use std::fmt;

use yaml_rust2::parser::{Event, Parser};

/// The front matter of a post, cut at its top-level keys.
pub(crate) struct FrontMatter<'a> {
    /// What stands before the first key: comments.
    before: &'a str,
    fields: Vec<Field<'a>>,
}

struct Field<'a> {
    name: String,
    /// The value, if it is one scalar.
    text: Option<String>,
    /// The field's lines.
    source: &'a str,
    /// What stands in their place, if it was set.
    replaced: Option<String>,
}

/// A top-level key: its name, its line (the first is 0), its value if that is a scalar.
struct Key {
    name: String,
    line: usize,
    text: Option<String>,
}

impl<'a> FrontMatter<'a> {
    /// Reads front matter without the lines around it.
    pub(crate) fn read(source: &'a str) -> Result<Self, String> {
        let keys = keys(source)?;
        let starts = line_starts(source);
        let start_of = |key: &Key| starts.get(key.line).copied().unwrap_or(source.len());
        let ends = keys.iter().skip(1).map(&start_of).chain([source.len()]);
        let ends: Vec<usize> = ends.collect();
        let first = keys.first().map_or(source.len(), &start_of);
        let mut fields = Vec::with_capacity(keys.len());
        for (key, end) in keys.into_iter().zip(ends) {
            let source = source.get(start_of(&key)..end);
            let source =
                source.filter(|source| !source.is_empty() && !source.starts_with(['{', ' ']));
            fields.push(Field {
                name: key.name,
                text: key.text,
                source: source.ok_or("the front matter does not have each key on its own line")?,
                replaced: None,
            });
        }
        Ok(FrontMatter {
            before: source.get(..first).unwrap_or(""),
            fields,
        })
    }

    /// Whether there is a field of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// The value of a field that is one scalar.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let field = self.fields.iter().find(|field| field.name == name);
        field.and_then(|field| field.text.as_deref())
    }

    /// Sets a field to a text.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.replace(name, format!("{name}: {}\n", quoted(value)));
    }

    /// Sets a field to a list of texts.
    pub(crate) fn set_list(&mut self, name: &str, values: &[String]) {
        let values: String = values
            .iter()
            .map(|value| format!("- {}\n", quoted(value)))
            .collect();
        self.replace(name, format!("{name}:\n{values}"));
    }

    fn replace(&mut self, name: &str, lines: String) {
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => field.replaced = Some(lines),
            None => self.fields.push(Field {
                name: name.to_owned(),
                text: None,
                source: "",
                replaced: Some(lines),
            }),
        }
    }
}

impl fmt::Display for FrontMatter<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.before)?;
        for field in &self.fields {
            match &field.replaced {
                Some(lines) => write!(formatter, "{lines}{}", after_value(field.source))?,
                None => formatter.write_str(field.source)?,
            }
        }
        Ok(())
    }
}

/// JSON strings are YAML strings too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// The blank lines and comments at the end of a field's lines.
fn after_value(source: &str) -> &str {
    let mut kept = source.len();
    for line in source.split_inclusive('\n').rev() {
        if !(line.trim().is_empty() || line.starts_with('#')) {
            break;
        }
        kept -= line.len();
    }
    source.get(kept..).unwrap_or("")
}

fn line_starts(source: &str) -> Vec<usize> {
    let ends = source.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}

/// The keys of a document that is one mapping. Events are read instead of a document, because they
/// tell the lines, and neither nesting nor repeated references can make them costly.
fn keys(source: &str) -> Result<Vec<Key>, String> {
    let mut keys: Vec<Key> = Vec::new();
    let mut parser = Parser::new_from_str(source);
    let mut depth = 0_usize;
    let mut wants_key = true;
    loop {
        let next = parser.next_token();
        let (event, mark) =
            next.map_err(|error| format!("the front matter is no YAML: {error}"))?;
        match event {
            Event::StreamEnd | Event::DocumentEnd => return Ok(keys),
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                if depth == 0 && matches!(event, Event::SequenceStart(..))
                    || depth == 1 && wants_key
                {
                    return Err("the front matter is no mapping of names".to_owned());
                }
                depth += 1;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth -= 1;
                wants_key |= depth == 1;
            }
            Event::Scalar(text, ..) if depth == 1 => {
                if wants_key {
                    keys.push(Key {
                        name: text,
                        line: mark.line() - 1,
                        text: None,
                    });
                } else if let Some(key) = keys.last_mut() {
                    key.text = Some(text);
                }
                wants_key = !wants_key;
            }
            Event::Alias(_) if depth == 1 => wants_key = !wants_key,
            Event::Scalar(..) if depth == 0 => {
                return Err("the front matter is no mapping of names".to_owned());
            }
            _ => {}
        }
    }
}
