//! Units to blocks: which pieces of text are headings, and which is the title.

use super::line::{announces, ends_inside_text, ends_sentence, width};
use super::unit::{Unit, WIDEST_VERSE};
use super::{marker, series};
use crate::block::{Block, Inline, inline_text};
use crate::text::same_words;

/// Headings have at most this many words and are at most this wide, in columns.
const HEADING_WORDS: usize = 12;
const HEADING_WIDTH: usize = 90;

/// The same for titles, which are often whole statements.
const TITLE_WORDS: usize = 24;
const TITLE_WIDTH: usize = 160;

/// This many headings may follow one another; more are a run of short lines.
const HEADINGS_IN_A_ROW: usize = 2;

/// The body of a text begins within this many units behind its title.
const UNITS_BEFORE_BODY: usize = 4;

/// Headings without a mark that tells their level get that below the title.
const HEADING_LEVEL: u8 = 2;

/// What follows a unit.
#[derive(Debug, Clone, Copy)]
enum Follower {
    /// Nothing that a heading could head.
    Nothing,
    /// Text of this width, or a block.
    Body(usize),
    /// This many headings.
    Headings(usize),
}

/// Whether a line could be a title by its shape.
pub(super) fn is_title_shaped(text: &str) -> bool {
    is_shaped(text, TITLE_WORDS, TITLE_WIDTH)
}

fn is_heading_shaped(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or("");
    let lower = first.starts_with(char::is_lowercase) && !first.contains(char::is_uppercase);
    let speech = text.starts_with(['"', '“', '„', '«', '»', '「']) && ends_sentence(text);
    let aside = text.starts_with('(') && text.ends_with(')');
    !lower && !speech && !aside && !is_turn(text) && is_shaped(text, HEADING_WORDS, HEADING_WIDTH)
}

/// Whether a text is what somebody says behind a speaker's short name: `Q: Where to?`.
fn is_turn(text: &str) -> bool {
    let speaker = text.split_once([':', '：']).map(|(speaker, _)| speaker);
    ends_sentence(text) && speaker.is_some_and(|speaker| speaker.split(' ').count() <= 2)
}

/// Whether a text is short, ends as no sentence does, and is more than signs or an address.
fn is_shaped(text: &str, words: usize, columns: usize) -> bool {
    // Four bytes are the most a character takes; longer texts need not be counted.
    text.len() <= columns * 4
        && width(text) <= columns
        && text.split(' ').count() <= words
        && text.contains(char::is_alphabetic)
        && !ends_inside_text(text)
        && !text.starts_with(['–', '—', '-', '―'])
        && !text.contains("://")
        && (text.contains(' ') || !text.contains('@'))
}

/// Takes the title off the first units: a heading, a line that is repeated, or a short line that
/// longer text follows.
pub(super) fn take_title(units: &mut Vec<Unit>) -> Option<String> {
    if let Some(title) = take_title_line(units) {
        return Some(title);
    }
    let title = text_of(units.first()?)?;
    let second = units.get(1)?;
    let marked = matches!(units.first(), Some(Unit::Block(_)));
    let repeated = units.len() > 2 && text_of(second).is_some_and(|text| same_words(&text, &title));
    let behind = units.get(1..).unwrap_or(&[]);
    let shaped = is_title_shaped(&title)
        && leads_to_body(&title, units)
        && !series::is_numbered(&title, behind)
        && !series::is_turn(&title, behind);
    if !(marked || repeated || shaped) {
        return None;
    }
    units.remove(0);
    Some(marker::unstarred(&title).to_owned())
}

/// Titles that are lines among shorter ones have this many words at least.
const FEWEST_TITLE_WORDS: usize = 4;

/// Takes the title off the short lines that stand above a longer text: the first one, if it is the longest.
/// The others are what a site shows below it.
fn take_title_line(units: &mut [Unit]) -> Option<String> {
    let body = match units.get(1)? {
        Unit::Text(text) => width(text),
        _ => 0,
    };
    let Unit::Verse(lines) = units.first_mut()? else {
        return None;
    };
    let (first, others) = lines.split_first()?;
    let columns = width(first);
    let longest = others.iter().all(|line| width(line) < columns);
    let worded = first.split(' ').count() >= FEWEST_TITLE_WORDS;
    if body <= WIDEST_VERSE || !longest || !worded || !is_title_shaped(first) {
        return None;
    }
    Some(lines.remove(0))
}

