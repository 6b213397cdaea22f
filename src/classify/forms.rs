//! Small forms among an article's text, and what asks readers to fill them in: votes, sign-ups, searches.

use super::choice::Known;
use super::parts::set;
use crate::article::PageType;
use crate::dom::Tag;
use crate::segment::{Element, Page};

/// A form of more words, and a box around one, may hold text.
const MOST_WORDS: u64 = 40;

/// A box is at most so many elements away from its form.
const FAR_FROM_FORM: usize = 2;

/// Words that must be taken elsewhere. A page of little else may be about the form.
const FEWEST_LEFT: u64 = 100;

/// Leaves out small forms of articles, and the boxes that hold nothing else.
pub(super) fn leave_out(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    let is_form = |element: &&Element| element.tag == Tag::Form;
    if known.page_type != PageType::Article
        || !page.elements.iter().any(|element| is_form(&element))
    {
        return;
    }
    let words = page.running_sum(|_, segment| segment.measures.words);
    let taken = super::parts::words_of(page, chosen);
    let all = taken.within(&(0..page.segments.len()));
    let headlines =
        page.running_sum(|_, segment| u32::from(super::board::tag_of(page, segment) == Tag::H1));
    let is_small = |element: &Element| {
        let inside = &element.segments;
        words.within(inside) <= MOST_WORDS && headlines.within(inside) == 0
    };
    let parent = |element: &&Element| page.elements.get(element.parent?);
    for form in page.elements.iter().filter(is_form) {
        let around = std::iter::successors(Some(form), |element| parent(element));
        let boxes = around.take(1 + FAR_FROM_FORM);
        let largest = boxes.take_while(|element| is_small(element)).last();
        let Some(inside) = largest.map(|largest| &largest.segments) else {
            continue;
        };
        let inner = taken.within(inside);
        if inner > 0 && all - inner >= FEWEST_LEFT {
            set(chosen, inside, false);
        }
    }
}
