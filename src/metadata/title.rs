//! The title: the headline without the site's name.

use std::collections::HashSet;

use super::declared::{Declared, Kind};
use super::found::Found;
use super::names::{clean, letters};
use super::opener::after_opener;
use super::page::Page;
use super::shown::is_part;
use super::site;
use super::strip::{
    LONGEST_NAME, behind_colon, own_piece, without_exact, without_last, without_site,
};
use super::window::{SEPARATORS, cut, pieces, window};
use crate::article::MetadataSource::{Heading, JsonLd, Meta, TitleElement};
use crate::article::PageType;
use crate::dom::Tag;
use crate::text::beginning;

/// How many headline elements are asked for their parts.
const MOST_WITH_PARTS: usize = 4;

/// How many bytes of a title are read.
pub(super) const LONGEST_TITLE: usize = 1000;

/// How many of the described things may tell the title: the page's own is among the first.
const MOST_DECLARED: usize = 8;

/// What the page says about its title, cleaned.
#[derive(Debug, Default)]
pub(super) struct Titles {
    /// The headline elements.
    pub(super) headlines: Vec<String>,
    /// The texts of inner elements of the first headline elements.
    pub(super) parts: Vec<String>,
    /// Headings of the second and third level.
    pub(super) subheadings: Vec<String>,
    /// On a page without headline elements, the text that stands in place of one.
    pub(super) part: Option<String>,
    /// Whether the page is the site's first.
    pub(super) home: bool,
    /// Titles written for other sites: Open Graph and the like.
    pub(super) shared: Vec<String>,
    /// Titles of the described things.
    pub(super) declared: Vec<String>,
    /// The `<title>`.
    pub(super) window: Option<String>,
}

impl Titles {
    /// Collects the titles of a page.
    pub(super) fn new(page: &Page<'_>, declared: &Declared, address: Option<&str>) -> Self {
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
        let window = window(page).map(str::to_owned);
        let shown = window
            .as_deref()
            .and_then(|window| page.shown_piece(window));
        let own = page.heading().filter(|_| page.headlines.is_empty());
        let part = own.filter(|node| page.document.tag(*node) == Tag::Text);
        let part = part.map(|node| clean(page.document.text(node)));
        let prominent = page.prominent().filter(|node| own == Some(*node));
        Titles {
            headlines: page
                .headlines
                .iter()
                .filter(|node| !page.is_aside(**node))
                .map(|node| clean(beginning(&page.headline_text(*node), LONGEST_TITLE)))
                .filter(|text| !text.is_empty())
                .collect(),
            parts: page
                .headlines
                .iter()
                .take(MOST_WITH_PARTS)
                .flat_map(|node| page.headline_parts(*node))
                .map(|text| clean(beginning(&text, LONGEST_TITLE)))
                .collect(),
            subheadings: page
                .subheadings
                .iter()
                .take(48)
                .map(|node| clean(beginning(&page.headline_text(*node), LONGEST_TITLE)))
                .filter(|text| !text.is_empty())
                .chain(shown)
                .chain(part.clone())
                .collect(),
            part: part.or_else(|| Some(clean(&page.short_text(prominent?)))),
            home: address.is_some_and(site::is_home),
            shared: shared
                .iter()
                .filter_map(|name| page.meta(&[name]))
                .map(|title| clean(beginning(title, LONGEST_TITLE)))
                .collect(),
            declared: things
                .iter()
                .take(MOST_DECLARED)
                .filter(|thing| thing.kind() != Kind::Work || page.headlines.is_empty())
                .filter_map(|thing| thing.headline.as_ref().or(thing.name.as_ref()))
                .map(|title| clean(beginning(title, LONGEST_TITLE)))
                .collect(),
            window,
        }
    }
}

