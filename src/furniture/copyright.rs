//! Lines that reserve the rights in a text.

use std::sync::LazyLock;

use super::tail::Tail;
use super::words::{Needles, starting};

/// What such lines say, in lower case, sorted.
const RIGHTS: [&str; 52] = [
    "all rights are reserved",
    "all rights reserved",
    "alla rättigheter förbehållna",
    "alle rechte vorbehalten",
    "alle rechten voorbehouden",
    "alle rettigheter forbeholdes",
    "alle rettigheter forbeholdt",
    "alle rettigheter reservert",
    "bản quyền thuộc về",
    "hak cipta dilindungi",
    "kaikki oikeudet pidätetään",
    "med enerett",
    "minden jog fenntartva",
    "mọi quyền được bảo lưu",
    "no part of this publication may be reproduced",
    "reproduction without permission is prohibited",
    "riproduzione riservata",
    "semua hak dilindungi",
    "sva prava pridržana",
    "toate drepturile rezervate",
    "todos los derechos reservados",
    "todos os direitos reservados",
    "tots els drets reservats",
    "tous droits de reproduction",
    "tous droits réservés",
    "tutti i diritti riservati",
    "tutti i diritti sono riservati",
    "tüm hakları saklıdır",
    "vse pravice pridržane",
    "všechna práva vyhrazena",
    "všetky práva vyhradené",
    "wszelkie prawa zastrzeżone",
    "© riproduzione riservata",
    "με επιφύλαξη παντός δικαιώματος",
    "все права защищены",
    "всички права запазени",
    "всі права захищені",
    "усі права захищено",
    "כל הזכויות שמורות",
    "تمامی حقوق محفوظ",
    "جميع الحقوق محفوظة",
    "كل الحقوق محفوظة",
    "สงวนลิขสิทธิ์",
    "无断转载",
    "未經授權不得轉載",
    "未经授权",
    "未经许可不得转载",
    "無断転載",
    "版权所有",
    "版權所有",
    "무단 전재",
    "무단전재",
];

/// How notices start that a feed plugin adds, in lower case.
const PERSONAL: [&str; 7] = [
    "for personal use only",
    "for personal, non-commercial use only",
    "this feed is for personal",
    "this rss feed is for personal",
    "this content is for personal, non-commercial use",
    "use of this feed is for personal",
    "the use of this feed is for personal",
];

/// Signs and words of copyright, in lower case.
const SIGNS: [&str; 7] = ["©", "(c)", "ⓒ", "&copy;", "℗", "copyright", "저작권"];

/// Signs that such lines are set in.
const OPENING: [char; 8] = ['<', '[', '(', '〈', '＜', '【', '〔', '（'];

/// A line that reserves rights is short, in bytes.
const LONGEST_LINE: usize = 420;

/// A line that only names a year and an owner is shorter.
const LONGEST_OWNER: usize = 90;

/// A sentence behind others that reserves rights, in bytes.
const LONGEST_SENTENCE: usize = 200;

/// The year stands so near to the sign, in bytes.
const NEAREST_YEAR: usize = 24;

/// A text without the brackets it is set in. Those of `(c)` are part of the sign.
fn unopened(text: &str) -> &str {
    match text.starts_with("(c)") {
        true => text,
        false => text.trim_start_matches(OPENING),
    }
}

/// Whether a whole line reserves rights.
pub(super) fn is_line(tail: &Tail) -> bool {
    let Some(text) = tail.whole(LONGEST_LINE) else {
        return false;
    };
    let text = unopened(text);
    let signed = SIGNS.iter().any(|sign| text.starts_with(sign));
    (signed || is_short(text)) && reserves(text)
        || signed && text.len() <= LONGEST_OWNER && is_owned(text)
        || starts_personal(text)
}

/// Whether a sentence that reserves rights starts at a place of a tail and ends the text.
pub(super) fn starts_sentence(tail: &Tail, at: usize) -> bool {
    let rest = tail.folded.get(at..).unwrap_or("");
    if rest.len() > LONGEST_LINE {
        return false;
    }
    let rest = unopened(rest);
    let signed = SIGNS.iter().any(|sign| rest.starts_with(sign));
    let starts = || starting(&RIGHTS, rest).next().is_some();
    let short = rest.len() <= LONGEST_SENTENCE && (signed || starts()) && reserves(rest);
    short || starts_personal(rest) || at > 0 && names_owner(rest)
}

/// `© dpa-infocom, dpa:240304-99-12345/2`: the sign, a few words, and no sentence.
fn names_owner(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let signed = text.starts_with('©') && text.len() <= LONGEST_OWNER;
    signed
        && !text.ends_with(['.', '!', '?'])
        && text.split_whitespace().count() <= MOST_WORDS
        && !text.contains(". ")
}

/// Whether a text says so, as a sentence of its own: "All rights reserved to the king" goes on.
/// Languages that put no spaces between words, or verbs last, tell no end.
fn reserves(text: &str) -> bool {
    static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::new(&RIGHTS));
    // Where words stand twice, the first place tells.
    let mut seen: [Option<&str>; RIGHTS.len()] = [None; RIGHTS.len()];
    NEEDLES.all(text).any(|(at, words)| {
        let known = seen
            .iter_mut()
            .find(|slot| slot.is_none_or(|seen| seen == words));
        if known.is_none_or(|slot| slot.replace(words).is_some()) {
            return false;
        }
        let rest = text.get(at + words.len()..).unwrap_or("");
        let rest =
            rest.trim_start_matches(|sign: char| sign.is_whitespace() || "\"”’'»".contains(sign));
        let parted = !rest.starts_with(char::is_alphanumeric);
        parted || words.starts_with(|first: char| first > LAST_SPACED)
    })
}

/// The scripts behind this letter put no spaces between words, or put verbs last.
const LAST_SPACED: char = '\u{E00}';

fn starts_personal(text: &str) -> bool {
    PERSONAL.iter().any(|words| text.starts_with(words))
}

/// Whether a line is hardly more than such words.
fn is_short(text: &str) -> bool {
    text.len() <= LONGEST_SENTENCE && !text.contains(". ")
}

/// `© 2026 The Harbour Post`: a sign, a year near it, and a name.
fn is_owned(text: &str) -> bool {
    let sign = text.starts_with("copyright") && !text.contains('©') && !text.contains("(c)");
    let near: String = text.chars().take(NEAREST_YEAR).collect();
    let mut numbers = near.split(|character: char| !character.is_ascii_digit());
    let year = numbers
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")));
    let words = text.split_whitespace().count();
    year && (!sign || words <= 6)
}
