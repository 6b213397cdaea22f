//! "Continue reading", "Read more" and the dots before them.

use super::lines::{Line, LineLink, Lines};
use super::newsletter::{appeals, walls};
use super::phrases;
use super::tail::Tail;
use super::words::fold;
use crate::article::FurnitureKind;
use crate::text::ending;

/// A link to go on reading says hardly more, in characters.
const LONGEST_LINK: usize = 48;

/// Such a sentence is hardly longer, in bytes; no more of a text is looked at.
const LONGEST_SENTENCE: usize = 400;

/// The name of a site behind "read more at", in characters.
const LONGEST_NAME: usize = 40;

/// A title says what a link is from this many bytes on; shorter ones may be any word.
const SHORTEST_TITLE: usize = 12;

/// Words that point to where a text goes on, in lower case.
const HERE: [&str; 12] = [
    "aquí",
    "aqui",
    "buraya",
    "her",
    "here",
    "hier",
    "här",
    "ici",
    "qui",
    "tutaj",
    "zde",
    "здесь",
];

/// Signs that point to where a text goes on.
const ARROWS: [char; 11] = ['→', '»', '⟶', '➔', '➜', '➝', '⇒', '▶', '►', '›', '←'];

/// Signs around such words.
const SIGNS: [char; 39] = [
    '[', ']', '(', ')', '【', '】', '（', '）', '《', '》', '「', '」', '…', '.', '→', '»', '›',
    '>', '⟶', '➔', '➜', '➝', '⇒', '▶', '►', '←', '«', '&', ':', '-', '–', '—', '|', '*', '_', '!',
    '。', '\u{A0}', '\u{200F}',
];

/// Finds such words at the end of a line.
pub(super) fn find(lines: &Lines, tail: &Tail, title: &str) -> Option<(FurnitureKind, usize)> {
    let at = linked(tail.line, title).or_else(|| linked_title(lines, tail.line, title));
    let at = at.or_else(|| {
        let (from, text, folded) = tail.last(LONGEST_SENTENCE);
        let at = plain(text, folded, title).or_else(|| bracketed(folded))?;
        Some(tail.from + from + at)
    })?;
    Some((FurnitureKind::ContinueReading, at))
}

/// Whether a line is nothing but a link to go on reading, and says so by itself.
pub(super) fn is_whole(line: &Line) -> bool {
    let text = line.text().trim();
    let short = text.len() <= LONGEST_LINK && !line.in_item && line.is_one_link();
    short && phrases::is_phrase(&fold(bare(text)))
}

/// Where a link to go on reading starts that ends the line, with the brackets around it.
fn linked(line: &Line, title: &str) -> Option<usize> {
    let link = line.links().next_back()?;
    let start = link.range.start.checked_sub(line.start())?;
    let behind = line
        .text()
        .get(link.range.end.checked_sub(line.start())?..)?;
    if !ends_well(behind) {
        return None;
    }
    let text = bare(line.link_text(link).trim_start_matches(appeals::is_pointer));
    let words = fold(text);
    let before = line.text().get(..start)?;
    // A space that does not break sets a link off as well.
    let parted = parts_sentence(before) || before.ends_with('\u{A0}');
    let says_so = phrases::starting(&words)
        .filter_map(|phrase| after_words(&words, phrase))
        .any(|rest| {
            let whole = bare(rest).is_empty() && !text.starts_with(char::is_lowercase);
            let short = !line.in_item && text.chars().count() <= LONGEST_LINK;
            let pointed = line.link_text(link).trim_end().ends_with(ARROWS);
            whole || has_title(&words, title) || parted && (short || pointed)
        })
        || ends_with_phrase(&words, title);
    let points = || {
        line.link_text(link)
            .trim()
            .chars()
            .all(|sign| ARROWS.contains(&sign))
    };
    let is_pointer = !link.range.is_empty() && points();
    let alone = || before.trim().is_empty() && is_sign(line.link_text(link));
    if line.is_made_to_go_on(link) || is_pointer || alone() {
        return Some(without_opening(before));
    }
    let labelled = before.trim_end().ends_with(':');
    let says_so = says_so || parted && labels_title(&words, title);
    let says_so = says_so || parted && !labelled && leads_back(line, link, title);
    if says_so || parted && !labelled && phrases::is_link_text(&words) {
        return Some(without_opening(before));
    }
    let end = ending(before, LONGEST_SENTENCE);
    let at = before.len() - end.len() + last_sentence(end.trim_end());
    let invited = fold(bare(before.get(at..)?));
    let invites = phrases::is_phrase(&invited) || phrases::is_link_text(&invited);
    let titled = invites && has_title(&words, title);
    // `Read the` before a link that says `original article`; `Full article` before one that says `here`.
    let pointed = invites && HERE.contains(&words.as_str());
    let joined = || phrases::is_link_text(&format!("{invited} {words}"));
    let parts = !invited.is_empty() && (pointed || joined());
    (titled || parts || leads_to_site(line, &invited, text)).then_some(at)
}

