//! Images that are signs: emoji, which are text, and portraits and icons, which are none of it.

use super::frame::Kind;
use super::image::path;
use super::names::Words;
use super::{Builder, Pixels};
use crate::block::{Block, Image};
use crate::dom::NodeId;

/// Class words of emoji, and parts of the addresses that they are loaded from.
const EMOJI: Words = Words::new(&[
    "emoji",
    "emojione",
    "emoticon",
    "emoticons",
    "smiley",
    "smileys",
    "smilie",
    "smilies",
    "twemoji",
]);

/// Class words of portraits of those who write.
const PORTRAITS: Words = Words::new(&[
    "avatar",
    "avatars",
    "gravatar",
    "userpic",
    "useravatar",
    "userphoto",
]);

/// Class words of icons, and parts of the addresses that they are loaded from.
const ICONS: Words = Words::new(&["icon", "icons"]);

/// How many elements around an image may be the portrait's.
const AROUND: usize = 2;

/// Images that are declared to be no larger, in pixels, are icons.
const LARGEST_ICON: u32 = 32;

/// How long the text of an emoji is at most, in bytes.
const LONGEST_EMOJI: usize = 48;

/// What an image is instead of one.
pub(super) enum Sign {
    /// A text.
    Text(String),
    /// Nothing that belongs to the text.
    Nothing,
}

impl Builder<'_> {
    /// What an image is, if it is a sign.
    pub(super) fn sign(&self, node: NodeId, image: &Image) -> Option<Sign> {
        if self.pixels == Pixels::Shown {
            return None;
        }
        if (1..=LONGEST_EMOJI).contains(&image.alt.len()) && image.alt.chars().all(is_emoji) {
            return Some(Sign::Text(image.alt.clone()));
        }
        if self.has_class_word(node, &EMOJI) || is_loaded_from(&image.source, &EMOJI) {
            return match image.alt.len() {
                0 => Some(Sign::Nothing),
                1..=LONGEST_EMOJI => Some(Sign::Text(image.alt.clone())),
                _ => None,
            };
        }
        let mut near = self.document.ancestors(node).take(AROUND);
        let is_portrait = self.has_class_word(node, &PORTRAITS)
            || near.any(|around| self.is_of_portrait(around))
            || is_loaded_from(&image.source, &PORTRAITS) && !is_large(image);
        let is_silent_icon = image.alt.is_empty() && is_icon(image);
        (is_portrait || is_silent_icon).then_some(Sign::Nothing)
    }

    /// Whether an element holds a portrait by its class, and nothing beside it.
    fn is_of_portrait(&self, around: NodeId) -> bool {
        let mut texts = self
            .document
            .descendants(around)
            .map(|inner| self.view.text(inner));
        self.has_class_word(around, &PORTRAITS) && texts.all(crate::text::is_blank)
    }

    /// Takes in an icon that stands alone: in a table its text is what it says, elsewhere it says
    /// nothing. False if the image is none.
    pub(super) fn icon_alone(&mut self, image: &Image) -> bool {
        if !is_icon(image) && !is_called_icon(image) || self.pixels == Pixels::Shown {
            return false;
        }
        let frame = self.frames.last().map(|frame| &frame.kind);
        let says_so = !image.alt.is_empty();
        if matches!(frame, Some(Kind::Cell { .. })) && says_so {
            self.push_block(Block::text(image.alt.as_str()));
        }
        true
    }
}

fn is_icon(image: &Image) -> bool {
    let is_small = |size: Option<u32>| size.is_some_and(|size| size <= LARGEST_ICON);
    is_small(image.width) && is_small(image.height)
}

/// Whether an image is loaded from among icons, and not declared to be large.
fn is_called_icon(image: &Image) -> bool {
    let is_large = image.width.is_some_and(|width| width > 4 * LARGEST_ICON);
    !is_large && is_loaded_from(&image.source, &ICONS)
}

/// Whether an image is declared to be larger than portraits beside texts are.
fn is_large(image: &Image) -> bool {
    image.width.is_none_or(|width| width > 4 * LARGEST_ICON)
}

/// Whether a folder of an address is called by one of some words.
fn is_loaded_from(address: &str, folders: &Words) -> bool {
    let folders_of = path(address).rsplit('/').skip(1);
    folders_of
        .take(6)
        .any(|folder| folders.may_be(folder) && folders.contain(folder))
}

/// Whether a character is part of an emoji, as UTS #51 has them.
fn is_emoji(character: char) -> bool {
    matches!(u32::from(character),
        0x200D | 0x20E3 | 0xFE0F | 0x203C | 0x2049 | 0x2139 | 0x2194..=0x21AA | 0x231A..=0x23FF
        | 0x25AA..=0x27BF | 0x2934..=0x2B55 | 0x3030 | 0x303D | 0x3297 | 0x3299
        | 0x1F000..=0x1FAFF | 0xE0020..=0xE007F)
}
