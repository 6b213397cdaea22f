//! Tables, lists and captions among texts: their cells and items say little for themselves, and are often links, so that what
//! stands around them tells whether they are content.

use super::board::is_heading;
use super::parts::{Measured, set, words_of};
use crate::article::PageType;
use crate::dom::Tag;
use crate::segment::{Element, Page, RunningSum, Segment};

/// A row of so many headings, and none but them, heads columns.
const FEWEST_COLUMNS: u64 = 2;

/// A table of fewer rows may be anything.
const FEWEST_ROWS: usize = 3;

/// A month as a calendar shows it has a column for each day of the week.
const COLUMNS_OF_CALENDAR: u64 = 7;

/// How many elements around a table may hold the text that it belongs to, and how many words of that.
const AROUND: usize = 3;
const FEWEST_WORDS_AROUND: u64 = 30;

/// Paragraphs have so many words.
const WORDS_OF_PARAGRAPH: u32 = 10;

/// A list between paragraphs is one of theirs if this part of its words was taken. In documentation it is enough that
/// half of its texts may be.
const TAKEN_PART: u64 = 4;

/// Takes tables whose columns are headed where text around them was taken, and what stands between two paragraphs
/// that were.
pub(super) fn take(
    page: &Page,
    measured: &Measured,
    chosen: &mut [bool],
    page_type: PageType,
    may_be_taken: impl Fn(usize) -> bool,
) {
    // Tables of products compare them with others, or tell sizes of all that a shop has.
    let is_one = |element: &Element| {
        is_table(element)
            || is_list(element)
            || matches!(element.tag, Tag::Figcaption | Tag::Footer)
    };
    if page_type == PageType::Product || !page.elements.iter().any(is_one) {
        return;
    }
    let is_read = matches!(page_type, PageType::Article | PageType::Documentation);
    let likely = page.running_sum(|number, _| u32::from(may_be_taken(number)));
    let texts = Texts {
        page,
        measured,
        taken: words_of(page, chosen),
        paragraphs: paragraphs(page, chosen),
    };
    for (number, element) in page.elements.iter().enumerate() {
        let is_wanted = !element.hidden
            && !texts.is_whole(element)
            && match element.tag {
                Tag::Table => texts.takes_table(number, element),
                // In documentation captions go on with what the text says; those of articles tell of images.
                Tag::Figcaption => page_type == PageType::Documentation && texts.is_inside(element),
                // What a shop's customers say is signed below, which is no text.
                Tag::Footer => is_read && texts.ends_quotation(element),
                _ if is_list(element) => {
                    // Between paragraphs of articles, links in a list lead to others.
                    let is_likely = page_type == PageType::Documentation
                        && 2 * likely.within(&element.segments) >= element.segments.len() as u64;
                    (is_likely || texts.is_taken_in_part(element)) && texts.stands_between(element)
                }
                _ => false,
            };
        if is_wanted {
            set(chosen, &element.segments, true);
        }
    }
}

/// What was taken of a page.
struct Texts<'a> {
    page: &'a Page,
    measured: &'a Measured,
    taken: RunningSum,
    /// The segments that are paragraphs which were taken.
    paragraphs: Vec<bool>,
}

