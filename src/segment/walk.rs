//! The one pass over the document that cuts and measures.

use super::measure::Measures;
use super::{Element, NONE, Page, Segment, names};
use std::ops::Range;

use crate::dom::{Document, NodeId, Tag, Tags};
use crate::text;

/// Inline elements around a text whose names are read.
const MOST_INLINE: usize = 6;

/// How much pages have of what is measured: bytes of text for each node, nodes for each segment and
/// for each element.
const TEXT_OF_NODE: usize = 8;
const NODES_OF_SEGMENT: usize = 8;
const NODES_OF_ELEMENT: usize = 4;

/// Tags of shown elements that are no mere blocks and inlines, and of drawings.
const RULED: Tags = Tags::of(&[
    Tag::Br,
    Tag::Img,
    Tag::Input,
    Tag::A,
    Tag::Noscript,
    Tag::Svg,
    Tag::Canvas,
]);

/// Tags of inline elements that quote what programs read or write.
const CODE: Tags = Tags::of(&[Tag::Code, Tag::Kbd, Tag::Samp, Tag::Tt, Tag::Var]);

/// An element that is open around the node that is looked at.
struct Open {
    end: NodeId,
    role: Role,
}

enum Role {
    Block(usize),
    Inline {
        node: NodeId,
        tag: Tag,
        link: bool,
        /// The words in its names, once they were asked for.
        names: Option<Range<usize>>,
    },
}

struct Walk<'a> {
    document: &'a Document<'a>,
    names: names::Reader<'a>,
    page: Page,
    open: Vec<Open>,
    /// The blocks among the open elements.
    blocks: Vec<usize>,
    /// Open links around the node; they nest in broken pages only.
    links: usize,
    /// Links that started since the last text.
    new_links: u32,
    images: u16,
    controls: u16,
    /// The segment that text is added to, until a border comes.
    current: Option<usize>,
    /// Line breaks since the last text.
    breaks: usize,
}

/// Cuts a document into segments.
pub(super) fn walk(document: &Document) -> Page {
    // A guess of how much there is spares most of the growing.
    let nodes = document.len();
    let page = Page {
        text: String::with_capacity(nodes * TEXT_OF_NODE),
        segments: Vec::with_capacity(nodes / NODES_OF_SEGMENT),
        elements: Vec::with_capacity(nodes / NODES_OF_ELEMENT),
        words: Vec::with_capacity(nodes),
        names: Vec::new(),
        segment_of: vec![NONE; nodes],
        element_of: vec![NONE; nodes],
    };
    let mut walk = Walk {
        document,
        names: names::Reader::with_capacity(nodes),
        page,
        open: Vec::new(),
        blocks: Vec::new(),
        links: 0,
        new_links: 0,
        images: 0,
        controls: 0,
        current: None,
        breaks: 0,
    };
    let end = document.end(document.root());
    let mut node = document.root();
    while node < end {
        walk.close_before(node);
        let inside = walk.enter(node);
        node = if inside {
            document.following(node)
        } else {
            document.end(node)
        };
    }
    walk.close_before(end);
    walk.end_segment();
    let mut page = walk.page;
    page.names = walk.names.into_words();
    page.give_back();
    page
}

impl Page {
    /// Gives back the room that was made and not needed: a page lives until it is rendered, beside all
    /// that is made of it.
    fn give_back(&mut self) {
        self.text.shrink_to_fit();
        self.segments.shrink_to_fit();
        self.elements.shrink_to_fit();
        self.words.shrink_to_fit();
        self.names.shrink_to_fit();
    }
}

