//! Links: pure functions on addresses. Nothing here touches a network.

mod address;
mod google_news;

pub(crate) use address::{Base, Refused};
pub use google_news::GoogleNewsId;
