//! Limits between tokenizer and tree builder.
//!
//! The tree builder looks through its stack of open elements at almost every tag, and makes every
//! formatting element that is still open anew in every block. Both are quadratic on hostile pages.
//! This sink stands in front of it and bounds them without losing text:
//!
//! - Where the stack is full, a new element becomes a sibling of the deepest one instead of its
//!   child, as browsers do. Where even that does not hold the stack (tables make elements of their
//!   own), tags are left out and a line break keeps the texts apart.
//! - Elements that would be such siblings and hold nothing are left out, apart from formatting.
//! - Attributes of formatting that are long stand on its first element only; see `long.rs`.
//! - Where far more elements are made than there are tags, all formatting elements are closed and
//!   new ones are left out from there on.
//! - Where the page has more elements than the limit, or reading it takes more steps, it ends.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::interface::Tracer;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};

use super::made_up::MadeUp;
use super::sink::{CountingSink, Handle};
use crate::options::Limits;

/// How far the stack may grow past the limit by elements that the tree builder makes of its own
/// accord, before tags are left out.
const SLACK: usize = 256;

/// Elements that the tree builder may make for each tag, and for a page as a whole, before its
/// formatting elements are closed. Real pages make fewer than two for each tag.
const CREATED_FOR_EACH_TAG: usize = 8;
const CREATED_AT_LEAST: usize = 1_000;

/// How many end tags of one name are used to close formatting elements.
const CLOSING_ROUNDS: u32 = 256;

/// Which limits a page has reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Reached {
    pub(crate) nesting: bool,
    pub(crate) formatting: bool,
    pub(crate) attributes: bool,
    pub(crate) names: bool,
    pub(crate) elements: bool,
    pub(crate) steps: bool,
}

/// A token sink that hands tokens on to the tree builder, within limits.
pub(super) struct LimitedTokens {
    builder: TreeBuilder<Handle, CountingSink>,
    depth: usize,
    elements: usize,
    steps: usize,
    state: RefCell<State>,
    in_raw_text: Cell<bool>,
}

#[derive(Default)]
struct State {
    tags: usize,
    /// Tags and runs of text so far.
    tokens: usize,
    made_up: MadeUp,
    /// The stack's size when it was last measured, and how many elements had been made by then.
    measured: usize,
    created_at_measure: usize,
    siblings: Siblings,
    /// Start tags without an end tag so far, for each name of a formatting element.
    formatting: HashMap<LocalName, u32>,
    reached: Reached,
}

/// Elements that were made siblings because the stack was full.
#[derive(Default)]
struct Siblings {
    names: Vec<LocalName>,
    counts: HashMap<LocalName, u32>,
    open: Option<LocalName>,
    /// One that will be opened when something comes of it.
    pending: Option<Tag>,
}

impl Siblings {
    fn push(&mut self, name: LocalName) {
        *self.counts.entry(name.clone()).or_default() += 1;
        self.names.push(name);
    }

    /// Removes names down to the last `name`; false if there is none.
    fn pop_through(&mut self, name: &LocalName) -> bool {
        if self.counts.get(name).is_none_or(|count| *count == 0) {
            return false;
        }
        while let Some(popped) = self.names.pop() {
            if let Some(count) = self.counts.get_mut(&popped) {
                *count -= 1;
            }
            if popped == *name {
                break;
            }
        }
        true
    }

    fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn clear(&mut self) {
        *self = Siblings::default();
    }
}

/// Counts the handles that the tree builder holds: its stack and its formatting elements.
#[derive(Default)]
struct Count(Cell<usize>);

impl Tracer for Count {
    type Handle = Handle;

    fn trace_handle(&self, _: &Handle) {
        self.0.set(self.0.get() + 1);
    }
}

impl LimitedTokens {
    pub(super) fn new(builder: TreeBuilder<Handle, CountingSink>, limits: &Limits) -> Self {
        LimitedTokens {
            builder,
            depth: usize::from(limits.depth()),
            elements: limits.elements(),
            steps: limits.steps(),
            state: RefCell::default(),
            in_raw_text: Cell::new(false),
        }
    }

