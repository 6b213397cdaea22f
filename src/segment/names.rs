//! The words in an element's names, as numbers that a model has learnt the meaning of.

use crate::dom::{Document, NodeId};

/// Attribute values longer than this are generated or are text, and their words say nothing.
const LONGEST_VALUE: usize = 400;

/// Words beyond these of one element are not read.
const MOST_WORDS: usize = 24;

/// Words outside these lengths are generated or mean too many things.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=24;

/// Where a word stands: the same word says different things in a class and in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Origin {
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

/// Calls `found` with each word of an element's names, in lower case.
pub(crate) fn for_each(document: &Document, node: NodeId, mut found: impl FnMut(Origin, &str)) {
    let mut reader = Reader {
        word: String::new(),
        left: MOST_WORDS,
        found: &mut found,
    };
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

struct Reader<'a, F> {
    word: String,
    left: usize,
    found: &'a mut F,
}

impl<F: FnMut(Origin, &str)> Reader<'_, F> {
    fn read(&mut self, origin: Origin, names: &str) {
        if names.len() > LONGEST_VALUE {
            return;
        }
        let mut after_lower = false;
        for character in names.chars() {
            let starts_word = character.is_ascii_uppercase() && after_lower;
            if starts_word || !character.is_ascii_alphanumeric() {
                self.end_word(origin);
            }
            if character.is_ascii_alphabetic() {
                self.word.push(character.to_ascii_lowercase());
            }
            after_lower = character.is_ascii_lowercase();
        }
        self.end_word(origin);
    }

    fn end_word(&mut self, origin: Origin) {
        if self.left > 0 && LENGTHS.contains(&self.word.len()) {
            self.left -= 1;
            (self.found)(origin, &self.word);
        }
        self.word.clear();
    }
}

/// The number of a word: FNV-1a over its origin and its bytes.
pub(crate) fn number(origin: Origin, word: &str) -> u32 {
    let start = (0x811c_9dc5 ^ origin as u32).wrapping_mul(0x0100_0193);
    word.bytes().fold(start, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
