//! The store of a document's texts and attributes: its markup, in which most of them stand as they are,
//! and what does not.

use std::borrow::Cow;

/// A piece of the store.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Span {
    pub(super) from: u32,
    pub(super) to: u32,
}

impl Span {
    /// The bytes of the store from one place to another.
    pub(super) fn between(from: usize, to: usize) -> Self {
        Span {
            from: number(from),
            to: number(to),
        }
    }
}

/// The store: what was added to the markup stands one place behind it, so that none of it goes on a
/// piece of the markup.
#[derive(Debug, Default)]
pub(super) struct Store<'a> {
    markup: Cow<'a, str>,
    added: String,
}

impl Store<'_> {
    /// The same with other markup as its front.
    pub(super) fn over(self, markup: Cow<'_, str>) -> Store<'_> {
        let added = self.added;
        Store { markup, added }
    }

    /// The place behind all that is stored.
    #[inline]
    pub(super) fn end(&self) -> u32 {
        number(self.markup.len() + 1 + self.added.len())
    }

    /// Drops what was added from a place on.
    pub(super) fn cut(&mut self, end: u32) {
        let added = (end as usize).checked_sub(self.markup.len() + 1);
        self.added.truncate(added.unwrap_or(0));
    }

    /// Adds what is written to the string's end.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut String)) -> Span {
        let from = self.end();
        write(&mut self.added);
        let to = self.end();
        Span { from, to }
    }

    #[inline]
    pub(super) fn text(&self, Span { from, to }: Span) -> &str {
        let (from, length) = (from as usize, (to - from) as usize);
        let (text, from) = match from.checked_sub(self.markup.len() + 1) {
            None => (&*self.markup, from),
            Some(from) => (self.added.as_str(), from),
        };
        text.get(from..from + length).unwrap_or("")
    }

    #[inline]
    pub(super) fn bytes(&self, Span { from, to }: Span) -> &[u8] {
        let (from, length) = (from as usize, (to - from) as usize);
        let (text, from) = match from.checked_sub(self.markup.len() + 1) {
            None => (self.markup.as_bytes(), from),
            Some(from) => (self.added.as_bytes(), from),
        };
        text.get(from..from + length).unwrap_or(&[])
    }
}

/// A length or a place as it is kept: inputs are bounded, so that it fits.
pub(super) fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
