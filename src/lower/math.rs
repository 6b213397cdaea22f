//! Formulas, however a page holds them: as TeX between delimiters, in scripts, in MathML, or as
//! images with their TeX beside them.

use super::names::Words;
use super::{Builder, Role, mathml, names};
use crate::block::{Block, Inline};
use crate::dom::{NodeId, Tag};
use crate::text;

/// What stands around formulas in text, and whether these are set apart from it.
const DELIMITERS: [(&str, &str, Setting); 3] = [
    ("\\(", "\\)", Setting::Inline),
    ("\\[", "\\]", Setting::Display),
    ("$$", "$$", Setting::Display),
];

/// Environments that need no delimiters.
const ENVIRONMENTS: [&str; 6] = [
    "align",
    "align*",
    "eqnarray",
    "equation",
    "equation*",
    "gather",
];

/// Classes of images that show a formula, whose text is its TeX.
const IMAGE_CLASSES: [&str; 8] = [
    "mwe-math-fallback-image-inline",
    "mwe-math-fallback-image-display",
    "tex",
    "latex",
    "latexrender",
    "math",
    "ql-img-inline-formula",
    "ql-img-displayed-equation",
];

/// Classes of what a script wrote in place of a formula that still stands behind it.
const RENDERED: [&str; 5] = [
    "MathJax",
    "MathJax_Display",
    "MathJax_Preview",
    "MathJax_SVG",
    "mjx-chtml",
];

/// A word of each of these classes, which few elements have.
const WORDS: Words = Words::new(&["jax", "katex", "mjx"]);
const IMAGE_WORDS: Words = Words::new(&["latex", "latexrender", "math", "mwe", "ql", "tex"]);

/// Class words of formulas that are set apart.
const DISPLAY_WORDS: [&str; 3] = ["display", "displayed", "block"];

/// How many nodes inside an element are looked at for a formula that it starts with.
const FIRST_NODES: usize = 8;

/// Where a formula stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Setting {
    Inline,
    Display,
}

impl Setting {
    fn of(is_display: bool) -> Self {
        match is_display {
            true => Setting::Display,
            false => Setting::Inline,
        }
    }
}

