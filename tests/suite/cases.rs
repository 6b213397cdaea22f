//! Cases: an input in `fixtures/`, and all that comes out of it.
//!
//! Every folder of a kind is a case. It holds the input (`input.html`, `input.txt`, or `input.bin`
//! for bytes), perhaps `options.json`, and what must come out: `expected.json`, the serde form of
//! the result, and `expected.txt`, `expected.md` and `expected.html`, its renderings. Where the
//! call fails, `expected.json` holds the error and stands alone.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tearsheet::block::Block;
use tearsheet::link::{Redirects, Tracking};
use tearsheet::{Article, Error, FurnitureKind, Limits, Options, render};

use crate::expected::{diff, difference, entries, report, root, updating};

/// What a case feeds to a front door.
pub(crate) struct Case {
    pub(crate) input: Input,
    pub(crate) options: Options,
    pub(crate) content_type: Option<String>,
    /// Which front door, where the folder does not tell.
    pub(crate) kind: Option<String>,
}

/// A case's input: text, or bytes that the crate has to decode.
pub(crate) enum Input {
    Text(String),
    Bytes(Vec<u8>),
}

/// All that comes out of a case.
struct Outcome {
    json: String,
    /// Text, Markdown and HTML; none of them where the call failed.
    renderings: [Option<String>; 3],
}

impl Case {
    /// Reads a case's folder.
    fn read(folder: &Path) -> Case {
        let set: Value = match fs::read_to_string(folder.join("options.json")) {
            Ok(text) => serde_json::from_str(&text).expect("options.json is JSON"),
            Err(_) => Value::Null,
        };
        let text = |name: &str| set[name].as_str().map(str::to_owned);
        let mut options = Options::default();
        if let Some(url) = text("url") {
            options = options.with_url(url);
        }
        if let Some(title) = text("title") {
            options = options.with_title(title);
        }
        if let Some(link) = text("original_link") {
            options = options.with_original_link(link);
        }
        if set["redirects"] == "kept" {
            options = options.with_redirects(Redirects::Kept);
        }
        if set["tracking"] == "removed" {
            options = options.with_tracking(Tracking::Removed);
        }
        if let Some(outlets) = set["outlets"].as_array() {
            options = options.with_outlets(outlets.iter().filter_map(Value::as_str));
        }
        options = options.with_comments(set["comments"] == true);
        options = with_selectors(options, &set, folder);
        Case {
            input: read_input(folder),
            options,
            content_type: text("content_type"),
            kind: text("kind"),
        }
    }

    /// The input as text, for front doors that take no bytes.
    fn text(&self) -> &str {
        match &self.input {
            Input::Text(text) => text,
            Input::Bytes(_) => panic!("only pages are read as bytes"),
        }
    }
}

/// The options with the selectors and the rules that a case sets.
fn with_selectors(mut options: Options, set: &Value, folder: &Path) -> Options {
    let list = |name: &str| {
        let selectors = set[name].as_array().into_iter().flatten();
        selectors.filter_map(Value::as_str).map(str::to_owned)
    };
    options = options.with_keep_selectors(list("keep_selectors")).unwrap();
    options = options
        .with_remove_selectors(list("remove_selectors"))
        .unwrap();
    if let Some(selector) = set["content_selector"].as_str() {
        options = options.with_content_selector(selector).unwrap();
    }
    if let Some(name) = set["site_rules"].as_str() {
        let rules = fs::read_to_string(folder.join(name)).expect("the file of rules is there");
        options = options.with_site_rules(rules.parse().expect("the rules are rules"));
    }
    options
}

fn read_input(folder: &Path) -> Input {
    for name in ["input.html", "input.txt"] {
        if let Ok(text) = fs::read_to_string(folder.join(name)) {
            return Input::Text(text);
        }
    }
    match fs::read(folder.join("input.bin")) {
        Ok(bytes) => Input::Bytes(bytes),
        Err(_) => panic!("{} holds no input", folder.display()),
    }
}

fn clean(case: &Case) -> Outcome {
    let description = tearsheet::clean_with(case.text(), &case.options);
    let bundle = tearsheet::bundle_with(case.text(), &case.options);
    assert_eq!(bundle, description.bundle, "`bundle` and `clean` disagree");
    outcome(&description, &description.blocks)
}

fn extract(case: &Case) -> Outcome {
    let content_type = case.content_type.as_deref();
    let result = match &case.input {
        Input::Text(html) => tearsheet::extract(html, &case.options),
        Input::Bytes(bytes) => tearsheet::extract_bytes(bytes, content_type, &case.options),
    };
    article(result)
}

fn structure(case: &Case) -> Outcome {
    article(Ok(tearsheet::structure(case.text())))
}

/// Hostile inputs name their front door; most are descriptions.
fn hostile(case: &Case) -> Outcome {
    by_kind(case, "description")
}

/// So do inputs with selectors; most are pages.
fn ruled(case: &Case) -> Outcome {
    by_kind(case, "page")
}

