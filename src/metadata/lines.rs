//! Names in lines that tell more than who wrote something: "Ida Holm | 3 May 2024", "Ida Holm, staff writer",
//! "3 May 2024 by Ida Holm".

use super::credit::without_pictures;
use super::names;
use super::opener::{after_opener, may_open};
use super::words::{JOBS, UNSPACED_OPENERS};
use crate::text::{self, date};

/// What stands between a name and what else a line tells.
const MARKS: [&str; 8] = [" | ", " · ", " • ", " - ", " – ", " — ", " / ", ", "];

/// Longer lines tell something else, in characters.
const LONGEST_LINE: usize = 100;

/// Names in scripts without spaces have so many characters.
const UNSPACED_NAME: std::ops::RangeInclusive<usize> = 2..=4;

/// A byline that follows a day has so many words before it at most.
const MOST_WORDS: usize = 12;

/// Words of names that are none.
const NO_NAMES: [&str; 80] = [
    "about",
    "all",
    "article",
    "blog",
    "business",
    "by",
    "city",
    "club",
    "comments",
    "contact",
    "council",
    "culture",
    "daily",
    "department",
    "discussion",
    "district",
    "download",
    "editorial",
    "estate",
    "everyone",
    "follow",
    "forum",
    "free",
    "get",
    "group",
    "health",
    "home",
    "hub",
    "in",
    "learn",
    "leave",
    "local",
    "log",
    "magazine",
    "more",
    "new",
    "news",
    "on",
    "opinion",
    "our",
    "page",
    "posted",
    "press",
    "print",
    "published",
    "read",
    "redacción",
    "redactie",
    "redaction",
    "redacção",
    "redakce",
    "redakcja",
    "redaksi",
    "redaktion",
    "redaktionen",
    "redazione",
    "redação",
    "release",
    "report",
    "rédaction",
    "sales",
    "share",
    "sign",
    "society",
    "sports",
    "staff",
    "story",
    "subscribe",
    "team",
    "technology",
    "the",
    "this",
    "thứ",
    "travel",
    "update",
    "view",
    "world",
    "written",
    "your",
    "редакция",
];

/// Whether a text as it stands in a page may be such a line, at a glance.
pub(super) fn may_name(raw: &str) -> bool {
    let raw = raw.trim_ascii().as_bytes();
    let is_plain = raw.first().is_some_and(u8::is_ascii_lowercase);
    let tells = |byte: &u8| matches!(byte, b',' | b'0'..=b'9' | 0x80..);
    !is_plain && (8..=2 * LONGEST_LINE).contains(&raw.len()) && raw.iter().any(tells)
}

/// The name in a line near a headline, if it tells a name and what stands beside names.
pub(super) fn name(line: &str) -> Option<&str> {
    if line.chars().count() > LONGEST_LINE {
        return None;
    }
    // Most lines open with one word of capitals at most.
    let mut words = line.split(' ').take(2);
    let opens = words.all(|word| word.starts_with(char::is_uppercase));
    let named = || {
        let before = dated(line).or_else(|| with_job(line));
        before
            .or_else(|| before_day(line))
            .or_else(|| before_place(line))
    };
    opens
        .then(named)
        .flatten()
        .or_else(|| behind_day(line))
        .or_else(|| behind_time(line))
        .or_else(|| unspaced(line))
}

/// A name right before a day in numbers: "Ida Holm 18-11-2005, last change 19-11-2005".
fn before_day(line: &str) -> Option<&str> {
    let at = line.find(|sign: char| sign.is_ascii_digit())?;
    let (name, behind) = line.split_at_checked(at)?;
    let name = name.strip_suffix(' ').filter(|name| is_person(name))?;
    let day = behind.split([' ', ',']).next()?;
    date::whole(day).map(|_| name)
}

/// A name before the place where it was written, in capitals: "Ida Holm / HARWICK".
fn before_place(line: &str) -> Option<&str> {
    let (name, place) = line.split_once(" / ")?;
    let is_place =
        place.chars().all(|sign| sign.is_uppercase() || sign == ' ') && place.chars().count() >= 3;
    (is_place && is_person(name)).then_some(name)
}

