//! Answers: the crate's result for one line, timed, as one line of JSON.

use std::time::Instant;

use serde_json::{Value, json};
use tearsheet::block::Block;
use tearsheet::{Article, Error, render};

use crate::request::{self, Content, Kind, Outputs, Request};

/// The kind of error of a line that is no request.
const BAD_REQUEST: &str = "bad_request";

/// The kind of error of a defect in the program; the crate itself promises not to panic.
const INTERNAL: &str = "internal";

/// What the crate gave for a request, with the time that the crate took.
struct Outcome {
    value: serde_json::Result<Value>,
    microseconds: u128,
}

/// The renderings that were asked for.
#[derive(Default)]
struct Renderings {
    text: Option<String>,
    markdown: Option<String>,
    html: Option<String>,
}

/// Answers one line; a blank one has no answer.
pub(crate) fn answer(line: &[u8]) -> Option<String> {
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    if line.trim_ascii().is_empty() {
        return None;
    }
    let (id, request) = request::read(line.trim_ascii());
    let answered = std::panic::catch_unwind(|| match request {
        Ok(request) => answer_request(request),
        Err(message) => error_of(BAD_REQUEST, &message),
    });
    let rest = answered.unwrap_or_else(|_| error_of(INTERNAL, "the program has a defect"));
    Some(format!("{{\"id\":{id},{rest}}}\n"))
}

fn answer_request(request: Request) -> String {
    match work(request) {
        Ok(Outcome {
            value: Ok(value),
            microseconds,
        }) => format!("\"ok\":{value},\"us\":{microseconds}"),
        Ok(Outcome {
            value: Err(error), ..
        }) => error_of(INTERNAL, &error.to_string()),
        Err(error) => error_of(error.kind().name(), &error.to_string()),
    }
}

fn error_of(kind: &str, message: &str) -> String {
    let error = json!({"kind": kind, "message": message});
    format!("\"error\":{error}")
}

/// Only the crate's own work is timed: neither reading nor writing JSON is.
fn work(request: Request) -> Result<Outcome, Error> {
    let Request {
        kind,
        content,
        options,
        outputs,
    } = request;
    let start = Instant::now();
    let text = match content {
        Content::Bytes {
            bytes,
            content_type,
        } => {
            let article = tearsheet::extract_bytes(&bytes, content_type.as_deref(), &options)?;
            return Ok(article_outcome(&article, outputs, start));
        }
        Content::Text(text) => text,
    };
    Ok(match kind {
        Kind::Page => article_outcome(&tearsheet::extract(&text, &options)?, outputs, start),
        Kind::Text => article_outcome(&tearsheet::structure(&text), outputs, start),
        Kind::Description => {
            let description = tearsheet::clean_with(&text, &options);
            let renderings = render_all(&description.blocks, outputs);
            outcome(start, || {
                with_renderings(serde_json::to_value(&description)?, renderings)
            })
        }
        Kind::Title => {
            let headline = tearsheet::headline_with(&text, &options);
            outcome(start, || serde_json::to_value(&headline))
        }
    })
}

fn article_outcome(article: &Article, outputs: Outputs, start: Instant) -> Outcome {
    let renderings = render_all(&article.blocks, outputs);
    outcome(start, || {
        with_renderings(serde_json::to_value(article)?, renderings)
    })
}

/// Stops the clock before the result becomes JSON.
fn outcome(start: Instant, value: impl FnOnce() -> serde_json::Result<Value>) -> Outcome {
    let microseconds = start.elapsed().as_micros();
    Outcome {
        value: value(),
        microseconds,
    }
}

fn render_all(blocks: &[Block], outputs: Outputs) -> Renderings {
    Renderings {
        text: outputs.text.then(|| render::text(blocks)),
        markdown: outputs.markdown.then(|| render::markdown(blocks)),
        html: outputs.html.then(|| render::html(blocks)),
    }
}

fn with_renderings(mut value: Value, renderings: Renderings) -> serde_json::Result<Value> {
    if let Value::Object(object) = &mut value {
        let fields = [
            ("text", renderings.text),
            ("markdown", renderings.markdown),
            ("html", renderings.html),
        ];
        for (name, rendering) in fields {
            if let Some(rendering) = rendering {
                object.insert(name.to_owned(), Value::String(rendering));
            }
        }
    }
    Ok(value)
}
