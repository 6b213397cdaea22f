//! Surface cues: what the characters that meet at a seam tell about it.

use crate::text;

/// Added where a name is the last thing there is.
pub(super) const AT_END: f32 = 3.0;

/// Cutting a word, or before a sign that belongs to what is before it.
const IMPOSSIBLE: f32 = -14.0;

/// How the bundle was written once its tags were gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Style {
    /// Nothing stands between a name and the next headline.
    #[default]
    Glued,
    /// A space does.
    Spaced,
}

/// What a character is to a seam.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Upper,
    Lower,
    Digit,
    Ideograph,
    Hiragana,
    Katakana,
    /// Letters without case, in scripts with spaces: Hangul, Devanagari, Arabic.
    Letter,
    Open,
    Close,
    /// The end of a sentence.
    Stop,
    /// A sign that stands before a number or a name: `#`, `$`, `@`.
    Sign,
    Space,
    Other,
}

impl Class {
    fn is_unspaced(self) -> bool {
        matches!(self, Class::Ideograph | Class::Hiragana | Class::Katakana)
    }
}

fn class(character: char) -> Class {
    match character {
        '“' | '‘' | '«' | '„' | '‚' | '「' | '『' | '【' | '《' | '〈' | '〝' | '［' | '['
        | '¿' | '¡' | '（' | '〔' | '"' | '\'' => Class::Open,
        ')' | ']' | '」' | '』' | '】' | '》' | '〉' | '］' | '”' | '»' | '）' | '〕' => {
            Class::Close
        }
        '!' | '?' | '！' | '？' | '。' | '…' | '.' | '+' => Class::Stop,
        '#' | '$' | '@' | '€' | '£' | '¥' | '₹' | '＃' => Class::Sign,
        _ if character.is_whitespace() => Class::Space,
        _ if character.is_numeric() => Class::Digit,
        '\u{3041}'..='\u{309F}' => Class::Hiragana,
        '\u{30A0}'..='\u{30FF}' => Class::Katakana,
        _ if is_unspaced(character) => Class::Ideograph,
        _ if character.is_uppercase() => Class::Upper,
        _ if character.is_lowercase() => Class::Lower,
        _ if character.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

/// Whether a character is a letter of a script without spaces between words.
pub(super) fn is_unspaced(character: char) -> bool {
    text::is_ideographic(character) && (character.is_alphabetic() || character == 'ー')
}

/// How well two texts part.
pub(super) fn score(before: &str, behind: &str, style: Style) -> f32 {
    let left = match before.chars().next_back() {
        Some('/') if before.contains("://") => Class::Lower,
        Some(last) => class(last),
        None => Class::Space,
    };
    let mut following = behind.chars();
    let right = following.next().unwrap_or(' ');
    if right == '\n' {
        return 8.0;
    }
    let next = following.next();
    if ends_with_initial(before) {
        return IMPOSSIBLE / 2.0;
    }
    let is_space = class(right) == Class::Space;
    match style {
        Style::Glued if is_space => -4.0,
        Style::Spaced if is_space => {
            let start = behind
                .trim_start()
                .chars()
                .next()
                .map_or(Class::Space, class);
            if start == Class::Lower { -4.0 } else { 1.5 }
        }
        Style::Glued => glued(left, right, next),
        Style::Spaced => glued(left, right, next).min(0.0) - 3.0,
    }
}

/// Whether a text ends with a single letter and a full stop, so that more of them may follow.
fn ends_with_initial(text: &str) -> bool {
    let mut last = text.chars().rev();
    last.next() == Some('.')
        && last.next().is_some_and(char::is_uppercase)
        && last.next().is_none_or(|before| !before.is_alphanumeric())
}

fn glued(left: Class, right: char, next: Option<char>) -> f32 {
    use Class::{Close, Digit, Ideograph, Letter, Lower, Open, Other, Sign, Stop, Upper};
    let right_class = class(right);
    if left.is_unspaced() && right_class.is_unspaced() {
        return unspaced(left, right_class);
    }
    let fold = |class: Class| {
        if class.is_unspaced() {
            Ideograph
        } else {
            class
        }
    };
    let left = fold(left);
    match (left, fold(right_class)) {
        (Open | Sign | Other, _) => IMPOSSIBLE,
        (_, Open) => opening(left, right, next),
        (_, Sign) => 3.0,
        (Close, Upper | Ideograph | Letter | Digit) => 3.0,
        (Stop, Upper | Ideograph | Letter) => 1.0,
        (Stop, Digit) => -2.0,
        (Lower, Upper) => 4.0,
        (Upper, Upper) if next.is_some_and(char::is_lowercase) => 3.0,
        (Upper, Upper) => -2.0,
        (Lower, Digit) => 2.5,
        (Upper, Digit) => 1.5,
        (Letter, Digit) => 2.0,
        (Ideograph, Digit) => 1.0,
        (Digit, Upper) => 2.5,
        (Digit, Ideograph | Letter) => 0.5,
        (Lower | Upper, Ideograph | Letter) => 2.5,
        (Letter, Ideograph) | (Ideograph, Letter) => 2.0,
        (Ideograph, Upper) => 1.5,
        (Letter, Upper) => 2.5,
        (Ideograph, Lower) => -0.5,
        (Letter, Letter) => -1.0,
        _ => IMPOSSIBLE,
    }
}

/// Two characters of scripts without spaces: a change of script often parts words, a word in
/// katakana is never cut, and few headlines start in hiragana.
fn unspaced(left: Class, right: Class) -> f32 {
    match (left, right) {
        (Class::Katakana, Class::Katakana) => -4.0,
        (Class::Hiragana, Class::Hiragana) => -2.0,
        (_, Class::Hiragana) => -1.5,
        (Class::Ideograph, Class::Ideograph) => 0.0,
        _ => 0.5,
    }
}

/// An opening bracket or quotation mark; straight marks may as well be apostrophes or closing.
fn opening(left: Class, right: char, next: Option<char>) -> f32 {
    let next = next.map_or(Class::Space, class);
    match right {
        '\'' if left == Class::Lower && next == Class::Lower => IMPOSSIBLE,
        '\'' | '"' if matches!(next, Class::Space | Class::Other | Class::Close) => IMPOSSIBLE,
        '\'' | '"' => 3.0,
        '‘' | '“' if next == Class::Space => IMPOSSIBLE,
        _ => 5.0,
    }
}

/// A penalty for places inside words of a headline's start that look like seams of their own.
pub(super) fn glued_words(headline: &str, length: usize) -> f32 {
    const FOR_EACH: f32 = 2.5;
    let mut penalty = 0.0;
    let mut word = 0;
    let mut previous = ' ';
    for character in headline.chars().take(length) {
        // A single small letter before a capital is a product's name, as is a short prefix.
        if previous.is_lowercase() && character.is_uppercase() && word > 3 {
            penalty += FOR_EACH;
        }
        word = if character.is_alphanumeric() {
            word + 1
        } else {
            0
        };
        previous = character;
    }
    penalty
}
