//! Ordinary markup, read straight into the table of nodes.
//!
//! The HTML standard's way of reading markup ends in a tree that can be rearranged at any time. Most
//! pages, and nearly all feed descriptions, never make use of that: their elements are closed where
//! they should be, or in one of the ways that the standard forgives without changing the order of
//! the document. For these the table of nodes is written down as the markup goes by, which takes a
//! fraction of the time. At the first sign of anything else (content moved out of tables, frames,
//! formulas) there is no result and the full parser takes over. Wherever there is one, both agree: a
//! law in the tests.

mod adoption;
mod body;
mod foreign;
mod formatting;
mod head;
mod rules;
mod scan;
mod script;
mod tables;

use std::borrow::Cow;

use super::store::Span;
use super::table::{Mark, Table};
use super::{Tag, noscript};
use crate::options::Limits;
use crate::text;
use formatting::Cut;
use rules::{Kind, holds_table_parts, is_implied_end};
pub(super) use scan::is_tag;
use scan::{Name, Scanner, Start, Token, is_space};

/// Deeper markup is left to the full parser, which knows how to flatten it.
const DEEPEST: usize = 160;

/// How often a second `<html>` or `<body>` may add attributes to the first.
const MOST_REPEATS: u32 = 4;

/// White space in markup; carriage returns never get here.
const SPACE: [char; 4] = [' ', '\t', '\n', '\x0C'];

/// Parses ordinary markup with line feeds as line ends, for a table over it; `None` where only the full
/// parser can tell.
pub(super) fn parse(markup: &str, limits: &Limits) -> Option<Table<'static>> {
    if memchr::memchr(0, markup.as_bytes()).is_some() {
        return None;
    }
    let mut parser = Parser::new(markup, limits);
    let mut scanner = Scanner::new(markup);
    // Where the `<noscript>` ends that came last.
    let mut noscript_end = 0;
    let (most_elements, most_steps) = (limits.elements(), limits.steps());
    let mut tokens = 0;
    while !scanner.is_done() {
        tokens += 1;
        let made = parser.table.len();
        (made < most_elements && tokens + made < most_steps).then_some(())?;
        let foreign = parser.is_of_svg();
        match scanner.next(&mut parser.table, foreign)? {
            Token::Text(text, true) => parser.text(text)?,
            Token::Text(text, false) => parser.decoded_text(text, Some(scanner.passed()))?,
            Token::Verbatim(text) => parser.decoded_text(text, None)?,
            Token::Start => {
                let tag = scanner.tag.name.tag;
                if tag == Tag::Noscript && scanner.passed() >= noscript_end {
                    noscript_end = scanner.passed() + noscript::length(scanner.rest())?;
                }
                let content = parser.start(&scanner.tag)?;
                if content != Content::Markup {
                    let text = scanner.raw_text(tag)?;
                    parser.raw_text(text, scanner.passed(), content);
                    if !scanner.is_done() {
                        // The end tag.
                        scanner.end_tag(&mut parser.table)?;
                    }
                    parser.pop()?;
                }
            }
            Token::End => parser.end(&scanner.tag.name)?,
            Token::Doctype { standard } => parser.doctype(standard),
            Token::Nothing => {}
        }
    }
    let table = parser.finish()?;
    Some(table.over(Cow::default()))
}

/// Markup with line ends as the tokenizer sees them, where it has others.
pub(super) fn with_line_feeds(markup: &str) -> Option<String> {
    memchr::memchr(b'\r', markup.as_bytes())?;
    let mut lines = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(end) = memchr::memchr(b'\r', rest.as_bytes()) {
        let (line, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        lines.push_str(line);
        lines.push('\n');
        let after = after.get(1..).unwrap_or("");
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    lines.push_str(rest);
    Some(lines)
}

/// How the content of an element is read that was just opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Content {
    Markup,
    /// As text up to the element's end tag.
    Raw,
    /// The same, with character references.
    References,
}

/// How far the document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Initial,
    BeforeHead,
    InHead,
    AfterHead,
    InBody,
}

/// Whether a table stays in the paragraph that it stands in, as it does without a doctype.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quirks {
    Yes,
    No,
    /// An older doctype: the full parser knows.
    Unclear,
}

/// An element that is not closed yet.
#[derive(Debug, Clone, Copy)]
struct Open {
    tag: Tag,
    node: u32,
    /// Whether an end tag took it off the standard's stack while elements inside it stayed open:
    /// it ends with them, and no tag finds it any more.
    is_gone: bool,
}

impl Open {
    fn new(tag: Tag, node: u32) -> Self {
        Open {
            tag,
            node,
            is_gone: false,
        }
    }
}

/// How many elements of each tag are open: most questions about the stack are answered by a zero.
struct Counts([u32; 256]);

impl Counts {
    fn of(&self, tag: Tag) -> u32 {
        self.0.get(tag as usize).copied().unwrap_or(0)
    }

