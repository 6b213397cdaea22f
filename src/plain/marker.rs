//! Marks at the start of a line, or instead of one: bullets, numbers, rules, fences.

use super::line::{Line, width};

/// What a list item starts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// A bullet, or a sign that is used as one.
    Bullet,
    /// A dash, which may as well start a line of dialogue or name a source.
    Dash,
    /// A number.
    Number(u64),
}

/// Signs that start a list item if a space follows.
const SPACED_BULLETS: [char; 4] = ['-', '*', '+', '·'];

/// Bullets that stand before headings as well.
const SIGNS_OF_HEADINGS: [char; 6] = ['■', '□', '●', '○', '►', '▸'];

/// Signs that are hardly anything but bullets.
const BULLETS: [char; 20] = [
    '•', '・', '‣', '◦', '▪', '▫', '●', '○', '■', '□', '►', '▸', '▹', '➢', '➤', '➔', '✓', '✔', '⁃',
    '∙',
];

/// Longer numbers are years and the like.
const MOST_DIGITS: usize = 3;

/// What stands behind the number of an item.
const NUMBER_ENDS: [char; 2] = ['.', ')'];

/// The same where no space follows.
const CLOSE_NUMBER_ENDS: [char; 3] = ['、', '．', '）'];

/// Three are the fewest marks that make a rule or a fence.
const FEWEST_MARKS: usize = 3;

/// Marks of a fence beyond these are not counted, which bounds how often a fence is looked for.
const MOST_MARKS: usize = 16;

/// The marker a line starts with, and the item's text; the text is never empty.
pub(super) fn item(text: &str) -> Option<(Marker, &str)> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let (marker, rest) = if BULLETS.contains(&first) {
        (Marker::Bullet, rest)
    } else if SPACED_BULLETS.contains(&first) {
        (Marker::Bullet, rest.strip_prefix(' ')?)
    } else if matches!(first, '–' | '—' | '―' | '−') {
        (Marker::Dash, rest.strip_prefix(' ')?)
    } else if task(text).0.is_some() {
        (Marker::Bullet, text)
    } else {
        number(text)?
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((marker, rest))
}

fn number(text: &str) -> Option<(Marker, &str)> {
    let (text, bracketed) = match text.strip_prefix('(') {
        Some(text) => (text, true),
        None => (text, false),
    };
    let end = text.find(|character: char| !character.is_ascii_digit())?;
    let (digits, rest) = text.split_at_checked(end)?;
    if digits.len() > MOST_DIGITS {
        return None;
    }
    let number = digits.parse().ok()?;
    let mark = rest.chars().next()?;
    let rest = rest.get(mark.len_utf8()..)?;
    if bracketed && mark != ')' {
        return None;
    }
    if CLOSE_NUMBER_ENDS.contains(&mark) {
        return Some((Marker::Number(number), rest));
    }
    let rest = NUMBER_ENDS.contains(&mark).then_some(rest)?;
    Some((Marker::Number(number), rest.strip_prefix(' ')?))
}

/// The box of a task, as done or not, and the text behind it.
pub(super) fn task(text: &str) -> (Option<bool>, &str) {
    let boxes = [
        ("[ ] ", false),
        ("[x] ", true),
        ("[X] ", true),
        ("☐ ", false),
        ("☑ ", true),
    ];
    let found = boxes
        .iter()
        .find_map(|(sign, done)| text.strip_prefix(sign).map(|rest| (Some(*done), rest)));
    found.unwrap_or((None, text))
}

/// Whether the sign that an item starts with may be that of a heading.
pub(super) fn may_head(marker: Marker, text: &str) -> bool {
    match marker {
        Marker::Number(_) => true,
        Marker::Bullet => text.starts_with(SIGNS_OF_HEADINGS),
        Marker::Dash => false,
    }
}

/// Level and text of a heading that marks stand before, or around.
pub(super) fn heading(text: &str) -> Option<(u8, &str)> {
    match text.as_bytes().first()? {
        b'#' => sharp_heading(text),
        b'=' => wiki_heading(text),
        b'*' | b'-' | b'~' | b'_' | b'+' => framed_heading(text),
        _ => None,
    }
}

/// Level and text of a heading as wikis and AsciiDoc have it, with equals signs before it, and
/// perhaps as many behind it.
fn wiki_heading(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('=');
    let level = u8::try_from(text.len() - rest.len()).ok()?;
    let title = rest.trim_end_matches('=');
    let closed = rest.len() - title.len() == usize::from(level);
    let spaced = rest.starts_with(' ') && (closed || title.len() == rest.len());
    let title = title.trim();
    let titled = match level {
        1 => spaced && title.starts_with(char::is_uppercase),
        2..=6 => spaced || closed,
        _ => false,
    };
    (titled && title.contains(char::is_alphabetic)).then_some((level, title))
}

/// Level and text of a heading with the same marks before and behind it, two at least.
fn framed_heading(text: &str) -> Option<(u8, &str)> {
    let mark = text.chars().next()?;
    let rest = text.trim_start_matches(mark);
    let title = rest.trim_end_matches(mark);
    let framed = text.len() - rest.len() >= 2 && rest.len() - title.len() >= 2;
    let title = title.strip_prefix(' ')?.strip_suffix(' ')?;
    (framed && title.contains(char::is_alphabetic)).then_some((FRAMED_LEVEL, title))
}

/// The level of headings between marks.
const FRAMED_LEVEL: u8 = 2;

