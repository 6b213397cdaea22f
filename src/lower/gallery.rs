//! Galleries: lists of images, and images that are shown in several sizes.

use super::frame::Frame;
use super::image::{has_file_type, path};
use crate::block::{Block, Image, List, ListItem};

/// How many of the images before an image are looked at.
const IMAGES_IN_A_ROW: usize = 64;

/// Whether a list holds nothing but images.
pub(super) fn is_gallery(list: &List) -> bool {
    let is_figure = |item: &ListItem| matches!(item.blocks.as_slice(), [Block::Figure(_)]);
    list.items.iter().all(is_figure)
}

/// The figures of a list that holds nothing else; other blocks as they are.
pub(super) fn without_list(block: Block) -> Vec<Block> {
    match block {
        Block::List(list) if is_gallery(&list) => {
            let items = list.items.into_iter();
            items.flat_map(|item| item.blocks).collect()
        }
        other => vec![other],
    }
}

/// Adds the figures of a list, but for those that the figures before show already.
pub(super) fn push(parent: &mut Frame, list: List) {
    for block in list.items.into_iter().flat_map(|item| item.blocks) {
        let is_new = match &block {
            Block::Figure(figure) if figure.caption.is_empty() => {
                let mut images = figure.images.iter();
                !images.all(|image| is_shown(&mut parent.blocks, image))
            }
            _ => true,
        };
        if is_new {
            parent.push(block);
        }
    }
}

/// Whether the figures that blocks end with show an image already. A smaller copy gives way to it.
pub(super) fn is_shown(blocks: &mut [Block], image: &Image) -> bool {
    let Some(shown) = shown_twin(blocks, image) else {
        return false;
    };
    if is_smaller(shown, image) {
        *shown = image.clone();
    }
    true
}

/// The image among the figures that blocks end with that is another one in some size. Scripts that slide
/// images past have them twice, and galleries in a smaller size as well.
fn shown_twin<'b>(blocks: &'b mut [Block], image: &Image) -> Option<&'b mut Image> {
    let figures = blocks.iter_mut().rev().map_while(|block| match block {
        Block::Figure(figure) => Some(figure),
        _ => None,
    });
    let images = figures.flat_map(|figure| &mut figure.images);
    let mut images = images.take(IMAGES_IN_A_ROW);
    images.find(|shown| {
        let tells_no_more = image.alt.is_empty() || shown.alt == image.alt;
        tells_no_more && is_same_file(&shown.source, &image.source)
    })
}

/// Whether the name of an image's file says that it is a smaller copy of the same image.
fn is_smaller(image: &Image, other: &Image) -> bool {
    let width =
        |image: &Image| sized_name(path(&image.source)).map_or(u32::MAX, |(_, width)| width);
    width(image) < width(other)
}

/// Whether two addresses differ at most in what they ask of a file, such as its size, or in the size
/// that is the end of the file's name.
fn is_same_file(left: &str, right: &str) -> bool {
    if left == right {
        return true;
    }
    let [left, right] = [left, right].map(path);
    let is_resized = || {
        let is_sized = sized_name(left).or(sized_name(right)).is_some();
        is_sized && has_file_type(right) && without_size(left) == without_size(right)
    };
    has_file_type(left) && (left == right || is_resized())
}

/// A path without its file's type, and without the size before it.
fn without_size(path: &str) -> Option<&str> {
    let whole = || path.rsplit_once('.').map(|(name, _)| name.len());
    let length = sized_name(path).map(|(length, _)| length).or_else(whole)?;
    path.get(..length)
}

/// Where the size begins that a file's name ends with, as in `pier-1024x683.jpg`, and the width.
fn sized_name(path: &str) -> Option<(usize, u32)> {
    let (name, _) = path.rsplit_once('.')?;
    let (stem, size) = name.rsplit_once('-')?;
    let (width, height) = size.split_once('x')?;
    height.parse::<u16>().ok()?;
    Some((stem.len(), u32::from(width.parse::<u16>().ok()?)))
}
