//! The state that a page hands to its scripts: JSON from which they would make what readers see.
//!
//! Frameworks write it into `<script type="application/json">` (Next.js, Nuxt, SvelteKit, Angular,
//! Discourse's and NodeBB's kin) or assign it to a global name (`window.__INITIAL_STATE__ = …`).

mod scripts;
mod tree;

use std::collections::BTreeSet;

use super::names::letters;
use crate::dom::Document;
use tree::Tree;

/// The texts that a page's state has under the page's own title, plain or as markup, in order. It
/// is the object with that title that counts, of several the one with most text, and in it the
/// part that holds most of its text: beside the article stand teasers, menus and messages.
pub(super) fn texts(document: &Document, titles: &[String]) -> Vec<String> {
    let values = scripts::values(document);
    let tree = Tree::new(&values, titles);
    let part = tree.titled().map(|titled| tree.main_part(titled));
    let part = part.filter(|part| tree.holds_paragraphs(*part));
    part.map_or_else(Vec::new, |part| without_copies(joined(&tree.texts(part))))
}

/// Puts together the pieces of paragraphs: editors keep words in bold apart from those beside them.
fn joined(pieces: &[&str]) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for piece in pieces {
        let goes_on = piece.starts_with([' ', ',', '.', ';', ':', '!', '?', ')']);
        match texts
            .last_mut()
            .filter(|last| goes_on || last.ends_with(' '))
        {
            Some(last) => last.push_str(piece),
            None => texts.push((*piece).to_owned()),
        }
    }
    texts
}

/// Of so many texts each is looked for in all others.
const MOST_COMPARED: usize = 64;

/// Shorter texts may stand twice in an article, in bytes of letters.
const SHORTEST_COPY: usize = 40;

/// Leaves out texts that another one holds: the same text is often there as markup, as plain text
/// and as a teaser.
fn without_copies(texts: Vec<String>) -> Vec<String> {
    let of_text = |text: &String| letters(&without_tags(text));
    let all: Vec<String> = texts.iter().map(of_text).collect();
    let mut seen = BTreeSet::new();
    let mut is_copy = |own: &String| {
        let is_longer = |other: &&String| other.len() > own.len();
        let mut longer = all.iter().take(MOST_COMPARED).filter(is_longer);
        let is_held = all.len() <= MOST_COMPARED && longer.any(|other| other.contains(own));
        own.len() >= SHORTEST_COPY && (is_held || !seen.insert(own.clone()))
    };
    let texts = texts.into_iter().zip(&all);
    let kept = texts.filter(|(_, own)| !is_copy(own));
    kept.map(|(text, _)| text).collect()
}

/// A text without what stands in it between `<` and `>`.
fn without_tags(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    for (number, piece) in text.split('<').enumerate() {
        let is_tag = number > 0
            && piece.starts_with(|next: char| next.is_ascii_alphabetic() || "/!".contains(next));
        match piece.split_once('>').filter(|_| is_tag) {
            Some((_, behind)) => {
                kept.push(' ');
                kept.push_str(behind);
            }
            None => kept.push_str(piece),
        }
    }
    kept
}
