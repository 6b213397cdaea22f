//! Blocks to text, Markdown and HTML.
//!
//! All three renderings are made from the same blocks, so they cannot disagree: they hold the same
//! words in the same order. None ends with a line end; a caller who writes files adds one. Blocks
//! that break the rules of [`validate`](crate::block::validate) are rendered as well: nothing
//! panics, no text is lost, and what nests deeper than twice [`MAX_BLOCK_DEPTH`] is written as
//! plain paragraphs.
//!
//! Addresses become links only where they are relative or their scheme is `http`, `https`,
//! `mailto` or `tel`; the text of other links is written without the link.

mod address;
mod digest;
mod event;
mod front_matter;
mod html;
mod lines;
mod markdown;
mod number;
mod options;
mod plain;
mod references;
mod sequence;
mod text;
mod width;
mod wrap;

use std::fmt;

pub use digest::{summary, word_count};
pub use options::{Addresses, EmbedTexts, ImageTexts, PostTimes, TextOptions};

use crate::article::{Article, Description, Metadata};
use crate::block::{Block, MAX_BLOCK_DEPTH};

/// How deep blocks are rendered as what they are. Deeper ones break the model's rules anyway, and
/// recursion on them could exhaust the stack.
const MAX_RENDER_DEPTH: usize = 2 * MAX_BLOCK_DEPTH;

/// Plain text for people: what a terminal or a mail shows.
///
/// Blocks are separated by blank lines. Lists have the marks `- ` and `1. `, tasks `[ ]` and
/// `[x]`, quotes `> `; tables are aligned by columns; code and formulas stand as they are. Of a
/// figure the caption is written; images and embeds are left out, of an image in a line also the second
/// space. A footnote is marked with its label in brackets; before a post stands its author, with its time
/// where the page tells a day in words. Numbers above the line have their own characters: 10⁶. No words
/// are added.
///
/// ```
/// use tearsheet::block::{Block, Inline};
///
/// let blocks = [
///     Block::heading(2, vec![Inline::text("Tides")]),
///     Block::Quote { blocks: vec![Block::text("The sea rose.")] },
/// ];
/// assert_eq!(tearsheet::render::text(&blocks), "Tides\n\n> The sea rose.");
/// ```
pub fn text(blocks: &[Block]) -> String {
    text_with(blocks, &TextOptions::default())
}

/// [`text()`] with options: a width, the addresses of links, the texts of images, the times of
/// posts.
///
/// ```
/// use tearsheet::block::Block;
/// use tearsheet::render::{TextOptions, text_with};
///
/// let blocks = [Block::Quote { blocks: vec![Block::text("The sea rose by a foot.")] }];
/// let options = TextOptions::default().with_width(16);
/// assert_eq!(text_with(&blocks, &options), "> The sea rose\n> by a foot.");
/// ```
pub fn text_with(blocks: &[Block], options: &TextOptions) -> String {
    collected(|out| text::write(blocks, options, out))
}

/// Writes what [`text()`] returns.
///
/// ```
/// use tearsheet::{block::Block, render};
///
/// let mut page = String::from("* ");
/// render::write_text(&[Block::text("One line")], &mut page)?;
/// assert_eq!(page, "* One line");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Only those of `out`.
pub fn write_text(blocks: &[Block], out: &mut impl fmt::Write) -> fmt::Result {
    text::write(blocks, &TextOptions::default(), out)
}

/// Writes what [`text_with`] returns.
///
/// # Errors
///
/// Only those of `out`.
pub fn write_text_with(
    blocks: &[Block],
    options: &TextOptions,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    text::write(blocks, options, out)
}

