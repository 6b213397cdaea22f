//! What of a post is its byline, and is not read again.

use super::Builder;
use super::author::BESIDE_NAMES;
use super::head::Head;
use super::names::Words;
use super::part::Part;
use crate::dom::{Document, NodeId, Tag};
use crate::text;

/// Class words of what holds a post's author and time.
const BYLINES: Words = Words::new(&[
    "author", "byline", "date", "details", "head", "header", "info", "meta", "name", "posted",
]);

/// Class words of what a post says.
const CONTENTS: Words = Words::new(&["body", "content", "text"]);

/// How many nodes and how many letters beside author and time a byline has at most.
const NODES_IN_BYLINE: usize = 40;
const LETTERS_IN_BYLINE: usize = 16;

/// Class words of what tells more of a post's author beside the name, and how many nodes and letters
/// that is at most.
const PROFILES: Words = Words::new(&["poster", "postleft", "postprofile", "profile", "userinfo"]);
const NODES_IN_PROFILE: usize = 120;
const LETTERS_IN_PROFILE: usize = 400;

/// How many nodes on each side of a byline are searched for what a post says.
const NODES_BESIDE_BYLINE: usize = 400;

/// How many nodes of a post come before that at most.
const NODES_BEFORE_PROFILE: usize = 80;

/// Class words of a post's subject.
const SUBJECTS: Words = Words::new(&["subject"]);

/// How many nodes of a post are searched for its subject.
const NODES_BEFORE_SUBJECT: usize = 100;

/// A longer subject is not compared with the title of the thread, in bytes.
const LONGEST_SUBJECT: usize = 300;

/// A longer title is not compared with, in bytes.
const LONGEST_TITLE: usize = 1_000;

/// What stands between a byline and what follows in its line.
const PARTING: [char; 6] = [':', ',', '·', '|', '–', '—'];

/// What programs put before the subject of an answer, in lower case.
const ANSWERS: [&str; 9] = [
    "re", "aw", "antw", "antwort", "sv", "odp", "vs", "rif", "ynt",
];

