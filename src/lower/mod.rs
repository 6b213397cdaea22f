//! Chosen nodes to blocks; links are made absolute here.
//!
//! One pass over the nodes in document order. Elements that are open stand on an explicit stack:
//! marks around text, borders between paragraphs, and frames, which collect the parts of one
//! block. Frames nest at most as deep as the block model allows; deeper elements are mere borders.

mod code;
mod frame;
mod media;
mod run;
mod table;

use crate::article::Note;
use crate::block::{Block, Inline, MAX_BLOCK_DEPTH, TextStyle};
use crate::dom::{Document, NodeId, Tag, View};
use crate::link::{Base, Refused};
use frame::{Frame, Kind};
use run::{Gap, Mark, Run};

/// Blocks, and what was decided while they were made.
#[derive(Debug, Default)]
pub(crate) struct Lowered {
    pub(crate) blocks: Vec<Block>,
    pub(crate) notes: Vec<Note>,
}

/// What happens to images of one pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pixels {
    /// They are left out: they only count readers, or keep other things apart.
    LeftOut,
    /// They are images like others.
    Shown,
}

/// Makes blocks of what a view shows inside `root`.
pub(crate) fn lower(view: &View<'_>, root: NodeId, base: &Base) -> Lowered {
    lower_with(view, root, base, Pixels::LeftOut)
}

/// [`lower`], with what happens to images of one pixel.
pub(crate) fn lower_with(view: &View<'_>, root: NodeId, base: &Base, pixels: Pixels) -> Lowered {
    let mut builder = Builder {
        pixels,
        view,
        document: view.document(),
        base,
        run: Run::new(),
        open: Vec::new(),
        frames: vec![Frame::new(Kind::Root)],
        notes: Vec::new(),
        flattened: false,
        last_image: None,
        last_source: None,
    };
    builder.walk(root);
    builder.finish()
}

/// An element that is open.
struct Open {
    /// The first node that is not inside it.
    end: NodeId,
    role: Role,
}

enum Role {
    /// A mark around text.
    Mark,
    /// A border between paragraphs.
    Border,
    /// A border between words.
    Space,
    /// How the text before is read aloud, in parentheses.
    Reading,
    /// A block that collects parts.
    Frame,
}

struct Builder<'a> {
    view: &'a View<'a>,
    document: &'a Document,
    base: &'a Base,
    run: Run,
    open: Vec<Open>,
    frames: Vec<Frame>,
    notes: Vec<Note>,
    flattened: bool,
    pixels: Pixels,
    /// The image that came last: lazy images stand twice, the second time in `<noscript>`.
    last_image: Option<String>,
    /// The `<source>` with a set of images that came last.
    last_source: Option<NodeId>,
}

