//! Media files that a description links to or plays.

use std::collections::BTreeSet;

use crate::article::Enclosure;
use crate::dom::{Document, NodeId, Tag, View};
use crate::link::Base;

/// Media types by the end of a file's name. Sorted.
const TYPES: [(&str, &str); 19] = [
    ("3gp", "video/3gpp"),
    ("aac", "audio/aac"),
    ("aif", "audio/aiff"),
    ("aiff", "audio/aiff"),
    ("flac", "audio/flac"),
    ("m3u8", "application/vnd.apple.mpegurl"),
    ("m4a", "audio/mp4"),
    ("m4b", "audio/mp4"),
    ("m4v", "video/mp4"),
    ("mkv", "video/matroska"),
    ("mov", "video/quicktime"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("mpg", "video/mpeg"),
    ("oga", "audio/ogg"),
    ("ogg", "audio/ogg"),
    ("opus", "audio/ogg"),
    ("wav", "audio/wav"),
    ("webm", "video/webm"),
];

/// Lists the media files of what a view shows, each once: those that audio and video elements
/// play, and links and objects that lead to one by their type, their relation or their address.
pub(super) fn list(view: &View<'_>, base: &Base) -> Vec<Enclosure> {
    let document = view.document();
    let mut seen = BTreeSet::new();
    let mut enclosures = Vec::new();
    for node in document.nodes() {
        if view.is_hidden(node) {
            continue;
        }
        let found = read(document, node, base);
        enclosures.extend(found.filter(|found| seen.insert(found.address.clone())));
    }
    enclosures
}

fn read(document: &Document, node: NodeId, base: &Base) -> Option<Enclosure> {
    let attribute = |name: &str| document.attribute(node, name);
    let tag = document.tag(node);
    let address = match tag {
        Tag::A => attribute("href")?,
        Tag::Audio | Tag::Video | Tag::Embed => {
            attribute("src").or_else(|| attribute("data-src"))?
        }
        Tag::Source => attribute("src")?,
        Tag::Object => attribute("data")?,
        _ => return None,
    };
    let declared = attribute("type").and_then(media_type);
    let told = || type_of_address(address).map(str::to_owned);
    let media_type = declared.or_else(told);
    let plays = matches!(tag, Tag::Audio | Tag::Video | Tag::Source);
    let related = tag == Tag::A
        && attribute("rel").is_some_and(|rel| {
            let mut words = rel.split_ascii_whitespace();
            words.any(|word| word.eq_ignore_ascii_case("enclosure"))
        });
    if media_type.is_none() && !plays && !related {
        return None;
    }
    let address = base.media(address).ok()?;
    let mut enclosure = Enclosure::new(address, media_type);
    enclosure.length = attribute("length").and_then(|length| length.trim().parse().ok());
    Some(enclosure)
}

/// A declared media type, if it is one of sound or moving images, without its parameters.
fn media_type(declared: &str) -> Option<String> {
    let declared = declared.split(';').next()?.trim().to_ascii_lowercase();
    let is_media = declared.starts_with("audio/") || declared.starts_with("video/");
    is_media.then_some(declared)
}

/// The media type that the end of an address's path tells.
fn type_of_address(address: &str) -> Option<&'static str> {
    let path = address.split(['?', '#']).next()?;
    let (name, end) = path.rsplit_once('.')?;
    let end = end.trim_end().to_ascii_lowercase();
    let place = TYPES
        .binary_search_by(|(known, _)| (*known).cmp(&end))
        .ok()?;
    let (_, media_type) = TYPES.get(place)?;
    name.contains('/').then_some(media_type)
}
