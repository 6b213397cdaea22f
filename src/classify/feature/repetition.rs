//! How often the same shape and the same text come again on a page.

use super::super::board::Board;
use super::super::named::Named;
use super::super::tags::code;
use super::share;
use crate::segment::{Element, Page, Segment};

pub(super) const NAMES: [&str; 10] = [
    "path_count",
    "path_share",
    "path_words",
    "path_linked",
    "tag_path_count",
    "tag_path_share",
    "twins",
    "twins_1",
    "most_twins",
    "copied_words",
];

/// How many elements, from a segment's own on, make its path of tags.
const TAGS: usize = 5;

/// What the segments of one path have in common.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Group {
    pub(super) count: u32,
    characters: u32,
    linked: u32,
    words: u32,
}

/// Segments in groups of equal keys.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    /// The group of each segment.
    pub(super) of: Vec<u32>,
    pub(super) groups: Vec<Group>,
}

/// The repetitions on a page.
#[derive(Debug)]
pub(crate) struct Repetition {
    /// Segments by tag and names of their element and of the two around it.
    pub(super) paths: Groups,
    /// Segments by the tags of their element and of those around it.
    pub(super) tag_paths: Groups,
    /// For each element with text the group of siblings that have its tag and names, itself among them.
    pub(super) siblings: Vec<u32>,
    /// For each element, how many of them hold text.
    pub(super) twins: Vec<u32>,
    most_twins: Vec<u32>,
    parents: Vec<usize>,
    copied_words: Vec<u32>,
    characters: u32,
}

impl Repetition {
    pub(super) fn new(board: &Board<'_>) -> Self {
        let page = board.page;
        let signatures = signatures(page);
        let parents: Vec<usize> = page
            .elements
            .iter()
            .enumerate()
            .map(|(number, element)| element.parent.unwrap_or(number))
            .collect();
        let siblings = siblings(page, &signatures);
        let twins = twins(page, &siblings);
        let most_twins = board.down(|above: Option<u32>, number| {
            above
                .unwrap_or(0)
                .max(twins.get(number).copied().unwrap_or(0))
        });
        let above = |number: usize| parents.get(number).copied().unwrap_or(number);
        let signature = |number: usize| signatures.get(number).copied().unwrap_or(0);
        let path = |segment: &Segment| {
            let (first, second) = (segment.element, above(segment.element));
            mixed(
                mixed(signature(first), signature(second)),
                signature(above(second)),
            )
        };
        let tag_path = |segment: &Segment| {
            let mut element = segment.element;
            let tags = (0..TAGS).fold(0, |tags, _| {
                let tag = page
                    .elements
                    .get(element)
                    .map_or(0, |element| code(element.tag));
                element = above(element);
                tags << 8 | u64::from(tag)
            });
            scrambled(tags)
        };
        Repetition {
            paths: Groups::of(page, path),
            tag_paths: Groups::of(page, tag_path),
            siblings,
            twins,
            most_twins,
            parents,
            copied_words: copied_words(page),
            characters: board.whole().characters,
        }
    }

    pub(super) fn push(&self, number: usize, segment: &Segment, row: &mut Vec<f32>) {
        let path = self.paths.around(number);
        let tag_path = self.tag_paths.around(number);
        let element = segment.element;
        let parent = self.parents.get(element).copied().unwrap_or(element);
        let of = |values: &[u32], number: usize| values.get(number).copied().unwrap_or(0) as f32;
        row.extend([
            path.count as f32,
            share(path.characters, self.characters),
            share(path.words, path.count),
            share(path.linked, path.characters),
            tag_path.count as f32,
            share(tag_path.characters, self.characters),
            of(&self.twins, element),
            of(&self.twins, parent),
            of(&self.most_twins, element),
            of(&self.copied_words, number),
        ]);
    }
}

impl Groups {
    fn of(page: &Page, key: impl Fn(&Segment) -> u64) -> Groups {
        let keys = page.segments.iter().map(key);
        let (of, count) = grouped(keys);
        let mut groups = vec![Group::default(); count];
        for (segment, number) in page.segments.iter().zip(&of) {
            if let Some(group) = groups.get_mut(*number as usize) {
                group.count += 1;
                group.characters += segment.measures.characters;
                group.linked += segment.measures.linked;
                group.words += segment.measures.words;
            }
        }
        Groups { of, groups }
    }

    fn around(&self, segment: usize) -> Group {
        let group = self
            .of
            .get(segment)
            .and_then(|group| self.groups.get(*group as usize));
        group.copied().unwrap_or_default()
    }
}

/// Numbers the keys that are equal alike, and counts them. Sorting keeps the time in proportion
/// whatever the keys are.
fn grouped(keys: impl Iterator<Item = u64>) -> (Vec<u32>, usize) {
    let sorted = sorted(keys);
    let mut of = vec![0; sorted.len()];
    let mut count = 0;
    for group in sorted.chunk_by(|left, right| key(*left) == key(*right)) {
        for entry in group {
            if let Some(number) = of.get_mut(place(*entry) as usize) {
                *number = count;
            }
        }
        count += 1;
    }
    (of, count as usize)
}

