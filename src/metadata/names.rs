//! Names of people in bylines: separated from one another and from what stands around them.

use crate::text;

/// Words that open a byline, in lower case, in the languages that pages are most often written in.
const OPENERS: [&str; 46] = [
    "by",
    "by:",
    "von",
    "von:",
    "par",
    "par:",
    "por",
    "por:",
    "di",
    "di:",
    "door",
    "door:",
    "af",
    "av",
    "av:",
    "autor:",
    "autora:",
    "autore:",
    "auteur:",
    "author:",
    "author",
    "authors:",
    "автор:",
    "автор",
    "автори:",
    "autor",
    "auteur",
    "autorin:",
    "tekst:",
    "text:",
    "written",
    "posted",
    "published",
    "words",
    "words:",
    "przez",
    "yazar:",
    "skrevet",
    "skriven",
    "geschrieben",
    "écrit",
    "escrito",
    "scritto",
    "geschreven",
    "reviewed",
    "story",
];

/// Openers that stand before another opener only ("written by").
const BEFORE_OPENERS: [&str; 13] = [
    "written",
    "posted",
    "published",
    "words",
    "skrevet",
    "skriven",
    "geschrieben",
    "écrit",
    "escrito",
    "scritto",
    "geschreven",
    "reviewed",
    "story",
];

/// Marks that open a byline in scripts without spaces.
const UNSPACED_OPENERS: [&str; 12] = [
    "作者：",
    "作者:",
    "记者：",
    "記者：",
    "记者",
    "記者",
    "文/",
    "文／",
    "著者：",
    "著者:",
    "撰文：",
    "글:",
];

/// Names that hide who wrote it.
const NOBODY: [&str; 24] = [
    "admin",
    "administrator",
    "webmaster",
    "root",
    "user",
    "guest",
    "anonymous",
    "unknown",
    "null",
    "undefined",
    "none",
    "author",
    "authors",
    "editor",
    "n/a",
    "na",
    "wpadmin",
    "superuser",
    "super user",
    "site admin",
    "adm",
    "true",
    "false",
    "default",
];

/// Words that tell a job or an organisation's part from a name.
const JOBS: [&str; 44] = [
    "editor",
    "editors",
    "reporter",
    "writer",
    "correspondent",
    "contributor",
    "contributing",
    "director",
    "senior",
    "professor",
    "chief",
    "manager",
    "head",
    "ceo",
    "cto",
    "founder",
    "co-founder",
    "analyst",
    "specialist",
    "columnist",
    "journalist",
    "producer",
    "author",
    "associate",
    "assistant",
    "president",
    "executive",
    "freelance",
    "consultant",
    "engineer",
    "staff",
    "officer",
    "lead",
    "expert",
    "researcher",
    "fellow",
    "lecturer",
    "vice",
    "redakteur",
    "redakteurin",
    "journaliste",
    "rédacteur",
    "redactor",
    "periodista",
];

/// A given and a family name as one.
pub(super) fn joined(given: &str, family: &str) -> String {
    text::collapse(&format!("{given} {family}")).into_owned()
}

/// A text unescaped (twice, as many pages escape twice) and folded.
pub(super) fn clean(raw: &str) -> String {
    let once = text::unescape(raw);
    let twice = text::unescape(&once);
    text::collapse(&twice).into_owned()
}

/// The letters and digits of a text in lower case, for comparing.
pub(super) fn letters(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What follows the words that open a byline; none where there are none.
pub(super) fn after_opener(text: &str) -> Option<&str> {
    if let Some(rest) = UNSPACED_OPENERS
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
    {
        return Some(rest.trim());
    }
    let (first, rest) = text.split_once(' ')?;
    let word = first.to_lowercase();
    if BEFORE_OPENERS.contains(&word.as_str()) {
        let (second, _) = rest.split_once(' ')?;
        let second = second.to_lowercase();
        let opens =
            OPENERS.contains(&second.as_str()) && !BEFORE_OPENERS.contains(&second.as_str());
        return if opens { after_opener(rest) } else { None };
    }
    OPENERS.contains(&word.as_str()).then(|| rest.trim())
}

/// The names in a text that is given as an author's name or as a byline.
pub(super) fn split(raw: &str) -> Vec<String> {
    let cleaned = clean(raw);
    let mut text = cleaned.as_str();
    while let Some(rest) = after_opener(text) {
        text = rest;
    }
    let text = text.trim_matches(|character: char| is_edge(character));
    if text.is_empty() || is_address(text) {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for part in separated(text) {
        if let Some(name) = name(part, !found.is_empty()) {
            let known = letters(&name);
            if !found.iter().any(|other| letters(other) == known) {
                found.push(name);
            }
        }
    }
    found
}

fn is_edge(character: char) -> bool {
    character.is_whitespace()
        || matches!(
            character,
            ',' | ';'
                | ':'
                | '|'
                | '-'
                | '–'
                | '—'
                | '•'
                | '·'
                | '/'
                | '*'
                | '"'
                | '“'
                | '”'
                | '→'
                | '<'
                | '>'
                | '&'
        )
}

fn is_address(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.starts_with("http:")
        || lower.starts_with("https:")
        || lower.starts_with("www.")
        || lower.starts_with('/')
        || lower.contains('@') && !lower.contains(' ') && !lower.starts_with('@')
}

/// Words that stand between two names.
const BETWEEN: [&str; 14] = [
    " and ", " und ", " et ", " y ", " e ", " og ", " och ", " en ", " i ", " и ", " with ",
    " ve ", " & ", " + ",
];

/// Cuts at the marks and words that stand between names.
fn separated(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = text
        .split([';', '|', ',', '•', '·', '、', '，', '\n', '/'])
        .collect();
    for between in BETWEEN {
        parts = parts
            .iter()
            .flat_map(|part| cut_between(part, between))
            .collect();
    }
    parts
}

/// Short words between names may be part of a name: both sides must be full names then.
fn cut_between<'a>(part: &'a str, between: &str) -> Vec<&'a str> {
    let pieces: Vec<&str> = part.split(between).collect();
    let safe = matches!(
        between,
        " and " | " und " | " et " | " & " | " и " | " och "
    );
    let full = pieces.iter().all(|piece| piece.trim().contains(' '));
    if safe || full { pieces } else { vec![part] }
}

