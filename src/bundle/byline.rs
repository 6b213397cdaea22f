//! The outlet beside a link of a bundle.

use std::borrow::Cow;

use super::token::{Mark, Piece};
use crate::text;

/// An outlet's name is hardly longer, in characters, where only its place tells what it is.
const LONGEST_OUTLET: usize = 80;

/// Ministries and institutes have names that are longer; markup says that they are names.
const LONGEST_MARKED_OUTLET: usize = 160;

/// How long the time of an entry is at most, in characters, where it stands behind the outlet.
const LONGEST_TIME: usize = 24;

/// What is set between a headline and its outlet.
const SIGNS: [char; 20] = [
    '-', '‐', '‑', '‒', '–', '—', '―', '|', '｜', '·', '•', '・', ':', '：', '~', '/', '»', '›',
    '(', '[',
];

/// What is set between an outlet and the headline that follows it.
const LEADING_SIGNS: [char; 9] = ['-', '–', '—', '|', '｜', '·', '•', ':', '：'];

/// What stands between a headline and its outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Two no-break spaces, as Google News sets them.
    Wide,
    /// A dash, a bar, a bracket or the like.
    Sign,
    /// A space, or nothing.
    Plain,
    /// A line break or the edge of a block.
    Break,
}

/// An outlet as it was found beside a link.
pub(super) struct Outlet {
    pub(super) name: Option<String>,
    pub(super) mark: Mark,
    pub(super) gap: Gap,
    /// Whether it stands before the headline.
    pub(super) leads: bool,
    /// The text that follows it.
    pub(super) rest: String,
}

impl Outlet {
    /// Whether nothing follows it that an entry does not have: a snippet where the outlet leaves no
    /// doubt, else a time.
    pub(super) fn ends_an_entry(&self, google: bool) -> bool {
        let snippet = google && self.mark == Mark::Gray;
        let short = || self.rest.chars().count() <= LONGEST_TIME;
        self.rest.is_empty() || snippet || google && short()
    }
}

impl Default for Outlet {
    fn default() -> Self {
        Outlet {
            name: None,
            mark: Mark::Plain,
            gap: Gap::Plain,
            leads: false,
            rest: String::new(),
        }
    }
}

