//! The tables.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::corpus::Corpus;
use crate::measure::Agreement;
use crate::predict::Prediction;
use crate::score::{METADATA, Parts, Scored};

/// From this confidence on a prediction counts as sure.
const SURE: f64 = 0.9;

/// What is written of an address.
const ADDRESS_CHARACTERS: usize = 100;

/// All tables about a corpus. Writing to a string cannot fail.
pub(crate) fn report(corpus: &Corpus, predictions: &[Prediction], worst: usize) -> String {
    let pages = corpus.truths.iter().zip(predictions);
    let pages: Vec<Scored> = pages
        .map(|(truth, prediction)| Scored::new(truth, prediction))
        .collect();
    let (texts, parts): (Vec<&Scored>, Vec<&Scored>) =
        pages.iter().partition(|page| page.words.is_some());
    let mut sections = Vec::new();
    if !texts.is_empty() {
        sections.extend([words(&texts), held_parts(&texts)]);
    }
    if !parts.is_empty() {
        sections.push(parts_only(&parts));
    }
    sections.extend([metadata(&pages), confidence(&texts), errors(&pages)]);
    if worst > 0 {
        sections.push(worst_pages(&pages, worst));
    }
    sections.retain(|section| !section.is_empty());
    sections.join("\n")
}

/// Word measures by page type, the most frequent first.
fn words(pages: &[&Scored]) -> String {
    let mut by_type: BTreeMap<&str, Vec<&Scored>> = BTreeMap::new();
    for page in pages {
        let page_type = page.truth.page_type.as_deref().unwrap_or("untold");
        by_type.entry(page_type).or_default().push(page);
    }
    let mut rows: Vec<(&str, Vec<&Scored>)> = by_type.into_iter().collect();
    rows.sort_by_key(|(_, pages)| std::cmp::Reverse(pages.len()));
    rows.push(("all", pages.to_vec()));
    let mut out = row("words", ["pages", "precision", "recall", "F1"]);
    for (name, pages) in rows {
        let mean = |of: fn(Agreement) -> f64| {
            let values = pages.iter().filter_map(|page| page.words);
            figure(mean(values.map(of)))
        };
        let cells = [
            pages.len().to_string(),
            mean(|words| words.precision),
            mean(|words| words.recall),
            mean(|words| words.f1),
        ];
        out += &row(name, cells);
    }
    out
}

fn held_parts(pages: &[&Scored]) -> String {
    let all = sum(pages);
    let (have, have_not) = (all.found + all.missing, all.let_through + all.kept_out);
    let share = |part: usize, whole: usize| figure(part as f64 / whole.max(1) as f64);
    let mut out = row("parts", ["share", "of"]);
    out += &row(
        "must_have found",
        [share(all.found, have), have.to_string()],
    );
    out += &row(
        "must_not_have let through",
        [share(all.let_through, have_not), have_not.to_string()],
    );
    out
}

fn parts_only(pages: &[&Scored]) -> String {
    let all = sum(pages);
    let agreement = all.agreement();
    let figures = [
        pages.len().to_string(),
        figure(agreement.precision),
        figure(agreement.recall),
        figure(agreement.f1),
        figure(all.accuracy()),
    ];
    row("parts", ["pages", "precision", "recall", "F1", "accuracy"]) + &row("all", figures)
}

fn metadata(pages: &[Scored]) -> String {
    let mut rows = String::new();
    for (name, measure) in METADATA {
        let values: Vec<f64> = pages.iter().filter_map(measure).collect();
        if !values.is_empty() {
            let cells = [
                figure(mean(values.iter().copied())),
                values.len().to_string(),
            ];
            rows += &row(name, cells);
        }
    }
    if rows.is_empty() {
        return rows;
    }
    row("metadata", ["share", "of"]) + &rows
}

/// What the confidence says against what came out, by tenths.
fn confidence(pages: &[&Scored]) -> String {
    let told = pages.iter();
    let told: Vec<(f64, f64)> = told
        .filter_map(|page| Some((page.prediction.confidence?, page.f1())))
        .collect();
    if told.is_empty() {
        return String::new();
    }
    let line = |name: &str, within: &dyn Fn(f64) -> bool| {
        let pages: Vec<&(f64, f64)> = told.iter().filter(|page| within(page.0)).collect();
        let means = [
            mean(pages.iter().map(|page| page.0)),
            mean(pages.iter().map(|page| page.1)),
        ];
        let [confidence, f1] = if pages.is_empty() {
            ["-".to_owned(), "-".to_owned()]
        } else {
            means.map(figure)
        };
        row(name, [pages.len().to_string(), confidence, f1])
    };
    let mut out = row("confidence", ["pages", "mean", "mean F1"]);
    for tenth in 0..10 {
        let name = format!(
            "{:.1} to {:.1}",
            f64::from(tenth) / 10.0,
            f64::from(tenth + 1) / 10.0
        );
        out += &line(&name, &|confidence| tenth_of(confidence) == tenth);
    }
    let sure = format!("at least {SURE}");
    out + &line(&sure, &|confidence| confidence >= SURE)
}

/// The tenth that a confidence lies in; 1 lies in the last.
fn tenth_of(confidence: f64) -> i32 {
    ((confidence * 10.0).floor() as i32).clamp(0, 9)
}

fn errors(pages: &[Scored]) -> String {
    let mut errors: BTreeMap<&str, usize> = BTreeMap::new();
    for error in pages.iter().filter_map(|page| page.prediction.error) {
        *errors.entry(error).or_default() += 1;
    }
    let mut out = String::new();
    for (error, count) in errors {
        if out.is_empty() {
            out = row("errors", ["pages"]);
        }
        out += &row(error, [count.to_string()]);
    }
    out
}

fn worst_pages(pages: &[Scored], most: usize) -> String {
    let mut pages: Vec<&Scored> = pages.iter().collect();
    let key = |page: &Scored| (page.f1(), page.parts.wrong());
    // Pages that are as bad stay in the order of the corpus.
    pages.sort_by(|left, right| {
        let ((left, less), (right, more)) = (key(left), key(right));
        left.total_cmp(&right).then(more.cmp(&less))
    });
    let mut out = row("worst", ["F1", "precision", "recall", "missing", "through"]);
    for page in pages.into_iter().take(most) {
        let agreement = page.words.unwrap_or(page.parts.agreement());
        let figures = [
            figure(agreement.f1),
            figure(agreement.precision),
            figure(agreement.recall),
            page.parts.missing.to_string(),
            page.parts.let_through.to_string(),
        ];
        let address: String = page.truth.url.iter().flat_map(|url| url.chars()).collect();
        let address: String = address.chars().take(ADDRESS_CHARACTERS).collect();
        let page_type = page.truth.page_type.as_deref().unwrap_or("");
        let line = row(&page.truth.id, figures);
        let line = format!("{}  {page_type:14}{address}", line.trim_end());
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

fn sum(pages: &[&Scored]) -> Parts {
    let parts = pages.iter().map(|page| page.parts);
    parts.fold(Parts::default(), Parts::plus)
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0_usize), |(sum, count), value| {
        (sum + value, count + 1)
    });
    sum / count.max(1) as f64
}

fn figure(value: f64) -> String {
    format!("{value:.4}")
}

/// A line of a table: a name on the left, cells on the right of their columns.
fn row<const N: usize>(name: &str, cells: [impl AsRef<str>; N]) -> String {
    let mut out = format!("{name:38}");
    for cell in cells {
        let _ = write!(out, "{:>11}", cell.as_ref());
    }
    out.push('\n');
    out
}
