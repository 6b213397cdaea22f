//! What was made of the names of elements, of which many share theirs, and which of them have some words.

use std::ops::Range;

use crate::segment::Page;

/// How many names are remembered: a power of two.
const PLACES: usize = 64;

/// Remembers what was made of names lately, at places that theirs tell.
#[derive(Debug)]
pub(super) struct Named<T> {
    known: [(Range<usize>, T); PLACES],
}

impl<T: Copy + Default> Named<T> {
    /// Of no names the default is made.
    pub(super) fn new() -> Self {
        Named {
            known: std::array::from_fn(|_| (0..0, T::default())),
        }
    }

    /// What is made of names.
    pub(super) fn of(
        &mut self,
        page: &Page,
        names: &Range<usize>,
        make: impl FnOnce(&[u32]) -> T,
    ) -> T {
        let Some((known, made)) = self.known.get_mut(names.start % PLACES) else {
            return T::default();
        };
        if known != names {
            *made = make(page.names.get(names.clone()).unwrap_or(&[]));
            *known = names.clone();
        }
        *made
    }
}

/// Words that are looked for in names, as bits: those of words with the same highest bits are the same.
#[derive(Debug)]
pub(super) struct Bits([u64; 64]);

impl Bits {
    /// The bits of all words of some lists.
    pub(super) const fn of(lists: &[&[u32]]) -> Bits {
        let mut bits = [0; 64];
        let mut rest: &mut [u64] = &mut bits;
        let mut row = 0;
        while let Some((first, after)) = rest.split_first_mut() {
            *first = Self::row(row, lists);
            row += 1;
            rest = after;
        }
        Bits(bits)
    }

    const fn row(row: u32, mut lists: &[&[u32]]) -> u64 {
        let mut bits = 0;
        while let Some((list, behind)) = lists.split_first() {
            let mut words: &[u32] = list;
            while let Some((word, after)) = words.split_first() {
                bits |= if *word >> 26 == row {
                    Self::bit(*word)
                } else {
                    0
                };
                words = after;
            }
            lists = behind;
        }
        bits
    }

    const fn bit(word: u32) -> u64 {
        1 << (word >> 20 & 63)
    }

    fn may_hold(&self, word: u32) -> bool {
        let row = self.0.get(word as usize >> 26);
        row.is_some_and(|row| row & Self::bit(word) != 0)
    }
}

/// What was found of words that are looked for in the names of a page: the places of all of them.
#[derive(Debug)]
pub(super) struct Found(Vec<(usize, u32)>);

impl Found {
    /// Looks through all names once, before elements are asked.
    pub(super) fn new(page: &Page, wanted: &Bits) -> Found {
        let names = page.names.iter().copied().enumerate();
        Found(names.filter(|(_, word)| wanted.may_hold(*word)).collect())
    }

    /// The places of some of the words.
    pub(super) fn places(&self, is_one: impl Fn(&u32) -> bool) -> Places {
        let found = self.0.iter().filter(|(_, word)| is_one(word));
        Places(found.map(|(place, _)| *place).collect())
    }
}

/// Places in the names of a page, in order.
#[derive(Debug)]
pub(super) struct Places(Vec<usize>);

impl Places {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them is among names.
    pub(super) fn are_in(&self, names: &Range<usize>) -> bool {
        let before = self.0.partition_point(|place| *place < names.start);
        self.0.get(before).is_some_and(|place| *place < names.end)
    }
}
