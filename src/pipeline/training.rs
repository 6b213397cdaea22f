//! What the trainer reads of a page: its segments and elements with their measures, and the text
//! that a choice of segments gives.

use std::collections::BTreeMap;
use std::time::Instant;

use serde_json::{Value, json};

use super::page::{chosen, drop_title, page_base};
use crate::article::Article;
use crate::classify::Choice;
use crate::dom::{Document, Tag};
use crate::link::Base;
use crate::options::Options;
use crate::segment::{Measures, Page, names};
use crate::{classify, input, lower, metadata};

/// A page's bytes as text, decoded as [`extract_bytes`](crate::extract_bytes) does.
pub fn decode(bytes: &[u8]) -> String {
    input::decode(bytes, None).text.into_owned()
}

/// A page's segments and elements as columns: one list for each measure.
pub fn dump(html: &str) -> Value {
    let options = Options::default();
    let start = Instant::now();
    let document = Document::parse(html, options.limits());
    let parsed = start.elapsed();
    let start = Instant::now();
    let page = Page::of(&document);
    let cut = start.elapsed();
    let declared = metadata::declared(&document);
    let read = metadata::read(&document, &declared, &Base::new(None));
    json!({
        "title": title(&document),
        "headline": read.title,
        "types": declared.types(&document),
        "body": declared.article_body(),
        "segments": segments(&page),
        "elements": elements(&page),
        "words": words(&document),
        "rules": classify::choose(&page, options.focus()).chosen,
        "nanoseconds": [parsed.as_nanos() as u64, cut.as_nanos() as u64],
    })
}

fn title(document: &Document) -> String {
    let title = document.elements(document.root(), Tag::Title).next();
    title.map_or_else(String::new, |title| document.inner_text(title))
}

fn segments(page: &Page) -> Value {
    let of = |measure: &dyn Fn(&Measures) -> u32| -> Vec<u32> {
        let measures = page.segments.iter().map(|segment| &segment.measures);
        measures.map(measure).collect()
    };
    let segments = || page.segments.iter();
    let texts: Vec<&str> = segments().map(|segment| page.text(segment)).collect();
    let names: Vec<&[u32]> = segments()
        .map(|segment| page.names.get(segment.names.clone()).unwrap_or_default())
        .collect();
    json!({
        "text": texts,
        "names": names,
        "element": segments().map(|segment| segment.element).collect::<Vec<_>>(),
        "inline": segments().map(|segment| segment.inline).collect::<Vec<_>>(),
        "images": segments().map(|segment| segment.images).collect::<Vec<_>>(),
        "controls": segments().map(|segment| segment.controls).collect::<Vec<_>>(),
        "after_rule": segments().map(|segment| u8::from(segment.after_rule)).collect::<Vec<_>>(),
        "characters": of(&|of| of.characters),
        "linked": of(&|of| of.linked),
        "bold": of(&|of| of.bold),
        "words": of(&|of| of.words),
        "capitalised": of(&|of| of.capitalised),
        "short_words": of(&|of| of.short_words),
        "punctuation": of(&|of| of.punctuation),
        "stops": of(&|of| of.stops),
        "capitals": of(&|of| of.capitals),
        "digits": of(&|of| of.digits),
        "ideographs": of(&|of| of.ideographs),
        "links": of(&|of| of.links),
        "breaks": of(&|of| of.breaks),
        "separators": of(&|of| of.separators),
        "currencies": of(&|of| of.currencies),
        "rights": of(&|of| of.rights),
        "years": of(&|of| of.years),
        "handles": of(&|of| of.handles),
        "first": of(&|of| of.first as u32),
        "last": of(&|of| of.last as u32),
    })
}

fn elements(page: &Page) -> Value {
    let elements = || page.elements.iter();
    let parents = elements().map(|element| element.parent.map_or(-1, |parent| parent as i64));
    let names: Vec<&[u32]> = elements()
        .map(|element| page.names.get(element.names.clone()).unwrap_or_default())
        .collect();
    json!({
        "parent": parents.collect::<Vec<_>>(),
        "tag": elements().map(|element| element.tag.name()).collect::<Vec<_>>(),
        "start": elements().map(|element| element.segments.start).collect::<Vec<_>>(),
        "end": elements().map(|element| element.segments.end).collect::<Vec<_>>(),
        "hidden": elements().map(|element| u8::from(element.hidden)).collect::<Vec<_>>(),
        "silent": elements().map(|element| u8::from(element.silent)).collect::<Vec<_>>(),
        "names": names,
    })
}

/// The words behind the numbers, with a letter for their origin, for people who look at weights.
fn words(document: &Document) -> Value {
    let mut words = BTreeMap::new();
    for node in document.nodes() {
        names::for_each(document, node, |origin, word| {
            let number = names::number(origin, word);
            words
                .entry(number.to_string())
                .or_insert_with(|| format!("{origin:?}:{word}"));
        });
    }
    json!(words)
}

/// The text of a page when these segments are chosen; empty where nothing is.
pub fn render(html: &str, choice: &[bool]) -> String {
    let options = Options::default();
    let document = Document::parse(html, options.limits());
    let declared = metadata::declared(&document);
    let base = page_base(&document, &options, None);
    let mut article = Article {
        metadata: metadata::read(&document, &declared, &base),
        ..Article::default()
    };
    let page = Page::of(&document);
    let choice = Choice {
        chosen: choice.to_vec(),
        confidence: 1.0,
    };
    let view = chosen(&document, &page, &choice);
    article.blocks = lower::lower(&view, document.root(), &base).blocks;
    drop_title(&mut article);
    article.text()
}
