//! The site: its name, and all names it goes by.

use super::declared::{Declared, Thing};
use super::found::{Found, known, meta};
use super::names::letters;
use super::page::Page;
use super::window::{cut, window};
use crate::article::MetadataSource;
use crate::dom::{NodeId, Tag};

/// The name of a page's site.
pub(super) fn name(page: &Page<'_>, declared: &Declared) -> Option<Found<String>> {
    const OTHERS: [&str; 4] = [
        "application-name",
        "apple-mobile-web-app-title",
        "dc.publisher",
        "citation_journal_title",
    ];
    let of_type = |name: &str| {
        let mut things = declared.things.iter();
        let site = things.find(|thing| thing.types.iter().any(|kind| kind == name));
        let name = site.and_then(|thing| thing.name.as_deref()).and_then(known);
        name.map(|name| Found::new(name, MetadataSource::JsonLd))
    };
    meta(page, &["og:site_name", "og:site"])
        .or_else(|| of_type("website"))
        .or_else(|| declared.first(|thing| thing.publisher.as_ref()))
        .or_else(|| meta(page, &OTHERS))
        .or_else(|| of_type("organization"))
        .or_else(|| shown(page))
}

/// The name of the site as readers see it: in a headline element that is none of the page's own, else what the
/// `<title>` holds beside the headline, if the page shows it as the site's name as well.
fn shown(page: &Page<'_>) -> Option<Found<String>> {
    if let Some(logo) = page.logos.first() {
        let name = known(&page.short_text(*logo))?;
        return Some(Found::new(name, MetadataSource::Heading));
    }
    let window = window(page)?;
    let headline = letters(&page.headline_text(page.heading()?));
    let parts: Vec<&str> = cut(window).map(str::trim).collect();
    let is_headline = |part: &&&str| letters(part) == headline;
    let (first, last) = (parts.first()?, parts.last()?);
    parts.iter().find(is_headline)?;
    let name = if is_headline(&last) { first } else { last };
    let fits = letters(name).len() >= FEWEST_LETTERS
        && name.split(' ').count() <= MOST_WORDS
        && !is_headline(&name);
    (fits && is_shown(page, name))
        .then(|| Found::new((*name).to_owned(), MetadataSource::TitleElement))
}

/// A site's name has so many words at most.
const MOST_WORDS: usize = 6;

/// How many pictures are asked for the text in their place, and how many elements around a text what it is.
const MOST_PICTURES: usize = 16;
const NEAR_NAME: usize = 3;

/// Whether a page shows a name as that of its site: as a link to the first page, as its logo, behind the sign of
/// its rights.
fn is_shown(page: &Page<'_>, name: &str) -> bool {
    let document = page.document;
    let own = letters(name);
    let shows_site = |node: NodeId| {
        let mut around = std::iter::once(node)
            .chain(document.ancestors(node))
            .take(NEAR_NAME);
        around.any(|place| page.shows_site(place))
    };
    let is_name = |node: &NodeId| {
        let text = document.text(*node).trim();
        let is_alone = text.len() == name.len() && letters(text) == own && shows_site(*node);
        is_alone || text.starts_with('©') && letters(text).ends_with(&own)
    };
    let pictures = document
        .elements(document.root(), Tag::Img)
        .take(MOST_PICTURES);
    let mut logos = pictures.filter(|node| {
        let alt = document.attribute(*node, "alt").unwrap_or("");
        alt.len() >= name.len() && letters(alt) == own
    });
    page.short_texts().iter().any(is_name) || logos.any(shows_site)
}

/// The letters of what the `<title>` holds beside the headline: the site's name, and parts of the site.
pub(super) fn titled(page: &Page<'_>) -> Vec<String> {
    let headline = page
        .heading()
        .map(|node| letters(&page.headline_text(node)));
    let (Some(window), Some(headline)) = (window(page), headline) else {
        return Vec::new();
    };
    let parts: Vec<String> = cut(window).map(letters).collect();
    if !parts.contains(&headline) {
        return Vec::new();
    }
    let others = parts.into_iter().filter(|part| *part != headline);
    others.filter(|part| part.len() >= FEWEST_LETTERS).collect()
}

/// A part of a title with fewer letters, in bytes, is no name of a site.
const FEWEST_LETTERS: usize = 3;

/// A site's name in bytes; longer texts are none.
const LONGEST_SITE: usize = 200;

/// How many of the described things are asked for names of the site.
const MOST_THINGS: usize = 64;

/// All names that the site goes by, the label of its host among them.
pub(super) fn names(page: &Page<'_>, declared: &Declared, address: Option<&str>) -> Vec<String> {
    const METAS: [&str; 6] = [
        "og:site_name",
        "og:site",
        "application-name",
        "apple-mobile-web-app-title",
        "dc.publisher",
        "publisher",
    ];
    let metas = METAS.iter().filter_map(|name| page.meta(&[name]));
    let things = declared.things.iter().take(MOST_THINGS);
    let publishers = things
        .clone()
        .filter_map(|thing| thing.publisher.as_deref());
    let owners = things
        .filter(|thing| is_owner(thing))
        .filter_map(|thing| thing.name.as_deref());
    let mut sites: Vec<String> = metas
        .chain(publishers)
        .chain(owners)
        .filter_map(known)
        .collect();
    sites.extend(address.and_then(host_label).map(str::to_owned));
    sites.extend(address.and_then(host).map(str::to_owned));
    sites.retain(|site| site.len() <= LONGEST_SITE && !letters(site).is_empty());
    sites.sort_unstable();
    sites.dedup();
    sites
}

/// Whether a thing is the site or who owns it.
fn is_owner(thing: &Thing) -> bool {
    thing
        .types
        .iter()
        .any(|kind| kind == "website" || kind.contains("organization") || kind == "corporation")
}

/// Whether an address is that of a site's first page: it has no path, and no query that could name
/// a page.
pub(super) fn is_home(address: &str) -> bool {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let path = path.split('#').next().unwrap_or("");
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let names_page = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let number = value.bytes().all(|byte| byte.is_ascii_digit());
        !value.is_empty() && (number || matches!(name, "title" | "page" | "id"))
    };
    path.trim_matches('/').is_empty() && !query.split('&').any(names_page)
}

fn host(address: &str) -> Option<&str> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host))
}

/// The longest label of a host but the last: most often the site's own name.
fn host_label(address: &str) -> Option<&str> {
    let (labels, _) = host(address)?.rsplit_once('.')?;
    labels.split('.').max_by_key(|label| label.len())
}
