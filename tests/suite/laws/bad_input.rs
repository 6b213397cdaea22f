//! Inputs made to break things: on a small stack, within a time limit, and no text is lost.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use tearsheet::block::{Block, validate};
use tearsheet::{ErrorKind, Note, Options, render};

/// The stack that Rust gives a thread unless told otherwise.
const STACK: usize = 2 * 1024 * 1024;

/// Far more than any of these inputs takes, also in a debug build on a slow machine: what is
/// caught here is time that grows faster than the input.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Stands at the innermost place, and has to come out again.
const INNERMOST: &str = "The keeper of the innermost lantern wrote down the hour, the wind and \
    the tide, as he had done on every evening since the storm. Nobody had asked him to do it, and \
    nobody ever read what he wrote, but he would not have missed a line of it for the world.";

/// Runs a call on a thread of its own with a small stack; fails if it takes too long.
#[track_caller]
fn bounded<T: Send + 'static>(what: &str, call: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = mpsc::channel();
    let start = Instant::now();
    let thread = thread::Builder::new().stack_size(STACK);
    let handle = thread.spawn(move || drop(sender.send(call()))).unwrap();
    let result = match receiver.recv_timeout(TIME_LIMIT) {
        Ok(result) => result,
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{what} takes more than {TIME_LIMIT:?}"),
        Err(mpsc::RecvTimeoutError::Disconnected) => panic!("{what} panics"),
    };
    handle.join().unwrap();
    eprintln!("{what}: {:?}", start.elapsed());
    result
}

/// Every front door and every renderer, on one input; gives the texts of `clean` and `extract`.
#[track_caller]
fn run(name: &str, input: String) -> (String, Result<String, ErrorKind>) {
    let raw = input.clone();
    let cleaned = bounded(&format!("clean, {name}"), move || {
        let blocks = tearsheet::clean(&raw).blocks;
        validate(&blocks).unwrap();
        render::markdown(&blocks);
        render::html(&blocks);
        render::text(&blocks)
    });
    let raw = input.clone();
    bounded(&format!("structure, {name}"), move || {
        validate(&tearsheet::structure(&raw).blocks).unwrap();
        tearsheet::headline(&raw);
    });
    let extracted = bounded(&format!("extract, {name}"), move || {
        let bytes = input.as_bytes();
        let article = tearsheet::extract_bytes(bytes, None, &Options::default());
        article.map_err(|error| error.kind()).map(|article| {
            validate(&article.blocks).unwrap();
            render::markdown(&article.blocks);
            render::html(&article.blocks);
            render::text(&article.blocks)
        })
    });
    (cleaned, extracted)
}

/// Runs everything on an input that holds [`INNERMOST`], which must come out everywhere.
#[track_caller]
fn survives(name: &str, input: String) {
    let (cleaned, extracted) = run(name, input);
    assert!(
        cleaned.contains(INNERMOST),
        "clean loses the text of {name}"
    );
    let extracted = extracted.unwrap_or_else(|kind| panic!("extract, {name}: {kind}"));
    assert!(
        extracted.contains(INNERMOST),
        "extract loses the text of {name}"
    );
}

/// Runs everything on an input that holds [`INNERMOST`] as the last thing of a page so long that its
/// main content is another: only cleaning keeps it.
#[track_caller]
fn survives_cleaning(name: &str, input: String) {
    let (cleaned, _) = run(name, input);
    assert!(
        cleaned.contains(INNERMOST),
        "clean loses the text of {name}"
    );
}

/// Runs everything on an input from which nothing particular is expected.
#[track_caller]
fn endures(name: &str, input: String) {
    drop(run(name, input));
}

/// `open` so many times, then the innermost paragraph, left unclosed.
fn nested(open: &str, times: usize) -> String {
    format!(
        "<!doctype html><title>Log</title><body>{}<p>{INNERMOST}</p>",
        open.repeat(times)
    )
}

