//! What plain texts become, and the laws that hold for any text.

use proptest::prelude::*;
use tearsheet::block::{Block, Inline, inline_text, validate, walk};
use tearsheet::{Metadata, structure};

use crate::laws::properties::config;

fn read(text: &str) -> (Metadata, Vec<Block>) {
    let article = structure(text);
    (article.metadata, article.blocks)
}

/// Blocks as short lines, to compare at a glance.
fn sketch(blocks: &[Block], depth: usize) -> String {
    let mut lines = String::new();
    for block in blocks {
        let pad = "  ".repeat(depth);
        let line = match block {
            Block::Heading { level, content } => format!("h{level} {}", flat(content)),
            Block::Paragraph { content } => format!("p {}", flat(content)),
            Block::Code { language, text } => format!("code {language:?} {text:?}"),
            Block::Quote { .. } => "quote".to_owned(),
            Block::Rule => "rule".to_owned(),
            Block::List(list) => match list.start {
                Some(start) => format!("list from {start}"),
                None => "list".to_owned(),
            },
            other => panic!("unexpected {other:?}"),
        };
        lines.push_str(&format!("{pad}{line}\n"));
        match block {
            Block::Quote { blocks } => lines.push_str(&sketch(blocks, depth + 1)),
            Block::List(list) => {
                for item in &list.items {
                    lines.push_str(&sketch(&item.blocks, depth + 1));
                }
            }
            _ => {}
        }
    }
    lines
}

fn flat(content: &[Inline]) -> String {
    inline_text(content).replace('\n', " / ")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let (metadata, blocks) = read(text);
    validate(&blocks).unwrap();
    let title = metadata.title.map(|title| format!("title {title}\n"));
    let actual = format!("{}{}", title.unwrap_or_default(), sketch(&blocks, 0));
    let expected: Vec<&str> = expected
        .lines()
        .map(|line| line.trim_start_matches('|'))
        .collect();
    assert_eq!(actual.lines().collect::<Vec<_>>(), expected);
}

const LONG: &str = "The night ferry runs again from Monday, after two winters in which nobody who \
                    missed the last boat could get home, the harbour office said on Friday.";

#[test]
fn a_lone_line_is_a_paragraph() {
    check("", "");
    check(" \u{A0}\r\n\t\0\n\u{FEFF}", "");
    check("Only one line", "p Only one line");
    check("Tags: one, two", "p Tags: one, two");
}

#[test]
fn short_lines_before_longer_text_are_title_and_headings() {
    check(
        &format!("Ferry Runs Again\r\n\r\n{LONG}\r\n\r\nWho Pays?\r\n\r\n{LONG}"),
        &format!("title Ferry Runs Again\np {LONG}\nh2 Who Pays?\np {LONG}"),
    );
    check(
        &format!("Ferry Runs Again\n{LONG}\nWho Pays\n{LONG}"),
        &format!("title Ferry Runs Again\np {LONG}\nh2 Who Pays\np {LONG}"),
    );
}

#[test]
fn a_repeated_title_stands_once() {
    check(
        &format!("Ferry Runs Again\n\nFerry runs again\n\n{LONG}"),
        &format!("title Ferry Runs Again\np {LONG}"),
    );
}

#[test]
fn runs_of_short_lines_keep_their_line_ends() {
    check(
        "Ada Example\n12 Quay Street\nPort Example",
        "p Ada Example / 12 Quay Street / Port Example",
    );
}

#[test]
fn lines_of_dialogue_are_no_list() {
    check(
        "— So he came.\n— Yes, he did.\n\nThey went on.",
        "p — So he came.\np — Yes, he did.\np They went on.",
    );
}

#[test]
fn items_nest_by_indentation_and_numbers_count_on() {
    check(
        "To do:\n1. Row\n   and bail\n   - with oars\n      * long ones\n2. Rest\n- then\n\n4. Not an item of it",
        "p To do:\n\
         list from 1\n|  p Row and bail\n|  list\n|    p with oars\n|    list\n|      p long ones\n|  p Rest\n\
         list\n|  p then\n\
         p 4. Not an item of it",
    );
}

#[test]
fn a_wrapped_paragraph_is_joined() {
    check(
        "The mill stands at the mouth of the river, and it has stood there\n\
         since before anybody thought of writing the fact down. Its wheel\n\
         turns twice a day, whenever the tide allows it.\n\
         \n\
         5. May was the day on which the whole of it burnt down, so that\n\
         nothing is left.",
        "p The mill stands at the mouth of the river, and it has stood there since before anybody \
         thought of writing the fact down. Its wheel turns twice a day, whenever the tide allows \
         it.\n\
         p 5. May was the day on which the whole of it burnt down, so that nothing is left.",
    );
}

