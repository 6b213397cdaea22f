//! Splits a Google News bundle, with its tags or without them, into headlines, outlets and links.
//!
//! ```text
//! cargo run --release --example split_bundle
//! cargo run --release --example split_bundle -- post.md
//! ```
//!
//! YAML front matter at the start of the input is skipped, so the posts of bots can be read as
//! they are. The program ends with 1 if the input is no bundle.

mod common;

use std::process::ExitCode;

use tearsheet::Entry;

const PROGRAM: common::Program = common::Program {
    usage: "\
Splits a Google News bundle into headlines, outlets and links.

usage: split_bundle [--json] [FILE | -]

  --json  print the whole result
  --help  print this text
  FILE    the description of a feed item, or a post with YAML front matter whose body is one;
          - for standard input; an example without one

Prints a line for each headline: outlet | headline | link. The link is the publisher's where it
can be read off the bundle's. Ends with 1 if the input is no bundle.
",
    switches: &["--json"],
    valued: &[],
    fixture: "fixtures/examples/post.md",
};

fn main() -> ExitCode {
    PROGRAM.run(split)
}

fn split(call: &common::Call) -> Result<String, String> {
    let text = call.text();
    let body = common::front_matter(&text).map_or(text.as_str(), |(_, body)| body);
    let bundle = tearsheet::bundle(body).ok_or("the input is no bundle")?;
    if call.has("--json") {
        return serde_json::to_string_pretty(&bundle).map_err(|error| error.to_string());
    }
    Ok(bundle.entries.iter().map(line).collect())
}

fn line(entry: &Entry) -> String {
    let outlet = entry.outlet.as_deref().unwrap_or("?");
    let link = entry.publisher_link.as_ref().or(entry.link.as_ref());
    let link = link.map_or("no link", String::as_str);
    format!("{outlet} | {} | {link}\n", entry.headline)
}
