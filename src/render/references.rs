//! Addresses that stand at the end of a text and are referred to by numbers.

use std::collections::{BTreeMap, BTreeSet};

use crate::block::{Block, walk};

/// Numbers given to addresses, each address once.
#[derive(Debug, Default)]
pub(super) struct References {
    /// Numbers that are footnotes' labels.
    taken: BTreeSet<usize>,
    numbers: BTreeMap<String, usize>,
    last: usize,
}

impl References {
    /// No address yet; the labels of footnotes among the blocks will not be given.
    pub(super) fn of(blocks: &[Block]) -> Self {
        let labels = walk(blocks).filter_map(|block| match block {
            Block::Footnote { label, .. } => label.parse().ok(),
            _ => None,
        });
        References {
            taken: labels.collect(),
            numbers: BTreeMap::new(),
            last: 0,
        }
    }

    /// The number of an address.
    pub(super) fn number(&mut self, address: &str) -> usize {
        if let Some(number) = self.numbers.get(address) {
            return *number;
        }
        self.last += 1;
        while self.taken.contains(&self.last) {
            self.last += 1;
        }
        self.numbers.insert(address.to_owned(), self.last);
        self.last
    }

    /// All numbers in order, with their addresses.
    pub(super) fn take(&mut self) -> BTreeMap<usize, String> {
        let numbers = std::mem::take(&mut self.numbers);
        numbers
            .into_iter()
            .map(|(address, number)| (number, address))
            .collect()
    }
}
