//! Figures: images with their caption, and whatever else stands in one.

use std::collections::BTreeSet;

use super::frame::{Frame, push_line};
use super::gallery;
use super::image::only_images;
use crate::block::{Block, CaptionKind, Figure, Image, Inline, inline_text, walk};

/// How many lines beside a caption can be its credit.
const MOST_CREDITS: usize = 3;

/// How long a credit can be, in bytes.
const LONGEST_CREDIT: usize = 200;

/// A figure's images and caption. Figures inside it that have no caption of their own are a
/// gallery with one caption; short lines beside the caption are the credit.
pub(super) fn close(frame: Frame, parent: &mut Frame) {
    let (mut images, mut caption) = (frame.images, frame.line);
    let captioned =
        |block: &Block| matches!(block, Block::Figure(figure) if !figure.caption.is_empty());
    let is_gallery = !walk(&frame.blocks).any(captioned);
    let mut rest = Vec::new();
    for block in frame.blocks.into_iter().flat_map(gallery::without_list) {
        match block {
            Block::Figure(figure) if is_gallery => images.extend(figure.images),
            other => rest.push(other),
        }
    }
    if images.is_empty() {
        push_captioned(parent, rest, caption, frame.is_headed);
        return;
    }
    if rest.len() <= MOST_CREDITS && rest.iter().all(is_credit) {
        for block in rest.drain(..) {
            if let Block::Paragraph { content } = block {
                push_line(&mut caption, content);
            }
        }
    }
    let mut figure = Figure::gallery(without_repeated(images), caption);
    if figure.caption.is_empty() && !frame.line_of_image.is_empty() {
        figure.caption = frame.line_of_image;
        figure.caption_kind = CaptionKind::Image;
    }
    parent.push(Block::Figure(figure));
    rest.into_iter().for_each(|block| parent.push(block));
}

/// Adds what a figure without images holds. Its caption is that of the table, if it is one, and else a
/// paragraph where it stood.
fn push_captioned(
    parent: &mut Frame,
    mut blocks: Vec<Block>,
    caption: Vec<Inline>,
    is_headed: bool,
) {
    if let [Block::Table(table)] = blocks.as_mut_slice()
        && table.caption.is_empty()
        && only_images(&caption).is_none()
    {
        table.caption = caption;
        blocks.into_iter().for_each(|table| parent.push(table));
        return;
    }
    let (above, below) = match is_headed {
        true => (caption, Vec::new()),
        false => (Vec::new(), caption),
    };
    push_paragraph(parent, above);
    let blocks = blocks.into_iter().map(embed_of_address);
    blocks.for_each(|block| parent.push(block));
    push_paragraph(parent, below);
}

fn push_paragraph(parent: &mut Frame, content: Vec<Inline>) {
    match only_images(&content) {
        Some(images) => parent.push_images(images),
        None if content.is_empty() => {}
        None => parent.push(Block::paragraph(content)),
    }
}

fn is_credit(block: &Block) -> bool {
    match block {
        Block::Paragraph { content } => inline_text(content).len() <= LONGEST_CREDIT,
        _ => false,
    }
}

/// The images of a gallery without those that it has already: scripts that slide them past have them
/// twice.
fn without_repeated(images: Vec<Image>) -> Vec<Image> {
    let mut shown = BTreeSet::new();
    let mut kept = Vec::with_capacity(images.len());
    for image in images {
        if shown.insert((image.source.clone(), image.alt.clone())) {
            kept.push(image);
        }
    }
    kept
}

/// An embed in place of a paragraph that is an address and nothing else, as editors leave it for
/// scripts.
fn embed_of_address(block: Block) -> Block {
    let address = match &block {
        Block::Paragraph { content } => match content.as_slice() {
            [Inline::Text { text }] => text.as_str(),
            _ => return block,
        },
        _ => return block,
    };
    let is_address = ["https://", "http://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    match is_address && !address.contains(char::is_whitespace) {
        true => Block::Embed(super::media::embed_of(address.to_owned())),
        false => block,
    }
}
