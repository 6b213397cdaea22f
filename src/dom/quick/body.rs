//! Tags in the body: the standard's insertion mode "in body".

use super::rules::{
    Kind, bounds_button_scope, bounds_formatting, bounds_item_scope, bounds_scope,
    holds_table_parts, is_special,
};
use super::scan::{Name, Start};
use super::{Content, Parser, Quirks};
use crate::dom::Tag;

impl Parser {
    pub(super) fn start_in_body(&mut self, start: Start<'_>) -> Option<Content> {
        if self.is_foreign() {
            return self.start_in_svg(start);
        }
        let tag = start.name.tag;
        let kind = Kind::of(tag, &start.name.text);
        if kind.is_table_part() {
            return self.start_in_table(start, kind);
        }
        let fits_table = matches!(tag, Tag::Script | Tag::Style | Tag::Template);
        if holds_table_parts(self.current()) && !fits_table || self.current() == Tag::Colgroup {
            return None;
        }
        if kind == Kind::Formatting && tag == Tag::A {
            self.close_link()?;
        }
        if kind == Kind::Button && self.is_open(is(tag), bounds_scope) {
            self.close_implied(Tag::Root);
            self.pop_through(is(tag))?;
        }
        self.resume_before(kind, tag)?;
        match kind {
            Kind::Ordinary | Kind::Void | Kind::RawText | Kind::ReferenceText => {}
            Kind::Template => {}
            Kind::Form if self.is_inside(Tag::Template) => return None,
            Kind::Formatting => {
                let repeats = tag == Tag::Nobr && self.is_open(is(tag), bounds_scope);
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
            Kind::Form if self.form.is_some() => return self.ignore(&start),
            Kind::Form => {
                self.close_paragraph()?;
                self.form = Some(self.table.next());
            }
            Kind::Button => {}
            Kind::Object => {}
            Kind::Choice => self.close_choice(tag),
            Kind::RubyText => {
                if self.is_open(is(Tag::Ruby), bounds_scope) {
                    self.close_implied(Tag::Root);
                }
            }
            Kind::Select | Kind::Input => {
                (!self.is_open(is(Tag::Select), bounds_scope)).then_some(())?;
            }
            Kind::Rule => {
                (!self.is_open(is(Tag::Select), bounds_scope)).then_some(())?;
                self.close_paragraph()?;
            }
            Kind::Table => self.close_before_table()?,
            Kind::Svg => {
                let content = self.insert(&start);
                if start.closes_itself {
                    self.pop();
                }
                return content;
            }
            Kind::Frame if tag == Tag::Head => return self.ignore(&start),
            Kind::Frame => return self.repeat(&start),
            _ => return None,
        }
        self.drops_line_end = kind == Kind::Preformatted;
        self.insert(&start)
    }

    pub(super) fn end_in_body(&mut self, name: &Name<'_>) -> Option<()> {
        let tag = name.tag;
        if self.is_foreign() {
            return self.end_in_svg(name);
        }
        let kind = Kind::of(tag, &name.text);
        // After the body everything is read as if it were still open.
        if matches!(tag, Tag::Body | Tag::Html) {
            return (self.current() != Tag::Colgroup).then_some(());
        }
        if kind == Kind::Template {
            return self.end_template();
        }
        // Whether these end tags make elements there depends on what the template held before.
        if matches!(tag, Tag::P | Tag::Br) && self.is_inside(Tag::Template) {
            self.is_open(is(tag), bounds_scope).then_some(())?;
        }
        if kind.is_table_part() || kind == Kind::Table {
            return self.end_in_table(name, kind);
        }
        if holds_table_parts(self.current()) {
            return None;
        }
        match kind {
            Kind::Unknown => None,
            Kind::Formatting => self.end_formatting(name),
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
        if !self.is_open(&wanted, bounds) {
            return Some(());
        }
        self.close_implied(Tag::Root);
        self.pop_through(wanted)
    }

    fn end_paragraph(&mut self) -> Option<()> {
        if !self.is_open(is(Tag::P), bounds_button_scope) {
            self.push_implied(Tag::P);
        }
        self.close_implied(Tag::P);
        self.pop_through(is(Tag::P))
    }

    fn end_item(&mut self, tag: Tag) -> Option<()> {
        let is_open = match tag {
            Tag::Li => self.is_open(is(tag), bounds_item_scope),
            _ => self.is_open(is(tag), bounds_scope),
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
        (!self.is_inside(Tag::Template)).then_some(())?;
        let Some(form) = self.form.take() else {
            return Some(());
        };
        let in_scope = self
            .open
            .iter()
            .rev()
            .find(|open| open.node == form || bounds_scope(open.tag))
            .is_some_and(|open| open.node == form);
        if !in_scope {
            return Some(());
        }
        self.close_implied(Tag::Root);
        (self.current_node() == form).then_some(())?;
        self.pop().map(drop)
    }

    /// An end tag of formatting: of the element that is open last, or of one that is open with
    /// nothing but ordinary elements inside.
    fn end_formatting(&mut self, name: &Name<'_>) -> Option<()> {
        if self.cut.forget_last(name.tag) {
            return Some(());
        }
        for open in self.open.iter().rev() {
            if open.tag == name.tag {
                return self.pop_through(is(name.tag));
            }
            if is_special(open.tag) {
                break;
            }
        }
        // Where it is open further up, blocks would have to be cut in two.
        (!self.is_open(is(name.tag), bounds_formatting)).then_some(())
    }

    /// "Any other end tag".
    fn end_any_other(&mut self, name: &Name<'_>) -> Option<()> {
        let mut found = false;
        for open in self.open.iter().rev() {
            found = open.tag == name.tag
                && (open.tag != Tag::Other || self.table.name(open.node) == name.text);
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
            let found = self.table.name(self.current_node()) == name.text;
            self.pop_cutting()?;
            if found {
                return Some(());
            }
        }
    }

    /// Closes the paragraph that is open in this scope, if one is.
    fn close_paragraph(&mut self) -> Option<()> {
        if !self.is_open(is(Tag::P), bounds_button_scope) {
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
        if !self.is_open(is(Tag::A), bounds_formatting) {
            return Some(());
        }
        for open in self.open.iter().rev() {
            if open.tag == Tag::A {
                return self.pop_through(is(Tag::A));
            }
            if is_special(open.tag) {
                return None;
            }
        }
        None
    }

    /// Closes the option that a new one ends.
    fn close_choice(&mut self, tag: Tag) {
        if self.is_open(is(Tag::Select), bounds_scope) {
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
            Quirks::No => self.close_paragraph(),
            Quirks::Unclear => (!self.is_open(is(Tag::P), bounds_button_scope)).then_some(()),
        }
    }

    /// End tags inside `<svg>`: of the innermost element of this name.
    fn end_in_svg(&mut self, name: &Name<'_>) -> Option<()> {
        let mut inside = self.open.iter().rev();
        let found = inside.find(|open| {
            !matches!(open.tag, Tag::Svg | Tag::Foreign) || self.table.name(open.node) == name.text
        })?;
        let found = *found;
        matches!(found.tag, Tag::Svg | Tag::Foreign).then_some(())?;
        while self.current_node() != found.node {
            self.pop();
        }
        self.pop().map(drop)
    }

    /// Start tags inside `<svg>`: elements of their own, as long as none of HTML is among them.
    fn start_in_svg(&mut self, start: Start<'_>) -> Option<Content> {
        let holds_html = matches!(
            self.table.name(self.current_node()),
            "desc" | "foreignobject" | "title"
        );
        if holds_html || leaves_svg(&start) {
            return None;
        }
        let tag = match start.name.tag {
            Tag::Svg => Tag::Svg,
            _ => Tag::Foreign,
        };
        self.push_named(&start, tag);
        if start.closes_itself {
            self.pop();
        }
        Some(Content::Markup)
    }
}

/// Whether a start tag inside `<svg>` is one of HTML, or a script.
fn leaves_svg(start: &Start<'_>) -> bool {
    let tag = start.name.tag;
    match Kind::of_tag(tag) {
        Kind::Formatting => tag != Tag::A,
        Kind::Heading | Kind::Preformatted | Kind::Item | Kind::Rule | Kind::Unknown => true,
        Kind::Frame | Kind::Table => true,
        Kind::Block => {
            matches!(
                tag,
                Tag::Blockquote | Tag::Center | Tag::Div | Tag::Dl | Tag::Menu | Tag::Ol | Tag::P
            ) || tag == Tag::Ul
        }
        Kind::Void => matches!(tag, Tag::Br | Tag::Embed | Tag::Img | Tag::Meta),
        Kind::Ordinary if tag != Tag::Other => {
            matches!(tag, Tag::Ruby | Tag::Span | Tag::Sub | Tag::Sup | Tag::Var)
        }
        _ => tag == Tag::Script || start.name.text == "listing",
    }
}

fn is_heading(tag: Tag) -> bool {
    tag.heading_level().is_some()
}

fn is(wanted: Tag) -> impl Fn(Tag) -> bool {
    move |tag| tag == wanted
}
