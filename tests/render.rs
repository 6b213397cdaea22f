//! Laws of the renderers: whatever valid blocks there are, text, Markdown and HTML hold the same
//! words in the same order, Markdown parses back to the same structure, and HTML is safe.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::indexing_slicing, clippy::string_slice, missing_docs)]

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use scraper::{ElementRef, Html};
use tearsheet::block::{
    Block, CalloutKind, Cell, Definition, Embed, Figure, Image, Inline, List, ListItem, Post,
    Table, validate,
};
use tearsheet::render;

// ---------------------------------------------------------------------------------------------
// Blocks of all kinds with text that looks like markup.

const PIECES: [&str; 68] = [
    "^",
    "]:",
    " ",
    " ",
    " ",
    " ",
    "a",
    "Word",
    "two words",
    "0",
    "12",
    "1.",
    "2)",
    "10. ",
    "- ",
    "+ ",
    "* ",
    "# ",
    "## ",
    "> ",
    "=",
    "===",
    "---",
    "- - -",
    "***",
    "*",
    "**",
    "_",
    "__",
    "___",
    "`",
    "``",
    "~",
    "~~~",
    "|",
    "$",
    "$5",
    "\\",
    "!",
    ":",
    "[",
    "]",
    "(",
    ")",
    "<b>",
    "</b>",
    "<",
    ">",
    "&amp;",
    "&#42;",
    "&",
    "[^1]:",
    "[x] ",
    "![",
    "](",
    "{",
    "}",
    "\"",
    ".",
    "snake_case",
    "漢字",
    "「引用」",
    "。",
    "😀",
    "שלום",
    "e\u{301}",
    "\u{a0}",
    "€",
];

const ADDRESSES: [&str; 9] = [
    "https://example.org/",
    "https://example.org/a_(b)_c?d=*e*&amp;f",
    "https://example.org/<b>|`x`",
    "https://example.org/\\$a$",
    "HTTP://example.org/[1]",
    "mailto:editor@example.org",
    "/relative#part",
    "#here",
    "//example.org/!",
];

const FORMULAS: [&str; 8] = [
    "x^2",
    "\\frac{a}{b}",
    "a_1 * b_1",
    "a < b",
    "a|b",
    "x$y",
    "{z",
    "\\alpha &amp; *y*",
];

fn line() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 1..7).prop_map(|pieces| pieces.concat())
}

fn address() -> impl Strategy<Value = String> {
    select(&ADDRESSES[..]).prop_map(str::to_owned)
}

fn image() -> impl Strategy<Value = Image> {
    let source = address().prop_filter("images are loaded", |source| !source.starts_with("mail"));
    (source, line()).prop_map(|(source, alt)| Image::new(source, alt))
}

fn any_inline() -> impl Strategy<Value = Inline> {
    let code = line().prop_filter("not blank", |text| !text.trim().is_empty());
    let leaf = prop_oneof![
        8 => line().prop_map(Inline::text),
        1 => code.prop_map(Inline::code),
        1 => Just(Inline::LineBreak),
        1 => image().prop_map(Inline::Image),
        1 => select(&FORMULAS[..]).prop_map(|tex| Inline::Math { tex: tex.into() }),
        1 => select(vec!["1", "a_b_", "n-2"])
            .prop_map(|label| Inline::FootnoteReference { label: label.into() }),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let content = vec(inner, 1..4);
        prop_oneof![
            content.clone().prop_map(Inline::emphasis),
            content.clone().prop_map(Inline::strong),
            (address(), content).prop_map(|(address, content)| Inline::link(address, content)),
        ]
    })
}

#[derive(Clone, Copy, Default)]
struct Inside {
    emphasis: bool,
    strong: bool,
    link: bool,
}

