//! Corpora: what is known of each page, and the pages' bytes.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use serde_json::Value;

/// A folder with pages and the truth about them.
pub(crate) struct Corpus {
    folder: PathBuf,
    /// The pages in the order of the file.
    pub(crate) truths: Vec<Truth>,
}

/// What is known of a page.
pub(crate) struct Truth {
    pub(crate) id: String,
    pub(crate) url: Option<String>,
    pub(crate) page_type: Option<String>,
    /// The whole main content; without it only the parts are known.
    pub(crate) text: Option<String>,
    pub(crate) title: Known,
    pub(crate) author: Known,
    pub(crate) date: Known,
    pub(crate) must_have: Vec<String>,
    pub(crate) must_not_have: Vec<String>,
}

/// What is known of a value.
#[derive(PartialEq, Eq)]
pub(crate) enum Known {
    /// The truth does not speak of it.
    Untold,
    /// The page has none.
    Absent,
    Is(String),
}

impl Corpus {
    pub(crate) fn read(folder: &Path) -> Result<Corpus, String> {
        let truths = objects(&folder.join("truth.jsonl"))?;
        Ok(Corpus {
            folder: folder.to_owned(),
            truths: truths.iter().map(truth).collect::<Result<_, _>>()?,
        })
    }

    /// A page's bytes, in whatever encoding it has.
    pub(crate) fn page(&self, id: &str) -> Result<Vec<u8>, String> {
        bytes(&self.folder.join("pages").join(format!("{id}.html")))
    }
}

/// The objects in a file, one on each line.
pub(crate) fn objects(path: &Path) -> Result<Vec<Value>, String> {
    let bytes = bytes(path)?;
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    let full = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    let parsed = full.map(|(number, line)| {
        let wrong = |error| format!("{}, line {}: {error}", path.display(), number + 1);
        serde_json::from_slice(line).map_err(wrong)
    });
    parsed.collect()
}

/// A string in an object; none where it is empty, null or missing.
pub(crate) fn string(object: &Value, name: &str) -> Option<String> {
    let text = object[name].as_str()?;
    (!text.is_empty()).then(|| text.to_owned())
}

/// A file's bytes, or those of its compressed twin if there is no such file.
fn bytes(path: &Path) -> Result<Vec<u8>, String> {
    let read = match std::fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let mut name = path.as_os_str().to_owned();
            name.push(".gz");
            unpacked(Path::new(&name))
        }
        Ok(bytes) if bytes.starts_with(&[0x1F, 0x8B]) => unpacked(path),
        read => read,
    };
    read.map_err(|error| format!("cannot read {}: {error}", path.display()))
}

fn unpacked(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    MultiGzDecoder::new(File::open(path)?).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn truth(object: &Value) -> Result<Truth, String> {
    let known = |name: &str| match string(object, name) {
        Some(text) => Known::Is(text),
        None if object.get(name).is_some() => Known::Absent,
        None => Known::Untold,
    };
    let list = |name: &str| {
        let values = object[name].as_array().into_iter().flatten();
        values
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    };
    Ok(Truth {
        id: string(object, "id").ok_or("a truth has no id")?,
        url: string(object, "url"),
        page_type: string(object, "type"),
        text: object["text"].as_str().map(str::to_owned),
        title: known("title"),
        author: known("author"),
        date: known("date"),
        must_have: list("must_have"),
        must_not_have: list("must_not_have"),
    })
}
