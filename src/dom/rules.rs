//! What the HTML standard's tree construction does with the tags that quick reading knows.

use super::Tag;

/// How a start tag is treated where the body stands, apart from what is implied.
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
    /// `<li>`, `<dt>` and `<dd>`.
    Item,
    /// An element without content, in the line.
    Void,
    /// `<hr>`, which closes a paragraph.
    Rule,
    Table,
    TableSection,
    TableRow,
    TableCell,
    /// An element whose content is text up to its end tag.
    RawText,
    /// Rules that only the full parser follows.
    Unknown,
}

impl Kind {
    pub(super) fn of(tag: Tag) -> Kind {
        match tag {
            Tag::A | Tag::B | Tag::Big | Tag::Code | Tag::Em | Tag::Font | Tag::I => {
                Kind::Formatting
            }
            Tag::S | Tag::Small | Tag::Strike | Tag::Strong | Tag::Tt | Tag::U => Kind::Formatting,
            Tag::Address | Tag::Article | Tag::Aside | Tag::Blockquote | Tag::Center => Kind::Block,
            Tag::Details | Tag::Dialog | Tag::Dir | Tag::Div | Tag::Dl => Kind::Block,
            Tag::Fieldset | Tag::Figcaption | Tag::Figure | Tag::Footer => Kind::Block,
            Tag::Header | Tag::Hgroup | Tag::Main | Tag::Menu | Tag::Nav | Tag::Ol => Kind::Block,
            Tag::P | Tag::Search | Tag::Section | Tag::Summary | Tag::Ul => Kind::Block,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => Kind::Heading,
            Tag::Pre => Kind::Preformatted,
            Tag::Li | Tag::Dd | Tag::Dt => Kind::Item,
            Tag::Br | Tag::Embed | Tag::Img | Tag::Wbr => Kind::Void,
            Tag::Param | Tag::Source | Tag::Track => Kind::Void,
            Tag::Hr => Kind::Rule,
            Tag::Table => Kind::Table,
            Tag::Tbody | Tag::Tfoot | Tag::Thead => Kind::TableSection,
            Tag::Tr => Kind::TableRow,
            Tag::Td | Tag::Th => Kind::TableCell,
            Tag::Iframe | Tag::Script | Tag::Style => Kind::RawText,
            Tag::Abbr | Tag::Audio | Tag::Canvas | Tag::Cite | Tag::Data | Tag::Del => {
                Kind::Ordinary
            }
            Tag::Dfn | Tag::Ins | Tag::Kbd | Tag::Label | Tag::Map | Tag::Mark => Kind::Ordinary,
            Tag::Picture | Tag::Q | Tag::Samp | Tag::Span | Tag::Sub | Tag::Sup => Kind::Ordinary,
            Tag::Time | Tag::Var | Tag::Video => Kind::Ordinary,
            _ => Kind::Unknown,
        }
    }
}

/// Elements whose end tag is implied by others.
pub(super) fn is_implied_end(tag: Tag) -> bool {
    matches!(tag, Tag::Dd | Tag::Dt | Tag::Li | Tag::P)
}

/// Elements that a paragraph outside of them is not closed from within.
pub(super) fn bounds_scope(tag: Tag) -> bool {
    matches!(tag, Tag::Body | Tag::Table | Tag::Td | Tag::Th)
}

/// Elements that hold only parts of tables: anything else is moved out of them.
pub(super) fn holds_table_parts(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Table | Tag::Tbody | Tag::Tfoot | Tag::Thead | Tag::Tr
    )
}

/// Whether an open element keeps the search for an open item from going further up: the special
/// elements, apart from three.
pub(super) fn stops_item_search(tag: Tag) -> bool {
    match Kind::of(tag) {
        Kind::Formatting | Kind::Ordinary => false,
        _ => !matches!(tag, Tag::Address | Tag::Div | Tag::P | Tag::Other),
    }
}
