//! Lines that stand around articles, told by their words: what programs and editors write there, whose the rights are,
//! rows of things to do with a page.

use super::starts::Starts;
use crate::segment::Segment;
use crate::text::holds;

/// What lines start with that publishing systems of Chinese newspapers write around a text: its first headline, and
/// who is responsible for it; and what accounts in messengers ask of their readers.
const OF_EDITORS: [&str; 15] = [
    "原标题",
    "责任编辑",
    "責任編輯",
    "点击上方",
    "點擊上方",
    "长按二维码",
    "长按识别",
    "长按下方",
    "扫描二维码",
    "识别二维码",
    "往期精选",
    "往期回顾",
    "点击阅读原文",
    "点击“阅读原文",
    "点击下方“阅读原文",
];

/// Words of lines with links below an entry of a blog, of so many words.
const OF_ENTRIES: [&str; 3] = ["permalink", "permalien", "trackback"];
const TRACKBACK: &str = "トラックバック";
/// Those of them that a count in brackets follows.
const WITH_COUNTS: [&str; 8] = [
    "comments (",
    "kommentare (",
    "commentaires (",
    "comentarios (",
    "commenti (",
    "komentarze (",
    "kommentarer (",
    "reacties (",
];
const MOST_OF_ENTRY: u32 = 16;

/// What lines start with that tell when a page was changed last, of so many words.
const CHANGES: [&str; 24] = [
    "last modified",
    "last updated",
    "last update",
    "last change",
    "page last",
    "this page was last",
    "letzte änderung",
    "zuletzt geändert",
    "zuletzt aktualisiert",
    "stand:",
    "dernière mise à jour",
    "dernière modification",
    "última actualización",
    "última modificación",
    "última atualização",
    "ultimo aggiornamento",
    "ultima modifica",
    "laatst bijgewerkt",
    "laatst gewijzigd",
    "ostatnia aktualizacja",
    "poslední aktualizace",
    "последнее обновление",
    "最終更新",
    "最后更新",
];
const STARTS_OF_CHANGES: &Starts = &Starts::of(&CHANGES);
const MOST_OF_CHANGE: u32 = 12;

/// What the lines hold in which homepages count who has seen them, of so many words at most.
const COUNTERS: [&str; 12] = [
    "you are visitor",
    "you are the visitor",
    "visitors since",
    "besucher seit",
    "sie sind der besucher",
    "sie sind besucher",
    "visiteurs depuis",
    "visitatori dal",
    "visitas desde",
    "bezoekers sinds",
    "jesteś gościem",
    "人目のお客",
];
const MOST_OF_COUNTER: u32 = 40;

/// Lines that tell whose the rights are have so many words at most, and so many where they tell no year.
const MOST_OF_RIGHTS: u32 = 60;
const MOST_WITHOUT_YEAR: u32 = 12;

/// Words for what readers can do with a page, in rows of them, sorted.
const TOOLS: [&str; 96] = [
    "aa",
    "abonnez",
    "arkadaşına",
    "bookmark",
    "boyutu",
    "büyüt",
    "classez",
    "compartilhar",
    "compartir",
    "condividi",
    "dela",
    "delen",
    "diminuir",
    "doporučit",
    "drucken",
    "e-mail",
    "email",
    "empfehlen",
    "enviar",
    "envoyer",
    "envoyez",
    "facebook",
    "font",
    "fontsize",
    "gönder",
    "imprimer",
    "imprimez",
    "imprimir",
    "invia",
    "küçült",
    "mail",
    "mailen",
    "megosztom",
    "merken",
    "nyomtatás",
    "partager",
    "partagez",
    "podziel",
    "poleć",
    "print",
    "printen",
    "recommander",
    "réagir",
    "réagissez",
    "save",
    "schrift",
    "schriftgröße",
    "send",
    "share",
    "size",
    "skicka",
    "skriv",
    "stampa",
    "tavsiye",
    "teilen",
    "text",
    "tipsa",
    "tisk",
    "tulosta",
    "tweet",
    "tweeten",
    "twitter",
    "twittern",
    "udskriv",
    "versenden",
    "vytisknout",
    "wydrukuj",
    "wyślij",
    "yazdır",
    "yazı",
    "αποθήκευση",
    "αποστολή",
    "εκτύπωση",
    "κοινοποίηση",
    "версия",
    "напечатать",
    "отправить",
    "переслать",
    "печати",
    "печать",
    "поделиться",
    "распечатать",
    "הדפס",
    "הדפסה",
    "שלח",
    "שתף",
    "أرسل",
    "إرسال",
    "طباعة",
    "مشاركة",
    "分享",
    "印刷",
    "打印",
    "收藏",
    "스크랩",
    "인쇄",
];

