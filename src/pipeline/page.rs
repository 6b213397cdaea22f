//! Pages: metadata and main content.

use std::borrow::Cow;

use super::captions::Captions;
use super::comments;
use super::compose::Composer;
use super::images;
use super::language;
use super::ruled;
use super::site::Site;
use crate::article::{Article, EncodingSource, Note, PageType};
use crate::block::{Block, inline_text};
use crate::classify::{self, Choice, Facts, Media};
use crate::dom::{Document, NodeId, NodeSet, Tag, Tags, View};
use crate::error::Error;
use crate::input::{self, Decoded, Source};
use crate::link::Base;
use crate::metadata::{self, Declared, Reading};
use crate::options::Options;
use crate::segment::Page;
use crate::{lower, text};

/// The front door for pages as bytes.
pub(crate) fn extract_bytes(
    bytes: &[u8],
    content_type: Option<&str>,
    options: &Options,
) -> Result<Article, Error> {
    check_size(bytes.len(), options)?;
    let decoded = input::decode(bytes, content_type);
    if decoded.is_noise() {
        return Err(Error::nothing_found());
    }
    let mut article = extract(&decoded.text, options)?;
    article.notes.splice(0..0, decoding_notes(&decoded));
    Ok(article)
}

fn decoding_notes(decoded: &Decoded<'_>) -> Vec<Note> {
    let source = match decoded.source {
        Source::ByteOrderMark => EncodingSource::ByteOrderMark,
        Source::ContentType => EncodingSource::ContentType,
        Source::Meta => EncodingSource::Meta,
        Source::Detection => EncodingSource::Detection,
    };
    let encoding = decoded.encoding.to_owned();
    let mut notes = vec![Note::Decoded { encoding, source }];
    let overruled = decoded.overruled.map(str::to_owned);
    notes.extend(overruled.map(|declared| Note::EncodingOverruled { declared }));
    notes.extend(decoded.invalid.then_some(Note::InvalidBytes));
    notes
}

fn check_size(bytes: usize, options: &Options) -> Result<(), Error> {
    let limit = options.limits().input_bytes();
    if bytes > limit {
        return Err(Error::too_large(bytes, limit));
    }
    Ok(())
}

/// The front door for pages as text.
pub(crate) fn extract(html: &str, options: &Options) -> Result<Article, Error> {
    check_size(html.len(), options)?;
    let mut article = Article::default();
    let html = text::repair_mojibake_of_page(html);
    if matches!(html, Cow::Owned(_)) {
        article.notes.push(Note::MojibakeRepaired);
    }
    let (document, mut ruled) = ruled::parse(&html, options);
    super::push_reached(&document, &mut article.notes);
    article.notes.append(&mut ruled.notes);
    let declared = metadata::declared(&document);
    let reading = metadata::Reading::new(&document, &declared);
    let page = Page::of(&document);
    let facts = facts(&document, &reading, &declared);
    let choice = classify::choose(&page, &facts, options.focus());
    if !choice.judged {
        let segments = page.segments.len();
        article.notes.push(Note::NotJudged { segments });
    }
    article.page_type = choice.page_type;
    let own = base(options.url(), options);
    article.metadata = reading.metadata(&own, article.page_type);
    reading.read_told(&ruled.told, &mut article.metadata);
    let base = page_base(&document, options, article.metadata.canonical.as_deref());
    let mut view = ruled.view(&document, &page, &choice);
    let mut lowered = comments::lower_content(&mut view, &ruled, &base, article.page_type);
    let is_thread = article.page_type == PageType::Forum && !ruled.tells_content();
    if options.comments() && !is_thread {
        article.comments = comments::separate(&mut view, &page, &ruled, &base);
        if !article.comments.is_empty() {
            lowered = lower::lower(&view, document.root(), &base);
        }
    }
    article.blocks = lowered.blocks;
    article.notes.extend(lowered.notes);
    article.confidence = match ruled.tells_content() {
        true => 1.0,
        false => (f64::from(choice.confidence) * 100.0).round() / 100.0,
    };
    if !ruled.tells_content()
        && !comments::has_words(&article.blocks, SHELL_WORDS)
        && let Some(blocks) = declared_blocks(&reading, &declared, &base, options)
    {
        article.blocks = ruled.kept_blocks(&document, &base);
        article.blocks.extend(blocks);
        article.confidence = DECLARED_CONFIDENCE;
        article.notes.push(Note::DeclaredText);
    }
    drop_title(&mut article);
    language::tell(&mut article);
    if article.blocks.is_empty() {
        if article.metadata.title.is_none() {
            return Err(Error::nothing_found());
        }
        article.confidence = 0.0;
        article.notes.push(Note::NoContent);
    }
    if let Some(composer) = Composer::of(options) {
        composer.article(&mut article);
    }
    Ok(article)
}

