//! Notes: decisions that a caller may want to know of.

use super::FurnitureKind;

/// Something that was decided on the way from the input to the result. Text is never dropped
/// silently: where it was dropped by decision, a note says so.
///
/// New kinds may be added, so a `match` needs a wildcard arm.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "type", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Note {
    /// Bytes were decoded with this encoding.
    Decoded {
        /// The encoding's name in the WHATWG Encoding Standard, such as `windows-1251`.
        encoding: String,
        /// What told the encoding.
        source: EncodingSource,
    },
    /// The encoding that the content type or the page declares is not the one that the bytes are in,
    /// and was not used.
    EncodingOverruled {
        /// The name of the declared encoding.
        declared: String,
    },
    /// The page declares a language that its text is not written in, and the text's was told instead.
    LanguageOverruled {
        /// The declared language, as a tag of BCP 47.
        declared: String,
    },
    /// Bytes that the encoding does not know were replaced by U+FFFD.
    InvalidBytes,
    /// The input was over the limit and only its beginning was read.
    InputCut {
        /// How many bytes were read.
        kept: usize,
        /// How many there were.
        total: usize,
    },
    /// The input was still escaped and was unescaped this many times before it was read as HTML.
    Unescaped {
        /// How many rounds it took.
        rounds: u8,
    },
    /// The input was UTF-8 that had been read in another encoding, and was set right.
    MojibakeRepaired,
    /// The input ended inside a tag or an entity; the rest of it was dropped.
    CutMarkup {
        /// What was dropped, at most 200 characters of it.
        text: String,
    },
    /// Text stood beside the entries of a bundle and is in none of them: a line before or after the
    /// list, a snippet or a time behind an outlet, or, where the tags were stripped, a last headline
    /// whose outlet was cut off.
    BesideBundle {
        /// The text, at most 200 characters of it.
        text: String,
    },
    /// Elements nested deeper than the limit were made siblings.
    NestingFlattened,
    /// Formatting elements that were never closed were closed, or ignored, to bound their cost.
    FormattingBounded,
    /// A tag had more attributes than the limit, or the page gave its one `<html>` or `<body>` more
    /// of them time and again; the rest were dropped.
    AttributesCut,
    /// The page made up thousands of names of elements and attributes. Elements past that lost
    /// their names, and attributes were dropped.
    NamesBounded,
    /// The page has more elements than the limit; what comes behind was not read.
    ElementsCut,
    /// Reading the page took more steps than the limit; what comes behind was not read.
    StepsCut,
    /// The result holds as many bytes of text and addresses as the limit allows; the rest was left
    /// out.
    OutputCut,
    /// A piece that is no part of the text was removed.
    Furniture {
        /// What it was.
        kind: FurnitureKind,
        /// Its text or address.
        text: String,
    },
    /// A link was dropped, its text kept, because its scheme is not safe.
    UnsafeLink {
        /// The scheme, such as `javascript`.
        scheme: String,
    },
    /// The page shows next to nothing; its text was taken from what it declares in JSON-LD, or hands
    /// to its scripts under its own title.
    DeclaredText,
    /// No main content was found: the page is a shell whose content arrives by script, a frame, a
    /// page of nothing but links, or selectors of the caller's removed all there was. Its metadata
    /// was read all the same.
    NoContent,
    /// Elements are part of the content because a selector of the caller's says so.
    KeptBySelector {
        /// The selector, as it was given.
        selector: String,
        /// How many elements it found.
        elements: usize,
    },
    /// Elements are no part of the content because a selector of the caller's says so.
    RemovedBySelector {
        /// The selector, as it was given.
        selector: String,
        /// How many elements it found.
        elements: usize,
    },
    /// The content is what stands in the elements that a selector of the caller's finds.
    ContentBySelector {
        /// The selector, as it was given.
        selector: String,
        /// How many elements it found.
        elements: usize,
    },
    /// No selector of the caller's for the content found an element that shows anything; the
    /// content was chosen as it is without one.
    ContentSelectorUnmatched,
    /// The page has more pieces of text than are judged, and no confidence: all text was taken that is
    /// not linked.
    NotJudged {
        /// How many pieces of text it has.
        segments: usize,
    },
    /// A repeated title was dropped from the blocks.
    RepeatedTitle,
    /// Blocks or inlines nested deeper than the block model allows were flattened.
    BlocksFlattened,
}

/// What told the encoding of bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum EncodingSource {
    /// A byte order mark.
    ByteOrderMark,
    /// The content type that the caller gave.
    ContentType,
    /// A `<meta>` declaration in the page.
    Meta,
    /// The bytes themselves.
    Detection,
}