/// A name behind a day and an hour: "25.04.2007 - 10h15 Ida Holm", "Monday, 3 May 2024 10:44 Ida Holm".
fn behind_time(line: &str) -> Option<&str> {
    if !date::may_hold(line) || !line.ends_with(char::is_alphabetic) {
        return None;
    }
    let last = line.rfind(|sign: char| sign.is_ascii_digit())?;
    let (time, name) = line.split_at_checked(last + 1)?;
    let name = name.strip_prefix(' ').filter(|name| is_person(name))?;
    let (day, hour) = time.rsplit_once(' ')?;
    let is_hour = hour.contains([':', 'h']) || hour.matches('.').count() == 1;
    (is_hour && is_day(day.trim_end_matches([' ', '-', '–', ',', '|']))).then_some(name)
}

/// A name behind a day and a mark, with nothing else: "3. 5. 2024 – Ida Holm". Where titles have capitals in all
/// words, a part of the site may be called like a name.
pub(super) fn behind_mark(line: &str) -> Option<&str> {
    let (day, name) = cut_last(line)?;
    (is_person(name) && is_day(before_zone(day))).then_some(name)
}

/// Whether a text tells a day, and hardly anything beside it: "Published 3 May 2024, 7:12".
pub(super) fn tells_day(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_OF_DAY || !date::may_hold(text) {
        return false;
    }
    let words = text
        .split(' ')
        .filter(|word| word.starts_with(char::is_alphabetic));
    let count = words.count();
    let is_sentence = count > FEWEST_OF_SENTENCE && text.ends_with(['.', '!', '?']);
    count <= MOST_BESIDE_DAY && !is_sentence && date::find(text, date::Order::MonthFirst).is_some()
}

/// The length in bytes, and the words, of a text that tells a day.
const LONGEST_OF_DAY: usize = 120;
const MOST_BESIDE_DAY: usize = 8;
const FEWEST_OF_SENTENCE: usize = 4;

/// The name in a line that tells where its author wrote, or for whom: "Ida Holm / Harwick".
pub(super) fn before_other(line: &str, is_own: impl Fn(&str) -> bool) -> Option<&str> {
    let is_marked = line.len() <= LONGEST_LINE && line.contains(['/', ',', '|', '·', '-']);
    let (name, other) = is_marked.then(|| cut(line))??;
    let is_place = || {
        line.contains(" / ")
            && other.split(' ').count() <= 2
            && other.starts_with(char::is_uppercase)
    };
    let follows = !other.is_empty() && (is_own(other) || is_place());
    (follows && is_person(name)).then_some(name)
}

/// A name before a date: "Ida Holm | 3 May 2024 | Harbours".
fn dated(line: &str) -> Option<&str> {
    if !date::may_hold(line) {
        return None;
    }
    let (name, mut rest) = cut(line)?;
    if !is_person(name) {
        return None;
    }
    loop {
        let (part, behind) = cut(rest).unwrap_or((rest, ""));
        if is_day(part) || date::whole(rest).is_some() {
            return Some(name);
        }
        if behind.is_empty() {
            return None;
        }
        rest = behind;
    }
}

/// Whether a text is a date, in whatever order its numbers stand.
fn is_day(text: &str) -> bool {
    let is_numeric = || !text.contains(char::is_alphabetic);
    date::whole(text).is_some()
        || is_numeric() && date::find(text, date::Order::MonthFirst).is_some()
}

/// A day without the hour with a point and the zone that may follow it: "Tue 20 Nov 2018 07.00 GMT".
fn before_zone(text: &str) -> &str {
    let (day, hour) = match text.rsplit_once(' ') {
        Some((before, zone))
            if zone.len() <= 4 && zone.bytes().all(|byte| byte.is_ascii_uppercase()) =>
        {
            before.rsplit_once(' ').unwrap_or((before, ""))
        }
        _ => (text, ""),
    };
    let is_hour = hour.len() == 5 && hour.contains(['.', ':']);
    if is_hour { day } else { text }
}

