//! Running text in Markdown.

use std::collections::HashSet;

use super::escape::{Flags, Surroundings, push_escaped};
use super::flanking::{Class, class, closes, opens};
use super::leaf;
use crate::block::{Inline, TextStyle, without_directions};
use crate::render::event::{Event, Events, Mark};

/// Where running text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Paragraph,
    /// On a heading's only line.
    Heading,
    /// In a cell of a table with pipes.
    Cell,
}

/// What a run has to know of its document.
#[derive(Clone, Copy)]
pub(super) struct Context<'c> {
    pub(super) place: Place,
    /// The labels of the document's footnotes.
    pub(super) labels: &'c HashSet<&'c str>,
}

/// Appends running text, within a mark if one is given.
pub(super) fn push_run(
    out: &mut String,
    content: &[Inline],
    within: Option<Mark<'_>>,
    context: Context<'_>,
) {
    // Markdown has no directions; letters tell the most of them.
    let content = &*without_directions(content);
    let events = collect(content, within);
    let flags = Flags::of(&events);
    let mut run = Run {
        start: out.len(),
        out,
        events: &events,
        context,
        flags,
        open: Vec::new(),
        breaks: 0,
        in_link: false,
    };
    run.push_all();
}

/// The events of a run, without emphasis on nothing and with spaces and line breaks moved out of
/// the ends of emphasis, where delimiters would not be read as such.
fn collect<'a>(content: &'a [Inline], within: Option<Mark<'a>>) -> Vec<Event<'a>> {
    let mut events = Vec::with_capacity(content.len() + 2);
    events.extend(within.map(Event::Start));
    let inner = match within {
        Some(mark) => Events::inside(mark, content),
        None => Events::new(content),
    };
    for event in inner.chain(within.map(Event::End)) {
        match event {
            Event::Text(text) => collect_text(&mut events, text),
            Event::End(mark) if mark.is_style() => collect_end(&mut events, mark),
            Event::Leaf(Inline::LineBreak) if events.last().is_some_and(starts_style) => {
                insert_outside(&mut events, event);
            }
            _ => events.push(event),
        }
    }
    events
}

fn starts_style(event: &Event<'_>) -> bool {
    matches!(event, Event::Start(mark) if mark.is_style())
}

/// Inserts an event before the starts of emphasis at the end of `events`.
fn insert_outside<'a>(events: &mut Vec<Event<'a>>, event: Event<'a>) {
    let outside = events.iter().rposition(|event| !starts_style(event));
    events.insert(outside.map_or(0, |at| at + 1), event);
}

fn collect_text<'a>(events: &mut Vec<Event<'a>>, text: &'a str) {
    let mut text = text;
    if text.starts_with(' ') && events.last().is_some_and(starts_style) {
        insert_outside(events, Event::Text(" "));
        text = text.trim_start_matches(' ');
    }
    if !text.is_empty() {
        events.push(Event::Text(text));
    }
}

fn collect_end<'a>(events: &mut Vec<Event<'a>>, mark: Mark<'a>) {
    let mut outside = Vec::new();
    while let Some(event) = events.last().copied() {
        match event {
            Event::Leaf(Inline::LineBreak) => outside.push(event),
            Event::Text(text) if text.ends_with(' ') => {
                outside.push(Event::Text(" "));
                let kept = text.trim_end_matches(' ');
                if !kept.is_empty() {
                    events.pop();
                    events.push(Event::Text(kept));
                    break;
                }
            }
            _ => break,
        }
        events.pop();
    }
    if events.last().is_some_and(starts_style) {
        events.pop();
    } else {
        events.push(Event::End(mark));
    }
    events.extend(outside.into_iter().rev());
}

