//! The segments before and after.

use super::super::board::{Board, tag_of};
use super::super::tags::code;
use super::share;

pub(super) const NAMES: [&str; 6] = [
    "tag_before",
    "tag_after",
    "near_words",
    "near_linked",
    "far_words",
    "far_linked",
];

/// How many segments on each side are near, and how many are far.
const REACHES: [usize; 2] = [5, 15];

/// Stands for a segment that the page does not have.
const NONE: f32 = -1.0;

pub(super) fn push(board: &Board<'_>, number: usize, row: &mut Vec<f32>) {
    let page = board.page;
    let tag = |place: Option<usize>| {
        let segment = place.and_then(|place| page.segments.get(place));
        segment.map_or(NONE, |segment| f32::from(code(tag_of(page, segment))))
    };
    row.extend([tag(number.checked_sub(1)), tag(Some(number + 1))]);
    for reach in REACHES {
        let from = board.before(number.saturating_sub(reach));
        let to = board.before((number + reach + 1).min(board.len()));
        row.push(share(to.words - from.words, to.segments - from.segments));
        let characters = to.characters - from.characters;
        row.push(share(to.linked - from.linked, characters));
    }
}
