//! Flattened bundles in which headlines and outlets stand on lines of their own, by turns.
//!
//! The line ends say where each of them starts, so all there is to decide is whether the lines are a
//! bundle at all. A tab parts as a line end does.

use super::flattened::{has_wide_gap, is_cut_short};
use super::seam::rounded;
use super::{Hints, cue, name, title};
use crate::article::{Bundle, Entry};
use crate::text;

/// The lowest score of an outlet, of one among others that are better, and the lowest mean where the
/// title names no outlet. Only names that are known, or end as names of outlets do, reach the latter.
const LEAST: f32 = -0.5;
const LEAST_DOUBTED: f32 = -2.5;
const LEAST_MEAN: f32 = 5.5;

/// So many entries are asked where the title names no outlet: any two lines may stand together.
const FEWEST: usize = 2;

/// So many entries are asked where some outlets have a low score, or headlines end as sentences do.
const FEWEST_DOUBTED: usize = 3;

/// Headlines have at least as many letters; those in scripts without spaces need fewer.
const FEWEST_LETTERS: usize = 8;
const FEWEST_IDEOGRAPHS: usize = 4;

/// Headlines have more words than names of people and of songs, which stand before dashes as well.
const USUAL_WORDS: usize = 4;

/// How sure an outlet is that nothing speaks for but its place.
const PLACED: f32 = 0.8;
const FOR_EACH_POINT: f32 = 0.02;

/// Splits a text whose lines are a headline and its outlet, again and again.
pub(super) fn split(text: &str, hints: Hints<'_>) -> Option<Bundle> {
    memchr::memchr2(b'\n', b'\t', text.as_bytes())?;
    let lines = text.split(['\n', '\t']).map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty());
    if let Some(bundle) = split_at_dashes(&mut lines.clone(), hints) {
        return Some(bundle);
    }
    let (first, outlet) = (lines.next()?, lines.next()?);
    if has_wide_gap(first) || !title::can_be_outlet(outlet) {
        return None;
    }
    let vouched = vouches(hints, first, outlet);
    let score = match vouched {
        true => LEAST_MEAN,
        false => name_score(hints, outlet),
    };
    if score < LEAST {
        return None;
    }
    let (mut total, mut doubts) = (score, 0);
    let mut entries = vec![entry(first, outlet, score)];
    while let Some(headline) = lines.next() {
        let Some(outlet) = lines.next() else {
            // Its outlet was cut off.
            if is_cut_short(headline) {
                break;
            }
            return None;
        };
        if !is_headline(headline) || !title::can_be_outlet(outlet) {
            return None;
        }
        let score = name_score(hints, outlet);
        if score < LEAST_DOUBTED {
            return None;
        }
        total += score;
        doubts += usize::from(score < LEAST || is_sentence(headline));
        entries.push(entry(headline, outlet, score));
    }
    let count = entries.len();
    let certain = doubts == 0 || count >= FEWEST_DOUBTED && doubts * 2 <= count;
    let enough = count >= FEWEST && total / count as f32 >= LEAST_MEAN;
    let is_bundle = certain && (vouched || enough && is_headline(first) && !is_sentence(first));
    is_bundle.then(|| Bundle::new(entries))
}

/// Splits a text whose lines are headlines, each with a dash and its outlet behind it as titles have
/// them. The first line has to be the title: such lines are lists of anything else.
fn split_at_dashes(lines: &mut dyn Iterator<Item = &str>, hints: Hints<'_>) -> Option<Bundle> {
    let title = text::unescape(hints.title?);
    let mut entries: Vec<Entry> = Vec::new();
    let (mut doubts, mut words) = (0, 0);
    for line in lines {
        let line = without_bullet(line);
        if entries.is_empty() && !title::is_same(&text::collapse(line), &text::collapse(&title)) {
            return None;
        }
        let cut = title::at_last_dash(line).filter(|(_, outlet)| !outlet.contains(BAR));
        let Some((headline, outlet)) = cut.or_else(|| line.rsplit_once(BAR)) else {
            // Its outlet was cut off.
            if is_cut_short(line) {
                break;
            }
            return None;
        };
        if !is_headline(headline) || !title::can_be_outlet(outlet) {
            return None;
        }
        let score = name_score(hints, outlet);
        doubts += usize::from(score < LEAST || is_sentence(headline));
        words += match headline.contains(cue::is_unspaced) {
            true => USUAL_WORDS,
            false => headline.split_whitespace().count(),
        };
        entries.push(entry(headline, outlet, score));
    }
    let count = entries.len();
    let is_bundle = count >= FEWEST && doubts * 2 <= count && words >= count * USUAL_WORDS;
    is_bundle.then(|| Bundle::new(entries))
}

/// A line without the sign or the number of an item of a list.
fn without_bullet(line: &str) -> &str {
    let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let rest = match rest.len() < line.len() {
        true => rest.strip_prefix(['.', ')']),
        false => rest.strip_prefix(['•', '·', '-', '*', '–']),
    };
    let rest = rest.filter(|rest| rest.starts_with(' '));
    rest.map_or(line, str::trim_start)
}

/// What stands between headline and outlet where it is no dash.
const BAR: &str = " | ";

/// Whether the title is the first line with its outlet behind it, or the caller expects the outlet.
fn vouches(hints: Hints<'_>, headline: &str, outlet: &str) -> bool {
    let Some(title) = hints.title.map(text::unescape) else {
        return false;
    };
    let title = text::collapse(&title);
    let headline = text::collapse(headline);
    let named = title::outlet_behind(&title, &headline);
    named == Some(outlet) || title == headline && is_expected(hints, outlet)
}

fn is_expected(hints: Hints<'_>, outlet: &str) -> bool {
    hints.outlets.iter().any(|expected| expected == outlet)
}

fn name_score(hints: Hints<'_>, outlet: &str) -> f32 {
    if is_expected(hints, outlet) {
        return LEAST_MEAN;
    }
    name::score(outlet)
}

/// Whether a line is neither a number, a word nor the rest of a sentence.
fn is_headline(line: &str) -> bool {
    let letters = line.chars().filter(|sign| sign.is_alphabetic());
    let goes_on = line.starts_with(char::is_lowercase) && !cue::starts_like_product(line);
    let fewest = if line.contains(cue::is_unspaced) {
        FEWEST_IDEOGRAPHS
    } else {
        FEWEST_LETTERS
    };
    letters.take(fewest).count() == fewest && !goes_on && !has_wide_gap(line)
}

/// Whether a line ends with a full stop that is not an abbreviation's: `9 a.m.`, `the U.S.`.
fn is_sentence(line: &str) -> bool {
    let word = line.rsplit(' ').next().unwrap_or("");
    let abbreviated = word.trim_end_matches('.').contains('.');
    line.ends_with(['.', '。']) && !line.ends_with("..") && !abbreviated
}

fn entry(headline: &str, outlet: &str, score: f32) -> Entry {
    let confidence = (PLACED + score * FOR_EACH_POINT).clamp(PLACED, 0.95);
    let outlet = text::collapse(outlet).into_owned();
    Entry::new(text::collapse(headline), Some(outlet), rounded(confidence))
}
