//! The parsed tree behind a small façade.
//!
//! A document is a flat table of its nodes in document order, which answers all questions of
//! structure: the nodes inside a node are the range of numbers up to its end. So no walk recurses,
//! and side tables are plain vectors indexed by [`NodeId`]. Ordinary markup is read straight
//! into the table; all other goes through html5ever and scraper's tree. No other module sees the
//! parsers; there is no policy here, and there are no word lists.

mod attribute;
mod elements;
mod feed;
mod limit;
mod long;
mod made_up;
mod nested;
mod noscript;
mod quick;
mod room;
pub(crate) mod select;
mod sink;
mod standard;
mod store;
mod streamed;
mod table;
mod tag;
mod without;

use std::borrow::Cow;
use std::collections::BTreeMap;

pub(crate) use limit::Reached;
pub(crate) use nested::{Nested, Step};
pub(crate) use tag::{Tag, Tags};

use crate::options::Limits;
use crate::text;
use table::{Table, Value};

/// A node of a [`Document`]: its number in document order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct NodeId(u32);

impl NodeId {
    /// The node's place in document order, for side tables.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A parsed page or fragment.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    table: Table<'a>,
    reached: Reached,
    output_bytes: usize,
}

impl<'a> Document<'a> {
    /// Parses markup as browsers do with scripting disabled, so that the content of `<noscript>`
    /// is part of the tree. A fragment gets the `<html>` and `<body>` it lacks. Parts that React sent
    /// after the page stand in their places.
    pub(crate) fn parse(markup: impl Into<Cow<'a, str>>, limits: &Limits) -> Self {
        let markup = without_mark(markup.into());
        let (mut table, reached) = match parse_quickly(markup, limits) {
            Ok(table) => (table, Reached::default()),
            Err(markup) => match noscript::closed(&markup) {
                Cow::Borrowed(markup) => standard::parse(markup, limits),
                Cow::Owned(closed) => match parse_quickly(Cow::Owned(closed), limits) {
                    Ok(table) => (table, Reached::default()),
                    Err(closed) => standard::parse(&closed, limits),
                },
            },
        };
        if table.note_shown() {
            table = streamed::joined(table);
        }
        Document {
            table,
            reached,
            output_bytes: limits.output_bytes(),
        }
    }

    /// How many bytes of text and addresses may be made of the document.
    pub(crate) fn output_bytes(&self) -> usize {
        self.output_bytes
    }

    /// The limits that were reached while parsing.
    pub(crate) fn reached(&self) -> Reached {
        self.reached
    }

    /// The root, parent of `<html>`.
    pub(crate) fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// How many nodes there are.
    pub(crate) fn len(&self) -> usize {
        self.table.len()
    }

