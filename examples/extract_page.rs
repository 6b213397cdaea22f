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

use tearsheet::{Article, Options, SiteRules, render};

const PROGRAM: common::Program = common::Program {
    usage: "\
Extracts the article of a page.

usage: extract_page [--text | --markdown | --html | --json] [--url ADDRESS] [--keep SELECTOR]
                    [--remove SELECTOR] [--content SELECTOR] [--rules FILE] [FILE | -]

  --text         print the title and the text (default)
  --markdown     print Markdown
  --html         print HTML
  --json         print metadata, blocks and notes
  --url ADDRESS  where the page comes from; links are made absolute against it
  --keep SELECTOR, --remove SELECTOR
                 elements that are part of the content, or never part of it; may be given again
  --content SELECTOR
                 elements that hold the content; nothing else is part of it
  --rules FILE   such selectors for the pages of sites; --url tells which apply
  --help         print this text
  FILE           the page, in any encoding; - for standard input; an example without one

Ends with 1 if the page holds no article or a selector is none.
",
    switches: &["--text", "--markdown", "--html", "--json"],
    valued: &["--url", "--keep", "--remove", "--content", "--rules"],
    fixture: "fixtures/examples/page.html",
};

fn main() -> ExitCode {
    PROGRAM.run(extract)
}

fn extract(call: &common::Call) -> Result<String, String> {
    let options = options(call)?;
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

fn options(call: &common::Call) -> Result<Options, String> {
    let selected = Options::default()
        .with_keep_selectors(call.values("--keep"))
        .map_err(|error| format!("--keep: {error}"))?
        .with_remove_selectors(call.values("--remove"))
        .map_err(|error| format!("--remove: {error}"));
    let mut options = selected?;
    if let Some(selector) = call.value("--content") {
        let with = options.with_content_selector(selector);
        options = with.map_err(|error| format!("--content: {error}"))?;
    }
    if let Some(file) = call.value("--rules") {
        let rules = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        let rules = SiteRules::parse(&rules).map_err(|error| format!("{file}: {error}"))?;
        options = options.with_site_rules(rules);
    }
    if let Some(url) = call.value("--url") {
        options = options.with_url(url);
    }
    Ok(options)
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
