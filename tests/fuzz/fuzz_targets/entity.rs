//! Character references.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let read = tearsheet::unescape(text);
    // The longest that a reference grows: `&nvlt;`-like ones stand for two characters.
    assert!(read.len() <= 3 * text.len() + 8);
    if !text.contains('&') {
        assert_eq!(read, text);
    }
});
