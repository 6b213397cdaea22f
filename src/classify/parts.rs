//! What keeps the parts of a page whole, once its segments were judged each for itself.

use std::ops::Range;

use super::among;
use super::board::{is_heading, tag_of};
use super::choice::Known;
use crate::article::PageType;
use crate::dom::Tag;
use crate::segment::{Element, Page, RunningSum, Segment};

/// A text of this many words that was chosen before is not chosen again.
const REPEATED_WORDS: u32 = 8;

/// Tables and lists of more words than this may hold a whole page.
const LARGEST: u64 = 600;

/// How many segments before and behind are near.
const NEAR: usize = 3;

/// A cell of so many texts and words holds more than a value.
const PARAGRAPHS_OF_TEXT: usize = 5;
const WORDS_OF_TEXT: u64 = 50;

/// A cell is so many elements away from its table, and a table in it from the one around.
const FAR_FROM_TABLE: usize = 8;

/// A table of fewer words says nothing by how little of it was taken, and more taken words than these are
/// no left-over: a table may hold the page.
const FEWEST_OF_TABLE: u64 = 30;
const MOST_LEFT_OVER: u64 = 8;

/// Takes the rest of lists, tables and code, and headings with their text, and leaves out what is left of
/// parts that were not taken or stood on the page before. `may_be_taken` tells whether a segment that was not
/// taken may be all the same.
pub(super) fn keep_whole(
    page: &Page,
    chosen: &mut [bool],
    known: &Known<'_>,
    may_be_taken: impl Fn(usize) -> bool,
) {
    let page_type = known.page_type;
    take_code(page, chosen);
    // A thread's tables and lists are its posts, and what its program writes beside them.
    if !known.is_thread {
        let measured = Measured::of(page);
        complete(page, chosen, &measured);
        among::take(page, &measured, chosen, page_type, &may_be_taken);
    }
    let repeated = drop_repeated(page, chosen, page_type);
    drop_pieces(page, chosen);
    take_summaries(page, chosen, &may_be_taken);
    if matches!(page_type, PageType::Article | PageType::Documentation) {
        take_between(page, chosen, may_be_taken);
    }
    drop_headings(page, chosen, &repeated, headings_announce(page_type));
}

pub(super) fn set(chosen: &mut [bool], places: &Range<usize>, value: bool) {
    let places = chosen.iter_mut().skip(places.start).take(places.len());
    places.for_each(|chosen| *chosen = value);
}

/// The words of some segments.
pub(super) fn words_of(page: &Page, counted: &[bool]) -> RunningSum {
    page.running_sum(|number, segment| match counted.get(number) {
        Some(true) => segment.measures.words,
        _ => 0,
    })
}

/// What is asked of a page whatever was taken of it.
pub(super) struct Measured {
    pub(super) words: RunningSum,
    /// The tables that put parts of the page side by side, in order.
    pub(super) layout: Vec<usize>,
}

impl Measured {
    fn of(page: &Page) -> Measured {
        let words = page.running_sum(|_, segment| segment.measures.words);
        let layout = layout_tables(page, &words);
        Measured { words, layout }
    }
}

/// Takes all of a table or a list of which enough was taken, if it is no list of links and no layout.
fn complete(page: &Page, chosen: &mut [bool], measured: &Measured) {
    let Measured { words, layout } = measured;
    let taken = words_of(page, chosen);
    let characters = page.running_sum(|_, segment| segment.measures.characters);
    let linked = page.running_sum(|_, segment| segment.measures.linked);
    let mut done = 0;
    for (number, element) in page.elements.iter().enumerate() {
        let inside = &element.segments;
        // Cells mean little without the others.
        let percents = match element.tag {
            Tag::Table if layout.binary_search(&number).is_err() => 30,
            Tag::Ul | Tag::Ol | Tag::Dl => 60,
            _ => continue,
        };
        // What stands inside one that was completed is complete.
        if inside.start < done || words.within(inside) > LARGEST {
            continue;
        }
        let enough = 100 * taken.within(inside) >= percents * words.within(inside).max(1);
        if enough && 2 * linked.within(inside) <= characters.within(inside) {
            done = inside.end;
            set(chosen, inside, true);
        }
    }
}

