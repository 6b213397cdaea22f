//! Furniture of descriptions: every kind removed and kept, and tables of what is furniture or only
//! looks like it.

use std::fs;

use tearsheet::{Description, FurnitureKind, Note, Options, clean_with, render};

use crate::expected::{difference, report, root};

fn kinds(description: &Description) -> Vec<FurnitureKind> {
    let kinds = description.notes.iter().filter_map(|note| match note {
        Note::Furniture { kind, .. } => Some(*kind),
        _ => None,
    });
    let mut unique = Vec::new();
    for kind in kinds {
        if !unique.contains(&kind) {
            unique.push(kind);
        }
    }
    unique
}

fn names(kinds: &[FurnitureKind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    names.join(" ")
}

/// A description as a fixture tells it: its HTML, then its notes.
fn shown(description: &Description) -> String {
    let mut out = render::html(&description.blocks);
    out.push_str("\n\n");
    for note in &description.notes {
        if let Note::Furniture { kind, text } = note {
            out.push_str(&format!("{kind}: {text}\n"));
        }
    }
    out
}

/// A kind without a folder fails here.
#[test]
fn every_kind_is_removed_and_can_be_kept() {
    let mut problems = Vec::new();
    for kind in FurnitureKind::ALL {
        let folder = root().join("fixtures/furniture").join(kind.name());
        let Ok(raw) = fs::read_to_string(folder.join("input.html")) else {
            problems.push(format!("{kind}: no input in {}", folder.display()));
            continue;
        };
        let title = fs::read_to_string(folder.join("title.txt")).unwrap_or_default();
        let options = Options::default().with_title(title.trim());
        let removed = clean_with(&raw, &options);
        let kept = clean_with(&raw, &options.clone().with_furniture_kept([*kind]));
        assert!(kinds(&removed).contains(kind), "{kind} is not removed");
        assert!(!kinds(&kept).contains(kind), "{kind} is not kept");
        assert_ne!(removed.blocks, kept.blocks, "{kind} is not shown");
        let others: Vec<_> = kinds(&removed)
            .into_iter()
            .filter(|other| other != kind)
            .collect();
        assert_eq!(
            kinds(&kept),
            others,
            "{kind}: other kinds do not depend on it"
        );
        let all = options.with_furniture_kept(FurnitureKind::ALL.iter().copied());
        assert_eq!(kinds(&clean_with(&raw, &all)), [], "{kind}: all kinds kept");
        problems.extend(difference(
            &folder.join("removed.html"),
            Some(&shown(&removed)),
        ));
        problems.extend(difference(&folder.join("kept.html"), Some(&shown(&kept))));
    }
    report("furniture", &problems);
}

#[test]
fn kinds_have_names_of_their_own() {
    let mut names: Vec<&str> = FurnitureKind::ALL.iter().map(|kind| kind.name()).collect();
    for kind in FurnitureKind::ALL {
        let serde = serde_json::to_value(kind).unwrap();
        assert_eq!(serde, kind.name());
        assert_eq!(kind.to_string(), kind.name().replace('_', " "));
    }
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), FurnitureKind::ALL.len());
}

/// Reads a table of descriptions and compares the text that is left and the kinds removed.
#[track_caller]
fn check_table(name: &str, furniture: bool) {
    let path = root().join("fixtures/furniture").join(name);
    let table = fs::read_to_string(&path).unwrap();
    let mut lines = table.lines();
    let mut actual = format!("{}\n", lines.next().expect("a line of column names"));
    let mut problems = Vec::new();
    for line in lines {
        let mut columns = line.split('\t');
        let raw = columns.next().unwrap_or("");
        let title = columns.next().unwrap_or("");
        let options = Options::default().with_title(title);
        let description = clean_with(&raw.replace("\\n", "\n"), &options);
        let text = description.text().replace('\n', "\\n");
        let kinds = names(&kinds(&description));
        if kinds.is_empty() == furniture {
            problems.push(format!("{name}: {raw}: {kinds}"));
        }
        actual.push_str(&format!("{raw}\t{title}\t{text}\t{kinds}\n"));
    }
    problems.extend(difference(&path, Some(&actual)));
    report(name, &problems);
}

#[test]
fn ends_of_descriptions() {
    check_table("ends.tsv", true);
}

#[test]
fn texts_that_only_look_like_furniture() {
    check_table("look_alikes.tsv", false);
}
