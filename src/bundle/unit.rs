//! The parts of a description that may be entries of a bundle, and what each of them turns out to be.

use super::byline::{self, Gap, Outlet, says_nothing};
use super::token::{Link, Mark, Piece, Row, Token};
use crate::article::Entry;
use crate::link::{Base, NewsLink, NewsPage};
use crate::text;

/// A line beside the entries ("From the news", "Read more") is hardly longer, in characters, apart
/// from the text of its link, which may be a headline.
const LONGEST_STRAY: usize = 60;
const LONGEST_STRAY_LINK: usize = 240;

/// What stands in the addresses of the full coverage of one story, in those of a publisher's page, a
/// topic or a search not.
const STORY_PATHS: [&str; 3] = ["/stories/", "/story", "/news/more"];

/// A part of the description that may be one entry.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Unit<'t> {
    /// Whether it is an item of a list.
    in_item: bool,
    /// Whether another link stands before it in the same item.
    follows: bool,
    /// Texts before the link, or all texts where there is none.
    before: &'t [Piece<'t>],
    link: Option<&'t Link<'t>>,
    /// Texts behind the link.
    after: &'t [Piece<'t>],
}

/// What a unit turned out to be.
pub(super) enum Found {
    Entry {
        entry: Entry,
        evidence: Evidence,
        /// Text behind the outlet: a snippet, a time.
        rest: String,
    },
    Coverage {
        link: Option<String>,
        /// Whether it leads to one story, as the link of a bundle does, rather than to a list.
        of_story: bool,
        /// A short line that follows it.
        stray: Option<String>,
    },
    /// Punctuation, numbers, an image, an outlet alone.
    Nothing,
    /// A short line that is no entry; some feeds set one before or after a bundle.
    Stray(String),
    /// Text that no bundle has.
    Foreign,
}

/// What speaks for a bundle in one entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Evidence {
    /// The link leads to an article in Google News.
    pub(super) google: bool,
    pub(super) in_item: bool,
    /// Another link stands before this one in the same item of a list.
    pub(super) follows: bool,
    /// How the outlet is set off by markup.
    pub(super) mark: Mark,
    /// What stands between headline and outlet.
    pub(super) gap: Gap,
    /// Whether the outlet stands before the headline.
    pub(super) leads: bool,
}

impl Evidence {
    pub(super) fn is_gray(&self) -> bool {
        self.mark == Mark::Gray
    }

    pub(super) fn is_wide(&self) -> bool {
        self.gap == Gap::Wide
    }

    /// Whether something other than its place says where the outlet starts.
    pub(super) fn is_set_off(&self) -> bool {
        self.mark != Mark::Plain || matches!(self.gap, Gap::Wide | Gap::Sign)
    }

    /// Whether two outlets stand in the same place and are set off in the same way.
    pub(super) fn is_like(&self, other: &Evidence) -> bool {
        self.mark == other.mark && self.gap == other.gap && self.leads == other.leads
    }
}

/// The parts of a description that may be entries: it is cut at list items, at links, and after an outlet that
/// has no link.
pub(super) struct Units<'t> {
    tokens: &'t [Token],
    links: std::slice::Iter<'t, Link<'t>>,
    pieces: &'t [Piece<'t>],
    /// The part that is being read; none behind the last.
    unit: Option<Unit<'t>>,
}

impl<'t> Units<'t> {
    /// The parts from one of the tokens on.
    pub(super) fn of(row: &'t Row<'t>, from: usize) -> Self {
        let skipped = row.tokens.iter().take(from);
        let skipped = skipped.filter(|token| matches!(token, Token::Text)).count();
        Units {
            tokens: row.tokens.get(from..).unwrap_or(&[]),
            links: row.links.iter(),
            pieces: row.pieces.get(skipped..).unwrap_or(&[]),
            unit: Some(Unit::default()),
        }
    }

    /// The next pieces of text, up to another token.
    fn texts(&mut self) -> &'t [Piece<'t>] {
        let is_text = |token: &&Token| matches!(token, Token::Text);
        let more = self.tokens.iter().take_while(is_text).count();
        self.tokens = self.tokens.get(more..).unwrap_or(&[]);
        let pieces = self.pieces.split_at_checked(more + 1);
        let (texts, rest) = pieces.unwrap_or((self.pieces, &[]));
        self.pieces = rest;
        texts
    }
}

impl<'t> Iterator for Units<'t> {
    type Item = Unit<'t>;