fn by_kind(case: &Case, usual: &str) -> Outcome {
    match case.kind.as_deref().unwrap_or(usual) {
        "description" => clean(case),
        "page" => extract(case),
        "text" => structure(case),
        other => panic!("unknown kind {other:?} in options.json"),
    }
}

fn article(result: Result<Article, Error>) -> Outcome {
    match result {
        Ok(article) => outcome(&article, &article.blocks),
        Err(error) => Outcome {
            json: pretty(&json!({"error": error.kind().name(), "message": error.to_string()})),
            renderings: [None, None, None],
        },
    }
}

fn outcome(result: &impl serde::Serialize, blocks: &[Block]) -> Outcome {
    let text = render::text(blocks);
    let markdown = render::markdown(blocks);
    Outcome {
        json: pretty(result),
        renderings: [Some(text), Some(markdown), Some(render::html(blocks))],
    }
}

fn pretty(value: &impl serde::Serialize) -> String {
    let mut json = serde_json::to_string_pretty(value).expect("results serialise");
    json.push('\n');
    json
}

/// Runs every case in a folder of `fixtures/` and compares all that comes out.
#[track_caller]
fn check(kind: &str, run: fn(&Case) -> Outcome) {
    let folders = entries(&root().join("fixtures").join(kind));
    assert!(!folders.is_empty(), "no cases in fixtures/{kind}");
    let mut problems = Vec::new();
    for folder in folders {
        // Shown if the case panics.
        eprintln!("{}", folder.display());
        let outcome = run(&Case::read(&folder));
        let [text, markdown, html] = &outcome.renderings;
        problems.extend(
            [
                ("expected.json", Some(&outcome.json)),
                ("expected.txt", text.as_ref()),
                ("expected.md", markdown.as_ref()),
                ("expected.html", html.as_ref()),
            ]
            .into_iter()
            .filter_map(|(name, actual)| {
                difference(&folder.join(name), actual.map(String::as_str))
            }),
        );
    }
    report(kind, &problems);
}

/// Splits every title of a table and compares headline and outlet.
#[track_caller]
fn check_titles(name: &str) {
    let path = root().join("fixtures/titles").join(name);
    let table = fs::read_to_string(&path).unwrap();
    let mut lines = table.lines();
    let mut actual = format!("{}\n", lines.next().expect("a line of column names"));
    for line in lines {
        let title = line.split('\t').next().unwrap_or("");
        let headline = tearsheet::headline(title);
        let outlet = headline.outlet.unwrap_or_default();
        actual.push_str(&format!("{title}\t{}\t{outlet}\n", headline.text));
    }
    report("titles", &Vec::from_iter(difference(&path, Some(&actual))));
}

#[test]
fn descriptions() {
    check("descriptions", clean);
}

/// Structure of all kinds, in descriptions: there nothing is chosen, and all of it has to come out.
#[test]
fn structure_is_kept() {
    check("structure", clean);
}

#[test]
fn pages() {
    check("pages", extract);
}

#[test]
fn ruled_inputs() {
    check("ruled", ruled);
}

#[test]
fn texts() {
    check("texts", structure);
}

#[test]
fn hostile_inputs() {
    check("hostile", hostile);
}

#[test]
fn titles() {
    check_titles("titles.tsv");
}

fn name_of(folder: &Path) -> String {
    folder.file_name().unwrap().to_string_lossy().into_owned()
}

/// The HTML of every case, cleaned once more, is the same.
#[test]
fn html_reads_back_as_the_same_blocks() {
    let limits = Limits::default().with_unescape_rounds(0);
    let kept = FurnitureKind::ALL.iter().copied();
    let options = Options::default()
        .with_limits(limits)
        .with_redirects(Redirects::Kept)
        .with_furniture_kept(kept);
    let mut problems = Vec::new();
    for kind in [
        "descriptions",
        "hostile",
        "pages",
        "ruled",
        "structure",
        "texts",
    ] {
        for folder in entries(&root().join("fixtures").join(kind)) {
            let path = folder.join("expected.html");
            // A number in brackets behind a headline counts articles; mojibake that a page is about is
            // repaired in a description.
            let exceptions = ["bundle_outlet_is_a_number", "written_about_mojibake"];
            if exceptions.contains(&name_of(&folder).as_str()) {
                continue;
            }
            let Ok(html) = fs::read_to_string(&path) else {
                continue;
            };
            let again = render::html(&tearsheet::clean_with(&html, &options).blocks);
            if again != html {
                problems.push(format!("{}\n{}", path.display(), diff(&html, &again)));
            }
        }
    }
    report("read back", &problems);
}

#[test]
fn results_read_back_from_their_serde_form() {
    if updating() {
        return;
    }
    for folder in entries(&root().join("fixtures/pages")) {
        let Ok(json) = fs::read_to_string(folder.join("expected.json")) else {
            continue;
        };
        if !json.starts_with("{\n  \"error\"") {
            let article: Article = serde_json::from_str(&json).unwrap();
            assert_eq!(pretty(&article), json, "{}", folder.display());
        }
    }
}
