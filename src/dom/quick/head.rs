//! What stands before the body: the standard's insertion modes from "initial" to "after head".

use super::scan::{Name, Start};
use super::{Content, MOST_REPEATS, Parser, Phase, SPACE};
use crate::dom::Tag;

impl Parser<'_> {
    /// Opens the body, and before it whatever is missing.
    pub(super) fn open_body(&mut self) {
        if self.phase == Phase::InBody || self.is_inside(Tag::Template) {
            return;
        }
        if self.phase == Phase::Initial {
            self.push_implied(Tag::Html);
        }
        if self.phase <= Phase::BeforeHead {
            self.push_implied(Tag::Head);
        }
        self.close_head();
        self.push_implied(Tag::Body);
        self.phase = Phase::InBody;
    }

    /// Says that the head has ended. It stays open for what the standard puts back into it.
    fn end_head(&mut self) {
        if self.current() == Tag::Noscript {
            self.pop();
        }
        self.phase = Phase::AfterHead;
    }

    /// Closes the head, and adds the white space that stood behind it.
    fn close_head(&mut self) {
        self.end_head();
        self.pop();
        let between = std::mem::take(&mut self.between);
        if !between.is_empty() {
            self.table.push_text(&between, self.current_node());
        }
    }

    /// The part of a text that belongs into the body, after its white space went where it belongs.
    pub(super) fn text_in_head<'t>(&mut self, text: &'t str) -> &'t str {
        if self.is_inside(Tag::Template) {
            return text;
        }
        let rest = text.trim_start_matches(SPACE);
        let space = text.get(..text.len() - rest.len()).unwrap_or("");
        if self.phase == Phase::AfterHead {
            self.between.push_str(space);
        } else if self.phase == Phase::InHead && !space.is_empty() {
            self.table.push_text(space, self.current_node());
        }
        if !rest.is_empty() {
            self.open_body();
        }
        rest
    }

    pub(super) fn start_in_head(&mut self, start: &Start<'_>) -> Option<Content> {
        let tag = start.name.tag;
        if self.is_inside(Tag::Template) {
            return self.start_in_body(start);
        }
        if tag == Tag::Html {
            return match self.phase {
                Phase::Initial => {
                    self.push_named(start, tag);
                    self.phase = Phase::BeforeHead;
                    Some(Content::Markup)
                }
                _ => self.repeat(start),
            };
        }
        if self.phase == Phase::Initial {
            self.push_implied(Tag::Html);
            self.phase = Phase::BeforeHead;
        }
        if self.phase == Phase::BeforeHead {
            self.phase = Phase::InHead;
            if tag == Tag::Head {
                self.push_named(start, tag);
                return Some(Content::Markup);
            }
            self.push_implied(Tag::Head);
        }
        if tag == Tag::Head {
            return self.ignore(start);
        }
        if self.phase == Phase::InHead {
            if self.is_for_head(tag) {
                return self.insert(start);
            }
            if tag == Tag::Noscript && self.current() == Tag::Noscript {
                return self.ignore(start);
            }
            if self.current() == Tag::Noscript && belongs_into_head(tag) {
                self.pop();
                return self.insert(start);
            }
            self.end_head();
        }
        self.start_after_head(start)
    }

    fn start_after_head(&mut self, start: &Start<'_>) -> Option<Content> {
        let tag = start.name.tag;
        if belongs_into_head(tag) && tag != Tag::Noscript {
            return self.insert(start);
        }
        if tag == Tag::Body {
            self.close_head();
            self.phase = Phase::InBody;
            self.push_named(start, tag);
            return Some(Content::Markup);
        }
        self.open_body();
        self.start_in_body(start)
    }

    /// Whether an element may stand in the head as far as it is open.
    fn is_for_head(&self, tag: Tag) -> bool {
        match self.current() {
            Tag::Noscript => matches!(tag, Tag::Link | Tag::Meta | Tag::Noframes | Tag::Style),
            _ => belongs_into_head(tag),
        }
    }

    /// A second `<html>` or `<body>` only adds attributes to the first.
    pub(super) fn repeat(&mut self, start: &Start<'_>) -> Option<Content> {
        let mut open = self.open.iter();
        let node = open.find(|open| open.tag == start.name.tag)?.node;
        let count = self.table.count_since(start.mark);
        if count == 0 || self.is_inside(Tag::Template) {
            return self.ignore(start);
        }
        self.spend(count * self.table.count_of(node))?;
        self.repeats += u32::from(self.table.add_attributes(node, start.mark));
        (self.repeats <= MOST_REPEATS).then_some(Content::Markup)
    }

    pub(super) fn end_in_head(&mut self, name: &Name<'_>) -> Option<()> {
        if self.is_inside(Tag::Template) {
            return self.end_in_body(name);
        }
        let opens = matches!(name.tag, Tag::Body | Tag::Br | Tag::Html);
        match self.phase {
            Phase::InHead if name.tag == Tag::Noscript && self.current() == Tag::Noscript => {
                self.pop();
            }
            Phase::InHead if name.tag == Tag::Head && self.current() == Tag::Head => {
                self.end_head();
            }
            // All others mean nothing here.
            Phase::InHead | Phase::AfterHead if !opens && name.tag != Tag::Template => {}
            _ => return None,
        }
        Some(())
    }
}

/// Elements that stand in the head.
fn belongs_into_head(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Base
            | Tag::Link
            | Tag::Meta
            | Tag::Noframes
            | Tag::Noscript
            | Tag::Script
            | Tag::Style
            | Tag::Template
            | Tag::Title
    )
}
