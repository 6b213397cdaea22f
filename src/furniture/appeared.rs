//! "The post … appeared first on …", in the languages that WordPress speaks.

use super::lines::Lines;
use super::more::fold;
use crate::article::FurnitureKind;

/// How such a sentence starts and which words stand before the site's name, in lower case.
const SENTENCES: [(&[&str], &[&str]); 22] = [
    (
        &["the post ", "this post ", "the article ", "this article "],
        &[
            "appeared first on",
            "first appeared on",
            "appeared first in",
            "first appeared in",
        ],
    ),
    (
        &["o post ", "o artigo ", "o conteúdo ", "a publicação "],
        &[
            "apareceu primeiro em",
            "apareceu primeiro no",
            "apareceu primeiro na",
            "aparece primeiro em",
            "foi publicado primeiro em",
        ],
    ),
    (
        &[
            "la entrada ",
            "el post ",
            "el artículo ",
            "la publicación ",
            "el cargo ",
        ],
        &[
            "se publicó primero en",
            "aparece primero en",
            "apareció primero en",
            "apareció primero por",
        ],
    ),
    (
        &["l’article ", "l'article ", "cet article ", "le post "],
        &[
            "est apparu en premier sur",
            "est paru en premier sur",
            "apparaît en premier sur",
        ],
    ),
    (
        &[
            "der beitrag ",
            "der artikel ",
            "dieser beitrag ",
            "der post ",
        ],
        &[
            "erschien zuerst auf",
            "erschien zuerst bei",
            "ist zuerst erschienen auf",
            "erschien zunächst auf",
        ],
    ),
    (
        &["l’articolo ", "l'articolo ", "il post "],
        &[
            "proviene da",
            "sembra essere il primo su",
            "è apparso per la prima volta su",
        ],
    ),
    (
        &["het bericht ", "het artikel "],
        &[
            "verscheen eerst op",
            "is afkomstig van",
            "verscheen als eerste op",
        ],
    ),
    (
        &["artykuł ", "wpis ", "post "],
        &[
            "pochodzi z serwisu",
            "pojawił się poraz pierwszy w",
            "pojawił się po raz pierwszy w",
        ],
    ),
    (
        &["сообщение ", "запись ", "статья ", "пост "],
        &[
            "появились сначала на",
            "появилось сначала на",
            "появилась сначала на",
            "впервые появилась",
        ],
    ),
    (
        &["запис ", "допис ", "стаття "],
        &[
            "спочатку з'явився на",
            "з’явився спочатку на",
            "з'явився спочатку на",
            "спершу з",
        ],
    ),
    (
        &["inlägget "],
        &["dök först upp på", "publicerades först på"],
    ),
    (
        &["indlægget ", "indlæget "],
        &[
            "blev først udgivet på",
            "kom først til",
            "dukkede først op på",
        ],
    ),
    (
        &["innlegget "],
        &["dukket først opp på", "ble først publisert på"],
    ),
    (
        &["artikkeli ", "artikkelin ", "julkaisu "],
        &[
            "julkaistiin ensimmäisen kerran",
            "ilmestyi ensin",
            "ilmestyi ensimmäisenä",
        ],
    ),
    (
        &["příspěvek ", "článek "],
        &["pochází z", "appeared first on", "se nejdříve objevil"],
    ),
    (
        &["articolul ", "postarea "],
        &[
            "apare prima dată în",
            "a apărut prima dată în",
            "a apărut mai întâi în",
        ],
    ),
    (&["l'entrada ", "l’entrada "], &["ha aparegut primer a"]),
    (
        &["artikel ", "postingan ", "pos "],
        &["pertama kali tampil pada", "pertama kali muncul di"],
    ),
    (
        &["bài viết ", "bài đăng "],
        &["xuất hiện đầu tiên trên", "xuất hiện đầu tiên vào ngày"],
    ),
    (
        &["το άρθρο ", "η δημοσίευση "],
        &["εμφανίστηκε πρώτα στο", "εμφανίστηκε πρώτα στις"],
    ),
    (
        &["ظهرت المقالة ", "ظهرت أولاً ", "التدوينة "],
        &["أولاً على", "ظهرت أولاً على"],
    ),
    (
        &["投稿 ", "投稿「"],
        &["に最初に表示されました", "の最初に登場しました"],
    ),
];

/// Words that end such a sentence where it starts with the title itself.
const AFTER_TITLE: [&str; 6] = [
    "最先出现在",
    "最先出現於",
    "最早出现于",
    "yazısı ilk önce",
    "first appeared on",
    "was originally published in",
];

