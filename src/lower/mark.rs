//! Marks around text. Those that meet become one where they are alike.

use crate::block::{Direction, Inline, Link, TextStyle, push_text};

/// A mark that is open around text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    Emphasis,
    Strong,
    Styled(TextStyle),
    Directed(Direction),
    Link(String),
}

impl Mark {
    /// Whether one mark inside the other changes nothing.
    pub(super) fn repeats(&self, other: &Mark) -> bool {
        match (self, other) {
            (Mark::Styled(style), Mark::Styled(other)) => style == other,
            (Mark::Directed(direction), Mark::Directed(other)) => direction == other,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

/// Adds what a mark was put around. Emphasis that goes on, and a link to the same place, is one with
/// what stands before it.
pub(super) fn append(content: &mut Vec<Inline>, mark: Mark, inside: Vec<Inline>) {
    take_in_space(content, &mark);
    match (mark, content.last_mut()) {
        (Mark::Emphasis, Some(Inline::Emphasis { content }))
        | (Mark::Strong, Some(Inline::Strong { content })) => join(content, inside),
        (Mark::Link(address), Some(Inline::Link(link))) if link.address == address => {
            join(&mut link.content, inside);
        }
        // Nobody sees whether a comma is emphasised.
        (Mark::Emphasis | Mark::Strong, _) if is_punctuation(&inside) => join(content, inside),
        (Mark::Emphasis, _) => content.push(Inline::emphasis(inside)),
        (Mark::Strong, _) => content.push(Inline::strong(inside)),
        (Mark::Styled(style), _) => content.push(Inline::styled(style, inside)),
        (Mark::Directed(direction), _) => content.push(Inline::directed(direction, inside)),
        (Mark::Link(address), _) => content.push(Inline::Link(Link::new(address, inside))),
    }
}

/// Whether inlines are a text of a few signs that end or part sentences.
fn is_punctuation(inside: &[Inline]) -> bool {
    let is_sign = |sign: char| " .,:;…".contains(sign);
    matches!(inside, [Inline::Text { text }] if text.chars().all(is_sign))
}

/// Moves a space into the emphasis before it, if the same emphasis goes on behind it: a space looks
/// the same in both places, and what was cut in two is whole again.
fn take_in_space(content: &mut Vec<Inline>, mark: &Mark) {
    let [.., emphasis, Inline::Text { text }] = content.as_mut_slice() else {
        return;
    };
    let inside = match (mark, emphasis) {
        (Mark::Emphasis, Inline::Emphasis { content })
        | (Mark::Strong, Inline::Strong { content }) => content,
        _ => return,
    };
    if text == " " {
        push_text(inside, " ");
        content.pop();
    }
}

/// Appends inlines, making one of texts and marks that meet. Marks nest to a fixed depth.
pub(super) fn join(content: &mut Vec<Inline>, more: Vec<Inline>) {
    for inline in more {
        match inline {
            Inline::Text { text } => push_text(content, &text),
            Inline::Emphasis { content: inside } => append(content, Mark::Emphasis, inside),
            Inline::Strong { content: inside } => append(content, Mark::Strong, inside),
            Inline::Link(link) => append(content, Mark::Link(link.address), link.content),
            other => content.push(other),
        }
    }
}
