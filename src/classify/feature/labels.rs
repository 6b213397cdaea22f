//! What short texts say of what stands beside and under them.

use super::super::board::{self, Board, is_heading};
use super::super::phrases::{Label, Phrases};
use super::share;

/// The kinds of labels, in the order of their numbers: first those under which content is likely.
const KINDS: [&str; 22] = [
    "specs",
    "faq",
    "contents",
    "references",
    "reviews",
    "forum",
    "byline",
    "credit",
    "ago",
    "tags",
    "comments",
    "related",
    "shop",
    "filter",
    "more",
    "pager",
    "share",
    "newsletter",
    "account",
    "advert",
    "legal",
    "consent",
];

/// The number of a kind; the first of those that stand around the content is `related`.
const fn number(place: u8) -> u8 {
    place + 1
}
const FORUM: u8 = number(5);
const BYLINE: u8 = number(6);
const AGO: u8 = number(8);
const COMMENTS: u8 = number(10);
const RELATED: u8 = number(11);
const MORE: u8 = number(14);
const PAGER: u8 = number(15);
const ACCOUNT: u8 = number(18);
const ADVERT: u8 = number(19);
const AROUND_CONTENT: u8 = RELATED;
/// The share of a text that a phrase has to cover to say that it stands around the content.
const LEAST_COVER: f32 = 0.34;

/// The share of a text that a phrase covers which is nearly all of it.
const NEARLY_ALL: f32 = 0.66;

/// Groups of kinds whose nearest label is told: their name, and their kinds as bits.
const GROUPS: [(&str, u32); 7] = [
    ("comments", 1 << COMMENTS),
    (
        "furniture",
        1 << number(16)
            | 1 << number(17)
            | 1 << number(18)
            | 1 << number(19)
            | 1 << number(20)
            | 1 << number(21),
    ),
    ("related", 1 << RELATED),
    ("reviews", 1 << number(4)),
    ("forum", 1 << number(5)),
    ("shop", 1 << number(12)),
    ("specs", 1 << number(0)),
];

/// How many of the groups are told of what comes behind as well.
const UNTIL: usize = 2;

/// The heights at which the labels in the elements around are told.
const HEIGHTS: [usize; 5] = [1, 2, 3, 4, 6];
/// How many of them tell the label at the element's start, and how many all labels.
const OPENINGS: usize = 4;
const ALL: usize = 3;

/// Stands for a label that is not there.
const NONE: f32 = -1.0;

/// How many features these are.
pub(super) fn width() -> usize {
    7 + GROUPS.len() + UNTIL + HEIGHTS.len() + OPENINGS + ALL
}

#[cfg(feature = "training")]
pub(super) fn names() -> Vec<String> {
    let own = [
        "kind",
        "kind_cover",
        "kind_opening",
        "kind_before_colon",
        "kind_of_heading",
        "kind_before",
        "from_kind_before",
    ];
    let mut names: Vec<String> = own.map(str::to_owned).to_vec();
    names.extend(GROUPS.map(|(name, _)| format!("since_{name}")));
    names.extend(
        GROUPS
            .iter()
            .take(UNTIL)
            .map(|(name, _)| format!("until_{name}")),
    );
    for (place, height) in HEIGHTS.into_iter().enumerate() {
        names.push(format!("around_{height}_furniture"));
        names.extend((place < OPENINGS).then(|| format!("kind_opening_{height}")));
        names.extend((place < ALL).then(|| format!("around_{height}_kinds")));
    }
    names
}

/// The names of the features of the page.
#[cfg(feature = "training")]
pub(super) fn page_names() -> Vec<String> {
    KINDS.map(|kind| format!("page_kind_{kind}")).to_vec()
}

/// A page's labels.
#[derive(Debug)]
pub(super) struct Labels<'a> {
    board: &'a Board<'a>,
    labels: Vec<Label>,
    /// For each segment the kinds of what it starts with, and of what stands before its colon.
    leads: Vec<[u8; 2]>,
    /// For each segment what is told of the labels before it and behind it.
    before: Vec<Before>,
    until: Vec<[f32; UNTIL]>,
    /// For each place, the labels before it: those around the content, and all.
    counts: Vec<[u32; 2]>,
    /// The elements around the segment before, and what was told of them: the share of labels around
    /// the content, the label at the start, the share of all labels.
    elements: [u32; board::HEIGHTS],
    told: [[f32; 3]; HEIGHTS.len()],
}

