//! Tags in the body: the standard's insertion mode "in body".

use super::foreign::leaves_svg;
use super::rules::{
    Kind, bounds_button_scope, bounds_item_scope, bounds_scope, holds_table_parts, is_special,
};
use super::scan::{Name, Start};
use super::{Content, Open, Parser, Quirks};
use crate::dom::{Tag, Tags};

/// Elements whose end tag ends them and does nothing else where they are the current element.
const PLAIN: Tags = Tags::of(&[
    Tag::A,
    Tag::Article,
    Tag::Aside,
    Tag::B,
    Tag::Button,
    Tag::Dd,
    Tag::Div,
    Tag::Dl,
    Tag::Dt,
    Tag::Em,
    Tag::Figcaption,
    Tag::Figure,
    Tag::Footer,
    Tag::H1,
    Tag::H2,
    Tag::H3,
    Tag::H4,
    Tag::Header,
    Tag::I,
    Tag::Li,
    Tag::Nav,
    Tag::Ol,
    Tag::Option,
    Tag::P,
    Tag::Section,
    Tag::Span,
    Tag::Strong,
    Tag::Ul,
]);

impl Parser<'_> {
    pub(super) fn start_in_body(&mut self, start: &Start<'_>) -> Option<Content> {
        if self.is_in_svg() {
            if !leaves_svg(start)? {
                return self.start_in_svg(start);
            }
            self.leave_svg();
        }
        if start.name.tag == Tag::Other && start.name.is("image") {
            let name = Name::of(Tag::Img);
            return self.start_known(&Start { name, ..*start });
        }
        self.start_known(start)
    }

    /// The same for a tag that stands for itself.
    #[inline]
    fn start_known(&mut self, start: &Start<'_>) -> Option<Content> {
        let tag = start.name.tag;
        let kind = Kind::of(&start.name);
        if kind.is_table_part() {
            return self.start_in_table(start, kind);
        }
        if holds_table_parts(self.current()) {
            return self.start_beside_cells(start, kind);
        }
        if kind == Kind::Formatting && tag == Tag::A {
            self.close_link()?;
        }
        if kind == Kind::Button && self.is_open(tag, bounds_scope) {
            self.close_implied(Tag::Root);
            self.pop_through(is(tag))?;
        }
        self.resume_before(kind, tag)?;
        match kind {
            Kind::Ordinary | Kind::Void | Kind::RawText | Kind::ReferenceText => {}
            Kind::Template => {}
            Kind::Form if self.is_inside(Tag::Template) => self.close_paragraph()?,
            Kind::Formatting => {
                let repeats = tag == Tag::Nobr && self.is_open(tag, bounds_scope);
                (!repeats).then_some(())?;
                self.note_formatting(tag);
            }
            Kind::Block | Kind::Preformatted => self.close_paragraph()?,
            Kind::Heading => {
                self.close_paragraph()?;
                if is_heading(self.current()) {
                    self.pop();
                }
            }
            Kind::Item => {
                self.close_item(tag)?;
                self.close_paragraph()?;
            }
            Kind::Form if self.form.is_some() => return self.ignore(start),
            Kind::Form => {
                self.close_paragraph()?;
                self.form = Some(self.table.next());
            }
            Kind::Button => {}
            Kind::Object => {}
            Kind::Choice => self.close_choice(tag),
            Kind::RubyText => {
                if self.is_open(Tag::Ruby, bounds_scope) {
                    self.close_implied(Tag::Root);
                }
            }
            Kind::Select | Kind::Input => {
                (!self.is_open(Tag::Select, bounds_scope)).then_some(())?;
            }
            Kind::Rule => {
                (!self.is_open(Tag::Select, bounds_scope)).then_some(())?;
                self.close_paragraph()?;
            }
            Kind::Table => self.close_before_table()?,
            Kind::Svg => {
                let content = self.insert(start);
                if start.closes_itself {
                    self.pop();
                }
                return content;
            }
            Kind::Frame if tag == Tag::Head => return self.ignore(start),
            Kind::Frame => return self.repeat(start),
            _ => return None,
        }
        self.drops_line_end = kind == Kind::Preformatted;
        self.insert_of(start, kind)
    }

    pub(super) fn end_in_body(&mut self, name: &Name<'_>) -> Option<()> {
        let tag = name.tag;
        if tag == self.current() && PLAIN.contain(tag) && self.cut.is_empty() {
            return self.pop().map(drop);
        }
        if self.is_of_svg() && self.end_in_svg(name) {
            return Some(());
        }
        let kind = Kind::of(name);
        // After the body everything is read as if it were still open.
        if matches!(tag, Tag::Body | Tag::Html) {
            return (self.current() != Tag::Colgroup).then_some(());
        }
        if kind == Kind::Template {
            return self.end_template();
        }
        // Whether these end tags make elements there depends on what the template held before.
        if matches!(tag, Tag::P | Tag::Br) && self.is_inside(Tag::Template) {
            self.is_open(tag, bounds_scope).then_some(())?;
        }
        if kind.is_table_part() || kind == Kind::Table {
            return self.end_in_table(name, kind);
        }
        if holds_table_parts(self.current()) {
            let is_made = matches!(tag, Tag::P | Tag::Br) || self.current() == Tag::Colgroup;
            (!is_made).then_some(())?;
        }
        match kind {
            Kind::Unknown => None,
            // Among elements of HTML, it is none of theirs.
            Kind::Svg => Some(()),
            Kind::Formatting => self.end_formatting(tag),
            Kind::Block if tag == Tag::P => self.end_paragraph(),
            Kind::Block | Kind::Preformatted | Kind::Button | Kind::Select => {
                self.end_in_scope(is(tag), bounds_scope)
            }
            Kind::Object => {
                let is_last = self.current() == tag;
                is_last.then_some(())?;
                self.cut.clear();
                self.pop().map(drop)
            }
            Kind::Heading => self.end_in_scope(is_heading, bounds_scope),
            Kind::Item => self.end_item(tag),
            Kind::Form => self.end_form(),
            Kind::Void if tag == Tag::Br => {
                self.resume_formatting()?;
                self.push_implied(Tag::Br);
                self.pop().map(drop)
            }
            _ => self.end_any_other(name),
        }
    }

    /// Closes an element that is open in scope; an end tag without one means nothing.
    fn end_in_scope(
        &mut self,
        wanted: impl Fn(Tag) -> bool,
        bounds: impl Fn(Tag) -> bool,
    ) -> Option<()> {
        if !self.is_any_open(&wanted, bounds) {
            return Some(());
        }
        self.close_implied(Tag::Root);
        self.pop_through(wanted)
    }

    fn end_paragraph(&mut self) -> Option<()> {
        if !self.is_open(Tag::P, bounds_button_scope) {
            self.push_implied(Tag::P);
        }
        self.close_implied(Tag::P);
        self.pop_through(is(Tag::P))
    }

    fn end_item(&mut self, tag: Tag) -> Option<()> {
        let is_open = match tag {
            Tag::Li => self.is_open(tag, bounds_item_scope),
            _ => self.is_open(tag, bounds_scope),
        };
        if !is_open {
            return Some(());
        }
        self.close_implied(tag);
        self.pop_through(is(tag))
    }

    /// Closes a template. Formatting ends with it.
    fn end_template(&mut self) -> Option<()> {
        match self.is_inside(Tag::Template) {
            true => self.pop_bounded(is(Tag::Template)),
            false => Some(()),
        }
    }

    fn end_form(&mut self) -> Option<()> {
        if self.is_inside(Tag::Template) {
            return self.end_in_scope(is(Tag::Form), bounds_scope);
        }
        let Some(form) = self.form.take() else {
            return Some(());
        };
        let found = |open: &Open| open.node == form || bounds_scope(open.tag);
        let place = self.open.iter().rposition(found);
        let is_form = |place: &usize| self.open.get(*place).is_some_and(|open| open.node == form);
        if let Some(place) = place.filter(is_form) {
            self.close_implied(Tag::Root);
            self.take_off(place);
        }
        Some(())
    }

    /// An end tag of formatting.
    fn end_formatting(&mut self, tag: Tag) -> Option<()> {
        match self.cut.forget_last(tag) {
            true => Some(()),
            false => self.end_across_blocks(tag),
        }
    }

    /// "Any other end tag".
    fn end_any_other(&mut self, name: &Name<'_>) -> Option<()> {
        let mut found = false;
        for open in self.open.iter().rev() {
            found = open.tag == name.tag
                && (open.tag != Tag::Other || name.is(self.table.name(open.node)));
            if found || is_special(open.tag) {
                break;
            }
        }
        if !found {
            return Some(());
        }
        self.close_implied(name.tag);
        if name.tag != Tag::Other {
            return self.pop_through(is(name.tag));
        }
        loop {
            let found = name.is(self.table.name(self.current_node()));
            self.pop_cutting()?;
            if found {
                return Some(());
            }
        }
    }

    /// Closes the paragraph that is open in this scope, if one is.
    fn close_paragraph(&mut self) -> Option<()> {
        if !self.is_open(Tag::P, bounds_button_scope) {
            return Some(());
        }
        self.close_implied(Tag::P);
        self.pop_through(is(Tag::P))
    }

    /// Closes the item that a new one ends.
    fn close_item(&mut self, item: Tag) -> Option<()> {
        let ends = |tag: Tag| match item {
            Tag::Li => tag == Tag::Li,
            _ => matches!(tag, Tag::Dd | Tag::Dt),
        };
        let stops = |tag: Tag| is_special(tag) && !matches!(tag, Tag::Address | Tag::Div | Tag::P);
        let mut inside = self.open.iter().rev().map(|open| open.tag);
        let found = inside.find(|tag| ends(*tag) || stops(*tag));
        let Some(tag) = found.filter(|tag| ends(*tag)) else {
            return Some(());
        };
        self.close_implied(tag);
        self.pop_through(is(tag))
    }

    /// Closes the link that a new one ends.
    fn close_link(&mut self) -> Option<()> {
        if self.cut.forget_last(Tag::A) {
            return Some(());
        }
        match self.place_of_formatting(Tag::A) {
            Some(link) if self.is_out_of_scope(link) => self.take_off(link),
            Some(_) => self.end_across_blocks(Tag::A)?,
            None => {}
        }
        Some(())
    }

    /// Closes the option that a new one ends.
    fn close_choice(&mut self, tag: Tag) {
        if self.is_open(Tag::Select, bounds_scope) {
            self.close_implied(match tag {
                Tag::Option => Tag::Optgroup,
                _ => Tag::Root,
            });
        } else if self.current() == Tag::Option {
            self.pop();
        }
    }

    fn close_before_table(&mut self) -> Option<()> {
        match self.quirks {
            Quirks::Yes => Some(()),
            Quirks::No => {
                self.close_paragraph()?;
                // Formatting does not reach into cells, and goes on behind the table.
                self.cut.is_empty().then_some(())
            }
            Quirks::Unclear => (!self.is_open(Tag::P, bounds_button_scope)).then_some(()),
        }
    }
}

fn is_heading(tag: Tag) -> bool {
    tag.heading_level().is_some()
}

fn is(wanted: Tag) -> impl Fn(Tag) -> bool {
    move |tag| tag == wanted
}
