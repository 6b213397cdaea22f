//! What programs put into posts and around code that nobody wrote there: lines on the last change, and
//! what readers press.

use super::Builder;
use super::frame::Kind;
use super::names::Words;
use crate::dom::{NodeId, Tag};
use crate::text::date::{self, Order};

/// Class words of lines that tell when a post was changed.
const CHANGES: Words = Words::new(&[
    "edited",
    "editedby",
    "editinfo",
    "lastedit",
    "lastedited",
    "modified",
    "notice",
    "postedit",
]);

/// Class words that mean the same where both of a pair are there.
const CHANGES_BY_PAIR: [Words; 2] = [
    Words::new(&["last", "post", "user", "message"]),
    Words::new(&["edit", "action"]),
];

/// Class words of what readers press in a post.
const PRESSED: Words = Words::new(&[
    "actions",
    "buttons",
    "controls",
    "permalink",
    "reply",
    "replylink",
    "report",
]);

/// Class words of what tells who wrote or changed a post, and the words that a change begins with.
const WRITERS: Words = Words::new(&["signature", "user"]);
const CHANGED: [&str; 3] = ["edited", "modified", "updated"];

/// Class words of a post's number in its thread, and of what stands below a post.
const NUMBERS: Words = Words::new(&["count", "index", "num", "number", "postcount", "postnum"]);
const FEET: Words = Words::new(&["postfoot", "postfooter"]);

/// Class words of bars of buttons beside code, of buttons, and of what names the code's language there.
const BARS: Words = Words::new(&[
    "buttons",
    "clipboard",
    "copy",
    "copybtn",
    "copybutton",
    "lang",
    "toolbar",
]);

/// How many bytes a line on a change, and what readers press, have at most.
const LONGEST_STAMP: usize = 160;
const LONGEST_PRESSED: usize = 48;

/// How many nodes are looked at inside an element, and beside it.
const FIRST_NODES: usize = 48;