    fn next(&mut self) -> Option<Unit<'t>> {
        let mut unit = self.unit.take()?;
        while let Some((token, after)) = self.tokens.split_first() {
            self.tokens = after;
            match token {
                Token::Item { starts } => {
                    let next = Unit {
                        in_item: *starts,
                        ..Unit::default()
                    };
                    if unit.is_empty() {
                        unit = next;
                        continue;
                    }
                    self.unit = Some(next);
                    break;
                }
                Token::Link => {
                    let Some(link) = self.links.next() else {
                        break;
                    };
                    if unit.link.is_some() || unit.ends_before(link) {
                        self.unit = Some(Unit {
                            in_item: unit.in_item,
                            follows: unit.in_item && unit.link.is_some(),
                            link: Some(link),
                            ..Unit::default()
                        });
                        break;
                    }
                    unit.link = Some(link);
                }
                Token::Text => {
                    let texts = self.texts();
                    match unit.link {
                        Some(_) => unit.after = texts,
                        None => unit.before = texts,
                    }
                }
            }
        }
        Some(unit)
    }
}

/// A link to the full coverage, with a short line behind it or none.
fn coverage(link: Option<String>, stray: Option<String>) -> Found {
    let of_story = link
        .as_deref()
        .is_some_and(|address| STORY_PATHS.iter().any(|path| address.contains(path)));
    Found::Coverage {
        link,
        of_story,
        stray,
    }
}

impl Unit<'_> {
    fn is_empty(&self) -> bool {
        self.link.is_none() && self.before.is_empty()
    }

    /// Whether what stands before the place of the link is no part of the link's entry: a line of
    /// its own, or an entry without a link.
    fn ends_before(&self, link: &Link<'_>) -> bool {
        let text = |gray: bool| {
            self.before
                .iter()
                .position(|piece| (piece.mark == Mark::Gray) == gray && !says_nothing(piece))
        };
        let (headline, outlet) = (text(false), text(true));
        let is_entry = headline.is_some() && outlet > headline;
        let is_line = link.after_break && (headline.is_some() || outlet.is_some());
        is_entry || is_line
    }

    pub(super) fn read(&self, base: &Base) -> Found {
        let Some(link) = &self.link else {
            return self.read_without_link();
        };
        let NewsLink {
            address,
            page,
            publisher,
        } = base.news_link(&link.address);
        let before = !self.before.iter().all(says_nothing);
        let after = !self.after.iter().all(says_nothing);
        if page == Some(NewsPage::Coverage) {
            return match (before, after) {
                (false, false) => coverage(address, None),
                (false, true) if !self.is_foreign() => coverage(address, Some(self.text())),
                _ => self.stray_or_foreign(),
            };
        }
        let headline = text::collapse(&link.text);
        // The link around an image may name the outlet below it; a headline has its outlet behind it.
        if headline.is_empty() || link.image && !after {
            return match before || after {
                false => Found::Nothing,
                true => self.stray_or_foreign(),
            };
        }
        let google = page == Some(NewsPage::Article);
        let outlet = match (before, after) {
            (false, false) => Some(Outlet::default()),
            (false, true) => byline::outlet(self.after),
            (true, false) => byline::leading_outlet(self.before),
            (true, true) => None,
        };
        let Some(outlet) = outlet.filter(|outlet| outlet.ends_an_entry(google)) else {
            return self.stray_or_foreign();
        };
        let mut entry = Entry::new(headline, None, 1.0);
        entry.publisher_link = publisher;
        entry.link = address;
        self.found(entry, outlet, google)
    }

    fn found(&self, mut entry: Entry, outlet: Outlet, google: bool) -> Found {
        entry.outlet = outlet.name;
        let rest = outlet.rest;
        let evidence = Evidence {
            google,
            in_item: self.in_item,
            follows: self.follows,
            mark: outlet.mark,
            gap: outlet.gap,
            leads: outlet.leads,
        };
        Found::Entry {
            entry,
            evidence,
            rest,
        }
    }

    /// An item whose link was lost: the headline as text, the outlet behind it still set off.
    fn read_without_link(&self) -> Found {
        if self.before.iter().all(says_nothing) {
            return Found::Nothing;
        }
        match byline::headline_and_outlet(self.before).filter(|_| self.in_item) {
            Some((headline, outlet)) => self.found(Entry::new(headline, None, 1.0), outlet, false),
            None => self.stray_or_foreign(),
        }
    }

    fn stray_or_foreign(&self) -> Found {
        if self.is_foreign() {
            Found::Foreign
        } else {
            Found::Stray(self.text())
        }
    }

    /// The text of the whole part.
    fn text(&self) -> String {
        let before = self.before.iter().map(|piece| &*piece.text);
        let after = self.after.iter().map(|piece| &*piece.text);
        let link = self.link.iter().map(|link| &*link.text);
        let text: String = before.chain(link).chain(after).collect();
        text::collapse(&text).into_owned()
    }

    /// Whether it holds more text than a line beside the entries.
    fn is_foreign(&self) -> bool {
        let length = |text: &str| text.trim().chars().count();
        let pieces = self.before.iter().chain(self.after);
        let texts: usize = pieces.map(|piece| length(&piece.text)).sum();
        let link = self.link.as_ref().map_or(0, |link| length(&link.text));
        texts > LONGEST_STRAY || link > LONGEST_STRAY_LINK
    }
}
