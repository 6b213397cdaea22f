//! One walk over the tree that notes every element which may tell something about the page.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::marks::Reader;
use crate::dom::{Document, NodeId, Tag, Tags};
use crate::text;

/// The elements that metadata is read from, in document order.
#[derive(Debug)]
pub(super) struct Page<'a> {
    pub(super) document: &'a Document<'a>,
    /// Names in lower case and contents of `<meta>` elements.
    pub(super) metas: Vec<(Cow<'a, str>, &'a str)>,
    /// Relations in lower case and addresses of `<link>` and `<a>` elements.
    pub(super) relations: Vec<(Cow<'a, str>, NodeId)>,
    /// Elements with `itemprop`.
    pub(super) properties: Vec<(&'a str, NodeId)>,
    pub(super) titles: Vec<NodeId>,
    pub(super) headlines: Vec<NodeId>,
    /// Headline elements that show the site's name and nothing else.
    pub(super) logos: Vec<NodeId>,
    /// Headings of the second and third level.
    pub(super) subheadings: Vec<NodeId>,
    /// Links whose address speaks of a person's page.
    pub(super) profiles: Vec<NodeId>,
    pub(super) times: Vec<NodeId>,
    /// Elements whose class, id or data attribute speaks of an author.
    pub(super) bylines: Vec<NodeId>,
    /// Elements whose class or id speaks of a date.
    pub(super) dated: Vec<NodeId>,
    pub(super) language: Option<&'a str>,
    pub(super) base: Option<&'a str>,
    /// Whether an attribute of an element says how its text is aligned.
    pub(super) has_aligned: bool,
    /// The letters of the titles that the page gives itself.
    pub(super) own: String,
    /// The first lower heading that those titles hold, on a page without a headline element.
    own_heading: Option<NodeId>,
    /// The `<title>`, once it was asked for.
    pub(super) window: OnceCell<Option<String>>,
    /// Where a byline opens that stands anywhere, once it was looked for.
    pub(super) far_opening: OnceCell<Option<NodeId>>,
    /// The short texts of the page, once they were asked for.
    short_texts: OnceCell<Vec<NodeId>>,
}

/// Tags that tell something by themselves.
const TELLING: Tags = Tags::of(&[
    Tag::Meta,
    Tag::Title,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::Time,
    Tag::Base,
    Tag::Html,
]);

/// How many elements of one kind are kept; real pages need the first few only.
const MOST: usize = 256;

/// How many nodes are visited, and how many bytes kept, for one short text.
const SHORT_NODES: usize = 200;
const SHORT_BYTES: usize = 400;

/// How many bytes most short texts have at most.
const COMMON_BYTES: usize = 96;

/// How many of an element's ancestors are asked what part of the page it stands in.
pub(super) const NEAREST: usize = 64;

/// How many nodes after the headline are still near it.
pub(super) const NEAR: usize = 400;

/// A name in lower case, as most are written.
fn lower_case(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}

fn push<T>(list: &mut Vec<T>, entry: T) {
    if list.len() < MOST {
        list.push(entry);
    }
}

impl<'a> Page<'a> {
    /// Walks the document once.
    pub(super) fn new(document: &'a Document<'a>) -> Self {
        let mut page = Page {
            document,
            metas: Vec::new(),
            relations: Vec::new(),
            properties: Vec::new(),
            titles: Vec::new(),
            headlines: Vec::new(),
            logos: Vec::new(),
            subheadings: Vec::new(),
            profiles: Vec::new(),
            times: Vec::new(),
            bylines: Vec::new(),
            dated: Vec::new(),
            language: None,
            base: None,
            has_aligned: false,
            own: String::new(),
            own_heading: None,
            window: OnceCell::new(),
            far_opening: OnceCell::new(),
            short_texts: OnceCell::new(),
        };
        let mut reader = Reader::new();
        for node in document.nodes() {
            page.note(node, &mut reader);
        }
        page.drop_logos();
        page.own = page.own_titles();
        page.own_heading = page
            .own_subheading()
            .or_else(|| page.shown_headline())
            .or_else(|| page.prominent());
        page
    }

    fn note(&mut self, node: NodeId, reader: &mut Reader<'a>) {
        let document = self.document;
        let tag = document.tag(node);
        if matches!(tag, Tag::Text | Tag::Root | Tag::Foreign) {
            return;
        }
        if TELLING.contain(tag) {
            self.note_telling(node, tag);
        }
        let marked = reader.read(document, node);
        if let Some(relation) = marked.relation {
            push(&mut self.relations, (lower_case(relation), node));
        }
        if let Some(property) = marked.property {
            push(&mut self.properties, (property, node));
        }
        if marked.profile {
            push(&mut self.profiles, node);
        }
        self.has_aligned |= marked.aligned;
        if marked.author {
            push(&mut self.bylines, node);
        }
        if marked.date {
            push(&mut self.dated, node);
        }
    }

    /// Notes an element that tells something by its tag.
    fn note_telling(&mut self, node: NodeId, tag: Tag) {
        let document = self.document;
        match tag {
            Tag::Meta => self.note_meta(node),
            Tag::Title => push(&mut self.titles, node),
            Tag::H1 => push(&mut self.headlines, node),
            Tag::H2 | Tag::H3 => push(&mut self.subheadings, node),
            Tag::Time => push(&mut self.times, node),
            Tag::Base if self.base.is_none() => self.base = document.attribute(node, "href"),
            Tag::Html if self.language.is_none() => {
                self.language = document
                    .attribute(node, "lang")
                    .or_else(|| document.attribute(node, "xml:lang"));
            }
            _ => {}
        }
    }

    fn note_meta(&mut self, node: NodeId) {
        let document = self.document;
        let content = document
            .attribute(node, "content")
            .or_else(|| document.attribute(node, "value"));
        let Some(content) = content.filter(|content| !content.trim().is_empty()) else {
            return;
        };
        for attribute in ["property", "name", "http-equiv"] {
            if let Some(name) = document.attribute(node, attribute) {
                push(&mut self.metas, (lower_case(name.trim()), content));
            }
        }
    }

    /// The content of the first `<meta>` with one of the names; the order of the names counts.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.metas_named(name).next())
    }

    /// The contents of all `<meta>` elements with a name.
    pub(super) fn metas_named(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.metas
            .iter()
            .filter(move |(found, _)| found == name)
            .map(|(_, content)| *content)
    }

    /// The elements with a relation.
    pub(super) fn related(&self, relation: &str) -> impl Iterator<Item = NodeId> {
        self.relations
            .iter()
            .filter(move |(found, _)| found.split_ascii_whitespace().any(|one| one == relation))
            .map(|(_, node)| *node)
    }

    /// The elements with a microdata property.
    pub(super) fn with_property(&self, name: &str) -> impl Iterator<Item = NodeId> {
        self.properties
            .iter()
            .filter(move |(found, _)| found.split_ascii_whitespace().any(|one| one == name))
            .map(|(_, node)| *node)
    }

    /// The texts of the page that show something and are short enough for a line, in order.
    pub(super) fn short_texts(&self) -> &[NodeId] {
        let document = self.document;
        let is_short = |node: &NodeId| document.text(*node).len() <= LONGEST_LINE;
        let find = || {
            let shown = document.nodes().filter(|node| !document.is_blank(*node));
            shown.filter(is_short).collect()
        };
        self.short_texts.get_or_init(find)
    }

    /// The beginning of an element's shown text, folded; blocks are apart from one another.
    pub(super) fn short_text(&self, node: NodeId) -> String {
        self.folded(node, "", " ")
    }

    /// The beginning of an element's shown text, with a bar between blocks and a space between
    /// other elements: styles often show them apart where the markup does not.
    pub(super) fn sections(&self, node: NodeId) -> String {
        self.folded(node, " ", " | ")
    }

    fn folded(&self, node: NodeId, inline: &str, block: &str) -> String {
        let document = self.document;
        let mut folded = String::with_capacity(COMMON_BYTES);
        let mut skip_to = node;
        for inner in document.descendants(node).take(SHORT_NODES) {
            if inner < skip_to {
                continue;
            }
            let tag = document.tag(inner);
            if tag.is_unrendered() && tag != Tag::Title {
                skip_to = document.end(inner);
            } else if tag == Tag::Text {
                let text = document.text(inner);
                let is_space = document.is_blank(inner)
                    && text.starts_with(|first: char| first.is_ascii_whitespace());
                let text = if is_space { " " } else { text };
                text::push_collapsed(&mut folded, text::beginning(text, ENOUGH));
                let last = document
                    .parent(inner)
                    .is_some_and(|place| document.end(inner) == document.end(place));
                let ends_block = last
                    && document
                        .parent(inner)
                        .is_some_and(|place| place != node && document.tag(place).is_block());
                text::push_collapsed(&mut folded, if ends_block { block } else { inline });
            } else if tag.is_block() || tag == Tag::Br {
                text::push_collapsed(&mut folded, block);
            }
            if folded.len() > SHORT_BYTES {
                break;
            }
        }
        text::collapse(&folded).into_owned()
    }

    /// The article's headline: the first headline element, else the first lower heading that the
    /// page's own title holds.
    pub(super) fn heading(&self) -> Option<NodeId> {
        self.headlines.first().copied().or(self.own_heading)
    }

    /// A headline's text, without the labels that some sites put inside it.
    pub(super) fn headline_text(&self, node: NodeId) -> String {
        let document = self.document;
        let mut folded = String::with_capacity(COMMON_BYTES);
        let mut skip_to = node;
        for inner in document.descendants(node).take(SHORT_NODES) {
            if inner < skip_to {
                continue;
            }
            let tag = document.tag(inner);
            let class = document.attribute(inner, "class").unwrap_or("");
            let beside = tag.is_unrendered() || matches!(tag, Tag::Button | Tag::Time);
            if beside || LABELS.iter().any(|word| holds(class, word)) {
                skip_to = document.end(inner);
            } else if tag == Tag::Text {
                text::push_collapsed(&mut folded, text::beginning(document.text(inner), ENOUGH));
            } else if tag.is_block() || tag == Tag::Br {
                text::push_collapsed(&mut folded, " ");
            }
            if folded.len() > ENOUGH {
                break;
            }
        }
        let headline = text::collapse(&folded);
        let headline = headline.trim_end_matches(['¶', '#', ' ']);
        if headline.is_empty() {
            return self.short_text(node);
        }
        headline.to_owned()
    }
}

/// Classes of what stands inside a headline but is no part of it.
const LABELS: [&str; 5] = ["label", "badge", "headerlink", "sr-only", "visually-hidden"];

/// Longer texts are no lines that tell authors or dates, in bytes.
pub(super) const LONGEST_LINE: usize = 400;

/// Enough for a short text with white space in it.
const ENOUGH: usize = 4 * SHORT_BYTES;

/// How many bytes of an attribute's value are searched; longer lists of classes mean nothing.
pub(super) const LONGEST_VALUE: usize = 512;

/// Whether the beginning of an attribute's value holds a word, which is given in lower case.
pub(super) fn holds(value: &str, word: &str) -> bool {
    text::holds(text::beginning(value, LONGEST_VALUE), word)
}
