//! What a page says about itself.

/// Title, authors, dates and the like. A field is empty where the page does not tell.
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
    /// (`2026-01-06T18:30:00+01:00`), with an offset where the page gives one.
    pub published: Option<String>,
    /// When it was last changed, in the form of [`published`](Metadata::published).
    pub modified: Option<String>,
    /// The name of the site or outlet.
    pub site_name: Option<String>,
    /// The language as a BCP 47 tag, such as `en` or `pt-BR`.
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
}
