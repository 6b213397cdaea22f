//! Sentences that ask readers to subscribe, or to follow a site elsewhere.

use std::sync::LazyLock;

use super::apps::{APPS, NEWS};
use super::follow::{FOLLOW, FOLLOW_WHOM, NETWORKS};
use super::sign_ups::{NEWSLETTERS, SIGN_UPS};
use super::tells_how;
use crate::furniture::tail::Tail;
use crate::furniture::words::{Needles, starting};

/// How sentences start that thank for reading and ask for more, in lower case, sorted.
const THANKS: [&str; 31] = [
    "enjoyed this article",
    "enjoyed this post",
    "get full access to",
    "if you enjoy the show",
    "if you enjoy this podcast",
    "if you enjoyed reading this",
    "if you enjoyed the show",
    "if you enjoyed this",
    "if you enjoyed this article",
    "if you enjoyed this episode",
    "if you enjoyed this post",
    "if you enjoyed this story",
    "if you found this article",
    "if you found this post",
    "if you like the show",
    "if you like this",
    "if you like this podcast",
    "if you like this post",
    "if you like what you read",
    "if you liked this",
    "if you liked this article",
    "if you liked this episode",
    "if you liked this post",
    "thank you for reading",
    "thanks for reading",
    "this is a free preview of a paid",
    "this is a public episode",
    "this post is public",
    "to receive new posts",
    "you're currently a free subscriber",
    "you’re currently a free subscriber",
];

/// What a publication says of itself before it asks.
const PUBLICATION: &str = "is a reader-supported publication";

/// What such sentences ask for, in lower case.
const ASKED: [&str; 16] = [
    "buy me a coffee",
    "consider supporting",
    "donating",
    "donation",
    "feel free to share",
    "leave a review",
    "leave us a review",
    "new posts",
    "rate and review",
    "rating and review",
    "share it with",
    "subscribe",
    "subscription",
    "support my work",
    "to hear more, visit",
    "via rss",
];

/// A sentence that asks to sign up is short, in bytes, and one that asks to follow has few words.
const LONGEST_SIGN_UP: usize = 240;
const MOST_WORDS: usize = 16;
const MOST_WORDS_OF_OFFER: usize = 24;

/// Whether sentences that ask for such a thing start at a place of a tail and end the text.
pub(in crate::furniture) fn starts(tail: &Tail, at: usize) -> bool {
    let rest = tail.folded.get(at..).unwrap_or("").trim_end();
    let rest = rest.trim_start_matches(|sign: char| is_pointer(sign) || sign == ' ');
    rest.len() <= super::LONGEST_SENTENCES
        && (thanks(rest) || follows(tail, at, rest) || offers_app(rest))
        || signs_up(tail, at, rest)
}

/// Whether a line may be such a sentence as a whole: most are refused.
pub(in crate::furniture) fn may_start(line: &str) -> bool {
    static NEEDLES: LazyLock<[Needles; 4]> = LazyLock::new(|| {
        [
            Needles::new(&APPS),
            Needles::new(&FOLLOW),
            Needles::new(&FOLLOW_WHOM),
            Needles::new(&SIGN_UPS),
        ]
    });
    NEEDLES.iter().any(|needles| needles.may_start_line(line))
}

/// Whether a sign points to words, or is a picture before them.
pub(in crate::furniture) fn is_pointer(sign: char) -> bool {
    matches!(sign, '>' | '•' | '\u{200D}' | '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

fn thanks(rest: &str) -> bool {
    let first = rest.split('.').next().unwrap_or("");
    let thanks = starting(&THANKS, rest).next().is_some() || first.ends_with(PUBLICATION);
    thanks && ASKED.iter().any(|asked| rest.contains(asked))
}

/// `Get our app and read the news first`, and no further sentence.
fn offers_app(rest: &str) -> bool {
    starting(&APPS, rest).next().is_some()
        && !rest.contains(". ")
        && rest.split_whitespace().count() <= MOST_WORDS_OF_OFFER
        && NEWS.iter().any(|news| rest.contains(news))
}

fn signs_up(tail: &Tail, at: usize, rest: &str) -> bool {
    rest.len() <= LONGEST_SIGN_UP
        && starting(&SIGN_UPS, rest).next().is_some()
        && NEWSLETTERS.iter().any(|name| rest.contains(name))
        && tells_how(tail, at, rest)
}

/// One sentence, and where to. A line of its own with a link, or behind a picture, may name whom.
fn follows(tail: &Tail, at: usize, rest: &str) -> bool {
    let pointed = || tail.line.has_links() || tail.text.trim_start().starts_with(is_pointer);
    let own_line = || at == 0 && tail.from == 0 && pointed();
    let asks = starting(&FOLLOW, rest).next().is_some()
        || starting(&FOLLOW_WHOM, rest).next().is_some() && own_line();
    asks && !rest.contains(". ")
        && rest.split_whitespace().count() <= MOST_WORDS
        && NETWORKS.iter().any(|network| rest.contains(network))
}
