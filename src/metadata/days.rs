//! What a short text says about its days: which is that of publication, which that of a change, which neither.

use super::held::{Searched, Word, words};
use crate::text::date::{self, Order, Stamp};

/// Longer texts speak of more than one date.
const LONGEST_LABEL: usize = 80;

/// Longer texts, in bytes, tell no two days.
const LONGEST_LINE: usize = 240;

/// Words for a change, in lower case, or how they begin.
const CHANGES: [Word; 46] = words([
    "updat",
    "edited",
    "modifi",
    "revised",
    "last reviewed",
    "aktualisiert",
    "geändert",
    "mis à jour",
    "mise à jour",
    "actualiza",
    "atualiza",
    "aggiorna",
    "bijgewerkt",
    "gewijzigd",
    "обновлен",
    "обновлён",
    "отредактир",
    "更新",
    "修改",
    "uppdaterad",
    "oppdatert",
    "opdateret",
    "päivitetty",
    "muokattu",
    "güncelle",
    "수정",
    "aktualizacj",
    "aktualizov",
    "frissít",
    "modificat",
    "ažurirano",
    "izmenjeno",
    "posodobljen",
    "atnaujint",
    "atjaunin",
    "оновлен",
    "ενημέρωση",
    "עודכן",
    "تحديث",
    "به‌روز",
    "cập nhật",
    "diperbarui",
    "ปรับปรุง",
    "อัปเดต",
    "अपडेट",
    "ändrad",
]);

/// Words for publishing, in lower case, or how they begin.
const PUBLISHING: [Word; 24] = words([
    "publi",
    "posted",
    "veröffentlicht",
    "first",
    "original",
    "gepubliceerd",
    "pubblicat",
    "opublik",
    "publik",
    "julkaistu",
    "skrivet",
    "erstellt",
    "oluşturulma",
    "yayın",
    "опубликован",
    "создан",
    "입력",
    "公開",
    "发布",
    "發布",
    "objavljen",
    "megjelen",
    "paskelbt",
    "نشر",
]);

/// The place of the first of some words in a text in lower case.
fn first_of(text: &str, words: &[Word]) -> Option<usize> {
    let searched = Searched::new(text);
    let held = words.iter().filter(|word| searched.holds(word));
    held.filter_map(|word| text.find(word.text())).min()
}

/// Whether a text speaks of publishing.
pub(super) fn tells_publishing(text: &str) -> bool {
    Searched::new(&text.to_lowercase()).holds_any(&PUBLISHING)
}

/// Whether a short text speaks of a change, and not of publishing as well.
pub(super) fn tells_change(text: &str) -> bool {
    if text.chars().count() > LONGEST_LABEL {
        return false;
    }
    let text = text.to_lowercase();
    first_of(&text, &CHANGES)
        .is_some_and(|at| first_of(&text, &PUBLISHING).is_none() && !tells_both(&text, at))
}

/// Whether a day stands before the word for a change, and another time behind it.
fn tells_both(text: &str, at: usize) -> bool {
    let (before, behind) = text.split_at_checked(at).unwrap_or_default();
    behind.contains(|sign: char| sign.is_ascii_digit())
        && date::may_hold(before)
        && date::find(before, Order::DayFirst).is_some()
}

/// The day of publication in a text: where it tells that of a change first, the one behind a word for publishing.
pub(super) fn published(text: &str, order: Order) -> Option<Stamp> {
    let day = date::find(text, order)?;
    if text.len() > LONGEST_LINE {
        return Some(day);
    }
    let lower = text.to_lowercase();
    let other = first_of(&lower, &CHANGES).and_then(|at| {
        let (before, behind) = lower.split_at_checked(at)?;
        if date::find(before, order).is_some() {
            return None;
        }
        let (_, behind) = behind.split_at_checked(first_of(behind, &PUBLISHING)?)?;
        date::find(behind, order)
    });
    Some(other.unwrap_or(day))
}

/// The day behind the word for a change in a text that tells another as well, or the word for publishing.
pub(super) fn changed(text: &str, order: Order) -> Option<Stamp> {
    if text.len() > LONGEST_LINE || !date::may_hold(text) {
        return None;
    }
    let lower = text.to_lowercase();
    let (_, behind) = lower.split_at_checked(first_of(&lower, &CHANGES)?)?;
    date::find(behind, order)
}

/// Whether a text is a sentence rather than a line that tells a day.
pub(super) fn is_sentence(text: &str) -> bool {
    let is_word = |word: &&str| word.starts_with(char::is_alphabetic);
    text.ends_with(['.', '!', '?'])
        && text.split(' ').filter(is_word).count() >= FEWEST_OF_SENTENCE
        && !tells_publishing(text)
}

/// Shorter texts are no sentences, in words.
const FEWEST_OF_SENTENCE: usize = 6;

/// Whether a short text speaks of another day: on which a product came out or a member joined.
pub(super) fn tells_other(text: &str) -> bool {
    const OTHERS: [&str; 18] = [
        "visitor",
        "besucher",
        "visiteur",
        "joined",
        "registered",
        "member since",
        "mitglied seit",
        "inscrit le",
        "registrado",
        "регистрация",
        "release date",
        "released:",
        "erscheinungsdatum",
        "date de sortie",
        "fecha de lanzamiento",
        "data di uscita",
        "дата выхода",
        "発売日",
    ];
    if text.chars().count() > LONGEST_LABEL {
        return false;
    }
    let text = text.to_lowercase();
    OTHERS.iter().any(|word| text.contains(word))
}

/// Whether a text tells since when something is so: a site is counted, a club has met.
pub(super) fn tells_beginning(text: &str) -> bool {
    const SINCE: [&str; 8] = [
        "since ", "seit ", "depuis ", "desde ", "sinds ", "od ", "с ", "dal ",
    ];
    let start = text
        .split_inclusive(' ')
        .next()
        .unwrap_or("")
        .to_lowercase();
    SINCE.contains(&start.as_str())
}

/// Whether a text tells whose the rights are: its date is that of the site.
pub(super) fn tells_rights(text: &str) -> bool {
    text.contains('©') || text.to_lowercase().contains("copyright")
}

/// Whether a text is two days and what joins them: those of a life or of an event.
pub(super) fn is_span(text: &str) -> bool {
    const JOINING: [&str; 3] = [" - ", " – ", " — "];
    let ends = JOINING.iter().filter_map(|mark| text.split_once(mark));
    let mut days = ends.filter_map(|(first, last)| date::whole(first).zip(date::whole(last)));
    days.any(|(first, last)| first.day < last.day)
}
