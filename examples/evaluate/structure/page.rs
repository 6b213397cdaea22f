//! The parts of a page as its markup has them, read with a parser of its own.

use std::collections::{HashMap, HashSet};

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node, Selector};

use super::Kind;
use super::words::Stream;

/// A page's words, and the parts of its markup with theirs.
pub(super) struct PageParts {
    pub(super) words: Stream,
    /// The words of everything that has a place on the page, controls of forms and frames included.
    pub(super) all_words: Stream,
    /// All words, parted also where a text in another element begins with a capital letter or a number.
    pub(super) parted_words: Stream,
    pub(super) parts: Vec<(Kind, Stream)>,
    /// The words of paragraphs, each as often as the page has it.
    pub(super) paragraphs: HashMap<String, usize>,
    /// Images, each with the last text before it and the first behind it.
    pub(super) images: Vec<PlacedImage>,
}

/// An image between two texts.
pub(super) struct PlacedImage {
    /// All that may be its address: that of a set, of lazy loading, and so on.
    pub(super) addresses: Vec<String>,
    pub(super) before: Stream,
    pub(super) behind: Stream,
}

/// Elements whose text readers do not see, or that are no part of a text.
const UNSHOWN: [&str; 19] = [
    "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "button",
    "iframe", "object", "audio", "video", "canvas", "head", "datalist", "title", "rt", "rp",
];

/// Elements that have no place on the page, or beside the line: the texts before and behind them meet.
const WITHOUT_BOX: [&str; 8] = [
    "script", "style", "template", "head", "title", "datalist", "rt", "rp",
];

/// Words of classes by which style sheets take a text out of its line, for screen readers only.
const READ_ALOUD: [&str; 7] = [
    "clipped",
    "offscreen",
    "reader",
    "screenreader",
    "sr",
    "visually",
    "visuallyhidden",
];

/// What becomes of two texts with the border of an element between them that text flows through: style
/// sheets may show them apart, which the markup does not tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Borders {
    Joined,
    /// They are parted where the second begins with a capital letter or a number.
    Parted,
}

/// Elements that text flows through.
const INLINE: [&str; 37] = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp",
    "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
];

pub(super) fn read(html: &str) -> PageParts {
    let document = Html::parse_document(html);
    let selector = |css: &str| Selector::parse(css).expect("the selector is well-formed");
    let mut parts = Vec::new();
    for (kind, css) in [
        (Kind::Heading, "h1, h2, h3, h4, h5, h6"),
        (Kind::Item, "ul > li, ol > li"),
        (Kind::Cell, "table"),
        (Kind::Code, "pre"),
        (Kind::Link, "a[href^='http']"),
    ] {
        for element in document.select(&selector(css)) {
            if is_unshown(*element) || kind == Kind::Heading && is_of_table(*element) {
                continue;
            }
            if kind == Kind::Cell {
                parts.extend(cells(*element).into_iter().map(|words| (kind, words)));
            } else {
                let nested: &[&str] = if kind == Kind::Item {
                    &["ul", "ol", "table", "dl"]
                } else {
                    &[]
                };
                parts.push((kind, text(*element, nested)));
            }
        }
    }
    let mut paragraphs = HashMap::new();
    for paragraph in document.select(&selector("p, li, div, td, blockquote")) {
        let parted = text_with(*paragraph, &UNSHOWN, Borders::Parted);
        for words in HashSet::from([text(*paragraph, &[]).joined(), parted.joined()]) {
            *paragraphs.entry(words).or_default() += 1;
        }
    }
    PageParts {
        words: text(document.tree.root(), &[]),
        all_words: text_but(document.tree.root(), &WITHOUT_BOX),
        parted_words: text_with(document.tree.root(), &WITHOUT_BOX, Borders::Parted),
        parts,
        paragraphs,
        images: images(document.tree.root()),
    }
}

fn name<'a>(node: NodeRef<'a, Node>) -> &'a str {
    node.value()
        .as_element()
        .map_or("", |element| element.name())
}

fn is_unshown(node: NodeRef<'_, Node>) -> bool {
    node.ancestors()
        .any(|around| UNSHOWN.contains(&name(around)))
}

