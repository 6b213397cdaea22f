//! Bundles whose tags were stripped: `Headline  OutletHeadline  Outlet…`.
//!
//! Two no-break spaces, or what became of them, stand before each outlet; nothing, or a space,
//! stands between an outlet and the next headline. So the text falls into pieces at the wide gaps,
//! and each piece but the first starts with an outlet. Where the pieces are cut is decided for the
//! bundle as a whole: what one piece tells about names serves the others.

use std::collections::HashSet;

use super::border::Borders;
use super::cue::{self, Style};
use super::evidence::Evidence;
use super::seam::{Context, Place, Seam, Surroundings, rounded, share};
use super::topic::Topics;
use super::{Hints, coverage, lined, spaced, title};
use crate::article::{Bundle, Entry};
use crate::text;

/// A gap whose best seam scores less is no gap before an outlet but a slip of the headline's
/// writer; no-break spaces are rarely slips.
const LEAST_PLAIN: f32 = -1.0;
const LEAST_NO_BREAK: f32 = -7.0;

/// Taken for each cut where a space is said to stand behind outlets, which is rarer than nothing.
const RARER: f32 = 0.5;

/// The longest text that is looked at, in bytes: a hundred times what feeds hold.
const LONGEST_TEXT: usize = 128 * 1024;

/// A last piece longer than this, in characters, is an outlet with the start of a headline that
/// was cut.
const LONGEST_LAST: usize = 60;

/// A name that was cut is seen in a last piece only where a seam scores less.
const LEAST_STUMP: f32 = 2.5;

/// A headline that was cut is worth a look only with more characters than this.
const SHORTEST_TAIL: usize = 16;

/// How much better a name has to be than the whole last piece where little stands behind it.
const AHEAD_OF_WHOLE: f32 = 8.0;

/// Names of spaced scripts start alike by chance in fewer characters than this.
const SHORTEST_SHARED: usize = 4;
const SHORTEST_SHARED_UNSPACED: usize = 3;

/// One piece of the text between wide gaps.
#[derive(Debug)]
struct Piece<'a> {
    text: &'a str,
    /// Where it starts in the whole text.
    from: usize,
    /// Whether the gap before it is of no-break spaces.
    no_break: bool,
    /// Where the name may end that it starts with.
    places: Vec<Place>,
}

impl<'a> Piece<'a> {
    fn new(text: &'a str, from: usize, no_break: bool) -> Self {
        Piece {
            text,
            from,
            no_break,
            places: Place::all(text),
        }
    }

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
pub(super) struct Cut<'a> {
    pub(super) outlet: &'a str,
    pub(super) headline: &'a str,
    /// Where the headline starts in the whole text.
    from: usize,
    pub(super) seam: Seam,
    pub(super) no_break: bool,
}

/// A text with its cuts.
#[derive(Debug)]
pub(super) struct Cutting<'a> {
    /// The headline before the first cut.
    pub(super) first: &'a str,
    pub(super) cuts: Vec<Cut<'a>>,
    /// How many wide gaps stand inside headlines.
    pub(super) slips: usize,
    pub(super) style: Style,
}

impl Cutting<'_> {
    pub(super) fn total(&self) -> f32 {
        let cuts = self.cuts.iter().map(|cut| cut.seam.score).sum::<f32>();
        match self.style {
            Style::Glued => cuts,
            Style::Spaced => cuts - RARER * self.cuts.len() as f32,
        }
    }
}

/// Splits a bundle whose tags were stripped.
pub(super) fn flattened(text: &str, hints: Hints<'_>) -> Option<Bundle> {
    if text.len() > LONGEST_TEXT {
        return None;
    }
    let (text, coverage) = coverage::without(text.trim());
    if let Some(bundle) = lined::split(text, hints) {
        return Some(bundle);
    }
    if !has_wide_gap(text) {
        return spaced::split(text, hints);
    }
    let pieces = pieces(text);
    let Some(first) = pieces.first().filter(|_| pieces.len() > 1) else {
        return spaced::split(text, hints);
    };
    let title = hints.title.map(text::unescape);
    let title = title.as_deref().map(text::collapse);
    let headline = text::collapse(first.text);
    let begun = title
        .as_deref()
        .filter(|title| !headline.is_empty() && title.starts_with(headline.as_ref()));
    let title_outlet = begun.and_then(|title| title::outlet_behind(title, &headline));
    let vouched: HashSet<&str> = hints
        .outlets
        .iter()
        .map(String::as_str)
        .chain(title_outlet)
        .collect();
    let behind = pieces.iter().skip(1).map(|piece| piece.text);
    let topics = Topics::new(first.text, behind);
    let borders = Borders::of(text);
    let cutting = [Style::Glued, Style::Spaced]
        .into_iter()
        .map(|style| {
            let mut context = Context::new(&vouched, first.text, &topics, style);
            context.borders = Some(&borders);
            cut_all(text, &pieces, context)
        })
        .max_by(|one, other| one.total().total_cmp(&other.total()))?;
    let outlet = cutting.cuts.first().map(|cut| cut.outlet);
    let outlet_vouched = outlet.is_some_and(|outlet| vouched.contains(outlet));
    let evidence = Evidence {
        // A title that names another outlet belongs to another text.
        titled: begun.is_some() && (outlet_vouched || title_outlet.is_none()),
        outlet: outlet_vouched,
        coverage,
    };
    evidence
        .is_bundle(&cutting)
        .then(|| assemble(&cutting, begun.is_some()))
}

