//! Encodings: a table of pages in any of them, declared well, badly or not at all.
//!
//! Where no text comes out as it went in, the table must say so: the page's last three columns are
//! what was found, and hold `lost` where the text came out as another one.

use std::fs;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use tearsheet::{EncodingSource, Note, Options};

use crate::expected::{difference, report, root};

/// The encodings of the WHATWG Encoding Standard, by their names there; not those that are others under
/// another name.
pub(crate) const ENCODINGS: [&str; 38] = [
    "UTF-8",
    "IBM866",
    "ISO-8859-2",
    "ISO-8859-3",
    "ISO-8859-4",
    "ISO-8859-5",
    "ISO-8859-6",
    "ISO-8859-7",
    "ISO-8859-8",
    "ISO-8859-8-I",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-14",
    "ISO-8859-15",
    "ISO-8859-16",
    "KOI8-R",
    "KOI8-U",
    "macintosh",
    "windows-874",
    "windows-1250",
    "windows-1251",
    "windows-1252",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "x-mac-cyrillic",
    "GBK",
    "gb18030",
    "Big5",
    "EUC-JP",
    "ISO-2022-JP",
    "Shift_JIS",
    "EUC-KR",
    "UTF-16BE",
    "UTF-16LE",
];

/// Text in an encoding, with a byte order mark where the name of the encoding asks for one.
pub(crate) fn encoded(text: &str, name: &str) -> Vec<u8> {
    let (text, name) = match name.strip_prefix("bom ") {
        Some(name) => (format!("\u{feff}{text}"), name),
        None => (text.to_owned(), name),
    };
    let encoding = Encoding::for_label(name.as_bytes()).unwrap();
    if encoding == UTF_16LE {
        return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    }
    if encoding == UTF_16BE {
        return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    }
    encoding.encode(&text).0.into_owned()
}

/// A page with this markup in its head and this text; `{9}` in the head stands for so many bytes.
fn page(head: &str, text: &str) -> String {
    let head = match head.strip_prefix('{').and_then(|head| head.split_once('}')) {
        Some((bytes, head)) => format!("<!--{}-->{head}", "x".repeat(bytes.parse().unwrap())),
        None => head.to_owned(),
    };
    let text =
        format!("<html><title>Dusk</title><body><article><p>{text}</p></article></body></html>");
    // An XML declaration stands at the very start.
    match head.starts_with("<?xml") {
        true => format!("{head}<!doctype html>{text}"),
        false => format!("<!doctype html>{head}{text}"),
    }
}

fn source_name(source: EncodingSource) -> &'static str {
    match source {
        EncodingSource::ByteOrderMark => "byte order mark",
        EncodingSource::ContentType => "content type",
        EncodingSource::Meta => "meta",
        _ => "detection",
    }
}

/// The last three columns: the encoding, what told it, and the encoding that was not believed.
fn found(bytes: &[u8], header: &str, text: &str) -> [String; 3] {
    let header = (!header.is_empty()).then_some(header);
    let article = match tearsheet::extract_bytes(bytes, header, &Options::default()) {
        Ok(article) => article,
        Err(error) => return [error.kind().to_string(), String::new(), String::new()],
    };
    let mut columns = [String::new(), String::new(), String::new()];
    for note in &article.notes {
        match note {
            Note::Decoded { encoding, source } => {
                columns[0].clone_from(encoding);
                columns[1] = source_name(*source).to_owned();
            }
            Note::EncodingOverruled { declared } => columns[2].clone_from(declared),
            _ => {}
        }
    }
    if article.text().trim() != text {
        columns[0].push_str(", lost");
    }
    columns
}

#[test]
fn pages_in_all_encodings() {
    let path = root().join("fixtures/encodings/encodings.tsv");
    let table = fs::read_to_string(&path).unwrap();
    let mut lines = table.lines();
    let mut actual = format!("{}\n", lines.next().unwrap());
    for line in lines {
        let mut columns = line.split('\t');
        let mut column = || columns.next().unwrap();
        let (encoding, header, head, text) = (column(), column(), column(), column());
        let bytes = encoded(&page(head, text), encoding);
        let found = found(&bytes, header, text).join("\t");
        actual.push_str(&format!("{encoding}\t{header}\t{head}\t{text}\t{found}\n"));
    }
    report(
        "encodings",
        &Vec::from_iter(difference(&path, Some(&actual))),
    );
}

/// Every encoding of the WHATWG Encoding Standard that can be written is read where it is declared.
#[test]
fn the_table_has_every_encoding() {
    let path = root().join("fixtures/encodings/encodings.tsv");
    let table = fs::read_to_string(&path).unwrap();

    for name in ENCODINGS {
        let start = format!("{name}\t");
        assert!(table.lines().any(|line| line.starts_with(&start)), "{name}");
    }
}
