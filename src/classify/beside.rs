//! Parts that stand below an article, told by what announces or names them: the cards of related pages, and what
//! is said of the author.

use std::ops::Range;

use super::apart::{drop_range, outermost};
use super::board::{is_heading, is_linked, is_unlinked_text, linked_letters, tag_of};
use super::choice::chosen_words;
use super::comments::section;
use super::named::Found;
use crate::dom::Tag;
use crate::segment::{Page, Segment, name_number};

/// So many links below what announces related pages, of so many words each, are the titles of these.
const FEWEST_TITLES: usize = 2;
const WORDS_OF_TITLE: u32 = 3;

/// So much of a title's letters are linked where its day stands beside it.
const LINKED_OF_DATED: f32 = 0.9;

/// Words that have to stand before related pages.
const WORDS_BEFORE_RELATED: u64 = 25;

/// So many times the words before them are too many for related pages: they may be what the page is for.
const MOST_OF_RELATED: u64 = 3;

/// Words that have to stand before what is said of the author, and how many that has at most.
const WORDS_BEFORE_AUTHOR: u64 = 100;
const MOST_WORDS_OF_AUTHOR: u64 = 150;

/// The cards behind one announcement hold so many texts at most, so that many announcements take no longer than
/// their number.
const MOST_IN_CARDS: usize = 300;

/// Authors of an article, at most.
const MOST_AUTHORS: usize = 3;

/// A card's title and the text below it are at most so many elements below the card.
const DEPTH_OF_CARD: usize = 4;

/// The words in the names of parts that tell of the author: the first with one of the second, or one of the third.
pub(super) const AUTHOR: u32 = name_number("author");
pub(super) const PARTS: [u32; 7] = [
    name_number("bio"),
    name_number("box"),
    name_number("card"),
    name_number("info"),
    name_number("about"),
    name_number("profile"),
    name_number("description"),
];
pub(super) const AUTHORS_PARTS: [u32; 4] = [
    name_number("authorbio"),
    name_number("authorbox"),
    name_number("authorinfo"),
    name_number("authorprofile"),
];

/// Leaves out the cards of related pages behind each of some texts that announce them.
pub(super) fn leave_out_related(page: &Page, chosen: &mut [bool], announcements: &[usize]) {
    let words = chosen_words(page, chosen);
    for announcement in announcements {
        let before = words.within(&(0..*announcement));
        if before < WORDS_BEFORE_RELATED {
            continue;
        }
        let cards = cards(page, *announcement);
        let own = words.within(&cards);
        if titles(page, &cards) >= FEWEST_TITLES && own <= MOST_OF_RELATED * before {
            drop_range(chosen, &(*announcement..cards.end));
        }
    }
}

fn titles(page: &Page, cards: &Range<usize>) -> usize {
    let segments = page.segments.get(cards.clone()).unwrap_or(&[]);
    segments
        .iter()
        .filter(|segment| is_title(page, segment))
        .count()
}

/// Whether a text is a link, with its day at most.
fn is_title(page: &Page, segment: &Segment) -> bool {
    let is_dated =
        || segment.measures.links == 1 && linked_letters(page, segment) >= LINKED_OF_DATED;
    segment.measures.words >= WORDS_OF_TITLE && (is_linked(segment) || is_dated())
}

/// The segments behind an announcement up to the last one that stands in a card with a title.
fn cards(page: &Page, announcement: usize) -> Range<usize> {
    let mut title = None;
    let mut end = announcement + 1;
    for number in section(page, announcement).skip(1).take(MOST_IN_CARDS) {
        let Some(segment) = page.segments.get(number) else {
            break;
        };
        let is_in_card = |title| is_same_card(page, (announcement, title, number));
        if is_title(page, segment) {
            title = Some(number);
            end = number + 1;
        } else if title.is_some_and(is_in_card) {
            end = number + 1;
        } else if is_unlinked_text(segment) || is_heading(page, segment) {
            break;
        }
    }
    announcement + 1..end
}

/// Whether a title and a text behind it stand in an element that does not hold what announces them.
fn is_same_card(page: &Page, (announcement, title, text): (usize, usize, usize)) -> bool {
    let own = page.segments.get(text).map(|segment| segment.element);
    let parent = |number: &usize| page.elements.get(*number)?.parent;
    let mut around = std::iter::successors(own, parent).take(DEPTH_OF_CARD);
    around.any(|number| {
        let element = page.elements.get(number);
        element.is_some_and(|element| {
            element.segments.contains(&title) && !element.segments.contains(&announcement)
        })
    })
}

/// Leaves out what is said of the author below the text. Where it is said of many, the page is about them.
pub(super) fn leave_out_authors(page: &Page, chosen: &mut [bool], named: &Found) {
    let author = named.places(|name| *name == AUTHOR);
    let part = named.places(|name| PARTS.contains(name));
    let both = named.places(|name| AUTHORS_PARTS.contains(name));
    if author.is_empty() && both.is_empty() {
        return;
    }
    let parts = outermost(page, |element| {
        let names = &element.names;
        author.are_in(names) && part.are_in(names) || both.are_in(names)
    });
    if parts.is_empty() || parts.len() > MOST_AUTHORS {
        return;
    }
    let words = chosen_words(page, chosen);
    let headlines = page.running_sum(|_, segment| u32::from(tag_of(page, segment) == Tag::H1));
    for inside in parts {
        let is_behind = words.within(&(0..inside.start)) >= WORDS_BEFORE_AUTHOR;
        let is_short = words.within(&inside) <= MOST_WORDS_OF_AUTHOR;
        if is_behind && is_short && headlines.within(&inside) == 0 {
            drop_range(chosen, &inside);
        }
    }
}
