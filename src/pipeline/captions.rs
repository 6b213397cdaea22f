//! Captions that are no part of a page's text: they go with their images.

use crate::dom::{Document, NodeId, Tag, View};
use crate::segment::Page;

/// How many elements around a caption are looked at for its figure, and around its text for a link.
const DEPTH: usize = 8;

/// Captions, and the images that may be theirs, in document order.
#[derive(Debug, Default)]
pub(super) struct Captions {
    images: Vec<NodeId>,
    captions: Vec<NodeId>,
}

impl Captions {
    /// Remembers an image that is shown.
    pub(super) fn add_image(&mut self, image: NodeId) {
        self.images.push(image);
    }

    /// Remembers an element if it is a caption.
    pub(super) fn pass(&mut self, node: NodeId, tag: Tag) {
        if tag == Tag::Figcaption {
            self.captions.push(node);
        }
    }

    /// Shows captions of which nothing is shown to those who see the images beside them.
    pub(super) fn show(&self, page: &Page, view: &mut View<'_>) {
        let document = view.document();
        let mut done = document.root();
        for caption in &self.captions {
            // What stands inside another caption is a part of it.
            if *caption < done {
                continue;
            }
            done = document.end(*caption);
            let element = page.element_of(*caption);
            let element = element.and_then(|number| page.elements.get(number));
            if element.is_some_and(|element| !element.hidden)
                && self.is_of_image(document, *caption)
                && is_left_out(view, *caption)
            {
                for text in document.descendants(*caption) {
                    view.show_with_image(text);
                }
            }
        }
    }

    /// Whether an image is shown in the figure that a caption belongs to.
    fn is_of_image(&self, document: &Document, caption: NodeId) -> bool {
        let mut around = document.ancestors(caption).take(DEPTH);
        let figure = around.find(|around| document.tag(*around) == Tag::Figure);
        figure.is_some_and(|figure| {
            let before = self.images.partition_point(|image| *image < figure);
            let first = self.images.get(before);
            first.is_some_and(|image| document.contains(figure, *image))
        })
    }
}

/// Whether a caption tells something, and all of it is hidden. One that is all link is a card's, which leads
/// to another page.
fn is_left_out(view: &View<'_>, caption: NodeId) -> bool {
    let document = view.document();
    let texts = || {
        let inside = document.descendants(caption);
        inside.filter(|node| document.tag(*node) == Tag::Text && !document.is_blank(*node))
    };
    let is_linked = |text: NodeId| {
        let mut around = document.ancestors(text).take(DEPTH);
        around.any(|around| document.tag(around) == Tag::A)
    };
    texts().all(|text| view.is_hidden(text)) && texts().any(|text| !is_linked(text))
}
