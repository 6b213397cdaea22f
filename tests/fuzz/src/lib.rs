//! What every fuzz target asks of a result.

use tearsheet::block::{Block, validate};
use tearsheet::{Article, Description, render};

/// Renders blocks in every form. They are valid, and hold at most three times the input.
pub fn check_blocks(blocks: &[Block], input_bytes: usize) {
    validate(blocks).unwrap();
    let text = render::text(blocks);
    assert!(text.len() <= 3 * input_bytes + 1024, "{}", text.len());
    let markdown = render::markdown(blocks);
    let html = render::html(blocks);
    assert_eq!(markdown.is_empty(), blocks.is_empty());
    assert_eq!(html.is_empty(), blocks.is_empty());
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
