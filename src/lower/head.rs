//! Who wrote a post, and when.

use super::names::Words;
use super::{Builder, names};
use crate::dom::{NodeId, Tag};
use crate::text;
use crate::text::date::{self, Order};

/// How many nodes at the beginning of a post are searched for its author and time.
pub(super) const FIRST_NODES: usize = 160;

/// How many nodes at the end of a declared post are searched once more, and how many of them for each
/// node of the page, since posts stand in posts.
const LAST_NODES: usize = 2_000;
const SEARCHES_OF_A_NODE: usize = 2;

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
const BESIDE_NAMES: Words = Words::new(&["avatar", "badge", "sr", "status", "visually"]);

/// Attributes of a post that name its author, as programs for forums write them.
const NAMING: [&str; 3] = ["data-author", "data-username", "data-author-username"];

/// Class words of a post's time.
const TIMES: Words = Words::new(&[
    "age",
    "date",
    "datetime",
    "postdate",
    "posted",
    "published",
    "relativetime",
    "time",
    "timeago",
    "timestamp",
]);

/// Attributes that state a time, the most telling first.
const STATING: [&str; 6] = [
    "datetime",
    "content",
    "data-time-string",
    "data-timestamp",
    "title",
    "data-tippy-content",
];

/// Words before a time, in lower case.
const BEFORE_TIMES: [&str; 10] = [
    "answered",
    "asked",
    "date",
    "on",
    "posted",
    "published",
    "said",
    "sent",
    "written",
    "wrote",
];

/// Words before the time of a change, in lower case.
const BEFORE_CHANGES: [&str; 4] = ["edited", "modified", "protected", "updated"];

/// Class words of what a post says.
const SAID: Words = Words::new(&["body", "content", "text"]);

/// A longer name is a text.
const LONGEST_NAME: usize = 60;

/// How many links in an author's element may be the name.
const MOST_NAMES: usize = 4;

/// How many characters of an element are read for a name, white space included.
const MOST_LETTERS: usize = 240;

/// How many nodes of an element are read for a name or a time.
const NODES_IN_BYLINE: usize = 40;

/// How many cells of a post that is a table come before its text.
const CELLS_BEFORE_TEXT: usize = 3;

