//! Scores: what the measures give for each page.

use crate::corpus::{Known, Truth};
use crate::measure::{self, Agreement};
use crate::predict::Prediction;

/// A prediction with its page's truth, measured.
pub(crate) struct Scored<'a> {
    pub(crate) truth: &'a Truth,
    pub(crate) prediction: &'a Prediction,
    /// How well the words agree; none where the truth has no whole text.
    pub(crate) words: Option<Agreement>,
    pub(crate) parts: Parts,
}

/// How many parts of a page were found.
#[derive(Clone, Copy, Default)]
pub(crate) struct Parts {
    pub(crate) found: usize,
    pub(crate) missing: usize,
    pub(crate) let_through: usize,
    pub(crate) kept_out: usize,
}

impl Parts {
    pub(crate) fn plus(self, other: Parts) -> Parts {
        Parts {
            found: self.found + other.found,
            missing: self.missing + other.missing,
            let_through: self.let_through + other.let_through,
            kept_out: self.kept_out + other.kept_out,
        }
    }

    pub(crate) fn wrong(self) -> usize {
        self.missing + self.let_through
    }

    /// Precision and recall of the parts: those that must not be found are noise.
    pub(crate) fn agreement(self) -> Agreement {
        let found = self.found + self.let_through;
        Agreement::of(self.found, found, self.found + self.missing)
    }

    pub(crate) fn accuracy(self) -> f64 {
        let right = self.found + self.kept_out;
        right as f64 / (right + self.wrong()).max(1) as f64
    }
}

impl<'a> Scored<'a> {
    pub(crate) fn new(truth: &'a Truth, prediction: &'a Prediction) -> Self {
        let text = prediction.text.as_str();
        let words = truth.text.as_deref();
        let level = match words {
            Some(_) => measure::leveled,
            None => measure::folded,
        };
        Scored {
            truth,
            prediction,
            words: words.map(|words| measure::words(text, words)),
            parts: parts(truth, &level(text), level),
        }
    }

    pub(crate) fn f1(&self) -> f64 {
        self.words.unwrap_or(self.parts.agreement()).f1
    }
}

fn parts(truth: &Truth, text: &str, level: fn(&str) -> String) -> Parts {
    let holds = |part: &&String| text.contains(&level(part));
    let found = truth.must_have.iter().filter(holds).count();
    let let_through = truth.must_not_have.iter().filter(holds).count();
    Parts {
        found,
        missing: truth.must_have.len() - found,
        let_through,
        kept_out: truth.must_not_have.len() - let_through,
    }
}

/// A measure of metadata: its name, and its value for a page, none where it does not apply.
pub(crate) type MetadataMeasure = (&'static str, fn(&Scored) -> Option<f64>);

/// The measures of metadata, in the order in which they are told.
pub(crate) const METADATA: [MetadataMeasure; 6] = [
    ("title exact", |page| {
        let truth = known(&page.truth.title)?;
        let found = &page.prediction.metadata.as_ref()?.title;
        Some(share(measure::letters(found) == measure::letters(truth)))
    }),
    ("author F1", |page| {
        let truth = known(&page.truth.author)?;
        let found = &page.prediction.metadata.as_ref()?.authors;
        Some(measure::authors(found, truth))
    }),
    ("author given where the truth has none", |page| {
        let found = &page.prediction.metadata.as_ref()?.authors;
        let absent = page.truth.author == Known::Absent;
        absent.then(|| share(measure::names_somebody(found)))
    }),
    ("day exact", |page| {
        let truth = measure::day(known(&page.truth.date)?)?;
        let found = &page.prediction.metadata.as_ref()?.published;
        Some(share(measure::day(found) == Some(truth)))
    }),
    ("day given where the truth has none", |page| {
        let found = &page.prediction.metadata.as_ref()?.published;
        let has_day = match &page.truth.date {
            Known::Untold => true,
            Known::Absent => false,
            Known::Is(date) => measure::day(date).is_some(),
        };
        (!has_day).then(|| share(measure::day(found).is_some()))
    }),
    ("page type right", |page| {
        let found = page.prediction.page_type.as_ref()?;
        Some(share(found == page.truth.page_type.as_ref()?))
    }),
];

fn known(value: &Known) -> Option<&str> {
    match value {
        Known::Is(text) => Some(text),
        Known::Untold | Known::Absent => None,
    }
}

fn share(holds: bool) -> f64 {
    f64::from(u8::from(holds))
}
