//! A description as lines: what stands between line breaks and the edges of blocks.
//!
//! Furniture stands at the beginning or at the end of a line. So a line keeps a window on its
//! text, the rules only make the window smaller, and at the end the view is told what is left.

use std::borrow::Cow;
use std::ops::Range;

use crate::article::{FurnitureKind, FurnitureSet, Note};
use crate::dom::{NodeId, NodeSet, Tag, View};

/// All lines of a description that have text.
#[derive(Debug)]
pub(super) struct Lines<'l, 't> {
    pub(super) lines: &'l mut [Line<'t>],
    /// Whether several lines repeat fields of the item behind labels.
    pub(super) labelled: bool,
    /// The kinds of furniture that are found like the others, and shown all the same.
    pub(super) kept: FurnitureSet,
    /// What was removed.
    pub(super) notes: Vec<Note>,
}

/// One line.
#[derive(Debug, Default)]
pub(super) struct Line<'t> {
    text: Cow<'t, str>,
    pieces: Vec<(NodeId, Range<usize>)>,
    links: Vec<LineLink>,
    /// Whether it is one of a list.
    pub(super) in_item: bool,
    /// Whether part of it is set as code.
    pub(super) has_code: bool,
    /// Whether part of it is a heading.
    pub(super) in_heading: bool,
    /// Whether it stands in a figure.
    pub(super) in_figure: bool,
    window: Range<usize>,
    /// What was cut off the window and is shown all the same.
    kept: Vec<Range<usize>>,
    /// What is shown behind the window in place of what was cut there.
    suffix: &'static str,
}

/// A link in a line.
#[derive(Debug, Clone)]
pub(super) struct LineLink {
    node: NodeId,
    pub(super) range: Range<usize>,
    pub(super) address: String,
    /// Whether a program made it to lead to the rest of the text.
    goes_on: bool,
    /// Whether it leads where a picture or a heading before it leads.
    pub(super) repeats: bool,
    /// Whether a program made it to lead to a category or a tag.
    pub(super) files: bool,
}

/// What such a link says is hardly longer, in bytes: words to go on reading, and the title.
const LONGEST_GOING_ON: usize = 300;

/// Classes that programs give to links that lead to the rest of a text.
const GOING_ON: [&str; 18] = [
    "btn-read-more",
    "continue-reading",
    "elementor-post__read-more",
    "entry-more-link",
    "excerpt-more",
    "excerpt-read-more",
    "more-link",
    "morelink",
    "moretag",
    "post-more-link",
    "read-more",
    "read-more-link",
    "read_more",
    "read_more_link",
    "readmore",
    "readmore-link",
    "wp-block-post-excerpt__more-link",
    "wp-block-read-more",
];

