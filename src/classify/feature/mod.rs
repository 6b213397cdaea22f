//! Features: what the models see of a segment, as numbers.
//!
//! Each group of features has a file: the names of its features, what it prepares for a page, and
//! the values for one segment, in the order of the names. Values are plain counts and shares, made
//! by additions, multiplications, divisions and square roots only, which every platform rounds alike.

mod answers;
mod around;
mod cards;
mod description;
mod labels;
mod names;
mod neighbours;
mod own;
mod place;
mod repetition;
mod sums;
mod tags;
mod whole;
mod wording;

pub(super) use answers::Answers;
pub(super) use names::Lexicon;
pub(super) use place::Titles;
pub(super) use wording::Wording;

use super::board::{self, Board};
use super::matrix::Rows;
use super::phrases::Phrases;
use crate::dom::Tag;

/// What the page says about itself, as far as features are concerned.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    /// Its titles: the `<title>` and the title for sharing.
    pub(crate) titles: Vec<String>,
    /// The types that it declares, in lower case.
    pub(crate) types: Vec<String>,
    /// How it describes itself for others.
    pub(crate) descriptions: Vec<String>,
}

/// A text of which so much is linked, and which says that it is about something related, only points there.
const LINKED_OF_POINTER: f32 = 0.7;

/// The same for several links, beside which their days may stand.
const LINKED_OF_POINTERS: f32 = 0.5;

/// Bylines have no more words than this.
const LONGEST_BYLINE: u32 = 12;

/// A lead is at most so many segments behind a headline.
const FAR_FROM_HEADLINE: usize = 12;

/// How many features differ between segments.
fn width() -> usize {
    own::NAMES.len()
        + place::NAMES.len()
        + tags::NAMES.len()
        + repetition::NAMES.len()
        + neighbours::NAMES.len()
        + names::NAMES.len()
        + around::width()
        + labels::width()
        + cards::width()
        + description::NAMES.len()
        + wording::NAMES.len()
}

/// The names of the features that differ between segments, as the first stage sees them.
#[cfg(feature = "training")]
pub(super) fn names() -> Vec<String> {
    let groups = [
        own::NAMES.as_slice(),
        &place::NAMES,
        &tags::NAMES,
        &repetition::NAMES,
        &neighbours::NAMES,
        &names::NAMES,
    ];
    let mut all: Vec<String> = groups.concat().into_iter().map(str::to_owned).collect();
    all.extend(around::names());
    all.extend(labels::names());
    all.extend(cards::names());
    all.extend(description::NAMES.map(str::to_owned));
    all.extend(wording::NAMES.map(str::to_owned));
    all
}

/// The names of the features of the page as a whole.
#[cfg(feature = "training")]
pub(super) fn page_names() -> Vec<String> {
    let names = whole::NAMES.map(str::to_owned).into_iter();
    let mut names: Vec<String> = names.chain(labels::page_names()).collect();
    names.extend(cards::OF_PAGE.map(str::to_owned));
    names.push(description::OF_PAGE.to_owned());
    names
}

/// The names of what the first stage's answers tell of a segment.
#[cfg(feature = "training")]
pub(super) fn answer_names() -> Vec<String> {
    answers::names()
}

/// The names of what the first stage's answers tell of the page.
#[cfg(feature = "training")]
pub(super) fn page_answer_names() -> Vec<String> {
    answers::OF_PAGE.map(str::to_owned).to_vec()
}

/// What the first stage sees of a page.
#[derive(Debug)]
pub(super) struct First<'a> {
    pub(super) board: &'a Board<'a>,
    pub(super) repetition: repetition::Repetition,
    labels: labels::Labels<'a>,
    cards: cards::Cards,
    descriptions: description::Descriptions,
    whole: Vec<f32>,
    /// Whether the page declares that it is a thread, and that it is an article.
    pub(super) declares_thread: bool,
    pub(super) declares_article: bool,
}

impl<'a> First<'a> {
    /// Prepares a page.
    pub(super) fn new(board: &'a Board<'a>, facts: &Facts, phrases: &Phrases<'_>) -> Self {
        let labels = labels::Labels::new(board, phrases);
        let mut whole = whole::values(board, facts);
        whole.extend(labels.of_page());
        let repetition = repetition::Repetition::new(board);
        let cards = cards::Cards::new(board, &repetition);
        whole.extend(cards.of_page());
        let descriptions = description::Descriptions::new(board, &facts.descriptions);
        whole.push(descriptions.of_page());
        First {
            board,
            repetition,
            labels,
            cards,
            descriptions,
            whole,
            declares_thread: whole::declares_thread(board.page, facts),
            declares_article: whole::declares_article(facts),
        }
    }

    /// The features of the page as a whole.
    pub(super) fn whole(&self) -> &[f32] {
        &self.whole
    }

    /// The segment that may be the lead of an article: behind a headline, and a description of the page.
    pub(super) fn lead(&self, titles: &Titles) -> Option<usize> {
        let told = self.descriptions.told()?;
        let mut before = told.saturating_sub(FAR_FROM_HEADLINE)..told;
        let is_behind = before.any(|number| place::is_title(self.board.page, titles, number));
        is_behind.then_some(told)
    }

