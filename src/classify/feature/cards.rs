//! Cards: siblings that look alike and hold several texts each, as listings, comments and shelves of
//! products do.

use super::super::board::{Board, Sums};
use super::repetition::Repetition;
use super::share;
use crate::segment::Segment;

/// What is told of the innermost cards around a segment, and of the outermost.
const INNER: [&str; 7] = [
    "count", "share", "linked", "images", "prices", "dates", "spread",
];
const OUTER: [&str; 5] = ["share", "prose", "images", "prices", "dates"];

/// What is told of the cards of a page.
#[cfg(feature = "training")]
pub(super) const OF_PAGE: [&str; 5] = [
    "page_cards",
    "page_cards_prose",
    "page_cards_images",
    "page_cards_prices",
    "page_cards_dates",
];

/// How many siblings make cards of them, and how many segments they hold in the mean, in halves.
const FEWEST: u32 = 3;
const LEAST_HALVES: u32 = 3;

/// Cards that together hold more percents of the page are the page.
const MOST_PERCENTS: u64 = 98;

/// Stands for cards that are not there.
const NONE: f32 = -1.0;

pub(super) fn width() -> usize {
    INNER.len() + OUTER.len()
}

#[cfg(feature = "training")]
pub(super) fn names() -> impl Iterator<Item = String> {
    let inner = INNER.map(|told| format!("inner_card_{told}"));
    let outer = OUTER.map(|told| format!("outer_card_{told}"));
    inner.into_iter().chain(outer)
}

/// Sums over a group of siblings.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    count: u32,
    sums: Sums,
    with_images: u32,
    with_prices: u32,
    with_dates: u32,
    /// The sum of the squares of their words.
    squares: f64,
}

/// What is told of cards where they are the innermost, and where they are the outermost.
type Told = ([f32; INNER.len()], [f32; OUTER.len()]);

/// The cards of a page.
#[derive(Debug)]
pub(super) struct Cards {
    /// What is told of each group of siblings that are cards.
    groups: Vec<Option<Told>>,
    /// For each element the groups of the innermost and of the outermost card around it.
    around: Vec<[Option<u32>; 2]>,
    of_page: [f32; 5],
}

impl Cards {
    pub(super) fn new(board: &Board<'_>, repetition: &Repetition) -> Self {
        let siblings = &repetition.siblings;
        let groups = groups(board, repetition);
        let whole = board.whole().characters;
        let told = groups
            .iter()
            .map(|group| group.are_cards(whole).then(|| group.told(whole)));
        let told: Vec<Option<Told>> = told.collect();
        let is_card = |number: usize| {
            let group = siblings.get(number)?;
            told.get(*group as usize)?.as_ref()?;
            (board.inside.get(number)?.segments > 0).then_some(*group)
        };
        let around = board.down(|above: Option<[Option<u32>; 2]>, number| {
            let own = is_card(number);
            let [inner, outer] = above.unwrap_or_default();
            [own.or(inner), outer.or(own)]
        });
        Cards {
            around,
            of_page: of_page(&groups, whole),
            groups: told,
        }
    }

    pub(super) fn push(&self, segment: &Segment, row: &mut Vec<f32>) {
        let around = self.around.get(segment.element).copied();
        let told = around.unwrap_or_default();
        let [inner, outer] = told.map(|group| self.groups.get(group? as usize)?.as_ref());
        row.extend(inner.map_or([NONE; INNER.len()], |(inner, _)| *inner));
        row.extend(outer.map_or([NONE; OUTER.len()], |(_, outer)| *outer));
    }

    /// The features of the page.
    pub(super) fn of_page(&self) -> [f32; 5] {
        self.of_page
    }
}

/// The sums over each group of siblings that are enough for cards.
fn groups(board: &Board<'_>, repetition: &Repetition) -> Vec<Group> {
    let Repetition {
        siblings, twins, ..
    } = repetition;
    let count = siblings.iter().max().map_or(0, |last| *last as usize + 1);
    let mut groups = vec![Group::default(); count];
    for (inside, (group, twins)) in board.inside.iter().zip(siblings.iter().zip(twins)) {
        if inside.segments > 0
            && *twins >= FEWEST
            && let Some(group) = groups.get_mut(*group as usize)
        {
            group.add(inside);
        }
    }
    groups
}

fn of_page(groups: &[Group], whole: u32) -> [f32; 5] {
    let cards = groups.iter().filter(|group| group.are_cards(whole));
    let cards: Vec<&Group> = cards.collect();
    let weight = |group: &Group| f64::from(group.sums.characters);
    let weights: f64 = cards.iter().map(|group| weight(group)).sum();
    let mean = |value: &dyn Fn(&Group) -> f32| {
        let weighted = cards
            .iter()
            .map(|group| weight(group) * f64::from(value(group)));
        (weighted.sum::<f64>() / weights.max(1.0)) as f32
    };
    [
        cards.iter().map(|group| group.count).sum::<u32>() as f32,
        mean(&|group| share(group.sums.prose, group.sums.characters)),
        mean(&|group| share(group.with_images, group.count)),
        mean(&|group| share(group.with_prices, group.count)),
        mean(&|group| share(group.with_dates, group.count)),
    ]
}

impl Group {
    fn add(&mut self, inside: &Sums) {
        self.count += 1;
        self.sums = self.sums.plus(*inside);
        self.with_images += u32::from(inside.images > 0);
        self.with_prices += u32::from(inside.prices > 0);
        self.with_dates += u32::from(inside.dates > 0);
        self.squares += f64::from(inside.words) * f64::from(inside.words);
    }

    fn are_cards(&self, whole: u32) -> bool {
        let percents = 100 * u64::from(self.sums.characters);
        self.count >= FEWEST
            && 2 * self.sums.segments >= LEAST_HALVES * self.count
            && percents < MOST_PERCENTS * u64::from(whole)
    }

    fn told(&self, whole: u32) -> Told {
        let sums = &self.sums;
        let mean = f64::from(sums.words) / f64::from(self.count.max(1));
        let variance = (self.squares / f64::from(self.count.max(1)) - mean * mean).max(0.0);
        let spread = (variance / (mean * mean).max(1.0)) as f32;
        let of_text = share(sums.characters, whole);
        let with = [self.with_images, self.with_prices, self.with_dates];
        let [images, prices, dates] = with.map(|with| share(with, self.count));
        let linked = share(sums.linked, sums.characters);
        let prose = share(sums.prose, sums.characters);
        let count = self.count as f32;
        (
            [count, of_text, linked, images, prices, dates, spread],
            [of_text, prose, images, prices, dates],
        )
    }
}
