//! Text: `&str` in, text or counts out. Entities, white space, words, sentences, slugs, dates.

mod cut;
pub(crate) mod date;
mod entity;
mod mojibake;
mod space;

pub(crate) use cut::{slug, summary};
pub(crate) use entity::{has_reference, looks_escaped, unescape};
pub(crate) use mojibake::repair_mojibake;
pub(crate) use space::{
    collapse, count_words, is_blank, is_ideographic, is_space, push_collapsed, same_words,
};
