//! Markup that is written so strictly that its tree is the nesting of its tags.
//!
//! What writes lists and tables for feeds closes every element that it opens, and in order. Of such
//! markup no tree has to be made: its tags and texts tell all in the order in which they stand. At the
//! first sign of anything else reading ends without a result. What is read is what the tree would hold: a
//! law in the tests.

use std::borrow::Cow;

use super::Tag;
use crate::options::Limits;
use crate::text::{self, Place};

/// The elements that every document has above its content, and the one that tables get.
const IMPLIED: usize = 4;

/// Tags with more attributes are left to the parser.
const MOST_ATTRIBUTES: usize = 8;

/// What nearly all links of feeds have besides their address.
const NEW_TAB: &[u8] = b"target=\"_blank\"";

/// Markup on its way into tags and texts.
#[derive(Debug)]
pub(crate) struct Nested<'a> {
    markup: &'a str,
    /// What of it was not read yet.
    rest: &'a [u8],
    /// The elements that are not closed yet, and how many these are.
    open: [Tag; Nested::DEEPEST],
    depth: usize,
    /// What is asked of the last start tag, as it is written.
    href: Option<&'a str>,
    color: Option<&'a str>,
}

/// A piece of the markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// An element starts; `<br>` and `<img>` end there as well.
    Start(Tag),
    End(Tag),
    /// Text, and whether there may be character references in it, which are not read.
    Text(&'a str, bool),
    /// All elements are closed, and nothing follows.
    Done,
}

impl Nested<'_> {
    /// Deeper markup is left to the parser, as are limits that allow for less.
    pub(crate) const DEEPEST: usize = 32;
}

impl<'a> Nested<'a> {
    /// Starts to read markup; `None` if it may reach a limit, or if it does not start and end with tags.
    pub(crate) fn new(markup: &'a str, limits: &Limits) -> Option<Self> {
        let is_small = markup.len() + IMPLIED < limits.elements()
            && 2 * markup.len() + IMPLIED < limits.steps()
            && usize::from(limits.depth()) >= Nested::DEEPEST + IMPLIED
            && usize::from(limits.attributes()) >= MOST_ATTRIBUTES;
        let (_, rest) = after_space(markup.as_bytes());
        let is_of_tags = rest.first() == Some(&b'<') && markup.trim_end().ends_with('>');
        let is_clean = || memchr::memchr2(b'\r', 0, markup.as_bytes()).is_none();
        (is_small && is_of_tags && is_clean()).then_some(Nested {
            markup,
            rest,
            open: [Tag::Root; Nested::DEEPEST],
            depth: 0,
            href: None,
            color: None,
        })
    }

