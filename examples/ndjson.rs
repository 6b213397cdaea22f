//! Drives the crate from any program: one JSON object per line in, one per line out, in order.
//!
//! ```text
//! cargo run --release --example ndjson < requests.jsonl > answers.jsonl
//! cargo run --release --example ndjson -- --threads 8 < requests.jsonl
//! echo '{"id": 1, "kind": "title", "content": "Ferry returns - Harbour Post"}' | cargo run --example ndjson
//! ```
//!
//! A request is `{"id", "kind", "content"}` with a kind of `page`, `description`, `title` or
//! `text`, and may hold `content_base64` (with `content_type`) in place of `content`, and `url`,
//! `title`, `outlets`, `outputs` and `comments` (`true` tells them apart from a page's content), and the selectors of [`tearsheet::docs::rules`] as
//! `keep_selectors`, `remove_selectors`, `content_selector` and `site_rules`. An answer is `{"id", "ok", "us"}` or `{"id", "error"}`. A bad
//! line is answered with an error and never stops the program; blank lines are skipped.
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "ndjson/answer.rs"]
mod answer;
#[path = "ndjson/request.rs"]
mod request;
#[path = "ndjson/stream.rs"]
mod stream;

use std::process::ExitCode;

const USAGE: &str = "\
Answers JSON requests, one per line of standard input, with one line each on standard output.

usage: ndjson [--threads N]

  --threads N  work on N lines at a time, 1 to 1024 (default 1); the order is kept
  --help       print this text

request: {\"id\": any, \"kind\": \"page\" | \"description\" | \"title\" | \"text\", \"content\": \"…\"}
         and any of \"url\", \"title\", \"outlets\", \"outputs\" (of \"text\", \"markdown\", \"html\");
         \"keep_selectors\", \"remove_selectors\" (lists), \"content_selector\", \"site_rules\" (a
         text) tell what is part of a page and what is not;
         \"content_base64\", with \"content_type\" if known, may stand in place of \"content\"
answer:  {\"id\": any, \"ok\": {…}, \"us\": microseconds}
         {\"id\": any, \"error\": {\"kind\": \"…\", \"message\": \"…\"}}
";

/// More threads than this only cost memory.
const MOST_THREADS: usize = 1024;

/// What the command line asks for.
enum Call {
    Help,
    Work { threads: usize },
}

fn main() -> ExitCode {
    let threads = match read_arguments(std::env::args().skip(1)) {
        Ok(Call::Work { threads }) => threads,
        Ok(Call::Help) => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(message) => {
            eprint!("ndjson: {message}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let input = std::io::stdin().lock();
    let done = if threads == 1 {
        stream::one_by_one(input, std::io::stdout().lock())
    } else {
        stream::in_parallel(input, std::io::stdout(), threads)
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the answers has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ndjson: {error}");
            ExitCode::FAILURE
        }
    }
}

fn read_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Call, String> {
    let mut threads = 1;
    while let Some(argument) = arguments.next() {
        let value = match argument.as_str() {
            "--help" | "-h" => return Ok(Call::Help),
            "--threads" => arguments.next(),
            other => match other.strip_prefix("--threads=") {
                Some(value) => Some(value.to_owned()),
                None => return Err(format!("unknown argument {other:?}")),
            },
        };
        threads = value
            .and_then(|value| value.parse().ok())
            .filter(|threads| (1..=MOST_THREADS).contains(threads))
            .ok_or_else(|| format!("--threads wants a number from 1 to {MOST_THREADS}"))?;
    }
    Ok(Call::Work { threads })
}
