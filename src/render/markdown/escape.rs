//! Text that is read as text in Markdown.

use super::flanking::{Class, class};
use super::inline::Place;
use crate::block::Inline;
use crate::render::event::{Event, Mark};

/// The longest name or number of a character reference, which bounds the look ahead.
const MAX_REFERENCE: usize = 32;

/// Characters that only have a meaning in pairs: whether the run has enough of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flags {
    dollars: bool,
    tildes: bool,
    stars: bool,
    underscores: bool,
    /// Brackets are paired with those of links, images and footnote references.
    brackets: bool,
}

impl Flags {
    /// For text of which the rest of the run is not known.
    pub(super) const ALL: Flags = Flags {
        dollars: true,
        tildes: true,
        stars: true,
        underscores: true,
        brackets: true,
    };

    /// Looks through a whole run.
    pub(super) fn of(events: &[Event<'_>]) -> Self {
        let [mut dollars, mut tildes, mut stars, mut underscores] = [0; 4];
        let mut brackets = false;
        for event in events {
            let text = match event {
                Event::Text(text) => text,
                Event::Start(Mark::Link(link)) => {
                    brackets = true;
                    link.address.as_str()
                }
                // Marks have delimiters of their own, to which one in a text could belong.
                Event::Start(Mark::Styled(_)) => "~~",
                Event::Start(_) => "**__",
                Event::Leaf(Inline::Code { text }) => text,
                Event::Leaf(Inline::LineBreak) | Event::End(_) => continue,
                Event::Leaf(_) => return Flags::ALL,
            };
            for byte in text.bytes() {
                dollars += usize::from(byte == b'$');
                tildes += usize::from(byte == b'~');
                stars += usize::from(byte == b'*');
                underscores += usize::from(byte == b'_');
            }
        }
        Flags {
            dollars: dollars > 1 && may_close(events, '$'),
            tildes: tildes > 1 && may_close(events, '~'),
            stars: stars > 1,
            underscores: underscores > 1,
            brackets,
        }
    }
}

/// Whether one of these signs behind another could end what that one starts: it stands behind no space.
fn may_close(events: &[Event<'_>], sign: char) -> bool {
    let mut seen = false;
    for event in events {
        let text = match event {
            Event::Text(text) => *text,
            Event::Start(Mark::Link(link)) => link.address.as_str(),
            Event::Start(Mark::Styled(_)) if sign == '~' => return true,
            Event::Leaf(Inline::Code { text }) => text.as_str(),
            _ => continue,
        };
        for (at, _) in text.match_indices(sign) {
            let before = text.get(..at).unwrap_or("");
            if seen && !before.ends_with(' ') {
                return true;
            }
            seen = true;
        }
    }
    false
}

/// What stands around a piece of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Surroundings {
    /// The last character before the text in its run.
    pub(super) before: Option<char>,
    /// Whether the text is the first on a line where a block could start.
    pub(super) line_start: bool,
    /// Whether a link or something like it follows directly.
    pub(super) bracket_follows: bool,
    /// Whether nothing follows in the run.
    pub(super) ends_run: bool,
    pub(super) place: Place,
}

/// Appends text with a backslash before each character that would be read as markup.
pub(super) fn push_escaped(out: &mut String, text: &str, surroundings: Surroundings, flags: Flags) {
    let text = match surroundings.before {
        None | Some('\n') => text.trim_start_matches(' '),
        Some(_) => text,
    };
    let block_mark = surroundings.line_start.then(|| block_mark(text)).flatten();
    let mut before = surroundings.before;
    let mut copied = 0;
    for (at, character) in text.char_indices() {
        let neighbours = Neighbours {
            before,
            at_start: at == 0,
            rest: text.get(at..).unwrap_or(""),
        };
        before = Some(character);
        if character.is_control() {
            out.push_str(text.get(copied..at).unwrap_or(""));
            out.push(' ');
            copied = at + character.len_utf8();
        } else if character == '[' && neighbours.after_bracket() {
            // Readers differ on whether a backslash keeps brackets side by side apart.
            out.push_str("&#91;");
            copied = 1;
        } else if character.is_ascii_punctuation()
            && (block_mark == Some(at) || is_markup(character, neighbours, surroundings, flags))
        {
            out.push_str(text.get(copied..at).unwrap_or(""));
            out.push('\\');
            copied = at;
        }
    }
    out.push_str(text.get(copied..).unwrap_or(""));
}

/// A character's place in its text.
#[derive(Clone, Copy)]
struct Neighbours<'a> {
    before: Option<char>,
    at_start: bool,
    /// The text from the character on.
    rest: &'a str,
}