#[test]
fn nothing_comes_of_nothing() {
    for input in [
        "",
        " ",
        " \r\n\t ",
        "\u{a0}\u{feff}",
        "<!-- -->",
        "<p></p><div> </div>",
        "\0\0",
    ] {
        let (cleaned, extracted) = run(&format!("{input:?}"), input.to_owned());
        assert_eq!(cleaned, "", "{input:?}");
        assert_eq!(extracted, Err(ErrorKind::NothingFound), "{input:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_no_reason_to_panic() {
    // Bytes of a small generator stand for any binary file.
    let mut state = 1_u32;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    });
    let noise: Vec<u8> = noise.take(100_000).collect();
    let image = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &noise].concat();
    for bytes in [noise, image, vec![0xff; 10_000], vec![0; 10_000]] {
        bounded("extract, noise", move || {
            if let Ok(article) = tearsheet::extract_bytes(&bytes, None, &Options::default()) {
                validate(&article.blocks).unwrap();
            }
        });
    }
}

#[test]
fn a_nul_in_the_middle_loses_no_text() {
    survives(
        "NUL",
        format!("<p>Dusk\0</p>\0<p \0>{INNERMOST}</p>\0<p>Da\0wn</p>"),
    );
}

#[test]
fn an_input_may_be_cut_anywhere() {
    let page = format!("<body><p>{INNERMOST}</p><p class=\"té\" title='灯台'>Fin 灯台</p>");
    let intact = page.find("<p class").unwrap();
    bounded("extract, cut at each byte", move || {
        for end in 0..page.len() {
            let result =
                tearsheet::extract_bytes(&page.as_bytes()[..end], None, &Options::default());
            let text = result.map(|article| render::text(&article.blocks));
            if end >= intact {
                let text = text.unwrap_or_else(|error| panic!("cut at {end}: {error}"));
                assert!(text.contains(INNERMOST), "cut at {end}: {text}");
                assert!(!text.contains("class"), "cut at {end}: {text}");
            }
            if let Some(cut) = page.get(..end) {
                let text = render::text(&tearsheet::clean(cut).blocks);
                assert!(
                    end < intact || text.contains(INNERMOST),
                    "cut at {end}: {text}"
                );
            }
        }
    });
}

#[test]
fn a_hundred_thousand_divs() {
    survives("100,000 × <div>", nested("<div>", 100_000));
}

#[test]
fn ten_megabytes_of_divs() {
    survives("10 MB of <div>", nested("<div>", 2_000_000));
}

#[test]
fn nested_lists() {
    survives("10,000 × <ul><li>", nested("<ul><li>", 10_000));
    survives("10,000 × <blockquote>", nested("<blockquote>", 10_000));
    survives("10,000 × <dl><dd>", nested("<dl><dd>", 10_000));
}

#[test]
fn nested_tables() {
    survives("10,000 × <table>", nested("<table>", 10_000));
    survives(
        "10,000 × <table><tr><td>",
        nested("<table><tr><td>", 10_000),
    );
    let cell = format!("<table><tr><td colspan=1000 rowspan=65534>{INNERMOST}</td>");
    survives("cells that span", nested(&cell, 30));
}

#[test]
fn a_table_is_not_much_larger_than_its_page() {
    let wide = "<td>x".repeat(1_500);
    let long = "<tr><td>y<td>z".repeat(1_500);
    for (name, table) in [
        ("one long row", format!("<table><tr>{wide}{long}")),
        (
            "spans",
            format!("<table>{}", "<tr><td colspan=1000>x<td>y".repeat(1_500)),
        ),
        (
            "rows that span",
            format!("<table>{}", "<tr><td rowspan=65534>x<td>y".repeat(1_500)),
        ),
    ] {
        let cells = table.matches("<td").count();
        let places = bounded(&format!("clean, {name}"), move || {
            let blocks = tearsheet::clean(&table).blocks;
            validate(&blocks).unwrap();
            let text = render::text(&blocks);
            assert_eq!(
                text.matches(['x', 'y', 'z']).count(),
                cells,
                "no cell is lost"
            );
            let tables = tearsheet::block::walk(&blocks).filter_map(|block| match block {
                Block::Table(table) => Some(table.rows.iter().map(Vec::len).sum::<usize>()),
                _ => None,
            });
            tables.sum::<usize>()
        });
        assert!(
            places <= 40 * cells,
            "{name}: {places} places for {cells} cells"
        );
    }
}

