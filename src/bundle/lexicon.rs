//! Names of outlets that a caller's feeds have taught.

use std::collections::{BTreeSet, btree_set};

use crate::article::{Bundle, Entry};

/// Entries that are less sure than this teach nothing.
const SUREST: f64 = 0.95;

/// Names of outlets, learnt from bundles whose tags are there and from titles, to split bundles
/// whose tags were stripped. The items of one feed name the same outlets again and again, so what
/// one item says plainly helps to read the next: keep a lexicon for each feed or for each language,
/// let all items teach it first, and hand it to
/// [`Options::with_outlets`](crate::Options::with_outlets).
///
/// ```
/// use tearsheet::{Lexicon, Options};
///
/// let mut lexicon = Lexicon::default();
/// lexicon.learn_title("Ferry runs again - Harbour Gazette");
/// let options = Options::default().with_outlets(&lexicon);
///
/// let stripped = "Bridge shut&nbsp;&nbsp;Harbour Gazette24 boats laid up&nbsp;&nbsp;Harbour Gazette";
/// let bundle = tearsheet::bundle_with(stripped, &options).unwrap();
/// assert_eq!(bundle.entries[1].headline, "24 boats laid up");
/// ```
///
/// Lexicons of several runs or threads are put together with `extend`, names that are known from
/// elsewhere are collected or inserted. With the feature `serde` a lexicon is stored as a list.
///
/// ```
/// use tearsheet::Lexicon;
///
/// let mut lexicon: Lexicon = ["Harbour Gazette", "Tide Weekly"].into_iter().collect();
/// let mut other = Lexicon::default();
/// other.insert("Tidewater Post");
/// lexicon.extend(&other);
/// assert_eq!(lexicon.len(), 3);
/// assert!(lexicon.contains("Tidewater Post"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Lexicon {
    outlets: BTreeSet<String>,
}

impl Lexicon {
    /// Learns the outlets of a bundle, those of entries that are sure.
    pub fn learn(&mut self, bundle: &Bundle) {
        self.learn_entries(&bundle.entries);
    }

    /// Learns the outlets of entries with a confidence of 0.95 or more, which all have whose tags
    /// were there.
    pub fn learn_entries(&mut self, entries: &[Entry]) {
        let sure = entries.iter().filter(|entry| entry.confidence >= SUREST);
        for outlet in sure.filter_map(|entry| entry.outlet.as_deref()) {
            self.insert(outlet);
        }
    }

    /// Learns the outlet that a feed item's title names, if it names one.
    pub fn learn_title(&mut self, title: &str) {
        if let Some(outlet) = super::headline(&crate::text::unescape(title), &[]).outlet {
            self.insert(&outlet);
        }
    }

    /// Adds a name, without the white space around it; an empty one is left out. Tells whether it
    /// is new.
    pub fn insert(&mut self, outlet: &str) -> bool {
        let outlet = outlet.trim();
        let is_new = !outlet.is_empty() && !self.outlets.contains(outlet);
        is_new && self.outlets.insert(outlet.to_owned())
    }

    /// Whether the lexicon has a name, letter by letter.
    pub fn contains(&self, outlet: &str) -> bool {
        self.outlets.contains(outlet)
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.outlets.len()
    }

    /// Whether nothing was learnt yet.
    pub fn is_empty(&self) -> bool {
        self.outlets.is_empty()
    }

    /// The names so far, in the order of their code points.
    pub fn outlets(&self) -> impl Iterator<Item = &str> {
        self.into_iter()
    }
}

impl<'a> IntoIterator for &'a Lexicon {
    type Item = &'a str;
    type IntoIter = std::iter::Map<btree_set::Iter<'a, String>, fn(&'a String) -> &'a str>;

    fn into_iter(self) -> Self::IntoIter {
        self.outlets.iter().map(String::as_str)
    }
}

impl<Name: AsRef<str>> Extend<Name> for Lexicon {
    fn extend<Names: IntoIterator<Item = Name>>(&mut self, names: Names) {
        for name in names {
            self.insert(name.as_ref());
        }
    }
}

impl<Name: AsRef<str>> FromIterator<Name> for Lexicon {
    fn from_iter<Names: IntoIterator<Item = Name>>(names: Names) -> Self {
        let mut lexicon = Lexicon::default();
        lexicon.extend(names);
        lexicon
    }
}
