//! What can be made of bundles: keywords, slugs, summaries; and the lexicon of outlets.

use std::fs;

use tearsheet::{Bundle, Entry, Lexicon, Options, render};
use unicode_segmentation::UnicodeSegmentation;

use crate::expected::root;

fn bundle(headlines: &[&str]) -> Bundle {
    let entry = |headline: &&str| Entry::new(*headline, None, 1.0);
    Bundle::new(headlines.iter().map(entry).collect())
}

#[test]
fn keywords_are_words_that_headlines_share() {
    let check = |headlines: &[&str], keywords: &[&str]| {
        assert_eq!(bundle(headlines).keywords(4), keywords, "{headlines:?}");
    };
    check(&[], &[]);
    check(&["Ferry runs again"], &["ferry", "runs", "again"]);
    check(&["Ferry, ferry, ferry", "Quay shut"], &[]);
    check(
        &[
            "Die Fähre fährt nicht mehr",
            "Warum die Fähre nicht mehr fährt",
        ],
        &["fähre", "fährt"],
    );
    check(
        &["Паром снова вышел в море", "Почему паром снова стоит"],
        &["паром", "снова"],
    );
    check(
        &["海岛渡轮今日复航", "海岛渡轮票价上涨", "居民欢迎渡轮"],
        &["渡轮", "海岛渡轮"],
    );
    check(
        &["連絡船フェリーが再開", "フェリー再開に喜びの声"],
        &["フェリー", "再開"],
    );
    check(&["海岛渡轮今日复航"], &[]);
}

#[test]
fn slugs_keep_the_letters_of_all_scripts() {
    let check = |headline: &str, limit: usize, slug: &str| {
        assert_eq!(bundle(&[headline]).slug(limit), slug, "{headline:?}");
    };
    check("", 60, "");
    check("?!…", 60, "");
    check(
        "Ferry's back: 2 boats, 1 quay",
        60,
        "ferrys-back-2-boats-1-quay",
    );
    check("Fähre FÄHRT – endlich", 60, "fähre-fährt-endlich");
    check("स्कूल की नाव फिर चली", 80, "स्कूल-की-नाव-फिर-चली");
    check("海岛渡轮 今日复航", 60, "海岛渡轮-今日复航");
    check("海岛渡轮 今日复航", 15, "海岛渡轮");
    check("海岛渡轮", 7, "海岛");
    check("Ferry runs", 6, "ferry");
    check("Ferry runs", 0, "ferry");
}

#[test]
fn summaries_end_within_the_limit_and_within_no_grapheme() {
    let family = "👨‍👩‍👧‍👦";
    let bundles = [
        bundle(&[]),
        bundle(&[""]),
        bundle(&[
            "Ferry runs again",
            "Who paid for it?",
            "Nobody knows the price of the boat",
        ]),
        bundle(&[&family.repeat(20), &family.repeat(5)]),
        bundle(&["स्कूल की नाव फिर चली और सब ने देखा", "नाव का किराया"]),
        bundle(&["海岛渡轮今日复航，居民到码头迎接", "渡轮票价上涨"]),
    ];
    for bundle in &bundles {
        let whole = bundle.summary(usize::MAX);
        for limit in 0..80 {
            let summary = bundle.summary(limit);
            assert!(
                summary.graphemes(true).count() <= limit,
                "{summary:?} at {limit}"
            );
            let kept = summary.trim_end_matches('…');
            assert!(whole.starts_with(kept), "{summary:?} at {limit}");
            let borders = whole.grapheme_indices(true).map(|(at, _)| at);
            let is_border = borders.chain([whole.len()]).any(|at| at == kept.len());
            assert!(is_border, "{summary:?} at {limit} cuts a character");
        }
    }
    assert_eq!(bundles[2].summary(20), "Ferry runs again.");
    assert_eq!(bundles[2].summary(10), "Ferry…");
}

#[test]
fn a_bundle_without_headlines_is_no_list() {
    assert!(bundle(&[]).blocks().is_empty());
    assert!(bundle(&[""]).blocks().is_empty());
    assert!(bundle(&[]).lead().is_none());
    let list = bundle(&["Ferry runs again", "Quay shut"]).blocks();
    assert_eq!(
        render::text(&list).trim_end(),
        "- Ferry runs again\n- Quay shut"
    );
}

#[test]
fn a_lexicon_learns_what_is_sure() {
    let mut lexicon = Lexicon::default();
    assert!(lexicon.is_empty());
    let outlet = |name: &str| Some(name.to_owned());
    lexicon.learn_entries(&[
        Entry::new("Ferry runs again", outlet("Harbour Gazette"), 1.0),
        Entry::new("Quay shut", outlet("Perhaps"), 0.6),
        Entry::new("No outlet", None, 1.0),
    ]);
    lexicon.learn_title("Quay opens - Tide Weekly");
    lexicon.learn_title("A title that names nobody");
    lexicon.extend(["  Tidewater Post ", " ", "Tide Weekly"]);
    let names: Vec<&str> = lexicon.outlets().collect();
    assert_eq!(names, ["Harbour Gazette", "Tide Weekly", "Tidewater Post"]);
    let stored = serde_json::to_string(&lexicon).unwrap();
    assert_eq!(
        stored,
        r#"["Harbour Gazette","Tide Weekly","Tidewater Post"]"#
    );
    assert_eq!(serde_json::from_str::<Lexicon>(&stored).unwrap(), lexicon);
    let options = Options::default().with_outlets(&lexicon);
    assert_eq!(options.outlets().len(), 3);
}

#[test]
fn word_lists_are_sorted() {
    let folder = root().join("src/bundle/words");
    let mut files = 0;
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for pair in lines.windows(2) {
            assert!(
                pair[0] < pair[1],
                "{path:?}: {:?} before {:?}",
                pair[0],
                pair[1]
            );
        }
        let is_clean = |line: &&str| !line.is_empty() && line.trim() == *line;
        assert!(
            lines.iter().all(is_clean),
            "{path:?} has blank lines or spaces"
        );
        files += 1;
    }
    assert!(files >= 6, "the lists are found");
}
