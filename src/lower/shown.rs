//! What of a document comes out as blocks: most of a page shows nothing, and is passed over without
//! a look at its elements.

use super::Builder;
use super::run::Gap;
use crate::dom::{Document, NodeId, Tag, Tags, View};
use crate::text;

/// The nodes that something comes of, looked for in document order.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Where to look on: all before it was looked at, or is asked for no more.
    next: usize,
    /// The first node that something comes of, of those that were not asked for yet.
    found: Option<NodeId>,
}

impl Shown {
    /// Whether something comes of what is in a node. Nodes are asked for in document order.
    pub(super) fn is_within(&mut self, view: &View<'_>, node: NodeId) -> bool {
        let document = view.document();
        if self.found.is_none_or(|found| found < node) {
            let mut nodes = document.nodes_in(self.next.max(node.index())..document.len());
            self.found = nodes.find(|node| comes_out(view, document, *node));
            self.next = self.found.map_or(document.len(), |found| found.index() + 1);
        }
        self.found.is_some_and(|found| found < document.end(node))
    }
}

/// Tags of which something may come.
const SHOWN: Tags = Tags::of(&[
    Tag::Br,
    Tag::Hr,
    Tag::Img,
    Tag::Iframe,
    Tag::Embed,
    Tag::Object,
    Tag::Video,
    Tag::Audio,
    Tag::Math,
    Tag::Script,
    Tag::Input,
    Tag::Other,
]);

fn comes_out(view: &View<'_>, document: &Document, node: NodeId) -> bool {
    let tag = document.tag(node);
    if tag == Tag::Text {
        return !view.is_blank(node);
    }
    SHOWN.contain(tag) && !view.is_hidden(node) && comes_of_element(document, node, tag)
}

fn comes_of_element(document: &Document, node: NodeId, tag: Tag) -> bool {
    match tag {
        Tag::Input => document.attribute(node, "type").map(str::trim) == Some("checkbox"),
        Tag::Other => {
            let name = document.name(node);
            name.starts_with("amp-") || name == "oembed"
        }
        _ => true,
    }
}

impl Builder<'_> {
    /// Whether nothing comes of an element, which then leaves no more than a gap.
    pub(super) fn passes_over(&mut self, node: NodeId) -> bool {
        let tag = self.document.tag(node);
        // Also the cells of a table that hold nothing have their place in it.
        let has_a_place = matches!(tag, Tag::Text | Tag::Source | Tag::Tr | Tag::Td | Tag::Th);
        if has_a_place || self.shown.is_within(self.view, node) {
            return false;
        }
        let document = self.document;
        let mut gap = false;
        for inner in std::iter::once(node).chain(document.descendants(node)) {
            let tag = document.tag(inner);
            if tag.is_block() {
                self.border();
                return true;
            }
            gap = gap
                || match tag {
                    Tag::Text => document.text(inner).contains(text::is_space),
                    Tag::Svg | Tag::Canvas | Tag::Map | Tag::Noscript | Tag::Input => true,
                    _ => tag.is_unrendered(),
                };
        }
        if gap {
            self.run.widen(Gap::Space);
        }
        true
    }
}
