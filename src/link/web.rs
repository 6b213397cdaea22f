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
    plain(address).is_some()
}

/// Takes a plain address apart.
pub(super) fn plain(address: &str) -> Option<WebAddress<'_>> {
    let rest = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let host = plain_host(rest)?;
    let rest = rest.get(host.len()..)?;
    let is_simple = is_simple_end(rest);
    if !is_simple && !is_plain_end(rest) {
        return None;
    }
    let rest = match is_simple {
        true => rest,
        false => before(b'#', rest),
    };
    let path = before(b'?', rest);
    let query = rest.get(path.len() + 1..).unwrap_or("");
    Some(WebAddress {
        host: Cow::Borrowed(host),
        path: Cow::Borrowed(if path.is_empty() { "/" } else { path }),
        query: Cow::Borrowed(query),
        is_simple,
    })
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

/// The host that an address starts with behind its scheme, if a slash or nothing follows it and it is a domain of
/// plain letters: no empty label, nothing that is decoded (`xn--`) or read as a number.
fn plain_host(address: &str) -> Option<&str> {
    if address
        .strip_prefix(NEWS_HOST)
        .is_some_and(|rest| rest.starts_with('/'))
    {
        return Some(NEWS_HOST);
    }
    let host = before(b'/', address);
    let last = host.rsplit('.').next().unwrap_or("");
    let is_plain = host.starts_with(|first: char| first.is_ascii_alphanumeric())
        && last.starts_with(|first: char| first.is_ascii_lowercase())
        && bytes::all_pairs(host.as_bytes(), |byte, next| {
            let is_empty_label = (byte == b'.') & (next == b'.');
            let may_be_decoded = (byte == b'-') & (next == b'-');
            is_host_byte(next) & !is_empty_label & !may_be_decoded
        });
    is_plain.then_some(host)
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
