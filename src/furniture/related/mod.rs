//! Lists of links to other texts of the same site, and lists of categories whose label stands on a
//! line of its own.

mod latin;
mod other;
mod sentence;

use super::filing;
use super::lines::{Line, Lines};
use super::words::{fold, is_mark};
use super::{more, phrases, share};
use crate::article::FurnitureKind;

/// What stands before the services that one may listen on, in lower case.
const SUBSCRIBE: [&str; 4] = ["listen on", "subscribe", "subscribe on", "subscribe via"];

/// The title of another text has as many words; without a colon a sentence may go on with fewer.
const FEWEST_WORDS: usize = 3;

/// Such lists are hardly longer.
const MOST_LINKS: usize = 12;

/// A label is short, in bytes.
const LONGEST_LABEL: usize = 80;

/// Removes such a list from the end of a description. What stands above it stays.
pub(super) fn trim(lines: &mut Lines) -> bool {
    let Some((label, kind)) = label(lines) else {
        let found = sentence::find(lines);
        if let Some((number, at)) = found {
            lines.cut_from(number, at, FurnitureKind::ShareLinks);
        }
        return found.is_some();
    };
    for number in label..lines.lines.len() {
        lines.cut_from(number, 0, kind);
    }
    true
}

/// Removes such rows and lists from inside a description, and links on lines of their own that only
/// tell to read on.
pub(super) fn trim_inside(lines: &mut Lines) {
    let mut cuts = Vec::new();
    let (mut above, mut listed) = (None, 0);
    for (number, line) in lines.lines.iter().enumerate() {
        if !line.has_links() {
            (above, listed) = (Some((number, line)), 0);
            continue;
        }
        let one = line.is_one_link();
        let label = above.take().filter(|(_, label)| one && stands_above(label));
        listed = match (label, listed) {
            (Some(_), _) => 1,
            (None, 1..MOST_LINKS) if one => listed + 1,
            _ => 0,
        };
        cuts.extend(label.map(|(label, _)| (label, FurnitureKind::ShareLinks)));
        let kind = match listed {
            0 if more::is_whole(line) => Some(FurnitureKind::ContinueReading),
            0 => labelled_row(line),
            _ => Some(FurnitureKind::ShareLinks),
        };
        cuts.extend(kind.map(|kind| (number, kind)));
    }
    lines.cut_whole(&cuts);
}

/// Whether a line without links is the label of those below it.
fn stands_above(line: &Line) -> bool {
    let text = line.text().trim();
    let words = || fold(text);
    text.len() <= LONGEST_LABEL && !line.in_item && is_label(line, bare(&words()))
}

fn is_known(words: &str) -> bool {
    let list: &[&str] = match phrases::is_latin(words) {
        true => &latin::LABELS,
        false => &other::LABELS,
    };
    list.binary_search(&words).is_ok()
}

fn is_label(line: &Line, words: &str) -> bool {
    is_known(words) || is_more_from(line, words)
}

/// The line with the label of a list of links that ends the description, and what is listed.
fn label(lines: &Lines) -> Option<(usize, FurnitureKind)> {
    let mut links = 0;
    let left = lines.lines.iter().enumerate().rev();
    for (number, line) in left.filter(|(_, line)| !line.is_blank()) {
        if let Some(kind) = labelled_row(line) {
            return (lines.first() != Some(number)).then_some((number, kind));
        }
        if line.is_one_link() && links < MOST_LINKS {
            links += 1;
            continue;
        }
        let kind = (links > 0).then(|| kind(line)).flatten()?;
        return (lines.first() != Some(number)).then_some((number, kind));
    }
    None
}

