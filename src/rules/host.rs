//! Hosts of pages, and patterns of hosts.

use url::{Host, Url};

/// The prefix that most sites answer with and without.
const WWW: &str = "www.";

/// The longest name that a host can have in the domain name system.
const LONGEST_HOST: usize = 253;

/// Which hosts a section of rules is for. The more specific ones come first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Pattern {
    /// One host.
    Exact(String),
    /// All hosts below one.
    Below(String),
    /// All hosts.
    Everywhere,
}

impl Pattern {
    /// Reads a pattern such as `example.org` or `*.example.org`; none if it is no host.
    pub(super) fn parse(text: &str) -> Option<Pattern> {
        if text == "*" {
            return Some(Pattern::Everywhere);
        }
        let (host, below) = match text.strip_prefix("*.") {
            Some(host) => (host, true),
            None => (text, false),
        };
        if host.is_empty() || host.contains('*') {
            return None;
        }
        let host = Host::parse(host).ok()?.to_string();
        Some(match below {
            true => Pattern::Below(without_dot(&host).to_owned()),
            false => Pattern::Exact(bare(&host).to_owned()),
        })
    }

    /// The patterns that a host is looked up by, most specific first.
    pub(super) fn matching(host: &str) -> impl Iterator<Item = Pattern> {
        let parents = std::iter::successors(Some(host), |host| Some(host.split_once('.')?.1));
        let below = parents.skip(1).map(|host| Pattern::Below(host.to_owned()));
        std::iter::once(Pattern::Exact(host.to_owned()))
            .chain(below)
            .chain([Pattern::Everywhere])
    }
}

/// The host of a page's address, as patterns name it; none for what is no web address.
pub(super) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    let host = url.host_str()?;
    (host.len() <= LONGEST_HOST).then(|| bare(host).to_owned())
}

/// A host without `www.` and the dot that may end it.
fn bare(host: &str) -> &str {
    let host = without_dot(host);
    let bare = host.strip_prefix(WWW);
    bare.filter(|bare| bare.contains('.')).unwrap_or(host)
}

fn without_dot(host: &str) -> &str {
    host.strip_suffix('.').unwrap_or(host)
}
