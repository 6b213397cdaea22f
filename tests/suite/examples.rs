//! The programs in `examples/`, run as a user runs them, with their output in `fixtures/examples`.
//!
//! Cargo builds examples for a plain `cargo test`, beside this binary. `cargo test --test suite`
//! does not: build them with `cargo build --examples` first.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use flate2::{Compression, write::GzEncoder};
use regex::Regex;
use scraper::{Html, Selector};
use serde_json::Value;

use crate::expected::{difference, entries, report, root};

/// Every program in `examples/`.
pub(crate) const PROGRAMS: [&str; 8] = [
    "clean_description",
    "evaluate",
    "explain_page",
    "extract_page",
    "hugo_post",
    "ndjson",
    "split_bundle",
    "structure_text",
];

/// Predictions for the corpus in `fixtures/corpus`.
const PREDICTIONS: &str = "fixtures/corpus/predictions.jsonl";

/// Calls whose whole output is expected in `fixtures/examples/NAME.out`.
const CALLS: [(&str, &str, &[&str]); 13] = [
    ("clean_description", "clean_description", &[]),
    ("evaluate", "evaluate", &["--worst", "3", "--threads", "2"]),
    (
        "evaluate-predictions",
        "evaluate",
        &["--predictions", PREDICTIONS, "--worst", "3"],
    ),
    (
        "evaluate-structure",
        "evaluate",
        &["--structure", "--worst", "3", "--threads", "2"],
    ),
    ("extract_page", "extract_page", &[]),
    ("extract_page-markdown", "extract_page", &["--markdown"]),
    ("extract_page-html", "extract_page", &["--html"]),
    ("extract_page-json", "extract_page", &["--json"]),
    (
        "extract_page-selectors",
        "extract_page",
        &[
            "--content",
            "main",
            "--keep",
            "nav",
            "--keep",
            "footer",
            "--remove",
            "aside, article > h2 ~ *",
        ],
    ),
    (
        "extract_page-rules",
        "extract_page",
        &[
            "--rules",
            "fixtures/examples/site_rules.txt",
            "--url",
            "https://post.example.org/a",
        ],
    ),
    ("hugo_post", "hugo_post", &[]),
    ("split_bundle", "split_bundle", &[]),
    ("structure_text", "structure_text", &[]),
];

/// Where cargo put an example: this binary lies in `PROFILE/deps`, examples in `PROFILE/examples`.
fn program(name: &str) -> PathBuf {
    let suite = std::env::current_exe().unwrap();
    let profile = suite.parent().and_then(|deps| deps.parent()).unwrap();
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    let path = profile.join("examples").join(file);
    assert!(
        path.exists(),
        "{name} is not built; run `cargo build --examples`"
    );
    path
}

