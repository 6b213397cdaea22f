//! Rules for the sources that the compiler does not know.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use regex::Regex;

use crate::examples::PROGRAMS;
use crate::expected::{entries, report, root};

/// The most lines of code in one file.
const LONGEST_FILE: usize = 400;

/// Hosts that the sources may name, each because a format, a vocabulary or the shape of a redirect
/// link is defined by it. No other host is a rule: what works for one site only does not belong
/// here.
const HOSTS: [&str; 37] = [
    "awstrack.me",
    "bing.com",
    "deviantart.com",
    "douban.com",
    "duckduckgo.com",
    "facebook.com",
    "getpocket.com",
    "gitee.com",
    "l.instagram.com",
    "l.messenger.com",
    "l.threads.com",
    "l.threads.net",
    "l.wl.co",
    "link.csdn.net",
    "link.juejin.cn",
    "link.zhihu.com",
    "linkedin.com",
    "medium.com",
    "news.google.com",
    "out.reddit.com",
    "pixiv.net",
    "safelinks.protection.office365.us",
    "safelinks.protection.outlook.com",
    "schema.org",
    "slack-redir.net",
    "steamcommunity.com",
    "t.me",
    "t.umblr.com",
    "urldefense.com",
    "urldefense.proofpoint.com",
    "vk.com",
    "vk.ru",
    "weibo.cn",
    "workplace.com",
    "www.youtube.com",
    "yahoo.com",
    "youtube.com",
];

/// One source file.
struct Source {
    /// Its path below `src`, with slashes.
    name: String,
    text: String,
}

impl Source {
    /// The module that the file belongs to: `dom` for `dom.rs` and for all of `dom/`.
    fn module(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or("");
        first.strip_suffix(".rs").unwrap_or(first)
    }

    /// Whether the file holds unit tests only.
    fn is_tests(&self) -> bool {
        self.name.ends_with("/tests.rs")
    }

    /// The lines of code with their numbers: no comments, no blank lines, no unit tests.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let text = if self.is_tests() { "" } else { &self.text };
        let lines = text.lines().enumerate();
        let lines = lines.take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        lines.filter_map(|(index, line)| {
            let code = without_comment(line).trim();
            (!code.is_empty()).then_some((index + 1, code))
        })
    }

    /// The code in one string, in which one path may run over several lines.
    fn joined(&self) -> String {
        self.code()
            .map(|(_, code)| code)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// A line without its comment. Slashes behind a colon are an address.
fn without_comment(line: &str) -> &str {
    let comment = line
        .match_indices("//")
        .find(|(at, _)| !line[..*at].ends_with(':'));
    comment.map_or(line, |(at, _)| &line[..at])
}

fn sources() -> Vec<Source> {
    sources_in("src")
}

/// All Rust files below a folder.
fn sources_in(folder: &str) -> Vec<Source> {
    let folder = root().join(folder);
    let mut paths = Vec::new();
    let mut folders = vec![folder.clone()];
    while let Some(next) = folders.pop() {
        for path in entries(&next) {
            if path.is_dir() {
                // A package of its own may have been built there.
                folders.extend((!path.ends_with("target")).then_some(path));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                paths.push(path);
            }
        }
    }
    let source = |path: &std::path::PathBuf| Source {
        name: slashed(path.strip_prefix(&folder).unwrap()),
        text: fs::read_to_string(path).unwrap(),
    };
    paths.iter().map(source).collect()
}

fn slashed(path: &Path) -> String {
    let parts = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    parts.collect::<Vec<_>>().join("/")
}

/// The ranks of the modules, as the table in `src/docs/architecture.md` states them. A module
/// imports lower ranks only.
fn ranks() -> HashMap<String, usize> {
    let page = fs::read_to_string(root().join("src/docs/architecture.md")).unwrap();
    let rows = page.lines().filter_map(|line| {
        let (rank, rest) = line.strip_prefix("| ")?.split_once(" | `")?;
        let (module, _) = rest.split_once('`')?;
        Some((module.to_owned(), rank.parse().ok()?))
    });
    rows.collect()
}

/// The first names of all paths that start at the crate's root: `crate::a::b` and `crate::{a, b}`.
fn roots(code: &str) -> Vec<&str> {
    let mut names = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        match rest.strip_prefix('{') {
            Some(group) => names.extend(group_roots(group)),
            None => names.push(identifier(rest)),
        }
    }
    names
}

