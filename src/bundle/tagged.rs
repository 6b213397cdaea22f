//! Bundles whose markup is there: recognised by their structure and split.

use super::byline::Gap;
use super::title;
use super::token::{self, Mark, Piece, Row, Token};
use super::unit::{Evidence, Found, Units};
use crate::article::{Bundle, Entry};
use crate::dom::Document;
use crate::link::Base;
use crate::options::Limits;
use crate::text;

/// A link that is all of a description, without an outlet, is a headline only from this many
/// characters on: shorter ones say what to do ("Read more").
const SHORTEST_LONE_HEADLINE: usize = 20;

/// Headlines have more words than the labels of a list, which may stand before a wide gap as well.
const SHORTEST_LISTED_HEADLINE: usize = 3;

/// More lines beside the entries, before or after them, make a text of its own.
const MOST_STRAYS: usize = 2;

/// What was found in a description.
#[derive(Debug, Default)]
struct Findings {
    entries: Vec<(Entry, Evidence)>,
    more_link: Option<String>,
    /// Whether there is a link to the full coverage of one story.
    coverage: bool,
    /// Short lines before the first and after the last entry.
    strays: usize,
    /// All text that is in no entry.
    beside: Vec<String>,
}

/// Splits a bundle whose tags are still there; also gives the texts that are in no entry.
pub(super) fn tagged(document: &Document, base: &Base) -> Option<(Bundle, Vec<String>)> {
    let may_be = token::may_hold_bundle(document);
    split(&may_be.then(|| token::row(document))?, base)
}

/// The same for markup that needs no parser.
pub(super) fn written(markup: &str, base: &Base, limits: &Limits) -> Option<(Bundle, Vec<String>)> {
    split(&super::written::row(markup, limits)?, base)
}

fn split(row: &Row<'_>, base: &Base) -> Option<(Bundle, Vec<String>)> {
    let units = Units::of(row, end_of_front_matter(row));
    let mut findings = Findings::read(units, row.links.len(), base)?;
    findings.drop_outlets_alone();
    findings.drop_strays();
    findings.is_bundle().then(|| {
        let mut entries = Vec::with_capacity(findings.entries.len());
        entries.extend(findings.entries.into_iter().map(|(entry, _)| entry));
        let mut bundle = Bundle::new(entries);
        bundle.more_link = findings.more_link;
        (bundle, findings.beside)
    })
}

impl Findings {
    /// Reads a description; `None` where something in it is in no bundle.
    fn read(units: Units<'_>, links: usize, base: &Base) -> Option<Findings> {
        let mut findings = Findings {
            entries: Vec::with_capacity(links),
            ..Findings::default()
        };
        let mut after_entries = 0;
        for unit in units {
            match unit.read(base) {
                Found::Entry {
                    entry, evidence, ..
                } if after_entries > 0 => {
                    if evidence.google || evidence.is_gray() {
                        return None;
                    }
                    after_entries += 1;
                    findings.beside.push(text_of(&entry));
                }
                Found::Entry {
                    entry,
                    evidence,
                    rest,
                } => {
                    findings
                        .beside
                        .extend(Some(rest).filter(|rest| !rest.is_empty()));
                    if !findings.takes_as_outlet(&entry, evidence) {
                        findings.entries.push((entry, evidence));
                    }
                }
                Found::Coverage {
                    link,
                    of_story,
                    stray,
                } => {
                    findings.strays += usize::from(stray.is_some());
                    findings.beside.extend(stray);
                    findings.coverage |= of_story;
                    findings.more_link = findings.more_link.or(link);
                }
                Found::Nothing => {}
                Found::Stray(text) => {
                    findings.beside.push(text);
                    match findings.entries.is_empty() {
                        true => findings.strays += 1,
                        false => after_entries += 1,
                    }
                }
                Found::Foreign => return None,
            }
        }
        findings.strays += after_entries;
        Some(findings)
    }

    /// Makes a link the outlet of the entry before it: in one item of a list, behind a link into
    /// Google News without an outlet, a link that leads elsewhere names the publisher.
    fn takes_as_outlet(&mut self, entry: &Entry, evidence: Evidence) -> bool {
        let names = evidence.follows
            && !evidence.google
            && entry.outlet.is_none()
            && title::can_be_outlet(&entry.headline);
        match self.entries.last_mut() {
            Some((last, of_last)) if names && of_last.google && last.outlet.is_none() => {
                last.outlet = Some(entry.headline.clone());
                of_last.gap = Gap::Sign;
                true
            }
            _ => false,
        }
    }

    /// Drops the links of a row that names outlets only, as the tables of older bundles had it.
    fn drop_outlets_alone(&mut self) {
        let has_gray = self.evidences().any(Evidence::is_gray);
        if has_gray && !self.evidences().any(|evidence| evidence.in_item) {
            let dropped = self
                .entries
                .extract_if(.., |(entry, _)| entry.outlet.is_none());
            self.beside
                .extend(dropped.map(|(entry, _)| text_of(&entry)));
        }
    }