    /// Whether the tokenizer reads text up to an end tag now, and no other markup.
    pub(super) fn in_raw_text(&self) -> bool {
        self.in_raw_text.get()
    }

    /// The tree builder's sink, and the limits that were reached.
    pub(super) fn into_parts(self) -> (CountingSink, Reached) {
        let mut reached = self.state.borrow().reached;
        reached.attributes |= self.builder.sink.is_cut();
        (self.builder.sink, reached)
    }

    fn feed(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        let result = self.builder.process_token(token, line);
        let mut state = self.state.borrow_mut();
        let allowed = CREATED_AT_LEAST + state.tags * CREATED_FOR_EACH_TAG;
        if self.builder.sink.created() > allowed && !state.reached.formatting {
            state.reached.formatting = true;
            let open = std::mem::take(&mut state.formatting);
            drop(state);
            self.close_formatting(open, line);
        }
        result
    }

    fn close_formatting(&self, open: HashMap<LocalName, u32>, line: u64) {
        for (name, count) in open {
            for _ in 0..count.min(CLOSING_ROUNDS) {
                self.feed_made_up(TagKind::EndTag, name.clone(), line);
            }
        }
    }

    /// Hands on a tag that the page does not have. What the tree builder answers to it is of no
    /// use: only end tags and `<br>` are made up, which do not change the tokenizer's state.
    fn feed_made_up(&self, kind: TagKind, name: LocalName, line: u64) {
        let tag = Tag {
            kind,
            name,
            self_closing: false,
            attrs: Vec::new(),
            had_duplicate_attributes: false,
        };
        drop(self.builder.process_token(Token::TagToken(tag), line));
    }

    /// The largest size that the stack can have now.
    fn stack_bound(&self, state: &State) -> usize {
        state.measured + (self.builder.sink.created() - state.created_at_measure)
    }

    fn measure(&self, state: &mut State) {
        let count = Count::default();
        self.builder.trace_handles(&count);
        state.measured = count.0.get();
        state.created_at_measure = self.builder.sink.created();
    }

    fn start_tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<Handle> {
        let mut state = self.state.borrow_mut();
        state.tags += 1;
        if is_formatting(&tag.name) {
            if state.reached.formatting {
                return TokenSinkResult::Continue;
            }
            *state.formatting.entry(tag.name.clone()).or_default() += 1;
            if !self.adjusted_current_node_present_but_not_in_html_namespace() {
                self.builder.sink.long.put_aside(&mut tag);
            }
        }
        if self.may_nest(&tag.name) && self.is_full(&mut state) {
            state.reached.nesting = true;
            // As a sibling of `<svg>` it would turn the page behind it into raw text.
            if never_nests(&tag.name) {
                return TokenSinkResult::Continue;
            }
            if state.measured >= self.depth + SLACK {
                drop(state);
                self.feed_made_up(TagKind::StartTag, local_name!("br"), line);
                return TokenSinkResult::Continue;
            }
            state.siblings.push(tag.name.clone());
            drop(state);
            self.push_sibling(tag, line);
            return TokenSinkResult::Continue;
        }
        drop(state);
        self.open_pending(line);
        self.feed(Token::TagToken(tag), line)
    }

    /// Takes in a sibling of the deepest element.
    fn push_sibling(&self, tag: Tag, line: u64) {
        // Formatting may close other formatting, and is no formatting any more without its tags.
        let at_once = is_formatting(&tag.name);
        if at_once {
            self.open_pending(line);
        }
        self.state.borrow_mut().siblings.pending = Some(tag);
        if at_once {
            self.open_pending(line);
        }
    }

    /// Opens the sibling that something comes of now, behind the one that was open.
    fn open_pending(&self, line: u64) {
        let mut state = self.state.borrow_mut();
        let Some(tag) = state.siblings.pending.take() else {
            return;
        };
        let open = state.siblings.open.replace(tag.name.clone());
        drop(state);
        if let Some(name) = open {
            self.feed_made_up(TagKind::EndTag, name, line);
        }
        // Elements whose content the tokenizer reads in another way are never siblings.
        drop(self.feed(Token::TagToken(tag), line));
    }

