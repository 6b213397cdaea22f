//! Feed descriptions to markup: CDATA marks, escaped markup, plain text, cut ends.

use std::borrow::Cow;

use super::{tags, wrapped};
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

/// Character references that end up cut at the end of shortened descriptions.
const REFERENCES: [&str; 26] = [
    "aacute;", "acirc;", "agrave;", "amp;", "apos;", "atilde;", "auml;", "ccedil;", "eacute;",
    "ecirc;", "egrave;", "hellip;", "iacute;", "ldquo;", "lsquo;", "mdash;", "nbsp;", "ndash;",
    "ntilde;", "oacute;", "otilde;", "ouml;", "quot;", "rdquo;", "rsquo;", "uacute;",
];

/// Makes a description markup: takes CDATA marks off, unescapes it while it is escaped as a whole,
/// at most `rounds` times, and escapes what only looks like tags.
///
/// Text without anything to do is borrowed.
pub(crate) fn markup(raw: &str, rounds: u8) -> Markup<'_> {
    if is_plain(raw) {
        return Markup {
            markup: Cow::Borrowed(raw),
            rounds: 0,
            cut: None,
        };
    }
    let mut done = 0;
    let mut markup = without_cdata(raw);
    let mut is_markup = tags::is_markup(&markup);
    if !is_markup && let Some((unescaped, taken)) = unescaped(&markup, rounds) {
        markup = Cow::Owned(unescaped);
        done = taken;
        is_markup = tags::is_markup(&markup);
    }
    let cut = cut_end(&markup).map(|(kept, cut)| (kept, cut.to_owned()));
    let cut = cut.map(|(kept, cut)| {
        is_markup = tags::is_markup(&kept);
        markup = Cow::Owned(kept);
        cut
    });
    if !is_markup {
        if let Cow::Owned(changed) = of_text(&markup) {
            markup = Cow::Owned(changed);
        }
    } else if done < rounds
        && let Some(opened) = wrapped::opened(&markup)
    {
        markup = Cow::Owned(opened);
        done += 1;
    }
    Markup {
        markup,
        rounds: done,
        cut,
    }
}

/// Whether a text is markup as it stands because it has no sign of markup and no empty lines.
fn is_plain(text: &str) -> bool {
    let mut line_is_blank = false;
    for byte in text.bytes() {
        match byte {
            b'<' | b'&' | b'>' => return false,
            b'\n' if line_is_blank => return false,
            b'\n' => line_is_blank = true,
            b' ' | b'\t' | b'\r' => {}
            _ => line_is_blank = false,
        }
    }
    true
}

/// A text without tags, unescaped as often as it takes to see the escaped tags in it, or until its
/// character references are escaped only twice; and how often that was. None if there is nothing
/// to do, if more of the tags are mentioned than used, or if it would take more than `rounds`.
fn unescaped(text: &str, rounds: u8) -> Option<(String, u8)> {
    let mut unescaped = text.to_owned();
    for done in 1..=rounds {
        if !text::looks_escaped(&unescaped) && !text::has_buried_reference(&unescaped) {
            return (done > 1).then_some((unescaped, done - 1));
        }
        let next = text::unescape(&unescaped);
        let next = without_cdata(&next).into_owned();
        let evidence = tags::weigh(&next);
        if evidence.used > evidence.mentioned {
            return Some((next, done));
        }
        if evidence.is_some() {
            // The last round is the parser's: there the mentioned tags become text.
            return (done > 1).then_some((unescaped, done - 1));
        }
        unescaped = next;
    }
    text::has_buried_reference(text).then_some((unescaped, rounds))
}

/// A text without CDATA marks; escaped ones are marks only around the whole, and an end without a
/// beginning only behind all text: `a[b[0]]>c` is code.
fn without_cdata(raw: &str) -> Cow<'_, str> {
    let raw = raw
        .trim_start()
        .strip_prefix("&lt;![CDATA[")
        .and_then(|rest| rest.trim_end().strip_suffix("]]&gt;"))
        .unwrap_or(raw);
    let is_bracketed = memchr::memchr(b'[', raw.as_bytes()).is_some();
    if is_bracketed && raw.contains("<![CDATA[") {
        return Cow::Owned(raw.replace("<![CDATA[", "").replace("]]>", ""));
    }
    Cow::Borrowed(raw.trim_end().strip_suffix("]]>").unwrap_or(raw))
}

/// Text as markup: every `<` is one, and empty lines part paragraphs.
fn of_text(text: &str) -> Cow<'_, str> {
    let text = with_line_ends(text);
    if !text.contains('<') && !text.trim().contains('\n') {
        return text;
    }
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
        for (place, piece) in line.split('<').enumerate() {
            markup.push_str(if place > 0 { "&lt;" } else { "" });
            markup.push_str(piece);
        }
    }
    Cow::Owned(markup)
}

