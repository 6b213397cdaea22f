//! The pages in one thread and in two of the caller's.

use std::time::Instant;

/// Prints how much faster two threads read all pages than one.
pub(crate) fn compare(pages: &[String], rounds: usize) {
    let halves = pages.split_at(pages.len() / 2);
    let (mut one, mut two) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        let start = Instant::now();
        extract_all(pages);
        one.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        std::thread::scope(|scope| {
            scope.spawn(|| extract_all(halves.0));
            extract_all(halves.1);
        });
        two.push(start.elapsed().as_secs_f64());
    }
    let (one, two) = (crate::table::median(&one), crate::table::median(&two));
    println!(
        "one thread {one:.3} s, two threads {two:.3} s: {:.2} x",
        one / two
    );
}

fn extract_all(pages: &[String]) {
    let options = tearsheet::Options::default();
    for page in pages {
        std::hint::black_box(tearsheet::extract(page, &options).is_ok());
    }
}
