//! Bundles whose tags were stripped: `Headline  OutletHeadline  Outlet…`.
//!
//! Two no-break spaces, or what became of them, stand before each outlet; nothing, or a space,
//! stands between an outlet and the next headline. So the text falls into pieces at the wide gaps,
//! and each piece but the first starts with an outlet. Where the pieces are cut is decided for the
//! bundle as a whole: what one piece tells about names serves the others.

use std::collections::HashSet;

use super::cue::{self, Style};
use super::seam::{Context, Seam, Surroundings, rounded};
use super::{Hints, coverage, name, spaced, title};
use crate::article::{Bundle, Entry};
use crate::text;

/// A gap whose best seam scores less is no gap before an outlet but a slip of the headline's
/// writer; no-break spaces are rarely slips.
const LEAST_PLAIN: f32 = -1.0;
const LEAST_NO_BREAK: f32 = -7.0;

/// A seam with this score can stand for a bundle without other evidence.
const STRONG: f32 = 3.0;

/// Several gaps of no-break spaces are evidence by themselves where their seams score as much.
const LEAST_MEAN: f32 = 1.0;

/// Only a name that is known, or ends as names of outlets do, reaches this score.
const NAMED: f32 = 5.5;

/// Only a name that is known reaches this score.
const KNOWN: f32 = 7.5;

/// The longest text that is looked at, in bytes: a hundred times what feeds hold.
const LONGEST_TEXT: usize = 128 * 1024;

/// A last piece longer than this, in characters, is an outlet with the start of a headline that
/// was cut.
const LONGEST_LAST: usize = 60;

/// A headline that was cut is worth a look only with more characters than this.
const SHORTEST_TAIL: usize = 16;

/// A wide gap inside a headline is a slip of its writer; where there are more than one for so many
/// outlets, the gaps stand for something else.
const CUTS_FOR_EACH_SLIP: usize = 3;

/// Headlines have at least as many letters; those in scripts without spaces need fewer.
const FEWEST_LETTERS: usize = 8;
const FEWEST_IDEOGRAPHS: usize = 4;

/// Names of spaced scripts start alike by chance in fewer characters than this.
const SHORTEST_SHARED: usize = 4;

/// One piece of the text between wide gaps.
#[derive(Debug, Clone, Copy)]
struct Piece<'a> {
    text: &'a str,
    /// Where it starts in the whole text.
    from: usize,
    /// Whether the gap before it is of no-break spaces.
    no_break: bool,
}

impl Piece<'_> {
    /// The lowest score with which the gap before it stands before an outlet.
    fn least_score(&self) -> f32 {
        if self.no_break {
            LEAST_NO_BREAK
        } else {
            LEAST_PLAIN
        }
    }
}

/// A piece cut into the outlet it starts with and the headline behind it.
#[derive(Debug, Clone, Copy)]
struct Cut<'a> {
    outlet: &'a str,
    headline: &'a str,
    /// Where the headline starts in the whole text.
    from: usize,
    seam: Seam,
    no_break: bool,
}

/// A text with its cuts.
#[derive(Debug)]
struct Cutting<'a> {
    /// The headline before the first cut.
    first: &'a str,
    cuts: Vec<Cut<'a>>,
    /// How many wide gaps stand inside headlines.
    slips: usize,
}

impl Cutting<'_> {
    fn total(&self) -> f32 {
        self.cuts.iter().map(|cut| cut.seam.score).sum()
    }
}

/// Splits a bundle whose tags were stripped.
pub(super) fn flattened(text: &str, hints: Hints<'_>) -> Option<Bundle> {
    if text.len() > LONGEST_TEXT {
        return None;
    }
    let (text, coverage) = coverage::without(text.trim());
    let pieces = pieces(text);
    let Some(first) = pieces.first().filter(|_| pieces.len() > 1) else {
        return spaced::split(text, hints);
    };
    let title = hints.title.map(text::unescape);
    let title = title.as_deref().map(text::collapse);
    let headline = text::collapse(first.text);
    let titled = !headline.is_empty()
        && title
            .as_ref()
            .is_some_and(|title| title.starts_with(headline.as_ref()));
    let title_outlet = title
        .as_ref()
        .filter(|_| titled)
        .and_then(|title| title::outlet_behind(title, &headline));
    let vouched: HashSet<&str> = hints
        .outlets
        .iter()
        .map(String::as_str)
        .chain(title_outlet)
        .collect();
    let cutting = [Style::Glued, Style::Spaced]
        .into_iter()
        .map(|style| cut_all(text, &pieces, &vouched, style))
        .max_by(|one, other| one.total().total_cmp(&other.total()))?;
    is_bundle(&cutting, titled, coverage).then(|| assemble(&cutting, titled))
}

