//! Words: runs of letters and digits, of an output, of an input, of Markdown read back.

use ego_tree::NodeRef;
use html5ever::tendril::TendrilSink;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scraper::{Html, HtmlTreeSink, Node};
use tearsheet::block::Block;
use tearsheet::render::{self, EmbedTexts, PostTimes, TextOptions};

use crate::render_laws::markdown::html_text;

/// How often an input may have been escaped for its words to count as its own.
const ROUNDS: usize = 4;

/// Elements that nobody sees: taking them out joins what stands around them.
const NO_TEXT: [&str; 5] = ["script", "style", "template", "noembed", "noframes"];

/// Elements that stand between the words that they tell the reading of.
const READINGS: [&str; 3] = ["rt", "rp", "rtc"];

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<&str> {
    let runs = text.split(|character: char| !character.is_alphanumeric());
    runs.filter(|run| !run.is_empty()).collect()
}

/// Letters that show nothing, and are dropped where they do nothing.
const FILLERS: [char; 4] = ['\u{115F}', '\u{1160}', '\u{3164}', '\u{FFA0}'];

/// A text with the digits above the line as ordinary ones, since text has both alike of numbers above
/// the line and of such digits, and without fillers.
pub(crate) fn lowered(text: &str) -> String {
    let digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    let lower = |character: char| {
        let place = digits.chars().position(|digit| digit == character);
        place.map_or(character, |place| char::from(b'0' + place as u8))
    };
    let shown = text
        .chars()
        .filter(|character| !FILLERS.contains(character));
    shown.map(lower).collect()
}

/// The text of blocks with the times of posts, and the numbers above the line as ordinary ones, as
/// the other renderings have them.
pub(crate) fn lowered_text(blocks: &[Block]) -> String {
    let options = TextOptions::default()
        .with_post_times(PostTimes::Shown)
        .with_embed_texts(EmbedTexts::TitlesOrAddresses);
    lowered(&render::text_with(blocks, &options))
}

/// The words of a lowered output that its input does not hold. An input holds a word if the word's letters
/// stand in it in this order with nothing but markup, punctuation or spaces between them, after
/// unescaping it up to [`ROUNDS`] times.
pub(crate) fn foreign_words<'a>(output: &'a str, input: &str) -> Vec<&'a str> {
    let sources = sources(input);
    let mut foreign = words(output);
    foreign.retain(|word| !sources.iter().any(|source| source.contains(word)));
    foreign
}

fn sources(input: &str) -> Vec<String> {
    let mut sources = Vec::new();
    // Descriptions are read without the marks of CDATA, at first and after each unescaping.
    for start in distinct(input.to_owned(), without_marks(input)) {
        let mut text = start;
        for _ in 0..=ROUNDS {
            for text in distinct(without_marks(&text), text.clone()) {
                push_sources(&mut sources, &text);
            }
            sources.push(squeezed(&unescaped_whole(&text)));
            sources.push(squeezed(&opened(&without_marks(&text))));
            text = tearsheet::unescape(&text).into_owned();
        }
    }
    sources
}

fn distinct(one: String, other: String) -> Vec<String> {
    let mut both = vec![one, other];
    both.dedup();
    both
}

fn without_marks(text: &str) -> String {
    text.replace("<![CDATA[", "").replace("]]>", "")
}

/// A text of which only those references are read that end with a semicolon: others may be spoken of.
fn unescaped_whole(text: &str) -> String {
    let pieces = text.split('&').enumerate().map(|(place, piece)| {
        let name = piece.split(';').next().unwrap_or("");
        let is_name = |next: char| next == '#' || next.is_ascii_alphanumeric();
        let is_whole = name.len() < piece.len() && name.chars().all(is_name);
        match (place, is_whole) {
            (0, _) => piece.to_owned(),
            (_, true) => tearsheet::unescape(&format!("&{piece}")).into_owned(),
            (_, false) => format!("&{piece}"),
        }
    });
    pieces.collect()
}

/// The text of markup in which each text between two tags is unescaped and read on its own: only those
/// that are markup as a whole are opened.
fn opened(markup: &str) -> String {
    let texts = markup.split('<').enumerate().map(|(place, piece)| {
        let behind = piece.split_once('>').map_or("", |(_, behind)| behind);
        let text = if place == 0 { piece } else { behind };
        match text.contains("&lt;") {
            true => page_text(&parsed(&tearsheet::unescape(text)), |_| false),
            false => tearsheet::unescape(text).into_owned(),
        }
    });
    texts.collect()
}

