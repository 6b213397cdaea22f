//! Expected outputs in files: compared byte for byte, shown as a line diff, rewritten on demand.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of agreement that a diff shows around each difference.
const CONTEXT: usize = 2;

/// The largest table of line pairs that a diff fills; beyond it all lines count as changed.
const LARGEST_TABLE: usize = 4_000_000;

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether expected files are to be rewritten instead of compared.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty() && value != "0")
}

/// The entries of a folder, sorted by name; none if the folder does not exist.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(listing) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = listing.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// What is wrong with the file at `path`, if it does not hold `actual`. `None` says that the file
/// must not exist. When updating, the file is made right instead.
pub(crate) fn difference(path: &Path, actual: Option<&str>) -> Option<String> {
    let expected = fs::read(path).ok();
    if expected.as_deref() == actual.map(str::as_bytes) {
        return None;
    }
    if updating() {
        match actual {
            Some(actual) => fs::write(path, actual).unwrap(),
            None => fs::remove_file(path).unwrap(),
        }
        return None;
    }
    let name = path.strip_prefix(root()).unwrap_or(path).display();
    Some(match (expected, actual) {
        (None, Some(actual)) => format!(
            "--- {name} is missing; UPDATE=1 writes it. It would hold:\n{}",
            diff("", actual)
        ),
        (_, None) => format!("--- {name} exists, but there is no such output\n"),
        (Some(expected), Some(actual)) => {
            let expected = String::from_utf8_lossy(&expected);
            format!(
                "--- {name} (- expected, + actual)\n{}",
                diff(&expected, actual)
            )
        }
    })
}

/// Fails with all problems at once, if there are any.
#[track_caller]
pub(crate) fn report(what: &str, problems: &[String]) {
    if !problems.is_empty() {
        panic!(
            "{what}: {} problems\n\n{}",
            problems.len(),
            problems.join("\n")
        );
    }
}

/// One line of a diff, before it is printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change<'a> {
    Same(&'a str),
    Gone(&'a str),
    New(&'a str),
}

/// The differences between two texts, line by line, with a little of what agrees around them.
pub(crate) fn diff(expected: &str, actual: &str) -> String {
    let changes = changes(&lines(expected), &lines(actual));
    let near = |index: usize| {
        let from = index.saturating_sub(CONTEXT);
        let to = (index + CONTEXT + 1).min(changes.len());
        changes[from..to]
            .iter()
            .any(|change| !matches!(change, Change::Same(_)))
    };
    let mut out = String::new();
    let mut skipped = false;
    for (index, change) in changes.iter().enumerate() {
        if !near(index) {
            skipped = true;
            continue;
        }
        if std::mem::take(&mut skipped) {
            out.push_str("  …\n");
        }
        let (sign, line) = match change {
            Change::Same(line) => (' ', line),
            Change::Gone(line) => ('-', line),
            Change::New(line) => ('+', line),
        };
        let visible = line.strip_suffix('\n').map(|line| line.escape_debug());
        match visible {
            Some(line) => writeln!(out, "{sign} {}", printable(&line.to_string())).unwrap(),
            None => writeln!(out, "{sign} {line} (no line end)").unwrap(),
        }
    }
    out
}

/// Undoes the escapes that only hurt: quotes and backslashes show nothing invisible.
fn printable(line: &str) -> String {
    line.replace("\\\"", "\"")
        .replace("\\'", "'")
        .replace("\\\\", "\\")
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The changes from one list of lines to another, by their longest common subsequence.
fn changes<'a>(old: &[&'a str], new: &[&'a str]) -> Vec<Change<'a>> {
    let start = old
        .iter()
        .zip(new)
        .take_while(|(old, new)| old == new)
        .count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let end = old_rest
        .iter()
        .rev()
        .zip(new_rest.iter().rev())
        .take_while(|(old, new)| old == new)
        .count();
    let (old_middle, same_end) = old_rest.split_at(old_rest.len() - end);
    let new_middle = &new_rest[..new_rest.len() - end];

    let mut changes: Vec<Change> = old[..start].iter().map(|line| Change::Same(line)).collect();
    if old_middle.len().saturating_mul(new_middle.len()) > LARGEST_TABLE {
        changes.extend(old_middle.iter().map(|line| Change::Gone(line)));
        changes.extend(new_middle.iter().map(|line| Change::New(line)));
    } else {
        push_middle(&mut changes, old_middle, new_middle);
    }
    changes.extend(same_end.iter().map(|line| Change::Same(line)));
    changes
}

fn push_middle<'a>(changes: &mut Vec<Change<'a>>, old: &[&'a str], new: &[&'a str]) {
    // common[i][j]: how many lines old[i..] and new[j..] have in common.
    let mut common = vec![vec![0_u32; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] = if old[i] == new[j] {
                common[i + 1][j + 1] + 1
            } else {
                common[i + 1][j].max(common[i][j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            changes.push(Change::Same(old[i]));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || i < old.len() && common[i + 1][j] >= common[i][j + 1] {
            changes.push(Change::Gone(old[i]));
            i += 1;
        } else {
            changes.push(Change::New(new[j]));
            j += 1;
        }
    }
}

#[test]
fn a_diff_shows_changed_lines_with_their_neighbours() {
    let old = "1\n2\n3\n4\n5\n6\n7\n8\n";
    let new = "1\n2\n3\n4\nfive\n6\n7\n8\n9\n";
    let expected = "  …\n  3\n  4\n- 5\n+ five\n  6\n  7\n  8\n+ 9\n";
    assert_eq!(diff(old, new), expected);
    assert_eq!(diff("", "a"), "+ a (no line end)\n");
    assert_eq!(diff("a\u{a0}\tb\n", "a b\n"), "- a\\u{a0}\\tb\n+ a b\n");
}
