//! Who wrote a post, and when.

use super::Builder;
use super::part::Part;
use crate::dom::{NodeId, Tag};

/// How many nodes at the beginning of a post are searched for its author and time.
pub(super) const FIRST_NODES: usize = 160;

/// How many nodes at the end of a declared post are searched once more, and how many of them for each
/// node of the page, since posts stand in posts.
const LAST_NODES: usize = 2_000;
const SEARCHES_OF_A_NODE: usize = 2;

/// Who wrote a post and when, with the nodes that tell.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) author: Option<String>,
    pub(super) published: Option<String>,
    /// When it was published, in the words of the page.
    pub(super) published_text: Option<String>,
    pub(super) nodes: Vec<NodeId>,
    /// Whether the author is named as members of forums are.
    pub(super) is_member: bool,
    /// Whether the author is no more than one that is named in the post.
    pub(super) is_guessed: bool,
}

impl Head {
    /// What is known where an author is, and perhaps what tells of him.
    pub(super) fn of(author: Option<String>, node: Option<NodeId>) -> Head {
        Head {
            author,
            nodes: node.into_iter().collect(),
            ..Head::default()
        }
    }
}

impl Builder<'_> {
    /// Who wrote a post and when. Of what is surely a post, and of comments, more is read.
    pub(super) fn head(
        &mut self,
        post: NodeId,
        parts: &[Part],
        is_sure: bool,
        is_comment: bool,
    ) -> Head {
        let is_plain = !is_sure && !is_comment;
        let mut head = self.author(post, parts, is_plain);
        // A time among the words of somebody unknown may be part of what they say.
        let reads_text = !is_plain && head.author.is_some();
        let mut time = self.published(post, parts, reads_text);
        let is_unsure = head.is_guessed || head.author.is_none();
        if is_sure && (is_unsure || time.is_none()) {
            let last = self.last_parts(post);
            if let Some(declared) = self.declared_author(&last).filter(|_| is_unsure) {
                head = declared;
            }
            time = time.or_else(|| self.published(post, &last, false));
        }
        // The time of a change is better than none.
        let of_change = || {
            let mut times = parts.iter().map(|part| Some((part.node, self.time(part)?)));
            times.find_map(|time| time).filter(|_| !is_plain)
        };
        if let Some((node, time)) = time.or_else(of_change) {
            head.published_text = self.day_in_words(node).filter(|words| *words != time);
            head.published = Some(time);
            head.nodes.push(node);
        }
        head
    }

    /// The nodes of a post behind the first, without those of posts in it.
    fn last_parts(&mut self, post: NodeId) -> Vec<Part> {
        let document = self.document;
        let mut parts = Vec::new();
        let mut inside = document.descendants(post).skip(FIRST_NODES);
        let mut next = inside.next().unwrap_or(document.end(post));
        while next < document.end(post)
            && parts.len() < LAST_NODES
            && self.searched < SEARCHES_OF_A_NODE * document.len()
        {
            self.searched += 1;
            if document.tag(next) != Tag::Text && self.is_declared_post(next) {
                next = document.end(next);
                continue;
            }
            parts.push(Part::of(document, next, &mut self.hashed.borrow_mut()));
            next = document.following(next);
        }
        parts
    }

    /// The first nodes of a post.
    pub(super) fn first_parts(&self, post: NodeId) -> Vec<Part> {
        let nodes = self.document.descendants(post).take(FIRST_NODES);
        let mut hashed = self.hashed.borrow_mut();
        nodes
            .map(|node| Part::of(self.document, node, &mut hashed))
            .collect()
    }
}
