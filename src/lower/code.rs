//! Code: blocks verbatim with their language, and code within a line.

use super::Builder;
use crate::block::{Block, Inline};
use crate::dom::{NodeId, Tag};
use crate::text;

/// Class names that end in the language: `language-rust`, `lang-rust`, `highlight-source-rust`,
/// `highlight-rust`, `brush:rust`.
const LANGUAGE_PREFIXES: [&str; 5] = [
    "language-",
    "lang-",
    "highlight-source-",
    "highlight-",
    "brush:",
];

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

impl Builder<'_> {
    /// Takes in preformatted text, verbatim. True if it has to be read as ordinary text.
    pub(super) fn preformatted(&mut self, node: NodeId) -> bool {
        if self.is_one_line() {
            return true;
        }
        let code = self.verbatim(node);
        let code = code.trim_end().to_owned();
        self.border();
        if !code.trim().is_empty() {
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
    fn verbatim(&self, node: NodeId) -> String {
        let document = self.document;
        let mut verbatim = String::new();
        let mut borders: Vec<NodeId> = Vec::new();
        let mut next = document.following(node);
        let end = document.end(node);
        while next < end {
            let inner = next;
            next = document.following(inner);
            while borders.pop_if(|border| *border <= inner).is_some() {
                end_line(&mut verbatim);
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
                Tag::Text => {
                    let text = self.view.text(inner).chars();
                    verbatim
                        .extend(text.filter(|kept| !kept.is_control() || "\n\t".contains(*kept)));
                }
                tag if tag.is_block() => {
                    end_line(&mut verbatim);
                    borders.push(document.end(inner));
                }
                _ => {}
            }
        }
        verbatim
    }

    /// The language that the element, its code or the elements right around it are marked with.
    fn language(&self, node: NodeId) -> Option<String> {
        let code = self.document.elements(node, Tag::Code).next();
        let around = self.document.ancestors(node).take(2);
        let places = [node].into_iter().chain(code).chain(around);
        places
            .into_iter()
            .find_map(|place| self.marked_language(place))
    }

    fn marked_language(&self, node: NodeId) -> Option<String> {
        let class = self.document.attribute(node, "class").unwrap_or("");
        let by_class = class.split_ascii_whitespace().find_map(|word| {
            LANGUAGE_PREFIXES
                .iter()
                .find_map(|prefix| word.strip_prefix(prefix))
        });
        let names = ["data-lang", "data-language"];
        let found = names
            .into_iter()
            .find_map(|name| self.document.attribute(node, name))
            .or(by_class)?;
        let found = found.trim().trim_end_matches(';').to_lowercase();
        let is_name = found
            .chars()
            .all(|character| character.is_alphanumeric() || "+-#._".contains(character));
        let means_none = matches!(
            found.as_str(),
            "" | "none" | "plaintext" | "text" | "default"
        );
        (is_name && !means_none && found.len() <= 32).then_some(found)
    }

    /// Takes in code within a line. True if it has to be read as ordinary text.
    pub(super) fn inline_code(&mut self, node: NodeId) -> bool {
        let holds_more = self.document.descendants(node).any(|inner| {
            let tag = self.document.tag(inner);
            tag.is_block()
                || matches!(tag, Tag::A | Tag::Img | Tag::Br | Tag::Noscript)
                || self.view.is_hidden(inner)
        });
        if holds_more {
            return true;
        }
        let raw = self.verbatim(node);
        let code = text::collapse(&raw);
        if code.is_empty() {
            return false;
        }
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
