//! The crate's integration tests, in one binary: one crate to link, and one place to look.
//!
//! - [`allocations`]: how much memory plain descriptions take.
//! - [`bundles`]: what can be made of bundles, and the word lists that help to split them.
//! - [`cases`]: inputs and whole expected outputs in `fixtures/`, compared byte for byte.
//! - [`encodings`]: pages in all encodings, declared well, badly or not at all.
//! - [`entities`]: the whole table of character references.
//! - [`examples`]: the programs in `examples/`, run as a user runs them.
//! - [`furniture`]: every kind of furniture removed and kept, and texts that only look like it.
//! - [`hostile`]: shapes of any size made to take time or memory without end.
//! - [`laws`]: what holds for every input, as property tests, and inputs made to break things.
//! - [`links`]: addresses and what becomes of them, as tables.
//! - [`metadata`]: small pages and what is read from their heads, as tables.
//! - [`model`]: the trained model has named features and the same answers everywhere.
//! - [`package`]: what is published.
//! - [`plain_text`]: what plain texts become, as sketches, and the laws for any text.
//! - [`render_laws`]: the renderings of any blocks hold the same words, parse back, and are safe.
//! - [`rules`]: selectors and rules for sites: what is read, refused and matched.
//! - [`schema`]: the JSON Schema of results.
//! - [`tidy`]: rules for the sources, such as which module may import which.
//! - [`words`]: what small descriptions and titles become, as tables.
//! - [`xss`]: markup that attacks pages: only safe HTML comes of it.
//!
//! `UPDATE=1 cargo test` rewrites what fixtures expect.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
#![allow(clippy::string_slice, clippy::panic, clippy::print_stderr)]

mod allocations;
mod bundles;
mod cases;
mod encodings;
mod entities;
mod examples;
mod expected;
mod furniture;
mod hostile;
mod laws;
mod links;
mod metadata;
mod model;
mod package;
mod plain_text;
mod render_laws;
mod rules;
mod schema;
mod tidy;
mod words;
mod xss;
