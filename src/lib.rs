#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod block;
pub mod link;
pub mod render;

/// Pages about the crate itself, for people who want to know how and why.
pub mod docs {
    #[doc = include_str!("docs/architecture.md")]
    pub mod architecture {}
    #[doc = include_str!("docs/design.md")]
    pub mod design {}
    #[doc = include_str!("docs/model.md")]
    pub mod model {}
    #[doc = include_str!("docs/rules.md")]
    pub mod rules {}
}

mod article;
mod bundle;
mod bytes;
mod classify;
mod dom;
mod error;
mod furniture;
mod input;
mod lower;
mod metadata;
mod options;
mod pipeline;
mod plain;
mod rules;
mod segment;
mod text;

#[cfg(feature = "training")]
#[doc(hidden)]
pub use pipeline::training;

use std::borrow::Cow;
use std::sync::LazyLock;

pub use article::{
    Article, Bundle, Description, DescriptionLink, Enclosure, EncodingSource, Entry, FurnitureKind,
    Headline, Metadata, MetadataSource, MetadataSources, Note, PageType,
};
pub use bundle::{Lexicon, Resolver};
pub use error::{Error, ErrorKind};
pub use options::{Focus, Limits, Normalization, Options};
pub use rules::SiteRules;

/// What the front doors have that take no options.
static DEFAULT: LazyLock<Options> = LazyLock::new(Options::default);

/// Cleans a feed description.
///
/// `raw` is a description as a feed parser hands it over: HTML, escaped HTML, plain text, a Google
/// News bundle with or without its tags. The result holds blocks, the bundle if it is one, and
/// notes on what was removed. Never fails: an input that is empty gives an empty description.
///
/// A description that is escaped is unescaped, however often it was
/// ([`Limits::unescape_rounds`]), if its tags are *used*: text touches them, they have attributes,
/// they stand around text. Tags that are only *mentioned*, as words among words, in quotation
/// marks or brackets, are text, escaped or not: `use &lt;b&gt; for bold` says `use <b> for bold`.
/// Inside real markup escaped tags are text, unless most of the words stand between them. The
/// precise rule is in [`docs::design`]. Mojibake is repaired where that is certain, and characters
/// that do not show are dropped unless their script needs them.
///
/// ```
/// let description = tearsheet::clean(
///     "&lt;p&gt;Ferries run again.&lt;/p&gt;&lt;p&gt;The post &lt;a href='https://example.org/1'&gt;Ferries&lt;/a&gt; \
///      appeared first on &lt;a href='https://example.org/'&gt;Harbour News&lt;/a&gt;.&lt;/p&gt;",
/// );
/// assert_eq!(description.text(), "Ferries run again.");
///
/// let about = tearsheet::clean("use &lt;b&gt; for bold");
/// assert_eq!(about.text(), "use <b> for bold");
/// ```
pub fn clean(raw: &str) -> Description {
    clean_with(raw, &DEFAULT)
}

/// [`clean`] with options: the item's title, outlets that bundles name, the feed's address, limits.
pub fn clean_with(raw: &str, options: &Options) -> Description {
    pipeline::clean(raw, options)
}

/// Splits a Google News bundle into headlines, outlets and links.
///
/// `raw` is a feed description. `None` where it is no bundle; ordinary lists of links are not
/// taken for one.
///
/// ```
/// let raw = r##"<ol><li><a href="https://news.google.com/rss/articles/CBMiAQ?oc=5">Bridge opens</a>&nbsp;&nbsp;<font color="#6f6f6f">Harbour News</font></li>
/// <li><a href="https://news.google.com/rss/articles/CBMiAg?oc=5">A bridge at last</a>&nbsp;&nbsp;<font color="#6f6f6f">The Valley Post</font></li></ol>"##;
/// let bundle = tearsheet::bundle(raw).unwrap();
/// let pairs: Vec<_> = bundle
///     .entries
///     .iter()
///     .map(|entry| (entry.headline.as_str(), entry.outlet.as_deref()))
///     .collect();
/// assert_eq!(
///     pairs,
///     [("Bridge opens", Some("Harbour News")), ("A bridge at last", Some("The Valley Post"))]
/// );
/// ```
pub fn bundle(raw: &str) -> Option<Bundle> {
    bundle_with(raw, &DEFAULT)
}

