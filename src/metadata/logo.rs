//! Headline elements that show more than the page's headline, or the site's name instead of it.

use super::names::letters;
use super::page::{Page, holds};
use crate::dom::{NodeId, Tag};
use crate::text::collapse;

/// What elements with the site's name are called.
const NAMES: [&str; 5] = ["site-title", "site-name", "site_title", "sitename", "logo"];

/// How many nodes of a headline element are looked through.
const MOST_NODES: usize = 64;

/// How many headline elements are asked.
const MOST_HEADLINES: usize = 4;

/// So many letters, in bytes, beside the site's name are a title.
const FEWEST_LETTERS: usize = 6;

impl Page<'_> {
    /// Leaves out headline elements with the site's name, where the `<title>` has a headline beside it.
    pub(super) fn drop_logos(&mut self) {
        let first = self.headlines.iter().take(MOST_HEADLINES).copied();
        let logos: Vec<NodeId> = first.filter(|node| self.is_logo(*node)).collect();
        self.headlines.retain(|node| !logos.contains(node));
        self.logos = logos;
    }

    /// Whether an element shows the site's name: a link to the first page, or what is called so.
    pub(super) fn shows_site(&self, node: NodeId) -> bool {
        let document = self.document;
        let leads_home =
            document.tag(node) == Tag::A && document.attribute(node, "href").is_some_and(is_root);
        leads_home
            || ["class", "id"].iter().any(|name| {
                let value = document.attribute(node, name).unwrap_or("");
                NAMES.iter().any(|name| holds(value, name))
            })
    }

    /// Whether a headline element is the site's name, which links to its first page or is called so.
    fn is_logo(&self, headline: NodeId) -> bool {
        let document = self.document;
        let mut links = document.descendants(headline).take(MOST_NODES);
        let link = links.find(|node| document.tag(*node) == Tag::A);
        let around = document.ancestors(headline).next();
        let leads_home = link.or(around).is_some_and(|link| {
            let address = document.attribute(link, "href");
            document.tag(link) == Tag::A && address.is_some_and(is_root)
        });
        let is_called = || {
            let names =
                ["class", "id"].map(|name| document.attribute(headline, name).unwrap_or(""));
            names
                .iter()
                .any(|value| NAMES.iter().any(|name| holds(value, name)))
        };
        if !leads_home && !is_called() {
            return false;
        }
        let name = letters(&self.short_text(headline));
        let window = self
            .titles
            .first()
            .map(|node| self.document.inner_text(*node));
        let window = letters(&window.unwrap_or_default());
        !name.is_empty() && window.len() >= name.len() + FEWEST_LETTERS && window.contains(&name)
    }

    /// The texts that a headline element's inner elements hold, where it has several.
    pub(super) fn headline_parts(&self, headline: NodeId) -> Vec<String> {
        let document = self.document;
        let mut place = headline;
        let children = loop {
            let children: Vec<NodeId> = document.children(place).take(MOST_NODES).collect();
            match children.as_slice() {
                [only] if document.tag(*only) != Tag::Text => place = *only,
                _ => break children,
            }
        };
        let texts = children.iter().map(|node| match document.tag(*node) {
            Tag::Text => collapse(document.text(*node)).into_owned(),
            _ => self.short_text(*node),
        });
        let texts: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
        match texts.len() {
            0 | 1 => Vec::new(),
            _ => texts,
        }
    }
}

/// Whether an address is that of a site's first page.
fn is_root(address: &str) -> bool {
    let address = address.trim();
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => match address.strip_prefix('/') {
            Some(path) => path,
            None => return address == "./",
        },
    };
    path.is_empty() || matches!(path, "index.html" | "index.php" | "index.htm")
}
