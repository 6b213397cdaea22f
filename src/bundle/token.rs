//! A description as a flat row of links, texts and list items.

use crate::dom::{Document, NodeId, Tag};

/// How far up the element is looked for that marks a text: outlets stand in few elements.
const MARK_HEIGHT: usize = 6;

/// The colour of outlets in bundles.
const GRAY: &str = "#6f6f6f";

/// One thing of the row.
#[derive(Debug, Clone)]
pub(super) enum Token {
    /// A list item starts or ends.
    Item {
        starts: bool,
    },
    Link(Link),
    Text(Piece),
}

/// A link with an address.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) address: String,
    pub(super) text: String,
    /// Whether it holds an image.
    pub(super) image: bool,
}

/// A run of text.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
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

/// Reads a document as a row of tokens.
pub(super) fn tokens(document: &Document) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut items: Vec<NodeId> = Vec::new();
    let mut inside = document.root();
    let mut after_break = false;
    for node in document.nodes() {
        while items.last().is_some_and(|item| document.end(*item) <= node) {
            items.pop();
            tokens.push(Token::Item { starts: false });
        }
        if node < inside {
            continue;
        }
        match document.tag(node) {
            Tag::Li => {
                tokens.push(Token::Item { starts: true });
                items.push(node);
                after_break = true;
            }
            Tag::A => {
                let Some(link) = read_link(document, node) else {
                    continue;
                };
                tokens.push(Token::Link(link));
                inside = document.end(node);
                after_break = false;
            }
            Tag::Text => {
                let piece = Piece {
                    text: document.text(node).to_owned(),
                    mark: mark(document, node),
                    after_break,
                };
                after_break &= piece.text.trim().is_empty();
                tokens.push(Token::Text(piece));
            }
            tag if tag.is_unrendered() => inside = document.end(node),
            tag => after_break |= tag == Tag::Br || tag.is_block(),
        }
    }
    tokens
}

fn read_link(document: &Document, node: NodeId) -> Option<Link> {
    let address = document.attribute(node, "href")?;
    Some(Link {
        address: address.trim().to_owned(),
        text: document.inner_text(node),
        image: document.elements(node, Tag::Img).next().is_some(),
    })
}

fn mark(document: &Document, node: NodeId) -> Mark {
    let mut mark = Mark::Plain;
    for ancestor in document.ancestors(node).take(MARK_HEIGHT) {
        match document.tag(ancestor) {
            // A font without colour sets sizes for whole cells.
            Tag::Font => match document.attribute(ancestor, "color") {
                Some(color) if color.trim().eq_ignore_ascii_case(GRAY) => return Mark::Gray,
                Some(_) => mark = Mark::Element,
                None => {}
            },
            Tag::Span | Tag::B | Tag::Strong | Tag::I | Tag::Em | Tag::Small | Tag::Cite => {
                mark = Mark::Element;
            }
            Tag::Other => {}
            _ => return mark,
        }
    }
    mark
}
