//! What adds to the text of a line: quotations, abbreviations.

use super::{Builder, Gap};
use crate::block::Inline;
use crate::dom::{NodeId, Tag};
use crate::text;

/// How many nodes inside an element are looked at for text.
const FIRST_NODES: usize = 64;

impl Builder<'_> {
    /// Opens a quotation within a line, if it holds text. Browsers put its marks there.
    pub(super) fn open_quotation(&mut self, node: NodeId) -> bool {
        let mut inside = self.document.descendants(node).take(FIRST_NODES);
        if !inside.any(|inner| !self.view.is_blank(inner)) {
            return false;
        }
        self.push_text(if self.quotations.is_multiple_of(2) {
            "“"
        } else {
            "‘"
        });
        self.quotations += 1;
        true
    }

    pub(super) fn close_quotation(&mut self) {
        self.quotations = self.quotations.saturating_sub(1);
        self.run.push_behind(if self.quotations.is_multiple_of(2) {
            "”"
        } else {
            "’"
        });
    }

    /// Takes in an abbreviation, if the page tells what it stands for. True if it has to be read as
    /// ordinary text.
    pub(super) fn abbreviation(&mut self, node: NodeId) -> bool {
        let title = self.document.attribute(node, "title").unwrap_or("");
        let expansion = text::collapse(&text::visible(title)).into_owned();
        let mut inside = self.document.children(node);
        let (Some(child), None) = (inside.next(), inside.next()) else {
            return true;
        };
        let raw = self.view.text(child);
        let short = text::collapse(&text::visible(raw)).into_owned();
        // Dates were written as abbreviations for programs once.
        let is_date = expansion.starts_with(|first: char| first.is_ascii_digit());
        if self.document.tag(child) != Tag::Text
            || expansion.is_empty()
            || short.is_empty()
            || is_date
            || expansion == short
        {
            return true;
        }
        self.begin_element(node);
        if raw.starts_with(text::is_space) {
            self.run.widen(Gap::Space);
        }
        if !self.take_room(short.len() + expansion.len()) {
            return false;
        }
        self.push_atom(Inline::Abbreviation {
            text: short,
            expansion,
        });
        if raw.ends_with(text::is_space) {
            self.run.widen(Gap::Space);
        }
        false
    }
}