/// The site's name and what follows it are hardly longer, in bytes.
const LONGEST_SITE: usize = 160;

/// More words behind a full stop are a sentence; fewer may be the end of a name ("St. Ives News").
const MOST_WORDS_BEHIND: usize = 3;

/// Such a sentence is hardly longer, in bytes; no more of a text is looked at.
const LONGEST_SENTENCE: usize = 1_500;

/// A title cut in such a sentence is known from this many bytes on.
const SHORTEST_TITLE: usize = 20;

/// Removes such a sentence from the end of a line.
pub(super) fn trim(lines: &mut Lines, last: usize, title: &str) -> Option<(FurnitureKind, String)> {
    let line = lines.lines.get_mut(last)?;
    let (from, tail) = line.tail(LONGEST_SENTENCE);
    let end = Tail {
        text: tail,
        folded: fold(tail),
        title: fold(title),
        last_link: line
            .links()
            .next_back()
            .and_then(|link| link.range.start.checked_sub(line.start() + from)),
    };
    let start = SENTENCES
        .iter()
        .find_map(|(starts, verbs)| end.sentence(starts, verbs))
        .or_else(|| after_title(&end.folded, &end.title))?;
    Some((FurnitureKind::AppearedFirst, line.cut_from(from + start)))
}

/// The end of a line.
struct Tail<'a> {
    text: &'a str,
    /// The text and the item's title in lower case, all places kept.
    folded: String,
    title: String,
    /// Where the last link starts, if it does so in the text.
    last_link: Option<usize>,
}

impl Tail<'_> {
    /// Where the sentence starts, if it ends the text.
    fn sentence(&self, starts: &[&str], verbs: &[&str]) -> Option<usize> {
        let text = self.folded.as_str();
        let verb = verbs
            .iter()
            .filter_map(|verb| text.rfind(verb).map(|at| (at, at + verb.len())))
            .max()
            .filter(|(at, _)| text.len() - at <= LONGEST_SITE);
        let before = match verb {
            Some((at, _)) => text.get(..at)?,
            None => text,
        };
        let named = verb.is_some_and(|(_, end)| self.names_site(end));
        starts.iter().find_map(|start| {
            let mut places = before.rmatch_indices(start).take(4);
            places.find_map(|(at, _)| {
                let behind = text.get(at + start.len()..)?;
                let titled = is_titled(behind, &self.title);
                let fits = if verb.is_some() {
                    titled || named && starts_sentence(text, at)
                } else {
                    titled && is_cut(behind, &self.title)
                };
                fits.then_some(at)
            })
        })
    }

    /// Whether a link, a host or a name ends the text behind a place, and no further sentence
    /// does: "The article first appeared in the records of 1790" is a text of its own.
    fn names_site(&self, from: usize) -> bool {
        let site = self.text.get(from..).unwrap_or("").trim();
        let sentences = site.split_once(". ").map_or("", |(_, next)| next);
        if sentences.split_whitespace().count() > MOST_WORDS_BEHIND {
            return false;
        }
        let first = site.split_whitespace().next().unwrap_or("");
        let name = first.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        let is_name = !name.starts_with(|sign: char| sign.is_lowercase() || sign.is_numeric());
        let is_host = name.trim_end_matches('.').contains('.');
        is_name || is_host || self.last_link.is_some_and(|link| link >= from)
    }
}

fn is_titled(behind: &str, title: &str) -> bool {
    let behind = behind.trim_start_matches(['"', '“', '„', '«', '\'', '‘', ' ']);
    title.len() >= SHORTEST_TITLE && behind.starts_with(title)
}

/// Whether the text ends so soon behind the title that the rest of the sentence was cut.
fn is_cut(behind: &str, title: &str) -> bool {
    behind.len() <= title.len() + 24 && (behind.ends_with('…') || behind.ends_with("..."))
}

/// Whether a sentence can start at a place: at the start of the text, on a new line of it, or
/// behind the end of another sentence.
fn starts_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let trimmed = before.trim_end();
    let gap = before.get(trimmed.len()..).unwrap_or("");
    trimmed.is_empty()
        || gap.contains('\n')
        || trimmed.ends_with([
            '.', '!', '?', '…', '”', '"', '»', ']', ')', '。', '！', '？',
        ])
}

fn after_title(text: &str, title: &str) -> Option<usize> {
    if title.len() < SHORTEST_TITLE {
        return None;
    }
    let at = text.rfind(title)?;
    let behind = text.get(at + title.len()..)?.trim_start();
    let verb = AFTER_TITLE.iter().any(|verb| behind.starts_with(verb));
    (verb && starts_sentence(text, at)).then_some(at)
}
