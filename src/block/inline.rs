//! Inlines: what stands inside a line of text.

/// A piece of running text.
///
/// White space in text is single spaces; a run of inlines neither starts nor ends with one.
/// New kinds may be added, so a `match` needs a wildcard arm.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "type", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text; never empty.
        text: String,
    },
    /// Stressed text.
    Emphasis {
        /// What is stressed.
        content: Vec<Inline>,
    },
    /// Important text.
    Strong {
        /// What is important.
        content: Vec<Inline>,
    },
    /// Code within a line.
    Code {
        /// The code, verbatim but on one line.
        text: String,
    },
    /// Text whose look has a meaning of its own, as the 2 of a formula or a key to press.
    Styled {
        /// What the look means.
        style: TextStyle,
        /// What looks so.
        content: Vec<Inline>,
    },
    /// Text whose direction the page tells apart from that of the text around it.
    ///
    /// Where this is all that a paragraph, heading or other run of inlines holds, it is the
    /// direction of the run as a whole, which the page tells and its first letter does not.
    Directed {
        /// Which direction it has.
        direction: Direction,
        /// What has it.
        content: Vec<Inline>,
    },
    /// An abbreviation whose meaning the page tells.
    Abbreviation {
        /// The abbreviation as it stands in the text.
        text: String,
        /// What it stands for.
        expansion: String,
    },
    /// Text with its reading beside it, as furigana and pinyin are: the base and the annotation of
    /// HTML's `<ruby>` (HTML standard, "The ruby element").
    ///
    /// In running text the base stands alone: plain text and [`inline_text`] leave the reading out.
    /// HTML and Markdown write both, as `<ruby>` with the reading in `<rt>`; HTML adds parentheses
    /// for programs that do not know the element. A word of which each character has a reading of its
    /// own is as many of these. Where a page has readings of more than text, such as of links or
    /// images, they stand in the text behind it, in parentheses.
    Ruby {
        /// The text as it stands; never empty.
        text: String,
        /// How it is read, or what else stands beside it; never empty. Several readings of one text
        /// have a space between them.
        reading: String,
    },
    /// A link.
    Link(Link),
    /// A line break that matters, as in a poem or an address.
    LineBreak,
    /// An image within a line.
    Image(Image),
    /// A formula within a line.
    Math {
        /// The formula in TeX, without delimiters.
        tex: String,
    },
    /// A reference to a [`Block::Footnote`](crate::block::Block::Footnote).
    FootnoteReference {
        /// The footnote's label.
        label: String,
    },
}

/// What the look of text means, apart from emphasis and importance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum TextStyle {
    /// Below the line, as in H₂O.
    Subscript,
    /// Above the line, as in km².
    Superscript,
    /// What is typed or pressed.
    Keyboard,
    /// Highlighted for the reader.
    Highlight,
    /// No longer part of the text, or no longer true.
    Deleted,
    /// Added to the text later.
    Inserted,
}

/// In which direction text is read, and whether its letters tell it (UAX #9).
///
/// A run of inlines of which nothing is told has the direction of its first letter, as
/// [`first_strong`](crate::block::first_strong) finds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Direction {
    /// The direction of its first letter, apart from the text around it, as in `<bdi>`.
    FirstStrong,
    /// From left to right, apart from the text around it.
    LeftToRight,
    /// From right to left, apart from the text around it.
    RightToLeft,
    /// Each letter from left to right, as in `<bdo dir="ltr">`.
    ForcedLeftToRight,
    /// Each letter from right to left, as in `<bdo dir="rtl">`.
    ForcedRightToLeft,
}

/// A link with the text that carries it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Link {
    /// Where it leads: absolute where the base address is known, with a safe scheme.
    pub address: String,
    /// What is linked.
    pub content: Vec<Inline>,
}

impl Link {
    /// A link to `address`.
    pub fn new(address: impl Into<String>, content: Vec<Inline>) -> Self {
        Link {
            address: address.into(),
            content,
        }
    }
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Image {
    /// Where the image lives: absolute where the base address is known, with a safe scheme.
    pub source: String,
    /// The text that stands for the image; empty if there is none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub alt: String,
    /// The width in CSS pixels that the markup declares. Left out of the serde form where unknown.
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub width: Option<u32>,
    /// The height in CSS pixels that the markup declares. Left out of the serde form where unknown.
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub height: Option<u32>,
    /// Where the link around an image of a figure leads: absolute where the base address is known, with a safe scheme.
    /// Of several images in one link the first has it. Images in running text have none of their own; a link around
    /// them is an [`Inline::Link`]. Left out of the serde form where there is none.
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub link: Option<String>,
}

impl Image {
    /// An image of unknown size with its alternative text.
    pub fn new(source: impl Into<String>, alt: impl Into<String>) -> Self {
        Image {
            source: source.into(),
            alt: alt.into(),
            ..Image::default()
        }
    }
}

impl Inline {
    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Inline::Text { text: text.into() }
    }

