//! Plain text to title, categories and blocks.

use crate::article::Metadata;
use crate::block::Block;

/// Reads a plain text's structure off its lines.
pub(crate) fn read(text: &str) -> (Metadata, Vec<Block>) {
    let _ = text;
    (Metadata::default(), Vec::new())
}
