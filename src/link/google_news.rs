//! Google News article ids: read off the address, without a network.

use super::address::{self, Base};
use super::message::{Message, decoded, is_opaque_so_far};
use super::redirect::{self, is_google_host, is_public_suffix_like, is_web_address};
use super::web::{WebAddress, is_plain};

/// The id in the address of a Google News article.
///
/// Ids made before July 2024 embed the publisher's own address, and sometimes that of its AMP
/// page. Later ones are opaque: only Google can tell where they lead. Ids of YouTube videos hold
/// the video's id. Nothing is ever guessed: an id that is cut or unknown answers `None` throughout.
///
/// ```
/// use tearsheet::link::GoogleNewsId;
///
/// let address = "https://news.google.com/rss/articles/CBMiGWh0dHBzOi8vZXhhbXBsZS5vcmcvc3Rvcnk?oc=5";
/// let id = GoogleNewsId::parse(address).unwrap();
/// assert_eq!(id.publisher(), Some("https://example.org/story"));
/// assert!(!id.is_opaque());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GoogleNewsId {
    id: String,
    target: Target,
}

/// What an id tells about where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Target {
    Publisher {
        address: String,
        amp: Option<String>,
    },
    Video {
        id: String,
        address: String,
    },
    Opaque,
    Unknown,
}

impl Target {
    fn of(id: &str) -> Target {
        let target = decoded(id, |bytes| {
            Some(match Message::read(bytes)? {
                Message::Publisher { address, amp } => Target::Publisher {
                    address: web_address(address)?,
                    amp: amp.and_then(web_address),
                },
                Message::Video(id) => Target::Video {
                    id: id.to_owned(),
                    address: video_address(id),
                },
                Message::Opaque => Target::Opaque,
            })
        });
        target.unwrap_or(Target::Unknown)
    }
}

/// The id in an address of a Google News article.
fn id_in<'a>(url: &'a WebAddress<'_>) -> Option<&'a str> {
    let id = article_segment(url)?;
    // A loop without branches: ids are long.
    let alphabet = id.bytes().fold(true, |all, byte| {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let digit = byte.wrapping_sub(b'0') < 10;
        all & (letter | digit | (byte == b'-') | (byte == b'_') | (byte == b'='))
    });
    alphabet.then_some(id)
}

/// What stands where the addresses of Google News have the id of an article.
fn article_segment<'a>(url: &'a WebAddress<'_>) -> Option<&'a str> {
    if !is_news_host(url) {
        return None;
    }
    let id = last_segment(url)?;
    let path = url.path().trim_end_matches('/');
    let folder = path.get(..path.len() - id.len())?.trim_end_matches('/');
    (folder.ends_with("/articles") || folder.ends_with("/read")).then_some(id)
}

/// What stands behind the last slash of an address's path, slashes at its end aside.
fn last_segment<'a>(url: &'a WebAddress<'_>) -> Option<&'a str> {
    let path = url.path().trim_end_matches('/');
    let slash = memchr::memrchr(b'/', path.as_bytes())?;
    path.get(slash + 1..)
}

impl GoogleNewsId {
    /// Reads the id off an address of Google News: `/rss/articles/ID`, `/articles/ID`, `/read/ID`
    /// or `/__i/rss/rd/articles/ID`, with any query. `None` for every other address.
    pub fn parse(address: &str) -> Option<GoogleNewsId> {
        GoogleNewsId::of(&WebAddress::parse(address)?)
    }

    fn of(url: &WebAddress<'_>) -> Option<GoogleNewsId> {
        let id = id_in(url)?;
        Some(GoogleNewsId {
            id: id.to_owned(),
            target: Target::of(id),
        })
    }

    /// The id as it stands in the address.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The publisher's own address, or the address of the video, if the id holds it.
    pub fn publisher(&self) -> Option<&str> {
        match &self.target {
            Target::Publisher { address, .. } | Target::Video { address, .. } => Some(address),
            _ => None,
        }
    }

    /// The address of the publisher's AMP page, if the id holds it.
    pub fn amp(&self) -> Option<&str> {
        match &self.target {
            Target::Publisher { amp, .. } => amp.as_deref(),
            _ => None,
        }
    }

    /// The id of the YouTube video that the id leads to, if it does.
    ///
    /// ```
    /// use tearsheet::link::GoogleNewsId;
    ///
    /// let id = GoogleNewsId::parse("https://news.google.com/articles/CCAiC2FiY2RlZmdoaWpr").unwrap();
    /// assert_eq!(id.video(), Some("abcdefghijk"));
    /// assert_eq!(id.publisher(), Some("https://www.youtube.com/watch?v=abcdefghijk"));
    /// ```
    pub fn video(&self) -> Option<&str> {
        match &self.target {
            Target::Video { id, .. } => Some(id),
            _ => None,
        }
    }