/// The tables that put parts of a page side by side, in order: in a cell of theirs stands a text of several
/// paragraphs, or another table. So each cell means something without the others.
fn layout_tables(page: &Page, words: &RunningSum) -> Vec<usize> {
    let parent = |number: &usize| page.elements.get(*number)?.parent;
    let is_table = |number: &usize| {
        let element = page.elements.get(*number);
        element.is_some_and(|element| element.tag == Tag::Table)
    };
    let around = |element: &Element| {
        let around = std::iter::successors(element.parent, parent);
        around.take(FAR_FROM_TABLE).find(is_table)
    };
    let holds_text = |cell: &Element| {
        let inside = &cell.segments;
        inside.len() >= PARAGRAPHS_OF_TEXT && words.within(inside) >= WORDS_OF_TEXT
    };
    let tables = page
        .elements
        .iter()
        .filter_map(|element| match element.tag {
            Tag::Table => around(element),
            Tag::Td | Tag::Th if holds_text(element) => around(element),
            _ => None,
        });
    let mut tables: Vec<usize> = tables.collect();
    tables.sort_unstable();
    tables
}

/// Takes code that stands between texts that were taken: it looks like no text in any language.
fn take_code(page: &Page, chosen: &mut [bool]) {
    let taken = chosen.to_vec();
    let near = |range: Range<usize>| {
        let near = taken.get(range.start..range.end.min(taken.len()));
        near.is_some_and(|near| near.contains(&true))
    };
    for (number, (segment, chosen)) in page.segments.iter().zip(chosen).enumerate() {
        let element = page.elements.get(segment.element);
        if element.is_some_and(|element| element.tag == Tag::Pre) {
            let before = near(number.saturating_sub(NEAR)..number);
            *chosen |= before && near(number + 1..number + 1 + NEAR);
        }
    }
}

/// Leaves out long texts that were taken before, and tells which.
fn drop_repeated(page: &Page, chosen: &mut [bool], page_type: PageType) -> Vec<bool> {
    let before = stood_before(page, chosen);
    let texts = page.segments.iter().zip(chosen.iter_mut()).zip(&before);
    let repeated = texts
        .map(|((segment, chosen), before)| {
            let is_repeated = *before && segment.measures.words >= REPEATED_WORDS;
            *chosen &= !is_repeated;
            is_repeated
        })
        .collect::<Vec<bool>>();
    if repeated.contains(&true) {
        let new = |least: u32| -> Vec<bool> {
            let texts = page.segments.iter().zip(chosen.iter().zip(&before));
            let is_new = |(segment, (chosen, before)): (&Segment, (&bool, &bool))| {
                *chosen && !before && segment.measures.words >= least
            };
            texts.map(is_new).collect()
        };
        let (short, long) = (new(0), new(REPEATED_WORDS));
        // What is quoted may have a line of its own, such as who is quoted; in threads lists may as well.
        let of_lists = match page_type {
            PageType::Forum => &long,
            _ => &short,
        };
        drop_copies(page, chosen, &repeated, [of_lists, &long]);
    }
    repeated
}

/// Which of the texts that were taken are the same as one before.
fn stood_before(page: &Page, chosen: &[bool]) -> Vec<bool> {
    let texts = page.segments.iter().zip(chosen).enumerate();
    let texts = texts.filter(|(_, (_, chosen))| **chosen);
    let mut sorted: Vec<(u64, usize)> = texts
        .map(|(number, (segment, _))| (segment.measures.hash, number))
        .collect();
    sorted.sort_unstable();
    let mut stood_before = vec![false; chosen.len()];
    for ((before, _), (hash, number)) in sorted.iter().zip(sorted.iter().skip(1)) {
        if before == hash
            && let Some(stood_before) = stood_before.get_mut(*number)
        {
            *stood_before = true;
        }
    }
    stood_before
}

/// Leaves out the rest of lists and quotations of which most was left out and nothing is new, as in threads
/// that show a post once more above each reply to it. `new` has the texts that are new in lists, and those
/// that are in quotations.
fn drop_copies(page: &Page, chosen: &mut [bool], repeated: &[bool], new: [&[bool]; 2]) {
    let [taken, repeated] = [&*chosen, repeated].map(|texts| words_of(page, texts));
    let [of_lists, of_quotations] = new.map(|texts| words_of(page, texts));
    for element in &page.elements {
        let inside = &element.segments;
        let new = match element.tag {
            Tag::Ul | Tag::Ol | Tag::Dl => of_lists.within(inside),
            Tag::Blockquote => of_quotations.within(inside),
            _ => continue,
        };
        if new == 0 && repeated.within(inside) > taken.within(inside) {
            set(chosen, inside, false);
        }
    }
}

/// Whether one of a page's elements has a tag.
fn holds(page: &Page, tag: Tag) -> bool {
    page.elements.iter().any(|element| element.tag == tag)
}

/// Leaves out what was taken of a table of which next to nothing was.
fn drop_pieces(page: &Page, chosen: &mut [bool]) {
    if !holds(page, Tag::Table) {
        return;
    }
    let (words, taken) = (
        page.running_sum(|_, segment| segment.measures.words),
        words_of(page, chosen),
    );
    for element in &page.elements {
        let inside = &element.segments;
        let all = words.within(inside);
        let left = taken.within(inside);
        let is_piece = left <= MOST_LEFT_OVER && 10 * left < all;
        if element.tag == Tag::Table && all >= FEWEST_OF_TABLE && is_piece {
            set(chosen, inside, false);
        }
    }
}

