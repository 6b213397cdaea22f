//! Structure is kept whole: a table keeps its cells and a list its items.

use std::ops::Range;

use super::score::{LINKED, REACH, Verdict};
use crate::dom::Tag;
use crate::segment::Page;

/// Chooses the doubtful segments of tables and lists inside the root that stand in or beside what
/// was chosen, unless they are lists of links.
pub(super) fn complete(
    page: &Page,
    verdicts: &[Verdict],
    root: &Range<usize>,
    chosen: &mut [bool],
) {
    let kept = page.running_sum(|number, _| u32::from(chosen.get(number) == Some(&true)));
    let characters = page.running_sum(|_, segment| segment.measures.characters);
    let linked = page.running_sum(|_, segment| segment.measures.linked);
    let mut done = 0;
    for element in &page.elements {
        let inside = &element.segments;
        // Elements inside one that was completed are complete.
        let starts_inside = inside.start < done;
        if !is_structure(element.tag) || starts_inside || !encloses(root, inside) {
            continue;
        }
        let around = inside.start.saturating_sub(REACH)..inside.end + REACH;
        let around = around.start..around.end.min(page.segments.len());
        let density = linked.within(inside) as f32 / characters.within(inside).max(1) as f32;
        if kept.within(&around) > 0 && density <= LINKED {
            done = inside.end;
            let places = chosen.iter_mut().zip(verdicts);
            let places = places.skip(inside.start).take(inside.len());
            places.for_each(|(chosen, verdict)| *chosen |= *verdict != Verdict::Boilerplate);
        }
    }
}

fn is_structure(tag: Tag) -> bool {
    matches!(tag, Tag::Table | Tag::Ul | Tag::Ol | Tag::Dl | Tag::Details)
}

fn encloses(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
