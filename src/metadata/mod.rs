//! What a page says about itself: JSON-LD, meta tags, microdata, the document.

mod alone;
mod authors;
mod beside;
mod bylines;
mod choose;
mod credit;
mod days;
mod declared;
mod found;
mod held;
mod instructions;
mod json_ld;
mod keywords;
mod language;
mod lines;
mod links;
mod logo;
mod marked;
mod marks;
mod names;
mod opener;
mod own;
mod page;
mod place;
mod properties;
mod published;
mod said;
mod shown;
mod site;
mod state;
mod strip;
mod tail;
mod teaser;
mod title;
mod told;
mod window;
mod words;

pub(crate) use declared::Declared;
pub(crate) use told::Told;

use crate::article::{Metadata, PageType};
use crate::dom::Document;
use crate::link::Base;

/// Whether a text opens with two words as only a byline does: "written by".
pub(crate) fn opens_byline(text: &str) -> bool {
    opener::opens_with_two_words(text)
}

/// Reads a page's JSON-LD.
pub(crate) fn declared(document: &Document) -> Declared {
    let mut declared = declared::declared(document);
    own::mark(document, &mut declared.things);
    declared
}

/// A page's metadata while it is read: what is known before the page's type is, and after.
#[derive(Debug)]
pub(crate) struct Reading<'a> {
    page: page::Page<'a>,
    declared: &'a Declared,
}

impl<'a> Reading<'a> {
    /// Walks the page once.
    pub(crate) fn new(document: &'a Document<'a>, declared: &'a Declared) -> Self {
        Reading {
            page: page::Page::new(document),
            declared,
        }
    }

    /// The titles that the page gives itself: the `<title>`, and one for sharing.
    pub(crate) fn titles(&self) -> Vec<String> {
        let window = self.page.titles.first();
        let window = window.map(|node| self.page.document.inner_text(*node));
        let shared = self.page.meta(&["og:title", "twitter:title"]);
        window
            .into_iter()
            .chain(shared.map(str::to_owned))
            .collect()
    }

    /// How the page describes itself for others, in `<meta>` elements and in JSON-LD.
    pub(crate) fn descriptions(&self) -> Vec<String> {
        let names = ["description", "og:description", "twitter:description"];
        let metas = names.iter().flat_map(|name| self.page.metas_named(name));
        metas
            .chain(self.declared.descriptions())
            .map(str::to_owned)
            .collect()
    }

    /// The texts that the page hands to its scripts under its own title, plain or as markup.
    pub(crate) fn state_texts(&self) -> Vec<String> {
        let document = self.page.document;
        state::texts(document, &own::titles(document))
    }

    /// All metadata. `base` is the page's own address; `kind` is what the page is taken for, which
    /// decides how far what is shown on it speaks of the page itself.
    pub(crate) fn metadata(&self, base: &Base, kind: PageType) -> Metadata {
        choose::choose(&self.page, self.declared, base, kind)
    }

    /// Puts what stands in elements that the caller told in place of what was found.
    pub(crate) fn read_told(&self, told: &Told, metadata: &mut Metadata) {
        told::read(&self.page, self.declared, told, metadata);
    }
}
