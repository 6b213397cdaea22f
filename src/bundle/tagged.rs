//! Bundles whose markup is there: recognised by their structure and split.

use super::byline::{self, LONGEST_OUTLET, Outlet, is_filler};
use super::token::{self, Link, Mark, Piece, Token};
use crate::article::{Bundle, Entry};
use crate::dom::Document;
use crate::link::{Base, NewsPage, news_page, publisher_link};
use crate::text;

/// A link that is all of a description, without an outlet, is a headline only from this many
/// characters on: shorter ones say what to do ("Read more").
const SHORTEST_LONE_HEADLINE: usize = 20;

/// A part of the description that may be one entry.
#[derive(Debug, Default)]
struct Unit {
    /// Whether it is an item of a list.
    in_item: bool,
    before: Vec<Piece>,
    link: Option<Link>,
    after: Vec<Piece>,
}

/// What a unit turned out to be.
enum Found {
    Entry {
        entry: Entry,
        evidence: Evidence,
    },
    Coverage(Option<String>),
    /// Punctuation, numbers, an image, an outlet alone.
    Nothing,
    /// Text that no bundle has.
    Foreign,
}

/// What speaks for a bundle in one entry.
#[derive(Debug, Clone, Copy, Default)]
struct Evidence {
    google: bool,
    gray: bool,
    marked: bool,
    wide_space: bool,
    in_item: bool,
}

/// Splits a bundle whose tags are still there.
pub(super) fn tagged(document: &Document, base: &Base) -> Option<Bundle> {
    let tokens = token::tokens(document);
    let tokens = without_front_matter(&tokens);
    let mut bundle = Bundle::default();
    let mut evidences = Vec::new();
    let mut coverage = false;
    for unit in units(tokens) {
        match unit.read(base) {
            Found::Entry { entry, evidence } => {
                bundle.entries.push(entry);
                evidences.push(evidence);
            }
            Found::Coverage(link) => {
                coverage = true;
                bundle.more_link = bundle.more_link.or(link);
            }
            Found::Nothing => {}
            Found::Foreign => return None,
        }
    }
    drop_outlets_alone(&mut bundle, &mut evidences);
    is_bundle(&bundle, &evidences, coverage).then_some(bundle)
}

/// Whether what was found is evidence enough, and all entries look alike.
fn is_bundle(bundle: &Bundle, evidences: &[Evidence], coverage: bool) -> bool {
    let lone = bundle.entries.len() == 1 && !coverage;
    let supported = evidences
        .iter()
        .zip(&bundle.entries)
        .all(|(evidence, entry)| {
            if entry.outlet.is_some() {
                evidence.gray
                    || evidence.google && (evidence.marked || evidence.wide_space || !lone)
                    || evidence.wide_space && evidence.marked
            } else {
                evidence.google && (!lone || evidence.in_item || is_lone_headline(entry))
            }
        });
    let strong = |evidence: &Evidence| {
        evidence.google || coverage && evidence.gray || evidence.gray && evidence.wide_space
    };
    !bundle.entries.is_empty() && supported && evidences.iter().any(strong)
}

fn is_lone_headline(entry: &Entry) -> bool {
    entry.headline.chars().count() >= SHORTEST_LONE_HEADLINE
        || entry.headline.chars().any(text::is_ideographic)
}

/// Drops the links of a row that names outlets only, as the tables of older bundles had it.
fn drop_outlets_alone(bundle: &mut Bundle, evidences: &mut Vec<Evidence>) {
    let has_gray = evidences.iter().any(|evidence| evidence.gray);
    if !has_gray || evidences.iter().any(|evidence| evidence.in_item) {
        return;
    }
    bundle.entries.retain(|entry| entry.outlet.is_some());
    evidences.retain(|evidence| evidence.gray || evidence.marked || evidence.wide_space);
}

/// Posts made of feed items carry the item's fields before its text, between two fences.
fn without_front_matter(tokens: &[Token]) -> &[Token] {
    let is_blank = |token: &Token| match token {
        Token::Text(piece) => piece.text.trim().is_empty(),
        _ => !matches!(token, Token::Link(_)),
    };
    let first = tokens
        .iter()
        .position(|token| !is_blank(token))
        .unwrap_or(0);
    let fenced = match tokens.get(first) {
        Some(Token::Text(piece)) => is_front_matter(&piece.text),
        _ => false,
    };
    let from = if fenced { first + 1 } else { 0 };
    tokens.get(from..).unwrap_or(&[])
}

