//! Names of people in bylines: separated from one another and from what stands around them.

use std::borrow::Cow;
use std::collections::HashSet;

use super::credit::{gives_pictures, without_pictures};
use super::opener::{after_opener, is_opener};
use super::tail::{cut_at, cut_at_date, cut_at_tail};
use super::words::{BETWEEN, JOBS, NOBODY};
use crate::text::{self, beginning};

/// A given and a family name as one.
pub(super) fn joined(given: &str, family: &str) -> String {
    text::collapse(&format!("{given} {family}")).into_owned()
}

/// A text unescaped (twice, as many pages escape twice) and folded, without the tags that some
/// pages leave around a part of it.
pub(super) fn clean(raw: &str) -> String {
    let once = text::unescape(raw);
    let twice = text::unescape(&once);
    text::collapse(&without_tags(&twice)).into_owned()
}

/// A text without its tags for formatting and links, if it closes some of them: a text that only
/// speaks of a tag keeps it.
fn without_tags(text: &str) -> Cow<'_, str> {
    const TAGS: [&str; 9] = ["a", "b", "i", "em", "strong", "span", "sub", "sup", "u"];
    let is_tag = |after: &str| {
        let name = after.strip_prefix('/').unwrap_or(after);
        let mut behind = TAGS.iter().filter_map(|tag| name.strip_prefix(tag));
        behind.any(|rest| rest.starts_with([' ', '>']))
    };
    if !text.contains("</") {
        return Cow::Borrowed(text);
    }
    let mut rest = text;
    let mut kept = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once('<') {
        kept.push_str(before);
        rest = after;
        if !is_tag(after) {
            kept.push('<');
            continue;
        }
        let Some((_, behind)) = after.split_once('>') else {
            kept.push('<');
            break;
        };
        rest = behind;
    }
    kept.push_str(rest);
    Cow::Owned(kept)
}

/// How much of a text that names authors is read.
const LONGEST_NAMES: usize = 4000;

/// The letters and digits of a text in lower case, for comparing; `&` is as good as `and`.
pub(super) fn letters(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            'a'..='z' | '0'..='9' => letters.push(character),
            'A'..='Z' => letters.push(character.to_ascii_lowercase()),
            '&' => letters.push_str("and"),
            _ if character.is_alphanumeric() => letters.extend(character.to_lowercase()),
            _ => {}
        }
    }
    letters
}

