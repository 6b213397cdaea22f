//! Elements that are furniture as a whole: rows of buttons, widgets, what feed services draw.

use super::{button, image, share};
use crate::article::{FurnitureKind, FurnitureSet, Note};
use crate::dom::{Document, NodeId, NodeSet, Tag, View};

/// Words of class names that programs give to such elements.
const CLASSES: [(&str, FurnitureKind); 151] = [
    ("a2a_dd", FurnitureKind::ShareLinks),
    ("a2a_kit", FurnitureKind::ShareLinks),
    ("abh_box", FurnitureKind::Signature),
    ("about-author", FurnitureKind::Signature),
    ("addthis", FurnitureKind::ShareLinks),
    ("addthis_inline_share_toolbox", FurnitureKind::ShareLinks),
    ("addthis_toolbox", FurnitureKind::ShareLinks),
    ("addtoany", FurnitureKind::ShareLinks),
    ("addtoany_share", FurnitureKind::ShareLinks),
    ("addtoany_share_save", FurnitureKind::ShareLinks),
    ("addtoany_share_save_container", FurnitureKind::ShareLinks),
    ("adsbygoogle", FurnitureKind::Advertisement),
    ("ai-viewports", FurnitureKind::Advertisement),
    ("author-bio", FurnitureKind::Signature),
    ("author-box", FurnitureKind::Signature),
    ("authorbox", FurnitureKind::Signature),
    ("blogger-post-footer", FurnitureKind::Signature),
    ("comment-add", FurnitureKind::Comments),
    ("comment-comments", FurnitureKind::Comments),
    ("comment-forbidden", FurnitureKind::Comments),
    ("comment_add", FurnitureKind::Comments),
    ("comment_comments", FurnitureKind::Comments),
    ("comment_forbidden", FurnitureKind::Comments),
    ("convertkit-form", FurnitureKind::Subscription),
    ("crp_related", FurnitureKind::ShareLinks),
    ("dkpdf-button-container", FurnitureKind::ShareLinks),
    ("dpsp-networks-btns-wrapper", FurnitureKind::ShareLinks),
    ("elementor-toc", FurnitureKind::Header),
    ("entry-share", FurnitureKind::ShareLinks),
    ("entry-tags", FurnitureKind::Filing),
    ("essb_links", FurnitureKind::ShareLinks),
    ("ez-toc-container", FurnitureKind::Header),
    ("ez-toc-counter", FurnitureKind::Header),
    ("feedflare", FurnitureKind::ShareLinks),
    ("field--name-created", FurnitureKind::Header),
    ("field--name-field-tags", FurnitureKind::Filing),
    ("field--name-title", FurnitureKind::Header),
    ("field--name-uid", FurnitureKind::Header),
    ("field-name-field-tags", FurnitureKind::Filing),
    ("field-type-taxonomy-term-reference", FurnitureKind::Filing),
    ("formkit-form", FurnitureKind::Subscription),
    ("gh-post-upgrade-cta", FurnitureKind::Subscription),
    ("heateor_sss_sharing_container", FurnitureKind::ShareLinks),
    ("inline-related", FurnitureKind::ShareLinks),
    (
        "internal-linking-related-contents",
        FurnitureKind::ShareLinks,
    ),
    ("irpp_related_posts", FurnitureKind::ShareLinks),
    ("jeg_share_button", FurnitureKind::ShareLinks),
    ("jetpack_subscription_widget", FurnitureKind::Subscription),
    ("jp-relatedposts", FurnitureKind::ShareLinks),
    ("jp-relatedposts-headline", FurnitureKind::ShareLinks),
    ("jp-relatedposts-items", FurnitureKind::ShareLinks),
    ("kg-cta-card", FurnitureKind::Subscription),
    ("kg-signup-card", FurnitureKind::Subscription),
    ("kk-star-ratings", FurnitureKind::Comments),
    ("kksr-legend", FurnitureKind::Comments),
    ("leaky_paywall_message_wrap", FurnitureKind::Subscription),
    ("lwptoc", FurnitureKind::Header),
    ("m-a-box", FurnitureKind::Signature),
    ("mailpoet_form", FurnitureKind::Subscription),
    ("mashsb-container", FurnitureKind::ShareLinks),
    ("mc4wp-form", FurnitureKind::Subscription),
    ("mepr-unauthorized-message", FurnitureKind::Subscription),
    ("mf-related", FurnitureKind::ShareLinks),
    ("mf-viral", FurnitureKind::ShareLinks),
    ("ml-embedded", FurnitureKind::Subscription),
    ("newsletter-form", FurnitureKind::Subscription),
    ("newsletter-signup", FurnitureKind::Subscription),
    ("node-readmore", FurnitureKind::ContinueReading),
    ("node_read_more", FurnitureKind::ContinueReading),
    ("novashare-buttons", FurnitureKind::ShareLinks),
    ("nrelate", FurnitureKind::ShareLinks),
    ("outbrain", FurnitureKind::ShareLinks),
    ("outpost_related", FurnitureKind::ShareLinks),
    ("pmpro_content_message", FurnitureKind::Subscription),
    ("post-ratings", FurnitureKind::Comments),
    ("post-share", FurnitureKind::ShareLinks),
    ("post-tags", FurnitureKind::Filing),
    ("post-views", FurnitureKind::Comments),
    ("powerpress_links", FurnitureKind::Signature),
    ("powerpress_subscribe_links", FurnitureKind::Signature),
    (
        "pp-multiple-authors-boxes-wrapper",
        FurnitureKind::Signature,
    ),
    ("printfriendly", FurnitureKind::ShareLinks),
    ("printfriendly-text2", FurnitureKind::ShareLinks),
    ("pvc_stats", FurnitureKind::Comments),
    ("rank-math-toc", FurnitureKind::Header),
    ("rcp_restricted", FurnitureKind::Subscription),
    ("read-also", FurnitureKind::ShareLinks),
    ("readmore-box", FurnitureKind::ShareLinks),
    ("related-articles", FurnitureKind::ShareLinks),
    ("related-links", FurnitureKind::ShareLinks),
    ("related-posts", FurnitureKind::ShareLinks),
    ("related_posts", FurnitureKind::ShareLinks),
    ("relpost-thumb-wrapper", FurnitureKind::ShareLinks),
    ("rmp-widgets-container", FurnitureKind::Comments),
    ("rp4wp-related-posts", FurnitureKind::ShareLinks),
    ("rt-reading-time", FurnitureKind::Header),
    ("saboxplugin-wrap", FurnitureKind::Signature),
    ("scriptlesssocialsharing", FurnitureKind::ShareLinks),
    ("sd-like", FurnitureKind::ShareLinks),
    ("sd-sharing", FurnitureKind::ShareLinks),
    ("sfsi_Sicons", FurnitureKind::ShareLinks),
    ("sfsi_widget", FurnitureKind::ShareLinks),
    ("share-buttons", FurnitureKind::ShareLinks),
    ("share_submission", FurnitureKind::ShareLinks),
    ("shared-counts-wrap", FurnitureKind::ShareLinks),
    ("sharedaddy", FurnitureKind::ShareLinks),
    ("sharethis", FurnitureKind::ShareLinks),
    ("sib_signup_form", FurnitureKind::Subscription),
    ("similar-posts", FurnitureKind::ShareLinks),
    ("simplesocialbuttons", FurnitureKind::ShareLinks),
    ("simpletoc", FurnitureKind::Header),
    ("sociable", FurnitureKind::ShareLinks),
    ("social-share", FurnitureKind::ShareLinks),
    ("social-sharing", FurnitureKind::ShareLinks),
    ("span-reading-time", FurnitureKind::Header),
    ("ssb-share", FurnitureKind::ShareLinks),
    ("ssba", FurnitureKind::ShareLinks),
    ("statistics-counter", FurnitureKind::Comments),
    ("statistics_counter", FurnitureKind::Comments),
    ("subscription-widget", FurnitureKind::Subscription),
    ("subscription-widget-wrap", FurnitureKind::Subscription),
    (
        "subscription-widget-wrap-editor",
        FurnitureKind::Subscription,
    ),
    ("swp_social_panel", FurnitureKind::ShareLinks),
    ("tnp-subscription", FurnitureKind::Subscription),
    ("toc_container", FurnitureKind::Header),
    ("tptn_counter", FurnitureKind::Comments),
    ("ts-fab-wrapper", FurnitureKind::Signature),
    ("wp-block-aioseo-table-of-contents", FurnitureKind::Header),
    ("wp-block-comments", FurnitureKind::Comments),
    ("wp-block-jetpack-related-posts", FurnitureKind::ShareLinks),
    (
        "wp-block-jetpack-sharing-buttons",
        FurnitureKind::ShareLinks,
    ),
    (
        "wp-block-jetpack-subscriptions",
        FurnitureKind::Subscription,
    ),
    ("wp-block-latest-posts", FurnitureKind::ShareLinks),
    (
        "wp-block-newspack-ads-blocks-ad-unit",
        FurnitureKind::Advertisement,
    ),
    (
        "wp-block-outermost-social-sharing",
        FurnitureKind::ShareLinks,
    ),
    ("wp-block-post-terms", FurnitureKind::Filing),
    ("wp-block-rank-math-toc-block", FurnitureKind::Header),
    ("wp-block-simpletoc-toc", FurnitureKind::Header),
    ("wp-block-social-links", FurnitureKind::ShareLinks),
    (
        "wp-block-yoast-seo-table-of-contents",
        FurnitureKind::Header,
    ),
    ("wp-dark-mode-switcher", FurnitureKind::Header),
    ("wp-post-author-wrap", FurnitureKind::Signature),
    ("wp_rp_content", FurnitureKind::ShareLinks),
    ("wp_rp_wrap", FurnitureKind::ShareLinks),
    ("wpa-share", FurnitureKind::ShareLinks),
    ("wpd-rating", FurnitureKind::Comments),
    ("wpulike", FurnitureKind::Comments),
    ("yarpp", FurnitureKind::ShareLinks),
    ("yarpp-related", FurnitureKind::ShareLinks),
    ("yarpp-related-rss", FurnitureKind::ShareLinks),
    ("zem_rp_wrap", FurnitureKind::ShareLinks),
];

