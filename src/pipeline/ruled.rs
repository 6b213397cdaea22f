//! Pages and descriptions of which callers decide a part by selectors.
//!
//! What is removed wins over what is kept, that over the elements of the content, and those over
//! the model.

use std::borrow::Cow;

use super::page::chosen_with;
use crate::article::Note;
use crate::block::Block;
use crate::classify::Choice;
use crate::dom::{Document, NodeId, NodeSet, Tag, View, select};
use crate::link::Base;
use crate::lower;
use crate::metadata::Told;
use crate::options::Options;
use crate::rules::Selector;
use crate::segment::Page;

/// What selectors decide of a page. All sets hold the nodes inside their elements as well.
#[derive(Debug, Default)]
pub(super) struct Ruled {
    kept: NodeSet,
    removed: NodeSet,
    /// The content, where selectors tell it.
    content: Option<NodeSet>,
    pub(super) notes: Vec<Note>,
    /// The elements that title, authors and date stand in.
    pub(super) told: Told,
}

/// Parses a page, and finds what the options' selectors decide of it.
pub(super) fn parse<'a>(html: &'a str, options: &Options) -> (Document<'a>, Ruled) {
    let Some(rules) = options.rules(options.url()) else {
        let document = Document::parse(html, options.limits());
        return (document, Ruled::default());
    };
    let lists = [
        &rules.keep,
        &rules.remove,
        &rules.content,
        &rules.title,
        &rules.author,
        &rules.date,
    ];
    let all: Vec<&Selector> = lists.iter().flat_map(|list| list.iter().copied()).collect();
    let (document, found) = select::parse(Cow::Borrowed(html), options.limits(), &all);
    let mut found = found.into_iter();
    let [keep, remove, content, title, author, date] =
        lists.map(|list| found.by_ref().take(list.len()).collect::<Vec<_>>());
    let mut ruled = Ruled {
        told: Told {
            title,
            author,
            date,
        },
        ..Ruled::default()
    };
    ruled.keep(&document, rules.keep.iter().zip(keep));
    ruled.remove(&document, rules.remove.iter().zip(remove));
    ruled.choose_content(&document, rules.content.iter().zip(content));
    (document, ruled)
}

/// Parses markup without the elements that some selectors find.
pub(super) fn parse_without<'a>(
    markup: Cow<'a, str>,
    options: &Options,
    selectors: &[&Selector],
    notes: &mut Vec<Note>,
) -> Document<'a> {
    if selectors.is_empty() {
        return Document::parse(markup, options.limits());
    }
    let (document, found) = select::parse(markup, options.limits(), selectors);
    let mut ruled = Ruled::default();
    ruled.remove(&document, selectors.iter().zip(found));
    if ruled.notes.is_empty() {
        return document;
    }
    notes.append(&mut ruled.notes);
    document.without(&ruled.removed)
}

/// Selectors, each with what it finds.
trait Found<'a>: Iterator<Item = (&'a &'a Selector, NodeSet)> {}

impl<'a, T: Iterator<Item = (&'a &'a Selector, NodeSet)>> Found<'a> for T {}

impl Ruled {
    fn keep<'a>(&mut self, document: &Document, found: impl Found<'a>) {
        for (selector, set) in found.filter(|(_, set)| !set.is_empty()) {
            self.kept.extend(&set.with_inside(document));
            self.notes.push(Note::KeptBySelector {
                selector: selector.as_str().to_owned(),
                elements: set.iter().count(),
            });
        }
    }

    fn remove<'a>(&mut self, document: &Document, found: impl Found<'a>) {
        for (selector, set) in found.filter(|(_, set)| !set.is_empty()) {
            self.removed.extend(&set.with_inside(document));
            self.notes.push(Note::RemovedBySelector {
                selector: selector.as_str().to_owned(),
                elements: set.iter().count(),
            });
        }
    }

    fn choose_content<'a>(&mut self, document: &Document, found: impl Found<'a>) {
        let mut unmatched = None;
        for (selector, set) in found {
            let content = set.with_inside(document);
            if self.shows_any(document, &content) {
                self.content = Some(content);
                self.notes.push(Note::ContentBySelector {
                    selector: selector.as_str().to_owned(),
                    elements: set.iter().count(),
                });
                return;
            }
            unmatched = Some(Note::ContentSelectorUnmatched);
        }
        self.notes.extend(unmatched);
    }

    /// Whether text or media of a set is shown, and not removed.
    fn shows_any(&self, document: &Document, set: &NodeSet) -> bool {
        let mut next = document.root();
        set.iter().any(|node| {
            if node < next {
                return false;
            }
            let tag = document.tag(node);
            if is_medium(tag) || !document.is_blank(node) {
                return !self.removed.contains(node);
            }
            if tag.is_unrendered() || self.removed.contains(node) {
                next = document.end(node);
            }
            false
        })
    }

    /// Whether selectors tell what the content is.
    pub(super) fn tells_content(&self) -> bool {
        self.content.is_some()
    }

    /// Whether something that an element holds is part of the content because a selector says so.
    pub(super) fn keeps_any(&self, document: &Document, node: NodeId) -> bool {
        let is_kept = |node| self.kept.contains(node) && !self.removed.contains(node);
        !self.kept.is_empty() && (is_kept(node) || document.descendants(node).any(is_kept))
    }

    /// The document with nothing but its content: what selectors tell, else the choice.
    pub(super) fn view<'a>(
        &self,
        document: &'a Document<'a>,
        page: &Page,
        choice: &Choice,
    ) -> View<'a> {
        let mut view = match &self.content {
            Some(content) => {
                let mut wanted = content.clone();
                wanted.extend(&self.kept);
                only(document, &wanted)
            }
            None => chosen_with(document, page, choice, &self.kept),
        };
        self.hide_removed(document, &mut view);
        view
    }

    /// Hides what selectors remove.
    pub(super) fn hide_removed(&self, document: &Document, view: &mut View<'_>) {
        let removed = self.removed.outermost(document);
        removed.for_each(|node| view.hide(node));
    }

    /// The blocks of what is kept, and of nothing else.
    pub(super) fn kept_blocks(&self, document: &Document, base: &Base) -> Vec<Block> {
        if self.kept.is_empty() {
            return Vec::new();
        }
        let mut view = only(document, &self.kept);
        self.hide_removed(document, &mut view);
        lower::lower(&view, document.root(), base).blocks
    }
}

/// The document with nothing but some nodes, which are given with all that is inside them.
fn only<'a>(document: &'a Document<'a>, wanted: &NodeSet) -> View<'a> {
    let mut around = NodeSet::default();
    for node in wanted.outermost(document) {
        for ancestor in document.ancestors(node) {
            if around.contains(ancestor) {
                break;
            }
            around.insert(ancestor);
        }
    }
    let mut view = View::new(document);
    let mut next = document.root();
    while next.index() < document.len() {
        let node = next;
        next = document.end(node);
        if around.contains(node) {
            next = document.following(node);
        } else if !wanted.contains(node) {
            view.hide(node);
        }
    }
    view
}

/// Whether an element shows something that is not text.
fn is_medium(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Img | Tag::Iframe | Tag::Embed | Tag::Object | Tag::Video | Tag::Audio | Tag::Math
    )
}
