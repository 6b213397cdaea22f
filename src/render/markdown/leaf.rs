//! Code, formulas, images, readings and footnote references within a line of Markdown.

use super::escape::{Flags, Surroundings, push_escaped, starts_reference};
use super::flanking::{Class, class};
use super::inline::Place;
use crate::block::{Image, Inline};
use crate::render::address::{safe_image, safe_link};
use crate::render::plain;

/// What an inline that holds no others stands in.
#[derive(Clone, Copy)]
pub(super) struct Position {
    /// The class of the character after it.
    pub(super) after: Class,
    /// Whether a footnote reference would be read as one: its footnote is there, and it is not in
    /// a link.
    pub(super) refers: bool,
    pub(super) place: Place,
}

/// Appends an inline that holds no others.
pub(super) fn push_leaf(out: &mut String, inline: &Inline, position: Position) {
    let Position {
        after,
        refers,
        place,
    } = position;
    match inline {
        Inline::Code { text } => push_code(out, text, place),
        Inline::Math { tex } => push_math(out, tex.trim(), after, place),
        Inline::Image(image) => push_image(out, image, place),
        Inline::Abbreviation { text, expansion } => {
            out.push_str("<abbr title=\"");
            push_attribute(out, expansion);
            out.push_str("\">");
            push_plain(out, text, place);
            out.push_str("</abbr>");
        }
        Inline::Ruby { text, reading } => {
            out.push_str("<ruby>");
            push_plain(out, text, place);
            out.push_str("<rt>");
            push_plain(out, reading, place);
            out.push_str("</rt></ruby>");
        }
        Inline::FootnoteReference { label } if refers => {
            out.push_str("[^");
            out.push_str(label);
            out.push(']');
        }
        Inline::FootnoteReference { label } => {
            let mut text = String::new();
            plain::push_label(&mut text, label);
            push_plain(out, &text, place);
        }
        _ => {}
    }
}

/// Appends text that stands in an attribute's value within a line.
fn push_attribute(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Not to be read as the border of a table's cell or as the end of a link's text.
            '|' => out.push_str("&#124;"),
            '[' => out.push_str("&#91;"),
            ']' => out.push_str("&#93;"),
            _ if character.is_control() => out.push(' '),
            _ => out.push(character),
        }
    }
}

/// Appends text with all that could be markup escaped.
fn push_plain(out: &mut String, text: &str, place: Place) {
    let surroundings = Surroundings {
        // Markup stands before it, so it is not the start of a line; a bracket is what gives more
        // characters a meaning than any other.
        before: Some('['),
        line_start: false,
        bracket_follows: true,
        ends_run: false,
        place,
    };
    push_escaped(out, text, surroundings, Flags::ALL);
}

/// The length of the longest run of `character`.
pub(super) fn longest_run(text: &str, character: char) -> usize {
    let mut longest = 0;
    let mut current = 0;
    for next in text.chars() {
        current = if next == character { current + 1 } else { 0 };
        longest = longest.max(current);
    }
    longest
}

fn push_code(out: &mut String, text: &str, place: Place) {
    let mut line = String::new();
    plain::push_line(&mut line, text);
    if line.is_empty() {
        return;
    }
    if out.ends_with('`') || line.contains("]:") {
        // Two code spans side by side would be read as one, and the bracket as the end of the
        // label of a link definition that the line starts with.
        out.push_str("<code>");
        push_plain(out, &line, place);
        out.push_str("</code>");
        return;
    }
    if place == Place::Cell {
        line = line.replace('|', "\\|");
    }
    let fence = "`".repeat(longest_run(&line, '`') + 1);
    let blank = line.trim_matches(' ').is_empty();
    let spaced = line.starts_with(' ') && line.ends_with(' ') && !blank;
    let padding = if line.starts_with('`') || line.ends_with('`') || spaced {
        " "
    } else {
        ""
    };
    for piece in [&fence, padding, &line, padding, &fence] {
        out.push_str(piece);
    }
}

/// Whether a formula can stand between dollar signs: on one line, without a dollar sign, its
/// braces in balance and no backslash that would escape the end.
pub(super) fn is_inline_math(tex: &str) -> bool {
    let mut depth = 0_usize;
    for character in tex.chars() {
        match character {
            '$' => return false,
            '{' => depth += 1,
            '}' if depth == 0 => return false,
            '}' => depth -= 1,
            _ if character.is_control() => return false,
            _ => {}
        }
    }
    depth == 0 && !tex.is_empty() && !tex.ends_with('\\')
}

fn push_math(out: &mut String, tex: &str, after: Class, place: Place) {
    let before = out.chars().next_back();
    let apart = before.is_none_or(|before| before != '$' && class(before) != Class::Word);
    let fits = is_inline_math(tex) && !(place == Place::Cell && tex.contains('|'));
    if !fits || !apart || after == Class::Word {
        return push_code(out, tex, place);
    }
    out.push('$');
    push_tex(out, tex);
    out.push('$');
}

/// Appends a formula. A reader that does not know formulas must not see a tag in it, so a space,
/// which says nothing in TeX, parts a sign from what would make it one.
pub(super) fn push_tex(out: &mut String, tex: &str) {
    let mut characters = tex.chars().peekable();
    while let Some(character) = characters.next() {
        out.push(character);
        let next = characters.peek();
        if character == '<'
            && next.is_some_and(|next| next.is_alphabetic() || "/!?".contains(*next))
        {
            out.push(' ');
        }
    }
}

/// Appends an image, or its text if it may not be loaded.
pub(super) fn push_image(out: &mut String, image: &Image, place: Place) {
    if safe_image(&image.source).is_none() {
        return push_plain(out, image.alt.trim(), place);
    }
    out.push_str("![");
    push_plain(out, image.alt.trim(), place);
    out.push_str("](");
    push_destination(out, &image.source, place);
    out.push(')');
}

/// Appends an image of a figure, in its link if it has one.
pub(super) fn push_linked_image(out: &mut String, image: &Image) {
    let link = image
        .link
        .as_deref()
        .filter(|link| safe_link(link).is_some());
    let Some(link) = link else {
        return push_image(out, image, Place::Paragraph);
    };
    out.push('[');
    push_image(out, image, Place::Paragraph);
    out.push_str("](");
    push_destination(out, link, Place::Paragraph);
    out.push(')');
}

/// Appends the address of a link or an image that is safe.
pub(super) fn push_destination(out: &mut String, address: &str, place: Place) {
    let Some(address) = safe_link(address) else {
        return;
    };
    let bracketed = address.contains(['(', ')', ' ', '<', '>']);
    if bracketed {
        out.push('<');
    }
    for (at, character) in address.char_indices() {
        let rest = address.get(at..).unwrap_or("");
        match character {
            '\\' | '<' | '>' | '`' => out.extend(['\\', character]),
            '&' if starts_reference(rest) => out.push_str("\\&"),
            '|' if place == Place::Cell => out.push_str("\\|"),
            _ if character.is_control() => push_percent(out, character),
            _ => out.push(character),
        }
    }
    if bracketed {
        out.push('>');
    }
}

fn push_percent(out: &mut String, character: char) {
    let mut bytes = [0; 4];
    for byte in character.encode_utf8(&mut bytes).bytes() {
        out.push_str(&format!("%{byte:02X}"));
    }
}