impl<'t> Line<'t> {
    /// A line of a description without markup.
    pub(super) fn plain(text: &'t str) -> Line<'t> {
        Line {
            text: Cow::Borrowed(text),
            window: 0..text.len(),
            ..Line::default()
        }
    }

    /// Whether nothing was cut off and nothing put in its place.
    pub(super) fn is_whole(&self) -> bool {
        self.window == (0..self.text.len()) && self.suffix.is_empty()
    }

    /// The text that is left.
    pub(super) fn text(&self) -> &str {
        self.text.get(self.window.clone()).unwrap_or("")
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

    /// Whether a program made a link to lead to the rest of the text.
    pub(super) fn is_made_to_go_on(&self, link: &LineLink) -> bool {
        link.goes_on && link.range.len() <= LONGEST_GOING_ON
    }

    /// Whether a link is left.
    pub(super) fn has_links(&self) -> bool {
        self.links().next().is_some()
    }

    /// The text of a link.
    pub(super) fn link_text(&self, link: &LineLink) -> &str {
        self.text.get(link.range.clone()).unwrap_or("")
    }

    /// Whether the line is one link and nothing else.
    pub(super) fn is_one_link(&self) -> bool {
        let mut links = self.links();
        let (link, others) = (links.next(), links.next());
        let whole = |link| self.link_text(link).trim() == self.text().trim();
        link.is_some_and(whole) && others.is_none()
    }

    /// Shows `suffix` behind what is left.
    pub(super) fn set_suffix(&mut self, suffix: &'static str) {
        self.suffix = suffix;
    }
}

/// Reads the lines of what a view shows, without code and other preformatted text, and without
/// the elements that are furniture as a whole.
pub(super) fn read<'t>(view: &View<'t>, aside: &NodeSet) -> Vec<Line<'t>> {
    let document = view.document();
    let mut lines = Vec::new();
    let mut line = Line::default();
    let mut blocks: Vec<NodeId> = Vec::new();
    let mut inside = document.root();
    let mut code = document.root();
    let mut figure = document.root();
    let mut heading = document.root();
    let mut leading = None;
    let mut items = 0;
    for node in document.nodes() {
        while let Some(block) = blocks.pop_if(|block| document.end(*block) <= node) {
            items -= usize::from(document.tag(block) == Tag::Li);
            finish(&mut lines, &mut line);
        }
        if node < inside {
            continue;
        }
        let tag = document.tag(node);
        let unread = tag.is_unrendered() && tag != Tag::Head || tag == Tag::Pre;
        if unread || view.is_hidden(node) || aside.contains(node) {
            inside = document.end(node);
        } else if tag == Tag::Text {
            line.push_text(node, view.shown_text(node));
            line.in_item |= items > 0;
            line.has_code |= node < code;
            line.in_figure |= node < figure;
            line.in_heading |= node < heading;
        } else if tag == Tag::Br || tag.is_block() {
            finish(&mut lines, &mut line);
            blocks.push(node);
            items += usize::from(tag == Tag::Li);
            if tag == Tag::Figure {
                figure = figure.max(document.end(node));
            } else if tag.heading_level().is_some() {
                heading = heading.max(document.end(node));
            }
        } else if tag == Tag::A {
            line.push_link(view, node, &mut leading, node < heading);
        } else if tag == Tag::Code {
            code = code.max(document.end(node));
        }
    }
    finish(&mut lines, &mut line);
    lines
}

fn finish<'t>(lines: &mut Vec<Line<'t>>, line: &mut Line<'t>) {
    let mut line = std::mem::take(line);
    if line.text.trim().is_empty() {
        return;
    }
    line.window = 0..line.text.len();
    lines.push(line);
}

impl<'l, 't> Lines<'l, 't> {
    /// Lines of which nothing was removed yet.
    pub(super) fn new(lines: &'l mut [Line<'t>], kept: FurnitureSet) -> Self {
        Lines {
            lines,
            labelled: false,
            kept,
            notes: Vec::new(),
        }
    }

    /// Removes what stands in a line from `at` on, counted in bytes of [`Line::text`].
    pub(super) fn cut_from(&mut self, number: usize, at: usize, kind: FurnitureKind) {
        if let Some(line) = self.lines.get_mut(number) {
            let cut = (line.window.start + at).min(line.window.end)..line.window.end;
            line.window.end = cut.start;
            self.removed(number, cut, kind);
        }
    }

    /// Removes what stands in a line before `at`, counted in bytes of [`Line::text`].
    pub(super) fn cut_before(&mut self, number: usize, at: usize, kind: FurnitureKind) {
        if let Some(line) = self.lines.get_mut(number) {
            let cut = line.window.start..(line.window.start + at).min(line.window.end);
            line.window.start = cut.end;
            self.removed(number, cut, kind);
        }
    }

    /// Removes whole lines, unless there are no others.
    pub(super) fn cut_whole(&mut self, found: &[(usize, FurnitureKind)]) {
        let left = || self.lines.iter().filter(|line| !line.is_blank());
        if !found.is_empty() && found.len() < left().count() {
            for (number, kind) in found {
                self.cut_from(*number, 0, *kind);
            }
        }
    }

    fn removed(&mut self, number: usize, cut: Range<usize>, kind: FurnitureKind) {
        let Some(line) = self.lines.get_mut(number) else {
            return;
        };
        if self.kept.contains(kind) {
            line.kept.push(cut);
            return;
        }
        let text = line.text.get(cut).unwrap_or("");
        self.notes.extend(super::note(kind, text));
    }

    /// The last line that is not blank, with its number.
    pub(super) fn last(&self) -> Option<(usize, &Line<'t>)> {
        let mut lines = self.lines.iter().enumerate();
        lines.rfind(|(_, line)| !line.is_blank())
    }

    /// Whether only one line is left.
    pub(super) fn is_single(&self) -> bool {
        let mut left = self.lines.iter().filter(|line| !line.is_blank());
        left.next().is_some() && left.next().is_none()
    }

    /// The number of the first line that is not blank.
    pub(super) fn first(&self) -> Option<usize> {
        self.lines.iter().position(|line| !line.is_blank())
    }

    /// Tells the view what is left.
    pub(super) fn apply(&self, view: &mut View<'_>) {
        for line in self.lines.iter() {
            line.apply(view);
        }
    }
}

