//! Laws: what holds for every input.

mod bad_input;
mod markup;
mod properties;
mod words;
