//! The direction of text where the page tells it: by `dir` attributes, styles, `<bdi>` and `<bdo>`.
//!
//! A block has the direction that its first letter tells, unless the page says otherwise; so most of
//! what pages say need not be kept. A page that is written from left to right says nothing by that:
//! it is how pages are unless told otherwise, so blocks in it keep their own directions.

use super::Builder;
use super::mark::{self, Mark};
use super::open::{Open, Role};
use crate::block::{
    Direction, Inline, MAX_INLINE_DEPTH, first_strong, has_right_to_left, of_whole, push_text,
};
use crate::dom::{NodeId, Tag};

/// How many nodes inside an element are looked at for its first letter, and how many bytes of each.
const FIRST_NODES: usize = 16;
const FIRST_BYTES: usize = 128;

/// A direction that an open element has told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// `None` where the text's own letters are to tell it.
    direction: Option<Direction>,
    /// Whether it is told of blocks, and not of a part of a line.
    of_blocks: bool,
}

impl Builder<'_> {
    /// Takes in what an element tells of the direction of the text inside it.
    pub(super) fn tell_direction(&mut self, node: NodeId) {
        let tag = self.document.tag(node);
        let Some(told) = self.told_direction(node, tag) else {
            return;
        };
        let end = self.document.end(node);
        if tag.is_block() && !self.is_one_line() {
            self.border();
            let direction = match told {
                Direction::ForcedLeftToRight => Direction::LeftToRight,
                Direction::ForcedRightToLeft => Direction::RightToLeft,
                other => other,
            };
            let direction = match (direction, tag) {
                (Direction::LeftToRight, Tag::Html | Tag::Body) => None,
                (Direction::FirstStrong, _) => self.first_direction(node),
                (direction, _) => Some(direction),
            };
            let of_blocks = true;
            self.told.push(Told {
                direction,
                of_blocks,
            });
            let role = Role::Direction;
            self.open.push(Open { end, role });
            return;
        }
        let around = self.told.last().and_then(|around| around.direction);
        if Some(told) != around && self.run.open(Mark::Directed(told)) {
            self.has_directed = true;
            self.told.push(Told {
                direction: Some(told),
                of_blocks: false,
            });
            let role = Role::Directed;
            self.open.push(Open { end, role });
        }
    }

    /// Closes what the innermost element told.
    pub(super) fn forget_direction(&mut self) {
        self.told.pop();
    }

    fn told_direction(&self, node: NodeId, tag: Tag) -> Option<Direction> {
        let (mut told, mut style) = (None, None);
        for (name, value) in self.document.named_attributes(node) {
            match name {
                b"dir" => told = named_direction(value.text().trim()),
                b"style" => style = styled_direction(value.text()),
                _ => {}
            }
        }
        let told = style.or(told);
        if tag != Tag::Other {
            return told;
        }
        match (self.document.name(node), told) {
            ("bdi", None) => Some(Direction::FirstStrong),
            ("bdo", Some(Direction::LeftToRight)) => Some(Direction::ForcedLeftToRight),
            ("bdo", Some(Direction::RightToLeft)) => Some(Direction::ForcedRightToLeft),
            _ => told,
        }
    }

    /// What the first letter in an element tells, where it is read from right to left.
    fn first_direction(&self, node: NodeId) -> Option<Direction> {
        let inside = self.document.descendants(node).take(FIRST_NODES);
        let texts = inside.map(|inner| self.view.text(inner));
        let mut texts = texts.filter(|text| !text.is_empty());
        let first = texts.find_map(|text| {
            let ends = (0..=text.len().min(FIRST_BYTES)).rev();
            let start = ends.map(|end| text.get(..end)).find_map(|start| start)?;
            first_strong(&[Inline::text(start)])
        });
        first.filter(|first| *first == Direction::RightToLeft)
    }

    /// The run so far, with the direction that the page tells where its letters tell another one, and
    /// without directions that change nothing.
    pub(super) fn take_run(&mut self) -> Vec<Inline> {
        let content = self.run.take();
        let repeated = self.run.take_repeated();
        if repeated > 0 {
            self.take_room(repeated);
        }
        if self.told.is_empty() && !self.has_directed || content.is_empty() {
            return content;
        }
        let of_blocks = self.told.iter().rev().find(|told| told.of_blocks);
        let told = of_blocks.and_then(|told| told.direction);
        // Nearly always nothing is told but what the first letter tells.
        let is_plain = !self.has_directed && (told.is_none() || told == first_strong(&content));
        match is_plain {
            true => content,
            false => with_direction(content, told),
        }
    }
}

