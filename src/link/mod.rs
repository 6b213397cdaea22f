//! Links: pure functions on addresses. Nothing here touches a network.

mod address;
mod counted;
mod google_news;
mod message;
mod redirect;
mod tracking;
mod web;

pub(crate) use address::{Base, Refused};
pub use google_news::GoogleNewsId;
pub(crate) use google_news::{NewsLink, NewsPage, news_page, publisher_link};
pub use redirect::{Redirects, unwrap_redirect};
pub use tracking::{Tracking, without_tracking};
