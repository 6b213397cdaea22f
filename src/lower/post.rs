//! Posts of threads and comments: told by what they are declared to be, or by class names together
//! with an author, a time and others of their kind beside them.

use super::frame::{Frame, Kind};
use super::names::Words;
use super::{Builder, Comment, names};
use crate::dom::{NodeId, Tag};
use crate::text;
use crate::text::date::{self, Order};

/// Types and properties of schema.org that declare a post.
const TYPES: [&str; 6] = [
    "Answer",
    "Comment",
    "DiscussionForumPosting",
    "Review",
    "SocialMediaPosting",
    "UserComments",
];

/// Class words of comments, which need an author or a time to be one.
const COMMENTS: Words = Words::new(&["answer", "comment", "comtr", "reply", "review"]);

/// Class words of posts of programs for forums, which have headings of their own.
const FORUM_POSTS: Words = Words::new(&["postbit", "postbitlegacy", "postcontainer"]);

/// Class words of posts, which need both.
const POSTS: Words = Words::new(&[
    "message",
    "post",
    "postbit",
    "postbitlegacy",
    "postcontainer",
]);

/// Class words of what stands around posts, and of articles.
const AROUND: Words = Words::new(&[
    "area", "box", "children", "comments", "form", "hentry", "list", "posts", "replies", "respond",
    "section", "thread", "type", "wrap",
]);

/// Those among them that articles have beside the class word of a post.
const OF_ARTICLES: Words = Words::new(&["hentry", "type"]);

/// Class words and ids of what stands around comments, and how far around them it is looked for.
const AREAS: Words = Words::new(&[
    "commentlist",
    "comments",
    "discussion",
    "disqus",
    "replies",
    "responses",
]);
const AREA_DEPTH: usize = 12;

/// Class words of a post's author, the most telling first.
const AUTHORS: [Words; 2] = [
    Words::new(&[
        "username",
        "bigusername",
        "hnuser",
        "nickname",
        "nick",
        "fn",
        "authorname",
        "screenname",
    ]),
    Words::new(&[
        "author",
        "user",
        "poster",
        "commenter",
        "reviewer",
        "member",
    ]),
];

/// Class words of a post's time.
const TIMES: Words = Words::new(&[
    "age",
    "date",
    "datetime",
    "posted",
    "published",
    "time",
    "timestamp",
]);

/// How many nodes at the beginning of a post are searched for its author and time.
const FIRST_NODES: usize = 160;

/// A longer name is a text.
const LONGEST_NAME: usize = 60;

/// How many links in an author's element may be the name.
const MOST_NAMES: usize = 4;

/// How many characters of an element are read for a name, white space included.
const MOST_LETTERS: usize = 240;

/// Class words of what holds a post's author and time.
const BYLINES: Words = Words::new(&[
    "author", "byline", "date", "details", "head", "header", "info", "meta", "name", "posted",
]);

/// Class words of what a post says.
const CONTENTS: Words = Words::new(&["body", "content", "text"]);

/// How many nodes and how many letters beside author and time a byline has at most.
const NODES_IN_BYLINE: usize = 40;
const LETTERS_IN_BYLINE: usize = 16;

/// How many cells of a post that is a table come before its text.
const CELLS_BEFORE_TEXT: usize = 3;

/// Who wrote a post and when, with the nodes that tell.
#[derive(Debug, Default)]
struct Head {
    author: Option<String>,
    published: Option<String>,
    nodes: Vec<NodeId>,
}

