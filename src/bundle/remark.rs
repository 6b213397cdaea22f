//! What stands behind a headline's last dash and belongs to the headline.

use super::outlets;
use crate::text;
use crate::text::date;

/// What headlines end with behind a dash of their own, in lower case: who says so, or what it is.
/// Sorted.
const ENDINGS_OF_HEADLINES: [&str; 48] = [
    "analyse",
    "analysis",
    "analyst",
    "analysts",
    "behörden",
    "bericht",
    "berichte",
    "enquête",
    "estudio",
    "estudo",
    "experts",
    "fonti",
    "fotos",
    "fuentes",
    "informe",
    "kommentar",
    "medien",
    "medienbericht",
    "minister",
    "ministry",
    "officials",
    "opinion",
    "photos",
    "police",
    "policía",
    "polizei",
    "poll",
    "rapport",
    "rapports",
    "report",
    "reports",
    "research",
    "sondage",
    "sondaggio",
    "source",
    "sources",
    "studie",
    "study",
    "survey",
    "umfrage",
    "update",
    "updates",
    "video",
    "vidéo",
    "étude",
    "источник",
    "опрос",
    "сми",
];

/// Whether what stands behind the dash belongs to the headline: what somebody said or asks, who said
/// it, the second number of a result or a range, a date, a list, what the name or number before the
/// dash stands for.
pub(super) fn goes_on(headline: &str, outlet: &str) -> bool {
    let is_result = headline.ends_with(char::is_numeric) && outlet.starts_with(char::is_numeric);
    let is_number = !outlet.contains(char::is_alphabetic) || outlet.starts_with('#');
    let is_list = outlet.matches(", ").count() >= 2;
    let is_question = outlet.ends_with(['?', '？', '؟']);
    let lower = outlet.to_lowercase();
    let is_ending = ENDINGS_OF_HEADLINES.binary_search(&lower.as_str()).is_ok();
    is_result
        || is_number
        || is_list
        || is_question
        || is_ending
        || is_lower(outlet)
        || starts_quote(outlet)
        || is_date(&lower)
        || is_explanation(headline, outlet)
}

/// Whether a text is nothing but words in small letters. Names of outlets that are written so
/// are few, and known; addresses and names such as `n-tv` have signs.
fn is_lower(text: &str) -> bool {
    let is_word = |letter: char| letter.is_lowercase() || matches!(letter, ' ' | '\'' | '’' | '!');
    text.chars().all(is_word)
}

/// Whether a text in lower case is a date, or a month and a year.
fn is_date(lower: &str) -> bool {
    let mut words = lower.split(' ');
    let of_month = words.next().is_some_and(date::is_month)
        && words.all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    of_month || date::whole(lower).is_some()
}

/// Whether a name of one or two words stands before the dash, and behind it more words than that,
/// or whether a numbered part stands there, as in `Chapter 3`; and behind it is no name as outlets
/// have them.
fn is_explanation(headline: &str, outlet: &str) -> bool {
    let words = headline.split(' ').count();
    let part = words == 2
        && headline.ends_with(|last: char| last.is_ascii_digit())
        && headline.starts_with(char::is_alphabetic)
        && outlet.contains(' ');
    words <= 2
        && !headline.chars().any(text::is_ideographic)
        && (part || outlet.split(' ').count() > 2)
        && !outlets::has_last_word(outlet)
}

/// Whether a text starts with a quotation mark; guillemets stand around names of outlets as well.
fn starts_quote(text: &str) -> bool {
    text.starts_with(['“', '„', '‘', '‚', '"', '\'', '「', '『'])
}