/// How the titles of buttons start, in lower case.
const BUTTONS: [&str; 12] = [
    "add to ",
    "bookmark this",
    "click to share",
    "email this",
    "like on ",
    "pin it",
    "post on ",
    "post to ",
    "share on ",
    "share this",
    "subscribe by ",
    "tweet this",
];

/// A row says little beside its links, in characters.
const MOST_OTHER_TEXT: usize = 24;

/// Hides what a newsletter shows in lists of mails only, above its first text.
pub(super) fn hide_preheader(view: &mut View<'_>, kept: FurnitureSet) -> Option<Note> {
    let document = view.document();
    let mut nodes = document.nodes();
    let is_text = |node: &NodeId| {
        let text = document.text(*node);
        !text.trim().is_empty()
    };
    let text = nodes.find(is_text)?;
    let hidden = document.ancestors(text).find(|around| {
        let style = document.attribute(*around, "style");
        style.is_some_and(image::is_undisplayed)
    })?;
    let end = document.end(hidden);
    let more = nodes
        .skip_while(|node| *node < end)
        .any(|node| is_text(&node));
    if !more || kept.contains(FurnitureKind::Subscription) {
        return None;
    }
    view.hide(hidden);
    super::note(FurnitureKind::Subscription, &document.inner_text(hidden))
}

