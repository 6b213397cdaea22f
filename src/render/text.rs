//! Blocks to plain text.

use std::fmt;

use super::MAX_RENDER_DEPTH;
use super::address::embed_text;
use super::lines::Lines;
use super::number;
use super::plain::{self, is_tight};
use crate::block::{Block, Definition, Inline, List, Table, walk};
use crate::text::is_ideographic;

/// Columns wider than this are not filled up: one long cell would blow up all rows.
const MAX_FILLED_WIDTH: usize = 40;

/// Writes blocks as plain text.
pub(super) fn write(blocks: &[Block], out: &mut dyn fmt::Write) -> fmt::Result {
    let mut writer = Writer {
        lines: Lines::new(out),
        buffer: String::new(),
        depth: 0,
    };
    writer.sequence(blocks)
}

struct Writer<'w> {
    lines: Lines<'w>,
    buffer: String,
    depth: usize,
}

impl Writer<'_> {
    fn sequence(&mut self, blocks: &[Block]) -> fmt::Result {
        if self.depth >= MAX_RENDER_DEPTH {
            return self.deep(blocks);
        }
        self.depth += 1;
        let start = self.lines.count();
        for block in blocks {
            self.separate(start);
            self.block(block)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Asks for a blank line if lines were written since `start` lines were.
    fn separate(&mut self, start: usize) {
        if self.lines.count() > start {
            self.lines.set_gap(true);
        }
    }

    /// Writes blocks that nest too deep to be shown as what they are.
    fn deep(&mut self, blocks: &[Block]) -> fmt::Result {
        let start = self.lines.count();
        for block in walk(blocks) {
            self.separate(start);
            plain::push_own_text(&mut self.buffer, block);
            self.flush()?;
        }
        Ok(())
    }

    /// Writes the lines of the buffer, if there is anything in it.
    fn flush(&mut self) -> fmt::Result {
        if !self.buffer.is_empty() {
            self.lines.lines(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }

    fn run(&mut self, content: &[Inline]) -> fmt::Result {
        plain::push_inlines(&mut self.buffer, content);
        self.flush()
    }

    fn block(&mut self, block: &Block) -> fmt::Result {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => self.run(content),
            Block::List(list) => self.list(list),
            Block::Quote { blocks } => self.container("> ", "> ", blocks),
            Block::Code { text, .. } => self.lines.lines(text),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.run(&figure.caption),
            Block::Embed(embed) => {
                plain::push_line(&mut self.buffer, embed_text(embed));
                self.flush()
            }
            Block::DefinitionList { entries } => self.definitions(entries),
            Block::Details { summary, blocks } => {
                let start = self.lines.count();
                self.run(summary)?;
                self.separate(start);
                self.sequence(blocks)
            }
            Block::Callout { title, blocks, .. } => {
                self.run(title)?;
                self.sequence(blocks)
            }
            Block::Footnote { label, blocks } => {
                let mut mark = String::new();
                plain::push_label(&mut mark, label);
                mark.push(' ');
                self.container(&mark, "    ", blocks)
            }
            Block::Math { tex } => self.lines.lines(tex),
            Block::Post(post) => {
                let start = self.lines.count();
                plain::push_byline(&mut self.buffer, post);
                self.flush()?;
                self.separate(start);
                self.sequence(&post.blocks)
            }
            Block::Rule => self.lines.line("---"),
        }
    }

    fn container(&mut self, mark: &str, rest: &str, blocks: &[Block]) -> fmt::Result {
        let outer = self.lines.enter(mark, rest);
        self.sequence(blocks)?;
        self.lines.leave(outer)
    }

    fn list(&mut self, list: &List) -> fmt::Result {
        let tight = list.items.iter().all(|item| is_tight(&item.blocks));
        let mut number = list.start;
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 {
                self.lines.set_gap(!tight);
            }
            let mut mark = number.map_or("- ".to_owned(), |number| {
                format!("{}. ", number::written(number, list.numbering))
            });
            let rest = " ".repeat(mark.len());
            mark.push_str(match item.checked {
                Some(true) => "[x] ",
                Some(false) => "[ ] ",
                None => "",
            });
            let outer = self.lines.enter(&mark, &rest);
            self.item(&item.blocks, tight)?;
            self.lines.leave(outer)?;
            number = number.map(|number| number.saturating_add(1));
        }
        Ok(())
    }

    fn item(&mut self, blocks: &[Block], tight: bool) -> fmt::Result {
        match blocks {
            [Block::Paragraph { content }, Block::List(list)]
                if tight && self.depth < MAX_RENDER_DEPTH =>
            {
                self.run(content)?;
                self.depth += 1;
                self.list(list)?;
                self.depth -= 1;
                Ok(())
            }
            _ => self.sequence(blocks),
        }
    }

    fn definitions(&mut self, entries: &[Definition]) -> fmt::Result {
        let start = self.lines.count();
        for entry in entries {
            self.separate(start);
            for term in &entry.terms {
                self.run(term)?;
            }
            for blocks in &entry.descriptions {
                self.container("    ", "    ", blocks)?;
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> fmt::Result {
        let start = self.lines.count();
        self.run(&table.caption)?;
        self.separate(start);
        let rows: Vec<Vec<(String, usize)>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| self.cell(&cell.blocks)).collect())
            .collect();
        let widths = column_widths(&rows);
        for (index, row) in rows.iter().enumerate() {
            if index > 0 && index == table.header_rows {
                let dashes: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
                self.lines.line(&dashes.join("-+-"))?;
            }
            let mut line = String::new();
            for (column, ((text, width), full)) in row.iter().zip(&widths).enumerate() {
                if column > 0 {
                    line.push_str(" | ");
                }
                line.push_str(text);
                let missing = full.saturating_sub(*width);
                line.extend(std::iter::repeat_n(' ', missing));
            }
            self.lines.line(line.trim_end())?;
        }
        Ok(())
    }

    /// The text of a cell on one line, and its width in columns.
    fn cell(&self, blocks: &[Block]) -> (String, usize) {
        let mut text = String::new();
        let mut inner = Writer {
            lines: Lines::new(&mut text),
            buffer: String::new(),
            depth: self.depth,
        };
        // Writing to a string cannot fail.
        let _ = inner.sequence(blocks);
        if text.contains('\n') {
            text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let width = text.chars().map(display_width).sum();
        (text, width)
    }
}

/// The widths that columns are filled up to.
fn column_widths(rows: &[Vec<(String, usize)>]) -> Vec<usize> {
    let mut widths = Vec::new();
    for row in rows {
        if widths.len() < row.len() {
            widths.resize(row.len(), 0);
        }
        for (widest, (_, width)) in widths.iter_mut().zip(row) {
            *widest = (*widest).max((*width).min(MAX_FILLED_WIDTH));
        }
    }
    widths
}

/// How many columns of a terminal a character takes. An approximation of UAX #11 that knows the
/// wide scripts, emoji and what is drawn over the character before.
fn display_width(character: char) -> usize {
    match u32::from(character) {
        0x300..=0x36F | 0x200B..=0x200F | 0x20D0..=0x20FF | 0xFE00..=0xFE0F => 0,
        0x1100..=0x115F | 0xAC00..=0xD7A3 | 0x1F300..=0x1F64F | 0x1F680..=0x1FAFF => 2,
        0xFF61..=0xFFDC => 1,
        _ if is_ideographic(character) => 2,
        _ => 1,
    }
}
