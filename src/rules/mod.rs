//! What callers decide themselves: selectors of elements, and rules for the pages of a site.

mod cursor;
mod host;
mod nth;
mod parse;
mod selector;
mod site;

pub(crate) use selector::{Combinator, Complex, Compound, Relative, Selector, Test};
pub use site::SiteRules;

/// All selectors that apply to one page, in the order of their weight.
#[derive(Debug, Clone, Default)]
pub(crate) struct Rules<'a> {
    /// Elements that are part of the content, whatever else is.
    pub(crate) keep: Vec<&'a Selector>,
    /// Elements that are never part of it.
    pub(crate) remove: Vec<&'a Selector>,
    /// Elements that hold the content: the first of these that finds any decides.
    pub(crate) content: Vec<&'a Selector>,
    /// Where the title stands.
    pub(crate) title: Vec<&'a Selector>,
    /// Where the authors stand.
    pub(crate) author: Vec<&'a Selector>,
    /// Where the day of publication stands.
    pub(crate) date: Vec<&'a Selector>,
}

impl<'a> Rules<'a> {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        let lists = [
            &self.keep,
            &self.remove,
            &self.content,
            &self.title,
            &self.author,
            &self.date,
        ];
        lists.iter().all(|list| list.is_empty())
    }

    /// Adds the rules of a site for the page at an address, behind those that are there.
    pub(crate) fn add_site(&mut self, sites: &'a SiteRules, address: &str) {
        for entry in sites.entries(address) {
            let list = match entry.name {
                site::Name::Keep => &mut self.keep,
                site::Name::Remove => &mut self.remove,
                site::Name::Content => &mut self.content,
                site::Name::Title => &mut self.title,
                site::Name::Author => &mut self.author,
                site::Name::Date => &mut self.date,
            };
            list.push(&entry.selector);
        }
    }
}
