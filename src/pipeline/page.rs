//! Pages: metadata and main content.

use crate::article::Article;
use crate::dom::{Document, View};
use crate::error::Error;
use crate::link::Base;
use crate::lower;
use crate::metadata;
use crate::options::Options;

/// The front door for pages as text.
pub(crate) fn extract(html: &str, options: &Options) -> Result<Article, Error> {
    let mut article = Article::default();
    let document = Document::parse(html, options.limits());
    let base = Base::new(options.url());
    article.metadata = metadata::read(&document, &base);
    let view = View::new(&document);
    article.blocks = lower::lower(&view, document.root(), &base).blocks;
    if article.blocks.is_empty() {
        return Err(Error::nothing_found());
    }
    Ok(article)
}

/// The front door for pages as bytes.
pub(crate) fn extract_bytes(
    bytes: &[u8],
    content_type: Option<&str>,
    options: &Options,
) -> Result<Article, Error> {
    let _ = content_type;
    extract(&String::from_utf8_lossy(bytes), options)
}
