//! A page cut into text segments, measured in one pass.
//!
//! A segment is the run of text directly inside one block-level element; two line breaks in a row
//! cut it as well, since old pages separate paragraphs so. The elements around the segments form a
//! tree of their own, without those that hold no text. Segments and elements are measured here and
//! judged elsewhere; the document is not changed.

mod measure;
mod names;
mod walk;
pub(crate) mod word;

use std::ops::Range;

pub(crate) use measure::Measures;
pub(crate) use names::{name_number, property_number};

use crate::dom::{Document, NodeId, Tag};
use crate::text;

/// Marks the nodes that belong to no segment or no element.
const NONE: u32 = u32::MAX;

/// A page's segments in document order, and the elements around them.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The text of all segments, one after the other, white space folded.
    text: String,
    pub(crate) segments: Vec<Segment>,
    pub(crate) elements: Vec<Element>,
    /// Numbers of the first words of each segment.
    words: Vec<u32>,
    /// Numbers of the words in the names of elements.
    pub(crate) names: Vec<u32>,
    /// The segment of each text node, indexed by node.
    segment_of: Vec<u32>,
    /// The innermost element around each node that is shown, indexed by node.
    element_of: Vec<u32>,
}

/// The run of text directly inside one block-level element.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    /// Its element, in [`Page::elements`].
    pub(crate) element: usize,
    /// Where its text stands in the page's.
    text: Range<u32>,
    /// Where the numbers of its first words stand in the page's.
    words: Range<u32>,
    /// What its text measures.
    pub(crate) measures: Measures,
    /// Whether its first text stands in an `<a>` of its own element.
    pub(crate) starts_in_link: bool,
    /// Whether its first text stands in a `<code>` or its like of its own element.
    pub(crate) starts_in_code: bool,
    /// Images since the segment before.
    pub(crate) images: u16,
    /// Fields, buttons and menus of forms since the segment before.
    pub(crate) controls: u16,
    /// Words in the names of the inline elements around its first text, in [`Page::names`].
    pub(crate) names: Range<usize>,
}

/// A block-level element that holds text.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    /// The element around it, in [`Page::elements`]; none for the outermost.
    pub(crate) parent: Option<usize>,
    pub(crate) tag: Tag,
    /// Whether its attributes hide it.
    pub(crate) hidden: bool,
    /// Words in its names and in those of inline elements right around it, in [`Page::names`].
    pub(crate) names: Range<usize>,
    /// The segments inside it, at any depth.
    pub(crate) segments: Range<usize>,
}

impl Page {
    /// Cuts a document into segments.
    pub(crate) fn of(document: &Document) -> Page {
        walk::walk(document)
    }

    /// A segment's text, white space folded.
    pub(crate) fn text(&self, segment: &Segment) -> &str {
        self.text.get(places(&segment.text)).unwrap_or("")
    }

    /// The numbers of a segment's first words.
    pub(crate) fn words(&self, segment: &Segment) -> &[u32] {
        self.words.get(places(&segment.words)).unwrap_or(&[])
    }

    /// The segment that a text node belongs to; none for white space and text that is not shown.
    pub(crate) fn segment_of(&self, node: NodeId) -> Option<usize> {
        let segment = *self.segment_of.get(node.index())?;
        (segment != NONE).then_some(segment as usize)
    }

    /// The innermost element around a node, in [`Page::elements`]; none for nodes that are not
    /// shown.
    pub(crate) fn element_of(&self, node: NodeId) -> Option<usize> {
        let element = *self.element_of.get(node.index())?;
        (element != NONE).then_some(element as usize)
    }

    /// For each place between segments, the sum over the segments before it: what lies in a range
    /// of segments is the difference of two of them.
    pub(crate) fn running_sum(&self, value: impl Fn(usize, &Segment) -> u32) -> RunningSum {
        let mut total = 0;
        let mut sums = Vec::with_capacity(self.segments.len() + 1);
        sums.push(total);
        for (number, segment) in self.segments.iter().enumerate() {
            total += u64::from(value(number, segment));
            sums.push(total);
        }
        RunningSum(sums)
    }
}

/// Places as they are kept in less room: inputs are bounded, so that these fit.
fn places(kept: &Range<u32>) -> Range<usize> {
    kept.start as usize..kept.end as usize
}

/// The numbers of all words of a text.
pub(crate) fn words(text: &str) -> Vec<u32> {
    let mut words = Vec::new();
    for word in text.split(text::is_space) {
        // Each for itself, so that all are kept.
        let mut measures = Measures::default();
        measures.add_words(word, false, &mut words);
        measures.end(&mut words);
    }
    words
}

/// Sums over ranges of segments in constant time.
#[derive(Debug)]
pub(crate) struct RunningSum(Vec<u64>);

impl RunningSum {
    /// The sum over the segments of a range.
    pub(crate) fn within(&self, range: &Range<usize>) -> u64 {
        let at = |place: usize| self.0.get(place).copied().unwrap_or(0);
        at(range.end).saturating_sub(at(range.start))
    }
}

impl Segment {
    /// The share of its characters that are inside links.
    pub(crate) fn link_density(&self) -> f32 {
        self.measures.linked as f32 / self.measures.characters.max(1) as f32
    }
}

#[cfg(feature = "training")]
impl Page {
    /// Forgets the names of all elements.
    pub(crate) fn forget_names(&mut self) {
        self.names.clear();
        self.elements
            .iter_mut()
            .for_each(|element| element.names = 0..0);
        self.segments
            .iter_mut()
            .for_each(|segment| segment.names = 0..0);
    }

    /// Makes plain containers of the elements that say what part of a page they are.
    pub(crate) fn forget_landmarks(&mut self) {
        let landmarks = [
            Tag::Nav,
            Tag::Header,
            Tag::Footer,
            Tag::Aside,
            Tag::Main,
            Tag::Article,
            Tag::Section,
            Tag::Search,
            Tag::Dialog,
        ];
        let named = self
            .elements
            .iter_mut()
            .filter(|element| landmarks.contains(&element.tag));
        named.for_each(|element| element.tag = Tag::Div);
    }
}
