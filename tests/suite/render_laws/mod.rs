//! Laws of the renderers: whatever valid blocks there are, text, Markdown and HTML hold the same
//! words in the same order, Markdown parses back to the same structure, and HTML is safe.

pub(crate) mod blocks;
mod forms;
pub(crate) mod html;
pub(crate) mod markdown;
mod second;
mod styled;

use blocks::*;
use html::*;
use markdown::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use scraper::{ElementRef, Html};
use second::*;
use styled::*;
use tearsheet::block::{
    Block, CalloutKind, CaptionKind, Cell, Definition, Direction, Embed, Figure, Image, Inline,
    List, ListItem, Post, Table, TextStyle, validate,
};
use tearsheet::render::{self, Addresses, EmbedTexts, ImageTexts, TextOptions};
use unicode_segmentation::UnicodeSegmentation;

use crate::laws::properties::config;
use crate::laws::words::lowered_text;

/// Blocks behind a paragraph that refers to each footnote among them: one that nothing refers to is
/// written as paragraphs, and the second reader has notes in the order of the references.
fn referring(blocks: Vec<Block>) -> Vec<Block> {
    let labels = blocks.iter().filter_map(|block| match block {
        Block::Footnote { label, .. } => Some(label.clone()),
        _ => None,
    });
    let mut references = vec![Inline::text("Notes")];
    references.extend(labels.map(|label| Inline::FootnoteReference { label }));
    [vec![Block::paragraph(references)], blocks].concat()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn generated_blocks_keep_the_rules(blocks in document()) {
        prop_assert!(validate(&blocks).is_ok(), "{:?}", validate(&blocks));
    }

    #[test]
    fn markdown_parses_back_to_the_same_structure(blocks in document()) {
        let blocks = referring(blocks);
        let markdown = render::markdown(&blocks);
        let mut expected = Reading::default();
        expect(&blocks, &mut expected);
        let found = read(&markdown);
        prop_assert_eq!(&found.outline, &expected.outline, "{}", markdown);
        prop_assert_eq!(&found.tasks, &expected.tasks, "{}", markdown);
    }

    #[test]
    fn a_summary_is_the_beginning_of_the_running_text(blocks in document(), limit in 1_usize..200) {
        let whole = render::summary(&blocks, usize::MAX);
        let summary = render::summary(&blocks, limit);
        prop_assert!(summary.graphemes(true).count() <= limit, "{:?}", summary);
        let kept = summary.strip_suffix('…').unwrap_or(&summary);
        prop_assert!(whole.starts_with(kept), "{:?} of {:?}", summary, whole);
        prop_assert_eq!(whole.is_empty(), render::text(&blocks).trim().is_empty());
    }

    #[test]
    fn a_second_reader_finds_the_same_structure(blocks in document()) {
        let blocks = referring(blocks);
        let markdown = render::markdown(&blocks);
        let mut expected = Reading::default();
        expect(&blocks, &mut expected);
        let found = read_second(&markdown);
        let text = lowered_text(&blocks);
        prop_assert_eq!(&found.outline, &expected.outline, "{}", markdown);
        prop_assert_eq!(&found.tasks, &expected.tasks, "{}", markdown);
        prop_assert_eq!(
            without_large_numbers(words(&found.text)),
            without_large_numbers(words(&text)),
            "{}", markdown
        );
    }

    #[test]
    fn markdown_holds_the_words_of_the_text(blocks in document()) {
        let (text, markdown) = (lowered_text(&blocks), render::markdown(&blocks));
        let found = read(&markdown);
        prop_assert_eq!(
            without_large_numbers(words(&found.text)),
            without_large_numbers(words(&text)),
            "{}", markdown
        );
    }

    #[test]
    fn markdown_parses_back_to_the_same_running_text(run in run()) {
        // Definitions, so that the references are ones. A note that nothing refers to is a paragraph, so
        // they refer to one another.
        let labels = ["1", "a_b_", "n-2"];
        let references = labels.map(|label| Inline::FootnoteReference { label: label.into() });
        let notes = labels.map(|label| Block::Footnote {
            label: label.into(),
            blocks: vec![Block::paragraph(references.to_vec())],
        });
        let mut expected = Vec::new();
        styled_blocks(&run, &Style::default(), &mut expected);
        let mut blocks = vec![Block::paragraph(run)];
        blocks.extend(notes);
        let markdown = render::markdown(&blocks);
        prop_assert_eq!(styled_markdown(&markdown), expected, "{}", markdown);
    }

    #[test]
    fn html_holds_the_words_of_the_text(blocks in document()) {
        let (text, html) = (lowered_text(&blocks), render::html(&blocks));
        let found = html_text(&html);
        prop_assert_eq!(words(&found), words(&text), "{}", html);
    }

    #[test]
    fn html_is_safe(blocks in document()) {
        check_safe(&render::html(&blocks));
    }

    #[test]
    fn any_address_and_text_is_safe(address in any::<String>(), text in any::<String>()) {
        let schemes = ["", "javascript:", " \u{1}java\tscript:", "DATA:text/html,", "vbscript:"];
        for scheme in schemes {
            let address = format!("{scheme}{address}");
            let image = Image::new(address.clone(), text.clone());
            let mut embed = Embed::new(address.clone());
            embed.title = Some(text.clone());
            let blocks = [
                Block::paragraph(vec![
                    Inline::link(address.clone(), vec![Inline::text(text.clone())]),
                    Inline::Image(image.clone()),
                    Inline::code(text.clone()),
                    Inline::LineBreak,
                ]),
                Block::Figure(Figure::new(image, Vec::new())),
                Block::Embed(embed),
                Block::Code { language: Some(address.clone()), text: text.clone() },
                Block::Footnote { label: address, blocks: vec![Block::text(text.clone())] },
            ];
            check_safe(&render::html(&blocks));
            render::text(&blocks);
            render::markdown(&blocks);
        }
    }

    #[test]
    fn writing_gives_what_collecting_gives(blocks in document()) {
        let [mut text, mut markdown, mut html] = [String::new(), String::new(), String::new()];
        render::write_text(&blocks, &mut text).unwrap();
        render::write_markdown(&blocks, &mut markdown).unwrap();
        render::write_html(&blocks, &mut html).unwrap();
        prop_assert_eq!(text, render::text(&blocks));
        prop_assert_eq!(markdown, render::markdown(&blocks));
        prop_assert_eq!(html, render::html(&blocks));
    }
}

