//! What a page says about itself: JSON-LD, meta tags, microdata, the document.

mod authors;
mod bylines;
mod choose;
mod declared;
mod found;
mod json_ld;
mod keywords;
mod language;
mod links;
mod names;
mod page;
mod properties;
mod published;
mod site;
mod teaser;
mod title;
mod words;

pub(crate) use declared::{Declared, declared};

use crate::article::Metadata;
use crate::dom::Document;
use crate::link::Base;

/// Reads a page's metadata. `base` is the page's own address.
pub(crate) fn read(document: &Document, declared: &Declared, base: &Base) -> Metadata {
    choose::choose(&page::Page::new(document), declared, base)
}
