//! Bytes to text: byte order mark, content type, `<meta>`, then the bytes themselves.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_2022_JP, REPLACEMENT, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
    X_USER_DEFINED,
};

use crate::text;

/// How far into the page a declaration is looked for. Browsers look into the first 1,024 bytes and
/// start anew where one comes later; pages with long comments and scripts before it are common.
const PRESCAN: usize = 64 * 1024;

/// How much of the page the detector reads.
const DETECTED: usize = 256 * 1024;

/// One invalid sequence in this many characters does not speak against a declared encoding: pages
/// are cut, and quote others carelessly.
const CHARACTERS_FOR_EACH_INVALID: usize = 500;

/// So many characters in a row that are well-formed UTF-8, and none that is not, are no accident in
/// an encoding whose characters take several bytes as well. Where each takes one, a single one is
/// none.
const UTF_8_BY_ACCIDENT: usize = 3;

/// A detected encoding must fit this much better than the declared one.
const BETTER: usize = 4;

/// What a PDF starts with (ISO 32000).
const PDF: &str = "%PDF-";

/// Text with more than one replaced or control character in this many is no text.
const CHARACTERS_FOR_EACH_NOISE: usize = 8;

/// The same for control characters alone: of packed bytes, about one in nine reads as one.
const CHARACTERS_FOR_EACH_CONTROL: usize = 20;

/// Text, and how it was found.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) encoding: &'static str,
    pub(crate) source: Source,
    /// Whether bytes were replaced by U+FFFD.
    pub(crate) invalid: bool,
    /// The encoding that was declared and not believed.
    pub(crate) overruled: Option<&'static str>,
}

impl Decoded<'_> {
    /// How many characters speak against the encoding: those that were replaced, and the halves of
    /// wide ones that Shift_JIS makes of other Japanese text.
    fn misfits(&self) -> usize {
        let is_japanese = self.encoding == SHIFT_JIS.name();
        let is_half = |character: &char| is_japanese && ('｡'..='ﾟ').contains(character);
        let is_misfit =
            |character: &char| *character == char::REPLACEMENT_CHARACTER || is_half(character);
        match self.invalid || is_japanese {
            true => self.text.chars().filter(is_misfit).count(),
            false => 0,
        }
    }

    /// Whether the bytes are no text in any encoding, such as those of an image, or no page, such as those of
    /// a PDF, which are text in parts.
    pub(crate) fn is_noise(&self) -> bool {
        if self.text.starts_with(PDF) {
            return true;
        }
        let bytes = self.text.as_bytes();
        let characters = bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
        let replaced = self.text.matches(char::REPLACEMENT_CHARACTER).count();
        // Noise is no UTF-8; text that is has control characters of latin-1 where it was encoded twice.
        let is_utf8 = self.encoding == UTF_8.name() && !self.invalid;
        let of_latin = if is_utf8 {
            0
        } else {
            text::stray_controls(bytes)
        };
        let controls = controls(bytes) + of_latin;
        // A single one may have come into any text.
        controls > (characters / CHARACTERS_FOR_EACH_CONTROL).max(1)
            || replaced + controls > characters / CHARACTERS_FOR_EACH_NOISE
    }
}

/// How many control characters of ASCII that are no white space there are in the bytes of a text.
fn controls(bytes: &[u8]) -> usize {
    let is_control = |byte: u8| {
        let is_space = byte.wrapping_sub(b'\t') <= b'\r' - b'\t';
        (byte < b' ') & !is_space | (byte == 0x7F)
    };
    // All bytes are looked at alike, which compilers make a loop over many at once of.
    bytes.iter().filter(|byte| is_control(**byte)).count()
}

/// What told the encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    ByteOrderMark,
    ContentType,
    Meta,
    Detection,
}

/// Decodes a page. A declared encoding that does not fit the bytes gives way to one that does.
pub(crate) fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Decoded<'a> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let bytes = bytes.get(length..).unwrap_or_default();
        return decode_as(bytes, encoding, Source::ByteOrderMark);
    }
    let by_content_type = content_type
        .and_then(charset)
        .map(|encoding| (encoding, Source::ContentType));
    let by_meta = || declared(bytes).map(|encoding| (encoding, Source::Meta));
    if let Some((encoding, source)) = by_content_type.or_else(by_meta) {
        return declared_or_better(bytes, encoding, source);
    }
    decode_as(bytes, detect(bytes), Source::Detection)
}

/// Real pages declare an encoding that they are not in, in whole. The declaration is overruled where
/// the bytes are UTF-8, which no text of another encoding is by accident, and where they cannot be
/// what is declared.
fn declared_or_better<'a>(
    bytes: &'a [u8],
    declared: &'static Encoding,
    source: Source,
) -> Decoded<'a> {
    let overruled = |encoding: &'static Encoding| Decoded {
        overruled: Some(declared.name()),
        ..decode_as(bytes, encoding, Source::Detection)
    };
    if is_utf_8_all_the_same(bytes, declared) {
        return overruled(UTF_8);
    }
    let decoded = decode_as(bytes, declared, source);
    let misfits = decoded.misfits();
    if declared == REPLACEMENT || misfits <= 1 + decoded.text.len() / CHARACTERS_FOR_EACH_INVALID {
        return decoded;
    }
    let better = overruled(detect(bytes));
    match better.misfits() * BETTER <= misfits {
        true => better,
        false => decoded,
    }
}

