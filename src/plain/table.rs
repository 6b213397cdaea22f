//! Tables that are drawn with bars or made with tabs.

use super::line::{Line, clean};
use super::marker;
use crate::block::{Block, Cell, Table};

/// Signs between the cells of a row.
const BARS: [char; 4] = ['|', '│', '┃', '║'];

/// Rows with two cells, parted by a tab, may be many things; from this many on they are a table.
const FEWEST_PAIRS: usize = 3;

/// More rows than these above the first line that is drawn are no headers.
const MOST_HEADERS: usize = 2;

/// What the first of some lines are.
pub(super) enum Found {
    /// A table.
    Table(Block),
    /// Lines that look like rows and are no table.
    Rows,
}

/// What the first of some lines are, and how many they are; `None` where they are no rows.
pub(super) fn read(lines: &[Line<'_>]) -> Option<(Found, usize)> {
    let first = lines.first()?;
    if first.text.starts_with(starts_drawing) && (is_row(&first.text) || is_border(&first.text)) {
        return Some(drawn(lines));
    }
    if is_open_header(lines) {
        return Some(open(lines));
    }
    (tabs(first.raw) > 0).then(|| tabbed(lines))
}

fn starts_drawing(character: char) -> bool {
    BARS.contains(&character) || character == '+' || is_box(character)
}

fn is_box(character: char) -> bool {
    ('\u{2500}'..='\u{257F}').contains(&character)
}

/// Whether a line starts and ends with a bar.
fn is_row(text: &str) -> bool {
    text.starts_with(BARS) && text.ends_with(BARS) && text.chars().nth(1).is_some()
}

/// Whether a line is drawn between rows, above or below them.
fn is_border(text: &str) -> bool {
    let drawn = |character: char| "+-=|: ".contains(character) || is_box(character);
    let line = |character: char| "-=─━═".contains(character);
    text.chars().all(drawn) && text.contains(line)
}

/// The cells between the bars of a row.
fn cells(text: &str) -> Vec<String> {
    let inner = text.strip_prefix(BARS).unwrap_or(text);
    let inner = inner.strip_suffix(BARS).unwrap_or(inner);
    let mut cells = vec![String::new()];
    let mut before = ' ';
    for character in inner.chars() {
        match cells.last_mut() {
            Some(cell) if before == '\\' && character == '|' => {
                cell.pop();
                cell.push(character);
            }
            _ if BARS.contains(&character) => cells.push(String::new()),
            Some(cell) => cell.push(character),
            None => {}
        }
        before = character;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// A table whose rows start and end with bars.
fn drawn(lines: &[Line<'_>]) -> (Found, usize) {
    let mut rows = Vec::new();
    let mut headers = None;
    let mut used = 0;
    for line in lines {
        if is_border(&line.text) && line.text.starts_with(starts_drawing) {
            headers = headers.or((!rows.is_empty()).then_some(rows.len()));
        } else if is_row(&line.text) {
            rows.push(cells(&line.text));
        } else {
            break;
        }
        used += 1;
    }
    let headers = headers.filter(|headers| *headers <= MOST_HEADERS && *headers < rows.len());
    (made(rows, headers.unwrap_or(0)), used)
}

/// Whether the first line is a row without bars at its ends, and the second one the line below headers.
fn is_open_header(lines: &[Line<'_>]) -> bool {
    let [first, second, ..] = lines else {
        return false;
    };
    second.text.contains('|') && second.text.contains("--") && {
        is_border(&second.text) && cells(&first.text).len() == cells(&second.text).len()
    }
}

/// A table whose rows have bars between their cells only.
fn open(lines: &[Line<'_>]) -> (Found, usize) {
    let used = lines
        .iter()
        .take_while(|line| line.text.contains('|'))
        .count();
    let rows = lines.iter().take(used).enumerate();
    let rows = rows.filter(|(number, _)| *number != 1);
    (
        made(rows.map(|(_, line)| cells(&line.text)).collect(), 1),
        used,
    )
}

/// How many tabs stand between the texts of a line.
fn tabs(raw: &str) -> usize {
    if memchr::memchr(b'\t', raw.as_bytes()).is_none() {
        return 0;
    }
    raw.trim().matches('\t').count()
}

/// A table whose cells are parted by tabs, the same number in each row.
fn tabbed(lines: &[Line<'_>]) -> (Found, usize) {
    let count = lines.first().map_or(0, |line| tabs(line.raw));
    let is_row = |line: &&Line<'_>| {
        tabs(line.raw) == count && !line.raw.starts_with('\t') && marker::item(&line.text).is_none()
    };
    let used = lines.iter().take_while(is_row).count();
    if count == 1 && used < FEWEST_PAIRS {
        return (Found::Rows, used.max(1));
    }
    let rows: Vec<Vec<String>> = lines
        .iter()
        .take(used)
        .map(|line| {
            line.raw
                .trim()
                .split('\t')
                .map(|cell| clean(cell).into_owned())
                .collect()
        })
        .collect();
    let headers = usize::from(has_header(&rows));
    (made(rows, headers), used.max(1))
}

/// Whether the first row names what the others hold: it has no numbers, and each of them has.
fn has_header(rows: &[Vec<String>]) -> bool {
    let has_number = |row: &Vec<String>| {
        let mut cells = row.iter().skip(1);
        cells.any(|cell| cell.contains(|letter: char| letter.is_numeric()))
    };
    rows.split_first()
        .is_some_and(|(first, others)| !has_number(first) && others.iter().all(has_number))
}

/// A table of two rows and two columns at least; shorter rows are filled up.
fn made(rows: Vec<Vec<String>>, headers: usize) -> Found {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let filled: usize = rows.iter().map(Vec::len).sum();
    // What is filled up must be less than what is there, whatever the longest row is.
    if rows.len() < 2 || columns < 2 || rows.len() * columns > filled * 2 {
        return Found::Rows;
    }
    let cell = |text: String| match text.is_empty() {
        true => Cell::default(),
        false => Cell::new(vec![Block::text(text)]),
    };
    let rows = rows.into_iter().map(|row| {
        let mut cells: Vec<Cell> = row.into_iter().map(cell).collect();
        cells.resize(columns, Cell::default());
        cells
    });
    Found::Table(Block::Table(Table::new(headers, rows.collect())))
}
