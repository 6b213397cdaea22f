//! How single things are written: what is escaped, which addresses become links, and where
//! emphasis needs a tag.

use tearsheet::FurnitureKind;

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
        // Some readers look past tildes.
        ("the ", "pier ~", "", "the <em>pier ~</em>"),
        // Some readers take circled letters for punctuation.
        ("the ", "pier\u{24B6}", "is", "the <em>pier\u{24B6}</em>is"),
    ] {
        assert_eq!(written(before, inside, after), expected);
    }
}

#[test]
fn text_is_written_as_the_options_say() {
    let link = |address: &str, text: &str| Inline::link(address, vec![Inline::text(text)]);
    let blocks = [
        Block::paragraph(vec![
            Inline::text("From the "),
            link("/pier", "pier"),
            Inline::text(" to the "),
            link("/mole", "mole"),
            Inline::text(" and the "),
            link("/pier", "pier"),
            Inline::FootnoteReference { label: "1".into() },
            Inline::text("."),
        ]),
        Block::Figure(Figure::new(Image::new("/gull.png", "A gull"), Vec::new())),
        Block::List(List::new(
            Some(9),
            vec![ListItem::new(vec![Block::text("港の朝は早い。船が出る。")])],
        )),
        Block::Footnote {
            label: "1".into(),
            blocks: vec![Block::text("Old.")],
        },
    ];
    let options = TextOptions::default()
        .with_width(22)
        .with_addresses(Addresses::Notes)
        .with_image_texts(ImageTexts::Shown);
    let text = "From the pier[2] to\nthe mole[3] and the\npier[2][1].\n\n[A gull]\n\n\
        9. 港の朝は早い。船が\n   出る。\n\n[1] Old.\n\n[2] /pier\n[3] /mole";
    assert_eq!(render::text_with(&blocks, &options), text);
    let plain = "From the pier to the mole and the pier[1].\n\n\
        9. 港の朝は早い。船が出る。\n\n[1] Old.";
    assert_eq!(render::text(&blocks), plain);
}

#[test]
fn text_is_as_wide_as_readers_see_it() {
    // Marks stand over letters, and a family or a flag is one sign of two columns.
    for (text, wide) in [
        ("ปิดสะพานที่นี่ วันนี้", "ปิดสะพานที่นี่\nวันนี้"),
        ("👩‍👩‍👧‍👦🇩🇪👩‍👩‍👧‍👦🇩🇪 two", "👩‍👩‍👧‍👦🇩🇪👩‍👩‍👧‍👦🇩🇪 two"),
    ] {
        let options = TextOptions::default().with_width(12);
        assert_eq!(render::text_with(&[Block::text(text)], &options), wide);
    }
}

#[test]
fn markdown_escapes_signs_only_where_they_pair() {
    for (text, markdown) in [
        ("It costs $5 and $10.", "It costs $5 and $10."),
        ("US$5 and A$10", r"US\$5 and A\$10"),
        ("about ~5 or ~7 minutes", "about ~5 or ~7 minutes"),
        ("~5~ minutes", r"\~5\~ minutes"),
        ("Letter of 1811 [2]", "Letter of 1811 [2]"),
        ("[2](x) and ]", r"\[2\](x) and ]"),
    ] {
        assert_eq!(render::markdown(&[Block::text(text)]), markdown);
    }
}

#[test]
fn summaries_end_behind_whole_sentences() {
    let raised = Inline::Styled {
        style: TextStyle::Superscript,
        content: vec![Inline::text("6")],
    };
    let power = [Block::paragraph(vec![
        Inline::text("All 10"),
        raised,
        Inline::text(" birds"),
    ])];
    assert_eq!(render::summary(&power, 40), "All 10⁶ birds");
    for (text, limit, summary) in [
        ("Mr. A. Quill rowed home in the evening.", 10, "Mr. A.…"),
        ("See ![the gull] on the pier.", 12, "See ![the…"),
        ("Rowed home. Then it rained.", 14, "Rowed home."),
        ("灯塔开放。游客很多！", 7, "灯塔开放。"),
        ("灯塔开放。GPS信号很好！", 8, "灯塔开放。"),
    ] {
        assert_eq!(render::summary(&[Block::text(text)], limit), summary);
    }
}

