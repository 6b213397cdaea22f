//! What a caller may set. Fields are private, so a new option breaks nobody.

mod limits;

pub use limits::Limits;

use crate::article::{FurnitureKind, FurnitureSet};
use crate::error::Error;
use crate::link::{Redirects, Tracking};
use crate::rules::{Rules, Selector, SiteRules};

/// How to decide in doubt whether a piece of a page is main content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Focus {
    /// Weigh lost text and let-through boilerplate alike.
    #[default]
    Balanced,
    /// Rather lose a doubtful piece than let boilerplate through.
    Precision,
    /// Rather let a doubtful piece through than lose text.
    Recall,
}

/// The Unicode normalization form of the texts in results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Normalization {
    /// As the input writes them. Costs nothing.
    #[default]
    AsWritten,
    /// Composed (NFC, [UAX #15](https://www.unicode.org/reports/tr15/)): `é` is one code point,
    /// however the input writes it. All text of a result is in this form: blocks, bundles,
    /// headlines, metadata, the texts of links, images and embeds. Code, formulas, addresses and
    /// notes stay as they are written.
    Nfc,
}

/// What a caller knows about the input and wants from it.
///
/// ```
/// use tearsheet::{Focus, Options};
///
/// let options = Options::default()
///     .with_url("https://example.org/2026/01/harbour.html")
///     .with_focus(Focus::Precision);
/// assert_eq!(options.url(), Some("https://example.org/2026/01/harbour.html"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    url: Option<String>,
    title: Option<String>,
    outlets: Vec<String>,
    original_link: Option<String>,
    furniture_kept: FurnitureSet,
    redirects: Redirects,
    tracking: Tracking,
    focus: Focus,
    normalization: Normalization,
    comments: bool,
    limits: Limits,
    keep: Vec<Selector>,
    remove: Vec<Selector>,
    content: Option<Selector>,
    site_rules: SiteRules,
}

impl Options {
    /// The address the input came from; links are made absolute against it.
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// Sets [`url`](Options::url).
    #[must_use]
    pub fn with_url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// The feed item's own title, as the feed has it: escaped or with tags, if it is so. It helps to split a bundle whose tags were stripped: its first
    /// headline and outlet are the item's.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// Sets [`title`](Options::title).
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Names of outlets that the caller expects in bundles, besides those the crate knows.
    pub fn outlets(&self) -> &[String] {
        &self.outlets
    }

    /// Adds to [`outlets`](Options::outlets).
    #[must_use]
    pub fn with_outlets<I>(mut self, outlets: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.outlets.extend(outlets.into_iter().map(Into::into));
        self
    }

    /// The feed item's own address where the feed's links lead through a service that counts
    /// readers, as `feedburner:origLink` gives it.
    pub fn original_link(&self) -> Option<&str> {
        self.original_link.as_deref()
    }

    /// Sets [`original_link`](Options::original_link). Links in the description that lead through
    /// the service to the item become links to this address, and relative links are made absolute
    /// against it rather than against [`url`](Options::url).
    ///
    /// ```
    /// let options = tearsheet::Options::default()
    ///     .with_original_link("https://example.org/2026/01/harbour.html");
    /// let raw = "<a href='https://feeds.example.org/~r/tide/~3/kX1/harbour.html'>Photos</a> of it.";
    /// let description = tearsheet::clean_with(raw, &options);
    /// assert_eq!(description.links()[0].address, "https://example.org/2026/01/harbour.html");
    /// ```
    #[must_use]
    pub fn with_original_link(mut self, link: impl Into<String>) -> Self {
        self.original_link = Some(link.into());
        self
    }

    /// Whether furniture of a kind stays in descriptions; none does unless set.
    pub fn keeps_furniture(&self, kind: FurnitureKind) -> bool {
        self.furniture_kept.contains(kind)
    }

    /// Leaves furniture of these kinds where it stands, without a note; the other kinds are still
    /// removed, also around it.
    ///
    /// ```
    /// use tearsheet::{FurnitureKind, Options};
    ///
    /// let options = Options::default().with_furniture_kept([FurnitureKind::CutMark]);
    /// let description = tearsheet::clean_with("The ferry runs [&#8230;]", &options);
    /// assert_eq!(description.text(), "The ferry runs […]");
    /// assert!(description.notes.is_empty());
    /// ```
    #[must_use]
    pub fn with_furniture_kept(mut self, kinds: impl IntoIterator<Item = FurnitureKind>) -> Self {
        for kind in kinds {
            self.furniture_kept.insert(kind);
        }
        self
    }

    /// All kinds of furniture that stay.
    pub(crate) fn furniture_kept(&self) -> FurnitureSet {
        self.furniture_kept
    }

