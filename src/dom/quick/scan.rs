//! Markup cut into tags and texts, as the HTML standard's tokenizer cuts it.
//!
//! Where the tokenizer would do something out of the ordinary, scanning ends without a result.

use std::ops::Range;

use super::script;
use crate::dom::Tag;
use crate::dom::store::Span;
use crate::dom::table::{Mark, Table};
use crate::dom::tag::push_packed;
use crate::text::{self, Place};

/// More attributes than this are left to the full parser.
const MOST_ATTRIBUTES: usize = 256;

/// A piece of markup.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// Text, and whether there may be character references in it.
    Text(&'a str, bool),
    /// Text without character references.
    Verbatim(&'a str),
    /// A start tag, which the scanner has.
    Start,
    /// An end tag, whose name the scanner has.
    End,
    /// A document type, and whether it is the one of today's standard.
    Doctype { standard: bool },
    /// A comment, or what is treated as one.
    Nothing,
}

/// A start tag; its attributes were added to the table behind the mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start<'a> {
    pub(super) name: Name<'a>,
    pub(super) mark: Mark,
    pub(super) closes_itself: bool,
}

/// An element's name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) tag: Tag,
    /// As it is written, in any case.
    pub(super) written: &'a str,
}

impl Name<'_> {
    /// The name of a tag that has one of its own.
    pub(super) fn of(tag: Tag) -> Self {
        Name {
            tag,
            written: tag.name(),
        }
    }

    /// Whether it is this one, which is given in lower case.
    pub(super) fn is(&self, name: &str) -> bool {
        self.written.eq_ignore_ascii_case(name)
    }
}

/// Markup on its way into tokens.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    rest: &'a str,
    length: usize,
    /// The tag that was read last: it is looked at where it stands, since moving it takes longer.
    pub(super) tag: Start<'a>,
}

impl<'a> Scanner<'a> {
    /// Scans markup without NUL and carriage returns.
    pub(super) fn new(markup: &'a str) -> Self {
        Scanner {
            rest: markup,
            length: markup.len(),
            tag: Start {
                name: Name::of(Tag::Root),
                mark: Mark::default(),
                closes_itself: false,
            },
        }
    }

    /// How many bytes of the markup were passed.
    pub(super) fn passed(&self) -> usize {
        self.length - self.rest.len()
    }

    /// What was not passed.
    pub(super) fn rest(&self) -> &'a str {
        self.rest
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next token; `None` where the full parser is needed. The attributes of a start tag go
    /// into the table. `foreign` says that the current element is inside `<svg>`.
    #[inline(always)]
    pub(super) fn next(&mut self, table: &mut Table<'_>, foreign: bool) -> Option<Token<'a>> {
        let bytes = self.rest.as_bytes();
        if bytes.first() != Some(&b'<') {
            return self.text(0);
        }
        match bytes.get(1) {
            Some(letter) if letter.is_ascii_alphabetic() => {
                self.start_tag(table)?;
                Some(Token::Start)
            }
            Some(b'/') if bytes.get(2).is_some_and(u8::is_ascii_alphabetic) => {
                self.end_tag(table)?;
                Some(Token::End)
            }
            Some(b'/' | b'?') => {
                self.bogus_comment()?;
                Some(Token::Nothing)
            }
            Some(b'!') => self.declaration(foreign),
            _ => self.text(1),
        }
    }

    fn start_tag(&mut self, table: &mut Table<'_>) -> Option<()> {
        self.skip(1)?;
        self.tag.mark = table.mark();
        self.tag.name = self.name()?;
        self.tag.closes_itself = !self.ends_at_once() && self.attributes(table, self.tag.mark)?;
        Some(())
    }

    /// Reads an end tag.
    pub(super) fn end_tag(&mut self, table: &mut Table<'_>) -> Option<()> {
        self.skip(2)?;
        self.tag.name = self.name()?;
        if !self.ends_at_once() {
            let mark = table.mark();
            self.attributes(table, mark)?;
            table.forget(mark);
        }
        Some(())
    }

    /// The content of an element that holds text only, up to its end tag or the end of all.
    pub(super) fn raw_text(&mut self, tag: Tag) -> Option<&'a str> {
        let bytes = self.rest.as_bytes();
        let length = match tag {
            Tag::Script => script::length(bytes),
            _ => {
                let mut ends = memchr::memmem::find_iter(bytes, b"</");
                ends.find(|end| is_tag(bytes.get(end + 2..), tag.name()))
            }
        };
        self.skip(length.unwrap_or(bytes.len()))
    }

