//! Lines that forums' programs write beside each post: what a member is called, since when, what can be done.

use super::choice::Known;
use super::hints::drop_all;
use crate::article::PageType;
use crate::segment::{Page, Segment};

/// Lines of more words are written by people.
const MOST_WORDS: u32 = 7;

/// Several of them may stand in one text of so many words and bytes, each with its colon.
const WORDS_OF_SEVERAL: u32 = 24;
const BYTES_OF_SEVERAL: usize = 400;

/// A program writes the same line so often.
const FEWEST: usize = 2;

/// Colons, also wide ones.
const COLONS: [char; 2] = [':', '：'];

/// Whole lines but for numbers and signs, in small letters.
const LINES: [&str; 67] = [
    "active member",
    "advanced member",
    "antworten",
    "citar",
    "citare",
    "citer",
    "click to expand",
    "code: select all",
    "cytuj",
    "en ligne",
    "full member",
    "hors ligne",
    "invité",
    "junior member",
    "keymaster",
    "like",
    "likes",
    "logged",
    "member",
    "membre",
    "membre junior",
    "membro",
    "miembro",
    "mitglied",
    "multiquote",
    "new member",
    "nouveau membre",
    "odpowiedz",
    "offline",
    "online",
    "participant",
    "quote",
    "quote reply",
    "reaction score",
    "registered",
    "registered user",
    "remerciements reçus",
    "reply",
    "reply quote",
    "reply with quote",
    "report",
    "report to moderator",
    "report to moderator logged",
    "responder",
    "rispondi",
    "répondre",
    "senior member",
    "senior mitglied",
    "stranger",
    "top",
    "top reply quote",
    "well-known member",
    "zgłoś",
    "zitieren",
    "вставить ник",
    "новичок",
    "ответить",
    "пожаловаться",
    "цитата",
    "цитата ответить",
    "цитировать",
    "举报",
    "只看该作者",
    "回复",
    "引用",
    "点评",
    "返信",
];

/// What stands before a line's colon, in small letters.
const LABELS: [&str; 51] = [
    "beiträge",
    "berichten",
    "bewertung",
    "dabei seit",
    "dołączył",
    "dołączyła",
    "group",
    "grupo",
    "gruppe",
    "inscription",
    "inscrit le",
    "iscritto il",
    "join date",
    "joined",
    "last seen",
    "lid sinds",
    "loc",
    "mensajes",
    "messages",
    "messaggi",
    "miejscowość",
    "mitglied seit",
    "offline",
    "posts",
    "posty",
    "příspěvky",
    "reaction score",
    "registered",
    "registrace",
    "registrado",
    "registrato",
    "registriert",
    "registriert seit",
    "rejestracja",
    "remerciements reçus",
    "reputation",
    "themen",
    "threads",
    "wohnort",
    "группа",
    "регистрация",
    "репутация",
    "сообщений",
    "сообщения",
    "在线时间",
    "威望",
    "帖子",
    "最后登录",
    "注册时间",
    "积分",
    "精华",
];

/// Leaves out such lines of a thread where a line of the same kind comes again.
pub(super) fn leave_out(page: &Page, chosen: &mut [bool], known: &Known<'_>) {
    if known.page_type != PageType::Forum {
        return;
    }
    let taken = page.segments.iter().zip(chosen.iter()).enumerate();
    let short = taken.filter(|(_, (segment, chosen))| {
        let is_line = segment.measures.words <= MOST_WORDS && segment.measures.characters < 80;
        **chosen && (is_line || are_several(segment, page.text(segment)))
    });
    let mut found: Vec<(usize, usize)> = short
        .filter_map(|(number, (segment, _))| Some((kind(page.text(segment))?, number)))
        .collect();
    found.sort_unstable();
    for alike in found.chunk_by(|left, right| left.0 == right.0) {
        if alike.len() >= FEWEST {
            let dropped: Vec<usize> = alike.iter().map(|(_, number)| *number).collect();
            drop_all(chosen, &dropped);
        }
    }
}

/// Whether a text may be several lines in one, with a label each.
fn are_several(segment: &Segment, text: &str) -> bool {
    segment.measures.words <= WORDS_OF_SEVERAL
        && text.len() <= BYTES_OF_SEVERAL
        && text.matches(COLONS).count() > 1
}

/// Which of the lines a text is.
fn kind(text: &str) -> Option<usize> {
    let text = text.to_lowercase();
    let line = text.trim_matches(|sign: char| !sign.is_alphabetic());
    let place_of = |label: &str| LABELS.binary_search(&label).ok();
    let label = || {
        let (label, behind) = text.split_once(COLONS)?;
        let label = label.trim();
        // What a member is called may stand before the first label.
        let last = || {
            let word = label.rsplit(' ').next();
            word.filter(|_| behind.contains(COLONS))
        };
        let place = place_of(label).or_else(|| place_of(last()?))?;
        Some(LINES.len() + place)
    };
    LINES.binary_search(&line).ok().or_else(label)
}
