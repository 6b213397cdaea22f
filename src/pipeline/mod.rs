//! The order of the stages, their fall-backs, notes and limits.

mod captions;
mod comments;
mod compose;
mod description;
mod enclosure;
mod images;
mod language;
mod page;
mod ruled;
mod site;
mod title;
#[cfg(feature = "training")]
pub mod training;
mod unmarked;

pub(crate) use description::{clean, split};
pub(crate) use page::{extract, extract_bytes};

use std::borrow::Cow;

use crate::article::{Article, Headline, MetadataSource, Note};
use crate::dom::Document;
use crate::options::Options;
use crate::text;
use compose::Composer;

/// The front door for plain text.
pub(crate) fn structure(text: &str, options: &Options) -> Article {
    let mut article = Article::default();
    let limit = options.limits().output_bytes();
    let text = cut_to(
        limit.min(options.limits().input_bytes()),
        text,
        &mut article.notes,
    );
    let outline = crate::plain::read(text);
    article.confidence = if outline.blocks.is_empty() { 0.0 } else { 1.0 };
    article.metadata = outline.metadata.all_from(MetadataSource::Text);
    article.blocks = outline.blocks;
    article.notes.extend(outline.notes);
    if let Some(composer) = Composer::of(options) {
        composer.article(&mut article);
    }
    article
}

/// The front door for titles.
pub(crate) fn headline(title: &str, options: &Options) -> Headline {
    let title = within_limit(title, options, &mut Vec::new());
    let mut headline = crate::bundle::headline(&title::plain(title, options), options.outlets());
    if let Some(composer) = Composer::of(options) {
        composer.headline(&mut headline);
    }
    headline
}

/// Markup with its mojibake put right, also where it is written in character references.
fn repaired(markup: &str) -> Cow<'_, str> {
    if let Some(read) = text::with_letters_read(markup)
        && let Cow::Owned(repaired) = text::repair_mojibake(&read)
    {
        return Cow::Owned(repaired);
    }
    text::repair_mojibake(markup)
}

/// The beginning of an input, as much as the limit allows, cut between characters.
fn within_limit<'a>(text: &'a str, options: &Options, notes: &mut Vec<Note>) -> &'a str {
    cut_to(options.limits().input_bytes(), text, notes)
}

/// The beginning of a text, at most `limit` bytes, cut between characters.
fn cut_to<'a>(limit: usize, text: &'a str, notes: &mut Vec<Note>) -> &'a str {
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
        (reached.names, Note::NamesBounded),
        (reached.elements, Note::ElementsCut),
        (reached.steps, Note::StepsCut),
    ];
    notes.extend(
        candidates
            .into_iter()
            .filter_map(|(is, note)| is.then_some(note)),
    );
}
