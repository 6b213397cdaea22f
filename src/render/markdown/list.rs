//! Lists in Markdown.

use crate::render::sequence::Sequence;
use std::fmt;

use super::{ListMark, Writer};
use crate::block::{Block, Inline, List, ListItem};
use crate::render::MAX_RENDER_DEPTH;
use crate::render::plain::is_tight;

/// CommonMark reads at most nine digits as an item's number.
const MAX_NUMBER: u64 = 999_999_999;

impl Writer<'_> {
    pub(super) fn list(&mut self, list: &List) -> fmt::Result {
        let tight = list.items.iter().all(is_tight_item);
        let ordered = list.is_ordered();
        let before = self.last_list.take();
        let second = before.is_some_and(|before| before.ordered == ordered && !before.second);
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 {
                self.lines.set_gap(!tight);
            }
            let mark = item_mark(list.start, index, second);
            // Three equal marks in one line are a thematic break.
            let starts_with_list = matches!(item.blocks.first(), Some(Block::List(_)));
            self.last_list = starts_with_list.then_some(ListMark { ordered, second });
            self.item(item, &mark, tight)?;
        }
        self.last_list = Some(ListMark { ordered, second });
        Ok(())
    }

    fn item(&mut self, item: &ListItem, mark: &str, tight: bool) -> fmt::Result {
        let rest = " ".repeat(mark.len());
        let task = item
            .checked
            .map_or("", |done| if done { "[x] " } else { "[ ] " });
        let starts_with_text = matches!(item.blocks.first(), Some(Block::Paragraph { .. }));
        let outer = if starts_with_text || task.is_empty() {
            self.lines.enter(&format!("{mark}{task}"), &rest)
        } else {
            let outer = self.lines.enter(mark, &rest);
            self.lines.line(task.trim_end())?;
            self.lines.set_gap(true);
            outer
        };
        match item.blocks.as_slice() {
            [Block::Paragraph { content }, Block::List(list)]
                if tight && self.depth < MAX_RENDER_DEPTH =>
            {
                self.run(content, None)?;
                self.depth += 1;
                self.list(list)?;
                self.depth -= 1;
            }
            blocks => self.sequence(blocks)?,
        }
        self.lines.leave(outer)
    }
}

fn item_mark(start: Option<u64>, index: usize, second: bool) -> String {
    match start {
        None if second => "+ ".to_owned(),
        None => "- ".to_owned(),
        Some(start) => {
            let index = u64::try_from(index).unwrap_or(u64::MAX);
            let number = start.saturating_add(index).min(MAX_NUMBER);
            let end = if second { ')' } else { '.' };
            format!("{number}{end} ")
        }
    }
}

/// Whether an item needs no blank line: at most a paragraph and a list that can follow a paragraph
/// directly.
fn is_tight_item(item: &ListItem) -> bool {
    is_tight(&item.blocks)
        && match item.blocks.get(1) {
            Some(Block::List(list)) => can_interrupt(list),
            _ => true,
        }
}

/// Whether a list can follow a line of text without a blank line: it starts with 1 if it is
/// ordered, and its first item is not empty.
fn can_interrupt(list: &List) -> bool {
    let first = list.items.first().and_then(|item| item.blocks.first());
    let starts_with_text = matches!(first, Some(Block::Paragraph { content })
        if matches!(content.first(), Some(Inline::Text { .. })));
    starts_with_text && list.start.is_none_or(|start| start == 1)
}
