//! Rules for the pages of sites, and the format that they are written in.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::Arc;

use super::host::{self, Pattern};
use super::selector::{Problem, Selector};
use crate::error::Error;

/// Selectors for the pages of certain hosts, read from a text in the format that
/// [`docs::rules`](crate::docs::rules) describes.
///
/// Read it once and hand it to [`Options::with_site_rules`](crate::Options::with_site_rules) for
/// every page, whatever its site: copies are cheap, and which rules apply is decided by the address
/// that the caller gives. A text holds any number of hosts; files are put together by joining them.
///
/// ```
/// use tearsheet::{Options, SiteRules};
///
/// let rules: SiteRules = "\
/// [harbour.example]
/// content: div.story
/// remove: .share, p.advert
/// author: .reporter
/// ".parse()?;
/// assert!(rules.covers("https://www.harbour.example/2026/ferry.html"));
///
/// let options = Options::default()
///     .with_url("https://www.harbour.example/2026/ferry.html")
///     .with_site_rules(rules);
/// let page = "<title>Ferry</title><h1>Ferry</h1><p>Menu</p><div class=story>
///     <p class=reporter>Ida Holt</p><p>It runs again.<p class=advert>Buy!</div>";
/// let article = tearsheet::extract(page, &options)?;
/// assert_eq!(article.text(), "Ida Holt\n\nIt runs again.");
/// assert_eq!(article.metadata.authors, ["Ida Holt"]);
/// # Ok::<(), tearsheet::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SiteRules {
    table: Arc<Table>,
}

/// The sections of a text, and which hosts they are for.
#[derive(Debug, PartialEq, Eq, Default)]
struct Table {
    sections: Vec<Vec<Entry>>,
    hosts: BTreeMap<Pattern, Vec<usize>>,
}

/// One line of rules.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) name: Name,
    pub(super) selector: Selector,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Keep,
    Remove,
    Content,
    Title,
    Author,
    Date,
}

impl Name {
    fn of(name: &str) -> Option<Name> {
        Some(match name {
            "keep" => Name::Keep,
            "remove" => Name::Remove,
            "content" => Name::Content,
            "title" => Name::Title,
            "author" => Name::Author,
            "date" => Name::Date,
            _ => return None,
        })
    }
}

impl SiteRules {
    /// Reads rules.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidRules`](crate::ErrorKind::InvalidRules) for the first line that is none
    /// of the format's, or whose host or selector is none.
    pub fn parse(text: &str) -> Result<SiteRules, Error> {
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mut table = Table::default();
        for (index, line) in text.lines().enumerate() {
            let read = table.read(line);
            read.map_err(|found| Error::invalid_rules(index + 1, found.position, found.problem))?;
        }
        Ok(SiteRules {
            table: Arc::new(table),
        })
    }

    /// Whether there are no rules at all.
    pub fn is_empty(&self) -> bool {
        self.table.sections.iter().all(Vec::is_empty)
    }

    /// Whether there are rules for the page at an address; never for what is no absolute address
    /// with a host.
    pub fn covers(&self, address: &str) -> bool {
        self.entries(address).next().is_some()
    }

    /// The rules for the page at an address, those of the most specific host first.
    pub(super) fn entries(&self, address: &str) -> impl Iterator<Item = &Entry> {
        let table = self.table.as_ref();
        let host = match table.hosts.is_empty() {
            true => None,
            false => host::host(address),
        };
        let patterns = host.map(|host| Pattern::matching(&host).collect::<Vec<_>>());
        let found = patterns.into_iter().flatten();
        let numbers = found.filter_map(|pattern| table.hosts.get(&pattern));
        let mut taken = BTreeSet::new();
        numbers
            .flatten()
            // One section may be for several of the patterns that fit.
            .filter(move |number| taken.insert(**number))
            .filter_map(|number| table.sections.get(*number))
            .flatten()
    }
}

impl FromStr for SiteRules {
    type Err = Error;

    fn from_str(text: &str) -> Result<SiteRules, Error> {
        SiteRules::parse(text)
    }
}

impl Table {
    fn read(&mut self, line: &str) -> Result<(), Problem> {
        let shown = line.trim_start();
        let start = place(line, shown);
        let shown = shown.trim_end();
        if shown.is_empty() || shown.starts_with('#') {
            return Ok(());
        }
        if let Some(header) = shown.strip_prefix('[') {
            for pattern in patterns(header, start + 1)? {
                let numbers = self.hosts.entry(pattern).or_default();
                numbers.push(self.sections.len());
            }
            self.sections.push(Vec::new());
            return Ok(());
        }
        let Some((name, selector)) = shown.split_once(':') else {
            return fail(
                start,
                "a line is a [host], a name: selector, or a # comment",
            );
        };
        let Some(name) = Name::of(name.trim_end()) else {
            let problem = "this is none of keep, remove, content, title, author, date";
            return fail(start, problem);
        };
        let Some(section) = self.sections.last_mut() else {
            return fail(start, "this stands before the first [host]");
        };
        let start = place(line, selector);
        let selector = Selector::parse(selector).map_err(|found| Problem {
            position: start + found.position - 1,
            ..found
        })?;
        section.push(Entry { name, selector });
        Ok(())
    }
}

/// The hosts of a header, whose first bracket has been passed.
fn patterns(header: &str, start: usize) -> Result<Vec<Pattern>, Problem> {
    let Some(list) = header.strip_suffix(']') else {
        return fail(start + header.chars().count(), "a closing ] is expected");
    };
    let mut patterns = Vec::new();
    let mut place = start;
    for text in list.split(',') {
        let before = text.len() - text.trim_start().len();
        let Some(pattern) = Pattern::parse(text.trim()) else {
            let problem = "a host is expected, such as post.example, *.post.example or *";
            return fail(place + before, problem);
        };
        patterns.push(pattern);
        place += text.chars().count() + 1;
    }
    Ok(patterns)
}

/// Where the end of a line begins, in characters from 1 on; spaces behind it count.
fn place(line: &str, end: &str) -> usize {
    let before = line.trim_end().len() - end.trim_end().len();
    let letters = line.char_indices();
    letters.take_while(|(at, _)| *at < before).count() + 1
}

fn fail<T>(position: usize, problem: &'static str) -> Result<T, Problem> {
    Err(Problem { position, problem })
}
