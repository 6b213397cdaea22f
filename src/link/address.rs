//! Addresses: made absolute, and only with schemes that are safe to follow.

use std::borrow::Cow;

use url::Url;

use super::counted::Original;
use super::redirect::{self, Redirects};
use super::tracking::{Tracking, without_tracking};
use super::web::{WebAddress, is_graphic, is_plain, plain};

/// The address that relative addresses are relative to, and what else is done to addresses.
#[derive(Debug, Clone, Default)]
pub(crate) struct Base {
    url: Option<Url>,
    redirects: Redirects,
    tracking: Tracking,
    original: Option<Original>,
}

/// Why an address was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is empty, or no address at all.
    Nothing,
    /// Following it could run code or show foreign content as the page's own.
    UnsafeScheme(String),
}

/// Schemes that only lead somewhere.
const SAFE_SCHEMES: [&str; 12] = [
    "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "geo", "magnet", "xmpp", "irc",
];

/// No base is longer than this, in bytes: every relative address of a page grows by it.
const LONGEST_BASE: usize = 2_048;

/// Schemes that an image or another medium may be loaded from.
const MEDIA_SCHEMES: [&str; 2] = ["http", "https"];

impl Base {
    /// A base; relative addresses stay as they are if it is no absolute http(s) address, or longer
    /// than any real one.
    pub(crate) fn new(address: Option<&str>) -> Self {
        let address = address.filter(|address| address.len() <= LONGEST_BASE);
        let url = address.and_then(|address| Url::parse(address.trim()).ok());
        Base {
            url: url.filter(|url| matches!(url.scheme(), "http" | "https")),
            ..Base::default()
        }
    }

    /// The base, with what happens to redirect links and to parameters that track readers.
    pub(crate) fn with_rules(self, redirects: Redirects, tracking: Tracking) -> Self {
        Base {
            redirects,
            tracking,
            ..self
        }
    }

    /// The base for an item whose own address is known, where `link` is its link in the feed.
    pub(crate) fn with_original(self, address: &str, link: Option<&str>) -> Self {
        match Original::new(address, link) {
            Some(original) => Base {
                url: Base::new(Some(address)).url,
                original: Some(original),
                ..self
            },
            None => self,
        }
    }

    /// The base with a page's `<base href>` applied to it.
    pub(crate) fn with_element(&self, href: &str) -> Self {
        match self.link(href) {
            Ok(address) => {
                let url = Base::new(Some(&address)).url;
                Base {
                    url: url.or_else(|| self.url.clone()),
                    ..self.clone()
                }
            }
            Err(_) => self.clone(),
        }
    }

    /// The base's own address.
    pub(crate) fn address(&self) -> Option<&str> {
        self.url.as_ref().map(Url::as_str)
    }

    /// An address to follow. An absolute address comes back as it stands, apart from white space
    /// and, on request, parameters that track readers; a relative one is joined with the base, if
    /// there is one.
    pub(crate) fn link(&self, address: &str) -> Result<String, Refused> {
        let address = self.resolve(address, &SAFE_SCHEMES)?;
        Ok(self.clear(address))
    }

    /// An address taken apart that [`Base::link`] gives back as it stands, if it is plainly so.
    pub(super) fn as_it_stands<'a>(&self, address: &'a str) -> Option<WebAddress<'a>> {
        match self.tracking {
            Tracking::Kept => plain(address),
            Tracking::Removed => None,
        }
    }

    /// An address to follow, as [`Base::link`] gives it, and where it leads if it is a redirect.
    pub(crate) fn target(&self, address: &str) -> Result<String, Refused> {
        let address = self.resolve(address, &SAFE_SCHEMES)?;
        let url = WebAddress::parse(&address);
        let found = url.and_then(|url| self.target_of(&url));
        Ok(self.clear(found.unwrap_or(address)))
    }

    /// An address to load an image or another medium from.
    pub(crate) fn media(&self, address: &str) -> Result<String, Refused> {
        let address = self.resolve(address, &MEDIA_SCHEMES)?;
        Ok(self.clear(address))
    }

    fn target_of(&self, url: &WebAddress<'_>) -> Option<String> {
        let original = self.original.as_ref();
        if let Some(address) = original.and_then(|original| original.of(url)) {
            return Some(address.to_owned());
        }
        match self.redirects {
            Redirects::Unwrapped => redirect::last_target(url),
            Redirects::Kept => None,
        }
    }

    fn clear(&self, address: String) -> String {
        match self.tracking {
            Tracking::Removed => match without_tracking(&address) {
                Cow::Borrowed(_) => address,
                Cow::Owned(clear) => clear,
            },
            Tracking::Kept => address,
        }
    }

    /// The address in full, unless it stays relative.
    fn resolve(&self, address: &str, schemes: &[&str]) -> Result<String, Refused> {
        if is_plain(address) {
            return Ok(address.to_owned());
        }
        let address = clean(address);
        if address.is_empty() {
            return Err(Refused::Nothing);
        }
        match Url::parse(&address) {
            Ok(url) if schemes.contains(&url.scheme()) => Ok(address),
            Ok(url) => Err(Refused::UnsafeScheme(url.scheme().to_owned())),
            Err(url::ParseError::RelativeUrlWithoutBase) => self.join(address),
            Err(_) => Err(Refused::Nothing),
        }
    }

    fn join(&self, address: String) -> Result<String, Refused> {
        let Some(base) = &self.url else {
            // A scheme that the parser did not see is none that another reader may see, also one
            // who unescapes once more.
            let path = address.split(['/', '?', '#']).next().unwrap_or("");
            return if path.contains([':', '&']) {
                Err(Refused::Nothing)
            } else {
                Ok(address)
            };
        };
        match base.join(&address) {
            Ok(url) => Ok(url.into()),
            Err(_) => Err(Refused::Nothing),
        }
    }
}

/// Trims an address as the URL standard does (white space and control characters at the ends, tabs
/// and line ends anywhere) and writes other white space and controls as percent codes.
pub(super) fn clean(address: &str) -> String {
    if is_graphic(address) {
        return address.to_owned();
    }
    let trimmed =
        address.trim_matches(|character: char| character <= ' ' || character.is_whitespace());
    let mut clean = String::with_capacity(trimmed.len());
    for character in trimmed.chars() {
        match character {
            '\t' | '\n' | '\r' => {}
            ' ' => clean.push_str("%20"),
            _ if character.is_whitespace() || character.is_control() => {
                let mut buffer = [0; 4];
                for byte in character.encode_utf8(&mut buffer).bytes() {
                    clean.push_str(&format!("%{byte:02X}"));
                }
            }
            _ => clean.push(character),
        }
    }
    clean
}
