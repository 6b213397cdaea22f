//! Calls of a content management system's own functions ("shortcodes") that nothing has replaced.
//!
//! They are known by where they stand: a description that starts with one was written in them, and one with
//! values that is all a text holds is no author's. Anywhere else brackets may be.

use crate::article::{FurnitureKind, FurnitureSet, Note};
use crate::dom::{NodeId, Tag, View};

/// A call is hardly longer, in bytes.
const LONGEST: usize = 1_500;

/// Removes such calls from a description that starts with one, and those that stand alone. Code says what
/// it says.
pub(super) fn hide(view: &mut View<'_>, kept: FurnitureSet) -> Vec<Note> {
    let document = view.document();
    if kept.contains(FurnitureKind::Script) {
        return Vec::new();
    }
    let is_filled = |node: &NodeId| !view.text(*node).trim().is_empty();
    let first = document.nodes().find(is_filled);
    let throughout = first.is_some_and(|first| starts(view.text(first)));
    let mut notes = Vec::new();
    for node in document.nodes() {
        let text = view.text(node);
        let verbatim = |around: NodeId| matches!(document.tag(around), Tag::Code | Tag::Pre);
        let may_call =
            memchr::memchr(b'[', text.as_bytes()).is_some() && (throughout || is_alone(text));
        if !may_call || document.ancestors(node).any(verbatim) {
            continue;
        }
        let left = without(text, &mut notes);
        if left.len() < text.len() {
            view.replace_text(node, left);
        }
    }
    notes
}

/// Whether a text starts with such a call.
pub(super) fn starts(text: &str) -> bool {
    text.trim_start().strip_prefix('[').is_some_and(|rest| {
        let call = end(rest).and_then(|end| rest.get(..end));
        call.is_some_and(|call| !call.starts_with('/') && is_call(call))
    })
}

/// Whether a text is such a call with values, and nothing else.
pub(super) fn is_alone(text: &str) -> bool {
    let inside = text.trim().strip_prefix('[');
    let call = inside.and_then(|rest| rest.strip_suffix(']'));
    call.is_some_and(|call| {
        let of_program = call.contains("=\"") || call.contains('_') && !call.contains(' ');
        of_program && !call.contains(['[', ']']) && is_call(call)
    })
}

/// A text without such calls; each becomes a note.
fn without(text: &str, notes: &mut Vec<Note>) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        left.push_str(before);
        let length = end(after);
        let call = length.and_then(|length| after.get(..length));
        match call.filter(|call| is_call(call)) {
            Some(call) => {
                notes.extend(super::note(FurnitureKind::Script, &format!("[{call}]")));
                rest = after.get(call.len() + 1..).unwrap_or("");
            }
            None => {
                left.push('[');
                rest = after;
            }
        }
    }
    left.push_str(rest);
    left
}

/// Where the bracket closes that opened before a text.
fn end(text: &str) -> Option<usize> {
    let sign = text.find(['[', ']']).filter(|end| *end <= LONGEST)?;
    text.get(sign..)?.starts_with(']').then_some(sign)
}

/// Whether what stands in brackets is such a call: a name made up for programs, or one with a value in
/// quotation marks, or the end of one.
fn is_call(call: &str) -> bool {
    const QUOTES: [char; 7] = ['"', '\'', '”', '“', '″', '’', '′'];
    /// What ends around a text of its own and has no name made for programs.
    const ENDS: [&str; 3] = ["/caption", "/audio", "/video"];
    let name_end = call.find(char::is_whitespace).unwrap_or(call.len());
    let (name, values) = call.split_at_checked(name_end).unwrap_or((call, ""));
    let bare = name.trim_matches('/');
    let of_program =
        |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "_-".contains(sign);
    if !bare.starts_with(|first: char| first.is_ascii_lowercase()) || !bare.chars().all(of_program)
    {
        return false;
    }
    let valued = values
        .split_once('=')
        .is_some_and(|(_, value)| value.starts_with(QUOTES));
    bare.contains('_') || valued || ENDS.contains(&name)
}
