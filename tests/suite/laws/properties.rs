//! Properties of random inputs.
//!
//! The seed is fixed, so that a failure tells of a change and not of luck; `PROPTEST_RNG_SEED` and
//! `PROPTEST_CASES` search elsewhere and longer. What such a search finds becomes a case in
//! `fixtures/hostile`.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use tearsheet::block::{Block, validate};
use tearsheet::{
    Article, Bundle, Description, Error, FurnitureKind, Headline, Limits, Note, Options, render,
};

use super::markup::{
    any_bytes, any_text, bundle, markup, misnested, nested, page, plain_paragraphs,
};
use super::words::{foreign_words, lowered, lowered_text, markdown_text, words};

/// Inputs for each property, unless the environment says otherwise.
const CASES: u32 = 128;

pub(crate) fn config() -> ProptestConfig {
    let set = |name: &str| std::env::var_os(name).is_some();
    let mut config = ProptestConfig::default();
    if !set("PROPTEST_CASES") {
        config.cases = CASES;
    }
    if !set("PROPTEST_RNG_SEED") {
        config.rng_seed = RngSeed::Fixed(1851);
    }
    config.failure_persistence = None;
    config
}

fn options() -> Options {
    Options::default()
        .with_url("https://example.org/2026/01/harbour.html")
        .with_title("The lantern was lit at dusk - Harbour Gazette")
        .with_outlets(["Harbour Gazette"])
}

/// Everything of interest: markup, pages, bundles and any text.
fn input() -> impl Strategy<Value = String> {
    prop_oneof![4 => markup(), 2 => page(), 1 => bundle(), 1 => any_text()]
}

/// Whether an input has mojibake, so that words come out that are not in it.
fn is_repaired(input: &str) -> bool {
    let notes = tearsheet::clean(input).notes;
    notes.contains(&tearsheet::Note::MojibakeRepaired)
}

