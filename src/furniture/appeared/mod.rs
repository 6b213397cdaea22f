//! "The post … appeared first on …", in the languages that WordPress speaks.

mod words;

use std::sync::LazyLock;

use super::tail::Tail;
use super::words::{Needles, fold, starting, starts_sentence, word_starts};
use crate::article::FurnitureKind;
use crate::text::beginning;
use words::{CREDITS, ENDS, STARTS, VERBS};

/// The site's name and what follows it are hardly longer, in bytes.
const LONGEST_SITE: usize = 160;

/// What stands behind such words on a line of its own is hardly longer, in bytes.
const LONGEST_CREDIT: usize = 100;

/// More words behind a full stop are a sentence; fewer may be the end of a name ("St. Ives News").
const MOST_WORDS_BEHIND: usize = 3;

/// A title cut in such a sentence is known from this many bytes on.
const SHORTEST_TITLE: usize = 20;

/// So much of it is known where it is cut itself, in bytes.
const SHORTEST_CUT_TITLE: usize = 16;

/// Where it is cut nearly at its start, so much is left, in bytes.
const SHORTEST_CUT_WORDS: usize = 6;

/// What is left of the words behind a title is as short, in bytes, and what stands before it.
const LONGEST_CUT: usize = 24;

/// A shorter one is known where nothing else stands in the line before the verb.
const SHORTEST_WHOLE_TITLE: usize = 9;

/// So few words stand before the linked title where the start of the sentence is not known, in
/// bytes.
const LONGEST_START: usize = 32;

static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::new(&VERBS));
static CREDIT_NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::new(&CREDITS));

/// Finds such a sentence at the end of a line.
pub(super) fn find(tail: &Tail, title: &str) -> Option<(FurnitureKind, usize)> {
    let tail = Appeared { tail, title };
    let start = match tail.verb() {
        Some(verb) => {
            let start = tail.start(&verb).or_else(|| tail.addressed_start(&verb));
            start.or_else(|| tail.credited_start(&verb))
        }
        None => tail.cut_start(),
    };
    let start = without_dash(tail.tail.text, start?);
    Some((FurnitureKind::AppearedFirst, tail.tail.from + start))
}

/// The place before a dash between spaces that sets off what starts at a place.
fn without_dash(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("").trim_end();
    let bare = before.trim_end_matches(['-', '–', '—']);
    match bare.len() < before.len() && bare.ends_with(char::is_whitespace) {
        true => bare.len(),
        false => at,
    }
}

/// The words that make such a sentence.
struct Verb {
    at: usize,
    /// Where the words end, if they only credit a site.
    credit: Option<usize>,
    site: Site,
}

/// What stands behind such words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Site {
    /// A link, a host or a name.
    Named,
    /// What may be a name or not, in a script without capitals.
    Perhaps,
    /// No name, or a text that goes on.
    No,
}

struct Appeared<'a> {
    tail: &'a Tail<'a>,
    /// The item's title.
    title: &'a str,
}