/// Where a last line starts that is the title as a link.
fn linked_title(lines: &Lines, line: &Line, title: &str) -> Option<usize> {
    let link = line.links().next_back()?;
    let whole = is_title(line.link_text(link).trim(), title) && line.is_one_link();
    (whole && !lines.is_single() && !line.in_item).then_some(0)
}

/// Whether a few words lead where the picture or the heading above leads: to the text itself.
fn leads_back(line: &Line, link: &LineLink, title: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let text = line.link_text(link);
    let short =
        text.chars().count() <= LONGEST_LINK && text.split_whitespace().count() <= MOST_WORDS;
    link.repeats && short && !line.in_item && !line.in_heading && !is_title(text, title)
}

/// `Read more at` before a link with the name of a site, or `Continue reading`, the linked title
/// and `on`.
fn leads_to_site(line: &Line, invited: &str, site: &str) -> bool {
    let Some((words, preposition)) = invited.rsplit_once(' ') else {
        return false;
    };
    if !names_place(&format!("{preposition} {site}")) {
        return false;
    }
    let words = bare(words);
    let linked = line.links().rev().nth(1);
    let linked = linked.map(|link| fold(bare(line.link_text(link))));
    let goes_on = |phrase: &str| {
        let rest = words.get(phrase.len()..).map(bare);
        rest.is_some() && rest == linked.as_deref()
    };
    let says_so = phrases::is_phrase(words) || phrases::is_link_text(words);
    says_so || phrases::starting(words).any(goes_on)
}

/// Whether a new sentence, or a bracket, starts behind a text.
pub(super) fn parts_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    let ends = [
        '.', '!', '?', '…', '”', '"', '»', ')', ']', '[', '(', '|', '。', '！', '？', ':', '—',
        '–', '-', '।', '۔', '։',
    ];
    trimmed.is_empty() || trimmed.ends_with(ends)
}

/// What may follow the link: signs, where the text goes on, or when it was published.
fn ends_well(behind: &str) -> bool {
    let rest = bare(behind);
    rest.is_empty() || names_place(rest) || is_date(rest) || counts_words(rest)
}

/// `03/05/2023 - 10h00`
fn is_date(text: &str) -> bool {
    let is_part = |sign: char| sign.is_ascii_digit() || "/-.:h ".contains(sign);
    text.chars().all(is_part)
}

/// `312 more words`: how much is left to read.
fn counts_words(text: &str) -> bool {
    const WORDS: [&str; 7] = [
        "mots", "palabras", "palavras", "parole", "woorden", "words", "wörter",
    ];
    const MOST_WORDS: usize = 4;
    let mut words = text.split(' ');
    let number = words.next().unwrap_or("");
    let counted = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    counted
        && text.split(' ').count() <= MOST_WORDS
        && words.any(|word| WORDS.contains(&fold(word).as_str()))
}

/// Whether a link shows nothing but a sign, as links to a text itself do; a picture says more.
fn is_sign(text: &str) -> bool {
    const FIRST_PICTURE: char = '\u{1F000}';
    let mut signs = text.chars();
    !text.trim().is_empty() && !signs.any(|sign| sign.is_alphanumeric() || sign >= FIRST_PICTURE)
}

fn has_title(words: &str, title: &str) -> bool {
    title.len() >= SHORTEST_TITLE && words.contains(&fold(title))
}

/// Whether a text is the title, perhaps in quotes.
fn is_title(text: &str, title: &str) -> bool {
    let quotes = ['"', '“', '”', '„', '«', '»', '\'', '‘', '’', ' '];
    title.len() >= SHORTEST_TITLE && fold(text.trim_matches(quotes)) == fold(title)
}

/// `read: the wall is painted`: such words, and the title behind a colon.
fn labels_title(words: &str, title: &str) -> bool {
    let label = words.split_once(':');
    label.is_some_and(|(label, rest)| {
        let known = || phrases::is_link_text(label.trim()) || phrases::is_phrase(label.trim());
        is_title(rest, title) && known()
    })
}

