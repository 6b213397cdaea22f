//! Teasers: parts of a page that lead to another page, and speak of that one.

use super::names::{self, clean, letters};
use super::page::{NEAREST, Page};
use crate::dom::{NodeId, Tag};
use crate::text::beginning;

/// A heading of fewer letters may stand in any title by chance.
const FEWEST_LETTERS: usize = 8;

/// How many bytes of a title are compared.
const LONGEST_TITLE: usize = 1000;

/// How many lower headings are compared with the titles.
const MOST_SUBHEADINGS: usize = 32;

/// How many nodes of a heading are looked through for a link.
const HEADING_NODES: usize = 64;

impl Page<'_> {
    /// The letters of the titles that the page gives itself, one behind the other.
    pub(super) fn own_titles(&self) -> String {
        let window = self.titles.first();
        let window = window.map(|node| self.document.inner_text(*node));
        let shared = self.meta(&["og:title"]).unwrap_or("");
        let titles = [window.as_deref().unwrap_or(""), shared];
        let titles = titles.map(|title| letters(&clean(beginning(title, LONGEST_TITLE))));
        titles.join(" ")
    }

    /// On a page without a headline element, the first lower heading that its titles hold.
    pub(super) fn own_subheading(&self) -> Option<NodeId> {
        if !self.headlines.is_empty() {
            return None;
        }
        let mut headings = self.subheadings.iter().take(MOST_SUBHEADINGS).copied();
        headings.find(|node| {
            let known = letters(&self.short_text(*node));
            known.len() >= FEWEST_LETTERS && self.own.contains(&known)
        })
    }

    /// Whether an element stands in a teaser: the innermost part around it that has a heading of a
    /// lower level has that one alone, and it links to another page.
    pub(super) fn is_in_teaser(&self, node: NodeId) -> bool {
        let around = std::iter::once(node).chain(self.document.ancestors(node).take(NEAREST));
        for place in around {
            if matches!(self.document.tag(place), Tag::Body | Tag::Html)
                || self.holds_headline(place)
            {
                return false;
            }
            let mut headings = self.within(&self.subheadings, place);
            if let Some(heading) = headings.next() {
                return headings.next().is_none() && self.leads_elsewhere(heading, place);
            }
        }
        false
    }

    /// Whether a headline stands inside an element.
    pub(super) fn holds_headline(&self, place: NodeId) -> bool {
        self.within(&self.headlines, place).next().is_some()
    }

    /// Those of some nodes, which are in document order, that stand inside another.
    fn within(&self, nodes: &[NodeId], place: NodeId) -> impl Iterator<Item = NodeId> {
        let first = nodes.partition_point(|node| *node < place);
        let nodes = nodes.get(first..).unwrap_or(&[]).iter().copied();
        nodes.take_while(move |node| self.document.contains(place, *node))
    }

    /// Whether a heading inside `place` is a link to another page.
    fn leads_elsewhere(&self, heading: NodeId, place: NodeId) -> bool {
        let document = self.document;
        let outer = document.ancestors(heading).take(NEAREST);
        let mut links = document
            .descendants(heading)
            .take(HEADING_NODES)
            .chain(outer.take_while(|node| *node >= place))
            .filter(|node| document.tag(*node) == Tag::A);
        let linked = links.any(|link| {
            let address = document.attribute(link, "href").unwrap_or("");
            !address.is_empty() && !address.starts_with('#')
        });
        let text = self.short_text(heading);
        let known = letters(&text);
        let own = known.len() >= FEWEST_LETTERS && self.own.contains(&known);
        linked && !own && !is_person(&text)
    }
}

/// Whether a heading may be no more than a person's name.
fn is_person(heading: &str) -> bool {
    let words = heading.split(' ').count();
    (2..=3).contains(&words) && !names::shown(heading, false).is_empty()
}
