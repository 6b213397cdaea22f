//! Summaries and slugs: cutting text without breaking a word or a character.

use unicode_segmentation::UnicodeSegmentation;

/// The longest beginning of a text of at most `limit` user-perceived characters: up to the end of
/// a sentence if that keeps at least half of the limit, else up to the end of a word and `…`.
pub(crate) fn summary(text: &str, limit: usize) -> String {
    let fits = text.grapheme_indices(true).nth(limit).map(|(at, _)| at);
    let Some(end) = fits else {
        return text.to_owned();
    };
    let mut sentences = 0;
    for (at, sentence) in text.split_sentence_bound_indices() {
        let behind = at + sentence.trim_end().len();
        if behind > end {
            break;
        }
        let rest = text.get(behind..).unwrap_or("");
        if is_whole(sentence.trim_end(), rest) {
            sentences = behind;
        }
    }
    if sentences * 2 >= end {
        return text.get(..sentences).unwrap_or(text).to_owned();
    }
    let last_grapheme = text
        .get(..end)
        .and_then(|kept| kept.grapheme_indices(true).next_back())
        .map_or(0, |(at, _)| at);
    let mut words = 0;
    for (at, _) in text.split_word_bound_indices() {
        if at > last_grapheme {
            break;
        }
        words = at;
    }
    let words = if words == 0 { last_grapheme } else { words };
    let kept = text.get(..words).unwrap_or("").trim_end();
    format!(
        "{}…",
        kept.trim_end_matches([',', ';', ':', '-', '–', '—'])
            .trim_end()
    )
}

/// Abbreviations that a name or a number follows. Sorted.
const ABBREVIATIONS: [&str; 16] = [
    "Dr", "Fr", "Gen", "Gov", "Hr", "Mme", "Mr", "Mrs", "Ms", "No", "Nr", "Prof", "Rep", "Sen",
    "St", "vs",
];

/// Whether a sentence is one that a reader would end there: white space or an ideograph follows, or its
/// end is of a script without spaces; and no initial or abbreviation stands at its end.
fn is_whole(sentence: &str, rest: &str) -> bool {
    let apart = |next: char| next.is_whitespace() || super::is_ideographic(next);
    let is_apart = rest.starts_with(apart) || sentence.ends_with(super::is_ideographic);
    if !rest.is_empty() && !is_apart {
        return false;
    }
    let last = sentence.rsplit(char::is_whitespace).next().unwrap_or("");
    let Some(word) = last.strip_suffix('.') else {
        return true;
    };
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    !is_initial && ABBREVIATIONS.binary_search(&word).is_err()
}

/// A text as a part of an address: its words in lower case, joined by hyphens, whole words only
/// up to `limit` bytes. Words that nothing parts, as in scripts without spaces, stay together as far
/// as the limit lets them.
pub(crate) fn slug(text: &str, limit: usize) -> String {
    let mut slug = String::new();
    let mut end = 0;
    for (at, word) in text.unicode_word_indices() {
        let letters = word.chars().filter(|character| is_of_word(*character));
        let word_in_slug: String = letters.flat_map(char::to_lowercase).collect();
        if word_in_slug.is_empty() {
            continue;
        }
        let hyphen = !slug.is_empty() && at > end;
        end = at + word.len();
        if !slug.is_empty() && slug.len() + word_in_slug.len() + usize::from(hyphen) > limit {
            break;
        }
        if hyphen {
            slug.push('-');
        }
        slug.push_str(&word_in_slug);
    }
    slug
}

/// Whether a character of a word stays in an address: letters, digits, and the marks that scripts of
/// India and others write words with, but no apostrophes and no invisible characters.
fn is_of_word(character: char) -> bool {
    let is_mark = !character.is_ascii() && !matches!(character, '\u{2000}'..='\u{206F}');
    character.is_alphanumeric() || is_mark
}

/// The end of a text, so many bytes at most.
pub(crate) fn ending(text: &str, bytes: usize) -> &str {
    let mut starts = text.len().saturating_sub(bytes)..=text.len();
    starts.find_map(|start| text.get(start..)).unwrap_or("")
}

/// The beginning of a text, so many bytes and those of the character there: no hostile text may cost
/// more than that.
pub(crate) fn beginning(text: &str, bytes: usize) -> &str {
    if text.len() <= bytes {
        return text;
    }
    let mut ends = bytes..=text.len();
    ends.find_map(|end| text.get(..end)).unwrap_or(text)
}
