//! Feed descriptions to markup: CDATA marks, escaped markup, plain text, cut ends.

use std::borrow::Cow;

use crate::text;

/// A description as markup, and what was done to it.
#[derive(Debug)]
pub(crate) struct Markup<'a> {
    pub(crate) markup: Cow<'a, str>,
    /// How often the whole was unescaped.
    pub(crate) rounds: u8,
    /// What was cut off at the end, inside a tag or a character reference.
    pub(crate) cut: Option<String>,
}

/// Element names that tell markup from text with a bare `<`. Sorted.
const KNOWN: [&str; 60] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
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
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "nobr",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "time",
    "tr",
    "u",
    "ul",
    "video",
];

/// Character references that end up cut at the end of shortened descriptions.
const REFERENCES: [&str; 26] = [
    "aacute;", "acirc;", "agrave;", "amp;", "apos;", "atilde;", "auml;", "ccedil;", "eacute;",
    "ecirc;", "egrave;", "hellip;", "iacute;", "ldquo;", "lsquo;", "mdash;", "nbsp;", "ndash;",
    "ntilde;", "oacute;", "otilde;", "ouml;", "quot;", "rdquo;", "rsquo;", "uacute;",
];

/// Makes a description markup: takes CDATA marks off, unescapes it while it is escaped as a whole,
/// at most `rounds` times, and escapes what only looks like tags.
pub(crate) fn markup(raw: &str, rounds: u8) -> Markup<'_> {
    let mut markup = without_cdata(raw);
    let mut done = 0;
    while done < rounds && !has_tags(&markup) && text::looks_escaped(&markup) {
        let unescaped = text::unescape(&markup).into_owned();
        markup = Cow::Owned(without_cdata(&unescaped).into_owned());
        done += 1;
    }
    let cut = cut_end(&markup).map(|(kept, cut)| (kept, cut.to_owned()));
    let cut = cut.map(|(kept, cut)| {
        markup = Cow::Owned(kept);
        cut
    });
    if !has_tags(&markup) {
        markup = Cow::Owned(of_text(&markup));
    }
    Markup {
        markup,
        rounds: done,
        cut,
    }
}

/// A text without CDATA marks; escaped ones are marks only around the whole.
fn without_cdata(raw: &str) -> Cow<'_, str> {
    let raw = raw
        .trim_start()
        .strip_prefix("&lt;![CDATA[")
        .and_then(|rest| rest.trim_end().strip_suffix("]]&gt;"))
        .unwrap_or(raw);
    if raw.contains("<![CDATA[") || raw.contains("]]>") {
        Cow::Owned(raw.replace("<![CDATA[", "").replace("]]>", ""))
    } else {
        Cow::Borrowed(raw)
    }
}

/// Whether a text has a tag of a known element, a comment or a declaration.
fn has_tags(text: &str) -> bool {
    let mut after = text.split('<');
    after.next();
    after.any(|after| {
        if after.starts_with("!--") || after.get(..8).is_some_and(is_doctype) {
            return true;
        }
        let name = after.strip_prefix('/').unwrap_or(after);
        let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
        name.split_at_checked(length).is_some_and(|(found, rest)| {
            let lower = found.to_ascii_lowercase();
            KNOWN.binary_search(&lower.as_str()).is_ok() && ends_as_tag(rest)
        })
    })
}

/// Whether what follows the name of a tag is the rest of one: nothing, or attributes with values.
/// In `a<b and c>d` it is text.
fn ends_as_tag(rest: &str) -> bool {
    if rest.starts_with(['>', '/']) {
        return true;
    }
    let attributes = rest.split('>').next().unwrap_or("");
    let closed = attributes.len() < rest.len();
    let valued = attributes.contains('=')
        || attributes
            .trim_matches(['/', ' ', '\t', '\n', '\r'])
            .is_empty();
    closed && valued && rest.starts_with([' ', '\t', '\n', '\r'])
}

fn is_doctype(start: &str) -> bool {
    start.eq_ignore_ascii_case("!doctype")
}

/// Text as markup: every `<` is one, and empty lines part paragraphs.
fn of_text(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    let mut blank_before = false;
    for line in text.lines() {
        if line.trim().is_empty() {
            blank_before = !markup.is_empty();
            continue;
        }
        if !markup.is_empty() {
            markup.push_str(if blank_before { "<br><br>" } else { "\n" });
        }
        blank_before = false;
        markup.push_str(&line.replace('<', "&lt;"));
    }
    markup
}

/// Splits off an end that was cut inside a tag or a character reference. An ellipsis that says so
/// stays.
fn cut_end(markup: &str) -> Option<(String, &str)> {
    let body = markup.trim_end();
    let unmarked = body.trim_end_matches(['…', '.']);
    let marked = unmarked.len() < body.len();
    let kept = cut_tag(body).or_else(|| cut_reference(unmarked).filter(|_| marked))?;
    let cut = body.get(kept.len()..)?;
    let joins = kept.ends_with(char::is_alphanumeric) && !cut.starts_with('<');
    let mark = match (marked, joins) {
        (false, _) => "",
        (true, true) => "…",
        (true, false) => " …",
    };
    Some((format!("{}{mark}", kept.trim_end()), cut))
}

/// What shortened descriptions end with.
const MARKS_OF_CUTS: [char; 5] = ['…', '.', '[', ']', ' '];

/// What stands before a tag that never ends.
fn cut_tag(body: &str) -> Option<&str> {
    let (kept, tag) = body.rsplit_once('<')?;
    let quotes = tag.matches('"').count();
    let is_open = !tag.contains('>') || quotes % 2 == 1 && tag.rfind('"') > tag.rfind('>');
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let is_start = match name.trim_matches(MARKS_OF_CUTS).chars().next() {
        None => name.is_empty() || has_tags(kept),
        Some('!') => name.len() <= 1 || name.starts_with("!-") || name.starts_with("!["),
        Some(first) => first.is_ascii_alphabetic() && starts_attributes(name, has_tags(kept)),
    };
    (is_open && is_start).then_some(kept)
}

/// Whether a text goes on as a tag does after its `<`: a known name, then an attribute with a
/// value. Where there are other tags, less will do.
fn starts_attributes(tag: &str, among_tags: bool) -> bool {
    let mut parts = tag.split_ascii_whitespace();
    let name = parts.next().unwrap_or("").trim_end_matches('…');
    let known = KNOWN
        .binary_search(&name.to_ascii_lowercase().as_str())
        .is_ok();
    match parts.next() {
        None => among_tags && (known || KNOWN.iter().any(|known| known.starts_with(name))),
        Some(attribute) if known => attribute.contains('=') || among_tags && parts.next().is_none(),
        Some(_) => false,
    }
}

/// What stands before a character reference that never ends.
fn cut_reference(body: &str) -> Option<&str> {
    let (kept, reference) = body.rsplit_once('&')?;
    let is_start =
        |name: &str| (2..name.len()).contains(&reference.len()) && name.starts_with(reference);
    let known = REFERENCES.iter().any(|name| is_start(name));
    let numeric = reference.starts_with('#') && reference.len() < 7;
    (known || numeric).then_some(kept)
}
