//! Headers that repeat what an item's fields say.

use std::sync::LazyLock;

use regex::Regex;

use super::lines::{Line, Lines};
use super::words::{fold, starts};
use super::{closing, prefix, record, submission};
use crate::article::FurnitureKind;
use crate::text;

/// Removes headers.
pub(super) fn trim(lines: &mut Lines, title: &str) {
    submission::trim_start(lines);
    if let Some(first) = lines.first()
        && let Some(line) = lines.lines.get(first)
        && let Some(kind) = opening(line)
    {
        lines.cut_from(first, 0, kind);
    }
    title_on_its_own(lines, title);
    title_with_fields(lines, title);
    announcement_in_lines(lines);
    record::trim_start(lines);
    let Some(first) = lines.first() else {
        return;
    };
    let line = lines.lines.get(first);
    let announced = |text: &str| announcement(text).map(|at| (at, FurnitureKind::Header));
    let set = line.and_then(|line| announced(line.text()).or_else(|| prefix::find(line)));
    if let Some((at, kind)) = set {
        lines.cut_before(first, at, kind);
    }
    repeated_title(lines, first, title);
}

/// The kind of a first line that is furniture as a whole.
fn opening(line: &Line) -> Option<FurnitureKind> {
    if submission::is_posted(line) {
        return Some(FurnitureKind::Header);
    }
    if is_invitation(line) {
        return Some(FurnitureKind::Signature);
    }
    if is_jump(line) {
        return Some(FurnitureKind::Header);
    }
    closing::opens(line)
}

/// What leads over a text to the recipe below it, in lower case, sorted.
const JUMPS: [&str; 17] = [
    "aller à la recette",
    "direct naar recept",
    "hopp til oppskriften",
    "ir a la receta",
    "jump to recipe",
    "jump to video",
    "pin recipe",
    "print recipe",
    "print this recipe",
    "pular para a receita",
    "rezept drucken",
    "saltar a la receta",
    "skip to recipe",
    "springe zu rezept",
    "vai alla ricetta",
    "zum rezept",
    "zum rezept springen",
];

/// Whether a line is links that lead over the text, and nothing else.
fn is_jump(line: &Line) -> bool {
    const LONGEST: usize = 80;
    let text = line.text().trim();
    if text.len() > LONGEST || !line.has_links() {
        return false;
    }
    let linked: usize = line
        .links()
        .map(|link| line.link_text(link).trim().len())
        .sum();
    let signs = text.len().saturating_sub(linked);
    let jumps = |words: &str| JUMPS.binary_search(&fold(words.trim()).as_str()).is_ok();
    signs <= line.links().count() * 4 && line.links().all(|link| jumps(line.link_text(link)))
}

/// What hosts of podcasts put above the notes on an episode, as a link of its own, in lower case.
const INVITATIONS: [&str; 3] = ["send us a text", "send us a message", "send us fan mail"];

fn is_invitation(line: &Line) -> bool {
    let words = line.text().trim().trim_end_matches(['.', '!']);
    line.is_one_link() && INVITATIONS.contains(&fold(words).as_str())
}

/// Removes a first heading, or a first link, that is the title, if anything follows it.
fn title_on_its_own(lines: &mut Lines, title: &str) {
    let Some(first) = lines.first() else {
        return;
    };
    let repeats = lines.lines.get(first).is_some_and(|line| {
        let alone = line.in_heading || !line.in_item && line.is_one_link();
        alone && !title.is_empty() && fold(&text::collapse(line.text())) == fold(title)
    });
    if repeats && !lines.is_single() {
        lines.cut_from(first, 0, FurnitureKind::Header);
    }
}

/// Removes a first line that is the title, who wrote it and when, if anything follows it.
fn title_with_fields(lines: &mut Lines, title: &str) {
    let Some(first) = lines.first().filter(|_| !title.is_empty()) else {
        return;
    };
    let fields = lines.lines.get(first).is_some_and(|line| {
        let behind = line.text().trim_start().strip_prefix(title);
        behind.is_some_and(are_fields)
    });
    if fields && !lines.is_single() {
        lines.cut_from(first, 0, FurnitureKind::Header);
    }
}

/// Whether a text is a name and a date with the time of the day: ` ida Mon, 03/03/2025 - 09:12`.
fn are_fields(text: &str) -> bool {
    const LONGEST: usize = 120;
    if text.len() > LONGEST || !text.starts_with(char::is_whitespace) {
        return false;
    }
    let is_made_of = |word: &str, signs: &[char]| {
        let is_part = |sign: char| sign.is_ascii_digit() || signs.contains(&sign);
        word.starts_with(|sign: char| sign.is_ascii_digit())
            && word.contains(signs)
            && word.chars().all(is_part)
    };
    let mut words = text.split_whitespace().rev();
    let (Some(time), Some("-"), Some(date)) = (words.next(), words.next(), words.next()) else {
        return false;
    };
    is_made_of(time, &[':']) && is_made_of(date, &['.', '/', '-']) && words.next().is_some()
}

