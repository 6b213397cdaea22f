//! Element names as a small enum, so that the stages compare numbers instead of strings.

use html5ever::{LocalName, QualName, local_name, ns};

macro_rules! tags {
    ($($variant:ident $name:tt,)*) => {
        /// An HTML element's name, or what else a node is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub(crate) enum Tag {
            /// The root of the tree.
            Root,
            /// A run of text.
            Text,
            /// An element that the HTML standard does not know, or one that no stage asks for.
            Other,
            /// An element inside `<svg>` or `<math>`.
            Foreign,
            $(#[doc = concat!("`<", $name, ">`")] $variant,)*
        }

        impl Tag {
            fn of_html_name(name: &LocalName) -> Tag {
                match *name {
                    $(local_name!($name) => Tag::$variant,)*
                    _ => Tag::Other,
                }
            }

            /// The tag of an HTML element's name, packed.
            #[expect(non_upper_case_globals, reason = "the constants are named as the variants")]
            pub(super) fn of_packed(name: u128) -> Tag {
                $(const $variant: u128 = pack($name);)*
                match name {
                    $($variant => Tag::$variant,)*
                    _ => Tag::Other,
                }
            }

            /// How many there are.
            const COUNT: usize = Tag::Foreign as usize + 1 + [$($name),*].len();

            /// All of them with their names, as far as these are short.
            const SHORT: Slots = {
                let mut slots = EMPTY;
                $(slots = with_short(slots, $name, Tag::$variant);)*
                slots
            };

            /// The element's name in lower case; empty where the tag does not tell it.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Tag::$variant => $name,)*
                    Tag::Root | Tag::Text | Tag::Other | Tag::Foreign => "",
                }
            }
        }
    };
}

tags! {
    A "a", Abbr "abbr", Address "address", Article "article", Aside "aside", Audio "audio",
    B "b", Base "base", Big "big", Blockquote "blockquote", Body "body", Br "br", Button "button",
    Canvas "canvas", Caption "caption", Center "center", Cite "cite", Code "code", Col "col",
    Colgroup "colgroup", Data "data", Datalist "datalist", Dd "dd", Del "del", Details "details",
    Dfn "dfn", Dialog "dialog", Dir "dir", Div "div", Dl "dl", Dt "dt", Em "em", Embed "embed",
    Fieldset "fieldset", Figcaption "figcaption", Figure "figure", Font "font", Footer "footer",
    Form "form", Frame "frame", Frameset "frameset", H1 "h1", H2 "h2", H3 "h3", H4 "h4", H5 "h5",
    H6 "h6", Head "head", Header "header", Hgroup "hgroup", Hr "hr", Html "html", I "i",
    Iframe "iframe", Img "img", Input "input", Ins "ins", Kbd "kbd", Label "label",
    Legend "legend", Li "li", Link "link", Main "main", Map "map", Mark "mark", Math "math",
    Menu "menu", Meta "meta", Meter "meter", Nav "nav", Nobr "nobr", Noframes "noframes", Noscript "noscript",
    Object "object", Ol "ol", Optgroup "optgroup", Option "option", Output "output", P "p",
    Param "param", Picture "picture", Pre "pre", Progress "progress", Q "q", Rp "rp", Rt "rt",
    Ruby "ruby", S "s", Samp "samp", Script "script", Search "search", Section "section",
    Select "select", Slot "slot", Small "small", Source "source", Span "span", Strike "strike",
    Strong "strong", Style "style", Sub "sub", Summary "summary", Sup "sup", Svg "svg",
    Table "table", Tbody "tbody", Td "td", Template "template", Textarea "textarea",
    Tfoot "tfoot", Th "th", Thead "thead", Time "time", Title "title", Tr "tr", Track "track",
    Tt "tt", U "u", Ul "ul", Var "var", Video "video", Wbr "wbr",
}

/// Some of the tags, as bits: for what is asked of all nodes, and is hard to foresee.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tags(u128);

const _: () = assert!(Tag::COUNT <= u128::BITS as usize, "each tag has a bit");

impl Tags {
    pub(crate) const fn of(tags: &[Tag]) -> Self {
        let mut bits = 0;
        let mut rest = tags;
        while let Some((tag, others)) = rest.split_first() {
            bits |= 1 << *tag as u8;
            rest = others;
        }
        Tags(bits)
    }

    pub(crate) fn contain(self, tag: Tag) -> bool {
        self.0 >> tag as u8 & 1 == 1
    }
}

/// A name of at most 16 bytes as a number, so that names are compared as one.
const fn pack(name: &str) -> u128 {
    let mut packed = 0;
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        packed = push_packed(packed, *first);
        rest = after;
    }
    packed
}

/// Adds a byte to a packed name. Names that are longer than 16 bytes lose their first ones, and
/// are the names of no tag all the same: none is that long.
pub(super) const fn push_packed(packed: u128, byte: u8) -> u128 {
    packed << 8 | byte as u128
}

