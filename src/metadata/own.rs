//! Which of several described things is the page's own.

use super::declared::{Role, Thing};
use super::names::{clean, letters};
use crate::dom::{Document, Tag};
use crate::text::beginning;

/// A headline of fewer letters may stand in any title by chance.
const FEWEST_LETTERS: usize = 8;

/// How many bytes of a title are compared.
const LONGEST_TITLE: usize = 1000;

/// How many headline elements are compared.
const MOST_HEADLINES: usize = 8;

/// Marks the things whose headline the page's own titles hold, or whose address is the page's
/// canonical one. Pages describe their neighbours, and endless ones the articles that follow.
pub(super) fn mark(document: &Document, things: &mut [Thing]) {
    let main = things.iter().filter(|thing| thing.role == Role::Main);
    let texts = main.filter(|thing| thing.is_text());
    if texts.take(2).count() < 2 {
        return;
    }
    let titles = titles(document);
    let canonical = canonical(document).map(|address| bare(&address).to_owned());
    for thing in things {
        let headline = thing.headline.as_ref().or(thing.name.as_ref());
        let headline = headline.map(|text| letters(&clean(beginning(text, LONGEST_TITLE))));
        let titled = headline.is_some_and(|headline| {
            headline.len() >= FEWEST_LETTERS && titles.iter().any(|title| title.contains(&headline))
        });
        let addressed = canonical
            .as_ref()
            .is_some_and(|own| thing.addresses.iter().any(|address| bare(address) == own));
        thing.own = titled || addressed;
    }
}

/// The letters of the `<title>`, of Open Graph's and of the headline elements.
pub(super) fn titles(document: &Document) -> Vec<String> {
    let root = document.root();
    let shown = document
        .elements(root, Tag::Title)
        .take(1)
        .chain(document.elements(root, Tag::H1).take(MOST_HEADLINES))
        .map(|node| document.inner_text(node));
    let shared = meta(document, "og:title").map(str::to_owned);
    shown
        .chain(shared)
        .map(|title| letters(&clean(beginning(&title, LONGEST_TITLE))))
        .collect()
}

/// The content of the first `<meta>` with a property.
fn meta<'a>(document: &'a Document<'a>, property: &str) -> Option<&'a str> {
    let mut metas = document.elements(document.root(), Tag::Meta);
    let found = metas.find(|node| document.attribute(*node, "property") == Some(property))?;
    document.attribute(found, "content")
}

fn canonical(document: &Document) -> Option<String> {
    let mut links = document.elements(document.root(), Tag::Link);
    let link = links.find(|node| {
        let relation = document.attribute(*node, "rel").unwrap_or("");
        relation.eq_ignore_ascii_case("canonical")
    });
    let address = link.and_then(|node| document.attribute(node, "href"));
    address
        .or_else(|| meta(document, "og:url"))
        .map(str::to_owned)
}

/// An address without what may differ: the scheme, a fragment, a slash at the end.
fn bare(address: &str) -> &str {
    let address = address
        .split_once("://")
        .map_or(address, |(_, rest)| rest)
        .trim();
    let address = address.split('#').next().unwrap_or(address);
    address.trim_end_matches('/')
}
