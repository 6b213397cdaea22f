//! Buttons of newsletters and blogs: to subscribe, to share, to comment.

use super::comments;
use super::words::{fold, starting};
use crate::article::FurnitureKind;
use crate::dom::{Document, NodeId, Tag};

/// Words of class names that programs give to what holds a button.
const WRAPPERS: [&str; 6] = [
    "button-wrapper",
    "kg-button-card",
    "kg-cta-button-container",
    "kg-signup-card",
    "wp-block-button",
    "wp-block-buttons",
];

/// What such buttons say to those who may subscribe, in lower case, sorted.
const SUBSCRIBE: [&str; 64] = [
    "abone ol",
    "abonner",
    "abonner nå",
    "abonneren",
    "abonnez-vous",
    "abonnez-vous maintenant",
    "abonnieren",
    "assine",
    "assine agora",
    "become a paid subscriber",
    "berlangganan",
    "donate subscriptions",
    "get a gift subscription",
    "get a group subscription",
    "get the app",
    "gift a subscription",
    "give a gift subscription",
    "inscreva-se",
    "inscreva-se agora",
    "iscriviti",
    "iscriviti ora",
    "jetzt abonnieren",
    "join the newsletter",
    "newsletter abonnieren",
    "nu abonneren",
    "prenumerera",
    "s'abonner",
    "sign up",
    "sign up for free",
    "sign up for our newsletter",
    "sign up now",
    "subscreva",
    "subscribe",
    "subscribe for free",
    "subscribe here",
    "subscribe now",
    "subscribe to our newsletter",
    "subscribe to the newsletter",
    "subscribe to this newsletter",
    "subscribe today",
    "subskrybuj",
    "suscribirse",
    "suscribirse ahora",
    "suscríbete",
    "suscríbete ahora",
    "s’abonner",
    "tilaa",
    "upgrade now",
    "upgrade to paid",
    "zasubskrybuj",
    "đăng ký",
    "подписаться",
    "підписатися",
    "اشترك",
    "اشترك الآن",
    "今すぐ購読",
    "登録する",
    "立即訂閱",
    "立即订阅",
    "訂閱",
    "订阅",
    "購読する",
    "구독하기",
    "지금 구독하기",
];

/// How the words of buttons start that share a text, in lower case.
const SHARE: [&str; 9] = [
    "share",
    "refer a friend",
    "teilen",
    "partager",
    "compartir",
    "condividi",
    "compartilhar",
    "поделиться",
    "delen",
];

/// A button says hardly more, in bytes.
const LONGEST: usize = 90;

/// The kind of an element that holds one button and nothing else.
pub(super) fn kind(document: &Document, node: NodeId) -> Option<FurnitureKind> {
    let class = document.attribute(node, "class")?;
    let is_wrapper = |word: &str| WRAPPERS.contains(&word);
    if !class.split_ascii_whitespace().any(is_wrapper) {
        return None;
    }
    let mut links = document.elements(node, Tag::A);
    let (Some(link), None) = (links.next(), links.next()) else {
        return None;
    };
    let text = document.inner_text(node);
    let words = fold(text.trim());
    let whole = document.inner_text(link).trim() == text.trim() && words.len() <= LONGEST;
    whole.then(|| of_words(&words)).flatten()
}

/// The kind of a line that is one link with these words, in lower case.
pub(super) fn of_words(words: &str) -> Option<FurnitureKind> {
    let words = words.trim_matches(|sign: char| !sign.is_alphanumeric());
    if is_subscription(words) {
        Some(FurnitureKind::Subscription)
    } else if SHARE.iter().any(|start| words.starts_with(start)) {
        Some(FurnitureKind::ShareLinks)
    } else if comments::is_invitation(words) {
        Some(FurnitureKind::Comments)
    } else {
        None
    }
}

/// Whether words in lower case, on a link of their own, ask to subscribe.
pub(super) fn is_subscription(words: &str) -> bool {
    SUBSCRIBE.binary_search(&words).is_ok() || starting(&SUBSCRIBE_TO, words).next().is_some()
}

/// How such words start that name what one subscribes to, sorted.
const SUBSCRIBE_TO: [&str; 24] = [
    "abonneer je op ",
    "abonnez-vous à ",
    "abonniere ",
    "abonnieren sie ",
    "abonniert ",
    "assine a ",
    "assine o ",
    "inscreva-se na ",
    "inscreva-se no ",
    "iscriviti al ",
    "iscriviti alla ",
    "prenumerera på ",
    "subscribe to ",
    "suscríbete a ",
    "suscríbete al ",
    "подписаться на ",
    "подписывайся на ",
    "подписывайтесь на ",
    "подпишись на ",
    "подпишитесь на ",
    "підписатися на ",
    "підписуйтесь на ",
    "اشترك في ",
    "สมัครรับ",
];
