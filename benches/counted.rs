//! One call on one input, for `.ci/instructions`, which counts what it takes under valgrind.
//!
//! ```text
//! counted extract fixtures/pages/news_article/input.html
//! ```

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr)]

use std::hint::black_box;

use tearsheet::{Options, render};

const USAGE: &str = "usage: counted extract|clean|structure FILE";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let ([door, path], false) = (arguments.as_slice(), arguments.is_empty()) else {
        // Under `cargo bench` there is nothing to count.
        eprintln!("{USAGE}");
        return;
    };
    let Ok(input) = std::fs::read_to_string(path) else {
        eprintln!("{USAGE}");
        return;
    };
    // What is made at the first use of all is not counted.
    black_box(call(door, &input));
    black_box(counted(door, &input));
}

/// The call whose instructions are counted.
#[inline(never)]
fn counted(door: &str, input: &str) -> usize {
    call(door, input)
}

fn call(door: &str, input: &str) -> usize {
    match door {
        "extract" => {
            let article = tearsheet::extract(input, &Options::default());
            article.map_or(0, |article| render::text(&article.blocks).len())
        }
        "clean" => render::text(&tearsheet::clean(input).blocks).len(),
        "structure" => render::text(&tearsheet::structure(input).blocks).len(),
        _ => 0,
    }
}