/// The first names of the paths in a group, up to the brace that closes it.
fn group_roots(group: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(identifier(group[start..at].trim_start()));
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn identifier(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_alphanumeric() && character != '_');
    &text[..end.unwrap_or(text.len())]
}

/// How many `super::` lead out of a file's module folder.
fn supers_to_the_root(name: &str) -> usize {
    let depth = name.split('/').count();
    if name.ends_with("/mod.rs") {
        depth - 1
    } else {
        depth
    }
}

#[test]
fn modules_import_lower_ranks_only() {
    let ranks = ranks();
    let mut problems = Vec::new();
    for source in sources() {
        let module = source.module();
        let Some(own) = ranks.get(module) else {
            problems.push(format!("src/{}: `{module}` has no rank", source.name));
            continue;
        };
        let code = source.joined();
        for name in roots(&code) {
            let allowed = module == "lib" || name == module;
            if !allowed && ranks.get(name).is_none_or(|other| other >= own) {
                problems.push(format!("src/{}: `{module}` imports `{name}`", source.name));
            }
        }
        if module != "lib" && code.contains(&"super::".repeat(supers_to_the_root(&source.name))) {
            problems.push(format!(
                "src/{}: write `crate::`, not `super::`",
                source.name
            ));
        }
    }
    report("import order", &problems);
}

#[test]
fn every_file_says_what_it_is_for() {
    let mut problems = Vec::new();
    for folder in ["src", "examples", "benches", "tests"] {
        let silent = sources_in(folder).into_iter().filter(|source| {
            !source.text.starts_with("//! ") && !source.text.starts_with("#![doc = include_str!")
        });
        problems.extend(silent.map(|source| format!("{folder}/{}: no `//!` line", source.name)));
    }
    report("file headers", &problems);
}

#[test]
fn nothing_in_the_sources_can_panic_by_name() {
    let mut problems = Vec::new();
    for source in sources() {
        for (line, code) in source.code() {
            for call in [
                ".unwrap(",
                ".expect(",
                "panic!(",
                "unreachable!(",
                "todo!(",
                "allow(clippy",
            ] {
                if code.contains(call) {
                    problems.push(format!("src/{}:{line}: {code}", source.name));
                }
            }
        }
    }
    report("panics", &problems);
}

/// What threads could share. The one thing that they do is lists that are made at their first use
/// and are the same whoever makes them, and the table of site rules, which never changes.
#[test]
fn threads_share_nothing_that_changes() {
    let words =
        r"\b(?:static mut|thread_local|OnceLock|Mutex|RwLock|Condvar|Atomic\w+|UnsafeCell|Arc)\b";
    let words = Regex::new(words).unwrap();
    let kept = Regex::new(r"\bstatic \w+: [^=]*Cell").unwrap();
    let mut problems = Vec::new();
    for source in sources() {
        for (line, code) in source.code() {
            let rules = source.name == "rules/site.rs" && code.contains("Arc");
            if words.is_match(code) && !rules {
                problems.push(format!("src/{}:{line}: {code}", source.name));
            }
        }
        let joined = source.joined();
        let kept = kept.find_iter(&joined);
        problems.extend(kept.map(|found| format!("src/{}: {}", source.name, found.as_str())));
    }
    report("shared state", &problems);
}

#[test]
fn files_are_short() {
    let lengths = sources()
        .into_iter()
        .map(|source| (source.code().count(), source.name));
    let long = lengths.filter(|(length, _)| *length > LONGEST_FILE);
    let problems: Vec<String> = long
        .map(|(length, name)| format!("src/{name}: {length} lines of code"))
        .collect();
    report("file length", &problems);
}

/// Tests stand in this suite, as data or laws, and see what callers see.
#[test]
fn no_source_holds_tests() {
    let mut problems = Vec::new();
    for source in sources() {
        for (line, code) in source.code() {
            if code.contains("cfg(test)") || code.contains("#[test]") {
                problems.push(format!("src/{}:{line}: {code}", source.name));
            }
        }
    }
    report("tests in the sources", &problems);
}

