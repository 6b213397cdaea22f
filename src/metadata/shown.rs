//! Headlines that readers see and the markup does not tell: on pages without headline elements, the text that
//! their own title holds.

use super::names::clean;
use super::page::Page;
use crate::dom::NodeId;
use crate::text::{beginning, is_ideographic};

/// How many bytes of a title are read.
const LONGEST_TITLE: usize = 1000;

/// Shorter texts, in bytes, may stand in any title by chance.
const FEWEST_BYTES: usize = 12;

/// What stands between a headline and what else a title holds.
const BETWEEN: [char; 16] = [
    '|', '-', '–', '—', '―', '·', '•', ':', '»', '«', '‹', '›', '~', '/', '>', '｜',
];

impl Page<'_> {
    /// On a page without headline elements, the longest text that is a part of its `<title>`, cut off by marks.
    pub(super) fn shown_headline(&self) -> Option<NodeId> {
        let window = self.titles.first().filter(|_| self.headlines.is_empty())?;
        let window = clean(beginning(&self.document.inner_text(*window), LONGEST_TITLE));
        let texts = self.short_texts().iter().copied();
        let parts = texts.filter(|node| {
            let text = self.document.text(*node).trim_ascii();
            (FEWEST_BYTES..window.len()).contains(&text.len())
                && text.contains(' ')
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

    fn is_rendered(&self, node: NodeId) -> bool {
        let place = self.document.parent(node);
        place.is_some_and(|place| !self.document.tag(place).is_unrendered())
    }
}

/// Whether a text is the longest of the parts that marks cut a title into.
fn is_part(title: &str, text: &str) -> bool {
    let Some((before, after)) = title.split_once(text) else {
        return false;
    };
    let begins = before.is_empty() || before.trim_end().ends_with(BETWEEN);
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