/// One name, without what stands around it; none where the part is no name.
fn name(part: &str, after_another: bool) -> Option<String> {
    let part = part.split_once(" (").map_or(part, |(before, _)| before);
    let mut part = part.trim_matches(is_edge);
    while let Some(rest) = after_opener(part) {
        part = rest;
    }
    let part = cut_at_job(cut_at_date(part)).trim_matches(is_edge);
    let letters_only = letters(part);
    let count = part.split(' ').count();
    let nobody = NOBODY.contains(&part.to_lowercase().as_str());
    let too_long = count > 8 || part.chars().count() > 80;
    let numeric = !part.chars().any(char::is_alphabetic);
    if letters_only.is_empty() || nobody || too_long || numeric || is_address(part) {
        return None;
    }
    if after_another && (is_credential(part) || is_job(part)) {
        return None;
    }
    Some(part.to_owned())
}

/// Cuts what follows words that only stand after a byline.
fn cut_at_job(part: &str) -> &str {
    const AFTER: [&str; 10] = [
        " on ",
        " at ",
        " from ",
        " for ",
        " updated",
        " published",
        " posted",
        " last ",
        " - ",
        " – ",
    ];
    AFTER
        .iter()
        .filter_map(|word| part.split_once(word).map(|(before, _)| before))
        .min_by_key(|before| before.len())
        .filter(|before| !before.trim().is_empty())
        .unwrap_or(part)
}

/// Cuts a name at the first word with a digit after a month or a weekday name.
fn cut_at_date(part: &str) -> &str {
    let mut start = 0;
    for word in part.split(' ') {
        let bare = word
            .trim_matches(|character: char| !character.is_alphanumeric())
            .to_lowercase();
        let digits = bare.chars().any(|character| character.is_ascii_digit());
        let month = bare.chars().count() > 3
            && bare != "june"
            && bare != "april"
            && bare != "august"
            && super::months::number(&bare).is_some()
            && start > 0;
        if start > 0 && (digits && bare.len() >= 4 || month) {
            return part.get(..start).unwrap_or(part);
        }
        start += word.len() + 1;
    }
    part
}

/// `PhD`, `MD`, `RN`, `Jr.`: letters after a name.
fn is_credential(part: &str) -> bool {
    const CREDENTIALS: [&str; 8] = ["phd", "jr", "sr", "esq", "msc", "bsc", "dphil", "pharmd"];
    let bare: String = part
        .chars()
        .filter(|character| character.is_alphanumeric())
        .collect();
    let upper = bare
        .chars()
        .all(|character| character.is_uppercase() || character.is_ascii_digit());
    CREDENTIALS.contains(&bare.to_lowercase().as_str())
        || upper && bare.chars().count() <= 6 && !part.contains(' ')
}

fn is_job(part: &str) -> bool {
    part.split([' ', '-'])
        .any(|word| JOBS.contains(&word.to_lowercase().as_str()))
}

/// Whether a text that follows a byline's opening word reads like names: a few words, the first of
/// them with a capital, in a script that has them.
pub(super) fn reads_like_names(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let capital = |word: &&&str| {
        word.chars()
            .find(|character| character.is_alphabetic())
            .is_some_and(|first| !first.is_lowercase())
    };
    let capitals = words.iter().filter(capital).count();
    let first = words.first().is_some_and(|word| capital(&word));
    first
        && words.len() <= 12
        && capitals * 2 >= words.len()
        && !text.ends_with(['.', '?', '!', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, expect: &[&str]) {
        assert_eq!(split(raw), expect, "{raw}");
    }

    #[test]
    fn bylines() {
        check("By Jane Doe and John Roe", &["Jane Doe", "John Roe"]);
        check("Written by Jane Doe", &["Jane Doe"]);
        check("von Erika Beispiel", &["Erika Beispiel"]);
        check("Jane Doe, Senior Editor", &["Jane Doe"]);
        check("Jane Doe, PhD", &["Jane Doe"]);
        check("Jane Doe; John Roe", &["Jane Doe", "John Roe"]);
        check("作者：王小明", &["王小明"]);
        check("Jane Doe on September 4, 2025", &["Jane Doe"]);
        check("Jane Doe &amp;amp; John Roe", &["Jane Doe", "John Roe"]);
    }

    #[test]
    fn no_names() {
        check("admin", &[]);
        check("https://social.example/jane", &[]);
        check("desk@example.org", &[]);
    }
}
