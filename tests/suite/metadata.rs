//! What pages say about themselves: tables of small inputs and what is read from each.

use std::fs;

use tearsheet::{Metadata, Options};

use crate::expected::{difference, report, root};

/// Stands in every page, since a page without text is an error.
const TEXT: &str = "<p>The ferry sails again.</p>";

/// Reads every line of a table and compares the last column, which is what `read` makes of the
/// others. `\n` stands for a line end.
#[track_caller]
fn check<const INPUTS: usize>(name: &str, read: fn([&str; INPUTS]) -> String) {
    let path = root().join("fixtures/metadata").join(name);
    let table = fs::read_to_string(&path).unwrap();
    let mut lines = table.lines();
    let mut actual = format!("{}\n", lines.next().expect("a line of column names"));
    for line in lines {
        let inputs: Vec<&str> = line.split('\t').take(INPUTS).collect();
        let unescaped: Vec<String> = inputs
            .iter()
            .map(|input| input.replace("\\n", "\n"))
            .collect();
        let result = read(std::array::from_fn(|column| unescaped[column].as_str()));
        actual.push_str(&format!("{}\t{result}\n", inputs.join("\t")));
    }
    report(
        "metadata",
        &Vec::from_iter(difference(&path, Some(&actual))),
    );
}

#[track_caller]
fn metadata(page: &str, address: &str) -> Metadata {
    let options = Options::default().with_url(address);
    let article = tearsheet::extract(&format!("{page}{TEXT}"), &options);
    article.expect("the page holds text").metadata
}

/// A page whose head holds one meta tag.
fn with_meta(language: &str, name: &str, content: &str) -> Metadata {
    let content = content.replace('"', "&quot;");
    let page = format!("<html lang={language}><meta property=\"{name}\" content=\"{content}\">");
    metadata(&page, "https://gazette.example/ferry")
}

#[test]
fn dates() {
    check("dates.tsv", |[language, date]| {
        let metadata = with_meta(language, "article:published_time", date);
        metadata.published.unwrap_or_default()
    });
}

#[test]
fn dates_in_addresses() {
    check("addresses.tsv", |[address]| {
        metadata("", address).published.unwrap_or_default()
    });
}

#[test]
fn bylines() {
    check("bylines.tsv", |[byline]| {
        with_meta("en", "author", byline).authors.join("; ")
    });
}

#[test]
fn pages() {
    check("pages.tsv", |[page]| {
        let metadata = metadata(page, "https://gazette.example/ferry");
        serde_json::to_string(&known(&metadata)).unwrap()
    });
}

#[test]
fn pages_at_addresses() {
    check("addressed_pages.tsv", |[address, page]| {
        serde_json::to_string(&known(&metadata(page, address))).unwrap()
    });
}

/// The fields that the page tells, in their serde form.
fn known(metadata: &Metadata) -> serde_json::Value {
    let mut fields = serde_json::to_value(metadata).unwrap();
    let unknown = [serde_json::Value::Null, serde_json::json!([])];
    if let Some(fields) = fields.as_object_mut() {
        fields.retain(|_, value| !unknown.contains(value));
    }
    fields
}