    /// All nodes in document order.
    pub(crate) fn nodes(&self) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (0..self.table.len() as u32).map(NodeId)
    }

    /// Some of the nodes, by their places in document order.
    pub(crate) fn nodes_in(
        &self,
        places: std::ops::Range<usize>,
    ) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        let end = places.end.min(self.len());
        let first = places.start.min(end);
        (first as u32..end as u32).map(NodeId)
    }

    fn record(&self, node: NodeId) -> Option<&table::Record> {
        self.table.record(node.0)
    }

    /// What the node is.
    pub(crate) fn tag(&self, node: NodeId) -> Tag {
        self.record(node).map_or(Tag::Other, |record| record.tag)
    }

    /// Whether the node is no text, or one that shows nothing.
    pub(crate) fn is_blank(&self, node: NodeId) -> bool {
        !self.record(node).is_some_and(|record| record.shows)
    }

    /// The node's parent; none for the root.
    pub(crate) fn parent(&self, node: NodeId) -> Option<NodeId> {
        let record = self.record(node)?;
        (node.0 != 0).then_some(NodeId(record.parent))
    }

    /// The first node that is not inside `node`, in document order; it may be one past the last.
    pub(crate) fn end(&self, node: NodeId) -> NodeId {
        NodeId(self.record(node).map_or(0, |record| record.end))
    }

    /// The next number in document order; it may be one past the last node.
    pub(crate) fn following(&self, node: NodeId) -> NodeId {
        NodeId(node.0 + 1)
    }

    /// Whether `inner` is `outer` or inside it.
    pub(crate) fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer <= inner && inner < self.end(outer)
    }

    /// The node's first child.
    pub(crate) fn first_child(&self, node: NodeId) -> Option<NodeId> {
        let child = NodeId(node.0 + 1);
        (child < self.end(node)).then_some(child)
    }

    /// The node's next sibling.
    pub(crate) fn next_sibling(&self, node: NodeId) -> Option<NodeId> {
        let next = self.end(node);
        let parent = self.parent(node)?;
        (next < self.end(parent)).then_some(next)
    }

    /// The node's children in order.
    pub(crate) fn children(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.first_child(node), |child| self.next_sibling(*child))
    }

    /// The nodes inside `node`, in document order.
    pub(crate) fn descendants(
        &self,
        node: NodeId,
    ) -> impl DoubleEndedIterator<Item = NodeId> + use<> {
        (node.0 + 1..self.end(node).0).map(NodeId)
    }

    /// The node's parent, its parent, and so on up to the root.
    pub(crate) fn ancestors(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        std::iter::successors(self.parent(node), |ancestor| self.parent(*ancestor))
    }

    /// The text of a text node, as it stands in the page; empty for other nodes.
    pub(crate) fn text(&self, node: NodeId) -> &str {
        self.table.text(node.0)
    }

    /// The element's name in lower case; empty for other nodes.
    pub(crate) fn name(&self, node: NodeId) -> &str {
        self.table.name(node.0)
    }

    /// The value of an attribute, by its name in lower case. Inlined, so that names are compared as
    /// numbers: nearly all that are asked for are known.
    #[inline]
    pub(crate) fn attribute(&self, node: NodeId, name: &str) -> Option<&str> {
        self.table.attribute(node.0, name)
    }

    /// The element's attributes as names and values, in no certain order; none for other nodes.
    pub(crate) fn attributes(&self, node: NodeId) -> impl Iterator<Item = (&str, &str)> {
        self.table.attributes(node.0)
    }

    /// The same, names as bytes, for those who look at all attributes of many elements and read few of
    /// the values.
    pub(crate) fn named_attributes(
        &self,
        node: NodeId,
    ) -> impl Iterator<Item = (&[u8], Value<'_>)> {
        self.table.named_attributes(node.0)
    }

    /// All text inside a node, as it stands in the page.
    pub(crate) fn inner_text(&self, node: NodeId) -> String {
        self.descendants(node)
            .map(|inner| self.text(inner))
            .collect()
    }

    /// The elements inside `node` with this tag, in document order.
    pub(crate) fn elements(&self, node: NodeId, tag: Tag) -> impl Iterator<Item = NodeId> + '_ {
        let inside = node.0 + 1..self.end(node).0;
        self.table.tagged(tag, inside).map(NodeId)
    }
}

/// Markup without a byte order mark.
fn without_mark(markup: Cow<'_, str>) -> Cow<'_, str> {
    const MARK: char = '\u{FEFF}';
    match markup {
        Cow::Borrowed(markup) => Cow::Borrowed(markup.strip_prefix(MARK).unwrap_or(markup)),
        Cow::Owned(mut markup) => {
            if markup.starts_with(MARK) {
                markup.remove(0);
            }
            Cow::Owned(markup)
        }
    }
}

/// The table of ordinary markup; the markup itself where only the full parser can tell.
fn parse_quickly<'a>(markup: Cow<'a, str>, limits: &Limits) -> Result<Table<'a>, Cow<'a, str>> {
    let lines = quick::with_line_feeds(&markup);
    match quick::parse(lines.as_deref().unwrap_or(&markup), limits) {
        Some(table) => Ok(table.over(lines.map_or(markup, Cow::Owned))),
        None => Err(markup),
    }
}

/// A set of nodes of one document.
#[derive(Debug, Clone, Default)]
pub(crate) struct NodeSet {
    bits: Vec<u64>,
}

impl NodeSet {
    /// Adds a node.
    pub(crate) fn insert(&mut self, node: NodeId) {
        let (word, bit) = (node.index() / 64, node.index() % 64);
        if self.bits.len() <= word {
            self.bits.resize(word + 1, 0);
        }
        if let Some(bits) = self.bits.get_mut(word) {
            *bits |= 1 << bit;
        }
    }

    /// Takes a node out of the set.
    fn remove(&mut self, node: NodeId) {
        let (word, bit) = (node.index() / 64, node.index() % 64);
        if let Some(bits) = self.bits.get_mut(word) {
            *bits &= !(1 << bit);
        }
    }

    /// Adds all nodes of another set.
    pub(crate) fn extend(&mut self, other: &NodeSet) {
        other.iter().for_each(|node| self.insert(node));
    }

