//! Words and sentences, as the rules compare them.

/// Lower case that keeps all places: a character stays where its other form has another length.
/// Line ends become spaces.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .map(|character| {
            let mut lower = character.to_lowercase();
            match (lower.next(), lower.next()) {
                _ if matches!(character, '\n' | '\r' | '\t') => ' ',
                (Some(one), None) if one.len_utf8() == character.len_utf8() => one,
                _ => character,
            }
        })
        .collect()
}

/// The words of a sorted list that a text starts with.
pub(super) fn starting<'a>(list: &'a [&'a str], text: &'a str) -> impl Iterator<Item = &'a str> {
    let first = text.chars().next();
    let from = list.partition_point(|word| word.chars().next() < first);
    let near = list.iter().skip(from);
    near.take_while(move |word| word.chars().next() == first)
        .filter(move |word| text.starts_with(**word))
        .copied()
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
