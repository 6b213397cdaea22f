//! Frames: blocks that are open and collect their parts.

use super::image::only_images;
use super::table::{self, Row};
use super::{callout, figure, gallery, mark};
use crate::block::{
    Block, CalloutKind, Definition, Figure, Image, Inline, List, ListItem, Numbering, Post,
    push_text,
};

/// What block a frame becomes, or what part of one.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Root,
    Heading {
        level: u8,
    },
    List {
        start: Option<u64>,
        numbering: Numbering,
        /// Whether its numbers go down.
        reversed: bool,
    },
    Item {
        /// The number that the page gives it.
        number: Option<u64>,
        /// Whether it stands in no list.
        loose: bool,
    },
    Quote {
        /// Set apart to be seen, so that its text may stand elsewhere as well.
        pulled: bool,
    },
    Figure,
    Caption {
        /// Whether it tells of images only.
        of_image: bool,
    },
    Table,
    Row {
        header: bool,
        footer: bool,
    },
    Cell {
        header: bool,
        columns: u64,
        rows: u64,
    },
    Definitions,
    Term,
    Description,
    Details,
    Summary,
    Callout(CalloutKind),
    Footnote {
        label: String,
    },
    Post {
        author: Option<String>,
        published: Option<String>,
        published_text: Option<String>,
    },
}

impl Kind {
    /// Whether the frame holds one run of inlines and nothing else.
    pub(super) fn is_one_line(&self) -> bool {
        matches!(
            self,
            Kind::Heading { .. } | Kind::Caption { .. } | Kind::Term | Kind::Summary
        )
    }

    /// Whether blocks inside the frame nest one deeper than the frame's own block.
    pub(super) fn nests(&self) -> bool {
        matches!(
            self,
            Kind::List { .. }
                | Kind::Item { loose: true, .. }
                | Kind::Quote { .. }
                | Kind::Table
                | Kind::Definitions
                | Kind::Details
                | Kind::Callout(_)
                | Kind::Footnote { .. }
                | Kind::Post { .. }
        )
    }
}

/// A block that is open, with the parts that came so far.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) kind: Kind,
    pub(super) blocks: Vec<Block>,
    items: Vec<ListItem>,
    /// Of a list, those before it whose numbers do not lead to its first.
    before: Vec<Block>,
    /// How many blocks there were when an item came last that stands in no list.
    loose_end: Option<usize>,
    definitions: Vec<Definition>,
    /// For an item of a task list, whether it is done.
    checked: Option<bool>,
    pub(super) images: Vec<Image>,
    /// Caption or summary.
    pub(super) line: Vec<Inline>,
    /// A caption that tells of images only.
    pub(super) line_of_image: Vec<Inline>,
    /// Whether the caption came before all other parts.
    pub(super) is_headed: bool,
    rows: Vec<Row>,
}

impl Frame {
    pub(super) fn new(kind: Kind) -> Self {
        Frame {
            kind,
            blocks: Vec::new(),
            items: Vec::new(),
            before: Vec::new(),
            loose_end: None,
            definitions: Vec::new(),
            checked: None,
            images: Vec::new(),
            line: Vec::new(),
            line_of_image: Vec::new(),
            is_headed: false,
            rows: Vec::new(),
        }
    }

    /// Adds a block. Frames that hold parts instead of blocks take it as a part of its own, so
    /// that misplaced content is not lost.
    pub(super) fn push(&mut self, block: Block) {
        match self.kind {
            // Posts are often the items of a list, and are more than that.
            Kind::List { .. } if matches!(block, Block::Post(_)) => self.blocks.push(block),
            Kind::List { .. } => match (&block, self.items.last_mut()) {
                (Block::List(_), Some(item)) => item.blocks.push(block),
                _ => self.items.push(ListItem::new(vec![block])),
            },
            Kind::Definitions => match self.definitions.last_mut() {
                Some(last) => last.descriptions.push(vec![block]),
                None => self
                    .definitions
                    .push(Definition::new(Vec::new(), vec![vec![block]])),
            },
            Kind::Table => self.rows.push(Row::of_block(block)),
            Kind::Row { .. } => self.push_cell(vec![block], &Kind::Root),
            _ => self.blocks.push(block),
        }
    }

