//! Results: what the front doors return. They own their data and are `Send` and `Sync`.

mod bundle;
mod description;
mod furniture;
mod metadata;
mod note;

pub use bundle::{Bundle, Entry, Headline};
pub use description::{Description, DescriptionLink, Enclosure};
pub use furniture::FurnitureKind;
pub(crate) use furniture::FurnitureSet;
pub use metadata::{Metadata, MetadataSource, MetadataSources};
pub use note::{EncodingSource, Note};

use crate::block::{Block, FormatVersion};

/// A page or a plain text, cleaned and structured.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Article {
    /// The version of the serde form.
    #[cfg_attr(feature = "serde", serde(default))]
    pub format: FormatVersion,
    /// Title, authors, dates and the like.
    #[cfg_attr(feature = "serde", serde(flatten))]
    pub metadata: Metadata,
    /// What kind of page it is, as a trained model tells from its text and what it declares.
    pub page_type: PageType,
    /// How good the choice of the main content is expected to be: its F1 over words, 0 to 1. Calibrated;
    /// 0 where there is none, or where the page was too large to be judged; 1 where a selector of the
    /// caller's told the content.
    pub confidence: f64,
    /// The main content in reading order, without the title.
    pub blocks: Vec<Block>,
    /// What readers wrote below the main content: comments, answers and reviews in reading order,
    /// each a [`Block::Post`] with the replies to it inside. Empty unless
    /// [`Options::with_comments`](crate::Options::with_comments) asks for them; left out of the
    /// serde form where there are none.
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub comments: Vec<Block>,
    /// What was decided on the way.
    #[cfg_attr(feature = "serde", serde(default))]
    pub notes: Vec<Note>,
}

/// What kind of page an article was taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum PageType {
    /// One text: a news article, a blog post, an essay, a recipe.
    #[default]
    Article,
    /// A thread of posts.
    Forum,
    /// One product with its description.
    Product,
    /// A shop's page of several products.
    Collection,
    /// A page of teasers that lead elsewhere.
    Listing,
    /// Technical documentation.
    Documentation,
    /// A page that presents an organisation or what it offers.
    Service,
}

impl PageType {
    /// The type's name in lower case, as in the serde form.
    pub fn name(self) -> &'static str {
        match self {
            PageType::Article => "article",
            PageType::Forum => "forum",
            PageType::Product => "product",
            PageType::Collection => "collection",
            PageType::Listing => "listing",
            PageType::Documentation => "documentation",
            PageType::Service => "service",
        }
    }
}
