//! Images: which of their addresses counts, and which images count at all.

use super::run::Gap;
use super::sign::Sign;
use super::{Builder, Pixels, gallery};
use crate::block::{Block, Figure, Image, Inline};
use crate::dom::{Document, NodeId, Tag};
use crate::text;

/// Where lazy loading keeps an image's address, the most telling first.
const LAZY_SOURCES: [&str; 10] = [
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-original-src",
    "data-full-src",
    "data-url",
    "data-lazy",
    "data-hi-res-src",
    "data-image",
    "data-image-src",
];

/// Where the addresses of an image in several sizes stand, the most telling first: those that
/// scripts read may be real where the others are stand-ins.
const SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];

/// Ends of the names of image files.
const FILE_TYPES: [&str; 7] = ["jpg", "jpeg", "png", "webp", "avif", "gif", "svg"];

/// Words that the file name of a stand-in is made of.
const STAND_INS: [&str; 13] = [
    "placeholder",
    "blank",
    "spacer",
    "transparent",
    "pixel",
    "loading",
    "loader",
    "lazy",
    "lazyload",
    "clear",
    "empty",
    "trans",
    "1x1",
];

/// Words that stand beside them there.
const FILLERS: [&str; 6] = ["img", "image", "default", "gif", "svg", "px"];

/// The widest image, in pixels, that is of use where text is read; a wider one is for print.
const USEFUL_WIDTH: f32 = 2_560.0;

/// The same for densities, in image pixels for each pixel of the page.
const USEFUL_DENSITY: f32 = 3.0;

/// How many nodes may lie between a lazy image and its twin in `<noscript>`.
const TWIN_DISTANCE: usize = 4;

/// The image that came last, as long as no text follows it.
#[derive(Debug)]
pub(super) struct LastImage {
    node: NodeId,
    source: String,
    alt: String,
}