impl Builder<'_> {
    /// The post that an element is; what tells its author and its time is not read again.
    pub(super) fn post_kind(&mut self, node: NodeId, tag: Tag) -> Option<Kind> {
        let fits = matches!(
            tag,
            Tag::Article | Tag::Div | Tag::Li | Tag::Section | Tag::Table | Tag::Tr
        );
        let is_custom = tag == Tag::Other && self.document.name(node).ends_with("-comment");
        if !fits && !is_custom || self.document.attributes(node).next().is_none() {
            return None;
        }
        if self.comments.is_some() && !self.may_be_comment(node) {
            return None;
        }
        let names_author = self.named_author(node).is_some();
        let declared = self.is_declared_post(node);
        let has = |words: &Words| self.has_class_word(node, words);
        let is_comment = declared || is_custom || has(&COMMENTS);
        let is_table = tag == Tag::Table && self.is_numbered_post(node);
        let is_around = || match is_comment {
            true => has(&OF_ARTICLES) || self.is_around_comments(node),
            false => has(&AROUND),
        };
        if !is_comment && !is_table && !has(&POSTS) || !declared && is_around() {
            return None;
        }
        let is_in_place = || self.comments.is_some() && self.is_among_comments(node);
        if !declared && !names_author && !self.is_one_of_several(node) && !is_in_place() {
            return None;
        }
        let head = self.head(node);
        let enough = match is_comment {
            true => head.author.is_some() || head.published.is_some(),
            false if names_author || is_table => head.author.is_some(),
            false => {
                let is_of_forum = || self.has_class_word(node, &FORUM_POSTS);
                head.author.is_some()
                    && head.published.is_some()
                    && (is_of_forum() || !self.has_page_heading(node))
            }
        };
        // The author of what is around a post is that of the first post.
        let is_own = !head.nodes.iter().any(|part| self.consumed.contains(*part));
        if !enough || !is_own {
            return None;
        }
        for part in &head.nodes {
            let byline = self.byline(node, *part, &head);
            self.consumed.insert_subtree(self.document, byline);
        }
        self.last_post = Some(node);
        if self.comments.is_none() && self.may_be_comment(node) {
            self.among_content.push(node);
        } else if self.comments.is_some() && self.comment.is_none() {
            self.comment = Some(node);
        }
        Some(Kind::Post {
            author: head.author,
            published: head.published,
        })
    }

    /// Whether a class of an element says that comments stand in it, as `comment-list` does; beside
    /// `comment`, a class that is called `box` says nothing of it.
    fn is_around_comments(&self, node: NodeId) -> bool {
        let mut classes = names::classes(self.document, node);
        let has =
            |class: &str, wanted: &Words| names::words(class).any(|word| wanted.contain(word));
        classes.any(|class| {
            let is_plain = || names::words(class).count() == 1;
            has(class, &AROUND) && (has(class, &COMMENTS) || is_plain())
        })
    }

    /// Whether an element can be a comment rather than a post of another kind.
    fn may_be_comment(&self, node: NodeId) -> bool {
        let is_named =
            self.is_declared_post(node) || names::has_class_word(self.document, node, &COMMENTS);
        (is_named || self.is_among_comments(node)) && !self.has_page_heading(node)
    }

    /// Whether an element stands in a part of the page that is named after comments.
    fn is_among_comments(&self, node: NodeId) -> bool {
        let document = self.document;
        let mut around = document.ancestors(node).take(AREA_DEPTH);
        around.any(|area| {
            let id = document.attribute(area, "id").unwrap_or("");
            AREAS.contain(id) || names::has_class_word(document, area, &AREAS)
        })
    }

    /// Whether a frame that closes is a comment that stands in no other one, where nothing else is
    /// wanted.
    pub(super) fn is_outermost_comment(&self, kind: &Kind) -> bool {
        let is_post = |kind: &Kind| matches!(kind, Kind::Post { .. });
        self.comments.is_some()
            && is_post(kind)
            && !self.frames.iter().any(|frame| is_post(&frame.kind))
    }

    pub(super) fn take_comment(&mut self, frame: Frame) {
        let element = self.comment.take();
        if let (Some(post), Some(element), Some(comments)) =
            (frame.into_block(), element, &mut self.comments)
        {
            comments.push(Comment { element, post });
        }
    }

    fn is_declared_post(&self, node: NodeId) -> bool {
        let attribute = |name: &str| self.document.attribute(node, name);
        let kind = attribute("itemtype").and_then(|kind| kind.trim().rsplit('/').next());
        kind.is_some_and(|kind| TYPES.contains(&kind))
            || attribute("itemprop") == Some("comment")
            || self.is_rendered_post(node)
    }

    /// Whether an element is a post as this crate itself writes it.
    fn is_rendered_post(&self, node: NodeId) -> bool {
        let class = |node: NodeId| self.document.attribute(node, "class");
        let mut children = self.document.children(node);
        self.document.tag(node) == Tag::Article
            && class(node) == Some("post")
            && children.next().and_then(class) == Some("byline")
    }

    /// Whether there are others like it: one before or behind it, or the number that it has.
    fn is_one_of_several(&self, node: NodeId) -> bool {
        let document = self.document;
        let class = |node: NodeId| names::classes(document, node).next();
        let id = document.attribute(node, "id").unwrap_or("");
        let siblings = std::iter::successors(document.next_sibling(node), |next| {
            document.next_sibling(*next)
        });
        id.ends_with(|last: char| last.is_ascii_digit())
            || self
                .last_post
                .is_some_and(|last| class(last) == class(node))
            || siblings.take(4).any(|next| class(next) == class(node))
    }

    /// Whether an element's id says that it is a post with a number.
    fn is_numbered_post(&self, node: NodeId) -> bool {
        let id = self.document.attribute(node, "id").unwrap_or("");
        let number = id.strip_prefix("post").unwrap_or("");
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn has_page_heading(&self, node: NodeId) -> bool {
        let mut inside = self.document.descendants(node).take(FIRST_NODES);
        inside.any(|inner| matches!(self.document.tag(inner), Tag::H1 | Tag::H2))
    }

    /// The author that an attribute of a post names.
    fn named_author(&self, post: NodeId) -> Option<&str> {
        let own = self.document.attribute(post, "data-author");
        let of_custom = || {
            let is_custom = self.document.tag(post) == Tag::Other;
            let author = self.document.attribute(post, "author");
            author.filter(|_| is_custom)
        };
        own.or_else(of_custom)
    }

    fn head(&self, post: NodeId) -> Head {
        let document = self.document;
        let mut head = Head::default();
        let inside = || document.descendants(post).take(FIRST_NODES);
        let declared = |node: &NodeId| {
            let attribute = |name: &str| document.attribute(*node, name);
            attribute("itemprop") == Some("author") || attribute("rel") == Some("author")
        };
        let named = |words: &'static Words| {
            move |node: &NodeId| names::has_class_word(document, *node, words)
        };
        let [first, second] = &AUTHORS;
        let found = inside()
            .filter(named(first))
            .chain(inside().filter(declared))
            .chain(inside().filter(named(second)))
            .find_map(|node| self.name(node));
        if let Some((node, name)) = found {
            head.author = Some(name);
            head.nodes.push(node);
        } else if let Some(name) = self.named_author(post) {
            let is_link = |inner: &NodeId| {
                document.tag(*inner) == Tag::A && self.short_text(*inner).trim() == name
            };
            head.nodes.extend(inside().find(is_link));
            head.author = clean_name(name);
        }
        let time = |node: NodeId| self.time(node).map(|time| (node, time));
        let in_cell = || {
            let cells = inside().filter(|node| document.tag(*node) == Tag::Td);
            let mut cells = cells.take(CELLS_BEFORE_TEXT);
            let is_table = document.tag(post) == Tag::Table;
            cells
                .find_map(|cell| Some((cell, self.shown_time(cell)?)))
                .filter(|_| is_table)
        };
        if let Some((node, time)) = inside().find_map(time).or_else(in_cell) {
            head.published = Some(time);
            head.nodes.push(node);
        }
        head
    }

    /// The name in an author's element: that of the link or the innermost mark in it.
    fn name(&self, node: NodeId) -> Option<(NodeId, String)> {
        let document = self.document;
        if self.view.is_hidden(node) {
            return None;
        }
        let content = document.attribute(node, "content").and_then(clean_name);
        if let Some(name) = content {
            return Some((node, name));
        }
        let is_name = |inner: &NodeId| {
            !self.view.is_hidden(*inner) && document.tag(*inner) == Tag::A
                || document.attribute(*inner, "itemprop") == Some("name")
        };
        let inside = document.descendants(node).take(NODES_IN_BYLINE);
        let link = inside.filter(is_name).take(MOST_NAMES).find_map(|inner| {
            let name = clean_name(&self.short_text(inner))?;
            Some((inner, name))
        });
        if link.is_some() || document.end(node).index() - node.index() > NODES_IN_BYLINE {
            return link;
        }
        clean_name(&self.short_text(node)).map(|name| (node, name))
    }

    /// The text in an element, cut where it is too long for a name or a time.
    fn short_text(&self, node: NodeId) -> String {
        let document = self.document;
        let inside = document.descendants(node).take(NODES_IN_BYLINE);
        let texts = inside.map(|inner| document.text(inner));
        let letters = texts.flat_map(str::chars).take(MOST_LETTERS);
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
        let stated = ["datetime", "content", "data-time-string", "title"]
            .into_iter()
            .find_map(attribute);
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

    /// The largest element around a part of a post's head that holds little else.
    fn byline(&self, post: NodeId, part: NodeId, head: &Head) -> NodeId {
        let document = self.document;
        let mut byline = part;
        let may_be_byline = |around: &NodeId| {
            *around > post && !names::has_class_word(document, *around, &CONTENTS)
        };
        for around in document.ancestors(part).take_while(may_be_byline) {
            let nodes = document.end(around).index() - around.index();
            if nodes > NODES_IN_BYLINE {
                break;
            }
            let tag = document.tag(around);
            let is_named = matches!(tag, Tag::Header | Tag::Footer | Tag::Address)
                || !tag.is_block()
                || names::has_class_word(document, around, &BYLINES);
            let [all, behind] = self.letters_beside(around, head);
            let is_byline = match is_named {
                true => all <= LETTERS_IN_BYLINE,
                false => {
                    all == 0 || behind == 0 && all <= LETTERS_IN_BYLINE && self.holds(around, head)
                }
            };
            if !is_byline {
                break;
            }
            byline = around;
        }
        byline
    }

    /// Whether an element holds both a post's author and its time.
    fn holds(&self, around: NodeId, head: &Head) -> bool {
        let mut nodes = head.nodes.iter();
        head.nodes.len() > 1 && nodes.all(|node| self.document.contains(around, *node))
    }

    /// How many letters an element holds beside what tells a post's author and time: all of them, and
    /// those behind.
    fn letters_beside(&self, around: NodeId, head: &Head) -> [usize; 2] {
        let document = self.document;
        let author = head.author.as_deref().unwrap_or("");
        let [mut all, mut behind] = [0; 2];
        for inner in document.descendants(around) {
            let mut told = head.nodes.iter();
            let text = document.text(inner).trim();
            if told.any(|node| document.contains(*node, inner)) {
                behind = 0;
            } else if text != author {
                let letters = text.chars().filter(|next| next.is_alphanumeric()).count();
                all += letters;
                behind += letters;
            }
        }
        [all, behind]
    }
}

fn clean_name(name: &str) -> Option<String> {
    let name = text::collapse(&text::visible(name)).into_owned();
    let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    let has_letter = is_number || name.contains(char::is_alphabetic);
    let is_address = name.contains("://");
    let is_name = has_letter
        && !is_address
        && name.len() <= LONGEST_NAME
        && date::find(&name, Order::Unknown).is_none();
    is_name.then_some(name)
}
