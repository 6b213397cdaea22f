//! Selectors and rules for sites: what is read, what is refused and where, what is matched.

use std::fs;
use std::time::Instant;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use scraper::{Html, Selector};
use tearsheet::{ErrorKind, Note, Options, SiteRules, render};

use crate::expected::{difference, report, root};
use crate::laws::properties::config;

/// Compares the last column of a table with what comes of the others.
#[track_caller]
fn check(name: &str, columns: usize, run: fn(&[&str]) -> String) {
    let path = root().join("fixtures/rules").join(name);
    let table = fs::read_to_string(&path).unwrap();
    let mut lines = table.lines();
    let mut actual = format!("{}\n", lines.next().expect("a line of column names"));
    for line in lines {
        let mut inputs: Vec<&str> = line.split('\t').take(columns).collect();
        inputs.resize(columns, "");
        actual.push_str(&format!("{}\t{}\n", inputs.join("\t"), run(&inputs)));
    }
    report(name, &Vec::from_iter(difference(&path, Some(&actual))));
}

fn message<T>(result: Result<T, tearsheet::Error>) -> String {
    result
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

#[test]
fn selectors_are_read_or_refused() {
    check("selectors.tsv", 1, |columns| {
        let alone = message(Options::default().with_content_selector(columns[0]));
        let second = ["p", columns[0]];
        let listed = message(Options::default().with_keep_selectors(second));
        assert_eq!(listed, alone.replace("selector 1", "selector 2"));
        alone
    });
}

#[test]
fn rules_are_read_or_refused() {
    check("formats.tsv", 1, |columns| {
        let text = columns[0]
            .replace("\\n", "\n")
            .replace("\\r", "\r")
            .replace("\\t", "\t");
        message(SiteRules::parse(&text))
    });
}

#[test]
fn rules_cover_hosts() {
    check("hosts.tsv", 2, |columns| {
        let rules = SiteRules::parse(&format!("[{}]\nkeep: p", columns[0])).unwrap();
        String::from(if rules.covers(columns[1]) {
            "yes"
        } else {
            "no"
        })
    });
}

#[test]
fn an_error_tells_the_place_in_numbers() {
    let error = Options::default()
        .with_remove_selectors(["a", "b", "é >"])
        .unwrap_err();
    let kind = ErrorKind::InvalidSelector {
        number: 3,
        position: 4,
    };
    assert_eq!(
        (error.kind(), error.kind().name()),
        (kind, "invalid_selector")
    );
    let error = SiteRules::parse("\u{FEFF}# a\n[a.example]\n keep: é >").unwrap_err();
    let kind = ErrorKind::InvalidRules {
        line: 3,
        position: 11,
    };
    assert_eq!((error.kind(), error.kind().name()), (kind, "invalid_rules"));
}

#[test]
fn options_tell_what_was_set() {
    let rules = SiteRules::parse("[*]\ncontent: b").unwrap();
    let options = Options::default()
        .with_keep_selectors(["a", " p > b "])
        .and_then(|options| options.with_keep_selectors(["i"]))
        .and_then(|options| options.with_remove_selectors([String::from("u")]))
        .and_then(|options| options.with_content_selector("main"))
        .unwrap()
        .with_site_rules(rules.clone());
    assert!(options.keep_selectors().eq(["a", "p > b", "i"]));
    assert!(options.remove_selectors().eq(["u"]));
    assert_eq!(options.content_selector(), Some("main"));
    assert_eq!(options.site_rules(), &rules);
    assert!(!rules.is_empty() && SiteRules::default().is_empty());
    assert!(SiteRules::parse("[a.example]").unwrap().is_empty());
}

/// The text of a page with rules, and the notes on it.
fn extracted(page: &str, url: Option<&str>, rules: &str, options: Options) -> (String, Vec<Note>) {
    let rules = SiteRules::parse(rules).unwrap();
    let mut options = options.with_site_rules(rules);
    if let Some(url) = url {
        options = options.with_url(url);
    }
    let article = tearsheet::extract(page, &options).unwrap();
    (article.text(), article.notes)
}

#[test]
fn the_most_specific_host_decides_what_the_content_is() {
    let page = "<title>T</title><p id=a>any<p id=b>below<p id=c>host<p id=d>option";
    let rules = "[*]\ncontent: #a\n[*.example]\ncontent: #b\n[h.example]\ncontent: #c";
    let text = |url, rules| extracted(page, url, rules, Options::default()).0;
    assert_eq!(text(Some("https://h.example/"), rules), "host");
    assert_eq!(text(Some("https://www.h.example/"), rules), "host");
    assert_eq!(text(Some("https://other.example/"), rules), "below");
    assert_eq!(text(Some("https://other.test/"), rules), "any");
    let options = Options::default().with_content_selector("#d").unwrap();
    assert_eq!(
        extracted(page, Some("https://h.example/"), rules, options).0,
        "option"
    );
    // Where the more specific one finds nothing, the less specific one may.
    let rules = "[*]\ncontent: #a\n[h.example]\ncontent: #z";
    assert_eq!(text(Some("https://h.example/"), rules), "any");
    // The order of the sections does not matter, and one host may have several.
    let rules = "[h.example]\ncontent: #z\n[*]\ncontent: #a\n[h.example]\ncontent: #c";
    assert_eq!(text(Some("https://h.example/"), rules), "host");
}

#[test]
fn a_page_does_not_choose_its_rules() {
    let page =
        "<title>T</title><link rel=canonical href='https://h.example/'><p id=a>one<p id=b>two";
    let rules = "[h.example]\ncontent: #b";
    let (text, notes) = extracted(page, None, rules, Options::default());
    assert!(
        text != "two" && notes == [Note::NoContent],
        "{text}, {notes:?}"
    );
    let (text, _) = extracted(page, Some("https://h.example/"), rules, Options::default());
    assert_eq!(text, "two");
}

#[test]
fn the_item_of_a_description_chooses_its_rules() {
    let rules = SiteRules::parse("[h.example]\nremove: b").unwrap();
    let options = Options::default().with_site_rules(rules);
    let text = |options: &Options| tearsheet::clean_with("<p>one <b>two</b></p>", options).text();
    let counted = options.with_url("https://feeds.example/1");
    assert_eq!(text(&counted), "one two");
    assert_eq!(
        text(&counted.clone().with_original_link("https://h.example/1")),
        "one"
    );
    assert_eq!(text(&counted.with_url("https://h.example/1")), "one");
}

#[test]
fn all_of_a_description_may_be_removed() {
    let options = Options::default().with_remove_selectors(["*"]).unwrap();
    for raw in ["plain text", "<p>markup</p>", "", "<li>a"] {
        assert_eq!(tearsheet::clean_with(raw, &options).text(), "", "{raw}");
    }
    let error = tearsheet::extract("<title>T</title><p>x", &options).unwrap();
    assert!(error.blocks.is_empty() && error.notes.contains(&Note::NoContent));
}

#[test]
fn what_shows_nothing_is_no_content() {
    let page = |inside: &str| {
        format!("<title>T</title><main>{inside}</main><p>The ferry runs again from Monday on.</p>")
    };
    let options = Options::default().with_content_selector("main").unwrap();
    let options = options.with_remove_selectors(["i"]).unwrap();
    let nothing = [
        "",
        " <b> </b>",
        "<script>x</script>",
        "<i>x</i>",
        "<template>x</template>",
    ];
    for inside in nothing {
        let (text, notes) = extracted(&page(inside), None, "", options.clone());
        assert!(
            notes.contains(&Note::ContentSelectorUnmatched),
            "{inside}: {notes:?}"
        );
        assert!(text.contains("ferry"), "{inside}: {text}");
    }
    for inside in ["x", "<img src=a.png>", "<b>x<i>y</i></b>"] {
        let (text, notes) = extracted(&page(inside), None, "", options.clone());
        assert!(
            !notes.contains(&Note::ContentSelectorUnmatched),
            "{inside}: {notes:?}"
        );
        assert!(!text.contains("ferry"), "{inside}: {text}");
    }
}

/// An element of a small page.
#[derive(Debug, Clone)]
struct Piece {
    name: &'static str,
    attributes: &'static str,
    inside: Vec<Piece>,
}

impl Piece {
    fn write(&self, out: &mut String, words: &mut usize) {
        *words += 1;
        let Piece {
            name,
            attributes,
            inside,
        } = self;
        out.push_str(&format!("<{name} {attributes}>"));
        // Some elements are empty.
        if !words.is_multiple_of(5) || !inside.is_empty() {
            out.push_str(&format!(" w{words} "));
        }
        inside.iter().for_each(|piece| piece.write(out, words));
        out.push_str(&format!("</{name}>"));
    }
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let names = ["div", "p", "span", "section", "b", "x-y", "ul", "li"];
    let attributes = [
        "",
        "",
        "class=a",
        "class='b a'",
        "id=i",
        "data-v='one two'",
        "data-v=one-two",
        "lang=EN",
        "class=B",
    ];
    let leaf = (select(names.to_vec()), select(attributes.to_vec()));
    let leaf = leaf.prop_map(|(name, attributes)| Piece {
        name,
        attributes,
        inside: Vec::new(),
    });
    let tree = leaf.prop_recursive(5, 40, 5, |inner| {
        let names = ["div", "p", "span", "section", "b", "x-y", "ul", "li"];
        let attributes = ["", "class=a", "class=b", "id=i"];
        (
            select(names.to_vec()),
            select(attributes.to_vec()),
            vec(inner, 0..5),
        )
            .prop_map(|(name, attributes, inside)| Piece {
                name,
                attributes,
                inside,
            })
    });
    vec(tree, 1..6)
}

fn compounds() -> impl Strategy<Value = String> {
    let simple = [
        "div",
        "P",
        "span",
        "*",
        "b",
        "x-y",
        "li",
        ".a",
        ".b",
        ".B",
        "#i",
        "[lang]",
        "[lang=en]",
        "[class]",
        "[data-v~=two]",
        "[data-v|=one]",
        "[data-v^='one t']",
        "[data-v$=two]",
        "[data-v*='e-']",
        "[data-v='ONE TWO' i]",
        "[class='']",
        ":first-child",
        ":last-child",
        ":only-child",
        ":empty",
        ":first-of-type",
        ":last-of-type",
        ":only-of-type",
        ":nth-child(2n+1)",
        ":nth-child(-n+2)",
        ":nth-last-child(2)",
        ":nth-of-type(even)",
        ":nth-last-of-type(2n)",
        ":root",
        "body",
        "div.a",
        "p:not(.a)",
    ];
    select(simple.to_vec()).prop_map(str::to_owned)
}

fn selectors() -> impl Strategy<Value = String> {
    let combinators = || select(vec![" ", " > ", " + ", " ~ "]);
    let leaf = (compounds(), vec((combinators(), compounds()), 0..3)).prop_map(|(first, rest)| {
        rest.iter().fold(first, |all, (combinator, next)| {
            format!("{all}{combinator}{next}")
        })
    });
    leaf.prop_recursive(2, 6, 3, move |inner| {
        let list = vec(inner.clone(), 1..3).prop_map(|list| list.join(", "));
        let leading = select(vec!["", "> ", "+ ", "~ "]);
        prop_oneof![
            list.clone(),
            (inner.clone(), list.clone()).prop_map(|(one, list)| format!(":not({list}) {one}")),
            list.clone().prop_map(|list| format!("*:is({list})")),
            (leading, inner.clone()).prop_map(|(how, one)| format!(":has({how}{one})")),
            (inner, list).prop_map(|(one, list)| format!("{one} > :where({list})")),
        ]
    })
}

proptest! {
    #![proptest_config(config())]

    /// The elements that are found are those that scraper finds.
    #[test]
    fn selectors_find_what_they_find_elsewhere(pieces in pieces(), selector in selectors()) {
        // A relation inside a relation is no selector of the standard.
        prop_assume!(selector.matches(":has(").count() <= 1);
        let mut page = String::from("<!DOCTYPE html><title>T</title>");
        let mut count = 0;
        pieces.iter().for_each(|piece| piece.write(&mut page, &mut count));
        let elsewhere = Html::parse_document(&page);
        let known = Selector::parse(&selector).unwrap();
        let mut expected: Vec<String> = Vec::new();
        for element in elsewhere.select(&known).filter(|element| element.value().name() != "title") {
            let texts: String = element.text().collect();
            expected.extend(texts.split_whitespace().filter(|word| *word != "T").map(str::to_owned));
        }
        expected.sort();
        expected.dedup();
        let options = Options::default().with_content_selector(&selector).unwrap();
        let article = tearsheet::extract(&page, &options).unwrap();
        let unmatched = article.notes.contains(&Note::ContentSelectorUnmatched);
        prop_assert_eq!(unmatched, expected.is_empty(), "{}\n{}", page, selector);
        if !unmatched {
            let text = render::text(&article.blocks);
            let mut found: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            found.retain(|word| word.starts_with('w'));
            found.sort();
            prop_assert_eq!(found, expected, "{}\n{}", page, selector);
        }
    }

    /// What is removed never appears, and of the rest what is kept always does.
    #[test]
    fn removed_text_never_appears_and_kept_text_always(
        pieces in pieces(),
        keep in selectors(),
        remove in selectors(),
        content in proptest::option::of(selectors()),
    ) {
        let mut page = String::from("<!DOCTYPE html><title>T</title>");
        let mut count = 0;
        pieces.iter().for_each(|piece| piece.write(&mut page, &mut count));
        let words = |selector: &str| {
            let options = Options::default().with_content_selector(selector).unwrap();
            let article = tearsheet::extract(&page, &options).unwrap();
            let unmatched = article.notes.contains(&Note::ContentSelectorUnmatched);
            let text = if unmatched { String::new() } else { article.text() };
            let words = text.split_whitespace().filter(|word| word.starts_with('w'));
            words.map(str::to_owned).collect::<Vec<_>>()
        };
        let (kept, removed) = (words(&keep), words(&remove));
        let options = Options::default().with_keep_selectors([&keep]);
        let options = options.and_then(|options| options.with_remove_selectors([&remove]));
        let mut options = options.unwrap();
        if let Some(content) = content {
            options = options.with_content_selector(content).unwrap();
        }
        let text = tearsheet::extract(&page, &options).unwrap().text();
        let shown: Vec<&str> = text.split_whitespace().collect();
        for word in &removed {
            prop_assert!(!shown.contains(&word.as_str()), "{} is removed: {}", word, text);
        }
        for word in kept.iter().filter(|word| !removed.contains(word)) {
            prop_assert!(shown.contains(&word.as_str()), "{} is kept: {}", word, text);
        }
        let cleaned = tearsheet::clean_with(&page, &options).text();
        let shown: Vec<&str> = cleaned.split_whitespace().collect();
        prop_assert!(!removed.iter().any(|word| shown.contains(&word.as_str())), "{}", cleaned);
    }

    /// Any text is read or refused.
    #[test]
    fn no_text_breaks_the_readers(text in r#"[a-z#.:\[\]()=~|^$*+>, "'\\0-9é\n-]{0,40}"#) {
        for selector in [text.clone(), format!("p:not({text})"), format!("[a{text}]")] {
            if let Err(error) = Options::default().with_content_selector(&selector) {
                let ErrorKind::InvalidSelector { number: 1, position } = error.kind() else {
                    panic!("{error}");
                };
                prop_assert!(position <= selector.chars().count() + 1, "{}: {}", selector, error);
            }
        }
        let _ = SiteRules::parse(&text);
        let _ = SiteRules::parse(&format!("[{text}]\nkeep: {text}"));
    }
}

/// Selectors of which those who match for one element after the other make too much.
const EXPENSIVE: [&str; 10] = [
    "p ~ p ~ p ~ i",
    "div div div div i",
    ":nth-child(2n+1):nth-last-child(3n):nth-of-type(odd):nth-last-of-type(odd)",
    "p:has(~ p ~ i)",
    "div:has(div div div i)",
    ":not(:has(:not(p))) ~ :not(:is(div div, p ~ p))",
    "p + p + p + p + p",
    ":only-of-type > :only-child",
    "[class*=aaaaaaaaaaaaaaaaaaaaaab]",
    "div > div > div > .b",
];

#[test]
fn selectors_cost_no_more_on_hostile_pages() {
    let nest = format!("<title>T</title>{}x", "<div class=a>".repeat(80_000));
    let siblings = format!("<title>T</title>{}", "<p>x".repeat(300_000));
    let class = format!("<title>T</title><p class='{}'>x", "a".repeat(1_000_000));
    let options = Options::default().with_remove_selectors(EXPENSIVE).unwrap();
    for page in [nest, siblings, class] {
        let start = Instant::now();
        drop(tearsheet::clean_with(&page, &options));
        let took = start.elapsed();
        assert!(took.as_secs() < 60, "{took:?}");
        eprintln!("{took:?}");
    }
}
