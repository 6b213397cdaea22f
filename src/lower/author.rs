//! Who wrote a post: what its elements are called and declared to be, and what is a name.

use super::Builder;
use super::head::Head;
use super::names::Words;
use super::part::Part;
use crate::dom::{NodeId, Tag};
use crate::text;
use crate::text::date::{self, Order};

/// Class words of a member of a forum, which say that something is a post.
const MEMBERS: Words = Words::new(&[
    "username",
    "bigusername",
    "hnuser",
    "nickname",
    "nick",
    "person",
    "fn",
    "authorname",
    "screenname",
    "poster",
    "postauthor",
]);

/// Class words of a post's author.
const AUTHORS: Words = Words::new(&[
    "author",
    "by",
    "byline",
    "user",
    "commenter",
    "postuser",
    "reviewer",
    "member",
]);

/// The class word of a name, which may be that of other things.
const NAMES: Words = Words::new(&["name"]);

/// Class words of what begins with a post's author.
const PROFILES: Words = Words::new(&["postleft", "postprofile"]);

/// Class words of what stands beside a name in its element: drawn avatars, ranks, what is read aloud.
pub(super) const BESIDE_NAMES: Words = Words::new(&["avatar", "badge", "sr", "status", "visually"]);

/// Attributes of a post that name its author, as programs for forums write them.
const NAMING: [&str; 3] = ["data-author", "data-username", "data-author-username"];

/// A longer name is a text.
const LONGEST_NAME: usize = 60;

/// How many links in an author's element may be the name.
const MOST_NAMES: usize = 4;

/// How many characters of an element are read for a name, white space included.
const MOST_LETTERS: usize = 240;

/// How many nodes of an element are read for a name or a time.
const NODES_IN_BYLINE: usize = 40;

/// What says that a name is that of the author.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Member,
    Declared,
    Guessed,
}