    /// The nodes of the set that are inside no other of them, in document order.
    pub(crate) fn outermost<'a>(
        &'a self,
        document: &'a Document<'a>,
    ) -> impl Iterator<Item = NodeId> + 'a {
        let mut end = document.root();
        self.iter().filter(move |node| {
            let is_outermost = *node >= end;
            end = if is_outermost {
                document.end(*node)
            } else {
                end
            };
            is_outermost
        })
    }

    /// The nodes of the set with all nodes inside them.
    pub(crate) fn with_inside(&self, document: &Document) -> NodeSet {
        let mut whole = NodeSet::default();
        self.outermost(document)
            .for_each(|node| whole.insert_subtree(document, node));
        whole
    }

    /// Adds a node and all nodes inside it.
    pub(crate) fn insert_subtree(&mut self, document: &Document, node: NodeId) {
        self.insert(node);
        document
            .descendants(node)
            .for_each(|inner| self.insert(inner));
    }

    /// Whether no node is in the set.
    pub(crate) fn is_empty(&self) -> bool {
        self.bits.iter().all(|bits| *bits == 0)
    }

    /// The nodes of the set in document order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = NodeId> + '_ {
        let words = self.bits.iter().enumerate();
        words.flat_map(|(word, bits)| {
            let bits = (0..64).filter(move |bit| bits >> bit & 1 == 1);
            bits.map(move |bit| NodeId((word * 64 + bit) as u32))
        })
    }

    /// Whether a node is in the set.
    pub(crate) fn contains(&self, node: NodeId) -> bool {
        let (word, bit) = (node.index() / 64, node.index() % 64);
        self.bits.get(word).is_some_and(|bits| bits >> bit & 1 == 1)
    }
}

/// A document as a later stage shall see it: some nodes hidden, some texts replaced. The tree
/// itself is not changed.
#[derive(Debug, Clone)]
pub(crate) struct View<'a> {
    document: &'a Document<'a>,
    hidden: NodeSet,
    texts: BTreeMap<NodeId, String>,
    of_images: NodeSet,
}

impl<'a> View<'a> {
    /// A view of all of a document.
    pub(crate) fn new(document: &'a Document<'a>) -> Self {
        View {
            document,
            hidden: NodeSet::default(),
            texts: BTreeMap::new(),
            of_images: NodeSet::default(),
        }
    }

    /// The document that is viewed.
    pub(crate) fn document(&self) -> &'a Document<'a> {
        self.document
    }

    /// Hides a node and all nodes inside it.
    pub(crate) fn hide(&mut self, node: NodeId) {
        self.hidden.insert_subtree(self.document, node);
    }

    /// Whether a node is hidden.
    pub(crate) fn is_hidden(&self, node: NodeId) -> bool {
        self.hidden.contains(node)
    }

    /// Shows a text after all, if it stands in a caption that is shown beside its image.
    pub(crate) fn show_with_image(&mut self, text: NodeId) {
        if self.document.tag(text) == Tag::Text {
            self.hidden.remove(text);
            self.of_images.insert(text);
        }
    }

    /// Whether a text is shown in a caption only.
    pub(crate) fn is_of_image(&self, text: NodeId) -> bool {
        self.of_images.contains(text)
    }

    /// Shows another text in place of a text node's own.
    pub(crate) fn replace_text(&mut self, node: NodeId, text: String) {
        self.texts.insert(node, text);
    }

    /// The text of a text node as it is shown; empty for hidden and for other nodes.
    #[inline]
    pub(crate) fn text(&self, node: NodeId) -> &str {
        if self.is_hidden(node) {
            return "";
        }
        match self.texts.get(&node) {
            Some(text) => text,
            None => self.document.text(node),
        }
    }

    /// Whether a node shows no text.
    pub(crate) fn is_blank(&self, node: NodeId) -> bool {
        let text = self.texts.get(&node);
        self.is_hidden(node)
            || text.map_or_else(|| self.document.is_blank(node), |text| text::is_blank(text))
    }

    /// [`View::text`], borrowed from the document where it is shown as it is.
    pub(crate) fn shown_text(&self, node: NodeId) -> Cow<'a, str> {
        if self.is_hidden(node) {
            return Cow::Borrowed("");
        }
        match self.texts.get(&node) {
            Some(text) => Cow::Owned(text.clone()),
            None => Cow::Borrowed(self.document.text(node)),
        }
    }
}