/// Line ends as character references. Programs for XML write the first half of a line end in this way.
const LINE_ENDS: [(&str, &str); 6] = [
    ("&#13;", ""),
    ("&#xD;", ""),
    ("&#xd;", ""),
    ("&#10;", "\n"),
    ("&#xA;", "\n"),
    ("&#xa;", "\n"),
];

/// A text with the line ends that are written as references. Lines end where either is.
fn with_line_ends(text: &str) -> Cow<'_, str> {
    let mut read = Cow::Borrowed(text);
    if !text.contains("&#") {
        return read;
    }
    for (reference, end) in LINE_ENDS {
        if read.contains(reference) {
            read = Cow::Owned(read.replace(reference, end));
        }
    }
    read
}

/// Splits off an end that was cut inside a tag or a character reference. An ellipsis that says so
/// stays.
fn cut_end(markup: &str) -> Option<(String, &str)> {
    let body = markup.trim_end();
    let unmarked = body.trim_end_matches(['…', '.']);
    let dots = body.get(unmarked.len()..)?;
    let marked = dots.contains('…') || dots.starts_with("..");
    let reference = || match marked {
        true => cut_reference(unmarked),
        false => cut_number(body).or_else(|| cut_name(body)),
    };
    let kept = cut_tag(body).or_else(reference)?;
    let cut = body.get(kept.len()..)?;
    let joins = kept.ends_with(char::is_alphanumeric) && !cut.starts_with('<');
    let gap = if joins || !marked { "" } else { " " };
    let mark = if marked { dots } else { "" };
    Some((format!("{}{gap}{mark}", kept.trim_end()), cut))
}

/// What shortened descriptions end with.
const MARKS_OF_CUTS: [char; 5] = ['…', '.', '[', ']', ' '];

/// What stands before a tag that never ends.
fn cut_tag(body: &str) -> Option<&str> {
    let open = memchr::memrchr(b'<', body.as_bytes())?;
    let (kept, tag) = (body.get(..open)?, body.get(open + 1..)?);
    let quotes = tag.matches('"').count();
    let is_open = !tag.contains('>') || quotes % 2 == 1 && tag.rfind('"') > tag.rfind('>');
    if !is_open {
        return None;
    }
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let is_start = match name.trim_matches(MARKS_OF_CUTS).chars().next() {
        None => name.is_empty() || tags::is_markup(kept),
        Some('!') => name.len() <= 1 || name.starts_with("!-") || name.starts_with("!["),
        Some(first) => {
            let is_name = first.is_ascii_alphabetic() && name.starts_with(first);
            is_name && starts_attributes(name, tags::is_markup(kept))
        }
    };
    is_start.then_some(kept)
}

/// Whether a text goes on as a tag does after its `<`: a known name, then an attribute with a
/// value. Where there are other tags, less will do.
fn starts_attributes(tag: &str, among_tags: bool) -> bool {
    let mut parts = tag.split_ascii_whitespace();
    let name = parts.next().unwrap_or("").trim_end_matches('…');
    let known = tags::is_known(name);
    match parts.next() {
        None => among_tags && (known || tags::starts_known(name)),
        Some(attribute) if known && is_cut_attribute(attribute) && parts.next().is_none() => true,
        Some(attribute) if known => {
            let valued = attribute.find('=').is_some_and(|sign| sign > 0);
            valued || among_tags && parts.next().is_none()
        }
        Some(_) => false,
    }
}

/// Whether a text is the beginning of one of the attributes that tags start with.
fn is_cut_attribute(text: &str) -> bool {
    let begun = text.trim_end_matches(['…', '.']);
    let attributes = [
        "alt=", "border=", "class=", "href=", "src=", "style=", "target=", "title=",
    ];
    begun.len() >= 2 && attributes.iter().any(|name| name.starts_with(begun))
}

/// What stands before the number of a character that never ends: nobody writes letters in that way, and
/// signs have two digits or four and more.
fn cut_number(body: &str) -> Option<&str> {
    let kept = body.trim_end_matches(|digit: char| digit.is_ascii_digit());
    let digits = body.get(kept.len()..)?;
    let kept = kept.strip_suffix("&#")?;
    let number = digits.parse::<u32>().ok();
    let is_whole = number.is_some_and(|number| match char::from_u32(number) {
        Some(sign) if sign.is_ascii() => sign.is_ascii_punctuation(),
        Some(_) => digits.len() >= 4 || number < 0x100,
        None => false,
    });
    (digits.len() < 7 && !is_whole).then_some(kept)
}

/// What stands before the name of a character that never ends. One that lacks no letter is read
/// without its semicolon.
fn cut_name(body: &str) -> Option<&str> {
    const FEWEST_LETTERS: usize = 3;
    const LONGEST: usize = 8;
    let (_, letters) = text::ending(body, LONGEST).rsplit_once('&')?;
    let kept = body.get(..body.len() - letters.len() - 1)?;
    let begun = |name: &str| name.starts_with(letters) && letters.len() + 1 < name.len();
    let known = letters.len() >= FEWEST_LETTERS && REFERENCES.iter().any(|name| begun(name));
    known.then_some(kept)
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
