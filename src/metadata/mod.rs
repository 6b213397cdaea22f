//! What a page says about itself: JSON-LD, meta tags, microdata, the document.

use crate::article::Metadata;
use crate::dom::Document;
use crate::link::Base;

/// Reads a page's metadata. `base` is the page's own address.
pub(crate) fn read(document: &Document, base: &Base) -> Metadata {
    let _ = (document, base);
    Metadata::default()
}

/// The text that a page declares in JSON-LD.
pub(crate) fn article_body(document: &Document) -> Option<String> {
    let _ = document;
    None
}