/// The names in a text that is given as an author's name or as a byline.
pub(super) fn split(raw: &str) -> Vec<String> {
    let cleaned = clean(beginning(raw, LONGEST_NAMES));
    let mut text = cleaned.as_str();
    while let Some(rest) = after_opener(text) {
        text = rest;
    }
    let credited = without_pictures(text);
    let text = match credited.len() < text.len() {
        true => credited.trim_end_matches('.'),
        false => text,
    };
    let text = text.trim_matches(|character: char| is_edge(character));
    if text.is_empty() || is_address(text) {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for part in separated(text) {
        let name = name(part, !found.is_empty());
        let is_other = |name: &String| {
            is_in_capitals(name) && found.iter().all(|one| !is_in_capitals(one))
                || is_place(name, text) && found.iter().all(|one| one.contains(' '))
        };
        found.extend(name.filter(|name| found.is_empty() || !is_other(name)));
    }
    unique(found)
}

/// Whether a text is one word in capitals: behind a name that is not, a place or an agency.
fn is_in_capitals(text: &str) -> bool {
    text.chars().count() > 2 && text.chars().all(char::is_uppercase)
}

/// Whether a name is one word behind a comma: behind full names, the place where they wrote.
fn is_place(name: &str, text: &str) -> bool {
    let mut before = text.match_indices(name).map(|(at, _)| text.get(..at));
    !name.contains(' ')
        && before.any(|before| {
            before.is_some_and(|before| {
                before.ends_with([',', ' ']) && before.trim_end().ends_with(',')
            })
        })
}

/// How many names are kept; more are no authors.
const MOST_NAMES: usize = 64;

/// The first of the names, each once.
pub(super) fn unique(names: Vec<String>) -> Vec<String> {
    let mut known = HashSet::new();
    let new = names.into_iter().filter(|name| known.insert(letters(name)));
    new.take(MOST_NAMES).collect()
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

/// Cuts at the marks and words that stand between names.
fn separated(text: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = text
        .split([';', '|', ',', '•', '·', '、', '，', '\n', '/', '⋅', '»'])
        .collect();
    let bytes = Bytes::of(text);
    for between in BETWEEN.iter().filter(|between| bytes.hold(between)) {
        parts = parts
            .iter()
            .flat_map(|part| cut_between(part, between))
            .collect();
    }
    parts
}

/// Which bytes a text has: what has others is not in it.
#[derive(Debug)]
pub(super) struct Bytes([u64; 4]);

impl Bytes {
    pub(super) fn of(text: &str) -> Self {
        let mut bytes = Bytes([0; 4]);
        for byte in text.bytes() {
            if let Some(bits) = bytes.0.get_mut(usize::from(byte >> 6)) {
                *bits |= 1 << (byte & 63);
            }
        }
        bytes
    }

    /// Whether all bytes of a text are among them.
    pub(super) fn hold(&self, text: &str) -> bool {
        text.bytes().all(|byte| {
            let bits = self.0.get(usize::from(byte >> 6));
            bits.is_some_and(|bits| bits >> (byte & 63) & 1 == 1)
        })
    }
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

/// Leaves out what stands in parentheses: a nickname, a job, a place.
fn without_parenthesis(part: &str) -> Cow<'_, str> {
    let Some((before, rest)) = part.split_once(" (") else {
        return Cow::Borrowed(part);
    };
    match rest.split_once(") ") {
        Some((_, after)) => Cow::Owned(format!("{before} {after}")),
        None => Cow::Borrowed(before),
    }
}

/// One name, without what stands around it; none where the part is no name.
fn name(part: &str, after_another: bool) -> Option<String> {
    if part
        .split_once(" (")
        .is_some_and(|(_, inner)| gives_pictures(inner))
    {
        return None;
    }
    let part = without_parenthesis(part);
    let mut part = part.trim().trim_matches(is_edge);
    while let Some(rest) = after_opener(part) {
        part = rest;
    }
    let part = cut_at_tail(cut_at_date(part)).trim_matches(is_edge);
    let letters_only = letters(part);
    let count = part.split(' ').count();
    let nobody = NOBODY.contains(&part.to_lowercase().as_str()) || is_opener(part);
    let too_long = count > 8 || part.chars().count() > 80;
    let digits = part.chars().filter(char::is_ascii_digit).count();
    let numeric = digits * 2
        >= part
            .chars()
            .filter(|character| character.is_alphanumeric())
            .count()
        && part.contains([' ', ':'])
        || !part.chars().any(char::is_alphabetic);
    let is_code = part.contains(['(', ')', '{', '}', '=']);
    let unfinished = part.ends_with(" from") || part.ends_with(" by") || part.ends_with(" with");
    if letters_only.is_empty()
        || unfinished
        || nobody
        || too_long
        || numeric
        || is_code
        || is_address(part)
    {
        return None;
    }
    if after_another && (is_credential(part) || is_job(part) || is_outlet(part)) {
        return None;
    }
    Some(part.to_owned())
}

/// A name as readers see it, without the job that may follow it; none where there is only a job
/// or a label.
pub(super) fn without_job(name: &str) -> Option<String> {
    const LABELS: [&str; 5] = ["about", "more", "view", "all", "meet"];
    let first = name.split(' ').next().unwrap_or("").to_lowercase();
    if JOBS.contains(&first.as_str()) || LABELS.contains(&first.as_str()) {
        return None;
    }
    let name = cut_at(name, |count, word| count > 1 && JOBS.contains(&word));
    Some(name.trim().to_owned())
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

/// Whether what stands behind a name is the newspaper that it writes for.
fn is_outlet(part: &str) -> bool {
    const LAST: [&str; 19] = [
        "chronicle",
        "courier",
        "dispatch",
        "gazette",
        "herald",
        "journal",
        "magazine",
        "mail",
        "media",
        "network",
        "news",
        "observer",
        "post",
        "press",
        "republic",
        "sentinel",
        "staff",
        "times",
        "tribune",
    ];
    let last = part.rsplit_once(' ').map(|(_, last)| last.to_lowercase());
    last.is_some_and(|last| LAST.contains(&last.as_str()))
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

/// Longer texts are no bylines but say something about the author.
pub(super) const LONGEST_BYLINE: usize = 160;

/// Whether a text is the name of a person and nothing else: two to four words, each with a capital,
/// without marks but those that names are written with.
pub(super) fn is_full_name(text: &str) -> bool {
    let word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|character| {
                character.is_alphabetic() || matches!(character, '.' | '-' | '\'' | '’')
            })
    };
    let particle = |word: &str| PARTICLES.contains(&word);
    (2..=4).contains(&text.split(' ').filter(|word| !particle(word)).count())
        && text.split(' ').all(|part| word(part) || particle(part))
        && !text.split(' ').next_back().is_some_and(particle)
}

/// Words in small letters within names.
const PARTICLES: [&str; 18] = [
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "la", "le",
    "ten", "van", "von", "zu",
];

/// The names in a text that readers see, each with the look of a name or, where accounts are
/// named, of one word.
pub(super) fn shown(text: &str, account: bool) -> Vec<String> {
    let names = split(text).into_iter();
    let names = names.filter(|name| account && !name.contains(' ') || reads_like_names(name));
    names.filter_map(|name| without_job(&name)).collect()
}
