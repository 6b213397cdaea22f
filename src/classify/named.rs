//! What was made of the names of elements: many elements share theirs.

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
