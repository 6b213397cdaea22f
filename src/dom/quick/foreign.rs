//! Tags inside `<svg>`: the standard's rules for "foreign content".

use super::rules::{HTML_INSIDE, Kind};
use super::scan::{Name, Start};
use super::{Content, Open, Parser};
use crate::dom::Tag;

impl Parser<'_> {
    /// Whether the current element is inside `<svg>`, and what stands in it is too.
    pub(super) fn is_in_svg(&self) -> bool {
        matches!(self.current(), Tag::Svg | Tag::Foreign)
    }

    /// Whether the current element is one of `<svg>`.
    pub(super) fn is_of_svg(&self) -> bool {
        self.is_in_svg() || self.current() == HTML_INSIDE
    }

    /// Start tags inside `<svg>`: elements of their own.
    pub(super) fn start_in_svg(&mut self, start: &Start<'_>) -> Option<Content> {
        let tag = match start.name.tag {
            Tag::Svg => Tag::Svg,
            _ => Tag::Foreign,
        };
        self.push_named(start, tag);
        let mut holders = ["desc", "foreignobject", "title"].into_iter();
        let holds_html = holders.any(|name| start.name.is(name));
        if holds_html {
            self.retag(self.open.len().saturating_sub(1), HTML_INSIDE);
        }
        if start.closes_itself {
            self.pop();
        }
        Some(Content::Markup)
    }

    /// Closes elements of `<svg>` up to one that holds HTML, as a tag of HTML does.
    pub(super) fn leave_svg(&mut self) {
        while self.is_in_svg() {
            self.pop();
        }
    }

    /// End tags where the current element is one of `<svg>`: of the innermost element of this name.
    /// Whether that is one of the `<svg>`; else the tag may end an element around it.
    pub(super) fn end_in_svg(&mut self, name: &Name<'_>) -> bool {
        if matches!(name.tag, Tag::P | Tag::Br) {
            self.leave_svg();
            return false;
        }
        let of_svg = |open: &&Open| matches!(open.tag, Tag::Svg | Tag::Foreign | HTML_INSIDE);
        let mut inside = self.open.iter().rev().take_while(of_svg);
        let found = inside.find(|open| name.is(self.table.name(open.node)));
        let Some(node) = found.map(|open| open.node) else {
            return false;
        };
        while self.current_node() != node {
            self.pop();
        }
        self.pop();
        true
    }
}

/// Whether a start tag inside `<svg>` is one of HTML, which ends it.
pub(super) fn leaves_svg(start: &Start<'_>) -> Option<bool> {
    let tag = start.name.tag;
    Some(match Kind::of_tag(tag) {
        Kind::Formatting if tag == Tag::Font => return None,
        Kind::Formatting => tag != Tag::A,
        Kind::Heading | Kind::Preformatted | Kind::Item | Kind::Rule | Kind::Table => true,
        Kind::Unknown | Kind::Frame => return None,
        Kind::Block => matches!(
            tag,
            Tag::Blockquote
                | Tag::Center
                | Tag::Div
                | Tag::Dl
                | Tag::Menu
                | Tag::Ol
                | Tag::P
                | Tag::Ul
        ),
        Kind::Void => matches!(tag, Tag::Br | Tag::Embed | Tag::Img | Tag::Meta),
        Kind::Ordinary if tag == Tag::Other && start.name.is("listing") => return None,
        Kind::Ordinary => matches!(tag, Tag::Ruby | Tag::Span | Tag::Sub | Tag::Sup | Tag::Var),
        _ => false,
    })
}
