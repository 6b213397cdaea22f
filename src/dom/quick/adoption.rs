//! Formatting that does not end where it began: the standard's "adoption agency algorithm".
//!
//! Where a formatting element is to end and a block was opened inside it, the element ends before
//! the block. The block moves out, into copies of the formatting that stood between, and gets a
//! copy of the element around all that it holds. Nothing changes its place in document order by
//! that, so the table only makes room for the copies.

use super::rules::{bounds_formatting, bounds_scope, is_formatting, is_special};
use super::{Open, Parser};
use crate::dom::Tag;
use crate::dom::room::Room;

/// How many blocks one tag moves out, and how many elements between are copied for each, as the
/// standard says.
const MOST_BLOCKS: usize = 8;
const MOST_COPIES: usize = 3;

impl Parser<'_> {
    /// Closes the last formatting element with this tag, across blocks that were opened inside.
    pub(super) fn end_across_blocks(&mut self, tag: Tag) -> Option<()> {
        for _ in 0..MOST_BLOCKS {
            let Some(element) = self.place_of_formatting(tag) else {
                return Some(());
            };
            if self.is_out_of_scope(element) {
                return Some(());
            }
            let inside = self.open.iter().enumerate().skip(element + 1);
            let mut blocks = inside.filter(|(_, open)| is_special(open.tag));
            let Some((block, _)) = blocks.next() else {
                return self.pop_through(|open| open == tag);
            };
            self.move_out(element, block)?;
        }
        Some(())
    }

    /// The place on the stack of the last formatting element with this tag that counts here.
    pub(super) fn place_of_formatting(&self, tag: Tag) -> Option<usize> {
        self.is_inside(tag).then_some(())?;
        let found = |open: &Open| open.tag == tag || bounds_formatting(open.tag);
        let place = self.open.iter().rposition(found)?;
        let open = self.open.get(place)?;
        (open.tag == tag).then_some(place)
    }

    /// Whether an element inside the one at this place hides it from end tags.
    pub(super) fn is_out_of_scope(&self, place: usize) -> bool {
        let mut inside = self.open.iter().skip(place + 1);
        inside.any(|open| bounds_scope(open.tag))
    }

    /// Ends the formatting element at a place of the stack before the block at another.
    fn move_out(&mut self, element: usize, block: usize) -> Option<()> {
        let inside = self.open.split_off(block);
        let (moved, rest) = inside.split_first()?;
        let between = self.open.split_off(element + 1);
        let formatting = self.open.pop()?;
        let copied = copied(&between);
        let around: Vec<u32> = copied.iter().map(|open| open.node).collect();
        let ended = between.iter().chain([&formatting]);
        ended.for_each(|open| self.table.end_before(open.node, moved.node));
        while let Some(gone) = self.open.pop_if(|open| open.is_gone) {
            self.table.end_before(gone.node, moved.node);
        }
        let parent = self.current_node();
        self.note_moved(moved.node, around.len() + 1)?;
        let room = self
            .table
            .wrap(moved.node, parent, &around, formatting.node);
        for (copy, node) in copied.iter().zip(moved.node..) {
            self.open.push(Open { node, ..*copy });
        }
        self.open.push(moved_by(*moved, room));
        self.open.push(Open {
            node: room.inner(),
            ..formatting
        });
        self.open
            .extend(rest.iter().map(|open| moved_by(*open, room)));
        self.recount();
        self.cut.renumber(room);
        self.form = self.form.map(|form| room.number(form));
        Some(())
    }

    /// Counts the nodes that get other numbers from one on, which the full parser's have not.
    fn note_moved(&mut self, from: u32, copies: usize) -> Option<()> {
        (!self.cut.is_crowded()).then_some(())?;
        let moved = (self.table.next() - from) as usize + copies;
        self.spend(moved)?;
        self.note_copies(copies)
    }
}

/// The formatting between an element and a block that goes on around the block.
fn copied(between: &[Open]) -> Vec<Open> {
    let there = between.iter().filter(|open| !open.is_gone);
    let mut copied: Vec<Open> = there
        .rev()
        .take(MOST_COPIES)
        .filter(|open| is_formatting(open.tag))
        .copied()
        .collect();
    copied.reverse();
    copied
}

fn moved_by(open: Open, room: Room) -> Open {
    Open {
        node: room.number(open.node),
        ..open
    }
}
