//! Lines of link collections that lost their tags: who submitted an item, and its fields.

use super::comments::{self, COMMENTS};
use super::submission::{ITEMS, LABELS, SUBMITTED};
use super::words::starts_sentence;
use crate::text::ending;

/// Who submitted an item, and where to, has few words.
const MOST_WORDS: usize = 3;

/// Where `submitted by /u/ida [link] [comments]` starts that ends a text in lower case.
pub(super) fn submission(text: &str) -> Option<usize> {
    let end = text.trim_end();
    let mut rest = end;
    let mut links = 0;
    while let Some((before, inside)) = bracketed(rest) {
        let known = COMMENTS.binary_search(&inside).is_ok()
            || ITEMS.contains(&inside)
            || comments::is_count(inside);
        if !known {
            return None;
        }
        links += 1;
        rest = before.trim_end();
    }
    match submitter(rest, links > 0) {
        Some(at) => Some(at),
        None => (links > 1).then_some(rest.len()),
    }
}

/// The text before brackets that end a text, and what stands in them.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (before, inside) = text.strip_suffix(']')?.rsplit_once('[')?;
    Some((before, inside.trim()))
}

/// Where `submitted by /u/ida to r/boats` starts. Behind it, links in brackets leave no doubt; without
/// them the name has to be one of a user.
fn submitter(text: &str, linked: bool) -> Option<usize> {
    const NEAR: usize = 120;
    let tail = ending(text, NEAR);
    let near = text.len() - tail.len();
    if !linked && !tail.contains("u/") {
        return None;
    }
    let found = SUBMITTED
        .iter()
        .filter_map(|words| tail.rfind(words).map(|at| (at, words.len())));
    let (at, length) = found.max()?;
    let mut names = tail.get(at + length..)?.split_whitespace();
    let first = names.next()?;
    let is_user = first.starts_with("/u/") || first.starts_with("u/");
    let few = names.count() < MOST_WORDS;
    let parted = linked && is_user || starts_sentence(text, near + at);
    (few && parted && (linked || is_user)).then_some(near + at)
}

/// Where `Article URL: https://… Points: 12 # Comments: 3` starts that ends a text in lower case: two
/// labels or more, each with a number or an address behind it.
pub(super) fn fields(text: &str) -> Option<usize> {
    let mut rest = text.trim_end();
    let mut fields = 0;
    while let Some((before, value)) = rest.rsplit_once(char::is_whitespace) {
        let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number && !value.starts_with("http") {
            break;
        }
        let before = before.trim_end();
        let labels = LABELS.iter().map(|(label, _)| *label);
        let ended = labels.filter_map(|label| before.strip_suffix(label));
        let Some(shortest) = ended.min_by_key(|rest| rest.len()) else {
            break;
        };
        rest = shortest.trim_end();
        fields += 1;
    }
    (fields >= 2).then_some(rest.len())
}
