//! What did we get: bytes to text, escaped descriptions to markup.

mod decode;
mod left_over;
mod markup;
mod tags;
mod wrapped;

pub(crate) use decode::{Decoded, Source, decode};
pub(crate) use left_over::left_over;
pub(crate) use markup::markup;

/// Whether two characters are quotation marks or brackets that belong together.
fn encloses(before: char, after: char) -> bool {
    matches!(
        (before, after),
        ('"', '"')
            | ('\'', '\'')
            | ('`', '`')
            | ('(', ')')
            | ('[', ']')
            | ('{', '}')
            | ('“' | '„' | '”', '”' | '“')
            | ('‘' | '‚' | '’', '’' | '‘')
            | ('«', '»')
            | ('»', '«')
            | ('‹', '›')
            | ('「', '」')
            | ('『', '』')
            | ('（', '）')
    )
}
