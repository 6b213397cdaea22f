//! The `<title>` of a page, and the parts that separators cut it into.

use super::names::{Bytes, clean};
use super::page::Page;
use super::title::LONGEST_TITLE;
use crate::text::beginning;

/// What stands between a headline and the site's name in a `<title>`.
pub(super) const SEPARATORS: [&str; 19] = [
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " ‹ ", " › ", " ~ ", " / ",
    " ― ", " ⋆ ", "｜", " : ", " > ", " -- ",
];

/// How many separators of a title are tried.
pub(super) const MOST_CUTS: usize = 16;

/// The `<title>` of a page.
pub(super) fn window<'a>(page: &'a Page<'_>) -> Option<&'a str> {
    page.window.get_or_init(|| read(page)).as_deref()
}

fn read(page: &Page<'_>) -> Option<String> {
    let node = page.titles.first()?;
    let title = clean(beginning(&page.document.inner_text(*node), LONGEST_TITLE));
    let title = without_page_number(&title);
    let title = title.trim_matches(['|', '-', '–', '—', '»', '·', ' ']);
    (!title.is_empty()).then(|| title.to_owned())
}

/// A title without the number of a part in parentheses at its end: "(page 1 of 3)".
fn without_page_number(title: &str) -> &str {
    const WORDS: [&str; 9] = [
        "page",
        "seite",
        "pagina",
        "página",
        "strona",
        "strana",
        "страница",
        "sida",
        "side",
    ];
    let inside = title
        .strip_suffix(')')
        .and_then(|title| title.rsplit_once(" ("));
    match inside {
        Some((before, number))
            if number.chars().count() <= 20
                && number.ends_with(|last: char| last.is_ascii_digit()) =>
        {
            let word = number.split(' ').next().unwrap_or("").to_lowercase();
            if WORDS.contains(&word.as_str()) {
                before
            } else {
                title
            }
        }
        _ => title,
    }
}

/// Where the separators of a title stand, in order.
fn cuts(title: &str) -> Vec<(usize, usize)> {
    let bytes = Bytes::of(title);
    let separators = SEPARATORS.iter().filter(|separator| bytes.hold(separator));
    let places = separators.flat_map(|separator| {
        title
            .match_indices(separator)
            .map(|(at, mark)| (at, at + mark.len()))
    });
    let between_numbers = |(end, start): &(usize, usize)| {
        let before = title.get(..*end).unwrap_or("");
        let after = title.get(*start..).unwrap_or("");
        let digit = |character: char| character.is_ascii_digit();
        title.get(*end..*start) == Some(" / ")
            && before.ends_with(digit)
            && after.starts_with(digit)
    };
    let places = places.filter(|place| !between_numbers(place));
    let mut places: Vec<(usize, usize)> = places.take(MOST_CUTS).collect();
    places.sort_unstable();
    places
}

/// The parts of a title between its separators.
pub(super) fn cut(title: &str) -> impl Iterator<Item = &str> {
    let cuts = cuts(title);
    let starts = std::iter::once(0).chain(cuts.clone().into_iter().map(|(_, start)| start));
    let ends = cuts.into_iter().map(|(end, _)| end).chain([title.len()]);
    let parts = starts
        .zip(ends)
        .filter_map(|(start, end)| title.get(start..end));
    parts.collect::<Vec<&str>>().into_iter()
}

/// What stands before and after each separator of a title, where neither is empty.
pub(super) fn pieces(title: &str) -> Vec<(&str, &str)> {
    let cut = |(end, start)| Some((title.get(..end)?.trim(), title.get(start..)?.trim()));
    let pieces = cuts(title).into_iter().filter_map(cut);
    pieces
        .filter(|(before, after)| !before.is_empty() && !after.is_empty())
        .collect()
}
