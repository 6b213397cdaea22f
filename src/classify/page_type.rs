//! What kind of page it is, from what it declares.

use crate::article::PageType;

/// Types of schema.org and OpenGraph, in lower case, with the page type they stand for; the first
/// match counts, so that a page about a product that is also a web page is a product.
const DECLARED: [(&str, PageType); 22] = [
    ("discussionforumposting", PageType::Forum),
    ("qapage", PageType::Forum),
    ("question", PageType::Forum),
    ("product", PageType::Product),
    ("productgroup", PageType::Product),
    ("og:product", PageType::Product),
    ("product.item", PageType::Product),
    ("techarticle", PageType::Documentation),
    ("apireference", PageType::Documentation),
    ("newsarticle", PageType::Article),
    ("reportagenewsarticle", PageType::Article),
    ("blogposting", PageType::Article),
    ("liveblogposting", PageType::Article),
    ("recipe", PageType::Article),
    ("article", PageType::Article),
    ("collectionpage", PageType::Listing),
    ("searchresultspage", PageType::Listing),
    ("blog", PageType::Listing),
    ("itemlist", PageType::Listing),
    ("offercatalog", PageType::Collection),
    ("service", PageType::Service),
    ("localbusiness", PageType::Service),
];

/// The page type that a page declares; an article if it declares none.
pub(crate) fn page_type(declared: &[String]) -> PageType {
    let known = |(name, kind): &(&str, PageType)| {
        let named = declared.iter().any(|declared| declared == name);
        named.then_some(*kind)
    };
    DECLARED.iter().find_map(known).unwrap_or_default()
}