    /// Text up to the next `<` behind the first `from` bytes.
    fn text(&mut self, from: usize) -> Option<Token<'a>> {
        let bytes = self.rest.as_bytes().get(from..)?;
        let first = memchr::memchr2(b'<', b'&', bytes);
        let behind = first.and_then(|first| bytes.get(first..)).unwrap_or(&[]);
        let references = behind.first() == Some(&b'&');
        let more = match references {
            true => memchr::memchr(b'<', behind).unwrap_or(behind.len()),
            false => 0,
        };
        let length = first.map_or(self.rest.len(), |first| from + first + more);
        Some(Token::Text(self.skip(length)?, references))
    }

    /// Passes a number of bytes.
    fn skip(&mut self, length: usize) -> Option<&'a str> {
        let (skipped, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(skipped)
    }

    #[inline]
    fn name(&mut self) -> Option<Name<'a>> {
        let start = self.rest.as_bytes().first_chunk();
        if let Some((tag, length)) = start.and_then(Tag::of_start) {
            let written = self.skip(length)?;
            return Some(Name { tag, written });
        }
        self.long_name()
    }

    /// A name that is long, or is written with signs.
    #[cold]
    fn long_name(&mut self) -> Option<Name<'a>> {
        let mut packed = 0;
        let mut length = 0;
        for byte in self.rest.bytes() {
            let letter = LETTERS.get(usize::from(byte)).copied().unwrap_or(END);
            if letter == END {
                break;
            }
            packed = push_packed(packed, letter);
            length += 1;
        }
        let tag = match length {
            1..=16 => Tag::of_packed(packed),
            _ => Tag::Other,
        };
        let written = self.skip(length)?;
        Some(Name { tag, written })
    }

    /// Passes the end of a tag that has no attributes.
    fn ends_at_once(&mut self) -> bool {
        match self.rest.strip_prefix('>') {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Reads the attributes of a tag into the table, and its end; whether it closes itself.
    fn attributes(&mut self, table: &mut Table<'_>, mark: Mark) -> Option<bool> {
        let bytes = self.rest.as_bytes();
        let mut added = Added { mark, bits: 0 };
        let mut at = 0;
        for _ in 0..MOST_ATTRIBUTES {
            at = behind_space(bytes, at)?;
            match bytes.get(at)? {
                b'>' => {
                    self.skip(at + 1)?;
                    return Some(false);
                }
                b'/' if *bytes.get(at + 1)? == b'>' => {
                    self.skip(at + 2)?;
                    return Some(true);
                }
                b'/' => at += 1,
                _ => at = self.attribute(at, table, &mut added)?,
            }
        }
        None
    }

    /// Reads the attribute at a place of the rest into the table, and gives the place behind it.
    fn attribute(&self, from: usize, table: &mut Table<'_>, added: &mut Added) -> Option<usize> {
        let (rest, base) = (self.rest, self.passed());
        let bytes = rest.as_bytes();
        // An equals sign in front is part of the name.
        let mut at = from + 1;
        let mut capitals = bytes.get(from)?.is_ascii_uppercase();
        for byte in bytes.get(at..)? {
            match part_of_name(*byte) {
                Part::Other => {}
                Part::Capital => capitals = true,
                Part::End => break,
            }
            at += 1;
        }
        let bit = bit_of(bytes.get(from..at)?);
        let mut name = Span::between(base + from, base + at);
        if capitals {
            let written = rest.get(from..at)?;
            name = table.write(|store| store.push_str(&written.to_ascii_lowercase()));
        }
        // White space is rare on both sides of the equals sign.
        if *bytes.get(at)? != b'=' {
            at = behind_space(bytes, at)?;
        }
        let mut value = Value::nothing_at(at);
        if *bytes.get(at)? == b'=' {
            at += 1;
            if *bytes.get(at)? != b'"' {
                at = behind_space(bytes, at)?;
            }
            (value, at) = value_at(bytes, at)?;
        }
        if added.bits & bit != 0 && table.has_attribute(added.mark, name) {
            return Some(at);
        }
        added.bits |= bit;
        let Range { start, end } = value.place;
        let value = match value.references {
            false => Span::between(base + start, base + end),
            true => {
                let text = rest.get(start..end)?;
                table.write(|store| text::push_unescaped(store, text, Place::Attribute))
            }
        };
        table.push_stored_attribute(name, value);
        Some(at)
    }

    /// Passes what starts with `<!`.
    fn declaration(&mut self, foreign: bool) -> Option<Token<'a>> {
        if self.rest.starts_with("<!--") {
            self.comment()?;
            return Some(Token::Nothing);
        }
        if foreign && let Some(section) = self.rest.strip_prefix("<![CDATA[") {
            let (text, rest) = section.split_once("]]>")?;
            self.rest = rest;
            return Some(Token::Verbatim(text));
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
        let end = memchr::memmem::find(inside.as_bytes(), b"-->");
        let comment = inside.get(..end.unwrap_or(inside.len()))?;
        let odd = memchr::memmem::find(comment.as_bytes(), b"--!>");
        let end = match (odd, end) {
            (Some(odd), _) => Some(odd + "--!>".len()),
            (None, end) => end.map(|end| end + "-->".len()),
        };
        // One that is never closed hides all that follows.
        let closed = end.map(|length| "<!--".len() + length);
        self.skip(closed.unwrap_or(self.rest.len())).map(drop)
    }
}

/// The bytes of a tag's name in lower case, by number, and what ends one.
const LETTERS: [u8; 256] = {
    let mut letters = [END; 256];
    let mut rest: &mut [u8] = &mut letters;
    let mut byte = 0_u8;
    while let Some((first, after)) = rest.split_first_mut() {
        *first = match byte {
            b' ' | b'\t' | b'\n' | b'\x0C' | b'>' | b'/' => END,
            _ => byte.to_ascii_lowercase(),
        };
        byte = byte.wrapping_add(1);
        rest = after;
    }
    letters
};

/// Stands for the bytes that end a tag's name: no markup has it.
const END: u8 = 0;

/// What a byte is to the name of an attribute that it stands in or behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Other,
    Capital,
    End,
}