/// Whether longer text or a block stands within the units behind the title.
fn leads_to_body(title: &str, units: &[Unit]) -> bool {
    for unit in units.iter().skip(1).take(UNITS_BEFORE_BODY) {
        match unit {
            Unit::Text(text) if is_title_shaped(text) || announces(text) => {}
            Unit::Text(text) => return width(text) > width(title),
            Unit::Verse(lines) => {
                return lines.iter().map(|line| width(line)).sum::<usize>() > width(title);
            }
            Unit::Block(Block::Rule) => {}
            Unit::Block(_) => return true,
        }
    }
    false
}

/// Drops repeats of the title among the first units; says whether there were any.
pub(super) fn drop_repeats(units: &mut Vec<Unit>, title: &str) -> bool {
    let before = units.len();
    let mut place = 0;
    units.retain(|unit| {
        place += 1;
        place > UNITS_BEFORE_BODY || !text_of(unit).is_some_and(|text| same_words(&text, title))
    });
    units.len() < before
}

/// The text of a unit that is one line or a heading.
fn text_of(unit: &Unit) -> Option<String> {
    match unit {
        Unit::Text(text) if text.len() <= TITLE_WIDTH * 4 => Some(text.clone()),
        Unit::Block(Block::Heading { content, .. }) => Some(inline_text(content)),
        _ => None,
    }
}

/// Makes blocks of units that are quoted. What is quoted are parts of texts, so short lines are no
/// headings there.
pub(super) fn quoted(units: Vec<Unit>) -> Vec<Block> {
    units.into_iter().map(|unit| block(unit, false)).collect()
}

/// Makes blocks of units. Lines become headings only in a text that marks none itself.
pub(super) fn blocks(units: Vec<Unit>) -> Vec<Block> {
    let marked = units
        .iter()
        .any(|unit| matches!(unit, Unit::Block(Block::Heading { .. })));
    let headings = if marked {
        vec![false; units.len()]
    } else {
        headings(&units)
    };
    let units = units.into_iter().zip(headings);
    units.map(|(unit, heading)| block(unit, heading)).collect()
}

fn block(unit: Unit, heading: bool) -> Block {
    match unit {
        Unit::Text(text) if heading => {
            let text = marker::unstarred(&text);
            Block::heading(HEADING_LEVEL, vec![Inline::text(text)])
        }
        Unit::Text(text) => Block::text(text),
        Unit::Verse(lines) => Block::paragraph(broken(lines)),
        Unit::Block(block) => block,
    }
}

/// Lines with breaks between them.
fn broken(lines: Vec<String>) -> Vec<Inline> {
    let mut content = Vec::with_capacity(lines.len() * 2);
    for line in lines {
        if !content.is_empty() {
            content.push(Inline::LineBreak);
        }
        content.push(Inline::text(line));
    }
    content
}

/// Which units are headings, told from the end, because what follows decides.
fn headings(units: &[Unit]) -> Vec<bool> {
    let mut follower = Follower::Nothing;
    let mut headings: Vec<bool> = Vec::with_capacity(units.len());
    for unit in units.iter().rev() {
        let (heading, next) = judge(unit, follower);
        headings.push(heading);
        follower = next;
    }
    headings.reverse();
    go_on_counting(units, &mut headings);
    headings
}

/// Makes headings of lines that have numbers of the kind that headings before them have, however
/// short the text below is.
fn go_on_counting(units: &[Unit], headings: &mut [bool]) {
    let mut last = None;
    for (unit, heading) in units.iter().zip(headings) {
        let Unit::Text(text) = unit else { continue };
        let counts = || last.is_some() && series::kind(text) == last && is_heading_shaped(text);
        *heading = *heading || counts();
        if *heading {
            last = series::kind(text);
        }
    }
}

/// Whether a unit is a heading, and what it is to the unit before it.
fn judge(unit: &Unit, follower: Follower) -> (bool, Follower) {
    let text = match unit {
        Unit::Text(text) => text,
        Unit::Verse(lines) => {
            let columns = lines.iter().map(|line| width(line)).sum();
            return (false, Follower::Body(columns));
        }
        Unit::Block(Block::Rule) => return (false, Follower::Nothing),
        Unit::Block(_) => return (false, Follower::Body(usize::MAX)),
    };
    let columns = width(text);
    if !is_heading_shaped(text) {
        return (false, Follower::Body(columns));
    }
    match follower {
        Follower::Body(body) if body > columns => (true, Follower::Headings(1)),
        Follower::Headings(count) if count < HEADINGS_IN_A_ROW => {
            (true, Follower::Headings(count + 1))
        }
        _ => (false, Follower::Nothing),
    }
}
