//! What the trainer reads of a page, and the text that its answers give.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::comments;
use super::page::{chosen, drop_title, facts};
use super::ruled::Ruled;
use crate::article::{Article, PageType};
pub use crate::classify::training::{Rows, Words, names, words};
use crate::classify::{self, Facts, training};
use crate::dom::{Document, NodeId};
use crate::error::Error;
use crate::link::Base;
use crate::metadata::{self, Reading};
use crate::options::Options;
use crate::segment::Page;
use crate::{input, text};

/// A page's bytes as text, decoded as [`extract_bytes`](crate::extract_bytes) does.
pub fn decode(bytes: &[u8]) -> String {
    input::decode(bytes, None).text.into_owned()
}

/// How a page is changed before it is measured, so that models learn to do without what is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// The page as it is.
    Whole,
    /// Without the names of elements.
    WithoutNames,
    /// Without names, and with landmarks such as `<nav>` as plain containers.
    Bare,
}

/// Parses a page as extraction does, without what selectors decide of it.
fn parse<'a>(html: &'a str, options: &Options) -> Document<'a> {
    Document::parse(text::repair_mojibake_of_page(html), options.limits())
}

/// A page that is ready to be measured.
#[derive(Debug)]
pub struct Measured {
    page: Page,
    facts: Facts,
}

impl Measured {
    /// Cuts a page into segments.
    pub fn new(html: &str, variant: Variant) -> Self {
        let document = parse(html, &Options::default());
        let declared = metadata::declared(&document);
        let reading = Reading::new(&document, &declared);
        let mut page = Page::of(&document);
        if variant != Variant::Whole {
            page.forget_names();
        }
        if variant == Variant::Bare {
            page.forget_landmarks();
        }
        let facts = facts(&document, &reading, &declared);
        Measured { page, facts }
    }

    /// The segments' texts and words, the ranges of segments of the elements, the names of both as
    /// numbers, and the segment that may be the lead.
    pub fn describe(&self) -> Value {
        let page = &self.page;
        let names =
            |range: &std::ops::Range<usize>| page.names.get(range.clone()).unwrap_or(&[]).to_vec();
        let segments = || page.segments.iter();
        let elements = || page.elements.iter();
        json!({
            "text": segments().map(|segment| page.text(segment)).collect::<Vec<_>>(),
            "words": segments().map(|segment| segment.measures.words).collect::<Vec<_>>(),
            "characters": segments().map(|segment| segment.measures.characters).collect::<Vec<_>>(),
            "hash": segments().map(|segment| segment.measures.hash >> 1).collect::<Vec<_>>(),
            "kept": segments().map(|segment| page.words(segment)).collect::<Vec<_>>(),
            "names": segments().map(|segment| names(&segment.names)).collect::<Vec<_>>(),
            "start": elements().map(|element| element.segments.start).collect::<Vec<_>>(),
            "end": elements().map(|element| element.segments.end).collect::<Vec<_>>(),
            "lead": training::lead(page, &self.facts),
            "element_names": elements().map(|element| names(&element.names)).collect::<Vec<_>>(),
        })
    }

    /// The first stage's features, with what is known of words.
    pub fn first(&self, words: &Words) -> Rows {
        training::first(&self.page, &self.facts, words)
    }

    /// What both stages answer with these weights.
    pub fn answers(&self, weights: &[u8]) -> [Vec<f32>; 2] {
        training::answers(&self.page, &self.facts, weights)
    }

    /// What only the second stage sees, but for the page types, and the features of the page.
    pub fn second(&self, words: &Words, answers: &[f32]) -> (Rows, Vec<f32>) {
        training::second(&self.page, &self.facts, words, answers)
    }
}

/// How long it takes to cut a parsed page into segments, and to judge them.
pub fn cost(html: &str) -> [Duration; 2] {
    let options = Options::default();
    let document = parse(html, &options);
    let declared = metadata::declared(&document);
    let reading = Reading::new(&document, &declared);
    let facts = facts(&document, &reading, &declared);
    let start = Instant::now();
    let page = Page::of(&document);
    let cut = start.elapsed();
    let start = Instant::now();
    std::hint::black_box(classify::choose(&page, &facts, options.focus()));
    [cut, start.elapsed()]
}

/// What the answers of both stages give, and what the confidence is told from. `features` are those
/// of the page, `types` how likely each page type is, `address` the page's own.
pub fn render(
    html: &str,
    address: Option<&str>,
    answers: Vec<f32>,
    [features, types]: [Vec<f32>; 2],
) -> (Article, Vec<f32>) {
    let options = Options::default();
    let document = parse(html, &options);
    let declared = metadata::declared(&document);
    let page = Page::of(&document);
    let reading = Reading::new(&document, &declared);
    let facts = facts(&document, &reading, &declared);
    let (choice, row) = training::choice(&page, &facts, answers, features, &types, options.focus());
    let base = Base::new(address);
    let mut article = Article {
        metadata: reading.metadata(&base, choice.page_type),
        ..Article::default()
    };
    let mut view = chosen(&document, &page, &choice);
    let ruled = Ruled::default();
    article.blocks = comments::lower_content(&mut view, &ruled, &base, choice.page_type).blocks;
    drop_title(&mut article);
    (article, row)
}

