//! A description as a flat row of links, texts and list items.

use std::borrow::Cow;

use crate::dom::{Document, NodeId, Tag};
use crate::text;

/// How far up the element is looked for that marks a text: outlets stand in few elements.
const MARK_HEIGHT: usize = 6;

/// The colour of outlets in bundles.
const GRAY: &str = "#6f6f6f";

/// One thing of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A list item starts or ends.
    Item { starts: bool },
    /// The next link.
    Link,
    /// The next piece of text.
    Text,
}

/// A description as a row: its tokens, and the links and texts among them.
#[derive(Debug, Default)]
pub(super) struct Row<'d> {
    pub(super) tokens: Vec<Token>,
    pub(super) links: Vec<Link<'d>>,
    pub(super) pieces: Vec<Piece<'d>>,
}

impl Row<'_> {
    /// An empty row with room for what markup of so many bytes has.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        Row {
            tokens: Vec::with_capacity(bytes / 32),
            links: Vec::with_capacity(bytes / 256 + 1),
            pieces: Vec::with_capacity(bytes / 128 + 2),
        }
    }
}

/// A link with an address.
#[derive(Debug, Clone)]
pub(super) struct Link<'d> {
    pub(super) address: Cow<'d, str>,
    pub(super) text: Cow<'d, str>,
    /// Whether it holds an image.
    pub(super) image: bool,
    /// Whether a line break or the edge of a block stands before it.
    pub(super) after_break: bool,
}

/// A run of text.
#[derive(Debug, Clone)]
pub(super) struct Piece<'d> {
    pub(super) text: Cow<'d, str>,
    pub(super) mark: Mark,
    /// Whether a line break or the edge of a block stands before it.
    pub(super) after_break: bool,
}

/// How a text is set off from the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Plain,
    /// By an element that sets it off somehow: `<b>`, `<span>`, `<i>`.
    Element,
    /// By the colour that outlets have had in bundles since 2006.
    Gray,
}

/// Whether a document has anything that bundles have and few others: a link to Google, the colour
/// of outlets, two no-break spaces in a list. Tells most descriptions apart without copying a text.
pub(super) fn may_hold_bundle(document: &Document) -> bool {
    let mut in_list = false;
    document.nodes().any(|node| match document.tag(node) {
        Tag::A => document.attribute(node, "href").is_some_and(may_be_news),
        Tag::Font => document.attribute(node, "color").is_some_and(is_gray),
        Tag::Li => {
            in_list = true;
            false
        }
        Tag::Text => in_list && is_wide(document.text(node)),
        _ => false,
    })
}

/// Whether an address may be one of Google News.
pub(super) fn may_be_news(address: &str) -> bool {
    address.starts_with("https://news.google.") || address.contains("google.")
}

/// Whether a text has the gap of bundles.
pub(super) fn is_wide(text: &str) -> bool {
    text.contains("\u{A0}\u{A0}")
}

fn is_gray(color: &str) -> bool {
    color == GRAY || text::trim(color).eq_ignore_ascii_case(GRAY)
}

/// A text without the character references that are left in it where a feed escapes text twice.
pub(super) fn unescaped(text: &str) -> Cow<'_, str> {
    if text::has_reference(text) {
        text::unescape(text)
    } else {
        Cow::Borrowed(text)
    }
}

/// Reads a document as a row of tokens.
pub(super) fn row<'a>(document: &'a Document<'_>) -> Row<'a> {
    let mut tokens = Vec::with_capacity(document.len());
    let mut links = Vec::new();
    let mut pieces = Vec::with_capacity(document.len() / 3);
    let mut blocks: Vec<NodeId> = Vec::new();
    let mut inside = document.root();
    let mut after_break = false;
    for node in document.nodes() {
        while let Some(block) = blocks.pop_if(|block| document.end(*block) <= node) {
            after_break = true;
            if document.tag(block) == Tag::Li {
                tokens.push(Token::Item { starts: false });
            }
        }
        if node < inside {
            continue;
        }
        match document.tag(node) {
            Tag::A => {
                let Some(link) = read_link(document, node, after_break) else {
                    continue;
                };
                tokens.push(Token::Link);
                links.push(link);
                inside = document.end(node);
                after_break = false;
            }
            Tag::Text => {
                let piece = Piece {
                    text: unescaped(document.text(node)),
                    mark: mark(document, node),
                    after_break,
                };
                after_break &= piece.text.trim().is_empty();
                pieces.push(piece);
                tokens.push(Token::Text);
            }
            Tag::Br => after_break = true,
            tag if tag.is_unrendered() => inside = document.end(node),
            tag if tag.is_block() => {
                after_break = true;
                blocks.push(node);
                if tag == Tag::Li {
                    tokens.push(Token::Item { starts: true });
                }
            }
            _ => {}
        }
    }
    Row {
        tokens,
        links,
        pieces,
    }
}

fn read_link<'a>(document: &'a Document<'a>, node: NodeId, after_break: bool) -> Option<Link<'a>> {
    let address = document.attribute(node, "href")?;
    let mut texts = document.elements(node, Tag::Text);
    let text = match (texts.next(), texts.next()) {
        (Some(only), None) => unescaped(document.text(only)),
        _ => Cow::Owned(unescaped(&document.inner_text(node)).into_owned()),
    };
    Some(Link {
        address: Cow::Borrowed(address.trim()),
        text,
        image: document.elements(node, Tag::Img).next().is_some(),
        after_break,
    })
}

fn mark(document: &Document, node: NodeId) -> Mark {
    mark_among(document.ancestors(node).map(|ancestor| {
        let tag = document.tag(ancestor);
        let color = (tag == Tag::Font).then(|| document.attribute(ancestor, "color"));
        Around::of(tag, color.flatten())
    }))
}

/// What an element does to the texts in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    Nothing,
    Marks,
    Grays,
    /// What stands around it does nothing to them.
    Bounds,
}

impl Around {
    /// What an element does that may have a colour.
    pub(super) fn of(tag: Tag, color: Option<&str>) -> Around {
        match (tag, color) {
            // A font without colour sets sizes for whole cells.
            (Tag::Font, None) => Around::Nothing,
            (Tag::Font, Some(color)) if is_gray(color) => Around::Grays,
            (Tag::Font, Some(_)) => Around::Marks,
            (Tag::Span | Tag::B | Tag::Strong | Tag::I | Tag::Em | Tag::Small | Tag::Cite, _) => {
                Around::Marks
            }
            (Tag::Nobr | Tag::Other, _) => Around::Nothing,
            _ => Around::Bounds,
        }
    }
}

/// How a text is set off by the elements around it, from the innermost on.
pub(super) fn mark_among(elements: impl Iterator<Item = Around>) -> Mark {
    let mut mark = Mark::Plain;
    for element in elements.take(MARK_HEIGHT) {
        match element {
            Around::Nothing => {}
            Around::Marks => mark = Mark::Element,
            Around::Grays => return Mark::Gray,
            Around::Bounds => break,
        }
    }
    mark
}
