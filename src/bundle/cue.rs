//! Surface cues: what the characters that meet at a seam tell about it.

use crate::text;

/// Added where a name is the last thing there is.
pub(super) const AT_END: f32 = 3.0;

/// Cutting a word, or before a sign that belongs to what is before it.
pub(super) const IMPOSSIBLE: f32 = -14.0;

/// Taken from a seam within a word where spaces part all others.
const WITHIN_WORD: f32 = 8.0;

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
    /// A dash, which opens what somebody says in some languages.
    Dash,
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
        // By far the most of them, and slow to tell from numbers and from letters.
        '\u{4E00}'..='\u{9FFF}' => Class::Ideograph,
        '“' | '‘' | '«' | '„' | '‚' | '「' | '『' | '【' | '《' | '〈' | '〝' | '［' | '['
        | '¿' | '¡' | '（' | '〔' | '"' | '\'' => Class::Open,
        ')' | ']' | '」' | '』' | '】' | '》' | '〉' | '］' | '”' | '»' | '）' | '〕' => {
            Class::Close
        }
        '!' | '?' | '！' | '？' | '。' | '…' | '.' | '+' => Class::Stop,
        '#' | '$' | '@' | '€' | '£' | '¥' | '₹' | '＃' => Class::Sign,
        '–' | '—' => Class::Dash,
        _ if character.is_whitespace() => Class::Space,
        _ if character.is_numeric() => Class::Digit,
        '\u{3041}'..='\u{309F}' => Class::Hiragana,
        '\u{30A0}'..='\u{30FF}' => Class::Katakana,
        _ if is_unspaced(character) => Class::Ideograph,
        _ if character.is_uppercase() => Class::Upper,
        _ if character.is_lowercase() => Class::Lower,
        _ if character.is_alphabetic() || is_final_mark(character) => Class::Letter,
        _ => Class::Other,
    }
}

/// Whether a character is a sign that belongs to the letter before it, often a word's last, and is no
/// letter by itself: the viramas and nuktas of India and Sri Lanka, the tone marks of Thailand and Laos.
fn is_final_mark(character: char) -> bool {
    let code = u32::from(character);
    (0x900..0xD80).contains(&code) && matches!(code % 0x80, 0x3C | 0x4D)
        || matches!(character, '\u{DCA}' | '\u{E47}'..='\u{E4E}' | '\u{EC8}'..='\u{ECE}')
}

/// Whether a character is a letter of a script without spaces between words.
pub(super) fn is_unspaced(character: char) -> bool {
    match character {
        // Nearly all of them; what Unicode's tables say of each costs more to find out.
        '\u{4E00}'..='\u{9FFF}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | 'ー' => true,
        _ => text::is_ideographic(character) && character.is_alphabetic(),
    }
}

/// Whether a character belongs to a script in which names are not parted from what stands before or
/// behind them within a name: those without spaces, Hangul and Thai. Latin letters stand among them.
pub(super) fn has_no_spaces(character: char) -> bool {
    is_unspaced(character)
        || matches!(character, '\u{E00}'..='\u{E7F}' | '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}')
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
            match start {
                Class::Lower => -4.0,
                Class::Letter => 0.5,
                _ => 1.5,
            }
        }
        Style::Glued => {
            let right = as_opening(before, right, next);
            glued(left, right, next)
                + between_letters(before, right, next)
                + within_word(before, behind)
        }
        Style::Spaced => glued(left, right, next).min(0.0) - WITHIN_WORD,
    }
}

/// The character behind a seam, an opening mark in place of one that opens what it closes elsewhere:
/// `”so”` in Swedish and Finnish, `»so«` in Danish and German. A mark that a text before it has opened
/// closes it.
fn as_opening(before: &str, right: char, next: Option<char>) -> char {
    let (pair, opening, closing) = match right {
        '’' if next.is_some_and(is_semitic) => return '‘',
        '”' => (['“', '„', '”'], '“', '”'),
        '»' => (['«', '‹', '»'], '«', '»'),
        '«' if before.contains('»') => return '»',
        '“' if before.contains('„') => return '”',
        _ => return right,
    };
    let starts_word = next.is_some_and(char::is_alphanumeric);
    if starts_word && !before.contains(pair) {
        opening
    } else {
        closing
    }
}

