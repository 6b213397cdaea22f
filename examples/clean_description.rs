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

use tearsheet::link::{Redirects, Tracking};
use tearsheet::{FurnitureKind, Options, render};

const PROGRAM: common::Program = common::Program {
    usage: "\
Cleans the description of a feed item.

usage: clean_description [--text | --markdown | --html | --json] [--url ADDRESS] [--title TITLE]
                         [--keep KIND,…] [--keep-redirects] [--without-tracking] [FILE | -]

  --text              print text, and on lines that start with # what was found (default)
  --markdown          print Markdown
  --html              print HTML
  --json              print the whole result
  --url ADDRESS       where the feed item leads; links are made absolute against it
  --title TITLE       the feed item's title
  --keep KIND,…       leave furniture of these kinds where it stands, such as share_links
  --keep-redirects    leave redirect links as they are
  --without-tracking  remove parameters that track readers from all addresses
  --help              print this text
  FILE                the description; - for standard input; an example without one
",
    switches: &[
        "--text",
        "--markdown",
        "--html",
        "--json",
        "--keep-redirects",
        "--without-tracking",
    ],
    valued: &["--url", "--title", "--keep"],
    fixture: "fixtures/examples/description.html",
};

fn main() -> ExitCode {
    PROGRAM.run(clean)
}

fn options(call: &common::Call) -> Result<Options, String> {
    let mut options = Options::default();
    if let Some(url) = call.value("--url") {
        options = options.with_url(url);
    }
    if let Some(title) = call.value("--title") {
        options = options.with_title(title);
    }
    for name in call.value("--keep").unwrap_or("").split(',') {
        let mut kinds = FurnitureKind::ALL.iter().copied();
        match kinds.find(|kind| kind.name() == name) {
            Some(kind) => options = options.with_furniture_kept([kind]),
            None if name.is_empty() => {}
            None => return Err(format!("no kind of furniture: {name}")),
        }
    }
    if call.has("--keep-redirects") {
        options = options.with_redirects(Redirects::Kept);
    }
    if call.has("--without-tracking") {
        options = options.with_tracking(Tracking::Removed);
    }
    Ok(options)
}

fn clean(call: &common::Call) -> Result<String, String> {
    let options = options(call)?;
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
    for link in description.links() {
        output.push_str(&format!("# link: {} ({})\n", link.address, link.text));
    }
    for image in description.images() {
        output.push_str(&format!("# image: {} ({})\n", image.source, image.alt));
    }
    for note in &description.notes {
        output.push_str(&format!("# note: {note:?}\n"));
    }
    Ok(output)
}
