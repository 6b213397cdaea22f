//! One run of inlines, built from text, marks and atoms as they come.
//!
//! White space is held back until text follows, and then put outside the marks that opened in
//! between. So a run never starts or ends with a space, marks never start or end with one, and
//! spaces are single, whatever the markup looked like.

use super::mark::{self, Mark};
use super::repeat::Repeats;
use crate::block::{Inline, MAX_INLINE_DEPTH, TextStyle, push_text};
use crate::text;

/// What separates the text so far from the text to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Gap {
    #[default]
    None,
    Space,
    /// One line break.
    Line,
    /// Several line breaks: what follows is another paragraph.
    Paragraph,
}

#[derive(Debug)]
struct Level {
    /// `None` for the bottom, and for a link whose address is not repeated any more.
    mark: Option<Mark>,
    content: Vec<Inline>,
    /// Whether the mark was open in the run before as well.
    goes_on: bool,
    /// Whether an image of a figure has the address of the link.
    is_told: bool,
}

impl Level {
    fn new(mark: Option<Mark>) -> Self {
        Level {
            mark,
            content: Vec::new(),
            goes_on: false,
            is_told: false,
        }
    }
}

/// What parts words although no white space stands there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seam {
    None,
    /// A link ends behind a word.
    LinkEnd,
    /// A link ends behind a word, and another one begins.
    Links,
    /// A link ends behind a word, and another one to the same place begins: the two may be one word
    /// that was cut.
    CutLink,
    /// Inserted text begins behind a deleted word, or the other way round.
    Replaced,
    /// An image stands behind a word.
    Image,
    /// Text of another element begins.
    Elements,
    /// The same, and both are shown as boxes.
    Boxes,
}

/// A run of inlines that is being built.
#[derive(Debug)]
pub(super) struct Run {
    levels: Vec<Level>,
    gap: Gap,
    seam: Seam,
    repeats: Repeats,
    /// The bytes of addresses that were repeated and not asked for yet.
    repeated: usize,
}

impl Run {
    pub(super) fn new() -> Self {
        Run {
            levels: vec![Level::new(None)],
            gap: Gap::None,
            seam: Seam::None,
            repeats: Repeats::new(),
            repeated: 0,
        }
    }

    /// What stands between the text so far and text that follows now.
    pub(super) fn gap(&self) -> Gap {
        if self.is_empty() { Gap::None } else { self.gap }
    }

    /// Widens the gap before the text that follows.
    pub(super) fn widen(&mut self, gap: Gap) {
        self.gap = match (self.gap, gap) {
            (Gap::Line | Gap::Paragraph, Gap::Line) => Gap::Paragraph,
            (old, new) => old.max(new),
        };
    }

    /// Makes a gap no wider than a run allows: a space where it has to stay one line.
    pub(super) fn narrow(&mut self, widest: Gap) {
        self.gap = self.gap.min(widest);
    }

    /// Whether nothing was added since the run began.
    pub(super) fn is_empty(&self) -> bool {
        self.levels.iter().all(|level| level.content.is_empty())
    }

    /// Opens a mark; false if it changes nothing, because it is open already or marks nest too
    /// deep.
    pub(super) fn open(&mut self, mark: Mark) -> bool {
        let is_open = self
            .levels
            .iter()
            .filter_map(|level| level.mark.as_ref())
            .any(|open| open.repeats(&mark));
        if is_open || self.levels.len() >= MAX_INLINE_DEPTH {
            return false;
        }
        if !may_stand(&mut self.repeats, &mark) {
            return false;
        }
        if let Mark::Link(address) = &mark
            && self.seam == Seam::LinkEnd
        {
            let may_be_cut = self.last_address() == Some(address) && !self.ends_in_whole_word();
            self.seam = match may_be_cut {
                true => Seam::CutLink,
                false => Seam::Links,
            };
        }
        if self.replaces(&mark) && self.gap == Gap::None && self.ends_in_word() {
            self.seam = Seam::Replaced;
        }
        self.levels.push(Level::new(Some(mark)));
        true
    }

