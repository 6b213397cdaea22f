//! The lines in which a catalogue of papers repeats where a paper was published.

use super::lines::Lines;
use super::tail::Tail;
use super::words::starts;
use crate::article::FurnitureKind;

/// Such lines are short, in bytes.
const LONGEST: usize = 300;

/// The label between such a line and the summary, in lower case.
const ABSTRACT: &str = "abstract";

/// Names of the numbers that catalogues give to papers, in lower case.
const NUMBERS: [&str; 3] = ["doi", "pmc", "pmid"];

/// Removes the first line and the label below it: `J Ice. 2023 May 3. doi: 10.1000/j.1.` and `ABSTRACT`.
pub(super) fn trim_start(lines: &mut Lines) {
    let Some(first) = lines.first() else {
        return;
    };
    let text_of = |number: usize| {
        lines
            .lines
            .get(number)
            .map_or("", |line| line.text().trim())
    };
    let text = text_of(first);
    if text.len() > LONGEST || !crate::text::holds(text, "doi: 10.") {
        return;
    }
    let mut below = first + 1..lines.lines.len();
    let label = below.find(|number| !text_of(*number).is_empty());
    let Some(label) = label.filter(|label| {
        let words = text_of(*label).trim_end_matches(':');
        words.eq_ignore_ascii_case(ABSTRACT)
    }) else {
        return;
    };
    for number in [first, label] {
        lines.cut_from(number, 0, FurnitureKind::Header);
    }
}

/// Whether a line is nothing but such numbers: `PMID:37000001 | DOI:10.1000/j.1`.
pub(super) fn is_line(tail: &Tail) -> bool {
    let Some(text) = tail.whole(LONGEST).filter(|text| starts(text, "pmid:")) else {
        return false;
    };
    text.split('|').all(|part| {
        let numbered = part.trim().split_once(':');
        numbered.is_some_and(|(name, number)| {
            NUMBERS.contains(&name) && !number.trim().contains(char::is_whitespace)
        })
    })
}
