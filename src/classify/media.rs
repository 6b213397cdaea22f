//! Images, embeds and breaks: kept where the text around them is.

use std::ops::Range;

use super::Choice;
use crate::article::PageType;
use crate::dom::{NodeId, Tag};
use crate::segment::{Element, Page, RunningSum, Segment};

/// The share of an element's text that has to be chosen for its images to be kept.
const SHARE: f32 = 0.3;

/// How many segments before and behind an image are near.
const NEAR: usize = 3;

/// The same for a page's headline and the image that the page begins with: what tells author and time
/// stands in between.
const NEAR_HEADLINE: usize = 6;

/// How many elements around an image are looked at for its figure.
const FIGURE_DEPTH: usize = 8;

/// Decides on nodes that are no text.
#[derive(Debug)]
pub(crate) struct Media<'a> {
    page: &'a Page,
    characters: RunningSum,
    chosen: RunningSum,
    /// Whether all images of the page's content may stand apart from its text, as those of what a
    /// shop sells do.
    apart: bool,
}

impl<'a> Media<'a> {
    pub(crate) fn new(page: &'a Page, choice: &Choice) -> Self {
        let is_chosen = |number: usize| choice.chosen.get(number) == Some(&true);
        Media {
            page,
            apart: choice.page_type == PageType::Product,
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

    /// Whether an image stands in chosen text, although what is around it was not chosen itself:
    /// text was chosen right before and right behind it, or around the figure that it is in.
    pub(crate) fn stands_in_content(&self, image: NodeId) -> bool {
        let element = self.page.element_of(image);
        let Some(element) = element.and_then(|number| self.page.elements.get(number)) else {
            return false;
        };
        let place = &element.segments;
        place.is_empty() && self.is_within_chosen(place, 1)
            || self
                .figure_around(element)
                .is_some_and(|figure| self.is_within_chosen(&figure.segments, NEAR))
    }

    /// Whether the text before some segments was chosen, and text among the first ones behind them.
    fn is_within_chosen(&self, segments: &Range<usize>, near: usize) -> bool {
        let before = segments.start.saturating_sub(1)..segments.start;
        let behind = segments.end..self.page.segments.len().min(segments.end + near);
        self.chosen.within(&before) > 0 && self.chosen.within(&behind) > 0
    }

    /// Whether some text near the place of an image was chosen, or the page's headline is near it. The
    /// largest elements of a page hold what is above its content and below it as well.
    fn is_near_content(&self, image: NodeId) -> bool {
        let element = self.page.element_of(image);
        let Some(element) = element.and_then(|number| self.page.elements.get(number)) else {
            return false;
        };
        let around = |distance: usize| {
            let first = element.segments.start.saturating_sub(distance);
            first
                ..self
                    .page
                    .segments
                    .len()
                    .min(element.segments.end + distance)
        };
        let is_headline = |segment: &Segment| {
            let holder = self.page.elements.get(segment.element);
            holder.is_some_and(|holder| holder.tag == Tag::H1)
        };
        let beside_headline = || {
            let segments = self.page.segments.get(around(NEAR_HEADLINE));
            segments.is_some_and(|segments| segments.iter().any(is_headline))
        };
        self.apart || self.chosen.within(&around(NEAR)) > 0 || beside_headline()
    }

    /// The figure that an element is or stands in.
    fn figure_around<'p>(&'p self, element: &'p Element) -> Option<&'p Element> {
        let around =
            std::iter::successors(Some(element), |inner| self.page.elements.get(inner.parent?));
        let mut near = around.take(FIGURE_DEPTH);
        near.find(|around| around.tag == Tag::Figure)
    }

    /// Whether a node that is no text is part of the content: the innermost element around it that
    /// holds text is. What is no image and stands in a `<noscript>` without text counts visits.
    pub(crate) fn keeps(&self, node: NodeId, is_image: bool) -> bool {
        let mut around = self.page.element_of(node);
        while let Some(element) = around.and_then(|number| self.page.elements.get(number)) {
            let characters = self.characters.within(&element.segments);
            if characters > 0 {
                let chosen = self.chosen.within(&element.segments);
                return chosen as f32 >= SHARE * characters as f32
                    && (!is_image || self.is_near_content(node));
            }
            if element.tag == Tag::Noscript && !is_image {
                return false;
            }
            around = element.parent;
        }
        false
    }
}