    /// Whether a mark shows what has come in the place of the text before it, or what was there.
    fn replaces(&self, mark: &Mark) -> bool {
        let other = match mark {
            Mark::Styled(TextStyle::Inserted) => TextStyle::Deleted,
            Mark::Styled(TextStyle::Deleted) => TextStyle::Inserted,
            _ => return false,
        };
        let last = self.levels.last().and_then(|level| level.content.last());
        matches!(last, Some(Inline::Styled { style, .. }) if *style == other)
    }

    /// Tells that the text that follows is that of another element than the text before it.
    pub(super) fn begin_element(&mut self, are_boxes: bool) {
        if matches!(self.seam, Seam::None | Seam::LinkEnd) {
            self.seam = match are_boxes {
                true => Seam::Boxes,
                false => Seam::Elements,
            };
        }
    }

    /// Tells that a link begins that only a script makes one.
    pub(super) fn begin_control(&mut self) {
        if self.seam == Seam::LinkEnd {
            self.seam = Seam::Links;
        }
    }

    /// Where the link leads that the run ends with.
    fn last_address(&self) -> Option<&String> {
        match self.last()? {
            Inline::Link(link) => Some(&link.address),
            _ => None,
        }
    }

    /// What the run ends with.
    fn last(&self) -> Option<&Inline> {
        let mut levels = self.levels.iter().rev();
        levels.find_map(|level| level.content.last())
    }

    /// Whether the run ends with a character that may be part of a longer word.
    fn ends_in_word(&self) -> bool {
        self.last_character().is_some_and(is_of_word)
    }

    /// Whether the run ends with what is a word for itself.
    fn ends_in_whole_word(&self) -> bool {
        matches!(self.innermost_last(), Some(Inline::Abbreviation { .. }))
    }

    /// Whether the run ends where a link begins.
    pub(super) fn begins_link(&self) -> bool {
        let level = self.levels.last();
        level.is_some_and(|level| {
            matches!(level.mark, Some(Mark::Link(_))) && level.content.is_empty()
        })
    }

    /// The innermost mark around what the run ends with, if it is closed.
    pub(super) fn last_mark(&self) -> Option<&Inline> {
        let mut last = self.last()?;
        let mut mark = None;
        while let Some(inner) = last.content().last() {
            mark = Some(last);
            last = inner;
        }
        mark
    }

    /// What the run ends with, inside all marks.
    fn innermost_last(&self) -> Option<&Inline> {
        let mut last = self.last()?;
        while let Some(inner) = last.content().last() {
            last = inner;
        }
        Some(last)
    }

    /// The character that the run ends with.
    fn last_character(&self) -> Option<char> {
        self.last_characters().next()
    }

    /// The characters that the run ends with, the last one first.
    fn last_characters(&self) -> impl Iterator<Item = char> {
        let text = match self.innermost_last() {
            Some(
                Inline::Text { text }
                | Inline::Code { text }
                | Inline::Abbreviation { text, .. }
                | Inline::Ruby { text, .. },
            ) => text.as_str(),
            _ => "",
        };
        text.chars().rev()
    }

    /// Closes the mark that was opened last.
    pub(super) fn close(&mut self) {
        if self.levels.len() < 2 {
            return;
        }
        if let Some(level) = self.levels.pop() {
            let is_link = matches!(level.mark, Some(Mark::Link(_))) && !level.content.is_empty();
            self.append(level);
            if is_link && self.gap == Gap::None && self.ends_in_word() {
                self.seam = Seam::LinkEnd;
            }
        }
    }

