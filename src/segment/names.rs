//! What an element's names and attributes say, as numbers that a model has learnt the meaning of.

use std::ops::Range;

use crate::dom::{Document, NodeId, Tag};
use crate::text::Recent;

/// Attribute values longer than this are generated or are text, and their words say nothing.
const LONGEST_VALUE: usize = 400;

/// Words beyond these of one element are not read.
const MOST_WORDS: usize = 24;

/// Words outside these lengths are generated or mean too many things.
const LENGTHS: std::ops::RangeInclusive<u32> = 2..=24;

/// Where a word stands: the same word says different things in a class and in a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Origin {
    /// In `class`, `id` or the name of a custom element.
    Name,
    /// In `role`.
    Role,
    /// In `itemprop` or `itemtype`.
    Property,
    /// In an attribute that the page's tests find the element by.
    Test,
    /// In the label that is read aloud.
    Label,
}

/// The number of a word in a class or an id, in small letters.
pub(crate) const fn name_number(word: &str) -> u32 {
    number(Origin::Name, word)
}

/// The number of a word in a property or a type of an item, in small letters.
pub(crate) const fn property_number(word: &str) -> u32 {
    number(Origin::Property, word)
}

const fn number(origin: Origin, word: &str) -> u32 {
    let mut hash = Word::new(origin);
    let mut rest = word.as_bytes();
    while let [letter, behind @ ..] = rest {
        hash.push(*letter);
        rest = behind;
    }
    hash.hash
}

/// Reads the names of elements. Pages name many elements alike, so values that were read lately are
/// remembered, and elements with the same value share its words.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    /// Where the words of values stand.
    known: Recent<'a, (u32, u32)>,
    words: Vec<u32>,
}

/// How many values are remembered.
const PLACES: usize = 512;

impl<'a> Reader<'a> {
    /// A reader with room for so many words.
    pub(super) fn with_capacity(words: usize) -> Self {
        Reader {
            known: Recent::new(PLACES),
            words: Vec::with_capacity(words),
        }
    }

    /// The words of all that was read.
    pub(super) fn into_words(self) -> Vec<u32> {
        self.words
    }