/// Short names, as the number that their bytes make, and their tags: each at the place that its number
/// tells, or the next free one behind it.
type Slots = [(u64, Tag); 1 << SLOT_BITS];
const EMPTY: Slots = [(0, Tag::Other); 1 << SLOT_BITS];
const SLOT_BITS: u32 = 9;

/// An odd number that spreads names over the places.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

const fn place(name: u64) -> usize {
    (name.wrapping_mul(MIX) >> (u64::BITS - SLOT_BITS)) as usize
}

#[expect(
    clippy::indexing_slicing,
    reason = "places are below the number of slots, and it runs when compiled"
)]
const fn with_short(mut slots: Slots, name: &str, tag: Tag) -> Slots {
    if name.len() >= size_of::<u64>() {
        return slots;
    }
    let number = pack(name) as u64;
    let number = number.swap_bytes() >> (u64::BITS - 8 * name.len() as u32);
    let mut at = place(number);
    while slots[at].0 != 0 {
        at = (at + 1) % slots.len();
    }
    slots[at] = (number, tag);
    slots
}

/// One in each byte, and the highest bit of each.
const EACH: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = EACH << 7;

impl Tag {
    /// The tag of the name that markup starts with, and the name's length; `None` for what is no short
    /// name of letters and digits. All bytes are asked at once what they are.
    pub(super) fn of_start(markup: &[u8; 8]) -> Option<(Tag, usize)> {
        let bytes = u64::from_le_bytes(*markup);
        let below_digits = !((bytes | HIGHEST) - (EACH * b'0' as u64));
        let is_close = !(((bytes ^ (EACH * b'>' as u64)) | HIGHEST) - EACH);
        let ends = (below_digits | is_close | bytes) & HIGHEST;
        let length = (ends.trailing_zeros() / 8) as usize;
        if !matches!(
            markup.get(length)?,
            b' ' | b'\t' | b'\n' | b'\x0C' | b'>' | b'/'
        ) {
            return None;
        }
        // What this makes of signs is no letter.
        let name = (bytes | (EACH << 5)) & ((1 << (8 * length)) - 1);
        let mut at = place(name);
        loop {
            let (known, tag) = Tag::SHORT.get(at).copied().unwrap_or((0, Tag::Other));
            if known == name || known == 0 {
                return Some((tag, length));
            }
            at = (at + 1) % Tag::SHORT.len();
        }
    }

    /// The tag of an element's qualified name.
    pub(super) fn of(name: &QualName) -> Tag {
        if name.ns == ns!(html) {
            Tag::of_html_name(&name.local)
        } else if name.ns == ns!(svg) && name.local == local_name!("svg") {
            Tag::Svg
        } else if name.ns == ns!(mathml) && name.local == local_name!("math") {
            Tag::Math
        } else {
            Tag::Foreign
        }
    }

    /// The level of a heading element, 1 to 6.
    pub(crate) fn heading_level(self) -> Option<u8> {
        match self {
            Tag::H1 => Some(1),
            Tag::H2 => Some(2),
            Tag::H3 => Some(3),
            Tag::H4 => Some(4),
            Tag::H5 => Some(5),
            Tag::H6 => Some(6),
            _ => None,
        }
    }

    /// Whether browsers lay the element out as a block by default (the HTML standard's rendering
    /// section), or it otherwise separates the text before it from the text inside it.
    pub(crate) fn is_block(self) -> bool {
        matches!(
            self,
            Tag::Address
                | Tag::Article
                | Tag::Aside
                | Tag::Blockquote
                | Tag::Body
                | Tag::Button
                | Tag::Caption
                | Tag::Center
                | Tag::Dd
                | Tag::Details
                | Tag::Dialog
                | Tag::Dir
                | Tag::Div
                | Tag::Dl
                | Tag::Dt
                | Tag::Fieldset
                | Tag::Figcaption
                | Tag::Figure
                | Tag::Footer
                | Tag::Form
                | Tag::Frameset
                | Tag::H1
                | Tag::H2
                | Tag::H3
                | Tag::H4
                | Tag::H5
                | Tag::H6
                | Tag::Header
                | Tag::Hgroup
                | Tag::Hr
                | Tag::Html
                | Tag::Iframe
                | Tag::Legend
                | Tag::Li
                | Tag::Main
                | Tag::Menu
                | Tag::Nav
                | Tag::Ol
                | Tag::Optgroup
                | Tag::Option
                | Tag::P
                | Tag::Pre
                | Tag::Search
                | Tag::Section
                | Tag::Select
                | Tag::Summary
                | Tag::Table
                | Tag::Tbody
                | Tag::Td
                | Tag::Textarea
                | Tag::Tfoot
                | Tag::Th
                | Tag::Thead
                | Tag::Tr
                | Tag::Ul
        )
    }

    /// Whether the element's text is never shown as text of the page.
    pub(crate) fn is_unrendered(self) -> bool {
        matches!(
            self,
            Tag::Head
                | Tag::Script
                | Tag::Style
                | Tag::Template
                | Tag::Title
                | Tag::Datalist
                | Tag::Noframes
                | Tag::Iframe
        )
    }
}
