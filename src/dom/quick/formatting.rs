//! Formatting that was cut off by the end of a block around it, and goes on behind it: the standard's
//! list of active formatting elements, as far as it is needed here.
//!
//! The elements of that list which are open stand on the stack, in the same order. So only those have
//! to be remembered that are open no more.

use super::rules::{Kind, bounds_formatting, is_formatting};
use super::{Open, Parser};
use crate::dom::Tag;
use crate::dom::room::Room;

/// More than these at once, or made anew in all, are left to the full parser, which knows how to
/// bound them.
const MOST_CUT: usize = 8;
const MOST_RESUMED: usize = 400;

/// With one more open element of a name the standard forgets the first, if all of them are equal.
const MOST_EQUAL: u32 = 3;

/// Formatting elements that are open no more, in the order in which they were opened.
#[derive(Debug, Default)]
pub(super) struct Cut {
    elements: Vec<Open>,
    resumed: usize,
    /// Whether elements may have been forgotten.
    crowded: bool,
}

impl Cut {
    pub(super) fn is_empty(&self) -> bool {
        self.elements.is_empty()
    }

    /// Whether the standard may have forgotten elements that are open.
    pub(super) fn is_crowded(&self) -> bool {
        self.crowded
    }

    /// Forgets those inside a cell or the like, which has ended.
    pub(super) fn clear(&mut self) {
        self.elements.clear();
    }

    /// Follows nodes that were renumbered.
    pub(super) fn renumber(&mut self, room: Room) {
        for cut in &mut self.elements {
            cut.node = room.number(cut.node);
        }
    }

    /// Forgets the last with this tag, if there is one.
    pub(super) fn forget_last(&mut self, tag: Tag) -> bool {
        let last = self.elements.iter().rposition(|cut| cut.tag == tag);
        last.map(|at| self.elements.remove(at)).is_some()
    }
}

impl Parser<'_> {
    /// Remembers formatting that is closed with the element around it. What was cut off before was
    /// opened later.
    pub(super) fn cut_off(&mut self, open: Open) -> Option<()> {
        let fits = self.cut.elements.len() < MOST_CUT && !self.cut.crowded;
        fits.then(|| self.cut.elements.insert(0, open))
    }

    /// Says that a formatting element is about to be opened.
    pub(super) fn note_formatting(&mut self, tag: Tag) {
        self.cut.crowded |= self.counts.of(tag) >= MOST_EQUAL;
    }

    /// Counts elements that are made anew.
    pub(super) fn note_copies(&mut self, count: usize) -> Option<()> {
        self.cut.resumed += count;
        (self.cut.resumed <= MOST_RESUMED).then_some(())
    }

    /// Opens the formatting again that was cut off: "reconstruct the active formatting elements".
    pub(super) fn resume_formatting(&mut self) -> Option<()> {
        if self.cut.is_empty() {
            return Some(());
        }
        let cut = std::mem::take(&mut self.cut.elements);
        self.note_copies(cut.len())?;
        (self.open.len() + cut.len() < self.deepest).then_some(())?;
        for element in cut {
            let parent = self.current_node();
            let node = self.table.push_again(element.node, parent);
            self.push_open(Open::new(element.tag, node));
        }
        Some(())
    }

    /// Does so where a start tag asks for it, before its element is opened.
    pub(super) fn resume_before(&mut self, kind: Kind, tag: Tag) -> Option<()> {
        if self.cut.is_empty() {
            return Some(());
        }
        match kind {
            Kind::Ordinary | Kind::Formatting | Kind::Button | Kind::Select => {}
            Kind::Input | Kind::Svg => {}
            Kind::Void
                if matches!(tag, Tag::Br | Tag::Embed | Tag::Img | Tag::Wbr | Tag::Other) => {}
            // Formatting does not reach into these, or goes on behind what they close.
            Kind::Choice | Kind::Object | Kind::Template | Kind::Table => return None,
            _ => return Some(()),
        }
        self.resume_formatting()
    }

    /// Closes a cell or the like with all inside it. Formatting ends with it, up to the last element
    /// inside that formatting does not reach into.
    pub(super) fn pop_bounded(&mut self, is_last: impl Fn(Tag) -> bool) -> Option<()> {
        loop {
            let tag = self.pop()?;
            if is_last(tag) {
                break;
            }
            (!bounds_formatting(tag)).then_some(())?;
        }
        self.cut.clear();
        Some(())
    }

    /// Closes the current element with all that is remembered of formatting inside it.
    pub(super) fn pop_cutting(&mut self) -> Option<Tag> {
        let open = *self.open.last()?;
        let tag = self.pop()?;
        if is_formatting(tag) {
            self.cut_off(open)?;
        }
        Some(tag)
    }
}
