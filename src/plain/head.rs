//! The first lines of a text: fields with a name, a line that names the authors, a date.

use std::collections::HashSet;

use super::field::Field;
use super::front;
use super::line::{Line, ends_sentence};
use super::outline;
use crate::article::Metadata;
use crate::text::date;

/// Fields are looked for in this many lines, as long as nothing but titles stands between them.
const HEAD_LINES: usize = 16;

/// What stands before the authors' names in a line of its own.
const BYLINE_WORDS: [&str; 9] = [
    "By ", "BY ", "by ", "Von ", "Par ", "Por ", "Di ", "Door ", "Av ",
];

/// Words that join the last two names.
const NAME_JOINS: [&str; 9] = [
    " and ", " & ", " und ", " et ", " y ", " e ", " en ", " och ", " AND ",
];

/// Lower-case words within names.
const NAME_PARTICLES: [&str; 20] = [
    "de", "del", "della", "der", "den", "di", "da", "das", "do", "dos", "du", "van", "von", "zu",
    "la", "le", "el", "al", "bin", "ter",
];

/// Takes what the first lines say about a text out of them. Nothing is taken if nothing were left.
pub(super) fn take(lines: &mut [Line<'_>]) -> Metadata {
    let mut metadata = Metadata::default();
    front::take(lines, &mut metadata);
    let before = metadata.clone();
    let mut taken = Vec::new();
    let mut kept = 0;
    let mut last_field = None;
    let first = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank());
    for (number, line) in first.take(HEAD_LINES) {
        let after_title = kept > 0;
        if read_field(line, &mut metadata) || after_title && read_line(&line.text, &mut metadata) {
            taken.push(number);
            last_field = Some(number);
        } else {
            kept += 1;
            // A field of another kind may stand between two that are known.
            if last_field.is_some_and(|last| last + 1 == number) && is_field_shaped(&line.text) {
                last_field = Some(number);
            } else if !outline::is_title_shaped(&line.text) {
                break;
            }
        }
    }
    let end = taken.last().map_or(0, |last| last + 1);
    let more = lines.iter().skip(end).any(|line| !line.is_blank());
    if kept == 0 && !more {
        return before;
    }
    for number in taken {
        if let Some(line) = lines.get_mut(number) {
            *line = Line::default();
        }
    }
    metadata
}

/// Reads a line of the form `Name: value`; false if it is none, or its value cannot be read.
fn read_field(line: &Line<'_>, metadata: &mut Metadata) -> bool {
    let Some((name, value)) = field_of(&line.text) else {
        return false;
    };
    // What stands far behind a value is in another column.
    let columns = line.raw.split_once([':', '：']);
    let one_column = columns.is_none_or(|(_, value)| !value.trim().contains("   "));
    !value.is_empty()
        && one_column
        && Field::named(name).is_some_and(|field| set(field, value, metadata))
}

/// A field's name and value, without the marks of Markdown and Org around the name.
fn field_of(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once([':', '：'])?;
    let bare = name.trim_start_matches("#+").trim_matches(['*', '_']);
    let value = match name.starts_with(['*', '_']) {
        true => value.trim_start_matches(['*', '_']),
        false => value,
    };
    Some((bare, value.trim()))
}

/// Whether a line has the form of a field, whatever its name.
fn is_field_shaped(text: &str) -> bool {
    field_of(text).is_some_and(|(name, value)| {
        !name.is_empty() && name.split(' ').count() <= LONGEST_FIELD_NAME && !value.is_empty()
    })
}

/// Names of fields have at most this many words.
const LONGEST_FIELD_NAME: usize = 3;

pub(super) fn set(field: Field, value: &str, metadata: &mut Metadata) -> bool {
    match field {
        Field::Title => set_once(&mut metadata.title, Some(value.to_owned())),
        Field::Published => set_once(&mut metadata.published, read_whole(value)),
        Field::Modified => set_once(&mut metadata.modified, read_whole(value)),
        Field::Address => {
            let is_address = value.starts_with("https://") || value.starts_with("http://");
            is_address
                && !value.contains(' ')
                && set_once(&mut metadata.canonical, Some(value.to_owned()))
        }
        _ if reads_on(value) => false,
        Field::Source => {
            !value.contains("://") && set_once(&mut metadata.site_name, Some(value.to_owned()))
        }
        Field::Authors if value.contains(|letter: char| letter.is_numeric()) => false,
        Field::Authors => push_all(&mut metadata.authors, split_names(value)),
        Field::Categories => push_all(&mut metadata.categories, split_values(value)),
        Field::Tags => push_all(&mut metadata.tags, split_values(value)),
    }
}

