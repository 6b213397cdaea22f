//! When a post was written.

use std::borrow::Cow;

use super::Builder;
use super::names::Words;
use super::part::Part;
use crate::dom::{NodeId, Tag};
use crate::text;
use crate::text::date::{self, Order};

/// Class words of a post's time.
const TIMES: Words = Words::new(&[
    "age",
    "date",
    "datetime",
    "postdate",
    "posted",
    "published",
    "relativetime",
    "time",
    "timeago",
    "timestamp",
]);

/// Attributes that state a time, the most telling first.
const STATING: [&str; 6] = [
    "datetime",
    "content",
    "data-time-string",
    "data-timestamp",
    "title",
    "data-tippy-content",
];

/// Words before a time, in lower case.
const BEFORE_TIMES: [&str; 12] = [
    "answered",
    "asked",
    "date",
    "on",
    "posted",
    "published",
    "said",
    "says",
    "sent",
    "writes",
    "written",
    "wrote",
];

/// Words before the time of a change, in lower case.
const BEFORE_CHANGES: [&str; 4] = ["edited", "modified", "protected", "updated"];

/// Class words of what a post says.
const SAID: Words = Words::new(&["body", "content", "text"]);

/// How many cells of a post that is a table come before its text.
const CELLS_BEFORE_TEXT: usize = 3;

/// How many nodes of an element are read for a time, and how many bytes a time has at most.
const NODES_OF_TIME: usize = 40;
const LONGEST_TIME: usize = 120;

impl Builder<'_> {
    /// The time among parts of a post, and what tells it; that of a change is none.
    pub(super) fn published(
        &self,
        post: NodeId,
        parts: &[Part],
        reads_text: bool,
    ) -> Option<(NodeId, String)> {
        let document = self.document;
        let mut is_of_change = false;
        let time = |part: &Part| {
            let text = document.text(part.node).trim();
            is_of_change = is_before_change(text) || text.is_empty() && is_of_change;
            let time = self.time(part).filter(|_| !is_of_change)?;
            Some((part.node, time))
        };
        let in_cell = || {
            let cells = parts.iter().filter(|part| part.tag == Tag::Td);
            let mut cells = cells.take(CELLS_BEFORE_TEXT);
            let is_table = document.tag(post) == Tag::Table;
            cells
                .find_map(|cell| Some((cell.node, self.shown_time(cell.node)?)))
                .filter(|_| is_table)
        };
        let in_text = || match reads_text {
            true => self.time_in_text(parts),
            false => None,
        };
        let told = parts.iter().find_map(time);
        told.or_else(in_cell).or_else(in_text)
    }

    /// The first text above what a post says that is a time and nothing else, and not that of
    /// something told of the author, such as when he joined.
    fn time_in_text(&self, parts: &[Part]) -> Option<(NodeId, String)> {
        let document = self.document;
        let mut end = document.root();
        let mut is_labelled = false;
        for part in parts {
            let Part { node, tag, .. } = *part;
            if node < end {
                continue;
            }
            if tag != Tag::Text {
                let is_of_others = matches!(
                    tag,
                    Tag::Blockquote | Tag::Button | Tag::Code | Tag::Dd | Tag::Pre
                );
                if is_of_others || self.part_has_class_word(part, &SAID) {
                    end = document.end(node);
                }
                continue;
            }
            let text = document.text(node).trim();
            if !is_labelled && let Some(stamp) = stamp_of(text) {
                return Some((node, stamp));
            }
            let is_label = text.ends_with(':') && !is_before_time(text) || is_before_change(text);
            is_labelled = is_label || text.is_empty() && is_labelled;
        }
        None
    }

    /// The time that an element tells.
    pub(super) fn time(&self, part: &Part) -> Option<String> {
        let document = self.document;
        let Part { node, tag, .. } = *part;
        let declared = part.declared(document, "itemprop");
        let is_declared = matches!(declared, Some("datePublished" | "dateCreated"));
        if tag != Tag::Time && !is_declared && !self.part_has_class_word(part, &TIMES) {
            return None;
        }
        let attribute = |name: &str| document.attribute(node, name);
        let stated = STATING.iter().find_map(|name| attribute(name));
        let child = document
            .children(node)
            .find(|child| document.tag(*child) != Tag::Text);
        let of_child = || document.attribute(child?, "title");
        let stated = stated.or_else(of_child);
        let stated = stated.and_then(|text| date::find(text, Order::Unknown));
        let stated = stated.map(|stamp| stamp.to_string());
        stated.or_else(|| self.shown_time(node))
    }

    /// The words of what tells a time, where they tell a day.
    pub(super) fn day_in_words(&self, node: NodeId) -> Option<String> {
        let words = match self.document.tag(node) {
            Tag::Text => Cow::Borrowed(self.document.text(node)),
            _ => Cow::Owned(self.short_text(node)),
        };
        let words = words.trim_matches(|mark: char| !mark.is_alphanumeric());
        let tells_day = words.len() <= LONGEST_TIME && date::find(words, Order::Unknown).is_some();
        tells_day.then(|| text::collapse(words).into_owned())
    }

    /// The time that is all of an element's text.
    fn shown_time(&self, node: NodeId) -> Option<String> {
        let document = self.document;
        let text: String = document
            .descendants(node)
            .take(NODES_OF_TIME)
            .map(|inner| document.text(inner))
            .take_while(|text| text.len() <= LONGEST_TIME)
            .collect();
        date::whole(text.trim()).map(|stamp| stamp.to_string())
    }
}

/// The time that all of a text tells, perhaps behind a word that says so.
fn stamp_of(text: &str) -> Option<String> {
    if text.len() > LONGEST_TIME || !date::may_hold(text) {
        return None;
    }
    let mut text = text.trim_matches(|mark: char| !mark.is_alphanumeric());
    while let Some((word, rest)) = text.split_once([' ', ':', '\u{a0}'])
        && is_before_time(word)
    {
        text = rest.trim_start_matches(|mark: char| !mark.is_alphanumeric());
    }
    let stamp = date::whole(&text.replace('@', " "))?;
    Some(stamp.to_string())
}

/// Whether what follows a text is the time of a change.
fn is_before_change(text: &str) -> bool {
    // All of the words end so.
    if !text.ends_with(['d', 'D']) {
        return false;
    }
    let last = text.rsplit(' ').next().unwrap_or("");
    BEFORE_CHANGES
        .iter()
        .any(|word| word.eq_ignore_ascii_case(last))
}

fn is_before_time(word: &str) -> bool {
    let word = word.trim_end_matches(':').trim().to_lowercase();
    BEFORE_TIMES.contains(&word.as_str())
}