const STARTS_OF_TOOLS: &Starts = &Starts::of(&TOOLS);

/// A row of them has so many words, and so many of the words for it, and no less of them than of others.
const MOST_OF_TOOLS: u32 = 12;
const FEWEST_TOOLS: usize = 2;

/// A row that leads to the entries before and behind has so many words at most.
const MOST_OF_PAGER: u32 = 30;

/// Whether a text that is no heading is such a line.
pub(super) fn is_around(segment: &Segment, text: &str) -> bool {
    let words = segment.measures.words;
    is_of_entry(segment, text)
        || is_rights(segment, text)
        || words <= MOST_OF_CHANGE && tells_change(text)
        || words <= MOST_OF_COUNTER && segment.measures.years > 0 && counts_visitors(text)
        || words <= MOST_OF_TOOLS && is_row_of_tools(segment, text)
        || words <= MOST_OF_PAGER && is_pager(segment, text)
}

/// Whether a text is a line below an entry of a blog, or one of an editorial system.
fn is_of_entry(segment: &Segment, text: &str) -> bool {
    let measures = &segment.measures;
    let inside = text.trim_start_matches(['（', '(', '【', '[']);
    let is_line = measures.words <= MOST_OF_ENTRY && measures.links > 0;
    let is_said = || {
        let is_held = |word: &&str| holds(text, word);
        OF_ENTRIES.iter().any(is_held)
            || text.contains('(') && WITH_COUNTS.iter().any(is_held)
            || !text.is_ascii() && text.contains(TRACKBACK)
    };
    !inside.starts_with(|first: char| first.is_ascii())
        && OF_EDITORS.iter().any(|start| inside.starts_with(start))
        || is_line && is_said()
}

/// Whether a text tells whose the rights are: "© 2003 The Wire. All rights reserved."
fn is_rights(segment: &Segment, text: &str) -> bool {
    const COPYRIGHT: &str = "copyright ";
    let (start, behind) = text.split_at_checked(COPYRIGHT.len()).unwrap_or_default();
    // A text about copyright goes on with a word.
    let is_copyright = start.eq_ignore_ascii_case(COPYRIGHT)
        && behind.starts_with(|sign: char| matches!(sign, '©' | '(') || sign.is_ascii_digit());
    let words = segment.measures.words;
    let is_dated = segment.measures.years > 0 && words <= MOST_OF_RIGHTS;
    let opens = || {
        ["All content ©", "All contents ©"]
            .iter()
            .any(|start| text.starts_with(start))
    };
    (text.starts_with('©') || is_copyright) && (is_dated || words <= MOST_WITHOUT_YEAR)
        || is_dated && opens()
}

/// Whether a line tells the day of the last change.
fn tells_change(text: &str) -> bool {
    STARTS_OF_CHANGES.may_open(text) && text.bytes().any(|byte| byte.is_ascii_digit()) && {
        let text = text.to_lowercase();
        CHANGES.iter().any(|start| text.starts_with(start))
    }
}

fn counts_visitors(text: &str) -> bool {
    let text = text.to_lowercase();
    COUNTERS.iter().any(|words| text.contains(words))
}

/// Whether most of a row of links are words for what readers can do with a page.
fn is_row_of_tools(segment: &Segment, text: &str) -> bool {
    if segment.measures.links < FEWEST_TOOLS as u32 || text.ends_with(['.', '!', '?', ':']) {
        return false;
    }
    let words = text.split(|sign: char| !sign.is_alphanumeric() && sign != '-');
    let words = words.filter(|word| word.chars().any(char::is_alphabetic));
    let (mut tools, mut others) = (0, 0);
    for word in words {
        let is_tool = STARTS_OF_TOOLS.may_open(word)
            && TOOLS.binary_search(&word.to_lowercase().as_str()).is_ok();
        // Letters of several sizes, of which readers choose one.
        match is_tool || word.chars().count() == 1 && word.starts_with(char::is_uppercase) {
            true => tools += 1,
            false => others += 1,
        }
    }
    tools >= FEWEST_TOOLS && tools >= others
}

/// Whether a row of links leads to the entries before and behind, "« Soup for one | Main | Tar and its uses »", or
/// to the parts of a homepage: "[ Home ] [ Guestbook ]".
fn is_pager(segment: &Segment, text: &str) -> bool {
    segment.measures.links > 1
        && (text.starts_with(['«', '‹', '←', '[']) || text.starts_with("<<"))
        && (text.ends_with(['»', '›', '→', ']']) || text.ends_with(">>"))
        && segment.link_density() >= 0.6
}
