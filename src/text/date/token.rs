//! The numbers, words and marks that dates are written with.

/// How much text a date is looked for in.
const LONGEST: usize = 400;

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Token {
    /// A value and how many digits it was written with.
    Number(u64, usize),
    Word(String),
    Mark(char),
    Space,
}

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for character in text.chars().take(LONGEST) {
        if let Some(digit) = digit(character) {
            match tokens.last_mut() {
                Some(Token::Number(value, digits)) => {
                    *value = value.saturating_mul(10).saturating_add(digit.into());
                    *digits += 1;
                }
                _ => tokens.push(Token::Number(digit.into(), 1)),
            }
        } else if character.is_alphabetic() || is_combining(character) {
            let ideographic = crate::text::is_ideographic(character);
            match tokens.last_mut() {
                Some(Token::Word(word))
                    if !ideographic && !word.starts_with(crate::text::is_ideographic) =>
                {
                    word.extend(character.to_lowercase());
                }
                _ => tokens.push(Token::Word(character.to_lowercase().collect())),
            }
        } else if character.is_whitespace() {
            if tokens.last() != Some(&Token::Space) {
                tokens.push(Token::Space);
            }
        } else {
            tokens.push(Token::Mark(character));
        }
    }
    tokens
}

/// No date has fewer digits: `4/9/25`.
const FEWEST_DIGITS: usize = 4;

/// Whether the part of a text that is read may hold a digit.
pub(super) fn has_digit(text: &str) -> bool {
    start(text).iter().any(is_of_digit)
}

/// Whether the part of a text that is read may hold the digits of a date.
pub(super) fn has_digits(text: &str) -> bool {
    start(text).iter().filter(|byte| is_of_digit(byte)).count() >= FEWEST_DIGITS
}

fn start(text: &str) -> &[u8] {
    let bytes = text.as_bytes();
    bytes.get(..4 * LONGEST).unwrap_or(bytes)
}

/// Whether a byte is a digit, or the first of an Arabic digit's in UTF-8.
fn is_of_digit(byte: &u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, 0xD9 | 0xDB)
}

/// The value of a European or an Arabic digit, of either kind.
fn digit(character: char) -> Option<u32> {
    let code = u32::from(character);
    match character {
        '\u{660}'..='\u{669}' => Some(code - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(code - 0x6F0),
        _ => character.to_digit(10),
    }
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{93C}' | '\u{94D}')
}
