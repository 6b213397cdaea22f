//! The title: the headline without the site's name.

use super::declared::{Declared, Kind};
use super::names::{clean, letters};
use super::page::Page;

/// What stands between a headline and the site's name in a `<title>`.
const SEPARATORS: [&str; 18] = [
    " | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " ‹ ", " › ", " ~ ", " / ",
    " ― ", " ⋆ ", "｜", " : ", " > ",
];

/// What the page says about its title, cleaned.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// The headline elements.
    pub(super) headlines: Vec<String>,
    /// Titles written for other sites: Open Graph and the like.
    pub(super) shared: Vec<String>,
    /// Titles of the described things.
    pub(super) declared: Vec<String>,
    /// The `<title>`.
    pub(super) window: Option<String>,
}

impl Titles {
    /// Collects the titles of a page.
    pub(super) fn new(page: &Page<'_>, declared: &Declared) -> Self {
        let shared = [
            "citation_title",
            "og:title",
            "twitter:title",
            "parsely-title",
            "sailthru.title",
            "dc.title",
            "dcterms.title",
        ];
        let things = declared.main(Kind::Named);
        Titles {
            headlines: page
                .headlines
                .iter()
                .filter(|node| !page.is_aside(**node))
                .map(|node| clean(&page.short_text(*node)))
                .filter(|text| !text.is_empty())
                .collect(),
            shared: shared
                .iter()
                .filter_map(|name| page.meta(&[name]))
                .map(clean)
                .collect(),
            declared: things
                .iter()
                .filter_map(|thing| thing.headline.as_ref().or(thing.name.as_ref()))
                .map(|title| clean(title))
                .collect(),
            window: page
                .titles
                .first()
                .map(|node| clean(&page.document.inner_text(*node)))
                .filter(|text| !text.is_empty()),
        }
    }
}

/// Chooses the title. `sites` are the site's possible names.
pub(super) fn choose(titles: &Titles, sites: &[String]) -> Option<String> {
    let strip = |title: &String| without_site(title, sites, &titles.headlines);
    let mut others: Vec<String> = Vec::new();
    others.extend(titles.shared.iter().map(strip));
    others.extend(titles.window.iter().map(strip));
    others.extend(titles.declared.iter().map(strip));
    others.retain(|title| !title.is_empty());
    headline(titles, &others, sites).or_else(|| others.into_iter().next())
}

/// The headline element that the other titles agree with most.
fn headline(titles: &Titles, others: &[String], sites: &[String]) -> Option<String> {
    let is_site = |text: &str| sites.iter().any(|site| letters(site) == letters(text));
    let best = titles
        .headlines
        .iter()
        .filter(|text| !is_site(text))
        .map(|text| {
            let agreement = others
                .iter()
                .map(|other| likeness(text, other))
                .fold(0.0, f32::max);
            (agreement, text)
        })
        .fold(None, |best: Option<(f32, &String)>, next| match best {
            Some(best) if best.0 >= next.0 => Some(best),
            _ => Some(next),
        })?;
    let only = titles.headlines.len() == 1;
    (best.0 >= 0.3 || only || others.is_empty()).then(|| best.1.clone())
}

/// How much of the words of two texts is the same, 0 to 1.
pub(super) fn likeness(one: &str, two: &str) -> f32 {
    let words = |text: &str| -> Vec<String> {
        text.split(|character: char| !character.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .take(64)
            .map(str::to_lowercase)
            .collect()
    };
    let (one, two) = (words(one), words(two));
    if one.is_empty() || two.is_empty() {
        return 0.0;
    }
    let shared = one.iter().filter(|word| two.contains(word)).count();
    2.0 * shared as f32 / (one.len() + two.len()) as f32
}

/// A title without the site's name before or after a separator.
pub(super) fn without_site(title: &str, sites: &[String], headlines: &[String]) -> String {
    let known = letters(title);
    if headlines.iter().any(|headline| letters(headline) == known) {
        return title.to_owned();
    }
    let mut rest = title.trim();
    while let Some(shorter) = stripped(rest, sites, headlines) {
        rest = shorter;
    }
    rest.to_owned()
}

/// The title with one segment taken off an end, if there is evidence that it is the site's name.
fn stripped<'a>(title: &'a str, sites: &[String], headlines: &[String]) -> Option<&'a str> {
    let is_site = |text: &str| {
        let text = letters(text);
        !text.is_empty() && sites.iter().any(|site| same_site(&letters(site), &text))
    };
    let is_headline = |text: &str| {
        headlines
            .iter()
            .any(|headline| letters(headline) == letters(text))
    };
    let cuts = SEPARATORS.iter().flat_map(|separator| {
        title
            .match_indices(separator)
            .map(|(at, mark)| (at, at + mark.len()))
    });
    let mut cuts: Vec<(usize, usize)> = cuts.take(32).collect();
    cuts.sort_unstable();
    let pieces =
        |cut: &(usize, usize)| Some((title.get(..cut.0)?.trim(), title.get(cut.1..)?.trim()));
    let by_headline = cuts.iter().filter_map(pieces).find_map(|(before, after)| {
        if is_headline(before) {
            Some(before)
        } else if is_headline(after) {
            Some(after)
        } else {
            None
        }
    });
    by_headline.or_else(|| {
        let last = cuts
            .iter()
            .rev()
            .filter_map(pieces)
            .find(|(before, after)| !before.is_empty() && is_site(after))
            .map(|(before, _)| before);
        last.or_else(|| {
            cuts.iter()
                .filter_map(pieces)
                .find(|(before, after)| !after.is_empty() && is_site(before))
                .map(|(_, after)| after)
        })
    })
}

/// Whether a segment is the site's name or an abbreviated or longer form of it.
fn same_site(site: &str, segment: &str) -> bool {
    site == segment
        || site.len() >= 5
            && segment.len() >= 5
            && (site.starts_with(segment)
                || segment.starts_with(site) && segment.len() <= site.len() * 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn site_names_go() {
        let sites = vec!["Harbour Gazette".to_owned()];
        assert_eq!(
            without_site("Ferry returns - Harbour Gazette", &sites, &[]),
            "Ferry returns"
        );
        assert_eq!(
            without_site("Harbour Gazette | Ferry returns", &sites, &[]),
            "Ferry returns"
        );
        assert_eq!(
            without_site("Ferry returns - what now?", &sites, &[]),
            "Ferry returns - what now?"
        );
        let headlines = vec!["Ferry returns".to_owned()];
        assert_eq!(
            without_site("Ferry returns | Local | News", &[], &headlines),
            "Ferry returns"
        );
    }
}
