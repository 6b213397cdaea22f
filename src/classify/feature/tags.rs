//! The tags of a segment's element and of those around it.

use super::super::board::Board;
use super::super::tags::code;
use crate::dom::Tag;
use crate::segment::Segment;

pub(super) const NAMES: [&str; 14] = [
    "tag",
    "tag_1",
    "to_nav",
    "to_header",
    "to_footer",
    "to_aside",
    "to_form",
    "to_table",
    "to_ul",
    "to_article",
    "to_main",
    "to_figure",
    "to_li",
    "to_hidden",
];

/// The elements that distances are told to.
const ANCESTORS: [Tag; 11] = [
    Tag::Nav,
    Tag::Header,
    Tag::Footer,
    Tag::Aside,
    Tag::Form,
    Tag::Table,
    Tag::Ul,
    Tag::Article,
    Tag::Main,
    Tag::Figure,
    Tag::Li,
];

/// Stands for an element that is not around, or too far.
const FAR: u8 = 60;

/// For each element the tags around it.
#[derive(Debug)]
pub(super) struct Tags {
    values: Vec<[u8; NAMES.len()]>,
}

impl Tags {
    pub(super) fn new(board: &Board<'_>) -> Self {
        let elements = &board.page.elements;
        let tag = |number: usize| {
            elements
                .get(number)
                .map_or(Tag::Other, |element| element.tag)
        };
        let is_hidden = |number: usize| elements.get(number).is_some_and(|element| element.hidden);
        let values = board.down(|above: Option<[u8; NAMES.len()]>, number| {
            let own = tag(number);
            let mut values = above.unwrap_or([FAR; NAMES.len()]);
            let [first, second, distances @ .., hidden] = &mut values;
            *second = if above.is_some() { *first } else { code(own) };
            *first = code(own);
            for (distance, ancestor) in distances.iter_mut().zip(ANCESTORS) {
                *distance = if own == ancestor {
                    0
                } else {
                    distance.saturating_add(1).min(FAR)
                };
            }
            *hidden = if is_hidden(number) {
                0
            } else {
                hidden.saturating_add(1).min(FAR)
            };
            values
        });
        Tags { values }
    }

    pub(super) fn push(&self, segment: &Segment, row: &mut Vec<f32>) {
        let values = self.values.get(segment.element);
        let values = values.copied().unwrap_or([FAR; NAMES.len()]);
        row.extend(values.map(f32::from));
    }
}
