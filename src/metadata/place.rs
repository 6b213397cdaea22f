//! Where on the page an element stands: in the article or beside it.

use super::held::{Searched, Word, words};
use super::page::{NEAREST, Page, holds};
use crate::dom::{NodeId, Tag};

/// What classes of footers call the article that they end, or its author.
const OF_ARTICLES: [&str; 4] = ["article", "entry", "post", "author"];

/// Properties of what is said about the main thing. A comment is none of them: forums call the first
/// post of a thread so.
const SAID: [&str; 3] = ["review", "reviews", "suggestedAnswer"];

impl Page<'_> {
    /// Whether an element stands in a part of the page that speaks of something else: comments,
    /// related articles, the frame of the site.
    pub(super) fn is_aside(&self, node: NodeId) -> bool {
        const WORDS: [Word; 20] = words([
            "testimonial",
            "reviews",
            "review-",
            "quote",
            "customer",
            "comment",
            "related",
            "sidebar",
            "footer",
            "recommend",
            "respond",
            "reply",
            "teaser",
            "popular",
            "trending",
            "recent",
            "promo",
            "more-",
            "newsletter",
            "next-",
        ]);
        if self.is_in_teaser(node) {
            return true;
        }
        let document = self.document;
        let main = self.heading();
        for place in std::iter::once(node).chain(document.ancestors(node).take(NEAREST)) {
            match document.tag(place) {
                Tag::Aside | Tag::Nav => return true,
                Tag::Footer if !self.ends_article(place) => return true,
                Tag::Body | Tag::Html | Tag::Main => return false,
                Tag::Article if main.is_none() || self.holds_headline(place) => return false,
                _ => {}
            }
            if main.is_some_and(|main| document.contains(place, main)) {
                return false;
            }
            if document
                .attribute(place, "itemprop")
                .is_some_and(|property| SAID.contains(&property.trim()))
            {
                return true;
            }
            let named = ["class", "id"].iter().any(|name| {
                let value = document.attribute(place, name).unwrap_or("");
                let searched = Searched::new(value);
                let own = || {
                    ["article", "entry", "post"]
                        .iter()
                        .any(|word| holds(value, word))
                };
                let word = WORDS.iter().find(|word| searched.holds(word));
                word.is_some_and(|word| match word.text() {
                    "footer" => !own(),
                    // So Drupal names the texts that are shown on the first page as well.
                    "promo" => !holds(value, "node-promoted"),
                    _ => true,
                })
            });
            if named {
                return true;
            }
        }
        false
    }

    /// Whether a footer is that of the article with the headline, or says that it is an article's.
    fn ends_article(&self, footer: NodeId) -> bool {
        let class = self.document.attribute(footer, "class").unwrap_or("");
        if OF_ARTICLES.iter().any(|word| holds(class, word)) {
            return true;
        }
        let around = self.document.ancestors(footer).take(NEAREST);
        let mut articles = around.filter(|place| self.document.tag(*place) == Tag::Article);
        articles.any(|place| self.holds_headline(place))
    }

    /// Whether an element belongs to the site's frame, to a comment or to another article. This is
    /// less strict than [`is_aside`](Page::is_aside): for want of anything better, what stands
    /// beside an article may speak of it.
    pub(super) fn is_elsewhere(&self, node: NodeId) -> bool {
        const WORDS: [Word; 8] = words([
            "testimonial",
            "quote",
            "comment",
            "related",
            "footer",
            "recommend",
            "popular",
            "teaser",
        ]);
        let document = self.document;
        let mut places = std::iter::once(node).chain(document.ancestors(node).take(NEAREST));
        self.is_in_teaser(node)
            || places.any(|place| match document.tag(place) {
                Tag::Nav => true,
                Tag::Footer => !self.ends_article(place),
                Tag::Body | Tag::Html => false,
                _ => {
                    let class = document.attribute(place, "class").unwrap_or("");
                    let property = document.attribute(place, "itemprop").unwrap_or("");
                    SAID.contains(&property.trim()) || Searched::new(class).holds_any(&WORDS)
                }
            })
    }
}
