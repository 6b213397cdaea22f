//! Seams: where an outlet's name ends and the next headline starts, with nothing between them.
//!
//! Every place where a name could end gets a score: of the two characters that meet there, of the
//! text before it as a name, and of the text behind it as the start of a headline.

use std::cell::OnceCell;
use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use super::border::Borders;
use super::cue::{self, Style};
use super::manner::Manner;
use super::topic::Topics;
use super::{name, outlets};

/// Names are hardly longer than this, in user-perceived characters, so that the work for one seam
/// does not grow with the text.
const LONGEST_NAME: usize = 60;

/// In scripts without spaces names are far shorter, in characters.
const LONGEST_UNSPACED: usize = 24;

/// How far into a headline its start is looked at, in characters.
const HEADLINE_START: usize = 40;

/// A headline with fewer characters is doubtful.
const SHORT_HEADLINE: usize = 10;
const SHORT_IDEOGRAPHIC_HEADLINE: usize = 4;

/// Added to a name that the caller, the title or the bundle itself vouches for.
const VOUCHED: f32 = 10.0;

/// Added where the previous headline ends with the name as well.
const NAMED_BEFORE: f32 = 8.0;

/// Added where another outlet of the bundle starts alike up to here.
const REPEATED: f32 = 3.0;

/// Added to a known name that starts with another one: the longer one is meant.
const LONGER: f32 = 2.5;

/// The scores are logarithms of odds once they are divided by this. It was fitted so that the
/// confidence of an entry is the share of such entries that are right, on stripped bundles that were
/// made for it, half of them with outlets that no list holds.
const TEMPERATURE: f32 = 1.5;

/// Taken from a headline that starts with a word that names of outlets end with.
const ENDING_CUT_OFF: f32 = 4.0;

/// What is known of the bundle as a whole.
#[derive(Debug)]
pub(super) struct Context<'a> {
    /// Names that the caller or the title vouches for.
    vouched: &'a HashSet<&'a str>,
    /// The name that the bundle itself vouches for, as it ends with it.
    pub(super) last: Option<&'a str>,
    topics: &'a Topics,
    /// What its words end and start with, where that was looked at.
    pub(super) borders: Option<&'a Borders>,
    pub(super) manner: Manner,
    pub(super) style: Style,
}

/// One place where a name may end, with what speaks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seam {
    /// Where the name ends, in bytes.
    pub(super) at: usize,
    pub(super) score: f32,
    /// The share of the odds of all places that is this one's, 0 to 1.
    pub(super) sure: f32,
}

/// A place where the name may end that a piece of text starts with, and what it tells in any style of
/// writing, once that was asked for.
#[derive(Debug)]
pub(super) struct Place {
    at: usize,
    is_known: OnceCell<bool>,
    /// The score of what stands before it as a name that nobody vouches for.
    name: OnceCell<f32>,
    /// The score of what stands behind it as a headline.
    headline: OnceCell<f32>,
}

/// What stands around a piece of text that starts with a name.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surroundings<'a> {
    /// The headline before it.
    pub(super) previous: &'a str,
    /// How many bytes of its start another piece of the bundle shares.
    pub(super) repeated: usize,
}

impl Place {
    fn new(at: usize) -> Place {
        Place {
            at,
            is_known: OnceCell::new(),
            name: OnceCell::new(),
            headline: OnceCell::new(),
        }
    }

    /// The places of a piece.
    pub(super) fn all(piece: &str) -> Vec<Place> {
        let mut places = Vec::new();
        for (at, _) in piece.grapheme_indices(true).take(LONGEST_NAME).skip(1) {
            let before = piece.get(..at).unwrap_or("");
            if before.ends_with(char::is_whitespace) {
                continue;
            }
            if before.len() > LONGEST_UNSPACED * 3 && is_unspaced_throughout(before) {
                break;
            }
            places.push(Place::new(at));
        }
        places
    }

    fn is_known(&self, name: &str) -> bool {
        *self.is_known.get_or_init(|| outlets::is_known(name))
    }
}

impl<'a> Context<'a> {
    /// A context with the first headline and what the headlines are about.
    pub(super) fn new(
        vouched: &'a HashSet<&'a str>,
        headline: &str,
        topics: &'a Topics,
        style: Style,
    ) -> Self {
        Context {
            vouched,
            last: None,
            topics,
            borders: None,
            manner: Manner::of_headline(headline),
            style,
        }
    }

