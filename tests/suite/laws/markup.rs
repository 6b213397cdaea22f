//! Inputs that look like markup: every construct of a page, in any order, closed or not.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Elements that stages treat in ways of their own, and some that they do not know.
const NAMES: [&str; 71] = [
    "a",
    "abbr",
    "article",
    "aside",
    "audio",
    "b",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "code",
    "col",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h4",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "input",
    "kbd",
    "li",
    "main",
    "math",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "picture",
    "pre",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "ruby",
    "s",
    "section",
    "select",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "th",
    "tr",
    "ul",
    "x-card",
];

/// Attributes that stages read, with values that make them do something.
const ATTRIBUTES: [&str; 26] = [
    "href=\"https://example.org/harbour\"",
    "href='../tide.html#top'",
    "href=\"javascript:alert(1)\"",
    "href=\"https://news.google.com/rss/articles/CBMiAAAA?oc=5\"",
    "href=",
    "src=\"/images/pier.jpg\"",
    "src=\"data:image/gif;base64,R0lGODlh\"",
    "alt=\"Two boats\"",
    "width=1",
    "height=\"1\"",
    "class=\"share-links\"",
    "class=\"language-rust\"",
    "class=\"comment post-body\"",
    "id=\"fn1\"",
    "rel=nofollow",
    "role=\"note\"",
    "hidden",
    "style=\"display:none\"",
    "aria-hidden=\"true\"",
    "colspan=3",
    "rowspan=\"99999\"",
    "start=\"7\"",
    "type=checkbox checked",
    "open",
    "data-src='lazy.png'",
    "title=\"a > b\"",
];

/// Character references, whole and broken.
const REFERENCES: [&str; 22] = [
    "&amp;",
    "&lt;",
    "&gt;",
    "&quot;",
    "&#39;",
    "&nbsp;",
    "&amp;nbsp;",
    "&amp;amp;",
    "&lt;p&gt;",
    "&lt;b",
    "&eacute;",
    "&copy",
    "&#8217;",
    "&#150;",
    "&#x1F30A;",
    "&#0;",
    "&#xD800;",
    "&#99999999;",
    "&NotEqualTilde;",
    "&shy;",
    "&nosuchname;",
    "&",
];

/// Pieces that are neither tag, reference nor word.
const ODDITIES: [&str; 30] = [
    "<!-- tide -->",
    "<!---->",
    "<!-",
    "<!doctype html>",
    "<![CDATA[ gull ]]>",
    "<?php echo 1 ?>",
    "<script>let x = '<p>';</script>",
    "<style>p { color: red }</style>",
    "<title>Harbour</title>",
    "<textarea>",
    "<",
    "</",
    "</>",
    "< p>",
    "<p",
    "<a href=\"",
    ">",
    "\"",
    "\0",
    "\u{feff}",
    "\t",
    "\r\n",
    "\n\n",
    "\u{a0}\u{a0}",
    "# ",
    "1. ",
    "* _`[",
    "| - |",
    "\u{202e}",
    "\u{1f9d1}\u{200d}",
];

/// Pieces that put what follows elsewhere, or hide it.
const CROSSINGS: [&str; 22] = [
    "</head> <script>let tide = 1;</script>\n<meta name=author content=Anna>",
    "<script><!-- <script>let tide = '</script>';</script> --></script>",
    "<script><!-- gull --> <script></script>",
    "<script>let comment = '<!--';</script>",
    "<!-- gull --!>",
    "<svg><style>.a { fill: red }</style><g><path/>",
    "<svg><title>gull</title><foreignObject><p>pier",
    "<svg><desc><b>",
    "</foreignObject>",
    "<svg><![CDATA[ <p> &amp; ]]></svg>",
    "</svg>",
    "<form><div></form>",
    "<table><form><input type=hidden><input type=HIDDEN><tr></form><td>",
    "<a href=/north><div><a href=/south>",
    "<b><i><span><p>pier</b>",
    "<html lang=en><body class=post id=top>",
    "<html lang=de>",
    "<a =x href=/east>",
    "</body></html>",
    "</p>",
    "</br>",
    " \n ",
];

/// Words, some of which mean something to a stage.
const WORDS: [&str; 28] = [
    "harbour",
    "gulls",
    "Lantern",
    "ferries",
    "The post",
    "appeared first on",
    "Read more",
    "Continue reading",
    "[…]",
    "submitted by",
    "[comments]",
    "Share",
    "BBC",
    "-",
    "–",
    "|",
    "42",
    "1997",
    "straße",
    "naïve",
    "e\u{301}clair",
    "灯台の話",
    "サクラ",
    "маяк",
    "منارة",
    "🛟",
    "a_b*c",
    "x<y",
];

/// Any text at all: every character has its chance, also those that nobody types.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        vec(any::<char>(), 0..120).prop_map(String::from_iter),
        "\\PC{0,200}",
        "[ -~\n]{0,300}",
    ]
}

/// Any bytes at all, or bytes that begin as a page of some encoding does.
pub(crate) fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let starts: [&[u8]; 7] = [
        b"",
        b"\xef\xbb\xbf<p>",
        b"\xff\xfe<\0p\0>\0",
        b"\xfe\xff\0<\0p\0>",
        b"<meta charset=windows-1251><p>",
        b"<meta charset=\"gbk\"><p>",
        b"<?xml version=\"1.0\" encoding=\"utf-16\"?><p>",
    ];
    let tail = prop_oneof![
        vec(any::<u8>(), 0..300),
        markup().prop_map(String::into_bytes),
    ];
    (select(starts.to_vec()), tail).prop_map(|(start, tail)| [start, &tail].concat())
}

