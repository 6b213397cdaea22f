//! What did we get: bytes to text, escaped descriptions to markup.

mod decode;
mod markup;

pub(crate) use decode::{Decoded, Source, decode};
pub(crate) use markup::markup;
