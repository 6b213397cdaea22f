//! Addresses: made absolute, and only with schemes that are safe to follow.

use url::Url;

/// The address that relative addresses are relative to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Base {
    url: Option<Url>,
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

/// Schemes that an image or another medium may be loaded from.
const MEDIA_SCHEMES: [&str; 2] = ["http", "https"];

impl Base {
    /// A base; relative addresses stay as they are if it is no absolute http(s) address.
    pub(crate) fn new(address: Option<&str>) -> Self {
        let url = address.and_then(|address| Url::parse(address.trim()).ok());
        Base {
            url: url.filter(|url| matches!(url.scheme(), "http" | "https")),
        }
    }

    /// The base with a page's `<base href>` applied to it.
    pub(crate) fn with_element(&self, href: &str) -> Self {
        match self.link(href) {
            Ok(address) => {
                let base = Base::new(Some(&address));
                if base.url.is_some() {
                    base
                } else {
                    self.clone()
                }
            }
            Err(_) => self.clone(),
        }
    }

    /// The base's own address.
    pub(crate) fn address(&self) -> Option<&str> {
        self.url.as_ref().map(Url::as_str)
    }

    /// An address to follow. An absolute address comes back as it stands, apart from white space;
    /// a relative one is joined with the base, if there is one.
    pub(crate) fn link(&self, address: &str) -> Result<String, Refused> {
        self.resolve(address, &SAFE_SCHEMES)
    }

    /// An address to load an image or another medium from.
    pub(crate) fn media(&self, address: &str) -> Result<String, Refused> {
        self.resolve(address, &MEDIA_SCHEMES)
    }

    fn resolve(&self, address: &str, schemes: &[&str]) -> Result<String, Refused> {
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
            // A scheme that the parser did not see is none that another reader may see.
            let path = address.split(['/', '?', '#']).next().unwrap_or("");
            return if path.contains(':') {
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
