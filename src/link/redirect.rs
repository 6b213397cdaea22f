//! Redirect links: the target read off the link, without a network.

use std::borrow::Cow;

use super::address;
use super::web::WebAddress;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use url::form_urlencoded;

/// What happens to redirect links that carry their target in the address.
///
/// See [`unwrap_redirect`] for the forms that are known. The target is what an author linked to;
/// what is dropped with the redirect is how a service counts its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Redirects {
    /// They become links to their target.
    #[default]
    Unwrapped,
    /// They stay as they are.
    Kept,
}

/// Redirects lead to redirects, but hardly further.
const MOST_ROUNDS: usize = 4;

/// Hosts, the ends of their paths, and the query parameters in which such links carry their
/// target; sorted by host. The forms are those of the services' own links: the shape of each is
/// defined by its host.
const FORMS: [(&str, &str, &[&str]); 33] = [
    ("bing.com", "/apiclick.aspx", &["url"]),
    ("douban.com", "/link2", &["url"]),
    ("duckduckgo.com", "/l", &["uddg"]),
    ("exit.sc", "", &["url"]),
    ("facebook.com", "/flx/warn", &["u"]),
    ("facebook.com", "/l.php", &["u"]),
    ("gate.sc", "", &["url"]),
    ("getpocket.com", "/redirect", &["url"]),
    ("gitee.com", "/link", &["target"]),
    ("l.instagram.com", "", &["u"]),
    ("l.messenger.com", "/l.php", &["u"]),
    ("l.threads.com", "", &["u"]),
    ("l.threads.net", "", &["u"]),
    ("l.wl.co", "/l", &["u"]),
    ("link.csdn.net", "", &["target"]),
    ("link.juejin.cn", "", &["target"]),
    ("link.zhihu.com", "", &["target"]),
    ("linkedin.com", "/redir/redirect", &["url"]),
    ("linkedin.com", "/redirect", &["url"]),
    ("linkedin.com", "/safety/go", &["url"]),
    ("medium.com", "/r", &["url"]),
    ("out.reddit.com", "", &["url"]),
    ("safelinks.protection.office365.us", "", &["url"]),
    ("safelinks.protection.outlook.com", "", &["url"]),
    ("slack-redir.net", "/link", &["url"]),
    ("steamcommunity.com", "/linkfilter", &["url", "u"]),
    ("t.me", "/iv", &["url"]),
    ("t.umblr.com", "/redirect", &["z"]),
    ("vk.com", "/away.php", &["to"]),
    ("vk.ru", "/away.php", &["to"]),
    ("weibo.cn", "/sinaurl", &["u", "toasturl"]),
    ("workplace.com", "/l.php", &["u"]),
    ("youtube.com", "/redirect", &["q"]),
];

/// Hosts and paths of links whose whole query is the target.
const WHOLE_QUERIES: [(&str, &str); 3] = [
    ("deviantart.com", "/users/outgoing"),
    ("href.li", "/"),
    ("pixiv.net", "/jump.php"),
];

/// Reads the target off a redirect link that carries it. `None` for every other address, and where
/// the target is no absolute http or https address. White space and control characters of the
/// target come back as percent codes.
///
/// The forms that are known are those that services give to the links on their own pages, in their
/// feeds and in mail that passes them: of Google (`/url?q=`, Google Alerts, Google News before
/// 2018), Bing, Yahoo and DuckDuckGo, of Facebook, Instagram, Threads, LinkedIn, Reddit, Slack,
/// SoundCloud, Steam, Telegram, Tumblr, VK, Weibo, YouTube and Zhihu, Amazon's mail service, and
/// the links that Outlook and Proofpoint check before they are followed. Links that pay whom they
/// lead through, and short links, whose target only the service knows, are none.
///
/// ```
/// use tearsheet::link::unwrap_redirect;
///
/// let link = "https://www.google.com/url?rct=j&sa=t&url=https://example.org/story%3Fpage%3D2&ct=ga";
/// assert_eq!(unwrap_redirect(link).as_deref(), Some("https://example.org/story?page=2"));
/// assert_eq!(unwrap_redirect("https://example.org/story?url=https://example.com/"), None);
/// ```
pub fn unwrap_redirect(address: &str) -> Option<String> {
    target(&WebAddress::parse(address)?)
}

/// Where a redirect link leads at last, through further ones.
pub(super) fn last_target(url: &WebAddress<'_>) -> Option<String> {
    let mut found = target(url)?;
    for _ in 1..MOST_ROUNDS {
        match unwrap_redirect(&found) {
            Some(next) => found = next,
            None => break,
        }
    }
    Some(found)
}

pub(super) fn target(url: &WebAddress<'_>) -> Option<String> {
    let host = url.host();
    if !may_carry(url) {
        return None;
    }
    let google = url.path().ends_with("/url") && is_google_host(url);
    let found = if google {
        parameter(url, &["url", "q"])
    } else {
        form(url, host).or_else(|| special(url, host))
    };
    Some(address::clean(&found?))
}

/// Whether a link can carry another at all. Tells most links apart without a look at any host's form.
fn may_carry(url: &WebAddress<'_>) -> bool {
    url.may_hold_another()
        || url.host().starts_with("urldefense.")
        || url.host().ends_with("bing.com")
}