/// Who wrote a post and when, with the nodes that tell.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    pub(super) nodes: Vec<NodeId>,
    /// Whether the author is named as members of forums are.
    pub(super) is_member: bool,
    /// Whether the author is no more than one that is named in the post.
    is_guessed: bool,
}

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

    /// Who wrote a post and when. Of what is surely a post, more is read.
    pub(super) fn head(&mut self, post: NodeId, is_sure: bool) -> Head {
        let nodes: Vec<NodeId> = self.document.descendants(post).take(FIRST_NODES).collect();
        let mut head = Head::default();
        self.find_author(post, &nodes, &mut head);
        self.find_time(post, &nodes, is_sure, &mut head);
        if is_sure && (head.is_guessed || head.author.is_none() || head.published.is_none()) {
            let last = self.last_nodes(post);
            if head.is_guessed || head.author.is_none() {
                self.find_declared_author(&last, &mut head);
            }
            if head.published.is_none() {
                self.find_time(post, &last, false, &mut head);
            }
        }
        // The time of a change is better than none.
        if is_sure
            && head.published.is_none()
            && let Some((node, time)) = nodes
                .iter()
                .find_map(|node| Some((*node, self.time(*node)?)))
        {
            head.published = Some(time);
            head.nodes.push(node);
        }
        head
    }

    /// The nodes of a post behind the first, without those of posts in it.
    fn last_nodes(&mut self, post: NodeId) -> Vec<NodeId> {
        let document = self.document;
        let mut nodes = Vec::new();
        let mut inside = document.descendants(post).skip(FIRST_NODES);
        let mut next = inside.next().unwrap_or(document.end(post));
        while next < document.end(post)
            && nodes.len() < LAST_NODES
            && self.searched < SEARCHES_OF_A_NODE * document.len()
        {
            self.searched += 1;
            if document.tag(next) != Tag::Text && self.is_declared_post(next) {
                next = document.end(next);
                continue;
            }
            nodes.push(next);
            next = document.following(next);
        }
        nodes
    }

    fn find_author(&self, post: NodeId, nodes: &[NodeId], head: &mut Head) {
        let named = |words: &'static Words| {
            let nodes = nodes.iter().copied();
            nodes.filter(move |node| names::has_class_word(self.document, *node, words))
        };
        let with = |is_hidden: bool| {
            let name = move |node: NodeId| self.name(node, is_hidden);
            let member = named(&MEMBERS).find_map(name);
            let declared = || self.declared_authors(nodes).find_map(name);
            let author = || named(&AUTHORS).find_map(name);
            let profile = || named(&PROFILES).find_map(|node| self.name_of_profile(node));
            let of = |kind: Found| move |found| (found, kind);
            member
                .map(of(Found::Member))
                .or_else(|| declared().map(of(Found::Declared)))
                .or_else(|| author().map(of(Found::Guessed)))
                .or_else(|| profile().map(of(Found::Member)))
                .or_else(|| named(&NAMES).find_map(name).map(of(Found::Guessed)))
        };
        let found = with(false).or_else(|| with(true));
        let told = self.named_author(post).and_then(clean_name);
        let is_told = match (&found, &told) {
            (Some(((_, name), _)), Some(told)) => name == told,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        let linked = || {
            let name = told.as_deref()?;
            let is_name = |inner: &&NodeId| {
                let may_be = matches!(self.document.tag(**inner), Tag::A | Tag::Span);
                may_be && self.short_text(**inner).trim() == name
            };
            nodes.iter().find(is_name).copied()
        };
        let link = if is_told { None } else { linked() };
        match (found, told) {
            (_, Some(told)) if link.is_some() => head.author = Some(told),
            (Some(((node, name), kind)), _) => {
                head.author = Some(name);
                head.is_member = kind == Found::Member;
                head.is_guessed = kind == Found::Guessed;
                head.nodes.push(node);
            }
            (None, told) => head.author = told,
        }
        head.nodes.extend(link);
    }

    fn find_declared_author(&self, nodes: &[NodeId], head: &mut Head) {
        let declared = || self.declared_authors(nodes);
        let found = declared()
            .find_map(|node| self.name(node, false))
            .or_else(|| declared().find_map(|node| self.name(node, true)));
        if let Some((node, name)) = found {
            if head.is_guessed {
                // That of the author is always the first.
                head.nodes.drain(..1.min(head.nodes.len()));
            }
            head.author = Some(name);
            head.nodes.push(node);
        }
    }

    fn declared_authors<'n>(&'n self, nodes: &'n [NodeId]) -> impl Iterator<Item = NodeId> + 'n {
        let is_declared = |node: &NodeId| {
            let attribute = |name: &str| self.document.attribute(*node, name);
            attribute("itemprop") == Some("author") || attribute("rel") == Some("author")
        };
        nodes.iter().copied().filter(is_declared)
    }

    fn find_time(&self, post: NodeId, nodes: &[NodeId], is_sure: bool, head: &mut Head) {
        let document = self.document;
        let mut is_of_change = false;
        let time = |node: &NodeId| {
            let text = document.text(*node).trim();
            is_of_change = is_before_change(text) || text.is_empty() && is_of_change;
            let time = self.time(*node).filter(|_| !is_of_change)?;
            Some((*node, time))
        };
        let in_cell = || {
            let cells = nodes.iter().filter(|node| document.tag(**node) == Tag::Td);
            let mut cells = cells.take(CELLS_BEFORE_TEXT);
            let is_table = document.tag(post) == Tag::Table;
            cells
                .find_map(|cell| Some((*cell, self.shown_time(*cell)?)))
                .filter(|_| is_table)
        };
        let in_text = || match is_sure {
            true => self.time_in_text(nodes),
            false => None,
        };
        let found = nodes
            .iter()
            .find_map(time)
            .or_else(in_cell)
            .or_else(in_text);
        if let Some((node, time)) = found {
            head.published = Some(time);
            head.nodes.push(node);
        }
    }

    /// The first text above what a post says that is a time and nothing else, and not that of
    /// something told of the author, such as when he joined.
    fn time_in_text(&self, nodes: &[NodeId]) -> Option<(NodeId, String)> {
        let document = self.document;
        let mut end = document.root();
        let mut is_labelled = false;
        for node in nodes.iter().copied() {
            let tag = document.tag(node);
            if node < end {
                continue;
            }
            if tag != Tag::Text {
                let is_of_others = matches!(
                    tag,
                    Tag::Blockquote | Tag::Button | Tag::Code | Tag::Dd | Tag::Pre
                );
                if is_of_others || names::has_class_word(document, node, &SAID) {
                    end = document.end(node);
                }
                continue;
            }
            let text = document.text(node).trim();
            if !is_labelled && let Some(stamp) = stamp_of(text) {
                return Some((node, stamp));
            }
            let is_label = text.ends_with(':') && !is_before_time(text) || is_before_change(text);
            is_labelled = is_label || text.is_empty() && is_labelled;
        }
        None
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
    fn short_text(&self, node: NodeId) -> String {
        let document = self.document;
        let end = document.end(node);
        let mut next = document.following(node);
        let inside = std::iter::from_fn(|| {
            let inner = next;
            let is_beside = inner < end
                && document.tag(inner) != Tag::Text
                && names::has_class_word(document, inner, &BESIDE_NAMES);
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

    /// The time that an element tells.
    fn time(&self, node: NodeId) -> Option<String> {
        let document = self.document;
        let attribute = |name: &str| document.attribute(node, name);
        let is_time = document.tag(node) == Tag::Time;
        let declared = matches!(attribute("itemprop"), Some("datePublished" | "dateCreated"));
        if !is_time && !declared && !names::has_class_word(document, node, &TIMES) {
            return None;
        }
        let stated = STATING.iter().find_map(|name| attribute(name));
        let child = document
            .children(node)
            .find(|child| document.tag(*child) != Tag::Text);
        let of_child = || document.attribute(child?, "title");
        let stated = stated.or_else(of_child);
        let stated = stated.and_then(|text| date::find(text, Order::Unknown));
        let stated = stated.map(|stamp| stamp.to_string());
        stated.or_else(|| self.shown_time(node))
    }

    /// The time that is all of an element's text.
    fn shown_time(&self, node: NodeId) -> Option<String> {
        let document = self.document;
        let text: String = document
            .descendants(node)
            .take(NODES_IN_BYLINE)
            .map(|inner| document.text(inner))
            .take_while(|text| text.len() <= 2 * LONGEST_NAME)
            .collect();
        date::whole(text.trim()).map(|stamp| stamp.to_string())
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

/// The time that all of a text tells, perhaps behind a word that says so.
fn stamp_of(text: &str) -> Option<String> {
    if text.len() > 2 * LONGEST_NAME || !date::may_hold(text) {
        return None;
    }
    let mut text = text.trim_matches(|mark: char| !mark.is_alphanumeric());
    while let Some((word, rest)) = text.split_once([' ', ':', '\u{a0}'])
        && is_before_time(word)
    {
        text = rest.trim_start_matches(|mark: char| !mark.is_alphanumeric());
    }
    let stamp = date::whole(&text.replace('@', " "))?;
    Some(stamp.to_string())
}

/// Whether what follows a text is the time of a change.
fn is_before_change(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("");
    BEFORE_CHANGES
        .iter()
        .any(|word| word.eq_ignore_ascii_case(last))
}

fn is_before_time(word: &str) -> bool {
    let word = word.trim_end_matches(':').trim().to_lowercase();
    BEFORE_TIMES.contains(&word.as_str())
}
