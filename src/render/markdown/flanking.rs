//! Where the delimiters of emphasis are read as such.

/// What the rules for delimiters know of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Space,
    Word,
    Punctuation,
    /// Versions of the standard and its readers differ on whether it is punctuation.
    Unsure,
}

/// The class of a character.
pub(super) fn class(character: char) -> Class {
    if character.is_whitespace() || character.is_control() {
        return Class::Space;
    }
    if character.is_ascii_punctuation() {
        return Class::Punctuation;
    }
    // Circled and squared letters are letters to some and symbols to others.
    let circled = matches!(u32::from(character), 0x24B6..=0x24E9 | 0x1F130..=0x1F189);
    if character.is_alphanumeric() && !circled {
        Class::Word
    } else {
        Class::Unsure
    }
}

/// Whether a delimiter between `before` and `after` opens emphasis, whatever the reader takes
/// unsure characters for. `underscore` is for `_`, which does not work inside words.
pub(super) fn opens(before: Class, after: Class, underscore: bool) -> bool {
    readings(before, after).all(|(before, after)| {
        is_left_flanking(before, after)
            && (!underscore || !is_left_flanking(after, before) || before == Class::Punctuation)
    })
}

/// Whether a delimiter between `before` and `after` closes emphasis.
pub(super) fn closes(before: Class, after: Class, underscore: bool) -> bool {
    // Closing is opening seen from the other side.
    opens(after, before, underscore)
}

fn is_left_flanking(before: Class, after: Class) -> bool {
    match after {
        Class::Space => false,
        Class::Punctuation => before != Class::Word,
        _ => true,
    }
}

/// All ways to read two characters.
fn readings(before: Class, after: Class) -> impl Iterator<Item = (Class, Class)> {
    let readings = |class| match class {
        Class::Unsure => [Class::Word, Class::Punctuation],
        sure => [sure, sure],
    };
    readings(before)
        .into_iter()
        .flat_map(move |before| readings(after).map(|after| (before, after)))
}
