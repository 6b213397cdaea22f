//! What is published: the sources and the examples, and nothing that only this repository needs.

use std::process::Command;
use std::{env, fs};

use crate::expected::{report, root};

/// The most bytes of the package before it is packed.
const LARGEST_PACKAGE: u64 = 3_000_000;

/// The most bytes of one file.
const LARGEST_FILE: u64 = 250_000;

#[test]
fn the_package_holds_what_users_need_and_no_more() {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    let list = ["package", "--list", "--allow-dirty", "--offline"];
    let output = command.args(list).current_dir(root()).output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "cargo package: {errors}");
    let names = String::from_utf8(output.stdout).unwrap();
    let names: Vec<String> = names.lines().map(|name| name.replace('\\', "/")).collect();
    for needed in [
        "src/lib.rs",
        "README.md",
        "SECURITY.md",
        "LICENSE-MIT",
        "LICENSE-APACHE",
    ] {
        assert!(names.iter().any(|name| name == needed), "no {needed}");
    }
    let mut problems = Vec::new();
    let mut total = 0;
    for name in &names {
        let is_own = [
            "tests/",
            "benches/",
            ".ci/",
            ".github/",
            "examples/train_model/",
        ];
        let is_fixture = name.starts_with("fixtures/") && !name.starts_with("fixtures/examples/");
        if is_fixture || is_own.iter().any(|folder| name.starts_with(folder)) {
            problems.push(format!("{name} is for this repository only"));
        }
        let bytes = fs::metadata(root().join(name)).map_or(0, |file| file.len());
        if bytes > LARGEST_FILE {
            problems.push(format!("{name} has {bytes} bytes"));
        }
        total += bytes;
    }
    if total > LARGEST_PACKAGE {
        problems.push(format!("the package has {total} bytes"));
    }
    report("package", &problems);
    eprintln!("{} files, {total} bytes", names.len());
}
