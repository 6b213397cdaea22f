//! Text with its readings, such as furigana and pinyin.
//!
//! All of a `<ruby>` is read before anything comes of it, since readings may follow several pieces of
//! text at once. One that holds more than text is read as any other element, with its readings in
//! parentheses behind the text.

use super::run::{Gap, Run};
use super::{Builder, math};
use crate::block::{Inline, inline_text};
use crate::dom::{NodeId, Tag};
use crate::text;

/// How many nodes inside an element with readings are looked at.
const MOST_NODES: usize = 256;

/// How many texts may make up a parenthesis for programs that show no readings.
const MOST_SIGNS: usize = 4;

/// A piece of the text below, or a reading, as it stands in the markup.
struct Part {
    text: String,
    is_reading: bool,
}

/// The parts of an element with readings, while they are collected.
#[derive(Default)]
struct Parts {
    found: Vec<Part>,
    /// The first node behind the readings that are open.
    readings_end: Option<NodeId>,
    /// Whether text in an element for readings is the first of another reading.
    begins_reading: bool,
    /// Whether text outside readings is the first of another piece.
    begins_piece: bool,
    /// Whether white space stands behind a reading.
    space: bool,
}

impl Parts {
    fn is_in_reading(&self, node: NodeId) -> bool {
        self.readings_end.is_some_and(|end| node < end)
    }

    /// Begins a reading, which counts even if it is empty: another one belongs to another piece.
    fn begin_reading(&mut self, end: NodeId) {
        self.begin_readings(end);
        self.begins_reading = false;
        self.push_part(String::new(), true);
    }

    /// Begins an element that holds readings, or is one itself.
    fn begin_readings(&mut self, end: NodeId) {
        self.readings_end = self.readings_end.max(Some(end));
        self.begins_reading = true;
    }

    fn push_part(&mut self, text: String, is_reading: bool) {
        self.found.push(Part { text, is_reading });
    }

    fn push_reading(&mut self, text: &str) {
        match self.found.last_mut() {
            Some(reading) if !self.begins_reading => reading.text.push_str(text),
            _ if text::is_blank(text) => {}
            _ => {
                self.begins_reading = false;
                self.push_part(text.to_owned(), true);
            }
        }
    }

    fn push_piece(&mut self, text: &str) {
        let is_blank = text::is_blank(text);
        match self.found.last_mut() {
            Some(piece) if !piece.is_reading && (is_blank || !self.begins_piece) => {
                piece.text.push_str(text);
            }
            // White space behind a reading is not yet another piece: a reading may follow.
            _ if is_blank => self.space |= text.contains(text::is_space),
            _ => {
                self.begins_piece = false;
                let space = match std::mem::take(&mut self.space) {
                    true => " ",
                    false => "",
                };
                self.push_part([space, text].concat(), false);
            }
        }
    }

    /// All parts. White space at the end belongs to the last piece.
    fn finish(mut self) -> Vec<Part> {
        let last = self.found.iter_mut().rfind(|part| !part.is_reading);
        if let Some(last) = last.filter(|_| self.space) {
            last.text.push(' ');
        }
        self.found
    }
}

/// Text with its reading, which is empty if there is none.
struct Pair {
    text: String,
    reading: String,
    /// Whether white space stands before the text.
    starts_apart: bool,
    /// Whether white space stands behind the text.
    ends_apart: bool,
}

impl Pair {
    /// A pair of text as it stands in the markup and a reading; none if no text is below the reading.
    fn new(raw: &str, reading: String) -> Option<Pair> {
        let text = folded(raw);
        let is_reading_alone = text.is_empty() && !reading.is_empty();
        (!is_reading_alone).then(|| Pair {
            // Ideographs have no spaces between them: there the markup was indented.
            starts_apart: raw.starts_with(text::is_space)
                && !text.starts_with(text::is_ideographic),
            ends_apart: raw.ends_with(text::is_space) && !text.ends_with(text::is_ideographic),
            text,
            reading,
        })
    }
}

