//! Shows why a page's article is what it is: writes one HTML file with all segments of the page, how
//! probable each is, the features that counted, and the article and its metadata beside them.
//!
//! ```text
//! cargo run --release --example explain_page -- page.html > explained.html
//! curl -s https://example.org/a | cargo run --release --example explain_page -- --url https://example.org/a - > explained.html
//! ```
//!
//! The file holds all it needs and loads nothing, neither images nor scripts of the page. A click on
//! a segment tells its reasons and shows its place in the article; a click on the article shows the
//! segment.

#[path = "../common/mod.rs"]
mod common;
mod facts;
mod page;
mod segments;
mod words;

use std::process::ExitCode;

use tearsheet::{Options, training};

const PROGRAM: common::Program = common::Program {
    usage: "\
Writes an HTML file that shows why a page's article is what it is.

usage: explain_page [--url ADDRESS] [FILE | -]
       explain_page --features

  --url ADDRESS  where the page comes from; links are made absolute against it
  --features     print the features that reasons are told of, and what they mean
  --help         print this text
  FILE           the page, in any encoding; - for standard input; an example without one
",
    switches: &["--features"],
    valued: &["--url"],
    fixture: "fixtures/examples/page.html",
};

fn main() -> ExitCode {
    PROGRAM.run(|call| Ok(explain(call)))
}

fn explain(call: &common::Call) -> String {
    if call.has("--features") {
        return features();
    }
    let mut options = Options::default();
    if let Some(url) = call.value("--url") {
        options = options.with_url(url);
    }
    let html = training::decode(&call.input);
    page::write(&training::explain(&html, &options))
}

/// A line for each feature of both stages.
fn features() -> String {
    let [_, all] = training::names();
    let lines = all.iter().map(|name| {
        let words = words::words(name).unwrap_or_default();
        format!("{name}: {words}\n")
    });
    lines.collect()
}
