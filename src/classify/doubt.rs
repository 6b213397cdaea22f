//! The doubt that is due on articles: what is doubtful there is most often a line beside the text, which
//! readers miss least.

use super::board::{is_linked, is_unlinked_text};
use super::forest::exponential;
use crate::segment::{Page, Segment};

/// The odds of a text are lowered by so many powers of e where the page is surely an article.
const OF_ARTICLES: f32 = 0.8;

/// The same for texts all of which is linked: on portals in languages that the model has seen little of, they
/// are the titles of other articles, by the dozen.
const OF_LINKS: f32 = 3.2;

/// Texts of so many words that are not linked are paragraphs, which are not doubted: truths that stop early have
/// lowered the odds of the last ones already.
const WORDS_OF_PARAGRAPH: u32 = 30;

/// Text of an article, in words: with less, what is linked may be all that the page is for.
const WORDS_OF_ARTICLE: f32 = 200.0;

/// Lowers the probabilities on a page which is an article's with some probability.
pub(super) fn lower(page: &Page, probabilities: &mut [f32], article: f32) {
    let plain = exponential(-OF_ARTICLES * article);
    let linked = match words_of_article(page, probabilities) >= WORDS_OF_ARTICLE {
        true => exponential(-OF_LINKS * article),
        false => plain,
    };
    for (segment, probability) in page.segments.iter().zip(probabilities) {
        let factor = match segment {
            _ if is_linked(segment) => linked,
            _ if is_paragraph(segment) => 1.0,
            _ => plain,
        };
        let odds = *probability * factor;
        *probability = odds / (odds + 1.0 - *probability);
    }
}

fn is_paragraph(segment: &Segment) -> bool {
    segment.measures.words >= WORDS_OF_PARAGRAPH && is_unlinked_text(segment)
}

/// How many words of texts that are not linked are to be expected.
fn words_of_article(page: &Page, probabilities: &[f32]) -> f32 {
    let texts = page.segments.iter().zip(probabilities);
    let texts = texts.filter(|(segment, _)| is_unlinked_text(segment));
    texts
        .map(|(segment, probability)| segment.measures.words as f32 * probability)
        .sum()
}
