//! Escaped markup that stands inside real markup.

use super::tags::{self, Evidence};
use crate::text;

/// Elements whose text says what it says. Sorted.
const VERBATIM: [&str; 9] = [
    "code", "kbd", "pre", "samp", "script", "style", "textarea", "tt", "xmp",
];

/// Markup with the escaped markup in it made real. None if there is none, or if it is shown rather
/// than meant.
///
/// In markup, `&lt;b&gt;` says `<b>`. So escaped markup stays text, but for two cases: most of the
/// words stand in texts that are wrapped in escaped tags from beginning to end, which is what is
/// left where something put its own tags around an escaped description; and escaped line breaks
/// that nothing but line breaks explains. Text inside code stays in any case.
pub(super) fn opened(markup: &str) -> Option<String> {
    if !text::looks_escaped(markup) {
        return None;
    }
    let pieces = pieces(markup);
    let words = |is: fn(&Reading) -> bool| -> usize {
        let chosen = pieces.iter().filter(|piece| is(&piece.reading));
        chosen.map(|piece| text::count_words(piece.text)).sum()
    };
    let wrapped = words(|reading| matches!(reading, Reading::Wrapped(_)));
    let others = words(|reading| matches!(reading, Reading::Text | Reading::Breaks(_)));
    let opens = wrapped > others;
    let mut opened = String::with_capacity(markup.len());
    let mut changed = false;
    for piece in &pieces {
        match &piece.reading {
            Reading::Wrapped(unescaped) if opens => opened.push_str(unescaped),
            Reading::Breaks(unescaped) => opened.push_str(unescaped),
            _ => {
                opened.push_str(piece.text);
                continue;
            }
        }
        changed = true;
    }
    changed.then_some(opened)
}

/// A tag, or the text between two.
struct Piece<'a> {
    text: &'a str,
    reading: Reading,
}

enum Reading {
    Tag,
    Verbatim,
    Text,
    /// Escaped markup from its beginning to its end, unescaped.
    Wrapped(String),
    /// Text with escaped line breaks, these unescaped.
    Breaks(String),
}

fn pieces(markup: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut verbatim = 0usize;
    let mut rest = markup;
    while !rest.is_empty() {
        let end = match rest.starts_with('<') {
            true => rest.find('>').map_or(rest.len(), |end| end + 1),
            false => rest.find('<').unwrap_or(rest.len()),
        };
        let (text, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let reading = if text.starts_with('<') {
            match verbatim_tag(text) {
                Some(true) => verbatim += 1,
                Some(false) => verbatim = verbatim.saturating_sub(1),
                None => {}
            }
            Reading::Tag
        } else if verbatim > 0 {
            Reading::Verbatim
        } else {
            read(text)
        };
        pieces.push(Piece { text, reading });
        rest = after;
    }
    pieces
}

/// For the tag of an element whose text is verbatim, whether it is the start tag.
fn verbatim_tag(tag: &str) -> Option<bool> {
    let inside = tag.trim_start_matches('<');
    let name = inside.strip_prefix('/').unwrap_or(inside);
    let is_start = name.len() == inside.len();
    let end = name.find(|next: char| !next.is_ascii_alphanumeric());
    let name = name.get(..end?)?.to_ascii_lowercase();
    VERBATIM
        .binary_search(&name.as_str())
        .is_ok()
        .then_some(is_start)
}

fn read(text: &str) -> Reading {
    if !text::looks_escaped(text) {
        return Reading::Text;
    }
    let unescaped = text::unescape(text);
    let trimmed = unescaped.trim();
    let evidence = tags::weigh(trimmed);
    if evidence.used <= evidence.mentioned {
        return Reading::Text;
    }
    if trimmed.starts_with('<') && trimmed.ends_with('>') {
        return Reading::Wrapped(unescaped.into_owned());
    }
    match with_breaks(text, evidence) {
        Some(with_breaks) => Reading::Breaks(with_breaks),
        None => Reading::Text,
    }
}

/// A text whose escaped tags are all line breaks, all of them used, with these unescaped.
fn with_breaks(text: &str, evidence: Evidence) -> Option<String> {
    const BREAKS: [&str; 3] = ["&lt;br&gt;", "&lt;br/&gt;", "&lt;br /&gt;"];
    let count: usize = BREAKS.iter().map(|form| text.matches(form).count()).sum();
    let all = count > 0
        && evidence
            == (Evidence {
                used: count,
                mentioned: 0,
            });
    all.then(|| {
        BREAKS
            .iter()
            .fold(text.to_owned(), |text, form| text.replace(form, "<br>"))
    })
}
