//! How single things are written: what is escaped, which addresses become links, and where
//! emphasis needs a tag.

use super::*;

#[test]
fn html_escapes_what_has_a_meaning() {
    let blocks = [
        Block::text("a<b>\"c\" & 'd'\0"),
        Block::Figure(Figure::new(
            Image::new("/pier?a=1&b='", "\"Pier\"\n2"),
            Vec::new(),
        )),
    ];
    let html = "<p>a&lt;b&gt;&quot;c&quot; &amp; &#39;d&#39;</p>\n\
        <figure><img src=\"/pier?a=1&amp;b=&#39;\" alt=\"&quot;Pier&quot;\n2\"></figure>";
    assert_eq!(render::html(&blocks), html);
}

#[test]
fn html_within_markdown_stays_on_one_line() {
    let code = Block::Code {
        language: None,
        text: "one\ntwo".into(),
    };
    let table = Table::new(0, vec![vec![Cell::new(vec![code])]]);
    assert_eq!(
        render::markdown(&[Block::Table(table)]),
        "<table><tbody><tr><td><pre><code>one&#10;two</code></pre></td></tr></tbody></table>"
    );
}

#[test]
fn schemes_are_read_as_browsers_read_them() {
    let link = |address: &str| {
        let link = Inline::link(address, vec![Inline::text("pier")]);
        let html = render::html(&[Block::paragraph(vec![link])]);
        let address = html.strip_prefix("<p><a href=\"");
        let address = address.and_then(|rest| rest.strip_suffix("\">pier</a></p>"));
        address.map(str::to_owned).ok_or(html)
    };
    for address in [
        "javascript:alert(1)",
        " \u{1}JaVa\tScRiPt\n:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "",
        " \n",
    ] {
        assert_eq!(link(address), Err("<p>pier</p>".into()), "{address:?}");
    }
    for (address, expected) in [
        (" HTTPS://a.example/\n", "HTTPS://a.example/"),
        ("/a:b", "/a:b"),
        ("?q=javascript:1", "?q=javascript:1"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ] {
        assert_eq!(link(address).as_deref(), Ok(expected), "{address:?}");
    }
}

#[test]
fn images_are_loaded_from_the_web_only() {
    let image = |source: &str| {
        render::html(&[Block::paragraph(vec![Inline::Image(Image::new(
            source, "pier",
        ))])])
    };
    assert_eq!(image("/pier"), "<p><img src=\"/pier\" alt=\"pier\"></p>");
    assert_eq!(image("mailto:a@b.example"), "<p>pier</p>");
}

#[test]
fn emphasis_is_a_tag_where_its_delimiters_would_be_text() {
    let written = |before: &str, inside: &str, after: &str| {
        let inside = Inline::emphasis(vec![Inline::text(inside)]);
        let content = vec![Inline::text(before), inside, Inline::text(after)];
        render::markdown(&[Block::paragraph(content)])
    };
    for (before, inside, after, expected) in [
        ("the ", "pier", " is", "the *pier* is"),
        ("the", "pier", "is", "the*pier*is"),
        ("(", "pier", ")", "(*pier*)"),
        ("the", "(pier)", "is", "the<em>(pier)</em>is"),
        ("the ", "pier:", "is", "the <em>pier:</em>is"),
        // Some readers take circled letters for punctuation.
        ("the ", "pier\u{24B6}", "is", "the <em>pier\u{24B6}</em>is"),
    ] {
        assert_eq!(written(before, inside, after), expected);
    }
}
