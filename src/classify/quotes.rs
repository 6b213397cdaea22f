//! Quotations in threads that only say again what stands above them.

use rustc_hash::FxHashSet;

use super::apart::{drop_range, outermost};
use super::choice::Known;
use crate::article::PageType;
use crate::dom::Tag;
use crate::segment::Page;

/// What is said again is told by runs of so many words.
const RUN: usize = 4;

/// The share of a quotation's runs that were read before, in percent: some have a line of their own, or are cut.
const REPEATED: usize = 80;

/// Leaves out quotations of a thread whose words were read before.
pub(super) fn leave_out(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    if known.page_type != PageType::Forum {
        return;
    }
    let mut read: FxHashSet<u64> = FxHashSet::default();
    let mut next = 0;
    for quotation in outermost(page, |element| element.tag == Tag::Aside) {
        let runs = |range: std::ops::Range<usize>| {
            let segments = page.segments.get(range.clone()).unwrap_or(&[]);
            let segments = segments.iter().zip(chosen.iter().skip(range.start));
            let segments = segments.filter(|(_, chosen)| **chosen);
            segments
                .flat_map(|(segment, _)| runs(page.text(segment)))
                .collect::<Vec<u64>>()
        };
        read.extend(runs(next..quotation.start));
        let own = runs(quotation.clone());
        let repeated = own.iter().filter(|run| read.contains(run)).count();
        if !own.is_empty() && 100 * repeated >= REPEATED * own.len() {
            drop_range(chosen, &quotation);
        }
        read.extend(own);
        next = quotation.end;
    }
}

/// All runs of words in a text, as numbers.
fn runs(text: &str) -> Vec<u64> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let words: Vec<u64> = words.map(number).collect();
    let runs = words.windows(RUN);
    runs.map(|run| run.iter().fold(0, |hash, word| mix(hash, *word)))
        .collect()
}

/// A word without case as a number.
fn number(word: &str) -> u64 {
    let letters = word.chars().flat_map(char::to_lowercase);
    letters.fold(1, |hash, letter| mix(hash, u64::from(u32::from(letter))))
}

/// FNV-1a, with whole numbers in place of bytes.
fn mix(hash: u64, number: u64) -> u64 {
    (hash ^ number).wrapping_mul(0x0100_0000_01b3)
}
