//! Lines of links to share.

use std::sync::LazyLock;

use super::lines::Lines;
use super::tail::Tail;
use super::words::{Needles, starting, starts_sentence};
use crate::article::FurnitureKind;

/// Parts of addresses that share the page they are given, in lower case.
const SHARE_PARTS: [&str; 24] = [
    "/sharer",
    "/share-post.g?",
    "/share?",
    "/share.php",
    "/share/url?",
    "/dialog/share",
    "/intent/tweet",
    "/intent/post",
    "/intent/compose",
    "/home?status=",
    "/sharearticle",
    "/share-offsite",
    "/pin/create",
    "/submit?url=",
    "/submit/?url=",
    "/save?url=",
    "/submitlink?",
    "/add_to/",
    "/~ff/",
    "/1.0/go",
    "send?text=",
    "send/?text=",
    "whatsapp://send",
    "mailto:?",
];

/// A line says little beside its links, in bytes.
const MOST_OTHER_TEXT: usize = 24;

/// Behind the words in brackets on a plugin's button, a service is named.
const MOST_WORDS_BEHIND: usize = 2;

/// A row of names alone is short, in bytes.
const LONGEST_ROW: usize = 160;

/// What buttons to share, and invitations to follow, say beside the name of a service, in lower case,
/// sorted.
const WORDS: [&str; 69] = [
    "article",
    "auf",
    "bei",
    "by",
    "compartilhar",
    "compartilhe",
    "compartir",
    "condividi",
    "copy",
    "deel",
    "del",
    "dela",
    "delen",
    "dieses",
    "distribuie",
    "em",
    "en",
    "esto",
    "folge",
    "folgen",
    "follow",
    "följ",
    "in",
    "jaa",
    "link",
    "me",
    "megosztás",
    "no",
    "on",
    "ons",
    "op",
    "oss",
    "page",
    "partager",
    "partilhar",
    "paylaş",
    "post",
    "print",
    "på",
    "save",
    "sdílet",
    "seguici",
    "share",
    "sie",
    "siga-nos",
    "story",
    "su",
    "suivez-nous",
    "sur",
    "síguenos",
    "teile",
    "teilen",
    "this",
    "to",
    "tweet",
    "tweeten",
    "twittear",
    "udostępnij",
    "uns",
    "us",
    "via",
    "volg",
    "with",
    "μοιράσου",
    "на",
    "поделиться",
    "поділитися",
    "שתפו",
    "شارك",
];

/// What joins names of services, in lower case. A sentence joins them as well, so that a row says
/// what it is for where it has one of these.
const JOINTS: [&str; 9] = ["&", "and", "e", "et", "och", "oder", "or", "und", "y"];

/// Labels of such rows, and buttons that stand alone, in lower case, sorted.
const LABELS: [&str; 103] = [
    "aan het laden...",
    "bagikan ini:",
    "beğen yükleniyor...",
    "bunu beğen:",
    "bunu paylaş:",
    "cargando...",
    "caricamento...",
    "carregando...",
    "chargement…",
    "chia sẻ:",
    "comparte esto:",
    "compartilhar:",
    "compartilhe isso:",
    "compartir:",
    "compártelo:",
    "condividi su:",
    "condividi:",
    "curtir carregando...",
    "curtir carregando…",
    "curtir isso:",
    "del dette:",
    "dela detta:",
    "dela:",
    "delen:",
    "dit delen:",
    "gefällt mir lädt …",
    "gefällt mir wird geladen …",
    "gefällt mir wird geladen...",
    "gefällt mir:",
    "gilla laddar in …",
    "gilla laddar in...",
    "gilla:",
    "j'aime ceci :",
    "j'aime chargement…",
    "j'aime ça :",
    "jaa tämä:",
    "j’aime ceci :",
    "j’aime chargement…",
    "j’aime ça :",
    "laddar in …",
    "lik dette:",
    "like aan het laden...",
    "like loading...",
    "like loading…",
    "like this:",
    "liker laster inn …",
    "loading...",
    "lubię to wczytywanie…",
    "lubię to! wczytywanie…",
    "lubię to:",
    "me gusta cargando...",
    "me gusta cargando…",
    "me gusta esto:",
    "me gusta:",
    "megosztás:",
    "memuat...",
    "menyukai ini:",
    "mi piace caricamento in corso…",
    "mi piace caricamento...",
    "mi piace:",
    "partager :",
    "partager:",
    "sdílet:",
    "share this",
    "share this article",
    "share this post",
    "share this story",
    "share this:",
    "share:",
    "sharethis",
    "suka memuat...",
    "teilen mit:",
    "teilen:",
    "thích điều này:",
    "to se mi líbí:",
    "tweet",
    "tykkää tästä:",
    "udostępnij to:",
    "udostępnij:",
    "vind ik leuk:",
    "vind-ik-leuk aan het laden...",
    "wczytywanie…",
    "wird geladen …",
    "wird geladen...",
    "нравится загрузка...",
    "поделиться ссылкой:",
    "поделиться:",
    "понравилось это:",
    "поширити:",
    "いいね 読み込み中…",
    "いいね:",
    "共有:",
    "分享到:",
    "分享到：",
    "分享此文:",
    "分享此文：",
    "喜欢 正在加载……",
    "喜歡 正在載入...",
    "請按讚：",
    "赞过：",
    "공유하기:",
    "이것이 좋아요:",
    "좋아하기 가져오는 중...",
];

