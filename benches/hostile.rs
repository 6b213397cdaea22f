//! Milliseconds that every front door takes for every hostile shape: one table, worst last.
//!
//! `cargo bench --bench hostile` reads 500 KB and 1 MB of each shape and fails where 1 MB takes a
//! second, or where twice the input takes more than 2.3 times as long, and so does twice that: where
//! the processor's caches end, time jumps once. Names of shapes and doors behind `--` choose among
//! them, and a number is the size in bytes of the larger input.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout, clippy::print_stderr)]

#[path = "../tests/suite/hostile/shapes.rs"]
mod shapes;

use std::time::Duration;
use std::{env, process};

use shapes::{DOORS, Door, shapes, timed};

/// The most that one megabyte may take.
const LONGEST: Duration = Duration::from_secs(1);

/// The most by which time may grow where the input doubles.
const GROWTH: f64 = 2.3;

/// Below this a growth says nothing: caches and the clock decide.
const SHORTEST: Duration = Duration::from_millis(20);

/// How often a growth that is too large is measured again.
const TRIES: usize = 5;

fn main() {
    let words: Vec<String> = env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    // Cargo asks whether the program runs at all.
    let is_test = words.iter().any(|word| word == "--test");
    let size = words.iter().find_map(|word| word.parse().ok());
    let size: usize = size.unwrap_or(if is_test { 20_000 } else { 1_000_000 });
    let names: Vec<&String> = words
        .iter()
        .filter(|word| !word.starts_with('-') && word.parse::<usize>().is_err())
        .collect();
    let doors = DOORS.iter();
    let doors = doors.filter(|(door, _)| names.iter().any(|name| name == door));
    let mut doors: Vec<&(&str, Door)> = doors.collect();
    let all_shapes = doors.len() == names.len();
    if doors.is_empty() {
        doors = DOORS.iter().collect();
    }
    let mut rows = Vec::new();
    for shape in shapes() {
        if !all_shapes && !names.iter().any(|name| **name == shape.name) {
            continue;
        }
        let (half, whole) = (shape.of_size(size / 2), shape.of_size(size));
        for (door, call) in &doors {
            eprint!("\r{door}, {}\x1b[K", shape.name);
            let (time, mut growth) = measure(*call, &half, &whole);
            if growth > GROWTH {
                let twice = shape.of_size(2 * size);
                growth = growth.min(measure(*call, &whole, &twice).1);
            }
            rows.push((time, growth, format!("{door}, {}", shape.name)));
        }
    }
    eprintln!();
    rows.sort_by_key(|row| row.0);
    let mut failed = 0;
    for (time, growth, name) in rows {
        let bad = !is_test && (time > LONGEST || growth > GROWTH);
        failed += usize::from(bad);
        let mark = if bad { "  <-" } else { "" };
        println!(
            "{:9.1} ms  x{growth:.2}  {name}{mark}",
            time.as_secs_f64() * 1_000.0
        );
    }
    if failed > 0 {
        println!("{failed} are too slow");
        process::exit(1);
    }
}

/// How long the larger input takes, and how often as long as the smaller one.
fn measure(call: Door, half: &str, whole: &str) -> (Duration, f64) {
    let mut short = timed(call, half);
    let mut long = timed(call, whole);
    for _ in 0..TRIES {
        let fine = long < SHORTEST || growth(short, long) <= GROWTH;
        if fine && long < LONGEST {
            break;
        }
        short = short.min(timed(call, half));
        long = long.min(timed(call, whole));
    }
    let growth = if long < SHORTEST {
        0.0
    } else {
        growth(short, long)
    };
    (long, growth)
}

fn growth(short: Duration, long: Duration) -> f64 {
    long.as_secs_f64() / short.as_secs_f64()
}
