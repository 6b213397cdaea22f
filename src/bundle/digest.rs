//! What can be made of a bundle: blocks, its outlets, words for tags, a summary.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::article::{Bundle, Entry};
use crate::block::{Block, Inline, List, ListItem};
use crate::text;

/// Words with fewer letters say little in scripts with letters; ideographs say more.
const SHORTEST_KEYWORD: usize = 4;
const SHORTEST_IDEOGRAPHIC_KEYWORD: usize = 2;

impl Bundle {
    /// The outlets in order, each once.
    ///
    /// ```
    /// use tearsheet::{Bundle, Entry};
    ///
    /// let outlet = |name: &str| Some(name.to_owned());
    /// let bundle = Bundle::new(vec![
    ///     Entry::new("Ferry runs again", outlet("Harbour Post"), 1.0),
    ///     Entry::new("Island has its ferry back", outlet("Tide Weekly"), 1.0),
    ///     Entry::new("What the ferry costs", outlet("Harbour Post"), 1.0),
    /// ]);
    /// assert_eq!(bundle.outlets(), ["Harbour Post", "Tide Weekly"]);
    /// ```
    pub fn outlets(&self) -> Vec<&str> {
        let mut outlets: Vec<&str> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for outlet in self
            .entries
            .iter()
            .filter_map(|entry| entry.outlet.as_deref())
        {
            if seen.insert(outlet) {
                outlets.push(outlet);
            }
        }
        outlets
    }

    /// The first entry, which the story is told by; `None` only for a bundle made without entries.
    pub fn lead(&self) -> Option<&Entry> {
        self.entries.first()
    }

    /// The bundle as one list: each headline with its link, then the outlet in parentheses.
    ///
    /// ```
    /// use tearsheet::{Bundle, Entry, render};
    ///
    /// let bundle = Bundle::new(vec![Entry::new("Ferry runs again", Some("Harbour Post".into()), 1.0)]);
    /// let blocks = bundle.blocks();
    /// assert_eq!(blocks.len(), 1);
    /// assert!(tearsheet::block::validate(&blocks).is_ok());
    /// ```
    pub fn blocks(&self) -> Vec<Block> {
        blocks(self)
    }

    /// At most `limit` words for tags, in lower case: those that most headlines share, the
    /// earlier first where equally many do. Short words and words of one headline alone are left
    /// out, the latter unless the bundle has only one.
    ///
    /// ```
    /// use tearsheet::{Bundle, Entry};
    ///
    /// let bundle = Bundle::new(vec![
    ///     Entry::new("Ferry to the island runs again", None, 1.0),
    ///     Entry::new("Island has its ferry back", None, 1.0),
    ///     Entry::new("What the ferry costs", None, 1.0),
    /// ]);
    /// assert_eq!(bundle.keywords(5), ["ferry", "island"]);
    /// ```
    pub fn keywords(&self, limit: usize) -> Vec<String> {
        keywords(&self.entries, limit)
    }

    /// The first headline as a part of an address: words in lower case joined by hyphens, whole
    /// words only, about `limit` bytes at most.
    ///
    /// ```
    /// use tearsheet::{Bundle, Entry};
    ///
    /// let bundle = Bundle::new(vec![Entry::new("Ferry runs again!", None, 1.0)]);
    /// assert_eq!(bundle.slug(60), "ferry-runs-again");
    /// assert_eq!(bundle.slug(12), "ferry-runs");
    /// ```
    pub fn slug(&self, limit: usize) -> String {
        text::slug(self.lead().map_or("", |entry| &entry.headline), limit)
    }

    /// The headlines with their outlets as running text of at most `limit` characters, cut
    /// between words.
    ///
    /// ```
    /// use tearsheet::{Bundle, Entry};
    ///
    /// let outlet = |name: &str| Some(name.to_owned());
    /// let bundle = Bundle::new(vec![
    ///     Entry::new("Ferry runs again", outlet("Harbour Post"), 1.0),
    ///     Entry::new("Who paid for it?", outlet("Tide Weekly"), 1.0),
    /// ]);
    /// assert_eq!(
    ///     bundle.summary(100),
    ///     "Ferry runs again (Harbour Post). Who paid for it? (Tide Weekly)."
    /// );
    /// ```
    pub fn summary(&self, limit: usize) -> String {
        let mut running = String::new();
        for entry in &self.entries {
            // A whole number of headlines more than the limit can hold need not be joined.
            if running.len() > limit.saturating_mul(8) {
                break;
            }
            if !running.is_empty() {
                running.push(' ');
            }
            running.push_str(&entry.headline);
            match &entry.outlet {
                Some(outlet) => {
                    running.push_str(" (");
                    running.push_str(outlet);
                    running.push_str(").");
                }
                None if !entry.headline.ends_with(['.', '!', '?', '…', '。']) => {
                    running.push('.')
                }
                None => {}
            }
        }
        text::summary(&running, limit)
    }
}