/// The text in pieces, cut at each wide gap.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut from, mut gap_before) = (0, false);
    let mut gap: Option<(usize, usize, usize)> = None;
    for (at, character) in text.char_indices().chain([(text.len(), 'x')]) {
        if matches!(character, ' ' | '\u{A0}') {
            let (start, length, no_break) = gap.unwrap_or((at, 0, 0));
            gap = Some((
                start,
                length + 1,
                no_break + usize::from(character == '\u{A0}'),
            ));
            continue;
        }
        if let Some((start, length, no_break)) = gap.take()
            && length >= 2
        {
            pieces.extend(text.get(from..start).map(|text| Piece {
                text,
                from,
                no_break: gap_before,
            }));
            (from, gap_before) = (at, no_break >= 2);
        }
    }
    pieces.extend(text.get(from..).map(|text| Piece {
        text,
        from,
        no_break: gap_before,
    }));
    pieces
}

/// Cuts all pieces but the first, which starts with a headline. A gap without a likely outlet
/// behind it stays inside its headline.
fn cut_all<'a>(
    text: &'a str,
    pieces: &[Piece<'a>],
    vouched: &HashSet<&'a str>,
    style: Style,
) -> Cutting<'a> {
    let (first, rest) = pieces
        .split_first()
        .map_or(("", [].as_slice()), |(first, rest)| (first.text, rest));
    let mut vouched = vouched.clone();
    vouched.extend(last_outlet(
        &Context::new(vouched.clone(), first, style),
        rest,
    ));
    let context = Context::new(vouched, first, style);
    let shared = shared_starts(rest);
    let mut cutting = Cutting {
        first,
        cuts: Vec::new(),
        slips: 0,
    };
    let mut previous = first;
    for (at, piece) in rest.iter().enumerate() {
        let around = Surroundings {
            previous,
            repeated: shared.get(at).copied().unwrap_or(0),
        };
        let cut = cut(&context, piece, around, at + 1 == rest.len());
        match cut.filter(|cut| cut.seam.score >= piece.least_score()) {
            Some(cut) => {
                previous = cut.headline;
                cutting.cuts.push(cut);
            }
            None => cutting.slip(text, piece),
        }
    }
    cutting
}

impl<'a> Cutting<'a> {
    /// Lets the last headline go on to the end of a piece.
    fn slip(&mut self, text: &'a str, piece: &Piece<'a>) {
        let end = piece.from + piece.text.len();
        self.slips += 1;
        match self.cuts.last_mut() {
            Some(cut) => {
                cut.headline = text.get(cut.from..end).unwrap_or(cut.headline);
                cut.seam.score -= 1.0;
            }
            None => self.first = text.get(..end).unwrap_or(self.first),
        }
    }
}

/// The last piece, where it is the name of an outlet as a whole; it vouches for the same name
/// elsewhere.
fn last_outlet<'a>(context: &Context<'_>, rest: &[Piece<'a>]) -> Option<&'a str> {
    let last = rest.last().filter(|last| is_short(last.text))?;
    let outlet = last.text.trim();
    let split = context.best(last.text, Surroundings::default());
    let whole = context.whole(outlet, Surroundings::default());
    let is_name = whole >= 2.0 && split.is_none_or(|split| split.score < whole);
    (rest.len() > 1 && is_name).then_some(outlet)
}

fn is_short(text: &str) -> bool {
    text.chars().nth(LONGEST_LAST).is_none()
}

fn cut<'a>(
    context: &Context<'_>,
    piece: &Piece<'a>,
    around: Surroundings<'_>,
    last: bool,
) -> Option<Cut<'a>> {
    let split = context.best(piece.text, around);
    let whole = last && is_short(piece.text) && !is_cut_short(piece.text);
    if whole {
        let score = context.whole(piece.text, around);
        let tail = split
            .and_then(|split| piece.text.get(split.at..))
            .unwrap_or("");
        if tail.chars().nth(SHORTEST_TAIL).is_none()
            || split.is_none_or(|split| split.score <= score + 1.0)
        {
            let margin = split.map_or(score, |split| score - split.score);
            let seam = Seam {
                at: piece.text.len(),
                score,
                margin,
            };
            return Some(Cut {
                outlet: piece.text.trim(),
                headline: "",
                from: piece.from + piece.text.len(),
                seam,
                no_break: piece.no_break,
            });
        }
    }
    let seam = split?;
    let headline = piece.text.get(seam.at..)?.trim_start();
    Some(Cut {
        outlet: piece.text.get(..seam.at)?.trim(),
        headline: headline.trim_end(),
        from: piece.from + piece.text.len() - headline.len(),
        seam,
        no_break: piece.no_break,
    })
}

