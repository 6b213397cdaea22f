//! Tags in a text: used as markup, or mentioned in a text about markup.

/// Element names that tell markup from text with a bare `<`. Sorted.
const KNOWN: [&str; 81] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "nobr",
    "noscript",
    "object",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "video",
];

/// Elements that have no end tag. Sorted.
const VOID: [&str; 5] = ["br", "embed", "hr", "img", "source"];

/// Elements whose end tag is often left out. Sorted.
const LOOSE: [&str; 9] = ["dd", "dt", "li", "p", "tbody", "td", "th", "thead", "tr"];

/// Whether a name is, in any case of letters, that of a known element.
pub(super) fn is_known(name: &str) -> bool {
    known(name).is_some()
}

/// Whether a known element's name starts with `start`.
pub(super) fn starts_known(start: &str) -> bool {
    KNOWN.iter().any(|name| name.starts_with(start))
}

fn known(name: &str) -> Option<usize> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        let lower = name.to_ascii_lowercase();
        return KNOWN.binary_search(&lower.as_str()).ok();
    }
    KNOWN.binary_search(&name).ok()
}

/// How many tags of a text do what tags do, and how many are only spoken of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) used: usize,
    pub(super) mentioned: usize,
}

impl Evidence {
    /// Whether the text has tags at all.
    pub(super) fn is_some(self) -> bool {
        self.used + self.mentioned > 0
    }

    fn count(&mut self, used: bool) {
        if used {
            self.used += 1;
        } else {
            self.mentioned += 1;
        }
    }
}

/// Whether a text uses at least one tag.
pub(super) fn is_markup(text: &str) -> bool {
    // A tag with a value is used, whatever stands around it.
    text.contains('<') && (tags(text).any(|tag| tag.is_valued) || weigh_until(text, 1).used > 0)
}

/// Counts the tags of a text that are used and those that are mentioned; a start tag and its end
/// tag are one.
pub(super) fn weigh(text: &str) -> Evidence {
    weigh_until(text, usize::MAX)
}

/// Counts until so many used tags are found.
fn weigh_until(text: &str, enough: usize) -> Evidence {
    let mut evidence = Evidence::default();
    let mut open: [Vec<Tag>; KNOWN.len()] = [const { Vec::new() }; KNOWN.len()];
    for tag in tags(text) {
        let open = open.get_mut(tag.element);
        match tag.kind {
            Kind::Declaration => evidence.count(tag.before(text) != Some(' ')),
            Kind::Void => evidence.count(tag.is_valued || is_loose_used(text, &tag)),
            Kind::Start => {
                // A tag with a value is used, however it ends.
                evidence.used += usize::from(tag.is_valued);
                open.into_iter().for_each(|open| open.push(tag));
            }
            Kind::End => match open.and_then(Vec::pop) {
                Some(start) if start.is_valued => {}
                Some(start) => evidence.count(is_pair_used(text, &start, &tag)),
                None => evidence.count(is_end_used(text, &tag)),
            },
        }
        if evidence.used >= enough {
            return evidence;
        }
    }
    for tag in open.iter().flatten().filter(|tag| !tag.is_valued) {
        let used = match tag.is_in(&LOOSE) {
            true => is_loose_used(text, tag),
            false => is_start_used(text, tag),
        };
        evidence.count(used);
    }
    evidence
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Start,
    /// The tag of an element that has no end tag.
    Void,
    End,
    /// A comment or a document type.
    Declaration,
}

/// A tag of a known element, by its place in the text.
#[derive(Debug, Clone, Copy)]
struct Tag {
    kind: Kind,
    /// The place of the element's name in the list of names.
    element: usize,
    start: usize,
    end: usize,
    /// Whether an attribute has a value.
    is_valued: bool,
}

impl Tag {
    fn before(&self, text: &str) -> Option<char> {
        text.get(..self.start)?.chars().next_back()
    }

    fn after(&self, text: &str) -> Option<char> {
        text.get(self.end..)?.chars().next()
    }

    fn is_in(&self, names: &[&str]) -> bool {
        let name = KNOWN.get(self.element);
        name.is_some_and(|name| names.binary_search(name).is_ok())
    }

    /// Whether the tag stands in quotation marks or brackets of its own.
    fn is_enclosed(&self, text: &str) -> bool {
        let pair = (self.before(text), self.after(text));
        let (Some(before), Some(after)) = pair else {
            return false;
        };
        super::encloses(before, after)
    }
}

