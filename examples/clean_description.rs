//! Cleans the description of a feed item: markup in any state of escaping goes in, text, and what
//! was found and removed on the way, come out.
//!
//! ```text
//! cargo run --release --example clean_description
//! cargo run --release --example clean_description -- --markdown description.html
//! curl -s … | cargo run --release --example clean_description -- --json -
//! ```

mod common;

use std::process::ExitCode;

use tearsheet::{Options, render};

const PROGRAM: common::Program = common::Program {
    usage: "\
Cleans the description of a feed item.

usage: clean_description [--text | --markdown | --html | --json] [--url ADDRESS] [FILE | -]

  --text         print text, and on lines that start with # what was found (default)
  --markdown     print Markdown
  --html         print HTML
  --json         print the whole result
  --url ADDRESS  where the feed item leads; links are made absolute against it
  --help         print this text
  FILE           the description; - for standard input; an example without one
",
    switches: &["--text", "--markdown", "--html", "--json"],
    valued: &["--url"],
    fixture: "fixtures/examples/description.html",
};

fn main() -> ExitCode {
    PROGRAM.run(clean)
}

fn clean(call: &common::Call) -> Result<String, String> {
    let mut options = Options::default();
    if let Some(url) = call.value("--url") {
        options = options.with_url(url);
    }
    let description = tearsheet::clean_with(&call.text(), &options);
    if call.has("--json") {
        return serde_json::to_string_pretty(&description).map_err(|error| error.to_string());
    }
    if call.has("--markdown") {
        return Ok(render::markdown(&description.blocks));
    }
    if call.has("--html") {
        return Ok(render::html(&description.blocks));
    }
    let mut output = render::text(&description.blocks);
    if !output.is_empty() && !output.ends_with('\n') {
        output.push('\n');
    }
    for link in &description.links {
        output.push_str(&format!("# link: {} ({})\n", link.address, link.text));
    }
    for image in &description.images {
        output.push_str(&format!("# image: {} ({})\n", image.source, image.alt));
    }
    for note in &description.notes {
        output.push_str(&format!("# note: {note:?}\n"));
    }
    Ok(output)
}