/// The target of a link in one of the [`FORMS`].
fn form<'a>(url: &'a WebAddress<'_>, host: &str) -> Option<Cow<'a, str>> {
    if url.query().is_empty() {
        return None;
    }
    let path = url.path().trim_end_matches('/');
    suffixes(host).find_map(|domain| {
        let first = FORMS.partition_point(|form| form.0 < domain);
        let forms = FORMS.iter().skip(first);
        let mut forms = forms.take_while(|form| form.0 == domain);
        forms.find_map(|(_, end, names)| path.ends_with(end).then(|| parameter(url, names))?)
    })
}

/// A host, and the domains that it is in: `l.example.org`, `example.org`, `org`.
fn suffixes(host: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(host), |host| {
        host.split_once('.').map(|(_, domain)| domain)
    })
}

fn parameter<'a>(url: &'a WebAddress<'_>, names: &[&str]) -> Option<Cow<'a, str>> {
    names.iter().find_map(|name| {
        let mut pairs = url.query().split('&');
        pairs.find_map(|pair| value(pair, name).filter(|value| is_web_address(value)))
    })
}

/// The value of a part of a query, if that has a name.
fn value<'a>(pair: &'a str, name: &str) -> Option<Cow<'a, str>> {
    if memchr::memchr2(b'%', b'+', pair.as_bytes()).is_none() {
        let written = pair.strip_prefix(name)?.strip_prefix('=')?;
        return Some(Cow::Borrowed(written));
    }
    // Names may be written in codes as well.
    let mut pairs = form_urlencoded::parse(pair.as_bytes());
    let (found, value) = pairs.next()?;
    (found == name).then_some(value)
}

/// The target of a link that carries it elsewhere than in a parameter of its own.
fn special<'a>(url: &'a WebAddress<'_>, host: &str) -> Option<Cow<'a, str>> {
    let of = |domain: &str| {
        let before = host.strip_suffix(domain);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    let path = url.path();
    let found = if of("yahoo.com") {
        let (_, behind) = path.split_once("/RU=").or_else(|| path.split_once("/*"))?;
        decoded(
            behind
                .split_once("/RK=")
                .map_or(behind, |(target, _)| target),
        )?
    } else if of("awstrack.me") {
        decoded(path.strip_prefix("/L0/")?.split('/').next()?)?
    } else if of("steamcommunity.com") {
        decoded(path.strip_prefix("/linkfilter/")?)?
    } else if WHOLE_QUERIES
        .iter()
        .any(|(domain, end)| of(domain) && path == *end)
    {
        decoded(url.query())?
    } else if of("bing.com") && path == "/ck/a" {
        let (_, value) = url.query_pairs().find(|(name, _)| name == "u")?;
        let bytes = URL_SAFE_NO_PAD.decode(value.strip_prefix("a1")?).ok()?;
        String::from_utf8(bytes).ok()?
    } else if of("urldefense.com") || of("urldefense.proofpoint.com") {
        defended(url)?
    } else {
        return None;
    };
    is_web_address(&found).then_some(Cow::Owned(found))
}

/// The target of a link that Proofpoint wrote: in its second form with `-` for `%` and `_` for
/// `/`, in its third between underscores. The third replaces some characters by asterisks, whose
/// meaning stands behind the target; such links stay.
fn defended(url: &WebAddress<'_>) -> Option<String> {
    if let Some(rest) = url.path().strip_prefix("/v3/__") {
        let (target, _) = rest.split_once("__;")?;
        let bare = url.query().is_empty();
        return (bare && !target.contains('*')).then(|| target.to_owned());
    }
    if url.path() != "/v2/url" {
        return None;
    }
    let (_, value) = url.query_pairs().find(|(name, _)| name == "u")?;
    decoded(&value.replace('-', "%").replace('_', "/"))
}

/// A text with its percent codes decoded; `None` if they are no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let code = behind.get(..2);
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..)?;
            }
            None => {
                bytes.push(b'%');
                rest = behind;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

/// Whether the host is one of Google's in any country: `www.google.com`, `news.google.co.uk`.
pub(super) fn is_google_host(url: &WebAddress<'_>) -> bool {
    let suffix = suffixes(url.host()).find_map(|domain| domain.strip_prefix("google."));
    suffix.is_some_and(is_public_suffix_like)
}

/// Whether a text is an absolute http or https address.
pub(super) fn is_web_address(text: &str) -> bool {
    WebAddress::parse(text).is_some()
}

/// `com`, `de`, `co.uk`, `com.br`: one or two short labels.
pub(super) fn is_public_suffix_like(suffix: &str) -> bool {
    let is_label =
        |label: &[u8]| (2..=3).contains(&label.len()) && label.iter().all(u8::is_ascii_lowercase);
    let suffix = suffix.as_bytes();
    match suffix.iter().position(|byte| *byte == b'.') {
        None => is_label(suffix),
        Some(dot) => {
            let (first, last) = suffix.split_at_checked(dot).unwrap_or_default();
            is_label(first) && is_label(last.get(1..).unwrap_or(&[]))
        }
    }
}