fn is_cut_short(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with('…') || text.ends_with("...")
}

/// For each piece, how many bytes of its start another piece starts with as well.
fn shared_starts(pieces: &[Piece<'_>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text);
    let start = |at: usize| text(at).chars().take(LONGEST_LAST);
    order.sort_by(|one, other| start(*one).cmp(start(*other)));
    let mut shared = vec![0; pieces.len()];
    for (one, other) in order.iter().zip(order.iter().skip(1)) {
        let common: String = start(*one)
            .zip(start(*other))
            .take_while(|(one, other)| one == other)
            .map(|(character, _)| character)
            .collect();
        let tells =
            common.chars().count() >= SHORTEST_SHARED || common.chars().any(cue::is_unspaced);
        let length = if tells { common.len() } else { 0 };
        for at in [*one, *other] {
            if let Some(known) = shared.get_mut(at) {
                *known = length.max(*known);
            }
        }
    }
    shared
}

/// Whether the cuts are evidence enough that the text is a bundle at all.
fn is_bundle(cutting: &Cutting<'_>, titled: bool, coverage: bool) -> bool {
    let cuts = &cutting.cuts;
    let Some(last) = cuts.last() else {
        return false;
    };
    let ends_well = last.headline.is_empty() || is_cut_short(last.headline) || cuts.len() > 1;
    if !ends_well || cutting.slips * CUTS_FOR_EACH_SLIP > cuts.len() {
        return false;
    }
    let mean = cutting.total() / cuts.len() as f32;
    if titled || coverage {
        return mean >= 1.0 || last.headline.is_empty() && last.seam.score >= 2.0;
    }
    if !has_headlines(cutting) {
        return false;
    }
    let reaching = |least: f32| cuts.iter().filter(|cut| cut.seam.score >= least).count();
    match cuts.iter().filter(|cut| cut.no_break).count() {
        0 => cuts.len() >= 2 && reaching(KNOWN) > 0 && mean >= STRONG && last.headline.is_empty(),
        1 if last.headline.is_empty() => last.seam.score >= NAMED,
        1 => reaching(KNOWN) > 0 && cuts.len() > 1,
        _ => reaching(LEAST_MEAN) * 2 >= cuts.len() && mean >= LEAST_MEAN,
    }
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

/// The entries: the first headline with the first outlet, and so on.
fn assemble(cutting: &Cutting<'_>, titled: bool) -> Bundle {
    let mut headline = cutting.first;
    let mut before = if titled { 1.0 } else { 0.97 };
    let mut entries = Vec::new();
    for cut in &cutting.cuts {
        let behind = confidence(cut);
        let outlet = text::collapse(cut.outlet).into_owned();
        let text = text::collapse(headline);
        if !text.is_empty() {
            entries.push(Entry::new(text, Some(outlet), rounded(before * behind)));
        }
        headline = cut.headline;
        before = behind;
    }
    Bundle::new(entries)
}

/// How sure a seam is: known names nearly are, others by how far ahead of the next-best they are.
fn confidence(cut: &Cut<'_>) -> f32 {
    let floor = if name::score(cut.outlet) >= KNOWN {
        0.9
    } else {
        0.5
    };
    let margin = cut.seam.margin.clamp(0.0, 8.0);
    let sure = 1.0 - (1.0 - floor) * (-margin / 2.0).exp();
    sure.clamp(0.05, 0.99)
}
