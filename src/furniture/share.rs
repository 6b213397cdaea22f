//! Rows of links to share, rate or subscribe.

use super::lines::Lines;
use crate::article::{FurnitureKind, Note};
use crate::dom::{Document, NodeId, Tag, View};
use crate::text;

/// Words of class names of such rows.
const CLASS_WORDS: [&str; 10] = [
    "addthis",
    "addtoany",
    "a2a_kit",
    "feedflare",
    "jp-relatedposts",
    "sharedaddy",
    "share-buttons",
    "sharethis",
    "social-share",
    "wpa-share",
];

/// Parts of addresses that share the page they are given.
const SHARE_PARTS: [&str; 14] = [
    "/sharer",
    "/share?",
    "/intent/tweet",
    "/intent/post",
    "/sharearticle",
    "/share-offsite",
    "/pin/create",
    "/submit?url=",
    "/submit/?url=",
    "/add_to/",
    "/~ff/",
    "/1.0/go",
    "send?text=",
    "mailto:?",
];

/// A row says little beside its links, in characters.
const MOST_OTHER_TEXT: usize = 24;

/// Hides the rows and says what they were.
pub(super) fn hide(view: &mut View<'_>) -> Vec<Note> {
    let document = view.document();
    let mut notes = Vec::new();
    let mut after = document.root();
    for node in document.nodes() {
        if node < after || !is_container(document.tag(node)) {
            continue;
        }
        if has_class(document, node) || is_row(document, node) || is_flare(document, node) {
            after = document.end(node);
            view.hide(node);
            let text = document.inner_text(node);
            notes.push(Note::Furniture {
                kind: FurnitureKind::ShareLinks,
                text: super::short(&text::collapse(&text)),
            });
        }
    }
    notes
}

fn is_container(tag: Tag) -> bool {
    tag.is_block() && !matches!(tag, Tag::Html | Tag::Body) || matches!(tag, Tag::Span | Tag::A)
}

fn has_class(document: &Document, node: NodeId) -> bool {
    document.attribute(node, "class").is_some_and(|class| {
        class.split_ascii_whitespace().any(|word| {
            CLASS_WORDS
                .iter()
                .any(|known| word.eq_ignore_ascii_case(known))
        })
    })
}

/// Whether an element holds links to share, and next to nothing else. Long elements are looked at
/// no further than their beginning, so that nested ones cost little.
fn is_row(document: &Document, node: NodeId) -> bool {
    const LONGEST: usize = 120;
    let size = document.end(node).index() - node.index();
    if size > LONGEST || document.tag(node) == Tag::A {
        return false;
    }
    let (mut links, mut others) = (0, 0);
    let mut after = node;
    for inner in document.descendants(node) {
        if inner < after {
            continue;
        }
        match document.tag(inner) {
            Tag::A => {
                let address = document
                    .attribute(inner, "href")
                    .unwrap_or("")
                    .to_ascii_lowercase();
                if !SHARE_PARTS.iter().any(|part| address.contains(part)) {
                    return false;
                }
                links += 1;
                after = document.end(inner);
            }
            Tag::Text => others += document.text(inner).trim().chars().take(LONGEST).count(),
            Tag::Img => return false,
            _ => {}
        }
    }
    links > 0 && others <= MOST_OTHER_TEXT
}

/// Whether a link holds only an image that a feed service drew: a counter of comments, a button.
fn is_flare(document: &Document, node: NodeId) -> bool {
    if document.tag(node) != Tag::A {
        return false;
    }
    let address = document.attribute(node, "href").unwrap_or("");
    let served = ["/~ff/", "/~c/", "/~a/", "/1.0/go"]
        .iter()
        .any(|part| address.contains(part));
    served
        && document
            .descendants(node)
            .all(|inner| document.text(inner).trim().is_empty())
}

/// Removes a line at the end that holds nothing but links to share.
pub(super) fn trim(lines: &mut Lines, last: usize) -> Option<(FurnitureKind, String)> {
    let line = lines.lines.get_mut(last)?;
    let mut linked = 0;
    for link in line.links() {
        let address = link.address.to_ascii_lowercase();
        if !SHARE_PARTS.iter().any(|part| address.contains(part)) {
            return None;
        }
        linked += link.range.len();
    }
    let others = line.text().trim().len().saturating_sub(linked);
    (linked > 0 && others <= MOST_OTHER_TEXT).then(|| (FurnitureKind::ShareLinks, line.clear()))
}
