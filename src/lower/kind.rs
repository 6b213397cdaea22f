//! What elements mean: which marks they put around text, and which blocks they start.

use super::frame::Kind;
use super::run::Mark;
use super::{Builder, media, names, table};
use crate::article::Note;
use crate::block::{MAX_BLOCK_DEPTH, TextStyle};
use crate::dom::{NodeId, Tag};
use crate::link::Refused;

/// How many nodes inside an element are looked at for images.
const FIRST_NODES: usize = 64;

/// Class words of the parts of captions.
const CAPTION_PARTS: [&str; 6] = [
    "author",
    "byline",
    "caption",
    "copyright",
    "credit",
    "source",
];

impl Builder<'_> {
    pub(super) fn mark(&mut self, node: NodeId, tag: Tag) -> Option<Mark> {
        match tag {
            Tag::Em | Tag::I | Tag::Cite | Tag::Dfn | Tag::Var => Some(Mark::Emphasis),
            Tag::Strong | Tag::B => Some(Mark::Strong),
            Tag::Sub => Some(Mark::Styled(TextStyle::Subscript)),
            Tag::Sup => Some(Mark::Styled(TextStyle::Superscript)),
            Tag::Kbd => Some(Mark::Styled(TextStyle::Keyboard)),
            Tag::Mark => Some(Mark::Styled(TextStyle::Highlight)),
            Tag::Del | Tag::S | Tag::Strike => Some(Mark::Styled(TextStyle::Deleted)),
            Tag::Ins => Some(Mark::Styled(TextStyle::Inserted)),
            Tag::A => {
                let address = self.document.attribute(node, "href")?;
                match self.base.target(address) {
                    Ok(address) => Some(Mark::Link(address)),
                    Err(Refused::UnsafeScheme(scheme)) => {
                        self.note(Note::UnsafeLink { scheme });
                        None
                    }
                    Err(Refused::Nothing) => None,
                }
            }
            _ => None,
        }
    }

    /// What kind of block an element starts, where it starts one and the model has room for it.
    pub(super) fn frame_kind(&mut self, node: NodeId, tag: Tag) -> Option<Kind> {
        let parent = self.frames.last().map_or(&Kind::Root, |frame| &frame.kind);
        if parent.is_one_line() {
            return None;
        }
        if let Some(label) = self.footnote_label(node).filter(|_| !self.in_footnote()) {
            return Some(Kind::Footnote { label });
        }
        let kind = match tag {
            Tag::Ul | Tag::Menu | Tag::Dir => Kind::List { start: None },
            Tag::Ol => Kind::List {
                start: Some(self.number_attribute(node, "start").unwrap_or(1)),
            },
            Tag::Li if matches!(parent, Kind::List { .. }) => Kind::Item,
            Tag::Blockquote => Kind::Quote,
            Tag::Figure => Kind::Figure,
            Tag::Figcaption if matches!(parent, Kind::Figure) => Kind::Caption,
            Tag::P | Tag::Div | Tag::Dd
                if matches!(parent, Kind::Figure) && self.is_caption(node) =>
            {
                Kind::Caption
            }
            Tag::Div if names::has_class(self.document, node, "wp-caption") => Kind::Figure,
            Tag::Table if table::is_data(self.view, node) => Kind::Table,
            Tag::Caption if matches!(parent, Kind::Table) => Kind::Caption,
            Tag::Tr if matches!(parent, Kind::Table) => Kind::Row {
                header: self
                    .document
                    .parent(node)
                    .map(|parent| self.document.tag(parent))
                    == Some(Tag::Thead),
            },
            Tag::Td | Tag::Th if matches!(parent, Kind::Row { .. }) => Kind::Cell {
                header: tag == Tag::Th,
                columns: self.number_attribute(node, "colspan").unwrap_or(1),
                rows: self.number_attribute(node, "rowspan").unwrap_or(1),
            },
            Tag::Dl => Kind::Definitions,
            Tag::Dt if matches!(parent, Kind::Definitions) => Kind::Term,
            Tag::Dd if matches!(parent, Kind::Definitions) => Kind::Description,
            Tag::Details => Kind::Details,
            Tag::Summary if matches!(parent, Kind::Details) => Kind::Summary,
            _ => match tag.heading_level() {
                Some(level) => Kind::Heading { level },
                None => Kind::Callout(media::callout_kind(self.document, node, tag)?),
            },
        };
        let nested = self
            .frames
            .iter()
            .filter(|frame| frame.kind.nests())
            .count();
        if kind.nests() && nested + 2 > MAX_BLOCK_DEPTH {
            self.flattened = true;
            return None;
        }
        Some(kind)
    }

    fn number_attribute(&self, node: NodeId, name: &str) -> Option<u64> {
        self.document.attribute(node, name)?.trim().parse().ok()
    }

    /// Whether an element in a figure is its caption by its class, and not what holds the image.
    fn is_caption(&self, node: NodeId) -> bool {
        let mut inside = self.document.descendants(node).take(FIRST_NODES);
        names::has_class_word(self.document, node, &["caption"])
            && !inside.any(|inner| self.document.tag(inner) == Tag::Img)
    }

    /// Whether an element sets a part of a caption apart, such as the credit.
    pub(super) fn is_caption_part(&self, node: NodeId, tag: Tag) -> bool {
        let in_caption = self
            .frames
            .last()
            .is_some_and(|frame| frame.kind == Kind::Caption);
        in_caption && tag == Tag::Span && names::has_class_word(self.document, node, &CAPTION_PARTS)
    }
}
