//! CSS selectors as they are matched.

use super::parse;

/// A list of CSS selectors, separated by commas: it finds what one of them finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Selector {
    written: String,
    list: Vec<Complex>,
}

/// What is wrong with a selector, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The place in characters, from 1 on.
    pub(crate) position: usize,
    pub(crate) problem: &'static str,
}

impl Selector {
    /// Reads a list of selectors.
    pub(crate) fn parse(text: &str) -> Result<Selector, Problem> {
        let list = parse::list(text)?;
        let written = text.trim().to_owned();
        Ok(Selector { written, list })
    }

    /// The selectors as they were written.
    pub(crate) fn as_str(&self) -> &str {
        &self.written
    }

    /// The selectors between the commas.
    pub(crate) fn list(&self) -> &[Complex] {
        &self.list
    }
}

/// Compounds with the relations between them: `article > p + p`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Complex {
    pub(crate) first: Compound,
    pub(crate) rest: Vec<(Combinator, Compound)>,
}

/// A selector that starts from an element: `> img` inside `:has(…)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relative {
    pub(crate) combinator: Combinator,
    pub(crate) complex: Complex,
}

/// How an element stands to the one that the compound before describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Combinator {
    /// Inside it, at any depth.
    Descendant,
    /// Right inside it.
    Child,
    /// The next element beside it.
    Next,
    /// Behind it, beside it.
    Later,
}

/// What one element must be: all of these.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Compound {
    pub(crate) tests: Vec<Test>,
}

/// One thing that an element must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Test {
    /// Of this name, in lower case.
    Name(String),
    Id(String),
    Class(String),
    Attribute(Attribute),
    /// The page's outermost element.
    Root,
    /// Without elements and text inside.
    Empty,
    Nth(Nth),
    /// What one of these finds.
    Any(Vec<Complex>),
    /// What none of these finds.
    Not(Vec<Complex>),
    /// From where one of these finds something.
    Has(Vec<Relative>),
}

/// A place among the elements beside it: `step` × n + `offset` for some n from 0 on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Nth {
    pub(crate) step: i32,
    pub(crate) offset: i32,
    /// Whether the last element is the first.
    pub(crate) from_end: bool,
    /// Whether elements of the same name are counted only.
    pub(crate) of_type: bool,
}

impl Nth {
    /// Whether the element at a place, counted from 1 on, is one of these.
    pub(crate) fn holds(&self, place: u32) -> bool {
        let distance = i64::from(place) - i64::from(self.offset);
        match i64::from(self.step) {
            0 => distance == 0,
            step => distance % step == 0 && distance / step >= 0,
        }
    }
}

/// A test of an attribute's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attribute {
    /// In lower case.
    pub(crate) name: String,
    pub(crate) operator: Operator,
    pub(crate) value: String,
    /// Whether `A` and `a` are the same.
    pub(crate) ignores_case: bool,
}

/// How an attribute's value stands to the one in the selector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    /// The attribute is there.
    Exists,
    Equals,
    /// One of its words is the same.
    Includes,
    /// It is the same, or is followed by a hyphen.
    DashMatch,
    Begins,
    Ends,
    Contains,
}

impl Attribute {
    /// Whether a value is as it must be.
    pub(crate) fn holds(&self, value: &str) -> bool {
        if self.ignores_case && self.operator != Operator::Exists {
            return self.compare(
                &value.to_ascii_lowercase(),
                &self.value.to_ascii_lowercase(),
            );
        }
        self.compare(value, &self.value)
    }

    fn compare(&self, value: &str, wanted: &str) -> bool {
        match self.operator {
            Operator::Exists => true,
            Operator::Equals => value == wanted,
            Operator::Includes => value
                .split(|character: char| character.is_ascii_whitespace())
                .any(|word| !word.is_empty() && word == wanted),
            Operator::DashMatch => value
                .strip_prefix(wanted)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('-')),
            // By the standard nothing begins with, ends with or contains the empty string.
            _ if wanted.is_empty() => false,
            Operator::Begins => value.starts_with(wanted),
            Operator::Ends => value.ends_with(wanted),
            Operator::Contains => value.contains(wanted),
        }
    }
}
