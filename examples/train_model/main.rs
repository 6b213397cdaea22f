//! Reads pages for the trainer beside it, or renders what the trainer chose.
//!
//! One JSON object per line in, one per line out. `{"id", "content" | "content_base64"}` is answered
//! with the page's segments and elements as columns; with `"chosen": [0, 1, …]`, one for each
//! segment, with the text that those segments give.
#![allow(clippy::print_stdout, clippy::expect_used)]

use std::io::{self, BufRead, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tearsheet::training;

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let html = content(&request);
        let mut answer = match request.get("chosen").and_then(Value::as_array) {
            Some(chosen) => {
                let chosen: Vec<bool> = chosen.iter().map(|one| one.as_u64() == Some(1)).collect();
                json!({ "text": training::render(&html, &chosen) })
            }
            None => training::dump(&html),
        };
        if let (Some(id), Some(answer)) = (request.get("id"), answer.as_object_mut()) {
            answer.insert("id".to_owned(), id.clone());
        }
        serde_json::to_writer(&mut out, &answer)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

fn content(request: &Value) -> String {
    let text = |name: &str| request.get(name).and_then(Value::as_str);
    match text("content_base64") {
        Some(encoded) => {
            let bytes = STANDARD
                .decode(encoded)
                .expect("content_base64 holds base64");
            training::decode(&bytes)
        }
        None => text("content").unwrap_or_default().to_owned(),
    }
}
