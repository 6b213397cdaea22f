//! Laws: what holds for every input.

mod bad_input;
mod markup;
pub(crate) mod properties;
mod unmarked;
pub(crate) mod words;
mod written;
