//! A description as lines: what stands between line breaks and the edges of blocks.
//!
//! Furniture stands at the beginning or at the end of a line. So a line keeps a window on its
//! text, the rules only make the window smaller, and at the end the view is told what is left.

use std::ops::Range;

use crate::dom::{NodeId, Tag, View};

/// All lines of a description that have text.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Line>,
    /// Whether several lines repeat fields of the item behind labels.
    pub(super) labelled: bool,
}

/// One line.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    pieces: Vec<(NodeId, Range<usize>)>,
    links: Vec<LineLink>,
    /// Whether it is one of a list.
    pub(super) in_item: bool,
    /// Whether part of it is set as code.
    pub(super) has_code: bool,
    window: Range<usize>,
    /// What is shown behind the window in place of what was cut there.
    suffix: &'static str,
}

/// A link in a line.
#[derive(Debug, Clone)]
pub(super) struct LineLink {
    node: NodeId,
    pub(super) range: Range<usize>,
    pub(super) address: String,
}

impl Line {
    /// The text that is left.
    pub(super) fn text(&self) -> &str {
        self.text.get(self.window.clone()).unwrap_or("")
    }

    /// The end of the text that is left, of about `limit` bytes, and where it starts.
    pub(super) fn tail(&self, limit: usize) -> (usize, &str) {
        let text = self.text();
        let from = text.len().saturating_sub(limit);
        (from..=text.len())
            .find_map(|from| text.get(from..).map(|tail| (from, tail)))
            .unwrap_or((0, text))
    }

    pub(super) fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Where the text that is left starts, in the places that links are given in.
    pub(super) fn start(&self) -> usize {
        self.window.start
    }

    /// The links that are left.
    pub(super) fn links(&self) -> impl DoubleEndedIterator<Item = &LineLink> {
        self.links
            .iter()
            .filter(|link| link.range.start < self.window.end && link.range.end > self.window.start)
    }

    /// The text of a link.
    pub(super) fn link_text(&self, link: &LineLink) -> &str {
        self.text.get(link.range.clone()).unwrap_or("")
    }

    /// Removes everything; returns the text it had.
    pub(super) fn clear(&mut self) -> String {
        let text = self.text().trim().to_owned();
        self.window.end = self.window.start;
        text
    }

    /// Removes what stands from `at` on, counted in bytes of [`Line::text`]; returns its text.
    pub(super) fn cut_from(&mut self, at: usize) -> String {
        let cut = self.text().get(at..).unwrap_or("").trim().to_owned();
        self.window.end = (self.window.start + at).min(self.window.end);
        cut
    }

    /// Removes what stands before `at`, counted in bytes of [`Line::text`]; returns its text.
    pub(super) fn cut_before(&mut self, at: usize) -> String {
        let cut = self.text().get(..at).unwrap_or("").trim().to_owned();
        self.window.start = (self.window.start + at).min(self.window.end);
        cut
    }

    /// Shows `suffix` behind what is left.
    pub(super) fn set_suffix(&mut self, suffix: &'static str) {
        self.suffix = suffix;
    }
}

impl Lines {
    /// Reads the lines of what a view shows, without code and other preformatted text.
    pub(super) fn read(view: &View<'_>) -> Lines {
        let document = view.document();
        let mut lines = Lines::default();
        let mut line = Line::default();
        let mut blocks: Vec<NodeId> = Vec::new();
        let mut inside = document.root();
        let mut code = document.root();
        let mut items = 0;
        for node in document.nodes() {
            while let Some(block) = blocks.pop_if(|block| document.end(*block) <= node) {
                items -= usize::from(document.tag(block) == Tag::Li);
                lines.finish(&mut line);
            }
            if node < inside {
                continue;
            }
            let tag = document.tag(node);
            if tag.is_unrendered() && tag != Tag::Head || tag == Tag::Pre || view.is_hidden(node) {
                inside = document.end(node);
            } else if tag == Tag::Text {
                line.push_text(node, view.text(node));
                line.in_item |= items > 0;
                line.has_code |= node < code;
            } else if tag == Tag::Br || tag.is_block() {
                lines.finish(&mut line);
                blocks.push(node);
                items += usize::from(tag == Tag::Li);
            } else if tag == Tag::A {
                line.push_link(view, node);
            } else if tag == Tag::Code {
                code = code.max(document.end(node));
            }
        }
        lines.finish(&mut line);
        lines
    }

    fn finish(&mut self, line: &mut Line) {
        let mut line = std::mem::take(line);
        if line.text.trim().is_empty() {
            return;
        }
        line.window = 0..line.text.len();
        self.lines.push(line);
    }

    /// The number of the last line that is not blank.
    pub(super) fn last(&self) -> Option<usize> {
        self.lines.iter().rposition(|line| !line.is_blank())
    }

    /// The number of the first line that is not blank.
    pub(super) fn first(&self) -> Option<usize> {
        self.lines.iter().position(|line| !line.is_blank())
    }

    /// Tells the view what is left.
    pub(super) fn apply(&self, view: &mut View<'_>) {
        for line in &self.lines {
            line.apply(view);
        }
    }
}

impl Line {
    fn push_text(&mut self, node: NodeId, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.pieces.push((node, start..self.text.len()));
    }

    fn push_link(&mut self, view: &View<'_>, node: NodeId) {
        let document = view.document();
        let Some(address) = document.attribute(node, "href") else {
            return;
        };
        let length: usize = document
            .descendants(node)
            .map(|inner| view.text(inner).len())
            .sum();
        let start = self.text.len();
        self.links.push(LineLink {
            node,
            range: start..start + length,
            address: address.trim().to_owned(),
        });
    }

    fn apply(&self, view: &mut View<'_>) {
        if self.window == (0..self.text.len()) && self.suffix.is_empty() {
            return;
        }
        let last = self
            .pieces
            .iter()
            .rposition(|(_, range)| range.start < self.window.end && range.end > self.window.start);
        for (number, (node, range)) in self.pieces.iter().enumerate() {
            let start = range.start.max(self.window.start);
            let end = range.end.min(self.window.end);
            let kept = self.text.get(start..end).unwrap_or("");
            if Some(number) == last && !self.suffix.is_empty() {
                view.replace_text(*node, format!("{}{}", kept.trim_end(), self.suffix));
            } else if kept.is_empty() {
                view.hide(*node);
            } else if kept.len() < range.len() {
                view.replace_text(*node, kept.to_owned());
            }
        }
        for link in &self.links {
            let outside =
                link.range.start >= self.window.end || link.range.end <= self.window.start;
            let has_image = view
                .document()
                .elements(link.node, Tag::Img)
                .next()
                .is_some();
            if outside && !link.range.is_empty() && !has_image {
                view.hide(link.node);
            }
        }
    }
}