    /// The segments that only point to other pages, such as "See also: …" and "Next message: …".
    pub(super) fn pointers(&self) -> Vec<usize> {
        let segments = self.board.page.segments.iter().enumerate();
        let pointers = segments.filter(|(number, segment)| {
            let least = match segment.measures.links {
                0..=2 => LINKED_OF_POINTER,
                _ => LINKED_OF_POINTERS,
            };
            (self.labels.is_related(*number) || self.labels.is_pager(*number))
                && segment.link_density() >= least
        });
        pointers.map(|(number, _)| number).collect()
    }

    /// The segments that announce related pages, such as "Further reading:".
    pub(super) fn announcements(&self) -> Vec<usize> {
        let all = 0..self.board.len();
        all.filter(|number| self.labels.announces_related(*number))
            .collect()
    }

    /// The segments that announce related pages and say nearly nothing else, without being a link.
    pub(super) fn related(&self) -> Vec<usize> {
        let segments = self.board.page.segments.iter().enumerate();
        let related = segments.filter(|(number, segment)| {
            segment.measures.linked == 0 && self.labels.says_related(*number)
        });
        related.map(|(number, _)| number).collect()
    }

    /// Lines that may be bylines such as "Posted on 3 May 2024 by Ida Holm": with a year, or with names
    /// only. Tells whether the phrase that they start with says that they are.
    pub(super) fn bylines(&self) -> Vec<(usize, bool)> {
        let page = self.board.page;
        let segments = page.segments.iter().enumerate();
        let bylines = segments.filter(|(_, segment)| {
            let measures = &segment.measures;
            let is_heading = board::is_heading(page, segment);
            let tells = measures.years > 0 || measures.capitalised + 1 >= measures.words;
            measures.words <= LONGEST_BYLINE && !is_heading && tells
        });
        bylines
            .map(|(number, _)| (number, self.labels.is_byline(number)))
            .collect()
    }

    /// How many labels the page has as posts have them.
    pub(super) fn post_labels(&self) -> usize {
        self.labels.of_posts()
    }

    /// A number for each segment, equal for those with the same tags and names around them, of which links have one of
    /// their own; less than twice the number of segments.
    pub(super) fn places(&self) -> Vec<u32> {
        let segments = self.board.page.segments.iter();
        let segments = segments.zip(&self.repetition.paths.of);
        segments
            .map(|(segment, path)| 2 * path + u32::from(board::is_linked(segment)))
            .collect()
    }

    /// Lines such as "Advertisement", and "Print this page".
    pub(super) fn lines(&self) -> Vec<usize> {
        let page = self.board.page;
        let segments = page.segments.iter().enumerate();
        let lines = segments.filter(|(number, segment)| {
            let tag = board::tag_of(page, segment);
            let may_be_value = matches!(tag, Tag::Td | Tag::Th | Tag::Li | Tag::Dd | Tag::Dt);
            let is_text = !may_be_value && tag.heading_level().is_none();
            self.labels.is_advert(*number) || is_text && self.labels.is_offer(*number)
        });
        lines.map(|(number, _)| number).collect()
    }

    /// Texts that say that comments follow, and nothing else: headings, and what may stand in place of one.
    pub(super) fn comment_labels(&self) -> Vec<usize> {
        let segments = self.board.page.segments.iter().enumerate();
        let headings = segments.filter(|(number, segment)| {
            let tag = board::tag_of(self.board.page, segment);
            let may_announce = match tag {
                Tag::Div | Tag::P | Tag::Td | Tag::Th => segment.measures.linked == 0,
                _ => tag.heading_level().is_some(),
            };
            may_announce && self.labels.announces_comments(*number)
        });
        headings.map(|(number, _)| number).collect()
    }

    /// The features of all segments.
    pub(super) fn rows(
        &mut self,
        titles: &Titles,
        lexicon: &Lexicon<'_>,
        wording: &Wording<'_>,
    ) -> Rows {
        let board = self.board;
        let (place, tags) = (place::Places::new(board, titles), tags::Tags::new(board));
        let mut names = names::Names::new(board, lexicon);
        let wordings = wording::Wordings::new(board, wording);
        let around = around::Around::new(board, &self.repetition);
        Rows::new(board.len(), width(), |number, row| {
            let Some(segment) = board.page.segments.get(number) else {
                return;
            };
            own::push(segment, row);
            place.push(number, row);
            tags.push(segment, row);
            self.repetition.push(number, segment, row);
            neighbours::push(board, number, row);
            names.push(segment, row);
            around.push(number, row);
            self.labels.push(number, row);
            self.cards.push(segment, row);
            self.descriptions.push(number, row);
            wordings.push(number, row);
        })
    }
}

/// A share; 0 where the whole is nothing.
fn share(part: u32, whole: u32) -> f32 {
    part as f32 / whole.max(1) as f32
}
