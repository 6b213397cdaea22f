//! Absolute http and https addresses, taken apart.
//!
//! Most are written so plainly that the URL standard's parser has nothing to do: these are cut
//! where they stand. All others go through the parser, and both come to the same.

use std::borrow::Cow;

use url::{Url, form_urlencoded};

use crate::bytes;

/// An absolute http or https address, taken apart.
#[derive(Debug)]
pub(super) struct WebAddress<'a> {
    host: Cow<'a, str>,
    path: Cow<'a, str>,
    query: Cow<'a, str>,
    /// Whether what stands behind the host is known to hold no colon, no percent code and no fragment.
    is_simple: bool,
}

impl<'a> WebAddress<'a> {
    /// Takes an address apart; `None` if it is no absolute http or https address.
    pub(super) fn parse(address: &'a str) -> Option<Self> {
        let address = address.trim();
        plain(address).or_else(|| full(address))
    }

    /// The host in lower case.
    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// The path, which starts with a slash.
    pub(super) fn path(&self) -> &str {
        &self.path
    }

    /// The query without its question mark; empty if there is none.
    pub(super) fn query(&self) -> &str {
        &self.query
    }

    /// Whether there may be another address in it, behind its host: nearly all that hold one have a colon or a
    /// percent code.
    pub(super) fn may_hold_another(&self) -> bool {
        let has = |text: &str| memchr::memchr2(b':', b'%', text.as_bytes()).is_some();
        !self.is_simple && (has(&self.query) || has(&self.path))
    }

    /// The parameters of the query, percent codes replaced.
    pub(super) fn query_pairs(&self) -> form_urlencoded::Parse<'_> {
        form_urlencoded::parse(self.query.as_bytes())
    }
}

/// Whether an address is an absolute http or https address written so plainly that the parser
/// would change nothing of it and find nothing wrong.
pub(super) fn is_plain(address: &str) -> bool {
    plain_parts(address).is_some_and(|(_, end)| is_plain_end(end))
}

/// Takes a plain address apart.
pub(super) fn plain(address: &str) -> Option<WebAddress<'_>> {
    let (host, end) = plain_parts(address)?;
    let is_simple = is_simple_end(end);
    if !is_simple && !is_plain_end(end) {
        return None;
    }
    let end = match is_simple {
        true => end,
        false => before(b'#', end),
    };
    let path = before(b'?', end);
    let query = end.get(path.len() + 1..).unwrap_or("");
    Some(WebAddress {
        host: Cow::Borrowed(host),
        path: Cow::Borrowed(if path.is_empty() { "/" } else { path }),
        query: Cow::Borrowed(query),
        is_simple,
    })
}

/// The host of an address, if that is plain, and what stands behind it.
fn plain_parts(address: &str) -> Option<(&str, &str)> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let (host, end) = rest.split_at_checked(plain_host(rest)?)?;
    let is_end = end.is_empty() || end.starts_with(['/', '?', '#']);
    is_end.then_some((host, end))
}

/// What stands before a sign of ASCII, or all where there is none.
fn before(sign: u8, text: &str) -> &str {
    let length = memchr::memchr(sign, text.as_bytes());
    length.and_then(|length| text.get(..length)).unwrap_or(text)
}

/// Takes an address apart as the URL standard says.
fn full(address: &str) -> Option<WebAddress<'static>> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str().unwrap_or("");
    matches!(url.scheme(), "http" | "https").then(|| WebAddress {
        host: Cow::Owned(host.to_owned()),
        path: Cow::Owned(url.path().to_owned()),
        query: Cow::Owned(url.query().unwrap_or("").to_owned()),
        is_simple: false,
    })
}

fn is_host_byte(byte: u8) -> bool {
    byte.wrapping_sub(b'a') < 26 || matches!(byte, b'-' | b'.' | b'0'..=b'9')
}

/// The host of most links of bundles, which is known to be plain.
const NEWS_HOST: &str = "news.google.com";

/// The length of the host that an address starts with behind its scheme, if that is a domain of plain
/// letters: no empty label, nothing that is decoded or read as a number.
fn plain_host(address: &str) -> Option<usize> {
    if address
        .strip_prefix(NEWS_HOST)
        .is_some_and(|rest| rest.starts_with('/'))
    {
        return Some(NEWS_HOST.len());
    }
    let mut length = address.len();
    let (mut before, mut first) = (b'.', b'.');
    // A label that may be decoded starts with an x.
    let mut may_be_decoded = false;
    for (at, byte) in address.bytes().enumerate() {
        if !is_host_byte(byte) {
            length = at;
            break;
        }
        if before == b'.' {
            if byte == b'.' {
                return None;
            }
            may_be_decoded |= byte == b'x';
            first = byte;
        }
        before = byte;
    }
    let is_decoded = may_be_decoded && address.get(..length)?.contains("xn--");
    (before != b'.' && first.is_ascii_lowercase() && !is_decoded).then_some(length)
}

/// Whether a text is ASCII without white space and control characters.
pub(super) fn is_graphic(text: &str) -> bool {
    bytes::all(text.as_bytes(), is_graphic_byte)
}

fn is_graphic_byte(byte: u8) -> bool {
    byte.wrapping_sub(b'!') <= b'~' - b'!'
}

/// Whether what stands behind a host is plain for certain, and holds no colon, no percent code and no fragment
/// either: so are the ids of Google News.
fn is_simple_end(end: &str) -> bool {
    bytes::all(end.as_bytes(), |byte| {
        (byte.wrapping_sub(b'$') <= b'~' - b'$')
            & (byte != b'\\')
            & (byte != b'.')
            & (byte != b':')
            & (byte != b'%')
    })
}

/// Whether what stands behind a host, from its first sign on, is kept as it stands: graphic signs of ASCII,
/// no backslash, and no segment that may mean "here" or "up".
fn is_plain_end(end: &str) -> bool {
    bytes::all_pairs(end.as_bytes(), |byte, next| {
        is_graphic_byte(next)
            & (next != b'\\')
            & !((byte == b'/') & ((next == b'.') | (next == b'%')))
    })
}
