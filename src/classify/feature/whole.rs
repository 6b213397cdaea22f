//! The page as a whole: the same values for all its segments.

use super::super::board::{Board, is_prose, tag_of};
use super::{Facts, share};
use crate::dom::Tag;
use crate::segment::{Page, property_number};

#[cfg(feature = "training")]
pub(super) const NAMES: [&str; 25] = [
    "page_segments",
    "page_text",
    "page_linked",
    "page_linked_segments",
    "page_punctuation",
    "page_prose_share",
    "page_prose_segments",
    "page_long_segments",
    "page_currencies",
    "page_controls",
    "page_years",
    "page_images",
    "page_ideographs",
    "page_short_words",
    "page_p",
    "page_li",
    "page_td",
    "page_h2",
    "page_h3",
    "page_declared_article",
    "page_declared_product",
    "page_declared_forum",
    "page_declared_list",
    "page_declared_service",
    "page_declared_documentation",
];

/// The types of pages that are threads.
const THREADS: [&str; 4] = ["discussionforumposting", "qapage", "question", "answer"];

/// The types of pages that are articles.
const ARTICLES: [&str; 6] = [
    "article",
    "newsarticle",
    "blogposting",
    "reportagenewsarticle",
    "recipe",
    "og:article",
];

/// What pages declare of themselves, and the types that say so.
const DECLARED: [&[&str]; 6] = [
    &ARTICLES,
    &[
        "product",
        "productgroup",
        "og:product",
        "product.item",
        "offer",
    ],
    &THREADS,
    &[
        "collectionpage",
        "itemlist",
        "searchresultspage",
        "offercatalog",
        "blog",
        "productcollection",
    ],
    &[
        "service",
        "localbusiness",
        "organization",
        "professionalservice",
    ],
    &["techarticle", "apireference", "howto"],
];

/// The tags whose share of segments is told.
const TAGGED: [Tag; 5] = [Tag::P, Tag::Li, Tag::Td, Tag::H2, Tag::H3];

/// Counts that no real page needs to exceed.
const MANY: u32 = 50;

/// The values for a page.
pub(super) fn values(board: &Board<'_>, facts: &Facts) -> Vec<f32> {
    let page = board.page;
    let sums = board.whole();
    let (mut linked, mut prose, mut long, mut priced, mut dated) = (0, 0, 0, 0, 0);
    let mut ideographs = 0;
    let mut tagged = [0; TAGGED.len()];
    for segment in &page.segments {
        let measures = &segment.measures;
        linked += u32::from(segment.link_density() > 0.5);
        prose += u32::from(is_prose(segment));
        long += u32::from(measures.words >= 40);
        priced += u32::from(measures.currencies > 0);
        dated += u32::from(measures.years > 0);
        ideographs += measures.ideographs;
        let tag = tag_of(page, segment);
        for (count, counted) in tagged.iter_mut().zip(TAGGED) {
            *count += u32::from(tag == counted);
        }
    }
    let mut values = vec![
        sums.segments as f32,
        sums.characters as f32,
        share(sums.linked, sums.characters),
        share(linked, sums.segments),
        share(sums.punctuation, sums.words),
        share(sums.prose, sums.characters),
        prose as f32,
        long as f32,
        priced.min(MANY) as f32,
        sums.controls.min(MANY) as f32,
        share(dated, sums.segments),
        share(sums.images, sums.segments),
        share(ideographs, sums.characters),
        share(sums.short_words, sums.words),
    ];
    values.extend(tagged.map(|count| share(count, sums.segments)));
    values.extend(DECLARED.map(|kind| f32::from(declares(facts, kind))));
    values
}

/// The words of types that say in the names of an element that it is a thread.
const MARKED_THREADS: [&[u32]; 2] = [
    &[property_number("qapage")],
    &[
        property_number("discussion"),
        property_number("forum"),
        property_number("posting"),
    ],
];

/// Whether the page declares that it is a thread. Questions and answers are declared on other pages as well.
pub(super) fn declares_thread(page: &Page, facts: &Facts) -> bool {
    declares(facts, &["discussionforumposting", "qapage"])
        || MARKED_THREADS.iter().any(|kind| marks_one(page, kind))
}

/// Whether one element of a page has some words in its names. A list of threads has several.
fn marks_one(page: &Page, words: &[u32]) -> bool {
    let holds = |names: &[u32]| words.iter().all(|word| names.contains(word));
    holds(&page.names) && {
        let elements = page.elements.iter();
        let marked = elements.filter(|element| {
            let names = page.names.get(element.names.clone());
            names.is_some_and(holds)
        });
        marked.take(2).count() == 1
    }
}

/// Whether the page declares that it is an article.
pub(super) fn declares_article(facts: &Facts) -> bool {
    declares(facts, &ARTICLES)
}

/// Whether the page declares one of the types of a kind.
fn declares(facts: &Facts, kind: &[&str]) -> bool {
    facts.types.iter().any(|name| kind.contains(&name.as_str()))
}
