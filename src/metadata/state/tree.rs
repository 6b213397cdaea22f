//! The objects, lists and texts of a page's state.

use std::collections::BTreeSet;

use serde_json::Value;

use super::without_tags;
use crate::metadata::names::letters;
use crate::text::{beginning, count_words};

/// An object, a list or a string.
#[derive(Debug)]
struct Node<'a> {
    /// The object or list around it; its own number where there is none.
    parent: usize,
    /// One past the last node inside it.
    end: usize,
    /// How many words of text it holds. Strings that are no text have none.
    words: usize,
    /// Whether it is an object, and how many texts stand right inside it.
    is_object: bool,
    texts: usize,
    /// Whether one of the strings right inside it is the page's title.
    is_titled: bool,
    /// A string, and the name under which it stands in an object.
    text: &'a str,
    key: &'a str,
}

/// The strings of a page's state and what holds them, each before what is inside it.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
}

/// An article's text has so many words at least, and shorter strings are labels, names and addresses.
const FEWEST_WORDS: usize = 100;
const FEWEST_OF_TEXT: usize = 8;

/// So many of a hundred words of an object stand in its main part.
const MAIN_PERCENT: usize = 60;

/// Objects with more texts right inside them hold the messages of a program.
const MOST_TEXTS: usize = 12;

/// The lengths of titles that are compared, in bytes.
const TITLE: std::ops::Range<usize> = 8..400;

/// How many words the text has on average that a word stands in.
const LENGTH_OF_PARAGRAPHS: usize = 35;

/// What names hold, in small letters, under which nothing of the article stands.
const BESIDE: [&str; 12] = [
    "comment",
    "config",
    "consent",
    "cookie",
    "footer",
    "i18n",
    "locale",
    "menu",
    "message",
    "recommend",
    "related",
    "review",
];

impl Node<'_> {
    fn is_text(&self) -> bool {
        self.words > 0 && !self.text.is_empty()
    }
}

impl<'a> Tree<'a> {
    /// Arranges values; `titles` are the letters of the page's titles.
    pub(super) fn new(values: &'a [Value], titles: &[String]) -> Self {
        let mut tree = Tree { nodes: Vec::new() };
        for value in values {
            tree.add_all(value, titles);
        }
        tree.drop_messages();
        tree.sum_up();
        tree
    }

    /// Adds a value and all inside it.
    fn add_all(&mut self, value: &'a Value, titles: &[String]) {
        let mut open = vec![(self.nodes.len(), "", value)];
        while let Some((parent, key, value)) = open.pop() {
            let own = self.nodes.len();
            let mut node = Node {
                parent,
                end: own + 1,
                words: 0,
                is_object: false,
                texts: 0,
                is_titled: false,
                text: "",
                key,
            };
            match value {
                Value::String(text) => {
                    node.text = text;
                    node.words = words_of_text(text);
                    self.tell_parent(&node, titles);
                }
                Value::Array(values) => {
                    open.extend(values.iter().rev().map(|value| (own, "", value)));
                }
                Value::Object(object) => {
                    node.is_object = true;
                    let values = object.iter().filter(|(key, _)| !is_beside(key));
                    // The order must not depend on what other crates ask of `serde_json`.
                    let mut values: Vec<_> = values.collect();
                    values.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
                    let values = values.into_iter();
                    open.extend(values.map(|(key, value)| (own, key.as_str(), value)));
                }
                _ => continue,
            }
            self.nodes.push(node);
        }
    }

    /// Tells the object or list around a string what it is.
    fn tell_parent(&mut self, string: &Node<'_>, titles: &[String]) {
        let is_title = TITLE.contains(&string.text.len()) && is_title(string.text, titles);
        if let Some(around) = self.nodes.get_mut(string.parent) {
            around.is_titled |= is_title;
            around.texts += usize::from(string.words > 0);
        }
    }

    /// Strings of objects that hold a program's messages are no text.
    fn drop_messages(&mut self) {
        for number in 0..self.nodes.len() {
            let around = self.nodes.get(number).map(|node| node.parent);
            let around = around.and_then(|around| self.nodes.get(around));
            let holds_messages =
                around.is_some_and(|around| around.is_object && around.texts > MOST_TEXTS);
            if let Some(node) = self.nodes.get_mut(number).filter(|_| holds_messages) {
                node.words = 0;
            }
        }
    }

    /// Adds up the words from the inside out, and finds where nodes end.
    fn sum_up(&mut self) {
        for number in (0..self.nodes.len()).rev() {
            let Some(&Node {
                parent, end, words, ..
            }) = self.nodes.get(number)
            else {
                continue;
            };
            if let Some(around) = self.nodes.get_mut(parent).filter(|_| parent != number) {
                around.words += words;
                around.end = around.end.max(end);
            }
        }
    }

