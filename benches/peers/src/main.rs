//! Times tearsheet beside other libraries, all on the same inputs in one run and one thread.
//!
//! ```text
//! cargo run --release -- descriptions < requests.jsonl
//! cargo run --release -- pages FOLDER --every 5 --rounds 5
//! cargo run --release -- pages FOLDER --python python3
//! ```
//!
//! Each library reads every input once in a round; the rounds of all libraries are interleaved, so
//! that whatever else the machine does slows all of them.

mod contender;
mod inputs;
mod resiliparse;
mod table;
mod threads;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use contender::{Contender, DESCRIPTIONS, PAGES, SLOW_PAGES};
use resiliparse::Resiliparse;

const USAGE: &str = "\
Times tearsheet beside other libraries.

usage: tearsheet-peers descriptions [--rounds N] < REQUESTS
       tearsheet-peers pages FOLDER [--every N] [--rounds N] [--only NAME] [--slow] [--python PROGRAM]
       tearsheet-peers threads FOLDER [--every N] [--rounds N]

descriptions  REQUESTS has a JSON object a line, whose \"content\" is a feed description
pages         FOLDER holds pages, *.html or *.html.gz
threads       the pages with tearsheet in one thread and in two

  --rounds N        how often each library reads all inputs (default 41, of pages 5)
  --every N         takes each N-th page only (default 1)
  --only NAME       times only those whose name holds NAME, beside the first
  --slow            those that are too slow for the other table
  --python PROGRAM  a Python with resiliparse installed, which is timed in the same rounds
  --help            print this text
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["--help"] {
        print!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let Some(arguments) = Arguments::parse(&arguments) else {
        eprint!("{USAGE}");
        return ExitCode::from(2);
    };
    match arguments.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// What the command line asks for.
#[derive(Default)]
struct Arguments {
    mode: String,
    folder: Option<String>,
    rounds: Option<usize>,
    every: Option<usize>,
    only: Option<String>,
    slow: bool,
    python: Option<String>,
}

impl Arguments {
    fn parse(arguments: &[String]) -> Option<Self> {
        let mut arguments = arguments.iter().cloned();
        let mut found = Arguments {
            mode: arguments.next()?,
            ..Arguments::default()
        };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--rounds" => found.rounds = Some(positive(&arguments.next()?)?),
                "--every" => found.every = Some(positive(&arguments.next()?)?),
                "--only" => found.only = Some(arguments.next()?),
                "--slow" => found.slow = true,
                "--python" => found.python = Some(arguments.next()?),
                _ if !argument.starts_with('-') && found.folder.is_none() => {
                    found.folder = Some(argument);
                }
                _ => return None,
            }
        }
        let wants_folder = match found.mode.as_str() {
            "descriptions" => false,
            "pages" | "threads" => true,
            _ => return None,
        };
        (wants_folder == found.folder.is_some()).then_some(found)
    }

    fn run(&self) -> Result<(), String> {
        let every = self.every.unwrap_or(1);
        let Some(folder) = self.folder.as_deref().map(Path::new) else {
            let inputs = inputs::descriptions()?;
            let contenders: Vec<&Contender> = DESCRIPTIONS.iter().collect();
            let seconds = time(&contenders, &inputs, self.rounds.unwrap_or(41), None)?;
            table::of_rounds(&names(&contenders), &seconds, &inputs);
            return Ok(());
        };
        let pages = inputs::pages(folder, every)?;
        let rounds = self.rounds.unwrap_or(5);
        if self.mode == "threads" {
            threads::compare(&pages, rounds);
            return Ok(());
        }
        let all: &[Contender] = if self.slow { &SLOW_PAGES } else { &PAGES };
        let contenders: Vec<&Contender> = all
            .iter()
            .enumerate()
            .filter(|(number, contender)| {
                let only = self.only.as_deref().unwrap_or_default();
                *number == 0 || contender.name.contains(only)
            })
            .map(|(_, contender)| contender)
            .collect();
        let beside = match &self.python {
            Some(python) => Some(Resiliparse::start(python, folder, every, &pages)?),
            None => None,
        };
        let mut names = names(&contenders);
        names.extend(beside.iter().map(|_| resiliparse::NAME));
        let seconds = time(&contenders, &pages, rounds, beside)?;
        table::of_pages(&names, &seconds, &pages);
        Ok(())
    }
}

fn positive(text: &str) -> Option<usize> {
    text.parse().ok().filter(|number| *number > 0)
}

fn names(contenders: &[&Contender]) -> Vec<&'static str> {
    contenders.iter().map(|contender| contender.name).collect()
}

/// The seconds of each contender, by round and input.
type Seconds = Vec<Vec<Vec<f64>>>;

/// Times all contenders on all inputs.
fn time(
    contenders: &[&Contender],
    inputs: &[String],
    rounds: usize,
    mut beside: Option<Resiliparse>,
) -> Result<Seconds, String> {
    let mut seconds: Seconds = vec![Vec::new(); contenders.len() + beside.iter().len()];
    // A library that panics is told about in the table only; its time up to there counts.
    std::panic::set_hook(Box::new(|_| {}));
    for _ in 0..rounds {
        for (contender, seconds) in contenders.iter().zip(&mut seconds) {
            seconds.push(inputs.iter().map(|input| once(contender, input)).collect());
        }
        if let (Some(beside), Some(last)) = (&mut beside, seconds.last_mut()) {
            last.push(beside.round()?);
        }
    }
    let _ = std::panic::take_hook();
    Ok(seconds)
}

fn once(contender: &Contender, input: &str) -> f64 {
    let start = Instant::now();
    let _ = catch_unwind(AssertUnwindSafe(|| {
        std::hint::black_box((contender.run)(input));
    }));
    start.elapsed().as_secs_f64()
}
