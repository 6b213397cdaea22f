//! Plain text: title, categories and blocks, read off the lines of a text without markup.
//!
//! Lines are split and measured once ([`line`]), fields at the top are taken out ([`head`]), the
//! rest is cut into units ([`scan`]), and units become headings and paragraphs by what stands
//! around them ([`outline`]).

mod field;
mod head;
mod line;
mod list;
mod marker;
mod outline;
mod scan;
mod unit;
mod wrap;

use crate::article::Metadata;
use crate::block::Block;

/// Reads a plain text's structure off its lines: what its first lines say about it, and its blocks
/// without the title. No text is dropped but names of fields, marks and repeats of the title.
pub(crate) fn read(text: &str) -> (Metadata, Vec<Block>) {
    let mut lines = line::split(text);
    let mut metadata = head::take(&mut lines);
    let mut units = scan::units(&lines);
    if metadata.title.is_none() {
        metadata.title = outline::take_title(&mut units);
    }
    if let Some(title) = &metadata.title {
        outline::drop_repeats(&mut units, title);
    }
    (metadata, outline::blocks(units))
}