/// What follows a phrase that a text starts with; none where it starts with a longer word.
fn after_words<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(phrase)?;
    let ideographic = phrase.ends_with(crate::text::is_ideographic);
    (ideographic || !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// The end of the text before an opening bracket and the space around it, or before signs alone.
fn without_opening(before: &str) -> usize {
    if !before.contains(char::is_alphanumeric) {
        return 0;
    }
    let trimmed = before.trim_end();
    match trimmed.strip_suffix(['[', '(']) {
        Some(rest) => rest.len(),
        None => before.len(),
    }
}

/// Where the last sentence starts, if it only tells to read on.
fn plain(text: &str, folded: &str, title: &str) -> Option<usize> {
    let trimmed = text.trim_end();
    let start = last_sentence(trimmed);
    let tells = |start: usize| tells_to_read_on(trimmed, folded, start, title);
    let last = || last_chunk(trimmed).filter(|chunk| *chunk > start && tells(*chunk));
    if tells(start) { Some(start) } else { last() }
}

/// Whether the text from a place on only tells to read on.
fn tells_to_read_on(text: &str, folded: &str, start: usize, title: &str) -> bool {
    let Some(sentence) = folded.get(start..text.len()) else {
        return false;
    };
    let words = bare(sentence);
    if ends_with_phrase(words, title) {
        return true;
    }
    let known = phrases::starting(words).filter(|phrase| after_words(words, phrase).is_some());
    let Some(phrase) = known.max_by_key(|phrase| phrase.len()) else {
        return is_made(words, text, sentence);
    };
    let at = start + sentence.find(words).unwrap_or(0);
    let behind = text.get(at + phrase.len()..).unwrap_or("");
    let rest = bare(behind);
    let address = names_address(rest);
    let labelled = behind.trim_start().starts_with(':');
    let pointed = text.ends_with(ARROWS) && !labelled;
    let named = !is_about(rest) && names_place(rest) || is_title(rest, title);
    is_date(rest) || address || pointed || named || is_made(words, text, sentence)
}

/// Whether a preposition starts a text that tells what a text is about, rather than where it is.
fn is_about(text: &str) -> bool {
    let mut words = ["a ", "of ", "over "].iter();
    words.any(|word| text.starts_with(word))
}

/// Whether the sentence that ends a text is made of words that tell to read on, perhaps with the name of a
/// site behind. `words` are those of it, in lower case.
fn is_made(words: &str, text: &str, sentence: &str) -> bool {
    phrases::made::read(words).is_some_and(|ends| {
        let from = text.len() - sentence.len() + sentence.find(words).unwrap_or(0);
        let is_place = |end: usize| {
            let rest = text.get(from + end..).map_or("", bare);
            end == words.len() || !is_about(rest) && names_place(rest)
        };
        ends.into_iter().any(is_place)
    })
}

/// Where the last part of a text starts that a space sets off, in scripts that part sentences by spaces.
fn last_chunk(text: &str) -> Option<usize> {
    let body = text.trim_end_matches(|sign: char| SIGNS.contains(&sign) || sign == ' ');
    let unspaced =
        |sign: char| crate::text::is_ideographic(sign) || matches!(sign, '\u{0E00}'..='\u{0E7F}');
    let space = body.ends_with(unspaced).then(|| body.rfind(' '))??;
    Some(space + 1)
}

/// `“The wall” weiterlesen`: the title, and such words behind it.
fn ends_with_phrase(words: &str, title: &str) -> bool {
    if title.len() < SHORTEST_TITLE {
        return false;
    }
    let quotes = |sign: char| !sign.is_alphanumeric();
    let words = words.trim_start_matches(quotes);
    let title = title.trim_start_matches(quotes);
    let is_same = |(one, other): (char, char)| one == other || one.to_lowercase().eq([other]);
    if words.len() <= title.len() || !title.chars().zip(words.chars()).all(is_same) {
        return false;
    }
    let behind = words.strip_prefix(fold(title).as_str());
    behind.is_some_and(|behind| {
        let phrase = behind.trim_matches(quotes);
        // The title's own particle stands between in Japanese.
        let phrase = phrase.strip_prefix('の').unwrap_or(phrase);
        phrases::is_phrase(phrase) || phrases::is_link_text(phrase)
    })
}

/// Where `(more…)` or `[more]` starts at the end.
fn bracketed(folded: &str) -> Option<usize> {
    let end = folded.trim_end();
    let closing = end.chars().next_back()?;
    let (open, length) = match closing {
        ')' => (end.rfind('(')?, 1),
        ']' => (end.rfind('[')?, 1),
        '）' => (end.rfind('（')?, '（'.len_utf8()),
        '】' => (end.rfind('【')?, '【'.len_utf8()),
        '》' => (end.rfind('《')?, '《'.len_utf8()),
        _ => return None,
    };
    let inside = end.get(open + length..end.len() - length)?.trim();
    if walls::is_wall(inside) {
        return Some(open);
    }
    let before = end.get(..open)?;
    // Parentheses right behind a word are those of a function.
    if matches!(closing, ')' | ']') && before.ends_with(is_word_sign) {
        return None;
    }
    let words = bare(inside);
    let parted = closing != ')' || parts_sentence(before);
    let says_so = parted
        && (closing == ']' && inside.starts_with("more")
            || phrases::is_bracketed(words)
            || phrases::is_phrase(words));
    let dotted = inside.ends_with('…') || inside.ends_with("...");
    (says_so || dotted && phrases::is_link_text(words)).then_some(open)
}

/// `at The Harbour Post`: a preposition and a short name.
fn names_place(text: &str) -> bool {
    const SITE: [&str; 12] = [
        "portalu ",
        "site ",
        "sítio ",
        "sitio ",
        "sito ",
        "sivustolla ",
        "strani ",
        "stronie ",
        "stránke ",
        "webu ",
        "сайте ",
        "сайті ",
    ];
    /// What a site calls itself, in lower case.
    const OWN: [&str; 16] = [
        "le site",
        "notre site",
        "our site",
        "our website",
        "the site",
        "the website",
        "unserer seite",
        "unserer website",
        "onze site",
        "onze website",
        "nuestra web",
        "nuestro sitio",
        "nosso site",
        "nostro sito",
        "naszej stronie",
        "нашем сайте",
    ];
    let Some((first, name)) = text.split_once(' ') else {
        return false;
    };
    if OWN.contains(&name) {
        return phrases::is_preposition(&fold(first));
    }
    let named = SITE.iter().find_map(|site| name.strip_prefix(site));
    let name = named.unwrap_or(name);
    phrases::is_preposition(&fold(first))
        && name.chars().count() <= LONGEST_NAME
        && (name.starts_with(|first: char| !first.is_lowercase()) || is_host(name))
        && !name.contains(", ")
}

/// `at: https://tide.example/mill`: an address, perhaps behind a preposition.
fn names_address(text: &str) -> bool {
    let address = match text.split_once(' ') {
        Some((first, rest)) if phrases::is_preposition(&fold(first.trim_end_matches(':'))) => rest,
        _ => text,
    };
    address.starts_with("http") && !address.contains(char::is_whitespace)
}

fn is_host(name: &str) -> bool {
    name.contains('.') && !name.contains(' ')
}

/// Where the last sentence of a text starts.
fn last_sentence(text: &str) -> usize {
    let body =
        text.trim_end_matches(|character: char| SIGNS.contains(&character) || character == ' ');
    let ends = [
        '.', '!', '?', '…', '\n', ']', '。', '！', '？', '।', '۔', '؟',
    ];
    let mut start = 0;
    for (at, sign) in body.match_indices(ends) {
        let behind = body.get(at + sign.len()..).unwrap_or("");
        let parted = behind.starts_with(char::is_whitespace)
            || matches!(sign, "\n" | "。" | "…" | "]" | "！" | "？");
        if parted {
            start = at + sign.len();
        }
    }
    start
}

/// A text without the signs and spaces around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|character: char| SIGNS.contains(&character) || character.is_whitespace())
}

