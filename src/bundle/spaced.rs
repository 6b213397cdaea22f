//! Flattened bundles in which every gap has become a single space.
//!
//! Nothing in such a text tells where an outlet starts, so it is only split where the item's title
//! vouches for its beginning. The rest is cut into headlines and outlets by dynamic programming
//! over its words: the cuts that are best together win, not the first that look well.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use super::cue::{self, Style};
use super::flattened::is_cut_short;
use super::manner;
use super::seam::{Context, Surroundings, rounded};
use super::topic::Topics;
use super::{Hints, name, outlets, title};
use crate::article::{Bundle, Entry};
use crate::text;

/// An outlet's name has hardly more words, and hardly more bytes.
const MOST_WORDS: usize = 7;
const LONGEST_NAME: usize = 60;

/// Only a name that is known reaches this score.
const KNOWN: f32 = 7.5;

/// Where spaces stand between all words, a word more of a name that is not known is as
/// likely the last one of the headline.
const USUAL_WORDS: usize = 2;
const FOR_EACH_WORD: f32 = 0.5;

/// Added for what looks like two words glued together, which only names are where spaces part all words.
const GLUED_WORDS: f32 = 1.2;

/// Taken from a name without a letter: between words with nothing but spaces, it is a number.
const NUMBER: f32 = 8.0;

/// Added to a name that is one word of ideographs: headlines have few spaces in them.
const LONE_UNSPACED: f32 = 1.0;
const UNSPACED_NAME: RangeInclusive<usize> = 3..=8;

/// One entry in so many may hold the end of a sentence.
const ENTRIES_FOR_A_SENTENCE: usize = 4;

/// What each further entry costs, so that a text is not cut without reason.
const COST: f32 = 3.0;

/// A headline in a script with spaces has more words than this.
const FEWEST_WORDS: usize = 3;

/// So many of one that ends with a quotation or asks.
const FEWEST_WORDS_ENDED: usize = 2;

/// What a headline without an outlet costs at the end, with and without a mark that the text was cut.
const LOOSE_CUT: f32 = 1.0;
const LOOSE: f32 = 4.0;

/// Headlines hardly have more words.
const MOST_HEADLINE_WORDS: usize = 50;

/// Signs that stand inside a headline or a name, and start neither.
const SIGNS_WITHIN: [char; 7] = ['&', '-', '–', '|', ',', ')', '／'];

/// The lowest mean score of outlets with which a text is taken for a bundle.
const LEAST_MEAN: f32 = 1.5;

/// The same where the title does not name the first outlet. Many descriptions repeat their title,
/// so that nearly all outlets have to be known.
const LEAST_MEAN_UNTITLED: f32 = 6.5;

/// Splits a text in which headlines and outlets stand one after another with single spaces.
pub(super) fn split(text: &str, hints: Hints<'_>) -> Option<Bundle> {
    let whole = text::unescape(hints.title?);
    let whole = text::collapse(&whole);
    if !may_start_with(text, &whole) {
        return None;
    }
    let folded = text::collapse(text);
    let title = title::headline(&whole, hints.outlets);
    let outlet = title.outlet.as_deref();
    // A title that names its outlet twice has headlines of several lengths.
    let once = outlet.and_then(|outlet| title::without_outlet(&whole, outlet));
    let headlines = [Some(whole.as_ref()), once, Some(title.text.as_str())];
    headlines
        .into_iter()
        .flatten()
        .find_map(|headline| behind_headline(&folded, headline, outlet, hints.outlets))
}

/// Whether a text may start with the headline of a title: with all words before the first sign that
/// may stand between headline and outlet. Tells most texts apart without folding them.
fn may_start_with(text: &str, title: &str) -> bool {
    let headline = title
        .split(title::SIGNS_BEFORE_OUTLETS)
        .next()
        .unwrap_or("");
    let mut found = text.split_whitespace();
    let mut words = headline.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let found = found.next().unwrap_or("");
        // The last word may go on behind the sign.
        let same = found == word || words.peek().is_none() && found.starts_with(word);
        if !same && !found.contains(text::is_invisible) {
            return false;
        }
    }
    true
}

/// Splits a text that starts with a headline, which is the title's.
fn behind_headline(
    text: &str,
    headline: &str,
    outlet: Option<&str>,
    outlets: &[String],
) -> Option<Bundle> {
    let behind = text.strip_prefix(headline)?.strip_prefix(' ')?;
    let vouched: HashSet<&str> = outlets.iter().map(String::as_str).chain(outlet).collect();
    let topics = Topics::new(headline, std::iter::empty());
    let context = Context::new(&vouched, headline, &topics, Style::Spaced);
    let rest = outlet.and_then(|outlet| behind.strip_prefix(outlet));
    let Some(rest) = rest else {
        return Row::new(behind)
            .cut(&context, Some(headline))
            .map(Bundle::new);
    };
    let mut entries = vec![Entry::new(headline, outlet.map(str::to_owned), 0.95)];
    if !rest.is_empty() {
        entries.extend(Row::new(rest.strip_prefix(' ')?).cut(&context, None)?);
    }
    Some(Bundle::new(entries))
}