/// Hides such elements and says what they were. Those of kinds that are kept come back as a set:
/// they stay, and are no part of the text that the other rules look at.
pub(super) fn hide(view: &mut View<'_>, kept: FurnitureSet) -> (Vec<Note>, NodeSet) {
    let document = view.document();
    let mut notes = Vec::new();
    let mut aside = NodeSet::default();
    let mut after = document.root();
    for node in document.nodes() {
        if node < after || !is_container(document.tag(node)) {
            continue;
        }
        let Some(kind) = kind(document, node) else {
            continue;
        };
        after = document.end(node);
        if kept.contains(kind) {
            aside.insert_subtree(document, node);
            continue;
        }
        view.hide(node);
        let text = document.inner_text(node);
        notes.push(Note::Furniture {
            kind,
            text: super::short(&crate::text::collapse(&text)),
        });
    }
    (notes, aside)
}

fn kind(document: &Document, node: NodeId) -> Option<FurnitureKind> {
    let row = || is_row(document, node) || is_flare(document, node);
    let button = || button::kind(document, node);
    let known = class(document, node).or_else(button);
    let known = known
        .or_else(|| control(document, node))
        .or_else(|| form(document, node));
    known.or_else(|| row().then_some(FurnitureKind::ShareLinks))
}

/// The kind of a control, which does nothing in a feed: one to share, to subscribe, to comment.
fn control(document: &Document, node: NodeId) -> Option<FurnitureKind> {
    const LONGEST: usize = 40;
    if document.tag(node) != Tag::Button {
        return None;
    }
    let text = document.inner_text(node);
    let words = super::words::fold(text.trim());
    let short = words.len() <= LONGEST;
    let shares = share::is_service(&words).then_some(FurnitureKind::ShareLinks);
    shares
        .or_else(|| button::of_words(&words))
        .filter(|_| short)
}

