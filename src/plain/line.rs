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

/// A text unescaped, with white space folded.
pub(super) fn clean(raw: &str) -> Cow<'_, str> {
    match text::unescape(raw) {
        Cow::Borrowed(text) => text::collapse(text),
        Cow::Owned(text) => Cow::Owned(text::collapse(&text).into_owned()),
    }
}

fn indent(raw: &str) -> usize {
    raw.chars()
        .take_while(|&character| text::is_space(character))
        .map(columns)
        .sum()
}

/// How many columns a white space takes.
pub(super) fn columns(space: char) -> usize {
    if space == '\t' { TAB } else { 1 }
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
        // A page that ends within a sentence ends no paragraph.
        let turned = raw.is_empty() && before == Some(&b'\n') && separator == Some('\u{C}');
        let rest = text.get(self.after..).filter(|_| turned).unwrap_or("");
        let goes_on = rest.starts_with(char::is_lowercase);
        (!inside && !goes_on).then_some(raw)
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

/// Words that join a part of a compound to another compound: `Hin- und Rückfahrt`.
const BETWEEN_COMPOUNDS: [&str; 10] = [
    "and", "bzw.", "en", "et", "i", "och", "og", "oder", "or", "und",
];

/// What the hyphens at the ends of lines are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hyphens {
    /// Those of compounds.
    Kept,
    /// Mostly such as part a word where a line ends.
    Dropped,
}

/// Whether a hyphen at the end of a text parts a word that goes on in the next line, or a compound.
pub(super) fn is_hyphenated(text: &str, next: &str) -> bool {
    let word = text.strip_suffix(['-', '\u{2010}']);
    let first = next.split(' ').next().unwrap_or("");
    word.is_some_and(|word| word.ends_with(char::is_alphabetic))
        && next.starts_with(char::is_lowercase)
        && !BETWEEN_COMPOUNDS.contains(&first)
}

/// Appends a line to a text, with a space unless both sides belong to a script without spaces or to
/// one word.
pub(super) fn join(text: &mut String, next: &str, hyphens: Hyphens) {
    let close = |character: Option<char>| character.is_some_and(text::is_ideographic);
    let hyphenated = is_hyphenated(text, next);
    if hyphenated && hyphens == Hyphens::Dropped {
        text.pop();
    }
    let seamless = hyphenated || close(text.chars().next_back()) && close(next.chars().next());
    if !text.is_empty() && !seamless {
        text.push(' ');
    }
    text.push_str(next);
}