fn is_front_matter(text: &str) -> bool {
    ["---", "+++"].iter().any(|fence| {
        text.trim_start()
            .strip_prefix(fence)
            .is_some_and(|rest| rest.starts_with(['\n', '\r']) && rest.trim_end().ends_with(fence))
    })
}

/// Cuts a description into the parts that may be entries: at list items, at links, and after an
/// outlet that has no link.
fn units(tokens: &[Token]) -> Vec<Unit> {
    let mut units = vec![Unit::default()];
    for token in tokens {
        let Some(last) = units.last_mut() else {
            return units;
        };
        match token {
            Token::Item { starts } => units.push(Unit {
                in_item: *starts,
                ..Unit::default()
            }),
            Token::Link(link) => {
                if last.link.is_none() && !last.has_outlet_before() {
                    last.link = Some(link.clone());
                } else {
                    let in_item = last.in_item;
                    units.push(Unit {
                        in_item,
                        link: Some(link.clone()),
                        ..Unit::default()
                    });
                }
            }
            Token::Text(piece) => {
                let side = if last.link.is_some() {
                    &mut last.after
                } else {
                    &mut last.before
                };
                side.push(piece.clone());
            }
        }
    }
    units
}

impl Unit {
    fn has_outlet_before(&self) -> bool {
        self.before
            .iter()
            .any(|piece| piece.mark == Mark::Gray && !is_filler(&piece.text))
    }

    fn read(&self, base: &Base) -> Found {
        let Some(link) = &self.link else {
            return self.read_without_link();
        };
        if !self.before.iter().all(|piece| is_filler(&piece.text)) {
            return Found::Foreign;
        }
        if news_page(&link.address) == Some(NewsPage::Coverage) {
            let nothing_else = self.after.iter().all(|piece| is_filler(&piece.text));
            return if nothing_else {
                Found::Coverage(base.link(&link.address).ok())
            } else {
                Found::Foreign
            };
        }
        let headline = text::collapse(&link.text);
        if headline.is_empty() || link.image {
            let nothing_else = self.after.iter().all(|piece| is_filler(&piece.text));
            return if nothing_else {
                Found::Nothing
            } else {
                Found::Foreign
            };
        }
        let google = news_page(&link.address) == Some(NewsPage::Article);
        let Some(outlet) = byline::outlet(&self.after) else {
            let alone = self.after.iter().all(|piece| is_filler(&piece.text));
            return if alone {
                self.entry(&headline, Outlet::default(), base)
            } else {
                Found::Foreign
            };
        };
        if outlet.rest && !(google && outlet.mark == Mark::Gray) {
            return Found::Foreign;
        }
        self.entry(&headline, outlet, base)
    }

    fn entry(&self, headline: &str, outlet: Outlet, base: &Base) -> Found {
        let address = self.link.as_ref().map_or("", |link| link.address.as_str());
        let evidence = Evidence {
            google: news_page(address) == Some(NewsPage::Article),
            gray: outlet.mark == Mark::Gray,
            marked: outlet.mark != Mark::Plain,
            wide_space: outlet.wide_space,
            in_item: self.in_item,
        };
        let mut entry = Entry::new(headline, outlet.name, 1.0);
        entry.link = base.link(address).ok();
        entry.publisher_link = entry.link.as_deref().and_then(publisher_link);
        Found::Entry { entry, evidence }
    }

    /// An item whose link was lost: the headline as text, the outlet still marked.
    fn read_without_link(&self) -> Found {
        if self.before.iter().all(|piece| is_filler(&piece.text)) {
            return Found::Nothing;
        }
        let outlet_at = self
            .before
            .iter()
            .position(|piece| piece.mark == Mark::Gray);
        let (Some(at), true) = (outlet_at, self.in_item) else {
            return Found::Foreign;
        };
        let (headline, outlet) = self.before.split_at_checked(at).unwrap_or_default();
        let join = |pieces: &[Piece]| {
            text::collapse(
                &pieces
                    .iter()
                    .map(|piece| piece.text.as_str())
                    .collect::<String>(),
            )
            .into_owned()
        };
        let (headline, outlet) = (join(headline), join(outlet));
        if headline.is_empty() || outlet.chars().count() > LONGEST_OUTLET {
            return Found::Foreign;
        }
        let evidence = Evidence {
            gray: true,
            marked: true,
            wide_space: self
                .before
                .iter()
                .any(|piece| byline::count_wide(&piece.text) >= 2),
            in_item: true,
            google: false,
        };
        Found::Entry {
            entry: Entry::new(headline, Some(outlet), 1.0),
            evidence,
        }
    }
}
