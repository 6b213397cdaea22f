//! Character references: the whole table of the HTML standard, and the numeric edge cases.
//!
//! The table is html5ever's; the crate decodes with another library, so each checks the other.

use html5ever::data::NAMED_ENTITIES;
use tearsheet::{clean, unescape};

/// The references of the table with what they stand for; the map also holds the beginnings of
/// names, which stand for nothing.
fn table() -> impl Iterator<Item = (&'static str, String)> {
    NAMED_ENTITIES
        .entries()
        .filter_map(|(name, (first, second))| {
            let characters = [*first, *second].into_iter().filter(|code| *code != 0);
            let text: String = characters.filter_map(char::from_u32).collect();
            (!text.is_empty()).then_some((*name, text))
        })
}

#[test]
fn every_named_reference_is_read() {
    let mut count = 0;
    for (name, text) in table() {
        assert_eq!(unescape(&format!("&{name}")), text, "&{name}");
        assert_eq!(
            unescape(&format!("a&{name} b")),
            format!("a{text} b"),
            "&{name} within a text"
        );
        count += 1;
    }
    assert_eq!(
        count, 2231,
        "the table of the HTML standard has 2,231 names"
    );
}

#[test]
fn every_named_reference_is_read_in_markup() {
    for (name, text) in table() {
        let description = clean(&format!("<p>x&{name}|y</p>"));
        assert_eq!(description.text(), shown(&format!("x{text}|y")), "&{name}");
    }
}

/// A text as it comes out: white space is folded, and what shows nothing is dropped.
fn shown(text: &str) -> String {
    let shows = |shown: &char| {
        let control = shown.is_control() && !shown.is_whitespace();
        !control && !matches!(shown, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2063}')
    };
    let text: String = text.chars().filter(shows).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an attribute of an image is read as.
fn in_attribute(written: &str) -> String {
    let description = clean(&format!(
        "<p>A boat: <img src=\"https://example.org/1.jpg\" alt=\"{written}\"></p>"
    ));
    description.images()[0].alt.clone()
}

#[test]
fn every_named_reference_is_read_in_attributes() {
    for (name, text) in table() {
        let read = in_attribute(&format!("x&{name}|y"));
        assert_eq!(read, shown(&format!("x{text}|y")), "&{name}");
        let at_the_end = in_attribute(&format!("x&{name}"));
        assert_eq!(at_the_end, shown(&format!("x{text}")), "&{name} at the end");
        for behind in ["=y", "y", "1"] {
            let written = format!("x&{name}{behind}");
            let is_complete = name.ends_with(';');
            let expected = match is_complete {
                true => shown(&format!("x{text}{behind}")),
                false => written.clone(),
            };
            assert_eq!(in_attribute(&written), expected, "{written}");
        }
    }
}

#[test]
fn references_in_addresses_need_a_semicolon_before_a_letter_or_a_sign() {
    let cases = [
        (
            "https://example.org/?a=1&copy=2",
            "https://example.org/?a=1&copy=2",
        ),
        (
            "https://example.org/?a=1&amp;copy=2",
            "https://example.org/?a=1&copy=2",
        ),
        (
            "https://example.org/?a=1&copyright=2",
            "https://example.org/?a=1&copyright=2",
        ),
        (
            "https://example.org/?a=1&copy;2",
            "https://example.org/?a=1©2",
        ),
        ("https://example.org/&#47;b", "https://example.org//b"),
    ];
    for (written, read) in cases {
        let description = clean(&format!("<p>See <a href=\"{written}\">this</a> page.</p>"));
        let addresses: Vec<&str> = description
            .links()
            .iter()
            .map(|link| link.address)
            .collect();
        assert_eq!(addresses, [read], "{written}");
    }
}

#[test]
fn numeric_references_follow_the_standard() {
    let cases = [
        ("&#0;", "\u{FFFD}"),
        ("&#x0;", "\u{FFFD}"),
        ("&#x110000;", "\u{FFFD}"),
        ("&#99999999999999999999;", "\u{FFFD}"),
        ("&#xD800;", "\u{FFFD}"),
        ("&#xDFFF;", "\u{FFFD}"),
        ("&#x80;", "€"),
        ("&#128", "€"),
        (
            "&#x82;&#x83;&#x84;&#x85;&#x86;&#x87;&#x88;&#x89;",
            "‚ƒ„…†‡ˆ‰",
        ),
        (
            "&#x8A;&#x8B;&#x8C;&#x8E;&#x91;&#x92;&#x93;&#x94;",
            "Š‹ŒŽ‘’“”",
        ),
        (
            "&#x95;&#x96;&#x97;&#x98;&#x99;&#x9A;&#x9B;&#x9C;&#x9E;&#x9F;",
            "•–—˜™š›œžŸ",
        ),
        (
            "&#x81;&#x8D;&#x8F;&#x90;&#x9D;",
            "\u{81}\u{8D}\u{8F}\u{90}\u{9D}",
        ),
        ("&#65", "A"),
        ("&#65z", "Az"),
        ("&#x41G", "AG"),
        ("&#X41;", "A"),
        ("&#x1F30A;x", "🌊x"),
        ("&#xFFFE;", "\u{FFFE}"),
        ("&#;", "&#;"),
        ("&#x;", "&#x;"),
        ("&#xg", "&#xg"),
        ("&;", "&;"),
        ("&", "&"),
        ("&unknown;", "&unknown;"),
        ("&notit;", "¬it;"),
        ("&notin;", "∉"),
        ("&AMP &amp;amp;", "& &amp;"),
    ];
    for (written, read) in cases {
        assert_eq!(unescape(written), read, "{written}");
        if written.contains("&amp;") {
            // Markup that is escaped twice is read twice.
            continue;
        }
        assert_eq!(
            clean(&format!("<p>x{written}|y</p>")).text(),
            shown(&format!("x{read}|y")),
            "{written} in markup"
        );
    }
}

#[test]
fn numeric_references_in_attributes_follow_the_standard() {
    let cases = [
        ("&#0;x", "\u{FFFD}x"),
        ("&#x110000;", "\u{FFFD}"),
        ("&#99999999999999999999;", "\u{FFFD}"),
        ("&#xD800;", "\u{FFFD}"),
        ("&#x80;&#128", "€€"),
        ("&#x91;&#x92;", "‘’"),
        ("&#65z", "Az"),
        ("&#65=", "A="),
        ("&#x41G", "AG"),
        ("&#x1F30A;x", "🌊x"),
        ("&#;&#x;&;&", "&#;&#x;&;&"),
    ];
    for (written, read) in cases {
        assert_eq!(in_attribute(written), read, "{written}");
    }
}
