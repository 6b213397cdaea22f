//! Blocks of all kinds with text that looks like markup.

use super::*;

pub(super) const PIECES: [&str; 68] = [
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

pub(super) const ADDRESSES: [&str; 9] = [
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

pub(super) const FORMULAS: [&str; 9] = [
    "x^2",
    "\\frac{a}{b}",
    "a_1 * b_1",
    "a < b",
    "a<b>c</b>",
    "a|b",
    "x$y",
    "{z",
    "\\alpha &amp; *y*",
];

pub(super) const STYLES: [TextStyle; 6] = [
    TextStyle::Subscript,
    TextStyle::Superscript,
    TextStyle::Keyboard,
    TextStyle::Highlight,
    TextStyle::Deleted,
    TextStyle::Inserted,
];

pub(super) const DIRECTIONS: [Direction; 5] = [
    Direction::FirstStrong,
    Direction::LeftToRight,
    Direction::RightToLeft,
    Direction::ForcedLeftToRight,
    Direction::ForcedRightToLeft,
];

/// A line that neither starts nor ends with a space, and in which all are single.
pub(super) fn word() -> impl Strategy<Value = String> {
    line().prop_map(|line| match line.split_whitespace().collect::<Vec<_>>() {
        words if words.is_empty() => "z".to_owned(),
        words => words.join(" "),
    })
}

pub(super) fn line() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 1..7).prop_map(|pieces| pieces.concat())
}

pub(super) fn address() -> impl Strategy<Value = String> {
    select(&ADDRESSES[..]).prop_map(str::to_owned)
}

pub(super) fn image() -> impl Strategy<Value = Image> {
    let source = address().prop_filter("images are loaded", |source| !source.starts_with("mail"));
    (source, line()).prop_map(|(source, alt)| Image::new(source, alt))
}

pub(super) fn any_inline() -> impl Strategy<Value = Inline> {
    let code = line().prop_filter("not blank", |text| !text.trim().is_empty());
    let leaf = prop_oneof![
        8 => line().prop_map(Inline::text),
        1 => code.prop_map(Inline::code),
        1 => Just(Inline::LineBreak),
        1 => image().prop_map(Inline::Image),
        1 => select(&FORMULAS[..]).prop_map(|tex| Inline::Math { tex: tex.into() }),
        1 => (word(), word()).prop_map(|(text, expansion)| Inline::Abbreviation { text, expansion }),
        1 => (word(), word()).prop_map(|(text, reading)| Inline::Ruby { text, reading }),
        1 => select(vec!["1", "a_b_", "n-2"])
            .prop_map(|label| Inline::FootnoteReference { label: label.into() }),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let content = vec(inner, 1..4);
        prop_oneof![
            content.clone().prop_map(Inline::emphasis),
            content.clone().prop_map(Inline::strong),
            (select(&STYLES[..]), content.clone())
                .prop_map(|(style, content)| Inline::styled(style, content)),
            (select(&DIRECTIONS[..]), content.clone())
                .prop_map(|(direction, content)| Inline::directed(direction, content)),
            (address(), content).prop_map(|(address, content)| Inline::link(address, content)),
        ]
    })
}

#[derive(Clone, Copy, Default)]
pub(super) struct Inside {
    emphasis: bool,
    strong: bool,
    link: bool,
    styles: u8,
    directions: u8,
}

/// Makes any inlines keep the rules of the model.
pub(super) fn tidy(content: Vec<Inline>, inside: Inside, after_space: &mut bool) -> Vec<Inline> {
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
            Inline::Styled { style, content } => {
                let bit = 1 << style as u8;
                let within = Inside {
                    styles: inside.styles | bit,
                    ..inside
                };
                let content = tidy(content, within, after_space);
                wrap(&mut tidied, content, inside.styles & bit != 0, |content| {
                    Inline::styled(style, content)
                });
            }
            Inline::Directed { direction, content } => {
                let bit = 1 << direction as u8;
                let within = Inside {
                    directions: inside.directions | bit,
                    ..inside
                };
                let content = tidy(content, within, after_space);
                wrap(
                    &mut tidied,
                    content,
                    inside.directions & bit != 0,
                    |content| Inline::directed(direction, content),
                );
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

pub(super) fn push_text(tidied: &mut Vec<Inline>, kept: &str) {
    match tidied.last_mut() {
        Some(Inline::Text { text }) => text.push_str(kept),
        _ if !kept.is_empty() => tidied.push(Inline::text(kept)),
        _ => {}
    }
}

pub(super) fn wrap(
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

pub(super) fn run_of(inlines: impl Strategy<Value = Inline>) -> impl Strategy<Value = Vec<Inline>> {
    vec(inlines, 1..5).prop_map(|content| {
        let mut after_space = true;
        let mut run = tidy(content, Inside::default(), &mut after_space);
        if validate(&[Block::paragraph(run.clone())]).is_err() {
            push_text(&mut run, "z");
        }
        run
    })
}

pub(super) fn run() -> impl Strategy<Value = Vec<Inline>> {
    run_of(any_inline())
}

pub(super) fn heading() -> impl Strategy<Value = Block> {
    let without_breaks = any_inline().prop_filter("one line", |inline| {
        !tearsheet::block::inlines(std::slice::from_ref(inline))
            .any(|inline| matches!(inline, Inline::LineBreak))
    });
    (1_u8..=6, run_of(without_breaks)).prop_map(|(level, run)| Block::heading(level, run))
}

pub(super) fn code() -> impl Strategy<Value = Block> {
    let language = select(vec![None, Some("rust"), Some("c++")]);
    (language, vec(line(), 0..4)).prop_map(|(language, lines)| Block::Code {
        language: language.map(str::to_owned),
        text: lines.join("\n").trim_end_matches('\n').to_owned(),
    })
}

pub(super) fn leaf_block() -> impl Strategy<Value = Block> {
    let table = (run(), 1_usize..4, 0_usize..3, vec(run(), 9), any::<bool>());
    prop_oneof![
        6 => run().prop_map(Block::paragraph),
        1 => heading(),
        1 => code(),
        1 => Just(Block::Rule),
        1 => select(&FORMULAS[..]).prop_map(|tex| Block::Math { tex: tex.into() }),
        1 => (vec(image(), 1..3), run())
            .prop_map(|(images, run)| Block::Figure(Figure::gallery(images, run))),
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

pub(super) fn list(blocks: impl Strategy<Value = Vec<Block>>) -> impl Strategy<Value = Block> {
    let start = select(vec![None, None, Some(1), Some(0), Some(7), Some(u64::MAX)]);
    let checked = select(vec![None, None, Some(true), Some(false)]);
    (start, vec((checked, blocks), 1..4)).prop_map(|(start, items)| {
        let items = items.into_iter().map(|(checked, mut blocks)| {
            if blocks.is_empty() {
                blocks.push(Block::text("x"));
            }
            let mut item = ListItem::new(blocks);
            let text = matches!(item.blocks.first(), Some(Block::Paragraph { .. }));
            item.checked = checked.filter(|_| text);
            item
        });
        Block::List(List::new(start, items.collect()))
    })
}

pub(super) fn any_block() -> impl Strategy<Value = Block> {
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
            1 => (select(kinds), proptest::option::of(run()), blocks.clone()).prop_map(
                |(kind, title, blocks)| Block::Callout {
                    kind,
                    title: title.unwrap_or_default(),
                    blocks,
                },
            ),
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
pub(crate) fn document() -> impl Strategy<Value = Vec<Block>> {
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
