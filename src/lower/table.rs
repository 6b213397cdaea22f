//! Tables: told apart from layout, spans resolved to a grid.

use super::frame::Kind;
use crate::block::{Block, Cell, Inline, Table};
use crate::dom::{Document, NodeId, Tag, View};

/// The HTML standard's limits for spans.
const MOST_COLUMNS_SPANNED: u64 = 1_000;
const MOST_ROWS_SPANNED: u64 = 65_534;

/// A grid may have this many places for each cell of the page, and this many at least, before its
/// spans are ignored and its longest rows are cut: spans and missing cells cost nothing to write and
/// must cost little to resolve.
const PLACES_FOR_EACH_CELL: usize = 16;
const PLACES_AT_LEAST: usize = 4_096;

/// A cell with more text than this, in bytes, is more likely a part of a layout.
const LONG_CELL: usize = 1_200;

/// How far inside a caption or a header its heading is looked for.
const HEADING_DEPTH: usize = 8;

/// A row that is being built.
#[derive(Debug, Default)]
pub(super) struct Row {
    header: bool,
    /// Whether it stands below all others, wherever the page has it.
    footer: bool,
    cells: Vec<Spanning>,
}

/// A cell with the places it takes.
#[derive(Debug)]
struct Spanning {
    blocks: Vec<Block>,
    header: bool,
    columns: usize,
    rows: usize,
}

impl Row {
    /// A row for a block that stands in a table outside any cell.
    pub(super) fn of_block(block: Block) -> Self {
        let mut row = Row::default();
        row.push(vec![block], &Kind::Root);
        row
    }

    pub(super) fn push(&mut self, blocks: Vec<Block>, kind: &Kind) {
        let (header, columns, rows) = match kind {
            Kind::Cell {
                header,
                columns,
                rows,
            } => (*header, *columns, *rows),
            _ => (false, 1, 1),
        };
        self.cells.push(Spanning {
            blocks,
            header,
            columns: columns.clamp(1, MOST_COLUMNS_SPANNED) as usize,
            rows: rows.clamp(1, MOST_ROWS_SPANNED) as usize,
        });
    }

    pub(super) fn with_place(mut self, header: bool, footer: bool) -> Self {
        self.header = header;
        self.footer = footer;
        self
    }

    /// Whether all cells are headers; the first may be empty, where headers of rows and columns meet.
    fn is_header(&self) -> bool {
        let corner = self.cells.first().filter(|cell| cell.blocks.is_empty());
        let cells = self.cells.iter().skip(usize::from(corner.is_some()));
        self.header || !self.cells.is_empty() && cells.clone().all(|cell| cell.header)
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.blocks.is_empty())
    }
}

/// Whether a table holds data rather than the page's layout: it has at least two rows or columns,
/// no table inside, and either headers or only small cells.
pub(super) fn is_data(view: &View<'_>, table: NodeId) -> bool {
    let document = view.document();
    if matches!(
        document.attribute(table, "role"),
        Some("presentation" | "none")
    ) {
        return false;
    }
    let (mut cells, mut rows, mut headers, mut large) = (0, 0, 0, 0);
    let mut bytes_in_cell = 0;
    for node in document.descendants(table) {
        match document.tag(node) {
            Tag::H1 | Tag::H2 if is_label(document, node) => {}
            Tag::Table | Tag::H1 | Tag::H2 => return false,
            Tag::Tr => rows += 1,
            tag @ (Tag::Td | Tag::Th) => {
                cells += 1;
                headers += usize::from(tag == Tag::Th);
                bytes_in_cell = 0;
            }
            Tag::Caption | Tag::Thead => headers += 1,
            Tag::Text => {
                let before = bytes_in_cell;
                bytes_in_cell += view.text(node).trim().len();
                large += usize::from(before <= LONG_CELL && bytes_in_cell > LONG_CELL);
            }
            tag if is_of_layout(tag) => large += 1,
            _ => {}
        }
    }
    cells > rows && rows > 0 && (headers > 0 || large == 0 && rows > 1) || headers > 0 && cells > 1
}

/// Whether an element hardly stands in a cell of data.
fn is_of_layout(tag: Tag) -> bool {
    tag.heading_level().is_some()
        || matches!(
            tag,
            Tag::Hr | Tag::Form | Tag::Button | Tag::Select | Tag::Textarea
        )
}

/// Whether a heading is that of a table, a row or a column.
fn is_label(document: &Document, heading: NodeId) -> bool {
    let around = document.ancestors(heading).map(|node| document.tag(node));
    let mut around = around.take_while(|tag| *tag != Tag::Td).take(HEADING_DEPTH);
    around.any(|tag| matches!(tag, Tag::Caption | Tag::Th))
}

