//! Item titles: the headline and the outlet behind it.

use super::{name, outlets};
use crate::article::Headline;
use crate::text;

/// An outlet's name is hardly longer, in characters.
const LONGEST_OUTLET: usize = 60;

/// What stands between headline and outlet, with the spaces around it. A bar is a separator of
/// headlines as well, so it counts only where the outlet is known.
const DASHES: [&str; 3] = [" - ", " – ", " — "];
const BARS: [&str; 2] = [" | ", "｜"];

/// Splits a title into headline and outlet.
pub(super) fn headline(title: &str, outlets: &[String]) -> Headline {
    let title = text::collapse(title);
    split(&title, outlets).map_or_else(
        || Headline::new(title.as_ref(), None),
        |(headline, outlet)| Headline::new(headline, Some(outlet.to_owned())),
    )
}

/// The headline and outlet of a title whose white space is folded.
fn split<'a>(title: &'a str, outlets: &[String]) -> Option<(&'a str, &'a str)> {
    let known = outlets
        .iter()
        .filter_map(|outlet| behind_separator(title, outlet))
        .min_by_key(|(headline, _)| headline.len());
    let (headline, outlet) = known
        .or_else(|| well_known(title))
        .or_else(|| last_dash(title))
        .or_else(|| last_bar(title))?;
    Some((without_repeated(headline, outlet), outlet))
}

/// The title cut before an outlet that the caller knows.
fn behind_separator<'a>(title: &'a str, outlet: &str) -> Option<(&'a str, &'a str)> {
    let before = title.strip_suffix(outlet).filter(|_| !outlet.is_empty())?;
    let headline = DASHES
        .iter()
        .chain(&BARS)
        .find_map(|separator| before.strip_suffix(separator))?;
    let name = title.get(before.len()..)?;
    (!headline.trim().is_empty()).then(|| (headline.trim_end(), name))
}

/// The title cut at the first dash or bar behind which a well-known outlet stands, and nothing
/// else; so a name with a dash in it stays whole.
fn well_known(title: &str) -> Option<(&str, &str)> {
    let mut found = DASHES.iter().chain(&BARS).filter_map(|separator| {
        title.match_indices(separator).find_map(|(at, _)| {
            let outlet = title.get(at + separator.len()..)?;
            let headline = title.get(..at)?.trim_end();
            let short = outlet.len() <= LONGEST_OUTLET * 2;
            (short && !headline.is_empty() && outlets::is_known(outlet))
                .then_some((headline, outlet))
        })
    });
    let first = found.next()?;
    Some(found.fold(first, |one, other| {
        if other.0.len() < one.0.len() {
            other
        } else {
            one
        }
    }))
}

/// The outlet of a title that starts with a headline that is known.
pub(super) fn outlet_behind<'a>(title: &'a str, headline: &str) -> Option<&'a str> {
    let rest = title.strip_prefix(headline)?;
    let outlet = DASHES
        .iter()
        .chain(&BARS)
        .find_map(|separator| rest.strip_prefix(separator))?;
    (!outlet.is_empty()).then_some(outlet)
}

/// The title cut at its last dash, if what follows can be an outlet: neither what somebody said
/// nor the second number of a result or a range.
fn last_dash(title: &str) -> Option<(&str, &str)> {
    let (headline, outlet) = DASHES
        .iter()
        .filter_map(|dash| title.rsplit_once(dash))
        .min_by_key(|(_, outlet)| outlet.len())?;
    let headline = headline.trim_end();
    let is_result = headline.ends_with(char::is_numeric) && outlet.starts_with(char::is_numeric);
    (!headline.is_empty() && !is_result && !starts_quote(outlet) && can_be_outlet(outlet))
        .then_some((headline, outlet.trim_start()))
}

/// Whether a text starts with a quotation mark; guillemets stand around names of outlets as well.
fn starts_quote(text: &str) -> bool {
    text.starts_with(['“', '„', '‘', '‚', '"', '\'', '「', '『'])
}

/// The title cut at its last bar, if what follows ends as names of outlets do. Headlines have bars
/// of their own, so the shape of a name is not enough.
fn last_bar(title: &str) -> Option<(&str, &str)> {
    let (headline, outlet) = title.rsplit_once(" | ")?;
    let named = outlets::has_last_word(outlet) && outlet.contains(' ') || name::is_domain(outlet);
    (!headline.trim().is_empty() && named && can_be_outlet(outlet))
        .then(|| (headline.trim_end(), outlet))
}

/// Names are short, hold no sentence and no more than a few words.
fn can_be_outlet(text: &str) -> bool {
    let words = text.split(' ').count();
    let ends_like_sentence =
        text.ends_with(['?', '…', '.', ':', ';', ',', '。', '？']) || text.ends_with("...");
    let starts_like_name = text
        .chars()
        .next()
        .is_some_and(|first| !first.is_lowercase() || words <= 2);
    !text.is_empty()
        && text.chars().count() <= LONGEST_OUTLET
        && words <= 8
        && starts_like_name
        && !(ends_like_sentence && words > 2)
        && !text.contains(": ")
}

/// Drops an outlet that the headline carries itself a second time.
fn without_repeated<'a>(headline: &'a str, outlet: &str) -> &'a str {
    let repeated = headline.strip_suffix(outlet).and_then(|before| {
        DASHES
            .iter()
            .chain(&BARS)
            .find_map(|separator| before.strip_suffix(separator))
    });
    match repeated.map(str::trim_end) {
        Some(shorter) if !shorter.is_empty() => shorter,
        _ => headline,
    }
}

/// A title without the outlet at its end; nothing else is looked at.
pub(super) fn without_outlet<'a>(title: &'a str, outlet: &str) -> Option<&'a str> {
    behind_separator(title, outlet).map(|(headline, _)| headline)
}
