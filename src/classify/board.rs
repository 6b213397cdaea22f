//! What many features need of a page: sums over ranges of segments, and what each element holds.

use std::ops::Range;

use crate::dom::Tag;
use crate::segment::{Measures, Page, Segment};

/// Counts that are summed over ranges of segments.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub(super) segments: u32,
    pub(super) characters: u32,
    pub(super) linked: u32,
    pub(super) words: u32,
    pub(super) punctuation: u32,
    pub(super) short_words: u32,
    pub(super) capitalised: u32,
    pub(super) paragraphs: u32,
    pub(super) headings: u32,
    pub(super) images: u32,
    pub(super) controls: u32,
    /// Characters of segments that are prose.
    pub(super) prose: u32,
    /// Segments that are a price, and those that are a date.
    pub(super) prices: u32,
    pub(super) dates: u32,
}

macro_rules! each_field {
    ($left:expr, $right:expr, $with:ident; $($field:ident)*) => {
        Sums { $($field: $left.$field.$with($right.$field),)* }
    };
}

impl Sums {
    const NOTHING: Sums = Sums {
        segments: 0,
        characters: 0,
        linked: 0,
        words: 0,
        punctuation: 0,
        short_words: 0,
        capitalised: 0,
        paragraphs: 0,
        headings: 0,
        images: 0,
        controls: 0,
        prose: 0,
        prices: 0,
        dates: 0,
    };

    fn of(page: &Page, segment: &Segment) -> Sums {
        let measures = &segment.measures;
        let tag = tag_of(page, segment);
        Sums {
            segments: 1,
            characters: measures.characters,
            linked: measures.linked,
            words: measures.words,
            punctuation: measures.punctuation,
            short_words: measures.short_words,
            capitalised: measures.capitalised,
            paragraphs: u32::from(tag == Tag::P),
            headings: u32::from(tag.heading_level().is_some()),
            images: u32::from(segment.images),
            controls: u32::from(segment.controls),
            prose: if is_prose(segment) {
                measures.characters
            } else {
                0
            },
            prices: u32::from(is_price(measures)),
            dates: u32::from(is_date(measures)),
        }
    }

    pub(super) fn plus(self, other: Sums) -> Sums {
        each_field!(self, other, saturating_add; segments characters linked words punctuation
            short_words capitalised paragraphs headings images controls prose prices dates)
    }

    fn minus(self, other: Sums) -> Sums {
        each_field!(self, other, saturating_sub; segments characters linked words punctuation
            short_words capitalised paragraphs headings images controls prose prices dates)
    }
}

/// Whether a segment is a sentence or more that is not mostly links.
pub(super) fn is_prose(segment: &Segment) -> bool {
    let measures = &segment.measures;
    measures.words >= 9 && measures.punctuation > 0 && segment.link_density() < 0.35
}

/// Whether a segment has more words than a line of anything, and is mostly no link.
pub(super) fn is_unlinked_text(segment: &Segment) -> bool {
    segment.measures.words >= 10 && segment.link_density() < 0.5
}

/// Whether next to all of a segment is a link.
pub(super) fn is_linked(segment: &Segment) -> bool {
    segment.link_density() >= 0.9
}

/// The share of a text's letters that stand in links, where none of its numbers do.
pub(super) fn linked_letters(page: &Page, segment: &Segment) -> f32 {
    let letters = page
        .text(segment)
        .chars()
        .filter(|sign| sign.is_alphabetic());
    segment.measures.linked as f32 / letters.count().max(1) as f32
}

/// Whether a line of a few words tells a year.
pub(super) fn is_date_line(segment: &Segment) -> bool {
    segment.measures.years > 0 && segment.measures.words <= 9
}

/// Whether a text is a price with little beside it.
fn is_price(measures: &Measures) -> bool {
    measures.currencies > 0 && measures.words <= 12
}

/// Whether a text is a date with little beside it.
fn is_date(measures: &Measures) -> bool {
    measures.years > 0 && measures.words <= 7 && measures.characters <= 50
}

