//! Posts of threads and comments: told by what they are declared to be, or by class names together
//! with an author, a time and others of their kind beside them.

use super::frame::Kind;
use super::head::{FIRST_NODES, Head};
use super::names::Words;
use super::{Builder, names};
use crate::dom::{NodeId, Tag};

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
pub(super) const COMMENTS: Words = Words::new(&["answer", "comment", "comtr", "reply", "review"]);

/// Class words of posts of programs for forums, which have headings of their own.
const FORUM_POSTS: Words = Words::new(&["blockpost", "postbit", "postbitlegacy", "postcontainer"]);

/// Class words of posts, which need both.
const POSTS: Words = Words::new(&[
    "blockpost",
    "message",
    "msg",
    "post",
    "postbit",
    "postbitlegacy",
    "postcontainer",
    "question",
]);

/// What stands before the number in the id of a post.
const NUMBERED: [&str; 8] = [
    "p", "post", "msg", "message", "comment", "reply", "answer", "question",
];

/// Class words of what stands around posts, and of articles.
const AROUND: Words = Words::new(&[
    "area", "box", "children", "comments", "form", "hentry", "list", "posts", "replies", "respond",
    "section", "thread", "type", "wrap",
]);

/// Those among them that articles have beside the class word of a post.
const OF_ARTICLES: Words = Words::new(&["hentry", "type"]);

/// Class words of the part of a post that names who wrote it.
const WRITERS: Words = Words::new(&["author", "postuser", "user"]);

/// How many bytes the title of a thread and what stands below it have at most.
const LONGEST_TITLE: usize = 300;

/// How many nodes behind a post the next one is looked for.
const NODES_TO_NEXT: usize = 80;

/// How many nodes of an element are passed until a post in it shows that it is around that post.
const NODES_BEFORE_POST: usize = 400;

/// What is known of an element before its author and its time are looked for.
#[derive(Debug, Clone, Copy)]
struct Signs {
    is_comment: bool,
    is_declared: bool,
    names_author: bool,
    /// Whether its class says that it is a post.
    is_named: bool,
    /// Whether its id is that of a post.
    is_numbered: bool,
}

