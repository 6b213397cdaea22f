//! Measures extraction on a corpus: how much of each page's text, title, authors and day is right.
//!
//! ```text
//! cargo run --release --example evaluate -- CORPUS --threads 4
//! cargo run --release --example evaluate -- CORPUS --no-url --worst 20
//! cargo run --release --example evaluate -- CORPUS --predictions predictions.jsonl
//! cargo run --release --example evaluate -- CORPUS --structure --worst 20
//! ```
//!
//! A corpus is a folder with `truth.jsonl` and `pages/ID.html`; each may be compressed, with `.gz`
//! behind its name. A line of the truth is an object with `id`, and where known `url`, `type`,
//! `title`, `author`, `date`, `text`, and the lists `must_have` and `must_not_have` of parts of the
//! text. A `title`, `author` or `date` that is null says that the page has none. Pages with a `text`
//! are measured by its words, those without one by the parts alone; `measure.rs` defines how.
//!
//! Predictions made elsewhere are lines with `id` and `text`, and where known `title`, `authors`,
//! `published`, `confidence` and `page_type`. Pages that a model was trained on say little about it:
//! for such a corpus, let the trainer predict each page with a model that never saw its host.
#![allow(clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;
mod corpus;
mod measure;
mod predict;
mod report;
mod score;
mod structure;

use std::path::Path;
use std::process::ExitCode;

const PROGRAM: common::Program = common::Program {
    usage: "\
Measures extraction on a corpus of pages whose content is known.

usage: evaluate [--structure] [--no-url] [--threads N] [--worst N] [--predictions FILE] [FOLDER]

  --structure         measure how much of the pages' structure is kept, and nothing else
  --no-url            do not tell where the pages come from
  --threads N         work on N pages at a time, 1 to 1024 (default 1); the output is the same
  --worst N           list the N pages with the worst text
  --predictions FILE  measure lines of {\"id\", \"text\", …} that were made elsewhere
  --help              print this text
  FOLDER              holds truth.jsonl and pages/ID.html, or both with .gz; an example without one
",
    switches: &["--structure", "--no-url"],
    valued: &["--threads", "--worst", "--predictions"],
    fixture: "fixtures/corpus",
};

/// More threads than this only cost memory.
const MOST_THREADS: usize = 1024;

fn main() -> ExitCode {
    PROGRAM.run_unread(evaluate)
}

fn evaluate(call: &common::Call) -> Result<String, String> {
    let threads = number(call, "--threads")?.unwrap_or(1);
    if !(1..=MOST_THREADS).contains(&threads) {
        return Err(format!("--threads wants a number from 1 to {MOST_THREADS}"));
    }
    let worst = number(call, "--worst")?.unwrap_or(0);
    let corpus = corpus::Corpus::read(&call.path(&PROGRAM))?;
    if call.has("--structure") {
        let structures = predict::structures(&corpus, threads, !call.has("--no-url"))?;
        let ids = corpus.truths.iter().map(|truth| truth.id.as_str());
        return Ok(structure::report(
            &ids.zip(structures).collect::<Vec<_>>(),
            worst,
        ));
    }
    let predictions = match call.value("--predictions") {
        Some(path) => predict::read(&corpus, Path::new(path))?,
        None => predict::extract(&corpus, threads, !call.has("--no-url"))?,
    };
    Ok(report::report(&corpus, &predictions, worst))
}

fn number(call: &common::Call, name: &str) -> Result<Option<usize>, String> {
    let parsed = call.value(name).map(str::parse);
    parsed
        .transpose()
        .map_err(|_| format!("{name} wants a number"))
}
