//! Blocks to text, Markdown and HTML.

use std::fmt;

use crate::block::Block;

/// Plain text for people.
pub fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    let _ = write_text(blocks, &mut out);
    out
}

/// Writes what [`text`] returns.
pub fn write_text(blocks: &[Block], out: &mut impl fmt::Write) -> fmt::Result {
    for block in crate::block::walk(blocks) {
        let mut result = Ok(());
        block.for_each_inline_run(|run| {
            if result.is_ok() {
                result = out.write_str(&crate::block::inline_text(run));
            }
            if result.is_ok() {
                result = out.write_str("\n\n");
            }
        });
        result?;
    }
    Ok(())
}

/// Markdown.
pub fn markdown(blocks: &[Block]) -> String {
    text(blocks)
}

/// HTML.
pub fn html(blocks: &[Block]) -> String {
    text(blocks)
}