/// Chooses the title. `sites` are the site's possible names, `kind` is what the page is taken for.
pub(super) fn choose(titles: &Titles, sites: &[String], kind: PageType) -> Option<Found<String>> {
    let own: Vec<String> = sites.iter().map(|site| letters(site)).collect();
    let sites = own.as_slice();
    let is_name = |text: &str| sites.contains(&letters(text));
    let headlines: Vec<String> = titles
        .headlines
        .iter()
        .filter(|text| !is_name(text) && !names_site(text, titles))
        .filter(|text| text.split(' ').count() <= LONGEST_HEADLINE)
        .map(|text| without_exact(text, sites).to_owned())
        .collect();
    let shown = titles
        .headlines
        .iter()
        .filter(|text| names_site(text, titles) && is_beside_title(text, titles));
    let sites: Vec<String> = sites
        .iter()
        .cloned()
        .chain(shown.map(|text| letters(text)))
        .collect();
    let headings = evidence(titles, &headlines, &sites);
    let strip = |title: &String| {
        let own = headlines.is_empty().then(|| behind_colon(title, &headings));
        without_site(own.flatten().unwrap_or(title), &sites, &headings)
    };
    let with = |source| move |title| Found::new(title, source);
    let shared = titles.shared.iter().map(strip).map(with(Meta));
    let window = titles.window.iter().map(strip).map(with(TitleElement));
    let declared = titles.declared.iter().map(strip).map(with(JsonLd));
    let others: Vec<Found<String>> = shared
        .chain(window)
        .chain(declared)
        .filter(|title| !letters(&title.value).is_empty() && !is_name(&title.value))
        .collect();
    if titles.home
        && let Some(window) = &titles.window
    {
        let title = own_piece(window, &headlines).unwrap_or(without_last(window, &own));
        return Some(Found::new(title.to_owned(), TitleElement));
    }
    let part = shown_part(titles, &headlines).filter(|part| !is_name(part));
    if titles.shared.is_empty()
        && let Some(part) = part
    {
        return Some(Found::new(part, Heading));
    }
    if kind == PageType::Service && !others.is_empty() {
        // The headline of a page that presents an organisation is more often a slogan.
        return others.into_iter().next();
    }
    let heading = with(Heading);
    let least = match subheading(&titles.subheadings, &others) {
        Some(_) => LIKENESS_BESIDE_HEADING,
        None => LEAST_LIKENESS,
    };
    headline(&headlines, &others, least)
        .map(|headline| own_part(&headline, titles, &others).unwrap_or(headline))
        .or_else(|| subheading(&titles.subheadings, &others))
        .map(heading)
        .or_else(|| others.into_iter().next())
        .or_else(|| headlines.into_iter().next().map(heading))
        .or_else(|| titles.headlines.first().cloned().map(heading))
        .or_else(|| titles.shared.first().cloned().map(with(Meta)))
        .or_else(|| titles.window.clone().map(with(TitleElement)))
}

/// The part of a headline element that another title says word for word, beside a kicker or a subtitle.
fn own_part(headline: &str, titles: &Titles, others: &[Found<String>]) -> Option<String> {
    if titles.parts.is_empty() {
        return None;
    }
    let others = others.iter().take(4).map(|other| letters(&other.value));
    let others: Vec<String> = others.collect();
    let whole = letters(headline);
    if others.contains(&whole) {
        return None;
    }
    let is_own = |part: &&String| {
        let part = letters(part);
        part.len() >= FEWEST_LETTERS && whole.contains(&part) && others.contains(&part)
    };
    // A subtitle follows what the `<title>` holds beside names that are not known.
    let cut: Vec<String> = titles
        .window
        .iter()
        .flat_map(|window| cut(window))
        .map(letters)
        .collect();
    let is_before_subtitle = |part: &&String| {
        let words = part.split_whitespace().count();
        words >= FEWEST_BEFORE_SUBTITLE
            && headline.starts_with(part.as_str())
            && cut.contains(&letters(part))
    };
    let parts = titles.parts.iter();
    let own = parts.clone().find(is_own);
    own.or_else(|| parts.clone().find(is_before_subtitle))
        .cloned()
}

/// Fewer words before others are a part of the headline.
const FEWEST_BEFORE_SUBTITLE: usize = 3;

/// The headline of a page without headline elements: what was found in place of one, or the longest lower heading
/// that is a part of the `<title>`.
fn shown_part(titles: &Titles, headlines: &[String]) -> Option<String> {
    if !headlines.is_empty() {
        return None;
    }
    let window = titles.window.as_deref()?;
    let parts = titles.subheadings.iter();
    let parts = parts.filter(|part| part.len() >= 2 * FEWEST_LETTERS && is_part(window, part));
    let longest = parts.reduce(|longest, part| {
        if part.len() > longest.len() {
            part
        } else {
            longest
        }
    });
    longest.or(titles.part.as_ref()).cloned()
}

/// The letters of the headings that show what part of a title is the headline: lower ones count
/// where no headline element is like a title, and only if they are no single short word.
fn evidence(titles: &Titles, headlines: &[String], sites: &[String]) -> HashSet<String> {
    let mut written = titles.shared.iter().chain(&titles.window);
    let agrees = written.any(|title| {
        headlines
            .iter()
            .take(MOST_HEADLINES)
            .any(|text| likeness(text, title) >= LIKENESS_BESIDE_HEADING)
    });
    let lower: &[String] = if agrees { &[] } else { &titles.subheadings };
    let lower = lower.iter().map(|text| letters(text));
    let lower = lower.filter(|text| text.len() >= FEWEST_LETTERS && !sites.contains(text));
    headlines
        .iter()
        .map(|text| letters(text))
        .chain(lower)
        .collect()
}