/// Takes what asks or names the texts of `<details>`, where these were taken.
fn take_summaries(page: &Page, chosen: &mut [bool], may_be_taken: impl Fn(usize) -> bool) {
    if !holds(page, Tag::Summary) {
        return;
    }
    let taken = words_of(page, chosen);
    for element in &page.elements {
        let parent = element.parent.and_then(|parent| page.elements.get(parent));
        if element.tag == Tag::Summary
            && let Some(details) = parent.filter(|parent| parent.tag == Tag::Details)
            && taken.within(&(element.segments.end..details.segments.end)) > 0
            && element.segments.clone().all(&may_be_taken)
        {
            set(chosen, &element.segments, true);
        }
    }
}

/// Takes headings and quotations between texts that were taken, and a quotation with the heading behind it.
fn take_between(page: &Page, chosen: &mut [bool], may_be_taken: impl Fn(usize) -> bool) {
    let taken = chosen.to_vec();
    let belongs = |number: usize, is_one: fn(&Page, &Segment) -> bool| {
        let segment = page.segments.get(number);
        segment.is_some_and(|segment| is_one(page, segment)) && may_be_taken(number)
    };
    let mut segments = page.segments.iter();
    let title = segments.position(|segment| tag_of(page, segment) == Tag::H1);
    let is_subheading = |number| title != Some(number) && belongs(number, is_heading);
    for (number, around) in taken.windows(3).enumerate() {
        let (first, second) = (number + 1, number + 2);
        let behind = taken.get(number + 3) == Some(&true);
        let between = match around {
            [true, false, true] if is_subheading(first) || belongs(first, is_quotation) => {
                first..second
            }
            [true, false, false]
                if behind && belongs(first, is_quotation) && is_subheading(second) =>
            {
                first..second + 1
            }
            _ => continue,
        };
        set(chosen, &between, true);
    }
}

fn is_quotation(page: &Page, segment: &Segment) -> bool {
    let parent = |number: &usize| page.elements.get(*number)?.parent;
    let mut around = std::iter::successors(Some(segment.element), parent).take(2);
    around.any(|number| {
        let element = page.elements.get(number);
        element.is_some_and(|element| element.tag == Tag::Blockquote)
    })
}

/// What stands below a heading.
#[derive(Debug, Clone, Copy, Default)]
struct Section {
    has_text: bool,
    is_taken: bool,
    is_repeated: bool,
}

impl Section {
    fn add(&mut self, is_taken: bool, is_repeated: bool) {
        self.has_text = true;
        self.is_taken |= is_taken;
        self.is_repeated |= is_repeated;
    }
}

/// Leaves out headings whose section has text of which none was taken: they would announce nothing.
/// Where headings may be content for themselves, this is so only if the text was taken before.
fn drop_headings(page: &Page, chosen: &mut [bool], repeated: &[bool], announce: bool) {
    let mut sections = [Section::default(); LEVELS];
    // The texts since the heading that came last, which are of all sections.
    let mut behind = Section::default();
    let texts = page.segments.iter().zip(chosen).zip(repeated).rev();
    for ((segment, chosen), repeated) in texts {
        let element = page.elements.get(segment.element);
        let level = element.and_then(|element| element.tag.heading_level());
        let level = level.filter(|_| segment.measures.words <= LONGEST_HEADING);
        let level = level.map_or(LEVELS, |level| usize::from(level).min(LEVELS));
        if level == LEVELS {
            behind.add(*chosen, *repeated);
            continue;
        }
        let texts = std::mem::take(&mut behind);
        if texts.has_text {
            for section in &mut sections {
                section.add(texts.is_taken, texts.is_repeated);
            }
        }
        if let Some(section) = level.checked_sub(1).and_then(|level| sections.get(level))
            && section.has_text
            && !section.is_taken
        {
            *chosen &= !(announce || section.is_repeated);
        }
        for (number, section) in sections.iter_mut().enumerate() {
            if number + 1 < level {
                section.add(*chosen, *repeated);
            } else {
                *section = Section::default();
            }
        }
    }
}

/// A heading of more words is a paragraph that looks like one.
const LONGEST_HEADING: u32 = 24;

/// One more than the lowest level of a heading.
const LEVELS: usize = 7;

/// Whether headings on pages of a type announce the text below them. On the others they are often all
/// that is content: the titles of what is listed.
fn headings_announce(page_type: PageType) -> bool {
    matches!(
        page_type,
        PageType::Article | PageType::Documentation | PageType::Product
    )
}
