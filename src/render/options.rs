//! What callers can choose about plain text.

/// How [`text_with`](crate::render::text_with) writes. The default is what
/// [`text`](crate::render::text()) writes.
///
/// ```
/// use tearsheet::block::{Block, Inline};
/// use tearsheet::render::{Addresses, TextOptions, text_with};
///
/// let link = Inline::link("https://tide.example/", vec![Inline::text("the table")]);
/// let blocks = [Block::paragraph(vec![Inline::text("Look it up in "), link, Inline::text(".")])];
/// let options = TextOptions::default().with_width(20).with_addresses(Addresses::Notes);
/// assert_eq!(
///     text_with(&blocks, &options),
///     "Look it up in the\ntable[1].\n\n[1] https://tide.example/"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextOptions {
    pub(super) width: Option<usize>,
    pub(super) addresses: Addresses,
    pub(super) images: ImageTexts,
    pub(super) embeds: EmbedTexts,
    pub(super) times: PostTimes,
}

/// What becomes of the addresses of links in plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Addresses {
    /// They are left out.
    #[default]
    LeftOut,
    /// A number in brackets stands behind each link, and the addresses stand at the end.
    Notes,
}

/// What becomes of images in plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum ImageTexts {
    /// They are left out, and so are captions that tell of nothing else
    /// ([`CaptionKind::Image`](crate::block::CaptionKind::Image)).
    #[default]
    LeftOut,
    /// The text that stands for an image, if there is one, is written in brackets, and its caption below.
    Shown,
}

/// What stands for an embed, such as a video, in plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum EmbedTexts {
    /// Nothing.
    #[default]
    LeftOut,
    /// Its title, if it has one.
    Titles,
    /// Its title, or else its address.
    TitlesOrAddresses,
}

/// What becomes of the times of posts in plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum PostTimes {
    /// They are left out.
    LeftOut,
    /// Those that the page tells in words with a day ([`Post::published_text`]) stand behind the
    /// author.
    ///
    /// [`Post::published_text`]: crate::block::Post::published_text
    #[default]
    AsWritten,
    /// All stand behind the author: in the page's words, else in ISO 8601.
    Shown,
}

impl TextOptions {
    /// Breaks lines of running text so that they are at most this many columns wide, where they
    /// can be broken; tables and code are left alone. Unless set, lines are not broken.
    #[must_use]
    pub fn with_width(mut self, columns: usize) -> Self {
        self.width = Some(columns);
        self
    }

    /// What becomes of the addresses of links; they are left out unless set.
    #[must_use]
    pub fn with_addresses(mut self, addresses: Addresses) -> Self {
        self.addresses = addresses;
        self
    }

    /// What becomes of images; they are left out unless set.
    #[must_use]
    pub fn with_image_texts(mut self, images: ImageTexts) -> Self {
        self.images = images;
        self
    }

    /// What stands for an embed; nothing, unless set.
    #[must_use]
    pub fn with_embed_texts(mut self, embeds: EmbedTexts) -> Self {
        self.embeds = embeds;
        self
    }

    /// What becomes of the times of posts; they are left out unless set.
    #[must_use]
    pub fn with_post_times(mut self, times: PostTimes) -> Self {
        self.times = times;
        self
    }
}
