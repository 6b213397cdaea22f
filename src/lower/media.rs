//! Images, embeds, formulas and callouts.

use super::frame::Kind;
use super::{Builder, Gap, Pixels};
use crate::block::{Block, CalloutKind, Embed, Figure, Image, Inline};
use crate::dom::{Document, NodeId, Tag};
use crate::text;

/// Where lazy loading keeps an image's address, the most telling first.
const LAZY_SOURCES: [&str; 6] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-original-src",
    "data-full-src",
    "data-url",
];

impl Builder<'_> {
    /// Takes in an image, unless it is the one that came last or only counts readers.
    pub(super) fn image(&mut self, node: NodeId) {
        let Some(source) = self.image_source(node) else {
            return;
        };
        let pixel = self.pixels == Pixels::LeftOut && is_pixel(self.document, node);
        if pixel || self.last_image.as_ref() == Some(&source) {
            return;
        }
        let alt = self.document.attribute(node, "alt").unwrap_or("");
        let mut image = Image::new(source.clone(), text::collapse(alt));
        image.width = pixels(self.document.attribute(node, "width"));
        image.height = pixels(self.document.attribute(node, "height"));
        self.last_image = Some(source);
        let image = match self.frames.last_mut() {
            Some(frame) => frame.take_image(image),
            None => Some(image),
        };
        if let Some(image) = image {
            self.push_atom(Inline::Image(image));
        }
    }

    fn image_source(&self, node: NodeId) -> Option<String> {
        let attribute = |name: &str| self.document.attribute(node, name);
        let is_address = |found: &&str| !found.trim().is_empty() && !found.starts_with("data:");
        let lazy = LAZY_SOURCES
            .iter()
            .find_map(|name| attribute(name).filter(is_address));
        let largest = |name: &str| attribute(name).and_then(largest_candidate);
        let address = lazy
            .or_else(|| largest("data-srcset"))
            .or_else(|| attribute("src").filter(is_address))
            .or_else(|| largest("srcset"))
            .or_else(|| self.picture_candidate(node))?;
        self.base.media(address).ok()
    }

    /// The address that the last source before an image gives, if both are in one picture.
    fn picture_candidate(&self, node: NodeId) -> Option<&str> {
        let picture = self.document.parent(node)?;
        let source = self.last_source?;
        let together = self.document.parent(source) == Some(picture);
        let set = self.document.attribute(source, "srcset")?;
        let candidate = largest_candidate(set)?;
        (together && self.document.tag(picture) == Tag::Picture).then_some(candidate)
    }

    /// An image that stands alone becomes a figure, or the image of the figure around it.
    pub(super) fn push_image(&mut self, image: Image) {
        let image = match self.frames.last_mut() {
            Some(frame) => frame.take_image(image),
            None => Some(image),
        };
        if let Some(image) = image {
            self.push_block(Block::Figure(Figure::new(image, Vec::new())));
        }
    }

    /// Takes in a video, a frame or the like as a link. True if what is inside it still counts.
    pub(super) fn embed(&mut self, node: NodeId) -> bool {
        let attribute = |name: &str| self.document.attribute(node, name);
        let inner_source = || {
            let source = self.document.elements(node, Tag::Source).next()?;
            self.document.attribute(source, "src")
        };
        let named = ["src", "data-src", "data"].into_iter().find_map(attribute);
        let address = named
            .or_else(inner_source)
            .and_then(|address| self.base.media(address).ok());
        let Some(address) = address else {
            self.run.widen(Gap::Space);
            return matches!(
                self.document.tag(node),
                Tag::Object | Tag::Video | Tag::Audio
            );
        };
        let title = ["title", "aria-label"].into_iter().find_map(attribute);
        let mut embed = Embed::new(address);
        embed.title = title
            .map(|title| text::collapse(title).into_owned())
            .filter(|title| !title.is_empty());
        if self.is_one_line() {
            self.run.widen(Gap::Space);
        } else {
            self.border();
            self.push_block(Block::Embed(embed));
        }
        false
    }

    /// Takes in a formula, if the page tells its TeX. True if its text has to serve instead.
    pub(super) fn math(&mut self, node: NodeId) -> bool {
        let Some(tex) = self.tex(node) else {
            return true;
        };
        let display = self.document.attribute(node, "display") == Some("block");
        if display && !self.is_one_line() {
            self.border();
            self.push_block(Block::Math { tex });
        } else {
            self.push_atom(Inline::Math { tex });
        }
        false
    }

    fn tex(&self, node: NodeId) -> Option<String> {
        let is_tex = |inner: &NodeId| {
            self.document.name(*inner) == "annotation"
                && self.document.attribute(*inner, "encoding") == Some("application/x-tex")
        };
        let annotation = self.document.descendants(node).find(is_tex);
        let tex = match annotation {
            Some(annotation) => self.document.inner_text(annotation),
            None => self.document.attribute(node, "alttext")?.to_owned(),
        };
        let tex = text::collapse(&tex).into_owned();
        (!tex.is_empty()).then_some(tex)
    }

    /// A line break, which is a space where a block has to stay one line.
    pub(super) fn line_break(&mut self) {
        self.run.widen(Gap::Line);
    }
}

