//! Inlines as a flat sequence of starts, ends and leaves.

use std::slice::Iter;

use super::address::safe_link;
use crate::block::{Direction, Inline, Link, TextStyle};

/// What encloses text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mark<'a> {
    Emphasis,
    Strong,
    Styled(TextStyle),
    Directed(Direction),
    Link(&'a Link),
}

impl Mark<'_> {
    /// Whether the mark only changes how text looks.
    pub(super) fn is_style(self) -> bool {
        !matches!(self, Mark::Link(_))
    }

    /// The mark's own bit in a set of marks.
    fn bit(self) -> u16 {
        match self {
            Mark::Emphasis => 1,
            Mark::Strong => 2,
            Mark::Link(_) => 4,
            Mark::Styled(style) => 8 << style as u16,
            Mark::Directed(direction) => 512 << direction as u16,
        }
    }

    /// The name of the HTML element that means what a mark of style means.
    pub(super) fn element(self) -> &'static str {
        match self {
            Mark::Emphasis => "em",
            Mark::Strong => "strong",
            Mark::Link(_) => "a",
            Mark::Styled(TextStyle::Subscript) => "sub",
            Mark::Styled(TextStyle::Superscript) => "sup",
            Mark::Styled(TextStyle::Keyboard) => "kbd",
            Mark::Styled(TextStyle::Highlight) => "mark",
            Mark::Styled(TextStyle::Deleted) => "del",
            Mark::Styled(TextStyle::Inserted) => "ins",
            Mark::Directed(Direction::ForcedLeftToRight | Direction::ForcedRightToLeft) => "bdo",
            Mark::Directed(_) => "bdi",
        }
    }
}

/// One step through inlines.
#[derive(Debug, Clone, Copy)]
pub(super) enum Event<'a> {
    Start(Mark<'a>),
    End(Mark<'a>),
    Text(&'a str),
    /// An inline that holds no others and is no text.
    Leaf(&'a Inline),
}

/// What is left of some inlines, and the mark that they stand in, if that has an effect.
type Level<'a> = (Iter<'a, Inline>, Option<Mark<'a>>);

/// The events of a run of inlines. Marks that have no effect are left out: an emphasis in an
/// emphasis, a link in a link, a link to an address that is not safe. So marks nest at most as deep as
/// there are kinds of them, whatever the inlines do.
pub(super) struct Events<'a> {
    /// What is left of the innermost inlines, and the mark that they stand in; the same around these.
    inner: Level<'a>,
    around: Vec<Level<'a>>,
    /// The bits of the marks that are open.
    open: u16,
}

impl<'a> Events<'a> {
    /// The events of `content`.
    pub(super) fn new(content: &'a [Inline]) -> Self {
        Events {
            inner: (content.iter(), None),
            around: Vec::new(),
            open: 0,
        }
    }

    /// The events of `content` that stands inside `mark`; the mark's own start and end are not
    /// among them.
    pub(super) fn inside(mark: Mark<'a>, content: &'a [Inline]) -> Self {
        let mut events = Events::new(content);
        events.open |= mark.bit();
        events
    }

    fn start(&mut self, mark: Mark<'a>, content: &'a [Inline]) -> Option<Event<'a>> {
        let unsafe_link = matches!(mark, Mark::Link(link) if safe_link(&link.address).is_none());
        let effective = self.open & mark.bit() == 0 && !unsafe_link;
        if effective {
            self.open |= mark.bit();
        }
        let inner = (content.iter(), effective.then_some(mark));
        self.around.push(std::mem::replace(&mut self.inner, inner));
        effective.then_some(Event::Start(mark))
    }
}

impl<'a> Iterator for Events<'a> {
    type Item = Event<'a>;

    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            let event = match self.inner.0.next() {
                Some(Inline::Text { text }) => Some(Event::Text(text)),
                Some(Inline::Emphasis { content }) => self.start(Mark::Emphasis, content),
                Some(Inline::Strong { content }) => self.start(Mark::Strong, content),
                Some(Inline::Styled { style, content }) => {
                    self.start(Mark::Styled(*style), content)
                }
                Some(Inline::Directed { direction, content }) => {
                    self.start(Mark::Directed(*direction), content)
                }
                Some(Inline::Link(link)) => self.start(Mark::Link(link), &link.content),
                Some(leaf) => Some(Event::Leaf(leaf)),
                None => {
                    let outer = self.around.pop()?;
                    let (_, mark) = std::mem::replace(&mut self.inner, outer);
                    mark.map(|mark| {
                        self.open &= !mark.bit();
                        Event::End(mark)
                    })
                }
            };
            if event.is_some() {
                return event;
            }
        }
    }
}
