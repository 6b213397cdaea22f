//! The trained model: its features have names, and its answers are the same everywhere.

use std::fmt::Write as _;
use std::fs;

use tearsheet::Options;
use tearsheet::training::{self, Measured, Variant, Words};

use crate::expected::{difference, entries, report, root};

/// The pages in `fixtures/pages` that are UTF-8, with their names.
fn pages() -> Vec<(String, String)> {
    let folders = entries(&root().join("fixtures/pages"));
    let pages = folders.into_iter().filter_map(|folder| {
        let html = fs::read_to_string(folder.join("input.html")).ok()?;
        let name = folder.file_name()?.to_string_lossy().into_owned();
        Some((name, html))
    });
    pages.collect()
}

#[test]
fn every_feature_has_a_name() {
    let [first, second] = training::names();
    for (name, html) in pages() {
        let page = Measured::new(&html, Variant::Whole);
        let rows = page.first(&Words::default());
        let segments = rows.values.len() / first.len();
        if segments == 0 {
            continue;
        }
        assert_eq!(rows.width, first.len(), "{name}");
        let (rows, of_page) = page.second(&Words::default(), &vec![0.5; segments]);
        let own = first
            .iter()
            .position(|name| name == "page_segments")
            .unwrap();
        let types = second
            .iter()
            .filter(|name| name.starts_with("type_"))
            .count();
        assert_eq!(
            own + rows.width + of_page.len() + types,
            second.len(),
            "{name}"
        );
    }
}

/// The answers are made of additions, multiplications and divisions of `f32` and of sums of integers,
/// so they are equal to the last bit on every platform.
#[test]
fn answers_are_the_same_everywhere() {
    let mut answers = String::new();
    for (name, html) in pages() {
        let explained = training::explain(&html, &Options::default());
        writeln!(answers, "{name} {:08x}", explained.confidence.to_bits()).unwrap();
        for segment in &explained.segments {
            let (first, last) = (segment.first.to_bits(), segment.probability.to_bits());
            writeln!(answers, "  {first:08x} {last:08x}").unwrap();
        }
    }
    let path = root().join("fixtures/model/answers.txt");
    let problems: Vec<String> = difference(&path, Some(&answers)).into_iter().collect();
    report("answers of the model", &problems);
}

/// A page without names of elements or landmarks is judged by what is left.
#[test]
fn pages_without_names_keep_their_text() {
    let html = pages()
        .into_iter()
        .find(|(name, _)| name == "news_article")
        .map(|(_, html)| html)
        .unwrap();
    let whole = tearsheet::extract(&html, &Options::default()).unwrap();
    let mut plain = String::new();
    // Attributes other than addresses go, and landmarks become containers.
    for piece in html.split_inclusive('>') {
        let (text, tag) = piece
            .rfind('<')
            .map_or((piece, ""), |at| piece.split_at(at));
        plain.push_str(text);
        let name = tag
            .trim_matches(['<', '>'])
            .split([' ', '\n'])
            .next()
            .unwrap();
        let landmark = [
            "article", "main", "nav", "header", "footer", "aside", "section",
        ];
        if landmark.contains(&name.trim_start_matches('/')) {
            plain.push_str(if name.starts_with('/') {
                "</div>"
            } else {
                "<div>"
            });
        } else if ["div", "p", "ul", "li", "span", "h1", "h2"].contains(&name) {
            write!(plain, "<{name}>").unwrap();
        } else {
            plain.push_str(tag);
        }
    }
    let stripped = tearsheet::extract(&plain, &Options::default()).unwrap();
    let paragraphs = |text: &str| -> Vec<String> {
        let long = text.lines().filter(|line| line.split(' ').count() > 12);
        long.map(str::to_owned).collect()
    };
    let kept = paragraphs(&stripped.text());
    for paragraph in paragraphs(&whole.text()) {
        assert!(kept.contains(&paragraph), "{paragraph}");
    }
}
