//! The numbers of items.

use crate::block::{List, Numbering};

/// The numerals of the largest Roman number.
const ROMAN: [(u64, &str); 13] = [
    (1_000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// No Roman number is larger.
const LARGEST_ROMAN: u64 = 3_999;

/// What HTML calls a list's numbering; none for the usual one.
pub(super) fn html_type(list: &List) -> Option<char> {
    list.start?;
    match list.numbering {
        Numbering::Decimal => None,
        Numbering::LowerLetters => Some('a'),
        Numbering::UpperLetters => Some('A'),
        Numbering::LowerRoman => Some('i'),
        Numbering::UpperRoman => Some('I'),
    }
}

/// A number as a list writes it. Numbers that a numbering does not know are decimal.
pub(super) fn written(number: u64, numbering: Numbering) -> String {
    match numbering {
        Numbering::LowerLetters if number > 0 => letters(number),
        Numbering::UpperLetters if number > 0 => letters(number).to_ascii_uppercase(),
        Numbering::LowerRoman if (1..=LARGEST_ROMAN).contains(&number) => roman(number),
        Numbering::UpperRoman if (1..=LARGEST_ROMAN).contains(&number) => {
            roman(number).to_ascii_uppercase()
        }
        _ => number.to_string(),
    }
}

/// 26 is `z` and 27 is `aa`.
fn letters(number: u64) -> String {
    let mut letters = Vec::new();
    let mut rest = number;
    while rest > 0 {
        rest -= 1;
        letters.push(b'a' + (rest % 26) as u8);
        rest /= 26;
    }
    letters
        .iter()
        .rev()
        .map(|letter| char::from(*letter))
        .collect()
}

fn roman(number: u64) -> String {
    let mut rest = number;
    let mut roman = String::new();
    for (value, numeral) in ROMAN {
        while rest >= value {
            rest -= value;
            roman.push_str(numeral);
        }
    }
    roman
}