/// Makes any inlines keep the rules of the model.
fn tidy(content: Vec<Inline>, inside: Inside, after_space: &mut bool) -> Vec<Inline> {
    let mut tidied: Vec<Inline> = Vec::new();
    for inline in content {
        match inline {
            Inline::Text { text } => {
                let mut kept = String::new();
                for character in text.chars() {
                    if !(character == ' ' && *after_space) {
                        kept.push(character);
                    }
                    *after_space = character == ' ';
                }
                push_text(&mut tidied, &kept);
            }
            Inline::Emphasis { content } => {
                let within = Inside {
                    emphasis: true,
                    ..inside
                };
                let content = tidy(content, within, after_space);
                wrap(&mut tidied, content, inside.emphasis, Inline::emphasis);
            }
            Inline::Strong { content } => {
                let within = Inside {
                    strong: true,
                    ..inside
                };
                let content = tidy(content, within, after_space);
                wrap(&mut tidied, content, inside.strong, Inline::strong);
            }
            Inline::Link(link) => {
                let within = Inside {
                    link: true,
                    ..inside
                };
                let content = tidy(link.content, within, after_space);
                wrap(&mut tidied, content, inside.link, |content| {
                    Inline::link(link.address, content)
                });
            }
            Inline::LineBreak if *after_space => {}
            leaf => {
                *after_space = false;
                tidied.push(leaf);
            }
        }
    }
    tidied
}

fn push_text(tidied: &mut Vec<Inline>, kept: &str) {
    match tidied.last_mut() {
        Some(Inline::Text { text }) => text.push_str(kept),
        _ if !kept.is_empty() => tidied.push(Inline::text(kept)),
        _ => {}
    }
}

fn wrap(
    tidied: &mut Vec<Inline>,
    content: Vec<Inline>,
    repeated: bool,
    mark: impl FnOnce(Vec<Inline>) -> Inline,
) {
    if !repeated && !content.is_empty() {
        tidied.push(mark(content));
        return;
    }
    for inline in content {
        match inline {
            Inline::Text { text } => push_text(tidied, &text),
            other => tidied.push(other),
        }
    }
}

fn run_of(inlines: impl Strategy<Value = Inline>) -> impl Strategy<Value = Vec<Inline>> {
    vec(inlines, 1..5).prop_map(|content| {
        let mut after_space = true;
        let mut run = tidy(content, Inside::default(), &mut after_space);
        if validate(&[Block::paragraph(run.clone())]).is_err() {
            push_text(&mut run, "z");
        }
        run
    })
}

fn run() -> impl Strategy<Value = Vec<Inline>> {
    run_of(any_inline())
}

fn heading() -> impl Strategy<Value = Block> {
    let without_breaks = any_inline().prop_filter("one line", |inline| {
        !tearsheet::block::inlines(std::slice::from_ref(inline))
            .any(|inline| matches!(inline, Inline::LineBreak))
    });
    (1_u8..=6, run_of(without_breaks)).prop_map(|(level, run)| Block::heading(level, run))
}

fn code() -> impl Strategy<Value = Block> {
    let language = select(vec![None, Some("rust"), Some("c++")]);
    (language, vec(line(), 0..4)).prop_map(|(language, lines)| Block::Code {
        language: language.map(str::to_owned),
        text: lines.join("\n").trim_end_matches('\n').to_owned(),
    })
}

fn leaf_block() -> impl Strategy<Value = Block> {
    let table = (run(), 1_usize..4, 0_usize..3, vec(run(), 9), any::<bool>());
    prop_oneof![
        6 => run().prop_map(Block::paragraph),
        1 => heading(),
        1 => code(),
        1 => Just(Block::Rule),
        1 => select(&FORMULAS[..]).prop_map(|tex| Block::Math { tex: tex.into() }),
        1 => (image(), run()).prop_map(|(image, run)| Block::Figure(Figure::new(image, run))),
        1 => (address(), proptest::option::of(line())).prop_map(|(address, title)| {
            let mut embed = Embed::new(address);
            embed.title = title;
            Block::Embed(embed)
        }),
        1 => table.prop_map(|(caption, width, header_rows, cells, captioned)| {
            let cell = |run: &Vec<Inline>| Cell::new(vec![Block::paragraph(run.clone())]);
            let rows: Vec<Vec<Cell>> = cells
                .chunks_exact(width)
                .map(|row| row.iter().map(cell).collect())
                .collect();
            let mut table = Table::new(header_rows, rows);
            table.caption = if captioned { caption } else { Vec::new() };
            Block::Table(table)
        }),
    ]
}

fn list(blocks: impl Strategy<Value = Vec<Block>>) -> impl Strategy<Value = Block> {
    let start = select(vec![None, None, Some(1), Some(0), Some(7), Some(u64::MAX)]);
    let checked = select(vec![None, None, Some(true), Some(false)]);
    (start, vec((checked, blocks), 1..4)).prop_map(|(start, items)| {
        let items = items.into_iter().map(|(checked, blocks)| {
            let mut item = ListItem::new(blocks);
            let text = matches!(item.blocks.first(), Some(Block::Paragraph { .. }));
            item.checked = checked.filter(|_| text);
            item
        });
        Block::List(List::new(start, items.collect()))
    })
}

