//! What a page says about itself: JSON-LD, meta tags, microdata, the document.

mod authors;
mod beside;
mod bylines;
mod choose;
mod declared;
mod found;
mod json_ld;
mod keywords;
mod language;
mod links;
mod marked;
mod names;
mod own;
mod page;
mod place;
mod properties;
mod published;
mod site;
mod teaser;
mod title;
mod words;

pub(crate) use declared::Declared;

use crate::article::{Metadata, PageType};
use crate::dom::Document;
use crate::link::Base;

/// Reads a page's JSON-LD.
pub(crate) fn declared(document: &Document) -> Declared {
    let mut declared = declared::declared(document);
    own::mark(document, &mut declared.things);
    declared
}

/// Reads a page's metadata. `base` is the page's own address; `kind` is what the page is taken for,
/// which decides how far what is shown on it speaks of the page itself.
pub(crate) fn read(
    document: &Document,
    declared: &Declared,
    base: &Base,
    kind: PageType,
) -> Metadata {
    choose::choose(&page::Page::new(document), declared, base, kind)
}
