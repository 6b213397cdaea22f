//! Bundles: several outlets' headlines on one story in one feed item.

/// A Google News bundle: one story as several outlets tell it.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Bundle {
    /// The headlines in the bundle's order; never empty.
    pub entries: Vec<Entry>,
    /// The link to the full coverage inside Google News, if the bundle has one. It is no entry.
    #[cfg_attr(feature = "serde", serde(default))]
    pub more_link: Option<String>,
}

impl Bundle {
    /// A bundle of `entries` without a link to the full coverage.
    pub fn new(entries: Vec<Entry>) -> Self {
        Bundle {
            entries,
            more_link: None,
        }
    }
}

/// One headline of a [`Bundle`].
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default))]
#[non_exhaustive]
pub struct Entry {
    /// The headline, clean.
    pub headline: String,
    /// Who published it, as the bundle names them; `None` where it names nobody, or where the outlet
    /// was cut off.
    pub outlet: Option<String>,
    /// The link as it stands in the bundle, made absolute if the feed's address is known; `None` in
    /// bundles whose tags were stripped, and for links that are missing or not safe to follow.
    pub link: Option<String>,
    /// The publisher's own address, where it can be read off the link without a network.
    pub publisher_link: Option<String>,
    /// How sure the pair of headline and outlet is, 0 to 1: 1 where markup says it, less where it
    /// was recovered from text without tags.
    pub confidence: f64,
}

impl Entry {
    /// An entry without links.
    pub fn new(headline: impl Into<String>, outlet: Option<String>, confidence: f64) -> Self {
        Entry {
            headline: headline.into(),
            outlet,
            confidence,
            ..Entry::default()
        }
    }
}

/// A feed item's title, split into the headline and the outlet that stands behind it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Headline {
    /// The headline, clean.
    pub text: String,
    /// The outlet, if the title names one.
    pub outlet: Option<String>,
}

impl Headline {
    /// A headline with the outlet it names.
    pub fn new(text: impl Into<String>, outlet: Option<String>) -> Self {
        Headline {
            text: text.into(),
            outlet,
        }
    }
}
