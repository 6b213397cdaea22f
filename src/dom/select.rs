//! Finds the elements of a document that selectors describe, in time that grows with the product
//! of elements and parts of selectors, whatever either holds.
//!
//! Selectors are matched for the page as a whole, from their first part to their last: the set of
//! all elements that the parts so far describe, then the set of all that stand as they must to
//! one of those. Each step is one pass over the elements. Matching for one element after the other,
//! as browsers do, is quadratic for `~`, for places among siblings and for `:has(…)`.

use super::elements::{Element, Elements};
use std::borrow::Cow;

use super::{Document, NodeSet};
use crate::options::Limits;
use crate::rules::{Combinator, Complex, Compound, Relative, Selector, Test};

/// Parses markup, and finds the elements of each selector. Selectors may ask for any element and
/// any attribute, so that all of them must be in the document.
pub(crate) fn parse<'a>(
    markup: Cow<'a, str>,
    limits: &Limits,
    selectors: &[&Selector],
) -> (Document<'a>, Vec<NodeSet>) {
    let document = Document::parse(markup, limits);
    let found = select(&document, selectors);
    (document, found)
}

/// The elements of each selector.
fn select(document: &Document, selectors: &[&Selector]) -> Vec<NodeSet> {
    let elements = Elements::of(document);
    let found = selectors.iter().map(|selector| {
        let set = elements.any(selector.list());
        let numbered = elements.list.iter().zip(set);
        let mut nodes = NodeSet::default();
        numbered
            .filter(|(_, is_in)| *is_in)
            .for_each(|(element, _)| nodes.insert(element.node));
        nodes
    });
    found.collect()
}

/// For each element by its number, whether it is in the set.
type Set = Vec<bool>;

fn holds(set: &Set, number: usize) -> bool {
    set.get(number) == Some(&true)
}

fn insert(set: &mut Set, number: Option<usize>) {
    if let Some(place) = number.and_then(|number| set.get_mut(number)) {
        *place = true;
    }
}

/// The element to which another stands directly so, and whether those to which that one stands so
/// count as well.
fn neighbour(element: &Element<'_>, combinator: Combinator) -> (Option<usize>, bool) {
    match combinator {
        Combinator::Descendant => (element.parent, true),
        Combinator::Child => (element.parent, false),
        Combinator::Next => (element.previous, false),
        Combinator::Later => (element.previous, true),
    }
}

/// A test, with what its arguments find.
enum Ready<'s> {
    Plain(&'s Test),
    In(Set),
    NotIn(Set),
}

impl Elements<'_> {
    /// What one of the selectors finds.
    fn any(&self, list: &[Complex]) -> Set {
        self.union(list.iter().map(|complex| self.complex(complex)))
    }

    fn union(&self, sets: impl Iterator<Item = Set>) -> Set {
        let none = vec![false; self.list.len()];
        let join = |one: Set, other: Set| one.iter().zip(&other).map(|(a, b)| *a || *b).collect();
        sets.reduce(join).unwrap_or(none)
    }

    fn complex(&self, complex: &Complex) -> Set {
        let first = self.compound(&complex.first, None);
        complex
            .rest
            .iter()
            .fold(first, |set, (combinator, compound)| {
                let near = self.related(&set, *combinator);
                self.compound(compound, Some(&near))
            })
    }

    /// The elements that a compound describes, of those `within` a set if there is one.
    fn compound(&self, compound: &Compound, within: Option<&Set>) -> Set {
        if within.is_some_and(|within| !within.contains(&true)) {
            return vec![false; self.list.len()];
        }
        let ready = compound.tests.iter().map(|test| self.ready(test));
        let ready: Vec<Ready<'_>> = ready.collect();
        let passes = |number: usize, element: &Element<'_>| {
            within.is_none_or(|within| holds(within, number))
                && ready.iter().all(|test| self.passes(test, number, element))
        };
        let elements = self.list.iter().enumerate();
        elements
            .map(|(number, element)| passes(number, element))
            .collect()
    }

    fn ready<'s>(&self, test: &'s Test) -> Ready<'s> {
        match test {
            Test::Any(list) => Ready::In(self.any(list)),
            Test::Not(list) => Ready::NotIn(self.any(list)),
            Test::Has(list) => {
                Ready::In(self.union(list.iter().map(|relative| self.having(relative))))
            }
            plain => Ready::Plain(plain),
        }
    }

    fn passes(&self, ready: &Ready<'_>, number: usize, element: &Element<'_>) -> bool {
        let test = match ready {
            Ready::In(set) => return holds(set, number),
            Ready::NotIn(set) => return !holds(set, number),
            Ready::Plain(test) => test,
        };
        match test {
            Test::Name(name) => element.name == name,
            Test::Id(id) => element.id == Some(id),
            Test::Class(class) => element.class.is_some_and(|classes| {
                let mut classes = classes.split(|space: char| space.is_ascii_whitespace());
                classes.any(|one| one == class)
            }),
            Test::Attribute(attribute) => self
                .document
                .attribute(element.node, &attribute.name)
                .is_some_and(|value| attribute.holds(value)),
            Test::Root => element.is_root,
            Test::Empty => element.is_empty,
            Test::Nth(nth) => {
                let places = self.places(nth.from_end, nth.of_type);
                places.get(number).is_some_and(|place| nth.holds(*place))
            }
            // These were made ready.
            Test::Any(_) | Test::Not(_) | Test::Has(_) => false,
        }
    }

    /// The elements that stand so to one in the set.
    fn related(&self, set: &Set, combinator: Combinator) -> Set {
        let mut related = vec![false; self.list.len()];
        for (number, element) in self.list.iter().enumerate() {
            let (near, passed_on) = neighbour(element, combinator);
            let is_near = |near| holds(set, near) || passed_on && holds(&related, near);
            if near.is_some_and(is_near) {
                insert(&mut related, Some(number));
            }
        }
        related
    }

    /// The elements to which one in the set stands so.
    fn relating(&self, set: &Set, combinator: Combinator) -> Set {
        let mut relating = vec![false; self.list.len()];
        for (number, element) in self.list.iter().enumerate().rev() {
            let (near, passed_on) = neighbour(element, combinator);
            if holds(set, number) || passed_on && holds(&relating, number) {
                insert(&mut relating, near);
            }
        }
        relating
    }

    /// The elements from where a relative selector finds something.
    fn having(&self, relative: &Relative) -> Set {
        let complex = &relative.complex;
        // Each compound, with its relation to the one before it; they are read from the last on.
        let rest = complex.rest.iter().map(|(how, compound)| (*how, compound));
        let first = std::iter::once((relative.combinator, &complex.first));
        let steps: Vec<_> = first.chain(rest).collect();
        let all = vec![true; self.list.len()];
        steps.iter().rev().fold(all, |within, (how, compound)| {
            self.relating(&self.compound(compound, Some(&within)), *how)
        })
    }
}
