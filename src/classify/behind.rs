//! What stands in numbers behind an article's text and leads to other pages: links, and cards of a title and a few
//! words.

use std::ops::Range;

use super::board::{is_heading, is_linked, is_unlinked_text, linked_letters, tag_of};
use super::choice::{Known, chosen_words};
use super::hints::{drop_all, tells_day};
use crate::article::PageType;
use crate::dom::Tag;
use crate::segment::{Page, Segment};

/// Behind an article's last text, so many links of so many words lead to other pages.
const FEWEST_LINKS: usize = 3;
const FEWEST_OF_LINK: u32 = 3;

/// Of so many of them the lists are looked at.
const SOME_LINKS: usize = 8;

/// A text of so many links is a list of them if they are so much of its letters, and nothing but a day stands before
/// the first of them: days may stand beside them, and sentences thank many people.
const SHARE_OF_LINKS: f32 = 0.7;

/// What may as well be an article has so many words of text before them.
const WORDS_OF_TEXT: u64 = 60;

/// Leaves out links to other pages that stand in numbers behind an article's last text, with the heading of
/// them.
pub(super) fn leave_out_links(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    let is_link = |segment: &Segment| {
        let is_list = || {
            !matches!(tag_of(page, segment), Tag::Li | Tag::Dd | Tag::Dt)
                && segment.measures.links as usize >= FEWEST_LINKS
                && (segment.starts_in_link
                    || page
                        .text(segment)
                        .trim_start()
                        .starts_with(|first: char| !first.is_alphabetic()))
                && linked_letters(page, segment) >= SHARE_OF_LINKS
        };
        segment.measures.words >= FEWEST_OF_LINK && (is_linked(segment) || is_list())
    };
    let segments = page.segments.iter().zip(chosen.iter()).enumerate();
    let mut behind: Vec<(usize, usize)> = Vec::new();
    let mut words = 0;
    for (number, (segment, _)) in segments.filter(|(_, (_, chosen))| **chosen) {
        let links = match is_link(segment) {
            true => segment.measures.links.max(1) as usize,
            false => 0,
        };
        if links == 0 && is_unlinked_text(segment) {
            behind.clear();
            words += u64::from(segment.measures.words);
        } else {
            behind.push((number, links));
        }
    }
    let own = |(number, _): &(usize, usize)| {
        let segment = page.segments.get(*number);
        segment.map_or(0, |segment| u64::from(segment.measures.words))
    };
    // More links than text are what a page is for.
    let is_text = || words >= WORDS_OF_TEXT && behind.iter().map(own).sum::<u64>() <= words;
    if !known.is_surely_article && !is_text() {
        return;
    }
    let Some(first) = behind.iter().position(|(_, links)| *links > 0) else {
        return;
    };
    let in_numbers = |(number, links): &(usize, usize)| {
        let segment = page.segments.get(*number);
        let others = segment.map_or(0, |segment| links_beside(page, segment, is_link));
        (*links).max(others)
    };
    // Where one of a list was taken, the others tell as much as if they were.
    let most = behind
        .iter()
        .filter(|(_, links)| *links > 0)
        .take(SOME_LINKS)
        .map(in_numbers);
    let all = behind.iter().map(|(_, links)| links).sum::<usize>();
    if all.max(most.max().unwrap_or(0)) < FEWEST_LINKS {
        return;
    }
    let announces = |number: usize| {
        let segment = page.segments.get(number);
        segment.is_some_and(|segment| is_heading(page, segment))
    };
    let heading = first.checked_sub(1).and_then(|before| behind.get(before));
    let heading = heading.filter(|(number, _)| announces(*number));
    let dropped = behind.iter().skip(first).chain(heading);
    let dropped: Vec<usize> = dropped.map(|(number, _)| *number).collect();
    drop_all(chosen, &dropped);
}

/// How many links the list has that a segment is an item of.
fn links_beside(page: &Page, segment: &Segment, is_link: impl Fn(&Segment) -> bool) -> usize {
    let item = page.elements.get(segment.element);
    let list = item
        .filter(|item| item.tag == Tag::Li)
        .and_then(|item| page.elements.get(item.parent?));
    let inside = list.map_or(0..0, |list| list.segments.clone());
    let texts = page.segments.get(inside).unwrap_or(&[]);
    texts
        .iter()
        .filter(|text| is_link(text))
        .take(FEWEST_LINKS)
        .count()
}

/// So many elements side by side that are alike are cards, of so many words each at most.
const FEWEST_CARDS: usize = 3;
const WORDS_OF_CARD: u64 = 40;

/// Pages with so many labels as posts have them show posts.
const LABELS_OF_POSTS: usize = 4;

/// So many texts may stand between cards.
const MOST_BETWEEN: usize = 1;

/// Cards have no more words than the text, or so many times as many where a day stands beside the headline.
const MOST_OF_CARDS: u64 = 3;

/// The day of a page stands so near its headline.
const NEAR_HEADLINE: usize = 6;

/// A card's title has so many words.
const WORDS_OF_TITLE: u32 = 3;