impl Builder<'_> {
    /// Takes in a formula in MathML. True if its text has to serve instead.
    pub(super) fn math(&mut self, node: NodeId) -> bool {
        let written = || {
            mathml::tex_of(self.document, node)
                .as_deref()
                .and_then(cleared)
        };
        let Some(tex) = self.tex(node).or_else(written) else {
            return true;
        };
        let is_block = self.document.attribute(node, "display") == Some("block");
        let mut around = self.document.ancestors(node).take(3);
        let is_display = is_block
            || around.any(|around| {
                names::has_class(self.document, around, "katex-display")
                    || names::has_class(self.document, around, "mwe-math-element-block")
            });
        self.push_math(tex, Setting::of(is_display));
        false
    }

    fn tex(&self, node: NodeId) -> Option<String> {
        let document = self.document;
        let is_tex = |inner: &NodeId| {
            document.name(*inner) == "annotation"
                && document.attribute(*inner, "encoding") == Some("application/x-tex")
        };
        // MathML has annotations in `<semantics>` only, around the whole formula.
        let mut inside = document.children(node).take(FIRST_NODES);
        let semantics = inside.find(|inner| document.name(*inner) == "semantics");
        let annotation = semantics.and_then(|semantics| {
            let mut inside = document.children(semantics).take(FIRST_NODES);
            inside.find(is_tex)
        });
        let tex = match annotation {
            Some(annotation) => self.document.inner_text(annotation),
            None => self.document.attribute(node, "alttext")?.to_owned(),
        };
        cleared(&tex)
    }

    /// Takes in code that holds a formula, as this crate itself writes it. False if it is none.
    pub(super) fn math_code(&mut self, node: NodeId) -> bool {
        let document = self.document;
        let is_math = |node: NodeId| document.attribute(node, "class") == Some("math");
        let (code, setting) = match document.tag(node) {
            Tag::Pre => (document.first_child(node), Setting::Display),
            _ => (Some(node), Setting::Inline),
        };
        let Some(code) = code.filter(|code| is_math(*code) && document.tag(*code) == Tag::Code)
        else {
            return false;
        };
        let tex: String = document
            .children(code)
            .map(|inner| self.view.text(inner))
            .collect();
        match cleared(&tex) {
            Some(tex) => self.push_math(tex, setting),
            None => return false,
        }
        true
    }

    /// Takes in a script that holds a formula.
    pub(super) fn math_script(&mut self, node: NodeId) {
        let kind = self.document.attribute(node, "type").unwrap_or("");
        let Some(parameters) = kind.trim().strip_prefix("math/tex") else {
            return;
        };
        let setting = Setting::of(parameters.contains("mode=display"));
        if let Some(tex) = cleared(&self.document.inner_text(node)) {
            self.push_math(tex, setting);
        }
    }

    /// Takes in an image of a formula. False if it is none.
    pub(super) fn math_image(&mut self, node: NodeId) -> bool {
        if !self.may_have_class_word(node, &IMAGE_WORDS) {
            return false;
        }
        let mut classes = names::classes(self.document, node);
        let Some(class) = classes.find(|class| IMAGE_CLASSES.contains(class)) else {
            return false;
        };
        let Some(tex) = self.document.attribute(node, "alt").and_then(cleared) else {
            return false;
        };
        // The formula stands before its image once more.
        let beside = self
            .document
            .parent(node)
            .and_then(|parent| self.first_math(parent));
        let is_before = |math: NodeId| {
            let end = self.document.end(math);
            end <= node && node.index() - end.index() < FIRST_NODES
        };
        let is_shown = |math: NodeId| is_before(math) && !self.view.is_hidden(math);
        let is_same = |math: NodeId| self.tex(math).is_none_or(|other| other == tex);
        if beside.is_some_and(|math| is_shown(math) && is_same(math)) {
            return true;
        }
        let is_display = names::words(class).any(|word| DISPLAY_WORDS.contains(&word));
        self.push_math(tex, Setting::of(is_display));
        true
    }

    /// Whether an element shows a formula that stands beside it in a better form.
    pub(super) fn is_rendered_math(&self, node: NodeId) -> bool {
        if !self.may_have_class_word(node, &WORDS) {
            return false;
        }
        let document = self.document;
        let mut classes = names::classes(document, node);
        let Some(class) = classes.find(|class| *class == "katex-html" || RENDERED.contains(class))
        else {
            return false;
        };
        let is_formula = |other: NodeId| match document.tag(other) {
            Tag::Script => document
                .attribute(other, "type")
                .is_some_and(|kind| kind.starts_with("math/tex")),
            _ => false,
        };
        if class == "katex-html" {
            let parent = document.parent(node);
            let math = parent.and_then(|parent| self.first_math(parent));
            return math.is_some_and(|math| math < node);
        }
        let mut next = std::iter::successors(document.next_sibling(node), |sibling| {
            document.next_sibling(*sibling)
        });
        next.by_ref().take(3).any(is_formula)
    }

    /// The formula that an element starts with.
    fn first_math(&self, node: NodeId) -> Option<NodeId> {
        let mut first = self.document.descendants(node).take(FIRST_NODES);
        first.find(|inner| self.document.tag(*inner) == Tag::Math)
    }

    fn push_math(&mut self, tex: String, setting: Setting) {
        if !self.take_room(tex.len()) {
            return;
        }
        let in_mark = self.open.iter().any(|open| open.role == Role::Mark);
        if setting == Setting::Display && !self.is_one_line() && !in_mark {
            self.border();
            self.push_block(Block::Math { tex });
        } else {
            self.push_atom(Inline::Math { tex });
        }
    }

    /// Adds text in which formulas stand between delimiters.
    pub(super) fn push_text_with_math(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, tex, setting, after)) = next_formula(rest) {
            self.push_part(before);
            self.push_math(tex, setting);
            rest = after;
        }
        self.push_part(rest);
    }

    fn push_part(&mut self, text: &str) {
        if text::is_blank(text) {
            if !text.is_empty() {
                self.run.widen(super::Gap::Space);
            }
            return;
        }
        self.push_text(text);
    }
}

