//! Titles of feed items: to plain text.

use std::borrow::Cow;

use crate::dom::{Document, Tag};
use crate::options::Options;
use crate::{input, text};

/// A title as plain text on one line: read as a description is, but with all marks dropped.
///
/// A title that is plain text already is borrowed.
pub(crate) fn plain<'a>(title: &'a str, options: &Options) -> Cow<'a, str> {
    if !title.contains(['<', '&', '>']) {
        return match text::repair_mojibake(title) {
            Cow::Borrowed(title) => text::collapse(title),
            Cow::Owned(title) => Cow::Owned(text::collapse(&title).into_owned()),
        };
    }
    let markup = input::markup(title, options.limits().unescape_rounds());
    let markup = super::repaired(&markup.markup);
    let document = Document::parse(markup, options.limits());
    let mut plain = String::with_capacity(title.len());
    let mut blocks = Vec::new();
    let mut next = Some(document.root());
    while let Some(node) = next.filter(|node| node.index() < document.len()) {
        let tag = document.tag(node);
        while blocks.pop_if(|end| *end <= node).is_some() {
            plain.push(' ');
        }
        if tag == Tag::Text {
            plain.push_str(&input::left_over(document.text(node)));
        } else if tag == Tag::Br || tag.is_block() || tag.is_unrendered() {
            plain.push(' ');
            blocks.push(document.end(node));
        }
        next = Some(match tag {
            Tag::Script | Tag::Style => document.end(node),
            _ => document.following(node),
        });
    }
    Cow::Owned(text::collapse(&plain).into_owned())
}
