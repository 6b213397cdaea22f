//! Lines in which a service or a program signs a text.

use super::tail::Tail;
use super::words::{fold, starting};

/// How lines start in which a program signs, in lower case, sorted.
const PROGRAMS: [&str; 79] = [
    "adblock test",
    "alle rabattcodes und infos zu unseren werbepartnern findet ihr hier",
    "apóyanos en patreon",
    "become a patron",
    "become a supporter of this podcast",
    "buy me a coffee",
    "buy us a coffee",
    "contains quote post or other embedded content",
    "enviado desde mi",
    "enviado desde outlook",
    "enviado do meu",
    "envoyé de mon",
    "envoyé depuis mon",
    "escucha el episodio completo en la app de ivoox, o descubre todo el catálogo de",
    "escucha este episodio completo y accede a todo el contenido exclusivo de",
    "five filters featured article",
    "gesendet von mail für",
    "gesendet von meinem",
    "gesendet von outlook",
    "get bonus content on patreon",
    "get outlook for",
    "hosting provided by",
    "infos zu unseren werbepartnern findet ihr hier",
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
    "powered by soundon",
    "published via ifttt",
    "send in a voice message",
    "send us a text",
    "send us fan mail",
    "sendt fra min",
    "sent from mail for",
    "sent from my",
    "sent from outlook",
    "sent from yahoo mail",
    "sent via blackberry",
    "sent via carrier pigeon",
    "skickat från min",
    "soutenez-nous sur patreon",
    "support me on patreon",
    "support the podcast",
    "support the podcast on patreon",
    "support the show",
    "support the show on patreon",
    "support this podcast",
    "support this podcast on patreon",
    "support this show",
    "support us on patreon",
    "trimis de pe",
    "unterstütze uns auf patreon",
    "unterstütze uns auf steady",
    "verstuurd vanaf mijn",
    "verzonden vanaf mijn",
    "via ifttt",
    "view source version on",
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
const SERVICES: [&str; 36] = [
    "advertising inquiries:",
    "alojado en",
    "du möchtest in diesem podcast werben",
    "du möchtest mehr über unsere werbepartner erfahren",
    "du möchtest werbung in diesem podcast schalten",
    "escucha este episodio completo y accede a todo el contenido exclusivo de",
    "gehost op",
    "gehostet auf",
    "gehostet von",
    "hospedado em",
    "hospedado en",
    "hosted by",
    "hosted on",
    "hébergé par",
    "hébergé sur",
    "learn more about sponsor message choices",
    "learn more about your ad choices",
    "learn more about your ad-choices",
    "möchten sie in diesem podcast werben",
    "möchtest du in diesem podcast werben",
    "ospitato su",
    "our gdpr privacy policy",
    "powered by",
    "privacy & opt-out:",
    "privacy and opt-out:",
    "see",
    "see our privacy policy at",
    "see privacy policy at",
    "this entry passed through the",
    "this episode is sponsored by",
    "this podcast uses the following third-party services",
    "this post passed through the",
    "this show is part of the",
    "to learn more about listener data and our privacy practices",
    "unsere allgemeinen datenschutzrichtlinien",
    "visit",
];

/// What such sentences hold, in lower case: what a listener may do.
const MARKS: [&str; 19] = [
    "comunidad exclusiva de oyentes",
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
    "personal data for advertising",
    "podcast schalten",
    "podcast werben",
    "privacy & opt-out",
    "privacy policy",
    "privacy practices",
    "to make a podcast",
    "werbepartner erfahren",
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

/// How a link to a policy ends, in lower case.
const POLICIES: [&str; 9] = [
    "datenschutzerklärung",
    "informativa sulla privacy",
    "politique de confidentialité",
    "polityka prywatności",
    "política de privacidad",
    "política de privacidade",
    "privacy notice",
    "privacy policy",
    "privacybeleid",
];

/// A device or an address follows, and hardly more.
const MOST_WORDS_BEHIND: usize = 4;

/// A program's line is short, in bytes, apart from an address.
const LONGEST_LINE: usize = 300;

/// Sentences of a service are hardly longer, in bytes.
const LONGEST_SENTENCES: usize = 420;

/// How lines start in which a program signs with a link, in lower case.
const MAKERS: [&str; 12] = [
    "created with ",
    "delivered by ",
    "feed created with ",
    "feed generated by ",
    "feed generated with ",
    "feed made with ",
    "generated by ",
    "powered by ",
    "this feed was generated by ",
    "this rss feed was generated by ",
    "this feed is generated by ",
    "this feed was created by ",
];

/// The links of a player of podcasts, in lower case, sorted.
const PLAYER: [&str; 5] = [
    "download",
    "download file",
    "embed",
    "play in new window",
    "subscribe",
];

/// Whether a whole line is one in which a program signs, in lower case.
pub(super) fn is_line(tail: &Tail) -> bool {
    let Some(text) = tail.whole(LONGEST_LINE) else {
        return false;
    };
    let text = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    is_signed(text) || is_made(tail, text) || is_player(text)
}

/// `Play in new window | Download (Duration: 31:20 — 28.7MB)`, in lower case.
fn is_player(text: &str) -> bool {
    let is_part = |part: &str| {
        let part = part.trim();
        part.is_empty()
            || PLAYER.binary_search(&part).is_ok()
            || ["duration:", "recorded on"]
                .iter()
                .any(|start| part.starts_with(start))
    };
    let text = text.strip_prefix("podcast:").unwrap_or(text);
    text.contains("play in new window") && text.split(['|', '(', ')']).all(is_part)
}

/// `Tide Radio Privacy Policy`: a few words, and nothing else.
pub(super) fn is_policy(tail: &Tail) -> bool {
    const MOST_WORDS: usize = 4;
    let whole = tail.whole(LONGEST_LINE).filter(|text| {
        let words = text.split_whitespace();
        words.count() <= MOST_WORDS
    });
    whole.is_some_and(|text| POLICIES.iter().any(|words| text.ends_with(words)))
}

/// Whether a program signs with a text in lower case.
fn is_signed(text: &str) -> bool {
    let mut text = text;
    while let Some(start) = starting(&PROGRAMS, text).last() {
        let rest = text.get(start.trim_end().len()..).unwrap_or("");
        if rest.split_whitespace().nth(MOST_WORDS_BEHIND).is_none() {
            return true;
        }
        // Another one may stand behind the address.
        let mut parts = rest.trim_start_matches([':', ' ']).splitn(2, ' ');
        match (parts.next(), parts.next()) {
            (Some(address), Some(further)) if address.starts_with("http") => text = further,
            _ => return false,
        }
    }
    false
}

/// Whether words are so many that no sentence of a text starts with them.
fn is_unmistakable(words: &str) -> bool {
    const FEWEST: usize = 40;
    words.len() >= FEWEST
}

/// `Powered by` and a link, and hardly more: what is linked may be a `service`.
fn is_made(tail: &Tail, text: &str) -> bool {
    let mut links = tail.line.links();
    let (Some(link), None) = (links.next(), links.next()) else {
        return false;
    };
    let name = tail.line.link_text(link);
    let name = fold(name.trim_matches(|sign: char| !sign.is_alphanumeric()));
    const MOST_WORDS: usize = 3;
    let whole = tail.line.is_one_link();
    let mut rests = MAKERS.iter().filter_map(|start| text.strip_prefix(start));
    rests.any(|rest| {
        let few = || rest.split_whitespace().count() <= MOST_WORDS;
        rest.trim_end_matches(" service") == name || whole && few()
    })
}

/// Whether sentences of a service start at a place of a tail and end the text: what is hosted where
/// also tells where its privacy policy stands.
pub(super) fn starts_sentences(tail: &Tail, at: usize) -> bool {
    let rest = tail.folded.get(at..).unwrap_or("");
    if rest.len() > LONGEST_SENTENCES {
        return false;
    }
    let own_line = starts_line(tail.text, at) || starting(&PROGRAMS, rest).any(is_unmistakable);
    let signed = || is_signed(rest.trim_end()) || is_player(rest.trim_end());
    own_line && signed() || is_of_service(rest)
}

/// Whether sentences in lower case are those of a service.
pub(super) fn is_of_service(rest: &str) -> bool {
    let Some(start) = starting(&SERVICES, rest).next() else {
        return false;
    };
    // A sentence about such choices goes on.
    let behind = rest.get(start.len()..).unwrap_or("").trim_start();
    if start.ends_with("choices") && !behind.is_empty() && !behind.starts_with(['.', ':']) {
        return false;
    }
    let has = |marks: &[&str]| marks.iter().any(|mark| rest.contains(mark));
    // Any text may send its readers somewhere.
    let sends = matches!(start, "see" | "visit");
    let told = has(&MARKS) || !sends && has(&REFERENCES);
    told && (is_named(rest) || is_unmistakable(start))
}

/// Whether a line of a text without tags starts at a place, behind another one or behind a line of
/// dashes that was folded into the text.
fn starts_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    before.trim_end_matches([' ', '\t']).ends_with('\n') || before.ends_with(" --- ")
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
