//! What can be made of a bundle: blocks, its outlets, words for tags, a summary.

use unicode_segmentation::UnicodeSegmentation;

use super::keyword;
use crate::article::{Bundle, Entry};
use crate::block::{Block, Inline, List, ListItem};
use crate::text;

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
    /// [`render`](crate::render) makes a Markdown list, a plain-text list or HTML of it.
    ///
    /// ```
    /// use tearsheet::{Bundle, Entry, render};
    ///
    /// let mut entry = Entry::new("Ferry runs again", Some("Harbour Post".into()), 1.0);
    /// entry.link = Some("https://example.org/ferry".into());
    /// let list = Bundle::new(vec![entry]).blocks();
    /// assert_eq!(
    ///     render::markdown(&list).trim_end(),
    ///     "- [Ferry runs again](https://example.org/ferry) (Harbour Post)"
    /// );
    /// assert_eq!(render::text(&list).trim_end(), "- Ferry runs again (Harbour Post)");
    /// ```
    pub fn blocks(&self) -> Vec<Block> {
        blocks(self)
    }

    /// At most `limit` words for tags, in lower case: those that most headlines share, the
    /// earlier first where equally many do. Short words and words of one headline alone are left
    /// out, the latter unless the bundle has only one. Of Chinese characters, which nothing parts,
    /// the longest runs that headlines share are taken; so a bundle of one headline has none.
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
        keyword::keywords(&self.entries, limit)
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

    /// The headlines with their outlets as running text of at most `limit` user-perceived
    /// characters: cut behind a sentence if that keeps at least half of the limit, else behind a
    /// word, with `…`.
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
        let mut length = 0;
        for entry in &self.entries {
            // More headlines than the limit can hold need not be joined.
            if length > limit {
                break;
            }
            let line = sentence(entry);
            length += line.graphemes(true).count() + 1;
            if !running.is_empty() {
                running.push(' ');
            }
            running.push_str(&line);
        }
        text::summary(&running, limit)
    }
}

/// An entry as a sentence.
fn sentence(entry: &Entry) -> String {
    let headline = &entry.headline;
    match &entry.outlet {
        Some(outlet) => format!("{headline} ({outlet})."),
        None if headline.ends_with(['.', '!', '?', '…', '。', '！', '？']) => headline.clone(),
        None => format!("{headline}."),
    }
}

/// A bundle as a list of linked headlines with their outlets.
pub(super) fn blocks(bundle: &Bundle) -> Vec<Block> {
    let mut items = Vec::with_capacity(bundle.entries.len());
    for entry in bundle
        .entries
        .iter()
        .filter(|entry| !entry.headline.is_empty())
    {
        items.push(ListItem::new(vec![Block::paragraph(line(entry))]));
    }
    if items.is_empty() {
        return Vec::new();
    }
    vec![Block::List(List::new(None, items))]
}

fn line(entry: &Entry) -> Vec<Inline> {
    let outlet = entry.outlet.as_deref().map(in_parentheses);
    let Some(link) = &entry.link else {
        let outlet = outlet.unwrap_or_default();
        return vec![Inline::text([entry.headline.as_str(), &outlet].concat())];
    };
    let headline = Inline::link(link, vec![Inline::text(&entry.headline)]);
    match outlet {
        Some(outlet) => vec![headline, Inline::text(outlet)],
        None => vec![headline],
    }
}

/// What stands behind a headline for its outlet.
fn in_parentheses(outlet: &str) -> String {
    let mut text = String::with_capacity(outlet.len() + " ()".len());
    text.push_str(" (");
    text.push_str(outlet);
    text.push(')');
    text
}
