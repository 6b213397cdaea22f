//! On-line resolution of opaque links, which callers plug in.

use crate::article::Bundle;
use crate::link::GoogleNewsId;

/// Finds the publisher's address of a Google News article whose id does not hold it. The crate
/// itself does no networking: a caller implements this with its own client, cache and patience.
///
/// ```
/// use tearsheet::link::GoogleNewsId;
/// use tearsheet::{Bundle, Entry, Resolver};
///
/// struct Known;
///
/// impl Resolver for Known {
///     fn resolve(&mut self, id: &GoogleNewsId) -> Option<String> {
///         Some(format!("https://publisher.example/{}", id.id().len()))
///     }
/// }
///
/// let mut entry = Entry::new("Ferry runs again", None, 1.0);
/// entry.link = Some("https://news.google.com/rss/articles/CBMiDkFVX3lxTE5vdEFuSWQ?oc=5".into());
/// let mut bundle = Bundle::new(vec![entry]);
/// assert_eq!(bundle.resolve(&mut Known), 1);
/// assert!(bundle.entries[0].publisher_link.is_some());
/// ```
pub trait Resolver {
    /// The publisher's address, if it can be found.
    fn resolve(&mut self, id: &GoogleNewsId) -> Option<String>;
}

impl Bundle {
    /// Asks a resolver for the publisher's address of each entry whose link is a Google News
    /// link and that has none yet. Returns how many it found.
    pub fn resolve(&mut self, resolver: &mut impl Resolver) -> usize {
        let mut found = 0;
        for entry in &mut self.entries {
            if entry.publisher_link.is_some() {
                continue;
            }
            let id = entry.link.as_deref().and_then(GoogleNewsId::parse);
            entry.publisher_link = id.and_then(|id| resolver.resolve(&id));
            found += usize::from(entry.publisher_link.is_some());
        }
        found
    }
}
