//! Blocks to plain text.

use std::fmt;

use super::MAX_RENDER_DEPTH;
use super::address::embed_text;
use super::event::{Event, Mark};
use super::lines::Lines;
use super::number;
use super::options::{Addresses, EmbedTexts, ImageTexts, PostTimes, TextOptions};
use super::plain::{self, is_tight};
use super::references::References;
use super::sequence::Sequence;
use super::width::display_width;
use super::wrap::write_wrapped;
use crate::block::{Block, CaptionKind, Definition, Figure, Image, Inline, List, Post, Table};

/// Columns wider than this are not filled up: one long cell would blow up all rows.
const MAX_FILLED_WIDTH: usize = 40;

/// Writes blocks as plain text.
pub(super) fn write(
    blocks: &[Block],
    options: &TextOptions,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let mut references = match options.addresses {
        Addresses::LeftOut => References::default(),
        Addresses::Notes => References::of(blocks),
    };
    let mut writer = Writer {
        lines: Lines::new(out),
        buffer: String::new(),
        depth: 0,
        options,
        references: &mut references,
    };
    writer.sequence(blocks)?;
    writer.addresses()
}

struct Writer<'w, 'r> {
    lines: Lines<'w>,
    buffer: String,
    depth: usize,
    options: &'r TextOptions,
    /// The addresses of links, to be written at the end.
    references: &'r mut References,
}

impl<'w> Sequence<'w> for Writer<'w, '_> {
    fn lines(&mut self) -> &mut Lines<'w> {
        &mut self.lines
    }

    fn depth(&mut self) -> &mut usize {
        &mut self.depth
    }

    fn block(&mut self, block: &Block) -> fmt::Result {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => self.run(content),
            Block::List(list) => self.list(list),
            Block::Quote { blocks } => self.container("> ", "> ", blocks),
            Block::Code { text, .. } => self.lines.lines(text),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Embed(embed) => {
                let text = match self.options.embeds {
                    EmbedTexts::LeftOut => "",
                    EmbedTexts::Titles => embed.title.as_deref().unwrap_or("").trim(),
                    EmbedTexts::TitlesOrAddresses => embed_text(embed),
                };
                plain::push_line(&mut self.buffer, text);
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
            Block::Post(post) => self.post(post),
            Block::Rule => self.lines.line("---"),
        }
    }

    fn plain(&mut self, text: &str) -> fmt::Result {
        match text.is_empty() {
            true => Ok(()),
            false => self.lines.lines(text),
        }
    }
}

impl Writer<'_, '_> {
    /// Writes the lines of the buffer, if there is anything in it.
    fn flush(&mut self) -> fmt::Result {
        if !self.buffer.is_empty() {
            self.lines.lines(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }

    fn run(&mut self, content: &[Inline]) -> fmt::Result {
        self.push_run(content);
        match self.options.width {
            Some(columns) if !self.buffer.is_empty() => {
                write_wrapped(&mut self.lines, &self.buffer, columns)?;
                self.buffer.clear();
                Ok(())
            }
            _ => self.flush(),
        }
    }

    /// Appends running text to the buffer, with what was asked for besides it.
    fn push_run(&mut self, content: &[Inline]) {
        let (options, references) = (self.options, &mut *self.references);
        plain::push_inlines_with(&mut self.buffer, content, |out, event| match event {
            Event::End(Mark::Link(link)) if options.addresses == Addresses::Notes => {
                let number = references.number(&link.address);
                plain::push_label(out, &number.to_string());
            }
            Event::Leaf(Inline::FootnoteReference { label }) => plain::push_label(out, label),
            Event::Leaf(Inline::Image(image)) if options.images == ImageTexts::Shown => {
                push_image_text(out, image);
            }
            _ => {}
        });
    }

    /// Writes the addresses of links, each behind its number.
    fn addresses(&mut self) -> fmt::Result {
        self.separate(0);
        for (number, address) in self.references.take() {
            plain::push_label(&mut self.buffer, &number.to_string());
            self.buffer.push(' ');
            plain::push_line(&mut self.buffer, &address);
            self.flush()?;
        }
        Ok(())
    }

    fn figure(&mut self, figure: &Figure) -> fmt::Result {
        if self.options.images == ImageTexts::Shown {
            for image in &figure.images {
                push_image_text(&mut self.buffer, image);
                self.flush()?;
            }
        } else if figure.caption_kind == CaptionKind::Image {
            return Ok(());
        }
        self.run(&figure.caption)
    }

    fn post(&mut self, post: &Post) -> fmt::Result {
        let start = self.lines.count();
        match self.options.times {
            PostTimes::Shown => plain::push_byline(&mut self.buffer, post),
            PostTimes::AsWritten => {
                plain::push_author_and_time(&mut self.buffer, post, plain::time_in_words(post));
            }
            PostTimes::LeftOut => plain::push_line(&mut self.buffer, plain::author(post)),
        }
        self.flush()?;
        self.separate(start);
        self.sequence(&post.blocks)
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
        let mut rows: Vec<Vec<(String, usize)>> = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            rows.push(row.iter().map(|cell| self.cell(&cell.blocks)).collect());
        }
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
    fn cell(&mut self, blocks: &[Block]) -> (String, usize) {
        let mut text = String::new();
        let options = TextOptions {
            width: None,
            ..self.options.clone()
        };
        let mut inner = Writer {
            lines: Lines::new(&mut text),
            buffer: String::new(),
            depth: self.depth,
            options: &options,
            references: &mut *self.references,
        };
        // Writing to a string cannot fail.
        let _ = inner.sequence(blocks);
        if text.contains('\n') {
            text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let width = display_width(&text);
        (text, width)
    }
}

fn push_image_text(out: &mut String, image: &Image) {
    let text = image.alt.trim();
    if !text.is_empty() {
        plain::push_label(out, text);
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