/// The delimiters that can stand for a mark, the first the most usual.
fn delimiters(mark: Mark<'_>) -> &'static [&'static str] {
    match mark {
        Mark::Emphasis => &["*", "_"],
        Mark::Strong => &["**", "__"],
        Mark::Styled(TextStyle::Deleted) => &["~~"],
        _ => &[],
    }
}

/// The tags that stand for a mark where no delimiters do.
fn tags(mark: Mark<'_>) -> (&'static str, &'static str) {
    match mark {
        Mark::Emphasis => ("<em>", "</em>"),
        Mark::Strong => ("<strong>", "</strong>"),
        Mark::Styled(TextStyle::Subscript) => ("<sub>", "</sub>"),
        Mark::Styled(TextStyle::Superscript) => ("<sup>", "</sup>"),
        Mark::Styled(TextStyle::Keyboard) => ("<kbd>", "</kbd>"),
        Mark::Styled(TextStyle::Highlight) => ("<mark>", "</mark>"),
        Mark::Styled(TextStyle::Deleted) => ("<del>", "</del>"),
        Mark::Styled(TextStyle::Inserted) => ("<ins>", "</ins>"),
        Mark::Directed(_) | Mark::Link(_) => ("", ""),
    }
}

/// A run on its way to Markdown.
struct Run<'r, 'a> {
    out: &'r mut String,
    /// Where in `out` the run starts.
    start: usize,
    events: &'r [Event<'a>],
    context: Context<'r>,
    flags: Flags,
    /// The closing delimiters of the marks that are open.
    open: Vec<&'static str>,
    /// Line breaks that are due as soon as anything follows.
    breaks: usize,
    in_link: bool,
}

impl Run<'_, '_> {
    fn push_all(&mut self) {
        for (at, event) in self.events.iter().enumerate() {
            match event {
                Event::Leaf(Inline::LineBreak) => {
                    self.breaks += usize::from(self.out.len() > self.start);
                }
                Event::End(mark) => self.end(*mark),
                Event::Text(text) if self.breaks > 0 && text.trim_matches(' ').is_empty() => {}
                _ => {
                    self.push_breaks();
                    self.event(at, event);
                }
            }
        }
    }

    fn event(&mut self, at: usize, event: &Event<'_>) {
        match event {
            Event::Start(mark) if mark.is_style() => self.start_style(at, *mark),
            Event::Start(_) => {
                let after_reference = at.checked_sub(1).and_then(|at| self.events.get(at));
                if matches!(after_reference, Some(Event::Leaf(leaf)) if self.refers(leaf)) {
                    // Brackets side by side would be read as one reference.
                    self.out.push_str("<!-- -->");
                }
                self.in_link = true;
                self.out.push('[');
            }
            Event::Text(text) => self.text(at, text),
            Event::Leaf(inline) => {
                let position = leaf::Position {
                    after: self.class_after(at + 1),
                    refers: self.refers(inline),
                    place: self.context.place,
                };
                leaf::push_leaf(self.out, inline, position);
            }
            Event::End(_) => {}
        }
    }

    fn refers(&self, inline: &Inline) -> bool {
        match inline {
            Inline::FootnoteReference { label } => {
                !self.in_link && self.context.labels.contains(label.as_str())
            }
            _ => false,
        }
    }

    fn push_breaks(&mut self) {
        let line_break = match self.context.place {
            Place::Paragraph => "\\\n",
            Place::Heading => " ",
            Place::Cell => "<br>",
        };
        let due = std::mem::take(&mut self.breaks);
        self.out.extend(std::iter::repeat_n(line_break, due));
    }

    fn text(&mut self, at: usize, text: &str) {
        let before = self
            .out
            .get(self.start..)
            .and_then(|run| run.chars().next_back());
        let next = self.events.get(at + 1);
        let surroundings = Surroundings {
            before,
            line_start: matches!(before, None | Some('\n'))
                && self.context.place == Place::Paragraph,
            bracket_follows: matches!(
                next,
                Some(Event::Start(Mark::Link(_)))
                    | Some(Event::Leaf(Inline::FootnoteReference { .. }))
            ),
            ends_run: next.is_none(),
            place: self.context.place,
        };
        push_escaped(self.out, text, surroundings, self.flags);
    }