/// The outlet behind a link, in the pieces of text that follow it.
pub(super) fn outlet(after: &[Piece<'_>]) -> Option<Outlet> {
    let first = after.iter().position(|piece| !is_blank(&piece.text))?;
    let (space, pieces) = after.split_at_checked(first)?;
    let wide: usize = space.iter().map(|piece| count_wide(&piece.text)).sum();
    let piece = pieces.first()?;
    let separator = pieces.get(1).filter(|_| says_nothing(piece));
    let separated = separator.filter(|next| next.mark != Mark::Plain && !next.after_break);
    let (pieces, signed) = match separated {
        Some(_) => (pieces.get(1..)?, piece.text.contains(SIGNS)),
        None => (pieces, false),
    };
    let piece = pieces.first()?;
    let (name, rest) = name_and_rest(pieces);
    let wide = wide + count_wide(leading_space(&name));
    let (bare, has_sign) = without_separator(&name);
    let gap = if wide >= 2 {
        Gap::Wide
    } else if signed || has_sign {
        Gap::Sign
    } else if piece.after_break {
        Gap::Break
    } else {
        Gap::Plain
    };
    named(bare, piece.mark, gap, rest)
}

/// The outlet before a link: in an element of its own, or with a sign between it and the headline.
pub(super) fn leading_outlet(before: &[Piece<'_>]) -> Option<Outlet> {
    let first = before.iter().position(|piece| !says_nothing(piece))?;
    let pieces = before.get(first..)?;
    let mark = pieces.first()?.mark;
    let (name, rest) = name_and_rest(pieces);
    let name = name.trim_end();
    let bare = name.trim_end_matches(LEADING_SIGNS);
    let signed = bare.len() < name.len();
    let gap = if signed { Gap::Sign } else { Gap::Plain };
    let set_off = signed || mark != Mark::Plain;
    let outlet = named(bare, mark, gap, rest).filter(|outlet| outlet.rest.is_empty() && set_off)?;
    Some(Outlet {
        leads: true,
        ..outlet
    })
}

/// An item without a link: its headline, and the outlet that markup or two no-break spaces set off.
pub(super) fn headline_and_outlet(pieces: &[Piece<'_>]) -> Option<(String, Outlet)> {
    let gray = |piece: &Piece<'_>| piece.mark == Mark::Gray && !says_nothing(piece);
    if let Some(at) = pieces.iter().position(gray) {
        let (headline, outlet) = pieces.split_at_checked(at)?;
        let wide: usize = headline.iter().map(|piece| count_wide(&piece.text)).sum();
        let (name, rest) = name_and_rest(outlet);
        let gap = if wide >= 2 { Gap::Wide } else { Gap::Plain };
        return with_headline(&joined(headline), named(&name, Mark::Gray, gap, rest)?);
    }
    let text = joined(pieces);
    let text = text.trim_matches(is_wide_or_space);
    let (headline, outlet) = text.rsplit_once("\u{A0}\u{A0}")?;
    let mark = pieces.iter().rev().find(|piece| !says_nothing(piece))?.mark;
    with_headline(headline, named(outlet, mark, Gap::Wide, String::new())?)
}

fn with_headline(headline: &str, outlet: Outlet) -> Option<(String, Outlet)> {
    let headline = text::collapse(headline);
    let headline = headline.trim_matches(is_wide_or_space);
    (!is_filler(headline)).then(|| (headline.to_owned(), outlet))
}

fn joined<'p>(pieces: &'p [Piece<'_>]) -> Cow<'p, str> {
    match pieces {
        [only] => Cow::Borrowed(&only.text),
        _ => Cow::Owned(pieces.iter().map(|piece| &*piece.text).collect()),
    }
}

/// The text of the pieces that are set off like the first one, up to a break, and the
/// text that follows.
fn name_and_rest<'p>(pieces: &'p [Piece<'_>]) -> (Cow<'p, str>, String) {
    let mark = pieces.first().map_or(Mark::Plain, |piece| piece.mark);
    let length = pieces
        .iter()
        .enumerate()
        .take_while(|(at, piece)| *at == 0 || piece.mark == mark && !piece.after_break)
        .count();
    let (own, rest) = pieces.split_at_checked(length).unwrap_or_default();
    let rest = match rest.iter().all(says_nothing) {
        true => String::new(),
        false => text::collapse(&joined(rest)).into_owned(),
    };
    (joined(own), rest)
}

fn leading_space(text: &str) -> &str {
    if starts_word(text) {
        return "";
    }
    let length = text.len() - text.trim_start_matches(is_wide_or_space).len();
    text.get(..length).unwrap_or("")
}

/// A name without the sign before it and the brackets around it, and whether there was one.
fn without_separator(name: &str) -> (&str, bool) {
    let name = trim_wide(name);
    if starts_word(name) {
        return (name, false);
    }
    for (opening, closing) in [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')] {
        let inner = name
            .strip_prefix(opening)
            .and_then(|inner| inner.strip_suffix(closing));
        if let Some(inner) = inner {
            return (inner, true);
        }
    }
    // A comma behind a headline is no part of a name; other signs may start one.
    let bare = name.trim_start_matches(SIGNS);
    let bare = bare.strip_prefix([',', '，', '、']).unwrap_or(bare);
    let spaced = bare.starts_with(is_wide_or_space) || !name.starts_with(['/', '~', '(', '[']);
    if bare.len() < name.len() && spaced {
        (bare.trim_start_matches(is_wide_or_space), true)
    } else {
        (name, false)
    }
}

fn named(name: &str, mark: Mark, gap: Gap, rest: String) -> Option<Outlet> {
    let name = text::collapse(name);
    let name = trim_wide(&name);
    let name = name.strip_suffix(" …").unwrap_or(name);
    let name = name.trim_end_matches([' ', '-', '–', '—']);
    let longest = match mark {
        Mark::Plain => LONGEST_OUTLET,
        Mark::Element | Mark::Gray => LONGEST_MARKED_OUTLET,
    };
    let is_short = name.len() <= longest || name.chars().count() <= longest;
    let fits = is_short && (starts_word(name) || name.chars().any(char::is_alphanumeric));
    let is_date = mark != Mark::Gray && text::date::whole(name).is_some();
    fits.then(|| Outlet {
        name: Some(name.to_owned()).filter(|_| !is_date),
        mark,
        gap,
        leads: false,
        rest,
    })
}

/// White space, and what the no-break space becomes where UTF-8 was read as windows-1252.
fn is_wide_or_space(character: char) -> bool {
    text::is_space(character) || matches!(character, 'Â' | '\u{200B}' | '\u{FEFF}')
}

/// Whether a text starts with a letter of ASCII or of Cyrillic (U+0400 to U+047F), with a Chinese character
/// (U+4E00 to U+9FFF) or one of Korean (U+B000 to U+CFFF), as nearly all names and headlines do.
fn starts_word(text: &str) -> bool {
    matches!(
        text.as_bytes(),
        [b'A'..=b'Z' | b'a'..=b'z' | 0xD0 | 0xD1 | 0xE5..=0xE9 | 0xEB | 0xEC, ..]
            | [0xE4, 0xB8..=0xBF, ..]
    )
}

/// A text without such characters at its ends.
fn trim_wide(text: &str) -> &str {
    match text::shows_at_ends(text) {
        true => text,
        false => text.trim_matches(is_wide_or_space),
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(is_wide_or_space)
}

/// How many no-break spaces a text has.
fn count_wide(text: &str) -> usize {
    text.chars()
        .filter(|character| *character == '\u{A0}')
        .count()
}

/// Whether a piece says nothing. In the colour of outlets a number is a name.
pub(super) fn says_nothing(piece: &Piece<'_>) -> bool {
    is_filler(&piece.text)
        && !(piece.mark == Mark::Gray && piece.text.contains(char::is_alphanumeric))
}

/// Text that says nothing: white space, punctuation, the number of an item, the start of a character
/// reference where the description was cut.
pub(super) fn is_filler(text: &str) -> bool {
    if starts_word(text) {
        return false;
    }
    let reference = |rest: &str| {
        let name = rest.trim_end_matches(['.', '…', ' ', '[', ']']);
        name.len() < "nbsp;".len() && "nbsp;".starts_with(name)
    };
    text.chars()
        .all(|character| is_wide_or_space(character) || !character.is_alphabetic())
        || text.trim_start().strip_prefix('&').is_some_and(reference)
}
