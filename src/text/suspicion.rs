//! Mojibake: what may be wrong with a text, and in which encoding it may have been read.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1251, WINDOWS_1252};

use crate::bytes;

/// What may be wrong with a text, found in one pass.
#[derive(Default)]
pub(super) struct Suspicion {
    latin: bool,
    cyrillic: bool,
    macintosh: bool,
    pub(super) controls: bool,
}

/// Whether a text has any of the characters that all suspicion starts from: letters from `À` to `ÿ`
/// and of Cyrillic, `¬`, `√`, `‚`, and control characters beyond ASCII. Most texts have none.
pub(super) fn is_possible(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.is_ascii() {
        return false;
    }
    let starts = |at: usize, ends: &[&[u8]]| {
        let rest = bytes.get(at + 1..).unwrap_or(&[]);
        ends.iter().any(|end| rest.starts_with(end))
    };
    let is_sign = |at: usize| {
        let control = bytes.get(at + 1).is_some_and(|next| *next < 0xA0);
        control || starts(at, &[b"\xAC"])
    };
    memchr::memchr2(0xC3, 0xD0, bytes).is_some()
        || memchr::memchr_iter(0xC2, bytes).any(is_sign)
        || memchr::memchr_iter(0xE2, bytes).any(|at| starts(at, &[b"\x80\x9A", b"\x88\x9A"]))
}

/// What makes a whole page suspicious.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PageSuspicion {
    None,
    /// Sequences as they are left where windows-1252 was read in place of UTF-8.
    Sequences,
    /// Control characters beyond ASCII that nobody writes.
    Controls,
}

/// Whether the byte behind C2 makes one of the control characters from U+0080, which nobody writes; U+0085
/// is a line end.
fn is_stray_control(byte: u8) -> bool {
    (0x80..0xA0).contains(&byte) && byte != 0x85
}

/// How many such control characters there are in the bytes of a text.
pub(crate) fn stray_controls(bytes: &[u8]) -> usize {
    let leads = memchr::memchr_iter(0xC2, bytes);
    let behind = leads.filter_map(|at| bytes.get(at + 1));
    behind.filter(|byte| is_stray_control(**byte)).count()
}

/// What makes a page suspicious, in one pass over its bytes.
pub(super) fn of_page(markup: &str) -> PageSuspicion {
    let bytes = markup.as_bytes();
    let mut found = PageSuspicion::None;
    for at in memchr::memchr2_iter(0xC2, 0xC3, bytes) {
        match bytes.get(at..).unwrap_or(&[]) {
            [0xC2, next, ..] if is_stray_control(*next) => return PageSuspicion::Controls,
            // `Â` or `Ã` before a sign, and `â€`.
            [0xC3, 0x82 | 0x83, 0xC2, ..] | [0xC3, 0xA2, 0xE2, 0x82, 0xAC, ..] => {
                found = PageSuspicion::Sequences;
            }
            _ => {}
        }
    }
    found
}

/// Where the first character of a text stands that is not of ASCII.
fn first_beyond_ascii(text: &str) -> Option<usize> {
    let passed = bytes::passed(text.as_bytes(), |byte| byte.is_ascii());
    let left = text.as_bytes().get(passed..)?;
    let at = left.iter().position(|byte| !byte.is_ascii())?;
    Some(passed + at)
}

impl Suspicion {
    pub(super) fn of(text: &str) -> Suspicion {
        let mut suspicion = Suspicion::default();
        let mut rest = text;
        let (mut earlier, mut before) = (' ', ' ');
        // Only characters beyond ASCII, and a space right behind one, arouse suspicion.
        while let Some(skipped) = first_beyond_ascii(rest) {
            let (ascii, from) = rest.split_at_checked(skipped).unwrap_or((rest, ""));
            let mut last = ascii.bytes().rev().map(char::from);
            if let Some(one) = last.next() {
                earlier = last.next().unwrap_or(before);
                before = one;
            }
            let mut characters = from.chars();
            for character in characters.by_ref() {
                suspicion.take(earlier, before, character);
                (earlier, before) = (before, character);
                if character.is_ascii() {
                    break;
                }
            }
            rest = characters.as_str();
        }
        suspicion
    }

    /// Takes a character in, with the two before it.
    fn take(&mut self, earlier: char, before: char, character: char) {
        const UNASSIGNED: [char; 5] = ['\u{81}', '\u{8D}', '\u{8F}', '\u{90}', '\u{9D}'];
        if !character.is_ascii() {
            self.controls |= character < '\u{A0}' && !UNASSIGNED.contains(&character);
            // No pair starts with most letters of Cyrillic.
            if before.is_ascii() || matches!(before, 'А'..='я') && !matches!(before, 'в' | 'Г')
            {
                return;
            }
            self.latin |= matches!(before, 'Â'..='ô') && !('À'..'Œ').contains(&character);
            self.cyrillic |= is_cyrillic_pair(earlier, before, character);
            self.macintosh |= is_macintosh_pair(earlier, before, character);
        } else if character == ' ' {
            self.latin |= is_half(earlier, before);
        }
    }

    pub(super) fn encodings(&self) -> impl Iterator<Item = &'static Encoding> + use<> {
        let suspected = [
            (self.macintosh, MACINTOSH),
            (self.latin, WINDOWS_1252),
            (self.cyrillic, WINDOWS_1251),
        ];
        let suspected = suspected.into_iter().filter(|(is, _)| *is);
        suspected.map(|(_, encoding)| encoding)
    }
}

fn is_cyrillic_pair(earlier: char, before: char, character: char) -> bool {
    let is_sign = |character: char| !character.is_ascii() && !matches!(character, 'А'..='я');
    let is_run = matches!(earlier, 'Р' | 'С') && matches!(character, 'Р' | 'С');
    (before == 'в' && character == 'Ђ')
        || is_run && is_sign(before)
        || before == 'Г' && is_sign(character)
}

fn is_macintosh_pair(earlier: char, before: char, character: char) -> bool {
    before == '√' || before == '¬' && earlier != '‚' || before == '‚' && character == 'Ä'
}

/// Whether a lead character before a space is what is left of a no-break space or of `à`, since no
/// word ends so.
pub(super) fn is_half(before: char, lead: char) -> bool {
    match lead {
        'Â' => before.is_lowercase() || matches!(before, '.' | ',' | ':' | ';' | '!' | '?' | ')'),
        'Ã' => before.is_lowercase(),
        _ => false,
    }
}
