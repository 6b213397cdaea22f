//! Units: what lines are cut into before headings are told from paragraphs.

use super::line::{Line, ends_sentence, join, width};
use super::wrap::Wrap;
use crate::block::Block;

/// A piece of a text.
#[derive(Debug)]
pub(super) enum Unit {
    /// Running text: a paragraph or a heading.
    Text(String),
    /// Lines whose ends matter: a stanza, an address.
    Verse(Vec<String>),
    /// A block that its marks give away.
    Block(Block),
}

/// Wider lines are no verse.
pub(super) const WIDEST_VERSE: usize = 60;

/// Joins the lines of a run that were wrapped.
fn pieces(lines: &[&Line<'_>], wrap: Wrap) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut previous: Option<&Line<'_>> = None;
    for line in lines {
        let goes_on = previous.is_some_and(|previous| wrap.goes_on(previous, line));
        match pieces.last_mut() {
            Some(piece) if goes_on => join(piece, &line.text, wrap.hyphens),
            _ => pieces.push(line.text.to_string()),
        }
        previous = Some(line);
    }
    pieces
}

/// Lines below a heading are set in this much, in columns, where no blank line follows it.
const SET_IN: usize = 3;

/// The first line apart from the others, if all of these are set in.
fn head_and_body<'l, 'a, 't>(
    lines: &'l [&'a Line<'t>],
) -> (Option<&'a Line<'t>>, &'l [&'a Line<'t>]) {
    match lines.split_first() {
        Some((first, rest)) if !rest.is_empty() && is_set_in(first, rest) => (Some(first), rest),
        _ => (None, lines),
    }
}

fn is_set_in(first: &Line<'_>, rest: &[&Line<'_>]) -> bool {
    let starts_small = first.text.starts_with(char::is_lowercase);
    !starts_small
        && !ends_sentence(&first.text)
        && width(&first.text) <= WIDEST_VERSE
        && rest.iter().all(|line| line.indent >= first.indent + SET_IN)
}

/// Adds lines of running text as units: runs of short ones whose ends are no ends of sentences are
/// verse. `followed` tells that a block follows without a blank line between.
pub(super) fn push_text(lines: &[&Line<'_>], wrap: Wrap, followed: bool, units: &mut Vec<Unit>) {
    let (head, lines) = head_and_body(lines);
    units.extend(head.map(|line| Unit::Text(line.text.to_string())));
    let mut run: Vec<String> = Vec::new();
    for piece in pieces(lines, wrap) {
        if width(&piece) <= WIDEST_VERSE {
            run.push(piece);
        } else {
            push_run(&mut run, true, units);
            units.push(Unit::Text(piece));
        }
    }
    push_run(&mut run, followed, units);
}

fn push_run(run: &mut Vec<String>, followed: bool, units: &mut Vec<Unit>) {
    // Two short lines before a longer text are more likely a heading and what belongs to it.
    let shortest = if followed { 3 } else { 2 };
    let lines = std::mem::take(run);
    if lines.len() >= shortest && open_majority(&lines) {
        units.push(Unit::Verse(lines));
    } else {
        units.extend(lines.into_iter().map(Unit::Text));
    }
}

/// Whether most lines but the last end without ending a sentence.
fn open_majority(lines: &[String]) -> bool {
    let open = lines
        .iter()
        .rev()
        .skip(1)
        .filter(|line| !ends_sentence(line));
    open.count() * 2 >= lines.len()
}