/// A bundle as a list of linked headlines with their outlets.
pub(super) fn blocks(bundle: &Bundle) -> Vec<Block> {
    let items: Vec<ListItem> = bundle
        .entries
        .iter()
        .filter(|entry| !entry.headline.is_empty())
        .map(|entry| ListItem::new(vec![Block::paragraph(line(entry))]))
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List(List::new(None, items))]
}

fn line(entry: &Entry) -> Vec<Inline> {
    let outlet = entry.outlet.as_ref().map(|outlet| format!(" ({outlet})"));
    match (&entry.link, outlet) {
        (Some(link), outlet) => {
            let headline = Inline::link(link, vec![Inline::text(&entry.headline)]);
            std::iter::once(headline)
                .chain(outlet.map(Inline::text))
                .collect()
        }
        (None, Some(outlet)) => vec![Inline::text(format!("{}{outlet}", entry.headline))],
        (None, None) => vec![Inline::text(&entry.headline)],
    }
}

/// How often and where a word occurs.
#[derive(Default)]
struct Occurrence {
    headlines: usize,
    last_headline: usize,
    first_place: usize,
}

fn keywords(entries: &[Entry], limit: usize) -> Vec<String> {
    let mut words: HashMap<String, Occurrence> = HashMap::new();
    let mut place = 0;
    for (number, entry) in entries.iter().enumerate() {
        for word in entry
            .headline
            .unicode_words()
            .filter(|word| is_keyword(word))
        {
            place += 1;
            let occurrence = words.entry(word.to_lowercase()).or_default();
            if occurrence.headlines == 0 {
                occurrence.first_place = place;
            } else if occurrence.last_headline == number {
                continue;
            }
            occurrence.headlines += 1;
            occurrence.last_headline = number;
        }
    }
    let at_least = if entries.len() > 1 { 2 } else { 1 };
    let mut ranked: Vec<(String, Occurrence)> = words
        .into_iter()
        .filter(|(_, occurrence)| occurrence.headlines >= at_least)
        .collect();
    ranked.sort_by_key(|(_, occurrence)| {
        (
            std::cmp::Reverse(occurrence.headlines),
            occurrence.first_place,
        )
    });
    ranked
        .into_iter()
        .take(limit)
        .map(|(word, _)| word)
        .collect()
}

/// Whether a word can be a keyword: no number, and not one of the short words that every sentence
/// of its language has.
fn is_keyword(word: &str) -> bool {
    let letters = word.chars().count();
    let shortest = if word.chars().any(text::is_ideographic) {
        SHORTEST_IDEOGRAPHIC_KEYWORD
    } else {
        SHORTEST_KEYWORD
    };
    letters >= shortest && word.chars().any(char::is_alphabetic) && !is_common(word)
}

/// Longer words that headlines of any subject share, in the languages most feeds are in.
fn is_common(word: &str) -> bool {
    const COMMON: [&str; 104] = [
        "about", "ainda", "alle", "alors", "also", "amid", "ante", "antes", "apos", "après",
        "auch", "aussi", "avant", "avec", "been", "before", "beim", "bien", "breaking", "como",
        "comme", "contra", "contre", "could", "cuando", "dans", "dass", "dein", "della", "delle",
        "dentro", "depois", "desde", "diese", "dieser", "donde", "durch", "einem", "einen",
        "einer", "elle", "entre", "esta", "este", "first", "from", "geht", "gegen", "haben",
        "hace", "have", "heute", "hier", "hoje", "into", "jetzt", "just", "kann", "latest", "leur",
        "live", "make", "mais", "mehr", "mejor", "more", "muss", "nach", "news", "nicht", "noch",
        "nous", "oder", "over", "para", "pero", "plus", "pour", "quand", "quem", "react",
        "reports", "said", "says", "sein", "sich", "sind", "sobre", "sont", "than", "that",
        "their", "this", "tras", "über", "unter", "update", "vers", "what", "when", "will", "wird",
        "with", "would",
    ];
    let word = word.to_lowercase();
    COMMON.binary_search(&word.as_str()).is_ok()
}
