//! Places of nodes behind copies that were put between them.

use std::cmp::Ordering;

/// How nodes were renumbered to make room for copies around a node and inside it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    node: u32,
    around: u32,
}

impl Room {
    /// Room around and inside a node for so many copies around it and one inside.
    pub(super) fn new(node: u32, around: u32) -> Self {
        Room { node, around }
    }

    /// The present number of a node by its former one.
    pub(super) fn number(self, former: u32) -> u32 {
        match former.cmp(&self.node) {
            Ordering::Less => former,
            Ordering::Equal => former + self.around,
            Ordering::Greater => former + self.around + 1,
        }
    }

    /// The number of the copy inside the node.
    pub(super) fn inner(self) -> u32 {
        self.node + self.around + 1
    }
}
