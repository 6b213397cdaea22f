//! Structure: how much of what the markup of a page's chosen part says reaches the blocks.
//!
//! A *part* is a heading, list item, table cell, `<pre>`, link or image of the page. It counts if its
//! words, at least [`FEWEST_WORDS`], stand in the page once and in the article's text, so that it was
//! chosen as a whole; an image, if the text before it does with that behind it. It is *kept* if its words
//! stand in one block of its kind: cells in tables, headings in headings or the title, and so on.
//! A word is *glued* if no text of the page has it, controls of forms included, but the page has it
//! in pieces one behind the other, with borders between them: of blocks, line breaks, images, texts
//! for screen readers only, or where one link follows another. What browsers show as one word is one:
//! text in inline elements that touch, also with a `<style>` or with characters that nobody sees in
//! between. A word is *split* if a run of text has it in two pieces that stand nowhere on the page so.
//! Where inline elements touch and the text of the second begins with a capital letter or a number, one
//! word and two are both right: style sheets part such texts, and the markup does not tell.
//! A paragraph of at least [`LONG_PARAGRAPH`] words is *doubled* if the article has it more often
//! than the page.

mod page;
mod words;

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use tearsheet::Article;
use tearsheet::block::{self, Block, Inline, inline_text};

use page::PageParts;
use words::Stream;

const FEWEST_WORDS: usize = 3;
const FEWEST_WORDS_AROUND: usize = 2 * FEWEST_WORDS;
const LONG_PARAGRAPH: usize = 8;

/// What a part of a page is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Heading,
    Item,
    Cell,
    Code,
    Link,
    Image,
}

const KINDS: [(Kind, &str); 6] = [
    (Kind::Heading, "headings"),
    (Kind::Item, "list items"),
    (Kind::Cell, "table cells"),
    (Kind::Code, "code blocks"),
    (Kind::Link, "links"),
    (Kind::Image, "images"),
];

/// What became of the structure of one page.
#[derive(Default)]
pub(crate) struct Structure {
    /// Parts of each kind: how many counted.
    counted: HashMap<Kind, usize>,
    /// What was lost, with its words.
    lost: Vec<(Kind, String)>,
    glued: Vec<String>,
    split: Vec<String>,
    doubled: Vec<String>,
    /// The largest rendering, in bytes for each byte of the page.
    growth: f64,
}

impl Structure {
    pub(crate) fn of(html: &str, article: &Article) -> Structure {
        let page = page::read(html);
        let kept = Kept::of(article);
        let mut structure = Structure::default();
        for (kind, words) in &page.parts {
            let counts = words.count() >= FEWEST_WORDS
                && kept.all.holds(words)
                && page.words.holds_once(words);
            if counts {
                structure.count(*kind, kept.has(*kind, words), words.joined());
            }
        }
        for image in &page.images {
            let words = image.before.followed_by(&image.behind);
            let counts = words.count() >= FEWEST_WORDS_AROUND
                && kept.all.holds(&words)
                && page.words.holds_once(&words);
            if counts {
                let mut addresses = image.addresses.iter();
                let is_kept = addresses.any(|address| kept.images.contains(&file(address)));
                structure.count(Kind::Image, is_kept, image.addresses.join(" "));
            }
        }
        structure.glued = glued(&page, &kept.all);
        structure.split = split(&page, &article.blocks);
        structure.doubled = doubled(&page, article);
        let sizes = [article.text(), article.markdown(), article.html()];
        let largest = sizes.iter().map(String::len).max().unwrap_or(0);
        structure.growth = largest as f64 / html.len().max(1) as f64;
        structure
    }

    fn count(&mut self, kind: Kind, is_kept: bool, words: String) {
        *self.counted.entry(kind).or_default() += 1;
        if !is_kept {
            self.lost.push((kind, words));
        }
    }
}

/// What the blocks of an article hold.
struct Kept {
    all: Stream,
    by_kind: HashMap<Kind, Stream>,
    /// The names of the images' files.
    images: HashSet<String>,
}

impl Kept {
    fn of(article: &Article) -> Kept {
        let title = article.metadata.title.as_deref().unwrap_or("");
        let mut kept = Kept {
            all: Stream::default(),
            by_kind: HashMap::new(),
            images: HashSet::new(),
        };
        kept.add(Kind::Heading, Stream::of(title));
        push_all(&mut kept.all, &article.blocks, &mut |_| true);
        for block in block::walk(&article.blocks) {
            kept.block(block);
        }
        kept
    }

