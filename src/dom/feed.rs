//! Markup on its way to the tokenizer, with a bound on the attributes of each tag.
//!
//! The tokenizer compares each attribute with all before it, so a tag with a hundred thousand of
//! them takes minutes. Attributes past the bound are cut out of the markup before the tokenizer
//! sees them. What is a tag depends on what stands before: in comments, scripts and the like
//! nothing is. Where only the tree builder can tell, the markup so far is fed and its sink asked.

use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TokenSink, Tokenizer};

use super::attribute::extent;
use super::limit::LimitedTokens;

/// Elements whose content the tokenizer may read as text up to their end tag.
const RAW_TEXT: [&str; 9] = [
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
    "script",
    "style",
    "textarea",
    "title",
    "xmp",
];

/// Feeds markup to a tokenizer, with at most `limit` attributes in each tag. True if some were cut.
pub(super) fn feed(tokenizer: &Tokenizer<LimitedTokens>, markup: &str, limit: usize) -> bool {
    let mut feeder = Feeder {
        tokenizer,
        queue: BufferQueue::default(),
        markup,
        limit,
        fed: 0,
        cut: false,
    };
    let mut from = 0;
    while let Some(open) = feeder.find("<", from) {
        from = feeder.pass(open);
    }
    feeder.feed_up_to(markup.len());
    feeder.cut
}

struct Feeder<'a> {
    tokenizer: &'a Tokenizer<LimitedTokens>,
    queue: BufferQueue,
    markup: &'a str,
    limit: usize,
    /// How much of the markup was fed.
    fed: usize,
    cut: bool,
}

impl<'a> Feeder<'a> {
    fn rest(&self, from: usize) -> &'a str {
        self.markup.get(from..).unwrap_or("")
    }

    fn find(&self, what: &str, from: usize) -> Option<usize> {
        self.rest(from).find(what).map(|found| from + found)
    }

    /// One past the next `what`, or past the markup.
    fn past(&self, what: &str, from: usize) -> usize {
        let found = self.find(what, from);
        found.map_or(self.markup.len(), |found| found + what.len())
    }

    fn feed_up_to(&mut self, end: usize) {
        let part = self.markup.get(self.fed..end).unwrap_or("");
        self.fed = end.max(self.fed);
        self.queue.push_back(StrTendril::from(part));
        // The tokenizer pauses at the end of each script.
        while !matches!(self.tokenizer.feed(&self.queue), TokenizerResult::Done) {}
    }

    /// Passes what a `<` starts: a tag, a comment or the like, or nothing. Where it ends.
    fn pass(&mut self, open: usize) -> usize {
        let inside = open + 1;
        let rest = self.rest(inside);
        if rest.starts_with(is_letter) {
            return self.pass_start_tag(inside);
        }
        if let Some(name) = rest.strip_prefix('/') {
            return match name.starts_with(is_letter) {
                true => self.pass_tag(inside + 1),
                false => self.past(">", inside),
            };
        }
        if rest.starts_with("!--") {
            return self.pass_comment(inside + "!--".len());
        }
        if rest.starts_with("![CDATA[") {
            self.feed_up_to(open);
            let sink = &self.tokenizer.sink;
            let is_section = sink.adjusted_current_node_present_but_not_in_html_namespace();
            return self.past(if is_section { "]]>" } else { ">" }, inside);
        }
        match rest.starts_with(['!', '?']) {
            true => self.past(">", inside),
            false => inside,
        }
    }

    fn pass_start_tag(&mut self, name: usize) -> usize {
        let end = self.pass_tag(name);
        let is_called = |raw: &&&str| starts_with_name(self.rest(name), raw);
        let Some(raw) = RAW_TEXT.iter().find(is_called) else {
            return end;
        };
        self.feed_up_to(end);
        let mut from = end;
        while self.tokenizer.sink.in_raw_text() {
            let Some(found) = self.find("</", from) else {
                return self.markup.len();
            };
            from = found + "</".len();
            if starts_with_name(self.rest(from), raw) {
                from = self.pass_tag(from);
                self.feed_up_to(from);
            }
        }
        from
    }

    /// Passes a tag from its name on and cuts it if it has too many attributes.
    fn pass_tag(&mut self, name: usize) -> usize {
        let extent = extent(self.rest(name), self.limit);
        if let Some(allowed) = extent.allowed {
            self.feed_up_to(name + allowed);
            self.fed = name + extent.close;
            self.cut = true;
        }
        name + extent.end
    }

    /// Passes a comment from its text on: it ends with `-->` or `--!>`, and at once with `>`.
    fn pass_comment(&self, text: usize) -> usize {
        let rest = self.rest(text);
        if let Some(empty) = [">", "->"].iter().find(|end| rest.starts_with(**end)) {
            return text + empty.len();
        }
        let mut from = text;
        while let Some(dashes) = self.find("--", from) {
            let after = dashes + "--".len();
            let ends = [">", "!>"];
            if let Some(end) = ends.iter().find(|end| self.rest(after).starts_with(**end)) {
                return after + end.len();
            }
            from = dashes + 1;
        }
        self.markup.len()
    }
}

fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
}

/// Whether a tag's markup starts with this name, in either case, and nothing longer.
fn starts_with_name(tag: &str, name: &str) -> bool {
    let Some((found, rest)) = tag.split_at_checked(name.len()) else {
        return false;
    };
    let ends = |next: char| next.is_ascii_whitespace() || matches!(next, '/' | '>');
    found.eq_ignore_ascii_case(name) && rest.starts_with(ends)
}