/// Markdown: CommonMark with GitHub's tables, task lists, footnotes, alerts and formulas.
///
/// Text is escaped so that parsing gives the same words and structure back, and only where it has
/// to be. What Markdown cannot say is written in its plainest form: an embed is a link, details and
/// definition terms are strong paragraphs, a post starts with a line on its author and time, a footnote
/// that nothing refers to is paragraphs behind its label, since readers of Markdown drop it otherwise, and
/// a table whose cells hold more than a line of text each is an HTML table on one line. Emphasis
/// whose delimiters could not be told from text, as in `**so:**then`, and styles that Markdown does
/// not know are written as tags.
///
/// ```
/// use tearsheet::block::{Block, Inline};
///
/// let blocks = [Block::paragraph(vec![
///     Inline::text("2 * 3 is "),
///     Inline::strong(vec![Inline::text("*not* 5")]),
/// ])];
/// assert_eq!(tearsheet::render::markdown(&blocks), r"2 * 3 is **\*not\* 5**");
/// ```
pub fn markdown(blocks: &[Block]) -> String {
    collected(|out| markdown::write(blocks, out))
}

/// Writes what [`markdown()`] returns.
///
/// ```
/// use tearsheet::{block::Block, render};
///
/// let mut page = String::new();
/// render::write_markdown(&[Block::Rule, Block::text("# 1")], &mut page)?;
/// assert_eq!(page, "***\n\n\\# 1");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Only those of `out`.
pub fn write_markdown(blocks: &[Block], out: &mut impl fmt::Write) -> fmt::Result {
    markdown::write(blocks, out)
}

/// HTML that is safe to put into a page: few elements, no scripts, no styles, no attribute that
/// this function does not name itself.
///
/// The elements are `h1` to `h6`, `p`, `ul`, `ol`, `li`, `input` (a task's disabled check box),
/// `blockquote`, `pre`, `code`, `table` and its parts, `figure`, `figcaption`, `img`, `a`, `em`,
/// `strong`, `sub`, `sup`, `kbd`, `mark`, `del`, `ins`, `abbr`, `bdi`, `bdo`, `br`, `hr`, `dl`, `dt`,
/// `dd`, `details`, `summary`, `aside` for a callout, `section` for a footnote, and `article` with `span`
/// and `time` for a post. What is not written from left to right has a `dir` attribute, and images have the
/// size that their markup declared. Reading it again gives the same blocks, but for embeds, which are links
/// in paragraphs.
///
/// ```
/// use tearsheet::block::{Block, Inline};
///
/// let link = Inline::link("javascript:alert(1)", vec![Inline::text("<here>")]);
/// let blocks = [Block::paragraph(vec![link])];
/// assert_eq!(tearsheet::render::html(&blocks), "<p>&lt;here&gt;</p>");
/// ```
pub fn html(blocks: &[Block]) -> String {
    collected(|out| html::write(blocks, out))
}

/// Writes what [`html()`] returns.
///
/// ```
/// use tearsheet::{block::Block, render};
///
/// let mut page = String::new();
/// render::write_html(&[Block::text("A & B")], &mut page)?;
/// assert_eq!(page, "<p>A &amp; B</p>");
/// # Ok::<(), std::fmt::Error>(())
/// ```
///
/// # Errors
///
/// Only those of `out`.
pub fn write_html(blocks: &[Block], out: &mut impl fmt::Write) -> fmt::Result {
    html::write(blocks, out)
}

/// Metadata as YAML front matter, for Markdown that is stored in files: the values that are known
/// under the names of [`Metadata`]'s fields, between two lines of three hyphens. Empty if none is
/// known. What tells of the page rather than of the text is left out: `favicon`, `next_page`, `amp`,
/// `is_accessible_for_free` and the sources.
///
/// ```
/// let metadata = tearsheet::structure("Bridge opens\n\nThe bridge over the bay opened on Monday.").metadata;
/// assert_eq!(tearsheet::render::front_matter(&metadata), "---\ntitle: \"Bridge opens\"\n---\n");
/// ```
pub fn front_matter(metadata: &Metadata) -> String {
    collected(|out| front_matter::write(metadata, out))
}

fn collected(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = write(&mut out);
    out
}

impl Article {
    /// The main content as plain text, as [`render::text`](text()) writes it.
    ///
    /// ```
    /// let article = tearsheet::structure("First point.\n\nSecond point.");
    /// assert_eq!(article.text(), tearsheet::render::text(&article.blocks));
    /// ```
    pub fn text(&self) -> String {
        text(&self.blocks)
    }

