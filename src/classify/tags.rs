//! Tags as numbers that a model can part: like tags stand side by side.

use crate::dom::Tag;

/// The tags that the model tells apart, in the order of their codes, from 1 on.
const CODED: [Tag; 59] = [
    Tag::Body,
    Tag::Div,
    Tag::P,
    Tag::Li,
    Tag::Ul,
    Tag::Ol,
    Tag::Dl,
    Tag::Dt,
    Tag::Dd,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::H4,
    Tag::H5,
    Tag::H6,
    Tag::Td,
    Tag::Th,
    Tag::Tr,
    Tag::Table,
    Tag::Tbody,
    Tag::Thead,
    Tag::Blockquote,
    Tag::Pre,
    Tag::Figure,
    Tag::Figcaption,
    Tag::Section,
    Tag::Article,
    Tag::Main,
    Tag::Header,
    Tag::Footer,
    Tag::Nav,
    Tag::Aside,
    Tag::Form,
    Tag::Fieldset,
    Tag::Legend,
    Tag::Button,
    Tag::Select,
    Tag::Option,
    Tag::Textarea,
    Tag::Summary,
    Tag::Details,
    Tag::Address,
    Tag::Caption,
    Tag::Center,
    Tag::Dialog,
    Tag::Noscript,
    Tag::Hgroup,
    Tag::Html,
    Tag::Iframe,
    Tag::Menu,
    Tag::Search,
    Tag::Hr,
    Tag::Dir,
    Tag::Optgroup,
    Tag::Tfoot,
    Tag::Frameset,
    Tag::Label,
    Tag::Span,
    Tag::Object,
];

/// Codes by the number of the tag.
const CODES: [u8; 256] = {
    let mut codes = [0; 256];
    let mut rest: &[Tag] = &CODED;
    let mut code = 1;
    while let Some((tag, after)) = rest.split_first() {
        codes = with(codes, *tag as u8, code);
        code += 1;
        rest = after;
    }
    codes
};

#[expect(
    clippy::indexing_slicing,
    reason = "a byte is a place of 256, and it runs when compiled"
)]
const fn with(mut codes: [u8; 256], tag: u8, code: u8) -> [u8; 256] {
    codes[tag as usize] = code;
    codes
}

/// A tag's code; 0 for those that the model does not know.
pub(super) fn code(tag: Tag) -> u8 {
    CODES.get(tag as usize).copied().unwrap_or(0)
}

/// The name of the tag that a code stands for.
#[cfg(feature = "training")]
pub(super) fn coded(code: f32) -> Option<&'static str> {
    let place = (code as usize).checked_sub(1)?;
    CODED.get(place).map(|tag| tag.name())
}
