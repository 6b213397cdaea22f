//! The words of the link to the full coverage, where flattening has left them behind.

/// How Google News calls itself, with and without a space, in the languages it is in.
const NEWS: [&str; 24] = [
    "google news",
    "google actualités",
    "google notícias",
    "google noticias",
    "google nieuws",
    "google ニュース",
    "google 뉴스",
    "google 新闻",
    "google 新聞",
    "google新闻",
    "google新聞",
    "googleニュース",
    "google समाचार",
    "google berita",
    "google haberler",
    "google новости",
    "google новостях",
    "google новини",
    "google новинах",
    "أخبار google",
    "google nyheter",
    "google nachrichten",
    "google tin tức",
    "google ข่าว",
];

/// How the words start, in lower case.
const STARTS: [&str; 36] = [
    "view full coverage",
    "see full coverage",
    "full coverage",
    "voir la couverture complète",
    "voir couverture complète",
    "afficher la couverture complète",
    "ver cobertura completa",
    "ver la cobertura completa",
    "ver a cobertura completa",
    "alle artikel",
    "vollständige abdeckung",
    "vollständige berichterstattung",
    "mehr zum thema",
    "weitere artikel",
    "visualizza la copertura",
    "visualizza copertura",
    "volledige berichtgeving",
    "volledige dekking",
    "bekijk volledige",
    "lihat liputan lengkap",
    "lihat cakupan lengkap",
    "zobacz pełn",
    "pełne informacje",
    "смотреть все новости",
    "все материалы",
    "подробнее",
    "переглянути повне",
    "visa fullständig",
    "xem toàn bộ",
    "عرض التغطية",
    "在google",
    "在 google",
    "在「google",
    "在“google",
    "前往",
    "google ",
];

/// The longest of these lines, in characters.
const LONGEST: usize = 70;

/// The text without the words of the link to the full coverage at its end, and whether it had them.
pub(super) fn without(text: &str) -> (&str, bool) {
    let text = text.trim_end();
    let tail_from = text
        .char_indices()
        .rev()
        .take(LONGEST)
        .last()
        .map_or(0, |(at, _)| at);
    let tail = text.get(tail_from..).unwrap_or("");
    // All of the names hold it.
    let mut names = memchr::memchr2_iter(b'g', b'G', tail.as_bytes());
    let is_google = |at: usize| {
        let name = tail.as_bytes().get(at..at + "google".len());
        name.is_some_and(|name| name.eq_ignore_ascii_case(b"google"))
    };
    if !names.any(is_google) {
        return (text, false);
    }
    let lower = tail.to_lowercase();
    if lower.len() != tail.len() || !NEWS.iter().any(|name| lower.contains(name)) {
        return (text, false);
    }
    let start = STARTS.iter().filter_map(|start| lower.rfind(start)).min();
    let kept = start.and_then(|start| text.get(..tail_from + start));
    match kept {
        Some(kept) => (kept.trim_end(), true),
        None => (text, false),
    }
}
