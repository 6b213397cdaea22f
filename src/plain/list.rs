//! Lists: items with their indentation to nested lists.

use super::line::{Hyphens, join};
use super::marker::{self, Marker};
use crate::block::{Block, List, ListItem};

/// Lists nest this deep; deeper items become siblings.
const MAX_LIST_DEPTH: usize = 4;

/// An item this much further to the right than another belongs to it.
const NESTED_BY: usize = 2;

/// One item as the lines give it.
#[derive(Debug)]
pub(super) struct Item {
    marker: Marker,
    indent: usize,
    checked: Option<bool>,
    paragraphs: Vec<String>,
}

impl Item {
    /// An item that starts with `text`.
    pub(super) fn new(marker: Marker, indent: usize, text: &str) -> Self {
        let (checked, text) = match marker {
            Marker::Bullet => marker::task(text),
            _ => (None, text),
        };
        Item {
            marker,
            indent,
            checked,
            paragraphs: vec![text.to_owned()],
        }
    }

    /// Whether a line right below, which starts in this column, belongs to the item: that of a list that is
    /// set in need not be set in again.
    pub(super) fn holds_below(&self, indent: usize) -> bool {
        self.holds(indent) || self.indent > 0 && indent >= self.indent
    }

    /// Whether a line that starts in this column belongs to the item.
    pub(super) fn holds(&self, indent: usize) -> bool {
        indent >= self.indent + NESTED_BY
    }

    /// Adds a line to the item's last paragraph.
    pub(super) fn push_line(&mut self, text: &str, hyphens: Hyphens) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            join(paragraph, text, hyphens);
        }
    }

    /// Adds a line as a paragraph of its own.
    pub(super) fn push_paragraph(&mut self, text: &str) {
        self.paragraphs.push(text.to_owned());
    }

    /// Whether a line with this marker and indentation is another item of the same run. A bullet
    /// always is; a number must count on, or start to count in a list of its own.
    pub(super) fn is_followed_by(&self, marker: Marker, indent: usize) -> bool {
        match (self.marker, marker) {
            (Marker::Number(last), Marker::Number(number)) => {
                number == last + 1 || number <= 1 || indent != self.indent
            }
            (one, other) => one == other || indent != self.indent,
        }
    }

    fn into_list_item(self) -> ListItem {
        let blocks = self.paragraphs.into_iter().map(Block::text).collect();
        match self.checked {
            Some(checked) => ListItem::task(checked, blocks),
            None => ListItem::new(blocks),
        }
    }
}

/// A list that is still being filled.
struct Open {
    indent: usize,
    marker: Marker,
    list: List,
}

impl Open {
    fn new(item: &Item) -> Self {
        let start = match item.marker {
            Marker::Number(number) => Some(number),
            Marker::Bullet | Marker::Dash => None,
        };
        Open {
            indent: item.indent,
            marker: item.marker,
            list: List::new(start, Vec::new()),
        }
    }

    /// Whether an item goes on with the list: bullets with bullets, numbers in order.
    fn takes(&self, item: &Item) -> bool {
        match (self.list.start, item.marker) {
            (Some(start), Marker::Number(number)) => {
                u64::try_from(self.list.items.len()).is_ok_and(|items| number == start + items)
            }
            _ => self.marker == item.marker,
        }
    }
}

/// Makes lists of items: nested by indentation, a new list where the kind of marker changes or
/// numbers do not go on.
pub(super) fn lists(items: Vec<Item>) -> Vec<Block> {
    let mut done = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for item in items {
        while open.len() > 1 && open.last().is_some_and(|list| list.indent > item.indent) {
            close(&mut open, &mut done);
        }
        let nested = open.last().is_some_and(|list| item.holds_of(list));
        if nested && open.len() < MAX_LIST_DEPTH || open.is_empty() {
            open.push(Open::new(&item));
        } else if !open.last().is_some_and(|list| list.takes(&item)) {
            close(&mut open, &mut done);
            open.push(Open::new(&item));
        }
        if let Some(innermost) = open.last_mut() {
            innermost.list.items.push(item.into_list_item());
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut done);
    }
    done
}

impl Item {
    fn holds_of(&self, list: &Open) -> bool {
        self.indent >= list.indent + NESTED_BY
    }
}

/// Closes the innermost list: it becomes a part of the item around it, or it is done.
fn close(open: &mut Vec<Open>, done: &mut Vec<Block>) {
    let Some(closed) = open.pop() else {
        return;
    };
    let around = open
        .last_mut()
        .and_then(|outer| outer.list.items.last_mut());
    match around {
        Some(item) => item.blocks.push(Block::List(closed.list)),
        None => done.push(Block::List(closed.list)),
    }
}
