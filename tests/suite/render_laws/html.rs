//! The laws.

use super::*;

const ELEMENTS: [&str; 52] = [
    "bdi",
    "bdo",
    "html",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "ul",
    "ol",
    "li",
    "input",
    "blockquote",
    "pre",
    "code",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "img",
    "figcaption",
    "a",
    "em",
    "strong",
    "sub",
    "sup",
    "kbd",
    "mark",
    "del",
    "ins",
    "abbr",
    "ruby",
    "rt",
    "rp",
    "span",
    "br",
    "hr",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "aside",
    "section",
    "article",
    "time",
];

const ATTRIBUTES: [(&str, &str); 20] = [
    ("ol", "start"),
    ("input", "type"),
    ("input", "disabled"),
    ("input", "checked"),
    ("code", "class"),
    ("img", "src"),
    ("img", "alt"),
    ("img", "width"),
    ("img", "height"),
    ("a", "href"),
    ("abbr", "title"),
    ("span", "class"),
    ("article", "class"),
    ("ol", "type"),
    ("p", "class"),
    ("aside", "class"),
    ("section", "class"),
    ("section", "id"),
    ("time", "datetime"),
    ("", ""),
];

#[track_caller]
pub(crate) fn check_safe(html: &str) {
    let fragment = Html::parse_fragment(html);
    for node in fragment.root_element().descendants() {
        assert!(!node.value().is_comment(), "a comment in {html}");
        let Some(element) = ElementRef::wrap(node) else {
            continue;
        };
        let name = element.value().name();
        assert!(ELEMENTS.contains(&name), "<{name}> in {html}");
        for (attribute, value) in element.value().attrs() {
            if attribute == "dir" {
                assert!(
                    matches!(value, "ltr" | "rtl"),
                    "<{name} dir={value}> in {html}"
                );
                continue;
            }
            assert!(
                ATTRIBUTES.contains(&(name, attribute)),
                "<{name} {attribute}> in {html}"
            );
            if matches!(attribute, "href" | "src") {
                let scheme = value.split_once(':').map_or("", |(scheme, _)| scheme);
                let relative = !scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                    || scheme.contains(|character: char| {
                        !character.is_ascii_alphanumeric() && !"+-.".contains(character)
                    });
                let safe = ["http", "https", "mailto", "tel"]
                    .iter()
                    .any(|known| known.eq_ignore_ascii_case(scheme));
                assert!(relative || safe, "{value} in {html}");
            }
        }
    }
}
