//! Parts of a page that are sent after the page and put into their places by a script.
//!
//! React's servers send a page at once, with an empty `<template id="B:1">` (or `P:1`) where a part
//! is not ready yet, and the part itself later, at the end of the page, in a `<div hidden id="S:1">`
//! that a script moves to the template. Here that is done as the script would.

use super::Tag;
use super::table::Table;

/// What the ids of places and of parts begin with, in front of the number that they have in common.
const PLACES: [&str; 2] = ["B:", "P:"];
const PART: &str = "S:";

/// How many parts may stand in one another; others stay where they are.
const MOST_NESTED: usize = 16;

/// A number that no node has.
const NONE: u32 = u32::MAX;

/// The table with all parts in their places; as it was where it has none.
pub(super) fn joined(table: Table<'_>) -> Table<'_> {
    let places = places(&table);
    if places.is_empty() {
        return table;
    }
    let mut walk = Walk::new(&table);
    while let Some(node) = walk.next(&table) {
        let at = places.binary_search_by_key(&node, |(place, _)| *place);
        match at.ok().and_then(|at| places.get(at)) {
            Some((_, part)) if walk.can_enter(*part) => walk.enter(&table, node, *part),
            _ => walk.take(node),
        }
    }
    table.arranged(&walk.order, &walk.numbers)
}

/// The places whose parts come later, in order, and the parts.
fn places(table: &Table<'_>) -> Vec<(u32, u32)> {
    let id = |node: u32| table.attribute(node, "id").unwrap_or("");
    let is = |node: u32, tag: Tag| table.record(node).is_some_and(|record| record.tag == tag);
    // A template holds a fragment, and this one nothing.
    let is_empty = |node: u32| {
        let end = table.record(node).map_or(0, |record| record.end);
        (node + 1..end).all(|inner| is(inner, Tag::Other) && table.name(inner).is_empty())
    };
    let number = |place: u32| {
        PLACES
            .iter()
            .find_map(|before| id(place).strip_prefix(before))
    };
    let mut places: Vec<(&str, u32)> = table
        .tagged(Tag::Template, 0..table.next())
        .filter(|node| is_empty(*node))
        .filter_map(|node| Some((number(node)?, node)))
        .collect();
    if places.is_empty() {
        return Vec::new();
    }
    // The first place of each number.
    places.sort_unstable();
    places.dedup_by_key(|(number, _)| *number);
    let mut pairs: Vec<(u32, u32)> = table
        .tagged(Tag::Div, 0..table.next())
        .filter(|node| table.attribute(*node, "hidden").is_some())
        .filter_map(|part| {
            let number = id(part).strip_prefix(PART)?;
            let at = places.binary_search_by_key(&number, |(number, _)| *number);
            let (_, place) = places.get(at.ok()?)?;
            (*place < part).then_some((*place, part))
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup_by_key(|(place, _)| *place);
    pairs
}

/// A walk through a table that follows places to their parts.
struct Walk {
    /// The nodes that are left to visit in each part, the innermost last: the next one and the end.
    open: Vec<(u32, u32)>,
    /// The nodes in their new order.
    order: Vec<u32>,
    /// The new number of each node that was visited; a part's is that of the node it was put into.
    numbers: Vec<u32>,
}

impl Walk {
    fn new(table: &Table<'_>) -> Self {
        Walk {
            open: vec![(0, table.next())],
            order: Vec::with_capacity(table.len()),
            numbers: vec![NONE; table.len()],
        }
    }

    /// The next node that was not visited yet.
    fn next(&mut self, table: &Table<'_>) -> Option<u32> {
        loop {
            let (next, end) = self.open.last_mut()?;
            let node = *next;
            if node >= *end {
                self.open.pop();
                continue;
            }
            *next = node + 1;
            if self.numbers.get(node as usize) == Some(&NONE) {
                return Some(node);
            }
            // A part that was visited in its place.
            *next = table.record(node).map_or(*end, |record| record.end);
        }
    }

    /// Whether a part was not visited yet and may be visited now.
    fn can_enter(&self, part: u32) -> bool {
        self.open.len() < MOST_NESTED && self.numbers.get(part as usize) == Some(&NONE)
    }

    /// Goes on inside a part, as if its nodes stood where the place is.
    fn enter(&mut self, table: &Table<'_>, place: u32, part: u32) {
        let (Some(around), Some(record)) = (table.record(place), table.record(part)) else {
            return;
        };
        let parent = self.number(around.parent);
        (place..around.end).for_each(|gone| self.set_number(gone, parent));
        self.set_number(part, parent);
        self.open.push((part + 1, record.end));
    }

    /// Takes a node into the new order.
    fn take(&mut self, node: u32) {
        let number = u32::try_from(self.order.len()).unwrap_or(NONE);
        self.set_number(node, number);
        self.order.push(node);
    }

    fn number(&self, node: u32) -> u32 {
        self.numbers.get(node as usize).copied().unwrap_or(0)
    }

    fn set_number(&mut self, node: u32, number: u32) {
        if let Some(own) = self.numbers.get_mut(node as usize) {
            *own = number;
        }
    }
}