impl Builder<'_> {
    fn walk(&mut self, root: NodeId) {
        let end = self.document.end(root);
        let mut next = self.document.first_child(root);
        while let Some(node) = next.filter(|node| *node < end) {
            self.close_before(Some(node));
            let hidden = self.view.is_hidden(node);
            if hidden {
                // What stands on both sides of something hidden is not one word.
                self.run.widen(Gap::Space);
            }
            let skip = hidden || !self.enter(node);
            next = Some(if skip {
                self.document.end(node)
            } else {
                self.document.following(node)
            });
        }
        self.close_before(None);
    }

    /// Closes the elements that do not hold `node`; all of them for `None`.
    fn close_before(&mut self, node: Option<NodeId>) {
        while let Some(open) = self
            .open
            .pop_if(|open| node.is_none_or(|node| open.end <= node))
        {
            match open.role {
                Role::Mark => self.run.close(),
                Role::Border => self.border(),
                Role::Space => self.run.widen(Gap::Space),
                Role::Reading => self.push_text(")"),
                Role::Frame => self.close_frame(),
            }
        }
    }

    /// Takes in a node. False if what is inside it has been dealt with.
    fn enter(&mut self, node: NodeId) -> bool {
        let tag = self.document.tag(node);
        match tag {
            Tag::Text => self.text(node),
            Tag::Br => self.line_break(),
            Tag::Wbr => {}
            Tag::Hr => {
                self.border();
                self.push_block(Block::Rule);
            }
            Tag::Img => self.image(node),
            Tag::Source if self.document.attribute(node, "srcset").is_some() => {
                self.last_source = Some(node);
            }
            Tag::Iframe | Tag::Embed | Tag::Object | Tag::Video | Tag::Audio => {
                return self.embed(node);
            }
            Tag::Math => return self.math(node),
            Tag::Pre => return self.preformatted(node),
            Tag::Code | Tag::Samp | Tag::Tt => return self.inline_code(node),
            Tag::Svg | Tag::Canvas | Tag::Map => {
                self.run.widen(Gap::Space);
                return false;
            }
            Tag::A if self.is_permalink(node) => return false,
            Tag::Script | Tag::Style => return false,
            // The formula once more, in another notation.
            Tag::Foreign if self.document.name(node) == "annotation" => return false,
            _ if tag.is_unrendered() => {
                self.run.widen(Gap::Space);
                return false;
            }
            _ => self.open(node, tag),
        }
        true
    }

    fn open(&mut self, node: NodeId, tag: Tag) {
        let role = if let Some(mark) = self.mark(node, tag) {
            if !self.run.open(mark) {
                return;
            }
            Role::Mark
        } else if let Some(kind) = self.frame_kind(node, tag) {
            self.border();
            self.frames.push(Frame::new(kind));
            Role::Frame
        } else if tag.is_block() || tag == Tag::Noscript && self.holds_block(node) {
            self.border();
            Role::Border
        } else if tag == Tag::Noscript {
            self.run.widen(Gap::Space);
            Role::Space
        } else if tag == Tag::Rt && self.needs_parentheses(node) {
            self.before_content();
            self.push_text("(");
            Role::Reading
        } else {
            return;
        };
        let end = self.document.end(node);
        self.open.push(Open { end, role });
    }

    /// Whether a reading has text, and no parentheses of its own behind it.
    fn needs_parentheses(&self, node: NodeId) -> bool {
        let is_text = |node: &NodeId| !crate::text::is_blank(self.view.text(*node));
        let mut inside = self.document.children(node);
        let next = self.document.next_sibling(node);
        let has_own = next.is_some_and(|next| self.document.tag(next) == Tag::Rp);
        !has_own && inside.any(|inner| is_text(&inner))
    }

    fn holds_block(&self, node: NodeId) -> bool {
        let mut inside = self.document.children(node);
        inside.any(|child| self.document.tag(child).is_block())
    }

    fn mark(&mut self, node: NodeId, tag: Tag) -> Option<Mark> {
        match tag {
            Tag::Em | Tag::I | Tag::Cite | Tag::Dfn | Tag::Var => Some(Mark::Emphasis),
            Tag::Strong | Tag::B => Some(Mark::Strong),
            Tag::Sub => Some(Mark::Styled(TextStyle::Subscript)),
            Tag::Sup => Some(Mark::Styled(TextStyle::Superscript)),
            Tag::Kbd => Some(Mark::Styled(TextStyle::Keyboard)),
            Tag::Mark => Some(Mark::Styled(TextStyle::Highlight)),
            Tag::Del | Tag::S | Tag::Strike => Some(Mark::Styled(TextStyle::Deleted)),
            Tag::Ins => Some(Mark::Styled(TextStyle::Inserted)),
            Tag::A => {
                let address = self.document.attribute(node, "href")?;
                match self.base.target(address) {
                    Ok(address) => Some(Mark::Link(address)),
                    Err(Refused::UnsafeScheme(scheme)) => {
                        self.note(Note::UnsafeLink { scheme });
                        None
                    }
                    Err(Refused::Nothing) => None,
                }
            }
            _ => None,
        }
    }

    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// What kind of block an element starts, where it starts one and the model has room for it.
    fn frame_kind(&mut self, node: NodeId, tag: Tag) -> Option<Kind> {
        let parent = self.frames.last().map_or(&Kind::Root, |frame| &frame.kind);
        if parent.is_one_line() {
            return None;
        }
        let kind = match tag {
            Tag::Ul | Tag::Menu | Tag::Dir => Kind::List { start: None },
            Tag::Ol => Kind::List {
                start: Some(self.number_attribute(node, "start").unwrap_or(1)),
            },
            Tag::Li if matches!(parent, Kind::List { .. }) => Kind::Item,
            Tag::Blockquote => Kind::Quote,
            Tag::Figure => Kind::Figure,
            Tag::Figcaption if matches!(parent, Kind::Figure) => Kind::Caption,
            Tag::Table if table::is_data(self.view, node) => Kind::Table,
            Tag::Caption if matches!(parent, Kind::Table) => Kind::Caption,
            Tag::Tr if matches!(parent, Kind::Table) => Kind::Row {
                header: self
                    .document
                    .parent(node)
                    .map(|parent| self.document.tag(parent))
                    == Some(Tag::Thead),
            },
            Tag::Td | Tag::Th if matches!(parent, Kind::Row { .. }) => Kind::Cell {
                header: tag == Tag::Th,
                columns: self.number_attribute(node, "colspan").unwrap_or(1),
                rows: self.number_attribute(node, "rowspan").unwrap_or(1),
            },
            Tag::Dl => Kind::Definitions,
            Tag::Dt if matches!(parent, Kind::Definitions) => Kind::Term,
            Tag::Dd if matches!(parent, Kind::Definitions) => Kind::Description,
            Tag::Details => Kind::Details,
            Tag::Summary if matches!(parent, Kind::Details) => Kind::Summary,
            _ => match tag.heading_level() {
                Some(level) => Kind::Heading { level },
                None => Kind::Callout(media::callout_kind(self.document, node, tag)?),
            },
        };
        let nested = self
            .frames
            .iter()
            .filter(|frame| frame.kind.nests())
            .count();
        if kind.nests() && nested + 2 > MAX_BLOCK_DEPTH {
            self.flattened = true;
            return None;
        }
        Some(kind)
    }

    fn number_attribute(&self, node: NodeId, name: &str) -> Option<u64> {
        self.document.attribute(node, name)?.trim().parse().ok()
    }

    fn is_one_line(&self) -> bool {
        self.frames
            .last()
            .is_some_and(|frame| frame.kind.is_one_line())
    }

    fn text(&mut self, node: NodeId) {
        let view = self.view;
        let text = view.text(node);
        if crate::text::is_blank(text) {
            if !text.is_empty() {
                self.run.widen(Gap::Space);
            }
            return;
        }
        self.push_text(text);
    }

    fn push_text(&mut self, text: &str) {
        self.before_content();
        self.run.push_text(text);
    }

    /// Several line breaks in a row end a paragraph, once it is known that text follows.
    fn before_content(&mut self) {
        if self.is_one_line() {
            self.run.narrow();
        } else if self.run.gap() == Gap::Paragraph {
            self.border();
        }
    }

    fn push_atom(&mut self, atom: Inline) {
        self.before_content();
        self.run.push_atom(atom);
    }

    /// Ends the paragraph that is being built.
    fn border(&mut self) {
        if self.is_one_line() {
            self.run.widen(Gap::Space);
            return;
        }
        let content = self.run.take();
        if content.is_empty() {
            return;
        }
        match media::only_images(&content) {
            Some(images) => images.into_iter().for_each(|image| self.push_image(image)),
            None => self.push_block(Block::paragraph(content)),
        }
    }

    fn push_block(&mut self, block: Block) {
        if let Some(frame) = self.frames.last_mut() {
            frame.push(block);
        }
    }

    fn close_frame(&mut self) {
        let one_line = self.is_one_line();
        let content = if one_line {
            self.run.take()
        } else {
            self.border();
            Vec::new()
        };
        // The root frame is never closed here.
        let Some(frame) = self
            .frames
            .pop_if(|frame| !matches!(frame.kind, Kind::Root))
        else {
            return;
        };
        if let Some(parent) = self.frames.last_mut() {
            frame.close_into(parent, content);
        }
    }

    fn finish(mut self) -> Lowered {
        self.border();
        let blocks = self
            .frames
            .pop()
            .map(|frame| frame.blocks)
            .unwrap_or_default();
        if self.flattened {
            self.note(Note::BlocksFlattened);
        }
        Lowered {
            blocks: frame::without_loose_rules(blocks),
            notes: self.notes,
        }
    }
}
