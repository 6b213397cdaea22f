//! What the words in the names of elements around a segment say.

use super::super::board::Board;
use super::super::lookup::Lookup;
use super::super::named::Named;
use crate::segment::Segment;

pub(super) const NAMES: [&str; 8] = [
    "names_0",
    "names_1",
    "names_2",
    "names_sum",
    "names_least",
    "names_greatest",
    "names_nearest",
    "inline_names_least",
];

/// Words with what they say of the text under them, learnt from other pages: the logarithm of the
/// odds that it is content, in steps of 1/31.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Lexicon<'a> {
    lookup: Lookup<'a>,
}

/// One step of a weight.
const STEP: f32 = 1.0 / 31.0;

impl<'a> Lexicon<'a> {
    pub(crate) fn new(lookup: Lookup<'a>) -> Self {
        Lexicon { lookup }
    }

    /// How many steps a word's weight has.
    fn steps(&self, word: u32) -> Option<i8> {
        Some(self.lookup.get(word)?.cast_signed())
    }

    /// The weights of words together.
    fn tally(&self, words: &[u32]) -> Tally {
        let (mut sum, mut least, mut greatest, mut known) = (0.0, 0, 0, false);
        for word in words {
            let steps = self.steps(*word);
            known |= steps.is_some();
            let steps = steps.unwrap_or(0);
            sum += f32::from(steps) * STEP;
            least = least.min(steps);
            greatest = greatest.max(steps);
        }
        Tally {
            sum,
            least: f32::from(least) * STEP,
            greatest: f32::from(greatest) * STEP,
            known,
        }
    }
}

/// The weights of several words.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    sum: f32,
    least: f32,
    greatest: f32,
    known: bool,
}

/// What is handed down from an element to those inside it.
#[derive(Debug, Clone, Copy, Default)]
struct Handed {
    own: f32,
    above: f32,
    second: f32,
    all: Tally,
    nearest: f32,
}

/// The names of a page's elements.
#[derive(Debug)]
pub(super) struct Names<'a> {
    board: &'a Board<'a>,
    lexicon: Lexicon<'a>,
    elements: Vec<Handed>,
    tallies: Named<Tally>,
}

impl<'a> Names<'a> {
    pub(super) fn new(board: &'a Board<'a>, lexicon: &Lexicon<'a>) -> Self {
        let page = board.page;
        let mut tallies = Named::new();
        let elements = board.down(|above: Option<Handed>, number| {
            let names = page
                .elements
                .get(number)
                .map_or(&(0..0), |element| &element.names);
            let own: Tally = tallies.of(page, names, |words| lexicon.tally(words));
            let first = above.is_none();
            let above = above.unwrap_or_default();
            Handed {
                own: own.sum,
                above: if first { own.sum } else { above.own },
                second: if first { own.sum } else { above.above },
                all: Tally {
                    sum: above.all.sum + own.sum,
                    least: above.all.least.min(own.least),
                    greatest: above.all.greatest.max(own.greatest),
                    known: above.all.known || own.known,
                },
                nearest: if own.known { own.sum } else { above.nearest },
            }
        });
        Names {
            board,
            lexicon: *lexicon,
            elements,
            tallies,
        }
    }

    pub(super) fn push(&mut self, segment: &Segment, row: &mut Vec<f32>) {
        let of = self
            .elements
            .get(segment.element)
            .copied()
            .unwrap_or_default();
        let tally = |words: &[u32]| self.lexicon.tally(words);
        let inline = self.tallies.of(self.board.page, &segment.names, tally);
        row.extend([
            of.own,
            of.above,
            of.second,
            of.all.sum,
            of.all.least,
            of.all.greatest,
            of.nearest,
            inline.least,
        ]);
    }
}
