//! Bundles as they are written come to the same with and without a tree.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tearsheet::Options;

use super::properties::config;

/// Pieces of bundles: links, outlets, what parts them, and what stands beside them.
const PIECES: [&str; 40] = [
    r#"<a href="https://news.google.com/rss/articles/CBMiAA?oc=5" target="_blank">Ferry runs again</a>"#,
    r#"<a href="https://news.google.com/rss/articles/CBMiGWh0dHBzOi8vZXhhbXBsZS5vcmcvc3Rvcnk?oc=5">Gulls &amp; terns, &lt;b&gt; and all</a>"#,
    r#"<a href="http://news.google.com/news/url?sa=t&amp;url=http://harbour.example/ferry"><b>Ferry</b> runs &#39;again&#39;</a>"#,
    r#"<A HREF="https://harbour.example/1">Island has its ferry back - Tide Weekly</A>"#,
    r#"<a href="https://harbour.example/2"><img src="/ferry.jpg" alt=""/><br/><font size="-2">Harbour Post</font></a>"#,
    r#"<strong><a href="https://news.google.com/stories/CAAq?oc=5">View Full Coverage on Google News</a></strong>"#,
    r#"<a name="top">Top</a>"#,
    r#"<a href="https://harbour.example/3"><div>Lantern lit at dusk</div></a>"#,
    r#"<a href=" https://harbour.example/4?a=1&b=2 ">渡し船が戻る</a >"#,
    r##"<font color="#6f6f6f">Harbour Post</font>"##,
    r##"<font color="#6F6F6F">Tide &amp;amp; Weekly </font>"##,
    r##"<font size="-1"><b><font color="#6f6f6f">朝の港</font></b></font>"##,
    r##"<nobr><font color="red">Harbour Post</font></nobr>"##,
    "<b>Harbour Post</b>",
    "<span>Tide Weekly</span>",
    "<small>(Harbour Post)</small>",
    "&nbsp;&nbsp;",
    "\u{A0}\u{A0}",
    "&amp;nbsp;",
    " - ",
    " ",
    "\n",
    "<br>",
    "<br />",
    "Harbour Post",
    "From the news",
    "The ferry had not run since the autumn, when its engine broke; nobody knew when it would run again.",
    "<i></i>",
    "<img src=\"/pixel.gif\" width=\"1\">",
    "<p>Beside</p>",
    "<!-- tide -->",
    "&lt;ol&gt;",
    "fÃ¼r",
    "a < b",
    "a > b",
    "2 hours ago",
    "---\nlayout: post\n---",
    "\u{200B}",
    "</b>",
    "<li>",
];

const WRAPPERS: [[&str; 2]; 12] = [
    ["<li>", "</li>"],
    ["<LI >", "</li >"],
    ["<ol>", "</ol>"],
    ["<ul class=\"news\">", "</ul>"],
    ["<strong>", "</strong>"],
    ["<div class=\"lh\">", "</div>"],
    ["<table border=\"0\">", "</table>"],
    ["<tr>", "</tr>"],
    ["<td valign='top'>", "</td>"],
    ["<td valign=\"top\" class=\"j\">", "</td>"],
    ["<nobr>", "</nobr>"],
    ["<font style=\"font-size:85%\">", "</font>"],
];

/// What stands before and behind an entry; in a list, before the first and behind the last.
const LAYOUTS: [(&str, &str); 4] = [
    ("<ol><li>", "</li></ol>"),
    ("<table><tr><td>", "</td></tr></table>"),
    ("", "<br>"),
    ("<div><b></b>", "</div>"),
];

/// The entries of a bundle, piece by piece, in one of the layouts.
fn entries() -> impl Strategy<Value = Vec<String>> {
    let entry = (
        select(&PIECES[..9]),
        select(&PIECES[16..23]),
        select(&PIECES[9..16]),
    );
    (vec(entry, 1..4), 0..LAYOUTS.len()).prop_map(|(entries, layout)| {
        let (start, end) = LAYOUTS[layout];
        let in_list = start.starts_with("<ol>");
        let mut pieces = Vec::new();
        for (number, (link, gap, outlet)) in entries.iter().enumerate() {
            let is_next = number > 0 && in_list;
            pieces.push(if is_next { "<li>" } else { start }.to_owned());
            pieces.extend([link, gap, outlet].map(|piece| (*piece).to_owned()));
            let is_last = number + 1 == entries.len();
            pieces.push(if in_list && !is_last { "</li>" } else { end }.to_owned());
        }
        pieces
    })
}

/// Bundles with anything at any place, once or twice: beside entries, within them, or around both.
fn written() -> impl Strategy<Value = String> {
    let anything = prop_oneof![
        3 => select(PIECES.to_vec()).prop_map(|piece| [piece, ""]),
        1 => select(WRAPPERS.to_vec()),
    ];
    let change = (any::<prop::sample::Index>(), anything, 0..4_usize);
    (entries(), vec(change, 0..4)).prop_map(|(mut pieces, changes): (Vec<String>, Vec<_>)| {
        for (place, [start, end], length) in changes {
            let from = place.index(pieces.len() + 1);
            let to = (from + length).min(pieces.len());
            pieces.insert(to, end.to_owned());
            pieces.insert(from, start.to_owned());
        }
        pieces.concat()
    })
}

proptest! {
    #![proptest_config(config())]

    /// The odd comment at the end, which says nothing, leaves the whole to the parser.
    #[test]
    fn bundles_need_no_tree(written in written(), space in select(&["", "\n  ", " "][..])) {
        let options = Options::default().with_title("Ferry runs again - Harbour Post");
        let written = format!("{space}{written}{space}");
        let odd = format!("{written}<!-->");
        for options in [Options::default(), options] {
            let found = tearsheet::clean_with(&written, &options);
            let parsed = tearsheet::clean_with(&odd, &options);
            // Of text without tags the comment would make markup.
            if found.bundle.is_some() || parsed.bundle.is_some() {
                prop_assert_eq!(&found, &parsed, "{}", written);
            }
            prop_assert_eq!(found.bundle, tearsheet::bundle_with(&written, &options));
        }
    }
}