    /// What happens to redirect links that carry their target.
    pub fn redirects(&self) -> Redirects {
        self.redirects
    }

    /// Sets [`redirects`](Options::redirects), for the links in blocks of descriptions and pages.
    /// A bundle's entries always have both, [`link`](crate::Entry::link) as it stands and
    /// [`publisher_link`](crate::Entry::publisher_link).
    #[must_use]
    pub fn with_redirects(mut self, redirects: Redirects) -> Self {
        self.redirects = redirects;
        self
    }

    /// What happens to parameters that only tell where a reader came from.
    pub fn tracking(&self) -> Tracking {
        self.tracking
    }

    /// Sets [`tracking`](Options::tracking), for every address in the result: of links, images and
    /// embeds, of a bundle's entries, and in the metadata.
    ///
    /// ```
    /// use tearsheet::{Options, link::Tracking};
    ///
    /// let options = Options::default().with_tracking(Tracking::Removed);
    /// let raw = "<a href='https://example.org/a?id=7&utm_source=rss'>Photos</a>";
    /// let description = tearsheet::clean_with(raw, &options);
    /// assert_eq!(description.links()[0].address, "https://example.org/a?id=7");
    /// ```
    #[must_use]
    pub fn with_tracking(mut self, tracking: Tracking) -> Self {
        self.tracking = tracking;
        self
    }

    /// How to decide in doubt.
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// Sets [`focus`](Options::focus).
    #[must_use]
    pub fn with_focus(mut self, focus: Focus) -> Self {
        self.focus = focus;
        self
    }

    /// Whether comments are told apart from the main content of a page; not unless set.
    pub fn comments(&self) -> bool {
        self.comments
    }

    /// Sets [`comments`](Options::comments): what readers wrote below the main content then stands
    /// in [`Article::comments`](crate::Article::comments). With or without it, comments stay among
    /// [`Article::blocks`](crate::Article::blocks) where posts are the content, as in a forum's
    /// thread, and are not there on other pages if 200 words of other content are left.
    ///
    /// ```
    /// use tearsheet::{extract, Options};
    ///
    /// let page = r#"<article><h1>The ferry is back</h1>
    ///     <p>After nine weeks in dry dock the ferry sails again on Monday morning.</p></article>
    ///     <ol class="comments"><li class="comment"><cite class="fn">Ida</cite>
    ///     <time datetime="2026-05-04">yesterday</time><p>At last!</p></li></ol>"#;
    /// // The page is too short to be judged, so a selector tells what its content is.
    /// let options = Options::default().with_content_selector("article")?;
    /// let article = extract(page, &options.with_comments(true))?;
    /// assert_eq!(article.comments.len(), 1);
    /// # Ok::<(), tearsheet::Error>(())
    /// ```
    #[must_use]
    pub fn with_comments(mut self, comments: bool) -> Self {
        self.comments = comments;
        self
    }

    /// The normalization form of the texts in the result; as they are written unless set.
    pub fn normalization(&self) -> Normalization {
        self.normalization
    }

    /// Sets [`normalization`](Options::normalization).
    ///
    /// ```
    /// use tearsheet::{Normalization, Options, headline_with};
    ///
    /// let options = Options::default().with_normalization(Normalization::Nfc);
    /// assert_eq!(headline_with("Cafe\u{301} opens", &options).text, "Caf\u{e9} opens");
    /// ```
    #[must_use]
    pub fn with_normalization(mut self, normalization: Normalization) -> Self {
        self.normalization = normalization;
        self
    }

    /// Bounds on the cost of the call.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Sets [`limits`](Options::limits).
    #[must_use]
    pub fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The selectors of elements that are part of the content, whatever the page's rest is.
    pub fn keep_selectors(&self) -> impl Iterator<Item = &str> {
        self.keep.iter().map(Selector::as_str)
    }

    /// Adds to [`keep_selectors`](Options::keep_selectors): CSS selectors of elements that are
    /// always part of a page's content, with all that is shown inside them. Which selectors there
    /// are, and which rule wins over which, is told in [`docs::rules`](crate::docs::rules). A
    /// [`Note::KeptBySelector`](crate::Note::KeptBySelector) tells of each selector that found
    /// something. Descriptions are content as a whole, so these say nothing about them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidSelector`](crate::ErrorKind::InvalidSelector) for the first that is no
    /// selector, with its number and the place in it.
    ///
    /// ```
    /// use tearsheet::{ErrorKind, Options};
    ///
    /// let options = Options::default().with_keep_selectors(["figcaption", "#corrections"])?;
    /// assert!(options.keep_selectors().eq(["figcaption", "#corrections"]));
    ///
    /// let error = options.with_keep_selectors(["p", "p >"]).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::InvalidSelector { number: 2, position: 4 });
    /// # Ok::<(), tearsheet::Error>(())
    /// ```
    pub fn with_keep_selectors<I>(mut self, selectors: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        self.keep.extend(parsed(selectors)?);
        Ok(self)
    }

