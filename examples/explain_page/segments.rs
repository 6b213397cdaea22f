//! The list of segments with their reasons.

use std::fmt::Write as _;

use tearsheet::training::{ExplainedSegment, Reason};

use crate::page::{escaped, percent};
use crate::words;

/// Answers between these tell little.
const DOUBT: std::ops::Range<f32> = 0.2..0.8;

/// From this answer on a segment would be chosen if it stood alone.
const EVEN: f32 = 0.5;

/// A weight that fills its half of the column; few are greater.
const FULL_WEIGHT: f32 = 1.0;

/// How many elements are shown of a path that is not opened.
const INNERMOST: usize = 2;

/// The column on the left. Writing to a string cannot fail.
pub(crate) fn write(segments: &[ExplainedSegment]) -> String {
    let chosen = segments.iter().filter(|segment| segment.chosen).count();
    let doubtful = segments.iter().filter(|segment| is_doubtful(segment));
    let filters = [
        ("all", "All", segments.len()),
        ("chosen", "Chosen", chosen),
        ("left", "Left out", segments.len() - chosen),
        ("doubtful", "Doubtful", doubtful.count()),
    ];
    let mut out = "<section id=segments>\n<form>".to_owned();
    for (id, name, count) in filters {
        let checked = if id == "all" { " checked" } else { "" };
        let _ = write!(
            out,
            "<label><input type=radio name=show id=show-{id}{checked}>{name} <b>{count}</b></label>"
        );
    }
    out += "<input type=search placeholder=\"Search\" aria-label=\"Search the segments\"></form>\n<ol>\n";
    for segment in segments {
        push(segment, &mut out);
    }
    out + "</ol>\n</section>"
}

fn is_doubtful(segment: &ExplainedSegment) -> bool {
    DOUBT.contains(&segment.probability) || (segment.probability >= EVEN) != segment.chosen
}

fn push(segment: &ExplainedSegment, out: &mut String) {
    let chosen = if segment.chosen { "chosen" } else { "left" };
    let doubtful = if is_doubtful(segment) {
        " doubtful"
    } else {
        ""
    };
    let mark = if segment.chosen { "✓" } else { "" };
    let per_cent = percent(f64::from(segment.probability));
    let outer = segment.path.len().saturating_sub(INNERMOST);
    let (outer, inner) = segment.path.split_at(outer);
    let joined = |path: &[String]| escaped(path.join(" › "));
    let around = if outer.is_empty() { "" } else { "… › " };
    let _ = write!(
        out,
        "<li class=\"{chosen}{doubtful}\" style=\"--p:{per_cent}%\"><details><summary>\
         <b>{per_cent}</b><i>{mark}</i><span>{text}</span><small>{around}{inner}</small></summary>\
         <p class=path>{path}</p>",
        text = escaped(&segment.text),
        inner = joined(inner),
        path = joined(&segment.path),
    );
    push_reasons("First stage", segment.first, &segment.first_reasons, out);
    // Segments that the first stage settles are not asked about again.
    if !segment.second_reasons.is_empty() {
        push_reasons(
            "Second stage",
            segment.probability,
            &segment.second_reasons,
            out,
        );
    }
    out.push_str("</details></li>\n");
}

fn push_reasons(stage: &str, answer: f32, reasons: &[Reason], out: &mut String) {
    let answer = percent(f64::from(answer));
    let _ = write!(out, "<table><caption>{stage}: {answer}%</caption>");
    for reason in reasons {
        let name = &reason.feature;
        let value = match reason.tag {
            Some(tag) => format!("<{tag}>"),
            None => words::value(name, reason.value),
        };
        let side = if reason.weight < 0.0 {
            "against"
        } else {
            "for"
        };
        let width = (reason.weight.abs() / FULL_WEIGHT).min(1.0);
        let _ = write!(
            out,
            "<tr><th>{name}<small>{words}</small><td>{value}<td class={side} \
             style=\"--w:{width}%\">{weight:+.2}",
            name = escaped(name),
            words = escaped(words::words(name).unwrap_or_default()),
            value = escaped(value),
            width = percent(f64::from(width)),
            weight = reason.weight,
        );
    }
    out.push_str("</table>");
}
