//! Descriptions as the makers of bundles write them: read as a row without a tree.

use std::borrow::Cow;

use super::token::{Around, Link, Piece, Row, Token, is_wide, mark_among, may_be_news};
use crate::dom::{Nested, Step, Tag};
use crate::options::Limits;
use crate::text;

/// Reads markup as the row that its document would be read as. `None` where only the parser can tell,
/// and where nothing is in it that bundles have.
pub(super) fn row<'m>(markup: &'m str, limits: &Limits) -> Option<Row<'m>> {
    let mut reader = Reader {
        nested: Nested::new(markup, limits)?,
        row: Row::with_room_for(markup.len()),
        around: [Around::Nothing; Nested::DEEPEST],
        depth: 0,
        link: None,
        is_escaped: false,
        ended: Ended::default(),
        after_break: true,
        in_list: false,
        may_hold_bundle: false,
        is_valued: false,
    };
    loop {
        match reader.nested.next()? {
            Step::Start(tag) => reader.start(tag)?,
            Step::End(tag) => reader.end(tag),
            Step::Text(text, has_references) => reader.text(text, has_references),
            Step::Done if reader.may_hold_bundle && reader.is_valued => return Some(reader.row),
            Step::Done => return None,
        }
    }
}

struct Reader<'m> {
    nested: Nested<'m>,
    row: Row<'m>,
    /// What the open elements do to texts, and how many these are.
    around: [Around; Nested::DEEPEST],
    depth: usize,
    /// The link that is open.
    link: Option<Link<'m>>,
    /// Whether there may be character references in its text.
    is_escaped: bool,
    ended: Ended,
    after_break: bool,
    /// Whether there was an item of a list.
    in_list: bool,
    may_hold_bundle: bool,
    /// Whether a tag has a value, which makes markup of text for certain.
    is_valued: bool,
}

/// What ended behind the last node, which counts where another follows.
#[derive(Debug, Default)]
struct Ended {
    block: bool,
    items: usize,
}

impl<'m> Reader<'m> {
    fn start(&mut self, tag: Tag) -> Option<()> {
        self.pass_ends();
        let is_in_link = self.link.is_some();
        let color = (tag == Tag::Font).then(|| self.nested.color());
        let around = Around::of(tag, color.flatten().as_deref());
        self.may_hold_bundle |= around == Around::Grays;
        self.is_valued |= around == Around::Grays;
        match tag {
            Tag::A => self.start_link(),
            Tag::Img => {
                if let Some(link) = &mut self.link {
                    link.image = true;
                }
            }
            Tag::Br => self.after_break |= !is_in_link,
            // What blocks do inside links is left to the document.
            _ if tag.is_block() && is_in_link => return None,
            _ if tag.is_block() => self.after_break = true,
            _ => {}
        }
        if tag == Tag::Li {
            self.in_list = true;
            self.row.tokens.push(Token::Item { starts: true });
        }
        if !matches!(tag, Tag::Br | Tag::Img) {
            *self.around.get_mut(self.depth)? = around;
            self.depth += 1;
        }
        Some(())
    }

    fn start_link(&mut self) {
        let Some(address) = self.nested.href() else {
            return;
        };
        self.may_hold_bundle = self.may_hold_bundle || may_be_news(&address);
        self.is_valued = true;
        self.link = Some(Link {
            address: trimmed(address),
            text: Cow::Borrowed(""),
            image: false,
            after_break: self.after_break,
        });
        self.after_break = false;
    }

    fn end_link(&mut self) {
        if let Some(mut link) = self.link.take() {
            if std::mem::take(&mut self.is_escaped) {
                link.text = read_once_more(link.text);
            }
            self.row.links.push(link);
            self.row.tokens.push(Token::Link);
        }
    }

    fn end(&mut self, tag: Tag) {
        self.depth = self.depth.saturating_sub(1);
        if tag == Tag::A {
            self.end_link();
        }
        self.ended.block |= tag.is_block();
        self.ended.items += usize::from(tag == Tag::Li);
    }

    fn text(&mut self, text: &'m str, has_references: bool) {
        self.pass_ends();
        let text = match has_references {
            true => text::unescape(text),
            false => Cow::Borrowed(text),
        };
        self.may_hold_bundle = self.may_hold_bundle || self.in_list && is_wide(&text);
        if let Some(link) = &mut self.link {
            self.is_escaped |= has_references;
            match link.text.is_empty() {
                true => link.text = text,
                false => link.text.to_mut().push_str(&text),
            }
            return;
        }
        let around = self.around.get(..self.depth).unwrap_or(&[]);
        let piece = Piece {
            mark: mark_among(around.iter().rev().copied()),
            after_break: self.after_break,
            text: match has_references {
                true => read_once_more(text),
                false => text,
            },
        };
        self.after_break = self.after_break && text::trim(&piece.text).is_empty();
        self.row.pieces.push(piece);
        self.row.tokens.push(Token::Text);
    }

    /// Tells the ends of elements where something follows them.
    fn pass_ends(&mut self) {
        let ended = std::mem::take(&mut self.ended);
        self.after_break |= ended.block;
        for _ in 0..ended.items {
            self.row.tokens.push(Token::Item { starts: false });
        }
    }
}

/// A text without the character references that are left in it: there are none in one that reading them has
/// not changed.
fn read_once_more(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Owned(text) if text::has_reference(&text) => {
            Cow::Owned(text::unescape(&text).into_owned())
        }
        read => read,
    }
}

fn trimmed(address: Cow<'_, str>) -> Cow<'_, str> {
    match address {
        Cow::Borrowed(address) => Cow::Borrowed(text::trim(address)),
        Cow::Owned(address) => Cow::Owned(text::trim(&address).to_owned()),
    }
}