/// Turns dots in brackets at the end of the text into bare dots.
pub(super) fn bare_ellipsis(lines: &mut Lines) {
    let Some((number, line)) = lines.last() else {
        return;
    };
    if lines.kept.contains(FurnitureKind::CutMark) {
        return;
    }
    let text = line.text().trim_end();
    let inside = [
        "[…]", "[...]", "[ … ]", "[ ... ]", "[..]", "(…)", "(...)", "[… ]", "[…",
    ]
    .iter()
    .find_map(|dots| Some((text.strip_suffix(dots)?, dots)));
    if let Some(length) = without_count(text) {
        lines.cut_from(number, length, FurnitureKind::CutMark);
        return;
    }
    // Parentheses right behind a word are those of a function.
    let is_call = |kept: &str, dots: &str| dots.starts_with('(') && kept.ends_with(is_word_sign);
    if let Some((kept, _)) = inside.filter(|(kept, dots)| !is_call(kept, dots)) {
        let length = kept.trim_end().len();
        lines.cut_from(number, length, FurnitureKind::CutMark);
        if let Some(line) = lines.lines.get_mut(number) {
            line.set_suffix(if length == 0 { "…" } else { " …" });
        }
    }
}

/// The length of a text without `[+1234 chars]` behind its dots, which tells how much was cut.
fn without_count(text: &str) -> Option<usize> {
    let (kept, inside) = text.strip_suffix(" chars]")?.rsplit_once("[+")?;
    let kept = kept.trim_end();
    let counts = !inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit());
    (counts && kept.ends_with(['…', '.'])).then_some(kept.len())
}

fn is_word_sign(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}
