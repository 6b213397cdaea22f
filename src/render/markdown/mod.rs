//! Blocks to Markdown.

mod escape;
mod flanking;
mod inline;
mod leaf;
mod list;
mod table;

use std::collections::HashSet;
use std::fmt;

use inline::{Context, Place, push_run};

use super::address::{embed_text, is_plain_label, language_name};
use super::event::Mark;
use super::lines::Lines;
use super::plain;
use super::sequence::Sequence;
use crate::block::{
    Block, CalloutKind, Definition, Embed, Figure, Inline, Post, inline_text, inlines, walk,
};

/// Writes blocks as Markdown.
pub(super) fn write(blocks: &[Block], out: &mut dyn fmt::Write) -> fmt::Result {
    let labels = labels(blocks);
    let mut writer = Writer {
        lines: Lines::new(out),
        buffer: String::new(),
        depth: 0,
        last_list: None,
        labels,
    };
    writer.sequence(blocks)
}

/// The labels of the footnotes that are referred to: readers of Markdown drop the others.
fn labels(blocks: &[Block]) -> HashSet<&str> {
    let labels: HashSet<&str> = walk(blocks).filter_map(label).collect();
    if labels.is_empty() {
        return labels;
    }
    let mut referred = HashSet::new();
    for block in walk(blocks) {
        block.for_each_inline_run(|run| {
            for inline in inlines(run) {
                if let Inline::FootnoteReference { label } = inline {
                    referred.extend(labels.get(label.as_str()));
                }
            }
        });
    }
    referred
}

/// The label of a footnote that can be referred to.
fn label(block: &Block) -> Option<&str> {
    match block {
        Block::Footnote { label, .. } if is_plain_label(label) => Some(label),
        _ => None,
    }
}

/// Which of the marks a list has: two lists in a row have different ones, or they would be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ListMark {
    ordered: bool,
    second: bool,
}

struct Writer<'w> {
    lines: Lines<'w>,
    buffer: String,
    depth: usize,
    /// The mark of the list that was written last, if nothing was written after it.
    last_list: Option<ListMark>,
    /// The labels of all footnotes that are referred to.
    labels: HashSet<&'w str>,
}

impl<'w> Sequence<'w> for Writer<'w> {
    fn lines(&mut self) -> &mut Lines<'w> {
        &mut self.lines
    }

    fn depth(&mut self) -> &mut usize {
        &mut self.depth
    }

    fn block(&mut self, block: &Block) -> fmt::Result {
        match block {
            Block::Heading { level, content } => self.heading(*level, content),
            Block::Paragraph { content } => self.run(content, None),
            Block::List(list) => self.list(list),
            Block::Quote { blocks } => self.container("> ", "> ", blocks),
            Block::Code { language, text } => {
                self.fenced(language_name(language.as_deref()).unwrap_or(""), text)
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figure(figure),
            Block::Embed(embed) => self.embed(embed),
            Block::DefinitionList { entries } => self.definitions(entries),
            Block::Details { summary, blocks } => {
                let start = self.lines.count();
                self.run(summary, Some(Mark::Strong))?;
                self.separate(start);
                self.sequence(blocks)
            }
            Block::Callout {
                kind,
                title,
                blocks,
            } => self.callout(*kind, title, blocks),
            Block::Footnote { label, blocks } => self.footnote(label, blocks),
            Block::Math { tex } => self.math(tex),
            Block::Post(post) => self.post(post),
            // Three hyphens could underline a heading, open front matter or be the start of
            // another list.
            Block::Rule => self.push_line("***"),
        }
    }

    /// Writes text as a paragraph of one line.
    fn plain(&mut self, text: &str) -> fmt::Result {
        match text.trim() {
            "" => Ok(()),
            text => self.run(&[Inline::text(text)], None),
        }
    }
}

