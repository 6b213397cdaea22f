//! Values with the place they were found at.

use super::names::clean;
use super::page::Page;
use crate::article::MetadataSource;

/// A value and its source.
#[derive(Debug, Clone)]
pub(super) struct Found<T> {
    pub(super) value: T,
    pub(super) source: MetadataSource,
}

impl<T> Found<T> {
    /// A value from a source.
    pub(super) fn new(value: T, source: MetadataSource) -> Self {
        Found { value, source }
    }

    /// The same source with another value.
    pub(super) fn map<U>(self, change: impl FnOnce(T) -> U) -> Found<U> {
        Found {
            value: change(self.value),
            source: self.source,
        }
    }
}

/// The value and the source apart, as the result holds them.
pub(super) fn apart<T>(found: Option<Found<T>>) -> (Option<T>, Option<MetadataSource>) {
    match found {
        Some(found) => (Some(found.value), Some(found.source)),
        None => (None, None),
    }
}

/// A text cleaned; none where nothing is left or a template left its mark for nothing.
pub(super) fn known(text: &str) -> Option<String> {
    let text = clean(text);
    let empty = text.is_empty() || matches!(text.as_str(), "null" | "undefined" | "None" | "N/A");
    (!empty).then_some(text)
}

/// The first known content of the `<meta>` elements with one of the names; the order of the names
/// counts.
pub(super) fn meta(page: &Page<'_>, names: &[&str]) -> Option<Found<String>> {
    let mut contents = names.iter().flat_map(|name| page.metas_named(name));
    let content = contents.find_map(known)?;
    Some(Found::new(content, MetadataSource::Meta))
}
