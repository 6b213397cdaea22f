//! Hard-wrapped text: whether a line end is one of the typewriter or one of the author.

use super::line::{Hyphens, Line, ends_sentence, is_hyphenated, width};
use super::marker;

/// Lines are wrapped at widths within these, in columns.
const NARROWEST: usize = 40;
const WIDEST: usize = 130;

/// Text is hardly wrapped at less than this; lines that are narrower are verse as well, so more of
/// them have to be full.
const USUAL_WIDTH: usize = 56;
const FEWEST_NARROW: usize = 3;

/// Of the wide lines, at most one in this many may be wider than any wrapping.
const WIDER_LINES: usize = 10;

/// Text set in a proportional font and wrapped there is ragged by about this share of its width.
const RAGGED_PERCENT: usize = 85;

/// A line this much further to the right than the one above it is set in, in columns.
const SET_IN: usize = 2;

/// How the lines of a text were wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wrap {
    /// The width that lines were filled up to; `None` if each line end is the author's.
    columns: Option<usize>,
    /// What hyphens at the ends of lines are.
    pub(super) hyphens: Hyphens,
}

/// Where one in this many full lines ends in a hyphen, whoever set the text parted words.
const HYPHENATED_LINES: usize = 8;

/// Fewer of them are compounds.
const FEWEST_HYPHENATED: usize = 2;

/// What neighbouring lines tell about wrapping.
#[derive(Default)]
struct Evidence {
    pairs: usize,
    full: usize,
    full_and_ended: usize,
    hyphenated: usize,
    open_then_upper: usize,
    open_then_lower: usize,
}

impl Wrap {
    /// Finds out whether a text is hard-wrapped: most lines are as full as the next line's first
    /// word allows, few of them end a sentence, and what follows is mostly no new beginning.
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let none = Wrap {
            columns: None,
            hyphens: Hyphens::Kept,
        };
        let Some(columns) = usual_width(lines) else {
            return none;
        };
        let mut wrap = Wrap {
            columns: Some(columns),
            ..none
        };
        let evidence = wrap.evidence(lines);
        let mostly_full = evidence.full * 5 >= evidence.pairs * 3;
        let few_ended = evidence.full_and_ended * 2 < evidence.full;
        let goes_on = evidence.open_then_upper * 3
            <= (evidence.open_then_upper + evidence.open_then_lower) * 2;
        let many = evidence.hyphenated * HYPHENATED_LINES >= evidence.full;
        if many && evidence.hyphenated >= FEWEST_HYPHENATED {
            wrap.hyphens = Hyphens::Dropped;
        }
        let fewest = match columns < USUAL_WIDTH {
            true => FEWEST_NARROW,
            false => 1,
        };
        if evidence.full >= fewest && mostly_full && few_ended && goes_on {
            wrap
        } else {
            none
        }
    }

    fn evidence(self, lines: &[Line<'_>]) -> Evidence {
        let mut evidence = Evidence::default();
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            let narrow = width(&line.text) < NARROWEST;
            if narrow || next.is_blank() || marker::item(&next.text).is_some() {
                continue;
            }
            evidence.pairs += 1;
            if !self.is_full(&line.text, &next.text) {
                continue;
            }
            evidence.full += 1;
            evidence.hyphenated += usize::from(is_hyphenated(&line.text, &next.text));
            if ends_sentence(&line.text) {
                evidence.full_and_ended += 1;
            } else if starts(&next.text, char::is_uppercase) {
                evidence.open_then_upper += 1;
            } else {
                evidence.open_then_lower += 1;
            }
        }
        evidence
    }

    /// Whether the next line's first word would not have fitted on a line.
    fn is_full(self, line: &str, next: &str) -> bool {
        let Some(columns) = self.columns else {
            return false;
        };
        let word = next.split(' ').next().unwrap_or("");
        (width(line) + 1 + width(word).min(WIDEST)) * 100 > columns * RAGGED_PERCENT
    }

    /// Whether a line goes on in the next one.
    pub(super) fn goes_on(self, line: &Line<'_>, next: &Line<'_>) -> bool {
        if self.columns.is_none() {
            return false;
        }
        let new_paragraph = next.indent > line.indent && ends_sentence(&line.text);
        // What a short line heads may be set in below it.
        let set_in = next.indent >= line.indent + SET_IN;
        let unfinished =
            !set_in && !ends_sentence(&line.text) && starts(&next.text, char::is_lowercase);
        !new_paragraph && (self.is_full(&line.text, &next.text) || unfinished)
    }
}

fn starts(text: &str, is: impl Fn(char) -> bool) -> bool {
    text.chars()
        .find(|character| character.is_alphanumeric())
        .is_some_and(is)
}

/// The width that nine in ten of the wide lines keep within.
fn usual_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut counts = [0_usize; WIDEST + 1];
    let (mut wide, mut wider) = (0, 0);
    for width in lines.iter().map(|line| width(&line.text)) {
        match counts.get_mut(width) {
            Some(count) if width >= NARROWEST => {
                *count += 1;
                wide += 1;
            }
            Some(_) => {}
            None => wider += 1,
        }
    }
    if wide == 0 || wider * WIDER_LINES > wide {
        return None;
    }
    let mut left = wide / 10;
    for (width, count) in counts.iter().enumerate().rev() {
        if *count > left {
            return Some(width);
        }
        left -= count;
    }
    None
}