/// Makes the blocks of a table: a table, or what is in its cells if it is one column wide, or one row
/// without any header.
pub(super) fn close(mut rows: Vec<Row>, caption: Vec<Inline>) -> Vec<Block> {
    rows.sort_by_key(|row| row.footer);
    let is_blank: Vec<bool> = rows.iter().map(Row::is_blank).collect();
    let shown = rows.iter().filter(|row| !row.is_blank());
    let header_rows = shown.clone().take_while(|row| row.is_header()).count();
    let header_columns = usize::from(has_header_column(shown.skip(header_rows)));
    let most_places = most_places(rows.iter().map(|row| row.cells.len()).sum());
    let grid = resolve(rows, most_places).into_iter().zip(is_blank);
    let grid = grid.filter(|(_, blank)| !blank).map(|(row, _)| row);
    let grid = even_out(grid.collect(), most_places);
    let width = grid.first().map_or(0, Vec::len);
    let is_plain = header_rows == 0 && header_columns == 0 && caption.is_empty();
    if width < 2 || grid.len() == 1 && is_plain {
        let caption = (!caption.is_empty()).then(|| Block::paragraph(caption));
        let cells = grid.into_iter().flatten().flat_map(|cell| cell.blocks);
        return caption.into_iter().chain(cells).collect();
    }
    // A table of headers only is data whose cells were marked for their look.
    let header_rows = if header_rows == grid.len() {
        1
    } else {
        header_rows
    };
    let mut table = Table::new(header_rows, grid);
    table.caption = caption;
    table.header_columns = header_columns;
    vec![Block::Table(table)]
}

fn has_header_column<'a>(body: impl Iterator<Item = &'a Row>) -> bool {
    let mut body = body.peekable();
    let first_is_header = |row: &Row| row.cells.first().is_some_and(|cell| cell.header);
    body.peek().is_some() && body.all(first_is_header)
}

/// How many places a table may have that has so many cells in the page.
fn most_places(cells: usize) -> usize {
    cells
        .saturating_mul(PLACES_FOR_EACH_CELL)
        .max(PLACES_AT_LEAST)
}

/// Puts cells on a grid; places that a span covers beyond its first are empty.
fn resolve(rows: Vec<Row>, most_places: usize) -> Vec<Vec<Cell>> {
    let mut spans = width_with_spans(&rows).saturating_mul(rows.len()) <= most_places;
    let mut made = 0;
    let mut grid: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
    // For each column, how many of the next rows a cell above still covers.
    let mut covered: Vec<usize> = Vec::new();
    for row in rows {
        let mut places: Vec<Cell> = Vec::new();
        for cell in row.cells {
            while cover(&mut covered, places.len()) {
                places.push(Cell::default());
            }
            let (columns, height) = if spans {
                (cell.columns, cell.rows)
            } else {
                (1, 1)
            };
            let first = places.len();
            places.push(Cell::new(cell.blocks));
            places.resize_with(first + columns, Cell::default);
            if covered.len() < first + columns {
                covered.resize(first + columns, 0);
            }
            covered
                .iter_mut()
                .skip(first)
                .take(columns)
                .for_each(|rows| *rows = height - 1);
        }
        let width = covered
            .iter()
            .rposition(|rows| *rows > 0)
            .map_or(0, |last| last + 1);
        while places.len() < width {
            cover(&mut covered, places.len());
            places.push(Cell::default());
        }
        covered.truncate(width);
        made += places.len();
        if made > most_places {
            spans = false;
            covered.clear();
        }
        grid.push(places);
    }
    grid
}

/// Whether a cell above covers the column; it then covers one row less.
fn cover(covered: &mut [usize], column: usize) -> bool {
    match covered.get_mut(column) {
        Some(rows) if *rows > 0 => {
            *rows -= 1;
            true
        }
        _ => false,
    }
}

fn width_with_spans(rows: &[Row]) -> usize {
    let widths = rows
        .iter()
        .map(|row| row.cells.iter().map(|cell| cell.columns).sum());
    widths.max().unwrap_or(0)
}

/// Makes all rows as long as the longest and drops columns at the end that are empty in all. Where
/// one row is far longer than the many others, its last place takes in the rest of its cells.
fn even_out(mut grid: Vec<Vec<Cell>>, most_places: usize) -> Vec<Vec<Cell>> {
    let used = |row: &Vec<Cell>| {
        let last = row.iter().rposition(|cell| !cell.blocks.is_empty());
        last.map_or(0, |last| last + 1)
    };
    let longest = grid.iter().map(used).max().unwrap_or(0);
    let width = longest.min(most_places.div_ceil(grid.len().max(1)));
    for row in &mut grid {
        let rest: Vec<Cell> = row.drain(width.min(row.len())..).collect();
        if let Some(last) = row.last_mut() {
            last.blocks
                .extend(rest.into_iter().flat_map(|cell| cell.blocks));
        }
        row.resize_with(width, Cell::default);
    }
    grid
}