fn named_direction(name: &str) -> Option<Direction> {
    let names = [
        ("rtl", Direction::RightToLeft),
        ("ltr", Direction::LeftToRight),
        ("auto", Direction::FirstStrong),
    ];
    let mut names = names.into_iter();
    names.find_map(|(known, direction)| known.eq_ignore_ascii_case(name).then_some(direction))
}

/// The direction that an element's own style sets.
fn styled_direction(style: &str) -> Option<Direction> {
    if !style.contains("direction") {
        return None;
    }
    let declarations = style.split(';');
    let mut directions = declarations.filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let is_direction = name.trim().eq_ignore_ascii_case("direction");
        let value = value.split('!').next().unwrap_or("").trim();
        is_direction.then(|| named_direction(value))?
    });
    directions
        .next()
        .filter(|direction| *direction != Direction::FirstStrong)
}

/// A run with the direction that is told of its block.
pub(super) fn with_direction(content: Vec<Inline>, told: Option<Direction>) -> Vec<Inline> {
    let (told, content) = opened(content, told);
    let first = first_strong(&content);
    let base = first.and(told).or(first);
    let matters = base == Some(Direction::RightToLeft) || has_right_to_left(&content);
    let content = needed(content, &|direction| match direction {
        Direction::ForcedLeftToRight | Direction::ForcedRightToLeft => true,
        other => matters && Some(other) != base,
    });
    let differs = first.is_some() && told.is_some() && told != first;
    match told {
        Some(direction) if differs && has_room(&content) => {
            vec![Inline::directed(direction, without(content, direction))]
        }
        _ => content,
    }
}

/// What is in a run that is directed as a whole, with the direction that it has then.
fn opened(
    mut content: Vec<Inline>,
    mut told: Option<Direction>,
) -> (Option<Direction>, Vec<Inline>) {
    loop {
        let whole = match content.as_mut_slice() {
            [
                Inline::Directed {
                    direction: Direction::FirstStrong,
                    content,
                },
            ] => {
                told = None;
                std::mem::take(content)
            }
            whole => match of_whole(whole) {
                (Some(direction), inside) => {
                    told = Some(direction);
                    inside.to_vec()
                }
                _ => return (told, content),
            },
        };
        content = whole;
    }
}

/// Inlines without one direction: in text of a direction the model has the same one nowhere inside.
fn without(content: Vec<Inline>, dropped: Direction) -> Vec<Inline> {
    let is_dropped = |inline: &Inline| matches!(inline, Inline::Directed { direction, .. } if *direction == dropped);
    if !crate::block::inlines(&content).any(is_dropped) {
        return content;
    }
    let mut kept = Vec::with_capacity(content.len());
    for mut inline in content {
        if let Some(inside) = inline.content_mut() {
            *inside = without(std::mem::take(inside), dropped);
        }
        match inline {
            Inline::Directed { direction, content } if direction == dropped => {
                content.into_iter().for_each(|inner| push(&mut kept, inner));
            }
            other => push(&mut kept, other),
        }
    }
    kept
}

/// Inlines without the directions at their top that are not needed.
fn needed(content: Vec<Inline>, is_needed: &dyn Fn(Direction) -> bool) -> Vec<Inline> {
    let drops = |inline: &Inline| matches!(inline, Inline::Directed { direction, .. } if !is_needed(*direction));
    if !crate::block::inlines(&content).any(drops) {
        return content;
    }
    let mut kept = Vec::with_capacity(content.len());
    for inline in content {
        match inline {
            Inline::Directed { direction, content } if !is_needed(direction) => {
                for inner in needed(content, is_needed) {
                    push(&mut kept, inner);
                }
            }
            // Inside it, other directions are needed.
            directed @ Inline::Directed { .. } => kept.push(directed),
            mut other => {
                if let Some(inside) = other.content_mut() {
                    *inside = needed(std::mem::take(inside), is_needed);
                }
                push(&mut kept, other);
            }
        }
    }
    kept
}

/// Adds an inline, making one of two that meet.
fn push(kept: &mut Vec<Inline>, inline: Inline) {
    match inline {
        Inline::Text { text } => push_text(kept, &text),
        Inline::Emphasis { content } => mark::append(kept, Mark::Emphasis, content),
        Inline::Strong { content } => mark::append(kept, Mark::Strong, content),
        Inline::Link(link) => mark::append(kept, Mark::Link(link.address), link.content),
        other => kept.push(other),
    }
}

/// Whether a mark can be put around inlines.
fn has_room(content: &[Inline]) -> bool {
    let mut level: Vec<&Inline> = content.iter().collect();
    for _ in 1..MAX_INLINE_DEPTH {
        level = level.iter().flat_map(|inline| inline.content()).collect();
        if level.is_empty() {
            return true;
        }
    }
    false
}