/// `Read also: The mill turns`: a label, and what is linked behind it, in one line.
fn labelled_row(line: &Line) -> Option<FurnitureKind> {
    let text = line.text();
    let first = line.links().next()?;
    let at = first.range.start.saturating_sub(line.start());
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let inside = before.trim().is_empty();
    let label = match inside {
        true => rest
            .split([':', '：', '|', '｜', '】', '\u{A0}'])
            .next()
            .unwrap_or(""),
        false => before,
    };
    let colon = inside && label.len() < rest.len();
    let long = label.len() > LONGEST_LABEL || line.in_item && !inside;
    if long || !is_linked_throughout(line, at) {
        return None;
    }
    let folded = fold(label.trim());
    let label = bare(&folded);
    let colon = colon || before.trim_end().ends_with(COLONS);
    let named = || line.link_text(first).split_whitespace().count() >= FEWEST_WORDS;
    if !(colon || !inside && named()) {
        return None;
    }
    if SUBSCRIBE.contains(&label) {
        Some(FurnitureKind::Subscription)
    } else if is_known(label) {
        Some(FurnitureKind::ShareLinks)
    } else {
        let sees = || SEE.contains(&label) && named();
        let reads = colon && (READ.contains(&label) || phrases::is_phrase(label) || sees());
        reads.then_some(FurnitureKind::ContinueReading)
    }
}

/// What a label may end with.
const COLONS: [char; 8] = [':', '：', '|', '｜', '】', '▶', '►', '→'];

/// Words that are such a label where a colon stands behind them, in lower case.
const READ: [&str; 14] = [
    "read",
    "lire",
    "lee",
    "leia",
    "leggi",
    "lesen",
    "lees",
    "läs",
    "les",
    "læs",
    "czytaj",
    "čtěte",
    "читайте",
    "читайте на сайте",
];

/// Words that are one before a linked title of several words, in lower case.
const SEE: [&str; 10] = [
    "assista",
    "guarda",
    "mehr",
    "mira",
    "mirá",
    "more",
    "regardez",
    "vea",
    "veja",
    "смотрите",
];

/// Whether nothing but signs stands between links, and behind them, from a place on.
fn is_linked_throughout(line: &Line, from: usize) -> bool {
    let mut at = from;
    for link in line.links() {
        let start = link.range.start.saturating_sub(line.start());
        let between = line.text().get(at..start.max(at)).unwrap_or("");
        if between.contains(char::is_alphanumeric) {
            return false;
        }
        at = start + link.range.len();
    }
    let behind = line.text().get(at..).unwrap_or("");
    !behind.contains(char::is_alphanumeric)
}

/// What stands below a label.
fn kind(line: &Line) -> Option<FurnitureKind> {
    let text = line.text().trim();
    if text.len() > LONGEST_LABEL || line.has_links() {
        return None;
    }
    let words = fold(text);
    let shares = share::is_label(&words);
    let words = bare(&words);
    if shares || is_label(line, words) {
        Some(FurnitureKind::ShareLinks)
    } else if !text.ends_with([':', '：']) {
        None
    } else if filing::is_label(words) {
        Some(FurnitureKind::Filing)
    } else if phrases::is_phrase(words) {
        Some(FurnitureKind::ContinueReading)
    } else {
        None
    }
}

/// `More from Tide Weekly:`, with a name of a few words.
fn is_more_from(line: &Line, words: &str) -> bool {
    const STARTS: [&str; 8] = [
        "more from ",
        "mehr von ",
        "plus de ",
        "más de ",
        "mais de ",
        "altro da ",
        "meer van ",
        "mer från ",
    ];
    const ENDS: [&str; 8] = [
        "内容", "內容", "報導", "报道", "文章", "新聞", "新闻", "資訊",
    ];
    const MOST_WORDS: usize = 5;
    let named = line.in_heading || line.text().trim_end().ends_with([':', '：']);
    let mut rests = STARTS.iter().filter_map(|start| words.strip_prefix(start));
    let framed = || words.starts_with("更多") && ENDS.iter().any(|end| words.ends_with(end));
    named && (rests.any(|rest| rest.split_whitespace().count() <= MOST_WORDS) || framed())
}

/// Words without the signs around them.
fn bare(words: &str) -> &str {
    words.trim_matches(|sign: char| !sign.is_alphanumeric() && !is_mark(sign))
}