#[test]
fn plain_text_has_titles_and_addresses_of_embeds_on_request() {
    let mut titled = Embed::new("https://player.video.example/9".to_owned());
    titled.title = Some("The launch".into());
    let untitled = Embed::new("https://radio.example/song.mp3".to_owned());
    let blocks = [
        Block::text("Before."),
        Block::Embed(untitled),
        Block::Embed(titled),
        Block::text("Behind."),
    ];
    assert_eq!(render::text(&blocks), "Before.\n\nBehind.");
    let options = TextOptions::default().with_embed_texts(EmbedTexts::Titles);
    assert_eq!(
        render::text_with(&blocks, &options),
        "Before.\n\nThe launch\n\nBehind."
    );
    let options = TextOptions::default().with_embed_texts(EmbedTexts::TitlesOrAddresses);
    assert_eq!(
        render::text_with(&blocks, &options),
        "Before.\n\nhttps://radio.example/song.mp3\n\nThe launch\n\nBehind."
    );
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn readings_read_back(pairs in vec((word(), word()), 1..4), behind in word()) {
        let mut content = vec![Inline::text("The ")];
        content.extend(pairs.into_iter().map(|(text, reading)| Inline::Ruby { text, reading }));
        content.push(Inline::text(format!("is {behind}")));
        let blocks = vec![Block::paragraph(content)];
        // What looks escaped, or like the furniture of feeds, is a word here.
        let limits = tearsheet::Limits::default().with_unescape_rounds(0);
        let furniture = FurnitureKind::ALL.iter().copied();
        let options = tearsheet::Options::default()
            .with_limits(limits)
            .with_furniture_kept(furniture);
        let read = tearsheet::clean_with(&render::html(&blocks), &options).blocks;
        prop_assert_eq!(read, blocks);
    }

    #[test]
    fn front_matter_reads_back(title in any::<String>(), tags in vec(any::<String>(), 0..3)) {
        let mut metadata = tearsheet::Metadata::default();
        metadata.title = Some(title.clone());
        metadata.tags.clone_from(&tags);
        let page = render::front_matter(&metadata);
        let yaml = page.strip_prefix("---\n").and_then(|page| page.strip_suffix("---\n")).unwrap();
        let read = yaml_rust2::YamlLoader::load_from_str(yaml).unwrap();
        prop_assert_eq!(read[0]["title"].as_str(), Some(title.as_str()));
        let found: Vec<_> = read[0]["tags"].as_vec().into_iter().flatten().collect();
        let found: Vec<_> = found.into_iter().map(|tag| tag.as_str().unwrap()).collect();
        prop_assert_eq!(found, tags);
    }
}

#[test]
fn captions_of_images_are_shown_with_them() {
    let image = || Image::new("/gull.png", "A gull");
    let caption = || vec![Inline::text("Photo: Ada Quay")];
    let mut of_image = Figure::new(image(), caption());
    of_image.caption_kind = CaptionKind::Image;
    let blocks = [
        Block::Figure(Figure::new(image(), caption())),
        Block::Figure(of_image),
    ];
    assert_eq!(render::text(&blocks), "Photo: Ada Quay");
    let options = TextOptions::default().with_image_texts(ImageTexts::Shown);
    assert_eq!(
        render::text_with(&blocks, &options),
        "[A gull]\nPhoto: Ada Quay\n\n[A gull]\nPhoto: Ada Quay"
    );
    let markdown = "![A gull](/gull.png)\n\nPhoto: Ada Quay";
    assert_eq!(
        render::markdown(&blocks),
        format!("{markdown}\n\n{markdown}")
    );
}
