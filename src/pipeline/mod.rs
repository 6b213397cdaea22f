//! The order of the stages, their fall-backs, notes and limits.

mod description;
mod page;
#[cfg(feature = "training")]
pub mod training;

pub(crate) use description::{clean, split};
pub(crate) use page::{extract, extract_bytes};

use crate::article::{Article, Note};
use crate::dom::Document;
use crate::options::Options;

/// The front door for plain text.
pub(crate) fn structure(text: &str, options: &Options) -> Article {
    let mut article = Article::default();
    let text = within_limit(text, options, &mut article.notes);
    let outline = crate::plain::read(text);
    article.confidence = if outline.blocks.is_empty() { 0.0 } else { 1.0 };
    article.metadata = outline.metadata;
    article.blocks = outline.blocks;
    article.notes.extend(outline.notes);
    article
}

/// The beginning of an input, as much as the limit allows, cut between characters.
fn within_limit<'a>(text: &'a str, options: &Options, notes: &mut Vec<Note>) -> &'a str {
    let limit = options.limits().input_bytes();
    if text.len() <= limit {
        return text;
    }
    let kept = (0..=limit)
        .rev()
        .find_map(|end| text.get(..end))
        .unwrap_or("");
    notes.push(Note::InputCut {
        kept: kept.len(),
        total: text.len(),
    });
    kept
}

/// Notes on the limits that a document reached while it was parsed.
fn push_reached(document: &Document, notes: &mut Vec<Note>) {
    let reached = document.reached();
    let candidates = [
        (reached.nesting, Note::NestingFlattened),
        (reached.formatting, Note::FormattingBounded),
        (reached.attributes, Note::AttributesCut),
    ];
    notes.extend(
        candidates
            .into_iter()
            .filter_map(|(is, note)| is.then_some(note)),
    );
}