/// Whether two of the spaces that make wide gaps stand side by side.
pub(super) fn has_wide_gap(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_space = |at: usize| match bytes.get(at) {
        Some(b' ') => true,
        Some(0xC2) => bytes.get(at + 1) == Some(&0xA0),
        _ => false,
    };
    memchr::memchr2_iter(b' ', 0xC2, bytes).any(|at| {
        let length = if bytes.get(at) == Some(&b' ') { 1 } else { 2 };
        is_space(at) && is_space(at + length)
    })
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
            let piece = text.get(from..start);
            pieces.extend(piece.map(|text| Piece::new(text, from, gap_before)));
            (from, gap_before) = (at, no_break >= 2);
        }
    }
    let piece = text.get(from..);
    pieces.extend(piece.map(|text| Piece::new(text, from, gap_before)));
    pieces
}

/// Cuts all pieces but the first, which starts with a headline. A gap without a likely outlet
/// behind it stays inside its headline.
fn cut_all<'a>(text: &'a str, pieces: &[Piece<'a>], mut context: Context<'a>) -> Cutting<'a> {
    let (first, rest) = pieces
        .split_first()
        .map_or(("", [].as_slice()), |(first, rest)| (first.text, rest));
    context.last = last_outlet(&context, rest);
    let shared = shared_starts(rest);
    let mut cutting = Cutting {
        first,
        cuts: Vec::new(),
        slips: 0,
        style: context.style,
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
            // What is left of an outlet where the text was cut.
            None if at + 1 == rest.len() && at > 0 && is_stump(piece.text) => {}
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
    let split = context.best(last.text, &last.places, Surroundings::default());
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
    let split = context.best(piece.text, &piece.places, around);
    let whole = last && is_short(piece.text) && !is_cut_short(piece.text);
    if whole {
        let score = context.whole(piece.text, around);
        let tail = split
            .and_then(|split| piece.text.get(split.at..))
            .unwrap_or("");
        let ahead = split.map_or(f32::NEG_INFINITY, |split| split.score - score);
        let short_tail = tail.chars().nth(SHORTEST_TAIL).is_none() && !goes_on(piece.text, tail);
        if ahead <= if short_tail { AHEAD_OF_WHOLE } else { 1.0 } {
            let seam = Seam {
                at: piece.text.len(),
                score,
                sure: split.map_or(1.0, |split| share(score, split.score)),
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
    let seam = split.filter(|seam| !(last && is_stump(piece.text)) || seam.score >= LEAST_STUMP)?;
    let headline = piece.text.get(seam.at..)?.trim_start();
    Some(Cut {
        outlet: piece.text.get(..seam.at)?.trim(),
        headline: headline.trim_end(),
        from: piece.from + piece.text.len() - headline.len(),
        seam,
        no_break: piece.no_break,
    })
}

/// Whether a headline that was cut stands behind a name: a capital glued to a small letter starts it, and
/// it goes on in small letters, as names do not.
fn goes_on(piece: &str, tail: &str) -> bool {
    let before = piece
        .get(..piece.len().saturating_sub(tail.len()))
        .unwrap_or("");
    let last = tail
        .trim_end()
        .rsplit_once(' ')
        .map_or("", |(_, last)| last);
    before.ends_with(char::is_lowercase)
        && tail.starts_with(char::is_uppercase)
        && last.starts_with(char::is_lowercase)
}

/// Whether the last piece can be the beginning of a name that was cut.
fn is_stump(text: &str) -> bool {
    is_short(text) && is_cut_short(text)
}

pub(super) fn is_cut_short(text: &str) -> bool {
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
        let shortest = if common.chars().any(cue::is_unspaced) {
            SHORTEST_SHARED_UNSPACED
        } else {
            SHORTEST_SHARED
        };
        let tells = common.chars().count() >= shortest;
        let length = if tells { common.len() } else { 0 };
        for at in [*one, *other] {
            if let Some(known) = shared.get_mut(at) {
                *known = length.max(*known);
            }
        }
    }
    shared
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

/// How sure a seam is.
fn confidence(cut: &Cut<'_>) -> f32 {
    cut.seam.sure.clamp(0.05, 0.99)
}
