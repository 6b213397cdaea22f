//! Finds the structure of an article that is plain text: title, categories, headings, paragraphs
//! and lists.
//!
//! ```text
//! cargo run --release --example structure_text
//! cargo run --release --example structure_text -- --json article.txt
//! ```

mod common;

use std::process::ExitCode;

use tearsheet::render;

const PROGRAM: common::Program = common::Program {
    usage: "\
Finds the structure of an article that is plain text.

usage: structure_text [--markdown | --text | --html | --json] [FILE | -]

  --markdown  print Markdown (default)
  --text      print text
  --html      print HTML
  --json      print metadata and blocks
  --help      print this text
  FILE        the text; - for standard input; an example without one
",
    switches: &["--markdown", "--text", "--html", "--json"],
    valued: &[],
    fixture: "fixtures/examples/article.txt",
};

fn main() -> ExitCode {
    PROGRAM.run(structure)
}

fn structure(call: &common::Call) -> Result<String, String> {
    let article = tearsheet::structure(&call.text());
    if call.has("--json") {
        return serde_json::to_string_pretty(&article).map_err(|error| error.to_string());
    }
    let blocks = common::with_title(&article);
    if call.has("--text") {
        return Ok(render::text(&blocks));
    }
    if call.has("--html") {
        return Ok(render::html(&blocks));
    }
    let metadata = &article.metadata;
    let mut output = render::markdown(&blocks);
    for (name, values) in [
        ("Authors", &metadata.authors),
        ("Categories", &metadata.categories),
        ("Tags", &metadata.tags),
    ] {
        if !values.is_empty() {
            output.push_str(&format!("\n\n{name}: {}", values.join(", ")));
        }
    }
    Ok(output)
}
