//! Any markup, as the HTML standard reads it: html5ever and scraper's tree, within limits.

use std::borrow::Cow;

use html5ever::QualName;
use html5ever::interface::TreeSink;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use scraper::{Html, Node};

use super::table::Table;
use super::{Reached, Tag, feed, limit, sink};
use crate::options::Limits;

/// Parses markup, and says which limits were reached.
pub(super) fn parse(markup: &str, limits: &Limits) -> (Table<'static>, Reached) {
    let attributes = usize::from(limits.attributes());
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        drop_doctype: true,
        ..TreeBuilderOpts::default()
    };
    let builder = TreeBuilder::new(sink::CountingSink::new(attributes), options);
    let tokens = limit::LimitedTokens::new(builder, limits);
    // The tokenizer would drop a byte order mark in front of every piece that it is fed.
    let tokenizer_options = TokenizerOpts {
        discard_bom: false,
        ..TokenizerOpts::default()
    };
    let tokenizer = Tokenizer::new(tokens, tokenizer_options);
    let cut = feed::feed(&tokenizer, markup, attributes);
    tokenizer.end();
    let (sink, mut reached) = tokenizer.sink.into_parts();
    reached.attributes |= cut;
    (table(&sink.finish(), markup.len()), reached)
}

/// Lists the nodes of a tree in document order.
fn table(html: &Html, bytes: usize) -> Table<'static> {
    let mut table = Table::with_room_for(bytes);
    let mut open: Vec<u32> = Vec::new();
    let mut node = html.tree.root();
    loop {
        let parent = open.last().copied().unwrap_or(0);
        let number = table.next();
        push(&mut table, node.value(), parent);
        if let Some(child) = node.first_child() {
            open.push(number);
            node = child;
            continue;
        }
        while node.next_sibling().is_none() {
            let (Some(parent), Some(number)) = (node.parent(), open.pop()) else {
                return table;
            };
            table.close(number);
            node = parent;
        }
        let Some(next) = node.next_sibling() else {
            return table;
        };
        node = next;
    }
}

fn push(table: &mut Table<'_>, node: &Node, parent: u32) {
    let mark = table.mark();
    match node {
        Node::Text(text) => table.push_text(text, parent),
        Node::Element(element) => {
            let tag = Tag::of(&element.name);
            for (name, value) in &element.attrs {
                table.push_attribute(&written(name), value);
            }
            table.push_element(tag, parent, mark);
            if tag.name().is_empty() {
                table.name_last(&lower_case(element.name()));
            }
        }
        Node::Document => {
            table.push_element(Tag::Root, parent, mark);
        }
        _ => {
            table.push_element(Tag::Other, parent, mark);
        }
    }
}

/// An attribute's name as it was written, apart from capitals.
fn written(name: &QualName) -> Cow<'_, str> {
    match &name.prefix {
        Some(prefix) if !prefix.is_empty() => Cow::Owned(format!("{prefix}:{}", name.local)),
        _ => lower_case(&name.local),
    }
}

/// Names inside `<svg>` have capitals.
fn lower_case(name: &str) -> Cow<'_, str> {
    match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(name.to_ascii_lowercase()),
        false => Cow::Borrowed(name),
    }
}
