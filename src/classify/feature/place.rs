//! Where a segment stands in the page: before, after and how far from the headline.

use super::super::board::{Board, tag_of};
use super::share;
use crate::dom::Tag;
use crate::segment::{self, Page, Segment};

pub(super) const NAMES: [&str; 7] = [
    "text_before_share",
    "from_first_h1",
    "from_last_h1",
    "text_from_last_h1",
    "from_first_title",
    "from_last_title",
    "text_from_last_title",
];

/// Stands for a distance to something that the page does not have.
const NONE: f32 = -100_000.0;

/// Longer segments are no title.
const LONGEST_TITLE: u32 = 40;

/// Words beyond these of a title are not compared.
const MOST_WORDS: usize = 64;

/// A segment is like a title if this share of the words of both agree.
const LEAST_LIKENESS: f32 = 0.5;

/// The words of the page's titles.
#[derive(Debug, Default)]
pub(crate) struct Titles {
    titles: Vec<Vec<u32>>,
    /// The words of the shortest.
    fewest: usize,
    /// Bits of all their words: what is not among these is in no title.
    bits: u64,
}

impl Titles {
    pub(crate) fn new(titles: &[String]) -> Self {
        let words = |title: &String| {
            let mut words = segment::words(title);
            words.truncate(MOST_WORDS);
            words.sort_unstable();
            words.dedup();
            words
        };
        let titles = titles.iter().map(words);
        let titles: Vec<Vec<u32>> = titles.filter(|title| !title.is_empty()).collect();
        Titles {
            fewest: titles.iter().map(Vec::len).min().unwrap_or(usize::MAX),
            bits: titles
                .iter()
                .flatten()
                .fold(0, |bits, word| bits | bit(*word)),
            titles,
        }
    }

    /// How like a title a text is: the share of its words that stand in one of them, times the
    /// share of the words of one that stand in it. 0 where it cannot be like one.
    fn likeness(&self, words: &[u32]) -> f32 {
        if 2 * words.len() < self.fewest || words.is_empty() {
            return 0.0;
        }
        let may_be_known = |word: &&u32| self.bits & bit(**word) != 0;
        if 2 * words.iter().filter(may_be_known).count() < words.len() {
            return 0.0;
        }
        let is_known = |word: &&u32| {
            let mut titles = self.titles.iter();
            titles.any(|title| title.binary_search(word).is_ok())
        };
        let like = words.iter().filter(may_be_known).filter(is_known).count();
        if 2 * like < words.len() {
            return 0.0;
        }
        let like = like as f32 / words.len() as f32;
        let mut found = words.to_vec();
        found.sort_unstable();
        found.dedup();
        let of = self.titles.iter().map(|title| {
            let both = found
                .iter()
                .filter(|word| title.binary_search(word).is_ok());
            both.count() as f32 / title.len() as f32
        });
        like * of.fold(0.0, f32::max)
    }
}

/// One of 64 bits for a word.
fn bit(word: u32) -> u64 {
    1 << (word >> 26)
}

/// A place in the page.
#[derive(Debug, Clone, Copy)]
struct Mark {
    segment: usize,
    characters: u32,
}

/// The marks that places are told from.
#[derive(Debug)]
pub(super) struct Places<'a> {
    board: &'a Board<'a>,
    headlines: Option<(Mark, Mark)>,
    titles: Option<(Mark, Mark)>,
}

impl<'a> Places<'a> {
    pub(super) fn new(board: &'a Board<'a>, titles: &Titles) -> Self {
        let page = board.page;
        let mark = |segment: usize| Mark {
            segment,
            characters: board.before(segment).characters,
        };
        let ends = |numbers: Vec<usize>| {
            let (first, last) = (*numbers.first()?, *numbers.last()?);
            Some((mark(first), mark(last)))
        };
        let is_headline = |number: &usize| is_headline(page, *number);
        Places {
            board,
            headlines: ends((0..board.len()).filter(is_headline).collect()),
            titles: ends(like_titles(board, titles)),
        }
    }

    pub(super) fn push(&self, number: usize, row: &mut Vec<f32>) {
        let before = self.board.before(number).characters;
        let whole = self.board.whole().characters;
        row.push(share(before, whole));
        for marks in [self.headlines, self.titles] {
            let Some((first, last)) = marks else {
                row.extend([NONE; 3]);
                continue;
            };
            let from = |mark: Mark| number as f32 - mark.segment as f32;
            let text = (before as f32 - last.characters as f32) / whole.max(1) as f32;
            row.extend([from(first), from(last), text]);
        }
    }
}

/// Whether a segment is, or stands right inside, an `<h1>`.
fn is_headline(page: &Page, number: usize) -> bool {
    page.segments.get(number).is_some_and(|segment| {
        let element = page.elements.get(segment.element);
        let around = element.and_then(|element| element.parent);
        let around = around.and_then(|parent| page.elements.get(parent));
        tag_of(page, segment) == Tag::H1 || around.is_some_and(|around| around.tag == Tag::H1)
    })
}

/// Whether a segment is a headline, or like one of the titles.
pub(super) fn is_title(page: &Page, titles: &Titles, number: usize) -> bool {
    let segment = page.segments.get(number);
    let is_like = |segment: &Segment| {
        segment.measures.words <= LONGEST_TITLE
            && titles.likeness(page.words(segment)) > LEAST_LIKENESS
    };
    is_headline(page, number) || segment.is_some_and(is_like)
}

/// The segments that are most like one of the titles.
fn like_titles(board: &Board<'_>, titles: &Titles) -> Vec<usize> {
    let page = board.page;
    let mut best = LEAST_LIKENESS;
    let mut found = Vec::new();
    for (number, segment) in page.segments.iter().enumerate() {
        if segment.measures.words > LONGEST_TITLE {
            continue;
        }
        let likeness = titles.likeness(page.words(segment));
        if likeness > best {
            found.clear();
            best = likeness;
        }
        if likeness >= best {
            found.push(number);
        }
    }
    found
}
