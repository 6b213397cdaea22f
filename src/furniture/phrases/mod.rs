//! Words that tell to read on, in the languages most feeds are in.

mod brackets;
mod eastern;
mod latin;
mod latin_from_i;
mod latin_from_m;
mod link;
mod link_other;
pub(super) mod made;
mod other;

/// The last letter of the Latin blocks.
const LAST_LATIN: char = '\u{24F}';

/// The first letter of the blocks for Chinese, Japanese and Korean.
const FIRST_EASTERN: char = '\u{2E80}';

/// Whether a text starts with a letter of the Latin blocks, or with none.
pub(super) fn is_latin(text: &str) -> bool {
    !text.starts_with(|first: char| first > LAST_LATIN)
}

fn list(text: &str) -> &'static [&'static str] {
    if text.starts_with(|first: char| first >= FIRST_EASTERN) {
        &eastern::PHRASES
    } else if !is_latin(text) {
        &other::PHRASES
    } else if text < "i" {
        &latin::PHRASES
    } else if text < "m" {
        &latin_from_i::PHRASES
    } else {
        &latin_from_m::PHRASES
    }
}

/// The phrases that a text in lower case starts with.
pub(super) fn starting(text: &str) -> impl Iterator<Item = &str> {
    super::words::starting(list(text), text)
}

/// Whether a text in lower case is such a phrase.
pub(super) fn is_phrase(text: &str) -> bool {
    list(text).binary_search(&text).is_ok()
}

/// Whether a text in lower case says so where it is the text of a link.
pub(super) fn is_link_text(text: &str) -> bool {
    let list: &[&str] = match is_latin(text) {
        true => &link::BY_LINK_ONLY,
        false => &link_other::BY_LINK_ONLY,
    };
    list.binary_search(&text).is_ok()
}

/// Whether a text in lower case says so in brackets, without a link.
pub(super) fn is_bracketed(text: &str) -> bool {
    brackets::IN_BRACKETS.binary_search(&text).is_ok()
}

/// Whether a word stands between such words and the name of a site.
pub(super) fn is_preposition(word: &str) -> bool {
    link::PREPOSITIONS.binary_search(&word).is_ok()
}
