//! Running text in HTML.

use std::fmt;

use super::Writer;
use crate::block::{Direction, Inline};
use crate::render::address::{is_plain_label, safe_link};
use crate::render::event::{Event, Events, Mark};

impl Writer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline]) -> fmt::Result {
        let mut in_link = false;
        for event in Events::new(content) {
            match event {
                Event::Text(text) => self.text(text)?,
                Event::Leaf(inline) => self.leaf(inline, in_link)?,
                Event::Start(mark) => {
                    in_link |= !mark.is_style();
                    self.start(mark)?;
                }
                Event::End(mark) => {
                    in_link &= mark.is_style();
                    write!(self.out, "</{}>", mark.element())?;
                }
            }
        }
        Ok(())
    }

    fn start(&mut self, mark: Mark<'_>) -> fmt::Result {
        match mark {
            Mark::Link(link) => match safe_link(&link.address) {
                Some(address) => self.link_start(&address),
                None => Ok(()),
            },
            Mark::Directed(direction) => {
                write!(self.out, "<{}", mark.element())?;
                match direction {
                    Direction::LeftToRight | Direction::ForcedLeftToRight => {
                        self.raw(" dir=\"ltr\">")
                    }
                    Direction::RightToLeft | Direction::ForcedRightToLeft => {
                        self.raw(" dir=\"rtl\">")
                    }
                    _ => self.raw(">"),
                }
            }
            _ => write!(self.out, "<{}>", mark.element()),
        }
    }

    fn leaf(&mut self, inline: &Inline, in_link: bool) -> fmt::Result {
        match inline {
            Inline::Code { text } => self.enclosed("code", text),
            Inline::Math { tex } => {
                self.raw("<code class=\"math\">")?;
                self.text(tex)?;
                self.raw("</code>")
            }
            Inline::Abbreviation { text, expansion } => {
                self.raw("<abbr title=\"")?;
                self.text(expansion)?;
                self.raw("\">")?;
                self.text(text)?;
                self.raw("</abbr>")
            }
            Inline::Ruby { text, reading } => {
                self.raw("<ruby>")?;
                self.text(text)?;
                self.raw("<rp>(</rp><rt>")?;
                self.text(reading)?;
                self.raw("</rt><rp>)</rp></ruby>")
            }
            Inline::LineBreak => self.raw("<br>"),
            Inline::Image(image) => self.image(image),
            Inline::FootnoteReference { label } => {
                let linked = !in_link && is_plain_label(label);
                if linked {
                    write!(self.out, "<a href=\"#footnote-{label}\">")?;
                }
                self.raw("[")?;
                self.text(label)?;
                self.raw(if linked { "]</a>" } else { "]" })
            }
            _ => Ok(()),
        }
    }
}
