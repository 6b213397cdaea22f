//! The block model: what every reader of the crate's results works with.
//!
//! A document is a sequence of [`Block`]s in reading order. Blocks that hold running text hold it
//! as [`Inline`]s; blocks that hold other blocks nest at most [`MAX_BLOCK_DEPTH`] deep, so a
//! recursive walk over blocks made by this crate is safe on any stack. The rules that blocks keep
//! are those that [`validate`] checks.

mod direction;
mod format;
mod inline;
mod texts;
mod validate;
mod walk;

pub use direction::first_strong;
pub(crate) use direction::{has_right_to_left, of_whole, without_directions};
pub use format::FormatVersion;
pub use inline::{Direction, Image, Inline, Link, TextStyle, inline_text};
pub(crate) use inline::{ImageGap, push_text};
pub(crate) use texts::for_each_text;
pub use validate::validate;
pub use walk::{Inlines, Walk, inlines, walk};

/// How deep blocks nest at most: a paragraph in a list item is two deep.
pub const MAX_BLOCK_DEPTH: usize = 16;

/// How deep inlines nest at most inside one block: text in a link in an emphasis is three deep.
pub const MAX_INLINE_DEPTH: usize = 8;

/// One block-level piece of a document.
///
/// New kinds may be added, so a `match` needs a wildcard arm.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "type", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Block {
    /// A heading.
    Heading {
        /// 1 (the most important) to 6.
        level: u8,
        /// The heading's text, without line breaks.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph {
        /// The paragraph's text.
        content: Vec<Inline>,
    },
    /// An ordered or unordered list.
    List(List),
    /// A block quotation.
    Quote {
        /// What is quoted.
        blocks: Vec<Block>,
    },
    /// Preformatted code, verbatim.
    Code {
        /// The programming language as the page names it, in lower case.
        #[cfg_attr(feature = "serde", serde(default))]
        language: Option<String>,
        /// The code with its white space, without a line end at the end.
        text: String,
    },
    /// A data table.
    Table(Table),
    /// Images that stand by themselves.
    Figure(Figure),
    /// Something that lives elsewhere: a video, a post of a social network, a map.
    Embed(Embed),
    /// Terms with their descriptions.
    DefinitionList {
        /// The list's entries in order.
        entries: Vec<Definition>,
    },
    /// A part that a reader can unfold.
    Details {
        /// The line that is always shown.
        summary: Vec<Inline>,
        /// The part that unfolds.
        blocks: Vec<Block>,
    },
    /// An admonition: a note, tip or warning set apart from the text.
    Callout {
        /// What it is.
        kind: CalloutKind,
        /// What the page calls it; empty if it has no title.
        #[cfg_attr(feature = "serde", serde(default))]
        title: Vec<Inline>,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// The text of a footnote, referred to by [`Inline::FootnoteReference`].
    Footnote {
        /// The label that references use.
        label: String,
        /// The note.
        blocks: Vec<Block>,
    },
    /// A formula set apart from the text.
    Math {
        /// The formula in TeX, without delimiters.
        tex: String,
    },
    /// One post of a thread or one comment.
    Post(Post),
    /// A thematic break.
    Rule,
}

/// A list and its items.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct List {
    /// The number of the first item of an ordered list; `None` for an unordered one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub start: Option<u64>,
    /// How the items of an ordered list are numbered. Left out of the serde form where decimal.
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(
        feature = "serde",
        serde(skip_serializing_if = "Numbering::is_decimal")
    )]
    pub numbering: Numbering,
    /// The items in order; never empty.
    pub items: Vec<ListItem>,
}

impl List {
    /// A list that starts with the number `start`, or an unordered one for `None`.
    pub fn new(start: Option<u64>, items: Vec<ListItem>) -> Self {
        List {
            start,
            numbering: Numbering::Decimal,
            items,
        }
    }

    /// Whether the items are numbered.
    pub fn is_ordered(&self) -> bool {
        self.start.is_some()
    }
}

/// How the items of an ordered list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Numbering {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// a, b, c.
    LowerLetters,
    /// A, B, C.
    UpperLetters,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
}

impl Numbering {
    /// Whether numbers are written in digits, as they are unless a page says otherwise.
    pub fn is_decimal(&self) -> bool {
        *self == Numbering::Decimal
    }
}

/// One item of a [`List`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct ListItem {
    /// For an item of a task list, whether it is done.
    #[cfg_attr(feature = "serde", serde(default))]
    pub checked: Option<bool>,
    /// What the item holds; nested lists are among it. Never empty.
    pub blocks: Vec<Block>,
}

impl ListItem {
    /// An item that is no task.
    pub fn new(blocks: Vec<Block>) -> Self {
        ListItem {
            checked: None,
            blocks,
        }
    }

    /// An item of a task list.
    pub fn task(checked: bool, blocks: Vec<Block>) -> Self {
        ListItem {
            checked: Some(checked),
            blocks,
        }
    }
}

