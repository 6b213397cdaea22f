//! Lines of links to share.

mod words;

use std::sync::LazyLock;

use super::lines::Lines;
use super::tail::Tail;
use super::words::{Needles, starting, starts_sentence};
use crate::article::FurnitureKind;
use words::{CLICKS, JOINTS, LABELS, SERVICES, SHARE_PARTS, WORDS};

/// A line says little beside its links, in bytes.
const MOST_OTHER_TEXT: usize = 24;

/// Behind the words in brackets on a plugin's button, a service is named.
const MOST_WORDS_BEHIND: usize = 2;

/// A row of names alone is short, in bytes.
const LONGEST_ROW: usize = 160;

/// Whether an address shares a page.
pub(super) fn is_share(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    SHARE_PARTS.iter().any(|part| address.contains(part))
}

/// Whether words in lower case are the name of a service that pages are shared on.
pub(super) fn is_service(words: &str) -> bool {
    SERVICES.binary_search(&words).is_ok()
}

/// Finds a line at the end that holds nothing but links to share, or, without tags, what stood on
/// them.
pub(super) fn find(lines: &Lines, tail: &Tail) -> Option<(FurnitureKind, usize)> {
    let found = has_links_only(tail) || !lines.is_single() && (is_row(tail) || is_button(tail));
    let at = match found {
        true => 0,
        false => tail.from + buttons(tail).or_else(|| labelled_row(tail))?,
    };
    Some((FurnitureKind::ShareLinks, at))
}

fn has_links_only(tail: &Tail) -> bool {
    let line = tail.line;
    if !line.links().all(|link| is_share(&link.address)) {
        return false;
    }
    let linked: usize = line.links().map(|link| link.range.len()).sum();
    let others = line.text().trim().len().saturating_sub(linked);
    linked > 0 && others <= MOST_OTHER_TEXT
}

/// `Share this:`, `Like Loading...`, `Click to share on Facebook (Opens in new window)`.
fn is_button(tail: &Tail) -> bool {
    let Some(text) = tail.whole(LONGEST_ROW) else {
        return false;
    };
    let clicks = || {
        let behind = text.rsplit_once([')', '）']).map(|(_, behind)| behind);
        let few = |behind: &str| behind.split_whitespace().count() <= MOST_WORDS_BEHIND;
        starting(&CLICKS, text).next().is_some() && behind.is_some_and(few)
    };
    !tail.line.in_item && LABELS.binary_search(&&*crate::text::collapse(text)).is_ok() || clicks()
}

/// Where `Share this: Click to share on X (Opens in new window) Like this: Like Loading...` starts that
/// ends a text without tags.
fn buttons(tail: &Tail) -> Option<usize> {
    static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::new(&CLICKS));
    let end = tail.folded.trim_end();
    if !end.ends_with([')', '）', '.', '…']) && !ends_row(last_word(end)) {
        return None;
    }
    let (first, _) = NEEDLES.all(end).next()?;
    let before = end.get(..first)?.trim_end();
    let labels = LABELS.iter().filter_map(|label| before.strip_suffix(label));
    let start = labels.map(str::len).min()?;
    let mut rest = end.get(first..)?;
    while starting(&CLICKS, rest).next().is_some() {
        let (_, behind) = rest.split_once([')', '）'])?;
        let mut behind = behind.trim_start();
        // The name of the service stands behind the brackets again, and may touch what follows.
        let names = SERVICES
            .iter()
            .filter_map(|name| behind.strip_prefix(name))
            .map(str::trim_start)
            .filter(|further| starting(&CLICKS, further).next().is_some() || are_labels(further));
        if let Some(further) = names.min_by_key(|further| further.len()) {
            behind = further;
        }
        rest = behind;
    }
    let ended = rest.is_empty() || is_service(rest) || are_labels(rest);
    (ended && starts_sentence(end, start)).then_some(start)
}

/// Where `Share this: Facebook X Like this: Like Loading...` starts that ends a text without tags.
fn labelled_row(tail: &Tail) -> Option<usize> {
    let end = tail.folded.trim_end();
    let near = end.len().saturating_sub(LONGEST_ROW);
    let row = end.as_bytes().get(near..)?;
    // A colon of either width, by its last byte.
    memchr::memchr2(b':', 0x9A, row)?;
    if !end.ends_with(['…', ':']) && !end.ends_with("...") && !ends_row(last_word(end)) {
        return None;
    }
    let (mut rest, mut parts, mut start) = (end, 0, None);
    while rest.len() > near {
        let label = LABELS
            .iter()
            .filter(|label| rest.ends_with(**label))
            .max_by_key(|label| label.len());
        let word = last_word(rest);
        let length = match label {
            Some(label) => label.len(),
            None if is_service(word) || WORDS.binary_search(&word).is_ok() => word.len(),
            None => break,
        };
        rest = rest.get(..rest.len() - length)?.trim_end();
        parts += 1;
        start = label.map(|_| rest.len()).or(start);
    }
    let start = start.filter(|_| parts > 1)?;
    let at = end.len() - end.get(start..)?.trim_start().len();
    starts_sentence(end, at).then_some(at)
}

/// Whether a row may end with a word in lower case.
fn ends_row(word: &str) -> bool {
    is_service(word) || is_label(word)
}

fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or("")
}

/// Whether words in lower case stand above links to share.
pub(super) fn is_label(words: &str) -> bool {
    LABELS.binary_search(&words).is_ok()
}

/// Whether a text in lower case is one label after the other.
fn are_labels(text: &str) -> bool {
    let mut rest = text;
    while let Some(behind) = LABELS
        .iter()
        .rev()
        .find_map(|label| rest.strip_prefix(label))
    {
        rest = behind.trim_start();
        if rest.is_empty() {
            return true;
        }
    }
    false
}

/// `Share on Facebook Tweet Email`: names of services, two at least unless it says what for.
fn is_row(tail: &Tail) -> bool {
    let Some(row) = tail.whole(LONGEST_ROW).filter(|_| !tail.line.in_item) else {
        return false;
    };
    let (mut services, mut words, mut joined) = (0, 0, false);
    let parts =
        row.split(|sign: char| sign.is_whitespace() || matches!(sign, '|' | '·' | '•' | '/'));
    for word in parts.map(|word| word.trim_matches([':', '!', '(', ')', '[', ']', ',', '.'])) {
        if SERVICES.binary_search(&word).is_ok() {
            services += 1;
        } else if WORDS.binary_search(&word).is_ok() {
            words += 1;
        } else if JOINTS.contains(&word) {
            joined = true;
        } else if !word.is_empty() {
            return false;
        }
    }
    services >= 2 && (words > 0 || !joined) || services == 1 && words >= 2
}
