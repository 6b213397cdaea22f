//! The one pass over the document that cuts and measures.

use super::{Element, NONE, Page, Segment, cue};
use crate::dom::{Document, NodeId, Tag};
use crate::text;

/// An element that is open around the node that is looked at.
struct Open {
    end: NodeId,
    role: Role,
}

enum Role {
    Block(usize),
    Link,
}

struct Walk<'a> {
    document: &'a Document,
    page: Page,
    open: Vec<Open>,
    /// Open links around the node; they nest in broken pages only.
    links: usize,
    /// The segment that text is added to, until a border comes.
    current: Option<usize>,
    /// Line breaks since the last text.
    breaks: usize,
}

/// Cuts a document into segments.
pub(super) fn walk(document: &Document) -> Page {
    let page = Page {
        segment_of: vec![NONE; document.len()],
        element_of: vec![NONE; document.len()],
        ..Page::default()
    };
    let mut walk = Walk {
        document,
        page,
        open: Vec::new(),
        links: 0,
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
    walk.page
}

impl Walk<'_> {
    fn close_before(&mut self, node: NodeId) {
        while let Some(open) = self.open.pop_if(|open| open.end <= node) {
            match open.role {
                Role::Link => self.links -= 1,
                Role::Block(element) => {
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
        match tag {
            Tag::Text => self.text(node),
            Tag::Br => self.breaks += 1,
            Tag::A if self.document.attribute(node, "href").is_some() => {
                self.links += 1;
                self.push_open(node, Role::Link);
            }
            Tag::Svg | Tag::Canvas => return false,
            _ if tag.is_unrendered() => return false,
            _ if tag.is_block() || tag == Tag::Noscript => self.open_block(node, tag),
            _ => {}
        }
        true
    }

    fn push_open(&mut self, node: NodeId, role: Role) {
        let end = self.document.end(node);
        self.open.push(Open { end, role });
    }

    fn open_block(&mut self, node: NodeId, tag: Tag) {
        let number = self.page.elements.len();
        let first = self.page.segments.len();
        let named = cue::of(self.document, node, tag);
        self.page.elements.push(Element {
            parent: self.innermost(),
            tag,
            cues: named.cues,
            content: named.content,
            segments: first..first,
        });
        self.current = None;
        self.push_open(node, Role::Block(number));
    }

    fn innermost(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|open| match open.role {
            Role::Block(element) => Some(element),
            Role::Link => None,
        })
    }

    fn text(&mut self, node: NodeId) {
        let raw = self.document.text(node);
        if text::is_blank(raw) {
            self.push_space();
            return;
        }
        let Some(element) = self.innermost() else {
            return;
        };
        if self.breaks > 1 {
            self.current = None;
        }
        if self.breaks == 1 {
            self.push_space();
        }
        self.breaks = 0;
        let number = match self.current {
            Some(number) => number,
            None => self.start_segment(element),
        };
        if let Some(segment) = self.page.segment_of.get_mut(node.index()) {
            *segment = number as u32;
        }
        self.append(number, raw);
    }

    fn start_segment(&mut self, element: usize) -> usize {
        let number = self.page.segments.len();
        let start = self.page.text.len();
        self.page.segments.push(Segment {
            element,
            text: start..start,
            characters: 0,
            linked: 0,
            words: 0,
            punctuation: 0,
            ends_sentence: false,
        });
        self.current = Some(number);
        number
    }

    fn push_space(&mut self) {
        if self.current.is_some() && !self.page.text.ends_with(' ') {
            self.page.text.push(' ');
        }
    }

    fn append(&mut self, number: usize, raw: &str) {
        let page = &mut self.page;
        let Some(segment) = page.segments.get_mut(number) else {
            return;
        };
        let mut fresh = segment.text.is_empty();
        let mut in_word = !fresh && !page.text.ends_with(' ');
        let mut ideographs = 0;
        let mut last = None;
        let before = segment.characters;
        for character in raw.chars() {
            if text::is_space(character) {
                if !fresh && !page.text.ends_with(' ') {
                    page.text.push(' ');
                }
                in_word = false;
                continue;
            }
            fresh = false;
            page.text.push(character);
            segment.characters += 1;
            last = Some(character);
            if text::is_ideographic(character) {
                ideographs += 1;
                in_word = false;
            } else if !in_word && character.is_alphanumeric() {
                segment.words += 1;
                in_word = true;
            }
            segment.punctuation += u32::from(parts_clauses(character));
        }
        segment.words += u32::div_ceil(ideographs, 2);
        if self.links > 0 {
            segment.linked += segment.characters - before;
        }
        if let Some(last) = last {
            segment.ends_sentence = ends_sentence(last);
        }
        segment.text.end = page.text.len();
    }
}

/// Marks that part sentences and clauses: Latin, Arabic, Devanagari, Chinese and Japanese.
fn parts_clauses(character: char) -> bool {
    matches!(
        character,
        ',' | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | '،'
            | '؛'
            | '؟'
            | '।'
            | '。'
            | '，'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
    )
}

fn ends_sentence(character: char) -> bool {
    matches!(
        character,
        '.' | '!'
            | '?'
            | '…'
            | ':'
            | '"'
            | '”'
            | '»'
            | ')'
            | '。'
            | '！'
            | '？'
            | '」'
            | '』'
            | '؟'
            | '।'
    )
}