/// A form in which readers leave the address of their mail.
fn form(document: &Document, node: NodeId) -> Option<FurnitureKind> {
    if document.tag(node) != Tag::Form {
        return None;
    }
    let mut fields = document.elements(node, Tag::Input);
    let asks = fields.any(|field| {
        let kind = document.attribute(field, "type").unwrap_or("");
        kind.eq_ignore_ascii_case("email")
    });
    asks.then_some(FurnitureKind::Subscription)
}

fn is_container(tag: Tag) -> bool {
    tag.is_block() && !matches!(tag, Tag::Html | Tag::Body) || matches!(tag, Tag::Span | Tag::A)
}

fn class(document: &Document, node: NodeId) -> Option<FurnitureKind> {
    let class = document.attribute(node, "class")?;
    class.split_ascii_whitespace().find_map(|word| {
        let mut known = CLASSES.iter();
        known
            .find(|(known, _)| word.eq_ignore_ascii_case(known))
            .map(|(_, kind)| *kind)
    })
}

/// Whether an element holds links to share, and next to nothing else. Long elements are looked at
/// no further than their beginning, so that nested ones cost little.
fn is_row(document: &Document, node: NodeId) -> bool {
    const LONGEST: usize = 120;
    let size = document.end(node).index() - node.index();
    if size > LONGEST || document.tag(node) == Tag::A {
        return false;
    }
    let (mut links, mut others) = (0, 0);
    let mut after = node;
    for inner in document.descendants(node) {
        if inner < after {
            continue;
        }
        match document.tag(inner) {
            Tag::A => {
                if !is_button(document, inner) {
                    return false;
                }
                links += 1;
                after = document.end(inner);
            }
            Tag::Text => others += document.text(inner).trim().chars().take(LONGEST).count(),
            Tag::Img => return false,
            _ => {}
        }
    }
    links > 0 && others <= MOST_OTHER_TEXT
}

/// Whether a link shares the page: its address does, or its title says so.
fn is_button(document: &Document, link: NodeId) -> bool {
    let title = document.attribute(link, "title").unwrap_or("");
    let title = super::words::fold(title.trim());
    share::is_share(document.attribute(link, "href").unwrap_or(""))
        || BUTTONS.iter().any(|start| title.starts_with(start))
}

/// Whether a link holds only an image that a feed service drew: a counter of comments, a button.
fn is_flare(document: &Document, node: NodeId) -> bool {
    if document.tag(node) != Tag::A {
        return false;
    }
    let address = document.attribute(node, "href").unwrap_or("");
    let served = ["/~ff/", "/~c/", "/~a/", "/1.0/go"]
        .iter()
        .any(|part| address.contains(part));
    served
        && document
            .descendants(node)
            .all(|inner| document.text(inner).trim().is_empty())
}