#[derive(Debug, Clone, Copy)]
struct Before {
    kind_of_heading: f32,
    kind: f32,
    distance: f32,
    since: [f32; GROUPS.len()],
}

impl<'a> Labels<'a> {
    pub(super) fn new(board: &'a Board<'a>, phrases: &Phrases<'_>) -> Self {
        let page = board.page;
        let mut labels = Vec::with_capacity(board.len());
        let mut leads = Vec::with_capacity(board.len());
        for segment in &page.segments {
            let text = page.text(segment);
            let (label, opening) = phrases.read(page.words(segment), text);
            labels.push(label);
            // Colons are marks.
            let before_colon = match segment.measures.punctuation {
                0 => 0,
                _ => phrases.before_colon(text),
            };
            leads.push([opening, before_colon]);
        }
        let mut counts = Vec::with_capacity(board.len() + 1);
        counts.push([0; 2]);
        let mut count = [0; 2];
        for label in &labels {
            let around = label.kind >= AROUND_CONTENT && label.cover >= LEAST_COVER;
            let [furniture, all] = count;
            count = [
                furniture + u32::from(around),
                all + u32::from(label.kind > 0),
            ];
            counts.push(count);
        }
        Labels {
            before: before(board, &labels),
            until: until(&labels),
            board,
            labels,
            leads,
            counts,
            elements: [u32::MAX; board::HEIGHTS],
            told: [[0.0; 3]; HEIGHTS.len()],
        }
    }

    /// For each kind how many strong labels the page has.
    pub(super) fn of_page(&self) -> impl Iterator<Item = f32> {
        let mut counts = [0_u32; KINDS.len()];
        for label in self.labels.iter().filter(|label| label.is_strong()) {
            if let Some(count) = counts.get_mut(usize::from(label.kind) - 1) {
                *count += 1;
            }
        }
        counts.into_iter().map(|count| count as f32)
    }

    /// Whether a segment starts by saying that it is about something related.
    pub(super) fn is_related(&self, number: usize) -> bool {
        let leads = self.leads.get(number);
        leads.is_some_and(|leads| leads.contains(&RELATED))
    }

    /// Whether what stands before a segment's colon leads to the page before or behind.
    pub(super) fn is_pager(&self, number: usize) -> bool {
        let leads = self.leads.get(number);
        leads.is_some_and(|[_, before_colon]| *before_colon == PAGER)
    }

    /// Whether a segment starts as a byline does.
    pub(super) fn is_byline(&self, number: usize) -> bool {
        let leads = self.leads.get(number);
        leads.is_some_and(|[opening, _]| *opening == BYLINE)
    }

    /// Whether a segment announces something related, and says little else.
    pub(super) fn announces_related(&self, number: usize) -> bool {
        self.announces(number, RELATED)
    }

    /// Whether that is nearly all that a segment says.
    pub(super) fn says_related(&self, number: usize) -> bool {
        let label = self.labels.get(number);
        self.announces_related(number) && label.is_some_and(|label| label.cover >= NEARLY_ALL)
    }

    /// Whether a segment announces comments, and says nothing else but how many.
    pub(super) fn announces_comments(&self, number: usize) -> bool {
        let page = self.board.page;
        let text = page.segments.get(number);
        let text = text.map_or("", |segment| page.text(segment));
        let is_all = |label: &Label| label.cover >= 1.0;
        self.announces(number, COMMENTS)
            && (self.labels.get(number).is_some_and(is_all)
                || text.contains(|character: char| character.is_ascii_digit()))
    }

    /// Whether a segment says that an advertisement stands there, and nothing else.
    pub(super) fn is_advert(&self, number: usize) -> bool {
        let label = self.labels.get(number);
        label.is_some_and(|label| label.kind == ADVERT && label.cover >= 1.0)
    }

    /// How many segments are labels as posts have them: how long ago they were written, how to answer.
    pub(super) fn of_posts(&self) -> usize {
        let is_of_post = |label: &&Label| matches!(label.kind, FORUM | AGO) && label.is_strong();
        self.labels.iter().filter(is_of_post).count()
    }

