//! Text that can stand in HTML.

use std::fmt;

/// Text with everything escaped that has a meaning in HTML text or in a quoted attribute. Control
/// characters that HTML does not know are left out.
pub(super) struct Escaped<'a> {
    text: &'a str,
    one_line: bool,
}

impl<'a> Escaped<'a> {
    /// Escapes `text`; its line ends too if it has to stay on one line.
    pub(super) fn new(text: &'a str, one_line: bool) -> Self {
        Escaped { text, one_line }
    }

    /// What stands for a character, if it cannot stand as it is.
    fn replacement(&self, character: char) -> Option<&'static str> {
        match character {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '"' => Some("&quot;"),
            '\'' => Some("&#39;"),
            '\n' if self.one_line => Some("&#10;"),
            '\r' if self.one_line => Some("&#10;"),
            '\n' | '\r' | '\t' => None,
            _ if character.is_control() => Some(""),
            _ => None,
        }
    }
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.text;
        while let Some((at, replacement)) = rest.char_indices().find_map(|(at, character)| {
            let replacement = self.replacement(character)?;
            Some((at, replacement))
        }) {
            let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
            formatter.write_str(before)?;
            formatter.write_str(replacement)?;
            let mut characters = after.chars();
            characters.next();
            rest = characters.as_str();
        }
        formatter.write_str(rest)
    }
}