/// Level and text of a heading that starts with number signs.
fn sharp_heading(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('#');
    let level = u8::try_from(text.len() - rest.len()).ok()?;
    let title = rest.strip_prefix(' ')?;
    let title = match title.trim_end_matches('#') {
        closed if closed.ends_with(' ') => closed.trim_end(),
        _ => title,
    };
    ((1..=6).contains(&level) && !title.is_empty()).then_some((level, title))
}

/// The one mark that a line consists of, at least three times.
fn only_mark(text: &str) -> Option<char> {
    let first = text.chars().next()?;
    let mut marks = 0;
    for character in text.chars().filter(|&character| character != ' ') {
        if character != first {
            return None;
        }
        marks += 1;
    }
    (marks >= FEWEST_MARKS).then_some(first)
}

/// What stands above the signature of a mail.
const SIGNATURE: &str = "--";

/// Whether a line is a rule.
pub(super) fn is_rule(text: &str) -> bool {
    matches!(text, "⁂" | SIGNATURE)
        || only_mark(text).is_some_and(|mark| {
            matches!(
                mark,
                '-' | '*'
                    | '_'
                    | '='
                    | '~'
                    | '–'
                    | '—'
                    | '─'
                    | '━'
                    | '═'
                    | '•'
                    | '·'
                    | '+'
                    | '#'
            )
        })
}

/// A line under a heading may be this much longer, in columns, where its marks are others than those
/// of Markdown.
const LONGER_UNDERLINE: usize = 3;

/// The level of the heading that a line underlines.
pub(super) fn underline(text: &str, title: &str) -> Option<u8> {
    if text.contains(' ') {
        return None;
    }
    let fits = || {
        let (title, line) = (width(title), width(text));
        (title..=title + LONGER_UNDERLINE).contains(&line)
    };
    match only_mark(text)? {
        '=' | '═' => Some(1),
        '-' | '─' => Some(2),
        '~' | '*' | '+' | '#' if fits() => Some(3),
        '^' | '"' | '\'' if fits() => Some(4),
        _ => None,
    }
}

/// The level of the heading that stands between two equal lines, and is hardly wider than they are.
pub(super) fn between(above: &str, title: &str, below: &str) -> Option<u8> {
    if above != below || above.contains(' ') || title.is_empty() {
        return None;
    }
    let fits = |_: &char| width(title) <= width(above) + LONGER_UNDERLINE;
    match only_mark(above).filter(fits)? {
        '-' | '─' | '~' => Some(2),
        '=' | '═' | '*' | '#' | '+' | '━' => Some(1),
        _ => None,
    }
}

/// A heading's text without the marks that stand before it or around it.
pub(super) fn unmarked(title: &str) -> &str {
    if let Some((_, title)) = framed_heading(title) {
        return title;
    }
    let rest = title.trim_start_matches('*');
    match rest.strip_prefix(' ') {
        Some(rest) if title.len() - rest.len() > 2 && !rest.is_empty() => rest,
        _ => unstarred(title),
    }
}

/// A text that is strong as a whole, without the marks that say so.
pub(super) fn unstarred(text: &str) -> &str {
    let inner = |mark| {
        text.strip_prefix(mark)?
            .strip_suffix(mark)
            .map(|inner: &str| (inner, mark))
    };
    match inner("**").or_else(|| inner("__")) {
        Some((inner, mark)) if !inner.is_empty() && !inner.contains(mark) => inner,
        _ => text,
    }
}

/// A line that opens fenced code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fence<'a> {
    mark: char,
    marks: usize,
    /// What stands behind the marks: the language.
    pub(super) info: &'a str,
}

/// The fence that a line opens.
pub(super) fn fence(text: &str) -> Option<Fence<'_>> {
    let mark = text.chars().next().filter(|mark| "`~".contains(*mark))?;
    let info = text.trim_start_matches(mark);
    let marks = text.len() - info.len();
    let info = info.trim();
    // More than the language may stand there, but then as attributes: running text is none.
    let is_info = !info.contains(mark) && (!info.contains(' ') || info.contains(['=', '{']));
    (marks >= FEWEST_MARKS && is_info).then_some(Fence {
        mark,
        marks: marks.min(MOST_MARKS),
        info,
    })
}

impl Fence<'_> {
    /// Whether a line closes the fence.
    fn is_closed_by(&self, text: &str) -> bool {
        text.len() >= self.marks && text.chars().all(|character| character == self.mark)
    }

    /// A number for fences that the same lines close, or fewer.
    fn strength(&self) -> (usize, usize) {
        (usize::from(self.mark == '~'), self.marks)
    }
}

/// Finds where fences close, and remembers which were not found to, so that the same lines are
/// not searched over and over.
#[derive(Debug)]
pub(super) struct Fences {
    unclosed: [usize; 2],
}

impl Default for Fences {
    fn default() -> Self {
        Fences {
            unclosed: [usize::MAX; 2],
        }
    }
}

impl Fences {
    /// How many of the lines behind an opening fence stand before the line that closes it.
    pub(super) fn inside(&mut self, fence: &Fence<'_>, lines: &[Line<'_>]) -> Option<usize> {
        let (kind, marks) = fence.strength();
        let unclosed = self.unclosed.get_mut(kind)?;
        if marks >= *unclosed {
            return None;
        }
        let inside = lines.iter().position(|line| fence.is_closed_by(&line.text));
        if inside.is_none() {
            *unclosed = marks;
        }
        inside
    }
}
