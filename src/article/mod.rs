//! Results: what the front doors return. They own their data and are `Send` and `Sync`.

mod bundle;
mod furniture;
mod metadata;
mod note;

pub use bundle::{Bundle, Entry, Headline};
pub use furniture::FurnitureKind;
pub(crate) use furniture::FurnitureSet;
pub use metadata::{Metadata, MetadataSource, MetadataSources};
pub use note::{EncodingSource, Note};

use crate::block::{Block, Embed, FormatVersion, Image};

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

/// A feed description, cleaned.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Description {
    /// The version of the serde form.
    #[cfg_attr(feature = "serde", serde(default))]
    pub format: FormatVersion,
    /// The description in reading order; a bundle is a list of linked headlines.
    pub blocks: Vec<Block>,
    /// The bundle, if the description is one.
    pub bundle: Option<Bundle>,
    /// The links of the description's own text, in order.
    pub links: Vec<DescriptionLink>,
    /// The images, in order; tracking pixels are not among them.
    pub images: Vec<Image>,
    /// Videos, players, posts and the like that live elsewhere, in order. Left out of the serde
    /// form where there are none.
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub embeds: Vec<Embed>,
    /// Audio and video files that the description links to or plays, in order and each once. Left
    /// out of the serde form where there are none.
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(skip_serializing_if = "Vec::is_empty"))]
    pub enclosures: Vec<Enclosure>,
    /// What was removed or decided on the way.
    #[cfg_attr(feature = "serde", serde(default))]
    pub notes: Vec<Note>,
}

/// A media file that a [`Description`] links to or plays, as the `enclosure` of a feed item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Enclosure {
    /// Where the file lives: absolute where the base address is known, with a safe scheme.
    pub address: String,
    /// Its media type, such as `audio/mpeg`, as the markup declares it, else as the end of the
    /// address tells.
    #[cfg_attr(feature = "serde", serde(default))]
    pub media_type: Option<String>,
    /// Its length in bytes where the markup declares it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub length: Option<u64>,
}

impl Enclosure {
    /// A file of unknown length.
    pub fn new(address: impl Into<String>, media_type: Option<String>) -> Self {
        Enclosure {
            address: address.into(),
            media_type,
            length: None,
        }
    }
}

/// A link of a [`Description`], with its plain text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct DescriptionLink {
    /// Where the link leads.
    pub address: String,
    /// The linked text.
    pub text: String,
}

impl DescriptionLink {
    /// A link with its text.
    pub fn new(address: impl Into<String>, text: impl Into<String>) -> Self {
        DescriptionLink {
            address: address.into(),
            text: text.into(),
        }
    }
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