impl Neighbours<'_> {
    fn after(&self) -> Option<char> {
        self.rest.chars().nth(1)
    }

    fn both(&self, wanted: Class) -> bool {
        [self.before, self.after()]
            .iter()
            .all(|neighbour| neighbour.map(class) == Some(wanted))
    }

    fn after_bracket(&self) -> bool {
        self.at_start && self.before == Some(']')
    }
}

fn is_markup(character: char, near: Neighbours<'_>, around: Surroundings, flags: Flags) -> bool {
    let after = near.after();
    let starts_line = around.line_start && near.at_start;
    match character {
        '`' => true,
        '\\' => after.is_none_or(|after| after.is_ascii_punctuation() || after.is_control()),
        '*' => starts_line || flags.stars && !near.both(Class::Space),
        '_' => {
            let apart = near.both(Class::Space) || near.both(Class::Word);
            starts_line || flags.underscores && !apart
        }
        '[' => starts_line || flags.brackets || after == Some('^'),
        ']' => {
            let follows = after.map_or(!around.ends_run, |after| "([:".contains(after));
            flags.brackets || follows
        }
        '(' | ':' => near.after_bracket(),
        '^' => near.at_start && near.before == Some('['),
        '!' => after.is_none() && around.bracket_follows || after == Some('['),
        '<' => after.is_some_and(|after| after.is_ascii_graphic()),
        '&' => starts_reference(near.rest),
        '$' => flags.dollars,
        '~' => flags.tildes,
        '|' => around.place == Place::Cell,
        '#' => around.place == Place::Heading && ends_heading(near),
        _ => false,
    }
}

/// Whether a number sign is the first of those that would be read as the end of a heading's mark.
fn ends_heading(near: Neighbours<'_>) -> bool {
    near.before.is_none_or(|before| before == ' ') && near.rest.trim_start_matches('#').is_empty()
}

/// Whether text starts with a character reference.
pub(super) fn starts_reference(text: &str) -> bool {
    let Some(name) = text.strip_prefix('&') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    let end = name
        .bytes()
        .take(MAX_REFERENCE)
        .position(|byte| !byte.is_ascii_alphanumeric());
    end.is_some_and(|end| end > 0 && name.as_bytes().get(end) == Some(&b';'))
}

/// Where a line of text has the character that would make it start another block: a heading, a
/// list, a quote, a fence, an underline of a heading or of a table's header.
fn block_mark(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let mark = match first {
        '>' | '|' | '~' => true,
        '#' => is_alone(text.trim_start_matches('#')),
        '+' => is_alone(text.get(1..)?),
        '-' => is_alone(text.get(1..)?) || text.starts_with("--") || text.starts_with("-:"),
        '=' => is_alone(text.trim_start_matches('=')),
        ':' => text.starts_with(":-"),
        _ => return number_mark(text),
    };
    mark.then_some(0)
}

/// Whether what follows a mark sets it apart from text.
fn is_alone(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|next| next == ' ' || next.is_control())
        || rest.starts_with('|')
}

/// Where the mark after an item's number stands.
fn number_mark(text: &str) -> Option<usize> {
    let digits = text.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let rest = text.get(digits..)?;
    let after = rest.strip_prefix(['.', ')'])?;
    ((1..=9).contains(&digits) && is_alone(after)).then_some(digits)
}
