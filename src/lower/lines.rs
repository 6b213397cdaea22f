//! Lists that are written as lines: each line, or each paragraph, starts with the same sign or with
//! the next number.

use super::direction::with_direction;
use crate::block::{Block, Direction, Inline, List, ListItem, inline_text, of_whole};

/// Signs that start the items of lists and hardly anything else.
const SIGNS: [char; 14] = [
    '•', '▪', '●', '◦', '‣', '∙', '·', '■', '□', '○', '►', '▸', '➤', '➢',
];

/// Signs that start the items of lists as well as what people say.
const DASHES: [char; 3] = ['-', '–', '*'];

/// What ends a sentence, and so a line of a dialogue.
const SENTENCE_ENDS: [char; 12] = [
    '.', '!', '?', '…', '»', '”', '"', '«', '。', '！', '？', '」',
];

/// How an item starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Sign(char),
    Dash(char),
    Number(u64),
}

impl Mark {
    /// Whether an item with this mark can follow one with `before`.
    fn follows(self, before: Mark) -> bool {
        match (before, self) {
            (Mark::Number(before), Mark::Number(own)) => own == before + 1,
            (before, own) => before == own,
        }
    }
}

/// A line, and the mark that it starts with.
struct Line {
    mark: Option<Mark>,
    content: Vec<Inline>,
    /// The direction that is told of it.
    told: Option<Direction>,
}

/// Makes lists of lines and paragraphs that are items.
pub(super) fn with_lists(blocks: Vec<Block>) -> Vec<Block> {
    let has_mark = |block: &Block| match block {
        Block::Paragraph { content } => of_whole(content).1.iter().any(starts_item),
        _ => false,
    };
    if !blocks.iter().any(has_mark) {
        return blocks;
    }
    let mut made = Vec::with_capacity(blocks.len());
    let mut paragraphs = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph { content } => {
                let (told, inside) = of_whole(&content);
                if inside.contains(&Inline::LineBreak) {
                    settle(&mut made, &mut paragraphs, Between::Paragraphs);
                    let mut lines = inside
                        .split(|inline| *inline == Inline::LineBreak)
                        .filter(|line| !line.is_empty())
                        .map(|content| line(content.to_vec(), told))
                        .collect();
                    settle(&mut made, &mut lines, Between::Lines);
                } else if told.is_some() {
                    paragraphs.push(line(inside.to_vec(), told));
                } else {
                    paragraphs.push(line(content, None));
                }
            }
            other => {
                settle(&mut made, &mut paragraphs, Between::Paragraphs);
                made.push(other);
            }
        }
    }
    settle(&mut made, &mut paragraphs, Between::Paragraphs);
    made
}

fn starts_item(inline: &Inline) -> bool {
    matches!(inline, Inline::Text { text } if mark_of(text).is_some())
}

/// What stands between lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    /// Line breaks: they are one paragraph.
    Lines,
    /// They are paragraphs.
    Paragraphs,
}

fn line(content: Vec<Inline>, told: Option<Direction>) -> Line {
    let mark = match content.split_first() {
        // A mark that nothing follows is none.
        Some((Inline::Text { text }, rest)) => mark_of(text)
            .filter(|(_, text)| !text.is_empty() || !rest.is_empty())
            .map(|(mark, _)| mark),
        _ => None,
    };
    Line {
        mark,
        content,
        told,
    }
}

/// An item without its mark.
fn without_mark(mut content: Vec<Inline>) -> Vec<Inline> {
    let Some(Inline::Text { text }) = content.first_mut() else {
        return content;
    };
    if let Some((_, rest)) = mark_of(text) {
        *text = rest.to_owned();
    }
    if text.is_empty() {
        content.remove(0);
    }
    content
}

fn mark_of(text: &str) -> Option<(Mark, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    if SIGNS.contains(&first) {
        return Some((Mark::Sign(first), rest.trim_start()));
    }
    if DASHES.contains(&first) && rest.starts_with(char::is_whitespace) {
        return Some((Mark::Dash(first), rest.trim_start()));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text.get(..digits).filter(|_| digits <= 2)?.parse().ok()?;
    let rest = text.get(digits..)?.strip_prefix(['.', ')'])?;
    let is_item = rest.starts_with(char::is_whitespace);
    is_item.then(|| (Mark::Number(number), rest.trim_start()))
}

/// Adds lines as paragraphs and lists.
fn settle(made: &mut Vec<Block>, lines: &mut Vec<Line>, between: Between) {
    let mut lines = std::mem::take(lines).into_iter().peekable();
    let mut plain: Vec<Line> = Vec::new();
    while let Some(first) = lines.next() {
        let Some(mut last) = first.mark else {
            plain.push(first);
            continue;
        };
        let start = last;
        let mut items = vec![first];
        while let Some(next) =
            lines.next_if(|next| next.mark.is_some_and(|mark| mark.follows(last)))
        {
            last = next.mark.unwrap_or(last);
            items.push(next);
        }
        if is_list(start, &items, between) {
            push_plain(made, &mut plain, between);
            made.push(list(start, items));
        } else {
            plain.extend(items);
        }
    }
    push_plain(made, &mut plain, between);
}

fn is_list(start: Mark, items: &[Line], between: Between) -> bool {
    let sentences = || {
        let ends = |item: &&Line| inline_text(&item.content).ends_with(SENTENCE_ENDS);
        items.iter().filter(ends).count()
    };
    match start {
        Mark::Sign(_) => items.len() > 1,
        Mark::Number(first) => items.len() > 1 && first <= 1,
        Mark::Dash(_) => {
            let fewest = if between == Between::Lines { 2 } else { 3 };
            items.len() >= fewest && sentences() * 2 < items.len()
        }
    }
}

fn list(start: Mark, items: Vec<Line>) -> Block {
    let start = match start {
        Mark::Number(first) => Some(first),
        _ => None,
    };
    let items = items.into_iter().map(|item| {
        let content = match item.told {
            Some(_) => with_direction(without_mark(item.content), item.told),
            None => without_mark(item.content),
        };
        ListItem::new(vec![Block::paragraph(content)])
    });
    Block::List(List::new(start, items.collect()))
}

fn push_plain(made: &mut Vec<Block>, plain: &mut Vec<Line>, between: Between) {
    let paragraph = |content, told| match told {
        Some(_) => Block::paragraph(with_direction(content, told)),
        None => Block::paragraph(content),
    };
    if between == Between::Paragraphs {
        made.extend(
            plain
                .drain(..)
                .map(|line| paragraph(line.content, line.told)),
        );
        return;
    }
    let told = plain.first().and_then(|line| line.told);
    let mut content = Vec::new();
    for line in plain.drain(..) {
        if !content.is_empty() {
            content.push(Inline::LineBreak);
        }
        content.extend(line.content);
    }
    if !content.is_empty() {
        made.push(paragraph(content, told));
    }
}