impl Walk<'_> {
    fn close_before(&mut self, node: NodeId) {
        while let Some(open) = self.open.pop_if(|open| open.end <= node) {
            match open.role {
                Role::Inline { link, .. } => self.links -= usize::from(link),
                Role::Block(element) => {
                    self.blocks.pop();
                    let end = self.page.segments.len();
                    if let Some(element) = self.page.elements.get_mut(element) {
                        element.segments.end = end;
                    }
                    self.current = None;
                }
            }
        }
    }

    /// Takes in a node; false if nothing inside it is shown.
    fn enter(&mut self, node: NodeId) -> bool {
        let tag = self.document.tag(node);
        if let Some(around) = self.innermost()
            && let Some(element) = self.page.element_of.get_mut(node.index())
        {
            *element = around as u32;
        }
        if tag == Tag::Text {
            self.text(node);
        } else if RULED.contain(tag) || tag.is_unrendered() {
            return self.enter_ruled(node, tag);
        } else if tag.is_block() {
            self.open_block(node, tag);
        } else {
            self.open_inline(node, tag, false);
        }
        true
    }

    /// Takes in an element with a rule of its own.
    fn enter_ruled(&mut self, node: NodeId, tag: Tag) -> bool {
        match tag {
            Tag::Br => self.breaks += 1,
            Tag::Img => self.images = self.images.saturating_add(1),
            Tag::Input => self.controls = self.controls.saturating_add(1),
            Tag::A => {
                let is_link = self.document.attribute(node, "href").is_some();
                self.links += usize::from(is_link);
                self.new_links += u32::from(is_link);
                self.open_inline(node, tag, is_link);
            }
            Tag::Noscript => self.open_block(node, tag),
            _ => return false,
        }
        true
    }

    fn push_open(&mut self, node: NodeId, role: Role) {
        let end = self.document.end(node);
        self.open.push(Open { end, role });
    }

    fn open_inline(&mut self, node: NodeId, tag: Tag, link: bool) {
        let names = None;
        let role = Role::Inline {
            node,
            tag,
            link,
            names,
        };
        self.push_open(node, role);
    }

    /// Some words, and those of the inline elements that are open in the innermost block.
    fn with_inline_names(&mut self, mut words: Range<usize>) -> Range<usize> {
        for open in self.open.iter_mut().rev().take(MOST_INLINE) {
            let Role::Inline {
                node, tag, names, ..
            } = &mut open.role
            else {
                break;
            };
            let names = names.get_or_insert_with(|| {
                let (names, _) = self.names.read(self.document, (*node, *tag));
                names
            });
            words = self.names.joined(words, names.clone());
        }
        words
    }

    fn open_block(&mut self, node: NodeId, tag: Tag) {
        let number = self.page.elements.len();
        let first = self.page.segments.len();
        let (names, hidden) = self.names.read(self.document, (node, tag));
        let names = self.with_inline_names(names);
        match tag {
            Tag::Button | Tag::Select | Tag::Textarea => {
                self.controls = self.controls.saturating_add(1);
            }
            _ => {}
        }
        self.page.elements.push(Element {
            parent: self.innermost(),
            tag,
            hidden,
            names,
            segments: first..first,
        });
        self.current = None;
        self.push_open(node, Role::Block(number));
        self.blocks.push(number);
    }

    fn innermost(&self) -> Option<usize> {
        self.blocks.last().copied()
    }

    fn text(&mut self, node: NodeId) {
        if self.document.is_blank(node) {
            self.push_space();
            return;
        }
        let Some(element) = self.innermost() else {
            return;
        };
        if self.breaks > 1 {
            self.current = None;
        }
        if std::mem::take(&mut self.breaks) == 1 {
            self.push_space();
        }
        let number = match self.current {
            Some(number) => number,
            None => self.start_segment(element),
        };
        if let Some(segment) = self.page.segment_of.get_mut(node.index()) {
            *segment = number as u32;
        }
        self.append(number, self.document.text(node));
    }

    /// Ends the last segment: text is only ever added to that one.
    fn end_segment(&mut self) {
        let Page {
            segments, words, ..
        } = &mut self.page;
        if let Some(segment) = segments.last_mut() {
            segment.measures.end(words);
            segment.words.end = words.len() as u32;
        }
    }

    fn start_segment(&mut self, element: usize) -> usize {
        self.end_segment();
        let number = self.page.segments.len();
        let start = self.page.text.len() as u32;
        let first_word = self.page.words.len() as u32;
        let names = self.with_inline_names(0..0);
        let starts_in_link = self.starts_in(Tags::of(&[Tag::A]));
        let starts_in_code = self.starts_in(CODE);
        self.page.segments.push(Segment {
            element,
            text: start..start,
            words: first_word..first_word,
            measures: Measures::default(),
            starts_in_link,
            starts_in_code,
            images: std::mem::take(&mut self.images),
            controls: std::mem::take(&mut self.controls),
            names,
        });
        self.current = Some(number);
        number
    }

    /// Whether the text that comes is in an inline element with one of these tags.
    fn starts_in(&self, tags: Tags) -> bool {
        let mut inline = self.open.iter().rev().map_while(|open| match open.role {
            Role::Block(_) => None,
            Role::Inline { tag, .. } => Some(tag),
        });
        inline.any(|tag| tags.contain(tag))
    }

    fn push_space(&mut self) {
        if self.current.is_some() && !self.page.text.ends_with(' ') {
            self.page.text.push(' ');
        }
    }

    fn append(&mut self, number: usize, raw: &str) {
        let linked = self.links > 0;
        let page = &mut self.page;
        let Some(segment) = page.segments.get_mut(number) else {
            return;
        };
        let measures = &mut segment.measures;
        measures.links += std::mem::take(&mut self.new_links);
        if measures.characters > 0 && page.text.ends_with(' ') {
            measures.end(&mut page.words);
        }
        // What is the same in the folded text is copied at once.
        let (mut rest, mut uncopied) = (raw, raw);
        while !rest.is_empty() {
            let length = measures.add_words(rest, linked, &mut page.words);
            let after = rest.get(length..).unwrap_or("");
            rest = text::trim_start(after);
            if rest.len() == after.len() {
                continue;
            }
            let is_folded = length > 0 && after.len() - rest.len() == 1 && after.starts_with(' ');
            if !is_folded {
                let (folded, _) = uncopied
                    .split_at_checked(uncopied.len() - after.len())
                    .unwrap_or((uncopied, ""));
                page.text.push_str(folded);
                uncopied = rest;
                if measures.characters > 0 && !page.text.ends_with(' ') {
                    page.text.push(' ');
                }
            }
            measures.end(&mut page.words);
        }
        page.text.push_str(uncopied);
        segment.text.end = page.text.len() as u32;
    }
}
