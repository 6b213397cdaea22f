//! Names of outlets that a caller's feeds have taught.

use std::collections::BTreeSet;

use crate::article::Bundle;

/// Entries that are less sure than this teach nothing.
const SUREST: f64 = 0.95;

/// Names of outlets, learnt from bundles whose tags are there and from titles, to split bundles
/// whose tags were stripped. The items of one feed name the same outlets again and again, so what
/// one item says plainly helps to read the next.
///
/// ```
/// use tearsheet::{Lexicon, Options};
///
/// let mut lexicon = Lexicon::default();
/// lexicon.learn_title("Ferry runs again - Harbour Gazette");
/// let options = Options::default().with_outlets(lexicon.outlets());
///
/// let stripped = "Bridge shut&nbsp;&nbsp;Harbour Gazette24 boats laid up&nbsp;&nbsp;Harbour Gazette";
/// let bundle = tearsheet::bundle_with(stripped, &options).unwrap();
/// assert_eq!(bundle.entries[1].headline, "24 boats laid up");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lexicon {
    outlets: BTreeSet<String>,
}

impl Lexicon {
    /// Learns the outlets of a bundle, those of entries that are sure.
    pub fn learn(&mut self, bundle: &Bundle) {
        let sure = bundle
            .entries
            .iter()
            .filter(|entry| entry.confidence >= SUREST);
        self.outlets
            .extend(sure.filter_map(|entry| entry.outlet.clone()));
    }

    /// Learns the outlet that a feed item's title names, if it names one.
    pub fn learn_title(&mut self, title: &str) {
        let headline = super::headline(&crate::text::unescape(title), &[]);
        self.outlets.extend(headline.outlet);
    }

    /// The names so far, in the order of their code points.
    pub fn outlets(&self) -> impl Iterator<Item = &str> {
        self.outlets.iter().map(String::as_str)
    }
}

impl<Name: Into<String>> Extend<Name> for Lexicon {
    fn extend<Names: IntoIterator<Item = Name>>(&mut self, names: Names) {
        self.outlets.extend(names.into_iter().map(Into::into));
    }
}