    /// Whether a segment offers to share, to sign up or to go on to other pages, and hardly says anything else.
    pub(super) fn is_offer(&self, number: usize) -> bool {
        let label = self.labels.get(number);
        label.is_some_and(|label| {
            (MORE..=ACCOUNT).contains(&label.kind) && label.cover >= NEARLY_ALL
        })
    }

    fn announces(&self, number: usize, kind: u8) -> bool {
        let label = self.labels.get(number);
        label.is_some_and(|label| label.kind == kind && label.is_strong())
    }

    pub(super) fn push(&mut self, number: usize, row: &mut Vec<f32>) {
        let own = self.labels.get(number).copied().unwrap_or_default();
        row.extend([f32::from(own.kind), own.cover]);
        let lead = self.leads.get(number).copied().unwrap_or_default();
        row.extend(lead.map(f32::from));
        let Some(before) = self.before.get(number) else {
            return;
        };
        row.extend([before.kind_of_heading, before.kind, before.distance]);
        row.extend(before.since);
        row.extend(self.until.get(number).copied().unwrap_or([NONE; UNTIL]));
        let elements = self.board.heights(number);
        let known = std::mem::replace(&mut self.elements, elements);
        for (place, height) in HEIGHTS.into_iter().enumerate() {
            let element = elements.get(height);
            if element != known.get(height) {
                let told = self.of_element(element.map_or(0, |element| *element as usize));
                if let Some(kept) = self.told.get_mut(place) {
                    *kept = told;
                }
            }
        }
        // The first of them tell more; see `OPENINGS` and `ALL`.
        let [
            first,
            second,
            third,
            [furniture, opening, _],
            [outermost, ..],
        ] = self.told;
        for told in [first, second, third] {
            row.extend(told);
        }
        row.extend([furniture, opening, outermost]);
    }

    /// What is told of an element around segments.
    fn of_element(&self, element: usize) -> [f32; 3] {
        let element = self.board.page.elements.get(element);
        let range = element.map_or(0..0, |element| element.segments.clone());
        let at = |place: usize| self.counts.get(place).copied().unwrap_or_default();
        let ([furniture, all], [furniture_before, all_before]) = (at(range.end), at(range.start));
        let length = range.len() as u32;
        let opening = self.labels.get(range.start);
        [
            share(furniture - furniture_before, length),
            opening.map_or(0.0, |label| f32::from(label.kind)),
            share(all - all_before, length),
        ]
    }
}

fn before(board: &Board<'_>, labels: &[Label]) -> Vec<Before> {
    let mut heading = NONE;
    let mut last: Option<(usize, u8)> = None;
    let mut groups = [None; GROUPS.len()];
    let mut found = Vec::with_capacity(labels.len());
    for (number, (label, segment)) in labels.iter().zip(&board.page.segments).enumerate() {
        if is_heading(board.page, segment) {
            heading = f32::from(label.kind);
        }
        if label.is_strong() {
            last = Some((number, label.kind));
            mark(&mut groups, *label, number);
        }
        let distance = |place: usize| (number - place) as f32;
        found.push(Before {
            kind_of_heading: heading,
            kind: last.map_or(0.0, |(_, kind)| f32::from(kind)),
            distance: last.map_or(NONE, |(place, _)| distance(place)),
            since: groups.map(|place| place.map_or(NONE, distance)),
        });
    }
    found
}

fn until(labels: &[Label]) -> Vec<[f32; UNTIL]> {
    let mut groups = [None; UNTIL];
    let mut found = vec![[NONE; UNTIL]; labels.len()];
    for (number, (label, until)) in labels.iter().zip(&mut found).enumerate().rev() {
        if label.is_strong() {
            mark(&mut groups, *label, number);
        }
        *until = groups.map(|place| place.map_or(NONE, |place| (place - number) as f32));
    }
    found
}

/// Notes a label's place for each group that it belongs to.
fn mark(groups: &mut [Option<usize>], label: Label, number: usize) {
    for (place, (_, kinds)) in groups.iter_mut().zip(GROUPS) {
        if kinds >> label.kind & 1 == 1 {
            *place = Some(number);
        }
    }
}
