//! Embeds.

use super::image::is_pixel;
use super::{Builder, Gap};
use crate::block::{Block, Embed};
use crate::dom::{NodeId, Tag};
use crate::text;

/// Where the address of what is embedded stands; consent tools move it to the later ones.
const EMBED_SOURCES: [&str; 8] = [
    "src",
    "data-src",
    "data",
    "url",
    "data-lazy-src",
    "data-cmp-src",
    "data-cookieblock-src",
    "data-src-cmplz",
];

/// First labels of host names that say what a server does and not whose it is.
const TECHNICAL_LABELS: [&str; 14] = [
    "www", "player", "players", "embed", "embeds", "open", "platform", "widget", "widgets", "w",
    "m", "cdn", "video", "static",
];

/// The site that an address belongs to, such as `video.example` for `https://player.video.example/7`.
fn provider(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let is_name =
        |host: &str| host.contains('.') && !host.ends_with(|last: char| last.is_ascii_digit());
    let short = host.split_once('.').and_then(|(first, rest)| {
        let technical = TECHNICAL_LABELS.contains(&first.to_ascii_lowercase().as_str());
        (technical && is_name(rest)).then_some(rest)
    });
    let site = short.unwrap_or(host).to_ascii_lowercase();
    is_name(&site).then_some(site)
}

/// Names in the path of what a frame shows that say what it does: it measures, sells, or asks for something,
/// and shows nothing of the page's own.
const FUNCTIONS: [&str; 30] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "analytics",
    "banner",
    "banners",
    "beacon",
    "captcha",
    "ccpa",
    "checkout",
    "consent",
    "cookie",
    "cookie-consent",
    "cookie-notice",
    "cookies",
    "follow",
    "gdpr",
    "getadhtml",
    "like",
    "likebox",
    "login",
    "newsletter",
    "onetap",
    "pixel",
    "recaptcha",
    "signup",
    "subscribe",
    "tracking",
    "tweetbutton",
];

/// How labels of hosts end that do nothing but sell.
const SELLERS: [&str; 4] = ["adsystem", "adserver", "adservice", "adserving"];

/// Whether an address says that what lives there is a function rather than something to see.
fn is_function(address: &str) -> bool {
    let (_, rest) = address.split_once("://").unwrap_or(("", address));
    let shown = rest.split(['?', '#']).next().unwrap_or(rest);
    let (host, path) = shown.split_once('/').unwrap_or((shown, ""));
    let sells = |label: &str| {
        let label = label.to_ascii_lowercase();
        label == "ads" || SELLERS.iter().any(|seller| label.ends_with(seller))
    };
    // Words in the title of what is shown stand between hyphens.
    let mut names = path.split(['/', '.']);
    let does = |name: &str| {
        FUNCTIONS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    host.split('.').any(sells) || names.any(does)
}

/// The titles of advertisements.
const ADVERTS: [&str; 4] = ["3rd party ad content", "ad", "ads", "advertisement"];

/// Whether a title says no more than that this is an advertisement.
fn is_advert(title: &str) -> bool {
    let title = title.trim();
    ADVERTS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(title))
}

/// Titles of frames that name the player and not what it plays, in lower case.
const PLAYERS: [&str; 8] = [
    "audio player",
    "embedded content",
    "embedded video",
    "player",
    "video player",
    "vimeo video player",
    "youtube player",
    "youtube video player",
];

/// Whether a title says no more than that this is a player.
fn names_player(title: &str) -> bool {
    PLAYERS
        .iter()
        .any(|known| known.eq_ignore_ascii_case(title))
}

fn is_hidden(style: Option<&str>) -> bool {
    let style = style.unwrap_or("").to_ascii_lowercase();
    let mut declarations = style.split(';').filter_map(|part| part.split_once(':'));
    declarations.any(|(property, value)| {
        matches!(
            (property.trim(), value.trim()),
            ("display", "none") | ("visibility", "hidden")
        )
    })
}

/// An embed of what lives at an address, with its provider.
pub(super) fn embed_of(address: String) -> Embed {
    let mut embed = Embed::new(address);
    embed.provider = provider(&embed.address);
    embed
}

impl Builder<'_> {
    /// Takes in a video, a frame or the like as a link. True if what is inside it still counts.
    pub(super) fn embed(&mut self, node: NodeId) -> bool {
        let Some(mut embed) = self.embedded(node) else {
            self.run.widen(Gap::Space);
            return matches!(
                self.document.tag(node),
                Tag::Object | Tag::Video | Tag::Audio
            );
        };
        let attribute = |name: &str| self.document.attribute(node, name);
        let title = ["title", "aria-label"].into_iter().find_map(attribute);
        if title.is_some_and(is_advert) || !self.take_room(embed.address.len()) {
            return false;
        }
        embed.provider = provider(&embed.address);
        embed.title = title
            .map(|title| text::collapse(&text::visible(title)).into_owned())
            .filter(|title| !title.is_empty() && !names_player(title));
        if self.is_one_line() {
            self.run.widen(Gap::Space);
        } else {
            self.border();
            self.push_embed(embed);
        }
        false
    }

    /// Adds an embed, unless it is the one that came last: wide and narrow screens have their own.
    fn push_embed(&mut self, embed: Embed) {
        let last = self.frames.last().and_then(|frame| frame.blocks.last());
        let is_twin = matches!(last, Some(Block::Embed(last)) if last.address == embed.address);
        if !is_twin {
            self.push_block(Block::Embed(embed));
        }
    }

    /// What an element embeds, if it shows anything.
    fn embedded(&self, node: NodeId) -> Option<Embed> {
        let attribute = |name: &str| self.document.attribute(node, name);
        let is_frame = !matches!(self.document.tag(node), Tag::Audio | Tag::Video);
        // Such frames measure or load something.
        if is_frame && (is_pixel(self.document, node) || is_hidden(attribute("style"))) {
            return None;
        }
        let inner_source = || {
            let mut sources = self.document.elements(node, Tag::Source);
            sources.find_map(|source| self.document.attribute(source, "src"))
        };
        let is_address = |address: &&str| !matches!(address.trim(), "" | "about:blank");
        let mut named = EMBED_SOURCES.iter().filter_map(|name| attribute(name));
        let address = named.find(is_address).or_else(inner_source)?;
        let address = self.base.media(address).ok()?;
        (!is_frame || !is_function(&address)).then(|| Embed::new(address))
    }

    /// A line break, which is a space where a block has to stay one line.
    pub(super) fn line_break(&mut self) {
        self.run.widen(Gap::Line);
    }
}