    /// Where the numbers of the words in an element's names stand, each once. Words are runs of ASCII
    /// letters, in any case; a capital after a small letter starts a new one. Tells whether the
    /// element's attributes hide it.
    pub(super) fn read(
        &mut self,
        document: &'a Document<'a>,
        (node, tag): (NodeId, Tag),
    ) -> (Range<usize>, bool) {
        let mut names = 0..0;
        let mut hidden = false;
        if tag == Tag::Other {
            let name = document.name(node);
            if name.contains('-') {
                names = self.with_value(names, Origin::Name, name);
            }
        }
        // The order of attributes is not that of the markup everywhere, and only so many words are
        // read.
        let mut values: [&'a str; ORIGINS.len()] = [""; ORIGINS.len()];
        let mut found = 0_u32;
        for (attribute, value) in document.named_attributes(node) {
            let place = match attribute {
                b"class" => 0,
                b"id" => 1,
                b"role" => 2,
                b"itemprop" => 3,
                b"itemtype" => ITEMTYPE,
                b"data-testid" => 5,
                b"data-test" => 6,
                b"data-qa" => 7,
                b"data-component" => 8,
                b"aria-label" => 9,
                b"hidden" | b"aria-hidden" | b"style" => {
                    hidden |= tells_hidden(attribute, value.text());
                    continue;
                }
                _ => continue,
            };
            if let Some(known) = values.get_mut(place) {
                *known = value.text();
                found |= 1 << place;
            }
        }
        while found != 0 {
            let place = found.trailing_zeros() as usize;
            found &= found - 1;
            if let (Some(value), Some(origin)) = (values.get(place), ORIGINS.get(place)) {
                let value = match place {
                    ITEMTYPE => value.rsplit('/').next().unwrap_or(value),
                    _ => value,
                };
                names = self.with_value(names, *origin, value);
            }
        }
        (names, hidden)
    }

    /// Some words, and those of a value that are not among them.
    fn with_value(&mut self, names: Range<usize>, origin: Origin, value: &'a str) -> Range<usize> {
        if value.len() > LONGEST_VALUE {
            return names;
        }
        let known = self.known.find(origin as u8, value);
        let (start, end) = known.unwrap_or_else(|| self.learn(origin, value));
        let added = start as usize..end as usize;
        if names.is_empty() {
            return added.start..added.end.min(added.start + MOST_WORDS);
        }
        let start = self.at_end(names);
        for place in added {
            let own = self.words.get(start..).unwrap_or(&[]);
            let word = self.words.get(place).copied();
            let is_new = |word: &u32| own.len() < MOST_WORDS && !own.contains(word);
            self.words.extend(word.filter(is_new));
        }
        start..self.words.len()
    }

    /// Some words and others behind them.
    pub(super) fn joined(&mut self, front: Range<usize>, back: Range<usize>) -> Range<usize> {
        if front.is_empty() || back.is_empty() {
            return if front.is_empty() { back } else { front };
        }
        let start = self.at_end(front);
        self.words.extend_from_within(back);
        start..self.words.len()
    }

    /// Where some words start that others are added to: they are written once more, unless they stand
    /// at the end already.
    fn at_end(&mut self, words: Range<usize>) -> usize {
        if words.end == self.words.len() {
            return words.start;
        }
        let start = self.words.len();
        self.words.extend_from_within(words);
        start
    }

    /// Reads a value that is not known, and gives the place of its words.
    fn learn(&mut self, origin: Origin, value: &'a str) -> (u32, u32) {
        let start = self.words.len();
        self.split(origin, value);
        self.drop_repeated(start);
        let start = start as u32;
        let words = (start, self.words.len() as u32);
        self.known.keep(origin as u8, value, words);
        words
    }

    /// Drops words that stand among those from `start` on before.
    fn drop_repeated(&mut self, start: usize) {
        let mut kept = start;
        for place in start..self.words.len() {
            let Some(word) = self.words.get(place).copied() else {
                break;
            };
            let before = self.words.get(start..kept).unwrap_or(&[]);
            if !before.contains(&word) {
                self.words.swap(kept, place);
                kept += 1;
            }
        }
        self.words.truncate(kept);
    }

    /// Adds the words of a value. A function of its own, so that the loop has all registers.
    #[inline(never)]
    fn split(&mut self, origin: Origin, value: &str) {
        let empty = Word::new(origin);
        let mut word = empty;
        let mut after_small = false;
        for byte in value.bytes() {
            let letter = LETTERS.get(usize::from(byte)).copied();
            let letter = letter.unwrap_or(Letter::None);
            // Most bytes are a further small letter of a word.
            if letter == Letter::Small {
                word.push(byte);
                after_small = true;
                continue;
            }
            if letter == Letter::None || letter == Letter::Capital && after_small {
                if LENGTHS.contains(&word.length) {
                    self.words.push(word.hash);
                }
                word = empty;
            }
            if letter == Letter::Capital {
                word.push(byte | 0x20);
            }
            after_small = false;
        }
        if LENGTHS.contains(&word.length) {
            self.words.push(word.hash);
        }
    }
}

/// The origins of the words in an element's attributes, in the order in which they are read.
const ORIGINS: [Origin; 10] = [
    Origin::Name,
    Origin::Name,
    Origin::Role,
    Origin::Property,
    Origin::Property,
    Origin::Test,
    Origin::Test,
    Origin::Test,
    Origin::Test,
    Origin::Label,
];

/// The place of the attribute whose value is an address that ends with a name.
const ITEMTYPE: usize = 4;

/// Whether an attribute keeps its element from being shown.
fn tells_hidden(attribute: &[u8], value: &str) -> bool {
    match attribute {
        b"hidden" => true,
        b"aria-hidden" => value.trim().eq_ignore_ascii_case("true"),
        b"style" => hides(value),
        _ => false,
    }
}

/// Whether a style keeps an element from being shown.
fn hides(style: &str) -> bool {
    let hides = |declaration: &str| {
        let Some((property, value)) = declaration.split_once(':') else {
            return false;
        };
        let word = value.split_ascii_whitespace().next().unwrap_or("");
        let word = word.split('!').next().unwrap_or(word);
        let hidden = match property.trim() {
            name if name.eq_ignore_ascii_case("display") => "none",
            name if name.eq_ignore_ascii_case("visibility") => "hidden",
            _ => return false,
        };
        word.eq_ignore_ascii_case(hidden)
    };
    // The first letters of values refuse nearly all styles.
    let may_hide = |colon: usize| {
        let value = style.as_bytes().get(colon + 1..).unwrap_or(&[]);
        let first = value.trim_ascii_start().first();
        matches!(first, Some(b'n' | b'N' | b'h' | b'H'))
    };
    style.len() <= LONGEST_VALUE
        && memchr::memchr_iter(b':', style.as_bytes()).any(may_hide)
        && style.split(';').any(hides)
}

/// What a byte of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Letter {
    /// What parts words.
    None,
    Digit,
    Small,
    Capital,
}

/// What the bytes are, by number.
const LETTERS: [Letter; 256] = {
    let mut letters = [Letter::None; 256];
    let mut rest: &mut [Letter] = &mut letters;
    let mut byte: u8 = 0;
    while let Some((first, after)) = rest.split_first_mut() {
        *first = match byte {
            b'0'..=b'9' => Letter::Digit,
            b'a'..=b'z' => Letter::Small,
            b'A'..=b'Z' => Letter::Capital,
            _ => Letter::None,
        };
        byte = byte.wrapping_add(1);
        rest = after;
    }
    letters
};

/// A word that is being read: FNV-1a over its origin and its letters.
#[derive(Clone, Copy)]
struct Word {
    hash: u32,
    length: u32,
}

impl Word {
    const fn new(origin: Origin) -> Self {
        Word {
            hash: (0x811c_9dc5 ^ origin as u32).wrapping_mul(0x0100_0193),
            length: 0,
        }
    }

    const fn push(&mut self, letter: u8) {
        self.hash = (self.hash ^ letter as u32).wrapping_mul(0x0100_0193);
        self.length += 1;
    }
}
