//! A feed description with or without its title and address.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use tearsheet::Options;
use tearsheet_fuzz::check_description;

#[derive(Debug, Arbitrary)]
struct Item<'a> {
    title: Option<&'a str>,
    link: Option<&'a str>,
    raw: &'a str,
}

fuzz_target!(|item: Item| {
    let mut options = Options::default();
    if let Some(title) = item.title {
        options = options.with_title(title);
    }
    if let Some(link) = item.link {
        options = options.with_url(link);
    }
    let description = tearsheet::clean_with(item.raw, &options);
    check_description(&description, item.raw.len());
    assert_eq!(description.bundle, tearsheet::bundle_with(item.raw, &options));
});