#[test]
fn formatting_elements_that_differ() {
    let tags = (0..3_000).map(|number| format!("<b a{number}>"));
    survives("3,000 × <b aN>", nested(&String::from_iter(tags), 1));
    survives("10,000 × <b><p>", nested("<b><p>", 10_000));
    survives("10,000 × <a><div>", nested("<a href=x><div>", 10_000));
}

#[test]
fn attributes_without_end() {
    let attributes = (0..20_000).map(|number| format!(" a{number}=1"));
    survives(
        "20,000 attributes",
        nested(&format!("<div{}>", String::from_iter(attributes)), 1),
    );
    let attributes = String::from_iter((0..20_000).map(|number| format!(" a{number}")));
    let end_tag = format!("<div></div{attributes}>");
    survives("20,000 attributes of an end tag", nested(&end_tag, 1));
    let foreign = format!("<svg><style><g{attributes}></g></style></svg>");
    survives("20,000 attributes inside <style>", nested(&foreign, 1));
}

#[test]
fn foreign_elements() {
    // A paragraph closes all foreign elements, wherever they stand.
    survives("10,000 × <svg>", nested("<svg>", 10_000));
    survives("10,000 × <svg><g>", nested("<svg><g>", 10_000));
    survives("10,000 × <math><mi>", nested("<math><mi>", 10_000));
    survives("10,000 × <svg><style>", nested("<svg><style>", 10_000));
    // Void elements and raw text nest here as others do.
    for name in ["style", "textarea", "input"] {
        let open = format!("<svg>{}", format!("<{name}>").repeat(10_000));
        survives(
            &format!("10,000 × <{name}> in <svg>"),
            nested(&format!("{open}{}", "</x>".repeat(10_000)), 1),
        );
    }
}

#[test]
fn a_million_spaces() {
    survives("1,000,000 × &nbsp;", nested("&nbsp;", 1_000_000));
    survives("100,000 × &amp;amp;", nested("&amp;amp;", 100_000));
}

#[test]
fn text_that_looks_like_markup() {
    survives("200,000 × <", nested("< ", 200_000));
    survives("100,000 × <!--", nested("<!-- -->", 100_000));
    survives("100,000 × &", nested("&x", 100_000));
}

/// Ordinary things, far too many of them: what is caught is time that grows faster than the input.
#[test]
fn many_of_everything() {
    let paragraphs = format!("<p>{INNERMOST}</p>");
    survives("5,000 paragraphs", nested(&paragraphs, 5_000));
    survives(
        "10,000 headings",
        nested("<h2>Dusk and dawn</h2><p>Calm.</p>", 10_000),
    );
    survives("20,000 links", nested("<a href='/dusk'>Dusk</a> ", 20_000));
    survives_cleaning(
        "5,000 teasers",
        nested(
            "<div><h3><a href='/d'>Dusk</a></h3><p>Calm.</p></div>",
            5_000,
        ),
    );
    survives_cleaning("20,000 × <br>", nested("Dusk<br>", 20_000));
    survives(
        "20,000 × <meta>",
        nested("<meta property='article:tag' content='dusk'>", 20_000),
    );
    survives(
        "20,000 × <div class=author><time>",
        nested("<div class=author><time>", 20_000),
    );
    let graph = format!(
        "{{\"@graph\":[{}1]}}",
        "{\"@type\":\"Person\",\"name\":\"Ida\"},".repeat(10_000)
    );
    let script = format!("<script type='application/ld+json'>{graph}</script>");
    survives("10,000 JSON-LD nodes", nested(&script, 1));
    let deep = format!(
        "<script type='application/ld+json'>{}</script>",
        "[{\"a\":".repeat(50_000)
    );
    survives("50,000 levels of JSON-LD", nested(&deep, 1));
}