/// What the bytes are, by number.
const PARTS: [Part; 256] = {
    let mut parts = [Part::Other; 256];
    let mut rest: &mut [Part] = &mut parts;
    let mut byte = 0_u8;
    while let Some((first, after)) = rest.split_first_mut() {
        *first = match byte {
            b'A'..=b'Z' => Part::Capital,
            b' ' | b'\t' | b'\n' | b'\x0C' | b'=' | b'>' | b'/' => Part::End,
            _ => Part::Other,
        };
        byte = byte.wrapping_add(1);
        rest = after;
    }
    parts
};

fn part_of_name(byte: u8) -> Part {
    PARTS.get(usize::from(byte)).copied().unwrap_or(Part::Other)
}

/// Whether a tag's markup, from its name on, starts with this name in either case and nothing
/// longer.
pub(in crate::dom) fn is_tag(markup: Option<&[u8]>, name: &str) -> bool {
    let Some((found, rest)) = markup.and_then(|markup| markup.split_at_checked(name.len())) else {
        return false;
    };
    let ends = |byte: &u8| is_space(*byte) || matches!(byte, b'>' | b'/');
    found.eq_ignore_ascii_case(name.as_bytes()) && rest.first().is_some_and(ends)
}

/// The attributes of a tag that were added so far.
struct Added {
    mark: Mark,
    /// The bits of their names: one without its bit among them is none of theirs.
    bits: u64,
}

/// A bit for a name, in any case.
fn bit_of(name: &[u8]) -> u64 {
    let letter = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(byte & 0x1F));
    let number = letter(name.first()) + 2 * letter(name.last()) + 4 * name.len();
    1 << (number & 0x3F)
}

/// White space in markup, as the HTML standard defines it, without carriage returns.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\x0C')
}

/// The first place from `at` on that is no white space.
fn behind_space(bytes: &[u8], mut at: usize) -> Option<usize> {
    while is_space(*bytes.get(at)?) {
        at += 1;
    }
    Some(at)
}

/// An attribute's value in the markup.
struct Value {
    place: Range<usize>,
    /// Whether there may be character references in it.
    references: bool,
}

impl Value {
    fn nothing_at(place: usize) -> Self {
        Value {
            place: place..place,
            references: false,
        }
    }
}

/// The value that starts at a place, and the place behind it.
#[inline(always)]
fn value_at(bytes: &[u8], at: usize) -> Option<(Value, usize)> {
    let rest = bytes.get(at..)?;
    let mark = *rest.first()?;
    let (from, length, references) = match mark {
        b'"' | b'\'' => {
            let inside = rest.get(1..)?;
            let length = memchr::memchr2(mark, b'&', inside)?;
            match inside.get(length) {
                Some(b'&') => {
                    let behind = inside.get(length..)?;
                    (at + 1, length + memchr::memchr(mark, behind)?, true)
                }
                _ => (at + 1, length, false),
            }
        }
        _ => {
            let ends = |byte: &u8| is_space(*byte) || *byte == b'>';
            let length = rest.iter().position(ends)?;
            let references = rest
                .get(..length)
                .is_some_and(|value| value.contains(&b'&'));
            (at, length, references)
        }
    };
    let end = from + length;
    let behind = if from > at { end + 1 } else { end };
    let place = from..end;
    Some((Value { place, references }, behind))
}
