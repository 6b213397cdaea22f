//! A title without the name of its site.

use std::collections::HashSet;

use super::names::letters;
use super::window::{MOST_CUTS, pieces};
use crate::text::is_ideographic;

/// A title without the site's name before or after a separator. The site's names and the page's
/// headings are given as their letters.
pub(super) fn without_site(title: &str, sites: &[String], headings: &HashSet<String>) -> String {
    if headings.contains(&letters(title)) {
        return title.to_owned();
    }
    let mut rest = title.trim();
    while let Some(shorter) = stripped(rest, sites, headings) {
        rest = shorter;
    }
    rest.to_owned()
}

/// The part of a title that a headline element says as well.
pub(super) fn own_piece<'a>(title: &'a str, headlines: &[String]) -> Option<&'a str> {
    let headlines: Vec<String> = headlines.iter().take(4).map(|text| letters(text)).collect();
    let pieces = pieces(title).into_iter();
    let mut pieces = pieces.flat_map(|(before, after)| [before, after]);
    pieces.find(|piece| headlines.contains(&letters(piece)))
}

/// The title of a site's first page without the site's name at its end: at its beginning the name
/// is what the page is about.
pub(super) fn without_last<'a>(title: &'a str, sites: &[String]) -> &'a str {
    match pieces(title).pop() {
        Some((before, after)) if is_site(after, sites) && !is_site(before, sites) => before,
        _ => title,
    }
}

/// Whether a text names the site; `sites` are the letters of its names.
fn is_site(text: &str, sites: &[String]) -> bool {
    let text = letters(text);
    !text.is_empty() && sites.iter().any(|site| same_site(site, &text))
}

/// The title with one segment taken off an end, if there is evidence that it is the site's name.
fn stripped<'a>(title: &'a str, sites: &[String], headings: &HashSet<String>) -> Option<&'a str> {
    let pieces_of_title = pieces(title);
    let ends = pieces_of_title
        .iter()
        .flat_map(|(before, after)| [*before, *after]);
    let inner = pieces_of_title.iter().flat_map(|(_, after)| pieces(after));
    let inner = inner.map(|(inner, _)| inner);
    let by_heading = ends
        .chain(inner)
        .find(|piece| headings.contains(&letters(piece)));
    by_heading
        .or_else(|| before_mark(title, headings))
        .or_else(|| by_site(title, sites))
        .or_else(|| without_bar(title))
}

/// What stands behind a colon, if it is a heading of the page: blogs and old newspapers begin titles with
/// their name so.
pub(super) fn behind_colon<'a>(title: &'a str, headings: &HashSet<String>) -> Option<&'a str> {
    let colons = title.match_indices(": ").take(MOST_CUTS);
    let mut behind = colons.filter_map(|(at, mark)| title.get(at + mark.len()..));
    behind.find(|behind| headings.contains(&letters(behind)))
}

/// What stands before a mark without spaces, if it is a heading of the page, as portals in scripts without
/// spaces have it.
fn before_mark<'a>(title: &'a str, headings: &HashSet<String>) -> Option<&'a str> {
    let marks = title.match_indices(['_', '|', '-', '－']).take(MOST_CUTS);
    let mut before = marks.filter_map(|(at, _)| title.get(..at));
    before.find(|before| before.ends_with(is_ideographic) && headings.contains(&letters(before)))
}

/// A headline element without the site's name, which must be there letter by letter: what else is
/// like the name may be a part of the headline.
pub(super) fn without_exact<'a>(headline: &'a str, sites: &[String]) -> &'a str {
    let is_name = |text: &str| sites.contains(&letters(text));
    let pieces = pieces(headline);
    let ends = pieces.iter().rev().find(|(_, after)| is_name(after));
    let begins = || pieces.iter().find(|(before, _)| is_name(before));
    ends.map(|(before, _)| *before)
        .or_else(|| begins().map(|(_, after)| *after))
        .or_else(|| without_bar(headline))
        .unwrap_or(headline)
}

/// The title without the site's name at its end, else at its beginning.
fn by_site<'a>(title: &'a str, sites: &[String]) -> Option<&'a str> {
    let pieces = pieces(title);
    let ends = pieces.iter().rev().find(|(_, after)| is_site(after, sites));
    let begins = || {
        let is_name = |text: &str| sites.contains(&letters(text));
        pieces.iter().find(|(before, _)| is_name(before))
    };
    ends.map(|(before, _)| *before)
        .or_else(|| begins().map(|(_, after)| *after))
        .or_else(|| unspaced(title, sites))
}

/// The title without a name of the site that a mark without spaces cuts off, as scripts without
/// spaces have it. The name must be there letter by letter.
fn unspaced<'a>(title: &'a str, sites: &[String]) -> Option<&'a str> {
    let (before, after) = title.rsplit_once(['_', '|', '-', '–', '—', '－'])?;
    let ideographic = before.ends_with(is_ideographic) && after.starts_with(is_ideographic);
    (ideographic && sites.contains(&letters(after))).then_some(before)
}

/// Sites have names of so many words at most.
pub(super) const LONGEST_NAME: usize = 4;

/// A short segment after a bar is hardly ever a part of the headline, unless it asks or shouts.
fn without_bar(title: &str) -> Option<&str> {
    let (before, after) = title.rsplit_once(" | ")?;
    let count = |text: &str| text.split_whitespace().count();
    let is_name = !after.ends_with(['?', '!']);
    (is_name && count(before) >= 2 && count(after) <= LONGEST_NAME && count(after) <= count(before))
        .then_some(before.trim())
}

/// Whether a segment is the site's name or an abbreviated or longer form of it; both as letters.
fn same_site(site: &str, segment: &str) -> bool {
    site == segment
        || site.len() >= 5
            && segment.len() >= 3
            && (site.starts_with(segment)
                || site.ends_with(segment) && segment.len() * 2 >= site.len()
                || segment.starts_with(site) && segment.len() <= site.len() * 2 + 8)
}
