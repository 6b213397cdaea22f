//! Chosen nodes to blocks; links are made absolute here.

use crate::article::Note;
use crate::block::Block;
use crate::dom::{NodeId, View};
use crate::link::Base;

/// Blocks, and what was decided while they were made.
#[derive(Debug, Default)]
pub(crate) struct Lowered {
    pub(crate) blocks: Vec<Block>,
    pub(crate) notes: Vec<Note>,
}

/// Makes blocks of what a view shows inside `root`.
pub(crate) fn lower(view: &View<'_>, root: NodeId, base: &Base) -> Lowered {
    let _ = base;
    let text: String = view
        .document()
        .descendants(root)
        .map(|n| view.text(n))
        .collect();
    let text = crate::text::collapse(&text);
    let blocks = if text.is_empty() {
        vec![]
    } else {
        vec![Block::text(text)]
    };
    Lowered {
        blocks,
        notes: Vec::new(),
    }
}
