//! Well-nested markup, read straight into the table of nodes.
//!
//! Most feed descriptions are plain: known elements, each closed where it should be. For these the
//! HTML standard's long way round (tokens, insertion modes, a tree that can be rearranged) always
//! ends in the tree that stands there. Here that tree is read off; at the first sign of anything
//! else there is no result and the full parser takes over. Both agree wherever there is one: a law
//! in the tests.

use super::Tag;
use super::rules::{Kind, bounds_scope, holds_table_parts, is_implied_end, stops_item_search};
use super::scan::{Name, Scanner, Token, is_space, lower_case};
use super::table::Table;
use crate::options::Limits;
use crate::text;

/// Deeper markup is left to the full parser, which knows how to flatten it.
const DEEPEST: usize = 64;

/// White space in markup; carriage returns never get here.
const SPACE: [char; 4] = [' ', '\t', '\n', '\x0C'];

/// Parses markup that is plain and well nested; `None` where only the full parser can tell.
pub(super) fn parse(markup: &str, limits: &Limits) -> Option<Table> {
    let markup = markup.strip_prefix('\u{FEFF}').unwrap_or(markup);
    if memchr::memchr2(0, b'\r', markup.as_bytes()).is_some() {
        return None;
    }
    let mut parser = Parser {
        table: Table::with_room_for(markup.len()),
        open: Vec::with_capacity(16),
        deepest: DEEPEST.min(usize::from(limits.depth())),
        drops_line_end: false,
    };
    parser.root();
    let mut scanner = Scanner::new(markup);
    while !scanner.is_done() {
        let mark = parser.table.mark();
        let Some(token) = scanner.next(&mut parser.table)? else {
            continue;
        };
        if parser.table.mark() - mark > u32::from(limits.attributes()) {
            return None;
        }
        match token {
            Token::Text(text) => parser.text(text)?,
            Token::Start(name) => {
                parser.start(name, mark)?;
                if Kind::of(name.tag) == Kind::RawText {
                    parser.raw_text(scanner.raw_text(name.tag)?, name.tag)?;
                }
            }
            Token::End(name) => parser.end(name)?,
        }
        parser.drops_line_end &= matches!(token, Token::Start(_));
    }
    while parser.pop().is_some() {}
    Some(parser.table)
}

/// An element that is not closed yet.
#[derive(Debug, Clone, Copy)]
struct Open {
    tag: Tag,
    node: u32,
}

struct Parser {
    table: Table,
    open: Vec<Open>,
    deepest: usize,
    /// Whether a `<pre>` was opened just now.
    drops_line_end: bool,
}

impl Parser {
    /// Opens the root, `<html>` and `<body>`, with an empty `<head>`, which fragments lack.
    fn root(&mut self) {
        let node = self.table.push_element(Tag::Root, 0, 0);
        self.open.push(Open {
            tag: Tag::Root,
            node,
        });
        self.push(Tag::Html, 0);
        self.push(Tag::Head, 0);
        self.pop();
        self.push(Tag::Body, 0);
    }

    fn current(&self) -> Tag {
        self.open.last().map_or(Tag::Root, |open| open.tag)
    }

    /// Opens an element with the attributes from `mark` on.
    fn push(&mut self, tag: Tag, mark: u32) {
        let parent = self.open.last().map_or(0, |open| open.node);
        let node = self.table.push_element(tag, parent, mark);
        self.open.push(Open { tag, node });
    }

    /// Opens an element that the markup does not have.
    fn push_implied(&mut self, tag: Tag) {
        // Its attributes would be those that were just read for another.
        self.push(tag, u32::MAX);
    }

    fn pop(&mut self) -> Option<Tag> {
        let open = self.open.pop()?;
        self.table.close(open.node);
        Some(open.tag)
    }

    /// Closes the element that is open last, if it is this one.
    fn pop_only(&mut self, tag: Tag) -> Option<()> {
        (self.current() == tag).then_some(())?;
        self.pop().map(drop)
    }

    fn text(&mut self, text: &str) -> Option<()> {
        let decoded = match memchr::memchr(b'&', text.as_bytes()) {
            Some(_) => text::unescape(text),
            None => text.into(),
        };
        let mut text = &*decoded;
        if self.drops_line_end {
            text = text.strip_prefix('\n').unwrap_or(text);
        }
        // White space in front of all else belongs nowhere.
        if !self.has_content() {
            text = text.trim_start_matches(SPACE);
        }
        if text.is_empty() {
            return Some(());
        }
        if holds_table_parts(self.current()) && !text.bytes().all(is_space) {
            return None;
        }
        let parent = self.open.last().map_or(0, |open| open.node);
        self.table.push_text(text, parent);
        Some(())
    }

    fn raw_text(&mut self, text: &str, tag: Tag) -> Option<()> {
        // Inside a comment a script's end tag may be none.
        if tag == Tag::Script && text.contains("<!--") {
            return None;
        }
        let parent = self.open.last().map_or(0, |open| open.node);
        if !text.is_empty() {
            self.table.push_text(text, parent);
        }
        Some(())
    }

