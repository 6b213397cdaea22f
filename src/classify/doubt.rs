//! The doubt that is due by what kind of page it is. On articles, what is doubtful is most often a line beside the
//! text, which readers miss least.

use super::board::{is_linked, is_unlinked_text};
use super::forest::exponential;
use crate::article::PageType;
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

/// What the odds of short texts on products' pages are multiplied by, most of which are choices and offers; those of
/// short texts on pages of services and in documentation, which are made of them; those of links on listings, which
/// are the titles of what is listed.
const OF_OFFERS: f32 = 0.6;
const OF_LABELS: f32 = 1.8;
const OF_TITLES: f32 = 1.65;

/// Texts of fewer words are short.
const WORDS_OF_SENTENCE: u32 = 15;

/// Weighs short texts and links by what kind of page they stand on.
pub(super) fn weigh(page: &Page, probabilities: &mut [f32], page_type: PageType) {
    let (factor, of_links) = match page_type {
        PageType::Product => (OF_OFFERS, false),
        PageType::Service | PageType::Documentation => (OF_LABELS, false),
        PageType::Listing => (OF_TITLES, true),
        _ => return,
    };
    for (segment, probability) in page.segments.iter().zip(probabilities) {
        let is_link = is_linked(segment);
        let is_short = || segment.measures.words < WORDS_OF_SENTENCE;
        if is_link == of_links && (is_link || is_short()) {
            *probability = multiplied(*probability, factor);
        }
    }
}

/// A probability whose odds are multiplied.
fn multiplied(probability: f32, factor: f32) -> f32 {
    let odds = probability * factor;
    odds / (odds + 1.0 - probability)
}

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
        *probability = multiplied(*probability, factor);
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
