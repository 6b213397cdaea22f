//! What every fuzz target asks of a result.

use tearsheet::block::{self, Block, inline_text, validate};
use tearsheet::{Article, Description, render};

/// Renders blocks in every form. They are valid, and hold at most three times the input: their text,
/// not that with the marks of a rendering, of which a table of empty cells has many.
pub fn check_blocks(blocks: &[Block], input_bytes: usize) {
    validate(blocks).unwrap();
    let bytes = text_bytes(blocks);
    assert!(bytes <= 3 * input_bytes + 1024, "{bytes}");
    render::text(blocks);
    let markdown = render::markdown(blocks);
    let html = render::html(blocks);
    assert_eq!(markdown.is_empty(), blocks.is_empty());
    assert_eq!(html.is_empty(), blocks.is_empty());
}

/// How many bytes of text blocks hold.
fn text_bytes(blocks: &[Block]) -> usize {
    let mut bytes = 0;
    for block in block::walk(blocks) {
        block.for_each_inline_run(|content| bytes += inline_text(content).len());
        bytes += match block {
            Block::Code { text, .. } => text.len(),
            Block::Math { tex } => tex.len(),
            _ => 0,
        };
    }
    bytes
}

/// Renders an article in every form.
pub fn check_article(article: &Article, input_bytes: usize) {
    check_blocks(&article.blocks, input_bytes);
    article.markdown_with_front_matter();
    assert!((0.0..=1.0).contains(&article.confidence));
}

/// Renders a description in every form.
pub fn check_description(description: &Description, input_bytes: usize) {
    check_blocks(&description.blocks, input_bytes);
    assert_eq!(description.text(), render::text(&description.blocks));
}
