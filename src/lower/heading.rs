//! What stands in headings and belongs to the page rather than to them.

use super::frame::Kind;
use super::names::Words;
use super::{Builder, names};
use crate::dom::{NodeId, Tag};

/// Signs that documentation generators put behind a heading as a link to it.
const PERMALINK_SIGNS: [&str; 6] = ["¶", "#", "§", "🔗", "⚓", "∞"];

/// Class words of such links.
const PERMALINK_WORDS: Words = Words::new(&[
    "anchor",
    "anchorjs",
    "headerlink",
    "hash",
    "headinglink",
    "permalink",
    "anchorlink",
    "octicon",
]);

/// How many nodes are looked at in a link and in its heading.
const FIRST_NODES: usize = 64;

/// How many nodes stand in an element made for a heading and a link to it.
const MOST_BESIDE: usize = 4;

/// How far around a link the heading, or its section, bears the name that the link leads to.
const OWN_DEPTH: usize = 4;

impl Builder<'_> {
    /// Whether a link is nothing but a sign that links a heading, or the like, to itself.
    pub(super) fn is_permalink(&self, node: NodeId) -> bool {
        let document = self.document;
        let href = document.attribute(node, "href").unwrap_or("");
        let named = || self.has_class_word(node, &PERMALINK_WORDS);
        let in_line = matches!(
            self.frames.last().map(|frame| &frame.kind),
            Some(Kind::Heading { .. } | Kind::Term | Kind::Caption { .. })
        );
        let leads_here = || href.contains('#') && named();
        if self.follows_own_heading(node, href) {
            return true;
        }
        if !(in_line || leads_here()) {
            return false;
        }
        let inside = document.descendants(node).take(FIRST_NODES);
        let mut texts = inside
            .map(|inner| self.view.text(inner).trim())
            .filter(|text| !text.is_empty());
        let first = texts.next();
        let is_sign = first.is_some_and(|sign| PERMALINK_SIGNS.contains(&sign));
        if is_sign && texts.next().is_none() {
            return true;
        }
        in_line && leads_here() && self.has_text_beside(node)
    }

    /// Whether a link in a heading leads to the heading itself.
    pub(super) fn leads_to_own_heading(&self, link: NodeId) -> bool {
        let document = self.document;
        let frame = self.frames.last().map(|frame| &frame.kind);
        let href = document.attribute(link, "href").unwrap_or("").trim();
        let Some(place) = href.strip_prefix('#') else {
            return false;
        };
        let mut near = std::iter::once(link).chain(document.ancestors(link).take(OWN_DEPTH));
        matches!(frame, Some(Kind::Heading { .. }))
            && !place.is_empty()
            && near.any(|near| document.attribute(near, "id") == Some(place))
    }

    /// Whether a link stands right behind the heading that it leads to, in an element made for both.
    fn follows_own_heading(&self, link: NodeId, href: &str) -> bool {
        let document = self.document;
        let Some(place) = href.strip_prefix('#').filter(|place| !place.is_empty()) else {
            return false;
        };
        let Some(around) = document.parent(link) else {
            return false;
        };
        let mut siblings = document.children(around).take(MOST_BESIDE);
        let heading = siblings.find(|sibling| !self.is_blank_text(*sibling));
        let is_own = heading.is_some_and(|heading| {
            document.tag(heading).heading_level().is_some()
                && document.attribute(heading, "id") == Some(place)
        });
        is_own && siblings.find(|sibling| !self.is_blank_text(*sibling)) == Some(link)
    }

    fn is_blank_text(&self, node: NodeId) -> bool {
        self.document.tag(node) == Tag::Text && self.document.is_blank(node)
    }

    /// Whether a heading has text outside a link.
    fn has_text_beside(&self, link: NodeId) -> bool {
        let document = self.document;
        let mut around = document.ancestors(link).take(4);
        let Some(heading) = around.find(|around| document.tag(*around).heading_level().is_some())
        else {
            return false;
        };
        let mut inside = document.descendants(heading).take(FIRST_NODES);
        inside.any(|inner| !document.contains(link, inner) && !self.view.is_blank(inner))
    }

    /// Whether an element in a heading holds links for editors of a wiki.
    pub(super) fn is_edit_section(&self, node: NodeId, tag: Tag) -> bool {
        tag == Tag::Span && names::has_class(self.document, node, "mw-editsection")
    }
}
