//! The root of the content: the deepest element that holds nearly all good text.

use std::ops::Range;

use super::score::Verdict;
use crate::dom::Tag;
use crate::segment::Page;

/// The share of the good text that the root has to hold.
const SHARE: f32 = 0.8;

/// The share that an element named as content has to hold to be the root in spite of others.
const SHARE_NAMED: f32 = 0.55;

/// The segments inside the root of the content; all of the page's if there is no better one.
pub(super) fn find(page: &Page, verdicts: &[Verdict]) -> Range<usize> {
    let good = page.running_sum(|number, segment| match verdicts.get(number) {
        Some(Verdict::Good) => segment.measures.characters,
        _ => 0,
    });
    let mut best = 0..page.segments.len();
    // Elements stand in document order, so deeper ones come after those around them.
    for element in &page.elements {
        let needed = if element.content { SHARE_NAMED } else { SHARE };
        let better = element.segments.len() <= best.len() && !is_paragraph(element.tag);
        if better && good.share(&element.segments) >= needed {
            best = element.segments.clone();
        }
    }
    best
}

/// Whether an element is a piece of text rather than a container of pieces. A page whose one
/// paragraph holds most of its prose may still have tables and lists beside it.
fn is_paragraph(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::P
            | Tag::Li
            | Tag::Dd
            | Tag::Dt
            | Tag::Blockquote
            | Tag::Pre
            | Tag::Ul
            | Tag::Ol
            | Tag::Dl
    ) || tag.heading_level().is_some()
}
