//! What an element's names and attributes say about the text inside it.

use crate::dom::{Document, NodeId, Tag};

/// Words in classes and ids of what stands around the content. Sorted; a word's place is its bit
/// in [`Cues`].
const BOILERPLATE: [&str; 58] = [
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
    "copyright",
    "disclaimer",
    "dropdown",
    "foot",
    "footer",
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
    "register",
    "related",
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

/// Those of them that name one article.
const ARTICLE: [&str; 4] = ["article", "entry", "post", "story"];

/// Words that never stand for content, however much of a page's text is under them: the text of a
/// consent dialog can be longer than the page's own.
const CERTAIN: [&str; 4] = ["consent", "cookie", "cookies", "gdpr"];

/// The bits after those of the words.
const HIDDEN: u32 = 127;
const COMMENT: u32 = 126;
const NAVIGATION: u32 = 125;
const FOOTER: u32 = 124;
const ASIDE: u32 = 123;
const DIALOG: u32 = 122;
const CONTROL: u32 = 121;
const FALL_BACK: u32 = 120;
const CONSENT: u32 = 119;

/// Reasons to think that an element is around the content, one bit each. They are kept apart
/// because each page uses words in its own way: a word that most of a page's prose stands under
/// says nothing on that page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Cues(u128);

impl Cues {
    /// How many reasons can be told apart.
    pub(crate) const COUNT: usize = 128;

    /// The reason that holds on every page: text that asks for consent.
    pub(crate) const CERTAIN: Cues = Cues(1 << CONSENT);
    /// Reasons that a text stands before the page rather than in it.
    pub(crate) const BEFORE_THE_PAGE: Cues = Cues(1 << CONSENT | 1 << DIALOG);

    fn of_bit(bit: u32) -> Cues {
        Cues(1 << bit)
    }

    /// The reasons of both.
    pub(crate) fn or(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }

    /// The reasons that are not among the others.
    pub(crate) fn without(self, others: Cues) -> Cues {
        Cues(self.0 & !others.0)
    }

    /// Whether there is no reason.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The numbers of the reasons, each below [`Cues::COUNT`].
    pub(crate) fn numbers(self) -> impl Iterator<Item = usize> {
        let next = |rest: &u128| Some(rest & (rest - 1)).filter(|rest| *rest != 0);
        let first = Some(self.0).filter(|bits| *bits != 0);
        std::iter::successors(first, next).map(|rest| rest.trailing_zeros() as usize)
    }

    /// The reason with a number.
    pub(crate) fn numbered(number: usize) -> Cues {
        Cues(1_u128.checked_shl(number as u32).unwrap_or(0))
    }
}

/// What an element's names, role, tag and visibility say.
#[derive(Debug, Default)]
pub(super) struct Named {
    pub(super) cues: Cues,
    /// Named as main content.
    pub(super) content: bool,
    /// Hidden until a script shows it.
    pub(super) hidden: bool,
    /// Hidden from those who have the page read to them.
    pub(super) silent: bool,
    /// Named as an article, which few things around the content are.
    article: bool,
}

/// Reads an element's names.
pub(super) fn of(document: &Document, node: NodeId, tag: Tag) -> Named {
    let mut named = Named::default();
    // The names of the outermost elements speak of the whole page.
    if matches!(tag, Tag::Body | Tag::Html) {
        return named;
    }
    for (attribute, value) in document.attributes(node) {
        match attribute {
            "hidden" if value != "until-found" => named.hidden = true,
            "aria-hidden" if value == "true" => named.silent = true,
            "style" if hides(value) => named.hidden = true,
            "role" => named.add_role(value),
            "class" | "id" if value.len() <= LONGEST_NAMES => named.add_names(value),
            "itemprop" if value.eq_ignore_ascii_case("articleBody") => named.content = true,
            _ => {}
        }
    }
    if named.hidden || named.silent {
        named.add(HIDDEN);
    }
    match tag {
        Tag::Nav | Tag::Search => named.add(NAVIGATION),
        Tag::Footer => named.add(FOOTER),
        Tag::Aside if !named.content => named.add(ASIDE),
        Tag::Dialog => named.add(DIALOG),
        Tag::Select | Tag::Option | Tag::Button | Tag::Textarea | Tag::Legend => named.add(CONTROL),
        Tag::Noscript => named.add(FALL_BACK),
        Tag::Main | Tag::Article => named.content = true,
        _ => {}
    }
    // Blogs name an article by its categories, which may well be cookies.
    if matches!(tag, Tag::Main | Tag::Article) || named.article {
        named.cues = named.cues.without(Cues::CERTAIN);
    }
    named
}

impl Named {
    fn add(&mut self, bit: u32) {
        self.cues = self.cues.or(Cues::of_bit(bit));
    }

    fn add_role(&mut self, role: &str) {
        match role.trim() {
            "navigation" | "banner" | "search" | "menu" | "menubar" | "toolbar" | "tablist" => {
                self.add(NAVIGATION);
            }
            "contentinfo" => self.add(FOOTER),
            "complementary" => self.add(ASIDE),
            "dialog" | "alertdialog" => self.add(DIALOG),
            "main" | "article" => self.content = true,
            _ => {}
        }
    }

    fn add_names(&mut self, names: &str) {
        let mut word = String::new();
        let mut after_lower = false;
        for character in names.chars().chain([' ']) {
            let starts_word = character.is_ascii_uppercase() && after_lower;
            if starts_word || !character.is_ascii_alphanumeric() {
                self.add_word(&word);
                word.clear();
            }
            if character.is_ascii_alphabetic() {
                word.push(character.to_ascii_lowercase());
            }
            after_lower = character.is_ascii_lowercase();
        }
    }

    fn add_word(&mut self, word: &str) {
        if word.len() < 2 {
            return;
        }
        if CERTAIN.contains(&word) {
            self.add(CONSENT);
        } else if let Ok(place) = BOILERPLATE.binary_search(&word) {
            self.add(place as u32);
        } else if COMMENTS.binary_search(&word).is_ok() {
            self.add(COMMENT);
        } else if CONTENT.binary_search(&word).is_ok() {
            self.content = true;
            self.article |= ARTICLE.contains(&word);
        }
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
