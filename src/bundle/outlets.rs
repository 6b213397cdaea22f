//! Names of well-known outlets, and the words that names of outlets start and end with.
//!
//! The lists are no rule about any page: they only help to see where a name ends once the tags
//! around it are gone. Each stands in a file of its own, one entry on each line, sorted by bytes.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::cue;

type Words = LazyLock<FxHashSet<&'static str>>;

/// Well-known outlets as they name themselves.
static OUTLETS: Words = LazyLock::new(|| include_str!("words/outlets.txt").lines().collect());

/// First words of outlets' names in languages with spaces between words.
static FIRST_WORDS: Words =
    LazyLock::new(|| include_str!("words/first_words.txt").lines().collect());

/// Last words of outlets' names in languages with spaces between words.
static LAST_WORDS: Words = LazyLock::new(|| include_str!("words/last_words.txt").lines().collect());

/// Languages and countries that stand behind the names of outlets with several editions.
static EDITIONS: Words = LazyLock::new(|| include_str!("words/editions.txt").lines().collect());

/// Endings of outlets' names in scripts without spaces between words, or with few.
static ENDINGS: Words = LazyLock::new(|| include_str!("words/endings.txt").lines().collect());

/// The longest of the endings, in characters.
const LONGEST_ENDING: usize = 12;

/// Words in capitals alone are looked up as if they were not, if they have as many letters.
const SHORTEST_CAPITALS: usize = 4;

/// Whether a text is the name of a well-known outlet.
pub(super) fn is_known(name: &str) -> bool {
    OUTLETS.contains(name)
}

/// Whether a text is the name of a well-known outlet with the name of an edition or of a section
/// behind it.
pub(super) fn is_edition(name: &str) -> bool {
    if let Some((front, last)) = name.rsplit_once(' ') {
        let last = last.trim_matches(['(', ')']);
        let preposition = || {
            [" en", " auf"]
                .iter()
                .find_map(|word| front.strip_suffix(word))
        };
        return EDITIONS.contains(last) && (is_known(front) || preposition().is_some_and(is_known))
            || LAST_WORDS.contains(last) && is_known(front);
    }
    match ending_length(name) {
        0 => false,
        length => name
            .char_indices()
            .nth_back(length - 1)
            .and_then(|(at, _)| name.get(..at))
            .is_some_and(is_known),
    }
}

/// Whether a text is the name of a well-known outlet with the number of one of its stations behind it.
pub(super) fn is_numbered(name: &str) -> bool {
    if !name.ends_with(|sign: char| sign.is_ascii_digit()) {
        return false;
    }
    name.rsplit_once(' ').is_some_and(|(front, number)| {
        let digits = number.bytes().all(|byte| byte.is_ascii_digit());
        number.len() == 2 && digits && is_known(front)
    })
}

/// Whether the first word of a name is one that names of outlets start with.
pub(super) fn has_first_word(name: &str) -> bool {
    name.split_once(' ')
        .is_some_and(|(first, _)| FIRST_WORDS.contains(first))
}

/// The longest article among the first words, in letters.
const LONGEST_ARTICLE: usize = 3;

/// Whether a text starts as names of outlets do that have their kind in front, perhaps behind an article,
/// and whether its other words of some length are names: `Le Courrier du Quai`.
pub(super) fn starts_as_name(text: &str) -> bool {
    let is_article = |word: &str| word.chars().count() <= LONGEST_ARTICLE;
    let mut words = text.split(' ');
    let first = words.next().unwrap_or("");
    let kind = match is_article(first) && FIRST_WORDS.contains(first) {
        true => words.next().unwrap_or(""),
        false => first,
    };
    let is_kind = !is_article(kind) && FIRST_WORDS.contains(kind);
    let mut rest = words.filter(|word| !is_article(word)).peekable();
    is_kind && rest.peek().is_some() && !rest.any(|word| word.starts_with(char::is_lowercase))
}

/// Whether names of outlets start with a word.
pub(super) fn is_first_word(word: &str) -> bool {
    FIRST_WORDS.contains(word)
}

/// Whether the last word of a name is one that names of outlets end with.
pub(super) fn has_last_word(name: &str) -> bool {
    let last = name.rsplit([' ', '-']).next().unwrap_or("");
    LAST_WORDS.contains(last) || is_last_word_in_capitals(last)
}

fn is_last_word_in_capitals(word: &str) -> bool {
    if word.len() < SHORTEST_CAPITALS || !word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return false;
    }
    let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
    let usual = format!("{first}{}", rest.to_ascii_lowercase());
    LAST_WORDS.contains(usual.as_str())
}

/// Whether a text starts with a word that names of outlets end with, and that so belongs to the name
/// before it. Short endings are words of headlines as well.
pub(super) fn starts_with_ending(text: &str) -> bool {
    starts_with_last_word(text)
        || text.starts_with(cue::has_no_spaces)
            && text
                .char_indices()
                .map(|(at, character)| at + character.len_utf8())
                .take(LONGEST_ENDING)
                .skip(1)
                .any(|end| text.get(..end).is_some_and(|start| ENDINGS.contains(start)))
}

/// Whether a text starts with a word of a few ideographs that ends as names of outlets do: what stands
/// behind the letters of a station, `新潟放送`.
pub(super) fn starts_with_named(text: &str) -> bool {
    const LONGEST: usize = 8;
    let ends = text
        .char_indices()
        .map(|(at, sign)| (at + sign.len_utf8(), sign));
    let ends = ends
        .take(LONGEST)
        .take_while(|(_, sign)| cue::is_unspaced(*sign));
    ends.skip(2).any(|(end, _)| {
        text.get(..end)
            .is_some_and(|start| ending_length(start) >= 2)
    })
}

/// Whether a last word is glued to the word a text starts with: `NewsMinister`, `ONLINEMinister`.
fn starts_with_last_word(text: &str) -> bool {
    let mut previous = ' ';
    let end = text
        .char_indices()
        .take(LONGEST_ENDING)
        .find(|(_, character)| {
            let changes = previous.is_lowercase() && character.is_uppercase();
            previous = *character;
            changes || !character.is_ascii_alphabetic()
        });
    let is_glued = |next: char| next.is_alphanumeric() || matches!(next, '’' | '‘' | '“' | '«');
    let Some((at, _)) = end.filter(|(_, next)| is_glued(*next)) else {
        return false;
    };
    let word = text.get(..at).unwrap_or("");
    LAST_WORDS.contains(word) || is_last_word_in_capitals(word)
}

/// How many characters long the longest ending of the name is that names of outlets have; zero if
/// it has none or is nothing else.
pub(super) fn ending_length(name: &str) -> usize {
    if !name.ends_with(cue::has_no_spaces) {
        return 0;
    }
    name.char_indices()
        .rev()
        .take(LONGEST_ENDING)
        .enumerate()
        .filter(|(_, (at, _))| *at > 0 && name.get(*at..).is_some_and(|end| ENDINGS.contains(end)))
        .map(|(before, _)| before + 1)
        .max()
        .unwrap_or(0)
}