/// What the page says about itself, for those who judge its text.
pub(super) fn facts(document: &Document, reading: &Reading<'_>, declared: &Declared) -> Facts {
    Facts {
        titles: reading.titles(),
        types: declared.types(document),
        descriptions: reading.descriptions(),
    }
}

/// A base with what the options say about links.
fn base(address: Option<&str>, options: &Options) -> Base {
    Base::new(address).with_rules(options.redirects(), options.tracking())
}

/// The base of the page's links: the address that the caller gave, else the one that the page
/// gives itself, with its `<base>` applied.
pub(super) fn page_base(document: &Document, options: &Options, canonical: Option<&str>) -> Base {
    let base = base(options.url().or(canonical), options);
    let element = document.elements(document.root(), Tag::Base).next();
    match element.and_then(|element| document.attribute(element, "href")) {
        Some(href) => base.with_element(href),
        None => base,
    }
}

/// The document with nothing but the chosen segments, and the media among them.
#[cfg(feature = "training")]
pub(super) fn chosen<'a>(document: &'a Document<'a>, page: &Page, choice: &Choice) -> View<'a> {
    chosen_with(document, page, choice, &NodeSet::default())
}

/// The document with nothing but the chosen segments, the media among them, and what is kept.
pub(super) fn chosen_with<'a>(
    document: &'a Document<'a>,
    page: &Page,
    choice: &Choice,
    kept: &NodeSet,
) -> View<'a> {
    let media = Media::new(page, choice);
    let mut view = View::new(document);
    let is_chosen = |node: NodeId| {
        let segment = page.segment_of(node)?;
        Some(choice.chosen.get(segment) == Some(&true))
    };
    let is_content = |node: NodeId| is_chosen(node) == Some(true) || document.tag(node) == Tag::H1;
    let mut site = Site::new(document, is_content);
    let mut captions = Captions::default();
    for node in document.nodes() {
        let tag = document.tag(node);
        let shown = match tag {
            Tag::Text => is_chosen(node).unwrap_or(true),
            Tag::Img => {
                let is_placed =
                    || media.stands_in_content(node) && !images::is_sign(document, node);
                (media.keeps(node, true) || is_placed()) && !site.holds_image(node)
            }
            _ if MEDIA.contain(tag) => media.keeps(node, false),
            _ => {
                site.pass(node, tag);
                captions.pass(node, tag);
                true
            }
        };
        if !shown && !kept.contains(node) {
            view.hide(node);
        } else if tag == Tag::Img {
            captions.add_image(node);
        }
    }
    captions.show(page, &mut view);
    view
}

/// What is no text and no image, and is kept where the text around it is.
const MEDIA: Tags = Tags::of(&[
    Tag::Iframe,
    Tag::Embed,
    Tag::Object,
    Tag::Video,
    Tag::Audio,
    Tag::Hr,
    Tag::Script,
    Tag::Math,
]);

/// Words below which a page shows next to nothing, and its text is likely to be elsewhere.
const SHELL_WORDS: usize = 25;

/// A page that shows next to nothing may still declare its text, plain or as markup, or hand it to
/// its scripts. It is taken as a whole, if it is long enough.
fn declared_blocks(
    reading: &Reading<'_>,
    declared: &Declared,
    base: &Base,
    options: &Options,
) -> Option<Vec<Block>> {
    let is_enough = |text: &String| text::count_words(text) >= SHELL_WORDS;
    let body = declared.article_body().filter(is_enough);
    let texts = body.map_or_else(|| reading.state_texts(), |body| vec![body]);
    let blocks = texts.iter().flat_map(|text| blocks_of(text, base, options));
    let blocks: Vec<Block> = blocks.collect();
    (!blocks.is_empty()).then_some(blocks)
}

/// The blocks of a text that stands in a page's scripts.
fn blocks_of(text: &str, base: &Base, options: &Options) -> Vec<Block> {
    let markup = input::markup(text, options.limits().unescape_rounds());
    let rules = options.rules(options.url()).unwrap_or_default();
    // What was removed from the page itself has been told.
    let document = ruled::parse_without(markup.markup, options, &rules.remove, &mut Vec::new());
    lower::lower(&View::new(&document), document.root(), base).blocks
}

/// How sure a text is that the page declares but does not show.
const DECLARED_CONFIDENCE: f64 = 0.5;

/// The title is metadata: a first heading that repeats it is left out.
pub(super) fn drop_title(article: &mut Article) {
    let Some(title) = &article.metadata.title else {
        return;
    };
    let mut first = article.blocks.iter().take(4).enumerate();
    let repeats = first.find_map(|(place, block)| match block {
        Block::Heading { level, content } if *level <= 2 || place == 0 => {
            text::same_words(&inline_text(content), title).then_some(place)
        }
        _ => None,
    });
    if let Some(repeats) = repeats {
        article.blocks.remove(repeats);
        article.notes.push(Note::RepeatedTitle);
        // A break below the title parts nothing any more.
        if repeats == 0 && article.blocks.first() == Some(&Block::Rule) {
            article.blocks.remove(0);
        }
    }
}
