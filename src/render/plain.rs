//! The bare text of blocks: what is left where structure cannot be written.

use super::address::embed_text;
use super::event::{Event, Events};
use crate::block::{Block, Inline, Post};

/// Appends the plain text of inlines: a line break as a line end, a footnote's label in brackets.
pub(super) fn push_inlines(out: &mut String, content: &[Inline]) {
    for event in Events::new(content) {
        match event {
            Event::Text(text) => push_line(out, text),
            Event::Leaf(Inline::Code { text }) => push_line(out, text),
            Event::Leaf(Inline::Math { tex }) => push_line(out, tex),
            Event::Leaf(Inline::LineBreak) => out.push('\n'),
            Event::Leaf(Inline::FootnoteReference { label }) => push_label(out, label),
            _ => {}
        }
    }
}

/// Appends text that belongs on one line: each control character becomes a space.
pub(super) fn push_line(out: &mut String, text: &str) {
    let mut pieces = text.split(char::is_control);
    out.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        out.push(' ');
        out.push_str(piece);
    }
}

/// Appends a footnote's label as text shows it.
pub(super) fn push_label(out: &mut String, label: &str) {
    out.push('[');
    push_line(out, label);
    out.push(']');
}

/// Appends the text of the line that a post starts with; nothing for a post without one.
pub(super) fn push_byline(out: &mut String, post: &Post) {
    push_line(out, author(post));
    if !author(post).is_empty() && !time(post).is_empty() {
        out.push_str(", ");
    }
    push_line(out, time(post));
}

/// Who wrote a post; empty if that is not known.
pub(super) fn author(post: &Post) -> &str {
    post.author.as_deref().unwrap_or("").trim()
}

/// When a post was written; empty if that is not known.
pub(super) fn time(post: &Post) -> &str {
    post.published.as_deref().unwrap_or("").trim()
}

/// Appends the text that a block holds by itself, without that of the blocks inside it.
pub(super) fn push_own_text(out: &mut String, block: &Block) {
    match block {
        Block::Code { text, .. } => out.push_str(text),
        Block::Math { tex } => out.push_str(tex),
        Block::Embed(embed) => push_line(out, embed_text(embed)),
        Block::Footnote { label, .. } => push_label(out, label),
        Block::Post(post) => push_byline(out, post),
        _ => block.for_each_inline_run(|run| {
            if !out.is_empty() && !run.is_empty() {
                out.push('\n');
            }
            push_inlines(out, run);
        }),
    }
}

/// Whether items can stand without blank lines between them: each is at most a paragraph and a
/// list.
pub(super) fn is_tight(blocks: &[Block]) -> bool {
    matches!(
        blocks,
        [] | [Block::Paragraph { .. }] | [Block::Paragraph { .. }, Block::List(_)]
    )
}
