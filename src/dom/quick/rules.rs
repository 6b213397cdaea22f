//! Tags by what the HTML standard's tree construction does with them.

use super::scan::Name;
use crate::dom::Tag;

/// How a start tag is treated inside the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// "Any other start tag".
    Ordinary,
    Formatting,
    /// Closes a paragraph.
    Block,
    Heading,
    /// A block whose first line end is dropped.
    Preformatted,
    Form,
    Button,
    Object,
    /// `<li>`, `<dt>` and `<dd>`.
    Item,
    Select,
    /// `<option>` and `<optgroup>`.
    Choice,
    /// `<rt>` and `<rp>`.
    RubyText,
    /// An element without content.
    Void,
    /// `<input>`, a void element that closes a selection.
    Input,
    /// `<hr>`, a void element that closes a paragraph.
    Rule,
    Table,
    Caption,
    ColumnGroup,
    Column,
    TableSection,
    TableRow,
    TableCell,
    /// An element whose content is text up to its end tag.
    RawText,
    /// The same, with character references.
    ReferenceText,
    Svg,
    Template,
    /// `<html>`, `<head>` and `<body>`, which are there once.
    Frame,
    /// Rules that only the full parser follows.
    Unknown,
}

/// Names that have rules of their own and no tag.
const UNKNOWN: [&str; 12] = [
    "applet",
    "basefont",
    "bgsound",
    "keygen",
    "listing",
    "marquee",
    "noembed",
    "plaintext",
    "rb",
    "rtc",
    "selectedcontent",
    "xmp",
];

impl Kind {
    /// The kind of an element by its tag, or where it has none by its name.
    pub(super) fn of(name: &Name<'_>) -> Kind {
        match name.tag {
            Tag::Other if name.is("area") => Kind::Void,
            Tag::Other if UNKNOWN.iter().any(|unknown| name.is(unknown)) => Kind::Unknown,
            tag => Kind::of_tag(tag),
        }
    }

    pub(super) fn of_tag(tag: Tag) -> Kind {
        match tag {
            Tag::A | Tag::B | Tag::Big | Tag::Code | Tag::Em | Tag::Font | Tag::I | Tag::S => {
                Kind::Formatting
            }
            Tag::Nobr | Tag::Small | Tag::Strike | Tag::Strong | Tag::Tt | Tag::U => {
                Kind::Formatting
            }
            Tag::Address | Tag::Article | Tag::Aside | Tag::Blockquote | Tag::Center => Kind::Block,
            Tag::Details | Tag::Dialog | Tag::Dir | Tag::Div | Tag::Dl | Tag::Fieldset => {
                Kind::Block
            }
            Tag::Figcaption | Tag::Figure | Tag::Footer | Tag::Header | Tag::Hgroup => Kind::Block,
            Tag::Main | Tag::Menu | Tag::Nav | Tag::Ol | Tag::P | Tag::Search => Kind::Block,
            Tag::Section | Tag::Summary | Tag::Ul => Kind::Block,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => Kind::Heading,
            Tag::Pre => Kind::Preformatted,
            Tag::Form => Kind::Form,
            Tag::Button => Kind::Button,
            Tag::Object => Kind::Object,
            Tag::Li | Tag::Dd | Tag::Dt => Kind::Item,
            Tag::Select => Kind::Select,
            Tag::Option | Tag::Optgroup => Kind::Choice,
            Tag::Rt | Tag::Rp => Kind::RubyText,
            Tag::Br | Tag::Embed | Tag::Img | Tag::Wbr => Kind::Void,
            Tag::Param | Tag::Source | Tag::Track => Kind::Void,
            Tag::Base | Tag::Link | Tag::Meta => Kind::Void,
            Tag::Input => Kind::Input,
            Tag::Hr => Kind::Rule,
            Tag::Table => Kind::Table,
            Tag::Caption => Kind::Caption,
            Tag::Colgroup => Kind::ColumnGroup,
            Tag::Col => Kind::Column,
            Tag::Tbody | Tag::Tfoot | Tag::Thead => Kind::TableSection,
            Tag::Tr => Kind::TableRow,
            Tag::Td | Tag::Th => Kind::TableCell,
            Tag::Iframe | Tag::Noframes | Tag::Script | Tag::Style => Kind::RawText,
            Tag::Textarea | Tag::Title => Kind::ReferenceText,
            Tag::Svg => Kind::Svg,
            Tag::Html | Tag::Head | Tag::Body => Kind::Frame,
            Tag::Template => Kind::Template,
            Tag::Frame | Tag::Frameset | Tag::Math => Kind::Unknown,
            Tag::Root | Tag::Text | Tag::Foreign => Kind::Unknown,
            _ => Kind::Ordinary,
        }
    }

    /// Whether a start tag is one of a table's parts.
    pub(super) fn is_table_part(self) -> bool {
        matches!(
            self,
            Kind::Caption
                | Kind::ColumnGroup
                | Kind::Column
                | Kind::TableSection
                | Kind::TableRow
                | Kind::TableCell
        )
    }

    /// Whether an element has no content.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Kind::Void | Kind::Input | Kind::Rule | Kind::Column)
    }
}

/// What stands on the stack for an element of `<svg>` that holds elements of HTML. Formulas, whose
/// tag this is, are never open here.
pub(super) const HTML_INSIDE: Tag = Tag::Math;

/// Whether an open element is a formatting element.
pub(super) fn is_formatting(tag: Tag) -> bool {
    Kind::of_tag(tag) == Kind::Formatting
}

/// Elements whose end tag is implied by others.
pub(super) fn is_implied_end(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Dd | Tag::Dt | Tag::Li | Tag::Optgroup | Tag::Option | Tag::P | Tag::Rp | Tag::Rt
    )
}

/// Elements that are not looked beyond for an element to close: the standard's "scope".
pub(super) fn bounds_scope(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Caption
            | Tag::Html
            | HTML_INSIDE
            | Tag::Object
            | Tag::Select
            | Tag::Table
            | Tag::Td
            | Tag::Template
            | Tag::Th
    )
}

/// The same for paragraphs.
pub(super) fn bounds_button_scope(tag: Tag) -> bool {
    tag == Tag::Button || bounds_scope(tag)
}

/// The same for list items.
pub(super) fn bounds_item_scope(tag: Tag) -> bool {
    matches!(tag, Tag::Ol | Tag::Ul) || bounds_scope(tag)
}

/// Elements that formatting around them does not reach into.
pub(super) fn bounds_formatting(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Caption | Tag::Object | Tag::Td | Tag::Template | Tag::Th
    )
}

/// Elements that hold only parts of tables: anything else is moved out of them.
pub(super) fn holds_table_parts(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Colgroup | Tag::Table | Tag::Tbody | Tag::Tfoot | Tag::Thead | Tag::Tr
    )
}

/// Whether an open element is one of the standard's "special" ones: end tags that do not fit are
/// not looked for beyond.
pub(super) fn is_special(tag: Tag) -> bool {
    match Kind::of_tag(tag) {
        Kind::Formatting | Kind::Choice | Kind::RubyText => false,
        Kind::Ordinary => tag == Tag::Noscript,
        _ if matches!(tag, Tag::Svg | Tag::Foreign | HTML_INSIDE) => false,
        _ => !matches!(tag, Tag::Dialog | Tag::Search),
    }
}
