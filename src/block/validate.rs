//! The rules of the block model.

use super::{Block, Image, Inline, MAX_BLOCK_DEPTH, MAX_INLINE_DEPTH};
use crate::error::Error;

type Checked = Result<(), &'static str>;

/// Checks that blocks keep the rules of the model. All results of this crate do; blocks that a
/// caller built or loaded may not, and renderers then still give their text, but the result may
/// not parse back to the same blocks.
///
/// - Blocks nest at most [`MAX_BLOCK_DEPTH`] and inlines at most [`MAX_INLINE_DEPTH`] deep.
/// - Headings have levels 1 to 6 and no line break.
/// - Runs of inlines are not empty, neither start nor end with white space or a line break, hold
///   no control characters and only single spaces; neighbouring texts are one; a link holds no
///   link, an emphasis no emphasis, strong text no strong text, and
///   no styled text one of the same style, and no directed text one of the same direction.
/// - Figures have images. Lists have items, which are not empty; tables have rows of one length, and no more header rows and columns than
///   rows and columns.
/// - Addresses are not empty and hold no white space or control characters.
///
/// # Errors
///
/// The first broken rule, as an error of kind
/// [`InvalidBlocks`](crate::ErrorKind::InvalidBlocks).
pub fn validate(blocks: &[Block]) -> Result<(), Error> {
    for (index, block) in blocks.iter().enumerate() {
        check_tree(block).map_err(|problem| Error::invalid_blocks(index, problem))?;
    }
    Ok(())
}

fn check_tree(block: &Block) -> Checked {
    let mut stack = vec![(block, 1)];
    while let Some((block, depth)) = stack.pop() {
        if depth > MAX_BLOCK_DEPTH {
            return Err("blocks nest too deep");
        }
        check_block(block)?;
        let mut result = Ok(());
        block.for_each_inline_run(|content| {
            if result.is_ok() {
                result = check_run(content);
            }
        });
        result?;
        block.for_each_child_list(|blocks| stack.extend(blocks.iter().map(|b| (b, depth + 1))));
    }
    Ok(())
}

fn check_block(block: &Block) -> Checked {
    match block {
        Block::Heading { level, content } => {
            require((1..=6).contains(level), "a heading's level is not 1 to 6")?;
            require(!content.is_empty(), "a heading is empty")?;
            let broken = super::inlines(content).any(|inline| matches!(inline, Inline::LineBreak));
            require(!broken, "a heading holds a line break")
        }
        Block::Paragraph { content } => require(!content.is_empty(), "a paragraph is empty"),
        Block::List(list) => {
            require(!list.items.is_empty(), "a list has no items")?;
            require(
                list.items.iter().all(|item| !item.blocks.is_empty()),
                "an item of a list is empty",
            )
        }
        Block::Code { text, .. } => require(!text.ends_with('\n'), "code ends with a line end"),
        Block::Table(table) => {
            let width = table.rows.first().map_or(0, Vec::len);
            require(width > 0, "a table has no cells")?;
            require(
                table.rows.iter().all(|row| row.len() == width),
                "a table's rows differ in length",
            )?;
            require(
                table.header_rows <= table.rows.len() && table.header_columns <= width,
                "a table has more headers than cells",
            )
        }
        Block::Figure(figure) => {
            require(!figure.images.is_empty(), "a figure has no images")?;
            figure.images.iter().try_for_each(check_image)
        }
        Block::Embed(embed) => check_address(&embed.address),
        Block::Footnote { label, .. } => check_label(label),
        Block::Math { tex } => require(!tex.trim().is_empty(), "a formula is empty"),
        Block::Quote { blocks } | Block::Callout { blocks, .. } => {
            require(!blocks.is_empty(), "a quote or callout is empty")
        }
        Block::DefinitionList { entries } => {
            require(!entries.is_empty(), "a definition list is empty")
        }
        Block::Details { .. } | Block::Post(_) | Block::Rule => Ok(()),
    }
}

/// What encloses an inline: its depth and the marks that may not repeat inside themselves.
#[derive(Clone, Copy, Default)]
struct Enclosing {
    depth: usize,
    link: bool,
    emphasis: bool,
    strong: bool,
    /// One bit for each style.
    styles: u8,
    /// One bit for each direction.
    directions: u8,
}

fn check_run(content: &[Inline]) -> Checked {
    check_edges(content)?;
    let mut stack = vec![(content, Enclosing::default())];
    while let Some((content, enclosing)) = stack.pop() {
        if enclosing.depth >= MAX_INLINE_DEPTH && !content.is_empty() {
            return Err("inlines nest too deep");
        }
        let mut after_text = false;
        for inline in content {
            let is_text = matches!(inline, Inline::Text { .. });
            require(!(is_text && after_text), "two texts are neighbours")?;
            after_text = is_text;
            let inside = check_inline(inline, enclosing)?;
            stack.push((inline.content(), inside));
        }
    }
    check_spaces(content)
}

