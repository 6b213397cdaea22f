//! Sentences that say that the rest of a text is for those who pay.

use std::sync::LazyLock;

use crate::furniture::words::{Needles, starting};

/// Lines above a text that only subscribers can read, in lower case, sorted.
const WALLS: [&str; 149] = [
    "abbonati per continuare a leggere",
    "abbonati per leggere tutto",
    "abonneer je om verder te lezen",
    "abonner deg for å lese videre",
    "abonnez-vous pour lire cet article",
    "abonnez-vous pour lire la suite",
    "abonnez-vous pour lire la suite de cet article",
    "abonnés",
    "alleen voor abonnees",
    "already a member? log in",
    "already a member? log in here",
    "already a member? sign in",
    "already a paid subscriber? sign in",
    "already a subscriber? log in",
    "already a subscriber? log in here",
    "already a subscriber? sign in",
    "already have an account? log in",
    "already have an account? sign in",
    "article abonné",
    "article réservé aux abonnés",
    "article réservé à nos abonnés",
    "articolo riservato agli abbonati",
    "artigo exclusivo para assinantes",
    "artikeln är endast för prenumeranter",
    "artikeln är låst",
    "artiklen er kun for abonnenter",
    "artykuł dostępny tylko dla subskrybentów",
    "artykuł tylko dla subskrybentów",
    "artículo solo para suscriptores",
    "assine para continuar lendo",
    "assine para ler",
    "assine para ler mais",
    "become a member to continue reading",
    "become a member to read this story",
    "bliv abonnent og læs videre",
    "cet article est réservé aux abonnés",
    "cet article est réservé à nos abonnés",
    "contenido exclusivo para suscriptores",
    "contenu réservé aux abonnés",
    "contenuto per gli abbonati",
    "contenuto riservato agli abbonati",
    "conteúdo exclusivo para assinantes",
    "csak előfizetőknek",
    "denna artikel är låst",
    "denne artikel er kun for abonnenter",
    "denne artikkelen er for abonnenter",
    "denne saken er for abonnenter",
    "der vollständige artikel ist nur für abonnenten",
    "dieser artikel ist abonnenten vorbehalten",
    "dieser artikel ist nur für abonnenten",
    "dieser artikel ist nur für abonnenten zugänglich",
    "dieser inhalt ist nur für abonnenten",
    "dit artikel is alleen voor abonnees",
    "doar pentru abonați",
    "endast för prenumeranter",
    "este artigo é exclusivo para assinantes",
    "este contenido es exclusivo para suscriptores",
    "este conteúdo é exclusivo para assinantes",
    "exclusivo assinantes",
    "exclusivo para assinantes",
    "exclusivo para suscriptores",
    "exklusiv für abonnenten",
    "for subscribers only",
    "il vous reste 90% de cet article à lire",
    "jetzt abonnieren und weiterlesen",
    "juttu on tilaajille",
    "keep reading with a 7-day free trial",
    "kun for abonnenter",
    "la suite de cet article est réservée aux abonnés",
    "la suite est réservée aux abonnés",
    "len pre predplatiteľov",
    "log in to continue reading",
    "login or subscribe to participate",
    "login or subscribe to participate in polls",
    "login to continue reading",
    "nur für abonnenten",
    "nur für abonnentinnen und abonnenten",
    "pouze pro předplatitele",
    "prenumerera för att läsa vidare",
    "questo articolo è riservato agli abbonati",
    "register to continue reading",
    "riservato agli abbonati",
    "réservé abonnés",
    "réservé aux abonnés",
    "sign in to continue reading",
    "solo para suscriptores",
    "subscribe now to read the full story",
    "subscribe to continue reading",
    "subscribe to keep reading",
    "subscribe to read more",
    "subscribe to read the full article",
    "subscribe to read the full story",
    "subscribe to unlock this article",
    "subscriber exclusive",
    "subscriber only",
    "subscribers only",
    "subscription required",
    "subskrybuj, aby czytać dalej",
    "suscríbete para leer más",
    "suscríbete para seguir leyendo",
    "sólo para suscriptores",
    "this article is for members only",
    "this article is for subscribers only",
    "this article is only available to subscribers",
    "this content is for members only",
    "this content is for subscribers only",
    "this content is only available to subscribers",
    "this content is restricted to subscribers",
    "this post is for members",
    "this post is for members only",
    "this post is for paid subscribers",
    "this post is for paid subscribers only",
    "this post is for paying subscribers",
    "this post is for paying subscribers only",
    "this post is for subscribers",
    "this post is for subscribers only",
    "this story is for subscribers only",
    "tilaa ja jatka lukemista",
    "to continue reading, subscribe",
    "to read the full story, subscribe",
    "tylko dla subskrybentów",
    "tämä sisältö on vain tilaajille",
    "vain tilaajille",
    "weiterlesen mit abo",
    "článek je pouze pro předplatitele",
    "доступно только подписчикам",
    "материал доступен только подписчикам",
    "оформите подписку, чтобы читать дальше",
    "подпишитесь, чтобы читать дальше",
    "только для подписчиков",
    "тільки для передплатників",
    "למנויים בלבד",
    "للمشتركين فقط",
    "この記事は会員限定です",
    "この記事は有料会員限定です",
    "この記事は有料記事です",
    "仅限订阅用户",
    "以下有料記事",
    "会員限定",
    "会員限定記事",
    "有料会員限定",
    "有料会員限定記事",
    "有料記事",
    "本文为付费内容",
    "続きを読むには会員登録が必要です",
    "続きを読むには有料会員登録が必要です",
    "訂戶限定",
    "訂閱會員專屬",
    "유료회원 전용",
];

/// Whether a line, or the last sentence of one, says in lower case that the rest is for subscribers.
pub(in crate::furniture) fn is_wall(text: &str) -> bool {
    const LONGEST: usize = 120;
    static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::new(&WALLS));
    if text.len() > LONGEST {
        return false;
    }
    let words = text.trim_start_matches(|sign: char| !sign.is_alphanumeric());
    if !NEEDLES.may_start(words.as_bytes()) && !words.starts_with(REST) {
        return false;
    }
    let words = words.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    WALLS.binary_search(&words).is_ok() || is_for_members(words) || is_rest_counted(words)
}

/// `This content is for Supporter and Friend members only`, and perhaps what to press.
fn is_for_members(words: &str) -> bool {
    const STARTS: [&str; 6] = [
        "this article is for ",
        "this content is for ",
        "this episode is for ",
        "this page is for ",
        "this post is for ",
        "this video is for ",
    ];
    const ENDS: [&str; 4] = [
        " members only",
        " subscribers only",
        " patrons only",
        " supporters only",
    ];
    let behind = starting(&STARTS, words).next();
    behind.is_some() && ENDS.iter().any(|end| words.ends_with(end))
}

/// How a count of what is left starts.
const REST: &str = "残り";

/// `残り535文字／全文1234文字`: how much is left to those who pay.
fn is_rest_counted(words: &str) -> bool {
    let counted = words
        .strip_prefix(REST)
        .filter(|rest| rest.contains("文字"));
    counted.is_some_and(|rest| {
        let known = |sign: char| {
            "全文字数約中".contains(sign) || !sign.is_alphanumeric() || sign.is_numeric()
        };
        rest.chars().all(known)
    })
}
