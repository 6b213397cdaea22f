//! Google News article ids.

/// TODO.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoogleNewsId(());