    fn characters(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        if !matches!(&token, Token::CharacterTokens(text) if text.trim().is_empty()) {
            self.open_pending(line);
        }
        self.feed(token, line)
    }

    /// Whether the page ends here, because it has had all that it may have.
    fn is_over(&self) -> bool {
        let mut state = self.state.borrow_mut();
        let created = self.builder.sink.created();
        state.tokens += 1;
        state.reached.elements |= created >= self.elements;
        state.reached.steps |= state.tokens + created > self.steps;
        state.reached.elements || state.reached.steps
    }

    /// Whether a start tag may make the stack grow for good.
    fn may_nest(&self, name: &LocalName) -> bool {
        if self.adjusted_current_node_present_but_not_in_html_namespace() {
            return !leaves_foreign_content(name);
        }
        !never_nests(name)
    }

    /// Whether the stack is full, after measuring it where its bound leaves a doubt.
    fn is_full(&self, state: &mut State) -> bool {
        let bound = self.stack_bound(state);
        if bound < self.depth {
            return false;
        }
        if state.siblings.is_empty() || bound >= self.depth + SLACK {
            self.measure(state);
            if state.measured < self.depth {
                state.siblings.clear();
                return false;
            }
        }
        true
    }

    fn end_tag(&self, tag: Tag, line: u64) -> TokenSinkResult<Handle> {
        let mut state = self.state.borrow_mut();
        state.tags += 1;
        if let Some(count) = state.formatting.get_mut(&tag.name) {
            *count = count.saturating_sub(1);
        }
        if !state.siblings.is_empty() && state.siblings.pop_through(&tag.name) {
            let open = state.siblings.open.take();
            state.siblings.pending = None;
            drop(state);
            if let Some(name) = open {
                self.feed_made_up(TagKind::EndTag, name, line);
            }
            return TokenSinkResult::Continue;
        }
        state.siblings.pending = None;
        let full = !state.siblings.is_empty() || state.measured >= self.depth;
        drop(state);
        let result = self.feed(Token::TagToken(tag), line);
        if full {
            let mut state = self.state.borrow_mut();
            self.measure(&mut state);
            if state.measured < self.depth {
                state.siblings.clear();
            }
        }
        result
    }
}

impl TokenSink for LimitedTokens {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match token {
            // Nobody reads comments and parse errors.
            Token::CommentToken(_) | Token::ParseError(_) => TokenSinkResult::Continue,
            Token::EOFToken => self.feed(token, line),
            _ if self.is_over() => TokenSinkResult::Continue,
            Token::TagToken(mut tag) => {
                let mut state = self.state.borrow_mut();
                state.reached.names |= state.made_up.bound(&mut tag);
                drop(state);
                let result = match tag.kind {
                    TagKind::StartTag => self.start_tag(tag, line),
                    TagKind::EndTag => self.end_tag(tag, line),
                };
                let raw = matches!(
                    result,
                    TokenSinkResult::RawData(_) | TokenSinkResult::Plaintext
                );
                self.in_raw_text.set(raw);
                result
            }
            Token::CharacterTokens(_) | Token::NullCharacterToken => self.characters(token, line),
            other => self.feed(other, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The formatting elements of the HTML standard, section "the stack of open elements".
fn is_formatting(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("a")
            | local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// Those of [`never_nests`] that close all open elements of `<svg>` and `<math>`. The others are
/// ordinary elements there, which nest.
fn leaves_foreign_content(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("body")
            | local_name!("br")
            | local_name!("embed")
            | local_name!("head")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("meta")
    )
}

/// Void elements, those whose content is raw text, and those that are made once only: they do not
/// make the stack grow.
fn never_nests(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("body")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("head")
            | local_name!("hr")
            | local_name!("html")
            | local_name!("iframe")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("param")
            | local_name!("plaintext")
            | local_name!("script")
            | local_name!("source")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("track")
            | local_name!("wbr")
            | local_name!("xmp")
    )
}