/// What the buttons of a plugin for sharing start with, in lower case, sorted.
const CLICKS: [&str; 62] = [
    "clic pentru a partaja",
    "click to email",
    "click to print",
    "click to share on",
    "clique para compartilhar",
    "clique para enviar",
    "clique para imprimir",
    "cliquer pour envoyer",
    "cliquer pour imprimer",
    "cliquer pour partager",
    "cliquez pour envoyer",
    "cliquez pour imprimer",
    "cliquez pour partager",
    "dă clic pentru a",
    "email a link to a friend (",
    "fai clic per condividere",
    "fai clic qui per condividere",
    "fai clic qui per stampare",
    "fes clic per compartir",
    "feu clic per compartir",
    "haz clic en",
    "haz clic para compartir",
    "haz clic para enviar",
    "haz clic para imprimir",
    "klick, um",
    "klicka för att dela",
    "klicke, um auf",
    "klicken zum",
    "klicken, um",
    "klik for at dele",
    "klik om af te drukken",
    "klik om dit te e-mailen",
    "klik om een link",
    "klik om te delen",
    "klik untuk membagikan",
    "klik untuk mencetak",
    "klikk for å dele",
    "klikkaa jakaaksesi",
    "kliknij, aby",
    "klikněte pro sdílení",
    "premeu per compartir",
    "print (opens",
    "share on bluesky (",
    "share on facebook (",
    "share on linkedin (",
    "share on mastodon (",
    "share on pinterest (",
    "share on pocket (",
    "share on reddit (",
    "share on telegram (",
    "share on threads (",
    "share on tumblr (",
    "share on twitter (",
    "share on whatsapp (",
    "share on x (",
    "нажмите здесь, чтобы",
    "нажмите, чтобы",
    "натисніть, щоб",
    "クリックして",
    "点击以",
    "點一下即可",
    "클릭하여",
];

/// Names of services that pages are shared on, in lower case, sorted.
const SERVICES: [&str; 31] = [
    "bluesky",
    "buffer",
    "e-mail",
    "email",
    "facebook",
    "flipboard",
    "gmail",
    "instagram",
    "line",
    "linkedin",
    "mail",
    "mastodon",
    "messenger",
    "pinterest",
    "pocket",
    "reddit",
    "skype",
    "telegram",
    "threads",
    "tiktok",
    "tumblr",
    "twitter",
    "viber",
    "vk",
    "vkontakte",
    "wechat",
    "weibo",
    "whatsapp",
    "x",
    "xing",
    "youtube",
];

/// Whether an address shares a page.
pub(super) fn is_share(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    SHARE_PARTS.iter().any(|part| address.contains(part))
}

/// Whether words in lower case are the name of a service that pages are shared on.
pub(super) fn is_service(words: &str) -> bool {
    SERVICES.binary_search(&words).is_ok()
}

/// Finds a line at the end that holds nothing but links to share, or, without tags, what stood on
/// them.
pub(super) fn find(lines: &Lines, tail: &Tail) -> Option<(FurnitureKind, usize)> {
    let found = has_links_only(tail) || !lines.is_single() && (is_row(tail) || is_button(tail));
    let at = match found {
        true => 0,
        false => tail.from + buttons(tail).or_else(|| labelled_row(tail))?,
    };
    Some((FurnitureKind::ShareLinks, at))
}

fn has_links_only(tail: &Tail) -> bool {
    let line = tail.line;
    if !line.links().all(|link| is_share(&link.address)) {
        return false;
    }
    let linked: usize = line.links().map(|link| link.range.len()).sum();
    let others = line.text().trim().len().saturating_sub(linked);
    linked > 0 && others <= MOST_OTHER_TEXT
}

