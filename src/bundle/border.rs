//! Which letters words end and start with, as a bundle's own words show, in scripts without case.
//!
//! Nothing on the surface tells where a name ends in these scripts. But few letters end words, and other
//! few start them, and a bundle has words enough to see which.

use std::collections::HashMap;

use super::cue;

/// Fewer letters than these tell nothing.
const FEWEST: f32 = 40.0;

/// So many letters of the usual kind are added to those that were seen.
const PRIOR: f32 = 6.0;

/// How much of the logarithm of the odds counts, and the most that one letter does.
const WEIGHT: f32 = 1.0;
const MOST: f32 = 1.2;

/// How often a letter stands anywhere, at the end of a word, and at the start of one.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    all: f32,
    ends: f32,
    starts: f32,
}

/// What the words of a bundle end and start with.
#[derive(Debug, Default)]
pub(super) struct Borders {
    letters: HashMap<char, Counts>,
    total: Counts,
}

impl Borders {
    pub(super) fn of(text: &str) -> Borders {
        let mut borders = Borders::default();
        let mut previous = ' ';
        let mut characters = text.chars().chain([' ']).peekable();
        while let Some(character) = characters.next() {
            let article = character == 'ا' && characters.peek() == Some(&'ل');
            let (left, right) = (cue::is_caseless(previous), cue::is_caseless(character));
            if left && !character.is_alphanumeric() {
                borders.add(previous, |counts| counts.ends += 1.0);
            }
            // The Arabic article starts words, and says nothing of its first letter elsewhere.
            if right && !article {
                borders.add(character, |counts| counts.all += 1.0);
                if !previous.is_alphanumeric() && !left {
                    borders.add(character, |counts| counts.starts += 1.0);
                }
            }
            previous = character;
        }
        borders
    }

    fn add(&mut self, letter: char, count: impl Fn(&mut Counts)) {
        count(self.letters.entry(letter).or_default());
        count(&mut self.total);
    }

    /// How well a word ends with what stands before a place, and one starts with what stands behind it.
    pub(super) fn score(&self, before: &str, behind: &str) -> f32 {
        let (Some(left), Some(right)) = (before.chars().next_back(), behind.chars().next()) else {
            return 0.0;
        };
        if self.total.all < FEWEST || !cue::is_caseless(left) || !cue::is_caseless(right) {
            return 0.0;
        }
        let odds = |letter: char, share: fn(&Counts) -> f32| {
            let counts = self.letters.get(&letter).copied().unwrap_or_default();
            let usual = share(&self.total) / self.total.all;
            let own = (share(&counts) + PRIOR * usual) / (counts.all + PRIOR);
            ((own / usual).ln() * WEIGHT).clamp(-MOST, MOST)
        };
        odds(left, |counts| counts.ends) + odds(right, |counts| counts.starts)
    }
}