impl Appeared<'_> {
    fn verb(&self) -> Option<Verb> {
        let folded = self.tail.folded;
        let end =
            folded.trim_end_matches(|sign: char| sign.is_whitespace() || ".。»”\"".contains(sign));
        let last = end.bytes().next_back();
        let mut ends = ENDS
            .iter()
            .filter(|words| words.bytes().next_back() == last);
        let ended = ends.find_map(|words| end.strip_suffix(words));
        let (from, _, near) = self.tail.last(LONGEST_SITE + 48);
        let mut found = None;
        for at in word_starts(near) {
            let rest = near.get(at..).unwrap_or("");
            if NEEDLES.may_start(rest.as_bytes())
                && let Some(words) = starting(&VERBS, rest).max_by_key(|words| words.len())
            {
                found = Some((from + at, None, self.site(from + at + words.len())));
            } else if CREDIT_NEEDLES.may_start(rest.as_bytes())
                && let Some(words) = starting(&CREDITS, rest).next()
            {
                found = Some((from + at, Some(from + at + words.len()), Site::No));
            }
        }
        let ended = ended.map(|before| (before.len(), None, Site::Perhaps));
        let found = found.filter(|(at, ..)| folded.len() - at <= LONGEST_SITE);
        let (at, credit, site) = found.or(ended)?;
        Some(Verb { at, credit, site })
    }

    /// Where the sentence around such words starts, if it ends the text.
    fn start(&self, verb: &Verb) -> Option<usize> {
        let before = self.tail.folded.get(..verb.at)?;
        self.known_start(before, verb)
            .or_else(|| self.title_start(before))
            .or_else(|| self.linked_start(verb))
    }

    /// The last place before the verb where known words start the sentence, with a title behind.
    fn known_start(&self, before: &str, verb: &Verb) -> Option<usize> {
        let mut first = None;
        let mut after = 0;
        for at in word_starts(before) {
            if at < after {
                continue;
            }
            let rest = before.get(at..).unwrap_or("");
            for start in starting(&STARTS, rest) {
                let behind = rest.get(start.len()..).unwrap_or("");
                let parted = match verb.site {
                    Site::Named => starts_sentence(self.tail.text, at),
                    Site::Perhaps => starts_line(self.tail.text, at),
                    Site::No => false,
                };
                if self.is_titled(behind) || parted && !behind.trim().is_empty() {
                    first = Some(at);
                    after = at + start.len();
                }
            }
        }
        first
    }

    /// The place where the title stands right before the verb and starts the sentence.
    fn title_start(&self, before: &str) -> Option<usize> {
        if self.title.len() < SHORTEST_WHOLE_TITLE {
            return None;
        }
        let at = before.rfind(&fold(self.title))?;
        let behind = before.get(at + self.title.len()..)?.trim();
        let alone = starts_line(self.tail.text, at) && behind.is_empty();
        if self.title.len() < SHORTEST_TITLE && !alone {
            return None;
        }
        let opening = before.get(..at)?;
        let opened = opening.trim_end_matches(['〈', '《', '「', '“', '"', '«', '‘']);
        let near = behind.chars().count() <= 12;
        (near && starts_sentence(self.tail.text, opened.len())).then_some(opened.len())
    }

    /// The start of a line that holds a linked title, the verb and a linked site, and next to
    /// nothing else.
    fn linked_start(&self, verb: &Verb) -> Option<usize> {
        let mut links = self.tail.line.links();
        let (title, site) = (links.next()?, links.next()?);
        let start = self.tail.place(title)?;
        let end = start + title.range.len();
        let between = links.next().is_none()
            && end <= verb.at
            && self.tail.place(site)? >= verb.at
            && self.tail.from == 0;
        let title = self.tail.line.link_text(title).trim();
        let told =
            fold(title) == fold(self.title) || title.contains(' ') || title.len() >= SHORTEST_TITLE;
        let leading = self.tail.text.len() - self.tail.text.trim_start().len();
        (between && told && start - leading <= LONGEST_START && verb.at - end <= LONGEST_START)
            .then_some(0)
    }

    /// The start of `This article originally appeared on Tide Weekly at https://…`: with the whole
    /// address in sight, or on a line of its own with a link, it is no sentence of the text.
    fn addressed_start(&self, verb: &Verb) -> Option<usize> {
        let folded = self.tail.folded.trim_end();
        let address = folded.rsplit(' ').next()?;
        let before = folded.get(..verb.at)?.trim_end();
        let starts = [
            "this article",
            "this piece",
            "this post",
            "this story",
            "cet article",
            "dieser artikel",
            "dieser beitrag",
            "dit artikel",
            "este artigo",
            "este artículo",
            "questo articolo",
        ];
        let at = starts
            .iter()
            .find_map(|start| before.strip_suffix(start))?
            .len();
        let short = folded.len() - verb.at <= LONGEST_CREDIT;
        let own_line = short && at == 0 && self.tail.from == 0 && self.tail.has_link(verb.at);
        let whole = address.contains("://") && starts_sentence(self.tail.text, at);
        (whole || own_line && verb.site == Site::Named).then_some(at)
    }

    /// The start of a line of its own that only credits a linked site: `Originally published at` and the
    /// link, perhaps with the day or the licence behind.
    fn credited_start(&self, verb: &Verb) -> Option<usize> {
        const STARTS: [&str; 8] = [
            "article",
            "essay",
            "piece",
            "post",
            "story",
            "artículo",
            "artigo",
            "beitrag",
        ];
        const THIS: [&str; 5] = ["this", "dieser", "este", "questo", "cet"];
        const BEHIND: [&str; 10] = [
            "and", "at", "by", "here", "in", "on", "under", "with", "el", "em",
        ];
        let end = verb.credit.filter(|_| self.tail.from == 0)?;
        let before = self.tail.folded.get(..verb.at)?;
        let before = before.trim_matches(|sign: char| !sign.is_alphanumeric());
        let before = before.strip_suffix(" was").unwrap_or(before);
        let this = before.split_once(' ');
        let titled =
            this.is_some_and(|(this, subject)| THIS.contains(&this) && STARTS.contains(&subject));
        let link = self
            .tail
            .line
            .links()
            .find(|link| self.tail.place(link) >= Some(end))?;
        let place = self.tail.place(link)?;
        let between = self.tail.folded.get(end..place)?.trim();
        let behind = self.tail.folded.get(place + link.range.len()..)?;
        let behind = behind.trim_matches(|sign: char| !sign.is_alphanumeric());
        let next = behind.split_whitespace().next().unwrap_or("");
        let ends = behind.is_empty() || BEHIND.contains(&next) && behind.len() <= LONGEST_CREDIT;
        let near = matches!(between, "" | "the" | ":" | "\"" | "“");
        (ends && near && (before.is_empty() || titled)).then_some(0)
    }

    /// Where a sentence starts whose end was cut behind the title, or inside it.
    fn cut_start(&self) -> Option<usize> {
        if self.title.len() < SHORTEST_WHOLE_TITLE {
            return None;
        }
        let (from, text, _) = self.tail.last(self.title.len() + LONGEST_CUT);
        let known = |length| text.rfind(beginning(self.title, length));
        let at = from + known(SHORTEST_CUT_TITLE).or_else(|| known(SHORTEST_CUT_WORDS))?;
        let behind = self.tail.folded.get(at..)?.trim_end();
        let words = behind.trim_end_matches(['…', '.']).trim_end();
        let marked = behind.ends_with('…') || behind.ends_with("...");
        let title = fold(self.title);
        let cut = match words.strip_prefix(title.as_str()) {
            Some(rest) => marked && rest.len() <= LONGEST_CUT || is_cut_verb(rest.trim_start()),
            None => title.starts_with(words) && (marked || words.len() >= SHORTEST_CUT_TITLE),
        };
        let near = self.tail.folded.get(..at)?.trim_end_matches(QUOTES);
        let known = STARTS.iter().filter_map(|start| {
            let before = near.strip_suffix(start.trim_end())?;
            let parted = starts_sentence(self.tail.text, before.len());
            let whole = marked && !before.ends_with(char::is_alphanumeric);
            (parted || whole).then_some(before.len())
        });
        known.min().filter(|_| cut)
    }

    /// Whether a link, a host or a name ends the text behind a place, and no further sentence
    /// does: "The article first appeared in the records of 1790" is a text of its own.
    fn site(&self, from: usize) -> Site {
        let site = self.tail.text.get(from..).unwrap_or("").trim();
        let sentences = site.split_once(". ").map_or("", |(_, next)| next);
        if sentences.split_whitespace().count() > MOST_WORDS_BEHIND {
            return Site::No;
        }
        let first = site.split_whitespace().next().unwrap_or("");
        let name = first.trim_start_matches(|sign: char| !sign.is_alphanumeric());
        let is_host = name.trim_end_matches('.').contains('.');
        if is_host || self.tail.has_link(from) || name.starts_with(char::is_uppercase) {
            return Site::Named;
        }
        let other = name.starts_with(|sign: char| sign.is_lowercase() || sign.is_numeric());
        if other { Site::No } else { Site::Perhaps }
    }

    fn is_titled(&self, behind: &str) -> bool {
        let behind = behind.trim_start_matches(QUOTES);
        self.title.len() >= SHORTEST_TITLE && behind.starts_with(&fold(self.title))
    }
}

/// Whether a text in lower case is the beginning of such words, or nothing.
fn is_cut_verb(text: &str) -> bool {
    VERBS.iter().any(|words| words.starts_with(text))
}

/// Whether a place is the first of a line of the text.
fn starts_line(text: &str, at: usize) -> bool {
    let before = text
        .get(..at)
        .unwrap_or("")
        .trim_end_matches([' ', '\u{A0}', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// Signs before a title.
const QUOTES: [char; 10] = ['"', '“', '„', '«', '\'', '‘', '「', '《', '〈', ' '];