/// `Share this:`, `Like Loading...`, `Click to share on Facebook (Opens in new window)`.
fn is_button(tail: &Tail) -> bool {
    let Some(text) = tail.whole(LONGEST_ROW) else {
        return false;
    };
    let clicks = || {
        let behind = text.rsplit_once([')', '）']).map(|(_, behind)| behind);
        let few = |behind: &str| behind.split_whitespace().count() <= MOST_WORDS_BEHIND;
        starting(&CLICKS, text).next().is_some() && behind.is_some_and(few)
    };
    !tail.line.in_item && LABELS.binary_search(&&*crate::text::collapse(text)).is_ok() || clicks()
}

/// Where `Share this: Click to share on X (Opens in new window) Like this: Like Loading...` starts that
/// ends a text without tags.
fn buttons(tail: &Tail) -> Option<usize> {
    static NEEDLES: LazyLock<Needles> = LazyLock::new(|| Needles::new(&CLICKS));
    let end = tail.folded.trim_end();
    if !end.ends_with([')', '）', '.', '…']) && !end.rsplit(' ').next().is_some_and(is_service) {
        return None;
    }
    let (first, _) = NEEDLES.all(end).next()?;
    let before = end.get(..first)?.trim_end();
    let labels = LABELS.iter().filter_map(|label| before.strip_suffix(label));
    let start = labels.map(str::len).min()?;
    let mut rest = end.get(first..)?;
    while starting(&CLICKS, rest).next().is_some() {
        let (_, behind) = rest.split_once([')', '）'])?;
        let mut behind = behind.trim_start();
        // The name of the service stands behind the brackets again.
        if let Some((name, further)) = behind.split_once(' ')
            && is_service(name)
        {
            behind = further.trim_start();
        }
        rest = behind;
    }
    let ended = rest.is_empty() || is_service(rest) || are_labels(rest);
    (ended && starts_sentence(end, start)).then_some(start)
}

/// Where `Share this: Facebook X Like this: Like Loading...` starts that ends a text without tags.
fn labelled_row(tail: &Tail) -> Option<usize> {
    let end = tail.folded.trim_end();
    if !end.ends_with(['…', ':']) && !end.ends_with("...") && !is_service(last_word(end)) {
        return None;
    }
    let near = end.len().saturating_sub(LONGEST_ROW);
    let row = end.as_bytes().get(near..)?;
    // A colon of either width, by its last byte.
    memchr::memchr2(b':', 0x9A, row)?;
    let (mut rest, mut parts, mut start) = (end, 0, None);
    while rest.len() > near {
        let label = LABELS
            .iter()
            .filter(|label| rest.ends_with(**label))
            .max_by_key(|label| label.len());
        let word = last_word(rest);
        let length = match label {
            Some(label) => label.len(),
            None if is_service(word) || WORDS.binary_search(&word).is_ok() => word.len(),
            None => break,
        };
        rest = rest.get(..rest.len() - length)?.trim_end();
        parts += 1;
        start = label.map(|_| rest.len()).or(start);
    }
    let start = start.filter(|_| parts > 1)?;
    let at = end.len() - end.get(start..)?.trim_start().len();
    starts_sentence(end, at).then_some(at)
}

fn last_word(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or("")
}

/// Whether words in lower case stand above links to share.
pub(super) fn is_label(words: &str) -> bool {
    LABELS.binary_search(&words).is_ok()
}

/// Whether a text in lower case is one label after the other.
fn are_labels(text: &str) -> bool {
    let mut rest = text;
    while let Some(behind) = LABELS
        .iter()
        .rev()
        .find_map(|label| rest.strip_prefix(label))
    {
        rest = behind.trim_start();
        if rest.is_empty() {
            return true;
        }
    }
    false
}

/// `Share on Facebook Tweet Email`: names of services, two at least unless it says what for.
fn is_row(tail: &Tail) -> bool {
    let Some(row) = tail.whole(LONGEST_ROW).filter(|_| !tail.line.in_item) else {
        return false;
    };
    let (mut services, mut words, mut joined) = (0, 0, false);
    let parts =
        row.split(|sign: char| sign.is_whitespace() || matches!(sign, '|' | '·' | '•' | '/'));
    for word in parts.map(|word| word.trim_matches([':', '!', '(', ')', '[', ']', ',', '.'])) {
        if SERVICES.binary_search(&word).is_ok() {
            services += 1;
        } else if WORDS.binary_search(&word).is_ok() {
            words += 1;
        } else if JOINTS.contains(&word) {
            joined = true;
        } else if !word.is_empty() {
            return false;
        }
    }
    services >= 2 && (words > 0 || !joined) || services == 1 && words >= 2
}
