//! Chosen nodes to blocks; links are made absolute here.
//!
//! One pass over the nodes in document order. Elements that are open stand on an explicit stack:
//! marks around text, borders between paragraphs, and frames, which collect the parts of one
//! block. Frames nest at most as deep as the block model allows; deeper elements are mere borders.

mod author;
mod byline;
mod callout;
mod code;
mod comment;
mod content;
mod control;
mod direction;
mod figure;
mod frame;
mod gallery;
mod gutter;
mod head;
mod heading;
mod image;
mod kind;
mod language;
mod lines;
mod mark;
mod math;
mod mathml;
mod media;
mod names;
mod notes;
mod open;
mod part;
mod phrase;
mod post;
mod published;
mod pulled;
mod repeat;
mod ruby;
mod run;
mod shown;
mod sign;
mod table;
mod tex;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;

use crate::article::Note;
use crate::block::Block;
use crate::dom::{Document, NodeId, NodeSet, Tag, View};
use crate::link::Base;
use direction::Told;
use frame::{Frame, Kind};
use image::LastImage;
use names::WordHashes;
use notes::Notes;
use open::{Open, Role};
use run::{Gap, Run};
use shown::Shown;

/// Blocks, and what was decided while they were made.
#[derive(Debug, Default)]
pub(crate) struct Lowered {
    pub(crate) blocks: Vec<Block>,
    pub(crate) notes: Vec<Note>,
    /// The elements of the posts among them that are named as comments, answers or reviews.
    pub(crate) comments: Vec<NodeId>,
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

struct Builder<'a> {
    view: &'a View<'a>,
    document: &'a Document<'a>,
    base: &'a Base,
    run: Run,
    open: Vec<Open>,
    frames: Vec<Frame>,
    notes: Vec<Note>,
    /// Schemes of links that were refused: each is told once.
    refused: BTreeSet<String>,
    flattened: bool,
    /// What the elements that are open tell of the direction of text.
    told: Vec<Told>,
    /// Whether text within a line was told to have a direction.
    has_directed: bool,
    /// How many quotations within a line are open.
    quotations: usize,
    pixels: Pixels,
    last_image: Option<LastImage>,
    /// The element of the image that was asked for last, whatever came of it.
    last_asked: Option<NodeId>,
    footnotes: Option<Notes>,
    /// Footnotes that stood inside other blocks, to be put behind the outermost of them.
    inner_notes: Vec<Block>,
    /// The text that came last.
    last_text: Option<NodeId>,
    /// The words of the pull quotes so far.
    pulled: Vec<String>,
    /// What tells the authors and times of posts.
    consumed: NodeSet,
    /// The texts beside them that end or begin with the brackets around them.
    brackets: NodeSet,
    has_brackets: bool,
    /// The page's title, once a post asks for it.
    title: OnceCell<String>,
    /// How many nodes were searched at the ends of posts.
    searched: usize,
    /// The post that came last.
    last_post: Option<NodeId>,
    /// The `<source>` with a set of images that came last.
    last_source: Option<NodeId>,
    shown: Shown,
    /// The words of the classes that were looked at last.
    hashed: RefCell<WordHashes<'a>>,
    /// How many bytes of text and addresses there is room for.
    room: usize,
    is_full: bool,
    /// Where nothing but comments is wanted, those that came.
    comments: Option<Vec<Comment>>,
    /// The element of the comment that is open.
    comment: Option<NodeId>,
    /// Where everything is wanted, the elements of comments that came.
    among_content: Vec<NodeId>,
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
            refused: BTreeSet::new(),
            flattened: false,
            told: Vec::new(),
            has_directed: false,
            quotations: 0,
            last_image: None,
            last_asked: None,
            footnotes: None,
            inner_notes: Vec::new(),
            last_text: None,
            pulled: Vec::new(),
            consumed: NodeSet::default(),
            brackets: NodeSet::default(),
            has_brackets: false,
            title: OnceCell::new(),
            searched: 0,
            last_post: None,
            last_source: None,
            shown: Shown::default(),
            hashed: RefCell::new(WordHashes::new()),
            room: view.document().output_bytes(),
            is_full: false,
            comments: None,
            comment: None,
            among_content: Vec::new(),
        }
    }
}

impl Builder<'_> {
    fn walk(&mut self, root: NodeId) {
        let end = self.document.end(root);
        let mut next = self.document.first_child(root);
        while let Some(node) = next.filter(|node| *node < end && !self.is_full) {
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

    /// Takes in a node. False if what is inside it has been dealt with.
    fn enter(&mut self, node: NodeId) -> bool {
        let tag = self.document.tag(node);
        if tag != Tag::Text {
            self.tell_direction(node);
        }
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
            _ if self.is_edit_section(node, tag) || self.is_of_program(node, tag) => {
                self.border_or_space(tag);
                return false;
            }
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
            Tag::Ruby if self.ruby(node) => return false,
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
            "amp-iframe" | "amp-video" | "amp-audio" | "oembed" => return self.embed(node),
            "acronym" => return self.abbreviation(node),
            _ => self.open(node, Tag::Other),
        }
        true
    }

    /// What is left of an element of which nothing comes.
    fn border_or_space(&mut self, tag: Tag) {
        match tag.is_block() {
            true => self.border(),
            false => self.run.widen(Gap::Space),
        }
    }

    fn note(&mut self, note: Note) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
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
        if self.is_full {
            self.note(Note::OutputCut);
        }
        let blocks = lines::with_lists(frame::without_loose_rules(blocks));
        Lowered {
            blocks: pulled::without_repeated(blocks, &self.pulled),
            notes: self.notes,
            comments: self.among_content,
        }
    }
}
