//! Descriptions without markup come to the same as with markup that says nothing.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tearsheet::Options;

use super::properties::config;

/// Words of plain descriptions, and whatever a rule may look for in one.
const WORDS: [&str; 44] = [
    "ferry",
    "the",
    "Harbour",
    "Fähre",
    "паром",
    "島",
    "渡し船",
    "العبّارة",
    "runs.",
    "again,",
    "2026",
    "(twice)",
    "“quoted”",
    "…",
    "[…]",
    "-",
    "",
    "\u{A0}",
    "\u{A0}\u{A0}",
    "\u{200B}",
    "\u{3000}",
    "\t",
    "für",
    "fÃ¼r",
    "https://example.org/ferry",
    "Ferry runs again - Harbour Post",
    "Harbour Post",
    "Read more",
    "Continue reading →",
    "(more…)",
    "The post Ferry runs again appeared first on Harbour Post.",
    "This article originally appeared on Harbour Post at https://example.org/",
    "All rights reserved.",
    "© 2026 Harbour Post",
    "To unsubscribe click here.",
    "Unsubscribe | Manage preferences",
    "Share on Facebook Twitter Email",
    "12 comments",
    "Points: 12",
    "# Comments: 3",
    "arXiv:2601.00001v1 Announce Type: new Abstract:",
    "View Full Coverage on Google News",
    "googletag.cmd.push(function() { ferry = 'x'; });",
    "Sent from my iPhone",
];

fn line() -> impl Strategy<Value = String> {
    let words = vec(select(&WORDS), 1..8).prop_map(|words| words.join(" "));
    words.prop_filter("a line that is not blank", |line| !line.trim().is_empty())
}

fn paragraph() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => line(),
        1 => vec(line(), 1..4).prop_map(|lines| lines.join("\n")),
    ]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn plain_text_is_cleaned_as_its_markup_is(
        paragraphs in vec(paragraph(), 1..4),
        title in select(vec![None, Some("Ferry runs again"), Some("Ferry runs again - Harbour Post")]),
        around in select(vec!["", " ", "\n", " \n", "\n\n"]),
    ) {
        let options = match title {
            Some(title) => Options::default().with_title(title),
            None => Options::default(),
        };
        let text = paragraphs.join("\n\n");
        let plain = format!("{around}{text}{around}");
        // Empty lines at the end are dropped where others part paragraphs.
        let parts = paragraphs.len() > 1 || around == "\n\n" && text.contains('\n');
        let behind = if parts { around.split('\n').next().unwrap_or("") } else { around };
        let markup = paragraphs.join("<br class=\"a\"><br class=\"a\">");
        let markup = format!("{markup}{behind}<br class=\"a\">");
        let plain = tearsheet::clean_with(&plain, &options);
        let markup = tearsheet::clean_with(&markup, &options);
        prop_assert_eq!(plain, markup);
    }
}