/// Names, categories and keywords have at most this many words.
const LONGEST_VALUE: usize = 6;

/// Whether a field's value is running text rather than names or keywords: a sentence, or a part of
/// one between commas. A last name may be an abbreviation and end in a point.
fn reads_on(value: &str) -> bool {
    let words = |text: &str| text.split(' ').count();
    let last = split_values(value).last().unwrap_or("");
    ends_sentence(value) && words(last) > 2
        || split_names(value).any(|name| words(name) > LONGEST_VALUE)
}

fn set_once(place: &mut Option<String>, value: Option<String>) -> bool {
    if place.is_some() || value.is_none() {
        return false;
    }
    *place = value;
    true
}

fn push_all<'a>(list: &mut Vec<String>, values: impl Iterator<Item = &'a str>) -> bool {
    let before = list.len();
    let mut known: HashSet<String> = list.iter().cloned().collect();
    for value in values.filter(|value| !value.is_empty()) {
        if known.insert(value.to_owned()) {
            list.push(value.to_owned());
        }
    }
    list.len() > before
}

fn split_values(value: &str) -> impl Iterator<Item = &str> {
    value
        .split([',', ';', '|', '、', '，', '；', '،', '؛'])
        .map(|value| value.trim().trim_start_matches('#'))
}

fn split_names(value: &str) -> impl Iterator<Item = &str> {
    value
        .split([',', ';', '|', '、', '，', '；', '،', '؛'])
        .flat_map(split_joined)
        .map(str::trim)
}

/// Splits a text at the last word that joins names.
fn split_joined(text: &str) -> impl Iterator<Item = &str> {
    let at = NAME_JOINS
        .iter()
        .find_map(|join| text.rsplit_once(join))
        .map_or((text, None), |(first, second)| (first, Some(second)));
    std::iter::once(at.0).chain(at.1)
}

/// Reads a line such as `By Ada Example and Bo Muster`. Every name must look like one, because
/// titles start with these words as well.
fn read_byline(text: &str, metadata: &mut Metadata) -> bool {
    let names = BYLINE_WORDS.iter().find_map(|word| text.strip_prefix(word));
    let Some(names) = names else {
        return false;
    };
    // A comma without a word that joins names separates a name from its office or outlet.
    let joined = NAME_JOINS.iter().any(|join| names.contains(join));
    if names.contains(',') && !joined || !split_names(names).all(is_name) {
        return false;
    }
    push_all(&mut metadata.authors, split_names(names))
}

fn is_name(name: &str) -> bool {
    let words = name.split(' ').count();
    (2..=5).contains(&words)
        && name.split(' ').all(|word| {
            let letters = word.chars().all(|character| {
                character.is_alphabetic() || matches!(character, '.' | '-' | '\'' | '’')
            });
            letters && (word.starts_with(char::is_uppercase) || NAME_PARTICLES.contains(&word))
        })
        && !name.ends_with(['!', '?'])
}

/// Reads a line below a title that names authors, a date, or both with a sign between them.
fn read_line(text: &str, metadata: &mut Metadata) -> bool {
    let read = |text: &str, metadata: &mut Metadata| {
        read_byline(text, metadata) || read_date(text, metadata)
    };
    if read(text, metadata) {
        return true;
    }
    if !text.contains(BETWEEN_PARTS) || !outline::is_title_shaped(text) {
        return false;
    }
    let mut all = metadata.clone();
    let is_read = text
        .split(BETWEEN_PARTS)
        .all(|part| read(part.trim(), &mut all));
    if is_read {
        *metadata = all;
    }
    is_read
}

/// Signs between a byline and a date.
const BETWEEN_PARTS: [char; 3] = ['|', '·', '•'];

/// Reads a line that is a date and nothing else, or one behind a word that says whose date it is.
fn read_date(text: &str, metadata: &mut Metadata) -> bool {
    if set_once(&mut metadata.published, read_whole(text)) {
        return true;
    }
    outline::is_title_shaped(text)
        && Field::of_date(text).is_some_and(|(field, date)| set(field, date, metadata))
}

/// A text that is a date and nothing else, as ISO 8601 writes it.
fn read_whole(text: &str) -> Option<String> {
    date::whole(text).map(|stamp| stamp.to_string())
}
