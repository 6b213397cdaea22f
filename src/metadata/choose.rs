//! All fields of the metadata together.

use super::declared::{Declared, Kind};
use super::found::{Found, apart, meta};
use super::page::Page;
use super::title::{self, Titles};
use super::{authors, keywords, language, links, published, site};
use crate::article::{Metadata, MetadataSource, MetadataSources, PageType};
use crate::link::Base;

/// Decides all fields. `own` is the page's own address, `kind` what the page is taken for.
pub(super) fn choose(page: &Page<'_>, declared: &Declared, own: &Base, kind: PageType) -> Metadata {
    let base = page
        .base
        .map_or_else(|| own.clone(), |href| own.with_element(href));
    let mut metadata = Metadata::default();
    let mut sources = MetadataSources::default();
    (metadata.canonical, sources.canonical) = apart(links::canonical(page, &base));
    let address = own.address().or(metadata.canonical.as_deref());
    let sites = site::names(page, declared, address);
    let titles = Titles::new(page, declared, address);
    let shows_others = (shows_others(kind) || declared.is_product())
        && page.meta(&["article:published_time"]).is_none();
    let mut dates = published::choose(page, declared, address, !shows_others);
    let mut authors = authors::choose(page, declared, &sites, dates.published.is_some());
    if dates.published.is_none() && authors.is_some() {
        dates.published = published::of_work(page, declared);
    }
    if shows_others {
        authors = authors.filter(|found| is_declared(found.source));
        dates.published = dates
            .published
            .filter(|found| is_declared(found.source))
            .or_else(|| published::behind_headline(page, declared));
    }
    if address.is_some_and(site::is_home) && declared.main(Kind::Text).is_empty() {
        // What a site's first page shows are the authors and dates of other pages.
        authors = None;
        dates.published = None;
    }
    (metadata.title, sources.title) = apart(title::choose(&titles, &sites, kind));
    (metadata.authors, sources.authors) = list(authors);
    (metadata.published, sources.published) = apart(dates.published.map(written));
    (metadata.modified, sources.modified) = apart(dates.modified.map(written));
    (metadata.site_name, sources.site_name) = apart(site::name(page, declared));
    let language = language::choose(page, declared, metadata.title.as_deref());
    (metadata.language, sources.language) = apart(language);
    (metadata.image, sources.image) = apart(links::image(page, declared, &base));
    (metadata.description, sources.description) = apart(description(page, declared));
    (metadata.categories, sources.categories) = list(keywords::categories(page, declared));
    (metadata.tags, sources.tags) = list(keywords::tags(page, declared));
    (metadata.license, sources.license) = apart(links::license(page, declared, &base));
    (metadata.favicon, sources.favicon) = apart(links::favicon(page, &base));
    (
        metadata.is_accessible_for_free,
        sources.is_accessible_for_free,
    ) = apart(is_free(page, declared));
    (metadata.next_page, sources.next_page) = apart(links::next_page(page, &base));
    (metadata.amp, sources.amp) = apart(links::amp(page, &base));
    metadata.sources = sources;
    metadata
}

/// Whether the people and dates that readers see on a page of this kind are most often those of
/// other pages, of customers or of what is for sale. (Not where the page says when it was published
/// as an article.)
fn shows_others(kind: PageType) -> bool {
    matches!(
        kind,
        PageType::Product | PageType::Collection | PageType::Listing | PageType::Service
    )
}

/// Whether a source speaks to programs, and of the page itself.
fn is_declared(source: MetadataSource) -> bool {
    matches!(
        source,
        MetadataSource::JsonLd | MetadataSource::Meta | MetadataSource::Microdata
    )
}

fn list(found: Option<Found<Vec<String>>>) -> (Vec<String>, Option<MetadataSource>) {
    let found = found.filter(|found| !found.value.is_empty());
    let (values, source) = apart(found);
    (values.unwrap_or_default(), source)
}

fn written(found: Found<crate::text::date::Stamp>) -> Found<String> {
    found.map(|stamp| stamp.to_string())
}

fn description(page: &Page<'_>, declared: &Declared) -> Option<Found<String>> {
    const METAS: [&str; 6] = [
        "og:description",
        "description",
        "twitter:description",
        "dc.description",
        "dcterms.description",
        "sailthru.description",
    ];
    meta(page, &METAS).or_else(|| declared.first(|thing| thing.description.as_ref()))
}

/// Whether the whole text can be read without paying.
fn is_free(page: &Page<'_>, declared: &Declared) -> Option<Found<bool>> {
    if let Some(free) = declared.is_free() {
        return Some(Found::new(free, MetadataSource::JsonLd));
    }
    let tier = page.meta(&["article:content_tier", "og:article:content_tier"])?;
    let free = match tier.trim().to_ascii_lowercase().as_str() {
        "free" => true,
        "metered" | "locked" => false,
        _ => return None,
    };
    Some(Found::new(free, MetadataSource::Meta))
}
