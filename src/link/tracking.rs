//! Parameters that only tell where a reader came from.

use std::borrow::Cow;

/// Beginnings of names of parameters that analytics programs add, in lower case.
const PREFIXES: [&str; 5] = ["hsa_", "matomo_", "mtm_", "piwik_", "utm_"];

/// Whole names of such parameters, in lower case, sorted.
const NAMES: [&str; 34] = [
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "at_campaign",
    "at_medium",
    "cmpid",
    "dclid",
    "fbclid",
    "gbraid",
    "gclid",
    "gclsrc",
    "guccounter",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ns_campaign",
    "ns_mchannel",
    "ns_source",
    "oly_anon_id",
    "oly_enc_id",
    "pk_campaign",
    "pk_kwd",
    "pk_medium",
    "pk_source",
    "srsltid",
    "ttclid",
    "twclid",
    "wbraid",
    "yclid",
];

/// An address without the parameters that only tell where a reader came from: `utm_source`,
/// `fbclid` and the like, as analytics programs and advertisers document them. Other parameters,
/// the fragment and the way they are written stay; an address without any is borrowed.
///
/// ```
/// use tearsheet::link::without_tracking;
///
/// let address = "https://example.org/a?id=7&utm_source=rss&utm_medium=feed#top";
/// assert_eq!(without_tracking(address), "https://example.org/a?id=7#top");
/// assert_eq!(without_tracking("https://example.org/?fbclid=1"), "https://example.org/");
/// ```
pub fn without_tracking(address: &str) -> Cow<'_, str> {
    let (rest, fragment) = match address.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (address, None),
    };
    let Some((path, query)) = rest.split_once('?') else {
        return Cow::Borrowed(address);
    };
    if !query.split('&').any(is_tracking) {
        return Cow::Borrowed(address);
    }
    let mut clean = path.to_owned();
    let kept = query.split('&').filter(|parameter| !is_tracking(parameter));
    for (number, parameter) in kept.enumerate() {
        clean.push(if number == 0 { '?' } else { '&' });
        clean.push_str(parameter);
    }
    if let Some(fragment) = fragment {
        clean.push('#');
        clean.push_str(fragment);
    }
    Cow::Owned(clean)
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or("");
    let name = name.to_ascii_lowercase();
    NAMES.binary_search(&name.as_str()).is_ok()
        || PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}