    fn add(&mut self, kind: Kind, words: Stream) {
        let stream = self.by_kind.entry(kind).or_default();
        stream.push(&words.joined());
        // A link around several blocks is one in each of them.
        if kind != Kind::Link {
            stream.bar();
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { content, .. } => self.add(Kind::Heading, of_inlines(content)),
            Block::Details { summary: line, .. } | Block::Callout { title: line, .. } => {
                self.add(Kind::Heading, of_inlines(line));
            }
            Block::DefinitionList { entries } => {
                let terms = entries.iter().flat_map(|entry| &entry.terms);
                terms.for_each(|term| self.add(Kind::Heading, of_inlines(term)));
            }
            Block::Code { text, .. } => self.add(Kind::Code, Stream::of(text)),
            Block::Figure(figure) => figure
                .images
                .iter()
                .for_each(|image| self.image(&image.source)),
            Block::Footnote { blocks, .. } => self.add(Kind::Item, of_item(blocks)),
            Block::Post(post) => self.add(Kind::Item, of_item(&post.blocks)),
            Block::List(list) => {
                let items = list.items.iter();
                items.for_each(|item| self.add(Kind::Item, of_item(&item.blocks)));
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flatten();
                cells.for_each(|cell| self.add(Kind::Cell, of_blocks(&cell.blocks)));
            }
            _ => {}
        }
        block.for_each_inline_run(|content| {
            for inline in block::inlines(content) {
                match inline {
                    Inline::Link(link) => self.add(Kind::Link, of_inlines(&link.content)),
                    Inline::Image(image) => self.image(&image.source),
                    _ => {}
                }
            }
        });
    }

    fn image(&mut self, source: &str) {
        self.images.insert(file(source));
    }

    fn has(&self, kind: Kind, words: &Stream) -> bool {
        let own = self.by_kind.get(&kind);
        own.is_some_and(|own| own.holds(words))
    }
}

fn of_inlines(content: &[Inline]) -> Stream {
    Stream::of(&inline_text(content))
}

fn of_blocks(blocks: &[Block]) -> Stream {
    let mut words = Stream::default();
    push_all(&mut words, blocks, &mut |_| true);
    words
}

/// The words of an item, without those of the lists and tables in it.
fn of_item(blocks: &[Block]) -> Stream {
    let mut words = Stream::default();
    let is_own = |block: &Block| {
        !matches!(
            block,
            Block::List(_) | Block::Table(_) | Block::DefinitionList { .. }
        )
    };
    push_all(&mut words, blocks, &mut { is_own });
    words
}

/// Adds the words of blocks in reading order. The blocks of the crate nest to a fixed depth.
fn push_all(words: &mut Stream, blocks: &[Block], wanted: &mut impl FnMut(&Block) -> bool) {
    for block in blocks {
        if !wanted(block) {
            continue;
        }
        match block {
            Block::Code { text, .. } => words.push(text),
            Block::Math { tex } => words.push(tex),
            Block::Figure(figure) => words.push(&inline_text(&figure.caption)),
            Block::DefinitionList { entries } => {
                for entry in entries {
                    for term in &entry.terms {
                        words.push(&inline_text(term));
                        words.part();
                    }
                    for blocks in &entry.descriptions {
                        push_all(words, blocks, wanted);
                    }
                }
            }
            other => {
                other.for_each_inline_run(|content| {
                    words.push(&inline_text(content));
                    words.part();
                });
                other.for_each_child_list(|blocks| push_all(words, blocks, wanted));
            }
        }
        words.part();
    }
}

/// Words of the text that the page has in several pieces only.
fn glued(page: &PageParts, text: &Stream) -> Vec<String> {
    let known = page.words.words().chain(page.all_words.words());
    let known: HashSet<&str> = known.chain(page.parted_words.words()).collect();
    let (mut run, mut borders) = (String::new(), HashSet::from([0]));
    for word in page.words.words() {
        run.push_str(word);
        borders.insert(run.len());
    }
    let is_glued = |word: &str| {
        let mut found = run.match_indices(word);
        found.any(|(at, _)| borders.contains(&at) && borders.contains(&(at + word.len())))
    };
    let new = text.words().filter(|word| !known.contains(word));
    new.filter(|word| is_glued(word))
        .map(str::to_owned)
        .collect()
}

/// Words of the page that a paragraph, heading or the like has in two pieces, which stand nowhere on
/// the page like this.
fn split(page: &PageParts, blocks: &[Block]) -> Vec<String> {
    let words: HashSet<&str> = page.words.words().collect();
    let known = pairs(&page.words).chain(pairs(&page.all_words));
    let known: HashSet<(&str, &str)> = known.collect();
    // Both pieces may be several texts that touch.
    let is_parted = |(first, second): &(&str, &str)| {
        let mut parted = pairs(&page.parted_words);
        parted.any(|(end, start)| first.ends_with(end) && second.starts_with(start))
    };
    let mut split = Vec::new();
    for block in block::walk(blocks) {
        block.for_each_inline_run(|content| {
            let run = of_inlines(content);
            let new = pairs(&run).filter(|pair| !known.contains(pair));
            let cut =
                new.filter(|(first, second)| words.contains(format!("{first}{second}").as_str()));
            let cut = cut.filter(|pair| !is_parted(pair));
            split.extend(cut.map(|(first, second)| format!("{first}{second}")));
        });
    }
    split
}