impl<'t> Line<'t> {
    fn push_text(&mut self, node: NodeId, text: Cow<'t, str>) {
        let start = self.text.len();
        match start {
            0 => self.text = text,
            _ => self.text.to_mut().push_str(&text),
        }
        self.pieces.push((node, start..self.text.len()));
    }

    /// `leading` is the address of a picture or a heading, which later links may repeat.
    fn push_link<'d>(
        &mut self,
        view: &View<'d>,
        node: NodeId,
        leading: &mut Option<&'d str>,
        in_heading: bool,
    ) {
        let document = view.document();
        let Some(address) = document.attribute(node, "href") else {
            return;
        };
        let length: usize = document
            .descendants(node)
            .map(|inner| view.text(inner).len())
            .sum();
        let start = self.text.len();
        let repeats = *leading == Some(address);
        if length == 0 || in_heading {
            *leading = Some(address);
        }
        self.links.push(LineLink {
            repeats,
            node,
            range: start..start + length,
            address: address.trim().to_owned(),
            files: document.attribute(node, "rel").is_some_and(|rel| {
                rel.split_ascii_whitespace()
                    .any(|word| matches!(word, "tag" | "category"))
            }),
            goes_on: document.attribute(node, "class").is_some_and(|class| {
                class
                    .split_ascii_whitespace()
                    .any(|word| GOING_ON.contains(&word))
            }),
        });
    }

    /// What is shown: what is left, and what was kept, in order.
    fn shown(&self) -> Vec<Range<usize>> {
        let mut shown = self.kept.clone();
        shown.push(self.window.clone());
        shown.sort_by_key(|range| range.start);
        shown
    }

    fn apply(&self, view: &mut View<'_>) {
        if self.is_whole() {
            return;
        }
        let shown = self.shown();
        let last = self
            .pieces
            .iter()
            .rposition(|(_, range)| overlap(range, &self.window))
            .filter(|_| !self.suffix.is_empty());
        for (number, (node, range)) in self.pieces.iter().enumerate() {
            let text = self.shown_of(range, &shown, Some(number) == last);
            if text.is_empty() {
                view.hide(*node);
            } else if self.text.get(range.clone()) != Some(text.as_str()) {
                view.replace_text(*node, text);
            }
        }
        for link in &self.links {
            let outside = !shown.iter().any(|shown| overlap(&link.range, shown));
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

    /// The part of a piece that is shown; with the suffix if the window ends in it.
    fn shown_of(&self, piece: &Range<usize>, shown: &[Range<usize>], last: bool) -> String {
        let mut text = String::new();
        for range in shown {
            let part = range.start.max(piece.start)..range.end.min(piece.end);
            text.push_str(self.text.get(part).unwrap_or(""));
            if last && *range == self.window {
                text.truncate(text.trim_end().len());
                text.push_str(self.suffix);
            }
        }
        text
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && one.end > other.start
}
