//! Markup cut into tags and texts, as the HTML standard's tokenizer cuts it.
//!
//! Where the tokenizer would do something out of the ordinary, scanning ends without a result.

use std::borrow::Cow;

use crate::dom::Tag;
use crate::dom::table::{Mark, Table};
use crate::dom::tag::push_packed;
use crate::text::{self, Place};

/// More attributes than this are left to the full parser.
const MOST_ATTRIBUTES: usize = 64;

/// A piece of markup.
#[derive(Debug)]
pub(super) enum Token<'a> {
    Text(&'a str),
    Start(Start<'a>),
    End(Name<'a>),
    /// A document type, and whether it is the one of today's standard.
    Doctype {
        standard: bool,
    },
    /// A comment, or what is treated as one.
    Nothing,
}

/// A start tag; its attributes were added to the table behind the mark.
#[derive(Debug)]
pub(super) struct Start<'a> {
    pub(super) name: Name<'a>,
    pub(super) mark: Mark,
    pub(super) closes_itself: bool,
}

/// An element's name.
#[derive(Debug)]
pub(super) struct Name<'a> {
    pub(super) tag: Tag,
    /// In lower case.
    pub(super) text: Cow<'a, str>,
}

/// Markup on its way into tokens.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    rest: &'a str,
}

impl<'a> Scanner<'a> {
    /// Scans markup without NUL and carriage returns.
    pub(super) fn new(markup: &'a str) -> Self {
        Scanner { rest: markup }
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next token; `None` where the full parser is needed. The attributes of a start tag go
    /// into the table. `foreign` says that the current element is inside `<svg>`.
    pub(super) fn next(&mut self, table: &mut Table, foreign: bool) -> Option<Token<'a>> {
        let bytes = self.rest.as_bytes();
        if bytes.first() != Some(&b'<') {
            return self.text(0);
        }
        match bytes.get(1) {
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.skip(1)?;
                let mark = table.mark();
                let name = self.name()?;
                let closes_itself = self.attributes(table)?;
                Some(Token::Start(Start {
                    name,
                    mark,
                    closes_itself,
                }))
            }
            Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                self.skip(2)?;
                let mark = table.mark();
                let name = self.name()?;
                self.attributes(table)?;
                table.forget(mark);
                Some(Token::End(name))
            }
            Some(b'/' | b'?') => {
                self.bogus_comment()?;
                Some(Token::Nothing)
            }
            Some(b'!') => self.declaration(foreign),
            _ => self.text(1),
        }
    }

    /// The content of an element that holds text only, up to its end tag.
    pub(super) fn raw_text(&mut self, tag: Tag) -> Option<&'a str> {
        let name = tag.name();
        let bytes = self.rest.as_bytes();
        for found in memchr::memmem::find_iter(bytes, b"</") {
            let inside = bytes.get(found + 2..)?;
            let is_end = inside
                .get(..name.len())?
                .eq_ignore_ascii_case(name.as_bytes());
            let after = *inside.get(name.len())?;
            if is_end && (is_space(after) || matches!(after, b'>' | b'/')) {
                return self.skip(found);
            }
        }
        None
    }

    /// Text up to the next `<` behind the first `from` bytes.
    fn text(&mut self, from: usize) -> Option<Token<'a>> {
        let bytes = self.rest.as_bytes().get(from..)?;
        let length = match memchr::memchr(b'<', bytes) {
            Some(found) => from + found,
            None => self.rest.len(),
        };
        Some(Token::Text(self.skip(length)?))
    }

    /// Passes a number of bytes.
    fn skip(&mut self, length: usize) -> Option<&'a str> {
        let (skipped, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(skipped)
    }

    fn skip_space(&mut self) -> Option<()> {
        let bytes = self.rest.as_bytes();
        let length = bytes.iter().position(|byte| !is_space(*byte))?;
        self.skip(length).map(drop)
    }

    fn first(&self) -> Option<u8> {
        self.rest.as_bytes().first().copied()
    }

    fn name(&mut self) -> Option<Name<'a>> {
        let mut packed = 0;
        let mut length = 0;
        let mut upper = false;
        for byte in self.rest.bytes() {
            if is_space(byte) || matches!(byte, b'>' | b'/') {
                break;
            }
            upper |= byte.is_ascii_uppercase();
            packed = push_packed(packed, byte.to_ascii_lowercase());
            length += 1;
        }
        let tag = match length {
            1..=16 => Tag::of_packed(packed),
            _ => Tag::Other,
        };
        let text = lower_case(self.skip(length)?, upper);
        Some(Name { tag, text })
    }

    /// Reads the attributes of a tag into the table, and its end; whether it closes itself.
    fn attributes(&mut self, table: &mut Table) -> Option<bool> {
        let mark = table.mark();
        for _ in 0..MOST_ATTRIBUTES {
            self.skip_space()?;
            match self.first()? {
                b'>' => {
                    self.skip(1)?;
                    return Some(false);
                }
                b'/' => {
                    self.skip(1)?;
                    if self.first()? == b'>' {
                        self.skip(1)?;
                        return Some(true);
                    }
                }
                _ => self.attribute(table, mark)?,
            }
        }
        None
    }

    fn attribute(&mut self, table: &mut Table, mark: Mark) -> Option<()> {
        let mut upper = false;
        let length = self.rest.bytes().position(|byte| {
            upper |= byte.is_ascii_uppercase();
            is_space(byte) || matches!(byte, b'=' | b'>' | b'/')
        })?;
        let name = lower_case(self.skip(length)?, upper);
        // An equals sign in front is part of the name.
        (!name.is_empty()).then_some(())?;
        self.skip_space()?;
        let value = match self.first()? {
            b'=' => {
                self.skip(1)?;
                self.skip_space()?;
                self.value()?
            }
            _ => "",
        };
        if !table.has_attribute(mark, &name) {
            table.push_attribute_with(&name, |store| {
                text::push_unescaped(store, value, Place::Attribute);
            });
        }
        Some(())
    }

    fn value(&mut self) -> Option<&'a str> {
        match self.first()? {
            mark @ (b'"' | b'\'') => {
                self.skip(1)?;
                let length = memchr::memchr(mark, self.rest.as_bytes())?;
                let value = self.skip(length)?;
                self.skip(1)?;
                Some(value)
            }
            b'>' => Some(""),
            _ => {
                let ends = |byte: &u8| is_space(*byte) || *byte == b'>';
                let length = self.rest.as_bytes().iter().position(ends)?;
                self.skip(length)
            }
        }
    }

    /// Passes what starts with `<!`.
    fn declaration(&mut self, foreign: bool) -> Option<Token<'a>> {
        if self.rest.starts_with("<!--") {
            self.comment()?;
            return Some(Token::Nothing);
        }
        if foreign && self.rest.starts_with("<![CDATA[") {
            return None;
        }
        let is_doctype = |start: &str| start.eq_ignore_ascii_case("<!doctype");
        if !self.rest.get(..9).is_some_and(is_doctype) {
            self.bogus_comment()?;
            return Some(Token::Nothing);
        }
        let length = memchr::memchr(b'>', self.rest.as_bytes())?;
        let (doctype, _) = (self.skip(length)?, self.skip(1)?);
        // A quotation mark may hide the end.
        let name = doctype.get(9..)?.trim_matches([' ', '\t', '\n', '\x0C']);
        (doctype.matches(['"', '\'']).count() % 2 == 0).then_some(())?;
        Some(Token::Doctype {
            standard: name.eq_ignore_ascii_case("html"),
        })
    }

    /// Passes what the tokenizer takes for a comment up to the next `>`.
    fn bogus_comment(&mut self) -> Option<()> {
        let length = memchr::memchr(b'>', self.rest.as_bytes())?;
        self.skip(length + 1).map(drop)
    }

    /// Passes a comment that is nothing out of the ordinary.
    fn comment(&mut self) -> Option<()> {
        let inside = self.rest.strip_prefix("<!--")?;
        if inside.starts_with('>') || inside.starts_with("->") {
            return None;
        }
        let length = memchr::memmem::find(inside.as_bytes(), b"-->")?;
        let comment = inside.get(..length)?;
        if comment.contains("--!>") {
            return None;
        }
        self.skip("<!--".len() + length + "-->".len()).map(drop)
    }
}

/// White space in markup, as the HTML standard defines it, without carriage returns.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0C')
}

/// A name in lower case; `upper` tells whether it has capitals.
fn lower_case(name: &str, upper: bool) -> Cow<'_, str> {
    match upper {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}