fn check_inline(inline: &Inline, enclosing: Enclosing) -> Result<Enclosing, &'static str> {
    let mut inside = Enclosing {
        depth: enclosing.depth + 1,
        ..enclosing
    };
    match inline {
        Inline::Text { text } => {
            require(!text.is_empty(), "a text is empty")?;
            require(
                !text.chars().any(char::is_control),
                "a text holds a control character",
            )?;
        }
        Inline::Emphasis { content } => {
            require(!content.is_empty(), "an emphasis is empty")?;
            require(!enclosing.emphasis, "an emphasis holds an emphasis")?;
            inside.emphasis = true;
        }
        Inline::Strong { content } => {
            require(!content.is_empty(), "strong text is empty")?;
            require(!enclosing.strong, "strong text holds strong text")?;
            inside.strong = true;
        }
        Inline::Styled { style, content } => {
            let bit = 1 << *style as u8;
            require(!content.is_empty(), "styled text is empty")?;
            require(
                enclosing.styles & bit == 0,
                "styled text holds text of the same style",
            )?;
            inside.styles |= bit;
        }
        Inline::Directed { direction, content } => {
            let bit = 1 << *direction as u8;
            require(!content.is_empty(), "directed text is empty")?;
            require(
                enclosing.directions & bit == 0,
                "directed text holds text of the same direction",
            )?;
            inside.directions |= bit;
        }
        Inline::Abbreviation { text, expansion } => {
            require(
                is_line(text) && is_line(expansion),
                "an abbreviation is empty or holds white space that shows nothing",
            )?;
        }
        Inline::Ruby { text, reading } => {
            require(
                is_line(text) && is_line(reading),
                "a text or its reading is empty or holds white space that shows nothing",
            )?;
        }
        Inline::Code { text } => require(
            !text.trim().is_empty() && !text.chars().any(char::is_control),
            "inline code is empty or holds a control character",
        )?,
        Inline::Link(link) => {
            check_address(&link.address)?;
            require(!link.content.is_empty(), "a link is empty")?;
            require(!enclosing.link, "a link holds a link")?;
            inside.link = true;
        }
        Inline::Image(image) => check_image(image)?,
        Inline::Math { tex } => require(!tex.trim().is_empty(), "a formula is empty")?,
        Inline::FootnoteReference { label } => check_label(label)?,
        Inline::LineBreak => {}
    }
    Ok(inside)
}

/// Whether a text shows something on one line, and all of its white space does.
fn is_line(text: &str) -> bool {
    !text.is_empty()
        && text.trim() == text
        && !text.contains("  ")
        && !text.chars().any(char::is_control)
}

/// The first and the last leaf of a run may not be white space.
fn check_edges(content: &[Inline]) -> Checked {
    let leaf = |inline: &&Inline| inline.content().is_empty();
    let first = super::inlines(content).find(|inline| leaf(inline));
    let last = super::inlines(content).filter(leaf).last();
    for edge in [first, last].into_iter().flatten() {
        require(
            !matches!(edge, Inline::LineBreak),
            "a run starts or ends with a line break",
        )?;
    }
    let starts = matches!(first, Some(Inline::Text { text }) if text.starts_with(' '));
    let ends = matches!(last, Some(Inline::Text { text }) if text.ends_with(' '));
    require(!starts && !ends, "a run starts or ends with a space")
}

/// Spaces are single, also across the borders of marks.
fn check_spaces(content: &[Inline]) -> Checked {
    let mut after_space = false;
    for inline in super::inlines(content) {
        match inline {
            Inline::Text { text } => {
                for character in text.chars() {
                    let space = character == ' ';
                    require(!(space && after_space), "a text holds two spaces in a row")?;
                    after_space = space;
                }
            }
            _ if !inline.content().is_empty() => {}
            _ => after_space = false,
        }
    }
    Ok(())
}

fn check_image(image: &Image) -> Checked {
    check_address(&image.source)?;
    image.link.iter().try_for_each(|link| check_address(link))
}

fn check_label(label: &str) -> Checked {
    let clean = label
        .chars()
        .all(|character| character.is_alphanumeric() || "-_.".contains(character));
    require(
        clean && !label.is_empty(),
        "a footnote's label is not letters, digits and -_.",
    )
}

fn check_address(address: &str) -> Checked {
    let clean = address
        .chars()
        .all(|character| !character.is_whitespace() && !character.is_control());
    require(
        clean && !address.is_empty(),
        "an address is empty or holds white space",
    )
}

fn require(holds: bool, problem: &'static str) -> Checked {
    if holds { Ok(()) } else { Err(problem) }
}
