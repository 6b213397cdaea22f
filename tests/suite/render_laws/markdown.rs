//! What renderings hold.

use super::*;

/// The words of a text. Numbers above the line are written in several ways, so they part words.
pub(super) fn words(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect()
}

pub(super) const INLINE_ELEMENTS: [&str; 16] = [
    "bdi", "bdo", "a", "em", "strong", "code", "time", "img", "sub", "sup", "kbd", "mark", "del",
    "ins", "abbr", "ruby",
];

/// The text of HTML with what a browser would show: item numbers and ticked boxes. Readings, which
/// plain text leaves out, are no part of it.
pub(crate) fn html_text(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let mut text = String::new();
    push_html(fragment.root_element(), &mut text, &mut None);
    text
}

pub(super) fn push_html(element: ElementRef<'_>, text: &mut String, number: &mut Option<u64>) {
    let name = element.value().name();
    if matches!(name, "rt" | "rp") {
        return;
    }
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
pub(super) struct Reading {
    /// The blocks in order; a container with an `end`.
    pub(super) outline: Vec<String>,
    pub(super) tasks: Vec<bool>,
    pub(super) text: String,
}

pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
}

pub(super) fn kind_name(kind: BlockQuoteKind) -> &'static str {
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
pub(super) struct Reader {
    reading: Reading,
    numbers: Vec<Option<u64>>,
    in_item: Vec<bool>,
    implicit: bool,
    images: usize,
    in_ruby_text: bool,
    html: String,
}

pub(super) fn read(markdown: &str) -> Reading {
    let mut reader = Reader {
        reading: Reading::default(),
        numbers: Vec::new(),
        in_item: vec![false],
        implicit: false,
        images: 0,
        in_ruby_text: false,
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
        if self.images == 0 && !self.in_ruby_text {
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
            Event::InlineHtml(html) if matches!(&*html, "<rt>" | "</rt>") => {
                self.in_ruby_text = &*html == "<rt>";
            }
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
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } => {
                return self.inline("");
            }
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
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => return,
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
pub(super) fn expect(blocks: &[Block], reading: &mut Reading) {
    for block in blocks {
        expect_block(block, reading);
    }
}

pub(super) fn expect_paragraph(reading: &mut Reading, is_there: bool) {
    if is_there {
        reading.outline.push("paragraph".into());
    }
}

pub(super) fn expect_container(name: String, blocks: &[Block], reading: &mut Reading) {
    reading.outline.push(name);
    expect(blocks, reading);
    reading.outline.push("end".into());
}

pub(super) fn expect_block(block: &Block, reading: &mut Reading) {
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
        Block::Callout {
            kind,
            title,
            blocks,
        } => {
            reading.outline.push(kind.name().into());
            expect_paragraph(reading, !title.is_empty());
            expect(blocks, reading);
            reading.outline.push("end".into());
        }
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

pub(super) fn expect_table(table: &Table, reading: &mut Reading) {
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
pub(super) fn without_large_numbers(words: Vec<&str>) -> Vec<&str> {
    let large = |word: &&str| word.len() >= 9 && word.bytes().all(|byte| byte.is_ascii_digit());
    words.into_iter().filter(|word| !large(word)).collect()
}