impl Writer<'_> {
    /// Writes the lines of the buffer, if there is anything in it.
    fn flush(&mut self) -> fmt::Result {
        if !self.buffer.is_empty() {
            self.last_list = None;
            self.lines.lines(&self.buffer)?;
            self.buffer.clear();
        }
        Ok(())
    }

    fn run(&mut self, content: &[Inline], within: Option<Mark<'_>>) -> fmt::Result {
        self.push_run(content, within, Place::Paragraph);
        self.flush()
    }

    /// Appends running text to the buffer.
    fn push_run(&mut self, content: &[Inline], within: Option<Mark<'_>>, place: Place) {
        let context = Context {
            place,
            labels: &self.labels,
        };
        push_run(&mut self.buffer, content, within, context);
    }

    /// Writes a line of markup.
    fn push_line(&mut self, line: &str) -> fmt::Result {
        self.last_list = None;
        self.lines.line(line)
    }

    fn heading(&mut self, level: u8, content: &[Inline]) -> fmt::Result {
        let level = usize::from(level.clamp(1, 6));
        self.buffer.extend(std::iter::repeat_n('#', level));
        self.buffer.push(' ');
        self.push_run(content, None, Place::Heading);
        self.flush()
    }

    fn container(&mut self, mark: &str, rest: &str, blocks: &[Block]) -> fmt::Result {
        let outer = self.lines.enter(mark, rest);
        self.last_list = None;
        self.sequence(blocks)?;
        self.last_list = None;
        self.lines.leave(outer)
    }

    /// Writes fenced code. The fence is longer than any run of backticks in the code.
    fn fenced(&mut self, info: &str, text: &str) -> fmt::Result {
        let fence = "`".repeat(leaf::longest_run(text, '`').max(2) + 1);
        self.push_line(&format!("{fence}{info}"))?;
        if !text.is_empty() {
            self.lines.lines(text)?;
        }
        self.push_line(&fence)
    }

    /// Writes a formula. One that could end early between dollar signs, or be taken for other
    /// blocks, is fenced.
    fn math(&mut self, tex: &str) -> fmt::Result {
        let tex = tex.trim();
        if leaf::is_inline_math(tex) {
            self.buffer.push_str("$$");
            leaf::push_tex(&mut self.buffer, tex);
            self.buffer.push_str("$$");
            return self.flush();
        }
        self.fenced("math", tex)
    }

    fn figure(&mut self, figure: &Figure) -> fmt::Result {
        let start = self.lines.count();
        for image in &figure.images {
            leaf::push_linked_image(&mut self.buffer, image);
            self.flush()?;
        }
        self.separate(start);
        self.run(&figure.caption, None)
    }

    fn embed(&mut self, embed: &Embed) -> fmt::Result {
        let content = vec![Inline::text(embed_text(embed))];
        self.run(&[Inline::link(embed.address.as_str(), content)], None)
    }

    fn definitions(&mut self, entries: &[Definition]) -> fmt::Result {
        let start = self.lines.count();
        for entry in entries {
            for term in &entry.terms {
                self.separate(start);
                self.run(term, Some(Mark::Strong))?;
            }
            for blocks in &entry.descriptions {
                self.separate(start);
                self.sequence(blocks)?;
            }
        }
        Ok(())
    }

    /// Writes a callout. A title that is the kind's own name is what readers are shown anyway.
    fn callout(&mut self, kind: CalloutKind, title: &[Inline], blocks: &[Block]) -> fmt::Result {
        let outer = self.lines.enter("> ", "> ");
        let name = kind.name().to_ascii_uppercase();
        self.push_line(&format!("[!{name}]"))?;
        let own_name = inline_text(title);
        let is_told = own_name
            .trim_end_matches(':')
            .eq_ignore_ascii_case(kind.name());
        if !title.is_empty() && !is_told {
            self.run(title, Some(Mark::Strong))?;
            self.lines.set_gap(true);
        } else {
            // Only running text is sure to be read as a new block on the line after.
            let follows = matches!(blocks.first(), Some(Block::Paragraph { .. }));
            self.lines.set_gap(!follows);
        }
        self.sequence(blocks)?;
        self.last_list = None;
        self.lines.leave(outer)
    }

    fn footnote(&mut self, label: &str, blocks: &[Block]) -> fmt::Result {
        if self.labels.contains(label) {
            return self.container(&format!("[^{label}]: "), "    ", blocks);
        }
        let mut text = String::new();
        plain::push_label(&mut text, label);
        let start = self.lines.count();
        self.plain(&text)?;
        self.separate(start);
        self.sequence(blocks)
    }

    fn post(&mut self, post: &Post) -> fmt::Result {
        let start = self.lines.count();
        let mut byline = Vec::new();
        let (author, time) = (plain::author(post), plain::shown_time(post));
        if !author.is_empty() {
            byline.push(Inline::strong(vec![Inline::text(author)]));
        }
        if !author.is_empty() && !time.is_empty() {
            byline.push(Inline::text(", "));
        }
        if !time.is_empty() {
            byline.push(Inline::text(time));
        }
        self.run(&byline, None)?;
        self.separate(start);
        self.sequence(&post.blocks)
    }
}
