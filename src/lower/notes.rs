//! Footnotes: references in the text and the notes that they refer to, joined by their links.
//!
//! A reference is a short link to a place of the same page that is marked as one: raised, in
//! brackets, or by its class or role. It counts only where the place is a note: one that links
//! back, or that stands among others by its class or role.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::frame::Kind;
use super::names::Words;
use super::{Builder, names};
use crate::block::{Block, Inline, TextStyle, inline_text};
use crate::dom::{Document, NodeId, NodeSet, Tag, View};

/// A reference has at most this many characters, brackets aside.
const LONGEST_LABEL: usize = 6;

/// How many nodes are looked at inside a link, and inside a note for the link back.
const NODES_IN_LINK: usize = 8;
const NODES_IN_NOTE: usize = 256;

/// How far before a reference the mark can stand that its note leads back to, in nodes.
const NODES_TO_MARK: usize = 4;

/// Class words of references.
const REFERENCE_WORDS: Words = Words::new(&[
    "citation",
    "cite",
    "fn",
    "fnref",
    "footnote",
    "footnoteref",
    "ftnref",
    "noteref",
    "reference",
]);

/// Class words of notes and of what stands around them.
const NOTE_WORDS: Words = Words::new(&[
    "endnote",
    "endnotes",
    "fn",
    "footnote",
    "footnotes",
    "notes",
    "references",
    "refs",
    "reflist",
    "sidenote",
]);

/// Signs that stand for a note's link back.
const BACK_SIGNS: [char; 5] = ['^', '↑', '↩', '⤴', '\u{fe0e}'];

/// The footnotes of a document.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The links that refer to notes, with the notes; in document order.
    references: Vec<(NodeId, NodeId)>,
    /// The elements that are notes, with their labels.
    notes: BTreeMap<NodeId, String>,
    labels: BTreeSet<String>,
    /// Links in notes that lead back.
    back: NodeSet,
}

/// What the search for notes knows of a document.
struct Search<'a> {
    view: &'a View<'a>,
    document: &'a Document<'a>,
    /// The page's own address without fragment, as far as it is known.
    own: Option<&'a str>,
    /// All places that links can lead to, once the first link asks. Sorted.
    places: OnceCell<Vec<(&'a str, NodeId)>>,
}

impl Notes {
    /// Looks through a whole document.
    pub(super) fn of<'a>(view: &'a View<'a>, own: Option<&'a str>) -> Notes {
        let document = view.document();
        let own = own.and_then(|own| own.split('#').next());
        let search = Search {
            view,
            document,
            own,
            places: OnceCell::new(),
        };
        let mut notes = Notes::default();
        for link in document.elements(document.root(), Tag::A) {
            if !view.is_hidden(link) {
                notes.add(&search, link);
            }
        }
        notes
    }

    fn add(&mut self, search: &Search<'_>, link: NodeId) {
        // What leads back is marked like a reference and leads to a paragraph.
        if self.back.contains(link) {
            return;
        }
        let Some(label) = search.label(link) else {
            return;
        };
        let Some(note) = search.note(link) else {
            return;
        };
        let leads_back = self.add_back(search, link, note);
        if !self.notes.contains_key(&note) {
            if !leads_back && !search.is_named_note(note) {
                return;
            }
            let label = self.unused(label);
            self.notes.insert(note, label);
        }
        self.references.push((link, note));
    }

    /// Finds the links of a note that lead back to a reference, to what it stands in or to a mark
    /// right before it.
    fn add_back(&mut self, search: &Search<'_>, link: NodeId, note: NodeId) -> bool {
        let mut found = false;
        for inner in search.document.descendants(note).take(NODES_IN_NOTE) {
            let distance = search
                .target(inner)
                .and_then(|target| link.index().checked_sub(target.index()));
            if distance.is_some_and(|distance| distance <= NODES_TO_MARK) {
                self.back.insert(inner);
                found = true;
            }
        }
        found
    }

    fn unused(&mut self, label: String) -> String {
        let label = match self.labels.contains(&label) {
            // Notes are counted anew in each chapter.
            true => format!("{label}-{}", self.notes.len() + 1),
            false => label,
        };
        self.labels.insert(label.clone());
        label
    }

    /// The label of the note that a link refers to.
    pub(super) fn referred(&self, link: NodeId) -> Option<&str> {
        let at = self
            .references
            .binary_search_by_key(&link, |(link, _)| *link)
            .ok()?;
        let (_, note) = self.references.get(at)?;
        self.label_of(*note)
    }

    /// The label of the note that an element is.
    fn label_of(&self, note: NodeId) -> Option<&str> {
        self.notes.get(&note).map(String::as_str)
    }
}

