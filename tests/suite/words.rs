//! Words: what the text of small descriptions and titles becomes, as tables.
//!
//! Each line of a table in `fixtures/words` is an input and the text that comes out, with a tab
//! between. Line ends are written `\n`, a tab `\t`, a backslash `\\`, and characters that do not
//! show `\u{…}`.

use std::fs;

use tearsheet::{Normalization, Options};

use crate::expected::{difference, report, root};

/// Reads what a table says: the escapes of this file's first lines.
fn read(written: &str) -> String {
    let mut text = String::new();
    let mut rest = written.chars();
    while let Some(next) = rest.next() {
        if next != '\\' {
            text.push(next);
            continue;
        }
        match rest.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let number: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                let number = u32::from_str_radix(&number, 16).expect("a code point");
                text.push(char::from_u32(number).expect("a character"));
            }
            other => text.extend(other),
        }
    }
    text
}

/// Writes a text as tables write it.
fn write(text: &str) -> String {
    let mut written = String::new();
    for character in text.chars() {
        let number = u32::from(character);
        match character {
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            '\\' => written.push_str("\\\\"),
            _ if does_not_show(character) => written.push_str(&format!("\\u{{{number:X}}}")),
            _ => written.push(character),
        }
    }
    written
}

fn does_not_show(character: char) -> bool {
    character.is_control()
        || matches!(u32::from(character),
            0xA0 | 0xAD | 0x34F | 0x61C | 0x115F | 0x1160 | 0x17B4 | 0x17B5 | 0x180B..=0x180F
            | 0x2000..=0x200F | 0x2028..=0x202F | 0x2060..=0x206F | 0x3164 | 0xFE00..=0xFE0F
            | 0xFEFF | 0xFFA0 | 0xFFF9..=0xFFFD | 0x1D173..=0x1D17A | 0xE0000..=0xE0FFF)
}

/// Runs every line of a table and compares.
#[track_caller]
fn check(name: &str, run: fn(&str) -> String) {
    let path = root().join("fixtures/words").join(name);
    let table = fs::read_to_string(&path).unwrap();
    let mut actual = String::new();
    for line in table.lines() {
        if line.starts_with('#') || line.is_empty() {
            actual.push_str(line);
        } else {
            let input = line.split('\t').next().unwrap_or("");
            let text = run(&read(input));
            actual.push_str(&format!("{input}\t{}", write(&text)));
        }
        actual.push('\n');
    }
    report(name, &Vec::from_iter(difference(&path, Some(&actual))));
}

fn cleaned(raw: &str) -> String {
    tearsheet::clean(raw).text()
}

#[test]
fn escaped_markup_and_texts_about_markup() {
    check("escaped.tsv", cleaned);
}

#[test]
fn escaping_once_more_changes_nothing() {
    let table = fs::read_to_string(root().join("fixtures/words/escaped_again.txt")).unwrap();
    for line in table.lines().map(read) {
        let once = escape(&line);
        let expected = tearsheet::clean(&line);
        for escaped in [once.clone(), escape(&once)] {
            let description = tearsheet::clean(&escaped);
            assert_eq!(description.blocks, expected.blocks, "{escaped}");
        }
    }
}

fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn characters_that_do_not_show() {
    check("invisible.tsv", cleaned);
}

#[test]
fn mojibake() {
    check("mojibake.tsv", cleaned);
}

#[test]
fn titles_with_markup() {
    check("titles.tsv", |title| tearsheet::headline(title).text);
}

#[test]
fn texts_are_composed_on_request() {
    let options = Options::default().with_normalization(Normalization::Nfc);
    let raw = "<p>Cafe\u{301} <a href='https://example.org/e\u{301}'>re\u{301}sume\u{301}</a> \
        <code>e\u{301}</code></p><ul><li>o\u{308}</li></ul><table><caption>A\u{30A}</caption>\
        <tr><th>u\u{308}</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>\
        <img src='https://example.org/1.jpg' alt='n\u{303}'>";
    let composed = tearsheet::clean_with(raw, &options);
    let text = composed.text();
    for part in ["Café", "résumé", "e\u{301}", "ö", "Å", "ü"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(composed.links()[0].text, "résumé");
    assert!(
        composed.links()[0].address.contains("e\u{301}"),
        "{}",
        composed.links()[0].address
    );
    assert_eq!(composed.images()[0].alt, "ñ");
    assert!(tearsheet::clean(raw).text().contains("Cafe\u{301}"));

    let bundle = "<ol><li><a href=\"https://news.google.com/rss/articles/CBMiAQ?oc=5\">Cafe\u{301} \
        opens</a>&nbsp;&nbsp;<font color=\"#6f6f6f\">L'E\u{301}cho</font></li><li>\
        <a href=\"https://news.google.com/rss/articles/CBMiAg?oc=5\">Cafe\u{301} at last</a>&nbsp;\
        &nbsp;<font color=\"#6f6f6f\">Harbour News</font></li></ol>";
    let entries = tearsheet::bundle_with(bundle, &options).unwrap().entries;
    assert_eq!(entries[0].headline, "Café opens");
    assert_eq!(entries[0].outlet.as_deref(), Some("L'Écho"));
    assert_eq!(
        tearsheet::clean_with(bundle, &options)
            .bundle
            .unwrap()
            .entries,
        entries
    );

    let page = "<title>Cafe\u{301} opens</title><article><h1>Cafe\u{301} opens</h1><p>The cafe\u{301} on \
        the quay opened on Monday, two years late, and the first guest came at noon.</p></article>";
    let article = tearsheet::extract(page, &options).unwrap();
    assert_eq!(article.metadata.title.as_deref(), Some("Café opens"));
    assert!(article.text().contains("The café on"));
    assert_eq!(
        tearsheet::headline_with("Cafe\u{301}", &options).text,
        "Café"
    );
}
