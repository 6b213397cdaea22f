//! Predictions: what the crate gives for the pages of a corpus, or what something else gave.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use serde_json::Value;
use tearsheet::{Article, Error, Options};

use crate::corpus::{self, Corpus, Truth};
use crate::structure::Structure;

/// What was found on a page.
#[derive(Default)]
pub(crate) struct Prediction {
    pub(crate) text: String,
    /// None where only the text is told.
    pub(crate) metadata: Option<Metadata>,
    pub(crate) confidence: Option<f64>,
    pub(crate) page_type: Option<String>,
    /// The kind of error, if nothing was found.
    pub(crate) error: Option<&'static str>,
}

#[derive(Default)]
pub(crate) struct Metadata {
    pub(crate) title: String,
    /// Several are parted by semicolons.
    pub(crate) authors: String,
    pub(crate) published: String,
}

/// Extracts all pages, in the order of the corpus.
pub(crate) fn extract(
    corpus: &Corpus,
    threads: usize,
    with_url: bool,
) -> Result<Vec<Prediction>, String> {
    for_each_page(corpus, threads, |truth, bytes| {
        match extract_page(truth, bytes, with_url) {
            Ok(article) => of_article(article),
            Err(error) => Prediction {
                metadata: Some(Metadata::default()),
                error: Some(error.kind().name()),
                ..Prediction::default()
            },
        }
    })
}

/// What becomes of the structure of all pages that are UTF-8, in the order of the corpus.
pub(crate) fn structures(
    corpus: &Corpus,
    threads: usize,
    with_url: bool,
) -> Result<Vec<Structure>, String> {
    for_each_page(corpus, threads, |truth, bytes| {
        let article = extract_page(truth, bytes, with_url).unwrap_or_default();
        let html = std::str::from_utf8(bytes).unwrap_or("");
        Structure::of(html, &article)
    })
}

/// What is made of each page, in the order of the corpus.
fn for_each_page<T: Send>(
    corpus: &Corpus,
    threads: usize,
    make: impl Fn(&Truth, &[u8]) -> T + Sync,
) -> Result<Vec<T>, String> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        let work = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                let Some(truth) = corpus.truths.get(number) else {
                    return;
                };
                let made = corpus.page(&truth.id).map(|bytes| make(truth, &bytes));
                let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                done.push((number, made));
            }
        };
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, made)| made).collect()
}

fn extract_page(truth: &Truth, bytes: &[u8], with_url: bool) -> Result<Article, Error> {
    let mut options = Options::default();
    if let Some(url) = &truth.url
        && with_url
        && url.starts_with("http")
    {
        options = options.with_url(url);
    }
    // Corpora keep pages that were stored as UTF-8 after they had been read in another encoding,
    // which they still declare.
    let content_type = std::str::from_utf8(bytes)
        .is_ok()
        .then_some("text/html; charset=utf-8");
    tearsheet::extract_bytes(bytes, content_type, &options)
}

fn of_article(article: Article) -> Prediction {
    let text = article.text();
    let metadata = article.metadata;
    Prediction {
        text,
        metadata: Some(Metadata {
            title: metadata.title.unwrap_or_default(),
            authors: metadata.authors.join("; "),
            published: metadata.published.unwrap_or_default(),
        }),
        confidence: Some(article.confidence),
        page_type: Some(article.page_type.name().to_owned()),
        error: None,
    }
}

/// Reads predictions, and puts them in the order of the corpus. A page without one has no text.
pub(crate) fn read(corpus: &Corpus, path: &Path) -> Result<Vec<Prediction>, String> {
    let objects = corpus::objects(path)?;
    let mut by_id: HashMap<&str, &Value> = HashMap::new();
    for object in &objects {
        let id = object["id"].as_str().ok_or("a prediction has no id")?;
        by_id.insert(id, object);
    }
    let prediction = |truth: &Truth| {
        let object = by_id.get(truth.id.as_str());
        object.map_or_else(Prediction::default, |object| of_object(object))
    };
    Ok(corpus.truths.iter().map(prediction).collect())
}

fn of_object(object: &Value) -> Prediction {
    let string = |name: &str| corpus::string(object, name);
    let fields = ["title", "authors", "author", "published", "date"];
    let has_metadata = fields.iter().any(|name| object.get(name).is_some());
    let authors = match object["authors"].as_array() {
        Some(authors) => {
            let names: Vec<&str> = authors.iter().filter_map(Value::as_str).collect();
            Some(names.join("; ")).filter(|names| !names.is_empty())
        }
        None => string("authors"),
    };
    Prediction {
        text: string("text").unwrap_or_default(),
        metadata: has_metadata.then(|| Metadata {
            title: string("title").unwrap_or_default(),
            authors: authors.or_else(|| string("author")).unwrap_or_default(),
            published: string("published")
                .or_else(|| string("date"))
                .unwrap_or_default(),
        }),
        confidence: object["confidence"].as_f64(),
        page_type: string("page_type"),
        error: None,
    }
}
