//! Whether a text that was cut at its wide gaps is a bundle at all.

use super::cue::{self, Style};
use super::flattened::{Cut, Cutting, is_cut_short};
use super::name;

/// A seam with this score can stand for a bundle without other evidence.
const STRONG: f32 = 3.0;

/// Several gaps of no-break spaces are evidence by themselves where their seams score as much.
const LEAST_MEAN: f32 = 1.0;

/// Only a name that is known, or ends as names of outlets do, reaches this score.
const NAMED: f32 = 5.5;

/// Only a name that is known reaches this score.
const KNOWN: f32 = 7.5;

/// A wide gap inside a headline is a slip of its writer; where there are more than one for so many
/// outlets, the gaps stand for something else.
const CUTS_FOR_EACH_SLIP: usize = 3;

/// Headlines have at least as many letters; those in scripts without spaces need fewer.
const FEWEST_LETTERS: usize = 8;
const FEWEST_IDEOGRAPHS: usize = 4;

/// A text that is glued together at so many places as these, with nothing but wide gaps besides, was
/// glued by a program.
const GLUED: f32 = 4.0;
const FEWEST_GLUED: usize = 3;

/// The mean score that is asked where only the title's headline speaks for a bundle.
const LEAST_TITLED: f32 = 2.5;

/// What is asked of the name itself where nothing else tells an outlet from an author: a word or an
/// ending that names of outlets have.
const LEAST_NAME: f32 = 1.5;

/// What speaks for a bundle besides the cuts.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// The text starts with the headline of its title.
    pub(super) titled: bool,
    /// The first outlet is the title's, or one that the caller expects.
    pub(super) outlet: bool,
    /// The words of a link to the full coverage stand at the end.
    pub(super) coverage: bool,
}

impl Evidence {
    pub(super) fn is_bundle(self, cutting: &Cutting<'_>) -> bool {
        let cuts = &cutting.cuts;
        let Some(last) = cuts.last() else {
            return false;
        };
        if cutting.slips * CUTS_FOR_EACH_SLIP > cuts.len() || is_prose(cuts) {
            return false;
        }
        if self.titled && self.outlet {
            return true;
        }
        let ends_well = last.headline.is_empty() || is_cut_short(last.headline) || cuts.len() > 1;
        if !ends_well {
            return false;
        }
        let mean = cutting.total() / cuts.len() as f32;
        if self.coverage {
            return mean >= LEAST_MEAN || last.headline.is_empty() && last.seam.score >= 2.0;
        }
        let named = last.headline.is_empty() && last.seam.score >= NAMED;
        if self.titled && cuts.len() == 1 && named {
            return true;
        }
        if !has_headlines(cutting) {
            return false;
        }
        if self.titled && cuts.len() == 1 && last.headline.is_empty() && !last.no_break {
            // The name of an author stands behind a headline as well as that of an outlet.
            return name::score(last.outlet) >= LEAST_NAME;
        }
        if self.titled && (mean >= LEAST_TITLED || cuts.len() == 1 && last.seam.score >= 2.0) {
            return true;
        }
        self.stands_alone(cutting, mean)
    }

    /// Whether the cuts need no other evidence.
    fn stands_alone(self, cutting: &Cutting<'_>, mean: f32) -> bool {
        let cuts = &cutting.cuts;
        let whole = cuts.last().is_some_and(|last| last.headline.is_empty());
        let reaching = |least: f32| cuts.iter().filter(|cut| cut.seam.score >= least).count();
        let glued = cutting.style == Style::Glued
            && cuts.len() >= FEWEST_GLUED
            && reaching(GLUED) * 4 >= cuts.len() * 3;
        match cuts.iter().filter(|cut| cut.no_break).count() {
            0 => glued || cuts.len() >= 2 && reaching(KNOWN) > 0 && mean >= STRONG && whole,
            1 if whole && cuts.len() == 1 => mean >= NAMED,
            1 => reaching(KNOWN) > 0 && cuts.len() > 1,
            _ => reaching(LEAST_MEAN) * 2 >= cuts.len() && mean >= LEAST_MEAN,
        }
    }
}

/// Whether headlines go on in lower case, as sentences do, or verses stand where outlets do.
fn is_prose(cuts: &[Cut<'_>]) -> bool {
    let going_on = cuts.iter().filter(|cut| {
        let headline = cut.headline;
        headline.starts_with(char::is_lowercase) && !cue::starts_like_product(headline)
            || is_clause(cut.outlet)
    });
    going_on.count() * 3 > cuts.len()
}

/// Whether a text is a few words, all of them in lower case: no name is.
fn is_clause(text: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    text.starts_with(char::is_lowercase)
        && text.split(' ').count() >= FEWEST_WORDS
        && text
            .split(' ')
            .all(|word| word.starts_with(char::is_lowercase))
}

/// Whether most headlines look like such: neither a number or a single word, as in tables and
/// lists of chapters, nor a sentence with its full stop, as in prose with wide gaps.
fn has_headlines(cutting: &Cutting<'_>) -> bool {
    let behind = cutting.cuts.iter().map(|cut| cut.headline);
    let headlines = std::iter::once(cutting.first)
        .chain(behind)
        .take(cutting.cuts.len());
    let likely = headlines.filter(|headline| {
        let headline = headline.trim();
        let letters = headline.chars().filter(|sign| sign.is_alphabetic());
        let fewest = if headline.contains(cue::is_unspaced) {
            FEWEST_IDEOGRAPHS
        } else {
            FEWEST_LETTERS
        };
        let is_sentence = headline.ends_with(['.', '。']) && !headline.ends_with("..");
        letters.take(fewest).count() == fewest && !is_sentence
    });
    likely.count() * 2 > cutting.cuts.len()
}
