//! Text: `&str` in, text or counts out. Entities, white space, words, sentences, slugs, dates.

mod cut;
pub(crate) mod date;
mod entity;
mod invisible;
mod language;
mod mojibake;
mod recent;
mod sequence;
mod space;
mod suspicion;

pub(crate) use cut::{beginning, ending, slug, summary};
pub(crate) use entity::{
    Place, has_buried_reference, has_reference, is_read_once, looks_escaped, push_unescaped,
    reference_length, unescape, with_letters_read,
};
pub(crate) use invisible::{is_invisible, visible};
pub(crate) use language::language;
pub(crate) use mojibake::{repair_mojibake, repair_mojibake_of_page};
pub(crate) use recent::Recent;
pub(crate) use space::{
    collapse, count_words, holds, is_blank, is_folded, is_ideographic, is_space, push_collapsed,
    same_words, shows_at_ends, trim, trim_start,
};
pub(crate) use suspicion::stray_controls;
