//! What stands beside code and is not part of it: numbers of lines, and buttons.

use super::names::Words;
use super::{Builder, names};
use crate::dom::{NodeId, Tag};

/// Class words of the numbers of lines.
const NUMBERS: Words = Words::new(&[
    "gutter",
    "gutters",
    "lineno",
    "linenos",
    "linenodiv",
    "linenum",
    "linenums",
    "linenumber",
    "linenumbers",
    "lnos",
    "lnum",
]);

/// Class words that mean the numbers of lines where both of a pair are there: a highlighter marks
/// numbers in the code as `number`.
const NUMBERS_BY_PAIR: [Words; 2] = [
    Words::new(&["line", "lines", "ln", "blob", "crayon"]),
    Words::new(&["num", "nums", "number", "numbers", "no"]),
];

/// The class words of code and of one line of it.
const CODE: Words = Words::new(&["code"]);
const LINE: Words = Words::new(&["line"]);

/// Class words of buttons that copy code.
const COPYING: Words = Words::new(&["clipboard", "copybtn", "copybutton", "zeroclipboard"]);

impl Builder<'_> {
    /// Whether an element holds nothing but the numbers of lines.
    pub(super) fn is_gutter(&self, node: NodeId) -> bool {
        let document = self.document;
        let word = |wanted: &Words| self.has_class_word(node, wanted);
        let [first, second] = &NUMBERS_BY_PAIR;
        let cannot_be_marked = || {
            let style = document.attribute(node, "style").unwrap_or("");
            style.contains("user-select")
        };
        let is_named = word(&NUMBERS) || word(first) && word(second);
        (is_named || cannot_be_marked()) && self.holds_numbers(node)
    }

    fn holds_numbers(&self, node: NodeId) -> bool {
        let mut texts = self
            .document
            .descendants(node)
            .map(|inner| self.document.text(inner));
        texts.all(|text| {
            text.chars()
                .all(|character| character.is_ascii_digit() || character.is_whitespace())
        })
    }

    /// Whether an element is a button that does something with the code.
    pub(super) fn is_copy_button(&self, node: NodeId, tag: Tag) -> bool {
        match tag {
            Tag::Button => true,
            Tag::Div | Tag::Span | Tag::A => self.has_class_word(node, &COPYING),
            Tag::Other => self.document.name(node) == "clipboard-copy",
            _ => false,
        }
    }

    /// Whether a table is a listing: in each row the number of a line stands before its code.
    pub(super) fn is_listing(&self, table: NodeId) -> bool {
        let document = self.document;
        let mut rows = 0;
        for row in document.elements(table, Tag::Tr) {
            let mut cells = document
                .children(row)
                .filter(|cell| matches!(document.tag(*cell), Tag::Td | Tag::Th));
            let numbered = cells.next().is_some_and(|cell| {
                let counted = document.attribute(cell, "data-line-number").is_some();
                self.is_gutter(cell) || counted && self.holds_numbers(cell)
            });
            let code = cells.next().is_some_and(|cell| self.holds_code(cell));
            if !numbered || !code || cells.next().is_some() {
                return false;
            }
            rows += 1;
        }
        rows > 0
    }

    fn holds_code(&self, cell: NodeId) -> bool {
        let mut inside = self.document.children(cell);
        self.has_class_word(cell, &CODE)
            || inside.any(|inner| matches!(self.document.tag(inner), Tag::Pre | Tag::Code))
    }

    /// Whether an element holds code with an element for each line.
    pub(super) fn holds_lines(&self, node: NodeId) -> bool {
        let document = self.document;
        let mut lines = 0;
        for child in document.children(node) {
            match document.tag(child) {
                Tag::Text if document.is_blank(child) => {}
                Tag::Div if self.has_class_word(child, &LINE) => lines += 1,
                _ => return false,
            }
        }
        let of_code = || {
            let around = document.ancestors(node).take(5);
            let mut places = [node].into_iter().chain(around);
            places.any(|place| self.is_called_code(place))
        };
        lines > 0 && of_code()
    }
}

impl Builder<'_> {
    /// Whether an element's classes say that code stands in it.
    pub(super) fn is_called_code(&self, node: NodeId) -> bool {
        self.has_class_word(node, &CODE_WORDS)
    }

    /// Whether an element of preformatted text is a line of it, where no line end parts it from the
    /// next one: style sheets do.
    pub(super) fn is_line(&self, node: NodeId) -> bool {
        let document = self.document;
        let is_named =
            || document.attribute(node, "id").is_some() || self.has_class_word(node, &LINE);
        let parent = document.parent(node).map(|parent| document.tag(parent));
        let is_in_code = matches!(parent, Some(Tag::Pre | Tag::Code));
        is_in_code && document.tag(node) == Tag::Span && is_named()
    }

    /// Whether a class of an element says that nothing else stands in its line.
    pub(super) fn is_whole_line(&self, node: NodeId) -> bool {
        let mut classes = names::classes(self.document, node);
        classes.any(|class| {
            let last = names::words(class).last();
            last.is_some_and(|last| LINE.contain(last))
        })
    }
}

/// Class words of what stands around code.
const CODE_WORDS: Words = Words::new(&[
    "code",
    "codehilite",
    "crayon",
    "editor",
    "highlight",
    "highlighter",
    "hljs",
    "prettyprint",
    "syntaxhighlighter",
]);
