//! Item titles: the headline and the outlet behind it.

use super::{name, outlets, remark};
use crate::article::Headline;
use crate::text;

/// An outlet's name is hardly longer, in characters.
const LONGEST_OUTLET: usize = 60;

/// What stands between headline and outlet, with the spaces around it. A bar is a separator of
/// headlines as well, so it counts only where the outlet is known.
const DASHES: [&str; 4] = [" - ", " – ", " — ", " ― "];
const BARS: [&str; 4] = [" | ", "｜", " // ", " :: "];

/// What some sites set there instead; headlines have these signs for many other reasons.
const DOTS: [&str; 3] = [" · ", " • ", " » "];
const GLUED: [&str; 3] = ["_", "：", "|"];

/// What Chinese and Japanese sites set there, without spaces around it.
const BETWEEN_IDEOGRAPHS: [char; 4] = ['_', '-', '|', '｜'];

/// The signs in all of these.
pub(super) const SIGNS_BEFORE_OUTLETS: [char; 10] =
    ['-', '–', '—', '|', '｜', '·', '•', '»', '_', '：'];

/// Names of sites behind a bar are hardly longer, in words, where a dash stands before them.
const MOST_WORDS_BEHIND_BAR: usize = 4;

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
        .or_else(|| last_bar(title))
        .or_else(|| last_glued(title))?;
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
    let separators = DASHES.iter().chain(&BARS).chain(&DOTS).chain(&GLUED);
    let mut found = separators.filter_map(|separator| {
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

/// Whether two titles are the same, whatever dash or bar stands in them.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let sign = |sign: char| match sign {
        '–' | '—' | '―' | '|' => '-',
        _ => sign,
    };
    one.chars().map(sign).eq(other.chars().map(sign))
}

/// A text cut at its last dash.
pub(super) fn at_last_dash(text: &str) -> Option<(&str, &str)> {
    let cuts = DASHES.iter().filter_map(|dash| text.rsplit_once(dash));
    let (headline, outlet) = cuts.min_by_key(|(_, outlet)| outlet.len())?;
    Some((headline.trim_end(), outlet))
}

/// The title cut at its last dash, if what follows can be an outlet. A single bar behind the dash is
/// the separator then; names of stations hold several.
fn last_dash(title: &str) -> Option<(&str, &str)> {
    let (headline, outlet) = at_last_dash(title)?;
    if let Some((before, behind)) = outlet.rsplit_once(" | ")
        && !before.contains(" | ")
    {
        let short = behind.split(' ').count() <= MOST_WORDS_BEHIND_BAR;
        let headline = title.strip_suffix(behind)?.strip_suffix(" | ")?;
        return (short && can_be_outlet(behind)).then(|| (headline.trim_end(), behind));
    }
    (!headline.is_empty() && can_be_outlet(outlet) && !remark::goes_on(headline, outlet))
        .then_some((headline, outlet.trim_start()))
}

/// The title cut at its last bar, if what follows starts or ends as names of outlets do. Headlines have bars
/// of their own, so the shape of a name is not enough.
fn last_bar(title: &str) -> Option<(&str, &str)> {
    let (headline, outlet) = BARS
        .iter()
        .chain(&DOTS)
        .filter_map(|bar| title.rsplit_once(bar))
        .min_by_key(|(_, outlet)| outlet.len())?;
    let named = outlets::has_last_word(outlet) && outlet.contains([' ', '-'])
        || outlets::starts_as_name(outlet)
        || outlets::ending_length(outlet) > 0
        || name::is_domain(outlet);
    (!headline.trim().is_empty() && named && can_be_outlet(outlet))
        .then(|| (headline.trim_end(), outlet))
}

/// The title cut at its last sign without spaces, as Chinese and Japanese sites have it, if what
/// follows ends as their names do.
fn last_glued(title: &str) -> Option<(&str, &str)> {
    let (headline, outlet) = title.rsplit_once(BETWEEN_IDEOGRAPHS)?;
    let named = outlets::ending_length(outlet) > 0 || name::is_domain(outlet);
    (!headline.trim().is_empty() && headline.ends_with(text::is_ideographic) && named)
        .then_some((headline, outlet))
        .filter(|(_, outlet)| can_be_outlet(outlet))
}

/// Names are short, hold no sentence and no more than a few words.
pub(super) fn can_be_outlet(text: &str) -> bool {
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
