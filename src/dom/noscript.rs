//! Elements in `<noscript>` that are never closed.
//!
//! To a browser with scripts `<noscript>` is text up to its end tag, so that nobody sees what is
//! wrong in it. Read as markup, an `<iframe>` in it without an end tag would take the rest of the
//! page for its own text.

use std::borrow::Cow;

use super::quick::is_tag;

const NAME: &str = "noscript";

/// Elements whose content is text up to their end tag, and the tag.
const VERBATIM: [(&str, &str); 8] = [
    ("iframe", "</iframe>"),
    ("noembed", "</noembed>"),
    ("noframes", "</noframes>"),
    ("script", "</script>"),
    ("style", "</style>"),
    ("textarea", "</textarea>"),
    ("title", "</title>"),
    ("xmp", "</xmp>"),
];

/// The markup with what is open at the end of a `<noscript>` closed there.
pub(super) fn closed(markup: &str) -> Cow<'_, str> {
    let mut mended = String::new();
    let mut taken = 0;
    let mut from = 0;
    for start in starts(markup.as_bytes()) {
        // What stands in one is no start of another.
        if start < from {
            continue;
        }
        let Some(end) = end_of(markup.as_bytes(), start, NAME) else {
            break;
        };
        if let Some(end_tag) = markup.get(start..end).and_then(end_of_open) {
            mended.push_str(markup.get(taken..end).unwrap_or(""));
            mended.push_str(end_tag);
            taken = end;
        }
        from = end;
    }
    if taken == 0 {
        return Cow::Borrowed(markup);
    }
    mended.push_str(markup.get(taken..).unwrap_or(""));
    Cow::Owned(mended)
}

/// How long the content of a `<noscript>` is that markup starts with; `None` where something is open at
/// its end.
pub(super) fn length(markup: &str) -> Option<usize> {
    let Some(length) = end_of(markup.as_bytes(), 0, NAME) else {
        return Some(markup.len());
    };
    let is_open = end_of_open(markup.get(..length)?).is_some();
    (!is_open).then_some(length)
}

/// Where the start tags of `<noscript>` begin, past their `<`, in order. Few other tags begin with the
/// same letter, so that nothing is looked at between them.
fn starts(markup: &[u8]) -> Vec<usize> {
    let tags = |start: &'static [u8; 2]| memchr::memmem::find_iter(markup, start);
    let names = tags(b"<n").chain(tags(b"<N")).map(|tag| tag + 1);
    let mut starts: Vec<usize> = names
        .filter(|name| is_tag(markup.get(*name..), NAME))
        .collect();
    starts.sort_unstable();
    starts
}

/// Where the next end tag with this name begins.
fn end_of(markup: &[u8], from: usize, name: &str) -> Option<usize> {
    let mut tags = memchr::memmem::find_iter(markup.get(from..)?, b"</").map(|tag| from + tag);
    tags.find(|tag| is_tag(markup.get(tag + 2..), name))
}

/// What ends the element or the comment that is open at the end of some markup.
fn end_of_open(markup: &str) -> Option<&'static str> {
    let bytes = markup.as_bytes();
    let mut from = 0;
    loop {
        from += memchr::memchr(b'<', bytes.get(from..)?)? + 1;
        let tag = bytes.get(from..)?;
        if tag.starts_with(b"!--") {
            match memchr::memmem::find(tag, b"-->") {
                Some(length) => from += length,
                None => return Some("-->"),
            }
        }
        if let Some((name, end_tag)) = VERBATIM.iter().find(|(name, _)| is_tag(Some(tag), name)) {
            match end_of(bytes, from, name) {
                Some(end) => from = end,
                None => return Some(end_tag),
            }
        }
    }
}