/// What pages say about themselves, where each piece of it must be compared with others.
#[test]
fn metadata_without_end() {
    let headlines = format!("<h1>{}</h1>", "dusk ".repeat(190)).repeat(250);
    let title = "Dusk falls | ".repeat(40);
    let thing = format!("{{\"@type\":\"Article\",\"headline\":\"{title}\"}},").repeat(500);
    let script = format!("<script type='application/ld+json'>[{thing}1]</script>");
    survives_cleaning("500 titles", nested(&format!("{headlines}{script}"), 1));
    let names: String = (0..60_000).map(|number| format!("a{number}b,")).collect();
    let metas = format!("<meta name=author content='{names}'>");
    survives("60,000 authors", nested(&metas, 20));
    let comments = format!(
        "<h1>Dusk</h1><div class='{}comment'>{}</div>",
        "x".repeat(500_000),
        "<p>written by Ida Moor</p>".repeat(5_000)
    );
    // The many lines are the page's content, for all that its names can tell.
    endures("a class of 500,000 letters", nested(&comments, 1));
}

#[test]
fn long_titles_bundles_and_texts() {
    let entry = "<li><a href='https://news.google.com/rss/articles/CBMiAA?oc=5'>Dusk at the pier</a>\
        &nbsp;&nbsp;<font color='#6f6f6f'>Harbour Gazette</font></li>";
    endures("5,000 entries", format!("<ol>{}</ol>", entry.repeat(5_000)));
    endures(
        "2,000 flattened entries",
        "Dusk at the pier&nbsp;&nbsp;Harbour Gazette".repeat(2_000),
    );
    endures(
        "escaped many times",
        format!("&{}lt;p&gt;", "amp;".repeat(200_000)),
    );
    endures("a title of 200,000 dashes", "Dusk - ".repeat(200_000));
    endures(
        "a text of 50,000 lines",
        "Dusk falls\n\n- calm\n- storm\n".repeat(12_500),
    );
    endures("a line of 500,000 words", "dusk ".repeat(500_000));
    endures("one word of 1,000,000 letters", "d".repeat(1_000_000));
    endures(
        "500,000 combining marks",
        format!("e{}", "\u{301}".repeat(500_000)),
    );
}

#[test]
fn an_input_over_the_limit_is_refused_or_cut() {
    let limits = tearsheet::Limits::default().with_input_bytes(1_001);
    let options = Options::default().with_limits(limits);
    let page = "<p>灯台</p>".repeat(1_000);
    let error = tearsheet::extract(&page, &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    let error = tearsheet::extract_bytes(page.as_bytes(), None, &options).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    let description = tearsheet::clean_with(&page, &options);
    let kept = render::text(&description.blocks);
    assert!(!kept.is_empty() && kept.len() < 1_001, "{kept}");
    let cut = |note: &tearsheet::Note| matches!(note, tearsheet::Note::InputCut { .. });
    assert!(description.notes.iter().any(cut), "{:?}", description.notes);
}

/// Pages of more segments than any real page has are not judged, and say so.
#[test]
fn a_page_of_too_many_pieces_says_so() {
    let pieces = "<p>Calm.".repeat(100_001);
    let notes = bounded("100,001 × <p>", move || {
        let article = tearsheet::extract(&pieces, &Options::default()).unwrap();
        assert_eq!(article.confidence, 0.0);
        article.notes
    });
    let note = Note::NotJudged { segments: 100_001 };
    assert!(notes.contains(&note), "{notes:?}");
}