    /// Whether the id is complete but only Google can tell where it leads.
    pub fn is_opaque(&self) -> bool {
        self.target == Target::Opaque
    }
}

/// What a link into Google News leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NewsPage {
    /// One publisher's article.
    Article,
    /// A page of Google News itself: the full coverage of a story, a topic, a search.
    Coverage,
}

/// Where an address into Google News leads; `None` for other addresses.
pub(crate) fn news_page(address: &str) -> Option<NewsPage> {
    page_at(&WebAddress::parse(address)?)
}

fn page_at(url: &WebAddress<'_>) -> Option<NewsPage> {
    if !is_news_host(url) && !is_search_news(url) {
        return None;
    }
    let path = url.path();
    let path = path.strip_prefix("/rss").unwrap_or(path);
    if path.starts_with("/articles/") {
        return Some(NewsPage::Article);
    }
    if path.starts_with("/newspapers") || path.starts_with("/archivesearch") {
        // Scans of old papers, which citations lead to.
        return None;
    }
    let path = path.strip_prefix("/news").unwrap_or(path);
    let coverage = [
        "/stories/",
        "/story/",
        "/story",
        "/more",
        "/topics/",
        "/topic/",
        "/search",
        "/publications/",
        "/home",
        "/rtc",
    ];
    let listing =
        matches!(path, "" | "/" | "/i") && !url.query_pairs().any(|(name, _)| name == "url");
    if listing || coverage.iter().any(|start| path.starts_with(start)) {
        Some(NewsPage::Coverage)
    } else {
        Some(NewsPage::Article)
    }
}

/// The publisher's own address, where it can be read off a link of a news bundle: the target that
/// a link into Google News carries, or a link that does not lead to Google at all.
pub(crate) fn publisher_link(link: &str) -> Option<String> {
    let url = WebAddress::parse(link)?;
    publisher_at(&url, page_at(&url), link)
}

/// A link of a news bundle, where it leads inside Google News, and the publisher's own address.
#[derive(Debug, Default)]
pub(crate) struct NewsLink {
    pub(crate) address: Option<String>,
    pub(crate) page: Option<NewsPage>,
    pub(crate) publisher: Option<String>,
}

impl Base {
    /// A link to follow, as [`Base::link`] gives it, with what [`news_link`] tells of it.
    pub(crate) fn news_link(&self, address: &str) -> NewsLink {
        if let Some(url) = self.as_it_stands(address) {
            let page = page_at(&url);
            return NewsLink {
                publisher: publisher_at(&url, page, address),
                address: Some(address.to_owned()),
                page,
            };
        }
        let address = self.link(address).ok();
        let (page, publisher) = news_link(address.as_deref().unwrap_or(""));
        NewsLink {
            address,
            page,
            publisher,
        }
    }
}

/// The publisher's own address as [`publisher_link`] reads it, and where the address into Google
/// News leads.
fn news_link(link: &str) -> (Option<NewsPage>, Option<String>) {
    if let Some(rest) = link.strip_prefix("//") {
        return (news_page(&format!("https://{rest}")), None);
    }
    // Links of the site's own pages are relative.
    let path = link.strip_prefix("./").unwrap_or("");
    if path.starts_with("stories/") || path.starts_with("topics/") {
        return (Some(NewsPage::Coverage), None);
    }
    let Some(url) = WebAddress::parse(link) else {
        return (None, None);
    };
    let page = page_at(&url);
    (page, publisher_at(&url, page, link))
}

fn publisher_at(url: &WebAddress<'_>, page: Option<NewsPage>, link: &str) -> Option<String> {
    if let Some(target) = redirect::target(url) {
        return Some(target);
    }
    if page.is_none() {
        return Some(link.to_owned());
    }
    // Most ids are opaque, and their beginning tells: no need to look at the rest.
    let id = last_segment(url)?;
    if is_opaque_so_far(id) {
        return None;
    }
    let id = article_segment(url)?;
    decoded(id, |bytes| match Message::read(bytes)? {
        Message::Publisher { address, .. } => web_address(address),
        Message::Video(id) => Some(video_address(id)),
        Message::Opaque => None,
    })
}

/// Whether the host is Google News, or was in one of its national editions.
fn is_news_host(url: &WebAddress<'_>) -> bool {
    let suffix = url.host().strip_prefix("news.google.");
    suffix.is_some_and(is_public_suffix_like)
}

/// `www.google.com/news/…`, an older home of the same pages.
fn is_search_news(url: &WebAddress<'_>) -> bool {
    url.path().starts_with("/news/") && is_google_host(url)
}

fn video_address(id: &str) -> String {
    format!("https://www.youtube.com/watch?v={id}")
}

fn web_address(bytes: &[u8]) -> Option<String> {
    let address = std::str::from_utf8(bytes).ok()?;
    if is_plain(address) {
        return Some(address.to_owned());
    }
    is_web_address(address).then(|| address::clean(address))
}
