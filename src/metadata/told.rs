//! What callers tell about where title, authors and date stand.

use super::declared::Declared;
use super::found::known;
use super::page::Page;
use super::{names, published};
use crate::article::{Metadata, MetadataSource};
use crate::dom::{NodeId, NodeSet};

/// Elements that hold values. Of several sets the first that gives a value is taken.
#[derive(Debug, Default)]
pub(crate) struct Told {
    pub(crate) title: Vec<NodeSet>,
    pub(crate) author: Vec<NodeSet>,
    pub(crate) date: Vec<NodeSet>,
}

/// How many elements of one set are read; a page has one title and a few authors.
const MOST_READ: usize = 64;

/// Reads what is told, in place of what was found.
pub(super) fn read(page: &Page<'_>, declared: &Declared, told: &Told, metadata: &mut Metadata) {
    let source = Some(MetadataSource::Rule);
    let title = |node| match content(page, node) {
        Some(content) => known(content),
        None => known(&page.headline_text(node)),
    };
    if let Some(title) = first(&told.title, title) {
        metadata.title = Some(title);
        metadata.sources.title = source;
    }
    let authors = told.author.iter().map(|set| authors(page, set));
    if let Some(authors) = authors.into_iter().find(|authors| !authors.is_empty()) {
        metadata.authors = authors;
        metadata.sources.authors = source;
    }
    let date = |node| published::of_node(page, declared, node);
    if let Some(date) = first(&told.date, date) {
        metadata.published = Some(date.to_string());
        metadata.sources.published = source;
    }
}

fn first<T>(sets: &[NodeSet], read: impl Fn(NodeId) -> Option<T>) -> Option<T> {
    let nodes = sets.iter().flat_map(|set| set.iter().take(MOST_READ));
    nodes.into_iter().find_map(read)
}

fn authors(page: &Page<'_>, set: &NodeSet) -> Vec<String> {
    let nodes = set.iter().take(MOST_READ);
    let found = nodes.flat_map(|node| {
        let text = match content(page, node) {
            Some(content) => content.to_owned(),
            None => page.short_text(node),
        };
        let people = names::split(&text);
        match people.is_empty() {
            // What the caller calls an author is one, though it looks like no name.
            true => known(&text).into_iter().collect(),
            false => people,
        }
    });
    names::unique(found.collect())
}

/// The value of an element that shows none.
fn content<'a>(page: &Page<'a>, node: NodeId) -> Option<&'a str> {
    page.document.attribute(node, "content")
}