    /// The object or list under the page's title with the most words, if they are enough for an
    /// article.
    pub(super) fn titled(&self) -> Option<usize> {
        let nodes = self.nodes.iter().enumerate();
        let titled = nodes.filter(|(_, node)| node.is_titled && node.words >= FEWEST_WORDS);
        // Of several with as many words the first.
        let most = titled.rev().max_by_key(|(_, node)| node.words);
        most.map(|(number, _)| number)
    }

    /// The smallest part of a node that holds most of its text.
    pub(super) fn main_part(&self, node: usize) -> usize {
        let mut part = node;
        loop {
            let words = self.nodes.get(part).map_or(0, |node| node.words);
            let largest = self.inside(part).max_by_key(|(_, inner)| inner.words);
            match largest {
                Some((inner, node)) if node.words * 100 >= words * MAIN_PERCENT => part = inner,
                _ => return part,
            }
        }
    }

    /// The nodes right inside a node.
    fn inside(&self, node: usize) -> impl Iterator<Item = (usize, &Node<'a>)> {
        let end = self.nodes.get(node).map_or(0, |node| node.end);
        let mut next = node + 1;
        std::iter::from_fn(move || {
            let number = next;
            let inner = self.nodes.get(number).filter(|_| number < end)?;
            next = inner.end;
            Some((number, inner))
        })
    }

    /// Whether the texts of a node are of the length of paragraphs: messages, labels and teasers are
    /// shorter.
    pub(super) fn holds_paragraphs(&self, node: usize) -> bool {
        let end = self.nodes.get(node).map_or(0, |node| node.end);
        let inside = self.nodes.get(node..end).unwrap_or(&[]);
        let texts = inside.iter().filter(|node| node.is_text());
        let (words, squares) = texts.fold((0, 0), |(words, squares), text| {
            (words + text.words, squares + text.words * text.words)
        });
        words > 0 && squares / words >= LENGTH_OF_PARAGRAPHS
    }

    /// The texts of a node and all inside it; of a list also what stands in it under the same names:
    /// headings, items and words apart from the rest are shorter than texts.
    pub(super) fn texts(&self, node: usize) -> Vec<&'a str> {
        let end = self.nodes.get(node).map_or(0, |node| node.end);
        let inside = self.nodes.get(node..end).unwrap_or(&[]);
        let is_list = inside.first().is_some_and(|node| !node.is_object);
        let texts = inside.iter().filter(|node| is_list && node.is_text());
        let keys: BTreeSet<&str> = texts.map(|node| node.key).collect();
        let is_wanted =
            |node: &&Node<'_>| node.is_text() || !node.key.is_empty() && keys.contains(node.key);
        let texts = inside.iter().filter(is_wanted).map(|node| node.text);
        texts.filter(|text| !text.is_empty()).collect()
    }
}

/// Whether a string is one of the page's titles, or at least the first half of it: behind it the
/// site's name follows.
fn is_title(text: &str, titles: &[String]) -> bool {
    let own = letters(&without_tags(text));
    let is_start = |title: &String| title.starts_with(&own) && own.len() * 2 >= title.len();
    TITLE.contains(&own.len()) && titles.iter().any(is_start)
}

/// Whether a name tells that what stands under it is beside the article.
fn is_beside(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    BESIDE.iter().any(|word| key.contains(word))
}

/// How many words a string has, if it is text for readers.
fn words_of_text(string: &str) -> usize {
    let start = string.trim_start();
    if start.starts_with(['{', '[']) || !has_sentences(string) {
        return 0;
    }
    let text = without_tags(string);
    let words = count_words(&text);
    let is_text = words >= FEWEST_OF_TEXT && has_sentences(&text) && !is_program(&text);
    if is_text { words } else { 0 }
}

/// Whether a text has a mark that ends sentences or opens lists, and blanks if it is not written in
/// ideographs.
fn has_sentences(text: &str) -> bool {
    text.contains(['.', '!', '?', ':', '。', '！', '？', '।'])
        && (text.contains(char::is_whitespace) || !text.is_ascii())
}

/// How much of a text is looked at for signs of a program, in bytes.
const GLANCE: usize = 2000;

fn is_program(text: &str) -> bool {
    let start = beginning(text, GLANCE);
    let end = text.trim_end();
    end.ends_with(['}', ';']) || start.contains("=>") || start.contains("function(")
}