impl Builder<'_> {
    /// Takes in text with its readings. False if it has to be read as ordinary text.
    pub(super) fn ruby(&mut self, node: NodeId) -> bool {
        let parts = self.ruby_parts(node);
        let Some(pairs) = parts.and_then(|parts| paired(&parts)) else {
            return false;
        };
        for pair in pairs {
            if pair.starts_apart {
                self.run.widen(Gap::Space);
            }
            if !pair.text.is_empty() {
                // For what stands around it, all is text of the element itself, however it is divided.
                self.begin_element(node);
                self.push_pair(pair.text, pair.reading);
            }
            if pair.ends_apart {
                self.run.widen(Gap::Space);
            }
        }
        true
    }

    /// Adds text with its reading.
    fn push_pair(&mut self, text: String, reading: String) {
        if reading.is_empty() {
            self.push_text(&text);
        } else if self.take_room(text.len() + reading.len()) {
            self.last_image = None;
            self.push_atom(Inline::Ruby { text, reading });
        }
    }

    /// Reads what is inside an element with readings; none if it is more than text.
    fn ruby_parts(&self, ruby: NodeId) -> Option<Vec<Part>> {
        let document = self.document;
        let end = document.end(ruby);
        let mut parts = Parts::default();
        let mut next = document.first_child(ruby);
        let mut seen = 0;
        while let Some(node) = next.filter(|node| *node < end) {
            seen += 1;
            if seen > MOST_NODES {
                return None;
            }
            let goes_on_inside = self.ruby_node(&mut parts, node)?;
            next = Some(match goes_on_inside {
                true => document.following(node),
                false => document.end(node),
            });
        }
        Some(parts.finish())
    }

    /// Reads one node inside an element with readings, and tells whether to go on inside it; none if
    /// it is more than text.
    fn ruby_node(&self, parts: &mut Parts, node: NodeId) -> Option<bool> {
        let tag = self.document.tag(node);
        let name = match tag {
            Tag::Other => self.document.name(node),
            _ => "",
        };
        let is_of_readings = matches!(tag, Tag::Rt | Tag::Rp) || name == "rtc";
        if self.view.is_hidden(node) || self.consumed.contains(node) {
            // Text that is hidden may part what stands on both sides of it; readings do not.
            let is_apart = is_of_readings
                || parts.is_in_reading(node)
                || tag == Tag::Text && self.document.is_blank(node);
            return is_apart.then_some(false);
        }
        match tag {
            Tag::Text => {
                let text = self.view.text(node);
                let is_special = self.brackets.contains(node)
                    || !parts.is_in_reading(node) && math::holds_math(text);
                match parts.is_in_reading(node) {
                    _ if is_special => return None,
                    true => parts.push_reading(text),
                    false => parts.push_piece(text),
                }
            }
            Tag::Rp => return self.holds_signs(node).then_some(false),
            Tag::Wbr => {}
            Tag::Rt => parts.begin_reading(self.document.end(node)),
            _ if name == "rtc" => parts.begin_readings(self.document.end(node)),
            _ if parts.is_in_reading(node) => {
                self.is_mere_look(node, tag).then_some(())?;
            }
            _ if name == "rb" => parts.begins_piece = true,
            _ if name == "rbc" => {}
            _ => {
                let is_directed = self.document.attribute(node, "dir").is_some();
                let is_marked = matches!(tag, Tag::B | Tag::Em | Tag::I | Tag::Strong);
                (!is_directed && !is_marked && self.is_mere_look(node, tag)).then_some(())?;
            }
        }
        Some(true)
    }

    /// Whether nothing but a few signs is in an element.
    fn holds_signs(&self, node: NodeId) -> bool {
        let mut inside = self.document.descendants(node);
        let is_sign = |inner: NodeId| {
            self.document.tag(inner) == Tag::Text
                && !self.view.text(inner).contains(char::is_alphanumeric)
        };
        inside.by_ref().take(MOST_SIGNS).all(is_sign) && inside.next().is_none()
    }

    /// Whether an element says no more of its text than how a reading may look.
    fn is_mere_look(&self, node: NodeId, tag: Tag) -> bool {
        match tag {
            Tag::Span => {
                !self.is_apart(node, tag)
                    && !self.is_edit_section(node, tag)
                    && !self.is_of_program(node, tag)
                    && !self.is_rendered_math(node)
            }
            Tag::B | Tag::Em | Tag::I | Tag::Strong => true,
            _ => matches!(tag, Tag::Big | Tag::Font | Tag::Nobr | Tag::Small | Tag::U),
        }
    }

    /// Whether a reading has text, and no parentheses of its own behind it.
    pub(super) fn needs_parentheses(&self, node: NodeId) -> bool {
        let is_text = |node: &NodeId| !self.view.is_blank(*node);
        let mut inside = self.document.children(node);
        let next = self.document.next_sibling(node);
        let has_own = next.is_some_and(|next| self.document.tag(next) == Tag::Rp);
        !has_own && inside.any(|inner| is_text(&inner))
    }
}

/// Gives each piece its reading; none if a reading has no text below it.
fn paired(parts: &[Part]) -> Option<Vec<Pair>> {
    let mut pairs = Vec::with_capacity(parts.len());
    let mut rest = parts;
    while !rest.is_empty() {
        let count = rest.iter().take_while(|part| !part.is_reading).count();
        let (pieces, behind) = rest.split_at_checked(count)?;
        let count = behind.iter().take_while(|part| part.is_reading).count();
        let (readings, behind) = behind.split_at_checked(count)?;
        push_pairs(&mut pairs, pieces, readings)?;
        rest = behind;
    }
    Some(pairs)
}

/// Pairs pieces with the readings behind them: each with its own where there are as many of them, and
/// otherwise all with all.
fn push_pairs(pairs: &mut Vec<Pair>, pieces: &[Part], readings: &[Part]) -> Option<()> {
    let mut readings: Vec<String> = readings.iter().map(|part| folded(&part.text)).collect();
    if readings.iter().all(String::is_empty) {
        readings = vec![String::new(); pieces.len()];
    } else if readings.len() != pieces.len() {
        readings.retain(|reading| !reading.is_empty());
        pairs.push(Pair::new(&joined(pieces), readings.join(" "))?);
        return Some(());
    }
    for (piece, reading) in pieces.iter().zip(readings) {
        pairs.push(Pair::new(&piece.text, reading)?);
    }
    Some(())
}

/// The text of several pieces, without white space where ideographs meet.
fn joined(pieces: &[Part]) -> String {
    let mut all = String::new();
    for piece in pieces {
        let text = piece.text.trim_start();
        let before = all.trim_end();
        if before.ends_with(text::is_ideographic) && text.starts_with(text::is_ideographic) {
            all.truncate(before.len());
            all.push_str(text);
        } else {
            all.push_str(&piece.text);
        }
    }
    all
}

/// A text with its white space folded as that of running text.
fn folded(text: &str) -> String {
    let mut run = Run::new();
    run.push_text(text);
    inline_text(&run.take())
}
