//! Code: blocks verbatim with their language, and code within a line.

use super::{Builder, Role};
use crate::block::{Block, Inline};
use crate::dom::{NodeId, Tag};
use crate::text;

/// Which white space of the page counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    /// All of it.
    Kept,
    /// That within lines of the source, unless it is all of a text. Line ends are none of the
    /// code, and no-break spaces stand for indentation.
    Folded,
}

/// Ends the line, unless it has ended already.
fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn part_words(text: &mut String) {
    if !text.is_empty() && !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
}

/// Adds text whose line ends are not those of the code.
fn push_folded(verbatim: &mut String, text: &str) {
    let wrapped = text.contains('\n') || text::is_blank(text);
    for character in text.chars() {
        match character {
            '\u{a0}' => verbatim.push(' '),
            _ if wrapped && text::is_space(character) => part_words(verbatim),
            _ if character.is_control() && character != '\t' => {}
            _ => verbatim.push(character),
        }
    }
}

impl Builder<'_> {
    /// Takes in preformatted text, verbatim. True if it has to be read as ordinary text.
    pub(super) fn preformatted(&mut self, node: NodeId) -> bool {
        self.code_block(node, Space::Kept)
    }

    /// Takes in code whose lines are elements, outside preformatted text. True if it has to be
    /// read as ordinary text.
    pub(super) fn code_of_lines(&mut self, node: NodeId) -> bool {
        let preformatted = self.document.elements(node, Tag::Pre).next().is_some();
        self.code_block(
            node,
            if preformatted {
                Space::Kept
            } else {
                Space::Folded
            },
        )
    }

    fn code_block(&mut self, node: NodeId, space: Space) -> bool {
        if self.is_one_line() {
            return true;
        }
        let code = self.verbatim(node, space);
        let code = self.within_room(code.trim_end()).to_owned();
        self.border();
        if !text::is_blank(&code) {
            let language = self.language(node);
            self.push_block(Block::Code {
                language,
                text: code.trim_start_matches('\n').to_owned(),
            });
        }
        false
    }

    /// The shown text inside a node with its white space; line breaks and the borders of blocks
    /// are line ends.
    fn verbatim(&self, node: NodeId, space: Space) -> String {
        let document = self.document;
        let mut verbatim = String::new();
        let mut borders: Vec<NodeId> = Vec::new();
        // Where the last element ended that is a line, and whether the line ends with it.
        let mut line_end = None;
        let mut ends_line = false;
        // How long the text was where something was left out that stood between words.
        let mut left_out_at = 0;
        let mut next = document.following(node);
        let end = document.end(node);
        while next < end {
            let inner = next;
            next = document.following(inner);
            while borders.pop_if(|border| *border <= inner).is_some() {
                end_line(&mut verbatim);
            }
            if ends_line && line_end <= Some(inner) && !document.text(inner).is_empty() {
                if !document.text(inner).starts_with('\n') {
                    end_line(&mut verbatim);
                }
                ends_line = false;
            }
            let text = self.view.text(inner);
            if left_out_at == verbatim.len()
                && text.starts_with(char::is_alphanumeric)
                && verbatim.ends_with(char::is_alphanumeric)
            {
                verbatim.push(' ');
            }
            match document.tag(inner) {
                Tag::Script | Tag::Style => next = document.end(inner),
                tag if tag.is_unrendered() => {
                    next = document.end(inner);
                    part_words(&mut verbatim);
                }
                Tag::Audio | Tag::Video | Tag::Object | Tag::Noscript | Tag::Svg => {
                    part_words(&mut verbatim);
                }
                Tag::Br if !self.view.is_hidden(inner) => verbatim.push('\n'),
                Tag::Text => match space {
                    Space::Kept => {
                        let is_kept = |kept: &char| !kept.is_control() || "\n\t".contains(*kept);
                        verbatim.extend(text.chars().filter(is_kept));
                    }
                    Space::Folded => push_folded(&mut verbatim, text),
                },
                tag if self.is_copy_button(inner, tag) || self.is_gutter(inner) => {
                    next = document.end(inner);
                    left_out_at = verbatim.len();
                }
                tag if tag.is_block() => {
                    end_line(&mut verbatim);
                    borders.push(document.end(inner));
                }
                Tag::Span if self.is_line(inner) => {
                    if line_end == Some(inner) {
                        end_line(&mut verbatim);
                    }
                    line_end = Some(document.end(inner));
                    ends_line = self.is_whole_line(inner);
                }
                _ => {}
            }
        }
        verbatim
    }

    /// Takes in code within a line. True if it has to be read as ordinary text.
    pub(super) fn inline_code(&mut self, node: NodeId) -> bool {
        let has_lines = || {
            let mut inside = self.document.descendants(node);
            inside.any(|inner| self.document.tag(inner) == Tag::Br)
        };
        if self.run.is_empty()
            && self.open.iter().all(|open| open.role != Role::Mark)
            && has_lines()
        {
            return self.code_block(node, Space::Folded);
        }
        let holds_more = self.document.descendants(node).any(|inner| {
            let tag = self.document.tag(inner);
            tag.is_block()
                || matches!(tag, Tag::A | Tag::Img | Tag::Br | Tag::Noscript)
                || self.view.is_hidden(inner)
        });
        if holds_more {
            return true;
        }
        let raw = self.verbatim(node, Space::Kept);
        let code = text::collapse(&raw);
        if code.is_empty() || !self.take_room(code.len()) {
            return false;
        }
        self.begin_element(node);
        if raw.starts_with(text::is_space) {
            self.run.widen(super::Gap::Space);
        }
        self.push_atom(Inline::code(code));
        if raw.ends_with(text::is_space) {
            self.run.widen(super::Gap::Space);
        }
        false
    }
}