fn pairs(stream: &Stream) -> impl Iterator<Item = (&str, &str)> {
    stream.words().zip(stream.words().skip(1))
}

/// Paragraphs that the article has more often than the page.
fn doubled(page: &PageParts, article: &Article) -> Vec<String> {
    let mut found: HashMap<String, usize> = HashMap::new();
    for block in block::walk(&article.blocks) {
        if let Block::Paragraph { content } = block {
            let words = of_inlines(content);
            if words.count() >= LONG_PARAGRAPH {
                *found.entry(words.joined()).or_default() += 1;
            }
        }
    }
    // Texts that touch are one word or two.
    let letters = |words: &str| words.replace(' ', "");
    let all = letters(&page.words.joined());
    let known = |words: &str| all.matches(&letters(words)).count().max(1);
    let often = found.into_iter().filter(|(_, count)| *count > 1);
    let mut doubled: Vec<String> = often
        .filter(|(words, count)| {
            *count > known(words).max(page.paragraphs.get(words).copied().unwrap_or(0))
        })
        .map(|(words, _)| words)
        .collect();
    doubled.sort();
    doubled
}

/// The letters and digits in the name of an address's file, whether some signs in it are escaped or
/// not.
fn file(address: &str) -> String {
    let path = address.split(['?', '#']).next().unwrap_or("");
    let name = path.rsplit('/').next().unwrap_or("");
    let mut bytes = name.bytes();
    let mut file = Vec::with_capacity(name.len());
    while let Some(byte) = bytes.next() {
        let digit = |digits: &mut std::str::Bytes<'_>| {
            digits
                .next()
                .and_then(|digit| char::from(digit).to_digit(16))
        };
        let mut ahead = bytes.clone();
        if byte == b'%'
            && let Some(high) = digit(&mut ahead)
            && let Some(low) = digit(&mut ahead)
        {
            file.push((high * 16 + low) as u8);
            bytes = ahead;
        } else {
            file.push(byte);
        }
    }
    let file = String::from_utf8_lossy(&file);
    file.chars().filter(|next| next.is_alphanumeric()).collect()
}

/// The table, and the first lost parts of the pages that lost most.
pub(crate) fn report(pages: &[(&str, Structure)], worst: usize) -> String {
    let mut out = format!("{:38}{:>11}{:>11}\n", "structure", "share", "of");
    for (kind, name) in KINDS {
        let counted: usize = pages
            .iter()
            .filter_map(|(_, page)| page.counted.get(&kind))
            .sum();
        let lost = pages.iter().flat_map(|(_, page)| &page.lost);
        let lost = lost.filter(|(own, _)| *own == kind).count();
        if counted > 0 {
            let share = (counted - lost) as f64 / counted as f64;
            let _ = writeln!(out, "{name:38}{share:>11.4}{counted:>11}");
        }
    }
    let glued: usize = pages.iter().map(|(_, page)| page.glued.len()).sum();
    let split: usize = pages.iter().map(|(_, page)| page.split.len()).sum();
    let doubled: usize = pages.iter().map(|(_, page)| page.doubled.len()).sum();
    let growth = pages
        .iter()
        .map(|(_, page)| page.growth)
        .fold(0.0, f64::max);
    let _ = writeln!(out, "\n{:38}{glued:>11}", "glued words");
    let _ = writeln!(out, "{:38}{split:>11}", "split words");
    let _ = writeln!(out, "{:38}{doubled:>11}", "doubled paragraphs");
    let _ = writeln!(
        out,
        "{:38}{growth:>11.2}",
        "largest output by size of input"
    );
    for (id, page) in worst_first(pages).into_iter().take(worst) {
        let _ = writeln!(out, "\n{id}");
        for (kind, words) in page.lost.iter().take(SHOWN) {
            let name = KINDS
                .iter()
                .find(|(known, _)| known == kind)
                .map_or("", |known| known.1);
            let _ = writeln!(out, "  {name}: {}", cut(words));
        }
        for word in page.glued.iter().take(SHOWN) {
            let _ = writeln!(out, "  glued: {word}");
        }
        for word in page.split.iter().take(SHOWN) {
            let _ = writeln!(out, "  split: {word}");
        }
        for words in page.doubled.iter().take(SHOWN) {
            let _ = writeln!(out, "  doubled: {}", cut(words));
        }
    }
    out
}

/// How many lost parts of a page are shown, and how many characters of each.
const SHOWN: usize = 6;
const CHARACTERS: usize = 90;

fn cut(words: &str) -> String {
    words.trim().chars().take(CHARACTERS).collect()
}

fn worst_first<'a>(pages: &'a [(&str, Structure)]) -> Vec<&'a (&'a str, Structure)> {
    let wrong = |page: &Structure| {
        page.lost.len() + page.glued.len() + page.split.len() + page.doubled.len()
    };
    let mut pages: Vec<_> = pages.iter().filter(|(_, page)| wrong(page) > 0).collect();
    pages.sort_by_key(|(_, page)| std::cmp::Reverse(wrong(page)));
    pages
}
