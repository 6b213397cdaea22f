//! Hostile shapes: a unit repeated between two ends, to any size, and everything that reads it.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use tearsheet::block::{Block, validate};
use tearsheet::{Options, render};

/// The stack that Rust gives a thread unless told otherwise.
const STACK: usize = 2 * 1024 * 1024;

/// What stands behind every shape and has to survive most of them.
pub(crate) const INNERMOST: &str = "<p>The keeper of the innermost lantern wrote down the hour, the \
    wind and the tide, as he had done on every evening since the storm.</p>";

/// Stands before a unit that is written once, between two that are repeated.
const ONCE: &str = "{once}";

/// One line of `fixtures/shapes/shapes.tsv`.
///
/// The unit may be several with `{then}` between: each is repeated to its share of the size before
/// the next begins. `{n}` counts.
pub(crate) struct Shape {
    pub(crate) name: String,
    before: String,
    unit: String,
    after: String,
}

impl Shape {
    /// The shape in about so many bytes: whole units, never fewer than one.
    pub(crate) fn of_size(&self, bytes: usize) -> String {
        let mut text = self.before.clone();
        let units: Vec<&str> = self.unit.split("{then}").collect();
        let repeated = units.iter().filter(|unit| !unit.starts_with(ONCE)).count();
        for unit in units {
            let end = text.len() + bytes / repeated.max(1);
            let (once, unit) = match unit.strip_prefix(ONCE) {
                Some(unit) => (true, unit),
                None => (false, unit),
            };
            assert!(!unit.is_empty(), "{}: nothing to repeat", self.name);
            let mut number = 0_usize;
            while number == 0 || text.len() < end && !once {
                push_numbered(&mut text, unit, number);
                number += 1;
            }
        }
        text.push_str(&self.after);
        text.push_str(INNERMOST);
        text
    }
}

fn push_numbered(text: &mut String, unit: &str, number: usize) {
    let mut pieces = unit.split("{n}");
    text.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        text.push_str(&number.to_string());
        text.push_str(piece);
    }
}

/// All shapes in the order of the file.
pub(crate) fn shapes() -> Vec<Shape> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/shapes/shapes.tsv");
    let table = fs::read_to_string(path).expect("the table of shapes");
    let lines = table.lines().skip(1);
    let shapes = lines.map(|line| {
        let mut cells = line.split('\t').map(read);
        let mut cell = || cells.next().expect("four cells");
        Shape {
            name: cell(),
            before: cell(),
            unit: cell(),
            after: cell(),
        }
    });
    shapes.collect()
}

/// A cell of the table: a backslash stands before `n`, `r`, `t`, `0` and itself.
fn read(cell: &str) -> String {
    let mut text = String::new();
    let mut characters = cell.chars();
    while let Some(character) = characters.next() {
        let escaped = match character {
            '\\' => characters.next(),
            _ => {
                text.push(character);
                continue;
            }
        };
        text.push(match escaped {
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('0') => '\0',
            Some('\\') => '\\',
            other => panic!("\\{other:?} in the table of shapes"),
        });
    }
    text
}

/// Reads an input to the end and gives how many bytes of text came out.
pub(crate) type Door = fn(&str) -> usize;

/// Every way into the crate, with the renderers behind those that give blocks.
pub(crate) const DOORS: [(&str, Door); 6] = [
    ("extract", extract),
    ("bytes", bytes),
    ("clean", clean),
    ("bundle", bundle),
    ("headline", headline),
    ("structure", structure),
];

fn extract(input: &str) -> usize {
    match tearsheet::extract(input, &Options::default()) {
        Ok(article) => rendered(&article.blocks),
        Err(_) => 0,
    }
}

fn bytes(input: &str) -> usize {
    match tearsheet::extract_bytes(input.as_bytes(), None, &Options::default()) {
        Ok(article) => article.blocks.len(),
        Err(_) => 0,
    }
}

fn clean(input: &str) -> usize {
    rendered(&tearsheet::clean(input).blocks)
}

fn bundle(input: &str) -> usize {
    tearsheet::bundle(input).map_or(0, |bundle| bundle.entries.len())
}

fn headline(input: &str) -> usize {
    tearsheet::headline(input).text.len()
}

fn structure(input: &str) -> usize {
    rendered(&tearsheet::structure(input).blocks)
}

fn rendered(blocks: &[Block]) -> usize {
    validate(blocks).expect("all blocks that leave the crate are valid");
    let markdown = render::markdown(blocks);
    let html = render::html(blocks);
    assert!(markdown.len() + html.len() > 0 || blocks.is_empty());
    render::text(blocks).len()
}

/// How long a call takes on a thread of its own with a small stack, what it makes dropped there.
///
/// It is the processor's time where the system tells it, which other programs hardly change.
pub(crate) fn timed(call: Door, input: &str) -> Duration {
    thread::scope(|scope| {
        let run = || {
            let (start, used) = (Instant::now(), processor_time());
            std::hint::black_box(call(input));
            match (used, processor_time()) {
                (Some(before), Some(after)) => after.saturating_sub(before),
                _ => start.elapsed(),
            }
        };
        let thread = thread::Builder::new().stack_size(STACK);
        thread.spawn_scoped(scope, run).unwrap().join().unwrap()
    })
}

/// The processor's time that this thread took so far, where there is Linux's file of it.
fn processor_time() -> Option<Duration> {
    let file = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = file.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
