//! Addresses and what becomes of them, as tables.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tearsheet::link::{GoogleNewsId, unwrap_redirect, without_tracking};

use crate::expected::{difference, report, root};

/// Compares the second column of a table with what comes of the first.
#[track_caller]
fn check(name: &str, run: fn(&str) -> String) {
    let path = root().join("fixtures/links").join(name);
    let table = fs::read_to_string(&path).unwrap();
    let mut lines = table.lines();
    let mut actual = format!("{}\n", lines.next().expect("a line of column names"));
    for line in lines {
        let input = line.split('\t').next().unwrap_or("");
        actual.push_str(&format!("{input}\t{}\n", run(input)));
    }
    report(name, &Vec::from_iter(difference(&path, Some(&actual))));
}

#[test]
fn redirects() {
    check("redirects.tsv", |address| {
        unwrap_redirect(address).unwrap_or_default()
    });
}

#[test]
fn tracking() {
    check("tracking.tsv", |address| {
        without_tracking(address).into_owned()
    });
}

/// All addresses that come out of a piece of markup.
#[test]
fn schemes() {
    check("schemes.tsv", |markup| {
        let description = tearsheet::clean(markup);
        let links = description.links().into_iter().map(|link| link.address);
        let images = description
            .images()
            .into_iter()
            .map(|image| image.source.as_str());
        links.chain(images).collect::<Vec<_>>().join(" ")
    });
}

/// An address of Google News with an id that holds a payload of an article.
fn article(payload: &str) -> String {
    let length = payload.len();
    let mut message = vec![0x08, 0x13, 0x22];
    match u8::try_from(length).ok().filter(|length| *length < 0x80) {
        Some(length) => message.push(length),
        None => message.extend([0x80 | (length & 0x7F) as u8, (length >> 7) as u8]),
    }
    message.extend(payload.bytes());
    message.extend([0xD2, 0x01, 0x00]);
    let id = URL_SAFE_NO_PAD.encode(message);
    format!("https://news.google.com/rss/articles/{id}?oc=5")
}

/// The publisher's address of a bundle's one entry.
fn publisher(link: &str) -> Option<String> {
    let item = format!("<ol><li><a href=\"{link}\">A tide</a> <font>The Quay</font></li></ol>");
    let bundle = tearsheet::bundle(&item).unwrap();
    bundle.entries.into_iter().next().unwrap().publisher_link
}

/// Ids are told by their first letters where those are enough: payloads of all lengths, that only Google can resolve
/// and that are addresses, some of which look like the others.
#[test]
fn ids_of_all_lengths() {
    for length in 0..2_000 {
        let tail = "k3Zq_-9b".repeat(length / 8 + 1);
        let tail = &tail[..length];
        let opaque = article(&format!("AU_yqL{tail}"));
        assert_eq!(publisher(&opaque), None, "{opaque}");
        assert!(GoogleNewsId::parse(&opaque).is_some_and(|id| id.is_opaque()));
        for start in ["https://quay.example/AU_yqL", "http://au.example/"] {
            let address = format!("{start}{tail}");
            assert_eq!(publisher(&article(&address)), Some(address));
        }
    }
}
