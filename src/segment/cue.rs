//! What an element's names and attributes say about the text inside it.

use super::Cue;
use crate::dom::{Document, NodeId, Tag};

/// Words in classes and ids of what stands around the content. Sorted.
const BOILERPLATE: [&str; 62] = [
    "ad",
    "ads",
    "advert",
    "advertisement",
    "banner",
    "bottombar",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "carousel",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "disclaimer",
    "dropdown",
    "foot",
    "footer",
    "gdpr",
    "infobar",
    "legal",
    "login",
    "masthead",
    "menu",
    "meta",
    "metadata",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "paywall",
    "popular",
    "popup",
    "promo",
    "promotion",
    "rail",
    "recommended",
    "related",
    "register",
    "search",
    "share",
    "sharing",
    "shoutbox",
    "sidebar",
    "signin",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "taboola",
    "teaser",
    "toc",
    "toolbar",
    "topbar",
    "widget",
];

/// Words in classes and ids of comments below an article. Sorted.
const COMMENTS: [&str; 8] = [
    "comment",
    "commentlist",
    "comments",
    "disqus",
    "livefyre",
    "replies",
    "respond",
    "responses",
];

/// Words in classes and ids of main content. Sorted.
const CONTENT: [&str; 12] = [
    "article",
    "articlebody",
    "body",
    "content",
    "entry",
    "main",
    "post",
    "posts",
    "prose",
    "story",
    "text",
    "thread",
];

/// Attribute values longer than this are generated, and their words say nothing.
const LONGEST_NAMES: usize = 400;

/// Reads an element's cue.
pub(super) fn of(document: &Document, node: NodeId, tag: Tag) -> Cue {
    let mut names = Cue::None;
    for (attribute, value) in document.attributes(node) {
        let found = match attribute {
            "hidden" if value != "until-found" => Cue::Hidden,
            "aria-hidden" if value == "true" => Cue::Hidden,
            "style" if hides(value) => Cue::Hidden,
            "role" => of_role(value),
            "class" | "id" if value.len() <= LONGEST_NAMES => of_names(value),
            "itemprop" if value.eq_ignore_ascii_case("articleBody") => Cue::Content,
            _ => Cue::None,
        };
        if found == Cue::Hidden {
            return Cue::Hidden;
        }
        names = stronger(names, found);
    }
    match tag {
        Tag::Nav | Tag::Footer | Tag::Dialog | Tag::Search => Cue::Boilerplate,
        Tag::Aside if names != Cue::Content => Cue::Boilerplate,
        Tag::Main | Tag::Article if names == Cue::None => Cue::Content,
        // The names of the outermost elements speak of the whole page.
        Tag::Body | Tag::Html => Cue::None,
        _ => names,
    }
}

fn stronger(left: Cue, right: Cue) -> Cue {
    let rank = |cue| match cue {
        Cue::None => 0,
        Cue::Content => 1,
        Cue::Comments => 2,
        Cue::Boilerplate => 3,
        Cue::Hidden => 4,
    };
    if rank(right) > rank(left) {
        right
    } else {
        left
    }
}

fn hides(style: &str) -> bool {
    let mut declarations = style
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'));
    declarations.any(|(property, value)| {
        let (property, value) = (property.trim(), value.trim());
        property.eq_ignore_ascii_case("display") && value.eq_ignore_ascii_case("none")
            || property.eq_ignore_ascii_case("visibility") && value.eq_ignore_ascii_case("hidden")
    })
}

fn of_role(role: &str) -> Cue {
    match role.trim() {
        "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog"
        | "alertdialog" | "menu" | "menubar" | "toolbar" | "tablist" => Cue::Boilerplate,
        "main" | "article" => Cue::Content,
        _ => Cue::None,
    }
}

fn of_names(names: &str) -> Cue {
    let mut cue = Cue::None;
    let mut word = String::new();
    let mut after_lower = false;
    for character in names.chars().chain([' ']) {
        let starts_word = character.is_ascii_uppercase() && after_lower;
        if starts_word || !character.is_ascii_alphanumeric() {
            cue = stronger(cue, of_word(&word));
            word.clear();
        }
        if character.is_ascii_alphabetic() {
            word.push(character.to_ascii_lowercase());
        }
        after_lower = character.is_ascii_lowercase();
    }
    cue
}

fn of_word(word: &str) -> Cue {
    if word.len() < 2 {
        Cue::None
    } else if BOILERPLATE.binary_search(&word).is_ok() {
        Cue::Boilerplate
    } else if COMMENTS.binary_search(&word).is_ok() {
        Cue::Comments
    } else if CONTENT.binary_search(&word).is_ok() {
        Cue::Content
    } else {
        Cue::None
    }
}
