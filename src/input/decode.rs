//! Bytes to text: byte order mark, content type, `<meta>`, then the bytes themselves.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How far into the page a declaration is looked for. The standard asks for 1,024 bytes; pages
/// with long comments and scripts before it are common.
const PRESCAN: usize = 16 * 1024;

/// How much of the page the detector reads.
const DETECTED: usize = 256 * 1024;

/// One invalid sequence in this many characters does not speak against a declared encoding: pages
/// are cut, and quote others carelessly.
const CHARACTERS_FOR_EACH_INVALID: usize = 500;

/// Text with more than one replaced or control character in this many is no text.
const CHARACTERS_FOR_EACH_NOISE: usize = 8;

/// Text, and how it was found.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) encoding: &'static str,
    pub(crate) source: Source,
    /// Whether bytes were replaced by U+FFFD.
    pub(crate) invalid: bool,
}

impl Decoded<'_> {
    fn replaced(&self) -> usize {
        self.text.matches(char::REPLACEMENT_CHARACTER).count()
    }

    /// Whether the bytes are no text in any encoding, such as those of an image.
    pub(crate) fn is_noise(&self) -> bool {
        let is_noise = |character: &char| {
            *character == char::REPLACEMENT_CHARACTER
                || character.is_control() && !character.is_whitespace()
        };
        let noise = self.text.chars().filter(is_noise).count();
        noise > self.text.chars().count() / CHARACTERS_FOR_EACH_NOISE
    }
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
        let decoded = decode_as(bytes, encoding, source);
        if !decoded.invalid
            || decoded.replaced() <= 1 + decoded.text.len() / CHARACTERS_FOR_EACH_INVALID
        {
            return decoded;
        }
        // Real pages declare an encoding that they are not in, in whole.
        let detected = detect(bytes);
        let better = decode_as(bytes, detected, Source::Detection);
        return if better.invalid { decoded } else { better };
    }
    decode_as(bytes, detect(bytes), Source::Detection)
}

fn decode_as<'a>(bytes: &'a [u8], encoding: &'static Encoding, source: Source) -> Decoded<'a> {
    let (text, invalid) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text,
        encoding: encoding.name(),
        source,
        invalid,
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
        if is_meta && let Some(found) = after.split('>').next().and_then(charset) {
            return Some(found);
        }
    }
    None
}
