//! The language of pages that declare none, or declare English without being written in it.

use crate::article::{Article, MetadataSource, Note};
use crate::block::{self, Block, Inline};
use crate::text;

/// How much of a text is read for its language, and how much to see whether it may be English, in
/// bytes.
const ENOUGH: usize = 1500;
const GLANCE: usize = 600;

/// Tells the language from the text where the page does not declare it. Templates and programs that
/// make sites declare English unless somebody changes it, so a text in which the common words of
/// English are missing overrules that.
pub(super) fn tell(article: &mut Article) {
    let declared = article.metadata.language.as_deref();
    if declared.is_some_and(|tag| !is_english(tag) || may_be_english(&article.blocks)) {
        return;
    }
    let found = text::language(&beginning(&article.blocks, ENOUGH));
    let Some(found) = found.filter(|found| declared.is_none() || !is_english(found)) else {
        return;
    };
    let overruled = article.metadata.language.replace(found.to_owned());
    article.metadata.sources.language = Some(MetadataSource::Text);
    let note = overruled.map(|declared| Note::LanguageOverruled { declared });
    article.notes.extend(note);
}

fn is_english(tag: &str) -> bool {
    tag.split('-').next() == Some("en")
}

/// Words that English sentences are full of, and that texts in other languages do not hold.
const COMMON: [&str; 8] = ["and", "for", "is", "of", "that", "the", "to", "with"];

/// Texts with fewer words may do without the common ones.
const FEWEST_WORDS: usize = 40;

/// In English text about one word in five is common, in names and tables fewer are.
const WORDS_FOR_EACH: usize = 12;

/// Whether a text holds the common words of English, or is too short to tell.
fn may_be_english(blocks: &[Block]) -> bool {
    let text = beginning(blocks, GLANCE);
    let words = text.split(|letter: char| !letter.is_alphabetic());
    let (mut all, mut common) = (0, 0);
    for word in words.filter(|word| !word.is_empty()) {
        all += 1;
        common += usize::from(COMMON.iter().any(|known| word.eq_ignore_ascii_case(known)));
    }
    all < FEWEST_WORDS || common * WORDS_FOR_EACH >= all
}

/// The beginning of the text that readers see, without code.
fn beginning(blocks: &[Block], enough: usize) -> String {
    let mut beginning = String::new();
    for block in block::walk(blocks) {
        block.for_each_inline_run(|content| push_text(content, enough, &mut beginning));
        if beginning.len() >= enough {
            break;
        }
    }
    beginning
}

fn push_text(content: &[Inline], enough: usize, text: &mut String) {
    for inline in block::inlines(content) {
        if text.len() >= enough {
            return;
        }
        if let Inline::Text { text: own } = inline {
            text.push_str(text::beginning(own, enough));
        }
    }
    text.push(' ');
}