/// What two letters of a script without case tell that meet: some letters only end words, and
/// some hardly stand but at their start.
fn between_letters(before: &str, right: char, next: Option<char>) -> f32 {
    const ENDING: f32 = 3.0;
    const STARTING: f32 = 1.5;
    let ends_word = before.ends_with(['ة', 'ى', 'ך', 'ם', 'ן', 'ף', 'ץ', '।', 'ฯ', 'ๆ']);
    let article = right == 'ا' && next == Some('ل');
    let starts_word =
        article || is_independent_vowel(right) || matches!(right, '\u{E40}'..='\u{E44}');
    let joins_before = matches!(
        right,
        'ة' | 'ى' | 'ך' | 'ם' | 'ן' | 'ף' | 'ץ' | '\u{E2F}'..='\u{E3A}' | '\u{E45}'..='\u{E4E}'
    );
    // The Arabic article stands before a word and never alone.
    let article_alone = before.ends_with(" ال") || before == "ال";
    if joins_before || article_alone || ends_in_lone_letter(before) && is_semitic(right) {
        return IMPOSSIBLE;
    }
    let ending = match before.chars().next_back() {
        _ if ends_word => ENDING,
        Some(TAMIL_PULLI) => STARTING,
        Some('ء') if is_semitic(right) && !goes_on_behind_hamza(right) => STARTING,
        _ => 0.0,
    };
    ending + if starts_word { STARTING } else { 0.0 }
}

/// Words that headlines start with and names do not hold, in these scripts: what asks and what calls.
/// Sorted.
const FIRST_WORDS: [&str; 61] = [
    "איך",
    "איפה",
    "האם",
    "כיצד",
    "כמה",
    "למה",
    "מדוע",
    "מה",
    "מי",
    "מתי",
    "צפו",
    "آیا",
    "أين",
    "أيهما",
    "بالصور",
    "بالفيديو",
    "شاهد",
    "عاجل",
    "كم",
    "كيف",
    "لماذا",
    "ماذا",
    "متى",
    "هل",
    "چرا",
    "چند",
    "چه",
    "چگونه",
    "کدام",
    "کیا",
    "کیسے",
    "کیوں",
    "कधी",
    "कसे",
    "कहां",
    "काय",
    "कितना",
    "कितनी",
    "कितने",
    "कैसे",
    "कौन",
    "क्या",
    "क्यों",
    "जानिए",
    "जानें",
    "देखें",
    "কত",
    "কবে",
    "কী",
    "কীভাবে",
    "কেন",
    "কোথায়",
    "জানুন",
    "என்ன",
    "எப்படி",
    "எப்போது",
    "ஏன்",
    "யார்",
    "ఎందుకు",
    "ఎలా",
    "ఏమిటి",
];

/// What the word tells that a seam is in, in scripts with spaces and without case: two words were
/// glued where the seam is, so that it stands in a long one, and the second may be a headline's first.
fn within_word(before: &str, behind: &str) -> f32 {
    const USUAL: f32 = 7.0;
    const FOR_EACH: f32 = 0.25;
    const MOST: f32 = 1.5;
    const FAR: usize = 20;
    const FIRST_WORD: f32 = 3.5;
    if !before.ends_with(is_caseless) || !behind.starts_with(is_caseless) {
        return 0.0;
    }
    let left = before.chars().rev().take(FAR);
    let left = left.take_while(|sign| is_caseless(*sign)).count();
    let right = behind.chars().take(FAR);
    let right = right.take_while(|sign| is_caseless(*sign)).count();
    let length = (((left + right) as f32 - USUAL) * FOR_EACH).clamp(-MOST, MOST);
    let word = behind.split(' ').next().unwrap_or("");
    // A shorter word may be the end of a longer one.
    let goes_before = |longer: &str| {
        let front = longer.strip_suffix(word).unwrap_or("");
        !front.is_empty() && before.ends_with(front)
    };
    let starts_headline = FIRST_WORDS.binary_search(&word).is_ok()
        && !FIRST_WORDS.iter().any(|longer| goes_before(longer));
    length + if starts_headline { FIRST_WORD } else { 0.0 }
}

/// Whether a character is a letter or a sign on it in Hebrew, Arabic or a script of India.
pub(super) fn is_caseless(character: char) -> bool {
    matches!(character, '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{6D3}' | '\u{900}'..='\u{DFF}')
}

/// Whether a text ends with a word of one Hebrew or Arabic letter, which is no word.
fn ends_in_lone_letter(text: &str) -> bool {
    let mut last = text.chars().rev();
    last.next().is_some_and(is_semitic) && last.next().is_none_or(char::is_whitespace)
}

fn is_semitic(character: char) -> bool {
    matches!(character, '\u{5D0}'..='\u{5EA}' | '\u{620}'..='\u{64A}' | '\u{66E}'..='\u{6D3}')
}

/// Whether an Arabic letter stands behind a hamza within words: endings and suffixes start with it.
fn goes_on_behind_hamza(character: char) -> bool {
    matches!(
        character,
        'ا' | 'ة' | 'ت' | 'ل' | 'ن' | 'ه' | 'و' | 'ك' | 'ي' | 'ى'
    )
}

/// The sign of a Tamil consonant without a vowel, with which most words end, and some syllables.
const TAMIL_PULLI: char = '\u{BCD}';