/// A text as a row of words.
struct Row<'a> {
    text: &'a str,
    words: Vec<Word>,
}

/// Where a word starts and ends, and how wide the text is up to its end.
#[derive(Debug, Clone, Copy)]
struct Word {
    start: usize,
    end: usize,
    width: f32,
}

/// The best way to cut the words up to some place.
#[derive(Debug, Clone, Copy)]
struct Best {
    score: f32,
    /// The word the last headline starts with, and the one its outlet starts with.
    headline: usize,
    outlet: usize,
    /// The score of the outlet alone.
    name: f32,
}

impl<'a> Row<'a> {
    fn new(text: &'a str) -> Row<'a> {
        let mut words = Vec::new();
        let (mut start, mut width) = (0, 0.0);
        for word in text.split(' ') {
            let end = start + word.len();
            width += manner::width(word) + 1.0;
            words.push(Word { start, end, width });
            start = end + 1;
        }
        Row { text, words }
    }

    /// The text of the words from one to before another.
    fn between(&self, from: usize, to: usize) -> &'a str {
        let start = self
            .words
            .get(from)
            .map_or(self.text.len(), |word| word.start);
        let last = to.checked_sub(1).and_then(|last| self.words.get(last));
        let end = last.map_or(start, |word| word.end);
        self.text.get(start..end).unwrap_or("")
    }

    fn width(&self, from: usize, to: usize) -> f32 {
        let until = |word: usize| {
            let before = word.checked_sub(1).and_then(|word| self.words.get(word));
            before.map_or(0.0, |word| word.width)
        };
        until(to) - until(from)
    }

    /// Cuts the words into entries. The words start with a headline, or with the outlet of the
    /// `first` headline; the latter is believed only of outlets that are known, and where no
    /// headline looks like part of a sentence.
    fn cut(&self, context: &Context<'_>, first: Option<&str>) -> Option<Vec<Entry>> {
        let best = self.best(context, first.is_some());
        let least = if first.is_some() {
            LEAST_MEAN_UNTITLED
        } else {
            LEAST_MEAN
        };
        let mut entries = Vec::new();
        let mut end = if first.is_some() {
            self.words.len()
        } else {
            self.last_end(context, &best)
        };
        let mut total = 0.0;
        let mut sentences = 0;
        while end > 0 {
            let step = (*best.get(end)?)?;
            let outlet = self.between(step.outlet, end);
            let headline = match first {
                Some(first) if step.outlet == 0 => first,
                _ => self.between(step.headline, step.outlet),
            };
            let is_prose = headline.starts_with(char::is_lowercase) || headline.ends_with('.');
            if first.is_some() && step.outlet > 0 && is_prose {
                return None;
            }
            sentences +=
                usize::from(manner::holds_sentence(headline) || manner::holds_sentence(outlet));
            total += step.name;
            let too_wide = context
                .manner
                .too_wide(self.width(step.headline, step.outlet));
            let confidence = confidence(&step, too_wide);
            entries.push(Entry::new(headline, Some(outlet.to_owned()), confidence));
            end = step.headline;
        }
        entries.reverse();
        if sentences * ENTRIES_FOR_A_SENTENCE > entries.len() {
            return None;
        }
        let unfinished = entries.is_empty()
            && first.is_none()
            && is_cut_short(self.text)
            && !manner::holds_sentence(self.text);
        (unfinished || total / entries.len().max(1) as f32 >= least).then_some(entries)
    }

    /// Where the last outlet ends: at the end of the text, or before a headline that was cut.
    fn last_end(&self, context: &Context<'_>, best: &[Option<Best>]) -> usize {
        let count = self.words.len();
        let loose = if is_cut_short(self.text) {
            LOOSE_CUT
        } else {
            LOOSE
        };
        let mut last = (count, f32::NEG_INFINITY);
        for end in (0..=count).rev() {
            let score = match best.get(end).copied().flatten() {
                Some(best) => best.score,
                None if end == 0 => 0.0,
                None => continue,
            };
            let tail = if end == count {
                0.0
            } else {
                let too_wide = context.manner.too_wide(self.width(end, count));
                self.start_score(context, end) + too_wide - loose
            };
            if score + tail > last.1 {
                last = (end, score + tail);
            }
        }
        last.0
    }

    /// For each number of words, the best way to cut them so that they end with an outlet.
    fn best(&self, context: &Context<'_>, outlet_first: bool) -> Vec<Option<Best>> {
        let count = self.words.len();
        let mut best: Vec<Option<Best>> = vec![None; count + 1];
        // For each word, the score of a headline that starts with it.
        let mut starts: Vec<Option<f32>> = Vec::with_capacity(count + 1);
        for outlet in 0..=count {
            let ended = match outlet {
                0 => Some(0.0).filter(|_| !outlet_first),
                _ => best.get(outlet).copied().flatten().map(|best| best.score),
            };
            starts.push(ended.map(|score| score + self.start_score(context, outlet)));
            let first = (outlet_first && outlet == 0).then_some((0.0, 0));
            let Some((score, headline)) = first.or_else(|| self.headline(context, &starts, outlet))
            else {
                continue;
            };
            for end in outlet + 1..=(outlet + MOST_WORDS).min(count) {
                let Some(name) = self.name_score(context, outlet, end) else {
                    break;
                };
                let candidate = Best {
                    score: score + name - COST,
                    headline,
                    outlet,
                    name,
                };
                if let Some(slot) = best.get_mut(end)
                    && slot.is_none_or(|known| known.score < candidate.score)
                {
                    *slot = Some(candidate);
                }
            }
        }
        best
    }

