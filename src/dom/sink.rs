//! A tree sink that fills scraper's tree and counts the elements it makes.

use std::borrow::Cow;
use std::cell::Cell;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};
use scraper::{Html, HtmlTreeSink};

use super::long::LongAttributes;

/// The handle of a node in scraper's tree.
pub(super) type Handle = <HtmlTreeSink as TreeSink>::Handle;

/// scraper's own sink, with a count of elements made: the tree builder makes more of them than the
/// page has tags, and how many more bounds the cost of a page.
#[derive(Debug)]
pub(super) struct CountingSink {
    inner: HtmlTreeSink,
    created: Cell<usize>,
    pub(super) long: LongAttributes,
    /// How many more attributes `<html>` and `<body>` may get.
    room: Cell<usize>,
    cut: Cell<bool>,
}

impl CountingSink {
    /// A sink for tags of at most so many attributes.
    pub(super) fn new(attributes: usize) -> Self {
        CountingSink {
            inner: HtmlTreeSink::new(Html::new_document()),
            created: Cell::new(0),
            long: LongAttributes::default(),
            room: Cell::new(attributes),
            cut: Cell::new(false),
        }
    }

    /// Whether attributes were dropped.
    pub(super) fn is_cut(&self) -> bool {
        self.cut.get()
    }

    /// How many elements were made so far.
    pub(super) fn created(&self) -> usize {
        self.created.get()
    }
}

impl TreeSink for CountingSink {
    type Handle = Handle;
    type Output = Html;
    type ElemName<'a> = <HtmlTreeSink as TreeSink>::ElemName<'a>;

    fn finish(self) -> Html {
        self.inner.finish()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        self.inner.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Self::ElemName<'a> {
        self.inner.elem_name(target)
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> Handle {
        self.created.set(self.created.get() + 1);
        let attributes = self.long.restored(attributes);
        self.inner.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        self.inner.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> Handle {
        self.inner.create_pi(target, data)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.inner.append(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &Handle,
        previous: &Handle,
        child: NodeOrText<Handle>,
    ) {
        self.inner
            .append_based_on_parent_node(element, previous, child);
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        self.inner.get_template_contents(target)
    }

    fn same_node(&self, left: &Handle, right: &Handle) -> bool {
        self.inner.same_node(left, right)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.inner.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &Handle, new_node: NodeOrText<Handle>) {
        self.inner.append_before_sibling(sibling, new_node);
    }

    /// Each `<html>` and `<body>` adds to the first, and each addition looks through all so far.
    fn add_attrs_if_missing(&self, target: &Handle, mut attributes: Vec<Attribute>) {
        let room = self.room.get();
        self.cut.set(self.cut.get() || attributes.len() > room);
        attributes.truncate(room);
        self.room.set(room - attributes.len());
        self.inner.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.inner.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.inner.reparent_children(node, new_parent);
    }
}
