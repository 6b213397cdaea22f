//! Pull quotes: sentences of the text that are set apart once more to be seen.

use super::Builder;
use crate::block::{Block, inline_text, walk};
use crate::dom::{NodeId, Tag};

/// Classes of pull quotes, without what parts words.
const CLASSES: [&str; 3] = ["pullquote", "pulledquote", "quotepull"];

/// How many pull quotes of a page are compared with its text.
const MOST_QUOTES: usize = 16;

/// A quote of fewer words is found in any text.
const FEWEST_WORDS: usize = 4;

/// How many nodes inside an element are looked at for a quotation.
const FIRST_NODES: usize = 16;

impl Builder<'_> {
    /// Whether an element or the one around it is named a pull quote.
    pub(super) fn is_pulled(&self, node: NodeId) -> bool {
        let around = self.document.ancestors(node).take(2);
        let mut places = [node].into_iter().chain(around);
        places.any(|place| self.is_named_pull_quote(place))
    }

    /// Whether an element is a pull quote that holds no quotation of its own.
    pub(super) fn is_pull_quote(&self, node: NodeId) -> bool {
        let mut inside = self.document.descendants(node).take(FIRST_NODES);
        self.is_named_pull_quote(node)
            && !inside.any(|inner| self.document.tag(inner) == Tag::Blockquote)
    }

    fn is_named_pull_quote(&self, node: NodeId) -> bool {
        let class = self.document.attribute(node, "class").unwrap_or("");
        if memchr::memchr2(b'q', b'Q', class.as_bytes()).is_none() {
            return false;
        }
        class.split_ascii_whitespace().any(|class| {
            let joined = class.replace(['-', '_'], "").to_ascii_lowercase();
            CLASSES.iter().any(|known| joined.contains(known))
        })
    }
}

/// The words that a pull quote is compared by: those of its first paragraph.
pub(super) fn words_of(blocks: &[Block]) -> Option<String> {
    match blocks.first()? {
        Block::Paragraph { content } => {
            let words = words(&inline_text(content));
            (words.split(' ').count() > FEWEST_WORDS).then_some(words)
        }
        _ => None,
    }
}

/// Leaves out pull quotes whose text stands elsewhere.
pub(super) fn without_repeated(mut blocks: Vec<Block>, pulled: &[String]) -> Vec<Block> {
    if pulled.is_empty() {
        return blocks;
    }
    let mut all = String::new();
    let is_text = |block: &&Block| !matches!(block, Block::Quote { .. });
    for block in blocks
        .iter()
        .filter(is_text)
        .flat_map(|block| walk(std::slice::from_ref(block)))
    {
        if let Block::Paragraph { content } = block {
            all.push_str(&words(&inline_text(content)));
            all.push('\n');
        }
    }
    for words in pulled.iter().take(MOST_QUOTES) {
        if !all.contains(words) {
            continue;
        }
        let repeated = blocks.iter().position(|block| match block {
            Block::Quote { blocks } => words_of(blocks).as_ref() == Some(words),
            _ => false,
        });
        if let Some(repeated) = repeated {
            blocks.remove(repeated);
        }
    }
    blocks
}

/// The words of a text in lower case with single spaces between them.
fn words(text: &str) -> String {
    let text = text.to_lowercase();
    let words = text.split(|next: char| !next.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
