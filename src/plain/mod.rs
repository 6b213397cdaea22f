//! Plain text: title, categories and blocks, read off the lines of a text without markup.
//!
//! Lines are split and measured once ([`line`]), fields at the top are taken out ([`head`]), the
//! rest is cut into units ([`scan`]), and units become headings and paragraphs by what stands
//! around them ([`outline`]).

mod code;
mod field;
mod front;
mod head;
mod line;
mod list;
mod marker;
mod outline;
mod scan;
mod series;
mod table;
mod unit;
mod wrap;

use crate::article::{Metadata, Note};
use crate::block::Block;

/// What a plain text's lines tell.
#[derive(Debug)]
pub(crate) struct Outline {
    /// What the first lines say about the text.
    pub(crate) metadata: Metadata,
    /// The text without its title.
    pub(crate) blocks: Vec<Block>,
    /// What was dropped.
    pub(crate) notes: Vec<Note>,
}

/// Reads a plain text's structure off its lines. No text is dropped but names of fields, marks
/// and repeats of the title.
pub(crate) fn read(text: &str) -> Outline {
    let mut lines = line::split(text);
    let mut metadata = head::take(&mut lines);
    let mut units = scan::units(&lines);
    if metadata.title.is_none() {
        metadata.title = outline::take_title(&mut units);
    }
    let title = metadata.title.as_deref();
    let repeated = title.is_some_and(|title| outline::drop_repeats(&mut units, title));
    Outline {
        blocks: outline::blocks(units),
        notes: Vec::from_iter(repeated.then_some(Note::RepeatedTitle)),
        metadata,
    }
}
