//! A bound on the names that a page may make up.
//!
//! The parser keeps all names that it does not know in one table of fixed width, and looks through
//! all names of a row for each new one. Pages have some dozens of such names, so a page with a
//! million of them gets stand-ins for most.

use std::collections::HashSet;

use html5ever::LocalName;
use html5ever::tokenizer::Tag;

/// The most names that a page may make up. Real pages stay below two hundred.
const MOST: usize = 4_096;

/// The name of elements past the bound. It is short enough to be kept in place.
const STAND_IN: &str = "x-x";

/// The names that a page made up so far.
#[derive(Default)]
pub(super) struct MadeUp(HashSet<LocalName>);

impl MadeUp {
    /// Renames the tag and drops attributes where their names are past the bound; true if so.
    pub(super) fn bound(&mut self, tag: &mut Tag) -> bool {
        let renamed = !self.admits(&tag.name);
        if renamed {
            tag.name = LocalName::from(STAND_IN);
        }
        let before = tag.attrs.len();
        tag.attrs
            .retain(|attribute| self.admits(&attribute.name.local));
        renamed || tag.attrs.len() < before
    }

    fn admits(&mut self, name: &LocalName) -> bool {
        if !name.is_dynamic() || self.0.contains(name) {
            return true;
        }
        self.0.len() < MOST && self.0.insert(name.clone())
    }
}