/// The blocks that each front door makes of an input.
fn all_blocks(input: &str, options: &Options) -> Vec<(&'static str, Vec<Block>)> {
    let mut all = vec![
        ("clean", tearsheet::clean_with(input, options).blocks),
        ("structure", tearsheet::structure(input).blocks),
    ];
    if let Ok(article) = tearsheet::extract(input, options) {
        all.push(("extract", article.blocks));
    }
    all
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn blocks_keep_the_rules_of_their_model(input in input()) {
        for options in [Options::default(), options()] {
            for (door, blocks) in all_blocks(&input, &options) {
                let checked = validate(&blocks);
                prop_assert!(checked.is_ok(), "{door}: {checked:?}\n{blocks:#?}");
            }
        }
    }

    #[test]
    fn no_input_makes_titles_and_bundles_panic(input in prop_oneof![input(), any_text()]) {
        let headline = tearsheet::headline_with(&input, &options());
        if !is_repaired(&input) {
            let text = lowered(&headline.text);
            prop_assert_eq!(foreign_words(&text, &input), Vec::<&str>::new());
        }
        let bundle = tearsheet::bundle_with(&input, &options());
        prop_assert_eq!(bundle, tearsheet::clean_with(&input, &options()).bundle);
        tearsheet::unescape(&input);
    }

    /// Plain markup is read in a quick way. The odd comment at the end, which says nothing, leaves
    /// the whole to the full parser, and both must come to the same.
    #[test]
    fn quick_reading_and_the_full_parser_agree(nested in nested()) {
        let plain = format!("<i>lantern</i>{nested}");
        let odd = format!("{plain}<!-->");
        prop_assert_eq!(tearsheet::clean(&plain), tearsheet::clean(&odd));
        let page = format!("<!doctype html><title>Tide</title><main>{nested}</main>");
        let odd = format!("{page}<!-->");
        let options = options();
        prop_assert_eq!(tearsheet::extract(&page, &options), tearsheet::extract(&odd, &options));
    }

    /// The same for markup out of order. An odd comment in front leaves it to the full parser.
    #[test]
    fn quick_reading_follows_what_ends_out_of_order(misnested in misnested()) {
        for doctype in ["", "<!doctype html>", "<!doctype html><head>"] {
            let page = format!("{doctype}{misnested}<p>The lantern was lit at dusk.");
            let odd = format!("<!-->{page}");
            let options = options();
            prop_assert_eq!(tearsheet::extract(&page, &options), tearsheet::extract(&odd, &options));
        }
        let plain = format!("<i>lantern</i>{misnested}");
        let odd = format!("<i>lantern</i><!-->{misnested}");
        prop_assert_eq!(tearsheet::clean(&plain), tearsheet::clean(&odd));
    }

    #[test]
    fn no_bytes_make_extraction_panic(bytes in any_bytes(), declared in any::<bool>()) {
        let content_type = declared.then_some("text/html; charset=shift_jis");
        if let Ok(article) = tearsheet::extract_bytes(&bytes, content_type, &options()) {
            let checked = validate(&article.blocks);
            prop_assert!(checked.is_ok(), "{checked:?}");
        }
    }

    #[test]
    fn every_word_of_the_output_stands_in_the_input(input in input()) {
        let repaired = is_repaired(&input);
        for (door, blocks) in all_blocks(&input, &Options::default()) {
            if repaired && door == "clean" {
                continue;
            }
            let text = lowered_text(&blocks);
            let foreign = words_from_nowhere(&text, &input, &blocks);
            prop_assert!(foreign.is_empty(), "{door}: {foreign:?}\n{text}");
        }
    }

    #[test]
    fn markdown_read_back_has_the_words_of_the_text(input in input()) {
        for (door, blocks) in all_blocks(&input, &options()) {
            let text = lowered_text(&blocks);
            let markdown = render::markdown(&blocks);
            let read_back = lowered(&markdown_text(&markdown));
            let agree = words(&text) == words(&read_back);
            prop_assert!(agree, "{door}:\n{markdown}\n--- reads back as\n{read_back}\n--- text\n{text}");
        }
    }

    #[test]
    fn html_read_back_has_the_words_of_the_text(input in input()) {
        for (door, blocks) in all_blocks(&input, &options()) {
            let html = render::html(&blocks);
            let text = lowered_text(&blocks);
            let foreign = words_from_nowhere(&text, &html, &blocks);
            prop_assert!(foreign.is_empty(), "{door}: {foreign:?}\n{html}\n--- text\n{text}");
        }
    }

    /// There are no tables, since HTML tells less of one than what it was read from. What looks escaped,
    /// or like the furniture of feeds, is a word here.
    #[test]
    fn cleaning_clean_html_changes_nothing(input in prop_oneof![markup(), nested(), misnested()]) {
        let input = input.replace("<t", "<x-t");
        let limits = Limits::default().with_unescape_rounds(0);
        let options = Options::default()
            .with_limits(limits)
            .with_furniture_kept(FurnitureKind::ALL.iter().copied());
        let once = tearsheet::clean_with(&input, &options);
        let html = render::html(&once.blocks);
        let twice = tearsheet::clean_with(&html, &options);
        // Links that were parted by other things may be a bundle without them, and lines with the marks
        // of items are a list only where they are a block of their own.
        let is_bundle = once.bundle.is_none() && twice.bundle.is_some();
        let has_marks = [">- ", ">– ", ">* ", ">1. "].iter().any(|mark| html.contains(mark));
        prop_assert!(is_bundle || has_marks || render::html(&twice.blocks) == html, "{}", html);
    }

    #[test]
    fn cleaning_clean_text_changes_nothing(text in plain_paragraphs()) {
        let once = render::text(&tearsheet::clean(&text).blocks);
        prop_assert_eq!(words(&once), words(&text));
        let twice = render::text(&tearsheet::clean(&once).blocks);
        prop_assert_eq!(twice, once);
    }
}

/// The words of a text that neither stand in its source nor mark the items of lists.
fn words_from_nowhere<'a>(text: &'a str, source: &str, blocks: &[Block]) -> Vec<&'a str> {
    let marks = item_marks(blocks);
    let mut foreign = foreign_words(text, source);
    foreign.retain(|word| !marks.iter().any(|mark| mark == word));
    foreign
}

/// The words that renderers put before the items of lists: numbers, and the `x` of a done task.
fn item_marks(blocks: &[Block]) -> Vec<String> {
    let mut marks = Vec::new();
    for block in tearsheet::block::walk(blocks) {
        let Block::List(list) = block else {
            continue;
        };
        for (index, item) in list.items.iter().enumerate() {
            let number = list.start.map(|start| start.saturating_add(index as u64));
            marks.extend(number.map(|number| number.to_string()));
            marks.extend(item.checked.map(|_| "x".to_owned()));
        }
    }
    marks
}

#[test]
fn results_may_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<Article>();
    crosses::<Description>();
    crosses::<Bundle>();
    crosses::<Headline>();
    crosses::<Note>();
    crosses::<Error>();
    crosses::<Options>();
    crosses::<Block>();
}
