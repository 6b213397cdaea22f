//! What a list of articles shows of one: how it begins, and how long it is.

use unicode_segmentation::UnicodeSegmentation;

use super::plain;
use crate::block::{self, Block, Inline, inline_text};
use crate::text;

/// The beginning of the running text, at most `limit` user-perceived characters: cut behind a
/// sentence if that keeps at least half of the limit, else behind a word, with `…`.
///
/// Running text is what stands in paragraphs, also in those of lists, quotes and posts, on one line.
/// Headings, tables, captions, footnotes and code are passed over, unless there is nothing else.
///
/// ```
/// use tearsheet::{block::Block, render};
///
/// let blocks = [
///     Block::heading(2, vec![]),
///     Block::text("The bridge opened on Monday. The last ferry left at noon."),
/// ];
/// assert_eq!(render::summary(&blocks, 40), "The bridge opened on Monday.");
/// assert_eq!(render::summary(&blocks, 20), "The bridge opened…");
/// ```
pub fn summary(blocks: &[Block], limit: usize) -> String {
    let running = running_text(blocks, limit);
    if running.is_empty() {
        return text::summary(&text::collapse(&super::text(blocks)), limit);
    }
    text::summary(&running, limit)
}

/// How many words a reader finds, to tell how long it takes to read them: runs of letters and
/// digits, where an ideograph counts as half a word, since a Chinese or Japanese word has about two.
/// Blocks of code and formulas, addresses and the texts of images are not counted.
///
/// ```
/// use tearsheet::{block::Block, render};
///
/// assert_eq!(render::word_count(&[Block::text("It's 4 o'clock")]), 3);
/// assert_eq!(render::word_count(&[Block::text("灯塔昨天重新开放")]), 4);
/// ```
pub fn word_count(blocks: &[Block]) -> usize {
    let mut words = 0;
    for block in block::walk(blocks) {
        block.for_each_inline_run(|content| words += text::count_words(&inline_text(content)));
    }
    words
}

/// The paragraphs up to that with the last character asked for, with a space between them.
fn running_text(blocks: &[Block], limit: usize) -> String {
    let mut running = String::new();
    let mut length = 0;
    let mut stack: Vec<&Block> = blocks.iter().rev().collect();
    while let Some(block) = stack.pop().filter(|_| length <= limit) {
        match block {
            Block::Paragraph { content } => length += push(content, &mut running),
            Block::Table(_) | Block::Footnote { .. } => {}
            _ => {
                let bottom = stack.len();
                block.for_each_child_list(|blocks| stack.extend(blocks));
                if let Some(children) = stack.get_mut(bottom..) {
                    children.reverse();
                }
            }
        }
    }
    running
}

/// Adds a paragraph. How many characters it has.
fn push(content: &[Inline], running: &mut String) -> usize {
    let mut text = String::new();
    plain::push_inlines_with(&mut text, content, |_, _| {});
    let text = text::collapse(&text);
    if text.is_empty() {
        return 0;
    }
    if !running.is_empty() {
        running.push(' ');
    }
    running.push_str(&text);
    text.graphemes(true).count() + 1
}