    pub(super) fn push_images(&mut self, images: Vec<Image>) {
        let figures = images
            .into_iter()
            .map(|image| Figure::new(image, Vec::new()));
        figures.for_each(|figure| self.push(Block::Figure(figure)));
    }

    /// Whether it is a figure of which no part has come but images.
    pub(super) fn is_untouched_figure(&self) -> bool {
        self.kind == Kind::Figure && self.blocks.is_empty()
    }

    /// Whether no part has come.
    pub(super) fn is_untouched(&self) -> bool {
        self.blocks.is_empty() && self.line.is_empty()
    }

    /// Whether the last part is an item that stands in no list.
    pub(super) fn ends_in_loose_item(&self) -> bool {
        self.loose_end == Some(self.blocks.len()) && !self.blocks.is_empty()
    }

    /// Makes an item whose text has not begun a task.
    pub(super) fn tick(&mut self, checked: bool) {
        if matches!(self.kind, Kind::Item { .. }) && self.is_untouched() {
            self.checked = Some(checked);
        }
    }

    fn push_cell(&mut self, blocks: Vec<Block>, kind: &Kind) {
        if self.rows.is_empty() {
            self.rows.push(Row::default());
        }
        if let Some(row) = self.rows.last_mut() {
            row.push(blocks, kind);
        }
    }

    /// Makes the frame's block and adds it to the frame around it. `content` is the run of a frame
    /// of one line.
    pub(super) fn close_into(self, parent: &mut Frame, content: Vec<Inline>) {
        match self.kind {
            Kind::Heading { level } if !content.is_empty() => match only_images(&content) {
                Some(images) => parent.push_images(images),
                None => parent.push(Block::heading(level, content)),
            },
            Kind::Caption { of_image: true } => push_line(&mut parent.line_of_image, content),
            Kind::Caption { of_image: false } => {
                parent.is_headed |= parent.is_untouched();
                push_line(&mut parent.line, content);
            }
            Kind::Summary => push_words(&mut parent.line, content),
            Kind::Term => parent.push_term(content),
            Kind::Item { number, .. } if !self.blocks.is_empty() => {
                let mut item = ListItem::new(self.blocks);
                item.checked = self.checked;
                parent.push_item(item, number);
            }
            Kind::Description => parent.push_description(self.blocks),
            Kind::Cell { .. } => parent.push_cell(self.blocks, &self.kind),
            Kind::Row { header, footer } => {
                let rows = self.rows.into_iter();
                let rows = rows.map(|row| row.with_place(header, footer));
                parent.rows.extend(rows);
            }
            Kind::Figure => figure::close(self, parent),
            Kind::List { .. } => self.close_list(parent),
            Kind::Table => table::close(self.rows, self.line)
                .into_iter()
                .for_each(|block| parent.push(block)),
            _ => {
                if let Some(block) = self.into_block() {
                    parent.push(block);
                }
            }
        }
    }

    pub(super) fn into_block(self) -> Option<Block> {
        match self.kind {
            Kind::List {
                start, numbering, ..
            } if !self.items.is_empty() => {
                let mut list = List::new(start, self.items);
                list.numbering = numbering;
                Some(Block::List(list))
            }
            Kind::Definitions if !self.definitions.is_empty() => Some(Block::DefinitionList {
                entries: self.definitions,
            }),
            Kind::Quote { .. } if !self.blocks.is_empty() => Some(callout::quoted(self.blocks)),
            Kind::Callout(kind) => callout::titled(self.line, self.blocks, kind),
            Kind::Post {
                author,
                published,
                published_text,
            } if !self.blocks.is_empty() => {
                let blocks = without_sole_quote(without_loose_rules(self.blocks));
                let mut post = Post::new(blocks);
                post.author = author;
                post.published = published;
                post.published_text = published_text;
                Some(Block::Post(post))
            }
            Kind::Details if !self.blocks.is_empty() || !self.line.is_empty() => {
                Some(Block::Details {
                    summary: self.line,
                    blocks: self.blocks,
                })
            }
            _ => None,
        }
    }

