//! Plain markup cut into tags and texts: no more than quick reading needs.
//!
//! Where the tokenizer of the HTML standard would do something out of the ordinary, scanning ends
//! without a result.

use std::borrow::Cow;

use super::Tag;
use super::table::Table;
use super::tag::push_packed;

/// More attributes than this are left to the full parser.
const MOST_ATTRIBUTES: usize = 32;

/// A piece of markup.
#[derive(Debug)]
pub(super) enum Token<'a> {
    Text(&'a str),
    /// A start tag; its attributes were added to the table.
    Start(Name<'a>),
    End(Name<'a>),
}

/// An element's name, as it stands in the markup.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) tag: Tag,
    pub(super) written: &'a str,
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

    /// The next token, none for a comment; an outer `None` where the full parser is needed.
    pub(super) fn next(&mut self, table: &mut Table) -> Option<Option<Token<'a>>> {
        let bytes = self.rest.as_bytes();
        if bytes.first() != Some(&b'<') {
            return self.text(0);
        }
        match bytes.get(1) {
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.skip(1)?;
                let name = self.name()?;
                self.attributes(table)?;
                Some(Some(Token::Start(name)))
            }
            Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                self.skip(2)?;
                let name = self.name()?;
                self.skip_space()?;
                self.take(b'>')?;
                Some(Some(Token::End(name)))
            }
            Some(b'/' | b'?') => None,
            Some(b'!') => {
                self.comment()?;
                Some(None)
            }
            _ => self.text(1),
        }
    }

    /// The content of an element that holds text only, up to its end tag.
    pub(super) fn raw_text(&mut self, tag: Tag) -> Option<&'a str> {
        let name = tag.name();
        let mut from = 0;
        loop {
            let found = from + memchr::memmem::find(self.rest.as_bytes().get(from..)?, b"</")?;
            let inside = self.rest.get(found + 2..)?.as_bytes();
            let is_end = inside
                .get(..name.len())?
                .eq_ignore_ascii_case(name.as_bytes());
            let after = *inside.get(name.len())?;
            if is_end && (is_space(after) || matches!(after, b'>' | b'/')) {
                return self.skip(found);
            }
            from = found + 2;
        }
    }

    /// Text up to the next `<` behind the first `from` bytes.
    fn text(&mut self, from: usize) -> Option<Option<Token<'a>>> {
        let bytes = self.rest.as_bytes().get(from..)?;
        let length = match memchr::memchr(b'<', bytes) {
            Some(found) => from + found,
            None => self.rest.len(),
        };
        Some(Some(Token::Text(self.skip(length)?)))
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
        self.skip(length)?;
        Some(())
    }

    fn take(&mut self, byte: u8) -> Option<()> {
        (self.rest.as_bytes().first() == Some(&byte)).then_some(())?;
        self.skip(1)?;
        Some(())
    }

    fn name(&mut self) -> Option<Name<'a>> {
        let mut packed = 0;
        let mut length = 0;
        for byte in self.rest.bytes() {
            match byte {
                b'>' | b'/' => break,
                _ if is_space(byte) => break,
                _ => packed = push_packed(packed, byte.to_ascii_lowercase()),
            }
            length += 1;
        }
        let tag = match length {
            1..=16 => Tag::of_packed(packed),
            _ => Tag::Other,
        };
        let written = self.skip(length)?;
        Some(Name { tag, written })
    }

    /// Reads the attributes of a start tag into the table, and the tag's end.
    fn attributes(&mut self, table: &mut Table) -> Option<()> {
        let mark = table.mark();
        for _ in 0..MOST_ATTRIBUTES {
            self.skip_space()?;
            match self.rest.as_bytes().first()? {
                b'>' => return self.take(b'>'),
                b'/' => {
                    self.take(b'/')?;
                    return self.take(b'>');
                }
                _ => self.attribute(table, mark)?,
            }
        }
        None
    }

    fn attribute(&mut self, table: &mut Table, mark: u32) -> Option<()> {
        let bytes = self.rest.as_bytes();
        let ends = |byte: &u8| is_space(*byte) || matches!(byte, b'=' | b'>' | b'/');
        let length = bytes.iter().position(ends)?;
        let name = self.skip(length)?;
        let odd = |byte: u8| matches!(byte, b'"' | b'\'' | b'<');
        if name.is_empty() || name.bytes().any(odd) {
            return None;
        }
        self.skip_space()?;
        let value = match self.rest.as_bytes().first()? {
            b'=' => {
                self.take(b'=')?;
                self.skip_space()?;
                self.value()?
            }
            _ => "",
        };
        let name = lower_case(name);
        if !table.has_attribute(mark, &name) {
            table.push_attribute(&name, &decoded(value));
        }
        Some(())
    }

    fn value(&mut self) -> Option<&'a str> {
        let bytes = self.rest.as_bytes();
        match *bytes.first()? {
            mark @ (b'"' | b'\'') => {
                self.skip(1)?;
                let length = memchr::memchr(mark, self.rest.as_bytes())?;
                let value = self.skip(length)?;
                self.skip(1)?;
                Some(value)
            }
            b'>' => None,
            _ => {
                let ends = |byte: &u8| is_space(*byte) || *byte == b'>';
                let length = bytes.iter().position(ends)?;
                self.skip(length)
            }
        }
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
        self.skip("<!--".len() + length + "-->".len())?;
        Some(())
    }
}

/// White space in markup, as the HTML standard defines it, without carriage returns.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0C')
}

/// A name in lower case.
pub(super) fn lower_case(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}

/// An attribute's value with its character references replaced.
fn decoded(value: &str) -> Cow<'_, str> {
    match memchr::memchr(b'&', value.as_bytes()) {
        Some(_) => htmlize::unescape_attribute(value),
        None => Cow::Borrowed(value),
    }
}