    fn add(&mut self, tag: Tag) {
        if let Some(count) = self.0.get_mut(tag as usize) {
            *count += 1;
        }
    }

    fn remove(&mut self, tag: Tag) {
        if let Some(count) = self.0.get_mut(tag as usize) {
            *count = count.saturating_sub(1);
        }
    }
}

struct Parser<'a> {
    table: Table<'a>,
    open: Vec<Open>,
    counts: Counts,
    cut: Cut,
    deepest: usize,
    attributes: usize,
    phase: Phase,
    quirks: Quirks,
    /// The form that is open.
    form: Option<u32>,
    /// White space between head and body: what belongs into the head may still come.
    between: String,
    /// How much may still be spent on what takes more steps than the markup has bytes.
    budget: usize,
    /// How often attributes were added to an element that was there already.
    repeats: u32,
    /// Whether an element was opened just now whose first line end is dropped.
    drops_line_end: bool,
    /// Room for a text whose character references were read.
    decoded: String,
}

impl<'a> Parser<'a> {
    fn new(markup: &'a str, limits: &Limits) -> Self {
        let mut parser = Parser {
            table: Table::with_room_for(markup.len() + markup.len() / 8)
                .over(Cow::Borrowed(markup)),
            open: Vec::with_capacity(16),
            counts: Counts([0; 256]),
            cut: Cut::default(),
            deepest: DEEPEST.min(usize::from(limits.depth())),
            attributes: usize::from(limits.attributes()),
            phase: Phase::Initial,
            quirks: Quirks::Yes,
            form: None,
            between: String::new(),
            budget: markup.len(),
            repeats: 0,
            drops_line_end: false,
            decoded: String::new(),
        };
        parser.push_implied(Tag::Root);
        parser
    }

