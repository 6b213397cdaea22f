//! Lines in which a service or a program signs a text.

use super::tail::Tail;
use super::words::starting;

/// How lines start in which a program signs, in lower case, sorted.
const PROGRAMS: [&str; 53] = [
    "become a supporter of this podcast",
    "enviado desde mi",
    "enviado desde outlook",
    "enviado do meu",
    "envoyé de mon",
    "envoyé depuis mon",
    "gesendet von mail für",
    "gesendet von meinem",
    "gesendet von outlook",
    "get outlook for",
    "inviato da ipad",
    "inviato da iphone",
    "inviato dal mio",
    "iphone から送信",
    "iphone'umdan gönderildi",
    "iphone’umdan gönderildi",
    "iphoneから送信",
    "lähetetty iphonesta",
    "odesláno z mého",
    "odoslané z môjho",
    "posted by email from",
    "posted from my ipad",
    "posted from my iphone",
    "posted via email from",
    "posted via web from",
    "powered by firstory",
    "published via ifttt",
    "send in a voice message",
    "sendt fra min",
    "sent from mail for",
    "sent from my",
    "sent from outlook",
    "sent from yahoo mail",
    "sent via blackberry",
    "sent via carrier pigeon",
    "skickat från min",
    "support the show",
    "support this podcast",
    "support this show",
    "trimis de pe",
    "verstuurd vanaf mijn",
    "verzonden vanaf mijn",
    "via ifttt",
    "von meinem ipad gesendet",
    "von meinem iphone gesendet",
    "wysłane z iphone",
    "wysłane z mojego",
    "надіслано з iphone",
    "отправлено с iphone",
    "отправлено с моего",
    "发自我的",
    "從我的 iphone",
    "나의 iphone에서 보냄",
];

/// How sentences start in which a service signs, in lower case, sorted.
const SERVICES: [&str; 25] = [
    "advertising inquiries:",
    "alojado en",
    "gehost op",
    "gehostet auf",
    "gehostet von",
    "hospedado em",
    "hosted by",
    "hosted on",
    "hébergé par",
    "hébergé sur",
    "learn more about your ad choices",
    "learn more about your ad-choices",
    "ospitato su",
    "our gdpr privacy policy",
    "powered by",
    "privacy & opt-out:",
    "privacy and opt-out:",
    "see",
    "see our privacy policy at",
    "see privacy policy at",
    "this entry passed through the",
    "this podcast uses the following third-party services",
    "this post passed through the",
    "this show is part of the",
    "visit",
];

/// What such sentences hold, in lower case: what a listener may do.
const MARKS: [&str; 12] = [
    "/adchoices",
    "/listener",
    "/privacy",
    "ad choices",
    "ad-choices",
    "advertising inquiries",
    "advertising on this podcast",
    "california privacy notice",
    "for privacy information",
    "opt-out information",
    "privacy & opt-out",
    "privacy policy",
];

/// Where such sentences send a listener, in lower case.
const REFERENCES: [&str; 10] = [
    "datenschutz",
    "for analysis",
    "for more information",
    "full-text rss",
    "para más información",
    "para mais informações",
    "per maggiori informazioni",
    "plus d'informations",
    "plus d’informations",
    "weitere informationen",
];

/// A device or an address follows, and hardly more.
const MOST_WORDS_BEHIND: usize = 4;

/// A program's line is short, in bytes.
const LONGEST_LINE: usize = 90;

/// Sentences of a service are hardly longer, in bytes.
const LONGEST_SENTENCES: usize = 420;

/// Whether a whole line is one in which a program signs, in lower case.
pub(super) fn is_line(tail: &Tail) -> bool {
    let bare = tail
        .whole(LONGEST_LINE)
        .map(|text| text.trim_start_matches(['-', '—', '–', '*', ' ', '_']));
    let Some(text) = bare else {
        return false;
    };
    starting(&PROGRAMS, text).any(|start| {
        let rest = text.get(start.len()..).unwrap_or("");
        rest.split_whitespace().count() <= MOST_WORDS_BEHIND
    })
}

/// Whether sentences of a service start at a place of a tail and end the text: what is hosted where
/// also tells where its privacy policy stands.
pub(super) fn starts_sentences(tail: &Tail, at: usize) -> bool {
    let rest = tail.folded.get(at..).unwrap_or("");
    if rest.len() > LONGEST_SENTENCES {
        return false;
    }
    let Some(start) = starting(&SERVICES, rest).next() else {
        return false;
    };
    let has = |marks: &[&str]| marks.iter().any(|mark| rest.contains(mark));
    // Any text may send its readers somewhere.
    let sends = matches!(start, "see " | "visit ");
    (has(&MARKS) || !sends && has(&REFERENCES)) && is_named(rest)
}

/// Whether an address stands in it, as each of these services gives one.
fn is_named(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    words.any(|word| {
        let inner = word.trim_matches(|sign: char| !sign.is_alphanumeric());
        inner.contains("://")
            || inner
                .split_once('.')
                .is_some_and(|(host, rest)| host.len() >= 2 && rest.len() >= 2)
    }) || rest.contains("ad choices")
        || rest.contains("privacy policy")
}
