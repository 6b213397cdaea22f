//! Measures pages for the trainer beside it, and renders what the trainer answers.
//!
//! One JSON object per line in, one per line out. What is asked for stands in `do`:
//!
//! - `names`: the names of the features.
//! - `words`: the numbers of the words of `texts`.
//! - `describe`: a page's segments and elements, for labels and lexicons.
//! - `first`: the first stage's features with each of the lexicons, which are files; all columns
//!   with the first of them, and only `columns` with the others. `phrases` is a file as well.
//! - `second`: the features that only the second stage sees, given the first's `answers`.
//! - `answers`: what both stages answer with the weights of a file.
//! - `cost`: nanoseconds that `scraper` needs to parse a page, and that cutting and judging it take
//!   here; the least of `rounds` each.
//! - `render`: the text and the metadata that `answers` give, and what the confidence is told from.
//!
//! A page stands in `content`, or in `content_base64` where its encoding is not known. `variant` is
//! 0 for a page as it is, 1 without names, 2 without names and landmarks. Numbers in bulk are f32,
//! little endian, in base64.
#![allow(clippy::print_stdout, clippy::expect_used, clippy::indexing_slicing)]

use std::io::{self, BufRead, Write};
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tearsheet::training::{self, Measured, Variant, Words};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let mut answer = match request["do"].as_str().unwrap_or_default() {
            "names" => names(),
            "words" => words_of(&request),
            "describe" => measured(&request).describe(),
            "first" => first(&request)?,
            "second" => second(&request)?,
            "answers" => answers(&request)?,
            "cost" => cost(&request),
            "render" => render(&request),
            other => json!({ "error": format!("unknown: {other}") }),
        };
        answer["id"] = request["id"].clone();
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn names() -> Value {
    let [first, second] = training::names();
    json!({ "first": first, "second": second })
}

fn words_of(request: &Value) -> Value {
    let texts = request["texts"].as_array().into_iter().flatten();
    let words = texts.map(|text| training::words(text.as_str().unwrap_or_default()));
    json!({ "words": words.collect::<Vec<_>>() })
}

fn measured(request: &Value) -> Measured {
    let variant = match request["variant"].as_u64() {
        Some(1) => Variant::WithoutNames,
        Some(2) => Variant::Bare,
        _ => Variant::Whole,
    };
    Measured::new(&content(request), variant)
}

fn first(request: &Value) -> io::Result<Value> {
    let page = measured(request);
    let files = request["lexicons"].as_array().expect("lexicons are listed");
    let columns: Vec<usize> = request["columns"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|column| column.as_u64().expect("a column is a number") as usize)
        .collect();
    let mut all = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let rows = page.first(&words(file, request)?);
        if number == 0 {
            all.push(packed(rows.values));
            continue;
        }
        let rows = rows.values.chunks(rows.width.max(1));
        let kept = rows.flat_map(|row| columns.iter().map(|column| row[*column]));
        all.push(packed(kept.collect()));
    }
    Ok(json!({ "rows": all }))
}

fn words(lexicon: &Value, request: &Value) -> io::Result<Words> {
    let read = |file: &Value| match file.as_str() {
        Some(file) => std::fs::read(file),
        None => Ok(Vec::new()),
    };
    Ok(Words {
        lexicon: read(lexicon)?,
        phrases: read(&request["phrases"])?,
    })
}

fn second(request: &Value) -> io::Result<Value> {
    let words = words(&Value::Null, request)?;
    let (rows, page) = measured(request).second(&words, &unpacked(&request["answers"]));
    Ok(json!({ "rows": packed(rows.values), "page": packed(page) }))
}

fn answers(request: &Value) -> io::Result<Value> {
    let weights = std::fs::read(request["weights"].as_str().expect("weights are a path"))?;
    let [first, second] = measured(request).answers(&weights);
    Ok(json!({ "first": packed(first), "second": packed(second) }))
}

fn cost(request: &Value) -> Value {
    let rounds = request["rounds"].as_u64().unwrap_or(5);
    let html = content(request);
    let mut least = [u128::MAX; 3];
    for _ in 0..rounds {
        let start = Instant::now();
        std::hint::black_box(scraper::Html::parse_document(&html));
        let parsed = start.elapsed();
        let [cut, judged] = training::cost(&html);
        for (least, new) in least.iter_mut().zip([parsed, cut, judged]) {
            *least = new.as_nanos().min(*least);
        }
    }
    let [parsed, cut, judged] = least.map(|nanoseconds| nanoseconds as u64);
    json!({ "parsed": parsed, "cut": cut, "judged": judged })
}

fn render(request: &Value) -> Value {
    let given = |name: &str| unpacked(&request[name]);
    let of_page = [given("page"), given("types")];
    let address = request["url"].as_str();
    let (article, row) = training::render(&content(request), address, given("answers"), of_page);
    json!({
        "text": article.text(),
        "title": article.metadata.title,
        "authors": article.metadata.authors,
        "published": article.metadata.published,
        "row": packed(row),
    })
}

fn packed(values: Vec<f32>) -> String {
    let bytes: Vec<u8> = values.into_iter().flat_map(f32::to_le_bytes).collect();
    STANDARD.encode(bytes)
}

fn unpacked(value: &Value) -> Vec<f32> {
    let bytes = STANDARD
        .decode(value.as_str().expect("numbers are packed"))
        .expect("packed numbers are base64");
    let (numbers, _) = bytes.as_chunks();
    numbers
        .iter()
        .map(|bytes| f32::from_le_bytes(*bytes))
        .collect()
}

fn content(request: &Value) -> String {
    match request["content_base64"].as_str() {
        Some(encoded) => {
            let bytes = STANDARD.decode(encoded);
            training::decode(&bytes.expect("content_base64 holds base64"))
        }
        None => request["content"].as_str().unwrap_or_default().to_owned(),
    }
}
