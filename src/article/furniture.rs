//! The kinds of furniture in feed descriptions.

use std::fmt;

/// A kind of furniture: what feeds add to descriptions and is no part of the text.
///
/// [`clean`](crate::clean) removes every kind, each time with a [`Note`](crate::Note);
/// [`Options::with_furniture_kept`](crate::Options::with_furniture_kept) leaves kinds where they
/// stand. New kinds may be added, so a `match` needs a wildcard arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum FurnitureKind {
    /// "The post … appeared first on …" and its translations.
    AppearedFirst,
    /// "Continue reading", "Read more".
    ContinueReading,
    /// The brackets of `[…]` where a feed cut the text; the dots stay.
    CutMark,
    /// An image that only counts readers.
    TrackingPixel,
    /// A row of links to share the text, or links to related ones.
    ShareLinks,
    /// Who submitted it, and links to it and its comments.
    Submission,
    /// Counts and links of comments.
    Comments,
    /// A header that repeats what the item's fields say.
    Header,
    /// A newsletter's lines for its readers: why they get it, how to end that, where to see it.
    Subscription,
    /// A line in which a service or a program signs the text: a podcast's host with its notes on
    /// advertising and privacy, a mail program, a feed plugin.
    Signature,
    /// A line that reserves the rights in the text.
    Copyright,
    /// A line of links to the categories and tags that the text is filed under.
    Filing,
    /// A script whose text leaked into the description, or calls of a content management system's
    /// functions that nothing has replaced.
    Script,
    /// A label that stands where an advertisement stood.
    Advertisement,
}

impl FurnitureKind {
    /// All kinds.
    ///
    /// ```
    /// use tearsheet::{FurnitureKind, Options};
    ///
    /// let raw = "The ferry runs again. <a href='https://example.org/1'>Read more</a>";
    /// let all = Options::default().with_furniture_kept(FurnitureKind::ALL.iter().copied());
    /// assert_eq!(tearsheet::clean_with(raw, &all).text(), "The ferry runs again. Read more");
    /// assert_eq!(tearsheet::clean(raw).text(), "The ferry runs again.");
    /// ```
    pub const ALL: &'static [FurnitureKind] = &[
        FurnitureKind::AppearedFirst,
        FurnitureKind::ContinueReading,
        FurnitureKind::CutMark,
        FurnitureKind::TrackingPixel,
        FurnitureKind::ShareLinks,
        FurnitureKind::Submission,
        FurnitureKind::Comments,
        FurnitureKind::Header,
        FurnitureKind::Subscription,
        FurnitureKind::Signature,
        FurnitureKind::Copyright,
        FurnitureKind::Filing,
        FurnitureKind::Script,
        FurnitureKind::Advertisement,
    ];

    /// The kind's name in lower case, as in the serde form: `appeared_first`.
    pub fn name(self) -> &'static str {
        match self {
            FurnitureKind::AppearedFirst => "appeared_first",
            FurnitureKind::ContinueReading => "continue_reading",
            FurnitureKind::CutMark => "cut_mark",
            FurnitureKind::TrackingPixel => "tracking_pixel",
            FurnitureKind::ShareLinks => "share_links",
            FurnitureKind::Submission => "submission",
            FurnitureKind::Comments => "comments",
            FurnitureKind::Header => "header",
            FurnitureKind::Subscription => "subscription",
            FurnitureKind::Signature => "signature",
            FurnitureKind::Copyright => "copyright",
            FurnitureKind::Filing => "filing",
            FurnitureKind::Script => "script",
            FurnitureKind::Advertisement => "advertisement",
        }
    }
}

/// The kind's name as words: `appeared first`.
impl fmt::Display for FurnitureKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, word) in self.name().split('_').enumerate() {
            if number > 0 {
                formatter.write_str(" ")?;
            }
            formatter.write_str(word)?;
        }
        Ok(())
    }
}

/// A set of kinds, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct FurnitureSet {
    bits: u32,
}

impl FurnitureSet {
    /// Adds a kind.
    pub(crate) fn insert(&mut self, kind: FurnitureKind) {
        self.bits |= 1 << kind as u32;
    }

    /// Whether a kind is in the set.
    pub(crate) fn contains(self, kind: FurnitureKind) -> bool {
        self.bits >> kind as u32 & 1 == 1
    }
}