/// Whether a label can stand in an address as it is.
fn is_plain(label: &str) -> bool {
    let mut signs = label.chars();
    !label.is_empty() && signs.all(|sign| sign.is_alphanumeric() || "-_.".contains(sign))
}

/// All places of a document that links can lead to, sorted.
fn places<'a>(document: &'a Document<'_>) -> Vec<(&'a str, NodeId)> {
    let mut places: Vec<(&str, NodeId)> = Vec::new();
    for node in document.nodes() {
        let is_link = document.tag(node) == Tag::A;
        for (name, value) in document.named_attributes(node) {
            if name == b"id" || is_link && name == b"name" {
                places.push((value.text(), node));
            }
        }
    }
    places.sort_unstable();
    places
}

impl<'a> Search<'a> {
    /// The name of the place that a link leads to, if it is one of the same page.
    fn fragment(&self, link: NodeId) -> Option<&'a str> {
        if self.document.tag(link) != Tag::A {
            return None;
        }
        let address = self.document.attribute(link, "href")?;
        let sign = memchr::memchr(b'#', address.as_bytes())?;
        let (address, fragment) = (address.get(..sign)?.trim(), address.get(sign + 1..)?);
        if fragment.is_empty() || !address.is_empty() && Some(address) != self.own {
            return None;
        }
        Some(fragment)
    }

    /// Where a link leads within the document.
    fn target(&self, link: NodeId) -> Option<NodeId> {
        let fragment = self.fragment(link)?;
        let places = self.places.get_or_init(|| places(self.document));
        let at = places.partition_point(|(place, _)| *place < fragment);
        let (place, node) = places.get(at)?;
        (*place == fragment).then_some(*node)
    }

    /// The label of a link that is marked as a reference.
    fn label(&self, link: NodeId) -> Option<String> {
        let document = self.document;
        self.fragment(link)?;
        let inside = || document.descendants(link).take(NODES_IN_LINK);
        let raised_inside = inside().any(|inner| document.tag(inner) == Tag::Sup);
        let raw: String = inside().map(|inner| self.view.text(inner)).collect();
        let raw = raw.trim();
        let bracketed = raw.starts_with(['[', '(']) && raw.ends_with([']', ')']);
        let label = raw.trim_matches(|sign| matches!(sign, '[' | ']' | '(' | ')' | '^'));
        let label = label.trim();
        if label.is_empty() || label.chars().count() > LONGEST_LABEL {
            return None;
        }
        let mut near = [link].into_iter().chain(document.ancestors(link).take(2));
        let marked = near.any(|near| {
            document.tag(near) == Tag::Sup
                || names::has_class_word(document, near, &REFERENCE_WORDS)
                || self.has_role(near, &["doc-noteref", "noteref"])
        });
        let label = if is_plain(label) { label } else { "n" };
        (marked || bracketed || raised_inside).then(|| label.to_owned())
    }

    /// The element that a reference's target is, or that it marks the beginning of.
    fn note(&self, link: NodeId) -> Option<NodeId> {
        let document = self.document;
        let target = self.target(link)?;
        let around = document.ancestors(target).take(4);
        let mut places = [target].into_iter().chain(around);
        let note = places.find(|place| document.tag(*place).is_block())?;
        let fits = matches!(
            document.tag(note),
            Tag::Li | Tag::P | Tag::Div | Tag::Aside | Tag::Section | Tag::Article
        );
        let mut inside = document.descendants(note).take(NODES_IN_NOTE);
        let shown = inside.any(|inner| !self.view.is_blank(inner));
        (fits && shown && !document.contains(note, link)).then_some(note)
    }

    fn is_named_note(&self, note: NodeId) -> bool {
        let around = self.document.ancestors(note).take(4);
        let mut places = [note].into_iter().chain(around);
        places.any(|place| {
            names::has_class_word(self.document, place, &NOTE_WORDS)
                || self.has_role(place, &["doc-endnote", "doc-endnotes", "doc-footnote"])
                || self.has_role(place, &["footnote", "footnotes", "endnote", "endnotes"])
        })
    }

    fn has_role(&self, node: NodeId, roles: &[&str]) -> bool {
        let mut values = ["role", "epub:type"]
            .into_iter()
            .filter_map(|name| self.document.attribute(node, name));
        values.any(|value| roles.contains(&value))
    }
}

