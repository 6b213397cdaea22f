//! Lines inside a text that are furniture as a whole.

use std::sync::LazyLock;

use super::lines::{Line, Lines};
use super::newsletter::appeals;
use super::tail::{ROOM, Tail};
use super::words::{Needles, fold_into, is_mark};
use crate::article::FurnitureKind;

/// What stands where an advertisement stood, in lower case, sorted.
const LABELS: [&str; 92] = [
    "a cikk a hirdetés után folytatódik",
    "advertentie",
    "advertisement",
    "advertisement - continue reading below",
    "advertisement - scroll to continue",
    "advertisement continue reading below",
    "advertisement scroll to continue reading",
    "advertisement. scroll to continue reading",
    "advertisment",
    "annonce",
    "annons",
    "annonse",
    "anzeige",
    "article continues after ad",
    "article continues after advertisement",
    "article continues below",
    "article continues below advertisement",
    "article continues below this ad",
    "articolul continuă după reclamă",
    "artikel gaat verder onder de advertentie",
    "artikeln fortsätter under annonsen",
    "artikkelen fortsetter under annonsen",
    "artiklen fortsætter efter annoncen",
    "ciąg dalszy artykułu pod reklamą",
    "continua a leggere dopo la pubblicità",
    "continua após a publicidade",
    "continua após publicidade",
    "continua depois da publicidade",
    "continua dopo la pubblicità",
    "continue reading below",
    "continúa debajo de la publicidad",
    "continúa después de la publicidad",
    "dalsza część artykułu pod materiałem wideo",
    "dalsza część tekstu pod materiałem wideo",
    "dalsza część tekstu znajduje się pod reklamą",
    "gulir untuk lanjut baca",
    "haberin devamı reklamdan sonra",
    "hirdetés",
    "iklan",
    "l'articolo continua dopo la pubblicità",
    "la nota continúa después de la publicidad",
    "la suite après cette publicité",
    "la suite après la publicité",
    "la suite de l'article après la publicité",
    "lanjutkan membaca di bawah iklan",
    "lees verder onder de advertentie",
    "mainos",
    "nach der anzeige weiterlesen",
    "pubblicità",
    "publicidad",
    "publicidade",
    "publicitat",
    "publicitate",
    "publicité",
    "quảng cáo",
    "reklam",
    "reklama",
    "reklame",
    "reszta artykułu pod reklamą",
    "saken fortsetter under annonsen",
    "scroll to continue",
    "scroll to continue with content",
    "sigue leyendo después de la publicidad",
    "story continues after advertisement",
    "story continues below",
    "story continues below ad",
    "story continues below advertisement",
    "suite de l'article après la publicité",
    "tekst gaat verder onder de advertentie",
    "weiter nach der anzeige",
    "werbung",
    "článek pokračuje pod reklamou",
    "διαφήμιση",
    "η συνέχεια μετά τη διαφήμιση",
    "продовження після реклами",
    "продолжение после рекламы",
    "реклама",
    "פרסומת",
    "آگهی",
    "إعلان",
    "إعلانات",
    "اعلان",
    "विज्ञापन",
    "বিজ্ঞাপন",
    "விளம்பரம்",
    "ప్రకటన",
    "โฆษณา",
    "スポンサーリンク",
    "广告",
    "広告",
    "廣告",
    "광고",
];

/// Such a label is short, in bytes.
const LONGEST_LABEL: usize = 80;

/// A line that asks to follow is short, in bytes.
const LONGEST_APPEAL: usize = 200;

/// Removes the labels of advertisements.
pub(super) fn trim_labels(lines: &mut Lines) {
    static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::new(&LABELS));
    let needles = &*NEEDLES;
    cut(lines, |line| {
        let text = line.text();
        let short = text.len() <= LONGEST_LABEL && !line.in_item && !line.in_heading;
        let label = short && needles.may_start_line(text) && is_label(text);
        label.then_some(FurnitureKind::Advertisement)
    });
}

/// Removes lines that ask to follow a site elsewhere: those with a link, or behind a picture.
pub(super) fn trim_appeals(lines: &mut Lines) {
    cut(lines, |line| {
        let text = line.text();
        let pointed = line.has_links() || text.starts_with(appeals::is_pointer);
        let short = pointed && text.len() <= LONGEST_APPEAL && !line.in_item && !line.in_figure;
        let asks = short
            && appeals::may_start(text)
            && appeals::starts(&Tail::of(line, &mut [0; ROOM]), 0);
        asks.then_some(FurnitureKind::Subscription)
    });
}

/// Removes all lines of a kind, unless there are no others.
fn cut(lines: &mut Lines, kind: impl Fn(&Line) -> Option<FurnitureKind>) {
    let mut found = Vec::new();
    for (number, line) in lines.lines.iter().enumerate() {
        found.extend(kind(line).map(|kind| (number, kind)));
    }
    lines.cut_whole(&found);
}

fn is_label(text: &str) -> bool {
    let words = text.trim_matches(|sign: char| !sign.is_alphanumeric() && !is_mark(sign));
    let mut room = [0; LONGEST_LABEL];
    LABELS.binary_search(&fold_into(words, &mut room)).is_ok()
}