/// A lower heading of fewer letters may stand in any title by chance.
const FEWEST_LETTERS: usize = 6;

/// How many headline elements are compared.
const MOST_HEADLINES: usize = 32;

/// Headline elements with more words are paragraphs in disguise.
const LONGEST_HEADLINE: usize = 32;

/// Whether a headline element shows the site's name: it is what the `<title>` ends with after a
/// separator, or what it begins with where the rest is a heading of its own.
fn names_site(headline: &str, titles: &Titles) -> bool {
    let Some(window) = titles.window.as_deref() else {
        return false;
    };
    let count = |text: &str| text.split_whitespace().count();
    let (headings, home) = (&titles.subheadings, titles.home);
    let ends = window.strip_suffix(headline).is_some_and(|before| {
        let mut titles = SEPARATORS
            .iter()
            .filter_map(|separator| before.strip_suffix(separator));
        titles.any(|title| {
            let name = count(headline);
            // Where several parts stand before it, none of them may be a headline.
            let longest = cut(title).map(count).max().unwrap_or(0);
            let is_shown = || {
                let title = letters(title);
                let mut headings = headings.iter().map(|text| letters(text));
                headings.any(|heading| !heading.is_empty() && title.ends_with(heading.as_str()))
            };
            longest >= 2
                && (name <= longest
                    || name <= LONGEST_NAME.max(2 * longest) && (home || is_shown()))
        })
    });
    let is_heading = |rest: &str| {
        let rest = letters(rest);
        let mut headings = titles.subheadings.iter();
        !rest.is_empty() && headings.any(|heading| letters(heading) == rest)
    };
    let begins = window.strip_prefix(headline).is_some_and(|after| {
        let behind = pieces(after).into_iter().map(|(_, behind)| behind);
        let mut rests = std::iter::once(after).chain(behind);
        let bare = |text: &'_ str| {
            text.trim_start_matches(|next: char| !next.is_alphanumeric())
                .to_owned()
        };
        // Blogs in scripts without spaces put no space behind the colon, and their own name behind the entry.
        let is_entry = || {
            let entry = cut(after).next().map(bare);
            after.starts_with([':', '：'])
                && entry.is_some_and(|entry| headline.len() < entry.len() && is_heading(&entry))
        };
        let is_byline = |rest: &str| after_opener(&bare(rest)).is_some();
        rests.any(|rest| {
            count(headline) < count(&bare(rest)) && is_heading(rest) && !is_byline(rest)
        }) || is_entry()
    });
    ends || begins
}

/// Whether a `<title>` has more words than a headline element in it, and so many that they are a title.
fn is_beside_title(headline: &str, titles: &Titles) -> bool {
    let count = |text: &str| text.split_whitespace().count();
    let window = titles.window.as_deref().unwrap_or("");
    let rest = count(window).saturating_sub(count(headline) + 1);
    rest >= FEWEST_OF_TITLE && rest > count(headline)
}

/// So many words beside the site's name are surely a title, and not a longer name of the site.
const FEWEST_OF_TITLE: usize = 5;

/// A lower heading that says the same as another title, word for word.
fn subheading(subheadings: &[String], others: &[Found<String>]) -> Option<String> {
    let others: Vec<String> = others
        .iter()
        .take(4)
        .map(|other| letters(&other.value))
        .collect();
    let same = |heading: &&String| others.contains(&letters(heading));
    subheadings.iter().find(same).cloned()
}

/// Below this likeness a headline element is a slogan or belongs to something else.
const LEAST_LIKENESS: f32 = 0.2;

/// The same where a lower heading agrees with another title word for word.
const LIKENESS_BESIDE_HEADING: f32 = 0.5;

/// The headline element that the other titles agree with most.
fn headline(headlines: &[String], others: &[Found<String>], least: f32) -> Option<String> {
    let agreement = |text: &String| {
        others
            .iter()
            .map(|other| likeness(text, &other.value))
            .fold(0.0, f32::max)
    };
    let mut best: Option<(f32, &String)> = None;
    for text in headlines.iter().take(MOST_HEADLINES) {
        let agreement = agreement(text);
        if best.is_none_or(|(most, _)| agreement > most) {
            best = Some((agreement, text));
        }
    }
    let (likeness, text) = best?;
    let least = if headlines.len() >= 3 { 0.6 } else { least };
    (likeness >= least || others.is_empty()).then(|| text.clone())
}

/// How much of the words of two texts is the same, 0 to 1.
fn likeness(one: &str, two: &str) -> f32 {
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