impl Builder<'_> {
    /// Takes in an image, unless it is the one that came last or only counts readers.
    pub(super) fn image(&mut self, node: NodeId) {
        let before = self.last_asked.replace(node);
        let Some(source) = self.image_source(node) else {
            self.run.widen(Gap::Space);
            return;
        };
        let pixel = self.pixels == Pixels::LeftOut
            && (is_pixel(self.document, node) || self.is_counter(node, &source, before));
        let alt = self.document.attribute(node, "alt").unwrap_or("");
        let alt = text::collapse(&text::visible(alt)).into_owned();
        if pixel || self.is_twin(node, &source, &alt) {
            return;
        }
        let mut image = Image::new(source.clone(), alt.clone());
        image.width = pixels(self.document.attribute(node, "width"));
        image.height = pixels(self.document.attribute(node, "height"));
        match self.sign(node, &image) {
            Some(Sign::Text(text)) => {
                self.push_text(&text);
                return;
            }
            Some(Sign::Nothing) => {
                self.run.widen(Gap::Space);
                return;
            }
            None => {}
        }
        if !self.take_room(source.len() + alt.len()) {
            return;
        }
        let stands_alone = self.run.is_empty();
        match self.frames.last_mut() {
            Some(frame) if stands_alone && frame.is_untouched_figure() => {
                image.link = self.run.tell_address();
                frame.images.push(without_own_link(image));
            }
            _ => self.push_atom(Inline::Image(image)),
        }
        self.last_image = Some(LastImage { node, source, alt });
    }

    /// Whether an image is the one that came last once more: lazy images stand twice, the second
    /// time in `<noscript>` and often in another size.
    fn is_twin(&self, node: NodeId, source: &str, alt: &str) -> bool {
        let Some(last) = &self.last_image else {
            return false;
        };
        if last.source == source {
            return true;
        }
        let without_script = |node: NodeId| {
            let mut around = self.document.ancestors(node).take(3);
            around.find(|around| self.document.tag(*around) == Tag::Noscript)
        };
        let Some(element) = without_script(node).or_else(|| without_script(last.node)) else {
            return false;
        };
        let distance = element.index().abs_diff(last.node.index());
        let same_alt = !alt.is_empty() && last.alt == alt;
        distance <= TWIN_DISTANCE || same_alt || stem(&last.source) == stem(source)
    }

    /// Whether an image is asked for only where scripts are off, and not in place of another one: it
    /// counts readers if its address is a question and no file.
    fn is_counter(&self, node: NodeId, source: &str, before: Option<NodeId>) -> bool {
        let document = self.document;
        let is_asked = source.contains('?') && !has_file_type(source);
        let parent = document.parent(node).filter(|_| is_asked);
        let near = |before: NodeId| node.index() - before.index() <= TWIN_DISTANCE;
        parent.is_some_and(|parent| document.tag(parent) == Tag::Noscript)
            && !before.is_some_and(near)
    }

    fn image_source(&self, node: NodeId) -> Option<String> {
        let attribute = |name: &str| self.document.attribute(node, name);
        let of_set = |name: &&str| attribute(name).and_then(best_candidate);
        let lazy = |name: &&str| {
            let address = attribute(name).filter(|address| is_real(address))?;
            // Numbers of images stand in such attributes as well.
            address.contains(['/', '.']).then_some(address)
        };
        let address = SETS
            .iter()
            .find_map(of_set)
            .or_else(|| LAZY_SOURCES.iter().find_map(lazy))
            .or_else(|| attribute("src").filter(|address| is_real(address)))
            .or_else(|| self.picture_candidate(node))
            .or_else(|| self.kept_elsewhere(node))?;
        let address = self
            .address_without_script(node, address)
            .unwrap_or(address);
        self.base.media(address).ok()
    }

    /// The address that an image has where scripts are off, if it is the same file in another size: in
    /// its place scripts show a small one first.
    fn address_without_script(&self, node: NodeId, address: &str) -> Option<&str> {
        let document = self.document;
        let nodes = document.end(node).index()..;
        let mut next = document.nodes_in(nodes.start..nodes.start + TWIN_DISTANCE);
        let instead = next.find(|next| document.tag(*next) == Tag::Noscript)?;
        let mut inside = document.descendants(instead).take(TWIN_DISTANCE);
        let twin = inside.find(|inner| document.tag(*inner) == Tag::Img)?;
        let real = document
            .attribute(twin, "src")
            .filter(|real| is_real(real))?;
        let is_own = document.attribute(node, "src") == Some(address);
        let asks = |address: &str| address.split_once('?').map(|(file, _)| file.to_owned());
        let is_resized = asks(address).is_some() && asks(address) == asks(real);
        (is_own && is_resized).then_some(real)
    }

    /// The address that the last source before an image gives, if both are in one picture.
    fn picture_candidate(&self, node: NodeId) -> Option<&str> {
        let picture = self.document.parent(node)?;
        let source = self.last_source?;
        let together = self.document.parent(source) == Some(picture);
        let of_set = |name: &&str| {
            self.document
                .attribute(source, name)
                .and_then(best_candidate)
        };
        let candidate = SETS.iter().find_map(of_set)?;
        (together && self.document.tag(picture) == Tag::Picture).then_some(candidate)
    }

    /// An address in an attribute of the page's own, told by the type of its file, or by its name.
    fn kept_elsewhere(&self, node: NodeId) -> Option<&str> {
        let addresses = self.document.attributes(node).filter(|(name, value)| {
            let is_told = || has_file_type(value) || is_named(name) && is_whole(value);
            let is_own = name.starts_with("data-") || name.contains("lazy");
            is_own && is_real(value) && is_told()
        });
        // Not all pages are read in a way that knows the order of attributes.
        let first = addresses.min_by_key(|(name, _)| *name);
        first.map(|(_, address)| address)
    }

    /// An image that stands alone becomes a figure, or the image of the figure around it.
    pub(super) fn push_image(&mut self, image: Image) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        if frame.is_untouched_figure() {
            frame.images.push(image);
        } else if !gallery::is_shown(&mut frame.blocks, &image) && !self.icon_alone(&image) {
            self.push_block(Block::Figure(Figure::new(image, Vec::new())));
        }
    }
}

/// Whether an address is there and no stand-in's.
fn is_real(address: &str) -> bool {
    let address = address.trim();
    !address.is_empty() && !address.starts_with("data:") && !is_stand_in(address)
}

/// Whether an attribute's name says that it holds an address.
fn is_named(name: &str) -> bool {
    name.ends_with("url") || name.ends_with("src")
}

/// Whether an address begins with its host.
fn is_whole(address: &str) -> bool {
    let address = address.trim();
    let starts = ["https://", "http://", "//"];
    starts.iter().any(|start| address.starts_with(start)) && !address.contains(char::is_whitespace)
}

/// An address up to its question or its fragment.
pub(super) fn path(address: &str) -> &str {
    let end = memchr::memchr2(b'?', b'#', address.as_bytes());
    end.and_then(|end| address.get(..end)).unwrap_or(address)
}

/// The name of an address's file, without its type.
fn file_name(address: &str) -> &str {
    let path = path(address);
    let file = path.rsplit('/').next().unwrap_or("");
    file.rsplit_once('.').map_or(file, |(name, _)| name)
}

/// A file's name without the size that is often its end, as in `pier-1024x683` and `pier@2x`.
fn stem(address: &str) -> &str {
    let is_size = |end: &str| end.chars().all(|next| next.is_ascii_digit() || next == 'x');
    match file_name(address).rsplit_once(['-', '_', '@']) {
        Some((stem, end)) if is_size(end) => stem,
        _ => file_name(address),
    }
}

