//! What texts say of themselves, which decides on them whatever is probable. Truths of collections are at odds
//! about such texts; readers are not.

use super::board::{is_heading, tag_of};
use super::feature::{First, Titles};
use crate::dom::Tag;
use crate::metadata;
use crate::segment::{Page, Segment};
use crate::text::date;

/// A lead is at most so many segments before a text that was taken.
const FAR_FROM_BODY: usize = 30;

/// What is announced stands within so many segments.
const ANNOUNCED: usize = 3;

/// A text of so many words is surely one of the article's.
const LONG: u32 = 15;

/// A line with the day of an article has so many words and bytes at most.
const WORDS_OF_DAY: u32 = 12;
const BYTES_OF_DAY: usize = 180;

/// What sentences end with.
const ENDS: [char; 8] = ['.', '!', '?', '…', '。', '।', '"', '”'];

/// Segments by what they say.
#[derive(Debug, Default)]
pub(super) struct Hints {
    /// The one that may be the lead of an article.
    lead: Option<usize>,
    /// Those that only point to other pages.
    pointers: Vec<usize>,
    /// Those that announce related pages.
    announcements: Vec<usize>,
    /// Those of them that say nearly nothing else and are no link.
    pub(super) related: Vec<usize>,
    /// Lines that may be bylines, and whether the phrase that they start with says so.
    bylines: Vec<(usize, bool)>,
    /// Lines that say that an advertisement stands there, and those that only offer to share, print and the like.
    lines: Vec<usize>,
    /// Texts that announce comments and say nothing else.
    pub(super) comment_labels: Vec<usize>,
    /// Whether the page says of itself that it is a thread, and that it is an article.
    pub(super) declares_thread: bool,
    pub(super) declares_article: bool,
    /// How many labels it has as posts have them.
    pub(super) post_labels: usize,
    /// The place of each segment, as a number: equal for those with the same tags and names around them, of which
    /// links have a place of their own.
    pub(super) places: Vec<u32>,
}

impl Hints {
    pub(super) fn new(first: &First<'_>, titles: &Titles) -> Self {
        Hints {
            lead: first.lead(titles),
            pointers: first.pointers(),
            announcements: first.announcements(),
            related: first.related(),
            bylines: first.bylines(),
            lines: first.lines(),
            comment_labels: first.comment_labels(),
            declares_thread: first.declares_thread,
            declares_article: first.declares_article,
            post_labels: first.post_labels(),
            places: first.places(),
        }
    }

    /// The segment that may be the lead of an article.
    #[cfg(feature = "training")]
    pub(super) fn lead(&self) -> Option<usize> {
        self.lead
    }

    /// Takes the lead if text that was taken follows soon.
    pub(super) fn take_lead(&self, chosen: &mut [bool]) {
        let Some(lead) = self.lead else { return };
        let mut behind = chosen.iter().skip(lead + 1).take(FAR_FROM_BODY);
        let follows = behind.any(|chosen| *chosen);
        if let Some(chosen) = chosen.get_mut(lead) {
            *chosen |= follows;
        }
    }

    /// Whether a segment only points to other pages.
    pub(super) fn is_pointer(&self, number: usize) -> bool {
        self.pointers.binary_search(&number).is_ok()
    }

    /// Leaves out what only points to other pages.
    pub(super) fn drop_pointers(&self, chosen: &mut [bool]) {
        drop_all(chosen, &self.pointers);
    }

    /// Leaves out bylines and lines with a day above an article's text: the metadata tell author and day.
    pub(super) fn drop_bylines(&self, page: &Page, chosen: &mut [bool]) {
        let mut segments = page.segments.iter().zip(chosen.iter());
        let is_long =
            |(segment, chosen): (&Segment, &bool)| *chosen && segment.measures.words >= LONG;
        let first = segments.position(is_long);
        let above = |(number, _): &&(usize, bool)| Some(*number) < first;
        for (number, is_told) in self.bylines.iter().take_while(above) {
            let segment = page.segments.get(*number);
            if let Some(chosen) = chosen.get_mut(*number)
                && *chosen
            {
                let opens = |segment| metadata::opens_byline(page.text(segment));
                *chosen = !is_told && !segment.is_some_and(opens);
            }
        }
        let segments = page.segments.iter().zip(chosen).take(first.unwrap_or(0));
        for (segment, chosen) in segments.filter(|(_, chosen)| **chosen) {
            *chosen = !tells_day(page, segment);
        }
    }

    /// Leaves out lines that say that an advertisement stands there, or that only offer to do something.
    pub(super) fn drop_lines(&self, chosen: &mut [bool]) {
        drop_all(chosen, &self.lines);
    }

    /// Leaves out what announces related pages, where nothing that follows was taken.
    pub(super) fn drop_announcements(&self, chosen: &mut [bool]) {
        for announcement in self.announcements.iter().rev() {
            let mut behind = chosen.iter().skip(announcement + 1).take(ANNOUNCED);
            if !behind.any(|chosen| *chosen) {
                drop_all(chosen, &[*announcement]);
            }
        }
    }
}

/// Whether a short text that is no item, no link and no sentence has a date in it; blogs head the entries of a
/// day with it, and with nothing else.
pub(super) fn tells_day(page: &Page, segment: &Segment) -> bool {
    let text = page.text(segment);
    segment.measures.words <= WORDS_OF_DAY
        && text.len() <= BYTES_OF_DAY
        && !text.ends_with(ENDS)
        && date::may_hold(text)
        && segment.link_density() < 0.5
        && (!is_heading(page, segment) || date::whole(text.trim()).is_some())
        && tag_of(page, segment) != Tag::Li
        && date::find(text, date::Order::MonthFirst).is_some()
}

/// Leaves out some segments.
pub(super) fn drop_all(chosen: &mut [bool], dropped: &[usize]) {
    for number in dropped {
        if let Some(chosen) = chosen.get_mut(*number) {
            *chosen = false;
        }
    }
}