    /// Closes all elements, after opening those that every document has.
    fn finish(mut self) -> Option<Table<'a>> {
        if self.phase < Phase::InBody && self.is_inside(Tag::Template) {
            return None;
        }
        self.open_body();
        while self.pop().is_some() {}
        Some(self.table)
    }

    fn doctype(&mut self, standard: bool) {
        self.drops_line_end = false;
        if self.phase == Phase::Initial && self.quirks == Quirks::Yes {
            self.quirks = match standard {
                true => Quirks::No,
                false => Quirks::Unclear,
            };
        }
    }

    fn current(&self) -> Tag {
        self.open.last().map_or(Tag::Root, |open| open.tag)
    }

    fn current_node(&self) -> u32 {
        self.open.last().map_or(0, |open| open.node)
    }

    /// Opens an element with the attributes since `mark`.
    fn push(&mut self, tag: Tag, mark: Mark) {
        let parent = self.current_node();
        let node = self.table.push_element(tag, parent, mark);
        self.push_open(Open::new(tag, node));
    }

    fn push_open(&mut self, open: Open) {
        self.counts.add(open.tag);
        self.open.push(open);
    }

    /// Gives an open element another tag on the stack.
    fn retag(&mut self, place: usize, tag: Tag) {
        if let Some(open) = self.open.get_mut(place) {
            self.counts.remove(open.tag);
            open.tag = tag;
            self.counts.add(tag);
        }
    }

    /// Counts the open elements once more, after they were rearranged.
    fn recount(&mut self) {
        self.counts = Counts([0; 256]);
        for open in &self.open {
            self.counts.add(open.tag);
        }
    }

    /// Opens an element that the markup does not have.
    fn push_implied(&mut self, tag: Tag) {
        let mark = self.table.mark();
        self.push(tag, mark);
    }

    /// Opens an element that has a start tag.
    fn push_named(&mut self, start: &Start<'_>, tag: Tag) {
        self.push(tag, start.mark);
        if matches!(tag, Tag::Other | Tag::Foreign) {
            self.table.name_last(start.name.written);
        }
    }

    fn pop(&mut self) -> Option<Tag> {
        let open = self.open.pop()?;
        self.counts.remove(open.tag);
        self.table.close(open.node);
        while let Some(gone) = self.open.pop_if(|open| open.is_gone) {
            self.counts.remove(gone.tag);
            self.table.close(gone.node);
        }
        Some(open.tag)
    }

    /// Takes an element off the stack that may have open elements inside it.
    fn take_off(&mut self, place: usize) {
        if place + 1 == self.open.len() {
            self.pop();
            return;
        }
        self.retag(place, Tag::Other);
        if let Some(open) = self.open.get_mut(place) {
            open.is_gone = true;
        }
    }

    /// Closes elements until one of these was closed. Formatting that is cut off on the way goes on
    /// behind it.
    fn pop_through(&mut self, is_last: impl Fn(Tag) -> bool) -> Option<()> {
        while !is_last(self.current()) {
            self.pop_cutting()?;
        }
        self.pop().map(drop)
    }

    /// Whether one of these elements is open inside the innermost that bounds the search.
    fn is_any_open(&self, wanted: impl Fn(Tag) -> bool, bounds: impl Fn(Tag) -> bool) -> bool {
        let inside = self.open.iter().rev().map(|open| open.tag);
        let mut found = inside.skip_while(|tag| !wanted(*tag) && !bounds(*tag));
        found.next().is_some_and(wanted)
    }

    /// Whether an element with this tag is open inside the innermost that bounds the search.
    #[inline]
    fn is_open(&self, tag: Tag, bounds: impl Fn(Tag) -> bool) -> bool {
        self.is_inside(tag) && self.is_any_open(|open| open == tag, bounds)
    }

    fn is_inside(&self, tag: Tag) -> bool {
        self.counts.of(tag) > 0
    }

    /// Closes elements whose end is implied, apart from `but`.
    fn close_implied(&mut self, but: Tag) {
        while is_implied_end(self.current()) && self.current() != but {
            self.pop();
        }
    }

    /// Text whose character references are not read yet.
    fn text(&mut self, text: &str) -> Option<()> {
        let mut decoded = std::mem::take(&mut self.decoded);
        decoded.clear();
        text::push_unescaped(&mut decoded, text, text::Place::Text);
        let result = self.decoded_text(&decoded, None);
        self.decoded = decoded;
        result
    }

    /// Text whose character references are read, and the place of the markup where it ends if it
    /// stands there as it is.
    fn decoded_text(&mut self, mut text: &str, end: Option<usize>) -> Option<()> {
        if std::mem::take(&mut self.drops_line_end) {
            text = text.strip_prefix('\n').unwrap_or(text);
        }
        if self.phase < Phase::InBody {
            text = self.text_in_head(text);
        }
        if text.is_empty() {
            return Some(());
        }
        if holds_table_parts(self.current()) && !text.bytes().all(is_space) {
            return None;
        }
        if !self.cut.is_empty() && self.takes_formatting() {
            self.resume_formatting()?;
        }
        self.push_text(text, end);
        Some(())
    }

    fn push_text(&mut self, text: &str, end: Option<usize>) {
        let parent = self.current_node();
        match end {
            Some(end) => {
                let text = Span::between(end - text.len(), end);
                self.table.push_stored_text(text, parent);
            }
            None => self.table.push_text(text, parent),
        }
    }

    /// Whether text in the current element continues the formatting before it.
    fn takes_formatting(&self) -> bool {
        !self.is_in_svg() && !holds_table_parts(self.current())
    }

    /// The text of an element that holds nothing else, and where in the markup it ends.
    fn raw_text(&mut self, text: &str, end: usize, content: Content) {
        let tag = self.current();
        let decoded = match content {
            Content::References => text::unescape(text),
            _ => Cow::Borrowed(text),
        };
        let text = match tag {
            Tag::Textarea => decoded.strip_prefix('\n').unwrap_or(&decoded),
            _ => &decoded,
        };
        let end = matches!(decoded, Cow::Borrowed(_)).then_some(end);
        if !text.is_empty() {
            self.push_text(text, end);
        }
    }

    fn start(&mut self, start: &Start<'_>) -> Option<Content> {
        self.drops_line_end = false;
        let fits =
            self.table.count_since(start.mark) <= self.attributes && self.open.len() < self.deepest;
        fits.then_some(())?;
        if self.phase < Phase::InBody {
            return self.start_in_head(start);
        }
        self.start_in_body(start)
    }

    fn end(&mut self, name: &Name<'_>) -> Option<()> {
        self.drops_line_end = false;
        match self.phase {
            Phase::InBody => self.end_in_body(name),
            _ => self.end_in_head(name),
        }
    }

    /// Counts steps beyond those for each byte; too many are left to the full parser.
    fn spend(&mut self, steps: usize) -> Option<()> {
        self.budget = self.budget.checked_sub(steps)?;
        Some(())
    }

    /// Passes a start tag that means nothing where it stands.
    fn ignore(&mut self, start: &Start<'_>) -> Option<Content> {
        self.table.forget(start.mark);
        Some(Content::Markup)
    }

    /// Opens an element, or adds it if it has no content.
    fn insert(&mut self, start: &Start<'_>) -> Option<Content> {
        self.insert_of(start, Kind::of(&start.name))
    }

    /// The same for an element whose kind is known.
    fn insert_of(&mut self, start: &Start<'_>, kind: Kind) -> Option<Content> {
        self.push_named(start, start.name.tag);
        if kind.is_void() {
            self.pop();
        }
        if kind == Kind::Template {
            // What it holds stands in a fragment of its own.
            self.push_implied(Tag::Other);
        }
        Some(match kind {
            Kind::RawText => Content::Raw,
            Kind::ReferenceText => Content::References,
            _ => Content::Markup,
        })
    }
}