/// The line that announces a paper, up to its abstract. Compiled once; the pattern is fixed, so
/// that it compiles at all is a matter of the test suite.
static ANNOUNCEMENT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pattern = r"(?i)^\s*arxiv:\S{1,40}\s+announce type:\s*[^:]{1,80}?\babstract:";
    Regex::new(pattern).ok()
});

/// The same in lines of their own.
fn announcement_in_lines(lines: &mut Lines) {
    const ABSTRACT: &str = "abstract:";
    let Some(first) = lines.first() else {
        return;
    };
    let announces = lines.lines.get(first).is_some_and(|line| {
        let text = line.text().trim();
        starts(text, "arxiv:") && text.len() <= LONGEST_ANNOUNCEMENT && {
            let folded = fold(text);
            folded.contains(" announce type:") && !folded.contains(ABSTRACT)
        }
    });
    if !announces || lines.is_single() {
        return;
    }
    lines.cut_from(first, 0, FurnitureKind::Header);
    let label = lines.first().and_then(|next| {
        let text = lines.lines.get(next)?.text();
        let space = text.len() - text.trim_start().len();
        starts(text.trim_start(), ABSTRACT).then_some((next, space + ABSTRACT.len()))
    });
    if let Some((next, at)) = label {
        lines.cut_before(next, at, FurnitureKind::Header);
    }
}

/// Such a line is short, in bytes.
const LONGEST_ANNOUNCEMENT: usize = 120;

/// The journal and the day before a paper's summary, up to its number, which the summary may touch
/// where the number's form tells its end.
static PUBLICATION: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let number = r"10\.\d{4,5}/(?:[a-z]\d{5}-\d{3}-\d{4,5}-\w|\S{1,60}(?:\s|$))";
    let pattern = format!(
        r"(?i)^\s*[^.;]{{2,80}}, published online: \d{{1,2}} \w{{3,9}} \d{{4}}; doi:\s?{number}"
    );
    Regex::new(&pattern).ok()
});

/// The words in the line before a paper's summary, as they are always written.
const PUBLISHED: &str = ", published online: ";

/// Where the abstract starts behind the line that announces a paper.
fn announcement(text: &str) -> Option<usize> {
    const FAR: usize = 110;
    let pattern = if starts(text.trim_start(), "arxiv:") {
        &ANNOUNCEMENT
    } else if text::holds(text::beginning(text, FAR), PUBLISHED) {
        &PUBLICATION
    } else {
        return None;
    };
    let found = pattern.as_ref()?.find(text)?;
    Some(found.end())
}

/// A first line that is the title as a link, with the source's name before it.
fn repeated_title(lines: &mut Lines, first: usize, title: &str) {
    const SHORTEST_TITLE: usize = 20;
    const LONGEST_SOURCE: usize = 100;
    let source = lines.lines.get(first).is_some_and(|line| {
        line.text().trim_end().ends_with(':')
            && line.text().trim().chars().count() <= LONGEST_SOURCE
    });
    let number = if source { first + 1 } else { first };
    let Some(line) = lines.lines.get(number) else {
        return;
    };
    let Some(end) = title_end(line, title).filter(|_| title.len() >= SHORTEST_TITLE) else {
        return;
    };
    if line
        .text()
        .get(end..)
        .is_none_or(|rest| rest.trim().is_empty())
    {
        return;
    }
    lines.cut_before(number, end, FurnitureKind::Header);
    if source {
        lines.cut_from(first, 0, FurnitureKind::Header);
    }
}

/// Where the text behind the linked title and the dash after it starts.
fn title_end(line: &Line, title: &str) -> Option<usize> {
    let link = line.links().next()?;
    let text = line.link_text(link).trim();
    let leads = line.text().trim_start().starts_with(text);
    let same = title.starts_with(text) && text.len() * 2 >= title.len();
    let end = link.range.end.checked_sub(line.start())?;
    let behind = line.text().get(end..)?;
    let trimmed = behind.trim_start();
    let text_after = trimmed.trim_start_matches(['-', '–', '—', ':', '|']);
    let dashed = text_after.len() < trimmed.len();
    (leads && same && dashed && !text.is_empty())
        .then(|| line.text().len() - text_after.trim_start().len())
}
