//! Iterators over nested blocks and inlines, with a stack of their own instead of recursion.

use super::{Block, Inline};

/// All blocks in reading order: each block before the blocks inside it.
///
/// ```
/// use tearsheet::block::{walk, Block};
///
/// let blocks = vec![Block::Quote { blocks: vec![Block::text("Yes")] }, Block::Rule];
/// assert_eq!(walk(&blocks).count(), 3);
/// ```
pub fn walk(blocks: &[Block]) -> Walk<'_> {
    let mut stack = Vec::new();
    stack.extend(blocks.iter().rev());
    Walk { stack }
}

/// The iterator that [`walk`] returns.
#[derive(Debug, Clone)]
pub struct Walk<'a> {
    stack: Vec<&'a Block>,
}

impl<'a> Iterator for Walk<'a> {
    type Item = &'a Block;

    fn next(&mut self) -> Option<&'a Block> {
        let block = self.stack.pop()?;
        let bottom = self.stack.len();
        block.for_each_child_list(|blocks| self.stack.extend(blocks));
        if let Some(children) = self.stack.get_mut(bottom..) {
            children.reverse();
        }
        Some(block)
    }
}

/// All inlines in reading order: each inline before the inlines inside it.
pub fn inlines(content: &[Inline]) -> Inlines<'_> {
    Inlines {
        stack: content.iter().rev().collect(),
    }
}

/// The iterator that [`inlines`] returns.
#[derive(Debug, Clone)]
pub struct Inlines<'a> {
    stack: Vec<&'a Inline>,
}

impl<'a> Iterator for Inlines<'a> {
    type Item = &'a Inline;

    fn next(&mut self) -> Option<&'a Inline> {
        let inline = self.stack.pop()?;
        self.stack.extend(inline.content().iter().rev());
        Some(inline)
    }
}

impl Block {
    /// Calls `visit` with each list of blocks directly inside this block, in reading order.
    pub fn for_each_child_list<'a>(&'a self, mut visit: impl FnMut(&'a [Block])) {
        match self {
            Block::Quote { blocks }
            | Block::Details { blocks, .. }
            | Block::Callout { blocks, .. }
            | Block::Footnote { blocks, .. } => visit(blocks),
            Block::Post(post) => visit(&post.blocks),
            Block::List(list) => list.items.iter().for_each(|item| visit(&item.blocks)),
            Block::Table(table) => {
                let cells = table.rows.iter().flatten();
                cells.for_each(|cell| visit(&cell.blocks));
            }
            Block::DefinitionList { entries } => {
                let descriptions = entries.iter().flat_map(|entry| &entry.descriptions);
                descriptions.for_each(|blocks| visit(blocks));
            }
            Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::Code { .. }
            | Block::Figure(_)
            | Block::Embed(_)
            | Block::Math { .. }
            | Block::Rule => {}
        }
    }

    /// Calls `visit` with each run of inlines directly inside this block, in reading order.
    pub fn for_each_inline_run<'a>(&'a self, mut visit: impl FnMut(&'a [Inline])) {
        match self {
            Block::Heading { content, .. } | Block::Paragraph { content } => visit(content),
            Block::Details { summary, .. } => visit(summary),
            Block::Callout { title, .. } => visit(title),
            Block::Table(table) => visit(&table.caption),
            Block::Figure(figure) => visit(&figure.caption),
            Block::DefinitionList { entries } => {
                let terms = entries.iter().flat_map(|entry| &entry.terms);
                terms.for_each(|term| visit(term));
            }
            Block::List(_)
            | Block::Quote { .. }
            | Block::Code { .. }
            | Block::Embed(_)
            | Block::Footnote { .. }
            | Block::Math { .. }
            | Block::Post(_)
            | Block::Rule => {}
        }
    }
}
