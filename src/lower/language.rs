//! The programming language that code is marked with.

use super::{Builder, names};
use crate::dom::{NodeId, Tag};

/// Class names that end in the language: `language-rust`, `lang-rust`, `highlight-source-rust`,
/// `highlight-rust`, `brush:rust`, `lang:rust`.
const PREFIXES: [&str; 6] = [
    "language-",
    "lang-",
    "highlight-source-",
    "highlight-",
    "brush:",
    "lang:",
];

/// Attributes that hold the language.
const ATTRIBUTES: [&str; 4] = [
    "data-lang",
    "data-language",
    "data-enlighter-language",
    "data-code-language",
];

/// Classes of highlighters that have the language beside them as a class of its own.
const HIGHLIGHTERS: [&str; 8] = [
    "chroma",
    "codehilite",
    "highlight",
    "hljs",
    "prettyprint",
    "shiki",
    "sourcecode",
    "syntaxhighlighter",
];

/// Languages that are known by their mere name. Sorted.
const LANGUAGES: [&str; 64] = [
    "abap",
    "ada",
    "apache",
    "applescript",
    "bash",
    "basic",
    "c",
    "c++",
    "clojure",
    "cmake",
    "cobol",
    "coffeescript",
    "cpp",
    "csharp",
    "css",
    "dart",
    "delphi",
    "diff",
    "docker",
    "dockerfile",
    "elixir",
    "elm",
    "erlang",
    "fortran",
    "fsharp",
    "go",
    "golang",
    "graphql",
    "groovy",
    "haskell",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "json",
    "jsx",
    "julia",
    "kotlin",
    "latex",
    "less",
    "lisp",
    "lua",
    "makefile",
    "matlab",
    "nginx",
    "objectivec",
    "ocaml",
    "perl",
    "php",
    "powershell",
    "python",
    "ruby",
    "rust",
    "scala",
    "scss",
    "shell",
    "sql",
    "swift",
    "toml",
    "typescript",
    "vbnet",
    "xml",
    "yaml",
];

/// Names that mean no language.
const NONE: [&str; 8] = [
    "",
    "none",
    "plain",
    "plaintext",
    "text",
    "txt",
    "default",
    "nohighlight",
];

/// A longer name is none of a language.
const LONGEST_NAME: usize = 32;

impl Builder<'_> {
    /// The language that the element, its code or the elements right around it are marked with.
    pub(super) fn language(&self, node: NodeId) -> Option<String> {
        let code = self.document.elements(node, Tag::Code).next();
        let around = self.document.ancestors(node).take(3);
        let places = [node].into_iter().chain(code).chain(around);
        places
            .into_iter()
            .find_map(|place| self.marked_language(place))
    }

    fn marked_language(&self, node: NodeId) -> Option<String> {
        let attribute = |name: &&str| self.document.attribute(node, name);
        let is_code = matches!(self.document.tag(node), Tag::Pre | Tag::Code);
        let bare = || self.document.attribute(node, "lang").filter(|_| is_code);
        let by_attribute = ATTRIBUTES.iter().find_map(attribute).and_then(named);
        by_attribute
            .or_else(|| self.language_of_class(node, is_code))
            .or_else(|| bare().and_then(known))
    }

    fn language_of_class(&self, node: NodeId, is_code: bool) -> Option<String> {
        let classes = || names::classes(self.document, node);
        let suffix = |class| {
            let mut prefixes = PREFIXES.iter();
            prefixes.find_map(|prefix| str::strip_prefix(class, prefix))
        };
        let behind_mark = classes().skip_while(|class| *class != "brush:").nth(1);
        let is_highlighter = |class: &str| {
            HIGHLIGHTERS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(class))
        };
        let highlighted = is_code || classes().any(is_highlighter);
        let bare = || classes().find_map(known).filter(|_| highlighted);
        classes()
            .filter_map(suffix)
            .chain(behind_mark)
            .find_map(named)
            .or_else(bare)
    }
}

/// A name in its usual form, if it can be one of a language.
fn named(name: &str) -> Option<String> {
    let name = name.trim().trim_end_matches(';').to_lowercase();
    let is_name = name
        .chars()
        .all(|character| character.is_alphanumeric() || "+-#._".contains(character));
    let means_none = NONE.contains(&name.as_str());
    (is_name && !means_none && name.len() <= LONGEST_NAME).then_some(name)
}

/// A name that is known to be a language's.
fn known(name: &str) -> Option<String> {
    let name = named(name)?;
    LANGUAGES
        .binary_search(&name.as_str())
        .is_ok()
        .then_some(name)
}
