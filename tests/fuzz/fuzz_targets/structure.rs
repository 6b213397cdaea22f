//! Plain texts and titles.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    tearsheet_fuzz::check_article(&tearsheet::structure(text), text.len());
    let headline = tearsheet::headline(text);
    assert!(headline.text.len() <= 3 * text.len() + 1024);
});