/// A name before a job: "Ida Holm, rural affairs correspondent".
fn with_job(line: &str) -> Option<&str> {
    let (name, job) = line.split_once(',')?;
    let (name, job) = (name.trim(), job.trim());
    let is_job = |word: &str| JOBS.contains(&word.to_lowercase().as_str());
    let ends = job.rsplit(' ').next().is_some_and(is_job);
    (ends && job.split(' ').count() <= 6 && is_person(name)).then_some(name)
}

/// A name behind a day and a word that opens bylines: "3 May 2024 by Ida Holm".
fn behind_day(line: &str) -> Option<&str> {
    if !date::may_hold(line) {
        return None;
    }
    let places = line.match_indices(' ').take(MOST_WORDS);
    let mut openings = places.filter_map(|(at, _)| {
        let (before, rest) = line.split_at_checked(at)?;
        let rest = rest.trim_start();
        let name = until_mark(may_open(rest).then(|| after_opener(rest))??);
        let name = without_pictures(name).trim_end_matches([',', '.']);
        is_person(name).then_some((before, name))
    });
    let (before, name) = openings.next()?;
    let follows = date::find(before, date::Order::MonthFirst).is_some();
    follows.then_some(name)
}

/// A name behind a word for who wrote it, within a line of a script without spaces: "來源：晚報 作者：林雨安 字號".
fn unspaced(line: &str) -> Option<&str> {
    if line.is_ascii() {
        return None;
    }
    let mut openers = UNSPACED_OPENERS.iter();
    openers.find_map(|opener| {
        let (before, behind) = line.split_once(opener)?;
        if opener.starts_with('文') && before.ends_with(text::is_ideographic) {
            return None;
        }
        let behind = behind.trim_start();
        let end =
            behind.find(|letter: char| !text::is_ideographic(letter) || !letter.is_alphabetic());
        let (name, rest) = behind.split_at_checked(end.unwrap_or(behind.len()))?;
        let ends = match opener.ends_with(['：', ':', '/', '／']) {
            true => {
                rest.is_empty() || rest.starts_with([' ', '　', '╱', '／', '/', '，', '）', ')'])
            }
            // The word for a reporter alone is a part of other words too.
            false => rest.starts_with(['╱', '／', '/']),
        };
        (ends && UNSPACED_NAME.contains(&name.chars().count())).then_some(name)
    })
}

/// What stands before and behind the first of the marks.
fn cut(line: &str) -> Option<(&str, &str)> {
    let cuts = MARKS.iter().filter_map(|mark| line.split_once(mark));
    let (before, behind) = cuts.min_by_key(|(before, _)| before.len())?;
    Some((before.trim(), behind.trim()))
}

/// What stands before and behind the last of the marks.
fn cut_last(line: &str) -> Option<(&str, &str)> {
    let marks = MARKS.iter().filter(|mark| **mark != ", ");
    let cuts = marks.filter_map(|mark| line.rsplit_once(mark));
    let (before, behind) = cuts.max_by_key(|(before, _)| before.len())?;
    Some((before.trim(), behind.trim()))
}

/// What stands before the first of the marks, and before an hour: "Ida Holm at 7:12 AM | Permalink".
pub(super) fn until_mark(line: &str) -> &str {
    let marks = MARKS.iter().filter(|mark| **mark != ", ");
    let mut ends = marks.filter_map(|mark| line.find(mark));
    let first = ends.next().map(|first| ends.fold(first, usize::min));
    let line = line.get(..first.unwrap_or(line.len())).unwrap_or(line);
    let is_hour = |(at, word): &(usize, &str)| {
        let behind = line.get(at + word.len()..).unwrap_or("");
        behind.starts_with(|next: char| next.is_ascii_digit())
    };
    let hours = [" at ", " à ", " um ", " o "].into_iter();
    let mut hours = hours
        .flat_map(|word| line.match_indices(word))
        .filter(is_hour);
    let end = hours.next().map_or(line.len(), |(at, _)| at);
    line.get(..end).unwrap_or(line).trim()
}

pub(super) fn is_person(name: &str) -> bool {
    let mut words = name.split(' ');
    names::is_full_name(name)
        && !words.any(|word| NO_NAMES.contains(&word.to_lowercase().as_str()))
        && after_opener(name).is_none()
}
