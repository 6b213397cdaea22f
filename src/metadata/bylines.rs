//! Bylines: texts that open with "by" or its like in another language.

use super::page::{LONGEST_LINE, NEAR, Page};
use super::{lines, names, opener};
use crate::dom::{NodeId, Tag};
use crate::text::date;

/// How many nodes before and after the headline are looked through for a byline.
const BEFORE: usize = 40;

/// How many nodes after the headline lines stand that tell a name among other things.
pub(super) const NEAR_LINES: usize = 60;

/// A short text near one of the first headlines that opens like a byline.
pub(super) fn near(page: &Page<'_>) -> Vec<String> {
    let headings = page.headlines.iter().take(3).copied();
    let lower = page.heading().filter(|_| page.headlines.is_empty());
    let logo = page.logos.first().copied();
    for headline in headings.chain(lower).chain(logo) {
        let first = headline.index().saturating_sub(BEFORE);
        let texts = short_texts(page, page.document.nodes_in(first..first + BEFORE + NEAR));
        let (before, behind) = texts.split_at(texts.partition_point(|(node, _)| *node < headline));
        for texts in [behind, before] {
            let names = first_byline(page, texts, opener::is_opener);
            if !names.is_empty() {
                return names;
            }
        }
        let end = headline.index() + NEAR_LINES;
        let lines = texts.partition_point(|(node, _)| node.index() < end);
        let near = texts.get(..lines).unwrap_or(&texts);
        let opened = near
            .windows(2)
            .find_map(|pair| behind_dated_opener(page, pair));
        if let Some(names) = opened {
            return names;
        }
        let mut named = texts
            .iter()
            .take(lines)
            .enumerate()
            .filter_map(|(at, (node, text))| {
                let behind = texts.get(at + 1).map(|(_, text)| *text);
                let name = before_job(text).map(str::to_owned);
                let name = name.or_else(|| name_in_line(page, text, behind))?;
                (!page.is_aside(*node)).then_some(name)
            });
        if let Some(name) = named.next() {
            return vec![name];
        }
    }
    Vec::new()
}

/// The name in a text that is a Korean name before the word for a reporter, and its address at most.
pub(super) fn before_job(text: &str) -> Option<&str> {
    const JOBS: [&str; 3] = ["기자", "특파원", "선임기자"];
    let (name, job) = text.trim().split_once(' ')?;
    let job = match job.split_once(' ') {
        Some((job, address)) if address.contains('@') && !address.contains(' ') => job,
        _ => job,
    };
    let is_hangul = |letter: char| matches!(letter, '가'..='힣');
    let is_name = (2..=4).contains(&name.chars().count()) && name.chars().all(is_hangul);
    (is_name && JOBS.contains(&job)).then_some(name)
}

/// A line of a day and an opening word has so many bytes at most.
const LONGEST_OF_DATED: usize = 100;

/// The names in a text behind one that is a day and a word that opens bylines: "3 May 2024 by".
fn behind_dated_opener(page: &Page<'_>, pair: &[(NodeId, &str)]) -> Option<Vec<String>> {
    let [(node, line), (_, name)] = pair else {
        return None;
    };
    let line = line.trim();
    if line.len() > LONGEST_OF_DATED || !date::may_hold(line) {
        return None;
    }
    let (day, opener) = line.rsplit_once(' ')?;
    let opens = opener::is_opener(opener) && !opener.ends_with(':');
    let dated = || date::find(day, date::Order::DayFirst).is_some() && !page.is_aside(*node);
    let names = (opens && dated()).then(|| names::shown(name.trim(), false))?;
    (!names.is_empty()).then_some(names)
}

/// The name in a line that tells more; a job may stand in the text behind.
fn name_in_line(page: &Page<'_>, text: &str, behind: Option<&str>) -> Option<String> {
    let behind = behind.filter(|behind| behind.trim_start().starts_with(','));
    if behind.is_none() && !lines::may_name(text) {
        return None;
    }
    let text = names::clean(text);
    let job = || {
        let line = names::clean(&format!("{text}{}", behind?));
        lines::name(&line).map(str::to_owned)
    };
    let name = lines::name(&text).map(str::to_owned).or_else(job);
    name.filter(|name| !page.names_itself(name))
}

/// How many nodes after a far opening are read.
const AFTER_OPENING: usize = 40;

/// How many far openings are asked where they stand.
const MOST_OPENINGS: usize = 64;

/// A text anywhere that opens with two words as only a byline does ("written by").
pub(super) fn far(page: &Page<'_>) -> Vec<String> {
    let Some(opening) = page.far_opening() else {
        return Vec::new();
    };
    let first = opening.index();
    let nodes = page.document.nodes_in(first..first + AFTER_OPENING);
    first_byline(
        page,
        &short_texts(page, nodes),
        opener::opens_with_two_words,
    )
}

impl Page<'_> {
    /// Whether a name is a part of the titles that the page gives itself: the site's most often.
    pub(super) fn names_itself(&self, name: &str) -> bool {
        self.own.contains(&names::letters(name))
    }

    /// Where a text anywhere opens with two words as only a byline does.
    pub(super) fn far_opening(&self) -> Option<NodeId> {
        let document = self.document;
        let opening = |node: &NodeId| {
            let text = document.text(*node);
            opener::may_open(text) && opener::opens_with_two_words(text.trim())
        };
        let find = || {
            let texts = self.short_texts().iter().copied();
            let mut openings = texts.filter(opening).take(MOST_OPENINGS);
            openings.find(|node| !self.is_elsewhere(*node))
        };
        *self.far_opening.get_or_init(find)
    }
}

