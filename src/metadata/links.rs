//! The addresses that a page declares: its own, its image, its icon, its other versions.

use super::declared::Declared;
use super::found::{Found, meta};
use super::page::Page;
use crate::article::MetadataSource;
use crate::dom::{NodeId, Tag};
use crate::link::Base;

/// The addresses of `<link>` elements with a relation.
fn linked<'a>(page: &'a Page<'_>, relation: &'a str) -> impl Iterator<Item = &'a str> {
    let links = page.related(relation);
    links
        .filter(|node| page.document.tag(*node) == Tag::Link)
        .filter_map(|node| page.document.attribute(node, "href"))
}

fn related(page: &Page<'_>, relation: &str, base: &Base) -> Option<Found<String>> {
    let address = linked(page, relation).find_map(|address| absolute(base, address))?;
    Some(Found::new(address, MetadataSource::Relation))
}

/// An address made absolute, if the page's own is known.
fn absolute(base: &Base, address: &str) -> Option<String> {
    let link = base.link(address).ok();
    link.filter(|link| link.contains("://") || base.address().is_none())
}

/// The page's canonical address.
pub(super) fn canonical(page: &Page<'_>, base: &Base) -> Option<Found<String>> {
    related(page, "canonical", base).or_else(|| {
        let address = page.meta(&["og:url", "twitter:url"])?;
        let address = absolute(base, address)?;
        Some(Found::new(address, MetadataSource::Meta))
    })
}

/// The address of the text's next page. `<a rel=next>` alone is no sign: blogs link the next post
/// so.
pub(super) fn next_page(page: &Page<'_>, base: &Base) -> Option<Found<String>> {
    related(page, "next", base)
}

/// The address of the AMP version.
pub(super) fn amp(page: &Page<'_>, base: &Base) -> Option<Found<String>> {
    related(page, "amphtml", base)
}

/// The image that stands for the page.
pub(super) fn image(page: &Page<'_>, declared: &Declared, base: &Base) -> Option<Found<String>> {
    const METAS: [&str; 8] = [
        "og:image",
        "og:image:secure_url",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
        "parsely-image-url",
        "sailthru.image.full",
        "thumbnail",
    ];
    let mut metas = METAS.iter().filter_map(|name| page.meta(&[name]));
    let shared = metas.find_map(|address| base.media(address).ok());
    shared
        .map(|address| Found::new(address, MetadataSource::Meta))
        .or_else(|| {
            let found = declared.first(|thing| thing.image.as_ref())?;
            let address = base.media(&found.value).ok()?;
            // A reference to another thing of the JSON-LD is no address of an image.
            (!address.contains('#')).then(|| Found::new(address, found.source))
        })
        .or_else(|| {
            let address = linked(page, "image_src").find_map(|address| base.media(address).ok())?;
            Some(Found::new(address, MetadataSource::Relation))
        })
}

/// The licence: its address or its name.
pub(super) fn license(page: &Page<'_>, declared: &Declared, base: &Base) -> Option<Found<String>> {
    let mut nodes = page.related("license");
    let link = nodes.find_map(|node| base.link(page.document.attribute(node, "href")?).ok());
    link.map(|link| Found::new(link, MetadataSource::Relation))
        .or_else(|| declared.first(|thing| thing.license.as_ref()))
        .or_else(|| meta(page, &["dc.rights.license", "dcterms.license", "license"]))
}

/// The side in pixels that icons are shown with, twice as fine as they once were.
const ICON_SIDE: u32 = 32;

/// How many icons are compared.
const MOST_ICONS: usize = 32;

/// The site's icon: the smallest that is fine enough, else the largest.
pub(super) fn favicon(page: &Page<'_>, base: &Base) -> Option<Found<String>> {
    let icons = page.related("icon").take(MOST_ICONS);
    let icons = icons.filter_map(|node| {
        let href = page.document.attribute(node, "href")?;
        Some((icon_rank(page, node), base.media(href).ok()?))
    });
    let (_, address) = icons.min_by_key(|(rank, _)| *rank)?;
    Some(Found::new(address, MetadataSource::Relation))
}

/// The lower, the better: sides that suffice first, the smallest of them first.
fn icon_rank(page: &Page<'_>, node: NodeId) -> (bool, u32) {
    let sizes = page.document.attribute(node, "sizes").unwrap_or("");
    let side = match sizes.split(['x', 'X']).next() {
        _ if sizes.eq_ignore_ascii_case("any") => ICON_SIDE,
        Some(side) => side.trim().parse().unwrap_or(ICON_SIDE / 2),
        None => ICON_SIDE / 2,
    };
    if side >= ICON_SIDE {
        (false, side)
    } else {
        (true, ICON_SIDE - side)
    }
}
