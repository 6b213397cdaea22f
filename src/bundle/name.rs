//! How good a text is as the name of an outlet.

use super::cue;
use super::outlets;

/// Added to a name that the crate's own list has.
const KNOWN: f32 = 8.0;

/// Added to a name that the list has without its last word.
const EDITION: f32 = 8.0;

/// Added to a name that the list has without a number behind it: headlines start with numbers as well.
const NUMBERED: f32 = 7.0;

/// Added to a name that is the address of a site.
const DOMAIN: f32 = 6.0;

/// Added to a name with a last word as names of outlets have it.
const LAST_WORD: f32 = 3.0;

/// Added to a name with a first word as names of outlets have it.
const FIRST_WORD: f32 = 1.0;

/// Added to a name of such a last word behind a word made of a town's name in German.
const OF_TOWN: f32 = 1.0;

/// Taken from a name that is nothing but such a first word.
const LONE_FIRST_WORD: f32 = 3.0;

/// Added to a call sign of a station in the United States; of two the longer one is more common.
const CALL_SIGN: f32 = 4.0;

/// Taken from a name that is a date.
const DATE: f32 = 6.0;

/// Names have few words.
const USUAL_WORDS: usize = 4;

/// Names in scripts without spaces have few characters.
const USUAL_IDEOGRAPHS: f32 = 5.0;

/// Names in scripts with spaces and without capitals have few words and letters.
const USUAL_CASELESS_WORDS: usize = 2;
const USUAL_LETTERS: usize = 9;

/// Words that stand inside names in lower case, in several languages.
const CONNECTORS: [&str; 24] = [
    "&", "and", "da", "das", "de", "del", "della", "der", "des", "di", "do", "du", "e", "el", "en",
    "et", "for", "la", "le", "of", "on", "the", "und", "y",
];

/// Last labels of host names, besides those of two letters.
const TOP_LEVEL: [&str; 16] = [
    "app", "blog", "club", "com", "edu", "gov", "info", "int", "live", "media", "net", "news",
    "online", "org", "site", "today",
];

/// A little more for each character, so that of two known names the longer one wins.
pub(super) fn known_length(name: &str) -> f32 {
    name.chars().take(20).count() as f32 * 0.05
}

/// The score of a name: above zero where something speaks for it.
pub(super) fn score(name: &str) -> f32 {
    if outlets::is_known(name) {
        return KNOWN + known_length(name);
    }
    if outlets::is_edition(name) {
        return EDITION + known_length(name);
    }
    if outlets::is_numbered(name) {
        return NUMBERED;
    }
    let characters = name.chars().count();
    if characters < 2 {
        return -6.0;
    }
    if is_domain(name) {
        return DOMAIN;
    }
    if let Some((front, last)) = name.rsplit_once(' ')
        && is_domain(last)
    {
        let words = front.split(' ').count() + 2 * lower_case_words(front);
        return DOMAIN - 1.0 - punctuation(name) - words as f32;
    }
    shape(name, characters) - punctuation(name)
}

fn shape(name: &str, characters: usize) -> f32 {
    let words = name.split_whitespace().count();
    let unspaced = name
        .chars()
        .filter(|character| cue::is_unspaced(*character))
        .count();
    let mut score = match outlets::ending_length(name) {
        0 => 0.0,
        length => 2.5 + 0.7 * length as f32,
    };
    if name.contains([' ', '-']) && outlets::has_last_word(name) {
        score += LAST_WORD;
    }
    if words == 2 && is_of_town(name) {
        score += OF_TOWN;
    }
    if outlets::has_first_word(name) {
        score += FIRST_WORD;
    }
    if outlets::is_first_word(name) {
        score -= LONE_FIRST_WORD;
    }
    score -= length_penalty(name, words);
    if unspaced > 0 {
        score -= name
            .chars()
            .filter(|character| is_rare_in_names(*character))
            .count() as f32;
    }
    score -= lower_case_words(name) as f32;
    score -= cue::glued_words(name, characters) * 0.6;
    if unspaced == 0 && words == 1 && is_acronym(name) {
        score += match is_call_sign(name) {
            true => CALL_SIGN + known_length(name),
            false => 1.0,
        };
    }
    if name.starts_with(char::is_lowercase) {
        score -= 1.0;
    }
    if cue::ends_in_prefix(name) {
        score -= 2.0;
    }
    if is_connector(name.rsplit(' ').next().unwrap_or("")) {
        score -= 4.0;
    }
    if !name.contains(char::is_alphabetic) {
        score -= 4.0;
    }
    if is_date(name) {
        score -= DATE;
    }
    score
}

