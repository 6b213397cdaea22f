//! The bare text of blocks: what is left where structure cannot be written.

use super::address::embed_text;
use super::event::{Event, Events, Mark};
use crate::block::{Block, ImageGap, Inline, Post, TextStyle};

/// Appends the plain text of inlines: a line break as a line end, a footnote's label in brackets,
/// numbers above the line in their own characters.
pub(super) fn push_inlines(out: &mut String, content: &[Inline]) {
    push_inlines_with(out, content, |out, event| {
        if let Event::Leaf(Inline::FootnoteReference { label }) = event {
            push_label(out, label);
        }
    });
}

/// Appends the plain text of inlines but for the labels of footnotes, and what `more` appends behind the
/// text of each event. Where `more` writes nothing for an image, the space on one of its sides goes with it.
pub(super) fn push_inlines_with<'a>(
    out: &mut String,
    content: &'a [Inline],
    mut more: impl FnMut(&mut String, Event<'a>),
) {
    let mut raised = 0;
    let mut gap = ImageGap::new(out);
    for event in Events::new(content) {
        match event {
            Event::Start(Mark::Styled(TextStyle::Superscript)) => raised = out.len(),
            Event::End(Mark::Styled(TextStyle::Superscript)) => raise(out, raised),
            Event::Text(text) => {
                let text = gap.before_text(out, text);
                push_line(out, text);
            }
            Event::Leaf(Inline::Abbreviation { text, .. } | Inline::Ruby { text, .. }) => {
                push_line(out, text);
            }
            Event::Leaf(Inline::Code { text }) => push_line(out, text),
            Event::Leaf(Inline::Math { tex }) => push_line(out, tex),
            Event::Leaf(Inline::LineBreak) => gap.push_line_break(out),
            Event::Leaf(Inline::Image(_)) => gap.is_open = true,
            _ => {}
        }
        more(out, event);
    }
    gap.close(out);
}

/// Writes what stands from a place on above the line, if it is a number: 10⁶ is not 106. Other text
/// above the line, as in 1st, reads well where it is.
fn raise(out: &mut String, from: usize) {
    let superscript = |character| {
        Some(match character {
            '0' => '⁰',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            '4' => '⁴',
            '5' => '⁵',
            '6' => '⁶',
            '7' => '⁷',
            '8' => '⁸',
            '9' => '⁹',
            '+' => '⁺',
            '-' | '−' => '⁻',
            _ => return None,
        })
    };
    let raised: Option<String> = out
        .get(from..)
        .unwrap_or("")
        .chars()
        .map(superscript)
        .collect();
    if let Some(raised) = raised {
        out.truncate(from);
        out.push_str(&raised);
    }
}

/// Appends text that belongs on one line: each control character becomes a space.
pub(super) fn push_line(out: &mut String, text: &str) {
    // The bytes that controls are made of, told without a branch: most texts have none of them.
    let may_be_control = |byte: u8| (byte < b' ') | (byte == 0x7F) | (byte == 0xC2);
    if !text
        .bytes()
        .fold(false, |any, byte| any | may_be_control(byte))
    {
        out.push_str(text);
        return;
    }
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
    push_author_and_time(out, post, shown_time(post));
}

/// Appends a post's author and what is told of its time.
pub(super) fn push_author_and_time(out: &mut String, post: &Post, time: &str) {
    push_line(out, author(post));
    if !author(post).is_empty() && !time.is_empty() {
        out.push_str(", ");
    }
    push_line(out, time);
}

/// Who wrote a post; empty if that is not known.
pub(super) fn author(post: &Post) -> &str {
    post.author.as_deref().unwrap_or("").trim()
}

/// When a post was written, in ISO 8601; empty if that is not known.
pub(super) fn time(post: &Post) -> &str {
    post.published.as_deref().unwrap_or("").trim()
}

/// When a post was written, in the words of the page; empty if they do not tell.
pub(super) fn time_in_words(post: &Post) -> &str {
    post.published_text.as_deref().unwrap_or("").trim()
}

/// When a post was written, as readers see it: in the words of the page, if they tell.
pub(super) fn shown_time(post: &Post) -> &str {
    match time_in_words(post) {
        "" => time(post),
        words => words,
    }
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

/// Whether items can stand without blank lines between them: each is at most a paragraph, which an
/// embed is written as, and a list.
pub(super) fn is_tight(blocks: &[Block]) -> bool {
    matches!(
        blocks,
        [] | [Block::Paragraph { .. } | Block::Embed(_)]
            | [Block::Paragraph { .. } | Block::Embed(_), Block::List(_)]
    )
}
