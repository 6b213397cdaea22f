//! The crate's one error type: opaque, cheap, with a kind that callers can match on.

use std::fmt;

/// Why a call failed.
///
/// New kinds may be added, so a `match` needs a wildcard arm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The page holds neither main content nor a title: it is empty, nothing but navigation, or bytes that
    /// are no text in any encoding.
    NothingFound,
    /// The input is larger than [`Limits::input_bytes`](crate::Limits::input_bytes).
    TooLarge,
    /// Blocks that a caller built or loaded break a rule of the block model.
    InvalidBlocks,
    /// A selector is no CSS selector, or one of a kind that is not supported.
    InvalidSelector {
        /// Which of the selectors that were given in one call, from 1 on.
        number: usize,
        /// Where in it, in characters from 1 on; one past the last where it ends too early.
        position: usize,
    },
    /// A line of [`SiteRules`](crate::SiteRules) is not as the format has it.
    InvalidRules {
        /// Which line, from 1 on.
        line: usize,
        /// Where in it, in characters from 1 on; one past the last where it ends too early.
        position: usize,
    },
}

impl ErrorKind {
    /// The kind's name in lower case with underscores, stable across releases: `nothing_found`,
    /// `too_large`, `invalid_blocks`, `invalid_selector`, `invalid_rules`.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::NothingFound => "nothing_found",
            ErrorKind::TooLarge => "too_large",
            ErrorKind::InvalidBlocks => "invalid_blocks",
            ErrorKind::InvalidSelector { .. } => "invalid_selector",
            ErrorKind::InvalidRules { .. } => "invalid_rules",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// A failed call. It holds numbers and fixed words only, never text of the input.
///
/// ```
/// let error = tearsheet::extract("", &tearsheet::Options::default()).unwrap_err();
/// assert_eq!(error.kind(), tearsheet::ErrorKind::NothingFound);
/// assert_eq!(error.to_string(), "no main content found in the page");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] Reason);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Reason {
    #[error("no main content found in the page")]
    NothingFound,
    #[error("input of {bytes} bytes is over the limit of {limit} bytes")]
    TooLarge { bytes: usize, limit: usize },
    #[error("top-level block {index}: {problem}")]
    InvalidBlocks { index: usize, problem: &'static str },
    #[error("selector {number}, character {position}: {problem}")]
    InvalidSelector {
        number: usize,
        position: usize,
        problem: &'static str,
    },
    #[error("rules, line {line}, character {position}: {problem}")]
    InvalidRules {
        line: usize,
        position: usize,
        problem: &'static str,
    },
}

impl Error {
    /// What went wrong, to match on.
    pub fn kind(&self) -> ErrorKind {
        match self.0 {
            Reason::NothingFound => ErrorKind::NothingFound,
            Reason::TooLarge { .. } => ErrorKind::TooLarge,
            Reason::InvalidBlocks { .. } => ErrorKind::InvalidBlocks,
            Reason::InvalidSelector {
                number, position, ..
            } => ErrorKind::InvalidSelector { number, position },
            Reason::InvalidRules { line, position, .. } => {
                ErrorKind::InvalidRules { line, position }
            }
        }
    }

    pub(crate) fn nothing_found() -> Self {
        Error(Reason::NothingFound)
    }

    pub(crate) fn too_large(bytes: usize, limit: usize) -> Self {
        Error(Reason::TooLarge { bytes, limit })
    }

    pub(crate) fn invalid_blocks(index: usize, problem: &'static str) -> Self {
        Error(Reason::InvalidBlocks { index, problem })
    }

    pub(crate) fn invalid_selector(number: usize, position: usize, problem: &'static str) -> Self {
        Error(Reason::InvalidSelector {
            number,
            position,
            problem,
        })
    }

    pub(crate) fn invalid_rules(line: usize, position: usize, problem: &'static str) -> Self {
        Error(Reason::InvalidRules {
            line,
            position,
            problem,
        })
    }
}
