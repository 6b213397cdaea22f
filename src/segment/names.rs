//! What an element's names and attributes say, as numbers that a model has learnt the meaning of.

use crate::dom::{Document, NodeId};

/// Attribute values longer than this are generated or are text, and their words say nothing.
const LONGEST_VALUE: usize = 400;

/// Words beyond these of one element are not read.
const MOST_WORDS: usize = 24;

/// Words outside these lengths are generated or mean too many things.
const LENGTHS: std::ops::RangeInclusive<u32> = 2..=24;

/// Where a word stands: the same word says different things in a class and in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Origin {
    /// In `class`, `id` or the name of a custom element.
    Name,
    /// In `role`.
    Role,
    /// In `itemprop` or `itemtype`.
    Property,
    /// In an attribute that the page's tests find the element by.
    Test,
    /// In the label that is read aloud.
    Label,
}

/// Adds the numbers of the words in an element's names, each once. Words are runs of ASCII letters,
/// in any case; a capital after a small letter starts a new one.
pub(super) fn read(document: &Document, node: NodeId, words: &mut Vec<u32>) {
    let first = words.len();
    let mut reader = Reader { words, first };
    let name = document.name(node);
    if name.contains('-') {
        reader.read(Origin::Name, name);
    }
    for (attribute, value) in document.attributes(node) {
        let origin = match attribute {
            "class" | "id" => Origin::Name,
            "role" => Origin::Role,
            "itemprop" => Origin::Property,
            "itemtype" => {
                let last = value.rsplit('/').next().unwrap_or(value);
                reader.read(Origin::Property, last);
                continue;
            }
            "data-testid" | "data-test" | "data-qa" | "data-component" => Origin::Test,
            "aria-label" => Origin::Label,
            _ => continue,
        };
        reader.read(origin, value);
    }
}

struct Reader<'a> {
    words: &'a mut Vec<u32>,
    first: usize,
}

impl Reader<'_> {
    fn read(&mut self, origin: Origin, names: &str) {
        if names.len() > LONGEST_VALUE {
            return;
        }
        let mut word = Word::new(origin);
        let mut after_lower = false;
        for byte in names.bytes() {
            let starts_word = byte.is_ascii_uppercase() && after_lower;
            if starts_word || !byte.is_ascii_alphanumeric() {
                self.push(word);
                word = Word::new(origin);
            }
            if byte.is_ascii_alphabetic() {
                word.push(byte.to_ascii_lowercase());
            }
            after_lower = byte.is_ascii_lowercase();
        }
        self.push(word);
    }

    fn push(&mut self, word: Word) {
        let known = self.words.get(self.first..).unwrap_or(&[]);
        if LENGTHS.contains(&word.length) && known.len() < MOST_WORDS && !known.contains(&word.hash)
        {
            self.words.push(word.hash);
        }
    }
}

/// A word that is being read: FNV-1a over its origin and its letters.
#[derive(Clone, Copy)]
struct Word {
    hash: u32,
    length: u32,
}

impl Word {
    fn new(origin: Origin) -> Self {
        Word {
            hash: (0x811c_9dc5 ^ origin as u32).wrapping_mul(0x0100_0193),
            length: 0,
        }
    }

    fn push(&mut self, letter: u8) {
        self.hash = (self.hash ^ u32::from(letter)).wrapping_mul(0x0100_0193);
        self.length += 1;
    }
}