    fn start(&mut self, name: Name<'_>, mark: u32) -> Option<()> {
        let tag = name.tag;
        let kind = Kind::of(tag);
        let is_part = matches!(kind, Kind::TableSection | Kind::TableRow | Kind::TableCell);
        if self.open.len() >= self.deepest || holds_table_parts(self.current()) && !is_part {
            return None;
        }
        match kind {
            Kind::Ordinary => {}
            Kind::Formatting if tag == Tag::A && self.is_open(Tag::A) => return None,
            Kind::Formatting => {}
            Kind::Block | Kind::Preformatted => self.close_paragraph()?,
            Kind::Heading => {
                self.close_paragraph()?;
                (Kind::of(self.current()) != Kind::Heading).then_some(())?;
            }
            Kind::Item => {
                self.close_item(tag)?;
                self.close_paragraph()?;
            }
            Kind::Void => {}
            Kind::Rule => self.close_paragraph()?,
            // Without a doctype, a table stays in the paragraph.
            Kind::Table => {}
            Kind::TableSection => self.close_section()?,
            Kind::TableRow => self.close_row()?,
            Kind::TableCell => self.close_cell()?,
            // At the beginning these belong to the head.
            Kind::RawText => self.has_content().then_some(())?,
            Kind::Unknown => {
                let is_custom = tag == Tag::Other && name.written.contains(['-', ':']);
                is_custom.then_some(())?;
            }
        }
        self.push(tag, mark);
        if tag == Tag::Other {
            self.table.name_last(&lower_case(name.written));
        }
        if matches!(kind, Kind::Void | Kind::Rule) {
            self.pop();
        }
        self.drops_line_end = kind == Kind::Preformatted;
        Some(())
    }

    fn end(&mut self, name: Name<'_>) -> Option<()> {
        let tag = name.tag;
        match Kind::of(tag) {
            Kind::Formatting | Kind::Ordinary | Kind::RawText => self.pop_only(tag),
            Kind::Block | Kind::Heading | Kind::Preformatted | Kind::Item => {
                self.close_implied(tag);
                self.pop_only(tag)
            }
            Kind::TableCell => {
                self.close_implied(tag);
                self.pop_only(tag)
            }
            Kind::TableRow => {
                self.leave_cell()?;
                self.pop_only(tag)
            }
            Kind::TableSection => {
                self.leave_row()?;
                self.pop_only(tag)
            }
            Kind::Table => {
                self.leave_section()?;
                self.pop_only(tag)
            }
            Kind::Void | Kind::Rule => None,
            Kind::Unknown => {
                let open = self.open.last().copied()?;
                let same = open.tag == Tag::Other
                    && self.table.name(open.node) == lower_case(name.written);
                same.then_some(())?;
                self.pop().map(drop)
            }
        }
    }

    /// Whether the body has anything in it.
    fn has_content(&self) -> bool {
        self.open.len() > 3 || self.table.len() > 4
    }

    fn is_open(&self, tag: Tag) -> bool {
        self.open.iter().any(|open| open.tag == tag)
    }

    /// Closes elements whose end is implied, apart from `but`.
    fn close_implied(&mut self, but: Tag) {
        while is_implied_end(self.current()) && self.current() != but {
            self.pop();
        }
    }

    /// Closes the paragraph that is open in this scope, if one is.
    fn close_paragraph(&mut self) -> Option<()> {
        let mut inside = self.open.iter().rev().map(|open| open.tag);
        let is_open = inside
            .find(|tag| *tag == Tag::P || bounds_scope(*tag))
            .is_some_and(|tag| tag == Tag::P);
        if !is_open {
            return Some(());
        }
        self.close_implied(Tag::P);
        self.pop_only(Tag::P)
    }

    /// Closes the item that a new one ends.
    fn close_item(&mut self, item: Tag) -> Option<()> {
        let ends = |tag: Tag| match item {
            Tag::Li => tag == Tag::Li,
            _ => matches!(tag, Tag::Dd | Tag::Dt),
        };
        let mut inside = self.open.iter().rev().map(|open| open.tag);
        let found = inside.find(|tag| ends(*tag) || stops_item_search(*tag));
        let Some(tag) = found.filter(|tag| ends(*tag)) else {
            return Some(());
        };
        self.close_implied(tag);
        self.pop_only(tag)
    }

    /// Closes the cell of a table, if one is open.
    fn leave_cell(&mut self) -> Option<()> {
        if holds_table_parts(self.current()) {
            return Some(());
        }
        self.close_implied(Tag::Td);
        let cell = self.current();
        matches!(cell, Tag::Td | Tag::Th).then_some(())?;
        self.pop().map(drop)
    }

    /// Closes the row of a table, if one is open.
    fn leave_row(&mut self) -> Option<()> {
        self.leave_cell()?;
        if self.current() == Tag::Tr {
            self.pop();
        }
        Some(())
    }

    /// Closes the section of a table, if one is open.
    fn leave_section(&mut self) -> Option<()> {
        self.leave_row()?;
        if Kind::of(self.current()) == Kind::TableSection {
            self.pop();
        }
        Some(())
    }

    /// Makes place for a section of a table.
    fn close_section(&mut self) -> Option<()> {
        self.leave_section()?;
        (self.current() == Tag::Table).then_some(())
    }

    /// Makes place for a row of a table.
    fn close_row(&mut self) -> Option<()> {
        self.leave_row()?;
        if self.current() == Tag::Table {
            self.push_implied(Tag::Tbody);
        }
        (Kind::of(self.current()) == Kind::TableSection).then_some(())
    }

    /// Makes place for a cell of a table.
    fn close_cell(&mut self) -> Option<()> {
        self.leave_cell()?;
        if self.current() == Tag::Table {
            self.push_implied(Tag::Tbody);
        }
        if Kind::of(self.current()) == Kind::TableSection {
            self.push_implied(Tag::Tr);
        }
        (self.current() == Tag::Tr).then_some(())
    }
}
