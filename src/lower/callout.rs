//! Callouts: told by the class names of documentation generators and the like, by their role, or by
//! the mark that they have in Markdown.

use super::frame::Kind;
use super::names::Words;
use super::{Builder, names};
use crate::block::{Block, CalloutKind, Inline, inline_text};
use crate::dom::{Document, NodeId, Tag};

/// Classes of callouts, whatever else they are called.
const CALLOUTS: [&str; 4] = ["admonition", "callout", "markdown-alert", "notecard"];

/// Class words of callouts, where their kind is a word of the same class or a class beside it.
const BOXES: Words = Words::new(&BOX_WORDS);
const BOX_WORDS: [&str; 9] = [
    "admonition",
    "alert",
    "callout",
    "hint",
    "macro",
    "prompt",
    "notecard",
    "notice",
    "notification",
];

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
const TITLES: Words = Words::new(&["title", "heading", "header", "label", "summary"]);

/// Class words of the parts of callouts.
const PARTS: Words = Words::new(&["body", "content", "icon", "inner"]);

/// The words of boxes and kinds: without one of them an element is no callout by its classes.
const WORDS: Words = Words::new(&ALL_WORDS);
const ALL_WORDS: [&str; BOX_WORDS.len() + KINDS.len()] = all_words();

const fn all_words() -> [&'static str; BOX_WORDS.len() + KINDS.len()] {
    let mut all = [""; BOX_WORDS.len() + KINDS.len()];
    let mut free: &mut [&str] = &mut all;
    let mut boxes: &[&str] = &BOX_WORDS;
    let mut kinds: &[(&str, CalloutKind)] = &KINDS;
    while let Some((place, places)) = free.split_first_mut() {
        if let Some((word, others)) = boxes.split_first() {
            *place = word;
            boxes = others;
        } else if let Some(((name, _), others)) = kinds.split_first() {
            *place = name;
            kinds = others;
        }
        free = places;
    }
    all
}

/// How many nodes inside an element are looked at for headings.
const FIRST_NODES: usize = 64;

fn named_kind(word: &str) -> Option<CalloutKind> {
    let known = KINDS
        .iter()
        .find(|(name, _)| word.eq_ignore_ascii_case(name));
    known.map(|(_, kind)| *kind)
}

impl Builder<'_> {
    /// The kind of callout that an element is.
    pub(super) fn callout_kind(&self, node: NodeId, tag: Tag) -> Option<CalloutKind> {
        let document = self.document;
        if !matches!(
            tag,
            Tag::Div | Tag::Aside | Tag::Section | Tag::Blockquote | Tag::P
        ) {
            return None;
        }
        let by_role = document.attribute(node, "role") == Some("note");
        if !by_role && !self.may_have_class_word(node, &WORDS) {
            return None;
        }
        let words = names::classes(document, node).flat_map(names::words);
        let kind = words.filter_map(named_kind).last();
        // Boxes that present something are called so as well; they have headings of their own.
        let presents = || {
            let mut inside = document.descendants(node).take(FIRST_NODES);
            kind.is_none() && inside.any(|inner| matches!(document.tag(inner), Tag::H1 | Tag::H2))
        };
        let by_class = || is_callout_by_class(document, node) && !presents();
        (by_role || by_class()).then(|| kind.unwrap_or_default())
    }

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
            && self.has_class_word(node, &TITLES)
    }
}

/// Whether an element's classes make it a callout, and not the title of one.
fn is_callout_by_class(document: &Document, node: NodeId) -> bool {
    let classes = || names::classes(document, node);
    let mut words = classes().flat_map(names::words);
    let is_box = |word: &str| BOXES.contain(word);
    // Both in one class, as in `alert-danger`, or each a class, as in `notice warning`.
    let of_kind = |word: &str| named_kind(word).is_some();
    let is_named_box = |class: &str| {
        let mut boxes = names::words(class).filter(|word| is_box(word));
        boxes.any(|own| names::words(class).any(|word| word != own && of_kind(word)))
            && !names::words(class).any(|word| PARTS.contain(word))
    };
    // A box that is called like a kind, as `hint` is, needs another class.
    let is_box_of_kind = || {
        let mut boxes = classes().filter(|class| is_box(class));
        boxes.any(|own| classes().any(|class| class != own && of_kind(class)))
    };
    let by_class = classes().any(|class| CALLOUTS.contains(&class) || PLAIN_KINDS.contains(&class))
        || classes().any(is_named_box)
        || is_box_of_kind();
    by_class && !words.any(|word| TITLES.contain(word))
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
