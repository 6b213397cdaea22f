//! temp
#![allow(dead_code, missing_docs)]

mod article;
pub mod block;
mod bundle;
mod classify;
mod dom;
mod error;
mod furniture;
mod input;
pub mod link;
mod lower;
mod metadata;
mod options;
mod pipeline;
mod plain;
pub mod render;
mod segment;
mod text;

use std::borrow::Cow;

pub use article::{
    Article, Bundle, Description, DescriptionLink, EncodingSource, Entry, FurnitureKind, Headline,
    Metadata, Note, PageType,
};
pub use error::{Error, ErrorKind};
pub use options::{Focus, Limits, Options};

pub fn clean(raw: &str) -> Description {
    clean_with(raw, &Options::default())
}
pub fn clean_with(raw: &str, options: &Options) -> Description {
    pipeline::clean(raw, options)
}
pub fn bundle(raw: &str) -> Option<Bundle> {
    bundle_with(raw, &Options::default())
}
pub fn bundle_with(raw: &str, options: &Options) -> Option<Bundle> {
    pipeline::split(raw, options)
}
pub fn headline(title: &str) -> Headline {
    headline_with(title, &Options::default())
}
pub fn headline_with(title: &str, options: &Options) -> Headline {
    bundle::headline(title, options.outlets())
}
pub fn extract(html: &str, options: &Options) -> Result<Article, Error> {
    pipeline::extract(html, options)
}
pub fn extract_bytes(
    bytes: &[u8],
    content_type: Option<&str>,
    options: &Options,
) -> Result<Article, Error> {
    pipeline::extract_bytes(bytes, content_type, options)
}
pub fn structure(text: &str) -> Article {
    pipeline::structure(text, &Options::default())
}
pub fn unescape(text: &str) -> Cow<'_, str> {
    text::unescape(text)
}
