//! What a second reader of Markdown, written by others than the first, finds.

use comrak::nodes::{AlertType, AstNode, ListType, NodeValue};
use comrak::{Arena, parse_document};

use super::*;

/// Reads Markdown as [`read`] does, with the other reader.
pub(super) fn read_second(markdown: &str) -> Reading {
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.extension.math_dollars = true;
    let arena = Arena::new();
    // An empty item at the very end is one for this reader if the line ends.
    let root = parse_document(&arena, &format!("{markdown}\n"), &options);
    let mut reading = Reading::default();
    push_children(root, &mut reading);
    reading
}

fn push_children<'a>(node: &'a AstNode<'a>, reading: &mut Reading) {
    let mut number = match &node.data().value {
        NodeValue::List(list) if list.list_type == ListType::Ordered => Some(list.start),
        _ => None,
    };
    let mut in_ruby_text = false;
    for child in node.children() {
        if let NodeValue::HtmlInline(tag) = &child.data().value {
            in_ruby_text = tag == "<rt>" || in_ruby_text && tag != "</rt>";
        }
        if in_ruby_text {
            continue;
        }
        if let Some(number) = &mut number {
            reading.text.push_str(&format!("\n{number} "));
            *number += 1;
        }
        push(child, reading);
    }
}

fn push<'a>(node: &'a AstNode<'a>, reading: &mut Reading) {
    let value = node.data().value.clone();
    let inline = !value.block();
    if !inline {
        reading.text.push('\n');
    }
    let mut ends = false;
    match &value {
        NodeValue::Text(text) => reading.text.push_str(text),
        NodeValue::Code(code) => reading.text.push_str(&code.literal),
        NodeValue::Math(math) => {
            reading.text.push_str(&math.literal);
            if math.display_math {
                reading.outline.push("math".into());
            }
        }
        NodeValue::SoftBreak | NodeValue::LineBreak => reading.text.push('\n'),
        NodeValue::HtmlInline(tag) if tag == "<br>" => reading.text.push('\n'),
        NodeValue::FootnoteReference(note) => {
            reading.text.push_str(&format!("[{}]", note.name));
        }
        NodeValue::Image(_) => return,
        _ if inline => {}
        _ => ends = push_block(&value, node, reading),
    }
    push_children(node, reading);
    if ends {
        reading.outline.push("end".into());
    }
    if !inline {
        reading.text.push('\n');
    }
}

/// Adds a block's name; true if its end is told as well.
fn push_block<'a>(value: &NodeValue, node: &'a AstNode<'a>, reading: &mut Reading) -> bool {
    let (name, ends) = match value {
        NodeValue::Heading(heading) => (format!("heading {}", heading.level), false),
        NodeValue::Paragraph => ("paragraph".into(), false),
        NodeValue::ThematicBreak => ("rule".into(), false),
        NodeValue::BlockQuote => ("quote".into(), true),
        NodeValue::Alert(alert) => {
            let name = match alert.alert_type {
                AlertType::Note => "note",
                AlertType::Tip => "tip",
                AlertType::Important => "important",
                AlertType::Warning => "warning",
                AlertType::Caution => "caution",
            };
            (name.into(), true)
        }
        NodeValue::List(list) => match list.list_type {
            ListType::Bullet => ("list".into(), true),
            ListType::Ordered => (format!("list {}", list.start), true),
        },
        NodeValue::Item(_) => ("item".into(), true),
        NodeValue::TaskItem(task) => {
            let done = task.symbol.is_some();
            reading.tasks.push(done);
            reading.text.push_str(if done { "x " } else { "" });
            ("item".into(), true)
        }
        NodeValue::CodeBlock(code) => {
            reading.text.push_str(&code.literal);
            (format!("code {}", code.info), false)
        }
        NodeValue::HtmlBlock(html) => {
            reading.text.push_str(&html_text(&html.literal));
            ("html".into(), false)
        }
        NodeValue::FootnoteDefinition(note) => {
            reading.text.push_str(&format!("[{}] ", note.name));
            (format!("footnote {}", note.name), true)
        }
        NodeValue::Table(_) => {
            let cells = node.first_child().map_or(0, |row| row.children().count());
            (format!("table {cells}"), false)
        }
        NodeValue::TableRow(_) => ("row".into(), false),
        NodeValue::TableCell => ("cell".into(), false),
        other => (format!("{other:?}"), false),
    };
    reading.outline.push(name);
    ends
}
