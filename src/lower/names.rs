//! The class names of elements.

use super::Builder;
use crate::dom::{Document, NodeId};

impl Builder<'_> {
    /// The marks of an element's class words; several questions are asked of one element.
    pub(super) fn class_marks(&self, node: NodeId) -> Marks {
        if let Some((marked, marks)) = self.marked.get()
            && marked == node
        {
            return marks;
        }
        let marks = Marks::of(self.document, node);
        self.marked.set(Some((node, marks)));
        marks
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
    marks: Marks,
}

impl Words {
    pub(super) const fn new(words: &'static [&'static str]) -> Self {
        let mut marks = Marks(0);
        let mut rest = words;
        while let Some((word, others)) = rest.split_first() {
            marks = marks.with(word.as_bytes());
            rest = others;
        }
        Words { words, marks }
    }

    /// Whether a word is among them, in any case.
    pub(super) fn contain(&self, word: &str) -> bool {
        self.words
            .iter()
            .any(|known| known.eq_ignore_ascii_case(word))
    }
}

/// What words have in common, as a set of bits: words that share no bit are not the same. Most
/// elements are refused by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks(u64);

impl Marks {
    /// The marks of the words of an element's classes.
    pub(super) fn of(document: &Document, node: NodeId) -> Marks {
        let class = document.attribute(node, "class").unwrap_or("");
        let mut marks = Marks(0);
        let mut rest = class.as_bytes();
        // Pieces of letters and digits, and the words that capital letters cut them into.
        while let Some(start) = rest.iter().position(u8::is_ascii_alphanumeric) {
            rest = rest.get(start..).unwrap_or(&[]);
            let mut after_small = false;
            let border = rest.iter().position(|byte| {
                let border =
                    !byte.is_ascii_alphanumeric() || after_small && byte.is_ascii_uppercase();
                after_small = byte.is_ascii_lowercase();
                border
            });
            let (word, next) = rest
                .split_at_checked(border.unwrap_or(rest.len()))
                .unwrap_or((rest, &[]));
            marks = marks.with(word);
            rest = next;
        }
        marks
    }

    /// Whether one of the words may be among those with these marks.
    pub(super) fn may_hold(self, words: &Words) -> bool {
        self.0 & words.marks.0 != 0
    }

    /// Adds the mark of a word: one of 64, by its ends and its length.
    const fn with(self, word: &[u8]) -> Self {
        let (Some(first), Some(last)) = (word.first(), word.last()) else {
            return self;
        };
        let ends =
            first.to_ascii_lowercase() as usize * 11 + last.to_ascii_lowercase() as usize * 3;
        Marks(self.0 | 1 << ((ends + word.len() * 7) % 64))
    }
}

/// Whether one of the words that an element's classes are made of is among `wanted`:
/// `image__caption-text` is made of `image`, `caption` and `text`, `imageCaption` of `image` and
/// `caption`.
pub(super) fn has_class_word(document: &Document, node: NodeId, wanted: &Words) -> bool {
    Marks::of(document, node).may_hold(wanted)
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
