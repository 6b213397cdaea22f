//! Chosen nodes to blocks; links are made absolute here.
//!
//! One pass over the nodes in document order. Elements that are open stand on an explicit stack:
//! marks around text, borders between paragraphs, and frames, which collect the parts of one
//! block. Frames nest at most as deep as the block model allows; deeper elements are mere borders.

mod callout;
mod code;
mod frame;
mod gutter;
mod heading;
mod image;
mod kind;
mod language;
mod lines;
mod math;
mod mathml;
mod media;
mod names;
mod notes;
mod phrase;
mod post;
mod pulled;
mod run;
mod shown;
mod table;
mod tex;

use crate::article::Note;
use crate::block::{Block, Inline};
use crate::dom::{Document, NodeId, NodeSet, Tag, View};
use crate::link::Base;
use frame::{Frame, Kind};
use image::LastImage;
use notes::Notes;
use run::{Gap, Run};
use shown::Shown;

/// Blocks, and what was decided while they were made.
#[derive(Debug, Default)]
pub(crate) struct Lowered {
    pub(crate) blocks: Vec<Block>,
    pub(crate) notes: Vec<Note>,
}

/// A comment, and the element that it was read from.
#[derive(Debug)]
pub(crate) struct Comment {
    pub(crate) element: NodeId,
    /// The comment, with the replies to it that stand in it.
    pub(crate) post: Block,
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
    let mut builder = Builder::new(view, base);
    builder.pixels = pixels;
    builder.walk(root);
    builder.finish()
}

/// Makes posts of the comments that a view shows inside `root`, each that is no reply inside
/// another one.
pub(crate) fn lower_comments(view: &View<'_>, root: NodeId, base: &Base) -> Vec<Comment> {
    let mut builder = Builder::new(view, base);
    builder.comments = Some(Vec::new());
    builder.walk(root);
    builder.comments.unwrap_or_default()
}

/// An element that is open.
struct Open {
    /// The first node that is not inside it.
    end: NodeId,
    role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A mark around text.
    Mark,
    /// A border between paragraphs.
    Border,
    /// A border between words.
    Space,
    /// How the text before is read aloud, in parentheses.
    Reading,
    /// A quotation within a line.
    Quotation,
    /// Who is quoted, before the quotation.
    Quoted,
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
    /// How many quotations within a line are open.
    quotations: usize,
    pixels: Pixels,
    last_image: Option<LastImage>,
    /// The element of the image that was asked for last, whatever came of it.
    last_asked: Option<NodeId>,
    footnotes: Option<Notes>,
    /// Footnotes that stood inside other blocks, to be put behind the outermost of them.
    inner_notes: Vec<Block>,
    /// The words of the pull quotes so far.
    pulled: Vec<String>,
    /// What tells the authors and times of posts.
    consumed: NodeSet,
    /// The post that came last.
    last_post: Option<NodeId>,
    /// The `<source>` with a set of images that came last.
    last_source: Option<NodeId>,
    shown: Shown,
    /// Where nothing but comments is wanted, those that came.
    comments: Option<Vec<Comment>>,
    /// The element of the comment that is open.
    comment: Option<NodeId>,
}

impl<'a> Builder<'a> {
    fn new(view: &'a View<'a>, base: &'a Base) -> Self {
        Builder {
            pixels: Pixels::LeftOut,
            view,
            document: view.document(),
            base,
            run: Run::new(),
            open: Vec::new(),
            frames: vec![Frame::new(Kind::Root)],
            notes: Vec::new(),
            flattened: false,
            quotations: 0,
            last_image: None,
            last_asked: None,
            footnotes: None,
            inner_notes: Vec::new(),
            pulled: Vec::new(),
            consumed: NodeSet::default(),
            last_post: None,
            last_source: None,
            shown: Shown::new(view),
            comments: None,
            comment: None,
        }
    }
}

