//! What a page says about itself, and where each value was found.

/// Title, authors, dates and the like. A field is empty where the page does not tell.
///
/// ```
/// use tearsheet::{MetadataSource, Options};
///
/// let page = "<html lang=en><title>Bridge opens - Harbour News</title>
///     <h1>Bridge opens</h1><p>By Ida Holt, 6 January 2026</p>
///     <p>The new bridge over the bay opened on Monday, two years late.</p>";
/// let metadata = tearsheet::extract(page, &Options::default())?.metadata;
/// assert_eq!(metadata.authors, ["Ida Holt"]);
/// assert_eq!(metadata.sources.authors, Some(MetadataSource::Text));
/// assert_eq!(metadata.sources.title, Some(MetadataSource::Heading));
/// assert_eq!(metadata.sources.license, None);
/// # Ok::<(), tearsheet::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Metadata {
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// The people or organisations that wrote it, one each.
    pub authors: Vec<String>,
    /// When it was first published: ISO 8601, a date (`2026-01-06`) or a date with time
    /// (`2026-01-06T18:30:00+01:00`), with an offset where the page gives one. Where readers are
    /// shown no other date than that of a change, it is that one.
    pub published: Option<String>,
    /// When it was last changed, in the form of [`published`](Metadata::published).
    pub modified: Option<String>,
    /// The name of the site or outlet.
    pub site_name: Option<String>,
    /// The language as a BCP 47 tag, such as `en` or `pt-BR`: as the page declares it, else read
    /// off the title's letters where only one language is written with them, else (with the feature
    /// `language`) told by the text. A declared `en` is not believed of a text that is surely written
    /// in another language, which [`Note::LanguageOverruled`](crate::Note::LanguageOverruled) tells.
    pub language: Option<String>,
    /// The page's canonical address, absolute where it can be made so.
    pub canonical: Option<String>,
    /// The address of the image that stands for the page.
    pub image: Option<String>,
    /// The page's own summary.
    pub description: Option<String>,
    /// Sections the page is filed under, widest first.
    pub categories: Vec<String>,
    /// Keywords.
    pub tags: Vec<String>,
    /// The licence: its address or its name.
    pub license: Option<String>,
    /// The address of the site's icon, of several the one nearest to 32 pixels and not below that
    /// if possible.
    pub favicon: Option<String>,
    /// Whether the whole text can be read without paying, as `isAccessibleForFree` of
    /// [schema.org](https://schema.org/isAccessibleForFree) or `article:content_tier` says.
    pub is_accessible_for_free: Option<bool>,
    /// The address of the text's next page (`rel=next`).
    pub next_page: Option<String>,
    /// The address of the page's AMP version (`rel=amphtml`).
    pub amp: Option<String>,
    /// Where each of the values above was found.
    pub sources: MetadataSources,
}

impl Metadata {
    /// The metadata with one source for all its values.
    pub(crate) fn all_from(mut self, source: MetadataSource) -> Self {
        let of = |given: bool| given.then_some(source);
        self.sources = MetadataSources {
            title: of(self.title.is_some()),
            authors: of(!self.authors.is_empty()),
            published: of(self.published.is_some()),
            modified: of(self.modified.is_some()),
            site_name: of(self.site_name.is_some()),
            language: of(self.language.is_some()),
            canonical: of(self.canonical.is_some()),
            image: of(self.image.is_some()),
            description: of(self.description.is_some()),
            categories: of(!self.categories.is_empty()),
            tags: of(!self.tags.is_empty()),
            license: of(self.license.is_some()),
            favicon: of(self.favicon.is_some()),
            is_accessible_for_free: of(self.is_accessible_for_free.is_some()),
            next_page: of(self.next_page.is_some()),
            amp: of(self.amp.is_some()),
        };
        self
    }
}

/// Where each value of a [`Metadata`] was found, field by field under the same names. A field is
/// `None` where there is no value. In the serde form such fields are left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct MetadataSources {
    /// Source of [`Metadata::title`]; of several places that agree the one that it was taken from.
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub title: Option<MetadataSource>,
    /// Source of [`Metadata::authors`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub authors: Option<MetadataSource>,
    /// Source of [`Metadata::published`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub published: Option<MetadataSource>,
    /// Source of [`Metadata::modified`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub modified: Option<MetadataSource>,
    /// Source of [`Metadata::site_name`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub site_name: Option<MetadataSource>,
    /// Source of [`Metadata::language`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub language: Option<MetadataSource>,
    /// Source of [`Metadata::canonical`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub canonical: Option<MetadataSource>,
    /// Source of [`Metadata::image`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub image: Option<MetadataSource>,
    /// Source of [`Metadata::description`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub description: Option<MetadataSource>,
    /// Source of the first of the [`Metadata::categories`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub categories: Option<MetadataSource>,
    /// Source of the first of the [`Metadata::tags`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub tags: Option<MetadataSource>,
    /// Source of [`Metadata::license`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub license: Option<MetadataSource>,
    /// Source of [`Metadata::favicon`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub favicon: Option<MetadataSource>,
    /// Source of [`Metadata::is_accessible_for_free`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub is_accessible_for_free: Option<MetadataSource>,
    /// Source of [`Metadata::next_page`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub next_page: Option<MetadataSource>,
    /// Source of [`Metadata::amp`].
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Option::is_none"))]
    pub amp: Option<MetadataSource>,
}

/// Where a value of the metadata was found. New kinds may be added, so a `match` needs a wildcard
/// arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum MetadataSource {
    /// A JSON-LD script.
    JsonLd,
    /// A `<meta>` element: Open Graph, Dublin Core, Highwire and the like.
    Meta,
    /// An element with `itemprop`.
    Microdata,
    /// A `<link>` or `<a>` element with a relation, such as `rel=author`.
    Relation,
    /// The `<title>` element.
    TitleElement,
    /// A heading.
    Heading,
    /// An element that its name, class or attributes mark, such as `<time>`, `class=byline`, a link
    /// to a writer's page or `<html lang>`.
    Element,
    /// What a line of text says: a byline, a date.
    Text,
    /// The page's own address.
    Address,
    /// An element that the caller's [`SiteRules`](crate::SiteRules) name.
    Rule,
}

impl MetadataSource {
    /// The source's name in lower case, as in the serde form.
    pub fn name(self) -> &'static str {
        match self {
            MetadataSource::JsonLd => "json_ld",
            MetadataSource::Meta => "meta",
            MetadataSource::Microdata => "microdata",
            MetadataSource::Relation => "relation",
            MetadataSource::TitleElement => "title_element",
            MetadataSource::Heading => "heading",
            MetadataSource::Element => "element",
            MetadataSource::Text => "text",
            MetadataSource::Address => "address",
            MetadataSource::Rule => "rule",
        }
    }
}
