//! Elements that are open: what they are, and what happens where they end.

use super::Builder;
use super::frame::{Frame, Kind};
use super::run::Gap;
use super::{lines, notes, pulled};
use crate::block::Block;
use crate::dom::{NodeId, Tag};

/// An element that is open.
pub(super) struct Open {
    /// The first node that is not inside it.
    pub(super) end: NodeId,
    pub(super) role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A mark around text.
    Mark,
    /// A mark around text of its own direction.
    Directed,
    /// A direction that is told of blocks.
    Direction,
    /// A border between paragraphs.
    Border,
    /// A border between words.
    Space,
    /// How the text before is read aloud, in parentheses: where text and reading could not be kept
    /// together.
    Reading,
    /// A quotation within a line.
    Quotation,
    /// Who is quoted, before the quotation.
    Quoted,
    /// A block that collects parts.
    Frame,
}

impl Builder<'_> {
    /// Closes the elements that do not hold `node`; all of them for `None`.
    pub(super) fn close_before(&mut self, node: Option<NodeId>) {
        while let Some(open) = self
            .open
            .pop_if(|open| node.is_none_or(|node| open.end <= node))
        {
            match open.role {
                Role::Mark => self.run.close(),
                Role::Directed => {
                    self.run.close();
                    self.forget_direction();
                }
                Role::Direction => {
                    self.border();
                    self.forget_direction();
                }
                Role::Border => self.border(),
                Role::Space => self.run.widen(Gap::Space),
                Role::Reading => self.push_text(")"),
                Role::Quotation => self.close_quotation(),
                Role::Quoted => self.run.widen(Gap::Line),
                Role::Frame => self.close_frame(),
            }
        }
    }

    pub(super) fn open(&mut self, node: NodeId, tag: Tag) {
        let end = self.document.end(node);
        if tag == Tag::Cite && self.starts_quote() {
            let role = Role::Quoted;
            self.open.push(Open { end, role });
        }
        let role = if let Some(mark) = self.mark(node, tag) {
            if !self.run.open(mark) {
                return;
            }
            Role::Mark
        } else if let Some(kind) = self.frame_kind(node, tag) {
            self.border();
            self.frames.push(Frame::new(kind));
            Role::Frame
        } else if tag.is_block() || tag == Tag::Noscript && self.holds_block(node) {
            self.border();
            Role::Border
        } else if tag == Tag::Noscript || self.is_apart(node, tag) {
            self.run.widen(Gap::Space);
            Role::Space
        } else if tag == Tag::Rt && self.needs_parentheses(node) {
            self.before_content();
            self.push_text("(");
            Role::Reading
        } else if tag == Tag::Q && self.open_quotation(node) {
            Role::Quotation
        } else {
            return;
        };
        self.open.push(Open { end, role });
    }

    /// Whether nothing has come of the quote that is open.
    pub(super) fn starts_quote(&self) -> bool {
        let frame = self.frames.last();
        self.run.is_empty()
            && frame.is_some_and(|frame| {
                matches!(frame.kind, Kind::Quote { .. }) && frame.is_untouched()
            })
    }

    pub(super) fn holds_block(&self, node: NodeId) -> bool {
        let mut inside = self.document.children(node);
        inside.any(|child| self.document.tag(child).is_block())
    }

    pub(super) fn close_frame(&mut self) {
        let one_line = self.is_one_line();
        let content = if one_line {
            self.take_run()
        } else {
            self.border();
            Vec::new()
        };
        // The root frame is never closed here.
        let Some(mut frame) = self
            .frames
            .pop_if(|frame| !matches!(frame.kind, Kind::Root))
        else {
            return;
        };
        if self.has_room_inside(&frame.kind) {
            frame.blocks = lines::with_lists(frame.blocks);
        }
        if frame.kind == (Kind::Quote { pulled: true }) {
            self.pulled.extend(pulled::words_of(&frame.blocks));
        }
        if self.is_outermost_comment(&frame.kind) {
            self.take_comment(frame);
        } else if let Kind::Footnote { label } = frame.kind {
            let blocks = notes::without_own_label(frame.blocks, &label);
            self.inner_notes.push(Block::Footnote { label, blocks });
        } else if let Some(parent) = self.frames.last_mut() {
            frame.close_into(parent, content);
        }
        if let [root] = self.frames.as_mut_slice() {
            root.blocks.append(&mut self.inner_notes);
        }
    }
}
