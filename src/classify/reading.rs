//! What a page is read as where none of the types is likely: old pages and those of unknown publishing systems look
//! like threads or documentation, and most of them are articles.

use super::OfPage;
use super::board::is_date_line;
use super::hints::Hints;
use crate::article::PageType;
use crate::dom::Tag;
use crate::segment::Page;

/// A type that is less probable than this says little.
const LIKELY: f32 = 0.65;

/// A thread shows the days of so many posts, or so many labels of them.
const FEWEST_DAYS: usize = 2;
const FEWEST_LABELS: usize = 4;

/// Whether a page may as well be an article: nothing shows what its type has, neither code nor posts.
pub(super) fn may_be_article(page: &Page, page_type: PageType, of_page: &OfPage) -> bool {
    let has_days = || {
        let days = page.segments.iter().filter(|segment| is_date_line(segment));
        days.take(FEWEST_DAYS).count() == FEWEST_DAYS
    };
    let hints = &of_page.hints;
    let has_posts = || hints.declares_thread || hints.post_labels >= FEWEST_LABELS || has_days();
    of_page.best() < LIKELY
        && match page_type {
            PageType::Forum => !has_posts() && !has_code(page),
            PageType::Documentation | PageType::Service => !has_code(page),
            _ => false,
        }
}

/// What a page's type is for its readers: it knows best whether it is a thread. Articles without code look like
/// documentation where there is little else on the page.
pub(super) fn page_type(page: &Page, likeliest: PageType, hints: &Hints) -> PageType {
    match likeliest {
        _ if hints.declares_thread => PageType::Forum,
        PageType::Documentation if hints.declares_article && !has_code(page) => PageType::Article,
        likeliest => likeliest,
    }
}

fn has_code(page: &Page) -> bool {
    page.segments.iter().any(|segment| segment.starts_in_code)
        || page.elements.iter().any(|element| element.tag == Tag::Pre)
}
