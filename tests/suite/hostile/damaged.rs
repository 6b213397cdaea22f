//! Every input in `fixtures/`, damaged: cut anywhere, bits turned over, in any encoding.

use std::fs;

use tearsheet::block::validate;
use tearsheet::{Options, render};

use crate::encodings::{ENCODINGS, encoded};
use crate::expected::{entries, root};

/// An input is cut at every so many bytes.
const STEP: usize = 97;

/// The inputs of all cases.
pub(crate) fn inputs() -> Vec<Vec<u8>> {
    let mut inputs = Vec::new();
    for kind in entries(&root().join("fixtures")) {
        for folder in entries(&kind) {
            let names = ["input.html", "input.txt", "input.bin"];
            inputs.extend(
                names
                    .iter()
                    .filter_map(|name| fs::read(folder.join(name)).ok()),
            );
        }
    }
    assert!(inputs.len() > 100, "the fixtures are found");
    inputs
}

/// Reads bytes in every way, and renders what comes of them.
fn endure(bytes: &[u8]) {
    if let Ok(article) = tearsheet::extract_bytes(bytes, None, &Options::default()) {
        validate(&article.blocks).unwrap();
        render::markdown(&article.blocks);
        render::html(&article.blocks);
    }
    let text = String::from_utf8_lossy(bytes);
    let description = tearsheet::clean(&text);
    validate(&description.blocks).unwrap();
    description.markdown();
    description.html();
    validate(&tearsheet::structure(&text).blocks).unwrap();
    tearsheet::headline(&text);
}

/// A small generator of numbers, the same on every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 as usize % bound.max(1)
    }
}

#[test]
fn inputs_may_be_cut_anywhere_with_any_bytes_changed() {
    let mut numbers = Numbers(0x5EED);
    for input in inputs() {
        for end in (0..input.len()).step_by(STEP) {
            let mut bytes = input[..end].to_vec();
            endure(&bytes);
            for _ in 0..=end / 400 {
                let at = numbers.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << numbers.below(8);
                }
            }
            endure(&bytes);
        }
    }
}

#[test]
fn inputs_may_be_in_any_encoding() {
    for (number, input) in inputs().iter().enumerate() {
        let text = String::from_utf8_lossy(input);
        // All encodings for all inputs would tell no more, and take minutes.
        for encoding in ENCODINGS.iter().skip(number % 4).step_by(4) {
            let bytes = encoded(&text, encoding);
            for header in [None, Some(format!("text/html; charset={encoding}"))] {
                let options = Options::default();
                let header = header.as_deref();
                if let Ok(article) = tearsheet::extract_bytes(&bytes, header, &options) {
                    validate(&article.blocks).unwrap();
                }
            }
        }
    }
}