    fn append(&mut self, level: Level) {
        let Some(below) = self.levels.last_mut() else {
            return;
        };
        if level.content.is_empty() {
            return;
        }
        if let (Some(Mark::Link(address)), true) = (&level.mark, level.goes_on) {
            self.repeated += address.len();
        }
        match level.mark {
            Some(mark) => mark::append(&mut below.content, mark, level.content),
            None => mark::join(&mut below.content, level.content),
        }
    }

    /// Where the link leads that is open, unless an image was told already.
    pub(super) fn tell_address(&mut self) -> Option<String> {
        let mut levels = self.levels.iter_mut().rev();
        levels.find_map(|level| match &level.mark {
            Some(Mark::Link(address)) if !level.is_told => {
                level.is_told = true;
                self.repeated += address.len();
                Some(address.clone())
            }
            _ => None,
        })
    }

    /// The bytes of addresses that were repeated since this was asked last.
    pub(super) fn take_repeated(&mut self) -> usize {
        std::mem::take(&mut self.repeated)
    }

    /// Adds text with its white space folded. A line end between two ideographs is no space: there
    /// the source was wrapped where the text has none.
    pub(super) fn push_text(&mut self, text: &str) {
        if self.push_plain(text) {
            return;
        }
        let text = &*text::visible(text);
        if text.is_ascii() || !text.contains('\n') {
            self.push_line(text);
            return;
        }
        let mut before = None;
        let mut rest = text;
        while !rest.is_empty() {
            let word_end = rest.find(text::is_space).unwrap_or(rest.len());
            let (word, after) = rest.split_at_checked(word_end).unwrap_or((rest, ""));
            self.push_word(word);
            before = word.chars().next_back().or(before);
            let space_end = after
                .find(|next| !text::is_space(next))
                .unwrap_or(after.len());
            let (space, next) = after.split_at_checked(space_end).unwrap_or((after, ""));
            let wrapped = space.contains('\n')
                && before.is_some_and(text::is_ideographic)
                && next.starts_with(text::is_ideographic);
            if !space.is_empty() && !wrapped {
                self.widen(Gap::Space);
            }
            rest = next;
        }
    }

    /// Adds text that is one line without anything to fold or to drop, but for its ends: most is.
    fn push_plain(&mut self, text: &str) -> bool {
        let start = text.trim_ascii_start();
        let line = start.trim_ascii_end();
        if line.is_empty() || !text::is_folded(line) {
            return false;
        }
        if start.len() < text.len() {
            self.widen(Gap::Space);
        }
        self.push_word(line);
        if line.len() < start.len() {
            self.widen(Gap::Space);
        }
        true
    }

    /// Adds text where each white space is one.
    fn push_line(&mut self, text: &str) {
        if text.starts_with(text::is_space) {
            self.widen(Gap::Space);
        }
        self.push_word(&text::collapse(text));
        if text.ends_with(text::is_space) {
            self.widen(Gap::Space);
        }
    }

    fn push_word(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        self.part_before(word);
        self.settle();
        if let Some(level) = self.levels.last_mut() {
            push_text(&mut level.content, word);
        }
    }

    /// Puts a space before text that goes on with no word, where no white space stands.
    fn part_before(&mut self, text: &str) {
        let is_parted = match self.seam {
            Seam::Links | Seam::Image => text.starts_with(is_of_word),
            Seam::CutLink => self.is_behind_other_word(text),
            Seam::Replaced => {
                let is_price = |first: char| matches!(first, '$' | '£' | '€' | '¥');
                text.starts_with(|first| is_of_word(first) || is_price(first))
            }
            Seam::Elements => self.is_behind_lower_case(text),
            Seam::Boxes => self.is_behind_lower_case(text) || self.ends_where_word_starts(text),
            Seam::None | Seam::LinkEnd => false,
        };
        if is_parted {
            self.widen(Gap::Space);
        }
    }

    /// Whether text that starts with a capital letter is no end of the word before it: words go on in
    /// small letters, or are of capital letters as a whole.
    fn is_behind_other_word(&self, text: &str) -> bool {
        let mut letters = text.chars();
        let is_capital = letters.next().is_some_and(char::is_uppercase);
        let mut beside = letters.next().into_iter().chain(self.last_character());
        is_capital && beside.any(char::is_lowercase)
    }