    /// The items of a list, and then the posts that stood among them. A list of nothing but images is a
    /// gallery.
    fn close_list(mut self, parent: &mut Frame) {
        let posts = std::mem::take(&mut self.blocks);
        let before = std::mem::take(&mut self.before);
        let list = self.into_block();
        for block in before.into_iter().chain(list).chain(posts) {
            match block {
                Block::List(list) if gallery::is_gallery(&list) => gallery::push(parent, list),
                other => parent.push(other),
            }
        }
    }

    /// Adds an item. One in a list with another number than the next starts a list of its own, and one
    /// outside lists is one of those that it follows.
    fn push_item(&mut self, item: ListItem, number: Option<u64>) {
        let Kind::List {
            start,
            numbering,
            reversed,
        } = &mut self.kind
        else {
            self.push_loose_item(item);
            return;
        };
        let lower = start.map(|start| start.saturating_sub(self.items.len() as u64));
        let number = number.or(lower.filter(|_| *reversed));
        let next = start.map(|start| start.saturating_add(self.items.len() as u64));
        if next.is_some() && number.is_some() && number != next && !self.items.is_empty() {
            let mut list = List::new(*start, std::mem::take(&mut self.items));
            list.numbering = *numbering;
            *start = number;
            self.before.push(Block::List(list));
        }
        self.items.push(item);
    }

    fn push_loose_item(&mut self, item: ListItem) {
        let is_next = self.loose_end == Some(self.blocks.len());
        match self.blocks.last_mut() {
            Some(Block::List(list)) if is_next => list.items.push(item),
            _ => {
                self.blocks.push(Block::List(List::new(None, vec![item])));
                self.loose_end = Some(self.blocks.len());
            }
        }
    }

    fn push_term(&mut self, content: Vec<Inline>) {
        if content.is_empty() {
            return;
        }
        match self.definitions.last_mut() {
            Some(last) if last.descriptions.is_empty() => last.terms.push(content),
            _ => self
                .definitions
                .push(Definition::new(vec![content], Vec::new())),
        }
    }

    fn push_description(&mut self, blocks: Vec<Block>) {
        if blocks.is_empty() {
            return;
        }
        match self.definitions.last_mut() {
            Some(last) => last.descriptions.push(blocks),
            None => self
                .definitions
                .push(Definition::new(Vec::new(), vec![blocks])),
        }
    }
}

/// What a post says where all of it is marked as a quotation: it is the poster who is quoted.
fn without_sole_quote(mut blocks: Vec<Block>) -> Vec<Block> {
    if let [Block::Quote { blocks: inner }] = blocks.as_mut_slice() {
        return std::mem::take(inner);
    }
    blocks
}

/// Adds words to a summary, which is one line.
fn push_words(line: &mut Vec<Inline>, content: Vec<Inline>) {
    if !line.is_empty() && !content.is_empty() {
        push_text(line, " ");
    }
    mark::join(line, content);
}

/// Adds a line to a caption.
pub(super) fn push_line(line: &mut Vec<Inline>, content: Vec<Inline>) {
    if !line.is_empty() && !content.is_empty() {
        line.push(Inline::LineBreak);
    }
    line.extend(content);
}

/// Leaves out breaks that separate nothing: at the ends, those after another, and those before
/// footnotes and beside posts, which are set apart anyway.
pub(super) fn without_loose_rules(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if matches!(block, Block::Footnote { .. } | Block::Post(_)) {
            kept.pop_if(|last| *last == Block::Rule);
        }
        let is_loose_behind = |last: &Block| *last == Block::Rule || matches!(last, Block::Post(_));
        let loose = block == Block::Rule && kept.last().is_none_or(is_loose_behind);
        if !loose {
            kept.push(block);
        }
    }
    kept.pop_if(|last| *last == Block::Rule);
    kept
}
