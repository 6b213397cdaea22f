//! Bytes as a page: decoded, extracted, rendered in every form.

#![no_main]

use libfuzzer_sys::fuzz_target;
use tearsheet::Options;
use tearsheet_fuzz::check_article;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(article) = tearsheet::extract_bytes(bytes, None, &Options::default()) {
        // Bytes of other encodings become up to three times as many.
        check_article(&article, 3 * bytes.len());
    }
});
