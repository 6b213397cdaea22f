//! Pages that are made of cards rather than prose: lists of teasers, products, services.

use super::score::Verdict;
use crate::options::Focus;
use crate::segment::Page;

/// A page with a smaller share of prose outside its boilerplate is made of something else.
const LEAST_PROSE: f32 = 0.35;
/// The same where a doubtful piece shall rather be kept.
const LEAST_PROSE_FOR_RECALL: f32 = 0.45;
/// A page with fewer words outside its boilerplate is not made of anything.
const FEWEST_WORDS: u32 = 25;

/// Where a page has little prose, makes doubtful segments good ones.
pub(super) fn promote(page: &Page, verdicts: Vec<Verdict>, focus: Focus) -> Vec<Verdict> {
    let least = match focus {
        Focus::Precision => return verdicts,
        Focus::Balanced => LEAST_PROSE,
        Focus::Recall => LEAST_PROSE_FOR_RECALL,
    };
    let (mut prose, mut content, mut words) = (0, 0, 0);
    for (segment, verdict) in page.segments.iter().zip(&verdicts) {
        if *verdict == Verdict::Boilerplate {
            continue;
        }
        content += segment.measures.characters;
        words += segment.measures.words;
        if *verdict == Verdict::Good {
            prose += segment.measures.characters;
        }
    }
    if words < FEWEST_WORDS || prose as f32 >= least * content as f32 {
        return verdicts;
    }
    let promoted = verdicts.into_iter().map(|verdict| match verdict {
        Verdict::Doubtful => Verdict::Good,
        other => other,
    });
    promoted.collect()
}
