//! What a segment's own text measures.

use super::share;
use crate::segment::Segment;

pub(super) const NAMES: [&str; 5] = [
    "characters",
    "linked_share",
    "links_per_word",
    "last",
    "inline_link",
];

pub(super) fn push(segment: &Segment, row: &mut Vec<f32>) {
    let measures = &segment.measures;
    row.extend([
        measures.characters as f32,
        share(measures.linked, measures.characters),
        share(measures.links, measures.words),
        measures.last as u8 as f32,
        f32::from(u8::from(segment.starts_in_link)),
    ]);
}