/// A data table: rows of equal length with all spans resolved. Where a cell of the page spans
/// several places, its content stands in the first and the others are empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Table {
    /// The table's caption; empty if it has none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub caption: Vec<Inline>,
    /// How many of the first rows are headers.
    #[cfg_attr(feature = "serde", serde(default))]
    pub header_rows: usize,
    /// How many of the first columns are headers.
    #[cfg_attr(feature = "serde", serde(default))]
    pub header_columns: usize,
    /// All rows, the header rows first. Never empty, all of one length, which is not zero.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without caption and header columns.
    pub fn new(header_rows: usize, rows: Vec<Vec<Cell>>) -> Self {
        Table {
            header_rows,
            rows,
            ..Table::default()
        }
    }
}

/// One cell of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Cell {
    /// What the cell holds; empty for an empty cell or one that a span covers.
    pub blocks: Vec<Block>,
}

impl Cell {
    /// A cell that holds `blocks`.
    pub fn new(blocks: Vec<Block>) -> Self {
        Cell { blocks }
    }
}

/// An image that stands by itself, or several that belong together, with their caption.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Figure {
    /// The images in order; never empty.
    pub images: Vec<Image>,
    /// The caption, with the credit; empty if there is none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub caption: Vec<Inline>,
    /// What the caption tells of.
    #[cfg_attr(
        feature = "serde",
        serde(default, skip_serializing_if = "CaptionKind::is_text")
    )]
    pub caption_kind: CaptionKind,
}

/// What the caption of a [`Figure`] tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum CaptionKind {
    /// It is read with the text around the figure.
    #[default]
    Text,
    /// It tells what the images show and whose they are. Plain text leaves it out where it leaves out images.
    Image,
}

impl CaptionKind {
    #[cfg(feature = "serde")]
    fn is_text(&self) -> bool {
        *self == CaptionKind::Text
    }
}

impl Figure {
    /// An image with a caption.
    pub fn new(image: Image, caption: Vec<Inline>) -> Self {
        Figure::gallery(vec![image], caption)
    }

    /// Images that share a caption.
    pub fn gallery(images: Vec<Image>, caption: Vec<Inline>) -> Self {
        Figure {
            images,
            caption,
            caption_kind: CaptionKind::Text,
        }
    }
}

/// Something that lives elsewhere, as a link to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Embed {
    /// Where it lives.
    pub address: String,
    /// Who provides it: the site that it is loaded from, such as `video.example`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub provider: Option<String>,
    /// Its title where the page tells one.
    #[cfg_attr(feature = "serde", serde(default))]
    pub title: Option<String>,
}

impl Embed {
    /// An embed of what lives at `address`.
    pub fn new(address: impl Into<String>) -> Self {
        Embed {
            address: address.into(),
            ..Embed::default()
        }
    }
}

/// One entry of a definition list: terms that share descriptions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Definition {
    /// The terms, each as its text.
    pub terms: Vec<Vec<Inline>>,
    /// The descriptions, each as its blocks.
    pub descriptions: Vec<Vec<Block>>,
}

impl Definition {
    /// Terms with their descriptions.
    pub fn new(terms: Vec<Vec<Inline>>, descriptions: Vec<Vec<Block>>) -> Self {
        Definition {
            terms,
            descriptions,
        }
    }
}

/// The kinds of callout that GitHub's Markdown alerts know; others are mapped to the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum CalloutKind {
    /// Something to know.
    #[default]
    Note,
    /// Advice.
    Tip,
    /// Something that must be known.
    Important,
    /// Something that needs care.
    Warning,
    /// Something that can do harm.
    Caution,
}

impl CalloutKind {
    /// The kind's name in lower case: `note`, `tip`, `important`, `warning` or `caution`.
    pub fn name(self) -> &'static str {
        match self {
            CalloutKind::Note => "note",
            CalloutKind::Tip => "tip",
            CalloutKind::Important => "important",
            CalloutKind::Warning => "warning",
            CalloutKind::Caution => "caution",
        }
    }
}

/// One post of a thread or one comment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Post {
    /// Who wrote it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub author: Option<String>,
    /// When, in ISO 8601.
    #[cfg_attr(feature = "serde", serde(default))]
    pub published: Option<String>,
    /// When, in the words of the page, where these tell a day: `3 May 2025, 09:21`, but not `two hours ago`.
    #[cfg_attr(feature = "serde", serde(default))]
    pub published_text: Option<String>,
    /// What was written.
    pub blocks: Vec<Block>,
}

impl Post {
    /// A post of an unknown author.
    pub fn new(blocks: Vec<Block>) -> Self {
        Post {
            blocks,
            ..Post::default()
        }
    }
}

impl Block {
    /// A heading; `level` is held within 1 and 6.
    pub fn heading(level: u8, content: Vec<Inline>) -> Self {
        Block::Heading {
            level: level.clamp(1, 6),
            content,
        }
    }

    /// A paragraph.
    pub fn paragraph(content: Vec<Inline>) -> Self {
        Block::Paragraph { content }
    }

    /// A paragraph of one run of plain text.
    ///
    /// ```
    /// use tearsheet::block::{Block, Inline};
    ///
    /// let block = Block::text("Two words");
    /// assert_eq!(block, Block::paragraph(vec![Inline::text("Two words")]));
    /// ```
    pub fn text(text: impl Into<String>) -> Self {
        Block::paragraph(vec![Inline::text(text)])
    }
}
