//! What a page says about itself: JSON-LD, meta tags, microdata, the document.

mod authors;
mod choose;
mod dates;
mod declared;
mod json_ld;
mod months;
mod names;
mod page;
mod published;
mod title;

pub(crate) use declared::{Declared, declared};

use crate::article::Metadata;
use crate::dom::Document;
use crate::link::Base;

/// Reads a page's metadata. `base` is the page's own address.
pub(crate) fn read(document: &Document, base: &Base) -> Metadata {
    read_declared(document, &declared(document), base)
}

/// Reads a page's metadata where its JSON-LD has been read already.
pub(crate) fn read_declared(document: &Document, declared: &Declared, base: &Base) -> Metadata {
    choose::choose(&page::Page::new(document), declared, base)
}

/// The text of the page as its JSON-LD gives it, for pages that show none themselves: the longest
/// of the article bodies, review bodies and product descriptions, unescaped.
pub(crate) fn article_body(document: &Document) -> Option<String> {
    declared(document).article_body()
}

/// The types that the page gives itself, in lower case: those of its JSON-LD, then Open Graph's.
pub(crate) fn declared_types(document: &Document) -> Vec<String> {
    declared(document).types(document)
}
