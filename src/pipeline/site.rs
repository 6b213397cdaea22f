//! Parts of the site around a page's content: its head, its foot and its menus.

use std::ops::Range;

use crate::dom::{Document, NodeId, Tag};

/// How far around a part of a page an article is looked for.
const DEPTH: usize = 32;

/// How far around an image its part of the site is looked for.
const DEPTH_OF_IMAGES: usize = 6;

/// What classes and ids of parts of the site are, or end with.
const PARTS: [&str; 7] = [
    "footer", "header", "logo", "masthead", "menu", "nav", "navbar",
];

/// What else they hold where the part is one of what the page is about.
const OF_CONTENT: [&str; 6] = ["article", "content", "entry", "post", "product", "story"];

/// Finds the parts of the site while the nodes of a document go by in order.
pub(super) struct Site<'a, C> {
    document: &'a Document<'a>,
    /// Whether a node is part of the content.
    is_content: C,
    /// The end of the part that came last.
    end: NodeId,
    /// Nodes that hold no content, and the content that was found last: no node is looked at often.
    clear: Range<NodeId>,
    content: Option<NodeId>,
}

impl<'a, C: Fn(NodeId) -> bool> Site<'a, C> {
    pub(super) fn new(document: &'a Document<'a>, is_content: C) -> Self {
        Site {
            document,
            is_content,
            end: document.root(),
            clear: document.root()..document.root(),
            content: None,
        }
    }

    /// Takes in the next node.
    pub(super) fn pass(&mut self, node: NodeId, tag: Tag) {
        let is_part = matches!(tag, Tag::Header | Tag::Footer | Tag::Nav);
        if node >= self.end && is_part && !self.is_of_article(node) {
            self.enter(node);
        }
    }

    /// Whether an image that is passed stands in a part of the site.
    pub(super) fn holds_image(&mut self, image: NodeId) -> bool {
        if image < self.end {
            return true;
        }
        let document = self.document;
        let around = document.ancestors(image).take(DEPTH_OF_IMAGES);
        let parts = around.filter(|around| is_named_part(document, *around));
        if let Some(part) = parts.last()
            && !self.is_of_article(part)
        {
            self.enter(part);
        }
        image < self.end
    }

    /// Goes into a part, if it holds no content.
    fn enter(&mut self, part: NodeId) {
        let end = self.document.end(part);
        if !self.holds_content(part, end) {
            self.end = end;
        }
    }

    fn holds_content(&mut self, from: NodeId, end: NodeId) -> bool {
        if self
            .content
            .is_some_and(|known| from <= known && known < end)
        {
            return true;
        }
        if !self.clear.contains(&from) {
            self.clear = from..from;
        }
        let mut nodes = self.document.nodes_in(self.clear.end.index()..end.index());
        let found = nodes.find(|node| (self.is_content)(*node));
        self.clear.end = self.clear.end.max(found.unwrap_or(end));
        self.content = found.or(self.content);
        found.is_some()
    }

    fn is_of_article(&self, part: NodeId) -> bool {
        let document = self.document;
        let mut around = document.ancestors(part).take(DEPTH);
        around.any(|around| matches!(document.tag(around), Tag::Article | Tag::Main))
    }
}

/// Whether a class or the id of an element says that it is the head, the foot or a menu of a site.
fn is_named_part(document: &Document, node: NodeId) -> bool {
    let names = ["class", "id"].map(|name| document.attribute(node, name).unwrap_or(""));
    let mut names = names
        .iter()
        .flat_map(|names| names.split_ascii_whitespace());
    names.any(|name| {
        let ends_so = |part: &&str| {
            let front = name.len().checked_sub(part.len());
            let end = front.and_then(|front| name.as_bytes().get(front..));
            end.is_some_and(|end| end.eq_ignore_ascii_case(part.as_bytes()))
        };
        if !PARTS.iter().any(ends_so) {
            return false;
        }
        let mut words = name.rsplit(['-', '_']);
        let is =
            |word: &str, known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(word));
        words.next().is_some_and(|last| is(last, &PARTS))
            && !words.any(|word| is(word, &OF_CONTENT))
    })
}
