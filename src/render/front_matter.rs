//! Metadata as YAML front matter.

use std::fmt;

use crate::article::Metadata;

/// Writes what the metadata hold between two lines of three hyphens; nothing if they hold nothing.
pub(super) fn write(metadata: &Metadata, out: &mut dyn fmt::Write) -> fmt::Result {
    let single = [
        ("title", &metadata.title),
        ("published", &metadata.published),
        ("modified", &metadata.modified),
        ("site_name", &metadata.site_name),
        ("language", &metadata.language),
        ("canonical", &metadata.canonical),
        ("image", &metadata.image),
        ("description", &metadata.description),
        ("license", &metadata.license),
    ];
    let lists = [
        ("authors", &metadata.authors),
        ("categories", &metadata.categories),
        ("tags", &metadata.tags),
    ];
    let is_empty = single.iter().all(|(_, value)| value.is_none())
        && lists.iter().all(|(_, values)| values.is_empty());
    if is_empty {
        return Ok(());
    }
    out.write_str("---\n")?;
    for (name, value) in single {
        if let Some(value) = value {
            writeln!(out, "{name}: {}", Quoted(value))?;
        }
    }
    for (name, values) in lists {
        if !values.is_empty() {
            writeln!(out, "{name}:")?;
        }
        for value in values {
            writeln!(out, "  - {}", Quoted(value))?;
        }
    }
    out.write_str("---\n")
}

/// Text as a double-quoted scalar of YAML 1.2, on one line.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("\"")?;
        for character in self.0.chars() {
            match character {
                '"' => formatter.write_str("\\\"")?,
                '\\' => formatter.write_str("\\\\")?,
                '\n' => formatter.write_str("\\n")?,
                '\t' => formatter.write_str("\\t")?,
                // Control characters, line ends that only YAML knows, and the byte order mark.
                '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                    write!(formatter, "\\u{:04X}", u32::from(character))?;
                }
                _ if character.is_control() => {
                    write!(formatter, "\\x{:02X}", u32::from(character))?;
                }
                _ => write!(formatter, "{character}")?,
            }
        }
        formatter.write_str("\"")
    }
}