fn tag() -> impl Strategy<Value = String> {
    let attributes = vec(select(ATTRIBUTES.to_vec()), 0..3);
    let ends = select(vec![">", ">", ">", "/>", " >"]);
    (select(NAMES.to_vec()), attributes, ends).prop_map(|(name, attributes, end)| {
        let mut tag = format!("<{name}");
        for attribute in attributes {
            tag.push(' ');
            tag.push_str(attribute);
        }
        tag + end
    })
}

fn words() -> impl Strategy<Value = String> {
    vec(select(WORDS.to_vec()), 1..12).prop_map(|words| words.join(" "))
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => tag(),
        3 => select(NAMES.to_vec()).prop_map(|name| format!("</{name}>")),
        4 => words(),
        1 => Just(" ".to_owned()),
        1 => select(REFERENCES.to_vec()).prop_map(str::to_owned),
        1 => select(ODDITIES.to_vec()).prop_map(str::to_owned),
    ]
}

/// An element that is closed, with other elements inside.
fn element() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![3 => words(), 1 => tag()];
    leaf.prop_recursive(5, 40, 5, |inner| {
        (select(NAMES.to_vec()), vec(inner, 0..5))
            .prop_map(|(name, inner)| format!("<{name}>{}</{name}>", inner.concat()))
    })
}

/// A fragment of markup: well-formed elements, loose tags and oddities, perhaps escaped as a whole.
pub(crate) fn markup() -> impl Strategy<Value = String> {
    let pieces = vec(prop_oneof![2 => piece(), 1 => element()], 0..24);
    (pieces, 0..6).prop_map(|(pieces, escape)| {
        let markup = pieces.concat();
        match escape {
            0 => markup.replace('&', "&amp;").replace('<', "&lt;"),
            _ => markup,
        }
    })
}

/// Markup of which most is well nested: each element closed, with attributes and references.
pub(crate) fn nested() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => words(),
        1 => tag(),
        1 => select(REFERENCES.to_vec()).prop_map(str::to_owned),
        1 => select(vec!["<!-- tide -->", "<br>", "<hr/>", "\n", " "]).prop_map(str::to_owned),
    ];
    let element = leaf.prop_recursive(6, 40, 4, |inner| {
        let attributes = vec(select(ATTRIBUTES.to_vec()), 0..3);
        (select(NAMES.to_vec()), attributes, vec(inner, 0..4)).prop_map(
            |(name, attributes, inner)| {
                let start = [&[name], attributes.as_slice()].concat().join(" ");
                format!("<{start}>{}</{name}>", inner.concat())
            },
        )
    });
    vec(element, 1..5).prop_map(|elements| elements.concat())
}

/// Markup in which elements end where they should not, as quick reading has to follow it: dense in
/// formatting across blocks, forms, parts of tables, drawings and scripts.
pub(crate) fn misnested() -> impl Strategy<Value = String> {
    let name = || {
        prop_oneof![
            6 => select(vec!["a", "b", "i", "nobr", "div", "p", "span", "li", "section", "h2"]),
            3 => select(vec!["table", "tr", "td", "caption", "form", "button", "select", "ul"]),
            2 => select(vec!["svg", "path", "image", "template", "object", "noscript", "option"]),
            1 => select(NAMES.to_vec()),
        ]
    };
    let start = (name(), vec(select(ATTRIBUTES.to_vec()), 0..2))
        .prop_map(|(name, attributes)| format!("<{name} {}>", attributes.join(" ")));
    let piece = prop_oneof![
        6 => start,
        4 => name().prop_map(|name| format!("</{name}>")),
        3 => select(WORDS.to_vec()).prop_map(str::to_owned),
        2 => select(CROSSINGS.to_vec()).prop_map(str::to_owned),
    ];
    vec(piece, 2..26).prop_map(|pieces| pieces.concat())
}

/// A page with a headline, real paragraphs and random markup between them.
pub(crate) fn page() -> impl Strategy<Value = String> {
    (words(), vec((markup(), words()), 1..4)).prop_map(|(title, parts)| {
        let mut page = format!("<!doctype html><title>{title}</title><body><h1>{title}</h1>");
        for (markup, words) in parts {
            page.push_str(&markup);
            let sentence = "The lantern was lit at dusk, as on every evening of that winter. ";
            page.push_str(&format!("<p>{}{words}.</p>", sentence.repeat(3)));
        }
        page
    })
}

/// A Google News bundle, whole or with its tags stripped.
pub(crate) fn bundle() -> impl Strategy<Value = String> {
    let outlets = vec![
        "The Tidewater Post",
        "BBC",
        "Harbour Gazette",
        "lantern.example",
        "朝の港",
    ];
    let entry = (words(), select(outlets));
    (vec(entry, 1..7), any::<bool>()).prop_map(|(entries, tagged)| {
        let lines = entries.iter().map(|(headline, outlet)| match tagged {
            true => format!(
                "<li><a href=\"https://news.google.com/rss/articles/CBMiAA?oc=5\">{headline}</a>\
                 &nbsp;&nbsp;<font color=\"#6f6f6f\">{outlet}</font></li>"
            ),
            false => format!("{headline}&nbsp;&nbsp;{outlet}"),
        });
        let lines = String::from_iter(lines);
        if tagged {
            format!("<ol>{lines}</ol>")
        } else {
            lines
        }
    })
}

/// Paragraphs of plain text that no stage has a reason to change.
pub(crate) fn plain_paragraphs() -> impl Strategy<Value = String> {
    let words = vec![
        "harbour", "gulls", "ferries", "lantern", "winter", "naïve", "маяк", "灯台",
    ];
    let sentence = vec(select(words), 3..12).prop_map(|words| words.join(" ") + ".");
    vec(sentence, 1..6).prop_map(|sentences| sentences.join("\n\n"))
}