/// The share of a card of one text that its title is.
const LINKED_OF_TITLE: f32 = 0.3;

/// So few words of text may follow the cards.
const WORDS_BEHIND: u64 = 25;

/// Leaves out cards behind the text of what reads as an article: elements side by side that are alike, each of
/// them a linked title and a few words.
pub(super) fn leave_out_cards(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    if known.hints.post_labels >= LABELS_OF_POSTS {
        return;
    }
    let cards = page.segments.iter();
    let cards = cards.filter(|segment| is_title(segment) || is_title_with_words(segment));
    if cards.take(FEWEST_CARDS).count() < FEWEST_CARDS {
        return;
    }
    let is_dated = shows_day(page);
    if known.page_type == PageType::Service && !is_dated {
        return;
    }
    let titles = page.running_sum(|_, segment| u32::from(is_title(segment)));
    let texts = page.running_sum(|number, segment| match chosen.get(number) {
        Some(true) if is_unlinked_text(segment) => segment.measures.words,
        _ => 0,
    });
    let words = chosen_words(page, chosen);
    let headlines = page.running_sum(|_, segment| u32::from(tag_of(page, segment) == Tag::H1));
    let is_single = |inside: &Range<usize>| {
        let segment = page.segments.get(inside.start);
        inside.len() == 1 && segment.is_some_and(is_title_with_words)
    };
    let is_card = |inside: &Range<usize>| {
        (titles.within(inside) == 1 && inside.len() > 1 || is_single(inside))
            && words.within(inside) <= WORDS_OF_CARD
            && headlines.within(inside) == 0
    };
    let mut rows = rows(page, is_card);
    // From the last one on, so that the cards behind cards are no text.
    rows.sort_unstable_by_key(|row| std::cmp::Reverse(row.end));
    let mut end = page.segments.len();
    for row in rows {
        let before = texts.within(&(0..row.start));
        let most = if is_dated {
            MOST_OF_CARDS * before
        } else {
            before
        };
        let is_behind = before >= WORDS_OF_TEXT
            && words.within(&row) <= most
            && (row.end >= end || texts.within(&(row.end..end)) <= WORDS_BEHIND);
        if is_behind && words.within(&row) > 0 {
            let dropped = chosen.iter_mut().take(row.end).skip(row.start);
            dropped.for_each(|chosen| *chosen = false);
            end = row.start.min(end);
        }
    }
}

/// Whether a short text near the first headline tells a day.
fn shows_day(page: &Page) -> bool {
    let mut segments = page.segments.iter();
    let headline = segments.position(|segment| tag_of(page, segment) == Tag::H1);
    headline.is_some_and(|headline| {
        let near = headline.saturating_sub(NEAR_HEADLINE)..=headline + NEAR_HEADLINE;
        let mut near = page
            .segments
            .iter()
            .enumerate()
            .filter(|(number, _)| near.contains(number));
        near.any(|(_, segment)| tells_day(page, segment))
    })
}

fn is_title(segment: &Segment) -> bool {
    segment.measures.words >= WORDS_OF_TITLE && is_linked(segment)
}

/// Items of lists, rows of tables and paragraphs are alike in any text.
fn is_item(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Li | Tag::Dd | Tag::Dt | Tag::Tr | Tag::Td | Tag::P
    )
}

/// Whether a text is a linked title and a few words behind it.
fn is_title_with_words(segment: &Segment) -> bool {
    let measures = &segment.measures;
    segment.starts_in_link
        && measures.links == 1
        && measures.words > WORDS_OF_TITLE
        && segment.link_density() >= LINKED_OF_TITLE
}

/// The places of elements side by side that are alike, most of them cards.
fn rows(page: &Page, is_card: impl Fn(&Range<usize>) -> bool) -> Vec<Range<usize>> {
    let names = |element: usize| {
        let element = page.elements.get(element)?;
        Some((
            element.parent,
            element.tag,
            page.names.get(element.names.clone())?,
        ))
    };
    let mut cards: Vec<usize> = (0..page.elements.len())
        .filter(|number| {
            let element = page.elements.get(*number);
            element.is_some_and(|element| {
                element.parent.is_some() && !is_item(element.tag) && is_card(&element.segments)
            })
        })
        .collect();
    let key =
        |number: &usize| names(*number).map(|(parent, tag, names)| (parent, tag as u8, names));
    cards.sort_by_key(key);
    let place = |number: &usize| {
        page.elements
            .get(*number)
            .map(|element| element.segments.clone())
    };
    let is_next = |left: &usize, right: &usize| {
        let (left, right) = (place(left), place(right));
        left.zip(right)
            .is_some_and(|(left, right)| right.start <= left.end + MOST_BETWEEN)
    };
    let alike = cards.chunk_by(|left, right| key(left) == key(right) && is_next(left, right));
    let rows = alike.filter(|cards| cards.len() >= FEWEST_CARDS);
    let rows = rows.filter_map(|cards| {
        let (first, last) = (place(cards.first()?)?, place(cards.last()?)?);
        Some(first.start..last.end)
    });
    rows.collect()
}
