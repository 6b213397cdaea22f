//! Feed descriptions, and what can be read off their blocks.

use std::borrow::Cow;

use super::{Bundle, Note};
use crate::block::{self, Block, Embed, FormatVersion, Image, Inline, Link, inline_text};

/// A feed description, cleaned.
///
/// Links, images and embeds are where they stand, in the blocks: [`links`](Description::links),
/// [`images`](Description::images) and [`embeds`](Description::embeds) list them. The serde form has these
/// lists as well, which reading it passes over.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Description {
    /// The version of the serde form.
    #[cfg_attr(feature = "serde", serde(default))]
    pub format: FormatVersion,
    /// The description in reading order; a bundle is a list of linked headlines.
    pub blocks: Vec<Block>,
    /// The bundle, if the description is one.
    pub bundle: Option<Bundle>,
    /// Audio and video files that the description links to or plays, in order and each once. Left
    /// out of the serde form where there are none.
    #[cfg_attr(feature = "serde", serde(default))]
    pub enclosures: Vec<Enclosure>,
    /// What was removed or decided on the way.
    #[cfg_attr(feature = "serde", serde(default))]
    pub notes: Vec<Note>,
}

/// A media file that a [`Description`] links to or plays, as the `enclosure` of a feed item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Enclosure {
    /// Where the file lives: absolute where the base address is known, with a safe scheme.
    pub address: String,
    /// Its media type, such as `audio/mpeg`, as the markup declares it, else as the end of the
    /// address tells.
    #[cfg_attr(feature = "serde", serde(default))]
    pub media_type: Option<String>,
    /// Its length in bytes where the markup declares it.
    #[cfg_attr(feature = "serde", serde(default))]
    pub length: Option<u64>,
}

impl Enclosure {
    /// A file of unknown length.
    pub fn new(address: impl Into<String>, media_type: Option<String>) -> Self {
        Enclosure {
            address: address.into(),
            media_type,
            length: None,
        }
    }
}

/// A link of a [`Description`], with its plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct DescriptionLink<'a> {
    /// Where the link leads.
    pub address: &'a str,
    /// The linked text, or the text that stands for the linked image.
    pub text: Cow<'a, str>,
}

impl Description {
    /// The links of the description's own text, in order.
    ///
    /// ```
    /// let raw = "<p>The <a href='https://example.org/ferry'>ferry <b>runs</b></a> again.</p>";
    /// let description = tearsheet::clean(raw);
    /// let links = description.links();
    /// assert_eq!(links[0].address, "https://example.org/ferry");
    /// assert_eq!(links[0].text, "ferry runs");
    /// ```
    pub fn links(&self) -> Vec<DescriptionLink<'_>> {
        let mut links = Vec::new();
        for block in block::walk(&self.blocks) {
            if let Block::Figure(figure) = block {
                links.extend(figure.images.iter().filter_map(around_image));
            }
            block.for_each_inline_run(|content| {
                links.extend(block::inlines(content).filter_map(|inline| match inline {
                    Inline::Link(link) => Some(described(link)),
                    _ => None,
                }));
            });
        }
        links
    }

    /// The images, in order; tracking pixels are not among them.
    pub fn images(&self) -> Vec<&Image> {
        let mut images = Vec::new();
        for block in block::walk(&self.blocks) {
            if let Block::Figure(figure) = block {
                images.extend(&figure.images);
            }
            block.for_each_inline_run(|content| {
                images.extend(block::inlines(content).filter_map(|inline| match inline {
                    Inline::Image(image) => Some(image),
                    _ => None,
                }));
            });
        }
        images
    }

    /// Videos, players, posts and the like that live elsewhere, in order.
    pub fn embeds(&self) -> Vec<&Embed> {
        let embeds = block::walk(&self.blocks).filter_map(|block| match block {
            Block::Embed(embed) => Some(embed),
            _ => None,
        });
        embeds.collect()
    }
}

fn described(link: &Link) -> DescriptionLink<'_> {
    DescriptionLink {
        address: &link.address,
        text: match link.content.as_slice() {
            [Inline::Text { text }] => Cow::Borrowed(text),
            content => Cow::Owned(inline_text(content)),
        },
    }
}

/// The link around an image of a figure, with the text that stands for the image.
fn around_image(image: &Image) -> Option<DescriptionLink<'_>> {
    Some(DescriptionLink {
        address: image.link.as_deref()?,
        text: Cow::Borrowed(&image.alt),
    })
}

/// The serde form: what programs that do not walk blocks ask for is listed beside them.
#[cfg(feature = "serde")]
impl serde::Serialize for Description {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(serde::Serialize)]
        #[serde(rename = "Description")]
        struct Form<'a> {
            format: FormatVersion,
            blocks: &'a [Block],
            bundle: &'a Option<Bundle>,
            links: Vec<DescriptionLink<'a>>,
            images: Vec<&'a Image>,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            embeds: Vec<&'a Embed>,
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            enclosures: &'a [Enclosure],
            notes: &'a [Note],
        }
        let form = Form {
            format: self.format,
            blocks: &self.blocks,
            bundle: &self.bundle,
            links: self.links(),
            images: self.images(),
            embeds: self.embeds(),
            enclosures: &self.enclosures,
            notes: &self.notes,
        };
        form.serialize(serializer)
    }
}