#[test]
fn marks_are_read() {
    check(
        "# One\n\nTwo\n---\n\n> three\n> > four\n\n```rust\nlet a = \"&amp;\";\n\n```\n\n***\nfive\n```",
        "title One\nh2 Two\nquote\n|  p three\n|  quote\n|    p four\n\
         code Some(\"rust\") \"let a = \\\"&amp;\\\";\"\nrule\np five / ```",
    );
}

#[test]
fn fields_at_the_top_are_metadata() {
    let text = format!(
        "Kategorien: Hafen, Verkehr\nFerry Runs Again\nBy Ada Example and Bo van der Muster\n\
         6. Januar 2026\n\n{LONG}\n\nTags: kept"
    );
    let (metadata, blocks) = read(&text);
    assert_eq!(metadata.categories, ["Hafen", "Verkehr"]);
    assert_eq!(metadata.title.as_deref(), Some("Ferry Runs Again"));
    assert_eq!(metadata.authors, ["Ada Example", "Bo van der Muster"]);
    assert_eq!(metadata.published.as_deref(), Some("2026-01-06"));
    assert_eq!(sketch(&blocks, 0), format!("p {LONG}\np Tags: kept\n"));
}

/// The date that a text says in a field of its first lines.
fn published(date: &str) -> Option<String> {
    read(&format!("Published: {date}\n\n{LONG}\n")).0.published
}

#[test]
fn dates_are_read_whole_or_not_at_all() {
    let cases = [
        ("2026-01-06", "2026-01-06"),
        ("2026-01-06 18:30:00+01:00", "2026-01-06T18:30:00+01:00"),
        ("2026-01-06T18:30Z", "2026-01-06T18:30:00Z"),
        ("6.1.2026", "2026-01-06"),
        ("January 6th, 2026", "2026-01-06"),
        ("6 de enero de 2026", "2026-01-06"),
        ("le 6 janvier 2026", "2026-01-06"),
        ("the 6th of January, 2026", "2026-01-06"),
        ("2026年1月6日 18:30", "2026-01-06T18:30:00"),
        ("6 января 2026 г.", "2026-01-06"),
        ("January 6, 2026, 6:30 p.m. UTC", "2026-01-06T18:30:00Z"),
    ];
    for (text, expected) in cases {
        assert_eq!(published(text).as_deref(), Some(expected), "{text}");
    }
    for text in [
        "",
        "6",
        "01/06/2026",
        "6.1.26",
        "2026-01-06 25:30",
        "Quayside, January 6, 2026",
        "2026-13-01",
        "2026-01-06 evening",
        "30 February 2026",
    ] {
        assert_eq!(published(text), None, "{text}");
    }
}

/// All texts of a result, in order.
fn words(text: &str) -> Vec<String> {
    let (metadata, blocks) = read(text);
    let mut words = Vec::from_iter(metadata.title);
    words.extend(
        metadata
            .authors
            .into_iter()
            .chain(metadata.categories)
            .chain(metadata.tags),
    );
    for block in walk(&blocks) {
        block.for_each_inline_run(|run| words.push(inline_text(run)));
        if let Block::Code { language, text } = block {
            words.extend(language.clone());
            words.push(text.clone());
        }
    }
    words
}

fn line() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(vec![
        "", "", "", "# ", "- ", "– ", "* ", "1. ", "2. ", "3) ", "> ", ">> ", "  - ", "      + ",
        "\u{A0}", "\t", "By ", "Author: ", "Tags: ", "Title: ", "~~~ ", "[x] ", "- [ ] ", "&gt; ",
        "---", "===", "```", "• ", "—",
    ]);
    let end = prop::sample::select(vec![
        "", ".", ":", "?", ",", "\r", "\u{C}", "&amp;", "\0", "”",
    ]);
    let content = prop_oneof![
        Just(String::new()),
        "W[a-z]{3,5}q( w[a-z]{3,5}q){0,20}",
        "(海港重新开放){1,9}",
    ];
    (mark, content, end).prop_map(|(mark, content, end)| format!("{mark}{content}{end}"))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_text_gives_valid_blocks(text in any::<String>()) {
        prop_assert!(validate(&read(&text).1).is_ok());
    }

    #[test]
    fn no_word_is_lost(lines in prop::collection::vec(line(), 0..30)) {
        let text = lines.join("\n");
        let blocks = read(&text).1;
        prop_assert!(validate(&blocks).is_ok(), "{:?}", validate(&blocks));
        let is_word = |character: &char| character.is_alphanumeric();
        // A title of two lines stands for a line that repeats it, whatever the signs between.
        let letters = |text: &String| text.chars().filter(is_word).collect::<String>();
        let all = Vec::from_iter(words(&text).iter().map(letters)).join("\n").to_lowercase();
        for word in text.split(|character: char| !is_word(&character)) {
            // Words of this form are no marks and no names of fields.
            if word.ends_with('q') || word.starts_with('海') {
                prop_assert!(all.contains(&word.to_lowercase()), "{word} is lost: {all}");
            }
        }
    }
}