/// The tags of known elements, comments and document types, in order.
fn tags(text: &str) -> impl Iterator<Item = Tag> + '_ {
    memchr::memchr_iter(b'<', text.as_bytes()).filter_map(|start| {
        let inside = text.get(start + 1..)?;
        if inside.starts_with('!') {
            return declaration(inside, start);
        }
        let name = inside.strip_prefix('/').unwrap_or(inside);
        let is_end = name.len() < inside.len();
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let (name, rest) = name.split_at_checked(length)?;
        // What follows is looked at up to the next tag only, so that all tags cost one pass.
        let length = memchr::memchr2(b'<', b'>', rest.as_bytes()).unwrap_or(rest.len());
        let attributes = rest.get(..length)?;
        let behind = rest.get(attributes.len()..)?;
        let is_valued = attributes.contains('=') && attributes.starts_with(is_tag_space);
        // Shortened descriptions end inside a tag.
        let is_tag = behind.starts_with('>') || is_valued && behind.is_empty();
        let is_bare = attributes
            .trim_matches(|next| is_tag_space(next) || next == '/')
            .is_empty();
        // In `a<b and c>d` there is no tag.
        let element = (is_tag && (is_valued || is_bare)).then(|| known(name))??;
        let is_void = KNOWN
            .get(element)
            .is_some_and(|name| VOID.binary_search(name).is_ok());
        Some(Tag {
            kind: match (is_void, is_end) {
                (true, _) => Kind::Void,
                (false, true) => Kind::End,
                (false, false) => Kind::Start,
            },
            element,
            start,
            end: text.len() - behind.len() + usize::from(!behind.is_empty()),
            is_valued: is_valued && !is_end,
        })
    })
}

fn is_tag_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

fn declaration(inside: &str, start: usize) -> Option<Tag> {
    let is_doctype = inside
        .get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("!doctype"));
    (inside.starts_with("!--") || is_doctype).then_some(Tag {
        kind: Kind::Declaration,
        element: 0,
        start,
        end: start + 1,
        is_valued: false,
    })
}

/// Whether a character touches a tag as text that is marked up does: it is neither white space
/// nor a sign that a sentence sets behind a word.
fn touches(character: Option<char>) -> bool {
    character.is_some_and(|character| {
        let sets_off = matches!(
            character,
            ',' | '.' | ';' | ':' | ')' | ']' | '}' | '/' | '|' | '-' | '`' | '’' | '”' | '\''
        );
        !character.is_whitespace() && !sets_off
    })
}

/// Whether there is no text on this side of a tag: the text's end, a line's end, another tag.
fn is_border(character: Option<char>) -> bool {
    character.is_none_or(|character| matches!(character, '\n' | '\r' | '<' | '>'))
}

/// Whether a tag that needs no end tag is used: text touches it, or a sentence or a line ends
/// before it. `use <br> for a new line` does none of this.
fn is_loose_used(text: &str, tag: &Tag) -> bool {
    let (before, after) = (tag.before(text), tag.after(text));
    if tag.is_enclosed(text) {
        return false;
    }
    if touches(after) || matches!(after, Some('\n' | '\r')) {
        return true;
    }
    if is_border(before) {
        let rest = text.get(tag.end..).unwrap_or("").trim_start();
        return !rest.starts_with(char::is_lowercase) && !matches!(after, Some(',' | ';'));
    }
    let earlier = text.get(..tag.start).unwrap_or("");
    let sentence = ['.', '!', '?', '…', '。', '！', '？', '।', '؟'];
    let at_end = earlier.trim_end_matches(' ').ends_with(sentence);
    let touched = before.is_some_and(|before| before.is_alphanumeric() || before == '>');
    let ends = || {
        !text
            .get(tag.end..)
            .unwrap_or("")
            .contains(char::is_alphanumeric)
    };
    at_end || touched && (after.is_none_or(char::is_whitespace) || ends())
}

/// Whether a pair of tags marks up the text between them, and is not spoken of as in `put it
/// between <b> and </b>`.
fn is_pair_used(text: &str, start: &Tag, end: &Tag) -> bool {
    let content = text.get(start.end..end.start).unwrap_or("");
    let says_something =
        content.contains(|character: char| character.is_alphanumeric() || character > '\u{2FFF}');
    let alone = is_border(start.before(text)) && is_border(end.after(text));
    if !says_something {
        return alone;
    }
    let left = touches(start.after(text));
    let right = end
        .before(text)
        .is_some_and(|last| !last.is_whitespace() && !matches!(last, ',' | '(' | '/'));
    left || right && !matches!(start.after(text), Some(',' | ';')) || alone
}

/// Whether a start tag that is never closed marks up what follows: text stands at its right, and
/// at its left there is none.
fn is_start_used(text: &str, tag: &Tag) -> bool {
    let (before, after) = (tag.before(text), tag.after(text));
    if tag.is_enclosed(text) {
        return false;
    }
    if is_border(before) {
        return touches(after) || matches!(after, Some('\n' | '\r'));
    }
    before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_alphanumeric)
}

/// Whether an end tag that nothing opened ends marked-up text: text touches it.
fn is_end_used(text: &str, tag: &Tag) -> bool {
    let before = tag.before(text);
    let opens = matches!(before, Some('“' | '‘' | '«' | '„' | '(' | '[' | '`' | '/'));
    let touched = before.is_some_and(|before| !before.is_whitespace());
    (touched || is_border(before) && is_border(tag.after(text))) && !opens && !tag.is_enclosed(text)
}