    /// The main content as Markdown, as [`render::markdown`](markdown()) writes it.
    ///
    /// ```
    /// let article = tearsheet::structure("First point.\n\nSecond point.");
    /// assert_eq!(article.markdown(), tearsheet::render::markdown(&article.blocks));
    /// ```
    pub fn markdown(&self) -> String {
        markdown(&self.blocks)
    }

    /// The main content as Markdown behind [`front_matter`].
    ///
    /// ```
    /// let article = tearsheet::structure("Bridge opens\n\nThe bridge over the bay opened on Monday.");
    /// assert_eq!(
    ///     article.markdown_with_front_matter(),
    ///     "---\ntitle: \"Bridge opens\"\n---\n\nThe bridge over the bay opened on Monday."
    /// );
    /// ```
    pub fn markdown_with_front_matter(&self) -> String {
        let mut page = front_matter(&self.metadata);
        if !page.is_empty() {
            page.push('\n');
        }
        page.push_str(&self.markdown());
        page
    }

    /// The main content as safe HTML, as [`render::html`](html()) writes it.
    ///
    /// ```
    /// let article = tearsheet::structure("First point.\n\nSecond point.");
    /// assert_eq!(article.html(), tearsheet::render::html(&article.blocks));
    /// ```
    pub fn html(&self) -> String {
        html(&self.blocks)
    }

    /// The beginning of the main content's running text, as [`render::summary`](summary()) cuts it.
    ///
    /// ```
    /// let article = tearsheet::structure("The bridge opened on Monday. The last ferry left at noon.");
    /// assert_eq!(article.summary(40), "The bridge opened on Monday.");
    /// ```
    pub fn summary(&self, limit: usize) -> String {
        summary(&self.blocks, limit)
    }

    /// How many words the main content has, as [`render::word_count`](word_count()) counts them.
    ///
    /// ```
    /// assert_eq!(tearsheet::structure("The bridge opened on Monday.").word_count(), 5);
    /// ```
    pub fn word_count(&self) -> usize {
        word_count(&self.blocks)
    }
}

impl Description {
    /// The description as plain text, as [`render::text`](text()) writes it.
    ///
    /// ```
    /// let description = tearsheet::clean("<p>Two <b>words</b></p>");
    /// assert_eq!(description.text(), tearsheet::render::text(&description.blocks));
    /// ```
    pub fn text(&self) -> String {
        text(&self.blocks)
    }

    /// The description as Markdown, as [`render::markdown`](markdown()) writes it.
    ///
    /// ```
    /// let description = tearsheet::clean("<p>Two <b>words</b></p>");
    /// assert_eq!(description.markdown(), tearsheet::render::markdown(&description.blocks));
    /// ```
    pub fn markdown(&self) -> String {
        markdown(&self.blocks)
    }

    /// The description as safe HTML, as [`render::html`](html()) writes it.
    ///
    /// ```
    /// let description = tearsheet::clean("<p>Two <b>words</b></p>");
    /// assert_eq!(description.html(), tearsheet::render::html(&description.blocks));
    /// ```
    pub fn html(&self) -> String {
        html(&self.blocks)
    }

    /// The beginning of the description's running text, as [`render::summary`](summary()) cuts it.
    ///
    /// ```
    /// let description = tearsheet::clean("<p>The bridge is open. The last ferry left at noon.</p>");
    /// assert_eq!(description.summary(30), "The bridge is open.");
    /// ```
    pub fn summary(&self, limit: usize) -> String {
        summary(&self.blocks, limit)
    }

    /// How many words the description has, as [`render::word_count`](word_count()) counts them.
    ///
    /// ```
    /// assert_eq!(tearsheet::clean("<p>Two <b>words</b></p>").word_count(), 2);
    /// ```
    pub fn word_count(&self) -> usize {
        word_count(&self.blocks)
    }
}
