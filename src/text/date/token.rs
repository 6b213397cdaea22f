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

/// None with the name of an era has fewer: `令和元年9月4日`.
const FEWEST_WITH_ERA: usize = 2;

/// What stands behind the year of an era.
const YEAR: char = '年';

/// Skips a space.
pub(super) fn past_space(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Space, rest @ ..] => rest,
        rest => rest,
    }
}

/// Whether the part of a text that is read holds a digit.
pub(super) fn has_digit(text: &str) -> bool {
    holds_digits(text, 1)
}

/// Whether the part of a text that is read may hold the digits of a date.
pub(super) fn has_digits(text: &str) -> bool {
    holds_digits(text, FEWEST_DIGITS)
        || holds_digits(text, FEWEST_WITH_ERA) && start(text).contains(YEAR)
}

fn start(text: &str) -> &str {
    crate::text::beginning(text, 4 * LONGEST)
}

/// Whether bytes may be those of digits: told by a loop without branches, which most texts do not pass.
fn may_hold_digits(bytes: &[u8]) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit() | is_of_digit(byte);
    bytes.iter().fold(false, |any, byte| any | is_digit(byte))
}

fn holds_digits(text: &str, fewest: usize) -> bool {
    let bytes = start(text).as_bytes();
    if !may_hold_digits(bytes) {
        return false;
    }
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit());
    digits.take(fewest).count() == fewest
        || bytes.iter().any(is_of_digit) && {
            let digits = text.chars().take(LONGEST).filter_map(digit);
            digits.take(fewest).count() == fewest
        }
}

/// Whether a byte is the first of a digit's in UTF-8, of the scripts that have their own.
fn is_of_digit(byte: &u8) -> bool {
    matches!(byte, 0xD9 | 0xDB | 0xE0 | 0xE1 | 0xEF)
}

/// The zeros of scripts that have their own digits: Arabic, Persian, those of India from Devanagari
/// to Malayalam, Thai, Lao, Tibetan, Burmese, Khmer, and the full-width ones of East Asia.
const ZEROS: [char; 17] = [
    '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{B66}', '\u{BE6}',
    '\u{C66}', '\u{CE6}', '\u{D66}', '\u{E50}', '\u{ED0}', '\u{F20}', '\u{1040}', '\u{17E0}',
    '\u{FF10}',
];

/// The value of a decimal digit.
fn digit(character: char) -> Option<u32> {
    if character.is_ascii() {
        return character.to_digit(10);
    }
    let at = ZEROS
        .partition_point(|zero| *zero <= character)
        .checked_sub(1)?;
    let value = u32::from(character) - u32::from(*ZEROS.get(at)?);
    (value < 10).then_some(value)
}

/// Whether a character joins the letters around it to a word, although it is none: accents, and the
/// signs of scripts of India and of Thai that are no vowels.
fn is_combining(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36F}' | '\u{E47}'..='\u{E4E}' | '\u{200C}' | '\u{200D}'
        | '\u{93C}' | '\u{9BC}' | '\u{A3C}' | '\u{ABC}' | '\u{B3C}'
        | '\u{94D}' | '\u{9CD}' | '\u{A4D}' | '\u{ACD}' | '\u{B4D}'
        | '\u{BCD}' | '\u{C4D}' | '\u{CCD}' | '\u{D4D}')
}
