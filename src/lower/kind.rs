//! What elements mean: which marks they put around text, and which blocks they start.

use super::frame::{Frame, Kind};
use super::mark::Mark;
use super::names::Words;
use super::run::Gap;
use super::{Builder, names, table};
use crate::article::Note;
use crate::block::{MAX_BLOCK_DEPTH, Numbering, TextStyle};
use crate::dom::{NodeId, Tag};
use crate::link::Refused;

/// How many nodes inside an element are looked at for images.
const FIRST_NODES: usize = 64;

/// Class words of task lists.
const TASK_WORDS: Words = Words::new(&["checklist", "task", "todo"]);

/// The class word of captions.
const CAPTION: Words = Words::new(&["caption", "thumbcaption"]);

/// Class words of what holds an image and its caption.
const CAPTIONED: Words = Words::new(&[
    "figure",
    "image",
    "imageblock",
    "img",
    "photo",
    "picture",
    "thumb",
    "thumbinner",
]);

/// Class words of the parts of captions.
const CAPTION_PARTS: Words = Words::new(&[
    "author",
    "byline",
    "caption",
    "copyright",
    "credit",
    "source",
]);

/// Class words of texts that are read aloud and not seen. Style sheets take them out of their line.
const READ_ALOUD: Words = Words::new(&[
    "clipped",
    "offscreen",
    "reader",
    "screenreader",
    "sr",
    "visually",
    "visuallyhidden",
]);

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
                let Some(address) = self.document.attribute(node, "href") else {
                    let is_place = |name: &str| self.document.attribute(node, name).is_some();
                    if !is_place("name") && !is_place("id") {
                        self.run.begin_control();
                    }
                    return None;
                };
                if self.leads_to_own_heading(node) {
                    return None;
                }
                match self.base.target(address) {
                    Ok(address) if !self.take_room(address.len()) => None,
                    Ok(address) => Some(Mark::Link(address)),
                    Err(Refused::UnsafeScheme(scheme)) => {
                        if self.refused.insert(scheme.clone()) {
                            self.notes.push(Note::UnsafeLink { scheme });
                        }
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
        if let Some(label) = self
            .footnote_label(node, tag)
            .filter(|_| !self.in_footnote())
        {
            return Some(Kind::Footnote { label });
        }
        if let Some(kind) = self.post_kind(node, tag) {
            return self.with_room(kind);
        }
        let parent = self.frames.last().map_or(&Kind::Root, |frame| &frame.kind);
        let kind = match tag {
            _ if self.is_callout_title(node, tag) => Kind::Summary,
            Tag::Ul | Tag::Menu | Tag::Dir => Kind::List {
                start: None,
                numbering: Numbering::Decimal,
                reversed: false,
            },
            Tag::Ol => Kind::List {
                start: Some(self.first_number(node)),
                numbering: self.numbering(node),
                reversed: self.is_reversed(node),
            },
            Tag::Li if matches!(parent, Kind::List { .. }) => Kind::Item {
                number: self.number_attribute(node, "value"),
                loose: false,
            },
            Tag::Li if self.is_loose_item(node) => Kind::Item {
                number: None,
                loose: true,
            },
            Tag::Aside | Tag::Div if self.is_pull_quote(node) => Kind::Quote { pulled: true },
            Tag::Blockquote => match self.callout_kind(node, tag) {
                Some(kind) => Kind::Callout(kind),
                None => Kind::Quote {
                    pulled: self.is_pulled(node),
                },
            },
            Tag::Figure => Kind::Figure,
            Tag::Figcaption if matches!(parent, Kind::Figure) => self.caption(node),
            Tag::P | Tag::Div | Tag::Dd | Tag::Td
                if matches!(parent, Kind::Figure) && self.is_caption(node) =>
            {
                self.caption(node)
            }
            Tag::Div if self.is_captioned(node) => Kind::Figure,
            Tag::Table if names::has_class(self.document, node, "tr-caption-container") => {
                Kind::Figure
            }
            Tag::Dl if names::has_class(self.document, node, "gallery-item") => Kind::Figure,
            Tag::Table if table::is_data(self.view, node) => Kind::Table,
            Tag::Caption if matches!(parent, Kind::Table) => Kind::Caption { of_image: false },
            Tag::Tr if matches!(parent, Kind::Table) => {
                let section = self
                    .document
                    .parent(node)
                    .map(|node| self.document.tag(node));
                Kind::Row {
                    header: section == Some(Tag::Thead),
                    footer: section == Some(Tag::Tfoot),
                }
            }
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
            // The heading of a row or a column is that already.
            _ if tag.heading_level().is_some()
                && matches!(parent, Kind::Cell { header: true, .. }) =>
            {
                return None;
            }
            _ => match tag.heading_level().or_else(|| self.heading_by_role(node)) {
                Some(level) => Kind::Heading { level },
                None => Kind::Callout(self.callout_kind(node, tag)?),
            },
        };
        self.with_room(kind)
    }

    /// A figure's caption. It tells of images only if all that it shows does.
    fn caption(&self, node: NodeId) -> Kind {
        let mut texts = self.document.descendants(node);
        let first = texts.find(|text| !self.view.is_blank(*text));
        Kind::Caption {
            of_image: first.is_some_and(|text| self.view.is_of_image(text)),
        }
    }

    /// Whether an item stands in no list, beside another one.
    fn is_loose_item(&self, item: NodeId) -> bool {
        let document = self.document;
        let parent = document.parent(item);
        let is_of_list = parent.is_some_and(|parent| {
            matches!(
                document.tag(parent),
                Tag::Ul | Tag::Ol | Tag::Menu | Tag::Dir
            )
        });
        let frame = self.frames.last();
        let follows = || frame.is_some_and(Frame::ends_in_loose_item);
        let next = || {
            let mut next = document.next_sibling(item);
            while let Some(blank) =
                next.filter(|next| document.tag(*next) == Tag::Text && document.is_blank(*next))
            {
                next = document.next_sibling(blank);
            }
            next.is_some_and(|next| document.tag(next) == Tag::Li)
        };
        !is_of_list && (follows() || next())
    }

    /// A kind of block, if the model has room for it inside those that are open.
    fn with_room(&mut self, kind: Kind) -> Option<Kind> {
        if kind.nests() && self.nesting() + 2 > MAX_BLOCK_DEPTH {
            self.flattened = true;
            return None;
        }
        Some(kind)
    }

    /// How deep the blocks nest that are open.
    fn nesting(&self) -> usize {
        let nests = |frame: &&Frame| frame.kind.nests();
        self.frames.iter().filter(nests).count()
    }

    /// Whether a list may stand in a block of this kind inside those that are open.
    pub(super) fn has_room_inside(&self, kind: &Kind) -> bool {
        self.nesting() + usize::from(kind.nests()) + 2 <= MAX_BLOCK_DEPTH
    }

    fn number_attribute(&self, node: NodeId, name: &str) -> Option<u64> {
        self.document.attribute(node, name)?.trim().parse().ok()
    }

    /// The number of an ordered list's first item.
    fn first_number(&self, list: NodeId) -> u64 {
        let own = self.number_attribute(list, "start");
        let is_item = |item: &NodeId| self.document.tag(*item) == Tag::Li;
        let of_item = || {
            let first = self.document.children(list).find(is_item)?;
            self.number_attribute(first, "value")
        };
        let of_reversed = || {
            let items = self.document.children(list).filter(is_item);
            self.is_reversed(list).then(|| items.count() as u64)
        };
        let first = own.or_else(of_item).or_else(of_reversed);
        first.unwrap_or(1)
    }

    fn is_reversed(&self, list: NodeId) -> bool {
        self.document.attribute(list, "reversed").is_some()
    }

    fn numbering(&self, list: NodeId) -> Numbering {
        let style = self.document.attribute(list, "style").unwrap_or("");
        let style = style
            .split_once("list-style")
            .map_or("", |(_, style)| style);
        let has = |name: &str| style.contains(name);
        match self.document.attribute(list, "type").map(str::trim) {
            Some("a") => Numbering::LowerLetters,
            Some("A") => Numbering::UpperLetters,
            Some("i") => Numbering::LowerRoman,
            Some("I") => Numbering::UpperRoman,
            _ if has("lower-alpha") || has("lower-latin") => Numbering::LowerLetters,
            _ if has("upper-alpha") || has("upper-latin") => Numbering::UpperLetters,
            _ if has("lower-roman") => Numbering::LowerRoman,
            _ if has("upper-roman") => Numbering::UpperRoman,
            _ => Numbering::Decimal,
        }
    }

    /// Takes in a form's control: a box to tick at the beginning of an item makes it a task.
    pub(super) fn control(&mut self, node: NodeId) {
        let is_box = self.document.attribute(node, "type").map(str::trim) == Some("checkbox");
        let checked = self.document.attribute(node, "checked").is_some();
        // One that readers may tick for themselves is a part of the page, not of the list.
        let is_task = || {
            let mut around = self.document.ancestors(node).take(4);
            self.document.attribute(node, "disabled").is_some()
                || around.any(|around| self.has_class_word(around, &TASK_WORDS))
        };
        if is_box
            && self.run.is_empty()
            && is_task()
            && let Some(frame) = self.frames.last_mut()
        {
            frame.tick(checked);
        }
        self.run.widen(Gap::Space);
    }

    /// Whether an element holds an image and its caption, and nothing else.
    fn is_captioned(&self, node: NodeId) -> bool {
        let document = self.document;
        if !self.may_have_class_word(node, &CAPTIONED) && !self.may_have_class_word(node, &CAPTION)
        {
            return false;
        }
        if names::has_class(document, node, "wp-caption") {
            return true;
        }
        if !self.has_class_word(node, &CAPTIONED) {
            return false;
        }
        let is_blank =
            |child: &NodeId| document.tag(*child) == Tag::Text && document.is_blank(*child);
        let mut parts = document.children(node).filter(|child| !is_blank(child));
        let (Some(image), Some(caption), None) = (parts.next(), parts.next(), parts.next()) else {
            return false;
        };
        let is_text = |inner: NodeId| !self.view.is_blank(inner);
        let mut inside = std::iter::once(image)
            .chain(document.descendants(image))
            .take(FIRST_NODES);
        let holds_image = inside.any(|inner| document.tag(inner) == Tag::Img);
        let mut texts = document.descendants(image);
        matches!(document.tag(caption), Tag::Div | Tag::P)
            && holds_image
            && !texts.any(is_text)
            && self.is_caption(caption)
    }

    /// The level of an element that is a heading by its role.
    fn heading_by_role(&self, node: NodeId) -> Option<u8> {
        let attribute = |name: &str| self.document.attribute(node, name).map(str::trim);
        if attribute("role") != Some("heading") {
            return None;
        }
        let level = attribute("aria-level").and_then(|level| level.parse().ok());
        Some(level.unwrap_or(2).clamp(1, 6))
    }

    /// Whether an element in a figure is its caption by its class, and not what holds the image.
    fn is_caption(&self, node: NodeId) -> bool {
        let mut inside = self.document.descendants(node).take(FIRST_NODES);
        let of_asciidoctor = || {
            let around = self.document.parent(node);
            names::has_class(self.document, node, "title")
                && around
                    .is_some_and(|around| names::has_class(self.document, around, "imageblock"))
        };
        (self.has_class_word(node, &CAPTION) || of_asciidoctor())
            && !inside.any(|inner| self.document.tag(inner) == Tag::Img)
    }

    /// Whether the words in an element are parted from those beside it: it is a part of a caption,
    /// such as the credit, or is read aloud only.
    pub(super) fn is_apart(&self, node: NodeId, tag: Tag) -> bool {
        if tag != Tag::Span {
            return false;
        }
        self.has_class_word(node, &READ_ALOUD)
            || self.in_caption()
                && self.has_class_word(node, &CAPTION_PARTS)
                && !self.goes_on_behind(node)
    }

    /// Whether a comma or the like stands right behind an element, as inside a sentence.
    fn goes_on_behind(&self, node: NodeId) -> bool {
        let next = self.document.next_sibling(node);
        let text = next.map_or("", |next| self.document.text(next));
        text.starts_with([',', ';', '.', ':', '/', ')'])
    }
}