/// Whether a letter is an A of its own in a script of India, where vowels behind a consonant are
/// signs. The blocks of these scripts are alike in their order.
fn is_independent_vowel(character: char) -> bool {
    let code = u32::from(character);
    (0x900..0xD80).contains(&code) && matches!(code % 0x80, 0x05 | 0x06)
}

/// Whether a text ends with a single letter and a full stop, so that more of them may follow.
fn ends_with_initial(text: &str) -> bool {
    let mut last = text.chars().rev();
    last.next() == Some('.')
        && last.next().is_some_and(char::is_uppercase)
        && last.next().is_none_or(|before| !before.is_alphanumeric())
}

fn glued(left: Class, right: char, next: Option<char>) -> f32 {
    use Class::{
        Close, Dash, Digit, Ideograph, Letter, Lower, Open, Other, Sign, Space, Stop, Upper,
    };
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
    let next_class = next.map_or(Space, class);
    match (left, fold(right_class)) {
        (Open | Sign | Other | Dash, _) => IMPOSSIBLE,
        (_, Dash) if next_class == Space => 4.0,
        (Lower | Upper | Digit, Lower) if is_prefix(right) && next_class == Upper => {
            if left == Upper { 4.0 } else { 2.5 }
        }
        (_, Open) => opening(left, right, next),
        (_, Sign) => 3.0,
        (Close, Upper | Ideograph | Letter | Digit) => 3.0,
        (Stop, Upper | Ideograph | Letter) => 1.0,
        (Stop, Digit) => -2.0,
        (Lower, Upper) => 4.0,
        (Upper, Upper) if next_class == Lower => 3.0,
        (Upper, Upper) => -3.0,
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
        (Ideograph, Lower) if is_prefix(right) && next_class == Upper => 1.0,
        (Ideograph, Lower) => -2.0,
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
        '‘' | '“' if matches!(next, Class::Space | Class::Other) => IMPOSSIBLE,
        _ if left == Class::Ideograph => 2.5,
        _ => 5.0,
    }
}

/// A small letter that products' names start with before a capital: `iPhone`, `eBay`.
fn is_prefix(character: char) -> bool {
    matches!(character, 'e' | 'i' | 'x')
}

/// Whether a text ends with the small letter of a product's name, behind a capital.
pub(super) fn ends_in_prefix(text: &str) -> bool {
    let mut last = text.chars().rev();
    last.next().is_some_and(is_prefix) && last.next().is_some_and(char::is_uppercase)
}

/// Whether a text starts as products' names do: `iPhone`, `eBay`.
pub(super) fn starts_like_product(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(is_prefix) && characters.next().is_some_and(char::is_uppercase)
}

/// A penalty for places inside words of a text's start that look like seams of their own.
pub(super) fn glued_words(text: &str, length: usize) -> f32 {
    const FOR_EACH: f32 = 2.5;
    let mut penalty = 0.0;
    let mut before = [' '; 4];
    for character in text.chars().take(length) {
        let [_, two, three, previous] = before;
        // A single small letter before a capital is a product's name, as is a short prefix.
        let capital = character.is_uppercase()
            && previous.is_lowercase()
            && before.iter().all(|letter| letter.is_alphanumeric());
        let opens = matches!(character, '«' | '“' | '„' | '「') && previous.is_lowercase();
        if capital || opens || is_foreign(previous, character) || is_foreign(character, previous) {
            penalty += FOR_EACH;
        }
        before = [two, three, previous, character];
    }
    penalty
}

/// Whether a Latin letter and one of another alphabet meet. Scripts without spaces, and Hangul,
/// mix with Latin words; others do not.
fn is_foreign(latin: char, other: char) -> bool {
    latin.is_ascii_alphabetic()
        && u32::from(other) > 0x36F
        && other.is_alphabetic()
        && !text::is_ideographic(other)
        && !matches!(other, '\u{1E00}'..='\u{1EFF}' | '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}')
}

/// A penalty for a first word that nobody writes: what is left of a name in capitals or in digits
/// before a word, `TVMinister` or `24Minister`.
pub(super) fn stuck_start(headline: &str) -> f32 {
    const PENALTY: f32 = 3.0;
    let mut characters = headline.chars().peekable();
    let mut capitals = 0;
    let mut digits = 0;
    while characters
        .next_if(|character| character.is_ascii_digit())
        .is_some()
    {
        digits += 1;
    }
    while characters
        .next_if(|character| character.is_uppercase())
        .is_some()
    {
        capitals += 1;
    }
    let mut small = 0;
    while small < 2
        && characters
            .next_if(|character| character.is_lowercase())
            .is_some()
    {
        small += 1;
    }
    let camel =
        capitals == 1 && small == 1 && characters.peek().is_some_and(|next| next.is_uppercase());
    let stuck = digits > 0 && (capitals == 1 && small > 0 || capitals > 2)
        || digits == 0 && (capitals > 2 && small > 1 || camel);
    if stuck { PENALTY } else { 0.0 }
}