/// Whether bytes are UTF-8, and not just ASCII, though another encoding is declared.
fn is_utf_8_all_the_same(bytes: &[u8], declared: &'static Encoding) -> bool {
    if declared == UTF_8 || declared == UTF_16BE || declared == UTF_16LE {
        return false;
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return false;
    };
    let least = match declared.is_single_byte() {
        true => 1,
        false => 1 + UTF_8_BY_ACCIDENT,
    };
    // What tells that the encoding changes is ASCII, and no other text has it.
    let is_shifted = declared == ISO_2022_JP && bytes.contains(&0x1B);
    let mut beyond = text.chars().filter(|character| !character.is_ascii());
    !is_shifted && beyond.nth(least - 1).is_some()
}

fn decode_as<'a>(bytes: &'a [u8], encoding: &'static Encoding, source: Source) -> Decoded<'a> {
    let (text, invalid) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text,
        encoding: encoding.name(),
        source,
        invalid,
        overruled: None,
    }
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..DETECTED).unwrap_or(bytes), true);
    detector.guess(None, Utf8Detection::Allow)
}

/// The encoding that a content type names: `text/html; charset=…`.
fn charset(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let (_, rest) = lower.split_once("charset")?;
    let rest = rest.trim_start().strip_prefix('=')?.trim_start();
    let ends = |character: char| matches!(character, ';' | '"' | '\'' | ' ' | '>' | '/');
    let label = rest.trim_start_matches(['"', '\'']).split(ends).next()?;
    Encoding::for_label(label.as_bytes())
}

/// The encoding that a page declares in a `<meta>` or an XML declaration, with the exceptions of
/// the HTML standard: what says UTF-16 in ASCII is not, and `x-user-defined` is windows-1252.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..PRESCAN).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start);
    let found = xml_declaration(&start).or_else(|| meta(&start))?;
    if found == UTF_16BE || found == UTF_16LE {
        return Some(UTF_8);
    }
    Some(if found == X_USER_DEFINED {
        WINDOWS_1252
    } else {
        found
    })
}

fn xml_declaration(start: &str) -> Option<&'static Encoding> {
    let declaration = start.strip_prefix("<?xml")?.split("?>").next()?;
    let (_, rest) = declaration.split_once("encoding")?;
    let label = rest.trim_start().strip_prefix('=')?.trim_start();
    let label = label
        .trim_start_matches(['"', '\''])
        .split(['"', '\'', ' '])
        .next()?;
    Encoding::for_label(label.as_bytes())
}

fn meta(start: &str) -> Option<&'static Encoding> {
    let mut rest = start;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->")?.1;
            continue;
        }
        let is_meta = after
            .get(..4)
            .is_some_and(|name| name.eq_ignore_ascii_case("meta"));
        if is_meta && let Some(found) = meta_charset(after) {
            return Some(found);
        }
    }
    None
}

/// The encoding that a `<meta>` declares: in its own attribute, or as the content type.
fn meta_charset(tag: &str) -> Option<&'static Encoding> {
    let tag = tag.get("meta".len()..)?;
    if !tag.starts_with([' ', '\t', '\n', '\r', '\x0C', '/']) {
        return None;
    }
    let (mut content, mut is_type) = (None, false);
    let mut rest = tag;
    while let Some((name, value, after)) = attribute(rest) {
        if name.eq_ignore_ascii_case("charset") {
            return Encoding::for_label(value.as_bytes());
        } else if name.eq_ignore_ascii_case("http-equiv") {
            is_type = value.eq_ignore_ascii_case("content-type");
        } else if name.eq_ignore_ascii_case("content") {
            content = content.or_else(|| charset(value));
        }
        rest = after;
    }
    content.filter(|_| is_type)
}

/// The next attribute of a tag: its name, its value, and what stands behind it. None at the tag's
/// end.
fn attribute(tag: &str) -> Option<(&str, &str, &str)> {
    let tag = tag.trim_start_matches(|first: char| first.is_ascii_whitespace() || first == '/');
    let ends = |next: char| next.is_ascii_whitespace() || matches!(next, '=' | '>' | '/');
    let (name, rest) = tag.split_at_checked(tag.find(ends)?)?;
    let rest = rest.trim_ascii_start();
    let Some(value) = rest.strip_prefix('=').map(str::trim_ascii_start) else {
        return (!name.is_empty()).then_some((name, "", rest));
    };
    for mark in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(mark) {
            let (value, rest) = quoted.split_once(mark)?;
            return Some((name, value, rest));
        }
    }
    let ends = |next: char| next.is_ascii_whitespace() || next == '>';
    let (value, rest) = value.split_at_checked(value.find(ends)?)?;
    Some((name, value, rest))
}
