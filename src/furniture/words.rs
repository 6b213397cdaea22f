//! Words and sentences, as the rules compare them.

/// Lower case that keeps all places: a character stays where its other form has another length.
/// Line ends become spaces.
pub(super) fn fold(text: &str) -> String {
    let mut room = vec![0; text.len()];
    fold_into(text, &mut room);
    String::from_utf8(room).unwrap_or_default()
}

/// [`fold`] without a new string: the result stands in `room`, which is at least as long.
pub(super) fn fold_into<'r>(text: &str, room: &'r mut [u8]) -> &'r str {
    let Some(room) = room.get_mut(..text.len()) else {
        return "";
    };
    for (folded, byte) in room.iter_mut().zip(text.as_bytes()) {
        *folded = fold_byte(byte);
    }
    if !text.is_ascii() {
        let others = text.char_indices().filter(|(_, other)| has_case(*other));
        for (at, character) in others {
            let mut lower = character.to_lowercase();
            if let (Some(lower), None) = (lower.next(), lower.next())
                && lower.len_utf8() == character.len_utf8()
                && let Some(place) = room.get_mut(at..at + lower.len_utf8())
            {
                lower.encode_utf8(place);
            }
        }
    }
    std::str::from_utf8(room).unwrap_or("")
}

/// Whether a character beyond ASCII may have another case: most scripts of Asia have none.
fn has_case(character: char) -> bool {
    !character.is_ascii()
        && !matches!(character, '\u{590}'..='\u{109F}' | '\u{3000}'..='\u{A63F}' | '\u{AC00}'..='\u{FAFF}')
}

/// Whether a text in any case starts with words that are written in ASCII, in lower case.
pub(super) fn starts(text: &str, words: &str) -> bool {
    let start = text.as_bytes().get(..words.len());
    start.is_some_and(|start| start.iter().map(fold_byte).eq(words.bytes()))
}

fn fold_byte(byte: &u8) -> u8 {
    match byte {
        b'\n' | b'\r' | b'\t' => b' ',
        _ => byte.to_ascii_lowercase(),
    }
}

/// The words of a sorted list that a text starts with. The words have two bytes or more.
pub(super) fn starting<'a>(list: &'a [&'a str], text: &'a str) -> impl Iterator<Item = &'a str> {
    let start = |word: &str| {
        word.as_bytes()
            .first_chunk()
            .copied()
            .map_or(0, u16::from_be_bytes)
    };
    let first = start(text);
    let from = list.partition_point(|word| start(word) < first);
    let near = list.iter().skip(from);
    near.take_while(move |word| start(word) == first)
        .filter(move |word| text.starts_with(**word))
        .copied()
}

/// The words of a sorted list, looked for all at once anywhere in a text. They have three bytes or
/// more.
#[derive(Debug)]
pub(super) struct Needles {
    words: &'static [&'static str],
    /// A bit for each hash of three bytes that a word starts with.
    starts: [u64; 16],
}

impl Needles {
    pub(super) fn new(words: &'static [&'static str]) -> Needles {
        let mut starts = [0; 16];
        for start in words
            .iter()
            .filter_map(|word| word.as_bytes().first_chunk())
        {
            let (place, bit) = Needles::place(*start);
            if let Some(bits) = starts.get_mut(place) {
                *bits |= bit;
            }
        }
        Needles { words, starts }
    }

    fn place([one, two, three]: [u8; 3]) -> (usize, u64) {
        let hash = u32::from(one) | u32::from(two) << 8 | u32::from(three) << 16;
        let hash = hash.wrapping_mul(0x9E37_79B1) >> 22;
        (hash as usize >> 6, 1 << (hash & 63))
    }

    /// Whether one of the words may stand at the start of a text: most texts are refused.
    pub(super) fn may_start(&self, text: &[u8]) -> bool {
        let start = text.first_chunk().copied().map(Needles::place);
        start.is_some_and(|(place, bit)| {
            let bits = self.starts.get(place);
            bits.is_some_and(|bits| bits & bit != 0)
        })
    }

    /// The same for a text in any case, behind signs at its start. Where letters have case, only
    /// those of ASCII are told apart.
    pub(super) fn may_start_line(&self, text: &str) -> bool {
        let is_sign = |sign: char| sign.is_ascii_punctuation() || matches!(sign, ' ' | '–' | '—');
        let text = text.trim_start_matches(is_sign).as_bytes();
        let Some(start) = text.first_chunk::<3>() else {
            return false;
        };
        let cased = start.iter().any(|byte| (0xC2..=0xD4).contains(byte));
        cased || self.may_start(&start.map(|byte| fold_byte(&byte)))
    }

    /// The words in a text with their places, first to last.
    pub(super) fn all<'a>(&self, text: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
        let words = self.words;
        let places = text.as_bytes().windows(3).enumerate();
        let places = places.filter(|(_, start)| self.may_start(start));
        places.flat_map(move |(at, _)| {
            let rest = text.get(at..).unwrap_or("");
            starting(words, rest).map(move |word| (at, word))
        })
    }
}

/// Vowel signs of Asian scripts end words as letters do.
pub(super) fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{900}'..='\u{109F}')
}

/// Whether a sentence can start at a place: at the start of the text, on a new line of it, or
/// behind the end of another sentence.
pub(super) fn starts_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let trimmed = before.trim_end();
    let gap = before.get(trimmed.len()..).unwrap_or("");
    trimmed.is_empty()
        || gap.contains('\n')
        || trimmed.ends_with([
            '.', '!', '?', '…', '”', '"', '»', ']', ')', '|', '。', '！', '？', '۔', '।', '؟',
        ])
}

/// The places in a text where a word starts behind a space or a sign, and every ideograph.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, character)| {
        let was_inside = inside;
        inside = character.is_alphanumeric() && !crate::text::is_ideographic(character);
        (character.is_alphanumeric() && !(was_inside && inside)).then_some(at)
    })
}

/// The places in a text where a sentence starts, the first one first.
pub(super) fn sentence_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut open = true;
    text.char_indices().filter_map(move |(at, character)| {
        let starts = open && !character.is_whitespace();
        open = match character {
            '.' | '!' | '?' | '…' | '\n' | '|' | '。' | '！' | '？' | '۔' | '।' | '؟' => {
                true
            }
            '”' | '"' | '»' | ')' | ']' | '*' | '-' | '–' | '—' | '_' => open,
            _ => open && character.is_whitespace(),
        };
        starts.then_some(at)
    })
}
