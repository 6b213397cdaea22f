//! Bytes per second of every front door and every renderer, over the cases in `fixtures/`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use criterion::{BenchmarkId, Criterion, Throughput};
use tearsheet::block::Block;
use tearsheet::{Options, render};

/// One case: its folder's name and its input.
struct Input {
    name: String,
    text: String,
}

/// The inputs of a kind that are text, sorted by name.
fn inputs(kind: &str) -> Vec<Input> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(kind);
    let mut inputs = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let names = ["input.html", "input.txt"];
        let text = names
            .iter()
            .find_map(|name| fs::read_to_string(path.join(name)).ok());
        if let Some(text) = text {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            inputs.push(Input { name, text });
        }
    }
    inputs.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(!inputs.is_empty(), "no inputs in fixtures/{kind}");
    inputs
}

/// Measures one call on each input.
fn measure<T>(criterion: &mut Criterion, group: &str, inputs: &[Input], call: impl Fn(&str) -> T) {
    let mut group = criterion.benchmark_group(group);
    for input in inputs {
        group.throughput(Throughput::Bytes(input.text.len() as u64));
        let id = BenchmarkId::from_parameter(&input.name);
        group.bench_with_input(id, &input.text, |bencher, text| {
            bencher.iter(|| call(black_box(text)));
        });
    }
    group.finish();
}

/// Measures a renderer on the blocks of each page; the bytes are those it writes.
fn measure_renderer(criterion: &mut Criterion, group: &str, renderer: fn(&[Block]) -> String) {
    let mut group = criterion.benchmark_group(group);
    for input in inputs("pages") {
        let Ok(article) = tearsheet::extract(&input.text, &Options::default()) else {
            continue;
        };
        let bytes = renderer(&article.blocks).len() as u64;
        group.throughput(Throughput::Bytes(bytes));
        let id = BenchmarkId::from_parameter(&input.name);
        group.bench_with_input(id, &article.blocks, |bencher, blocks| {
            bencher.iter(|| renderer(black_box(blocks)));
        });
    }
    group.finish();
}

fn main() {
    // Short measurements: there are many inputs, and medians of small calls settle quickly.
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    let (descriptions, pages) = (inputs("descriptions"), inputs("pages"));
    measure(&mut criterion, "clean", &descriptions, tearsheet::clean);
    measure(&mut criterion, "bundle", &descriptions, tearsheet::bundle);
    measure(&mut criterion, "extract", &pages, |page| {
        tearsheet::extract(page, &Options::default())
    });
    measure(
        &mut criterion,
        "structure",
        &inputs("texts"),
        tearsheet::structure,
    );
    measure_renderer(&mut criterion, "render text", render::text);
    measure_renderer(&mut criterion, "render markdown", render::markdown);
    measure_renderer(&mut criterion, "render html", render::html);
    criterion.final_summary();
}
