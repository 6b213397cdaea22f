//! How the headlines of a bundle are written, as its first one shows: how wide they are, and whether
//! only names have capitals in them.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::cue;

/// The usual width of headlines, in letters.
const USUAL_WIDTH: f32 = 60.0;

/// Headlines of one story are alike in width: so much of what parts the first one from the usual
/// width parts the others from it as well.
const ALIKE: f32 = 0.6;

/// How far headlines are from the usual width, as the spread of its logarithm: two in one are twice as
/// wide, while narrow ones are common.
const SPREAD_WIDER: f32 = 0.3;
const SPREAD_NARROWER: f32 = 1.0;
const MOST_FOR_WIDTH: f32 = 6.0;

/// Where only names have capitals: added to a headline whose second word has none, and taken from one
/// whose first words may both be of a name.
const SECOND_SMALL: f32 = 1.5;
const SECOND_CAPITAL: f32 = 0.75;

/// Taken from a headline that starts with a number before a capital letter or a quotation, which is the
/// end of a name.
const BEHIND_NUMBER: f32 = 1.5;
const OPENING: [char; 5] = ['“', '„', '«', '‘', '"'];

/// Words that a headline does not end with, in the languages most feeds are in, one on each line,
/// sorted by their bytes.
static OPEN: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| include_str!("words/open_words.txt").lines().collect());

/// How the headlines of a bundle are written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// The logarithm of the usual width.
    usual: f32,
    /// Whether words that are no names start with small letters.
    sentence_case: bool,
}

impl Manner {
    pub(super) fn of_headline(headline: &str) -> Manner {
        let usual = USUAL_WIDTH.ln();
        let own = width(headline).max(1.0).ln();
        Manner {
            usual: usual + (own - usual) * ALIKE,
            sentence_case: has_sentence_case(headline),
        }
    }

    /// How usual a headline of this width is.
    pub(super) fn width_score(&self, width: f32) -> f32 {
        let away = width.max(1.0).ln() - self.usual;
        let spread = if away > 0.0 {
            SPREAD_WIDER
        } else {
            SPREAD_NARROWER
        };
        -(away * away / (2.0 * spread * spread)).min(MOST_FOR_WIDTH)
    }

    /// The same of a headline that may be narrow for any reason.
    pub(super) fn too_wide(&self, width: f32) -> f32 {
        self.width_score(width.max(self.usual.exp()))
    }

    /// How well a headline starts with some words.
    pub(super) fn start_score(&self, words: &str) -> f32 {
        let mut words = words.split(' ');
        let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let number = first.bytes().all(|byte| byte.is_ascii_digit());
        let capital =
            second.starts_with(|sign: char| sign.is_uppercase() || OPENING.contains(&sign));
        if !self.sentence_case {
            0.0
        } else if number && capital {
            -BEHIND_NUMBER
        } else if !first.starts_with(char::is_uppercase) {
            0.0
        } else if second.starts_with(char::is_lowercase) {
            SECOND_SMALL
        } else if capital {
            -SECOND_CAPITAL
        } else {
            0.0
        }
    }
}

/// How wide a text is, in letters: an ideograph tells as much as several of them.
pub(super) fn width(text: &str) -> f32 {
    let wide = |character| match cue::is_unspaced(character) {
        true => 2.5,
        false => 1.0,
    };
    text.chars().map(wide).sum()
}

/// Whether a word needs another one behind it: an article, a preposition, a conjunction.
pub(super) fn is_open(word: &str) -> bool {
    OPEN.contains(word)
}

/// Whether most words behind the first one start with small letters.
fn has_sentence_case(headline: &str) -> bool {
    let (mut small, mut capital) = (0, 0);
    for word in headline.split(' ').skip(1) {
        small += usize::from(word.starts_with(char::is_lowercase));
        capital += usize::from(word.starts_with(char::is_uppercase));
    }
    small > capital
}

/// Whether a text holds the end of a sentence with its full stop, as prose does and headlines do not.
/// Abbreviations are short, or have full stops inside.
pub(super) fn holds_sentence(text: &str) -> bool {
    const SHORTEST_WORD: usize = 4;
    let ends = |word: &str| {
        let front = word.strip_suffix('.').unwrap_or("");
        let small = front.chars().rev().take_while(|sign| sign.is_lowercase());
        small.count() >= SHORTEST_WORD && !front.contains('.')
    };
    text.split(' ').any(ends) || text.contains('。')
}