fn push_sources(sources: &mut Vec<String>, text: &str) {
    sources.push(squeezed(text));
    // At the end of `<noscript>` the crate closes what was opened there and takes all that follows
    // for its own text.
    let closed = text.replace("</noscript>", "</textarea></iframe></noscript>");
    for text in distinct(text.to_owned(), closed) {
        let html = parsed(&text);
        let is_unseen = |node: NodeRef<'_, Node>| NO_TEXT.contains(&name(node));
        sources.push(squeezed(&page_text(&html, |_| false)));
        sources.push(squeezed(&page_text(&html, is_unseen)));
        sources.push(squeezed(&page_text(&html, |node| {
            is_unseen(node) || is_reading(node)
        })));
    }
}

/// The tree of a page to a browser without scripts, which reads `<noscript>` as markup.
fn parsed(text: &str) -> Html {
    let mut options = html5ever::ParseOpts::default();
    options.tree_builder.scripting_enabled = false;
    let sink = HtmlTreeSink::new(Html::new_document());
    html5ever::parse_document(sink, options).one(text)
}

fn squeezed(text: &str) -> String {
    let mut squeezed = lowered(text);
    squeezed.retain(char::is_alphanumeric);
    squeezed
}

fn name<'a>(node: NodeRef<'a, Node>) -> &'a str {
    node.value()
        .as_element()
        .map_or("", |element| element.name())
}

/// Whether an element tells the reading of text in which nothing else has one.
fn is_reading(element: NodeRef<'_, Node>) -> bool {
    let mut around = element.ancestors();
    let ruby = around.find(|around| name(*around) == "ruby");
    let holds_one = |ruby: NodeRef<'_, Node>| {
        ruby.descendants()
            .skip(1)
            .all(|inner| name(inner) != "ruby")
    };
    READINGS.contains(&name(element)) && ruby.is_some_and(holds_one)
}

/// All text of a page, but for that inside the elements that are left out.
fn page_text(html: &Html, leaves_out: impl Fn(NodeRef<'_, Node>) -> bool) -> String {
    let mut text = String::new();
    for node in html.tree.root().descendants() {
        let inside = node.ancestors().any(&leaves_out);
        if let Node::Text(piece) = node.value()
            && !inside
        {
            text.push_str(piece);
        }
    }
    text
}

/// The text of Markdown, as an independent parser reads it: marks dropped, images and readings left
/// out, the items of lists with their numbers or the `x` of a task that is done.
pub(crate) fn markdown_text(markdown: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let mut text = String::new();
    let mut numbers = Vec::new();
    let mut images = 0;
    let mut in_ruby_text = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images -= 1,
            _ if images > 0 => {}
            Event::InlineHtml(tag) if matches!(&*tag, "<rt>" | "</rt>") => {
                in_ruby_text = &*tag == "<rt>";
            }
            _ if in_ruby_text => {}
            Event::Start(Tag::List(start)) => numbers.push(start),
            Event::End(TagEnd::List(_)) => drop(numbers.pop()),
            Event::Start(Tag::Item) => {
                text.push('\n');
                if let Some(Some(number)) = numbers.last_mut() {
                    text.push_str(&format!("{number}. "));
                    *number += 1;
                }
            }
            Event::TaskListMarker(done) => text.push_str(if done { "x " } else { " " }),
            Event::Text(piece)
            | Event::Code(piece)
            | Event::InlineMath(piece)
            | Event::DisplayMath(piece) => text.push_str(&piece),
            Event::InlineHtml(piece) if piece.starts_with("<br") => text.push('\n'),
            // A tag within a line, which holds no text.
            Event::InlineHtml(_) => {}
            Event::Html(piece) => text.push_str(&html_text(&piece)),
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push('\n'),
            Event::Start(tag) if !is_inline(&tag) => text.push('\n'),
            Event::End(tag) if !is_inline_end(&tag) => text.push('\n'),
            _ => {}
        }
    }
    text
}

fn is_inline(tag: &Tag<'_>) -> bool {
    is_inline_end(&tag.to_end())
}

fn is_inline_end(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link
    )
}

#[test]
fn words_that_the_input_lacks_are_found() {
    let input = "<p>Har<b>bour</b> &amp;eacute;tude &lt;i&gt;gull<script>x</script>s";
    assert_eq!(
        foreign_words("Harbour étude gulls", input),
        Vec::<&str>::new()
    );
    assert_eq!(foreign_words("Harbour lights", input), ["lights"]);
}

#[test]
fn markdown_reads_back_as_its_words() {
    let markdown =
        "# One *two*three\n\n7. four\n8. five<br>six ![no](a.png)\n\n| a | b |\n|-|-|\n| c | d |\n";
    let text = markdown_text(markdown);
    let expected = "One twothree 7 four 8 five six a b c d";
    assert_eq!(words(&text), expected.split(' ').collect::<Vec<_>>());
}
