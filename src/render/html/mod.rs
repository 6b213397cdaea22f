//! Blocks to HTML.

mod direction;
mod escape;
mod inline;

use std::fmt::{self, Write as _};

use super::MAX_RENDER_DEPTH;
use super::address::{embed_text, is_plain_label, language_name, safe_image, safe_link};
use super::number;
use super::plain::{self, is_tight};
use crate::block::{
    Block, Cell, Definition, Direction, Embed, Figure, Image, Inline, List, Post, Table, of_whole,
    walk,
};
use direction::{Around, Told};
use escape::Escaped;

/// Writes blocks as HTML, each block of a sequence on a line of its own.
pub(super) fn write(blocks: &[Block], out: &mut dyn fmt::Write) -> fmt::Result {
    let mut writer = Writer {
        out,
        layout: Layout::Lines,
        depth: 0,
        around: Around::new(),
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
        around: Around::new(),
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
    around: Around,
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
            if self.depth == 1 {
                self.begin_outermost();
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
        self.run_of_class(element, "", content)
    }

    /// Writes running text in an element with a class attribute, which may be empty.
    fn run_of_class(&mut self, element: &str, class: &str, content: &[Inline]) -> fmt::Result {
        write!(self.out, "<{element}{class}")?;
        let outer = self.enter(Told::of_run(content))?;
        self.raw(">")?;
        self.inlines(of_whole(content).1)?;
        self.leave(outer);
        write!(self.out, "</{element}>")
    }

    fn block(&mut self, block: &Block) -> fmt::Result {
        match block {
            Block::Heading { level, content } => {
                let levels = ["h1", "h2", "h3", "h4", "h5", "h6"];
                let element = levels.get(usize::from(*level).saturating_sub(1));
                self.run(element.unwrap_or(&"h6"), content)
            }
            Block::Paragraph { content } => self.run("p", content),
            Block::List(list) => self.list(list, block),
            Block::Quote { blocks } => self.container("blockquote", "", blocks),
            Block::Code { language, text } => self.code(language.as_deref(), text),
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Embed(embed) => self.embed(embed),
            Block::DefinitionList { entries } => self.definitions(entries, block),
            Block::Details { summary, blocks } => {
                let outer = self.begin("details", "", std::slice::from_ref(block))?;
                self.run("summary", summary)?;
                self.sequence(blocks)?;
                self.end("details", outer)
            }
            Block::Callout {
                kind,
                title,
                blocks,
            } => {
                let class = format!(" class=\"callout-{}\"", kind.name());
                let outer = self.begin("aside", &class, std::slice::from_ref(block))?;
                if !title.is_empty() {
                    self.run_of_class("p", " class=\"callout-title\"", title)?;
                }
                self.sequence(blocks)?;
                self.end("aside", outer)
            }
            Block::Footnote { label, blocks } => self.footnote(label, blocks),
            Block::Math { tex } => self.preformatted(" class=\"math\"", tex),
            Block::Post(post) => self.post(post),
            Block::Rule => self.raw("<hr>"),
        }
    }

    /// Writes the start tag of an element that holds blocks; what it returns is for its end.
    fn begin(
        &mut self,
        element: &str,
        attributes: &str,
        blocks: &[Block],
    ) -> Result<Direction, fmt::Error> {
        write!(self.out, "<{element}{attributes}")?;
        let outer = self.enter(Told::of_blocks(blocks))?;
        self.raw(">")?;
        Ok(outer)
    }

    fn end(&mut self, element: &str, outer: Direction) -> fmt::Result {
        self.leave(outer);
        write!(self.out, "</{element}>")
    }

    fn container(&mut self, element: &str, attributes: &str, blocks: &[Block]) -> fmt::Result {
        let outer = self.begin(element, attributes, blocks)?;
        self.sequence(blocks)?;
        self.end(element, outer)
    }

    fn list(&mut self, list: &List, block: &Block) -> fmt::Result {
        let element = if list.is_ordered() { "ol" } else { "ul" };
        let mut attributes = String::new();
        if let Some(letter) = number::html_type(list) {
            write!(attributes, " type=\"{letter}\"")?;
        }
        if let Some(start) = list.start.filter(|start| *start != 1) {
            write!(attributes, " start=\"{start}\"")?;
        }
        let outer = self.begin(element, &attributes, std::slice::from_ref(block))?;
        let tight = list.items.iter().all(|item| is_tight(&item.blocks));
        for item in &list.items {
            let outer = self.begin("li", "", &item.blocks)?;
            match item.checked {
                Some(true) => self.raw("<input type=\"checkbox\" disabled checked> ")?,
                Some(false) => self.raw("<input type=\"checkbox\" disabled> ")?,
                None => {}
            }
            self.flow(&item.blocks, tight)?;
            self.end("li", outer)?;
        }
        self.end(element, outer)
    }

    /// Writes the blocks of an element that has their direction; a first paragraph or
    /// embed without its element if `tight`.
    fn flow(&mut self, blocks: &[Block], tight: bool) -> fmt::Result {
        match blocks {
            [Block::Paragraph { content }, rest @ ..] if tight => {
                self.inlines(of_whole(content).1)?;
                self.sequence(rest)
            }
            [Block::Embed(embed), rest @ ..] if tight => {
                self.embed_link(embed)?;
                self.sequence(rest)
            }
            _ => self.sequence(blocks),
        }
    }

    fn code(&mut self, language: Option<&str>, text: &str) -> fmt::Result {
        let class = language_name(language).map(|name| format!(" class=\"language-{name}\""));
        self.preformatted(class.as_deref().unwrap_or(""), text)
    }

    fn preformatted(&mut self, class: &str, text: &str) -> fmt::Result {
        self.raw("<pre")?;
        let outer = self.enter_code()?;
        write!(self.out, "><code{class}>")?;
        self.text(text)?;
        self.raw("</code></pre>")?;
        self.leave(outer);
        Ok(())
    }

    fn table(&mut self, table: &Table) -> fmt::Result {
        self.raw("<table")?;
        let outer = self.enter(Told::of_table(table))?;
        self.raw(">")?;
        if !table.caption.is_empty() {
            self.run("caption", &table.caption)?;
        }
        let (head, body) = table
            .rows
            .split_at_checked(table.header_rows)
            .unwrap_or((table.rows.as_slice(), &[]));
        self.rows("thead", head, usize::MAX)?;
        self.rows("tbody", body, table.header_columns)?;
        self.end("table", outer)
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
                let outer = self.begin(element, "", &cell.blocks)?;
                self.flow(&cell.blocks, is_tight(&cell.blocks))?;
                self.end(element, outer)?;
            }
            self.raw("</tr>")?;
            self.line_end()?;
        }
        write!(self.out, "</{element}>")
    }

    fn figure(&mut self, figure: &Figure) -> fmt::Result {
        self.raw("<figure>")?;
        for image in &figure.images {
            let link = image.link.as_deref().and_then(safe_link);
            if let Some(address) = &link {
                self.link_start(address)?;
            }
            self.image(image)?;
            if link.is_some() {
                self.raw("</a>")?;
            }
        }
        if !figure.caption.is_empty() {
            self.run("figcaption", &figure.caption)?;
        }
        self.raw("</figure>")
    }

    /// Writes an image, or its text if it may not be loaded.
    fn image(&mut self, image: &Image) -> fmt::Result {
        let Some(source) = safe_image(&image.source) else {
            return self.text(&image.alt);
        };
        self.raw("<img src=\"")?;
        self.text(&source)?;
        self.raw("\" alt=\"")?;
        self.text(&image.alt)?;
        self.raw("\"")?;
        // Without a size a small image in a line is as large as its file, and text moves once it is loaded.
        for (name, pixels) in [("width", image.width), ("height", image.height)] {
            if let Some(pixels) = pixels {
                write!(self.out, " {name}=\"{pixels}\"")?;
            }
        }
        self.raw(">")
    }

    fn embed(&mut self, embed: &Embed) -> fmt::Result {
        let text = [Inline::text(embed_text(embed))];
        self.raw("<p")?;
        let outer = self.enter(Told::of_run(&text))?;
        self.raw(">")?;
        self.embed_link(embed)?;
        self.end("p", outer)
    }

    fn embed_link(&mut self, embed: &Embed) -> fmt::Result {
        match safe_link(&embed.address) {
            Some(address) => {
                self.link_start(&address)?;
                self.text(embed_text(embed))?;
                self.raw("</a>")
            }
            None => self.text(embed_text(embed)),
        }
    }

    fn link_start(&mut self, address: &str) -> fmt::Result {
        self.raw("<a href=\"")?;
        self.text(address)?;
        self.raw("\">")
    }

    fn definitions(&mut self, entries: &[Definition], block: &Block) -> fmt::Result {
        let outer = self.begin("dl", "", std::slice::from_ref(block))?;
        for entry in entries {
            for term in &entry.terms {
                self.run("dt", term)?;
            }
            for blocks in &entry.descriptions {
                let outer = self.begin("dd", "", blocks)?;
                self.flow(blocks, is_tight(blocks))?;
                self.end("dd", outer)?;
            }
        }
        self.end("dl", outer)
    }

    fn footnote(&mut self, label: &str, blocks: &[Block]) -> fmt::Result {
        let mut attributes = " class=\"footnote\"".to_owned();
        if is_plain_label(label) {
            write!(attributes, " id=\"footnote-{label}\"")?;
        }
        let outer = self.begin("section", &attributes, blocks)?;
        self.raw("<p>[")?;
        self.text(label)?;
        self.raw("]")?;
        let rest = match blocks {
            [Block::Paragraph { content }, rest @ ..] => {
                self.raw(" ")?;
                self.inlines(of_whole(content).1)?;
                rest
            }
            _ => blocks,
        };
        self.raw("</p>")?;
        self.sequence(rest)?;
        self.end("section", outer)
    }

    fn post(&mut self, post: &Post) -> fmt::Result {
        let outer = self.begin("article", " class=\"post\"", &post.blocks)?;
        let (author, time) = (plain::author(post), plain::shown_time(post));
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
                self.time(time, plain::time(post))?;
            }
            self.raw("</p>")?;
        }
        self.sequence(&post.blocks)?;
        self.end("article", outer)
    }

    /// A time in words, and in ISO 8601 for programs.
    fn time(&mut self, words: &str, time: &str) -> fmt::Result {
        if time.is_empty() {
            self.raw("<span class=\"time\">")?;
            self.text(words)?;
            return self.raw("</span>");
        }
        self.raw("<time datetime=\"")?;
        self.text(time)?;
        self.raw("\">")?;
        self.text(words)?;
        self.raw("</time>")
    }
}