/// The shown texts among some nodes that are short enough for a byline, as they stand in the page.
pub(super) fn short_texts<'a>(
    page: &Page<'a>,
    nodes: impl Iterator<Item = NodeId>,
) -> Vec<(NodeId, &'a str)> {
    let document = page.document;
    let shown = |node: &NodeId| {
        let place = document.parent(*node);
        document.tag(*node) == Tag::Text
            && !place.is_some_and(|place| {
                document.tag(place).is_unrendered() || document.tag(place) == Tag::Foreign
            })
    };
    nodes
        .filter(shown)
        .map(|node| (node, document.text(node)))
        .filter(|(_, text)| text.len() <= LONGEST_LINE && !text.trim().is_empty())
        .collect()
}

/// The names of the first text that opens like a byline; `opens` tells whether a text is nothing
/// but an opening.
fn first_byline(page: &Page<'_>, texts: &[(NodeId, &str)], opens: fn(&str) -> bool) -> Vec<String> {
    for (at, (node, text)) in texts.iter().enumerate() {
        if !opener::may_open(text) {
            continue;
        }
        let text = names::clean(text);
        let rest = match opener::after_opener(&text) {
            Some(rest) if is_of_staff(rest) => "",
            Some(rest) => before_day(rest),
            None if opens(&text) => "",
            None => continue,
        };
        if page.is_aside(*node) || follows_link(page, *node) {
            continue;
        }
        let following = texts.iter().skip(at + 1).take(8);
        let following: Vec<String> = following.map(|(_, text)| names::clean(text)).collect();
        let names = match with_following(rest, &following) {
            names if names.is_empty() => account(&text),
            names => names,
        };
        if !names.is_empty() {
            return names;
        }
    }
    Vec::new()
}

/// The account in a byline of two words before a day: "Submitted by harbour_hal on 5 May 2010".
fn account(text: &str) -> Vec<String> {
    let named = opener::after_opener(text).filter(|_| opener::opens_with_two_words(text));
    let name = named.map_or("", |rest| before_day(rest));
    let follows = named.is_some_and(|rest| name.len() < rest.len() && date::may_hold(rest));
    let is_account = follows && !name.contains(' ') && (3..=LONGEST_ACCOUNT).contains(&name.len());
    if is_account {
        names::shown(name, true)
    } else {
        Vec::new()
    }
}

/// The name of an account has so many bytes at most.
const LONGEST_ACCOUNT: usize = 32;

/// Whether what follows "by" is somebody of ours: the name stands in the line behind, in German newspapers.
fn is_of_staff(rest: &str) -> bool {
    let (first, job) = rest.split_once(' ').unwrap_or_default();
    matches!(first, "unserem" | "unserer") && !job.contains([' ', ','])
}

/// What stands before the day of a byline: "Ida Holm on 3 May 2024 at noon".
fn before_day(rest: &str) -> &str {
    const ON: [&str; 8] = [
        " on ", " le ", " am ", " el ", " il ", " op ", " den ", " dnia ",
    ];
    let mut days = ON.iter().filter_map(|on| rest.split_once(on));
    let day = days.find(|(_, day)| {
        // Words beside it may be a part of names: a day stands soon.
        let mut words = day.split(' ').take(3);
        words.any(|word| word.contains(|sign: char| sign.is_ascii_digit()))
    });
    match day {
        Some((names, _)) => lines::until_mark(names),
        None => lines::until_mark(rest),
    }
}

/// How many nodes before a byline are looked at.
pub(super) const PRECEDING: usize = 8;

/// Whether a text stands right behind a link in the same line: what "by" follows is the title of
/// something else then, unless the link is a date.
fn follows_link(page: &Page<'_>, node: NodeId) -> bool {
    let document = page.document;
    let first = node.index().saturating_sub(PRECEDING);
    let preceding = document.nodes_in(first..node.index());
    for other in preceding.rev() {
        let tag = document.tag(other);
        let text = document.text(other).trim();
        if tag.is_block() || tag == Tag::Br {
            return false;
        }
        if !text.is_empty() {
            let around = document.ancestors(other).take(PRECEDING);
            let mut inline = around.take_while(|place| !document.tag(*place).is_block());
            let linked = inline.any(|place| document.tag(place) == Tag::A);
            return linked && date::find(text, date::Order::MonthFirst).is_none();
        }
    }
    false
}

/// The names in a byline's rest and, where that is empty or ends in a joining word, in the texts
/// that follow it.
fn with_following(rest: &str, following: &[String]) -> Vec<String> {
    let joins = |text: &str| {
        matches!(
            text.trim(),
            "and" | "," | "&" | ", and" | "und" | "et" | "y"
        )
    };
    let mut byline = rest.to_owned();
    let mut open = rest.is_empty();
    for text in following {
        if open || joins(text) {
            byline.push(' ');
            byline.push_str(text);
        } else {
            break;
        }
        open = joins(text);
    }
    let byline = byline.trim();
    if byline.chars().count() > names::LONGEST_BYLINE || !names::reads_like_names(byline) {
        return Vec::new();
    }
    names::shown(byline, false)
}