impl Builder<'_> {
    /// Takes out of a post what tells its author, its time and its thread.
    pub(super) fn consume_head(&mut self, post: NodeId, parts: &[Part], head: &Head) {
        for part in &head.nodes {
            let byline = self.byline(post, *part, head);
            self.part_brackets(byline);
            self.consumed.insert_subtree(self.document, byline);
        }
        if let Some(profile) = self.profile(parts, head) {
            self.consumed.insert_subtree(self.document, profile);
        }
        if let Some(subject) = self.repeated_subject(parts) {
            self.consumed.insert_subtree(self.document, subject);
        }
    }

    /// What tells more of a post's author, with the name once more or for the first time.
    fn profile(&self, parts: &[Part], head: &Head) -> Option<NodeId> {
        let document = self.document;
        let author = head.author.as_deref()?;
        let mut inside = parts.iter().take(NODES_BEFORE_PROFILE);
        let profile = inside.find(|part| self.part_has_class_word(part, &PROFILES))?;
        let profile = profile.node;
        if document.end(profile).index() - profile.index() > NODES_IN_PROFILE {
            return None;
        }
        let texts = || {
            document
                .descendants(profile)
                .map(|inner| document.text(inner))
        };
        let letters: usize = texts().map(|text| text.trim().len()).sum();
        let names_author = || texts().any(|text| text.trim() == author);
        (letters <= LETTERS_IN_PROFILE && names_author()).then_some(profile)
    }

    /// The heading of a post that only repeats the title of its thread.
    fn repeated_subject(&self, parts: &[Part]) -> Option<NodeId> {
        let document = self.document;
        let is_subject = |part: &&Part| {
            let is_heading = matches!(part.tag, Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6);
            is_heading || self.part_has_class_word(part, &SUBJECTS)
        };
        let is_shown = |node: NodeId| !self.view.is_hidden(node) && !self.consumed.contains(node);
        let inside = parts.iter().take(NODES_BEFORE_SUBJECT);
        let mut subjects = inside.filter(is_subject).map(|part| part.node);
        let subject = subjects.find(|node| is_shown(*node))?;
        let is_small = document.end(subject).index() - subject.index() <= NODES_IN_BYLINE;
        let repeats = || {
            let texts = document
                .descendants(subject)
                .map(|inner| document.text(inner));
            let mut line = String::new();
            for text in texts {
                if text.len() > LONGEST_SUBJECT || line.len() > LONGEST_SUBJECT {
                    return false;
                }
                text::push_collapsed(&mut line, text);
            }
            self.is_title_of_thread(&line)
        };
        (is_small && repeats()).then_some(subject)
    }

    /// Whether a post's subject is the title of the page, or a part of it between other marks.
    fn is_title_of_thread(&self, subject: &str) -> bool {
        let mut subject = subject.trim();
        while let Some((answer, rest)) = subject.split_once(':')
            && ANSWERS.contains(&answer.trim().to_lowercase().as_str())
        {
            subject = rest.trim();
        }
        let title = self.title.get_or_init(|| title_of(self.document));
        let Some((before, behind)) = title.split_once(subject).filter(|_| !subject.is_empty())
        else {
            return false;
        };
        let is_apart = |beside: Option<char>| !beside.is_some_and(char::is_alphanumeric);
        is_apart(before.chars().next_back()) && is_apart(behind.chars().next())
    }

    /// Notes the texts on both sides of a byline that are the brackets around it.
    fn part_brackets(&mut self, byline: NodeId) {
        let document = self.document;
        let Some(around) = document.parent(byline) else {
            return;
        };
        // A time in a text may have the bracket of what follows at its end.
        if document.text(byline).trim_end().ends_with('(') {
            let mut texts = document.children(around).take(NODES_IN_BYLINE);
            let closing = |node: &NodeId| document.text(*node).trim_start().starts_with(')');
            if let Some(closed) = texts.find(|node| *node > byline && closing(node)) {
                self.insert_bracket(closed);
            }
        }
        let beside = document.children(around).take(NODES_IN_BYLINE);
        let before = beside.take_while(|node| *node < byline).last();
        let behind = document.next_sibling(byline);
        let Some(before) = before else {
            return;
        };
        let opening = document.text(before).trim_end();
        let closing = behind.map_or("", |behind| document.text(behind));
        // What parts a text from its byline parts nothing any more.
        if !opening.is_empty() && opening.chars().all(is_parting) {
            self.consumed.insert(before);
        }
        let is_bracketed = |open: char, close: char| {
            opening.ends_with(open) && closing.trim_start().starts_with(close)
        };
        if is_bracketed('(', ')') || is_bracketed('[', ']') {
            self.insert_bracket(before);
            behind
                .into_iter()
                .for_each(|behind| self.insert_bracket(behind));
        }
    }

    fn insert_bracket(&mut self, text: NodeId) {
        self.brackets.insert(text);
        self.has_brackets = true;
    }

    /// A text without the brackets around a byline that is not there any more, and without what
    /// parted the byline from what follows.
    pub(super) fn without_brackets<'t>(&self, node: NodeId, text: &'t str) -> &'t str {
        if !self.brackets.contains(node) {
            return text;
        }
        let behind = text.trim_start().strip_prefix([')', ']']);
        let text = behind.map_or(text, |rest| rest.trim_start_matches(is_parting));
        text.trim_end().strip_suffix(['(', '[']).unwrap_or(text)
    }

    /// The largest element around a part of a post's head that holds little else.
    fn byline(&self, post: NodeId, part: NodeId, head: &Head) -> NodeId {
        let document = self.document;
        let mut byline = part;
        let may_be_byline =
            |around: &NodeId| *around > post && !self.has_class_word(*around, &CONTENTS);
        for around in document.ancestors(part).take_while(may_be_byline) {
            let nodes = document.end(around).index() - around.index();
            if nodes > NODES_IN_BYLINE {
                break;
            }
            let tag = document.tag(around);
            let is_named =
                is_of_head(tag) || !tag.is_block() || self.has_class_word(around, &BYLINES);
            let [all, behind] = self.letters_beside(around, head);
            let is_byline = match is_named {
                true => all <= LETTERS_IN_BYLINE,
                false => {
                    all == 0 || behind == 0 && all <= LETTERS_IN_BYLINE && self.holds(around, head)
                }
            };
            if !is_byline || !self.says_more(post, around) {
                break;
            }
            byline = around;
        }
        byline
    }

    /// Whether something of a post stands outside a part of it.
    fn says_more(&self, post: NodeId, part: NodeId) -> bool {
        let places = |from: NodeId, to: NodeId| {
            let last = to.index().min(from.index() + NODES_BESIDE_BYLINE);
            self.document.nodes_in(from.index()..last)
        };
        let end = self.document.end(part);
        let mut beside =
            places(end, self.document.end(post)).chain(places(self.document.following(post), part));
        beside.any(|node| match self.document.tag(node) {
            Tag::Text => self.view.text(node).contains(char::is_alphanumeric),
            tag => matches!(tag, Tag::Img | Tag::Iframe | Tag::Video),
        })
    }

    /// Whether an element holds both a post's author and its time.
    fn holds(&self, around: NodeId, head: &Head) -> bool {
        let mut nodes = head.nodes.iter();
        head.nodes.len() > 1 && nodes.all(|node| self.document.contains(around, *node))
    }

    /// How many letters an element holds beside what tells a post's author and time: all of them, and
    /// those behind.
    fn letters_beside(&self, around: NodeId, head: &Head) -> [usize; 2] {
        let document = self.document;
        let author = head.author.as_deref().unwrap_or("");
        let [mut all, mut behind] = [0; 2];
        let mut beside = around;
        for inner in document.descendants(around) {
            if inner < beside {
                continue;
            }
            let is_element = document.tag(inner) != Tag::Text;
            if is_element && self.has_class_word(inner, &BESIDE_NAMES) {
                beside = document.end(inner);
                continue;
            }
            let mut told = head.nodes.iter();
            let text = document.text(inner).trim();
            if told.any(|node| document.contains(*node, inner)) {
                behind = 0;
            } else if text != author {
                let letters = text.chars().filter(|next| next.is_alphanumeric()).count();
                all += letters;
                behind += letters;
            }
        }
        [all, behind]
    }
}

/// The title of a page; empty where it has none, or a text in place of one.
fn title_of(document: &Document) -> String {
    let title = document.elements(document.root(), Tag::Title).next();
    let text = title.and_then(|title| document.first_child(title));
    let text = text.map_or("", |text| document.text(text).trim());
    match text.len() > LONGEST_TITLE {
        true => String::new(),
        false => text::collapse(text).into_owned(),
    }
}

/// Whether a mark stands between a byline and a text, or is a space.
fn is_parting(mark: char) -> bool {
    PARTING.contains(&mark) || text::is_space(mark)
}

/// Whether an element is made for what stands above or below a text.
fn is_of_head(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Address | Tag::Footer | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 | Tag::Header
    )
}