/// The tag of a segment's element.
pub(super) fn tag_of(page: &Page, segment: &Segment) -> Tag {
    page.elements
        .get(segment.element)
        .map_or(Tag::Other, |element| element.tag)
}

/// Whether a segment is a heading by its tag.
pub(super) fn is_heading(page: &Page, segment: &Segment) -> bool {
    tag_of(page, segment).heading_level().is_some()
}

/// How many heights are told apart: a segment's element, and the elements around it that each hold
/// more segments than the one before.
pub(super) const HEIGHTS: usize = 9;

/// A page with what its features share.
#[derive(Debug)]
pub(super) struct Board<'a> {
    pub(super) page: &'a Page,
    /// The sums over all segments before each, and over all.
    sums: Vec<Sums>,
    /// For each element the next one around it that holds more segments; itself for the outermost.
    wider: Vec<u32>,
    /// For each element the sums over the segments inside it.
    pub(super) inside: Vec<Sums>,
    heights: Vec<[u32; HEIGHTS]>,
}

impl<'a> Board<'a> {
    pub(super) fn new(page: &'a Page) -> Self {
        let mut total = Sums::default();
        let mut sums = Vec::with_capacity(page.segments.len() + 1);
        sums.push(total);
        for segment in &page.segments {
            total = total.plus(Sums::of(page, segment));
            sums.push(total);
        }
        let mut board = Board {
            page,
            sums,
            wider: wider(page),
            inside: Vec::new(),
            heights: Vec::new(),
        };
        let inside = page.elements.iter();
        board.inside = inside
            .map(|element| board.within(&element.segments))
            .collect();
        let heights = page.segments.iter().map(|segment| board.climb(segment));
        board.heights = heights.collect();
        board
    }

    /// How many segments the page has.
    pub(super) fn len(&self) -> usize {
        self.page.segments.len()
    }

    /// The sums over a range of segments.
    pub(super) fn within(&self, range: &Range<usize>) -> Sums {
        let at = |place: usize| self.sums.get(place).copied().unwrap_or_default();
        at(range.end).minus(at(range.start))
    }

    /// The sums over all segments before a place.
    pub(super) fn before(&self, place: usize) -> &Sums {
        self.sums.get(place).unwrap_or(&Sums::NOTHING)
    }

    /// The sums over the whole page.
    pub(super) fn whole(&self) -> Sums {
        self.sums.last().copied().unwrap_or_default()
    }

    fn climb(&self, segment: &Segment) -> [u32; HEIGHTS] {
        let mut element = segment.element as u32;
        let mut heights = [0; HEIGHTS];
        for height in &mut heights {
            *height = element;
            element = self.wider.get(element as usize).copied().unwrap_or(element);
        }
        heights
    }

    /// The elements around a segment at each height.
    pub(super) fn heights(&self, segment: usize) -> [u32; HEIGHTS] {
        self.heights.get(segment).copied().unwrap_or_default()
    }

    /// For each element that holds segments a value that is handed down: made from its parent's and
    /// the element itself.
    pub(super) fn down<T: Copy + Default>(
        &self,
        mut make: impl FnMut(Option<T>, usize) -> T,
    ) -> Vec<T> {
        let mut values: Vec<T> = Vec::with_capacity(self.page.elements.len());
        for (number, element) in self.page.elements.iter().enumerate() {
            if element.segments.is_empty() {
                values.push(T::default());
                continue;
            }
            let above = element
                .parent
                .and_then(|parent| values.get(parent))
                .copied();
            values.push(make(above, number));
        }
        values
    }
}

fn wider(page: &Page) -> Vec<u32> {
    let mut wider: Vec<u32> = Vec::with_capacity(page.elements.len());
    for (number, element) in page.elements.iter().enumerate() {
        let above = element.parent.unwrap_or(number);
        let same = page
            .elements
            .get(above)
            .is_none_or(|around| around.segments == element.segments);
        let next = match wider.get(above) {
            _ if !same => above as u32,
            Some(outer) if *outer as usize != above => *outer,
            _ => number as u32,
        };
        wider.push(next);
    }
    wider
}
