//! The direction of text in HTML: written where it is not that of the text around it.

use std::fmt;

use super::{Writer, embed_text};
use crate::block::{Block, Direction, Inline, Table, first_strong, of_whole, walk};

/// The directions of text that stands around other text, and may stand before it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around {
    /// The direction of the element that is open.
    base: Direction,
    /// The direction of the outermost block that was written last.
    before: Direction,
    /// Whether the next direction is that of an outermost block.
    is_outermost: bool,
}

impl Around {
    /// What stands around blocks in a page that is written from left to right.
    pub(super) fn new() -> Self {
        Around {
            base: Direction::LeftToRight,
            before: Direction::LeftToRight,
            is_outermost: false,
        }
    }
}

/// What blocks or inlines tell of their direction.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// What is told of them as a whole.
    as_whole: Option<Direction>,
    /// What their first letter tells.
    first: Option<Direction>,
}

impl Told {
    /// What a run of inlines tells.
    pub(super) fn of_run(content: &[Inline]) -> Told {
        let (as_whole, content) = of_whole(content);
        Told {
            as_whole,
            first: first_strong(content),
        }
    }

    /// What the first of some blocks tells that tells anything.
    pub(super) fn of_blocks(blocks: &[Block]) -> Told {
        let mut told = match blocks.first() {
            // Most of what is asked for is cells and items that start with text.
            Some(Block::Paragraph { content }) => Told::of_run(content),
            _ => Told::default(),
        };
        if told.direction().is_some() {
            return told;
        }
        for block in walk(blocks) {
            if let Block::Embed(embed) = block {
                told = Told::of_run(&[Inline::text(embed_text(embed))]);
            }
            block.for_each_inline_run(|content| {
                if told.direction().is_none() {
                    told = Told::of_run(content);
                }
            });
            if told.direction().is_some() {
                break;
            }
        }
        told
    }

    /// What a table tells.
    pub(super) fn of_table(table: &Table) -> Told {
        let caption = Told::of_run(&table.caption);
        if caption.direction().is_some() {
            return caption;
        }
        let cells = table.rows.iter().flatten();
        let mut told = cells.map(|cell| Told::of_blocks(&cell.blocks));
        told.find(|told| told.direction().is_some())
            .unwrap_or_default()
    }

    fn direction(self) -> Option<Direction> {
        self.as_whole.or(self.first)
    }
}

impl Writer<'_> {
    /// Tells that an outermost block follows.
    pub(super) fn begin_outermost(&mut self) {
        self.around.is_outermost = true;
    }

    /// Writes a direction into a start tag, if it has to be told. Returns what to give back to
    /// [`Writer::leave`] where the element ends. Outermost blocks without letters have the direction
    /// of the block before, all others that of the element around them.
    pub(super) fn enter(&mut self, told: Told) -> Result<Direction, fmt::Error> {
        let outer = self.around.base;
        let is_outermost = std::mem::take(&mut self.around.is_outermost);
        let missing = match is_outermost {
            true => self.around.before,
            false => outer,
        };
        let direction = told.direction().unwrap_or(missing);
        if is_outermost {
            self.around.before = direction;
        }
        // Of an element around it from left to right nothing may be written.
        let is_against_letters = told.as_whole == Some(Direction::LeftToRight)
            && told.first == Some(Direction::RightToLeft);
        if direction != outer || is_against_letters {
            self.raw(match direction {
                Direction::RightToLeft => " dir=\"rtl\"",
                _ => " dir=\"ltr\"",
            })?;
        }
        self.around.base = direction;
        Ok(outer)
    }

    /// [`Writer::enter`] for code and formulas.
    pub(super) fn enter_code(&mut self) -> Result<Direction, fmt::Error> {
        self.around.is_outermost = false;
        self.enter(Told {
            as_whole: Some(Direction::LeftToRight),
            first: None,
        })
    }

    /// Tells that an element ended whose direction was written.
    pub(super) fn leave(&mut self, outer: Direction) {
        self.around.base = outer;
    }
}
