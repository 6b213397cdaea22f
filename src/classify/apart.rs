//! Parts that are named as something apart from what a page is for, where that is no article: what trees have seen
//! too seldom there.

use std::ops::Range;

use super::board::tag_of;
use super::choice::{Known, chosen_words};
use crate::article::PageType;
use crate::dom::Tag;
use crate::segment::{Element, Page, name_number};

/// What opens above a page: terms of delivery, offers, forms.
pub(super) const DIALOGS: [u32; 3] = [
    name_number("modal"),
    name_number("dialog"),
    name_number("popup"),
];

/// What members of a forum write below all of their posts.
pub(super) const SIGNATURES: [u32; 4] = [
    name_number("signature"),
    name_number("postsignature"),
    name_number("usersignature"),
    name_number("sig"),
];

/// What asks readers whether a page has helped them, with the answers to what they say.
pub(super) const QUESTIONS: [u32; 1] = [name_number("feedback")];

/// Other products.
pub(super) const OTHERS: [u32; 8] = [
    name_number("carousel"),
    name_number("related"),
    name_number("recommendation"),
    name_number("recommendations"),
    name_number("recommended"),
    name_number("upsell"),
    name_number("upsells"),
    name_number("crosssell"),
];

/// Leaves out such parts, unless they hold most of what was taken.
pub(super) fn leave_out(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    let own: &[u32] = match known.page_type {
        PageType::Forum => &SIGNATURES,
        PageType::Product => &OTHERS,
        PageType::Documentation => &QUESTIONS,
        PageType::Collection | PageType::Listing | PageType::Service => &[],
        _ => return,
    };
    let is_apart = |name: &u32| DIALOGS.contains(name) || own.contains(name);
    let apart = known.named.places(is_apart);
    if apart.is_empty() {
        return;
    }
    let parts = outermost(page, |element| apart.are_in(&element.names));
    let words = chosen_words(page, chosen);
    let all = words.within(&(0..page.segments.len()));
    let headlines = page.running_sum(|_, segment| u32::from(tag_of(page, segment) == Tag::H1));
    for part in parts {
        let is_short = 2 * words.within(&part) <= all;
        if is_short && headlines.within(&part) == 0 && !holds_table(page, &part) {
            drop_range(chosen, &part);
        }
    }
}

/// Whether a table stands in a part: charts of sizes are content.
fn holds_table(page: &Page, part: &Range<usize>) -> bool {
    let first = page
        .elements
        .partition_point(|element| element.segments.start < part.start);
    let inside = page.elements.get(first..).unwrap_or(&[]).iter();
    let mut inside = inside.take_while(|element| element.segments.start < part.end);
    inside.any(|element| element.tag == Tag::Table)
}

/// The places of elements that are so, but not of those inside others.
pub(super) fn outermost(page: &Page, is_so: impl Fn(&Element) -> bool) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for element in page.elements.iter().filter(|element| is_so(element)) {
        let is_inside = |part: &Range<usize>| part.end >= element.segments.end;
        if !parts.last().is_some_and(is_inside) {
            parts.push(element.segments.clone());
        }
    }
    parts
}

pub(super) fn drop_range(chosen: &mut [bool], dropped: &Range<usize>) {
    let dropped = chosen.iter_mut().skip(dropped.start).take(dropped.len());
    dropped.for_each(|chosen| *chosen = false);
}