fn is_stand_in(address: &str) -> bool {
    let words = file_name(address).split(|next: char| !next.is_ascii_alphanumeric());
    let mut telling = false;
    for word in words.filter(|word| !word.is_empty()) {
        let is = |known: &&str| known.eq_ignore_ascii_case(word);
        let tells = STAND_INS.iter().any(is);
        telling |= tells;
        let fills = FILLERS.iter().any(is) || word.bytes().all(|byte| byte.is_ascii_digit());
        if !tells && !fills {
            return false;
        }
    }
    telling
}

pub(super) fn has_file_type(address: &str) -> bool {
    let path = path(address);
    let end = path.rsplit_once('.').map_or("", |(_, end)| end);
    let known = |known: &&str| known.eq_ignore_ascii_case(end);
    FILE_TYPES.iter().any(known) && !path.contains(char::is_whitespace)
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

/// Whether an image or a frame is declared to be at most one pixel wide or high. An image of no size
/// that tells what it shows gets its size from the style of the page.
pub(super) fn is_pixel(document: &Document, node: NodeId) -> bool {
    let is_described = || {
        let alt = document.attribute(node, "alt");
        alt.is_some_and(|alt| !text::is_blank(alt))
    };
    ["width", "height"].into_iter().any(|name| {
        match document.attribute(node, name).map(str::trim) {
            Some("1" | "1px") => true,
            Some("0" | "0px") => !is_described(),
            _ => false,
        }
    })
}

/// The address with the largest useful descriptor in a `srcset`, or the smallest of those that are
/// larger than useful. Addresses end at white space and may hold commas; descriptors end at a
/// comma.
fn best_candidate(set: &str) -> Option<&str> {
    let largest = |left: &(&str, f32), right: &(&str, f32)| left.1.total_cmp(&right.1);
    let is_shown = |candidate: &(&str, f32)| is_real(candidate.0);
    // Nearly always the best of all is real, so that no other need be looked at.
    let best = ranked(set).max_by(largest)?;
    let best = match is_shown(&best) {
        true => best,
        false => ranked(set).filter(is_shown).max_by(largest)?,
    };
    Some(best.0)
}

/// The addresses of a `srcset` whose descriptors can be read, with their ranks.
fn ranked(set: &str) -> impl Iterator<Item = (&str, f32)> {
    let mut rest = set;
    let candidates = std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|next: char| next.is_whitespace() || next == ',');
        let (address, after) = address_and_rest(rest);
        let (descriptor, next) = match address.ends_with(',') {
            true => ("", after),
            false => after.split_once(',').unwrap_or((after, "")),
        };
        rest = next;
        (!address.is_empty()).then_some((address.trim_end_matches(','), descriptor))
    });
    candidates.filter_map(|(address, descriptor)| {
        let size = descriptor.split_whitespace().next().unwrap_or("1");
        let number: f32 = size.trim_end_matches(['w', 'x', 'h']).parse().ok()?;
        let useful = match size.ends_with('x') {
            true => USEFUL_DENSITY,
            false => USEFUL_WIDTH,
        };
        // Less than useful is ranked upwards from one, more than useful downwards to zero.
        let rank = match number <= useful {
            true => number + 1.0,
            false => useful / number,
        };
        Some((address, rank))
    })
}

/// What stands before the first white space of a text and behind it. Addresses are long, and nearly
/// always end at a space and hold no other characters than those of ASCII.
fn address_and_rest(text: &str) -> (&str, &str) {
    let is_plain = |byte: &u8| byte.is_ascii_graphic();
    let plain = text.bytes().take_while(is_plain).count();
    match (text.get(..plain), text.get(plain + 1..)) {
        (Some(address), Some(after)) if text.as_bytes().get(plain) == Some(&b' ') => {
            (address, after)
        }
        _ => text.split_once(char::is_whitespace).unwrap_or((text, "")),
    }
}

/// The images of a run that holds nothing else, the first in each link with its address.
pub(super) fn only_images(content: &[Inline]) -> Option<Vec<Image>> {
    // Most runs begin with text.
    if matches!(content.first(), Some(Inline::Text { text }) if text != " ") {
        return None;
    }
    let mut images = Vec::new();
    let mut link: Option<&String> = None;
    for inline in crate::block::inlines(content) {
        match inline {
            Inline::Image(image) => {
                let link = link.take().cloned();
                images.push(without_own_link(Image {
                    link,
                    ..image.clone()
                }));
            }
            Inline::Link(around) => link = Some(&around.address),
            Inline::Text { text } if text == " " => {}
            Inline::LineBreak => {}
            marked if !marked.content().is_empty() => {}
            _ => return None,
        }
    }
    Some(images)
}

/// An image without a link that leads to nothing but itself.
fn without_own_link(mut image: Image) -> Image {
    image.link = image.link.filter(|link| *link != image.source);
    image
}
