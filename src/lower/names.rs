//! The class names of elements.

use crate::dom::{Document, NodeId};

/// Whether an element has a class.
pub(super) fn has_class(document: &Document, node: NodeId, class: &str) -> bool {
    classes(document, node).any(|own| own.eq_ignore_ascii_case(class))
}

/// Whether one of the words that an element's classes are made of is among `wanted`:
/// `image__caption-text` is made of `image`, `caption` and `text`, `imageCaption` of `image` and
/// `caption`.
pub(super) fn has_class_word(document: &Document, node: NodeId, wanted: &[&str]) -> bool {
    classes(document, node).any(|class| {
        words(class).any(|word| wanted.iter().any(|known| known.eq_ignore_ascii_case(word)))
    })
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
