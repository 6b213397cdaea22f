//! Lines of a plain text, cleaned and measured.

use std::borrow::Cow;

use crate::text;

/// A tab moves on by this many columns at most; indentation is only ever compared.
const TAB: usize = 4;

/// One line.
#[derive(Debug, Clone, Default)]
pub(super) struct Line<'a> {
    /// The line as it stands, for code.
    pub(super) raw: &'a str,
    /// The line unescaped, with white space folded; empty for a blank line.
    pub(super) text: Cow<'a, str>,
    /// How many columns of white space the line starts with.
    pub(super) indent: usize,
}

impl<'a> Line<'a> {
    /// Cleans and measures a line.
    pub(super) fn new(raw: &'a str) -> Self {
        Line {
            raw,
            text: clean(raw),
            indent: indent(raw),
        }
    }

    /// Whether the line holds no text.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

fn clean(raw: &str) -> Cow<'_, str> {
    match text::unescape(raw) {
        Cow::Borrowed(text) => text::collapse(text),
        Cow::Owned(text) => Cow::Owned(text::collapse(&text).into_owned()),
    }
}

fn indent(raw: &str) -> usize {
    raw.chars()
        .take_while(|&character| text::is_space(character))
        .map(|character| if character == '\t' { TAB } else { 1 })
        .sum()
}

/// The lines of a text. Line ends are those of any system, the ends of pages and Unicode's.
pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    text.split(['\n', '\u{B}', '\u{C}', '\u{2028}', '\u{2029}', '\r'])
        .scan(Ends::default(), |ends, raw| Some(ends.next(text, raw)))
        .flatten()
        .map(Line::new)
        .collect()
}

/// Tells the empty piece between the two characters of a Windows line end from a blank line.
#[derive(Default)]
struct Ends {
    after: usize,
}

impl Ends {
    fn next<'a>(&mut self, text: &str, raw: &'a str) -> Option<&'a str> {
        let start = self.after;
        let end = start + raw.len();
        let separator = text.get(end..).and_then(|rest| rest.chars().next());
        self.after = end + separator.map_or(0, char::len_utf8);
        let before = text.as_bytes().get(start.wrapping_sub(1));
        let inside = raw.is_empty() && before == Some(&b'\r') && separator == Some('\n');
        (!inside).then_some(raw)
    }
}

/// How wide a text is on a terminal: characters, those of ideographic scripts twice.
pub(super) fn width(text: &str) -> usize {
    let columns = |character| {
        if text::is_ideographic(character) {
            2
        } else {
            1
        }
    };
    text.chars().map(columns).sum()
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_sentence(text: &str) -> bool {
    without_closers(text).ends_with([
        '.', '!', '?', '…', '。', '！', '？', '．', '؟', '۔', '।', '։', '።',
    ])
}

/// Whether a text ends in a mark that no heading ends in.
pub(super) fn ends_inside_text(text: &str) -> bool {
    without_closers(text).ends_with([
        '.', ',', ';', ':', '。', '，', '、', '；', '：', '．', '،', '؛', '۔', '।', '։', '።',
    ])
}

/// Whether a text announces what follows it.
pub(super) fn announces(text: &str) -> bool {
    text.ends_with([':', '：'])
}

fn without_closers(text: &str) -> &str {
    text.trim_end_matches([
        '"', '\'', '”', '’', '»', '«', '“', ')', ']', '」', '』', '）',
    ])
}

/// Appends a line to a text, with a space unless both sides belong to a script without spaces.
pub(super) fn join(text: &mut String, next: &str) {
    let close = |character: Option<char>| character.is_some_and(text::is_ideographic);
    let seamless = close(text.chars().next_back()) && close(next.chars().next());
    if !text.is_empty() && !seamless {
        text.push(' ');
    }
    text.push_str(next);
}