/// [`bundle`] with options: the item's title and the outlets that may stand in it.
pub fn bundle_with(raw: &str, options: &Options) -> Option<Bundle> {
    pipeline::split(raw, options)
}

/// Splits a feed item's title, `Headline - Outlet`, into its parts.
///
/// The title is read as [`clean`] reads a description, so it may hold tags, be escaped or be
/// mojibake; what comes out is plain text on one line.
///
/// ```
/// let headline = tearsheet::headline("Bridge opens &amp; ferries stop - Harbour News");
/// assert_eq!(headline.text, "Bridge opens & ferries stop");
/// assert_eq!(headline.outlet.as_deref(), Some("Harbour News"));
/// ```
pub fn headline(title: &str) -> Headline {
    headline_with(title, &DEFAULT)
}

/// [`headline`] with options: outlets that titles name.
pub fn headline_with(title: &str, options: &Options) -> Headline {
    pipeline::headline(title, options)
}

/// Takes the main content and the metadata off a page.
///
/// A page that was UTF-8 and was read as latin-1 or windows-1252 before it came here is put right first,
/// which [`Note::MojibakeRepaired`] tells; one that only shows such characters is left as it is. The
/// precise rule is in [`docs::design`].
///
/// # Errors
///
/// [`ErrorKind::NothingFound`] for a page that has neither main content nor a title; one that has a
/// title only, such as a shell whose content arrives by script, gives an article without blocks, of
/// confidence 0, with [`Note::NoContent`]. [`ErrorKind::TooLarge`] for one over [`Limits::input_bytes`].
///
/// ```
/// let page = "<html lang=en><title>Bridge opens</title><nav><a href=/>Home</a></nav>
///     <article><h1>Bridge opens</h1><p>The new bridge over the bay opened on Monday, two years
///     late, and the first ferry to be taken out of service left at noon.</p></article>";
/// let article = tearsheet::extract(page, &tearsheet::Options::default())?;
/// assert_eq!(article.metadata.title.as_deref(), Some("Bridge opens"));
/// assert!(article.text().starts_with("The new bridge over the bay"));
/// # Ok::<(), tearsheet::Error>(())
/// ```
pub fn extract(html: &str, options: &Options) -> Result<Article, Error> {
    pipeline::extract(html, options)
}

/// [`extract`] from bytes of unknown encoding.
///
/// The encoding is taken from a byte order mark, else from `content_type` (the value of the HTTP
/// header, such as `text/html; charset=gbk`), else from the page's own declaration, else from the
/// bytes. A [`Note::Decoded`] tells. A declaration is not believed where the bytes are UTF-8 all the
/// same, or cannot be what is declared, which [`Note::EncodingOverruled`] tells.
///
/// Of `content_type` only the encoding is read: that the bytes are a page is for the caller to know. Those of
/// images, archives and PDFs are told and give [`ErrorKind::NothingFound`]. Plain text is for [`structure`].
///
/// # Errors
///
/// As for [`extract`].
pub fn extract_bytes(
    bytes: &[u8],
    content_type: Option<&str>,
    options: &Options,
) -> Result<Article, Error> {
    pipeline::extract_bytes(bytes, content_type, options)
}

/// Finds the structure of an article in plain text: title, categories, headings, paragraphs, lists, quotes, code,
/// tables.
///
/// Never fails; reads at most [`Limits::input_bytes`].
///
/// ```
/// let article = tearsheet::structure(
///     "Bridge opens\n\nThe bridge over the bay opened on Monday after two years of delay.\n\n\
///      What changes\n\nThree things change for those who commute by boat every day:\n\
///      - the ferry stops\n- the toll doubles\n- the fog horn falls silent\n",
/// );
/// assert_eq!(article.metadata.title.as_deref(), Some("Bridge opens"));
/// assert_eq!(article.blocks.len(), 4);
/// ```
pub fn structure(text: &str) -> Article {
    pipeline::structure(text, &DEFAULT)
}

/// Replaces character references (`&nbsp;`, `&#8217;`, `&amp;`) once, as the
/// [HTML standard](https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state)
/// reads them in text: named ones with and without a semicolon, numeric ones with the remapping of
/// windows-1252's codes. Text without any is borrowed.
///
/// ```
/// assert_eq!(tearsheet::unescape("caf&eacute; &#150; &copy 2026"), "café – © 2026");
/// ```
pub fn unescape(text: &str) -> Cow<'_, str> {
    text::unescape(text)
}