/// Whether a heading is that of a row, a column or a table, and so no heading of the text.
fn is_of_table(heading: NodeRef<'_, Node>) -> bool {
    let mut around = heading.ancestors().map(name);
    around.any(|name| matches!(name, "th" | "caption"))
}

/// The words in a node that readers see as text, without those in elements of some names.
fn text(node: NodeRef<'_, Node>, without: &[&str]) -> Stream {
    text_but(node, &[&UNSHOWN, without].concat())
}

/// The words in a node but those in elements of some names. Words are parted as in a browser, where
/// blocks, line breaks and images are, and where one link follows another.
fn text_but(node: NodeRef<'_, Node>, left_out: &[&str]) -> Stream {
    text_with(node, left_out, Borders::Joined)
}

/// The same, with what becomes of two texts in elements that text flows through.
fn text_with(node: NodeRef<'_, Node>, left_out: &[&str], borders: Borders) -> Stream {
    let mut words = Stream::default();
    let mut skipped = None;
    let mut after_link = false;
    for edge in node.traverse() {
        match edge {
            Edge::Open(inner) if skipped.is_none() => match inner.value() {
                Node::Text(text) => {
                    let begins = |first: char| first.is_uppercase() || first.is_ascii_digit();
                    if borders == Borders::Parted && text.starts_with(begins) {
                        words.part();
                    }
                    words.push(text);
                    after_link = false;
                }
                Node::Element(element) => {
                    let own = inner.id() == node.id();
                    let name = element.name();
                    if !flows(inner) || name == "a" && after_link {
                        words.part();
                    }
                    if name == "img" && is_emoji(element) {
                        words.push(element.attr("alt").unwrap_or(""));
                        words.part();
                    }
                    if left_out.contains(&name) && !own {
                        skipped = Some(inner.id());
                    }
                }
                _ => {}
            },
            Edge::Close(inner) => {
                if skipped == Some(inner.id()) {
                    skipped = None;
                }
                after_link |= name(inner) == "a";
                if !flows(inner) && inner.value().is_element() {
                    words.part();
                }
            }
            Edge::Open(_) => {}
        }
    }
    words.part();
    words
}

/// Whether the text before an element goes on in it.
fn flows(node: NodeRef<'_, Node>) -> bool {
    let name = name(node);
    let class = node
        .value()
        .as_element()
        .and_then(|element| element.attr("class"));
    let is_apart = || {
        let mut words = class
            .unwrap_or("")
            .split(|next: char| !next.is_ascii_alphanumeric());
        name == "span" && words.any(|word| READ_ALOUD.contains(&word))
    };
    let is_of_line = || INLINE.contains(&name) && !is_apart() && !starts_quotation(node);
    WITHOUT_BOX.contains(&name) || is_of_line()
}

/// Whether an element tells who is quoted, before the quotation: style sheets put it on a line of its
/// own.
fn starts_quotation(node: NodeRef<'_, Node>) -> bool {
    let parent = node.parent().map_or("", name);
    let mut before = node.prev_siblings();
    let mut is_first = || {
        before.all(|node| match node.value() {
            Node::Text(text) => text.trim().is_empty(),
            other => !other.is_element(),
        })
    };
    name(node) == "cite" && parent == "blockquote" && is_first()
}

/// The cells of a table that says it holds data: one with headers, and without a table inside.
fn cells(table: NodeRef<'_, Node>) -> Vec<Stream> {
    let inside = || table.descendants().skip(1);
    let says_so = inside().any(|inner| matches!(name(inner), "th" | "thead" | "caption"));
    let nested = inside().any(|inner| name(inner) == "table");
    let is_layout = table
        .value()
        .as_element()
        .and_then(|element| element.attr("role"))
        .is_some_and(|role| role == "presentation" || role == "none");
    let mut rows = inside().filter(|inner| name(*inner) == "tr");
    let is_wide = rows.any(|row| {
        let cells = row
            .children()
            .filter(|cell| matches!(name(*cell), "td" | "th"));
        cells.count() > 1
    });
    if !says_so || nested || is_layout || !is_wide {
        return Vec::new();
    }
    let cells = inside().filter(|inner| matches!(name(*inner), "td" | "th"));
    cells.map(|cell| text(cell, &[])).collect()
}