fn any_block() -> impl Strategy<Value = Block> {
    leaf_block().prop_recursive(3, 16, 3, |inner| {
        let blocks = vec(inner.clone(), 1..4);
        let maybe = vec(inner, 0..3);
        let kinds = vec![CalloutKind::Note, CalloutKind::Tip, CalloutKind::Caution];
        let name = || proptest::option::of(line());
        let paragraphs = run().prop_map(|run| vec![Block::paragraph(run)]);
        prop_oneof![
            2 => list(maybe.clone()),
            2 => list(paragraphs),
            2 => blocks.clone().prop_map(|blocks| Block::Quote { blocks }),
            1 => (run(), maybe.clone())
                .prop_map(|(summary, blocks)| Block::Details { summary, blocks }),
            1 => (select(kinds), blocks.clone())
                .prop_map(|(kind, blocks)| Block::Callout { kind, blocks }),
            1 => (name(), name(), maybe.clone()).prop_map(|(author, published, blocks)| {
                let mut post = Post::new(blocks);
                post.author = author;
                post.published = published;
                Block::Post(post)
            }),
            1 => (vec(run(), 1..3), vec(maybe.clone(), 1..3)).prop_map(|(terms, descriptions)| {
                Block::DefinitionList { entries: vec![Definition::new(terms, descriptions)] }
            }),
            1 => vec(maybe, 4).prop_map(|cells| {
                let row = |cells: &[Vec<Block>]| cells.iter().cloned().map(Cell::new).collect();
                Block::Table(Table::new(1, vec![row(&cells[..2]), row(&cells[2..])]))
            }),
        ]
    })
}

/// Blocks with footnotes at the end: Markdown knows footnotes at the top level only.
fn document() -> impl Strategy<Value = Vec<Block>> {
    (vec(any_block(), 0..5), vec(vec(any_block(), 1..3), 0..3)).prop_map(|(mut blocks, notes)| {
        let labels = ["1", "a_b_", "n-2"];
        blocks.extend(
            notes
                .into_iter()
                .zip(labels)
                .map(|(blocks, label)| Block::Footnote {
                    label: label.into(),
                    blocks,
                }),
        );
        blocks
    })
}

// ---------------------------------------------------------------------------------------------
// What renderings hold.

