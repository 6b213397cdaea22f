//! Tags of tables: the standard's insertion modes from "in table" to "in cell".

use super::rules::{Kind, holds_table_parts};
use super::scan::{Name, Start};
use super::{Content, Parser};
use crate::dom::Tag;

impl Parser<'_> {
    pub(super) fn start_in_table(&mut self, start: &Start<'_>, kind: Kind) -> Option<Content> {
        if !self.is_in_table() {
            // In a template these stand by themselves.
            (!self.is_inside(Tag::Template)).then_some(())?;
            return self.ignore(start);
        }
        match kind {
            Kind::Column if self.current() == Tag::Colgroup => {}
            Kind::Caption | Kind::ColumnGroup | Kind::TableSection => self.leave_section()?,
            Kind::Column => {
                self.leave_section()?;
                self.push_implied(Tag::Colgroup);
            }
            Kind::TableRow => self.make_place_for_row()?,
            _ => self.make_place_for_cell()?,
        }
        self.insert(start)
    }

    /// Other start tags where only parts of a table belong: most are moved out of it.
    pub(super) fn start_beside_cells(&mut self, start: &Start<'_>, kind: Kind) -> Option<Content> {
        (self.current() != Tag::Colgroup).then_some(())?;
        match kind {
            Kind::RawText if matches!(start.name.tag, Tag::Script | Tag::Style) => {}
            Kind::Template => {}
            Kind::Input => {
                let kind = self.table.attribute_since(start.mark, "type");
                kind.is_some_and(|kind| kind.eq_ignore_ascii_case("hidden"))
                    .then_some(())?;
            }
            // One that holds nothing.
            Kind::Form if self.form.is_some() || self.is_inside(Tag::Template) => {
                return self.ignore(start);
            }
            Kind::Form => {
                self.form = Some(self.table.next());
                self.push_named(start, Tag::Form);
                self.pop();
                return Some(Content::Markup);
            }
            _ => return None,
        }
        self.insert(start)
    }

    pub(super) fn end_in_table(&mut self, name: &Name<'_>, kind: Kind) -> Option<()> {
        let tag = name.tag;
        if self.current() == Tag::Colgroup && kind == Kind::Column {
            return Some(());
        }
        if self.current() == Tag::Colgroup && kind != Kind::ColumnGroup {
            self.pop();
        }
        let is_open = self
            .open
            .iter()
            .rev()
            .take_while(|open| open.tag != Tag::Template)
            .take_while(|open| open.tag != Tag::Table || kind == Kind::Table)
            .any(|open| open.tag == tag);
        if !is_open {
            return Some(());
        }
        match kind {
            Kind::TableCell | Kind::Caption => return self.end_cell(tag),
            Kind::ColumnGroup => (self.current() == tag).then_some(())?,
            Kind::TableRow => self.leave_cell()?,
            Kind::TableSection => self.leave_row()?,
            _ => self.leave_section()?,
        }
        (self.current() == tag).then_some(())?;
        self.pop().map(drop)
    }

    fn is_in_table(&self) -> bool {
        self.is_open(Tag::Table, |tag| tag == Tag::Template)
    }

    /// Closes a cell or a caption by its end tag. Formatting ends with it.
    fn end_cell(&mut self, tag: Tag) -> Option<()> {
        (!holds_table_parts(self.current())).then_some(())?;
        self.close_implied(Tag::Root);
        self.pop_bounded(|open| open == tag)
    }

    /// Closes the cell or the caption of the table, if one is open.
    pub(super) fn leave_cell(&mut self) -> Option<()> {
        if holds_table_parts(self.current()) {
            return Some(());
        }
        self.close_implied(Tag::Root);
        self.pop_bounded(|open| matches!(open, Tag::Td | Tag::Th | Tag::Caption))
    }

    /// Closes the row of the table, if one is open.
    fn leave_row(&mut self) -> Option<()> {
        self.leave_cell()?;
        if self.current() == Tag::Tr {
            self.pop();
        }
        Some(())
    }

    /// Closes the section or the columns of the table, if they are open.
    fn leave_section(&mut self) -> Option<()> {
        self.leave_row()?;
        if self.current() != Tag::Table {
            self.pop();
        }
        (self.current() == Tag::Table).then_some(())
    }

    fn make_place_for_row(&mut self) -> Option<()> {
        self.leave_row()?;
        if self.current() == Tag::Colgroup {
            self.pop();
        }
        if self.current() == Tag::Table {
            self.push_implied(Tag::Tbody);
        }
        Some(())
    }

    fn make_place_for_cell(&mut self) -> Option<()> {
        self.leave_cell()?;
        if self.current() != Tag::Tr {
            self.make_place_for_row()?;
            self.push_implied(Tag::Tr);
        }
        Some(())
    }
}