    /// The best headline that ends before a word: its score and its first word.
    fn headline(
        &self,
        context: &Context<'_>,
        starts: &[Option<f32>],
        end: usize,
    ) -> Option<(f32, usize)> {
        let last = end
            .checked_sub(1)
            .map_or("", |last| self.between(last, end));
        let fewest = match last.chars().next_back() {
            _ if last.chars().any(is_unparted) => 1,
            Some('”' | '»' | '“' | '"' | '?' | '!') => FEWEST_WORDS_ENDED,
            _ => FEWEST_WORDS,
        };
        let mut best = None;
        for start in (end.saturating_sub(MOST_HEADLINE_WORDS)..=end.checked_sub(fewest)?).rev() {
            if let Some(score) = starts.get(start).copied().flatten() {
                let score = score + context.manner.width_score(self.width(start, end));
                best = better(Some((score, start)), best);
            }
        }
        best
    }

    /// How well a headline starts with a word.
    fn start_score(&self, context: &Context<'_>, word: usize) -> f32 {
        let headline = self.between(word, (word + MOST_WORDS).min(self.words.len()));
        if headline.starts_with(SIGNS_WITHIN)
            || headline.starts_with(char::is_lowercase) && !cue::starts_like_product(headline)
        {
            return -7.0;
        }
        context.start_score(headline)
    }

    /// The score of some words as an outlet; none where they are too many.
    fn name_score(&self, context: &Context<'_>, from: usize, to: usize) -> Option<f32> {
        let name = self.between(from, to);
        if name.len() > LONGEST_NAME {
            return None;
        }
        let around = Surroundings {
            previous: self.between(from.saturating_sub(MOST_WORDS), from),
            repeated: 0,
        };
        let score = context.name_score(name, around);
        let one_word = to == from + 1 && score < KNOWN;
        let number = !name.contains(char::is_alphabetic);
        let alone = if number {
            -NUMBER
        } else if one_word && from > 0 && is_unspaced_name(name) {
            LONE_UNSPACED
        } else {
            0.0
        };
        let further_words = if score < KNOWN {
            (to - from).saturating_sub(USUAL_WORDS)
        } else {
            0
        };
        let ending = end_score(around.previous, name);
        let glued = if score < KNOWN {
            cue::glued_words(name, LONGEST_NAME) * GLUED_WORDS
        } else {
            0.0
        };
        Some(score + glued + ending + alone - further_words as f32 * FOR_EACH_WORD)
    }
}

/// Whether a character is one of a script without spaces between words.
fn is_unparted(sign: char) -> bool {
    cue::is_unspaced(sign) || matches!(sign, '\u{E00}'..='\u{E7F}')
}

/// Whether a name in a script without spaces is as long as such names are. Hiragana is rare in them.
fn is_unspaced_name(name: &str) -> bool {
    let in_script = |sign| cue::is_unspaced(sign) && !matches!(sign, '\u{3041}'..='\u{309F}');
    UNSPACED_NAME.contains(&name.chars().count()) && name.chars().all(in_script)
}

/// How sure an entry is: a good name is, less so behind a headline that holds another entry.
fn confidence(step: &Best, too_wide: f32) -> f64 {
    rounded((0.35 + step.name * 0.05 + too_wide * 0.15).clamp(0.2, 0.85))
}

/// How well a headline ends before a name.
fn end_score(headline: &str, name: &str) -> f32 {
    let last_word = headline.rsplit(' ').next().unwrap_or("");
    match headline.chars().next_back().unwrap_or(' ') {
        ',' | ':' | ';' | '-' | '–' | '—' | '|' | '(' | '&' => -7.0,
        '?' | '!' | '？' | '！' => 2.0,
        '”' | '»' | '…' | '」' | '】' => 1.0,
        _ if name::is_connector(last_word) || manner::is_open(last_word) => {
            // An address is hardly part of a headline, so that one may end so: `What it stands for`.
            if name::is_domain(name) { -1.0 } else { -3.0 }
        }
        _ if outlets::is_first_word(last_word) => -1.5,
        _ if last_word.starts_with(char::is_lowercase) && name.starts_with(char::is_uppercase) => {
            1.0
        }
        _ => 0.0,
    }
}

fn better(one: Option<(f32, usize)>, other: Option<(f32, usize)>) -> Option<(f32, usize)> {
    match (one, other) {
        (Some(one), Some(other)) if other.0 >= one.0 => Some(other),
        (None, other) => other,
        (one, _) => one,
    }
}