impl Builder<'_> {
    fn walk(&mut self, root: NodeId) {
        let end = self.document.end(root);
        let mut next = self.document.first_child(root);
        while let Some(node) = next.filter(|node| *node < end) {
            self.close_before(Some(node));
            let hidden = self.view.is_hidden(node) || self.consumed.contains(node);
            if hidden {
                // What stands on both sides of something hidden is not one word.
                self.run.widen(Gap::Space);
            }
            let skip = hidden || self.passes_over(node) || !self.enter(node);
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
                Role::Quotation => self.close_quotation(),
                Role::Quoted => self.run.widen(Gap::Line),
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
            Tag::Img if self.math_image(node) => {}
            Tag::Img => self.image(node),
            Tag::Source => self.last_source = Some(node),
            Tag::Iframe | Tag::Embed | Tag::Object | Tag::Video | Tag::Audio => {
                return self.embed(node);
            }
            Tag::Math => return self.math(node),
            Tag::Script => {
                self.math_script(node);
                return false;
            }
            Tag::Span | Tag::Div if self.is_rendered_math(node) => return false,
            Tag::Input => self.control(node),
            _ if self.is_edit_section(node, tag) => return false,
            Tag::Td | Tag::Pre | Tag::Div if self.is_gutter(node) => return false,
            Tag::Pre | Tag::Code if self.math_code(node) => return false,
            Tag::Pre => return self.preformatted(node),
            Tag::Table if self.is_listing(node) => return self.code_of_lines(node),
            Tag::Div if self.holds_lines(node) => return self.code_of_lines(node),
            Tag::Code | Tag::Samp | Tag::Tt => return self.inline_code(node),
            Tag::Svg | Tag::Canvas | Tag::Map => {
                self.run.widen(Gap::Space);
                return false;
            }
            Tag::Abbr => return self.abbreviation(node),
            Tag::A if self.is_permalink(node) || self.footnote_link(node) => return false,
            Tag::Sup if self.raised_references(node) => return false,
            Tag::Style => return false,
            // The formula once more, in another notation.
            Tag::Foreign if self.document.name(node) == "annotation" => return false,
            Tag::Other => return self.custom(node),
            _ if tag.is_unrendered() => {
                self.run.widen(Gap::Space);
                return false;
            }
            _ => self.open(node, tag),
        }
        true
    }

    /// Takes in an element that HTML does not know. AMP pages have their own for media.
    fn custom(&mut self, node: NodeId) -> bool {
        match self.document.name(node) {
            "amp-img" | "amp-anim" => self.image(node),
            "amp-iframe" | "amp-video" | "amp-audio" => return self.embed(node),
            _ => self.open(node, Tag::Other),
        }
        true
    }

    fn open(&mut self, node: NodeId, tag: Tag) {
        let end = self.document.end(node);
        if tag == Tag::Cite && self.starts_quote() {
            let role = Role::Quoted;
            self.open.push(Open { end, role });
        }
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
        } else if tag == Tag::Noscript || self.is_caption_part(node, tag) {
            self.run.widen(Gap::Space);
            Role::Space
        } else if tag == Tag::Rt && self.needs_parentheses(node) {
            self.before_content();
            self.push_text("(");
            Role::Reading
        } else if tag == Tag::Q && self.open_quotation(node) {
            Role::Quotation
        } else {
            return;
        };
        self.open.push(Open { end, role });
    }

    /// Whether nothing has come of the quote that is open.
    fn starts_quote(&self) -> bool {
        let frame = self.frames.last();
        self.run.is_empty()
            && frame.is_some_and(|frame| {
                matches!(frame.kind, Kind::Quote { .. }) && frame.is_untouched()
            })
    }

    fn holds_block(&self, node: NodeId) -> bool {
        let mut inside = self.document.children(node);
        inside.any(|child| self.document.tag(child).is_block())
    }

    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    fn is_one_line(&self) -> bool {
        self.frames
            .last()
            .is_some_and(|frame| frame.kind.is_one_line())
    }

    /// Whether a caption is open: it may have several lines, but is no more than one run.
    fn in_caption(&self) -> bool {
        let frame = self.frames.last();
        frame.is_some_and(|frame| frame.kind == Kind::Caption)
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
        if math::may_hold_math(text) {
            self.push_text_with_math(text);
        } else {
            self.push_text(text);
        }
    }

    fn push_text(&mut self, text: &str) {
        self.before_content();
        self.last_image = None;
        self.run.push_text(text);
    }

    /// Several line breaks in a row end a paragraph, once it is known that text follows.
    fn before_content(&mut self) {
        if self.in_caption() {
            self.run.narrow(Gap::Line);
        } else if self.is_one_line() {
            self.run.narrow(Gap::Space);
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
            let gap = if self.in_caption() {
                Gap::Line
            } else {
                Gap::Space
            };
            self.run.widen(gap);
            return;
        }
        let content = self.run.take();
        if content.is_empty() {
            return;
        }
        match image::only_images(&content) {
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
        let Some(mut frame) = self
            .frames
            .pop_if(|frame| !matches!(frame.kind, Kind::Root))
        else {
            return;
        };
        if self.has_room_inside(&frame.kind) {
            frame.blocks = lines::with_lists(frame.blocks);
        }
        if frame.kind == (Kind::Quote { pulled: true }) {
            self.pulled.extend(pulled::words_of(&frame.blocks));
        }
        if self.is_outermost_comment(&frame.kind) {
            self.take_comment(frame);
        } else if let Kind::Footnote { label } = frame.kind {
            let blocks = notes::without_own_label(frame.blocks, &label);
            self.inner_notes.push(Block::Footnote { label, blocks });
        } else if let Some(parent) = self.frames.last_mut() {
            frame.close_into(parent, content);
        }
        if let [root] = self.frames.as_mut_slice() {
            root.blocks.append(&mut self.inner_notes);
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
        let blocks = lines::with_lists(frame::without_loose_rules(blocks));
        Lowered {
            blocks: pulled::without_repeated(blocks, &self.pulled),
            notes: self.notes,
        }
    }
}
