//! What the names and addresses of elements say about authors and dates.

use super::page::LONGEST_VALUE;
use crate::dom::{Document, NodeId};
use crate::text::Recent;

/// What the attributes of one element say.
#[derive(Debug, Default)]
pub(super) struct Marks<'a> {
    pub(super) relation: Option<&'a str>,
    pub(super) property: Option<&'a str>,
    pub(super) author: bool,
    pub(super) profile: bool,
    pub(super) date: bool,
    /// Whether one says how the text is aligned.
    pub(super) aligned: bool,
}

/// What the words of an attribute's value speak of.
#[derive(Debug, Clone, Copy, Default)]
struct Words {
    author: bool,
    date: bool,
}

/// Reads the attributes of elements. Pages name many elements alike, so values that were read lately
/// are remembered.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    known: Recent<'a, Words>,
}

/// How many values are remembered.
const PLACES: usize = 512;

impl<'a> Reader<'a> {
    pub(super) fn new() -> Self {
        Reader {
            known: Recent::new(PLACES),
        }
    }

    /// What the attributes of an element say.
    #[inline]
    pub(super) fn read(&mut self, document: &'a Document<'a>, node: NodeId) -> Marks<'a> {
        let mut marks = Marks::default();
        for (name, value) in document.named_attributes(node) {
            match name {
                b"href" => marks.profile = is_profile(value.text()),
                b"align" => marks.aligned = true,
                b"style" => marks.aligned |= value.text().starts_with("text-align"),
                b"rel" => marks.relation = Some(value.text()),
                b"itemprop" => marks.property = Some(value.text()),
                b"property" if marks.property.is_none() && is_dublin_core(value.text()) => {
                    marks.property = Some(value.text());
                }
                b"class" | b"id" | b"data-testid" | b"data-test" | b"data-component" => {
                    let words = self.words(value.text());
                    marks.author |= words.author;
                    marks.date |= words.date;
                }
                _ => {}
            }
        }
        marks
    }

    fn words(&mut self, value: &'a str) -> Words {
        self.known.find(0, value).unwrap_or_else(|| {
            let words = words(value);
            self.known.keep(0, value, words);
            words
        })
    }
}

/// Whether a property of RDFa is one of Dublin Core's, as content management systems mark their texts with.
fn is_dublin_core(property: &str) -> bool {
    property.starts_with("dc:") || property.starts_with("dcterms:")
}

/// Looks for words that speak of an author or a date, in one pass over the beginning of an
/// attribute's value. A function of its own, so that the loop has all registers.
#[inline(never)]
fn words(value: &str) -> Words {
    let mut words = Words::default();
    let value = value.as_bytes();
    let value = value.get(..LONGEST_VALUE).unwrap_or(value);
    let mut seconds = 0_u32;
    for (at, byte) in value.iter().enumerate() {
        // Two letters refuse nearly all places.
        if seconds >> (byte & 0x1F) & 1 == 1 {
            words.note(value.get(at - 1..).unwrap_or(&[]));
        }
        seconds = STARTS.get(usize::from(byte & 0x1F)).copied().unwrap_or(0);
    }
    words
}

impl Words {
    /// Notes what the word says that the rest of a value starts with, if any.
    #[cold]
    fn note(&mut self, rest: &[u8]) {
        let Some(start) = rest.first_chunk::<2>() else {
            return;
        };
        let start = start.map(|byte| byte.to_ascii_lowercase());
        let starts: &[&str] = match &start {
            b"au" => &["author", "autor", "auteur"],
            b"by" => &["byline", "by-line"],
            b"co" => &["contributor"],
            b"us" => &["username"],
            b"wr" => &["writer"],
            b"mu" => &["muhabir"],
            b"sz" => &["szerzo"],
            b"da" => &["date"],
            b"pu" => &["publish", "pubdate"],
            b"po" => &["posted"],
            b"ti" => &["timestamp"],
            _ => return,
        };
        let is_next = |word: &&str| {
            let start = rest.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        };
        if starts.iter().any(is_next) {
            match start {
                [b'd' | b'p' | b't', _] => self.date = true,
                [b'a', _] if speaks_of_rights(rest) => {}
                _ => self.author = true,
            }
        }
    }
}

/// The first two letters of words that speak of an author or a date: for the number of the first
/// letter the bits of those that may follow.
const STARTS: [u32; 32] = {
    let mut starts = [0; 32];
    let mut rest: &[&[u8; 2]] = &[
        b"au", b"by", b"co", b"us", b"wr", b"mu", b"sz", b"da", b"pu", b"po", b"ti",
    ];
    while let Some(([first, second], others)) = rest.split_first() {
        if let Some((_, [bits, ..])) = starts.split_at_mut_checked((*first & 0x1F) as usize) {
            *bits |= 1 << (*second & 0x1F);
        }
        rest = others;
    }
    starts
};

/// Whether a word that begins like `author` or `autor` is of `authority`, `autorizado` or `autoref`.
fn speaks_of_rights(word: &[u8]) -> bool {
    let others = [
        "authorit", "authoriz", "authoris", "autori", "autoro", "autoref", "autores",
    ];
    others.iter().any(|other| {
        let start = word.get(..other.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(other.as_bytes()))
    })
}

/// The lengths of the folders' names in bytes.
const SHORTEST_FOLDER: usize = 5;
const LONGEST_FOLDER: usize = 12;

/// Whether an address has two letters in a row that each of the folders has, of writers: told by a
/// loop without branches, which most addresses do not pass.
fn may_be_profile(address: &[u8]) -> bool {
    let pairs = address.iter().zip(address.iter().skip(1));
    pairs.fold(false, |any, (first, second)| {
        let (first, second) = (first | 0x20, second | 0x20);
        any | (first == b'a') & (second == b'u')
            | (first == b'w') & (second == b'r')
            | (first == b't') & (second == b'r')
            | (first == b'j') & (second == b'o')
            | (first == b'b') & (second == b'y')
    })
}

/// Whether a folder in an address's path is one that holds the pages of writers.
fn is_profile(address: &str) -> bool {
    const FOLDERS: [&str; 12] = [
        "author",
        "authors",
        "_author",
        "writers",
        "writer",
        "contributors",
        "contributor",
        "autor",
        "autoren",
        "auteur",
        "journalist",
        "byline",
    ];
    let address = address.as_bytes();
    if !may_be_profile(address) {
        return false;
    }
    let scheme = memchr::memchr(b':', address).filter(|colon| {
        address
            .get(*colon..)
            .is_some_and(|rest| rest.starts_with(b"://"))
    });
    let path = scheme.map_or(address, |colon| address.get(colon + 3..).unwrap_or(&[]));
    let mut pieces = path
        .split(|byte| matches!(byte, b'/' | b'?' | b'=' | b'&'))
        .take(16);
    pieces.any(|piece| {
        (SHORTEST_FOLDER..=LONGEST_FOLDER).contains(&piece.len())
            && FOLDERS
                .iter()
                .any(|folder| piece.eq_ignore_ascii_case(folder.as_bytes()))
    })
}