impl<'a> Builder<'a> {
    /// The document's footnotes; they are looked for when the first link within a page comes.
    fn notes(&mut self, link: NodeId) -> Option<&Notes> {
        if self.footnotes.is_none() {
            let href = self.document.attribute(link, "href")?;
            if !href.contains('#') {
                return None;
            }
            self.footnotes = Some(Notes::of(self.view, self.base.address()));
        }
        self.footnotes.as_ref()
    }

    /// Takes in a link that refers to a footnote or leads back from one. False if it is none.
    pub(super) fn footnote_link(&mut self, link: NodeId) -> bool {
        let in_note = self.in_footnote();
        let Some(notes) = self.notes(link) else {
            return false;
        };
        if in_note && notes.back.contains(link) {
            return true;
        }
        let Some(label) = notes.referred(link).map(str::to_owned) else {
            return false;
        };
        self.push_atom(Inline::FootnoteReference { label });
        true
    }

    /// Takes in raised text that is references and nothing else. False if it is none.
    pub(super) fn raised_references(&mut self, node: NodeId) -> bool {
        let (view, document, in_note) = (self.view, self.document, self.in_footnote());
        let mut inside = document.descendants(node).take(NODES_IN_LINK);
        let Some(first) = inside.find(|inner| document.tag(*inner) == Tag::A) else {
            return false;
        };
        let Some(notes) = self.notes(first) else {
            return false;
        };
        let mut labels = Vec::new();
        let mut back = false;
        let mut inner = document.following(node);
        while inner < document.end(node) {
            let label = notes.referred(inner);
            back |= notes.back.contains(inner);
            labels.extend(label.map(str::to_owned));
            if view.text(inner).contains(char::is_alphanumeric) {
                return false;
            }
            inner = match label.is_some() || notes.back.contains(inner) {
                true => document.end(inner),
                false => document.following(inner),
            };
        }
        if labels.is_empty() {
            return back && in_note;
        }
        for label in labels {
            self.push_atom(Inline::FootnoteReference { label });
        }
        true
    }

    pub(super) fn in_footnote(&self) -> bool {
        let mut frames = self.frames.iter();
        frames.any(|frame| matches!(frame.kind, Kind::Footnote { .. }))
    }

    /// The label of the footnote that an element is.
    pub(super) fn footnote_label(&self, node: NodeId, tag: Tag) -> Option<String> {
        let notes = self.footnotes.as_ref();
        let label = notes.and_then(|notes| notes.label_of(node));
        let rendered = || match tag {
            Tag::Section => self.rendered_label(node),
            _ => None,
        };
        label.or_else(rendered).map(str::to_owned)
    }

    /// The label of a footnote as this crate itself writes it, which nothing may refer to.
    fn rendered_label(&self, node: NodeId) -> Option<&str> {
        let attribute = |name: &str| self.document.attribute(node, name);
        let is_note = attribute("class") == Some("footnote");
        let label = attribute("id")?.strip_prefix("footnote-")?;
        (is_note && is_plain(label)).then_some(label)
    }
}

/// The blocks of a note without its label, which its text often starts with.
pub(super) fn without_own_label(mut blocks: Vec<Block>, label: &str) -> Vec<Block> {
    let blocks_follow = blocks.len() > 1;
    let Some(Block::Paragraph { content }) = blocks.first_mut() else {
        return blocks;
    };
    // What is left of the brackets around a link back.
    if let [Inline::Text { text }] = content.as_slice()
        && matches!(text.as_str(), "[]" | "()")
        && blocks_follow
    {
        blocks.remove(0);
        return blocks;
    }
    let raised = |inline: &Inline| match inline {
        Inline::Styled {
            style: TextStyle::Superscript,
            content,
        } => without_label(&inline_text(content), label).is_empty(),
        _ => false,
    };
    if content.first().is_some_and(raised) {
        content.remove(0);
    }
    if let Some(Inline::Text { text }) = content.first_mut() {
        let rest = without_label(text, label).to_owned();
        *text = rest;
        if text.is_empty() {
            content.remove(0);
        }
    }
    if content.is_empty() {
        blocks.remove(0);
    }
    blocks
}

/// What is left of a note's text before which its label or the sign of its link back stands.
pub(super) fn without_label<'t>(text: &'t str, label: &str) -> &'t str {
    let text = text.trim_start();
    let bare = text.trim_start_matches(BACK_SIGNS).trim_start();
    let inner = bare.strip_prefix(['[', '(']).unwrap_or(bare);
    let Some(rest) = inner.strip_prefix(label) else {
        return bare;
    };
    let rest = rest.trim_start_matches([']', ')', '.', ':']);
    match rest.strip_prefix(char::is_whitespace) {
        Some(rest) => rest.trim_start(),
        None if rest.is_empty() => rest,
        None => bare,
    }
}
