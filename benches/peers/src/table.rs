//! The table of results.

use crate::contender::Contender;

/// Prints each contender's median over the rounds, its throughput, and how often the first one's
/// time it took.
pub(crate) fn print(
    contenders: &[Contender],
    seconds: &mut [Vec<f64>],
    inputs: usize,
    bytes: usize,
) {
    let medians: Vec<f64> = seconds.iter_mut().map(|seconds| median(seconds)).collect();
    let first = medians.first().copied().unwrap_or(f64::NAN);
    println!("{:32} {:>9} {:>9} {:>7}", "", "us/input", "MB/s", "ratio");
    for (contender, median) in contenders.iter().zip(medians) {
        println!(
            "{:32} {:9.2} {:9.1} {:7.2}",
            contender.name,
            median * 1e6 / inputs as f64,
            bytes as f64 / median / 1e6,
            median / first,
        );
    }
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
