//! What a caller may set. Fields are private, so a new option breaks nobody.

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

/// Bounds on what one call may cost. Each has a default that real pages do not reach.
///
/// ```
/// let limits = tearsheet::Limits::default().with_input_bytes(1_000_000);
/// assert_eq!(limits.input_bytes(), 1_000_000);
/// assert_eq!(limits.depth(), 512);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    input_bytes: usize,
    depth: u16,
    attributes: u16,
    unescape_rounds: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            input_bytes: 64 * 1024 * 1024,
            depth: 512,
            attributes: 256,
            unescape_rounds: 3,
        }
    }
}

impl Limits {
    /// The largest input in bytes; 64 MiB unless set. [`extract`](crate::extract) refuses a
    /// larger page with [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge); the calls that cannot
    /// fail read this many bytes and say so in a [`Note`](crate::Note).
    pub fn input_bytes(&self) -> usize {
        self.input_bytes
    }

    /// Sets [`input_bytes`](Limits::input_bytes).
    #[must_use]
    pub fn with_input_bytes(mut self, bytes: usize) -> Self {
        self.input_bytes = bytes;
        self
    }

    /// How deep elements may nest; 512 unless set, the figure at which browsers stop as well.
    /// Deeper elements become siblings: no text is lost. Values are held within 16 and 512.
    pub fn depth(&self) -> u16 {
        self.depth
    }

    /// Sets [`depth`](Limits::depth).
    #[must_use]
    pub fn with_depth(mut self, depth: u16) -> Self {
        self.depth = depth.clamp(16, 512);
        self
    }

    /// How many attributes of one tag are read; 256 unless set. The rest are dropped.
    pub fn attributes(&self) -> u16 {
        self.attributes
    }

    /// Sets [`attributes`](Limits::attributes).
    #[must_use]
    pub fn with_attributes(mut self, attributes: u16) -> Self {
        self.attributes = attributes;
        self
    }

    /// How often a feed description that is still escaped is unescaped; 3 rounds unless set.
    pub fn unescape_rounds(&self) -> u8 {
        self.unescape_rounds
    }

    /// Sets [`unescape_rounds`](Limits::unescape_rounds).
    #[must_use]
    pub fn with_unescape_rounds(mut self, rounds: u8) -> Self {
        self.unescape_rounds = rounds;
        self
    }
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
    focus: Focus,
    normalization: Normalization,
    limits: Limits,
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
}
