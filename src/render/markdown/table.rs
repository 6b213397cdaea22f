//! Tables in Markdown.

use crate::render::sequence::Sequence;
use std::fmt;

use super::Writer;
use super::inline::Place;
use crate::block::{Block, Cell, Table};
use crate::render::event::Mark;
use crate::render::html::write_table_line;

impl Writer<'_> {
    /// Writes a table; as HTML if a cell holds more than one line of text.
    pub(super) fn table(&mut self, table: &Table) -> fmt::Result {
        if !table.rows.iter().flatten().all(is_one_line) {
            write_table_line(table, self.depth, &mut self.buffer)?;
            return self.flush();
        }
        let start = self.lines.count();
        self.run(&table.caption, Some(Mark::Emphasis))?;
        self.separate(start);
        self.pipe_table(table)
    }

    fn pipe_table(&mut self, table: &Table) -> fmt::Result {
        let columns = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let has_header = table.header_rows > 0;
        let empty = Vec::new();
        let header = table.rows.first().filter(|_| has_header).unwrap_or(&empty);
        self.row(header, columns)?;
        self.buffer.push('|');
        self.buffer.extend(std::iter::repeat_n(" --- |", columns));
        self.flush()?;
        for row in table.rows.iter().skip(usize::from(has_header)) {
            self.row(row, 1)?;
        }
        Ok(())
    }

    /// Writes a row of at least `columns` cells.
    fn row(&mut self, row: &[Cell], columns: usize) -> fmt::Result {
        self.buffer.push('|');
        for cell in row {
            self.buffer.push(' ');
            if let Some(Block::Paragraph { content }) = cell.blocks.first() {
                self.push_run(content, None, Place::Cell);
            }
            self.buffer.push_str(" |");
        }
        let missing = columns.saturating_sub(row.len());
        self.buffer.extend(std::iter::repeat_n("  |", missing));
        self.flush()
    }
}

fn is_one_line(cell: &Cell) -> bool {
    matches!(cell.blocks.as_slice(), [] | [Block::Paragraph { .. }])
}
