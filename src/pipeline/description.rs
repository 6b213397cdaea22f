//! Feed descriptions: bundle or ordinary, to blocks.

use crate::article::{Bundle, Description};
use crate::bundle::{self, Hints};
use crate::dom::{Document, View};
use crate::link::Base;
use crate::options::Options;
use crate::{furniture, lower};

/// The front door for feed descriptions.
pub(crate) fn clean(raw: &str, options: &Options) -> Description {
    let mut description = Description::default();
    let raw = super::within_limit(raw, options, &mut description.notes);
    let document = Document::parse(raw, options.limits());
    super::push_reached(&document, &mut description.notes);
    let base = Base::new(options.url());
    let mut view = View::new(&document);
    if let Some(bundle) = find(&document, &base, options) {
        description.blocks = bundle::blocks(&bundle);
        description.bundle = Some(bundle);
        return description;
    }
    description
        .notes
        .extend(furniture::hide(&mut view, options.title()));
    description.blocks = lower::lower(&view, document.root(), &base).blocks;
    description
}

/// The front door for bundles.
pub(crate) fn split(raw: &str, options: &Options) -> Option<Bundle> {
    let raw = super::within_limit(raw, options, &mut Vec::new());
    let document = Document::parse(raw, options.limits());
    find(&document, &Base::new(options.url()), options)
}

fn find(document: &Document, base: &Base, options: &Options) -> Option<Bundle> {
    let hints = Hints {
        title: options.title(),
        outlets: options.outlets(),
    };
    bundle::tagged(document, base)
        .or_else(|| bundle::flattened(&document.inner_text(document.root()), hints))
}