    /// Stressed text.
    pub fn emphasis(content: Vec<Inline>) -> Self {
        Inline::Emphasis { content }
    }

    /// Important text.
    pub fn strong(content: Vec<Inline>) -> Self {
        Inline::Strong { content }
    }

    /// Code within a line.
    pub fn code(text: impl Into<String>) -> Self {
        Inline::Code { text: text.into() }
    }

    /// Text of a style.
    pub fn styled(style: TextStyle, content: Vec<Inline>) -> Self {
        Inline::Styled { style, content }
    }

    /// Text of a direction.
    pub fn directed(direction: Direction, content: Vec<Inline>) -> Self {
        Inline::Directed { direction, content }
    }

    /// A link.
    pub fn link(address: impl Into<String>, content: Vec<Inline>) -> Self {
        Inline::Link(Link::new(address, content))
    }

    /// The inlines directly inside this one; empty for those that hold none.
    pub fn content(&self) -> &[Inline] {
        match self {
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Styled { content, .. }
            | Inline::Directed { content, .. } => content,
            Inline::Link(link) => &link.content,
            _ => &[],
        }
    }
}

impl Inline {
    /// [`Inline::content`], to be changed.
    pub(crate) fn content_mut(&mut self) -> Option<&mut Vec<Inline>> {
        match self {
            Inline::Emphasis { content }
            | Inline::Strong { content }
            | Inline::Styled { content, .. }
            | Inline::Directed { content, .. } => Some(content),
            Inline::Link(link) => Some(&mut link.content),
            _ => None,
        }
    }
}

/// Adds text, making one of two texts that meet.
pub(crate) fn push_text(content: &mut Vec<Inline>, text: &str) {
    match content.last_mut() {
        Some(Inline::Text { text: last }) => last.push_str(text),
        _ => content.push(Inline::text(text)),
    }
}

/// The plain text of inlines: marks dropped, a line break as `\n`, code and formulas as they are,
/// images, footnote references, readings and what abbreviations stand for left out. White space
/// around what is left out does not stay twice, nor at the ends.
///
/// ```
/// use tearsheet::block::{Image, Inline, inline_text};
///
/// let content = vec![
///     Inline::text("See "),
///     Inline::Image(Image::new("https://example.org/chart.png", "a chart")),
///     Inline::text(" in "),
///     Inline::link("https://example.org/", vec![Inline::text("the report")]),
///     Inline::text("."),
/// ];
/// assert_eq!(inline_text(&content), "See in the report.");
/// ```
pub fn inline_text(content: &[Inline]) -> String {
    let mut text = String::new();
    let mut gap = ImageGap::new(&text);
    for inline in super::inlines(content) {
        match inline {
            Inline::Text { text: piece } => text.push_str(gap.before_text(&text, piece)),
            Inline::Code { text: piece }
            | Inline::Abbreviation { text: piece, .. }
            | Inline::Ruby { text: piece, .. } => text.push_str(piece),
            Inline::Math { tex } => text.push_str(tex),
            Inline::LineBreak => gap.push_line_break(&mut text),
            Inline::Image(_) | Inline::FootnoteReference { .. } => gap.is_open = true,
            _ => {}
        }
    }
    gap.close(&mut text);
    text
}

/// The place in plain text where an image or the like was left out: the white space on one of its sides goes with it.
#[derive(Debug)]
pub(crate) struct ImageGap {
    /// Where the run of text begins.
    start: usize,
    /// Whether nothing but white space came since what was left out.
    pub(crate) is_open: bool,
}

impl ImageGap {
    /// Of a run of text that is to be appended to `out`.
    #[inline]
    pub(crate) fn new(out: &str) -> Self {
        ImageGap {
            start: out.len(),
            is_open: false,
        }
    }

    /// What is to be appended of a text.
    #[inline]
    pub(crate) fn before_text<'t>(&mut self, out: &str, text: &'t str) -> &'t str {
        if !self.is_open {
            return text;
        }
        let text = match self.is_behind_space(out) {
            true => text.trim_start_matches(' '),
            false => text,
        };
        self.is_open = text.is_empty();
        text
    }

    /// Appends a line break, unless it would part nothing.
    #[inline]
    pub(crate) fn push_line_break(&mut self, out: &mut String) {
        if self.is_open {
            self.drop_spaces(out);
        }
        if !self.is_open || out.len() > self.start && !out.ends_with('\n') {
            out.push('\n');
        }
    }

    /// Drops the white space before what was left out last.
    #[inline]
    pub(crate) fn close(&self, out: &mut String) {
        if self.is_open {
            self.drop_spaces(out);
            if out.len() > self.start && out.ends_with('\n') {
                out.pop();
            }
        }
    }

    fn is_behind_space(&self, out: &str) -> bool {
        out.len() <= self.start || out.ends_with([' ', '\n'])
    }

    fn drop_spaces(&self, out: &mut String) {
        while out.len() > self.start && out.ends_with(' ') {
            out.pop();
        }
    }
}
