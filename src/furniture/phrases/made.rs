//! Sentences made of nothing but words that tell to read on, in any order.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use Role::{Joins, Names, Tells};

/// What a word does in such a sentence.
#[derive(Debug, Clone, Copy)]
enum Role {
    /// It tells to read on.
    Tells,
    /// It names what there is to read, or how much of it.
    Names,
    /// It stands between the others.
    Joins,
}

/// The words, in lower case.
static WORDS: LazyLock<FxHashMap<&str, Role>> = LazyLock::new(|| {
    let lists = [
        (include_str!("words/verbs.txt"), Tells),
        (include_str!("words/objects.txt"), Names),
        (include_str!("words/fillers.txt"), Joins),
    ];
    let words = |(list, role): (&'static str, Role)| list.lines().map(move |word| (word, role));
    lists.into_iter().flat_map(words).collect()
});

/// Such a sentence is hardly longer, in bytes, and has hardly more words.
const LONGEST: usize = 110;
const MOST_WORDS: usize = 12;

/// Whether a text in lower case is such a sentence; if a name ends it, where the words that join it start,
/// and the last of them.
pub(in crate::furniture) fn read(text: &str) -> Option<[usize; 2]> {
    if text.len() > LONGEST {
        return None;
    }
    let (mut tells, mut names, mut border, mut last, mut at) = (false, false, 0, 0, 0);
    let mut ended = true;
    let is_sign = |sign: char| !sign.is_alphanumeric();
    for word in text.split_inclusive(is_sign).take(MOST_WORDS) {
        let start = at;
        at += word.len();
        let word = word.trim_end_matches(is_sign);
        if word.is_empty() {
            continue;
        }
        match WORDS.get(word) {
            Some(Joins) => {}
            Some(role) => {
                tells |= matches!(role, Tells);
                names |= matches!(role, Names);
                border = at;
            }
            None => {
                ended = false;
                break;
            }
        }
        last = start;
    }
    let places = if ended { [at; 2] } else { [border, last] };
    (tells && names).then_some(places)
}
