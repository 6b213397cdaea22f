//! Images that stand for something beside a text and show nothing of what it is about.

use crate::dom::{Document, NodeId, Tag};

/// What classes of portraits of authors, of badges and of icons hold.
const SIGNS: [&str; 8] = [
    "author", "avatar", "badge", "emoji", "icon", "logo", "profile", "user",
];

/// How many elements around an image tell by their classes what it is.
const AROUND: usize = 3;

/// An image that is declared to be no larger, in pixels, is an icon.
const LARGEST_ICON: u32 = 64;

/// Whether an image is an icon, a portrait of an author or the like. Those that a chosen text is
/// around are shown all the same; this is asked of images beside chosen texts.
pub(super) fn is_sign(document: &Document, image: NodeId) -> bool {
    let attribute = |name: &str| document.attribute(image, name).unwrap_or("").trim();
    let is_small = |name: &str| {
        let size = attribute(name).trim_end_matches("px");
        size.parse::<u32>().is_ok_and(|size| size <= LARGEST_ICON)
    };
    let address = attribute("src").split(['?', '#']).next().unwrap_or("");
    let mut near = std::iter::once(image).chain(document.ancestors(image).take(AROUND));
    is_small("width")
        || is_small("height")
        || address.ends_with(".ico")
        || near.any(|around| {
            document.tag(around) == Tag::Figcaption || has_class_of_sign(document, around)
        })
}

fn has_class_of_sign(document: &Document, node: NodeId) -> bool {
    let class = document.attribute(node, "class").unwrap_or("");
    let class = class.to_ascii_lowercase();
    SIGNS.iter().any(|sign| class.contains(sign))
}
