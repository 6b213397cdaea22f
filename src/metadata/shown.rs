//! Headlines that readers see and the markup does not tell: on pages without headline elements, the text that
//! their own title holds.

use super::names::clean;
use super::page::Page;
use crate::dom::{NodeId, Tag};
use crate::text::{beginning, is_ideographic};

/// How many bytes of a title are read.
const LONGEST_TITLE: usize = 1000;

/// Shorter texts, in bytes, may stand in any title by chance.
const FEWEST_BYTES: usize = 12;

/// What stands between a headline and what else a title holds.
const BETWEEN: [char; 25] = [
    '|', '-', '–', '—', '―', '·', '•', ':', '»', '«', '‹', '›', '~', '/', '>', '｜', '_', '：',
    '－', '[', ']', '【', '】', '（', '(',
];

/// A title of more words says more than the site's name and a part of it.
const WORDS_OF_NAME: usize = 5;

/// A headline has so many words, or ideographs, and so many characters at most.
const FEWEST_WORDS: usize = 3;
const FEWEST_IDEOGRAPHS: usize = 8;
const LONGEST_HEADLINE: usize = 160;

/// Letters of this size are larger than a text's; so many texts in the largest are titles of several.
const LEAST_SIZE: u32 = 4;
const MOST_LARGEST: usize = 2;

/// How many elements are asked for their size.
const MOST_FONTS: usize = 2000;

impl Page<'_> {
    /// On a page without headline elements, the longest text that is a part of its `<title>`, cut off by marks.
    pub(super) fn shown_headline(&self) -> Option<NodeId> {
        let window = self.titles.first().filter(|_| self.headlines.is_empty())?;
        let window = clean(beginning(&self.document.inner_text(*window), LONGEST_TITLE));
        let texts = self.short_texts().iter().copied();
        let parts = texts.filter(|node| {
            let text = self.document.text(*node).trim_ascii();
            (FEWEST_BYTES..=window.len()).contains(&text.len())
                && (text.contains(' ') || text.contains(is_ideographic))
                && is_part(&window, text)
                && !is_cut(text)
                && self.is_rendered(*node)
        });
        // Of those that are equally long the first one, so that the search goes on where the page does.
        parts.reduce(|longest, node| {
            let length = |node: NodeId| self.document.text(node).trim_ascii().len();
            if length(node) > length(longest) {
                node
            } else {
                longest
            }
        })
    }

    /// The longest text that a page without headline elements shows of its `<title>`'s beginning, in a
    /// script without spaces: the headline in another element.
    pub(super) fn shown_piece(&self, window: &str) -> Option<String> {
        if !self.headlines.is_empty() || !window.contains(is_ideographic) {
            return None;
        }
        let pieces = self.short_texts().iter().filter_map(|node| {
            let text = self.document.text(*node).trim();
            let may_be_piece = text.len() >= FEWEST_BYTES && text.len() < window.len();
            let is_piece =
                may_be_piece && text.ends_with(is_ideographic) && window.starts_with(text);
            (is_piece && self.is_rendered(*node)).then_some(text)
        });
        pieces.max_by_key(|text| text.len()).map(str::to_owned)
    }

    /// On a page whose own title names its site only, what stands out as a headline: the only heading of its level,
    /// else the first text in the largest letters.
    pub(super) fn prominent(&self) -> Option<NodeId> {
        let document = self.document;
        let window = self.titles.first().filter(|_| self.headlines.is_empty())?;
        let window = clean(beginning(&document.inner_text(*window), LONGEST_TITLE));
        if window
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .count()
            > WORDS_OF_NAME
        {
            return None;
        }
        let only = |tag: Tag| {
            let mut headings = self
                .subheadings
                .iter()
                .filter(|node| document.tag(**node) == tag);
            headings
                .next()
                .copied()
                .filter(|_| headings.next().is_none())
        };
        let heading = only(Tag::H2)
            .or_else(|| only(Tag::H3))
            .filter(|node| self.may_be_headline(*node));
        heading.or_else(|| self.largest())
    }

    /// The first text of those in the largest letters, if these are few.
    fn largest(&self) -> Option<NodeId> {
        let document = self.document;
        let fonts = document
            .elements(document.root(), Tag::Font)
            .take(MOST_FONTS);
        let mut sized: Vec<(u32, NodeId)> = fonts
            .filter_map(|node| Some((font_size(document.attribute(node, "size")?)?, node)))
            .filter(|(size, node)| *size >= LEAST_SIZE && self.may_be_headline(*node))
            .collect();
        let largest = sized.iter().map(|(size, _)| *size).max()?;
        sized.retain(|(size, _)| *size == largest);
        let (_, first) = sized.first()?;
        (sized.len() <= MOST_LARGEST).then_some(*first)
    }

    fn may_be_headline(&self, node: NodeId) -> bool {
        let text = self.short_text(node);
        let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
        let is_long = text.split(' ').count() >= FEWEST_WORDS
            || text.contains(is_ideographic) && letters >= FEWEST_IDEOGRAPHS;
        is_long && text.chars().count() <= LONGEST_HEADLINE && !self.is_aside(node)
    }

    fn is_rendered(&self, node: NodeId) -> bool {
        let place = self.document.parent(node);
        place.is_some_and(|place| !self.document.tag(place).is_unrendered())
    }
}

/// The size of letters that `<font size>` tells: 3 is that of a text, and those with a sign are beside it.
fn font_size(size: &str) -> Option<u32> {
    let size = size.trim();
    match size.strip_prefix('+') {
        Some(more) => Some(more.parse::<u32>().ok()?.min(4) + 3),
        None => Some(size.parse::<u32>().ok()?.min(7)),
    }
}

/// Whether a text is the longest of the parts that marks cut a title into.
pub(super) fn is_part(title: &str, text: &str) -> bool {
    let Some((before, after)) = title.split_once(text) else {
        return false;
    };
    // Where words are not parted, a space is a mark.
    let is_parted = before.ends_with(' ') && text.starts_with(is_ideographic);
    let begins = before.is_empty() || is_parted || before.trim_end().ends_with(BETWEEN);
    let ends = after.is_empty() || after.trim_start().starts_with(BETWEEN);
    let mut others = before.split(BETWEEN).chain(after.split(BETWEEN));
    begins && ends && others.all(|other| other.len() <= text.len())
}

/// Whether a text is cut by marks itself.
fn is_cut(text: &str) -> bool {
    text.split(' ').any(|word| {
        let mut letters = word.chars();
        let only = letters.next().filter(|_| letters.next().is_none());
        only.is_some_and(|only| BETWEEN.contains(&only))
    })
}