/// Keys with their places, in order, so that equal ones are side by side in the order of their places.
/// Both are one number, whose order is told without a branch. The first bits of keys tell nearly
/// everything, so the keys are dealt out by these, and only those that share them are compared.
fn sorted(keys: impl Iterator<Item = u64>) -> Vec<u128> {
    let keys: Vec<u64> = keys.collect();
    let bits = keys.len().max(2).ilog2();
    let first_bits = |key: u64| (key >> (u64::BITS - bits)) as usize;
    let mut ends = vec![0_u32; 1 << bits];
    for key in &keys {
        if let Some(count) = ends.get_mut(first_bits(*key)) {
            *count += 1;
        }
    }
    let mut start = 0;
    for end in &mut ends {
        start += std::mem::replace(end, start);
    }
    let mut sorted = vec![0_u128; keys.len()];
    for (key, place) in keys.iter().zip(0_u32..) {
        if let Some(end) = ends.get_mut(first_bits(*key))
            && let Some(entry) = sorted.get_mut(*end as usize)
        {
            *entry = u128::from(*key) << 32 | u128::from(place);
            *end += 1;
        }
    }
    let mut rest = sorted.as_mut_slice();
    let mut start = 0;
    for end in ends {
        let Some((alike, behind)) = rest.split_at_mut_checked((end - start) as usize) else {
            break;
        };
        if alike.len() > 1 {
            alike.sort_unstable();
        }
        (rest, start) = (behind, end);
    }
    sorted
}

fn key(entry: u128) -> u64 {
    (entry >> 32) as u64
}

fn place(entry: u128) -> u32 {
    entry as u32
}

/// For each element with text a key of its tag and its names.
fn signatures(page: &Page) -> Vec<u64> {
    let mut sums = Named::new();
    let sum = |words: &[u32]| {
        words.iter().fold(0_u64, |sum, name| {
            sum.wrapping_add(scrambled(u64::from(*name)))
        })
    };
    let mut signature = |element: &Element| {
        let names = sums.of(page, &element.names, sum);
        mixed(names, u64::from(code(element.tag)))
    };
    let elements = page.elements.iter();
    elements
        .map(|element| match element.segments.is_empty() {
            true => 0,
            false => signature(element),
        })
        .collect()
}

/// For each element with text the group of its siblings with the same tag and names.
fn siblings(page: &Page, signatures: &[u64]) -> Vec<u32> {
    let is_filled = |element: &Element| !element.segments.is_empty();
    let elements = page.elements.iter().zip(signatures);
    let filled = elements.filter(|(element, _)| is_filled(element));
    let keys = filled.map(|(element, signature)| {
        let parent = element.parent.map_or(u64::MAX, |parent| parent as u64);
        mixed(*signature, parent)
    });
    let mut groups = grouped(keys).0.into_iter();
    let elements = page.elements.iter();
    elements
        .map(|element| match is_filled(element) {
            true => groups.next().unwrap_or(0),
            false => 0,
        })
        .collect()
}

/// For each element, how many of its group hold text.
fn twins(page: &Page, siblings: &[u32]) -> Vec<u32> {
    let mut counts = vec![0_u32; siblings.len()];
    for (element, number) in page.elements.iter().zip(siblings) {
        if let Some(count) = counts.get_mut(*number as usize) {
            *count += u32::from(!element.segments.is_empty());
        }
    }
    let count = |number: &u32| counts.get(*number as usize).copied().unwrap_or(0);
    siblings.iter().map(count).collect()
}

/// For each segment whose text stood on the page before, the words of the run of segments that
/// stood there in the same order; 0 for all others.
fn copied_words(page: &Page) -> Vec<u32> {
    let sorted = sorted(page.segments.iter().map(|segment| segment.measures.hash));
    let mut distances = vec![0_u32; sorted.len()];
    for (before, after) in sorted.iter().zip(sorted.iter().skip(1)) {
        if key(*before) == key(*after)
            && let Some(distance) = distances.get_mut(place(*after) as usize)
        {
            *distance = place(*after) - place(*before);
        }
    }
    let mut copied = Vec::with_capacity(distances.len());
    for run in distances.chunk_by(|left, right| left == right) {
        let from = copied.len();
        let segments = page.segments.get(from..from + run.len()).unwrap_or(&[]);
        let words = segments.iter().map(|segment| segment.measures.words).sum();
        let words = if run.first() == Some(&0) { 0 } else { words };
        copied.resize(from + run.len(), words);
    }
    copied
}

fn mixed(left: u64, right: u64) -> u64 {
    scrambled(left.rotate_left(23) ^ right)
}

/// Spreads a number over all bits.
fn scrambled(number: u64) -> u64 {
    let spread = number
        .wrapping_add(0x9e37_79b9_7f4a_7c15)
        .wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (spread ^ (spread >> 29)).wrapping_mul(0x94d0_49bb_1331_11eb)
}
