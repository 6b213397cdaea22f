//! Lines to units: blocks that their marks give away, and pieces of text that are still to be
//! told into headings and paragraphs.

use super::line::{Line, announces, ends_inside_text, ends_sentence, width};
use super::list::{Item, lists};
use super::marker::{self, Fences, Marker};
use super::table::{self, Found};
use super::unit::{self, Unit};
use super::wrap::Wrap;
use super::{code, outline};
use crate::block::{Block, Inline};

/// Quotes nest this deep; the marks of deeper ones are dropped. It bounds the recursion.
const MAX_QUOTE_DEPTH: usize = 3;

/// The next number of a list is looked for in this many lines.
const ITEM_LINES: usize = 12;

/// Cuts lines into units.
pub(super) fn units(lines: &[Line<'_>]) -> Vec<Unit> {
    Scanner::new(lines, 0).run()
}

struct Scanner<'l, 't> {
    lines: &'l [Line<'t>],
    at: usize,
    wrap: Wrap,
    fences: Fences,
    /// Lines of running text that are not yet made into units.
    pending: Vec<&'l Line<'t>>,
    units: Vec<Unit>,
    quote_depth: usize,
    /// Lines before this one were looked at as rows of a table, and are none.
    no_rows_before: usize,
    /// How far the last line of running text was set in.
    text_indent: usize,
}

