//! Extracts the article of a page: its bytes go in, in any encoding, and the main content and what
//! the page says about itself come out.
//!
//! ```text
//! cargo run --release --example extract_page
//! cargo run --release --example extract_page -- --markdown --url https://example.org/a page.html
//! curl -s https://example.org/a | cargo run --release --example extract_page -- --json -
//! ```

mod common;

use std::process::ExitCode;

use tearsheet::{Article, Options, render};

const PROGRAM: common::Program = common::Program {
    usage: "\
Extracts the article of a page.

usage: extract_page [--text | --markdown | --html | --json] [--url ADDRESS] [FILE | -]

  --text         print the title and the text (default)
  --markdown     print Markdown
  --html         print HTML
  --json         print metadata, blocks and notes
  --url ADDRESS  where the page comes from; links are made absolute against it
  --help         print this text
  FILE           the page, in any encoding; - for standard input; an example without one

Ends with 1 if the page holds no article.
",
    switches: &["--text", "--markdown", "--html", "--json"],
    valued: &["--url"],
    fixture: "fixtures/examples/page.html",
};

fn main() -> ExitCode {
    PROGRAM.run(extract)
}

fn extract(call: &common::Call) -> Result<String, String> {
    let mut options = Options::default();
    if let Some(url) = call.value("--url") {
        options = options.with_url(url);
    }
    let article =
        tearsheet::extract_bytes(&call.input, None, &options).map_err(|error| error.to_string())?;
    if call.has("--json") {
        return serde_json::to_string_pretty(&article).map_err(|error| error.to_string());
    }
    if call.has("--html") {
        return Ok(render::html(&common::with_title(&article)));
    }
    if call.has("--markdown") {
        return Ok(render::markdown(&common::with_title(&article)));
    }
    Ok(text(&article))
}

fn text(article: &Article) -> String {
    let metadata = &article.metadata;
    let mut lines: Vec<String> = Vec::new();
    lines.extend(metadata.title.clone());
    if !metadata.authors.is_empty() {
        lines.push(format!("by {}", metadata.authors.join(", ")));
    }
    lines.extend(metadata.published.clone());
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(render::text(&article.blocks));
    lines.join("\n")
}