impl Builder<'_> {
    /// Whether an element is none of what was written in the post that is open, or of what stands
    /// around code.
    pub(super) fn is_of_program(&self, node: NodeId, tag: Tag) -> bool {
        let may_be = matches!(
            tag,
            Tag::A
                | Tag::Blockquote
                | Tag::Button
                | Tag::Div
                | Tag::Em
                | Tag::P
                | Tag::Small
                | Tag::Span
                | Tag::Td
                | Tag::Textarea
                | Tag::Ul
        );
        let is_of_data = matches!(
            self.frames.last().map(|frame| &frame.kind),
            Some(Kind::Row { .. })
        );
        may_be
            && !is_of_data
            && (self.is_beside_code(node, tag) || self.in_post() && self.is_of_post(node, tag))
    }

    fn in_post(&self) -> bool {
        let mut frames = self.frames.iter().rev();
        frames.any(|frame| matches!(frame.kind, Kind::Post { .. }))
    }

    fn is_of_post(&self, node: NodeId, tag: Tag) -> bool {
        let [first, second] = &CHANGES_BY_PAIR;
        let has = |words: &Words| self.has_class_word(node, words);
        if has(&CHANGES) || has(first) && has(second) {
            let text = self.text_within(node, LONGEST_STAMP);
            return text.is_some_and(|text| date::find(&text, Order::Unknown).is_some());
        }
        let short = || self.text_within(node, LONGEST_PRESSED);
        if has(&FEET) && short().is_some()
            || has(&NUMBERS) && short().is_some_and(|text| is_place(&text))
            || has(&WRITERS) && self.is_change(node)
        {
            return true;
        }
        let is_line = match tag {
            Tag::Blockquote => false,
            Tag::Span => self.is_line_alone(node),
            _ => tag.is_block(),
        };
        if is_line && self.is_pressed_only(node) {
            let text = self.text_within(node, LONGEST_PRESSED);
            if text.is_some_and(|text| is_place(&text)) {
                return true;
            }
        }
        if tag == Tag::A && self.is_arrow(node) {
            return true;
        }
        let is_button = tag == Tag::A
            && self.document.attribute(node, "role") == Some("button")
            && self.document.attribute(node, "href").is_none();
        let is_pressed = is_button || matches!(tag, Tag::A | Tag::Div | Tag::Ul) && has(&PRESSED);
        is_pressed
            && self.text_within(node, LONGEST_PRESSED).is_some()
            && (tag == Tag::A || self.is_pressed_only(node))
    }

    /// Whether an inline element is all that stands between two blocks.
    fn is_line_alone(&self, node: NodeId) -> bool {
        if !self.run.is_empty() {
            return false;
        }
        let document = self.document;
        let next = |node: &NodeId| document.next_sibling(*node);
        let mut behind = std::iter::successors(next(&node), next);
        let next = behind.find(|behind| {
            let is_blank = document.tag(*behind) == Tag::Text && document.is_blank(*behind);
            !is_blank
        });
        next.is_some_and(|next| document.tag(next).is_block())
    }

    /// Whether an element tells that a post was changed, and when.
    fn is_change(&self, node: NodeId) -> bool {
        let text = self.text_within(node, LONGEST_STAMP).unwrap_or_default();
        let word = text.trim().split(' ').next().unwrap_or("");
        let is_change = CHANGED.iter().any(|known| known.eq_ignore_ascii_case(word));
        is_change && date::find(&text, Order::Unknown).is_some()
    }

    /// Whether all that a link shows is an arrow, as those from a quotation to its post do.
    fn is_arrow(&self, node: NodeId) -> bool {
        let child = self.document.first_child(node);
        let text = child.map_or("", |child| self.view.text(child)).trim();
        let is_arrow = |mark: char| matches!(mark, '←'..='⇿' | '⬀'..='⬑' | '\u{fe0e}');
        !text.is_empty()
            && text.chars().all(is_arrow)
            && child.is_some_and(|child| self.document.end(child) == self.document.end(node))
    }

    /// Whether all letters and digits in an element are those of links and buttons.
    fn is_pressed_only(&self, node: NodeId) -> bool {
        let document = self.document;
        let mut next = document.following(node);
        while next < document.end(node) {
            let is_pressed = matches!(document.tag(next), Tag::A | Tag::Button);
            if self.view.text(next).contains(char::is_alphanumeric) {
                return false;
            }
            next = match is_pressed {
                true => document.end(next),
                false => document.following(next),
            };
        }
        true
    }

    /// Whether an element stands beside code and does something with it, or names its language.
    fn is_beside_code(&self, node: NodeId, tag: Tag) -> bool {
        let document = self.document;
        if tag == Tag::Textarea {
            // The code once more, to be copied.
            let mut around = document.ancestors(node).take(3);
            return around.any(|around| self.is_called_code(around));
        }
        if tag != Tag::Button && !self.has_class_word(node, &BARS) {
            return false;
        }
        let Some(around) = document.parent(node) else {
            return false;
        };
        let is_code = |beside: NodeId| matches!(document.tag(beside), Tag::Pre);
        let beside = || document.children(around).take(FIRST_NODES);
        let is_around_code = beside().any(is_code) || self.is_called_code(around);
        let holds_code = || {
            let mut inside = document.descendants(node);
            inside.any(|inner| matches!(document.tag(inner), Tag::Pre | Tag::Code | Tag::Table))
        };
        is_around_code && self.text_within(node, LONGEST_PRESSED).is_some() && !holds_code()
    }

    /// The text in an element, if it is no longer than that.
    fn text_within(&self, node: NodeId, bytes: usize) -> Option<String> {
        let mut text = String::new();
        for inner in self.document.descendants(node).take(FIRST_NODES) {
            let piece = self.view.text(inner);
            if piece.len() > 4 * bytes {
                return None;
            }
            crate::text::push_collapsed(&mut text, piece);
        }
        let is_whole = self.document.end(node).index() - node.index() <= FIRST_NODES;
        (is_whole && text.len() <= bytes).then_some(text)
    }
}

/// Whether a text is a post's number in its thread, and perhaps its date.
fn is_place(text: &str) -> bool {
    let Some(rest) = text.trim().strip_prefix('#') else {
        return false;
    };
    let behind = rest.trim_start_matches(|next: char| next.is_ascii_digit());
    let is_date = || date::find(behind, Order::Unknown).is_some();
    behind.len() < rest.len() && (!behind.contains(char::is_alphabetic) || is_date())
}
