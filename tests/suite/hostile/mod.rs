//! Hostile shapes from `fixtures/shapes/shapes.tsv`: time in proportion to size, on a small stack,
//! within the law of output, and the same on any number of threads.

mod damaged;
pub(crate) mod shapes;
mod threads;

use std::time::Duration;

use tearsheet::block::{self, Block, inline_text};
use tearsheet::{Limits, Note, Options, render};

use crate::expected::report;
use shapes::{DOORS, Shape, shapes, timed};

/// Sizes are small, for this runs without optimisation; `cargo bench --bench hostile` reads a
/// megabyte of each shape and is strict.
const SMALL: usize = 4_000;

/// The input grows by this factor.
const FACTOR: usize = 4;

/// What is linear takes four times as long, give or take; what is quadratic sixteen times.
const GROWTH: u32 = 9;

/// Less than this tells nothing about growth.
const SHORTEST: Duration = Duration::from_millis(60);

/// How often a time that is too long is measured again: other programs disturb it.
const TRIES: usize = 3;

/// Whether a door takes time in proportion to a shape's size.
fn grows_in_proportion(call: shapes::Door, shape: &Shape) -> Result<(), String> {
    let large = shape.of_size(SMALL * FACTOR);
    let mut long = timed(call, &large);
    if long < SHORTEST {
        return Ok(());
    }
    let small = shape.of_size(SMALL);
    let mut short = timed(call, &small);
    for _ in 0..TRIES {
        if long < SHORTEST || long <= short * GROWTH {
            return Ok(());
        }
        long = long.min(timed(call, &large));
        short = short.max(timed(call, &small));
    }
    Err(format!("{short:?} become {long:?}"))
}

#[test]
fn all_shapes_take_time_in_proportion_to_their_size() {
    let mut problems = Vec::new();
    for shape in shapes() {
        for (door, call) in DOORS {
            if let Err(problem) = grows_in_proportion(call, &shape) {
                problems.push(format!("{door}, {}: {problem}", shape.name));
            }
        }
    }
    report("growth", &problems);
}

/// How many bytes of text blocks hold.
fn text_bytes(blocks: &[Block]) -> usize {
    let mut bytes = 0;
    for block in block::walk(blocks) {
        block.for_each_inline_run(|content| bytes += inline_text(content).len());
        bytes += match block {
            Block::Code { text, .. } => text.len(),
            Block::Math { tex } => tex.len(),
            _ => 0,
        };
    }
    bytes
}

#[test]
fn text_is_at_most_three_times_the_input() {
    let mut problems = Vec::new();
    for shape in shapes() {
        let input = shape.of_size(2_000);
        let most = 3 * input.len() + 1_024;
        let mut check = |door: &str, blocks: &[Block]| {
            let bytes = text_bytes(blocks);
            if bytes > most {
                let name = &shape.name;
                problems.push(format!("{door}, {name}: {bytes} bytes of {}", input.len()));
            }
        };
        check("clean", &tearsheet::clean(&input).blocks);
        check("structure", &tearsheet::structure(&input).blocks);
        if let Ok(article) = tearsheet::extract(&input, &Options::default()) {
            check("extract", &article.blocks);
        }
    }
    report("output", &problems);
}

fn with(limits: Limits) -> Options {
    Options::default().with_limits(limits)
}

/// Every limit that is reached is told, and what comes before it is kept.
#[test]
fn limits_are_kept_and_told() {
    let line = |hour: usize| {
        format!(
            "<p>At {hour} o'clock the ferry left the pier of the old harbour, and the keeper of the \
             lantern wrote down the wind, the tide and the number of its {hour} guests.</p>"
        )
    };
    let lines = String::from_iter((1..=200).map(line));
    let page = format!("<title>Dusk</title><article>{lines}</article>");
    // Formatting across blocks is read by the other parser.
    let odd = format!("<b>{page}<p></b>");
    let check = |limits: Limits, note: Note| {
        for page in [&page, &odd] {
            let description = tearsheet::clean_with(page, &with(limits.clone()));
            assert!(description.notes.contains(&note), "{:?}", description.notes);
            let kept = description.text().matches("ferry").count();
            assert!((5..150).contains(&kept), "{note:?}: {kept} are left");
            let article = tearsheet::extract(page, &with(limits.clone())).unwrap();
            assert!(article.notes.contains(&note), "{:?}", article.notes);
        }
    };
    check(Limits::default().with_elements(100), Note::ElementsCut);
    check(Limits::default().with_steps(400), Note::StepsCut);
    check(Limits::default().with_output_bytes(2_000), Note::OutputCut);
}

#[test]
fn the_limit_of_output_holds_for_everything_that_comes_out() {
    let limit = 1_000;
    let options = with(Limits::default().with_output_bytes(limit));
    let mut problems = Vec::new();
    for shape in shapes() {
        let input = shape.of_size(20_000);
        let mut check = |door: &str, blocks: &[Block]| {
            let bytes = text_bytes(blocks);
            if bytes > limit {
                problems.push(format!("{door}, {}: {bytes} bytes", shape.name));
            }
        };
        let description = tearsheet::clean_with(&input, &options);
        // The entries of a bundle are made of its text, and are never longer.
        if description.bundle.is_none() {
            check("clean", &description.blocks);
        }
        if let Ok(article) = tearsheet::extract(&input, &options) {
            check("extract", &article.blocks);
        }
    }
    report("output", &problems);
}

/// A base that is as long as the page would make the result as long as its square.
#[test]
fn no_base_is_longer_than_any_real_one() {
    let base = format!("https://example.org/{}/", "a".repeat(3_000));
    let page = format!("<base href='{base}'><p><a href=x>Dusk</a> falls.</p>");
    let options = Options::default().with_url(base);
    let html = render::html(&tearsheet::clean_with(&page, &options).blocks);
    assert_eq!(html, "<p><a href=\"x\">Dusk</a> falls.</p>");
}

/// A link that goes on in every block would do the same.
#[test]
fn long_addresses_are_not_repeated_in_every_block() {
    let mut problems = Vec::new();
    for shape in shapes() {
        if !shape.name.starts_with("long link") {
            continue;
        }
        let input = shape.of_size(200_000);
        let blocks = tearsheet::structure(&input).blocks;
        for rendered in [render::html(&blocks), render::markdown(&blocks)] {
            if rendered.len() > 3 * input.len() {
                problems.push(format!("{}: {} bytes", shape.name, rendered.len()));
            }
        }
    }
    report("output", &problems);
}

/// The addresses of links that go on are part of what comes out.
#[test]
fn repeated_addresses_count_against_the_limit_of_output() {
    let address = format!("https://example.org/{}", "a".repeat(1_000));
    let page = format!("<a href='{address}'>{}</a>", "<p>x y</p>".repeat(100));
    let options = with(Limits::default().with_output_bytes(20_000));
    let description = tearsheet::clean_with(&page, &options);
    assert_eq!(description.notes, [Note::OutputCut]);
    assert!(render::html(&description.blocks).len() <= 24_000);
}