/// Images with the text before and behind them. What is declared to be a pixel only counts readers,
/// and portraits, emoji and icons show nothing of what a text is about.
fn images(root: NodeRef<'_, Node>) -> Vec<PlacedImage> {
    let mut images: Vec<PlacedImage> = Vec::new();
    let (mut before, mut unplaced) = (Stream::default(), 0);
    for node in root.descendants().filter(|node| !is_unshown(*node)) {
        match node.value() {
            Node::Text(text) => {
                let words = Stream::of(text);
                if words.count() > 0 {
                    let placed = images.iter_mut().skip(unplaced);
                    placed.for_each(|image| image.behind = words.clone());
                    unplaced = images.len();
                    before = words;
                }
            }
            Node::Element(element) if element.name() == "img" => {
                let size = |name: &str| {
                    let size = element.attr(name).map(str::trim);
                    matches!(size, Some("0" | "0px" | "1" | "1px"))
                };
                let addresses = addresses(element);
                let is_shown = !size("width") && !size("height") && !is_sign(node, element);
                if !addresses.is_empty() && is_shown {
                    images.push(PlacedImage {
                        addresses,
                        before: before.clone(),
                        behind: Stream::default(),
                    });
                }
            }
            _ => {}
        }
    }
    images
}

/// What the classes of emoji hold, and the size up to which an image is an icon.
const EMOJI: [&str; 4] = ["emoji", "emoticon", "smilie", "smiley"];
const LARGEST_ICON: u32 = 32;

/// Whether an image is an emoji by its class, or by the folder that it is loaded from.
fn is_emoji(image: &Element) -> bool {
    let address = image.attr("src").unwrap_or("").to_ascii_lowercase();
    let mut folders = address.split('/').rev().skip(1);
    is_called(&EMOJI, image)
        || folders.any(|folder| EMOJI.iter().any(|sign| folder.starts_with(sign)))
}

fn is_called(signs: &[&str], element: &Element) -> bool {
    let class = element.attr("class").unwrap_or("").to_ascii_lowercase();
    signs.iter().any(|sign| class.contains(sign))
}

/// Whether an image is a portrait beside a text, an emoji or an icon.
fn is_sign(node: NodeRef<'_, Node>, image: &Element) -> bool {
    let is_small = |name: &str| {
        let size = image.attr(name).unwrap_or("").trim().trim_end_matches("px");
        size.parse::<u32>().is_ok_and(|size| size <= LARGEST_ICON)
    };
    let around = node.ancestors().take(2);
    let around = around.filter_map(|node| node.value().as_element());
    let mut near = std::iter::once(image).chain(around);
    let of_icons = ["src", "data-src"]
        .iter()
        .filter_map(|name| image.attr(name));
    let mut of_icons =
        of_icons.filter(|address| address.contains("/icon/") || address.contains("/icons/"));
    is_small("width") && is_small("height")
        || is_emoji(image)
        || near.any(|element| is_called(&EMOJI, element) || is_called(&["avatar"], element))
        || of_icons.next().is_some()
}

/// Words in the names of files that stand where an image will be.
const STAND_INS: [&str; 7] = [
    "blank",
    "empty",
    "lazy",
    "loading",
    "placeholder",
    "spacer",
    "trans.",
];

fn addresses(image: &Element) -> Vec<String> {
    let attributes = image.attrs();
    let told = attributes.filter(|(name, _)| name.contains("src") || name.starts_with("data-"));
    let named = told.filter(|(_, value)| !value.trim_start().starts_with("data:"));
    // An attribute may be one address, with spaces in it, or hold several with their sizes.
    let pieces = named.flat_map(|(_, value)| {
        let pieces = value.split([' ', '\n']);
        pieces.chain(value.contains(' ').then_some(value.trim()))
    });
    let pieces = pieces.map(|piece| piece.trim_end_matches(','));
    let is_stand_in = |piece: &str| {
        let file = piece.rsplit('/').next().unwrap_or("");
        STAND_INS.iter().any(|word| file.contains(word))
    };
    let real = pieces.filter(|piece| {
        piece.contains(['/', '.'])
            && !piece.starts_with("data:")
            && !piece
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'.')
            && !piece.contains("svg+xml")
            && !piece.contains("w3.org/2000/svg")
            && !is_stand_in(piece)
    });
    real.map(str::to_owned).collect()
}
