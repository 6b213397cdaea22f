//! Comments below an article, told apart from it.

use super::ruled::Ruled;
use crate::article::PageType;
use crate::block::{self, Block, inline_text};
use crate::dom::{Document, NodeId, Tag, View};
use crate::link::Base;
use crate::lower::{self, Lowered};
use crate::segment::Page;
use crate::text;

/// Class words of what readers press in a comment.
const CONTROLS: [&str; 14] = [
    "actions",
    "controls",
    "downvote",
    "edit",
    "flag",
    "like",
    "likes",
    "permalink",
    "reply",
    "report",
    "share",
    "toolbar",
    "upvote",
    "votes",
];

/// Words of other text that a page has at least if comments on it are not its content.
const WORDS_WITHOUT: usize = 200;

/// Blocks of the content that a view shows. What readers wrote below it is no part of it, and is hidden
/// from the view, if enough is left without and the page is no thread. What a selector keeps stays.
pub(super) fn lower_content(
    view: &mut View<'_>,
    ruled: &Ruled,
    base: &Base,
    page_type: PageType,
) -> Lowered {
    let document = view.document();
    let root = document.root();
    let lowered = lower::lower(view, root, base);
    let mut comments = lowered.comments.clone();
    comments.retain(|comment| !ruled.keeps_any(document, *comment));
    if comments.is_empty() || page_type == PageType::Forum || ruled.tells_content() {
        return lowered;
    }
    let mut without = view.clone();
    for comment in comments {
        without.hide(comment);
    }
    let left = lower::lower(&without, root, base);
    if !has_words(&left.blocks, WORDS_WITHOUT) {
        return lowered;
    }
    *view = without;
    left
}

/// Whether blocks hold so many words.
pub(super) fn has_words(blocks: &[Block], least: usize) -> bool {
    let mut words = 0;
    block::walk(blocks).any(|block| {
        block.for_each_inline_run(|content| words += text::count_words(&inline_text(content)));
        words >= least
    })
}

/// Takes the comments out of what is shown of a page, and gives them. Where most of their text is
/// shown, they are the content themselves, and nothing is taken out.
pub(super) fn separate(view: &mut View<'_>, page: &Page, ruled: &Ruled, base: &Base) -> Vec<Block> {
    let document = view.document();
    let mut all = View::new(document);
    ruled.hide_removed(document, &mut all);
    hide_controls(document, &mut all);
    let comments = lower::lower_comments(&all, document.root(), base);
    if comments.is_empty() || are_content(view, page, &comments) {
        return Vec::new();
    }
    let mut blocks = Vec::with_capacity(comments.len());
    for comment in comments {
        if ruled.keeps_any(document, comment.element) {
            continue;
        }
        view.hide(comment.element);
        blocks.push(comment.post);
    }
    blocks
}

fn hide_controls(document: &Document, view: &mut View<'_>) {
    let mut next = document.root();
    for node in document.nodes() {
        if node < next {
            continue;
        }
        if is_control(document, node) {
            view.hide(node);
            next = document.end(node);
        }
    }
}

fn is_control(document: &Document, node: NodeId) -> bool {
    match document.tag(node) {
        Tag::Button => true,
        Tag::A | Tag::Span | Tag::P | Tag::Ul | Tag::Img => {
            let class = document.attribute(node, "class").unwrap_or("");
            let mut words = class.split(|next: char| !next.is_ascii_alphanumeric());
            words.any(|word| word == "avatar" || CONTROLS.contains(&word))
        }
        _ => false,
    }
}

/// Whether most of the comments' text is shown.
fn are_content(view: &View<'_>, page: &Page, comments: &[lower::Comment]) -> bool {
    let document = view.document();
    let (mut shown, mut all) = (0, 0);
    for comment in comments {
        for node in document.descendants(comment.element) {
            if document.tag(node) == Tag::Text && page.segment_of(node).is_some() {
                let length = document.text(node).len();
                all += length;
                shown += if view.is_hidden(node) { 0 } else { length };
            }
        }
    }
    2 * shown > all
}
