//! The class names of elements.

use super::Builder;
use super::part::Part;
use crate::dom::{Document, NodeId};
use crate::text::Recent;

impl Builder<'_> {
    /// Whether one of the words of an element's classes is among `wanted`; several lists are asked
    /// for of one element.
    #[inline]
    pub(super) fn has_class_word(&self, node: NodeId, wanted: &Words) -> bool {
        self.may_have_class_word(node, wanted) && holds_word(self.document, node, wanted)
    }

    /// Whether one of the words of an element's classes may be among `wanted`, as their hashes tell.
    pub(super) fn may_have_class_word(&self, node: NodeId, wanted: &Words) -> bool {
        let mut hashed = self.hashed.borrow_mut();
        if hashed.node != Some(node) {
            let class = self.document.attribute(node, "class");
            hashed.own = hashed.read(class.unwrap_or(""));
            hashed.node = Some(node);
        }
        hashed.may_hold(hashed.own, wanted)
    }

    /// Whether one of the words of a part's classes is among `wanted`.
    pub(super) fn part_has_class_word(&self, part: &Part, wanted: &Words) -> bool {
        self.hashed.borrow().may_hold(part.words, wanted)
            && holds_word(self.document, part.node, wanted)
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
    /// The hash of each word, and that of none behind them.
    hashes: [u32; MOST_WANTED],
    /// The bits of all of them.
    bits: u128,
}

/// More words are not asked for at once.
const MOST_WANTED: usize = 24;

impl Words {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        assert!(words.len() <= MOST_WANTED, "too many words");
        let mut hashes = [EMPTY; MOST_WANTED];
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

    /// Whether a word with this hash may be among them.
    fn may_contain(&self, hash: u32) -> bool {
        self.bits & bit_of(hash) != 0 && self.hashes.contains(&hash)
    }

    /// Whether one of them may be among the words with these bits.
    fn may_be_in(&self, bits: u128) -> bool {
        self.bits & bits != 0
    }

    /// Whether a word may be among them, as its hash tells.
    pub(super) fn may_be(&self, word: &str) -> bool {
        self.may_contain(hash_of(word.as_bytes()))
    }

    /// Whether a word is among them, in any case.
    pub(super) fn contain(&self, word: &str) -> bool {
        self.words
            .iter()
            .any(|known| known.eq_ignore_ascii_case(word))
    }
}

/// The words that an element's classes are made of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct ClassWords {
    /// The bits of their hashes: where none of them is a wanted word's, neither is a hash.
    bits: u128,
    /// Where their hashes stand.
    start: u32,
    end: u32,
}

/// The hashes of the words of classes. Most elements hold none of the words that are asked for, which
/// these tell. Pages name many elements alike, so classes that were read lately are remembered.
#[derive(Debug)]
pub(super) struct WordHashes<'a> {
    /// The element whose classes were asked for last.
    node: Option<NodeId>,
    own: ClassWords,
    hashes: Vec<u32>,
    known: Option<Recent<'a, ClassWords>>,
}

/// How many classes are remembered.
const PLACES: usize = 256;

impl<'a> WordHashes<'a> {
    pub(super) fn new() -> Self {
        WordHashes {
            node: None,
            own: ClassWords::default(),
            hashes: Vec::new(),
            known: None,
        }
    }

    /// The words that the value of a class attribute is made of.
    pub(super) fn read(&mut self, class: &'a str) -> ClassWords {
        if class.is_empty() {
            return ClassWords::default();
        }
        let known = self.known.get_or_insert_with(|| Recent::new(PLACES));
        known.find(0, class).unwrap_or_else(|| {
            let start = self.hashes.len() as u32;
            let mut bits = 0;
            any_hash(class, |hash| {
                self.hashes.push(hash);
                bits |= bit_of(hash);
                false
            });
            let end = self.hashes.len() as u32;
            let words = ClassWords { bits, start, end };
            known.keep(0, class, words);
            words
        })
    }

    fn may_hold(&self, own: ClassWords, words: &Words) -> bool {
        words.may_be_in(own.bits) && {
            let hashes = self.hashes.get(own.start as usize..own.end as usize);
            let mut hashes = hashes.unwrap_or(&[]).iter();
            hashes.any(|hash| words.may_contain(*hash))
        }
    }
}

/// Whether one of the hashes of a class's words is as wanted: of pieces of letters and digits, and of
/// the words that capital letters cut them into.
fn any_hash(class: &str, mut is_wanted: impl FnMut(u32) -> bool) -> bool {
    let (mut hash, mut after_small) = (EMPTY, false);
    for byte in class.bytes() {
        let letter = LETTERS.get(usize::from(byte)).copied().unwrap_or(NONE);
        if letter == NONE || after_small && letter != byte {
            if hash != EMPTY && is_wanted(hash) {
                return true;
            }
            hash = EMPTY;
        }
        if letter != NONE {
            hash = hash_with(hash, letter);
        }
        after_small = letter == byte && byte >= b'a';
    }
    hash != EMPTY && is_wanted(hash)
}

/// The letters and digits of words in lower case, by number, and what stands between words.
const LETTERS: [u8; 256] = {
    let mut letters = [NONE; 256];
    let mut rest: &mut [u8] = &mut letters;
    let mut byte = 0_u8;
    while let Some((first, after)) = rest.split_first_mut() {
        if byte.is_ascii_alphanumeric() {
            *first = byte.to_ascii_lowercase();
        }
        byte = byte.wrapping_add(1);
        rest = after;
    }
    letters
};

/// Stands for the bytes that are part of no word.
const NONE: u8 = 0;

/// The hash of no word.
const EMPTY: u32 = 0x811c_9dc5;

/// FNV-1a with one more letter, in lower case.
const fn hash_with(hash: u32, letter: u8) -> u32 {
    (hash ^ letter as u32).wrapping_mul(0x0100_0193)
}

/// The bit that stands for a hash among those of other words.
const fn bit_of(hash: u32) -> u128 {
    1 << (hash >> (u32::BITS - 7))
}

const fn hash_of(word: &[u8]) -> u32 {
    let mut hash = EMPTY;
    let mut rest = word;
    while let Some((letter, others)) = rest.split_first() {
        hash = hash_with(hash, letter.to_ascii_lowercase());
        rest = others;
    }
    hash
}

/// Whether one of the words that an element's classes are made of is among `wanted`:
/// `image__caption-text` is made of `image`, `caption` and `text`, `imageCaption` of `image` and
/// `caption`.
pub(super) fn has_class_word(document: &Document, node: NodeId, wanted: &Words) -> bool {
    let class = document.attribute(node, "class").unwrap_or("");
    any_hash(class, |hash| wanted.may_contain(hash)) && holds_word(document, node, wanted)
}

fn holds_word(document: &Document, node: NodeId, wanted: &Words) -> bool {
    classes(document, node).any(|class| words(class).any(|word| wanted.contain(word)))
}

/// The classes of an element.
pub(super) fn classes<'a>(
    document: &'a Document<'_>,
    node: NodeId,
) -> impl Iterator<Item = &'a str> + use<'a> {
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