impl<'l, 't> Scanner<'l, 't> {
    fn new(lines: &'l [Line<'t>], quote_depth: usize) -> Self {
        Scanner {
            lines,
            at: 0,
            wrap: Wrap::of(lines),
            fences: Fences::default(),
            pending: Vec::new(),
            units: Vec::new(),
            quote_depth,
            no_rows_before: 0,
            text_indent: 0,
        }
    }

    fn run(mut self) -> Vec<Unit> {
        while let Some(line) = self.lines.get(self.at) {
            if line.is_blank() {
                self.flush(false);
                self.at += 1;
            } else if !self.block(line) {
                self.pending.push(line);
                self.at += 1;
            }
        }
        self.flush(false);
        self.units
    }

    /// A block that starts with the line.
    fn block(&mut self, line: &'l Line<'t>) -> bool {
        self.code(line)
            || self.quote(line)
            || self.table()
            || self.mark(line)
            || self.list(line)
            || self.code_set_in(line)
    }

    fn rest(&self, from: usize) -> &'l [Line<'t>] {
        self.lines.get(from..).unwrap_or(&[])
    }

    fn push(&mut self, block: Block) {
        self.flush(true);
        self.units.push(Unit::Block(block));
    }

    /// Fenced code, verbatim.
    fn code(&mut self, line: &Line<'_>) -> bool {
        let Some(fence) = marker::fence(&line.text).filter(|_| self.underlined(line).is_none())
        else {
            return false;
        };
        let Some(inside) = self.fences.inside(&fence, self.rest(self.at + 1)) else {
            return false;
        };
        let lines = self.rest(self.at + 1).get(..inside).unwrap_or(&[]);
        let text = code::joined(lines, line.indent);
        let language = fence.info.split(' ').next().filter(|info| !info.is_empty());
        self.push(Block::Code {
            language: language.map(str::to_lowercase),
            text,
        });
        self.at += inside + 2;
        true
    }

    /// Code that is set in below the text that announces it.
    fn code_set_in(&mut self, line: &Line<'_>) -> bool {
        let announced = self.pending.is_empty() && self.before().is_some_and(announces);
        if !announced || line.indent == 0 {
            return false;
        }
        let Some(count) = code::set_in(self.rest(self.at), self.text_indent) else {
            return false;
        };
        let lines = self.rest(self.at).get(..count).unwrap_or(&[]);
        self.push(Block::Code {
            language: None,
            text: code::outdented(lines),
        });
        self.at += count;
        true
    }

    /// A table.
    fn table(&mut self) -> bool {
        if self.at < self.no_rows_before {
            return false;
        }
        match table::read(self.rest(self.at)) {
            Some((Found::Table(table), used)) => {
                self.push(table);
                self.at += used;
                true
            }
            Some((Found::Rows, used)) => {
                self.no_rows_before = self.at + used;
                false
            }
            None => false,
        }
    }

    /// Lines that start with `>`.
    fn quote(&mut self, line: &Line<'_>) -> bool {
        if self.unquoted(line).is_none() {
            return false;
        }
        let rest = self.rest(self.at).iter();
        let inside: Vec<Line<'_>> = rest.map_while(|line| self.unquoted(line)).collect();
        let units = Scanner::new(&inside, self.quote_depth + 1).run();
        let blocks = outline::quoted(units);
        if !blocks.is_empty() {
            self.push(Block::Quote { blocks });
        }
        self.at += inside.len();
        true
    }

    /// A line without the mark of the quote around it; without all marks where quotes may not
    /// nest deeper.
    fn unquoted<'a>(&self, line: &Line<'a>) -> Option<Line<'a>> {
        let mut rest = without_quote_mark(line.raw)?;
        while self.quote_depth + 1 >= MAX_QUOTE_DEPTH
            && let Some(inner) = without_quote_mark(rest)
        {
            rest = inner;
        }
        Some(Line::new(rest))
    }

    /// A heading with a mark before it or a line under it, or a rule.
    fn mark(&mut self, line: &Line<'_>) -> bool {
        if let Some((level, title)) = self.underlined(line) {
            self.pending.clear();
            self.push(Block::heading(level, vec![Inline::text(title)]));
        } else if let Some((level, title)) = self.between_lines(line) {
            self.push(Block::heading(level, vec![Inline::text(title)]));
            self.at += 2;
        } else if let Some((level, title)) = marker::heading(&line.text) {
            self.push(Block::heading(level, vec![Inline::text(title)]));
        } else if marker::is_rule(&line.text) {
            self.push(Block::Rule);
        } else {
            return false;
        }
        self.at += 1;
        true
    }

    /// The heading that a line underlines.
    fn underlined(&self, line: &Line<'_>) -> Option<(u8, String)> {
        match self.pending.as_slice() {
            [title] => {
                let level = marker::underline(&line.text, &title.text)?;
                Some((level, marker::unmarked(&title.text).to_owned()))
            }
            _ => None,
        }
    }

    /// The heading between a line and the same line again.
    fn between_lines(&self, line: &Line<'_>) -> Option<(u8, String)> {
        let [title, below, ..] = self.rest(self.at + 1) else {
            return None;
        };
        let level = marker::between(&line.text, &title.text, &below.text)?;
        let alone = self.pending.is_empty() && marker::item(&title.text).is_none();
        alone.then(|| (level, marker::unmarked(&title.text).to_owned()))
    }

    /// A run of list items.
    fn list(&mut self, line: &'l Line<'t>) -> bool {
        let Some((marker, text)) = marker::item(&line.text) else {
            return false;
        };
        if !self.starts_list(line, marker) {
            return false;
        }
        let mut items = vec![Item::new(marker, line.indent, text)];
        self.flush(true);
        self.at += 1;
        while let Some(taken) = self.next_of_list(&mut items) {
            self.at += taken;
        }
        let lists = lists(items).into_iter().map(Unit::Block);
        self.units.extend(lists);
        true
    }

    /// Whether a line with a marker starts a list: a dash may start a line of dialogue, a number
    /// a date or a heading, and any of them may stand where a line was wrapped.
    fn starts_list(&self, line: &Line<'_>, marker: Marker) -> bool {
        let announced = self.before().is_some_and(announces);
        let next = self.rest(self.at + 1).iter().find(|line| !line.is_blank());
        let next_marker = next
            .and_then(|line| marker::item(&line.text))
            .map(|item| item.0);
        let wrapped = self
            .pending
            .last()
            .is_some_and(|previous| self.wrap.goes_on(previous, line));
        if !announced && marker::may_head(marker, &line.text) && self.heads_text(line) {
            return false;
        }
        match marker {
            Marker::Bullet => announced || !wrapped || next_marker == Some(marker),
            Marker::Dash if self.is_under_heading() => true,
            Marker::Dash => match self.before() {
                Some(before) => !ends_sentence(before) && (!wrapped || announced),
                None => next_marker == Some(marker) && !ends_sentence(&line.text),
            },
            Marker::Number(number) => announced || number <= 1 && self.is_counted_on_from(number),
        }
    }

    /// Whether the current line stands alone above running text, as numbered headings do.
    fn heads_text(&self, line: &Line<'_>) -> bool {
        let mut below = self.rest(self.at + 1).iter();
        let alone = below.clone().next().is_some_and(Line::is_blank);
        let Some(next) = below.find(|line| !line.is_blank()) else {
            return false;
        };
        let stands_above = ends_sentence(&next.text) && !self.wrap.goes_on(line, next);
        (alone || stands_above)
            && !ends_inside_text(&line.text)
            && next.indent <= line.indent
            && width(&next.text) > width(&line.text)
            && marker::item(&next.text).is_none()
            && !is_own_block(next)
    }

    /// The text just before the current line.
    fn before(&self) -> Option<&str> {
        if let Some(line) = self.pending.last() {
            return Some(&line.text);
        }
        match self.units.last()? {
            Unit::Text(text) => Some(text),
            _ => None,
        }
    }

    fn is_under_heading(&self) -> bool {
        let last = self.units.last();
        self.pending.is_empty() && matches!(last, Some(Unit::Block(Block::Heading { .. })))
    }

    fn is_counted_on_from(&self, number: u64) -> bool {
        let next = self.rest(self.at + 1).iter().take(ITEM_LINES);
        next.filter_map(|line| marker::item(&line.text))
            .any(|(marker, _)| marker == Marker::Number(number + 1))
    }

    /// Adds the next line to the items of a list; how many lines that took, none at its end.
    fn next_of_list(&self, items: &mut Vec<Item>) -> Option<usize> {
        let rest = self.rest(self.at);
        let blanks = rest.iter().position(|line| !line.is_blank())?;
        let line = rest.get(blanks)?;
        let last = items.last_mut()?;
        if is_own_block(line) {
            return None;
        }
        if let Some((marker, text)) = marker::item(&line.text)
            && last.is_followed_by(marker, line.indent)
        {
            items.push(Item::new(marker, line.indent, text));
            return Some(blanks + 1);
        }
        let previous = self.at.checked_sub(1).and_then(|at| self.lines.get(at))?;
        if blanks > 0 {
            if !last.holds(line.indent) {
                return None;
            }
            last.push_paragraph(&line.text);
        } else if last.holds_below(line.indent) || self.wrap.goes_on(previous, line) {
            last.push_line(&line.text, self.wrap.hyphens);
        } else {
            return None;
        }
        Some(blanks + 1)
    }

    /// Makes units of the pending lines. `followed` tells that a block follows without a blank
    /// line between.
    fn flush(&mut self, followed: bool) {
        if self.pending.is_empty() {
            return;
        }
        let lines = std::mem::take(&mut self.pending);
        self.text_indent = lines.last().map_or(0, |line| line.indent);
        unit::push_text(&lines, self.wrap, followed, &mut self.units);
    }
}

fn without_quote_mark(raw: &str) -> Option<&str> {
    let raw = raw.trim_start();
    let rest = raw.strip_prefix('>').or_else(|| raw.strip_prefix("&gt;"))?;
    Some(rest.strip_prefix(' ').unwrap_or(rest))
}

/// Whether a line ends a list because it is a block of its own.
fn is_own_block(line: &Line<'_>) -> bool {
    marker::fence(&line.text).is_some()
        || marker::heading(&line.text).is_some()
        || marker::is_rule(&line.text)
        || without_quote_mark(line.raw).is_some()
}
