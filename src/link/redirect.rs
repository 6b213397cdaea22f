//! Redirect links: the target read off the link, without a network.

use url::Url;

use super::address;

/// Reads the target off a redirect link that carries it: `google.com/url?q=` and `?url=`, also as
/// Google Alerts writes them, `news.google.com/news/url?…&url=`, Bing's `apiclick.aspx?…&url=` and
/// Facebook's `l.php?u=`. White space and control characters of the target come back as percent
/// codes. `None` for every other address, and where the target is no absolute
/// http or https address.
///
/// ```
/// use tearsheet::link::unwrap_redirect;
///
/// let link = "https://www.google.com/url?rct=j&sa=t&url=https://example.org/story%3Fpage%3D2&ct=ga";
/// assert_eq!(unwrap_redirect(link).as_deref(), Some("https://example.org/story?page=2"));
/// assert_eq!(unwrap_redirect("https://example.org/story?url=https://example.com/"), None);
/// ```
pub fn unwrap_redirect(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let names = parameters(&url)?;
    let target = names.iter().find_map(|name| {
        let mut pairs = url.query_pairs();
        pairs.find(|(found, value)| found == name && is_web_address(value))
    })?;
    Some(address::clean(&target.1))
}

/// The query parameters in which a redirect link of this form carries its target.
fn parameters(url: &Url) -> Option<&'static [&'static str]> {
    let host = url.host_str()?;
    let path = url.path();
    let of_domain = |domain: &str| {
        host.strip_suffix(domain)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    if is_google_host(url) && path.ends_with("/url") {
        return Some(&["url", "q"]);
    }
    if of_domain("bing.com") && path.ends_with("/apiclick.aspx") {
        return Some(&["url"]);
    }
    if of_domain("facebook.com") && path.ends_with("/l.php") {
        return Some(&["u"]);
    }
    None
}

/// Whether the host is one of Google's in any country: `www.google.com`, `news.google.co.uk`.
pub(super) fn is_google_host(url: &Url) -> bool {
    let host = url.host_str().unwrap_or("");
    let suffix = host
        .strip_prefix("google.")
        .or_else(|| host.split_once(".google.").map(|(_, suffix)| suffix));
    suffix.is_some_and(is_public_suffix_like)
}

/// Whether a text is an absolute http or https address.
pub(super) fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

/// `com`, `de`, `co.uk`, `com.br`: one or two short labels.
pub(super) fn is_public_suffix_like(suffix: &str) -> bool {
    let labels = suffix.split('.');
    labels.clone().count() <= 2
        && labels.into_iter().all(|label| {
            (2..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_lowercase())
        })
}