/// Whether there may be formulas in a text.
pub(super) fn may_hold_math(text: &str) -> bool {
    // Most texts have none of the signs that one begins with.
    memchr::memchr2(b'\\', b'$', text.as_bytes()).is_some()
        && (text.contains('\\') || text.contains("$$"))
}

/// Whether a text holds a formula between delimiters.
pub(super) fn holds_math(text: &str) -> bool {
    may_hold_math(text) && next_formula(text).is_some()
}

/// The next formula of a text with what stands before and behind it.
fn next_formula(text: &str) -> Option<(&str, String, Setting, &str)> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find(['\\', '$']) {
        let at = from + at;
        let (before, rest) = text.split_at_checked(at)?;
        if let Some((tex, setting, after)) = formula(rest) {
            return Some((before, tex, setting, after));
        }
        // A delimiter without its counterpart is text, and so is all up to the next one.
        let opens = DELIMITERS.iter().find(|(open, ..)| rest.starts_with(open));
        from = at + opens.map_or(1, |(open, ..)| open.len());
    }
    None
}

/// A formula that a text starts with, and the text behind it.
fn formula(text: &str) -> Option<(String, Setting, &str)> {
    if let Some(rest) = text.strip_prefix("\\begin{") {
        let (name, _) = rest
            .get(..rest.len().min(16))
            .unwrap_or("")
            .split_once('}')?;
        let name = *ENVIRONMENTS.iter().find(|known| **known == name)?;
        let end = format!("\\end{{{name}}}");
        let at = near(text, &end)? + end.len();
        let (tex, after) = text.split_at_checked(at)?;
        return Some((cleared(tex)?, Setting::Display, after));
    }
    let (open, close, setting) = *DELIMITERS
        .iter()
        .find(|(open, ..)| text.starts_with(open))?;
    let inside = text.get(open.len()..)?;
    let end = near(inside, close)?;
    let (tex, after) = inside.split_at_checked(end)?;
    let tex = cleared(tex).filter(|tex| looks_like_tex(tex, setting))?;
    Some((tex, setting, after.get(close.len()..)?))
}

/// No formula is longer than this, in bytes; it bounds the search for the end of one.
const LONGEST_FORMULA: usize = 4_096;

fn near(text: &str, end: &str) -> Option<usize> {
    let reach = text.len().min(LONGEST_FORMULA);
    let reach = (0..=reach).rev().find(|at| text.is_char_boundary(*at))?;
    text.get(..reach)?.find(end)
}

/// Whether text between delimiters is a formula and not, say, a remark in brackets that Markdown
/// escaped.
fn looks_like_tex(tex: &str, setting: Setting) -> bool {
    let has_command = tex.contains(['\\', '^', '_']);
    let has_sign = tex.contains(['=', '<', '>', '+']) && !tex.contains("://");
    let is_name = setting == Setting::Inline && tex.chars().count() <= 3 && !tex.contains(' ');
    has_command || has_sign || is_name && tex.starts_with(|first: char| first.is_alphabetic())
}

/// A formula without white space and wrapping that say nothing.
fn cleared(tex: &str) -> Option<String> {
    let tex = text::collapse(&text::visible(tex)).into_owned();
    let mut tex = tex.trim();
    if let Some(inside) = tex
        .strip_prefix('$')
        .and_then(|rest| rest.strip_suffix('$'))
    {
        tex = inside.trim_matches('$').trim();
    }
    let styled = tex
        .strip_prefix("{\\displaystyle ")
        .and_then(|rest| rest.strip_suffix('}'));
    let tex = styled.unwrap_or(tex).trim();
    (!tex.is_empty()).then(|| tex.to_owned())
}
