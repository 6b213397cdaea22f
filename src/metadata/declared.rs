//! What the page's JSON-LD says, as a list of the things it describes.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::found::{Found, known};
use super::instructions;
use super::json_ld;
use super::properties::{Maker, address, makers, names_by_id, string, strings, truth, types};
use crate::article::MetadataSource;
use crate::dom::{Document, Tag};

/// A page's JSON-LD, read once.
#[derive(Debug, Default)]
pub(crate) struct Declared {
    pub(super) things: Vec<Thing>,
}

/// How a thing stands to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The page or what it is about.
    Main,
    /// An entry of a list on the page.
    Listed,
    /// Something said about the main thing: a review.
    Said,
}

/// One described thing, with the properties that a page's metadata needs.
#[derive(Debug)]
pub(super) struct Thing {
    pub(super) role: Role,
    pub(super) types: Vec<String>,
    kind: Kind,
    /// Whether it is known to be the page's own; of use where there are several texts.
    pub(super) own: bool,
    /// Its own addresses.
    pub(super) addresses: Vec<String>,
    pub(super) headline: Option<String>,
    pub(super) name: Option<String>,
    pub(super) authors: Vec<Maker>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) created: Option<String>,
    pub(super) modified: Option<String>,
    /// When it begins: of an event.
    pub(super) starts: Option<String>,
    pub(super) language: Option<String>,
    pub(super) image: Option<String>,
    pub(super) description: Option<String>,
    pub(super) sections: Vec<String>,
    pub(super) keywords: Vec<String>,
    pub(super) license: Option<String>,
    pub(super) body: Option<String>,
    /// Whether it can be read without paying.
    pub(super) free: Option<bool>,
}

/// What kind of thing it is, as far as metadata is concerned. The order is that of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A text with an author and a date.
    Text,
    /// A video, a podcast or another work that is no text.
    Work,
    /// A product, an event, a place: it has a name.
    Named,
    /// The page itself.
    Page,
    /// A site, an organisation, a person, a list, a trail of links.
    Surrounding,
}

/// No page needs more; a hostile one gets no more.
const MOST_THINGS: usize = 512;

/// Reads a page's JSON-LD.
pub(super) fn declared(document: &Document) -> Declared {
    let values = json_ld::values(document);
    let names = names_by_id(&values);
    let mut things = Vec::new();
    let mut open: Vec<(&Value, Role)> = values
        .iter()
        .rev()
        .map(|value| (value, Role::Main))
        .collect();
    while let Some((value, role)) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values.iter().rev().map(|value| (value, role))),
            Value::Object(object) => {
                if object.contains_key("@type") {
                    things.push(thing(object, role, &names));
                }
                let entity = entity_role(object);
                let inner = INNER.iter().rev().filter_map(|(key, inner)| {
                    let inner = if *key == "mainEntity" { entity } else { *inner };
                    object.get(*key).map(|value| (value, role.max(inner)))
                });
                open.extend(inner);
            }
            _ => {}
        }
        if things.len() >= MOST_THINGS {
            break;
        }
    }
    Declared { things }
}

/// The properties that lead from a thing to others, and how those stand to the page.
const INNER: [(&str, Role); 10] = [
    ("@graph", Role::Main),
    ("mainEntity", Role::Main),
    ("mainEntityOfPage", Role::Main),
    ("itemReviewed", Role::Main),
    ("itemListElement", Role::Listed),
    ("item", Role::Listed),
    ("hasPart", Role::Listed),
    ("blogPost", Role::Listed),
    ("review", Role::Said),
    ("reviews", Role::Said),
];

/// How the main entity of a thing stands to the page: those of a page of questions and answers that
/// the page's makers wrote themselves are entries of a list on it, which most often stands below
/// something else.
fn entity_role(object: &Map<String, Value>) -> Role {
    if types(object).iter().any(|kind| kind == "faqpage") {
        Role::Listed
    } else {
        Role::Main
    }
}

fn thing(object: &Map<String, Value>, role: Role, names: &BTreeMap<&str, (&str, bool)>) -> Thing {
    let first = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| object.get(*key).and_then(string))
    };
    let all = |keys: &[&str]| -> Vec<String> {
        let found = keys.iter().find_map(|key| object.get(*key));
        found.map(strings).unwrap_or_default()
    };
    let makers_of = |keys: &[&str]| {
        let found = keys
            .iter()
            .map(|key| object.get(*key).map(|value| makers(value, names)));
        found
            .flatten()
            .find(|makers| !makers.is_empty())
            .unwrap_or_default()
    };
    let types = types(object);
    let kind = types.iter().map(|name| kind(name)).min();
    Thing {
        role,
        types,
        kind: kind.unwrap_or(Kind::Surrounding),
        own: false,
        addresses: ["url", "@id", "mainEntityOfPage"]
            .iter()
            .filter_map(|key| object.get(*key).and_then(address))
            .collect(),
        headline: first(&["headline", "alternativeHeadline"]),
        name: first(&["name", "title"]),
        authors: makers_of(&["author", "creator", "authors"]),
        publisher: makers_of(&["publisher", "sourceOrganization"])
            .into_iter()
            .next()
            .map(|maker| maker.name),
        published: first(&["datePublished"]),
        created: first(&["dateCreated", "uploadDate", "datePosted"]),
        modified: first(&["dateModified"]),
        starts: first(&["startDate"]),
        language: first(&["inLanguage"]),
        image: first(&["image", "thumbnailUrl", "primaryImageOfPage"]),
        description: first(&["description", "abstract"]),
        sections: all(&["articleSection"]),
        keywords: all(&["keywords"]),
        license: first(&["license"]),
        body: first(&["articleBody", "reviewBody", "text"])
            .or_else(|| instructions::written(object)),
        free: object.get("isAccessibleForFree").and_then(truth),
    }
}

