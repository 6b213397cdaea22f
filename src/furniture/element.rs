//! Elements that are furniture as a whole: rows of buttons, widgets, what feed services draw.

use super::share;
use crate::article::{FurnitureKind, FurnitureSet, Note};
use crate::dom::{Document, NodeId, NodeSet, Tag, View};

/// Words of class names that programs give to such elements.
const CLASSES: [(&str, FurnitureKind); 16] = [
    ("addthis", FurnitureKind::ShareLinks),
    ("addtoany", FurnitureKind::ShareLinks),
    ("addtoany_share_save_container", FurnitureKind::ShareLinks),
    ("a2a_kit", FurnitureKind::ShareLinks),
    ("feedflare", FurnitureKind::ShareLinks),
    ("jp-relatedposts", FurnitureKind::ShareLinks),
    ("share-buttons", FurnitureKind::ShareLinks),
    ("share_submission", FurnitureKind::ShareLinks),
    ("sharedaddy", FurnitureKind::ShareLinks),
    ("sharethis", FurnitureKind::ShareLinks),
    ("social-share", FurnitureKind::ShareLinks),
    ("ssba", FurnitureKind::ShareLinks),
    ("wpa-share", FurnitureKind::ShareLinks),
    ("subscription-widget", FurnitureKind::Subscription),
    ("subscription-widget-wrap", FurnitureKind::Subscription),
    (
        "subscription-widget-wrap-editor",
        FurnitureKind::Subscription,
    ),
];

/// A row says little beside its links, in characters.
const MOST_OTHER_TEXT: usize = 24;

/// Hides such elements and says what they were. Those of kinds that are kept come back as a set:
/// they stay, and are no part of the text that the other rules look at.
pub(super) fn hide(view: &mut View<'_>, kept: FurnitureSet) -> (Vec<Note>, NodeSet) {
    let document = view.document();
    let mut notes = Vec::new();
    let mut aside = NodeSet::default();
    let mut after = document.root();
    for node in document.nodes() {
        if node < after || !is_container(document.tag(node)) {
            continue;
        }
        let Some(kind) = kind(document, node) else {
            continue;
        };
        after = document.end(node);
        if kept.contains(kind) {
            aside.insert_subtree(document, node);
            continue;
        }
        view.hide(node);
        let text = document.inner_text(node);
        notes.push(Note::Furniture {
            kind,
            text: super::short(&crate::text::collapse(&text)),
        });
    }
    (notes, aside)
}

fn kind(document: &Document, node: NodeId) -> Option<FurnitureKind> {
    let row = || is_row(document, node) || is_flare(document, node);
    class(document, node).or_else(|| row().then_some(FurnitureKind::ShareLinks))
}

fn is_container(tag: Tag) -> bool {
    tag.is_block() && !matches!(tag, Tag::Html | Tag::Body) || matches!(tag, Tag::Span | Tag::A)
}

fn class(document: &Document, node: NodeId) -> Option<FurnitureKind> {
    let class = document.attribute(node, "class")?;
    class.split_ascii_whitespace().find_map(|word| {
        let mut known = CLASSES.iter();
        known
            .find(|(known, _)| word.eq_ignore_ascii_case(known))
            .map(|(_, kind)| *kind)
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
                if !share::is_share(document.attribute(inner, "href").unwrap_or("")) {
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
