//! Vectors of attacks through HTML: whatever comes out is safe, and cleaning it again changes nothing.
//!
//! A line of a file in `fixtures/xss` is a vector; `\\n`, `\\t`, `\\r`, `\\0`, `\\xNN`, `\\uNNNN` and `\\\\` in
//! it stand for characters.

use std::fs;

use tearsheet::block::{Block, validate};
use tearsheet::{FurnitureKind, Limits, Options, render};

use crate::expected::{entries, report, root};
use crate::render_laws::html::check_safe;

/// Prose that makes a page of a vector.
const PROSE: &str = "<p>The keeper wrote down the hour, the wind and the tide, as he had done on \
    every evening since the storm, and nobody ever read what he wrote.</p>";

/// The vectors of all families, each with its file and line.
fn vectors() -> Vec<(String, String)> {
    let mut vectors = Vec::new();
    for path in entries(&root().join("fixtures/xss")) {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.starts_with("# "));
        vectors.extend(lines.map(|(at, line)| (format!("{file}:{}", at + 1), read(line))));
    }
    vectors
}

/// A line with its escapes read.
fn read(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line.chars();
    while let Some(character) = rest.next() {
        if character != '\\' {
            text.push(character);
            continue;
        }
        let escape = rest.next().unwrap();
        let digits = match escape {
            'x' => 2,
            'u' => 4,
            _ => 0,
        };
        let code: String = rest.by_ref().take(digits).collect();
        text.push(match escape {
            'x' | 'u' => char::from_u32(u32::from_str_radix(&code, 16).unwrap()).unwrap(),
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '0' => '\0',
            other => other,
        });
    }
    text
}

/// Markdown as an independent program makes HTML of it, tags within it included.
fn markdown_html(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.render.r#unsafe = true;
    comrak::markdown_to_html(markdown, &options)
}

/// Everything on, so that nothing but what is unsafe goes, and nothing is read as escaped.
fn as_it_is() -> Options {
    let options = Options::default().with_limits(Limits::default().with_unescape_rounds(0));
    options.with_furniture_kept(FurnitureKind::ALL.iter().copied())
}

fn blocks_of(vector: &str) -> Vec<Vec<Block>> {
    let page =
        format!("<!doctype html><title>Log</title><body><article>{PROSE}{vector}{PROSE}</article>");
    let article = tearsheet::extract(&page, &Options::default());
    vec![
        tearsheet::clean(vector).blocks,
        tearsheet::clean_with(vector, &as_it_is()).blocks,
        article.map(|article| article.blocks).unwrap_or_default(),
    ]
}

#[test]
fn nothing_but_safe_html_comes_of_any_vector() {
    let mut problems = Vec::new();
    let vectors = vectors();
    assert!(vectors.len() > 800, "{} vectors", vectors.len());
    for (place, vector) in vectors {
        check_safe(&render::html(&tearsheet::structure(&vector).blocks));
        for blocks in blocks_of(&vector) {
            if let Err(error) = validate(&blocks) {
                problems.push(format!("{place}: {vector}\n{error}"));
            }
            let html = render::html(&blocks);
            let of_markdown = markdown_html(&render::markdown(&blocks));
            for html in [&html, &of_markdown] {
                let safe = std::panic::catch_unwind(|| check_safe(html));
                if safe.is_err() {
                    problems.push(format!("{place}: {vector}\n{html}"));
                }
            }
            let again = render::html(&tearsheet::clean_with(&html, &as_it_is()).blocks);
            if again != html {
                problems.push(format!(
                    "{place}: {vector}\n{html}\n--- cleaned again\n{again}"
                ));
            }
        }
    }
    report("vectors", &problems);
}