impl Builder<'_> {
    /// The post that an element is; what tells its author and its time is not read again.
    #[inline]
    pub(super) fn post_kind(&mut self, node: NodeId, tag: Tag) -> Option<Kind> {
        let fits = match tag {
            Tag::Article | Tag::Tr => true,
            Tag::Div | Tag::Li | Tag::Section | Tag::Table => {
                self.document.attributes(node).next().is_some()
            }
            Tag::Other => self.document.name(node).ends_with("-comment"),
            _ => false,
        };
        match fits {
            true => self.post_of_fitting(node, tag),
            false => None,
        }
    }

    fn post_of_fitting(&mut self, node: NodeId, tag: Tag) -> Option<Kind> {
        let signs = self.signs(node, tag)?;
        let is_in_place = || self.comments.is_some() && self.is_among_comments(node);
        let is_sure = signs.is_declared || signs.names_author || signs.is_numbered;
        if !is_sure && !self.is_one_of_several(node) && !is_in_place() {
            return None;
        }
        if signs.is_declared && self.is_around_declared(node) {
            return None;
        }
        let parts = self.first_parts(node);
        let head = self.head(node, &parts, is_sure, signs.is_comment);
        // The author of what is around a post is that of the first post.
        let is_own = !head.nodes.iter().any(|part| self.consumed.contains(*part));
        if !is_own || !self.is_enough(node, signs, &head) {
            return None;
        }
        self.consume_head(node, &parts, &head);
        self.last_post = Some(node);
        if self.comments.is_none() && self.may_be_comment(node) {
            self.among_content.push(node);
        } else if self.comments.is_some() && self.comment.is_none() {
            self.comment = Some(node);
        }
        Some(Kind::Post {
            author: head.author,
            published: head.published,
            published_text: head.published_text,
        })
    }

    /// What tells that an element may be a post, if anything does.
    fn signs(&self, node: NodeId, tag: Tag) -> Option<Signs> {
        let is_custom = tag == Tag::Other;
        let named = self.sole_cell(node, tag).unwrap_or(node);
        if self.document.attributes(named).next().is_none() {
            return self.signs_of_bare(node, tag);
        }
        if self.comments.is_some() && !self.may_be_comment(named) {
            return None;
        }
        let has = |words: &Words| self.has_class_word(named, words);
        let is_declared = self.is_declared_post(named);
        let is_comment = is_declared || is_custom || has(&COMMENTS);
        let is_of_article = || has(&OF_ARTICLES);
        let is_named = is_comment || has(&POSTS);
        let number = self.number_in_id(named);
        let is_around = || match is_comment {
            true if number == Number::None => is_of_article() || self.is_around_comments(named),
            false if number == Number::None => has(&AROUND),
            _ => is_of_article(),
        };
        if !is_named && number != Number::OfPost || !is_declared && is_around() {
            return None;
        }
        Some(Signs {
            is_comment,
            is_declared,
            names_author: self.named_author(named).is_some(),
            is_named,
            is_numbered: number == Number::OfPost,
        })
    }

    /// The same of an article without a class, whose parts are named after a post instead.
    fn signs_of_bare(&self, node: NodeId, tag: Tag) -> Option<Signs> {
        let is_element = |child: &NodeId| self.document.tag(*child) != Tag::Text;
        let mut parts = self.document.children(node).filter(is_element);
        let has = |part: Option<NodeId>, words: &Words| {
            part.is_some_and(|part| self.has_class_word(part, words))
        };
        let is_post = tag == Tag::Article
            && self.comments.is_none()
            && has(parts.next(), &WRITERS)
            && has(parts.next(), &POSTS);
        is_post.then_some(Signs {
            is_comment: false,
            is_declared: false,
            names_author: true,
            is_named: true,
            is_numbered: false,
        })
    }

    /// The cell of a row that has no other, where it has a name and the row has none.
    fn sole_cell(&self, node: NodeId, tag: Tag) -> Option<NodeId> {
        if tag != Tag::Tr || self.document.attributes(node).next().is_some() {
            return None;
        }
        let is_cell = |child: &NodeId| self.document.tag(*child) == Tag::Td;
        let mut cells = self.document.children(node).filter(is_cell);
        cells.next().filter(|_| cells.next().is_none())
    }

    /// Whether enough is known of who wrote an element, and when, for it to be a post.
    fn is_enough(&self, node: NodeId, signs: Signs, head: &Head) -> bool {
        let is_of_forum = || self.has_class_word(node, &FORUM_POSTS);
        let is_titled = || !is_of_forum() && self.has_page_heading(node);
        let (author, published) = (head.author.is_some(), head.published.is_some());
        match signs {
            _ if signs.is_comment => author || published,
            _ if signs.names_author => author,
            _ if self.document.tag(node) == Tag::Table && signs.is_numbered => author,
            _ if !signs.is_named => head.is_member && published && !is_titled(),
            _ => author && (published || signs.is_numbered && head.is_member) && !is_titled(),
        }
    }

    /// Whether what an element shows first stands in a declared post with others beside it, or behind
    /// a heading of the page: then it is the thread.
    fn is_around_declared(&self, node: NodeId) -> bool {
        let document = self.document;
        let (mut is_titled, mut letters) = (false, 0);
        for inner in document.descendants(node).take(NODES_BEFORE_POST) {
            let tag = document.tag(inner);
            if tag == Tag::Text && !self.view.is_hidden(inner) {
                letters += document.text(inner).trim().len();
            }
            is_titled |= tag == Tag::H1;
            if letters > if is_titled { LONGEST_TITLE } else { 0 } {
                return false;
            }
            if tag != Tag::Text && self.is_declared_post(inner) {
                return is_titled || self.is_followed_by_declared(inner);
            }
        }
        false
    }

    fn is_followed_by_declared(&self, node: NodeId) -> bool {
        let next = |node: &NodeId| self.document.next_sibling(*node);
        let siblings = std::iter::successors(next(&node), next);
        siblings.take(4).any(|beside| self.is_declared_post(beside))
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

    pub(super) fn is_declared_post(&self, node: NodeId) -> bool {
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
        let classes = |node: NodeId| names::classes(document, node);
        let is_of_post = |class: &&str| {
            names::words(class).any(|word| POSTS.contain(word) || COMMENTS.contain(word))
        };
        let own: Vec<&str> = classes(node).filter(is_of_post).collect();
        let is_like =
            |other: NodeId| !own.is_empty() && classes(other).any(|beside| own.contains(&beside));
        let id = document.attribute(node, "id").unwrap_or("");
        let next = document.end(node).index();
        let mut behind = document.nodes_in(next..next + NODES_TO_NEXT);
        id.ends_with(|last: char| last.is_ascii_digit())
            || self.last_post.is_some_and(is_like)
            || behind.any(is_like)
    }

    /// What number the id of an element holds.
    fn number_in_id(&self, node: NodeId) -> Number {
        let id = self.document.attribute(node, "id").unwrap_or("").trim();
        let name = id.trim_end_matches(|last: char| last.is_ascii_digit());
        if name.len() == id.len() {
            return Number::None;
        }
        let name = name.trim_end_matches(['-', '_']);
        let of_post = || {
            NUMBERED
                .iter()
                .any(|known| known.eq_ignore_ascii_case(name))
        };
        match name {
            "" => Number::Alone,
            _ if of_post() => Number::OfPost,
            _ => Number::None,
        }
    }

    pub(super) fn has_page_heading(&self, node: NodeId) -> bool {
        let mut inside = self.document.descendants(node).take(FIRST_NODES);
        inside.any(|inner| matches!(self.document.tag(inner), Tag::H1 | Tag::H2))
    }
}

/// The number in an element's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    /// None, or that of something else.
    None,
    /// A number and nothing else.
    Alone,
    /// That of a post.
    OfPost,
}