    /// The class of the first character of what the event at `at` and those after it become.
    fn class_after(&self, at: usize) -> Class {
        match self.events.get(at) {
            None => Class::Space,
            Some(Event::Text(text)) => text.chars().next().map_or(Class::Space, class),
            Some(_) => Class::Punctuation,
        }
    }

    /// The class of the last character of what the events before the one at `at` become.
    fn class_before(&self, at: usize) -> (Class, Option<char>) {
        match at.checked_sub(1).and_then(|at| self.events.get(at)) {
            None => (Class::Space, None),
            Some(Event::Text(text)) => {
                let last = text.chars().next_back();
                (last.map_or(Class::Space, class), last)
            }
            Some(Event::Leaf(Inline::LineBreak)) => (Class::Space, None),
            Some(_) => (Class::Punctuation, None),
        }
    }

    fn start_style(&mut self, at: usize, mark: Mark<'_>) {
        let (start, end) = self.delimiters(at, mark);
        self.out.push_str(start);
        self.open.push(end);
    }

    /// The first pair of delimiters that is read as what `mark` means: a tag if no other.
    fn delimiters(&self, at: usize, mark: Mark<'_>) -> (&'static str, &'static str) {
        let close = self.closing(at);
        let mut possible = delimiters(mark).iter().copied();
        possible
            .find(|delimiter| self.is_read(at, close, delimiter))
            .map_or_else(|| tags(mark), |delimiter| (delimiter, delimiter))
    }

    fn is_read(&self, start: usize, end: usize, delimiter: &str) -> bool {
        let delimiter = delimiter.chars().next().unwrap_or('*');
        let underscore = delimiter == '_';
        let (inner_end, last) = self.class_before(end);
        let outer_start = self
            .out
            .get(self.start..)
            .and_then(|run| run.chars().next_back());
        // Delimiters of one kind side by side would be read as one run.
        let touches = outer_start == Some(delimiter)
            || last == Some(delimiter)
            || matches!(self.events.get(end + 1), Some(Event::End(mark)) if mark.is_style())
                && self
                    .open
                    .last()
                    .is_some_and(|open| open.starts_with(delimiter));
        !touches
            && !self.meets_tildes(start, end)
            && opens(
                outer_start.map_or(Class::Space, class),
                self.class_after(start + 1),
                underscore,
            )
            && closes(inner_end, self.class_after(end + 1), underscore)
    }

    /// Whether the delimiters of a deletion, or other tildes, stand right beside those of a mark: some
    /// readers look past them when they tell whether a delimiter opens or closes.
    fn meets_tildes(&self, start: usize, end: usize) -> bool {
        let is_deletion = |at: usize| match self.events.get(at) {
            Some(Event::Start(mark) | Event::End(mark)) => {
                matches!(mark, Mark::Styled(TextStyle::Deleted))
            }
            _ => false,
        };
        let text = |at: usize| match self.events.get(at) {
            Some(Event::Text(text)) => *text,
            _ => "",
        };
        let ends = |at: usize| is_deletion(at) || text(at).ends_with('~');
        let starts = |at: usize| is_deletion(at) || text(at).starts_with('~');
        let before = start.checked_sub(1).is_some_and(ends);
        let inside = starts(start + 1) || end.checked_sub(1).is_some_and(ends);
        !is_deletion(start) && (before || inside || starts(end + 1))
    }

    /// Where the mark that starts at `start` ends.
    fn closing(&self, start: usize) -> usize {
        let mut depth = 0_usize;
        for (at, event) in self.events.iter().enumerate().skip(start) {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return at;
            }
        }
        self.events.len()
    }

    fn end(&mut self, mark: Mark<'_>) {
        match mark {
            Mark::Link(link) => {
                self.in_link = false;
                self.out.push_str("](");
                leaf::push_destination(self.out, &link.address, self.context.place);
                self.out.push(')');
            }
            _ => self.out.push_str(self.open.pop().unwrap_or("")),
        }
    }
}
