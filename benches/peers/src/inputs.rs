//! What is read: descriptions from standard input, pages from a folder.

use std::fs;
use std::io::{BufRead, Read};
use std::path::Path;

/// The descriptions on standard input.
pub(crate) fn descriptions() -> Result<Vec<String>, String> {
    let mut inputs = Vec::new();
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        let line = line.map_err(|error| format!("line {}: {error}", number + 1))?;
        let request: serde_json::Value =
            serde_json::from_str(&line).map_err(|error| format!("line {}: {error}", number + 1))?;
        let content = request.get("content").and_then(|content| content.as_str());
        let content = content.ok_or(format!("line {}: no \"content\"", number + 1))?;
        inputs.push(content.to_owned());
    }
    some(inputs)
}

/// The pages of a folder in the order of their names, each `every`-th of them.
pub(crate) fn pages(folder: &Path, every: usize) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| {
            let name = path.to_string_lossy();
            name.ends_with(".html") || name.ends_with(".html.gz")
        })
        .collect();
    paths.sort();
    let pages: Result<_, _> = paths.iter().step_by(every).map(|path| page(path)).collect();
    some(pages?)
}

fn page(path: &Path) -> Result<String, String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    let bytes = fs::read(path).map_err(told)?;
    let mut page = Vec::new();
    if path.extension().is_some_and(|extension| extension == "gz") {
        let mut reader = flate2::read::GzDecoder::new(bytes.as_slice());
        reader.read_to_end(&mut page).map_err(told)?;
    } else {
        page = bytes;
    }
    Ok(String::from_utf8_lossy(&page).into_owned())
}

fn some(inputs: Vec<String>) -> Result<Vec<String>, String> {
    match inputs.is_empty() {
        true => Err("no inputs".to_owned()),
        false => Ok(inputs),
    }
}

/// The CRC-32 of all inputs in a row: two programs that print the same read the same bytes.
pub(crate) fn checksum(inputs: &[String]) -> u32 {
    let mut sum = flate2::Crc::new();
    inputs.iter().for_each(|input| sum.update(input.as_bytes()));
    sum.sum()
}