    /// The next piece; `None` where the parser is needed.
    #[inline]
    pub(crate) fn next(&mut self) -> Option<Step<'a>> {
        match self.rest {
            [] => (self.depth == 0).then_some(Step::Done),
            [b'<', b'/', name @ ..] => self.end(name),
            [b'<', name @ ..] => self.start(name),
            text => self.text(text),
        }
    }

    /// The address in the last start tag.
    pub(crate) fn href(&self) -> Option<Cow<'a, str>> {
        self.href.map(read)
    }

    /// The colour in the last start tag.
    pub(crate) fn color(&self) -> Option<Cow<'a, str>> {
        self.color.map(read)
    }

    fn text(&mut self, text: &'a [u8]) -> Option<Step<'a>> {
        let mut length = memchr::memchr3(b'<', b'>', b'&', text).unwrap_or(text.len());
        let has_references = text.get(length) == Some(&b'&');
        if has_references {
            let behind = text.get(length..)?;
            length += memchr::memchr2(b'<', b'>', behind).unwrap_or(behind.len());
        }
        let text = self.before(text, length)?;
        let is_out_of_place = self.open().last().is_some_and(|tag| is_of_table(*tag))
            && !after_space(text.as_bytes()).1.is_empty();
        if self.rest.first() == Some(&b'>') || is_out_of_place {
            return None;
        }
        Some(Step::Text(text, has_references))
    }

    /// Reads so many bytes of the rest of the markup.
    fn before(&mut self, rest: &'a [u8], length: usize) -> Option<&'a str> {
        let from = self.markup.len() - rest.len();
        self.rest = rest.get(length..)?;
        self.markup.get(from..from + length)
    }

    /// Reads an end tag from its name on.
    fn end(&mut self, rest: &'a [u8]) -> Option<Step<'a>> {
        let open = *self.open().last()?;
        self.depth -= 1;
        if let Some([b'>', rest @ ..]) = rest.strip_prefix(open.name().as_bytes()) {
            self.rest = rest;
            return Some(Step::End(open));
        }
        let (tag, length) = name(rest)?;
        match after_space(rest.get(length..)?) {
            (_, [b'>', rest @ ..]) if open == tag => self.rest = rest,
            _ => return None,
        }
        Some(Step::End(tag))
    }

    /// Reads a start tag from its name on.
    fn start(&mut self, rest: &'a [u8]) -> Option<Step<'a>> {
        let (tag, length) = name(rest)?;
        self.rest = rest.get(length..)?;
        (self.href, self.color) = (None, None);
        let mut attributes = 0;
        loop {
            let (is_apart, rest) = after_space(self.rest);
            match rest {
                [b'>', rest @ ..] | [b'/', b'>', rest @ ..] => {
                    self.rest = rest;
                    break;
                }
                [b'a'..=b'z', ..] if is_apart && attributes < MOST_ATTRIBUTES => {
                    self.attribute(rest)?;
                    attributes += 1;
                }
                _ => return None,
            }
        }
        if !self.takes(tag) || self.depth == Nested::DEEPEST {
            return None;
        }
        if !is_void(tag) {
            *self.open.get_mut(self.depth)? = tag;
            self.depth += 1;
        }
        Some(Step::Start(tag))
    }

    /// Reads an attribute from its name on.
    fn attribute(&mut self, rest: &'a [u8]) -> Option<()> {
        if let Some(rest) = rest.strip_prefix(NEW_TAB) {
            self.rest = rest;
            return Some(());
        }
        let (name, value) = if let Some(value) = rest.strip_prefix(b"href=\"") {
            (Name::Href, value)
        } else if let Some(value) = rest.strip_prefix(b"color=\"") {
            (Name::Color, value)
        } else {
            (Name::Other, after_name(rest)?)
        };
        let length = memchr::memchr3(b'"', b'<', b'>', value)?;
        match name {
            Name::Href if self.href.is_none() => self.href = Some(self.before(value, length)?),
            Name::Color if self.color.is_none() => self.color = Some(self.before(value, length)?),
            _ => self.rest = value.get(length..)?,
        }
        self.rest = self.rest.strip_prefix(b"\"")?;
        Some(())
    }

    fn open(&self) -> &[Tag] {
        self.open.get(..self.depth).unwrap_or(&[])
    }

    /// Whether an element stays where its tag stands, and closes none that is open.
    fn takes(&self, tag: Tag) -> bool {
        let parent = self.open().last().copied().unwrap_or(Tag::Body);
        match tag {
            Tag::Tbody => parent == Tag::Table,
            Tag::Tr => matches!(parent, Tag::Table | Tag::Tbody),
            Tag::Td => parent == Tag::Tr,
            _ if is_of_table(parent) => false,
            Tag::A => !self.open().contains(&Tag::A),
            Tag::Li => {
                let ends = |tag: &&Tag| matches!(**tag, Tag::Li | Tag::Ol | Tag::Ul | Tag::Td);
                self.open().iter().rev().find(ends) != Some(&Tag::Li)
            }
            Tag::Nobr => !self.open().contains(&Tag::Nobr),
            Tag::Ol | Tag::Ul | Tag::Table | Tag::Div | Tag::Br | Tag::Img => true,
            Tag::Span | Tag::Font | Tag::B | Tag::Strong | Tag::I | Tag::Em | Tag::Small => true,
            _ => false,
        }
    }
}

/// The element's name that markup starts with, and its length.
fn name(markup: &[u8]) -> Option<(Tag, usize)> {
    if let Some(start) = markup.first_chunk() {
        return Tag::of_start(start);
    }
    // The last tags have fewer bytes behind them than are looked at.
    let mut start = [0; 8];
    for (to, from) in start.iter_mut().zip(markup) {
        *to = *from;
    }
    Tag::of_start(&start)
}

/// The name of an attribute, as far as it is asked for.
enum Name {
    Href,
    Color,
    Other,
}

/// What stands behind the name of an attribute and the start of its value.
fn after_name(mut rest: &[u8]) -> Option<&[u8]> {
    while let [b'a'..=b'z' | b'0'..=b'9' | b'-', after @ ..] = rest {
        rest = after;
    }
    rest.strip_prefix(b"=\"")
}

/// The value of an attribute with its character references read.
fn read(value: &str) -> Cow<'_, str> {
    if memchr::memchr(b'&', value.as_bytes()).is_none() {
        return Cow::Borrowed(value);
    }
    let mut read = String::with_capacity(value.len());
    text::push_unescaped(&mut read, value, Place::Attribute);
    Cow::Owned(read)
}

/// Markup without the white space that it starts with, as the HTML standard defines it, and whether there is
/// some.
fn after_space(markup: &[u8]) -> (bool, &[u8]) {
    let mut rest = markup;
    while let [b' ' | b'\t' | b'\n' | b'\x0C', after @ ..] = rest {
        rest = after;
    }
    (rest.len() < markup.len(), rest)
}

/// Whether an element holds parts of tables only: the parser moves all else out of it.
fn is_of_table(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Tbody | Tag::Tr)
}

fn is_void(tag: Tag) -> bool {
    matches!(tag, Tag::Br | Tag::Img)
}
