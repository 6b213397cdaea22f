//! How each character of running text looks.

use super::*;

#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Style {
    emphasis: bool,
    strong: bool,
    kind: &'static str,
    link: Option<String>,
    elements: Vec<String>,
}

impl Style {
    fn open(&mut self, element: &str) {
        self.elements.push(element.to_owned());
        self.elements.sort();
    }

    fn close(&mut self, element: &str) {
        let closed = |open: &String| open.split(' ').next() == Some(element);
        let at = self.elements.iter().rposition(closed).unwrap();
        self.elements.remove(at);
    }
}

fn element(style: TextStyle) -> &'static str {
    match style {
        TextStyle::Subscript => "sub",
        TextStyle::Superscript => "sup",
        TextStyle::Keyboard => "kbd",
        TextStyle::Highlight => "mark",
        TextStyle::Inserted => "ins",
        TextStyle::Deleted => "del",
        other => panic!("a style of an unknown kind: {other:?}"),
    }
}

/// A tag that is opened or closed in Markdown.
fn styled_tag(tag: &str, style: &mut Style) {
    let abbreviation = tag.strip_prefix("<abbr title=\"");
    if let Some(expansion) = abbreviation.and_then(|rest| rest.strip_suffix("\">")) {
        let expansion = tearsheet::unescape(expansion);
        return style.open(&format!("abbr {expansion}"));
    }
    let name = tag.trim_matches(['<', '/', '>']);
    assert!(
        [
            "sub", "sup", "kbd", "mark", "ins", "del", "abbr", "ruby", "rt"
        ]
        .contains(&name),
        "a tag that we do not write: {tag}"
    );
    match tag.starts_with("</") {
        true => style.close(name),
        false => style.open(name),
    }
}

pub(super) type Styled = Vec<(char, Style)>;

pub(super) fn push_styled(styled: &mut Styled, text: &str, style: &Style, kind: &'static str) {
    let style = Style {
        kind,
        ..style.clone()
    };
    let visible = text.chars().filter(|character| !character.is_whitespace());
    styled.extend(visible.map(|character| (character, style.clone())));
}

pub(super) fn styled_blocks(content: &[Inline], style: &Style, styled: &mut Styled) {
    for inline in content {
        let mut inner = style.clone();
        match inline {
            Inline::Text { text } => push_styled(styled, text, style, "text"),
            Inline::Code { text } => push_styled(styled, text, style, "code"),
            Inline::Abbreviation { text, expansion } => {
                inner.open(&format!("abbr {expansion}"));
                push_styled(styled, text, &inner, "text");
            }
            Inline::Ruby { text, reading } => {
                inner.open("ruby");
                push_styled(styled, text, &inner, "text");
                inner.open("rt");
                push_styled(styled, reading, &inner, "text");
            }
            Inline::Styled {
                style: TextStyle::Deleted,
                ..
            } => inner.open("del"),
            Inline::Styled { style, .. } => inner.open(element(*style)),
            Inline::Math { tex } => push_styled(styled, tex, style, "code"),
            Inline::LineBreak => styled.push(('\n', Style::default())),
            Inline::Image(image) => {
                push_styled(styled, "#", style, "image");
                push_styled(styled, &image.alt, style, "text");
                push_styled(styled, &image.source, style, "source");
            }
            Inline::FootnoteReference { label } if style.link.is_some() => {
                push_styled(styled, &format!("[{label}]"), style, "text");
            }
            Inline::FootnoteReference { label } => push_styled(styled, label, style, "note"),
            Inline::Directed { .. } => {}
            Inline::Emphasis { .. } => inner.emphasis = true,
            Inline::Strong { .. } => inner.strong = true,
            Inline::Link(link) => inner.link = Some(link.address.clone()),
            other => panic!("an inline of an unknown kind: {other:?}"),
        }
        styled_blocks(inline.content(), &inner, styled);
    }
}

pub(super) fn styled_markdown(markdown: &str) -> Styled {
    let mut styled = Vec::new();
    let mut style = Style::default();
    let mut sources = Vec::new();
    let mut kind = "text";
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(text) => push_styled(&mut styled, &text, &style, kind),
            Event::Code(text) | Event::InlineMath(text) => {
                push_styled(&mut styled, &text, &style, "code");
            }
            Event::InlineHtml(tag) => match &*tag {
                "<em>" | "</em>" => style.emphasis = &*tag == "<em>",
                "<strong>" | "</strong>" => style.strong = &*tag == "<strong>",
                "<code>" => kind = "code",
                "</code>" => kind = "text",
                "<!-- -->" => {}
                other => styled_tag(other, &mut style),
            },
            Event::HardBreak => styled.push(('\n', Style::default())),
            Event::FootnoteReference(label) => push_styled(&mut styled, &label, &style, "note"),
            Event::Start(Tag::Emphasis) => style.emphasis = true,
            Event::End(TagEnd::Emphasis) => style.emphasis = false,
            Event::Start(Tag::Strikethrough) => style.open("del"),
            Event::End(TagEnd::Strikethrough) => style.close("del"),
            Event::Start(Tag::Strong) => style.strong = true,
            Event::End(TagEnd::Strong) => style.strong = false,
            Event::Start(Tag::Link { dest_url, .. }) => style.link = Some(dest_url.into()),
            Event::End(TagEnd::Link) => style.link = None,
            Event::Start(Tag::Image { dest_url, .. }) => {
                push_styled(&mut styled, "#", &style, "image");
                sources.push(dest_url);
            }
            Event::End(TagEnd::Image) => {
                push_styled(&mut styled, &sources.pop().unwrap(), &style, "source");
            }
            Event::Start(Tag::FootnoteDefinition(_)) => break,
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            other => panic!("no part of a paragraph: {other:?} in {markdown:?}"),
        }
    }
    styled
}
