//! The elements of a document as selectors see them: without texts, with those beside them.

use std::cell::OnceCell;

use super::{Document, NodeId, Tag};

/// An element.
#[derive(Debug)]
pub(super) struct Element<'a> {
    pub(super) node: NodeId,
    pub(super) name: &'a str,
    pub(super) id: Option<&'a str>,
    pub(super) class: Option<&'a str>,
    /// The number of the element right around it.
    pub(super) parent: Option<usize>,
    /// The number of the element before it, beside it.
    pub(super) previous: Option<usize>,
    pub(super) is_root: bool,
    /// Whether no element and no text is inside it.
    pub(super) is_empty: bool,
}

/// All elements in document order; their numbers are places in the list.
#[derive(Debug)]
pub(super) struct Elements<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) list: Vec<Element<'a>>,
    places: [OnceCell<Vec<u32>>; 4],
}

/// A node that is open, and the last element right inside it.
struct Open {
    end: NodeId,
    element: Option<usize>,
    last: Option<usize>,
}

impl<'a> Elements<'a> {
    /// Walks a document once.
    pub(super) fn of(document: &'a Document<'a>) -> Self {
        let mut list: Vec<Element<'a>> = Vec::new();
        let mut open: Vec<Open> = Vec::new();
        for node in document.nodes() {
            while open.pop_if(|open| open.end <= node).is_some() {}
            let around = open.last_mut();
            let parent = around.as_ref().and_then(|around| around.element);
            if let Some(parent) = parent.and_then(|parent| list.get_mut(parent)) {
                parent.is_empty = false;
            }
            let name = name(document, node);
            let element = (!name.is_empty()).then_some(list.len());
            if element.is_some() {
                let previous =
                    around.and_then(|around| std::mem::replace(&mut around.last, element));
                list.push(Element {
                    node,
                    name,
                    id: document.attribute(node, "id"),
                    class: document.attribute(node, "class"),
                    parent,
                    previous,
                    is_root: document.parent(node) == Some(document.root()),
                    is_empty: true,
                });
            }
            open.push(Open {
                end: document.end(node),
                element,
                last: None,
            });
        }
        Elements {
            document,
            list,
            places: Default::default(),
        }
    }

    /// The place of each element among those beside it, from 1 on.
    pub(super) fn places(&self, from_end: bool, of_type: bool) -> &[u32] {
        let [first, last, first_of_type, last_of_type] = &self.places;
        let known = match (from_end, of_type) {
            (false, false) => first,
            (true, false) => last,
            (false, true) => first_of_type,
            (true, true) => last_of_type,
        };
        known.get_or_init(|| match of_type {
            true => self.places_of_type(from_end),
            false => self.places_of_all(from_end),
        })
    }

    fn places_of_all(&self, from_end: bool) -> Vec<u32> {
        let mut places = vec![1_u32; self.list.len()];
        let mut set = |number: usize, other: usize| {
            let before = places.get(other).copied().unwrap_or(0);
            if let Some(place) = places.get_mut(number) {
                *place = before + 1;
            }
        };
        let beside = self.list.iter().enumerate();
        let beside = beside.filter_map(|(number, element)| Some((number, element.previous?)));
        match from_end {
            false => beside.for_each(|(number, previous)| set(number, previous)),
            true => beside
                .rev()
                .for_each(|(number, previous)| set(previous, number)),
        }
        places
    }

    fn places_of_type(&self, from_end: bool) -> Vec<u32> {
        let key = |number: &usize| {
            let element = self.list.get(*number);
            element.map(|element| (element.parent, element.name))
        };
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        // A stable sort leaves those of one kind in document order.
        order.sort_by_key(key);
        if from_end {
            order.reverse();
        }
        let mut places = vec![1; self.list.len()];
        let mut before = (None, 0);
        for number in &order {
            let kind = key(number);
            let place = if before.0 == kind { before.1 + 1 } else { 1 };
            before = (kind, place);
            if let Some(own) = places.get_mut(*number) {
                *own = place;
            }
        }
        places
    }
}

/// An element's name; empty for other nodes.
fn name<'a>(document: &'a Document<'_>, node: NodeId) -> &'a str {
    match document.tag(node) {
        Tag::Text | Tag::Root => "",
        tag if tag.name().is_empty() => document.name(node),
        tag => tag.name(),
    }
}
