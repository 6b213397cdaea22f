//! Tracking pixels, and links that hold nothing else.

use crate::article::{FurnitureKind, FurnitureSet, Note};
use crate::dom::{Document, NodeId, Tag, View};

/// Words of an address that only addresses of counters have, as whole parts of its path or host,
/// sorted.
const COUNTER_WORDS: [&str; 21] = [
    "1x1",
    "__utm",
    "beacon",
    "cgi-bin",
    "count",
    "counter",
    "imp",
    "impression",
    "impressions",
    "matomo",
    "pageview",
    "piwik",
    "pixel",
    "pixels",
    "px",
    "stat",
    "stats",
    "track",
    "tracking",
    "trk",
    "webbug",
];

/// What counters name the image itself; as other parts of an address the words say nothing.
const COUNTER_FILES: [&str; 6] = ["b", "blank", "clear", "hit", "open", "spacer"];

/// Endings of file names of images.
const IMAGE_ENDINGS: [&str; 8] = [
    ".jpg", ".jpeg", ".png", ".webp", ".avif", ".svg", ".bmp", ".heic",
];

/// Hides images that nobody is meant to see.
pub(super) fn hide(view: &mut View<'_>, kept: FurnitureSet) -> Vec<Note> {
    if kept.contains(FurnitureKind::TrackingPixel) {
        return Vec::new();
    }
    let document = view.document();
    let pixels: Vec<NodeId> = document
        .elements(document.root(), Tag::Img)
        .filter(|image| is_pixel(document, *image))
        .collect();
    let mut notes = Vec::new();
    for image in pixels {
        view.hide(image);
        let address = document.attribute(image, "src").unwrap_or("");
        notes.push(Note::Furniture {
            kind: FurnitureKind::TrackingPixel,
            text: super::short(address),
        });
    }
    notes
}

fn is_pixel(document: &Document, image: NodeId) -> bool {
    let size = |name: &str| document.attribute(image, name).and_then(pixels);
    let (width, height) = (size("width"), size("height"));
    if width.is_some_and(|width| width <= 1) && height.is_none_or(|height| height <= 1)
        || height.is_some_and(|height| height <= 1) && width.is_none()
        || document.attribute(image, "style").is_some_and(is_invisible)
    {
        return true;
    }
    let unnamed = document
        .attribute(image, "alt")
        .is_none_or(|alt| alt.trim().is_empty());
    let unsized_image = width.is_none() && height.is_none();
    unnamed && unsized_image && document.attribute(image, "src").is_some_and(is_counter)
}

/// A length in pixels: `1`, `1px`, `0`.
fn pixels(value: &str) -> Option<u32> {
    let value = value.trim();
    value
        .strip_suffix("px")
        .unwrap_or(value)
        .trim()
        .parse()
        .ok()
}

fn is_invisible(style: &str) -> bool {
    let mut small = 0;
    for (name, value) in declarations(style) {
        let hides = [
            ("display", "none"),
            ("visibility", "hidden"),
            ("opacity", "0"),
        ];
        if hides.iter().any(|hides| is_declared((name, value), *hides)) {
            return true;
        }
        let is_size = name.eq_ignore_ascii_case("width") || name.eq_ignore_ascii_case("height");
        small += usize::from(is_size && pixels(value).is_some_and(|size| size <= 1));
    }
    small == 2
}

/// Whether a style takes an element out of what is shown.
pub(super) fn is_undisplayed(style: &str) -> bool {
    declarations(style).any(|found| is_declared(found, ("display", "none")))
}

/// The names and values of a style.
fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    let declarations = style.split(';').filter_map(|one| one.split_once(':'));
    declarations.map(|(name, value)| {
        let value = value.trim().trim_end_matches("!important").trim_end();
        (name.trim(), value)
    })
}

fn is_declared(found: (&str, &str), wanted: (&str, &str)) -> bool {
    found.0.eq_ignore_ascii_case(wanted.0) && found.1.eq_ignore_ascii_case(wanted.1)
}

/// Whether an address is one of a counter: no image's file name, and a word of counters in its
/// path or in front of its host.
fn is_counter(address: &str) -> bool {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = path.to_ascii_lowercase();
    if IMAGE_ENDINGS.iter().any(|ending| path.ends_with(ending)) {
        return false;
    }
    let mut words = path
        .split(['/', '.'])
        .skip_while(|word| word.ends_with(':') || word.is_empty());
    let file = path.trim_end_matches('/').rsplit('/').next().unwrap_or("");
    let file = file.split('.').next().unwrap_or("");
    let counted = COUNTER_FILES.contains(&file)
        || words.any(|word| COUNTER_WORDS.binary_search(&word).is_ok());
    // Feed services count with a path that ends in no file, and an address of few characters.
    let feed_counter = path.contains("/~r/") || path.contains("/~4/");
    feed_counter || counted && (!query.is_empty() || path.ends_with(".gif"))
}