fn words(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

const INLINE_ELEMENTS: [&str; 6] = ["a", "em", "strong", "code", "time", "img"];

/// The text of HTML with what a browser would show: item numbers and ticked boxes.
fn html_text(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let mut text = String::new();
    push_html(fragment.root_element(), &mut text, &mut None);
    text
}

fn push_html(element: ElementRef<'_>, text: &mut String, number: &mut Option<u64>) {
    let name = element.value().name();
    let apart = !INLINE_ELEMENTS.contains(&name);
    if apart {
        text.push('\n');
    }
    match name {
        "li" => {
            if let Some(number) = number {
                text.push_str(&format!("{number} "));
                *number = number.saturating_add(1);
            }
        }
        "input" if element.attr("checked").is_some() => text.push_str("x "),
        _ => {}
    }
    let mut own = (name == "ol").then(|| {
        element
            .attr("start")
            .map_or(1, |start| start.parse().unwrap())
    });
    for child in element.children() {
        if let Some(piece) = child.value().as_text() {
            text.push_str(piece);
        } else if let Some(child) = ElementRef::wrap(child) {
            push_html(child, text, &mut own);
        }
    }
    if apart {
        text.push('\n');
    }
}

/// What an independent reader of Markdown finds.
#[derive(Debug, Default, PartialEq)]
struct Reading {
    /// The blocks in order; a container with an `end`.
    outline: Vec<String>,
    tasks: Vec<bool>,
    text: String,
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}

fn kind_name(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}

/// Reads Markdown. `numbers` holds the number of the next item of each open list, `loose` whether
/// running text stands in an item without a paragraph of its own.
struct Reader {
    reading: Reading,
    numbers: Vec<Option<u64>>,
    in_item: Vec<bool>,
    implicit: bool,
    images: usize,
    html: String,
}

fn read(markdown: &str) -> Reading {
    let mut reader = Reader {
        reading: Reading::default(),
        numbers: Vec::new(),
        in_item: vec![false],
        implicit: false,
        images: 0,
        html: String::new(),
    };
    for event in Parser::new_ext(markdown, options()) {
        reader.event(event);
    }
    reader.reading
}

impl Reader {
    fn block(&mut self, name: impl Into<String>) {
        self.implicit = false;
        self.reading.text.push('\n');
        self.reading.outline.push(name.into());
    }

    fn inline(&mut self, text: &str) {
        if self.in_item.last() == Some(&true) && !self.implicit {
            self.reading.outline.push("paragraph".into());
            self.implicit = true;
        }
        if self.images == 0 {
            self.reading.text.push_str(text);
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => self.inline(&text),
            Event::DisplayMath(text) => {
                self.inline(&text);
                self.reading.outline.push("math".into());
            }
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => self.inline(if &*html == "<br>" { "\n" } else { "" }),
            Event::FootnoteReference(label) => self.inline(&format!("[{label}]")),
            Event::SoftBreak | Event::HardBreak => self.inline("\n"),
            Event::Rule => self.block("rule"),
            Event::TaskListMarker(done) => {
                self.reading.tasks.push(done);
                self.inline(if done { "x " } else { "" });
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let name = match tag {
            Tag::Emphasis | Tag::Strong | Tag::Link { .. } => return self.inline(""),
            Tag::Image { .. } => {
                self.inline("");
                self.images += 1;
                return;
            }
            Tag::Item => {
                self.block("item");
                self.in_item.push(true);
                if let Some(Some(number)) = self.numbers.last_mut() {
                    self.reading.text.push_str(&format!("{number} "));
                    *number += 1;
                }
                return;
            }
            Tag::List(start) => {
                self.numbers.push(start);
                start.map_or("list".into(), |start| format!("list {start}"))
            }
            Tag::Paragraph => "paragraph".into(),
            Tag::Heading { level, .. } => format!("heading {}", level as u8),
            Tag::BlockQuote(kind) => kind.map_or("quote", kind_name).into(),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => format!("code {info}"),
            Tag::HtmlBlock => "html".into(),
            Tag::FootnoteDefinition(label) => {
                self.block(format!("footnote {label}"));
                self.reading.text.push_str(&format!("[{label}] "));
                self.in_item.push(true);
                return;
            }
            Tag::Table(columns) => format!("table {}", columns.len()),
            Tag::TableHead | Tag::TableRow => "row".into(),
            Tag::TableCell => "cell".into(),
            other => format!("{other:?}"),
        };
        self.block(name);
        self.in_item.push(false);
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link => return,
            TagEnd::Image => {
                self.images -= 1;
                return;
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.reading.text.push_str(&html_text(&html));
            }
            TagEnd::List(_) => drop(self.numbers.pop()),
            _ => {}
        }
        self.in_item.pop();
        self.implicit = false;
        self.reading.text.push('\n');
        if matches!(
            tag,
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition
        ) {
            self.reading.outline.push("end".into());
        }
    }
}

/// What Markdown should make of blocks.
fn expect(blocks: &[Block], reading: &mut Reading) {
    for block in blocks {
        expect_block(block, reading);
    }
}

fn expect_paragraph(reading: &mut Reading, is_there: bool) {
    if is_there {
        reading.outline.push("paragraph".into());
    }
}

fn expect_container(name: String, blocks: &[Block], reading: &mut Reading) {
    reading.outline.push(name);
    expect(blocks, reading);
    reading.outline.push("end".into());
}

fn expect_block(block: &Block, reading: &mut Reading) {
    match block {
        Block::Heading { level, .. } => reading.outline.push(format!("heading {level}")),
        Block::Paragraph { .. } | Block::Embed(_) => expect_paragraph(reading, true),
        Block::List(list) => {
            let start = list.start.map(|start| start.min(999_999_999));
            let name = start.map_or("list".into(), |start| format!("list {start}"));
            reading.outline.push(name);
            for item in &list.items {
                reading.tasks.extend(item.checked);
                expect_container("item".into(), &item.blocks, reading);
            }
            reading.outline.push("end".into());
        }
        Block::Quote { blocks } => expect_container("quote".into(), blocks, reading),
        Block::Callout { kind, blocks } => expect_container(kind.name().into(), blocks, reading),
        Block::Footnote { label, blocks } => {
            expect_container(format!("footnote {label}"), blocks, reading);
        }
        Block::Code { language, .. } => {
            let language = language.as_deref().unwrap_or("");
            reading.outline.push(format!("code {language}"));
        }
        Block::Table(table) => expect_table(table, reading),
        Block::Figure(figure) => {
            expect_paragraph(reading, true);
            expect_paragraph(reading, !figure.caption.is_empty());
        }
        Block::DefinitionList { entries } => {
            for entry in entries {
                entry
                    .terms
                    .iter()
                    .for_each(|_| expect_paragraph(reading, true));
                entry
                    .descriptions
                    .iter()
                    .for_each(|blocks| expect(blocks, reading));
            }
        }
        Block::Details { blocks, .. } => {
            expect_paragraph(reading, true);
            expect(blocks, reading);
        }
        Block::Math { tex } if tex.contains(['$', '{']) && tex != FORMULAS[1] => {
            reading.outline.push("code math".into());
        }
        Block::Math { .. } => reading.outline.extend(["paragraph".into(), "math".into()]),
        Block::Post(post) => {
            let byline = [&post.author, &post.published];
            let there = byline
                .into_iter()
                .flatten()
                .any(|text| !text.trim().is_empty());
            expect_paragraph(reading, there);
            expect(&post.blocks, reading);
        }
        Block::Rule => reading.outline.push("rule".into()),
        other => panic!("a block of an unknown kind: {other:?}"),
    }
}

fn expect_table(table: &Table, reading: &mut Reading) {
    let mut cells = table.rows.iter().flatten();
    if !cells.all(|cell| matches!(&cell.blocks[..], [] | [Block::Paragraph { .. }])) {
        return reading.outline.push("html".into());
    }
    expect_paragraph(reading, !table.caption.is_empty());
    let width = table.rows[0].len();
    reading.outline.push(format!("table {width}"));
    let rows = table.rows.len() + usize::from(table.header_rows == 0);
    for _ in 0..rows {
        reading.outline.push("row".into());
        reading
            .outline
            .extend(std::iter::repeat_n("cell".into(), width));
    }
}

/// Numbers beyond what Markdown can count to are not compared.
fn without_large_numbers(words: Vec<&str>) -> Vec<&str> {
    let large = |word: &&str| word.len() >= 9 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.into_iter().filter(|word| !large(word)).collect()
}

// ---------------------------------------------------------------------------------------------
// How each character of running text looks.

#[derive(Debug, Clone, Default, PartialEq)]
struct Style {
    emphasis: bool,
    strong: bool,
    kind: &'static str,
    link: Option<String>,
}

type Styled = Vec<(char, Style)>;

fn push_styled(styled: &mut Styled, text: &str, style: &Style, kind: &'static str) {
    let style = Style {
        kind,
        ..style.clone()
    };
    let visible = text.chars().filter(|character| !character.is_whitespace());
    styled.extend(visible.map(|character| (character, style.clone())));
}

fn styled_blocks(content: &[Inline], style: &Style, styled: &mut Styled) {
    for inline in content {
        let mut inner = style.clone();
        match inline {
            Inline::Text { text } => push_styled(styled, text, style, "text"),
            Inline::Code { text } => push_styled(styled, text, style, "code"),
            Inline::Math { tex } => push_styled(styled, tex, style, "code"),
            Inline::LineBreak => styled.push(('\n', Style::default())),
            Inline::Image(image) => {
                push_styled(styled, "#", style, "image");
                push_styled(styled, &image.alt, style, "text");
                push_styled(styled, &image.source, style, "source");
            }
            Inline::FootnoteReference { label } if style.link.is_some() => {
                push_styled(styled, &format!("[{label}]"), style, "text");
            }
            Inline::FootnoteReference { label } => push_styled(styled, label, style, "note"),
            Inline::Emphasis { .. } => inner.emphasis = true,
            Inline::Strong { .. } => inner.strong = true,
            Inline::Link(link) => inner.link = Some(link.address.clone()),
            other => panic!("an inline of an unknown kind: {other:?}"),
        }
        styled_blocks(inline.content(), &inner, styled);
    }
}

fn styled_markdown(markdown: &str) -> Styled {
    let mut styled = Vec::new();
    let mut style = Style::default();
    let mut sources = Vec::new();
    let mut kind = "text";
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(text) => push_styled(&mut styled, &text, &style, kind),
            Event::Code(text) | Event::InlineMath(text) => {
                push_styled(&mut styled, &text, &style, "code");
            }
            Event::InlineHtml(tag) => match &*tag {
                "<em>" | "</em>" => style.emphasis = &*tag == "<em>",
                "<strong>" | "</strong>" => style.strong = &*tag == "<strong>",
                "<code>" => kind = "code",
                "</code>" => kind = "text",
                "<!-- -->" => {}
                other => panic!("a tag that we do not write: {other}"),
            },
            Event::HardBreak => styled.push(('\n', Style::default())),
            Event::FootnoteReference(label) => push_styled(&mut styled, &label, &style, "note"),
            Event::Start(Tag::Emphasis) => style.emphasis = true,
            Event::End(TagEnd::Emphasis) => style.emphasis = false,
            Event::Start(Tag::Strong) => style.strong = true,
            Event::End(TagEnd::Strong) => style.strong = false,
            Event::Start(Tag::Link { dest_url, .. }) => style.link = Some(dest_url.into()),
            Event::End(TagEnd::Link) => style.link = None,
            Event::Start(Tag::Image { dest_url, .. }) => {
                push_styled(&mut styled, "#", &style, "image");
                sources.push(dest_url);
            }
            Event::End(TagEnd::Image) => {
                push_styled(&mut styled, &sources.pop().unwrap(), &style, "source");
            }
            Event::Start(Tag::FootnoteDefinition(_)) => break,
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            other => panic!("no part of a paragraph: {other:?} in {markdown:?}"),
        }
    }
    styled
}

