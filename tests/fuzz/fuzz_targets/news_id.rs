//! Google News ids, and addresses of every other kind.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tearsheet::link::GoogleNewsId;

fuzz_target!(|text: &str| {
    for address in [
        text.to_owned(),
        format!("https://news.google.com/rss/articles/{text}?oc=5"),
    ] {
        if let Some(id) = GoogleNewsId::parse(&address) {
            assert!(!id.id().is_empty());
            let _ = (id.publisher(), id.amp(), id.video(), id.is_opaque());
        }
        let markup = format!("<a href=\"{address}\">x</a>");
        tearsheet_fuzz::check_description(&tearsheet::clean(&markup), markup.len());
    }
});
