//! Times tearsheet beside other libraries, all on the same inputs in one run and one thread.
//!
//! ```text
//! cargo run --release -- descriptions < requests.jsonl
//! cargo run --release -- descriptions --rounds 101 < requests.jsonl
//! ```
//!
//! Inputs come as the lines of the `ndjson` example: JSON objects whose `content` is one input. Each
//! library reads every input once in a round; the rounds of all libraries are interleaved, so that
//! whatever else the machine does slows all of them. The table tells the median over the rounds.

mod contender;
mod table;

use std::io::BufRead;
use std::process::ExitCode;
use std::time::Instant;

use contender::{Contender, DESCRIPTIONS};

const USAGE: &str = "\
Times tearsheet beside other libraries on the inputs of standard input: one JSON object a line,
whose \"content\" is the input.

usage: tearsheet-peers descriptions [--rounds N]

  --rounds N  how often each library reads all inputs (default 41)
  --help      print this text
";

const ROUNDS: usize = 41;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let rounds = match arguments.as_slice() {
        ["--help"] => {
            print!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        ["descriptions"] => Some(ROUNDS),
        ["descriptions", "--rounds", rounds] => rounds.parse().ok().filter(|rounds| *rounds > 0),
        _ => None,
    };
    let Some(rounds) = rounds else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    match read_inputs() {
        Ok(inputs) => {
            compare(&DESCRIPTIONS, &inputs, rounds);
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn read_inputs() -> Result<Vec<String>, String> {
    let mut inputs = Vec::new();
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|error| format!("line {}: {error}", number + 1))?;
        let request: serde_json::Value =
            serde_json::from_str(&line).map_err(|error| format!("line {}: {error}", number + 1))?;
        let content = request.get("content").and_then(|content| content.as_str());
        let content = content.ok_or(format!("line {}: no \"content\"", number + 1))?;
        inputs.push(content.to_owned());
    }
    match inputs.is_empty() {
        true => Err("no inputs".to_owned()),
        false => Ok(inputs),
    }
}

/// Times all contenders on all inputs and prints the table.
fn compare(contenders: &[Contender], inputs: &[String], rounds: usize) {
    let mut seconds: Vec<Vec<f64>> = vec![Vec::new(); contenders.len()];
    for _ in 0..rounds {
        for (contender, seconds) in contenders.iter().zip(&mut seconds) {
            let start = Instant::now();
            for input in inputs {
                std::hint::black_box((contender.run)(input));
            }
            seconds.push(start.elapsed().as_secs_f64());
        }
    }
    let bytes = inputs.iter().map(String::len).sum();
    println!("{} inputs, {bytes} bytes, {rounds} rounds", inputs.len());
    table::print(contenders, &mut seconds, inputs.len(), bytes);
}
