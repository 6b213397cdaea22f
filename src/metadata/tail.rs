//! What follows a name in a byline: words, a date, a reporter's mark.

use crate::text::date;

/// Cuts what follows words that only stand after a byline.
pub(super) fn cut_at_tail(part: &str) -> &str {
    const AFTER: [&str; 29] = [
        "on",
        "updated",
        "published",
        "posted",
        "last",
        "reviewed",
        "written",
        "aktualisiert",
        "veröffentlicht",
        "erstellt",
        "publié",
        "modifié",
        "publicado",
        "actualizado",
        "atualizado",
        "pubblicato",
        "aggiornato",
        "bijgewerkt",
        "gepubliceerd",
        "uppdaterad",
        "publicerad",
        "oppdatert",
        "publisert",
        "opdateret",
        "aktualizacja",
        "aktualizováno",
        "julkaistu",
        "päivitetty",
        "skrifar",
    ];
    /// One word alone before these is no name but begins one: "Human in the Loop".
    const AFTER_FULL_NAME: [&str; 3] = ["at", "from", "in"];
    let cut = cut_at(part, |count, word| {
        count > 0
            && (AFTER.contains(&word.trim_end_matches(':'))
                || matches!(word, "-" | "–")
                || word.contains('@'))
            || count > 1 && AFTER_FULL_NAME.contains(&word)
    });
    if cut.len() < part.len() {
        // The name is a sentence of its own before them.
        return cut.trim_end().trim_end_matches('.');
    }
    without_links(part)
}

/// A name without the words at its end that lead to a time which stands elsewhere.
fn without_links(part: &str) -> &str {
    const LINKS: [&str; 10] = ["at", "on", "o", "um", "am", "à", "le", "el", "il", "às"];
    match part.rsplit_once(' ') {
        Some((name, link)) if LINKS.contains(&link) => name,
        _ => part,
    }
}

/// The beginning of a text up to the first word, by its place and in lower case, that ends it.
pub(super) fn cut_at(part: &str, ends: impl Fn(usize, &str) -> bool) -> &str {
    let mut start = 0;
    for (count, word) in part.split(' ').enumerate() {
        if ends(count, &word.to_lowercase()) {
            return part.get(..start).unwrap_or(part);
        }
        start += word.len() + 1;
    }
    part
}

/// Cuts a name where a date begins.
pub(super) fn cut_at_date(part: &str) -> &str {
    let bare = |word: &str| {
        word.trim_matches(|character: char| !character.is_alphanumeric())
            .to_lowercase()
    };
    let words: Vec<&str> = part.split(' ').collect();
    let is_number = |at: usize| {
        words
            .get(at)
            .is_some_and(|word| word.starts_with(|first: char| first.is_ascii_digit()))
    };
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        let month =
            date::is_month(&bare(word)) && (is_number(at + 1) || at > 0 && is_number(at - 1));
        let before_month = is_number(at)
            && words
                .get(at + 1)
                .is_some_and(|next| date::is_month(&bare(next)));
        let number = at > 0 && is_number(at) && bare(word).len() >= 4;
        if month || before_month || number {
            return part.get(..start).unwrap_or(part);
        }
        start += word.len() + 1;
    }
    part
}
