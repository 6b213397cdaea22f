//! Authors as readers see them: elements marked as theirs, links to their pages.

use super::credit;
use super::held::{Searched, Word, words};
use super::names;
use super::page::{NEAR, Page, holds};
use crate::dom::{NodeId, Tag};

pub(super) fn relations(page: &Page<'_>) -> Vec<String> {
    related(page, |page, node| page.is_aside(node))
}

pub(super) fn relations_beside(page: &Page<'_>) -> Vec<String> {
    related(page, |page, node| page.is_elsewhere(node))
}

fn related(page: &Page<'_>, excluded: fn(&Page<'_>, NodeId) -> bool) -> Vec<String> {
    let links = page
        .related("author")
        .filter(|node| page.document.tag(*node) != Tag::Link);
    let links = links.take(24).filter(|node| !excluded(page, *node));
    beside_the_first(page, &links.collect::<Vec<NodeId>>())
}

/// Links to the pages of writers, after the headline.
pub(super) fn profiles(page: &Page<'_>) -> Vec<String> {
    let Some(headline) = page.headlines.first() else {
        return Vec::new();
    };
    let last = headline.index() + NEAR;
    let links = page.profiles.iter().copied();
    let near: Vec<NodeId> = links
        .filter(|node| node > headline && node.index() < last && !page.is_aside(*node))
        .take(24)
        .collect();
    beside_the_first(page, &near)
}

/// The names in the first of the elements that holds some, and in those that share its parent or
/// its parent's parent.
fn beside_the_first(page: &Page<'_>, nodes: &[NodeId]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut place: Option<NodeId> = None;
    for node in nodes {
        if place.is_some_and(|place| !page.document.contains(place, *node)) {
            break;
        }
        if takes_pictures(page, *node) {
            continue;
        }
        let names = shown_names(page, *node);
        if !names.is_empty() && place.is_none() {
            let parent = page.document.parent(*node);
            place = parent
                .and_then(|parent| page.document.parent(parent))
                .filter(|place| {
                    !matches!(
                        page.document.tag(*place),
                        Tag::Body | Tag::Main | Tag::Article
                    )
                })
                .or(parent);
        }
        found.extend(names);
    }
    found
}

/// Whether the texts beside a name say that its bearer gave the pictures: "photos", "(photos)".
fn takes_pictures(page: &Page<'_>, node: NodeId) -> bool {
    let document = page.document;
    let (first, end) = (node.index(), document.end(node).index());
    let behind = document.nodes_in(end..end + BESIDE_NAME).next();
    let credited = behind.and_then(|node| document.text(node).trim_start().strip_prefix('('));
    let mut before = document.nodes_in(first.saturating_sub(BESIDE_NAME)..first);
    credited.is_some_and(credit::gives_pictures)
        || before
            .next_back()
            .is_some_and(|node| credit::asks_for_photographer(document.text(node)))
}

/// A credit stands right beside a name.
const BESIDE_NAME: usize = 1;

/// The names in the first section of an element's text that holds some. Where the text goes on to
/// tell about the author, the name must be its whole first section.
fn shown_names(page: &Page<'_>, node: NodeId) -> Vec<String> {
    let text = page.sections(node);
    if text.chars().count() > names::LONGEST_BYLINE {
        let mut sections = text.split('|').map(str::trim);
        let first = sections.find(|section| !section.is_empty()).unwrap_or("");
        let names = names::shown(first, false);
        return if names::is_full_name(first) {
            names
        } else {
            Vec::new()
        };
    }
    let document = page.document;
    let class = document.attribute(node, "class").unwrap_or("");
    let relation = document.attribute(node, "rel").unwrap_or("");
    let account = holds(class, "username") || holds(class, "vcard") || relation == "author";
    for section in text.split(" | ") {
        let names = names::shown(section, account);
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

pub(super) fn classes(page: &Page<'_>) -> Vec<String> {
    classed(page, |page, node| page.is_aside(node))
}

pub(super) fn classes_beside(page: &Page<'_>) -> Vec<String> {
    classed(page, |page, node| page.is_elsewhere(node))
}

/// Elements that are marked as the author's: the innermost ones first, for an outer one often
/// holds a picture, a job title and a date as well.
fn classed(page: &Page<'_>, excluded: fn(&Page<'_>, NodeId) -> bool) -> Vec<String> {
    for node in page
        .bylines
        .iter()
        .filter(|node| !excluded(page, **node))
        .take(24)
    {
        let inner = |other: &&NodeId| page.document.contains(*node, **other);
        let marked: Vec<NodeId> = page
            .bylines
            .iter()
            .filter(inner)
            .copied()
            .take(32)
            .collect();
        let leaves = marked.iter().enumerate().filter(|(at, leaf)| {
            let next = marked.get(at + 1);
            next.is_none_or(|next| !page.document.contains(**leaf, *next))
                && !is_about(page, **leaf)
        });
        let leaves: Vec<NodeId> = leaves.map(|(_, leaf)| *leaf).collect();
        let profiles: Vec<NodeId> = page
            .profiles
            .iter()
            .filter(inner)
            .copied()
            .take(16)
            .collect();
        for candidates in [
            profiles.as_slice(),
            leaves.as_slice(),
            std::slice::from_ref(node),
        ] {
            let names = same_class(page, candidates);
            if !names.is_empty() {
                return names;
            }
        }
    }
    Vec::new()
}

/// Whether an element holds what is beside an author's name.
fn is_about(page: &Page<'_>, node: NodeId) -> bool {
    const WORDS: [Word; 16] = words([
        "bio", "avatar", "image", "img", "photo", "date", "time", "title", "role", "job", "social",
        "desc", "follow", "count", "position", "link-all",
    ]);
    let class = page.document.attribute(node, "class").unwrap_or("");
    Searched::new(class).holds_any(&WORDS)
}

/// The names in the first of the elements that holds some, and in those of the same class.
fn same_class(page: &Page<'_>, nodes: &[NodeId]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut class: Option<Option<&str>> = None;
    for node in nodes {
        let own = page.document.attribute(*node, "class");
        if class.is_some_and(|class| class != own) {
            continue;
        }
        let names = shown_names(page, *node);
        if !names.is_empty() {
            class = Some(own);
        }
        found.extend(names);
    }
    found
}