impl Builder<'_> {
    /// The author that an attribute of a post names.
    pub(super) fn named_author(&self, post: NodeId) -> Option<&str> {
        let own = NAMING
            .iter()
            .find_map(|name| self.document.attribute(post, name));
        let of_custom = || {
            let is_custom = self.document.tag(post) == Tag::Other;
            let author = self.document.attribute(post, "author");
            author.filter(|_| is_custom)
        };
        own.or_else(of_custom)
    }

    /// The author among the first parts of a post.
    pub(super) fn author(&self, post: NodeId, parts: &[Part], is_plain: bool) -> Head {
        let found = self.found_author(parts, is_plain, false);
        let found = found.or_else(|| self.found_author(parts, is_plain, true));
        let told = self.named_author(post).and_then(clean_name);
        let is_name = |part: &&Part, told: &str| {
            let may_be = matches!(part.tag, Tag::A | Tag::Span);
            may_be && self.short_text(part.node).trim() == told
        };
        let is_confirmed = matches!(&found, Some((_, name, _)) if told.as_ref() == Some(name));
        let link = told.as_deref().filter(|_| !is_confirmed).and_then(|told| {
            let mut parts = parts.iter();
            let found = parts.find(|part| is_name(part, told));
            found.map(|part| part.node)
        });
        match (found, link) {
            (_, Some(link)) => Head::of(told, Some(link)),
            (Some((node, name, kind)), None) => Head {
                is_member: kind == Found::Member,
                is_guessed: kind == Found::Guessed,
                ..Head::of(Some(name), Some(node))
            },
            (None, None) => Head::of(told, None),
        }
    }

    /// The author, in the order of what tells most; among what is not shown, if that is asked for.
    fn found_author(
        &self,
        parts: &[Part],
        is_plain: bool,
        with_hidden: bool,
    ) -> Option<(NodeId, String, Found)> {
        let with = |words: &'static Words| {
            let named = move |part: &&Part| self.part_has_class_word(part, words);
            parts.iter().filter(named).map(|part| part.node)
        };
        let name = |node: NodeId| self.name(node, with_hidden);
        let first_named = || with(&NAMES).find_map(name);
        let of = |kind: Found| move |(node, name): (NodeId, String)| (node, name, kind);
        with(&MEMBERS)
            .find_map(name)
            .map(of(Found::Member))
            .or_else(|| {
                let mut declared = self.declared_authors(parts);
                declared.find_map(name).map(of(Found::Declared))
            })
            .or_else(|| {
                let found = is_plain.then(first_named).flatten();
                found.map(of(Found::Guessed))
            })
            .or_else(|| with(&AUTHORS).find_map(name).map(of(Found::Guessed)))
            .or_else(|| {
                let mut profiles = with(&PROFILES);
                let found = profiles.find_map(|node| self.name_of_profile(node));
                found.map(of(Found::Member))
            })
            .or_else(|| first_named().map(of(Found::Guessed)))
    }

    /// The author that is declared among parts of a post.
    pub(super) fn declared_author(&self, parts: &[Part]) -> Option<Head> {
        let found = |with_hidden: bool| {
            let mut declared = self.declared_authors(parts);
            declared.find_map(|node| self.name(node, with_hidden))
        };
        let (node, name) = found(false).or_else(|| found(true))?;
        Some(Head::of(Some(name), Some(node)))
    }

    fn declared_authors<'n>(&'n self, parts: &'n [Part]) -> impl Iterator<Item = NodeId> + 'n {
        let is_declared = |part: &&Part| {
            let attribute = |name: &str| part.declared(self.document, name);
            attribute("itemprop") == Some("author") || attribute("rel") == Some("author")
        };
        parts.iter().filter(is_declared).map(|part| part.node)
    }

    /// The name in an author's element: that of the link or the innermost mark in it.
    fn name(&self, node: NodeId, with_hidden: bool) -> Option<(NodeId, String)> {
        let document = self.document;
        let is_hidden = |node: NodeId| !with_hidden && self.view.is_hidden(node);
        if is_hidden(node) || document.tag(node) == Tag::Button {
            return None;
        }
        let content = |node: NodeId| document.attribute(node, "content").and_then(clean_name);
        if let Some(name) = content(node) {
            return Some((node, name));
        }
        let inside = || document.descendants(node).take(NODES_IN_BYLINE);
        let has_property = |inner: &NodeId| document.attribute(*inner, "itemprop") == Some("name");
        let stated = inside().filter(has_property).find_map(content);
        let is_name = |inner: &NodeId| {
            document.tag(*inner) == Tag::A && !is_hidden(*inner) || has_property(inner)
        };
        let named = |inner: NodeId| Some((inner, clean_name(&self.short_text(inner))?));
        let mut links = inside().filter(is_name).take(MOST_NAMES).filter_map(named);
        if let Some(name) = stated {
            let link = links.find(|(_, text)| *text == name);
            return Some((link.map_or(node, |(link, _)| link), name));
        }
        let link = links.next();
        if link.is_some() || document.end(node).index() - node.index() > NODES_IN_BYLINE {
            return link;
        }
        clean_name(&self.short_text(node)).map(|name| (node, name))
    }

    /// The name that a list of what is known of the author begins with.
    fn name_of_profile(&self, node: NodeId) -> Option<(NodeId, String)> {
        let document = self.document;
        let mut inside = document.descendants(node).take(NODES_IN_BYLINE);
        let name = inside.find(|inner| document.tag(*inner) == Tag::Dt)?;
        let links = document.elements(name, Tag::A).take(MOST_NAMES);
        links
            .chain([name])
            .find_map(|inner| Some((inner, clean_name(&self.short_text(inner))?)))
    }

    /// The text in an element without what stands beside a name, cut where it is too long for a name
    /// or a time.
    pub(super) fn short_text(&self, node: NodeId) -> String {
        let document = self.document;
        let end = document.end(node);
        let mut next = document.following(node);
        let inside = std::iter::from_fn(|| {
            let inner = next;
            let is_beside = inner < end
                && document.tag(inner) != Tag::Text
                && self.has_class_word(inner, &BESIDE_NAMES);
            next = match is_beside {
                true => document.end(inner),
                false => document.following(inner),
            };
            (inner < end).then(|| if is_beside { "" } else { document.text(inner) })
        });
        let letters = inside
            .take(NODES_IN_BYLINE)
            .flat_map(str::chars)
            .take(MOST_LETTERS);
        let mut after_space = true;
        let folded = letters.filter(|letter| {
            let is_repeated = after_space && text::is_space(*letter);
            after_space = text::is_space(*letter);
            !is_repeated
        });
        folded.take(2 * LONGEST_NAME).collect()
    }
}

fn clean_name(name: &str) -> Option<String> {
    let name = text::collapse(&text::visible(name)).into_owned();
    let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    let has_letter = is_number || name.contains(char::is_alphabetic);
    let is_address = name.contains("://");
    let is_name = has_letter
        && !is_address
        && !name.ends_with('?')
        && name.len() <= LONGEST_NAME
        && date::find(&name, Order::Unknown).is_none();
    is_name.then_some(name)
}
