//! Bundles in posts that a program made of feed items: front matter, then text or a Markdown list.

use super::{Hints, flattened};
use crate::article::{Bundle, Entry};
use crate::link::{Base, NewsPage, news_page, publisher_link};
use crate::text;

/// Splits the bundle in a text that has front matter or is a Markdown list of links.
pub(super) fn split(text: &str, hints: Hints<'_>) -> Option<Bundle> {
    let Some(post) = Post::read(text) else {
        return list(text);
    };
    let hints = Hints {
        title: hints.title.or(post.title),
        ..hints
    };
    if let Some(bundle) = list(post.body) {
        return Some(bundle);
    }
    let body: String = post
        .body
        .lines()
        .filter(|line| item(line).is_none())
        .collect::<Vec<_>>()
        .join("\n");
    let body = if body.trim().is_empty() {
        post.summary.unwrap_or("")
    } else {
        &body
    };
    let mut bundle = flattened::flattened(body, hints)?;
    // The item's own link is that of its first headline.
    if let (Some(first), Some(link)) = (bundle.entries.first_mut(), post.link) {
        first.link = Some(link.to_owned());
        first.publisher_link = publisher_link(link);
    }
    Some(bundle)
}

/// A post in its parts.
struct Post<'a> {
    title: Option<&'a str>,
    summary: Option<&'a str>,
    /// The item's link, if it leads into Google News.
    link: Option<&'a str>,
    body: &'a str,
}

impl<'a> Post<'a> {
    /// Reads a text that opens with front matter in YAML or TOML.
    fn read(text: &'a str) -> Option<Post<'a>> {
        let text = text.trim_start();
        let fence = ["---", "+++"]
            .into_iter()
            .find(|fence| text.starts_with(fence))?;
        let (_, rest) = text.split_once('\n')?;
        let mut length = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == fence {
                let fields = rest.get(..length)?;
                return Some(Post {
                    title: field(fields, &["title"]),
                    summary: field(fields, &["description", "summary", "excerpt"]),
                    link: field(
                        fields,
                        &["link", "externalUrl", "source_url", "source", "url"],
                    )
                    .filter(|link| news_page(link) == Some(NewsPage::Article)),
                    body: rest.get(length + line.len()..)?,
                });
            }
            length += line.len();
        }
        None
    }
}

/// The value of the first of the fields that stands on a line of its own.
fn field<'a>(fields: &'a str, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| {
        fields.lines().find_map(|line| {
            let value = line.strip_prefix(name)?.trim_start();
            let value = value
                .strip_prefix(':')
                .or_else(|| value.strip_prefix('='))?;
            let value = value.trim().trim_matches(['"', '\'']);
            (!value.is_empty()).then_some(value)
        })
    })
}

/// One line of a Markdown list: a link and what follows it.
struct Item<'a> {
    headline: &'a str,
    address: &'a str,
    outlet: &'a str,
}

/// A Markdown list of links into Google News; every line of the text has to be one.
fn list(text: &str) -> Option<Bundle> {
    let mut bundle = Bundle::default();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let item = item(line)?;
        match news_page(item.address) {
            Some(NewsPage::Coverage) => bundle.more_link = Some(item.address.to_owned()),
            _ => bundle.entries.push(entry(&item)),
        }
    }
    let from_google = bundle
        .entries
        .iter()
        .filter_map(|entry| entry.link.as_deref())
        .any(|link| news_page(link).is_some());
    let named = bundle.entries.iter().any(|entry| entry.outlet.is_some());
    (named && (from_google || bundle.more_link.is_some())).then_some(bundle)
}

fn item(line: &str) -> Option<Item<'_>> {
    let line = line.trim();
    let line = line.trim_start_matches(|character: char| character.is_ascii_digit());
    let line = line.trim_start_matches(['.', ')', '-', '+', '*', ' ', '\u{A0}', '\t']);
    let (headline, rest) = line.strip_prefix('[')?.rsplit_once("](")?;
    let (target, outlet) = rest.split_once(')')?;
    let address = target
        .split(' ')
        .next()
        .filter(|address| address.starts_with("http"))?;
    Some(Item {
        headline,
        address,
        outlet,
    })
}

fn entry(item: &Item<'_>) -> Entry {
    let outlet = item.outlet.trim_matches(|character: char| {
        character.is_whitespace() || matches!(character, '*' | '_' | '-' | '–' | '—' | '|')
    });
    let outlet = unescaped(outlet);
    let outlet = text::collapse(&outlet).into_owned();
    let headline = unescaped(item.headline);
    let headline = text::collapse(&headline);
    let mut entry = Entry::new(
        headline,
        Some(outlet).filter(|outlet| !outlet.is_empty()),
        1.0,
    );
    entry.link = Base::default().link(item.address).ok();
    entry.publisher_link = entry.link.as_deref().and_then(publisher_link);
    entry
}

/// A text without the backslashes that Markdown wants before its own signs.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let escapes = character == '\\'
            && characters
                .peek()
                .is_some_and(|next| matches!(next, '[' | ']' | '*' | '_' | '`' | '\\' | '.' | '|'));
        if !escapes {
            plain.push(character);
        } else if let Some(next) = characters.next() {
            plain.push(next);
        }
    }
    plain
}
