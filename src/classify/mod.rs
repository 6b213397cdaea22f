//! Segments in, choice out: which segments are main content.
//!
//! The choice is made in steps. Each segment is judged by itself and by the elements around it; on
//! pages that are made of cards rather than prose, the cards' short texts count as well. Then the root of the content is the deepest element that holds nearly all good text. Last,
//! the segments inside the root are kept or dropped, short ones by what happened to their
//! neighbours.

mod cards;
mod media;
mod page_type;
mod root;
mod score;
mod structure;

pub(crate) use media::Media;
pub(crate) use page_type::page_type;

use crate::options::Focus;
use crate::segment::Page;

/// Which segments of a page are main content.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Choice {
    /// For each segment of the page, whether it is chosen.
    pub(crate) chosen: Vec<bool>,
    /// How sure the choice is, 0 to 1: how much of the chosen text is plainly prose, and how much
    /// of the page's prose was chosen. It is not calibrated.
    pub(crate) confidence: f32,
}

/// Chooses a page's main content.
pub(crate) fn choose(page: &Page, focus: Focus) -> Choice {
    let verdicts = score::judge(page, focus);
    let verdicts = cards::promote(page, verdicts, focus);
    let root = root::find(page, &verdicts);
    let chosen = score::choose(page, &verdicts, &root, focus);
    let confidence = confidence(page, &verdicts, &chosen);
    Choice { chosen, confidence }
}

fn confidence(page: &Page, verdicts: &[score::Verdict], chosen: &[bool]) -> f32 {
    let (mut good, mut kept, mut both) = (0, 0, 0);
    for ((segment, verdict), chosen) in page.segments.iter().zip(verdicts).zip(chosen) {
        let is_good = *verdict == score::Verdict::Good;
        good += if is_good {
            segment.measures.characters
        } else {
            0
        };
        kept += if *chosen {
            segment.measures.characters
        } else {
            0
        };
        both += if is_good && *chosen {
            segment.measures.characters
        } else {
            0
        };
    }
    if good + kept == 0 {
        return 0.0;
    }
    2.0 * both as f32 / (good + kept) as f32
}