/// A page with the reasons for what was taken from it.
#[derive(Debug)]
pub struct Explained {
    /// What [`extract`](crate::extract) gives, or why it gives nothing.
    pub article: Result<Article, Error>,
    /// All segments of the page, in order.
    pub segments: Vec<ExplainedSegment>,
    /// What kind of page the model takes it for.
    pub page_type: PageType,
    /// How good the choice is expected to be.
    pub confidence: f32,
}

/// A segment with what was thought of it.
#[derive(Debug)]
pub struct ExplainedSegment {
    /// Its text, white space folded.
    pub text: String,
    /// The elements from the outermost to its own, as selectors: the tag, the id, the classes.
    pub path: Vec<String>,
    /// What the first stage answered: how probable it is that the segment is main content.
    pub first: f32,
    /// What both stages answered together, or the first alone where it was sure.
    pub probability: f32,
    /// Whether it was taken.
    pub chosen: bool,
    /// What counted most for the first stage, greatest first.
    pub first_reasons: Vec<Reason>,
    /// The same for the second stage; none where it was not asked.
    pub second_reasons: Vec<Reason>,
}

/// What one feature did.
#[derive(Debug)]
pub struct Reason {
    /// The feature's name.
    pub feature: String,
    /// Its value.
    pub value: f32,
    /// The tag that the value stands for, if it stands for one.
    pub tag: Option<&'static str>,
    /// What it added to the logarithm of the odds that the segment is main content.
    pub weight: f32,
}

/// How many reasons are told of each stage.
const MOST_REASONS: usize = 6;

/// Extracts a page, and tells why each of its segments was taken or not.
pub fn explain(html: &str, options: &Options) -> Explained {
    let document = parse(html, options);
    let declared = metadata::declared(&document);
    let reading = Reading::new(&document, &declared);
    let page = Page::of(&document);
    let facts = facts(&document, &reading, &declared);
    let choice = classify::choose(&page, &facts, options.focus());
    let reasons = training::reasons(&page, &facts);
    let [first, second] = names();
    let selectors = selectors(&document, &page);
    let told = |all: &[Vec<(f32, f32)>], names: &[String], number: usize| {
        all.get(number)
            .map(|values| greatest(values, names))
            .unwrap_or_default()
    };
    let segments = page
        .segments
        .iter()
        .enumerate()
        .map(|(number, segment)| ExplainedSegment {
            text: page.text(segment).to_owned(),
            path: path(&page, &selectors, segment.element),
            first: reasons.first.get(number).copied().unwrap_or(0.0),
            probability: choice.probabilities.get(number).copied().unwrap_or(0.0),
            chosen: choice.chosen.get(number) == Some(&true),
            first_reasons: told(&reasons.of_first, &first, number),
            second_reasons: told(&reasons.of_second, &second, number),
        });
    Explained {
        segments: segments.collect(),
        article: super::extract(html, options),
        page_type: choice.page_type,
        confidence: choice.confidence,
    }
}

/// Classes beyond these of an element are not shown.
const MOST_CLASSES: usize = 3;

/// Longer names are generated, and nobody reads them.
const LONGEST_NAME: usize = 40;

/// A selector for each element of a page.
fn selectors(document: &Document, page: &Page) -> Vec<String> {
    let mut selectors = vec![String::new(); page.elements.len()];
    for node in document.nodes() {
        // The first node with an element around it is that element's first child.
        let selector = page
            .element_of(node)
            .and_then(|element| selectors.get_mut(element));
        if let Some(selector) = selector
            && selector.is_empty()
            && let Some(element) = document.parent(node)
        {
            *selector = selector_of(document, element);
        }
    }
    selectors
}

fn selector_of(document: &Document, element: NodeId) -> String {
    let attribute = |name: &str| document.attribute(element, name).unwrap_or("");
    let id = Some(attribute("id").trim()).filter(|id| !id.is_empty());
    let classes = attribute("class").split_ascii_whitespace();
    let names = id.map(|id| ('#', id)).into_iter();
    let names = names.chain(classes.take(MOST_CLASSES).map(|class| ('.', class)));
    let mut selector = document.name(element).to_owned();
    for (mark, name) in names.filter(|(_, name)| name.len() <= LONGEST_NAME) {
        selector.push(mark);
        selector.push_str(name);
    }
    selector
}

fn path(page: &Page, selectors: &[String], element: usize) -> Vec<String> {
    let around = |number: &usize| page.elements.get(*number)?.parent;
    let elements = std::iter::successors(Some(element), around);
    let selectors = elements.filter_map(|number| selectors.get(number).cloned());
    let mut path: Vec<String> = selectors.collect();
    path.reverse();
    path
}

fn greatest(values: &[(f32, f32)], names: &[String]) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = values
        .iter()
        .zip(names)
        .map(|((value, weight), feature)| Reason {
            feature: feature.clone(),
            value: *value,
            tag: training::tag(feature, *value),
            weight: *weight,
        })
        .collect();
    reasons.sort_by(|left, right| right.weight.abs().total_cmp(&left.weight.abs()));
    reasons.truncate(MOST_REASONS);
    reasons
}
