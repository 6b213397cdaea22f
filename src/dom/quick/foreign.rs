//! Tags inside `<svg>`: the standard's rules for "foreign content".

use super::rules::Kind;
use super::scan::{Name, Start};
use super::{Content, Parser};
use crate::dom::Tag;

impl Parser {
    /// Start tags inside `<svg>`: elements of their own, as long as none of HTML is among them.
    pub(super) fn start_in_svg(&mut self, start: &Start<'_>) -> Option<Content> {
        (!self.holds_html(self.current_node())).then_some(())?;
        let tag = match start.name.tag {
            Tag::Svg => Tag::Svg,
            _ => Tag::Foreign,
        };
        self.push_named(start, tag);
        if start.closes_itself {
            self.pop();
        }
        Some(Content::Markup)
    }

    /// Closes all of `<svg>`, as a tag of HTML does.
    pub(super) fn leave_svg(&mut self) -> Option<()> {
        while self.is_foreign() {
            (!self.holds_html(self.current_node())).then_some(())?;
            self.pop();
        }
        Some(())
    }

    /// End tags inside `<svg>`: of the innermost element of this name. Whether that is one of the
    /// `<svg>`; else the tag ends an element around it.
    pub(super) fn end_in_svg(&mut self, name: &Name<'_>) -> Option<bool> {
        if matches!(name.tag, Tag::P | Tag::Br) {
            return self.leave_svg().map(|()| false);
        }
        let inside = self.open.iter().enumerate().rev();
        for (place, open) in inside {
            if !matches!(open.tag, Tag::Svg | Tag::Foreign) {
                return Some(false);
            }
            if self.table.name(open.node) == name.text {
                while self.open.len() > place {
                    self.pop();
                }
                return Some(true);
            }
            (!self.holds_html(open.node)).then_some(())?;
        }
        Some(false)
    }

    /// Whether an element of `<svg>` holds elements of HTML, or hides those around it from tags.
    fn holds_html(&self, node: u32) -> bool {
        matches!(self.table.name(node), "desc" | "foreignobject" | "title")
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
        Kind::Ordinary if tag == Tag::Other && start.name.text == "listing" => return None,
        Kind::Ordinary => matches!(tag, Tag::Ruby | Tag::Span | Tag::Sub | Tag::Sup | Tag::Var),
        _ => false,
    })
}
