//! Blocks to HTML.

mod escape;
mod inline;

use std::fmt;

use super::MAX_RENDER_DEPTH;
use super::address::{embed_text, is_plain_label, language_name, safe_image, safe_link};
use super::number;
use super::plain::{self, is_tight};
use crate::block::{Block, Cell, Definition, Embed, Figure, Inline, List, Post, Table, walk};
use escape::Escaped;

/// Writes blocks as HTML, each block of a sequence on a line of its own.
pub(super) fn write(blocks: &[Block], out: &mut dyn fmt::Write) -> fmt::Result {
    let mut writer = Writer {
        out,
        layout: Layout::Lines,
        depth: 0,
    };
    writer.sequence(blocks)
}

/// Writes a table as HTML without a line end, so that it can stand in a line of another format.
/// `depth` is how deep the table nests.
pub(super) fn write_table_line(
    table: &Table,
    depth: usize,
    out: &mut dyn fmt::Write,
) -> fmt::Result {
    let mut writer = Writer {
        out,
        layout: Layout::OneLine,
        depth,
    };
    writer.table(table)
}

/// Whether line ends may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    Lines,
    OneLine,
}

struct Writer<'w> {
    out: &'w mut dyn fmt::Write,
    layout: Layout,
    depth: usize,
}

impl Writer<'_> {
    fn raw(&mut self, markup: &str) -> fmt::Result {
        self.out.write_str(markup)
    }

    fn text(&mut self, text: &str) -> fmt::Result {
        let escaped = Escaped::new(text, self.layout == Layout::OneLine);
        write!(self.out, "{escaped}")
    }

    fn line_end(&mut self) -> fmt::Result {
        match self.layout {
            Layout::Lines => self.raw("\n"),
            Layout::OneLine => Ok(()),
        }
    }

    fn sequence(&mut self, blocks: &[Block]) -> fmt::Result {
        if self.depth >= MAX_RENDER_DEPTH {
            return self.deep(blocks);
        }
        self.depth += 1;
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                self.line_end()?;
            }
            self.block(block)?;
        }
        self.depth -= 1;
        Ok(())
    }

    /// Writes blocks that nest too deep to be shown as what they are.
    fn deep(&mut self, blocks: &[Block]) -> fmt::Result {
        let mut text = String::new();
        for block in walk(blocks) {
            plain::push_own_text(&mut text, block);
            if !text.is_empty() {
                self.enclosed("p", &text)?;
                text.clear();
            }
        }
        Ok(())
    }

    /// Writes text in an element.
    fn enclosed(&mut self, element: &str, text: &str) -> fmt::Result {
        write!(self.out, "<{element}>")?;
        self.text(text)?;
        write!(self.out, "</{element}>")
    }

    /// Writes running text in an element.
    fn run(&mut self, element: &str, content: &[Inline]) -> fmt::Result {
        write!(self.out, "<{element}>")?;
        self.inlines(content)?;
        write!(self.out, "</{element}>")
    }

    fn block(&mut self, block: &Block) -> fmt::Result {
        match block {
            Block::Heading { level, content } => {
                let level = (*level).clamp(1, 6);
                write!(self.out, "<h{level}>")?;
                self.inlines(content)?;
                write!(self.out, "</h{level}>")
            }
            Block::Paragraph { content } => self.run("p", content),
            Block::List(list) => self.list(list),
            Block::Quote { blocks } => self.container("<blockquote>", "</blockquote>", blocks),
            Block::Code { language, text } => self.code(language.as_deref(), text),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Embed(embed) => self.embed(embed),
            Block::DefinitionList { entries } => self.definitions(entries),
            Block::Details { summary, blocks } => {
                self.raw("<details>")?;
                self.run("summary", summary)?;
                self.container("", "</details>", blocks)
            }
            Block::Callout {
                kind,
                title,
                blocks,
            } => {
                write!(self.out, "<aside class=\"callout-{}\">", kind.name())?;
                if !title.is_empty() {
                    self.raw("<p class=\"callout-title\">")?;
                    self.inlines(title)?;
                    self.raw("</p>")?;
                }
                self.container("", "</aside>", blocks)
            }
            Block::Footnote { label, blocks } => self.footnote(label, blocks),
            Block::Math { tex } => {
                self.raw("<pre><code class=\"math\">")?;
                self.text(tex)?;
                self.raw("</code></pre>")
            }
            Block::Post(post) => self.post(post),
            Block::Rule => self.raw("<hr>"),
        }
    }

    fn container(&mut self, start: &str, end: &str, blocks: &[Block]) -> fmt::Result {
        self.raw(start)?;
        self.sequence(blocks)?;
        self.raw(end)
    }

    fn list(&mut self, list: &List) -> fmt::Result {
        let element = if list.is_ordered() { "ol" } else { "ul" };
        write!(self.out, "<{element}")?;
        if let Some(letter) = number::html_type(list) {
            write!(self.out, " type=\"{letter}\"")?;
        }
        if let Some(start) = list.start.filter(|start| *start != 1) {
            write!(self.out, " start=\"{start}\"")?;
        }
        self.raw(">")?;
        let tight = list.items.iter().all(|item| is_tight(&item.blocks));
        for item in &list.items {
            self.raw("<li>")?;
            match item.checked {
                Some(true) => self.raw("<input type=\"checkbox\" disabled checked> ")?,
                Some(false) => self.raw("<input type=\"checkbox\" disabled> ")?,
                None => {}
            }
            self.flow(&item.blocks, tight)?;
            self.raw("</li>")?;
        }
        write!(self.out, "</{element}>")
    }

    /// Writes blocks; a first paragraph without its element if `tight`.
    fn flow(&mut self, blocks: &[Block], tight: bool) -> fmt::Result {
        match blocks {
            [Block::Paragraph { content }, rest @ ..] if tight => {
                self.inlines(content)?;
                self.sequence(rest)
            }
            _ => self.sequence(blocks),
        }
    }

    fn code(&mut self, language: Option<&str>, text: &str) -> fmt::Result {
        self.raw("<pre><code")?;
        if let Some(language) = language_name(language) {
            write!(self.out, " class=\"language-{language}\"")?;
        }
        self.raw(">")?;
        self.text(text)?;
        self.raw("</code></pre>")
    }

    fn table(&mut self, table: &Table) -> fmt::Result {
        self.raw("<table>")?;
        if !table.caption.is_empty() {
            self.run("caption", &table.caption)?;
        }
        let (head, body) = table
            .rows
            .split_at_checked(table.header_rows)
            .unwrap_or((table.rows.as_slice(), &[]));
        self.rows("thead", head, usize::MAX)?;
        self.rows("tbody", body, table.header_columns)?;
        self.raw("</table>")
    }

    fn rows(&mut self, element: &str, rows: &[Vec<Cell>], headers: usize) -> fmt::Result {
        if rows.is_empty() {
            return Ok(());
        }
        write!(self.out, "<{element}>")?;
        for row in rows {
            self.raw("<tr>")?;
            for (column, cell) in row.iter().enumerate() {
                let element = if column < headers { "th" } else { "td" };
                write!(self.out, "<{element}>")?;
                self.flow(&cell.blocks, is_tight(&cell.blocks))?;
                write!(self.out, "</{element}>")?;
            }
            self.raw("</tr>")?;
            self.line_end()?;
        }
        write!(self.out, "</{element}>")
    }

    fn figure(&mut self, figure: &Figure) -> fmt::Result {
        self.raw("<figure>")?;
        for image in &figure.images {
            self.image(&image.source, &image.alt)?;
        }
        if !figure.caption.is_empty() {
            self.run("figcaption", &figure.caption)?;
        }
        self.raw("</figure>")
    }

    /// Writes an image, or its text if it may not be loaded.
    fn image(&mut self, source: &str, alt: &str) -> fmt::Result {
        let Some(source) = safe_image(source) else {
            return self.text(alt);
        };
        self.raw("<img src=\"")?;
        self.text(&source)?;
        self.raw("\" alt=\"")?;
        self.text(alt)?;
        self.raw("\">")
    }

    fn embed(&mut self, embed: &Embed) -> fmt::Result {
        self.raw("<p>")?;
        if let Some(address) = safe_link(&embed.address) {
            self.link_start(&address)?;
            self.text(embed_text(embed))?;
            return self.raw("</a></p>");
        }
        self.text(embed_text(embed))?;
        self.raw("</p>")
    }

    fn link_start(&mut self, address: &str) -> fmt::Result {
        self.raw("<a href=\"")?;
        self.text(address)?;
        self.raw("\">")
    }

    fn definitions(&mut self, entries: &[Definition]) -> fmt::Result {
        self.raw("<dl>")?;
        for entry in entries {
            for term in &entry.terms {
                self.run("dt", term)?;
            }
            for blocks in &entry.descriptions {
                self.raw("<dd>")?;
                self.flow(blocks, is_tight(blocks))?;
                self.raw("</dd>")?;
            }
        }
        self.raw("</dl>")
    }

    fn footnote(&mut self, label: &str, blocks: &[Block]) -> fmt::Result {
        self.raw("<section class=\"footnote\"")?;
        if is_plain_label(label) {
            write!(self.out, " id=\"footnote-{label}\"")?;
        }
        self.raw("><p>[")?;
        self.text(label)?;
        self.raw("]")?;
        match blocks {
            [Block::Paragraph { content }, rest @ ..] => {
                self.raw(" ")?;
                self.inlines(content)?;
                self.container("</p>", "</section>", rest)
            }
            _ => self.container("</p>", "</section>", blocks),
        }
    }

    fn post(&mut self, post: &Post) -> fmt::Result {
        self.raw("<article class=\"post\">")?;
        let (author, time) = (plain::author(post), plain::time(post));
        if !author.is_empty() || !time.is_empty() {
            self.raw("<p class=\"byline\">")?;
            if !author.is_empty() {
                self.raw("<span class=\"author\">")?;
                self.text(author)?;
                self.raw("</span>")?;
            }
            if !author.is_empty() && !time.is_empty() {
                self.raw(", ")?;
            }
            if !time.is_empty() {
                self.raw("<time datetime=\"")?;
                self.text(time)?;
                self.raw("\">")?;
                self.text(time)?;
                self.raw("</time>")?;
            }
            self.raw("</p>")?;
        }
        self.container("", "</article>", &post.blocks)
    }
}
