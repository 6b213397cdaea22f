//! Markup made of the elements and attributes that stages treat in ways of their own.

#![no_main]

use arbitrary::{Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;
use tearsheet::Options;
use tearsheet_fuzz::{check_article, check_description};

const NAMES: [&str; 72] = [
    "a", "article", "aside", "audio", "b", "blockquote", "body", "br", "button", "caption", "code",
    "col", "colgroup", "dd", "del", "details", "div", "dl", "dt", "em", "embed", "figcaption",
    "figure", "font", "footer", "form", "frameset", "h1", "h2", "h3", "head", "header", "hr", "html",
    "i", "iframe", "img", "input", "li", "main", "math", "mi", "mfrac", "nav", "nobr", "noscript",
    "object", "ol", "option", "p", "picture", "pre", "q", "rt", "ruby", "script", "section",
    "select", "source", "span", "style", "summary", "sup", "svg", "table", "tbody", "td",
    "template", "th", "title", "tr", "ul",
];

const ATTRIBUTES: [&str; 30] = [
    "class=comment", "class=author", "class='note warning'", "class=footnotes", "class=pullquote",
    "class=highlight", "class=math", "id=fn1", "id=fnref1", "href=#fn1", "href=#fnref1",
    "href='/dusk'", "href='javascript:x'", "href='https://news.google.com/rss/articles/CBMiAA'",
    "src=x.jpg", "src='data:image/gif;base64,R0lGOD'", "srcset='a 1x, b 2x'", "width=1 height=1",
    "colspan=1000", "rowspan=65534", "hidden", "role=presentation", "lang=ar", "dir=rtl",
    "start=7", "itemprop=headline", "itemscope itemtype=https://schema.org/Article",
    "datetime=2026-01-01", "type='application/ld+json'", "style='display:none'",
];

#[derive(Debug, Arbitrary)]
enum Piece<'a> {
    Open(u8),
    OpenWith(u8, u8),
    Close(u8),
    CloseLast,
    Text(&'a str),
    Word,
    Sentence,
    Space,
    Comment,
    Escaped(u8),
}

fn written(pieces: &[Piece]) -> String {
    let name = |number: &u8| NAMES[usize::from(*number) % NAMES.len()];
    let mut markup = String::new();
    let mut open = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Open(element) => {
                open.push(name(element));
                markup.push_str(&format!("<{}>", name(element)));
            }
            Piece::OpenWith(element, attribute) => {
                open.push(name(element));
                let attribute = ATTRIBUTES[usize::from(*attribute) % ATTRIBUTES.len()];
                markup.push_str(&format!("<{} {attribute}>", name(element)));
            }
            Piece::Close(element) => markup.push_str(&format!("</{}>", name(element))),
            Piece::CloseLast => {
                if let Some(last) = open.pop() {
                    markup.push_str(&format!("</{last}>"));
                }
            }
            Piece::Text(text) => markup.push_str(text),
            Piece::Word => markup.push_str("dusk"),
            Piece::Sentence => markup.push_str("The ferry left at noon, and nobody waved. "),
            Piece::Space => markup.push_str(" \n"),
            Piece::Comment => markup.push_str("<!-- calm -->"),
            Piece::Escaped(element) => markup.push_str(&format!("&lt;{}&gt;", name(element))),
        }
    }
    markup
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(pieces) = Vec::<Piece>::arbitrary_take_rest(Unstructured::new(bytes)) else {
        return;
    };
    let markup = written(&pieces);
    check_description(&tearsheet::clean(&markup), markup.len());
    if let Ok(article) = tearsheet::extract(&markup, &Options::default()) {
        check_article(&article, markup.len());
    }
});