fn run(name: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(program(name))
        .args(arguments)
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that reads nothing, or that answers before it has read all, must not block us.
    let writer = std::thread::spawn(move || drop(pipe.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// The standard output of a call that must succeed.
fn stdout(name: &str, arguments: &[&str], input: &[u8]) -> Result<String, String> {
    let output = run(name, arguments, input);
    if output.status.success() {
        return String::from_utf8(output.stdout).map_err(|error| format!("{name}: {error}"));
    }
    let errors = String::from_utf8_lossy(&output.stderr);
    Err(format!("{name} {arguments:?}: {}\n{errors}", output.status))
}

fn expected_path(name: &str) -> PathBuf {
    root().join("fixtures/examples").join(format!("{name}.out"))
}

#[test]
fn programs_print_what_is_expected() {
    let mut problems = Vec::new();
    for (expected, name, arguments) in CALLS {
        match stdout(name, arguments, b"") {
            Ok(actual) => problems.extend(difference(&expected_path(expected), Some(&actual))),
            Err(problem) => problems.push(problem),
        }
    }
    report("examples", &problems);
}

#[test]
fn a_selector_that_is_none_is_told() {
    let rules = "fixtures/examples/page.html";
    for (argument, value, expected) in [
        ("--keep", "p >", "--keep: selector 1, character 4: "),
        ("--remove", "", "--remove: selector 1, character 1: "),
        ("--content", "p::x", "--content: selector 1, character 2: "),
        ("--rules", rules, "page.html: rules, line 1, character 1: "),
        ("--rules", "fixtures/none", "fixtures/none: "),
    ] {
        let output = run("extract_page", &[argument, value], b"");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{errors}");
        assert!(errors.contains(expected), "{errors}");
    }
}

#[test]
fn a_wrong_call_prints_the_usage_and_exits_with_2() {
    let mut problems = Vec::new();
    for name in PROGRAMS {
        let output = run(name, &["--no-such-flag"], b"");
        let errors = String::from_utf8_lossy(&output.stderr).to_lowercase();
        let fails = output.status.code() == Some(2) && output.stdout.is_empty();
        if !fails || !errors.contains("usage") {
            problems.push(format!(
                "{name} --no-such-flag: {}\n{errors}",
                output.status
            ));
        }
    }
    report("wrong calls", &problems);
}

/// Answers of the line protocol without the time they took, which no two runs share.
fn without_times(answers: &str) -> String {
    let mut timeless = String::new();
    for line in answers.lines() {
        let mut answer: Value = serde_json::from_str(line).expect("an answer is JSON");
        let fields = answer.as_object_mut().expect("an answer is an object");
        let time = fields.remove("us");
        let timed = time.is_some_and(|time| time.is_u64());
        assert_eq!(
            timed,
            fields.contains_key("ok"),
            "only good answers are timed: {line}"
        );
        timeless.push_str(&answer.to_string());
        timeless.push('\n');
    }
    timeless
}

#[test]
fn ndjson_answers_every_line_on_any_number_of_threads() {
    let input = std::fs::read(root().join("fixtures/examples/ndjson.in")).unwrap();
    let asked = input.split_inclusive(|byte| *byte == b'\n');
    let asked = asked.filter(|line| !line.trim_ascii().is_empty()).count();
    let one = without_times(&stdout("ndjson", &[], &input).unwrap());
    assert_eq!(one.lines().count(), asked, "one answer for each line");
    let four = without_times(&stdout("ndjson", &["--threads", "4"], &input).unwrap());
    assert_eq!(four, one, "the answers depend on the number of threads");
    let problem = difference(&expected_path("ndjson"), Some(&one));
    report("ndjson", &Vec::from_iter(problem));
}

/// Writes a compressed copy of a file into a folder.
fn compress(file: &Path, folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let name = file.file_name().unwrap().to_string_lossy();
    let packed = std::fs::File::create(folder.join(format!("{name}.gz"))).unwrap();
    let mut encoder = GzEncoder::new(packed, Compression::default());
    encoder.write_all(&std::fs::read(file).unwrap()).unwrap();
    encoder.finish().unwrap();
}

#[test]
fn corpora_may_be_compressed() {
    let corpus = root().join("fixtures/corpus");
    let packed = Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
    for page in entries(&corpus.join("pages")) {
        compress(&page, &packed.join("pages"));
    }
    compress(&corpus.join("truth.jsonl"), &packed);
    let measured = |folder: &Path| {
        let folder = folder.to_str().unwrap();
        stdout("evaluate", &["--no-url", "--worst", "9", folder], b"").unwrap()
    };
    assert_eq!(measured(&packed), measured(&corpus));
}

/// An explained page without its style, its script and what a new model changes: reasons, answers
/// and the doubts about them.
fn without_answers(explained: &str) -> String {
    let masks = [
        (
            r"(?s)(<style>|<script[^>]*>).*?(</style>|</script>)",
            "$1$2",
        ),
        (r"(?s)<table><caption>.*?</table>", ""),
        (r"--p:\d+%", "--p:?"),
        (r"<summary><b>\d+</b>", "<summary><b>?</b>"),
        (r"<b>\d+%</b>", "<b>?</b>"),
        (r"Doubtful <b>\d+</b>", "Doubtful <b>?</b>"),
        ("(chosen|left) doubtful", "$1"),
    ];
    masks.iter().fold(explained.to_owned(), |text, (mask, by)| {
        let mask = Regex::new(mask).unwrap();
        mask.replace_all(&text, *by).into_owned()
    })
}

#[test]
fn a_page_is_explained() {
    let page = stdout("explain_page", &[], b"").unwrap();
    let stages = |name: &str| page.matches(&format!("<caption>{name} stage")).count();
    let segments = page.matches("<li class=\"").count();
    assert_eq!(stages("First"), segments, "one a segment");
    assert!((1..segments).contains(&stages("Second")), "some settled");
    let problem = difference(
        &expected_path("explain_page"),
        Some(&without_answers(&page)),
    );
    report("explain_page", &Vec::from_iter(problem));
}

#[test]
fn nothing_of_a_page_gets_into_its_explanation_as_markup() {
    let hostile = std::fs::read(root().join("fixtures/examples/explain_page.in")).unwrap();
    for input in [hostile, b"<p>".to_vec(), b"\xFF\0".to_vec()] {
        let explained = stdout("explain_page", &["-"], &input).unwrap();
        let page = Html::parse_document(&explained);
        let count = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
        assert_eq!((count("script"), count("style"), count("meta")), (1, 1, 3));
        assert_eq!(
            count("iframe, object, embed, link, base, svg, math, template"),
            0
        );
        for element in page.select(&Selector::parse("*").unwrap()) {
            for (name, value) in element.value().attrs() {
                let value = value.to_lowercase();
                assert!(!name.starts_with("on"), "{name}={value}");
                assert!(!value.contains("javascript:"), "{name}={value}");
            }
        }
    }
}

#[test]
fn every_feature_is_told_in_words() {
    let features = stdout("explain_page", &["--features"], b"").unwrap();
    let wordless = features.lines().filter(|line| line.ends_with(": "));
    let problems: Vec<String> = wordless.map(str::to_owned).collect();
    report("features without words", &problems);
    assert!(features.lines().count() > 100, "all features are told");
}
