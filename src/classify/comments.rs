//! Comments among what was taken, told by how their part of the page is named.

use std::ops::Range;

use super::board::{is_date_line, is_heading, tag_of};
use super::choice::Known;
use crate::article::PageType;
use crate::dom::Tag;
use crate::segment::{Page, Segment, name_number};

/// Words in the names of parts that hold comments, in the languages that pages are named in.
pub(super) const AREAS: [u32; 24] = [
    name_number("comments"),
    name_number("commentlist"),
    name_number("commentslist"),
    name_number("commentlists"),
    name_number("commentarea"),
    name_number("commentsection"),
    name_number("disqus"),
    name_number("kommentare"),
    name_number("leserkommentare"),
    name_number("commentaires"),
    name_number("comentarios"),
    name_number("commenti"),
    name_number("komentarze"),
    name_number("komentari"),
    name_number("reacties"),
    name_number("kommentarer"),
    name_number("commentblock"),
    name_number("commentsblock"),
    name_number("coments"),
    name_number("comentarii"),
    name_number("komentare"),
    name_number("diskuze"),
    name_number("hozzaszolasok"),
    name_number("yorumlar"),
];

/// The word in the names of a single one. Only items of lists are called so for nothing else.
pub(super) const COMMENT: u32 = name_number("comment");

/// Words of other text before comments that are none of the content.
const WORDS_BEFORE: u64 = 200;

/// Words that are enough where no more follow.
const FEWEST_BEFORE: u64 = 50;

/// A part is surely one of comments if a text so near its start announces them, too.
const NEAR_AREA: usize = 3;

/// What words for comments have in common, and how many words what announces them has.
const STEMS: [&str; 22] = [
    "comment",
    "coment",
    "commenti",
    "kommentar",
    "komentar",
    "komentá",
    "komment",
    "reacties",
    "respons",
    "réaction",
    "diskuse",
    "diskuze",
    "hozzászólás",
    "yorum",
    "коммент",
    "комент",
    "σχόλια",
    "تعليق",
    "תגובות",
    "评论",
    "コメント",
    "댓글",
];
const MOST_OF_HEADING: u32 = 10;

/// So many lines of a few words with a year follow what announces comments without being a heading,
/// among so many texts.
const FEWEST_DATED: usize = 2;
const NEAR_LABEL: usize = 60;

/// Leaves out comments behind a text of some length: the parts that are named so, and, except on pages of lists,
/// what follows a text that announces them. In threads they are the content, and on products' pages reviews are
/// named like them. Tells whether there were any.
pub(super) fn leave_out(page: &Page, chosen: &mut [bool], known: &Known<'_>) -> bool {
    if known.hints.declares_thread || known.page_type == PageType::Product {
        return false;
    }
    let labels: &[usize] = match known.page_type {
        PageType::Article | PageType::Forum | PageType::Service | PageType::Documentation => {
            &known.hints.comment_labels
        }
        _ => &[],
    };
    let areas = known.named.places(|name| AREAS.contains(name));
    let comments = known.named.places(|name| *name == COMMENT);
    if areas.is_empty() && comments.is_empty() && labels.is_empty() {
        return false;
    }
    let named = page.elements.iter();
    let mut named = named
        .filter(|element| {
            let is_item = matches!(element.tag, Tag::Li | Tag::Dd | Tag::Dt);
            areas.are_in(&element.names) || is_item && comments.are_in(&element.names)
        })
        .peekable();
    if named.peek().is_none() && labels.is_empty() {
        return false;
    }
    let words = page.running_sum(|number, segment| match chosen.get(number) {
        Some(true) => segment.measures.words,
        _ => 0,
    });
    let headlines = page.running_sum(|_, segment| u32::from(tag_of(page, segment) == Tag::H1));
    // Of most of them nothing was taken.
    let named = named.map(|element| element.segments.clone());
    let named = named.filter(|inside| words.within(inside) > 0);
    let is_headed = |inside: &Range<usize>| {
        let near = inside.start.saturating_sub(NEAR_AREA)..inside.start + NEAR_AREA;
        let near = page.segments.get(near).unwrap_or(&[]);
        near.iter().any(|segment| names_comments(page, segment))
    };
    let announced = labels
        .iter()
        .filter(|label| announces(page, **label, known));
    let announced = announced.map(|label| section(page, *label));
    // Each of both in the order of their starts, so that no segment is left out twice.
    let (mut after_named, mut after_announced) = (0, 0);
    let mut leave_out = |inside: Range<usize>, is_sure: bool, done: &mut usize| {
        let before = words.within(&(0..inside.start));
        let behind = words.within(&(inside.start..page.segments.len()));
        let is_known = before >= FEWEST_BEFORE && (is_sure || behind <= before && !known.is_thread);
        let is_behind = is_known || before >= WORDS_BEFORE && !known.is_thread;
        if is_behind && words.within(&inside) > 0 && headlines.within(&inside) == 0 {
            let start = inside.start.max(*done);
            let segments = chosen.iter_mut().take(inside.end).skip(start);
            segments.for_each(|chosen| *chosen = false);
            *done = inside.end.max(*done);
        }
    };
    named.for_each(|inside| {
        let is_sure = is_headed(&inside);
        leave_out(inside, is_sure, &mut after_named);
    });
    announced.for_each(|inside| leave_out(inside, known.is_thread, &mut after_announced));
    after_named.max(after_announced) > 0
}

/// Whether a text that names comments announces them: it is a heading, or on an article dates follow as they
/// stand in the lines that tell who wrote them.
fn announces(page: &Page, number: usize, known: &Known<'_>) -> bool {
    let segment = page.segments.get(number);
    let is_heading = segment.is_some_and(|segment| is_heading(page, segment));
    let dated = || {
        let inside = page.segments.get(section(page, number)).unwrap_or(&[]);
        let near = inside.iter().take(NEAR_LABEL);
        near.filter(|segment| is_date_line(segment)).count() >= FEWEST_DATED
    };
    match known.is_thread {
        // Answers are what some threads are for.
        true => {
            is_heading && segment.is_some_and(|segment| names_comments(page, segment)) && dated()
        }
        false => is_heading || known.page_type == PageType::Article && dated(),
    }
}

/// From a heading or a label to the end of the innermost part of the page that holds more than it.
pub(super) fn section(page: &Page, heading: usize) -> Range<usize> {
    let element = page.segments.get(heading).map(|segment| segment.element);
    let around = |number: &usize| page.elements.get(*number)?.parent;
    let mut around = std::iter::successors(element, around);
    let end = around.find_map(|number| {
        let inside = &page.elements.get(number)?.segments;
        (inside.end > heading + 1).then_some(inside.end)
    });
    heading..end.unwrap_or(heading + 1)
}

/// Whether a short text speaks of comments.
fn names_comments(page: &Page, segment: &Segment) -> bool {
    segment.measures.words <= MOST_OF_HEADING && {
        let text = page.text(segment).to_lowercase();
        STEMS.iter().any(|stem| text.contains(stem))
    }
}