#[test]
fn no_host_is_a_rule() {
    let literal = Regex::new(r#""[^"]*""#).unwrap();
    let host =
        r"(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|info|news|blog|io|tv|me|co|uk|de|fr|jp|cn|ru)\b";
    let host = Regex::new(host).unwrap();
    let mut problems = Vec::new();
    for source in sources() {
        for (line, code) in source.code() {
            let literals = literal.find_iter(code).map(|found| found.as_str());
            let hosts = literals.flat_map(|literal| host.find_iter(literal));
            for found in hosts.filter(|found| !HOSTS.contains(&found.as_str())) {
                problems.push(format!("src/{}:{line}: {}", source.name, found.as_str()));
            }
        }
    }
    report("hosts", &problems);
}

#[test]
fn the_rust_version_is_the_same_wherever_it_stands() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let stated = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = "));
    let stated = stated
        .expect("Cargo.toml states a rust-version")
        .trim_matches('"');
    let mut files = vec![root().join("README.md")];
    files.extend(entries(&root().join(".github")));
    files.extend(entries(&root().join(".github/workflows")));
    files.extend(entries(&root().join(".ci")));
    let version = Regex::new(r"\b1\.\d{2}\b").unwrap();
    let mut problems = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap_or_default();
        let about_rust = |line: &&str| {
            let line = line.to_lowercase();
            ["rust", "toolchain", "msrv"]
                .iter()
                .any(|word| line.contains(word))
        };
        for line in text.lines().filter(about_rust) {
            if version
                .find_iter(line)
                .any(|found| found.as_str() != stated)
            {
                problems.push(format!("{}: not {stated}: {line}", path.display()));
            }
        }
    }
    report("rust-version", &problems);
}

#[test]
fn every_example_is_run() {
    let paths = entries(&root().join("examples"));
    // The trainer's program answers Python, and trains on corpora that are not here.
    let is_program = |path: &Path| path.join("main.rs").exists() && !path.ends_with("train_model");
    let names = paths.iter().filter(|path| {
        is_program(path) || path.extension().is_some_and(|extension| extension == "rs")
    });
    let names: Vec<_> = names
        .map(|path| path.file_stem().unwrap().to_string_lossy())
        .collect();
    assert_eq!(
        names, PROGRAMS,
        "`examples::PROGRAMS` lists every program in examples/"
    );
}

#[test]
fn the_rules_see_what_they_are_to_see() {
    let code = "use crate::dom::{Document, View}; use crate::{lower, link::{Base, Refused}}; crate::text::f()";
    assert_eq!(roots(code), ["dom", "lower", "link", "text"]);
    let ranks = ranks();
    assert!(ranks["error"] < ranks["dom"] && ranks["dom"] < ranks["lib"]);
    assert_eq!(supers_to_the_root("plain.rs"), 1);
    assert_eq!(supers_to_the_root("dom/mod.rs"), 1);
    assert_eq!(supers_to_the_root("dom/sink.rs"), 2);
    assert_eq!(
        without_comment("let a = \"https://a\"; // why"),
        "let a = \"https://a\"; "
    );
}

#[test]
fn lists_that_are_searched_are_sorted() {
    let list =
        Regex::new(r"(?s)((?:///[^\n]*\n)+)const (\w+): \[&str; \d+\] = \[(.*?)\];").unwrap();
    let word = Regex::new(r#""([^"]*)""#).unwrap();
    let mut problems = Vec::new();
    let mut count = 0;
    for source in sources() {
        for found in list.captures_iter(&source.text) {
            if !found[1].to_lowercase().contains("sorted") {
                continue;
            }
            count += 1;
            let words: Vec<&str> = word
                .captures_iter(&found[3])
                .filter_map(|word| Some(word.get(1)?.as_str()))
                .collect();
            let unsorted = words.windows(2).filter(|pair| pair[0] >= pair[1]);
            problems.extend(unsorted.map(|pair| {
                format!(
                    "src/{}: {}: {:?} before {:?}",
                    source.name, &found[2], pair[0], pair[1]
                )
            }));
        }
    }
    assert!(count > 3, "the lists are found");
    report("sorted lists", &problems);
}