    /// Drops links at both ends that lead elsewhere and are no entries: those without an outlet, and
    /// beside entries in the colour of outlets all that look different ("The post … appeared on …").
    fn drop_strays(&mut self) {
        let has_gray = self.evidences().any(Evidence::is_gray);
        let is_stray = |(entry, evidence): &(Entry, Evidence)| {
            let differs = has_gray && !evidence.is_gray();
            !evidence.google && (differs || entry.outlet.is_none())
        };
        while let Some((entry, _)) = self.entries.pop_if(|found| is_stray(found)) {
            self.beside.push(text_of(&entry));
            self.strays += 1;
        }
        let leading = self
            .entries
            .iter()
            .take_while(|found| is_stray(found))
            .count();
        let dropped = self.entries.drain(..leading);
        self.beside
            .extend(dropped.map(|(entry, _)| text_of(&entry)));
        self.strays += leading;
    }

    fn evidences(&self) -> impl Iterator<Item = &Evidence> {
        self.entries.iter().map(|(_, evidence)| evidence)
    }

    /// Whether what was found is evidence enough, and all entries look alike.
    fn is_bundle(&self) -> bool {
        let whole = match self.strays {
            0 => true,
            // Other text stands beside bundles only whose entries leave no doubt.
            strays => {
                strays <= MOST_STRAYS
                    && self.evidences().all(|evidence| {
                        evidence.is_gray() && (evidence.google || evidence.is_wide())
                    })
            }
        };
        let alike = self.outlets_look_alike();
        let of_google = |evidence: &Evidence| evidence.google || evidence.is_gray();
        let list = alike && !self.evidences().all(of_google) && self.is_list_with_wide_gaps();
        let supported = |(entry, evidence): &(Entry, Evidence)| match &entry.outlet {
            None => self.supports_without_outlet(entry, evidence),
            Some(_) if evidence.is_gray() => true,
            Some(outlet) if evidence.google => self.supports_outlet(outlet, evidence, alike),
            Some(_) => list || self.coverage && alike && evidence.is_set_off(),
        };
        let strong = |evidence: &Evidence| {
            evidence.google || self.coverage || list || evidence.is_gray() && evidence.is_wide()
        };
        whole && self.entries.iter().all(supported) && self.evidences().any(strong)
    }

    /// Whether there is one entry and nothing else.
    fn is_lone(&self) -> bool {
        self.entries.len() == 1 && !self.coverage
    }

    /// Whether an entry with a link into Google News and no outlet is one.
    fn supports_without_outlet(&self, entry: &Entry, evidence: &Evidence) -> bool {
        evidence.google && (!self.is_lone() || evidence.in_item || is_lone_headline(entry))
    }

    /// Whether an entry with a link into Google News and this outlet is one.
    fn supports_outlet(&self, outlet: &str, evidence: &Evidence, alike: bool) -> bool {
        let among_others = !self.is_lone() || evidence.in_item;
        if evidence.mark == Mark::Plain && !evidence.is_wide() {
            let named = title::can_be_outlet(outlet);
            return if evidence.is_set_off() {
                among_others || named
            } else {
                among_others && named && alike
            };
        }
        true
    }

    /// Whether all outlets stand in the same place and are set off in the same way.
    fn outlets_look_alike(&self) -> bool {
        let mut named = self
            .entries
            .iter()
            .filter(|(entry, _)| entry.outlet.is_some())
            .map(|(_, evidence)| evidence);
        named
            .next()
            .is_none_or(|first| named.all(|other| other.is_like(first)))
    }

    /// Whether every entry is an item of a list with two no-break spaces before something that can
    /// be an outlet: the layout of Google News, with links to the publishers or none.
    fn is_list_with_wide_gaps(&self) -> bool {
        self.entries.len() >= 2
            && self.entries.iter().all(|(entry, evidence)| {
                let outlet = entry.outlet.as_deref();
                evidence.in_item
                    && evidence.is_wide()
                    && text::count_words(&entry.headline) >= SHORTEST_LISTED_HEADLINE
                    && outlet.is_some_and(is_name)
            })
    }
}

/// What an entry shows.
fn text_of(entry: &Entry) -> String {
    match &entry.outlet {
        Some(outlet) => format!("{} {outlet}", entry.headline),
        None => entry.headline.clone(),
    }
}

fn is_name(outlet: &str) -> bool {
    title::can_be_outlet(outlet) && outlet.contains(char::is_alphabetic)
}

fn is_lone_headline(entry: &Entry) -> bool {
    entry.headline.chars().count() >= SHORTEST_LONE_HEADLINE
        || entry.headline.chars().any(text::is_ideographic)
}

/// Where a post begins that was made of a feed item: behind the item's fields between two fences.
fn end_of_front_matter(row: &Row<'_>) -> usize {
    let filled = |piece: &Piece<'_>| !text::trim(&piece.text).is_empty();
    let Some(first) = row.pieces.iter().position(filled) else {
        return 0;
    };
    if !row
        .pieces
        .get(first)
        .is_some_and(|piece| is_front_matter(&piece.text))
    {
        return 0;
    }
    let mut texts = 0;
    let end = row.tokens.iter().position(|token| {
        texts += usize::from(matches!(token, Token::Text));
        texts > first || *token == Token::Link
    });
    match texts > first {
        true => end.map_or(0, |end| end + 1),
        false => 0,
    }
}

fn is_front_matter(text: &str) -> bool {
    let text = text::trim_start(text);
    ["---", "+++"].iter().any(|fence| {
        text.strip_prefix(fence)
            .is_some_and(|rest| rest.starts_with(['\n', '\r']) && rest.trim_end().ends_with(fence))
    })
}
