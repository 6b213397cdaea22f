//! Bundles made of entries: tagged, flattened, cut, with the item's title.

#![no_main]

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use tearsheet::Options;

#[derive(Debug, Arbitrary)]
struct Entry<'a> {
    headline: &'a str,
    outlet: &'a str,
    id: &'a str,
    form: Form,
}

#[derive(Debug, Arbitrary)]
enum Form {
    Tagged,
    TaggedWithoutOutlet,
    Spaces,
    SingleSpace,
    Dash,
}

#[derive(Debug, Arbitrary)]
struct Item<'a> {
    entries: Vec<Entry<'a>>,
    title_is_first: bool,
    outlets_known: bool,
    cut: u8,
}

fn written(entry: &Entry) -> String {
    let Entry { headline, outlet, id, form } = entry;
    let link = format!("<a href=\"https://news.google.com/rss/articles/{id}?oc=5\">{headline}</a>");
    match form {
        Form::Tagged => {
            format!("<li>{link}&nbsp;&nbsp;<font color=\"#6f6f6f\">{outlet}</font></li>")
        }
        Form::TaggedWithoutOutlet => format!("<li>{link}</li>"),
        Form::Spaces => format!("{headline}&nbsp;&nbsp;{outlet}"),
        Form::SingleSpace => format!("{headline} {outlet} "),
        Form::Dash => format!("{headline} - {outlet} "),
    }
}

fuzz_target!(|item: Item| {
    let mut raw: String = item.entries.iter().map(written).collect();
    let end = raw.len() * usize::from(item.cut) / 255;
    let end = (0..=end).rev().find(|end| raw.is_char_boundary(*end));
    if item.cut > 0 {
        raw.truncate(end.unwrap_or(0));
    }
    let mut options = Options::default();
    if let (true, Some(first)) = (item.title_is_first, item.entries.first()) {
        options = options.with_title(format!("{} - {}", first.headline, first.outlet));
    }
    if item.outlets_known {
        options = options.with_outlets(item.entries.iter().map(|entry| entry.outlet));
    }
    let bundle = tearsheet::bundle_with(&raw, &options);
    let description = tearsheet::clean_with(&raw, &options);
    assert_eq!(bundle, description.bundle);
    tearsheet_fuzz::check_description(&description, raw.len());
});
