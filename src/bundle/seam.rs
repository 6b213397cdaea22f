//! Seams: where an outlet's name ends and the next headline starts, with nothing between them.
//!
//! Every place where a name could end gets a score: of the two characters that meet there, of the
//! text before it as a name, and of the text behind it as the start of a headline.

use std::collections::HashSet;

use unicode_segmentation::UnicodeSegmentation;

use super::cue::{self, Style};
use super::name;

/// Names are hardly longer than this, in user-perceived characters, so that the work for one seam
/// does not grow with the text.
const LONGEST_NAME: usize = 60;

/// How far into a headline its start is looked at, in characters.
const HEADLINE_START: usize = 40;

/// A headline with fewer characters is doubtful.
const SHORT_HEADLINE: usize = 10;
const SHORT_IDEOGRAPHIC_HEADLINE: usize = 4;

/// Added to a name that the caller, the title or the bundle itself vouches for.
const VOUCHED: f32 = 10.0;

/// Added where the previous headline ends with the name as well.
const NAMED_BEFORE: f32 = 5.0;

/// Added where another outlet of the bundle starts alike up to here.
const REPEATED: f32 = 3.0;

/// Added where the headline starts with a word or with characters of the first headline.
const TOPIC_WORD: f32 = 2.0;
const TOPIC_CHARACTERS: f32 = 1.5;

/// What is known of the bundle as a whole.
#[derive(Debug, Default)]
pub(super) struct Context<'a> {
    /// Names that are vouched for.
    pub(super) vouched: HashSet<&'a str>,
    /// Words, and pairs and triples of ideographs, of the first headline.
    topics: HashSet<String>,
    pub(super) style: Style,
}

/// One place where a name may end, with what speaks for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seam {
    /// Where the name ends, in bytes.
    pub(super) at: usize,
    pub(super) score: f32,
    /// How far ahead of the second-best place it is.
    pub(super) margin: f32,
}

/// What stands around a piece of text that starts with a name.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surroundings<'a> {
    /// The headline before it.
    pub(super) previous: &'a str,
    /// How many bytes of its start another piece of the bundle shares.
    pub(super) repeated: usize,
}

impl<'a> Context<'a> {
    /// A context with the words of the first headline.
    pub(super) fn new(vouched: HashSet<&'a str>, first_headline: &str, style: Style) -> Self {
        Context {
            vouched,
            topics: topics(first_headline),
            style,
        }
    }

    /// The best place to cut a piece that starts with a name and goes on with a headline.
    pub(super) fn best(&self, piece: &str, around: Surroundings<'_>) -> Option<Seam> {
        let (mut best, mut second) = (None::<Seam>, f32::NEG_INFINITY);
        for (at, _) in piece.grapheme_indices(true).take(LONGEST_NAME).skip(1) {
            let (Some(before), Some(behind)) = (piece.get(..at), piece.get(at..)) else {
                continue;
            };
            if before.ends_with(char::is_whitespace) {
                continue;
            }
            let score = self.score(before, behind, around);
            match best {
                Some(seam) if score <= seam.score => second = second.max(score),
                previous => {
                    second = previous.map_or(second, |seam| seam.score);
                    best = Some(Seam {
                        at,
                        score,
                        margin: 0.0,
                    });
                }
            }
        }
        best.map(|seam| Seam {
            margin: seam.score - second,
            ..seam
        })
    }

    /// How good a text is as a whole name, with nothing behind it.
    pub(super) fn whole(&self, name: &str, around: Surroundings<'_>) -> f32 {
        self.name_score(name.trim(), around) + cue::AT_END
    }

    fn score(&self, before: &str, behind: &str, around: Surroundings<'_>) -> f32 {
        let name = before.trim_start();
        let repeated = if around.repeated == before.len() {
            REPEATED
        } else {
            0.0
        };
        cue::score(before, behind, self.style)
            + self.name_score(name, around)
            + self.headline_score(behind.trim_start())
            + repeated
    }

    pub(super) fn name_score(&self, name: &str, around: Surroundings<'_>) -> f32 {
        let vouched = if self.vouched.contains(name) {
            VOUCHED + name::known_length(name)
        } else {
            name::score(name) - self.topics_within(name)
        };
        let separator = |before: &str| {
            before.ends_with([
                ' ', '-', '–', '—', '|', '｜', '：', ':', '_', '（', '(', '・', '/',
            ])
        };
        let named_before = name.chars().nth(1).is_some()
            && around
                .previous
                .trim_end()
                .strip_suffix(name)
                .is_some_and(separator);
        vouched + if named_before { NAMED_BEFORE } else { 0.0 }
    }

    /// A penalty for a name that holds what the first headline is about.
    fn topics_within(&self, name: &str) -> f32 {
        const FOR_EACH: f32 = 0.8;
        const MOST: f32 = 3.0;
        let pairs = name.char_indices().filter(|(at, character)| {
            cue::is_unspaced(*character)
                && name
                    .get(*at..)
                    .is_some_and(|rest| self.topics.contains(&first_characters(rest, 2)))
        });
        (pairs.count() as f32 * FOR_EACH).min(MOST)
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
        if headline.starts_with(char::is_lowercase) {
            score -= 2.0;
        }
        score - cue::glued_words(headline, HEADLINE_START) + self.topic_score(headline)
    }

    pub(super) fn topic_score(&self, headline: &str) -> f32 {
        let start = headline.trim_start_matches(|character: char| !character.is_alphanumeric());
        if start.starts_with(cue::is_unspaced) {
            let shared = (2..=3)
                .filter(|length| self.topics.contains(&first_characters(start, *length)))
                .count();
            return TOPIC_CHARACTERS * [0.0, 1.0, 2.0].get(shared).copied().unwrap_or(0.0);
        }
        let word = start.unicode_words().next().unwrap_or("").to_lowercase();
        if self.topics.contains(&word) {
            TOPIC_WORD
        } else {
            0.0
        }
    }
}

fn first_characters(text: &str, length: usize) -> String {
    text.chars().take(length).collect()
}

/// A headline's words in lower case, without the shortest, and all pairs and triples of
/// characters where it is written without spaces.
fn topics(headline: &str) -> HashSet<String> {
    const SHORTEST_WORD: usize = 3;
    let mut topics: HashSet<String> = headline
        .unicode_words()
        .filter(|word| word.chars().count() >= SHORTEST_WORD)
        .map(str::to_lowercase)
        .collect();
    for (at, character) in headline.char_indices() {
        if cue::is_unspaced(character) {
            let rest = headline.get(at..).unwrap_or("");
            topics.extend((2..=3).map(|length| first_characters(rest, length)));
        }
    }
    topics
}

/// Hundredths are as exact as a confidence can be.
pub(super) fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}
