//! What a page says about itself: JSON-LD, meta tags, microdata, the document.

mod authors;
mod bylines;
mod choose;
mod declared;
mod json_ld;
mod names;
mod page;
mod properties;
mod published;
mod title;
mod words;

pub(crate) use declared::{Declared, declared};

use crate::article::Metadata;
use crate::dom::Document;
use crate::link::Base;

/// Reads a page's metadata. `base` is the page's own address.
pub(crate) fn read(document: &Document, base: &Base) -> Metadata {
    read_declared(document, &declared(document), base)
}

/// Reads a page's metadata where its JSON-LD has been read already.
pub(crate) fn read_declared(document: &Document, declared: &Declared, base: &Base) -> Metadata {
    choose::choose(&page::Page::new(document), declared, base)
}

/// The text of the page as its JSON-LD gives it, for pages that show none themselves: the longest
/// of the article bodies, review bodies and product descriptions, unescaped.
pub(crate) fn article_body(document: &Document) -> Option<String> {
    declared(document).article_body()
}

/// The types that the page gives itself, in lower case: those of its JSON-LD, then Open Graph's.
pub(crate) fn declared_types(document: &Document) -> Vec<String> {
    declared(document).types(document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::Limits;

    fn metadata(page: &str, address: &str) -> Metadata {
        let document = Document::parse(page, &Limits::default());
        read(&document, &Base::new(Some(address)))
    }

    #[test]
    fn json_ld_graph_with_references() {
        let page = r##"<html lang=en-gb><title>Ferry returns - Harbour Gazette</title>
            <script type="application/ld+json">{"@graph":[
            {"@type":["NewsArticle"],"headline":"Ferry returns &amp;amp; sails","author":[{"@id":"#jane"},"John Roe"],
             "datePublished":"2025-09-04T23:30:00+02:00","publisher":{"@type":"Organization","name":"Harbour Gazette"},
             "keywords":"ferry, port","articleSection":"Local","articleBody":"It sails."},
            {"@type":"Person","@id":"#jane","name":"Jane Doe"},]}</script><h1>Ferry returns &amp; sails</h1>"##;
        let found = metadata(page, "https://gazette.example/ferry");
        assert_eq!(found.title.as_deref(), Some("Ferry returns & sails"));
        assert_eq!(found.authors, ["Jane Doe", "John Roe"]);
        assert_eq!(
            found.published.as_deref(),
            Some("2025-09-04T23:30:00+02:00")
        );
        assert_eq!(found.site_name.as_deref(), Some("Harbour Gazette"));
        assert_eq!(found.language.as_deref(), Some("en-GB"));
        assert_eq!(found.tags, ["ferry", "port"]);
        assert_eq!(found.categories, ["Local"]);
        let document = Document::parse(page, &Limits::default());
        assert_eq!(article_body(&document).as_deref(), Some("It sails."));
        assert_eq!(declared_types(&document), ["newsarticle", "person"]);
    }

    #[test]
    fn meta_tags_and_relative_addresses() {
        let page = r#"<base href="/news/"><link rel=canonical href="ferry"><meta property="og:image" content="ferry.jpg">
            <meta name=author content="Jane Doe, Senior Editor"><meta name=keywords content="ferry">
            <meta property="article:modified_time" content="2025-09-05"><a rel=license href="/by">Licence</a>"#;
        let found = metadata(page, "https://gazette.example/2025/09/04/ferry");
        assert_eq!(
            found.canonical.as_deref(),
            Some("https://gazette.example/news/ferry")
        );
        assert_eq!(
            found.image.as_deref(),
            Some("https://gazette.example/news/ferry.jpg")
        );
        assert_eq!(found.license.as_deref(), Some("https://gazette.example/by"));
        assert_eq!(found.authors, ["Jane Doe"]);
        assert_eq!(found.published.as_deref(), Some("2025-09-04"));
        assert_eq!(found.modified.as_deref(), Some("2025-09-05"));
    }

    #[test]
    fn visible_byline_and_dates() {
        let page = "<html lang=en><h1>Ferry returns</h1><p>By <a href=/authors/1>Jane Doe</a> and <a href=/authors/2>John Roe</a></p>
            <p>Updated September 6, 2025</p><p>September 4, 2025</p><p>It sails.</p>
            <div class=comments><span class=author>Somebody</span><time datetime=2025-10-01>later</time></div>";
        let found = metadata(page, "https://gazette.example/ferry");
        assert_eq!(found.authors, ["Jane Doe", "John Roe"]);
        assert_eq!(found.published.as_deref(), Some("2025-09-04"));
        assert_eq!(found.modified.as_deref(), Some("2025-09-06"));
    }

    #[test]
    fn the_day_is_the_one_readers_see() {
        let page = r#"<meta property="article:published_time" content="2025-09-05T03:05:00Z">
            <h1>Ferry returns</h1><time datetime="2025-09-04T20:05:00-07:00">September 4</time>"#;
        let found = metadata(page, "https://gazette.example/ferry");
        assert_eq!(
            found.published.as_deref(),
            Some("2025-09-04T20:05:00-07:00")
        );
    }

    #[test]
    fn hostile_pages_end() {
        let deep = format!(
            "<script type=\"application/ld+json\">{}</script>",
            "[".repeat(100_000)
        );
        assert_eq!(metadata(&deep, "https://gazette.example/").title, None);
        let wide = "<div class=author><time>".repeat(50_000);
        assert!(
            metadata(&wide, "https://gazette.example/")
                .authors
                .is_empty()
        );
    }
}