    /// The best of its places to cut a piece that starts with a name and goes on with a headline.
    pub(super) fn best(
        &self,
        piece: &str,
        places: &[Place],
        around: Surroundings<'_>,
    ) -> Option<Seam> {
        let mut best = None::<(usize, f32)>;
        // The sum of the odds of all places, as multiples of the best one's.
        let mut odds = 0.0_f32;
        let mut known = false;
        for place in places {
            let Some((before, behind)) = piece.split_at_checked(place.at) else {
                continue;
            };
            let mut score = self.score(place, before, behind, around);
            if score > 0.0 && place.is_known(before.trim_start()) {
                score += if known { LONGER } else { 0.0 };
                known = true;
            }
            match best {
                Some((_, highest)) if score <= highest => {
                    odds += ((score - highest) / TEMPERATURE).exp();
                }
                _ => {
                    let before = best.map_or(f32::NEG_INFINITY, |(_, highest)| highest);
                    odds = odds * ((before - score) / TEMPERATURE).exp() + 1.0;
                    best = Some((place.at, score));
                }
            }
        }
        best.map(|(at, score)| Seam {
            at,
            score,
            sure: 1.0 / odds,
        })
    }

    /// How good a text is as a whole name, with nothing behind it.
    pub(super) fn whole(&self, name: &str, around: Surroundings<'_>) -> f32 {
        self.name_score(name.trim(), around) + cue::AT_END
    }

    fn score(&self, place: &Place, before: &str, behind: &str, around: Surroundings<'_>) -> f32 {
        let name = before.trim_start();
        let seam = cue::score(before, behind, self.style);
        if seam <= cue::IMPOSSIBLE && !self.is_vouched(name) && !place.is_known(name) {
            return seam;
        }
        let unvouched = || *place.name.get_or_init(|| self.unvouched_score(name));
        let headline = || self.headline_score(behind.trim_start());
        let repeated = if around.repeated == before.len() {
            REPEATED
        } else {
            0.0
        };
        let words = self.borders;
        let words = words.map_or(0.0, |borders| borders.score(before, behind));
        let is_sign = || name::is_station(name) && !place.is_known(name);
        let station = match behind.starts_with(cue::is_unspaced) && is_sign() {
            true if outlets::starts_with_named(behind) => ENDING_CUT_OFF,
            _ => 0.0,
        };
        seam - station
            + words
            + self.name_score_of(name, around, unvouched)
            + *place.headline.get_or_init(headline)
            + repeated
    }

    fn is_vouched(&self, name: &str) -> bool {
        self.vouched.contains(name) || self.last == Some(name)
    }

    pub(super) fn name_score(&self, name: &str, around: Surroundings<'_>) -> f32 {
        self.name_score_of(name, around, || self.unvouched_score(name))
    }

    /// The score of a name that nobody vouches for.
    fn unvouched_score(&self, name: &str) -> f32 {
        name::score(name) - self.topics.within(name)
    }

    fn name_score_of(
        &self,
        name: &str,
        around: Surroundings<'_>,
        unvouched: impl FnOnce() -> f32,
    ) -> f32 {
        let vouched = if self.is_vouched(name) {
            VOUCHED + name::known_length(name)
        } else {
            unvouched()
        };
        let signs = [
            '-', '–', '—', '|', '｜', '：', ':', '_', '（', '(', '・', '/',
        ];
        let separator = |before: &str| match self.style {
            Style::Glued => before.ends_with(' ') || before.ends_with(signs),
            // Spaces part all words, of which any may come twice: `in Bali Bali Post`.
            Style::Spaced => before.trim_end().ends_with(signs),
        };
        let named_before = name.chars().nth(1).is_some()
            && around
                .previous
                .trim_end()
                .strip_suffix(name)
                .is_some_and(separator);
        vouched + if named_before { NAMED_BEFORE } else { 0.0 }
    }

    fn headline_score(&self, headline: &str) -> f32 {
        let ideographic = headline.chars().take(HEADLINE_START).any(cue::is_unspaced);
        let short = if ideographic {
            SHORT_IDEOGRAPHIC_HEADLINE
        } else {
            SHORT_HEADLINE
        };
        let mut score = 0.0;
        if headline.chars().nth(short).is_none() {
            score -= 4.0;
        }
        if headline.starts_with(char::is_lowercase) && !cue::starts_like_product(headline) {
            score -= 2.0;
        }
        if outlets::starts_with_ending(headline) {
            score -= ENDING_CUT_OFF;
        }
        score - cue::glued_words(headline, HEADLINE_START) - cue::stuck_start(headline)
            + self.start_score(headline)
    }

    /// How well a headline starts with what it is about, and as the first one is written.
    pub(super) fn start_score(&self, headline: &str) -> f32 {
        self.topics.start(headline) + self.manner.start_score(headline)
    }
}

/// Whether more characters than names have are all of scripts without spaces.
fn is_unspaced_throughout(text: &str) -> bool {
    let unspaced = text.chars().filter(|sign| cue::is_unspaced(*sign));
    unspaced.take(LONGEST_UNSPACED + 1).count() > LONGEST_UNSPACED
}

/// How sure one of two readings is, by their scores.
pub(super) fn share(score: f32, other: f32) -> f32 {
    1.0 / (1.0 + ((other - score) / TEMPERATURE).exp())
}

/// Hundredths are as exact as a confidence can be.
pub(super) fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}
