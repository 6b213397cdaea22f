//! Bundles: recognised and split, tagged or flattened.

mod border;
mod byline;
mod coverage;
mod cue;
mod digest;
mod evidence;
mod flattened;
mod keyword;
mod lexicon;
mod lined;
mod manner;
mod name;
mod outlets;
mod post;
mod remark;
mod resolve;
mod seam;
mod spaced;
mod tagged;
mod title;
mod token;
mod topic;
mod unit;
mod written;

pub use lexicon::Lexicon;
pub use resolve::Resolver;

use crate::article::{Bundle, Headline};
use crate::block::Block;
use crate::dom::{Document, Tag};
use crate::link::Base;
use crate::options::Limits;
use crate::text;

/// What the caller knows about a bundle.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Hints<'a> {
    /// The feed item's title.
    pub(crate) title: Option<&'a str>,
    /// Outlets that the caller expects.
    pub(crate) outlets: &'a [String],
}

/// Splits a description that is a bundle, tagged or flattened; also gives the texts that stand
/// beside the entries and are in none.
pub(crate) fn find(
    document: &Document,
    base: &Base,
    hints: Hints<'_>,
) -> Option<(Bundle, Vec<String>)> {
    if let Some(found) = tagged::tagged(document, base) {
        return Some(found);
    }
    if !is_plain(document) {
        return None;
    }
    let bundle = flattened(&text::unescape(&plain_text(document)), hints)?;
    let end = loose_end(document, &bundle);
    Some((bundle, Vec::from_iter(end)))
}

/// Splits markup that is a bundle and is written so plainly that it needs no parser.
pub(crate) fn written(markup: &str, base: &Base, limits: &Limits) -> Option<(Bundle, Vec<String>)> {
    tagged::written(markup, base, limits)
}

/// The end of a stripped bundle that belongs to no entry: a headline whose outlet was cut off.
fn loose_end(document: &Document, bundle: &Bundle) -> Option<String> {
    if bundle.entries.iter().any(|entry| entry.link.is_some()) {
        return None;
    }
    let plain = plain_text(document);
    let plain = text::unescape(&plain);
    let (plain, _) = coverage::without(&plain);
    let plain = text::collapse(plain);
    let outlet = bundle.entries.last()?.outlet.as_deref()?;
    let (_, end) = plain.rsplit_once(outlet)?;
    let end = end.trim();
    end.contains(char::is_alphanumeric).then(|| end.to_owned())
}

/// The text of a document without markup, its line breaks as such.
fn plain_text(document: &Document) -> String {
    let mut plain = String::new();
    for node in document.nodes() {
        match document.tag(node) {
            Tag::Br | Tag::P | Tag::Div if !plain.is_empty() => plain.push('\n'),
            _ => plain.push_str(document.text(node)),
        }
    }
    plain
}

/// Whether a document is one run of text without markup, apart from what wraps it.
fn is_plain(document: &Document) -> bool {
    let mut wrappers = 0;
    document.nodes().all(|node| match document.tag(node) {
        Tag::Root | Tag::Html | Tag::Head | Tag::Body | Tag::Text | Tag::Br => true,
        Tag::P | Tag::Div | Tag::Span => {
            wrappers += 1;
            wrappers <= 2
        }
        _ => false,
    })
}

/// Splits a bundle whose tags were stripped. `text` is unescaped; its no-break spaces are kept.
pub(crate) fn flattened(text: &str, hints: Hints<'_>) -> Option<Bundle> {
    post::split(text, hints).or_else(|| flattened::flattened(text, hints))
}

/// Splits a title, which is plain text, into headline and outlet.
pub(crate) fn headline(title: &str, outlets: &[String]) -> Headline {
    title::headline(title, outlets)
}

/// A bundle as a list of linked headlines with their outlets.
pub(crate) fn blocks(bundle: &Bundle) -> Vec<Block> {
    digest::blocks(bundle)
}
