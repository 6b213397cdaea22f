//! The page's language: as it is declared, else as the title's script shows it.

use super::declared::Declared;
use super::found::Found;
use super::page::Page;
use crate::article::MetadataSource;

/// The names of `<meta>` elements that give the language.
const METAS: [&str; 4] = [
    "content-language",
    "dc.language",
    "dcterms.language",
    "language",
];

/// The language of a page; `title` is its title.
pub(super) fn choose(
    page: &Page<'_>,
    declared: &Declared,
    title: Option<&str>,
) -> Option<Found<String>> {
    let meta = |names: &[&str]| {
        let tag = page.meta(names).and_then(tag)?;
        Some(Found::new(tag, MetadataSource::Meta))
    };
    let html = page.language.and_then(tag);
    html.map(|tag| Found::new(tag, MetadataSource::Element))
        .or_else(|| meta(&METAS))
        .or_else(|| {
            let declared = declared.first(|thing| thing.language.as_ref())?;
            let tag = tag(&declared.value)?;
            Some(Found::new(tag, declared.source))
        })
        .or_else(|| meta(&["og:locale"]))
        .or_else(|| {
            let language = of_script(title?)?;
            Some(Found::new(language.to_owned(), MetadataSource::Text))
        })
}

/// The language of a text, where one language alone is written with some of its letters.
fn of_script(text: &str) -> Option<&'static str> {
    text.chars().find_map(|character| match character {
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' => Some("ja"),
        '\u{AC00}'..='\u{D7A3}' => Some("ko"),
        '\u{E01}'..='\u{E3A}' => Some("th"),
        '\u{370}'..='\u{3FF}' if is_greek(text) => Some("el"),
        '\u{531}'..='\u{586}' => Some("hy"),
        '\u{10D0}'..='\u{10FA}' => Some("ka"),
        _ => None,
    })
}

/// Single Greek letters stand in formulas and names of any language.
fn is_greek(text: &str) -> bool {
    const FEWEST_LETTERS: usize = 8;
    let greek = |character: &char| matches!(character, '\u{370}'..='\u{3FF}');
    text.chars().filter(greek).count() >= FEWEST_LETTERS
}

/// A BCP 47 tag in its usual spelling; none where the text is no tag.
fn tag(text: &str) -> Option<String> {
    let text = text
        .split([',', ';', '@', '.'])
        .next()
        .unwrap_or("")
        .trim()
        .replace('_', "-");
    let mut parts = text.split('-');
    let letters = |part: &str| {
        part.chars()
            .all(|character| character.is_ascii_alphabetic())
    };
    let language = parts
        .next()
        .filter(|part| matches!(part.len(), 2 | 3) && letters(part))?;
    let mut tag = language.to_ascii_lowercase();
    for part in parts.take(3) {
        let usable = (2..=8).contains(&part.len())
            && part
                .chars()
                .all(|character| character.is_ascii_alphanumeric());
        if !usable {
            break;
        }
        tag.push('-');
        match part.len() {
            2 => tag.push_str(&part.to_ascii_uppercase()),
            4 => {
                let mut letters = part.chars();
                tag.extend(letters.next().map(|first| first.to_ascii_uppercase()));
                tag.push_str(&letters.as_str().to_ascii_lowercase());
            }
            _ => tag.push_str(&part.to_ascii_lowercase()),
        }
    }
    Some(tag)
}