/// `Aachener Zeitung`
fn is_of_town(name: &str) -> bool {
    let words = name.split_once(' ');
    words.is_some_and(|(town, _)| town.ends_with("er") && town.starts_with(char::is_uppercase))
        && outlets::has_last_word(name)
}

/// Whether a name has a number at both ends, as `4 May 2024` has.
fn is_date(name: &str) -> bool {
    let is_digit = |sign: char| sign.is_ascii_digit();
    name.contains(' ') && name.starts_with(is_digit) && name.ends_with(is_digit)
}

/// A penalty for names that are longer than names are. Where no capitals tell where a name ends, its
/// length has to.
fn length_penalty(name: &str, words: usize) -> f32 {
    let is_caseless = |character: char| {
        character.is_alphabetic() && !character.is_lowercase() && !character.is_uppercase()
    };
    let mut ideographs = 0.0;
    let mut letters = 0_usize;
    for character in name.chars() {
        match character {
            // Words in katakana are long.
            '\u{30A0}'..='\u{30FF}' => ideographs += 0.5,
            _ if cue::is_unspaced(character) => ideographs += 1.0,
            _ if is_caseless(character) => letters += 1,
            _ => {}
        }
    }
    let mixed = name.contains(|sign: char| sign.is_ascii_alphabetic());
    let caseless = match letters {
        0 => words.saturating_sub(USUAL_WORDS) as f32,
        1 | 2 if !mixed => 3.0,
        _ => {
            words.saturating_sub(USUAL_CASELESS_WORDS) as f32
                + letters.saturating_sub(USUAL_LETTERS) as f32 * 0.2
        }
    };
    caseless + (ideographs - USUAL_IDEOGRAPHS).max(0.0) * 0.5
}

/// Hiragana and digits are rare in names of scripts without spaces, apart from names that are known.
fn is_rare_in_names(character: char) -> bool {
    match character {
        '\u{3041}'..='\u{309F}' => true,
        '\u{4E00}'..='\u{9FFF}' => false,
        _ => character.is_numeric(),
    }
}

/// Whether a word only stands between others.
pub(super) fn is_connector(word: &str) -> bool {
    CONNECTORS.contains(&word.to_lowercase().as_str())
}

fn is_acronym(name: &str) -> bool {
    (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether a name is the letters of a station, behind which its place stands in Japan: `BSN新潟放送`.
pub(super) fn is_station(name: &str) -> bool {
    (2..=4).contains(&name.len()) && is_acronym(name)
}

/// Call signs of stations in the United States have four letters, at least three, and start with
/// K or W.
fn is_call_sign(name: &str) -> bool {
    matches!(name.len(), 3 | 4) && name.starts_with(['K', 'W'])
}

fn lower_case_words(name: &str) -> usize {
    name.split_whitespace()
        .filter(|word| word.starts_with(char::is_lowercase) && !CONNECTORS.contains(word))
        .count()
}

/// A penalty for signs that sentences have and names have not.
fn punctuation(name: &str) -> f32 {
    let mut penalty = 0.0;
    for character in name.chars() {
        penalty += match character {
            '?' | '？' | '…' | '：' | '，' | '。' | '、' | ';' | '；' | '“' | '”' | '「' | '」'
            | '"' | '‘' | '«' | '„' | '【' | '】' | '《' | '》' => 4.0,
            ',' | ':' | '|' | '｜' | '%' | '$' | '『' | '』' => 2.5,
            '\'' | '’' | '(' | '!' | '！' | '_' => 0.5,
            '\n' => 10.0,
            _ => 0.0,
        };
    }
    let ends_open = name.ends_with([',', ':', '-', '–', '—', '&', '/', '+', '|', '・']);
    let sentence = name.ends_with('.') && name.contains(' ');
    penalty + if ends_open { 6.0 } else { 0.0 } + if sentence { 3.0 } else { 0.0 }
}

/// Whether a name is a host name or an address.
pub(super) fn is_domain(name: &str) -> bool {
    let host = name
        .strip_prefix("https://")
        .or_else(|| name.strip_prefix("http://"))
        .map_or(name, |rest| rest.trim_end_matches('/'));
    let Some((front, last)) = host.rsplit_once('.') else {
        return false;
    };
    let last = last.to_ascii_lowercase();
    let country = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_lowercase());
    !front.is_empty()
        && front
            .chars()
            .all(|character| character.is_alphanumeric() || matches!(character, '-' | '.'))
        && front.chars().next_back().is_some_and(char::is_alphanumeric)
        && (country || TOP_LEVEL.contains(&last.as_str()))
}
