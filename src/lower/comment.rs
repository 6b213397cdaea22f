//! Comments: which posts are comments, and those that are asked for alone.

use super::frame::{Frame, Kind};
use super::names::Words;
use super::post::COMMENTS;
use super::{Builder, Comment};
use crate::dom::NodeId;

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

impl Builder<'_> {
    /// Whether an element can be a comment rather than a post of another kind.
    pub(super) fn may_be_comment(&self, node: NodeId) -> bool {
        let is_named = self.is_declared_post(node) || self.has_class_word(node, &COMMENTS);
        (is_named || self.is_among_comments(node)) && !self.has_page_heading(node)
    }

    /// Whether an element stands in a part of the page that is named after comments.
    pub(super) fn is_among_comments(&self, node: NodeId) -> bool {
        let document = self.document;
        let mut around = document.ancestors(node).take(AREA_DEPTH);
        around.any(|area| {
            let id = document.attribute(area, "id").unwrap_or("");
            AREAS.contain(id) || self.has_class_word(area, &AREAS)
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
}
