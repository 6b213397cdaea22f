//! Addresses and what becomes of them, as tables.

use std::fs;

use tearsheet::link::{unwrap_redirect, without_tracking};

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
