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

/// How many nodes may stand inside the parentheses for programs that show no readings.
const MOST_IN_PARENTHESES: usize = 4;

/// A piece of the text below, or a reading, as it stands in the markup.
struct Part {
    text: String,
    /// The first and the last text of a piece; none for a reading.
    nodes: Option<(NodeId, NodeId)>,
}

/// The parts of an element with readings, while they are collected.
#[derive(Default)]
struct Parts {
    found: Vec<Part>,
    /// The first node behind the readings that are open.
    readings_end: Option<NodeId>,
    /// Whether text in readings belongs to none that has begun.
    begins_reading: bool,
    /// Whether text outside readings belongs to no piece that has begun.
    begins_piece: bool,
    /// Whether white space stands behind a reading.
    space: bool,
}

impl Parts {
    fn is_in_reading(&self, node: NodeId) -> bool {
        self.readings_end.is_some_and(|end| node < end)
    }

    /// Begins a reading, or for `Tag::Other` what holds several or is one itself.
    fn begin_reading(&mut self, tag: Tag, end: NodeId) {
        self.readings_end = self.readings_end.max(Some(end));
        self.begins_reading = tag != Tag::Rt;
        if tag == Tag::Rt {
            self.push_reading("");
        }
    }

    fn push_reading(&mut self, text: &str) {
        let text = text.to_owned();
        self.found.push(Part { text, nodes: None });
    }

    fn push(&mut self, node: NodeId, text: &str) {
        let is_blank = text::is_blank(text);
        if self.is_in_reading(node) {
            match self.found.last_mut() {
                _ if self.begins_reading && is_blank => {}
                Some(part) if !self.begins_reading && part.nodes.is_none() => {
                    part.text.push_str(text);
                }
                _ => {
                    self.begins_reading = false;
                    self.push_reading(text);
                }
            }
            return;
        }
        match self.found.last_mut() {
            Some(Part {
                text: last,
                nodes: Some(nodes),
            }) if is_blank || !self.begins_piece => {
                last.push_str(text);
                nodes.1 = node;
            }
            // White space behind a reading is not yet another piece: a reading may follow.
            _ if is_blank => self.space |= text.contains(text::is_space),
            _ => {
                let space = if std::mem::take(&mut self.space) {
                    " "
                } else {
                    ""
                };
                self.begins_piece = false;
                self.found.push(Part {
                    text: format!("{space}{text}"),
                    nodes: Some((node, node)),
                });
            }
        }
    }
}

/// Text with its reading, which is empty if there is none.
struct Pair {
    text: String,
    reading: String,
    /// Whether white space stands before the text, and behind it.
    spaces: (bool, bool),
    nodes: (NodeId, NodeId),
}

impl Pair {
    /// A pair of text as it stands in the markup and a reading; none if no text is below the reading.
    fn new(raw: &str, reading: String, nodes: (NodeId, NodeId)) -> Option<Pair> {
        let text = folded(raw);
        // Markup is indented where ideographs have no spaces between them.
        let starts = raw.starts_with(text::is_space) && !text.starts_with(text::is_ideographic);
        let ends = raw.ends_with(text::is_space) && !text.ends_with(text::is_ideographic);
        let is_reading_alone = text.is_empty() && !reading.is_empty();
        (!is_reading_alone).then_some(Pair {
            text,
            reading,
            spaces: (starts, ends),
            nodes,
        })
    }
}

impl Builder<'_> {
    /// Takes in text with its readings. False if it has to be read as ordinary text.
    pub(super) fn ruby(&mut self, node: NodeId) -> bool {
        let Some(parts) = self.ruby_parts(node) else {
            return false;
        };
        let Some(pairs) = paired(&parts.found) else {
            return false;
        };
        for pair in pairs {
            self.push_pair(pair);
        }
        let ends_in_ideograph = || {
            let last = parts.found.iter().rfind(|part| part.nodes.is_some());
            last.is_some_and(|part| part.text.trim_end().ends_with(text::is_ideographic))
        };
        if parts.space && !ends_in_ideograph() {
            self.run.widen(Gap::Space);
        }
        true
    }

    /// Reads what is inside an element with readings; none if it is more than text.
    fn ruby_parts(&self, ruby: NodeId) -> Option<Parts> {
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
        Some(parts)
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
                || tag == Tag::Text && text::is_blank(self.document.text(node));
            return is_apart.then_some(false);
        }
        match tag {
            Tag::Text => {
                let text = self.view.text(node);
                let is_special = self.brackets.contains(node)
                    || !parts.is_in_reading(node) && math::holds_math(text);
                (!is_special).then(|| parts.push(node, text))?;
            }
            Tag::Rp => {
                let mut inside = self.document.descendants(node);
                let is_sign = |inner: NodeId| {
                    self.document.tag(inner) == Tag::Text
                        && !self.view.text(inner).contains(char::is_alphanumeric)
                };
                let are_signs = inside.by_ref().take(MOST_IN_PARENTHESES).all(is_sign);
                return (are_signs && inside.next().is_none()).then_some(false);
            }
            Tag::Wbr => {}
            Tag::Rt => parts.begin_reading(tag, self.document.end(node)),
            _ if name == "rtc" => parts.begin_reading(tag, self.document.end(node)),
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

    /// Adds a piece of text with its reading.
    fn push_pair(&mut self, pair: Pair) {
        let Pair {
            text,
            reading,
            spaces: (starts, ends),
            nodes: (first, last),
        } = pair;
        if starts {
            self.run.widen(Gap::Space);
        }
        self.begin_element(first);
        self.last_text = Some(last);
        if reading.is_empty() {
            self.push_text(&text);
        } else if self.take_room(text.len() + reading.len()) {
            self.last_image = None;
            self.push_atom(Inline::Ruby { text, reading });
        }
        if ends {
            self.run.widen(Gap::Space);
        }
    }

    /// Whether a reading has text, and no parentheses of its own behind it.
    pub(super) fn needs_parentheses(&self, node: NodeId) -> bool {
        let is_text = |node: &NodeId| !text::is_blank(self.view.text(*node));
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
        let is_piece = |part: &&Part| part.nodes.is_some();
        let count = rest.iter().take_while(is_piece).count();
        let (pieces, behind) = rest.split_at_checked(count)?;
        let count = behind.iter().take_while(|part| !is_piece(part)).count();
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
        let (first, last) = (pieces.first()?.nodes?, pieces.last()?.nodes?);
        let raw: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        pairs.push(Pair::new(&raw, readings.join(" "), (first.0, last.1))?);
        return Some(());
    }
    for (piece, reading) in pieces.iter().zip(readings) {
        pairs.push(Pair::new(&piece.text, reading, piece.nodes?)?);
    }
    Some(())
}

/// A text with its white space folded as that of running text.
fn folded(text: &str) -> String {
    let mut run = Run::new();
    run.push_text(text);
    inline_text(&run.take())
}
