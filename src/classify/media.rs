//! Images, embeds and breaks: kept where the text around them is.

use std::ops::Range;

use super::Choice;
use crate::dom::{NodeId, Tag};
use crate::segment::{Page, RunningSum};

/// The share of an element's text that has to be chosen for its images to be kept.
const SHARE: f32 = 0.3;

/// How many segments behind a figure are near.
const NEAR: usize = 3;

/// Decides on nodes that are no text.
#[derive(Debug)]
pub(crate) struct Media<'a> {
    page: &'a Page,
    characters: RunningSum,
    chosen: RunningSum,
}

impl<'a> Media<'a> {
    pub(crate) fn new(page: &'a Page, choice: &Choice) -> Self {
        let is_chosen = |number: usize| choice.chosen.get(number) == Some(&true);
        Media {
            page,
            characters: page.running_sum(|_, segment| segment.measures.characters),
            chosen: page.running_sum(|number, segment| {
                if is_chosen(number) {
                    segment.measures.characters
                } else {
                    0
                }
            }),
        }
    }

    /// Whether the text before some segments was chosen, and text near behind them: between these, a
    /// figure is part of the content even where its caption was not chosen.
    fn stands_in_content(&self, segments: &Range<usize>) -> bool {
        let before = segments.start.saturating_sub(1)..segments.start;
        let behind = segments.end..self.page.segments.len().min(segments.end + NEAR);
        self.chosen.within(&before) > 0 && self.chosen.within(&behind) > 0
    }

    /// Whether a node that is no text is part of the content: the innermost element around it that
    /// holds text is. What is no image and stands in a `<noscript>` without text counts visits.
    pub(crate) fn keeps(&self, node: NodeId, is_image: bool) -> bool {
        let mut around = self.page.element_of(node);
        while let Some(element) = around.and_then(|number| self.page.elements.get(number)) {
            let characters = self.characters.within(&element.segments);
            if characters > 0 {
                let chosen = self.chosen.within(&element.segments);
                let is_figure = is_image && element.tag == Tag::Figure;
                return chosen as f32 >= SHARE * characters as f32
                    || is_figure && self.stands_in_content(&element.segments);
            }
            if element.tag == Tag::Noscript && !is_image {
                return false;
            }
            around = element.parent;
        }
        false
    }
}
