//! Blocks one behind the other, with blank lines between them, for renderers that write lines.

use std::fmt;

use super::lines::Lines;
use super::{MAX_RENDER_DEPTH, plain};
use crate::block::{Block, walk};

/// A renderer that writes blocks as lines.
pub(super) trait Sequence<'w> {
    fn lines(&mut self) -> &mut Lines<'w>;

    /// How many sequences are open.
    fn depth(&mut self) -> &mut usize;

    /// Writes one block.
    fn block(&mut self, block: &Block) -> fmt::Result;

    /// Writes the text of a block as it is.
    fn plain(&mut self, text: &str) -> fmt::Result;

    /// Writes blocks in order.
    fn sequence(&mut self, blocks: &[Block]) -> fmt::Result {
        if *self.depth() >= MAX_RENDER_DEPTH {
            return self.deep(blocks);
        }
        *self.depth() += 1;
        let start = self.lines().count();
        for block in blocks {
            self.separate(start);
            self.block(block)?;
        }
        *self.depth() -= 1;
        Ok(())
    }

    /// Asks for a blank line if lines were written since `start` lines were.
    fn separate(&mut self, start: usize) {
        if self.lines().count() > start {
            self.lines().set_gap(true);
        }
    }

    /// Writes blocks that nest too deep to be shown as what they are.
    fn deep(&mut self, blocks: &[Block]) -> fmt::Result {
        let start = self.lines().count();
        let mut text = String::new();
        for block in walk(blocks) {
            self.separate(start);
            plain::push_own_text(&mut text, block);
            self.plain(&text)?;
            text.clear();
        }
        Ok(())
    }
}
