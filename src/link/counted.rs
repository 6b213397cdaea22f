//! Links through a feed service that counts readers, and the item they lead to.

use super::web::WebAddress;

/// A feed item's own address, and how its links through the service look.
#[derive(Debug, Clone)]
pub(super) struct Original {
    address: String,
    /// The path of that address.
    path: String,
    /// What the service names the item, if the item's link tells.
    id: Option<String>,
}

impl Original {
    /// An item by its own address and its link in the feed; `None` if the former is no absolute
    /// http or https address.
    pub(super) fn new(address: &str, link: Option<&str>) -> Option<Original> {
        let url = WebAddress::parse(address)?;
        let link = link.and_then(WebAddress::parse);
        let id = link.as_ref().and_then(counted).map(|(id, _)| id.to_owned());
        Some(Original {
            address: super::address::clean(address),
            path: url.path().trim_matches('/').to_owned(),
            id,
        })
    }

    /// The item's own address, if a link leads to it through the service: it names the item as the
    /// item's link does, or ends as the item's own address does.
    pub(super) fn of(&self, link: &WebAddress<'_>) -> Option<&str> {
        let (id, file) = counted(link)?;
        let same = self.id.as_deref() == Some(id)
            || !file.is_empty() && self.path.rsplit('/').next() == Some(file);
        same.then_some(self.address.as_str())
    }
}

/// `/~r/FEED/~3/ID/FILE`, the paths of Feedburner: what it names the item, and how the item's own
/// address ends.
fn counted<'a>(link: &'a WebAddress<'_>) -> Option<(&'a str, &'a str)> {
    let (_, behind) = link.path().split_once("/~r/")?;
    let (_, behind) = behind.split_once("/~3/")?;
    let (id, rest) = behind.split_once('/').unwrap_or((behind, ""));
    let file = rest.trim_matches('/').rsplit('/').next().unwrap_or("");
    (!id.is_empty()).then_some((id, file))
}