// ---------------------------------------------------------------------------------------------
// The laws.

const ELEMENTS: [&str; 39] = [
    "html",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "input",
    "blockquote",
    "pre",
    "code",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "img",
    "figcaption",
    "a",
    "em",
    "strong",
    "br",
    "hr",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "aside",
    "section",
    "article",
    "time",
];

const ATTRIBUTES: [(&str, &str); 13] = [
    ("ol", "start"),
    ("input", "type"),
    ("input", "disabled"),
    ("input", "checked"),
    ("code", "class"),
    ("img", "src"),
    ("img", "alt"),
    ("a", "href"),
    ("aside", "class"),
    ("section", "class"),
    ("section", "id"),
    ("time", "datetime"),
    ("", ""),
];

#[track_caller]
fn check_safe(html: &str) {
    let fragment = Html::parse_fragment(html);
    for node in fragment.root_element().descendants() {
        assert!(!node.value().is_comment(), "a comment in {html}");
        let Some(element) = ElementRef::wrap(node) else {
            continue;
        };
        let name = element.value().name();
        assert!(ELEMENTS.contains(&name), "<{name}> in {html}");
        for (attribute, value) in element.value().attrs() {
            assert!(
                ATTRIBUTES.contains(&(name, attribute)),
                "<{name} {attribute}> in {html}"
            );
            if matches!(attribute, "href" | "src") {
                let scheme = value.split_once(':').map_or("", |(scheme, _)| scheme);
                let relative = !scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                    || scheme.contains(|character: char| {
                        !character.is_ascii_alphanumeric() && !"+-.".contains(character)
                    });
                let safe = ["http", "https", "mailto", "tel"]
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(scheme));
                assert!(relative || safe, "{value} in {html}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_blocks_keep_the_rules(blocks in document()) {
        prop_assert!(validate(&blocks).is_ok(), "{:?}", validate(&blocks));
    }

    #[test]
    fn markdown_parses_back_to_the_same_structure(blocks in document()) {
        let markdown = render::markdown(&blocks);
        let mut expected = Reading::default();
        expect(&blocks, &mut expected);
        let found = read(&markdown);
        prop_assert_eq!(&found.outline, &expected.outline, "{}", markdown);
        prop_assert_eq!(&found.tasks, &expected.tasks, "{}", markdown);
    }

    #[test]
    fn markdown_holds_the_words_of_the_text(blocks in document()) {
        let (text, markdown) = (render::text(&blocks), render::markdown(&blocks));
        let found = read(&markdown);
        prop_assert_eq!(
            without_large_numbers(words(&found.text)),
            without_large_numbers(words(&text)),
            "{}", markdown
        );
    }

    #[test]
    fn markdown_parses_back_to_the_same_running_text(run in run()) {
        // Definitions, so that the references are ones.
        let notes = ["1", "a_b_", "n-2"].map(|label| Block::Footnote {
            label: label.into(),
            blocks: vec![Block::text("z")],
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
        let (text, html) = (render::text(&blocks), render::html(&blocks));
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
