//! The tables of results.

use crate::inputs::checksum;

/// Prints each contender's median over the rounds, its throughput, and how often the first one's
/// time it took.
pub(crate) fn of_rounds(names: &[&str], seconds: &[Vec<Vec<f64>>], inputs: &[String]) {
    let medians: Vec<f64> = seconds
        .iter()
        .map(|rounds| {
            let sums: Vec<f64> = rounds.iter().map(|round| round.iter().sum()).collect();
            median(&sums)
        })
        .collect();
    let bytes = head(inputs);
    println!("{:32} {:>9} {:>9} {:>7}", "", "us/input", "MB/s", "ratio");
    let first = medians.first().copied().unwrap_or(f64::NAN);
    for (name, median) in names.iter().zip(medians) {
        println!(
            "{name:32} {:9.2} {:9.1} {:7.2}",
            median * 1e6 / inputs.len() as f64,
            bytes as f64 / median / 1e6,
            median / first,
        );
    }
}

/// Prints of each contender's times of a page, which are medians over the rounds, the median and the
/// 99th percentile over the pages, the throughput over all, and how often the first one's median and
/// whole time it took.
pub(crate) fn of_pages(names: &[&str], seconds: &[Vec<Vec<f64>>], pages: &[String]) {
    let bytes = head(pages);
    println!(
        "{:32} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "", "median ms", "p99 ms", "p99/med", "MB/s", "medians", "sums"
    );
    let mut first = None;
    for (name, rounds) in names.iter().zip(seconds) {
        let mut times = by_page(rounds, pages.len());
        let sum: f64 = times.iter().sum();
        times.sort_by(f64::total_cmp);
        let (median, last) = (quantile(&times, 0.5), quantile(&times, 0.99));
        let (first_median, first_sum) = *first.get_or_insert((median, sum));
        println!(
            "{name:32} {:9.3} {:9.2} {:9.1} {:9.1} {:9.2} {:9.2}",
            median * 1e3,
            last * 1e3,
            last / median,
            bytes as f64 / sum / 1e6,
            median / first_median,
            sum / first_sum,
        );
    }
}

fn head(inputs: &[String]) -> usize {
    let bytes = inputs.iter().map(String::len).sum();
    let sum = checksum(inputs);
    println!("{} inputs, {bytes} bytes, CRC-32 {sum}", inputs.len());
    bytes
}

/// The time of each page: its median over the rounds.
fn by_page(rounds: &[Vec<f64>], pages: usize) -> Vec<f64> {
    (0..pages)
        .map(|page| {
            let times: Vec<f64> = rounds
                .iter()
                .filter_map(|round| round.get(page).copied())
                .collect();
            median(&times)
        })
        .collect()
}

/// The median of some values.
pub(crate) fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    quantile(&values, 0.5)
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = (sorted.len() as f64 * share) as usize;
    let place = place.min(sorted.len().saturating_sub(1));
    sorted.get(place).copied().unwrap_or(f64::NAN)
}