impl Thing {
    /// Whether it is a text with an author and a date.
    pub(super) fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }

    /// What kind of thing it is.
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }
}

fn kind(name: &str) -> Kind {
    const TEXTS: [&str; 12] = [
        "recipe",
        "review",
        "question",
        "howto",
        "report",
        "book",
        "chapter",
        "thesis",
        "liveblog",
        "socialmediaposting",
        "techarticle",
        "legislation",
    ];
    const WORKS: [&str; 9] = [
        "creativework",
        "videoobject",
        "podcastepisode",
        "episode",
        "course",
        "dataset",
        "movie",
        "softwareapplication",
        "learningresource",
    ];
    const SURROUNDINGS: [&str; 14] = [
        "website",
        "person",
        "breadcrumblist",
        "itemlist",
        "imageobject",
        "searchaction",
        "listitem",
        "faqpage",
        "sitenavigationelement",
        "wpheader",
        "wpfooter",
        "wpsidebar",
        "answer",
        "offer",
    ];
    if name.ends_with("article")
        || name.ends_with("posting") && name != "jobposting"
        || TEXTS.contains(&name)
    {
        Kind::Text
    } else if WORKS.contains(&name) {
        Kind::Work
    } else if SURROUNDINGS.contains(&name)
        || name.contains("organization")
        || name.ends_with("business")
    {
        Kind::Surrounding
    } else if name.ends_with("page") {
        Kind::Page
    } else {
        Kind::Named
    }
}

impl Declared {
    /// Whether what the page describes first of all is a product.
    pub(super) fn is_product(&self) -> bool {
        let first = self.main(Kind::Named);
        first.first().is_some_and(|thing| {
            thing.kind() == Kind::Named && thing.types.iter().any(|name| name == "product")
        })
    }

    /// The page's own things up to some kind: the preferred kinds first, of each the things that are
    /// known to be its own first, then in the page's order.
    pub(super) fn main(&self, most: Kind) -> Vec<&Thing> {
        let mut things: Vec<&Thing> = self
            .things
            .iter()
            .filter(|thing| thing.role == Role::Main && thing.kind() <= most)
            .collect();
        things.sort_by_key(|thing| (thing.kind(), !thing.own));
        things
    }
}

impl Declared {
    /// The first known text that one of the page's own things gives.
    pub(super) fn first(&self, read: impl Fn(&Thing) -> Option<&String>) -> Option<Found<String>> {
        let things = self.main(Kind::Page);
        let text = things
            .iter()
            .find_map(|thing| read(thing).and_then(|text| known(text)))?;
        Some(Found::new(text, MetadataSource::JsonLd))
    }

    /// Whether the first of the page's own things that tells can be read without paying.
    pub(super) fn is_free(&self) -> Option<bool> {
        self.main(Kind::Page).iter().find_map(|thing| thing.free)
    }
}

/// The line breaks of a body of text are kept: they are its paragraphs.
fn body(text: &str) -> String {
    let once = crate::text::unescape(text);
    let twice = crate::text::unescape(&once);
    twice.trim().to_owned()
}

impl Declared {
    /// The longest text that the page's JSON-LD holds: article or review bodies, the steps of recipes and
    /// other instructions, or a product's description; unescaped, its line breaks kept.
    pub(crate) fn article_body(&self) -> Option<String> {
        let bodies = self.things.iter().filter_map(|thing| match thing.kind() {
            Kind::Named | Kind::Work => thing.body.as_deref().or(thing.description.as_deref()),
            _ => thing.body.as_deref(),
        });
        bodies
            .map(body)
            .filter(|text| !text.is_empty())
            .max_by_key(String::len)
    }

    /// The descriptions of the things that the page is about.
    pub(super) fn descriptions(&self) -> impl Iterator<Item = &str> {
        let about = |thing: &&Thing| thing.role == Role::Main && thing.kind() < Kind::Surrounding;
        let things = self.things.iter().filter(about);
        things.filter_map(|thing| thing.description.as_deref())
    }

    /// The types of the things that the page is about, in lower case and in order, then the types
    /// that Open Graph gives.
    pub(crate) fn types(&self, document: &Document) -> Vec<String> {
        let main = self.things.iter().filter(|thing| thing.role == Role::Main);
        let mut types: Vec<String> = main.flat_map(|thing| thing.types.iter().cloned()).collect();
        let metas = document
            .elements(document.root(), Tag::Meta)
            .filter(|node| {
                let name = document
                    .attribute(*node, "property")
                    .or_else(|| document.attribute(*node, "name"));
                name.is_some_and(|name| name.trim().eq_ignore_ascii_case("og:type"))
            });
        let contents = metas.filter_map(|node| document.attribute(node, "content"));
        types.extend(
            contents
                .map(|content| content.trim().to_lowercase())
                .take(4),
        );
        types
    }
}
