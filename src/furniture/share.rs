//! Lines of links to share.

use super::lines::Lines;
use super::tail::Tail;
use crate::article::FurnitureKind;

/// Parts of addresses that share the page they are given, in lower case.
const SHARE_PARTS: [&str; 23] = [
    "/sharer",
    "/share?",
    "/share.php",
    "/share/url?",
    "/dialog/share",
    "/intent/tweet",
    "/intent/post",
    "/intent/compose",
    "/home?status=",
    "/sharearticle",
    "/share-offsite",
    "/pin/create",
    "/submit?url=",
    "/submit/?url=",
    "/save?url=",
    "/submitlink?",
    "/add_to/",
    "/~ff/",
    "/1.0/go",
    "send?text=",
    "send/?text=",
    "whatsapp://send",
    "mailto:?",
];

/// A line says little beside its links, in bytes.
const MOST_OTHER_TEXT: usize = 24;

/// A row of names alone is short, in bytes.
const LONGEST_ROW: usize = 160;

/// What buttons to share say beside the name of a service, in lower case, sorted.
const WORDS: [&str; 54] = [
    "article",
    "auf",
    "bei",
    "by",
    "compartilhar",
    "compartilhe",
    "compartir",
    "condividi",
    "copy",
    "deel",
    "del",
    "dela",
    "delen",
    "dieses",
    "distribuie",
    "em",
    "en",
    "esto",
    "in",
    "jaa",
    "link",
    "megosztás",
    "no",
    "on",
    "op",
    "page",
    "partager",
    "partilhar",
    "paylaş",
    "post",
    "print",
    "på",
    "save",
    "sdílet",
    "share",
    "story",
    "su",
    "sur",
    "teile",
    "teilen",
    "this",
    "to",
    "tweet",
    "tweeten",
    "twittear",
    "udostępnij",
    "via",
    "with",
    "μοιράσου",
    "на",
    "поделиться",
    "поділитися",
    "שתפו",
    "شارك",
];

/// Names of services that pages are shared on, in lower case, sorted.
const SERVICES: [&str; 28] = [
    "bluesky",
    "buffer",
    "e-mail",
    "email",
    "facebook",
    "flipboard",
    "gmail",
    "line",
    "linkedin",
    "mail",
    "mastodon",
    "messenger",
    "pinterest",
    "pocket",
    "reddit",
    "skype",
    "telegram",
    "threads",
    "tumblr",
    "twitter",
    "viber",
    "vk",
    "vkontakte",
    "wechat",
    "weibo",
    "whatsapp",
    "x",
    "xing",
];

/// Whether an address shares a page.
pub(super) fn is_share(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    SHARE_PARTS.iter().any(|part| address.contains(part))
}

/// Finds a line at the end that holds nothing but links to share, or, without tags, what stood on
/// them.
pub(super) fn find(lines: &Lines, tail: &Tail) -> Option<(FurnitureKind, usize)> {
    let found = has_links_only(tail) || is_row(tail) && !lines.is_single();
    found.then_some((FurnitureKind::ShareLinks, 0))
}

fn has_links_only(tail: &Tail) -> bool {
    let line = tail.line;
    if !line.links().all(|link| is_share(&link.address)) {
        return false;
    }
    let linked: usize = line.links().map(|link| link.range.len()).sum();
    let others = line.text().trim().len().saturating_sub(linked);
    linked > 0 && others <= MOST_OTHER_TEXT
}

/// `Share on Facebook Tweet Email`: names of services, two at least unless it says what for.
fn is_row(tail: &Tail) -> bool {
    let Some(row) = tail.whole(LONGEST_ROW).filter(|_| !tail.line.in_item) else {
        return false;
    };
    let (mut services, mut words) = (0, 0);
    let parts =
        row.split(|sign: char| sign.is_whitespace() || matches!(sign, '|' | '·' | '•' | '/'));
    for word in parts.map(|word| word.trim_matches([':', '!', '(', ')', '[', ']'])) {
        if SERVICES.binary_search(&word).is_ok() {
            services += 1;
        } else if WORDS.binary_search(&word).is_ok() {
            words += 1;
        } else if !word.is_empty() {
            return false;
        }
    }
    services >= 2 || services == 1 && words >= 2
}