#[test]
fn blocks_that_nest_too_deep_lose_no_text() {
    let mut blocks = vec![Block::text("innermost")];
    for _ in 0..100_000 {
        blocks = vec![Block::Quote { blocks }];
    }
    let mut items = vec![Block::text("innermost")];
    for level in 0..1_000 {
        let text = Block::text(format!("level{level}"));
        items = vec![Block::List(List::new(
            Some(1),
            vec![ListItem::new(vec![text, items.remove(0)])],
        ))];
    }
    for (blocks, words) in [(&blocks, 1), (&items, 1_001)] {
        for text in [
            render::text(blocks),
            render::markdown(blocks),
            render::html(blocks),
        ] {
            assert!(text.contains("innermost"));
            assert_eq!(text.matches("level").count(), words - 1);
        }
    }
    // Dropping what nests this deep would itself exhaust the stack.
    std::mem::forget(blocks);
}

#[test]
fn inlines_that_nest_too_deep_lose_no_text() {
    let mut content = vec![Inline::text("innermost")];
    for level in 0..100_000 {
        content = match level % 3 {
            0 => vec![Inline::emphasis(content)],
            1 => vec![Inline::strong(content)],
            _ => vec![Inline::link("/", content)],
        };
    }
    let blocks = vec![Block::paragraph(content)];
    let [text, markdown, html] = [
        render::text(&blocks),
        render::markdown(&blocks),
        render::html(&blocks),
    ];
    // Dropping what nests this deep would itself exhaust the stack.
    std::mem::forget(blocks);
    assert_eq!(text, "innermost");
    assert_eq!(markdown, "*[**innermost**](/)*");
    assert_eq!(
        html,
        "<p><em><a href=\"/\"><strong>innermost</strong></a></em></p>"
    );
}

#[test]
fn large_blocks_are_rendered_in_linear_time() {
    let item = |number| ListItem::new(vec![Block::text(format!("*item* number {number}"))]);
    let inlines = (0..100_000).flat_map(|number| {
        [
            Inline::text(format!("[{number}] ")),
            Inline::strong(vec![Inline::text("so:")]),
        ]
    });
    let blocks = [
        Block::List(List::new(None, (0..100_000).map(item).collect())),
        Block::paragraph(inlines.collect()),
        Block::text("&".repeat(1_000_000)),
        Block::text("[".repeat(1_000_000)),
    ];
    let start = std::time::Instant::now();
    let sizes = [
        render::text(&blocks),
        render::markdown(&blocks),
        render::html(&blocks),
    ]
    .map(|text| text.len());
    assert!(
        sizes
            .iter()
            .all(|size| *size > 2_000_000 && *size < 20_000_000),
        "{sizes:?}"
    );
    // What is quadratic takes minutes.
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

#[test]
fn a_document_in_all_three_forms() {
    let item = |text: &str| ListItem::new(vec![Block::text(text)]);
    let cell = |text: &str| Cell::new(vec![Block::text(text)]);
    let nested = Block::List(List::new(None, vec![item("buoy"), item("rope")]));
    let blocks = [
        Block::heading(2, vec![Inline::text("Tides & gauge #4")]),
        Block::paragraph(vec![
            Inline::strong(vec![Inline::text("Note:")]),
            Inline::text("snake_case [sic] costs $5"),
        ]),
        Block::List(List::new(
            Some(9),
            vec![ListItem::new(vec![Block::text("one"), nested]), item("two")],
        )),
        Block::List(List::new(Some(1), vec![item("apart")])),
        Block::Table(Table::new(
            1,
            vec![
                vec![cell("港"), cell("a|b")],
                vec![cell("Norden"), Cell::default()],
            ],
        )),
    ];
    let text = "Tides & gauge #4\n\nNote:snake_case [sic] costs $5\n\n\
        9. one\n   - buoy\n   - rope\n10. two\n\n1. apart\n\n\
        港     | a|b\n-------+----\nNorden |";
    let markdown = "## Tides & gauge #4\n\n<strong>Note:</strong>snake_case [sic] costs $5\n\n\
        9. one\n   - buoy\n   - rope\n10. two\n\n1) apart\n\n\
        | 港 | a\\|b |\n| --- | --- |\n| Norden |  |";
    let html = "<h2>Tides &amp; gauge #4</h2>\n\
        <p><strong>Note:</strong>snake_case [sic] costs $5</p>\n\
        <ol start=\"9\"><li>one<ul><li>buoy</li><li>rope</li></ul></li><li>two</li></ol>\n\
        <ol><li>apart</li></ol>\n\
        <table><thead><tr><th>港</th><th>a|b</th></tr>\n\
        </thead><tbody><tr><td>Norden</td><td></td></tr>\n</tbody></table>";
    assert_eq!(render::text(&blocks), text);
    assert_eq!(render::markdown(&blocks), markdown);
    assert_eq!(render::html(&blocks), html);
}
