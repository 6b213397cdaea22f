//! The class names of elements.

use super::Builder;
use crate::dom::{Document, NodeId};

impl Builder<'_> {
    /// Whether one of the words of an element's classes is among `wanted`; several lists are asked
    /// for of one element.
    pub(super) fn has_class_word(&self, node: NodeId, wanted: &Words) -> bool {
        self.class_hashes(node).may_hold(wanted) && holds_word(self.document, node, wanted)
    }

    /// The hashes of the words of an element's classes.
    pub(super) fn class_hashes(&self, node: NodeId) -> WordHashes {
        if let Some((hashed, hashes)) = self.hashed.get()
            && hashed == node
        {
            return hashes;
        }
        let hashes = WordHashes::of(self.document, node);
        self.hashed.set(Some((node, hashes)));
        hashes
    }
}

/// Whether an element has a class.
pub(super) fn has_class(document: &Document, node: NodeId, class: &str) -> bool {
    classes(document, node).any(|own| own.eq_ignore_ascii_case(class))
}

/// Words that classes are asked for, in lower case.
#[derive(Debug)]
pub(super) struct Words {
    words: &'static [&'static str],
    /// The hash of each word.
    hashes: [u32; MOST_WANTED],
    /// The bits of all of them.
    bits: u128,
}

/// More words are not asked for at once.
const MOST_WANTED: usize = 24;

impl Words {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= MOST_WANTED, "too many words");
        let mut hashes = [0; MOST_WANTED];
        let mut bits = 0;
        let mut rest = words;
        let mut free: &mut [u32] = &mut hashes;
        while let (Some((word, words)), Some((hash, hashes))) =
            (rest.split_first(), free.split_first_mut())
        {
            *hash = hash_of(word.as_bytes());
            bits |= bit_of(*hash);
            (rest, free) = (words, hashes);
        }
        Words {
            words,
            hashes,
            bits,
        }
    }

    /// Whether a word is among them, in any case.
    pub(super) fn contain(&self, word: &str) -> bool {
        self.words
            .iter()
            .any(|known| known.eq_ignore_ascii_case(word))
    }
}

/// How many of an element's words are told apart by their hashes.
const MOST_WORDS: usize = 16;

/// The hashes of the words of an element's classes. Most elements hold none of the words that are
/// asked for, which these tell.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordHashes {
    hashes: [u32; MOST_WORDS],
    /// How many words there are; with more than have a place, all words may be among them.
    count: usize,
    /// The bits of all hashes: where none of them is a wanted word's, neither is a hash.
    bits: u128,
}

impl WordHashes {
    /// The hashes of the words of an element's classes.
    pub(super) fn of(document: &Document, node: NodeId) -> WordHashes {
        let class = document.attribute(node, "class").unwrap_or("");
        let mut hashed = WordHashes {
            hashes: [0; MOST_WORDS],
            count: 0,
            bits: 0,
        };
        any_hash(class, |hash| {
            if let Some(place) = hashed.hashes.get_mut(hashed.count) {
                *place = hash;
            }
            hashed.count += 1;
            hashed.bits |= bit_of(hash);
            false
        });
        hashed
    }

    /// Whether one of the words may be among those with these hashes.
    #[inline]
    pub(super) fn may_hold(&self, words: &Words) -> bool {
        self.bits & words.bits != 0 && self.holds_hash(words)
    }

    fn holds_hash(&self, words: &Words) -> bool {
        let wanted = words.hashes.get(..words.words.len()).unwrap_or(&[]);
        let own = self.hashes.get(..self.count);
        own.is_none_or(|own| own.iter().any(|hash| wanted.contains(hash)))
    }
}

/// Whether one of the hashes of a class's words is as wanted: of pieces of letters and digits, and of
/// the words that capital letters cut them into.
fn any_hash(class: &str, mut is_wanted: impl FnMut(u32) -> bool) -> bool {
    let (mut hash, mut after_small) = (EMPTY, false);
    for byte in class.bytes() {
        let is_part = byte.is_ascii_alphanumeric();
        if !is_part || after_small && byte.is_ascii_uppercase() {
            if hash != EMPTY && is_wanted(hash) {
                return true;
            }
            hash = EMPTY;
        }
        if is_part {
            hash = hash_with(hash, byte);
        }
        after_small = byte.is_ascii_lowercase();
    }
    hash != EMPTY && is_wanted(hash)
}

/// The hash of no word.
const EMPTY: u32 = 0x811c_9dc5;

/// FNV-1a with one more letter, in any case.
const fn hash_with(hash: u32, letter: u8) -> u32 {
    (hash ^ letter.to_ascii_lowercase() as u32).wrapping_mul(0x0100_0193)
}

/// The bit that stands for a hash among those of other words.
const fn bit_of(hash: u32) -> u128 {
    1 << (hash >> (u32::BITS - 7))
}

const fn hash_of(word: &[u8]) -> u32 {
    let mut hash = EMPTY;
    let mut rest = word;
    while let Some((letter, others)) = rest.split_first() {
        hash = hash_with(hash, *letter);
        rest = others;
    }
    hash
}

/// Whether one of the words that an element's classes are made of is among `wanted`:
/// `image__caption-text` is made of `image`, `caption` and `text`, `imageCaption` of `image` and
/// `caption`.
pub(super) fn has_class_word(document: &Document, node: NodeId, wanted: &Words) -> bool {
    WordHashes::of(document, node).may_hold(wanted) && holds_word(document, node, wanted)
}

fn holds_word(document: &Document, node: NodeId, wanted: &Words) -> bool {
    let class = document.attribute(node, "class").unwrap_or("");
    let hashes = wanted.hashes.get(..wanted.words.len()).unwrap_or(&[]);
    // Elements with very many words come here without any of those that are wanted.
    any_hash(class, |hash| hashes.contains(&hash))
        && classes(document, node).any(|class| words(class).any(|word| wanted.contain(word)))
}

/// The classes of an element.
pub(super) fn classes(document: &Document, node: NodeId) -> impl Iterator<Item = &str> {
    let class = document.attribute(node, "class").unwrap_or("");
    class.split_ascii_whitespace()
}

/// The words that a class is made of.
pub(super) fn words(class: &str) -> impl Iterator<Item = &str> {
    let parts = class.split(|next: char| !next.is_ascii_alphanumeric());
    parts.flat_map(camel_words)
}

/// Cuts before each capital letter behind a small one.
fn camel_words(part: &str) -> impl Iterator<Item = &str> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let mut after_small = false;
        let border = rest.char_indices().find_map(|(at, character)| {
            let border = after_small && character.is_ascii_uppercase();
            after_small = character.is_ascii_lowercase();
            border.then_some(at)
        });
        let (word, next) = rest.split_at_checked(border.unwrap_or(rest.len()))?;
        rest = next;
        (!word.is_empty()).then_some(word)
    })
}
