//! Text, inlines and blocks that are added to what is open.

use super::frame::Kind;
use super::run::Gap;
use super::{Builder, image, math};
use crate::block::{Block, Inline};
use crate::dom::{NodeId, Tag};

impl Builder<'_> {
    pub(super) fn is_one_line(&self) -> bool {
        self.frames
            .last()
            .is_some_and(|frame| frame.kind.is_one_line())
    }

    /// Whether a caption is open: it may have several lines, but is no more than one run.
    pub(super) fn in_caption(&self) -> bool {
        let frame = self.frames.last();
        frame.is_some_and(|frame| matches!(frame.kind, Kind::Caption { .. }))
    }

    fn in_caption_of_image(&self) -> bool {
        let frame = self.frames.last();
        frame.is_some_and(|frame| frame.kind == Kind::Caption { of_image: true })
    }

    pub(super) fn text(&mut self, node: NodeId) {
        let view = self.view;
        if view.is_of_image(node) && !self.in_caption_of_image() {
            return;
        }
        let mut text = view.text(node);
        if self.has_brackets {
            text = self.without_brackets(node, text);
        }
        if crate::text::is_blank(text) {
            // Nobody sees a soft hyphen or the like, and it parts no words.
            if text.contains(crate::text::is_space) {
                self.run.widen(Gap::Space);
            }
            return;
        }
        if is_of_icons(text) {
            self.run.widen(Gap::Space);
            return;
        }
        self.begin_element(node);
        if math::may_hold_math(text) {
            self.push_text_with_math(text);
        } else {
            self.push_text(text);
        }
    }

    /// Tells the run where text follows that of another element, and the page's style may part the two
    /// although no white space does.
    pub(super) fn begin_element(&mut self, text: NodeId) {
        let document = self.document;
        let Some(before) = self.last_text.replace(text) else {
            return;
        };
        if self.run.gap() != Gap::None {
            return;
        }
        let [Some(own), Some(other)] = [text, before].map(|text| document.parent(text)) else {
            return;
        };
        let [own_tag, other_tag] = [own, other].map(|parent| document.tag(parent));
        let begins = document.contains(other, text);
        let ends = document.contains(own, before);
        // Elements without a look of their own may stand between a mark and its text.
        let mark = self.run.last_mark();
        let own_is_box = is_box(own_tag) || self.run.begins_link();
        let other_is_box = is_box(other_tag) || matches!(mark, Some(Inline::Link(_)));
        let other_is_strong = matches!(other_tag, Tag::B | Tag::Strong)
            || matches!(mark, Some(Inline::Strong { .. }));
        let may_be_parted = match (begins, ends) {
            (true, true) => false,
            (true, false) => own_is_box,
            // Both often have a line or a box of their own.
            (false, true) => other_is_box || other_is_strong,
            (false, false) => true,
        };
        if may_be_parted {
            let are_boxes = !begins && own_is_box && other_is_box;
            self.run.begin_element(are_boxes);
        }
    }

    /// Takes room for text or an address, and for a space or line end before it; false if there is
    /// none.
    pub(super) fn take_room(&mut self, bytes: usize) -> bool {
        let bytes = bytes + 1;
        self.is_full |= bytes > self.room;
        self.room = self.room.saturating_sub(bytes);
        !self.is_full
    }

    /// As much of a text as there is room for.
    pub(super) fn within_room<'t>(&mut self, text: &'t str) -> &'t str {
        let room = self.room.saturating_sub(1);
        if self.take_room(text.len()) {
            return text;
        }
        let ends = (0..=room.min(text.len())).rev();
        ends.map(|end| text.get(..end))
            .find_map(|start| start)
            .unwrap_or("")
    }

    pub(super) fn push_text(&mut self, text: &str) {
        let text = self.within_room(text);
        self.before_content();
        self.last_image = None;
        self.run.push_text(text);
    }

    /// Several line breaks in a row end a paragraph, once it is known that text follows.
    pub(super) fn before_content(&mut self) {
        if self.in_caption() {
            self.run.narrow(Gap::Line);
        } else if self.is_one_line() {
            self.run.narrow(Gap::Space);
        } else if self.run.gap() == Gap::Paragraph {
            self.border();
        }
    }

    pub(super) fn push_atom(&mut self, atom: Inline) {
        self.before_content();
        self.run.push_atom(atom);
    }

    /// Ends the paragraph that is being built.
    pub(super) fn border(&mut self) {
        if self.is_one_line() {
            let gap = if self.in_caption() {
                Gap::Line
            } else {
                Gap::Space
            };
            self.run.widen(gap);
            return;
        }
        let content = self.take_run();
        if content.is_empty() {
            return;
        }
        match image::only_images(&content) {
            Some(images) => images.into_iter().for_each(|image| self.push_image(image)),
            None if is_break(&content) => self.push_block(Block::Rule),
            None => self.push_block(Block::paragraph(content)),
        }
    }

    pub(super) fn push_block(&mut self, block: Block) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push(block);
        }
    }
}

/// Whether elements are often shown as boxes of their own.
fn is_box(tag: Tag) -> bool {
    matches!(tag, Tag::A | Tag::Span)
}

/// Whether a paragraph is a thematic break as books have them: one sign at least three times, or an
/// asterism.
fn is_break(content: &[Inline]) -> bool {
    let [Inline::Text { text }] = content else {
        return false;
    };
    let Some(first) = text.chars().next() else {
        return false;
    };
    let is_sign = matches!(
        first,
        '*' | '•' | '·' | '~' | '_' | '⁂' | '─' | '═' | '◆' | '❖' | '✦'
    );
    let signs = || text.chars().filter(|sign| *sign != ' ');
    is_sign && signs().all(|sign| sign == first) && (signs().count() >= 3 || first == '⁂')
}

/// Whether a text holds nothing but characters for private use: signs of a font of icons, which
/// mean nothing in another font.
fn is_of_icons(text: &str) -> bool {
    if text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_graphic())
    {
        return false;
    }
    let text = text.trim_matches(crate::text::is_space);
    let may_be = text
        .bytes()
        .next()
        .is_some_and(|byte| byte >= FIRST_BYTE_OF_PRIVATE);
    may_be
        && text
            .chars()
            .all(|sign| matches!(sign, '\u{e000}'..='\u{f8fe}'))
}

/// How characters for private use begin in UTF-8.
const FIRST_BYTE_OF_PRIVATE: u8 = 0xee;