    /// Whether a text starts with a capital letter, and the run ends with small ones.
    fn is_behind_lower_case(&self, text: &str) -> bool {
        let mut before = self.last_characters();
        text.starts_with(char::is_uppercase)
            && before.next().is_some_and(char::is_lowercase)
            && before.next().is_some_and(char::is_alphabetic)
    }

    /// Whether the run ends with a number, a sentence or capital letters and a text starts with a
    /// capital letter, or a number follows a word.
    fn ends_where_word_starts(&self, text: &str) -> bool {
        let mut before = self.last_characters();
        let Some((last, first)) = before.next().zip(text.chars().next()) else {
            return false;
        };
        let ends = match last {
            '0'..='9' | '.' | '!' | '?' => true,
            last => last.is_uppercase() && before.next().is_some_and(char::is_uppercase),
        };
        ends && first.is_uppercase() || last.is_lowercase() && first.is_ascii_digit()
    }

    /// Adds a sign that belongs to the text before it; white space before it is put behind it.
    pub(super) fn push_behind(&mut self, sign: &str) {
        let gap = std::mem::take(&mut self.gap);
        self.push_word(sign);
        self.gap = gap;
    }

    /// Adds something that is no text, such as an image.
    pub(super) fn push_atom(&mut self, atom: Inline) {
        if let Inline::Abbreviation { text, .. }
        | Inline::Ruby { text, .. }
        | Inline::Code { text } = &atom
        {
            self.part_before(text);
        }
        let is_beside = self.gap == Gap::None && matches!(atom, Inline::Image(_));
        let seam = match is_beside && self.ends_in_word() {
            true => Seam::Image,
            false => Seam::None,
        };
        self.settle();
        self.seam = seam;
        if let Some(level) = self.levels.last_mut() {
            level.content.push(atom);
        }
    }

    /// Writes the gap, outside all marks that hold nothing yet.
    fn settle(&mut self) {
        let gap = self.gap();
        self.gap = Gap::None;
        self.seam = Seam::None;
        if gap == Gap::None {
            return;
        }
        let outside = self
            .levels
            .iter()
            .rposition(|level| !level.content.is_empty());
        let Some(level) = outside.and_then(|outside| self.levels.get_mut(outside)) else {
            return;
        };
        match gap {
            Gap::None => {}
            Gap::Space => push_text(&mut level.content, " "),
            Gap::Line | Gap::Paragraph => level.content.push(Inline::LineBreak),
        }
    }

    /// The run so far. Marks that are open stay open for the next run.
    pub(super) fn take(&mut self) -> Vec<Inline> {
        if self.is_empty() {
            self.gap = Gap::None;
            self.seam = Seam::None;
            return Vec::new();
        }
        let open = self.levels.iter().skip(1);
        let marks: Vec<Option<Mark>> = open.map(|level| level.mark.clone()).collect();
        while self.levels.len() > 1 {
            self.close();
        }
        self.gap = Gap::None;
        self.seam = Seam::None;
        let content = self
            .levels
            .last_mut()
            .map(|level| std::mem::take(&mut level.content))
            .unwrap_or_default();
        for mark in marks {
            self.levels.push(Level {
                goes_on: true,
                ..Level::new(mark.filter(|mark| may_stand(&mut self.repeats, mark)))
            });
        }
        content
    }
}

/// Whether a mark may be opened, or stay open behind a border.
fn may_stand(repeats: &mut Repeats, mark: &Mark) -> bool {
    match mark {
        Mark::Link(address) => repeats.may_stand(address),
        _ => true,
    }
}

/// Whether a character may be part of a word that goes on: ideographs stand for words of their own.
fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() && !text::is_ideographic(character)
}
