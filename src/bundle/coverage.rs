//! The words of the link to the full coverage, where flattening has left them behind.

/// How Google News calls itself, with and without a space, in the languages it is in.
const NEWS: [&str; 54] = [
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
    "google செய்தி",
    "google వార్త",
    "google വാർത്ത",
    "google बातम",
    "google সংবাদ",
    "google নিউজ",
    "google সমাচার",
    "google સમાચાર",
    "google ಸುದ್ದಿ",
    "google ਖ਼ਬਰਾਂ",
    "google ziņ",
    "google“ naujien",
    "google naujien",
    "google híre",
    "google știri",
    "google zpráv",
    "správy google",
    "správ google",
    "wiadomościach google",
    "wiadomości google",
    "ειδήσεις google",
    "google вести",
    "google vesti",
    "google vijesti",
    "google novice",
    "google uudised",
    "google uutiset",
    "google nyheder",
    "google חדשות",
    "google отразяване",
];

/// How the words start, in lower case.
const STARTS: [&str; 91] = [
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
    "se fullständig",
    "se hele dekningen",
    "se fuld dækning",
    "se al dækning",
    "volledige verslaggeving",
    "komplette berichterstattung",
    "gesamte berichterstattung",
    "tüm haberi",
    "tüm haberleri",
    "zobacz wszystkie",
    "zobrazit kompletní",
    "zobrazit úplné",
    "zobraziť celé",
    "zobraziť úplné",
    "zobraziť kompletné",
    "teljes lefedettség",
    "teljes tudósítás",
    "teljes tartalom",
    "vezi acoperire",
    "vezi toată",
    "vizualizați acoperire",
    "προβολή πλήρους",
    "δείτε πλήρη",
    "δείτε την πλήρη",
    "преглед на пълн",
    "вижте пълн",
    "погледајте све",
    "погледајте цел",
    "pogledajte sve",
    "pogledaj sve",
    "katso kaikki",
    "katso koko",
    "näytä kaik",
    "žr. vis",
    "žiūrėti vis",
    "peržiūrėti vis",
    "skatīt piln",
    "skatīt vis",
    "vaadake täie",
    "vaadake kõik",
    "vaata kõiki",
    "читать все статьи",
    "полное освещение",
    "смотреть полн",
    "переглянути повн",
    "הצגת הסיקור",
    "לסיקור המלא",
    "לכיסוי המלא",
    "الاطلاع على",
    "الاطّلاع على",
    "مشاهدة التغطية",
    "ดูข่าว",
    "ดูรายงาน",
    "xem nội dung",
    "xem đầy đủ",
];

/// The longest of these lines, in characters.
const LONGEST: usize = 70;

/// Whether Google News calls itself somewhere in a text in lower case. All of the names start or end alike.
fn names_news(text: &str) -> bool {
    const GOOGLE: &str = "google";
    text.match_indices(GOOGLE).any(|(at, _)| {
        let before = text.get(..at + GOOGLE.len()).unwrap_or("");
        let behind = text.get(at..).unwrap_or("");
        NEWS.iter()
            .any(|name| behind.starts_with(name) || before.ends_with(name))
    })
}

/// Lower case that keeps all places: a letter stays where its other form has another length.
fn lower_case(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let lower = |letter: char| {
        let mut forms = letter.to_lowercase();
        let form = forms
            .next()
            .filter(|form| form.len_utf8() == letter.len_utf8());
        form.filter(|_| forms.next().is_none()).unwrap_or(letter)
    };
    text.chars().map(lower).collect()
}

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
    let lower = lower_case(tail);
    if !names_news(&lower) {
        return (text, false);
    }
    let start = STARTS.iter().filter_map(|start| lower.rfind(start)).min();
    let kept = start.and_then(|start| text.get(..tail_from + start));
    match kept {
        Some(kept) => (kept.trim_end(), true),
        None => (text, false),
    }
}
