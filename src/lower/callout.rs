//! Callouts: told by the class names of documentation generators and the like, by their role, or by
//! the mark that they have in Markdown.

use super::frame::Kind;
use super::{Builder, names};
use crate::block::{Block, CalloutKind, Inline, inline_text};
use crate::dom::{Document, NodeId, Tag};

/// Classes of callouts, whatever else they are called.
const CALLOUTS: [&str; 4] = ["admonition", "callout", "markdown-alert", "notecard"];

/// Class words of callouts, where their kind is a word of the same class or a class beside it.
const BOXES: [&str; 5] = ["admonition", "alert", "callout", "notice", "notification"];

/// Classes that are a callout's kind and all that an element needs to be one.
const PLAIN_KINDS: [&str; 5] = ["caution", "note", "tip", "warning", "danger"];

/// Words that name a callout's kind.
const KINDS: [(&str, CalloutKind); 15] = [
    ("note", CalloutKind::Note),
    ("info", CalloutKind::Note),
    ("information", CalloutKind::Note),
    ("seealso", CalloutKind::Note),
    ("tip", CalloutKind::Tip),
    ("hint", CalloutKind::Tip),
    ("success", CalloutKind::Tip),
    ("important", CalloutKind::Important),
    ("attention", CalloutKind::Warning),
    ("warn", CalloutKind::Warning),
    ("warning", CalloutKind::Warning),
    ("caution", CalloutKind::Caution),
    ("danger", CalloutKind::Caution),
    ("error", CalloutKind::Caution),
    ("deprecated", CalloutKind::Caution),
];

/// Class words of the line that a callout starts with.
const TITLES: [&str; 5] = ["title", "heading", "header", "label", "summary"];

/// How many nodes inside an element are looked at for headings.
const FIRST_NODES: usize = 64;

/// The kind of callout that an element is.
pub(super) fn callout_kind(document: &Document, node: NodeId, tag: Tag) -> Option<CalloutKind> {
    if !matches!(
        tag,
        Tag::Div | Tag::Aside | Tag::Section | Tag::Blockquote | Tag::P
    ) {
        return None;
    }
    let classes = || names::classes(document, node);
    let words = || classes().flat_map(names::words);
    let kind = words().filter_map(named_kind).last();
    let is_box = |word: &str| BOXES.iter().any(|known| known.eq_ignore_ascii_case(word));
    // Both in one class, as in `alert-danger`, or each a class, as in `notice warning`.
    let is_named_box = |class: &str| {
        names::words(class).any(is_box)
            && names::words(class).any(|word| named_kind(word).is_some())
    };
    let by_class = || {
        classes().any(|class| CALLOUTS.contains(&class) || PLAIN_KINDS.contains(&class))
            || classes().any(is_named_box)
            || classes().any(is_box) && classes().any(|class| named_kind(class).is_some())
    };
    let is_title =
        || words().any(|word| TITLES.iter().any(|known| known.eq_ignore_ascii_case(word)));
    // Boxes that present something are called so as well; they have headings of their own.
    let presents = || {
        let mut inside = document.descendants(node).take(FIRST_NODES);
        kind.is_none() && inside.any(|inner| matches!(document.tag(inner), Tag::H1 | Tag::H2))
    };
    let has_class = document.attribute(node, "class").is_some();
    let is_callout = has_class && by_class() && !is_title() && !presents();
    let by_role = document.attribute(node, "role") == Some("note");
    (is_callout || by_role).then(|| kind.unwrap_or_default())
}

fn named_kind(word: &str) -> Option<CalloutKind> {
    let known = KINDS
        .iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name));
    known.map(|(_, kind)| *kind)
}

impl Builder<'_> {
    /// Whether an element is the title of the callout around it: named so, and the first thing in
    /// it.
    pub(super) fn is_callout_title(&self, node: NodeId, tag: Tag) -> bool {
        let Some(frame) = self.frames.last() else {
            return false;
        };
        let fits = matches!(tag, Tag::P | Tag::Div) || tag.heading_level().is_some();
        matches!(frame.kind, Kind::Callout(_))
            && fits
            && frame.is_untouched()
            && self.run.is_empty()
            && names::has_class_word(self.document, node, &TITLES)
    }
}

/// Takes a callout's first line for its title, if it has none and the line is but the name of a
/// kind.
pub(super) fn titled(
    mut title: Vec<Inline>,
    mut blocks: Vec<Block>,
    kind: CalloutKind,
) -> Option<Block> {
    if title.is_empty()
        && blocks.len() > 1
        && let Some(Block::Paragraph { content } | Block::Heading { content, .. }) = blocks.first()
        && named_kind(inline_text(content).trim_end_matches([':', '!'])).is_some()
    {
        title = content.clone();
        blocks.remove(0);
    }
    if blocks.is_empty() && !title.is_empty() {
        blocks.push(Block::paragraph(std::mem::take(&mut title)));
    }
    (!blocks.is_empty()).then_some(Block::Callout {
        kind,
        title,
        blocks,
    })
}

/// Makes a callout of a quotation that starts with the mark of one, as in `[!NOTE]`.
pub(super) fn quoted(mut blocks: Vec<Block>) -> Block {
    let Some((kind, first)) = blocks.first().and_then(marked) else {
        return Block::Quote { blocks };
    };
    blocks.splice(0..1, first);
    match blocks.is_empty() {
        true => Block::paragraph(vec![Inline::text(kind.name())]),
        false => Block::Callout {
            kind,
            title: Vec::new(),
            blocks,
        },
    }
}

/// The kind that a paragraph starts with, and what is left of the paragraph.
fn marked(block: &Block) -> Option<(CalloutKind, Option<Block>)> {
    let Block::Paragraph { content } = block else {
        return None;
    };
    let Some((Inline::Text { text }, rest)) = content.split_first() else {
        return None;
    };
    let (name, after) = text.strip_prefix("[!")?.split_once(']')?;
    let kind = named_kind(name)?;
    let mut left = Vec::with_capacity(content.len());
    let after = after.trim_start();
    if !after.is_empty() {
        left.push(Inline::text(after));
    }
    let rest = match rest {
        [Inline::LineBreak, rest @ ..] if after.is_empty() => rest,
        _ => rest,
    };
    left.extend_from_slice(rest);
    if left.is_empty() {
        return Some((kind, None));
    }
    Some((kind, Some(Block::paragraph(left))))
}
