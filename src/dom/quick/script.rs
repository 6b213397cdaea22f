//! Where a script ends: the standard's "script data" states of the tokenizer.

use super::scan::is_tag;

/// What of the text of a script hides the end tags in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hiding {
    Nothing,
    /// A comment: a script inside it would.
    Comment,
    /// A script inside a comment, with an end tag of its own.
    Script,
}

/// How long the text of a script is, up to the end tag that ends it; `None` where none does.
pub(super) fn length(bytes: &[u8]) -> Option<usize> {
    let mut hiding = Hiding::Nothing;
    let mut from = 0;
    loop {
        // Dashes mean something in comments only.
        let rest = bytes.get(from..)?;
        let at = from
            + match hiding {
                Hiding::Nothing => memchr::memchr(b'<', rest)?,
                _ => memchr::memchr2(b'<', b'-', rest)?,
            };
        let here = bytes.get(at..)?;
        let ends = here.starts_with(b"</") && is_tag(here.get(2..), "script");
        if ends && hiding != Hiding::Script {
            return Some(at);
        }
        from = at + 1;
        hiding = match hiding {
            Hiding::Nothing if here.starts_with(b"<!--") => {
                // Its dashes may be those of its end.
                from = at + 2;
                Hiding::Comment
            }
            Hiding::Comment | Hiding::Script if here.starts_with(b"-->") => Hiding::Nothing,
            Hiding::Comment if is_tag(here.strip_prefix(b"<"), "script") => Hiding::Script,
            Hiding::Script if ends => Hiding::Comment,
            _ => hiding,
        };
    }
}