    /// The selectors of elements that are never part of the content.
    pub fn remove_selectors(&self) -> impl Iterator<Item = &str> {
        self.remove.iter().map(Selector::as_str)
    }

    /// Adds to [`remove_selectors`](Options::remove_selectors): CSS selectors of elements that are
    /// never part of the content, with all that is inside them, whatever the other rules say. They
    /// work on pages and on descriptions; a page's metadata is read all the same. A
    /// [`Note::RemovedBySelector`](crate::Note::RemovedBySelector) tells of each selector that
    /// found something.
    ///
    /// # Errors
    ///
    /// As for [`with_keep_selectors`](Options::with_keep_selectors).
    ///
    /// ```
    /// let options = tearsheet::Options::default().with_remove_selectors([".teaser", "p:last-child"])?;
    /// let raw = "<p>Ferries run again.</p><p class=teaser>Next: buoys</p><p>From our desk.</p>";
    /// assert_eq!(tearsheet::clean_with(raw, &options).text(), "Ferries run again.");
    /// # Ok::<(), tearsheet::Error>(())
    /// ```
    pub fn with_remove_selectors<I>(mut self, selectors: I) -> Result<Self, Error>
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        self.remove.extend(parsed(selectors)?);
        Ok(self)
    }

    /// The selector of the elements that hold the content.
    pub fn content_selector(&self) -> Option<&str> {
        self.content.as_ref().map(Selector::as_str)
    }

    /// Sets [`content_selector`](Options::content_selector): a CSS selector of the elements, one or
    /// several, that hold a page's content. All of them are taken, with all that is shown inside
    /// them, and nothing else: the model decides nothing, and the article's confidence is 1. Where
    /// it finds no element that shows anything the model decides as ever, and a
    /// [`Note::ContentSelectorUnmatched`](crate::Note::ContentSelectorUnmatched) tells.
    /// Descriptions are content as a whole, so it says nothing about them.
    ///
    /// # Errors
    ///
    /// As for [`with_keep_selectors`](Options::with_keep_selectors); the number is 1.
    ///
    /// ```
    /// let options = tearsheet::Options::default().with_content_selector("div.story")?;
    /// let page = "<h1>Ferry</h1><div class=lead>Menu</div><div class=story>It runs again.</div>";
    /// assert_eq!(tearsheet::extract(page, &options)?.text(), "It runs again.");
    /// # Ok::<(), tearsheet::Error>(())
    /// ```
    pub fn with_content_selector(mut self, selector: impl AsRef<str>) -> Result<Self, Error> {
        self.content = parsed([selector])?.pop();
        Ok(self)
    }

    /// Rules for the pages of certain sites.
    pub fn site_rules(&self) -> &SiteRules {
        &self.site_rules
    }

    /// Sets [`site_rules`](Options::site_rules). Which of them apply is decided by
    /// [`url`](Options::url) alone, for descriptions by [`original_link`](Options::original_link)
    /// where it is set: a page cannot choose its rules by what it says of itself. They add to the
    /// selectors that are set here one by one, which come first.
    #[must_use]
    pub fn with_site_rules(mut self, rules: SiteRules) -> Self {
        self.site_rules = rules;
        self
    }

    /// The rules for the input at an address; none where there is nothing to be done.
    pub(crate) fn rules(&self, address: Option<&str>) -> Option<Rules<'_>> {
        let has_own = !self.keep.is_empty() || !self.remove.is_empty() || self.content.is_some();
        if !has_own && (address.is_none() || self.site_rules.is_empty()) {
            return None;
        }
        let mut rules = Rules {
            keep: self.keep.iter().collect(),
            remove: self.remove.iter().collect(),
            content: self.content.iter().collect(),
            ..Rules::default()
        };
        if let Some(address) = address {
            rules.add_site(&self.site_rules, address);
        }
        (!rules.is_empty()).then_some(rules)
    }
}

fn parsed<I>(selectors: I) -> Result<Vec<Selector>, Error>
where
    I: IntoIterator,
    I::Item: AsRef<str>,
{
    let numbered = selectors.into_iter().enumerate();
    let read = numbered.map(|(index, selector)| {
        let read = Selector::parse(selector.as_ref());
        read.map_err(|found| Error::invalid_selector(index + 1, found.position, found.problem))
    });
    read.collect()
}