impl Texts<'_> {
    fn is_whole(&self, element: &Element) -> bool {
        let inside = &element.segments;
        self.taken.within(inside) == self.measured.words.within(inside)
    }

    fn is_taken_in_part(&self, list: &Element) -> bool {
        let inside = &list.segments;
        TAKEN_PART * self.taken.within(inside) >= self.measured.words.within(inside)
    }

    fn takes_table(&self, number: usize, table: &Element) -> bool {
        if self.measured.layout.binary_search(&number).is_ok() {
            return false;
        }
        let (rows, columns) = self.size(number, table);
        rows >= FEWEST_ROWS
            && (columns >= FEWEST_COLUMNS && self.is_among_text(table)
                || self.stands_between(table))
    }

    /// Whether it tells whom a quotation is of that was taken.
    fn ends_quotation(&self, footer: &Element) -> bool {
        let parent = |element: &Element| self.page.elements.get(element.parent?);
        let around = std::iter::successors(parent(footer), |element| parent(element));
        around
            .take(AROUND)
            .any(|around| around.tag == Tag::Blockquote && self.taken.within(&around.segments) > 0)
    }

    /// Whether the texts right before and behind an element were taken.
    fn is_inside(&self, element: &Element) -> bool {
        let inside = &element.segments;
        let is_taken = |number: usize| self.taken.within(&(number..number + 1)) > 0;
        inside.start.checked_sub(1).is_some_and(is_taken) && is_taken(inside.end)
    }

    /// Whether one of the elements around a table holds text beside it that was taken.
    fn is_among_text(&self, table: &Element) -> bool {
        let parent = |element: &Element| self.page.elements.get(element.parent?);
        let around = std::iter::successors(parent(table), |element| parent(element));
        let inside = self.taken.within(&table.segments);
        let has_text =
            |around: &Element| self.taken.within(&around.segments) >= inside + FEWEST_WORDS_AROUND;
        around.take(AROUND).any(has_text)
    }

    /// Whether paragraphs beside an element were taken before and behind it, headings apart.
    fn stands_between(&self, element: &Element) -> bool {
        let is_heading = |number: &usize| {
            let segment = self.page.segments.get(*number);
            segment.is_some_and(|segment| is_heading(self.page, segment))
        };
        let is_beside = |number: Option<usize>| {
            let number = number.filter(|number| self.paragraphs.get(*number) == Some(&true));
            let segment = number.and_then(|number| self.page.segments.get(number));
            let Some(segment) = segment else {
                return false;
            };
            let own = self.page.elements.get(segment.element);
            Some(segment.element) == element.parent
                || own.is_some_and(|own| own.parent == element.parent)
        };
        let inside = &element.segments;
        is_beside((0..inside.start).rev().find(|number| !is_heading(number)))
            && is_beside((inside.end..self.page.segments.len()).find(|number| !is_heading(number)))
    }

    /// How many rows a table that holds no other has, and how many columns one of its rows heads.
    fn size(&self, number: usize, table: &Element) -> (usize, u64) {
        let inside = self.page.elements.iter().skip(number + 1);
        let inside = inside.take_while(|inner| inner.segments.start < table.segments.end);
        let (mut rows, mut cells, mut columns) = (0, 0, 0);
        let mut row = Cells::default();
        for inner in inside {
            match inner.tag {
                Tag::Th => row.headings += 1,
                Tag::Td => row.others += 1,
                Tag::Tr => {
                    rows += 1;
                    cells += row.headings + row.others;
                    columns = columns.max(row.headed_columns());
                    row = Cells::default();
                }
                _ => {}
            }
        }
        // Days are numbers, and there are no more of them than cells.
        let is_calendar = columns == COLUMNS_OF_CALENDAR
            && self.measured.words.within(&table.segments) <= cells + row.others;
        match is_calendar {
            true => (0, 0),
            false => (rows, columns),
        }
    }
}

/// The cells of a row.
#[derive(Debug, Default)]
struct Cells {
    headings: u64,
    others: u64,
}

impl Cells {
    /// How many columns the row heads.
    fn headed_columns(&self) -> u64 {
        match self.others {
            0 => self.headings,
            _ => 0,
        }
    }
}

fn is_table(element: &Element) -> bool {
    element.tag == Tag::Table
}

fn is_list(element: &Element) -> bool {
    matches!(element.tag, Tag::Ul | Tag::Ol | Tag::Dl)
}

/// Which segments are paragraphs that were taken.
fn paragraphs(page: &Page, chosen: &[bool]) -> Vec<bool> {
    let texts = page.segments.iter().zip(chosen);
    let is_one = |(segment, chosen): (&Segment, &bool)| {
        let is_text = segment.link_density() < 0.5;
        *chosen && is_text && segment.measures.words >= WORDS_OF_PARAGRAPH
    };
    texts.map(is_one).collect()
}
