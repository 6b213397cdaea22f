//! Formulas in MathML that do not tell their TeX, as TeX.
//!
//! The elements are those of MathML Core and of presentation MathML 3. A formula that holds others
//! is left to serve as text.

use super::tex;
use crate::dom::{Document, NodeId, Tag};

/// Larger formulas are none: each level of one is written once more.
const MOST_NODES: usize = 4_096;
const MOST_BYTES: usize = 16_384;

/// An element that is open, and what its children became.
struct Open {
    node: NodeId,
    children: Vec<String>,
}

/// The TeX of a formula, if all its elements are known.
pub(super) fn tex_of(document: &Document, math: NodeId) -> Option<String> {
    let is_large = || {
        let texts = document.descendants(math).map(|node| document.text(node));
        texts.map(str::len).sum::<usize>() > MOST_BYTES
    };
    if document.end(math).index() - math.index() > MOST_NODES || is_large() {
        return None;
    }
    let mut open = vec![Open {
        node: math,
        children: Vec::new(),
    }];
    let mut next = document.following(math);
    loop {
        while open
            .last()
            .is_some_and(|last| document.end(last.node) <= next)
        {
            let closed = open.pop()?;
            let written = written(document, &closed)?;
            match open.last_mut() {
                // This only parts the scripts behind a base from those before it.
                Some(_) if document.name(closed.node) == "mprescripts" => {}
                Some(around) => around.children.push(written),
                None => return Some(written),
            }
        }
        let node = next;
        next = document.following(node);
        if document.tag(node) == Tag::Text {
            continue;
        }
        if is_annotation(document, node) {
            next = document.end(node);
            continue;
        }
        let children = Vec::new();
        open.push(Open { node, children });
    }
}

fn is_annotation(document: &Document, node: NodeId) -> bool {
    document.name(node).starts_with("annotation")
}

/// An element's TeX, given that of its children.
fn written(document: &Document, element: &Open) -> Option<String> {
    let (node, children) = (element.node, element.children.as_slice());
    let text = || document.inner_text(node);
    let row = || tex::row(children).trim().to_owned();
    let attribute = |name: &str| document.attribute(node, name);
    Some(match (document.name(node), children) {
        ("mi", _) => tex::identifier(&text(), attribute("mathvariant")),
        ("mn", _) => tex::number(&text()),
        ("mo", _) => tex::operator(&text()),
        ("mtext" | "ms", _) => tex::text(&text()),
        ("mspace", _) => String::from(" "),
        ("mphantom" | "none" | "mprescripts", _) => String::new(),
        ("mfrac", [above, below]) => {
            let (above, below) = (above.trim(), below.trim());
            match attribute("linethickness") {
                Some("0" | "0px" | "0pt") => format!("{{{above} \\atop {below}}}"),
                _ => format!("\\frac{{{above}}}{{{below}}}"),
            }
        }
        ("msqrt", _) => format!("\\sqrt{{{}}}", row()),
        ("mroot", [inside, degree]) => format!("\\sqrt[{degree}]{{{inside}}}"),
        ("msup", [base, above]) => tex::scripts(base, "", above),
        ("msub", [base, below]) => tex::scripts(base, below, ""),
        ("msubsup", [base, below, above]) => tex::scripts(base, below, above),
        ("mover", [base, above]) => tex::over(base, above),
        ("munder", [base, below]) => tex::under(base, below),
        ("munderover", [base, below, above]) => tex::under_and_over(base, below, above),
        ("mmultiscripts", [base, scripts @ ..]) => multiscripts(base, scripts),
        ("mfenced", _) => tex::fenced(
            children,
            attribute("open").unwrap_or("("),
            attribute("close").unwrap_or(")"),
            attribute("separators").unwrap_or(","),
        ),
        ("mtd", _) => row(),
        ("mlabeledtr", [_, cells @ ..]) => cells.join(" & "),
        ("mtr", _) => children.join(" & "),
        ("mtable", _) => format!(
            "\\begin{{matrix}}{}\\end{{matrix}}",
            children.join(" \\\\ ")
        ),
        (
            "math" | "mrow" | "mstyle" | "mpadded" | "semantics" | "menclose" | "merror"
            | "maction",
            _,
        ) => row(),
        _ => return None,
    })
}

/// Scripts in pairs of one below and one above; those before the base are written behind it.
fn multiscripts(base: &str, scripts: &[String]) -> String {
    let (mut below, mut above) = (Vec::new(), Vec::new());
    for pair in scripts.chunks(2) {
        below.extend(pair.first().cloned());
        above.extend(pair.get(1).cloned());
    }
    tex::scripts(base, &tex::row(&below), &tex::row(&above))
}