/// A number of pixels as an attribute declares it (`640`, `640px`, `640.5`); shares of the room
/// that there is, as in `100%`, are none.
fn pixels(value: Option<&str>) -> Option<u32> {
    let value = value?.trim();
    let end = value
        .find(|next: char| !next.is_ascii_digit())
        .unwrap_or(value.len());
    let (number, unit) = value.split_at_checked(end)?;
    let unit = unit.trim_start_matches(|next: char| next == '.' || next.is_ascii_digit());
    let is_pixels = unit.is_empty() || unit.trim().eq_ignore_ascii_case("px");
    let pixels = number.parse().ok().filter(|pixels| *pixels > 0);
    pixels.filter(|_| is_pixels)
}

/// Whether an image is declared to be at most one pixel wide or high.
fn is_pixel(document: &Document, node: NodeId) -> bool {
    ["width", "height"].into_iter().any(|name| {
        let value = document.attribute(node, name).map(str::trim);
        matches!(value, Some("0" | "1" | "0px" | "1px"))
    })
}

/// Signs that documentation generators put behind a heading as a link to it.
const PERMALINK_SIGNS: [&str; 6] = ["¶", "#", "§", "🔗", "⚓", "∞"];

impl Builder<'_> {
    /// Whether a link is nothing but a sign that links a heading to itself.
    pub(super) fn is_permalink(&self, node: NodeId) -> bool {
        let Some(Kind::Heading { .. }) = self.frames.last().map(|frame| &frame.kind) else {
            return false;
        };
        let mut texts = self
            .document
            .descendants(node)
            .map(|inner| self.view.text(inner).trim());
        let first = texts.find(|text| !text.is_empty());
        let alone = texts.all(str::is_empty);
        alone && first.is_some_and(|sign| PERMALINK_SIGNS.contains(&sign))
    }
}

/// The address with the largest descriptor in a `srcset`. Addresses end at white space and may hold
/// commas; descriptors end at a comma.
fn largest_candidate(set: &str) -> Option<&str> {
    let mut rest = set;
    let candidates = std::iter::from_fn(|| {
        rest = rest.trim_start_matches(|next: char| next.is_whitespace() || next == ',');
        let (address, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        let (descriptor, next) = match address.ends_with(',') {
            true => ("", after),
            false => after.split_once(',').unwrap_or((after, "")),
        };
        rest = next;
        (!address.is_empty()).then_some((address.trim_end_matches(','), descriptor))
    });
    let sized = candidates.filter_map(|(address, descriptor)| {
        let size = descriptor.split_whitespace().next().unwrap_or("1");
        let size: f32 = size.trim_end_matches(['w', 'x', 'h']).parse().ok()?;
        (!address.starts_with("data:")).then_some((address, size))
    });
    sized
        .max_by(|left, right| left.1.total_cmp(&right.1))
        .map(|(address, _)| address)
}

/// The images of a run that holds nothing else, linked or not.
pub(super) fn only_images(content: &[Inline]) -> Option<Vec<Image>> {
    let mut images = Vec::new();
    for inline in crate::block::inlines(content) {
        match inline {
            Inline::Image(image) => images.push(image.clone()),
            Inline::Text { text } if text == " " => {}
            Inline::Link(_) | Inline::Emphasis { .. } | Inline::Strong { .. } => {}
            Inline::LineBreak => {}
            _ => return None,
        }
    }
    Some(images)
}

/// Class words that set a callout apart, and the kind they stand for.
const CALLOUT_KINDS: [(&str, CalloutKind); 14] = [
    ("note", CalloutKind::Note),
    ("info", CalloutKind::Note),
    ("seealso", CalloutKind::Note),
    ("tip", CalloutKind::Tip),
    ("hint", CalloutKind::Tip),
    ("success", CalloutKind::Tip),
    ("important", CalloutKind::Important),
    ("attention", CalloutKind::Warning),
    ("warn", CalloutKind::Warning),
    ("warning", CalloutKind::Warning),
    ("caution", CalloutKind::Caution),
    ("danger", CalloutKind::Caution),
    ("error", CalloutKind::Caution),
    ("deprecated", CalloutKind::Caution),
];

/// The kind of callout that an element is, by the class names that documentation generators give
/// it or by its role.
pub(super) fn callout_kind(document: &Document, node: NodeId, tag: Tag) -> Option<CalloutKind> {
    if !matches!(tag, Tag::Div | Tag::Aside | Tag::Section) {
        return None;
    }
    let by_role = document.attribute(node, "role") == Some("note");
    let class = document.attribute(node, "class").unwrap_or("");
    let by_class = class
        .split_ascii_whitespace()
        .any(|word| matches!(word, "admonition" | "callout" | "markdown-alert"));
    if !by_role && !by_class {
        return None;
    }
    let words = class.split([' ', '-', '_', '\t', '\n']);
    let mut kinds = words.filter_map(|word| {
        let known = CALLOUT_KINDS
            .iter()
            .find(|(name, _)| word.eq_ignore_ascii_case(name));
        known.map(|(_, kind)| *kind)
    });
    Some(kinds.next_back().unwrap_or_default())
}
