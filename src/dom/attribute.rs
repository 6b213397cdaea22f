//! A bound on the attributes of one tag, before the tokenizer sees it.
//!
//! The tokenizer compares each attribute with all before it, so a tag with a hundred thousand of
//! them takes minutes. Attributes past the bound are cut out of the markup.

use std::borrow::Cow;

/// Tags shorter than this, in bytes, for each attribute that is allowed, are within the bound: an
/// attribute takes a name and a space at least.
const SHORTEST_ATTRIBUTE: usize = 2;

/// The markup with at most `limit` attributes in each tag; whether some were cut.
pub(super) fn bound(markup: &str, limit: usize) -> (Cow<'_, str>, bool) {
    let mut kept = String::new();
    let mut copied = 0;
    let mut next_close = 0;
    let mut from = 0;
    while let Some(open) = find(markup, '<', from) {
        from = open + 1;
        if next_close < from {
            next_close = find(markup, '>', from).unwrap_or(markup.len());
        }
        // A short tag can only be over the bound if its end stands inside quotes.
        let start = markup.get(from..next_close).unwrap_or("");
        if start.len() < limit * SHORTEST_ATTRIBUTE && !start.contains(['"', '\'']) {
            continue;
        }
        let Some(tag) = markup.get(from..).filter(|tag| tag.starts_with(is_letter)) else {
            continue;
        };
        let (allowed, end) = scan(tag, limit);
        if let Some(allowed) = allowed {
            kept.push_str(markup.get(copied..from + allowed).unwrap_or(""));
            copied = from + end;
        }
        from += end;
    }
    if copied == 0 {
        return (Cow::Borrowed(markup), false);
    }
    kept.push_str(markup.get(copied..).unwrap_or(""));
    (Cow::Owned(kept), true)
}

fn is_letter(character: char) -> bool {
    character.is_ascii_alphabetic()
}

fn find(markup: &str, character: char, from: usize) -> Option<usize> {
    let found = markup.get(from..)?.find(character)?;
    Some(from + found)
}

/// Reads a tag from its name on: where the allowed attributes end, if there are more, and where
/// the tag ends.
fn scan(tag: &str, limit: usize) -> (Option<usize>, usize) {
    let mut allowed = None;
    let mut attributes = 0;
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in tag.bytes().enumerate() {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => {}
            None if byte == b'>' => return (allowed, at),
            // A quote opens a value only after the sign for it; elsewhere it is part of a name.
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None if byte.is_ascii_whitespace() || byte == b'/' => {}
            None if before.is_ascii_whitespace() || matches!(before, b'/' | b'"' | b'\'') => {
                attributes += 1;
                // The tag's own name is the first.
                if attributes == limit + 2 {
                    allowed = Some(at);
                }
            }
            None => {}
        }
        if quote.is_some() || !byte.is_ascii_whitespace() || before != b'=' {
            before = byte;
        }
    }
    (allowed, tag.len())
}
