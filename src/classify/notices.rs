//! What sites write on all of their pages, told by its words: that they use cookies, that something is loading, that
//! a text can be listened to.

use super::starts::Starts;
use crate::segment::Segment;
use crate::text::holds;

/// What a notice on cookies says, in lower case, within so many words.
const COOKIES: [&str; 56] = [
    "we and our partners use cookies",
    "we use cookies",
    "we are using cookies",
    "we also use cookies",
    "our site uses cookies",
    "our website uses cookies",
    "this site uses cookies",
    "this website uses cookies",
    "this web site uses cookies",
    "this page uses cookies",
    "by continuing to use this site you",
    "diese seite verwendet cookies",
    "diese seite nutzt cookies",
    "diese website verwendet cookies",
    "diese website nutzt cookies",
    "diese webseite verwendet cookies",
    "diese webseite nutzt cookies",
    "wir verwenden cookies",
    "wir nutzen cookies",
    "wir setzen cookies",
    "unsere website verwendet cookies",
    "ce site utilise des cookies",
    "ce site utilise les cookies",
    "nous utilisons des cookies",
    "notre site utilise des cookies",
    "este sitio utiliza cookies",
    "este sitio usa cookies",
    "este sitio web utiliza cookies",
    "este sitio web usa cookies",
    "esta web utiliza cookies",
    "esta página utiliza cookies",
    "utilizamos cookies",
    "usamos cookies",
    "este site usa cookies",
    "este site utiliza cookies",
    "nós usamos cookies",
    "questo sito utilizza cookie",
    "questo sito utilizza i cookie",
    "questo sito usa cookie",
    "questo sito usa i cookie",
    "utilizziamo i cookie",
    "utilizziamo cookie",
    "deze website gebruikt cookies",
    "deze site gebruikt cookies",
    "deze website maakt gebruik van cookies",
    "wij gebruiken cookies",
    "we gebruiken cookies",
    "używamy plików cookie",
    "ta strona używa cookie",
    "ta strona korzysta z plików cookie",
    "strona korzysta z plików cookie",
    "vi använder cookies",
    "vi bruger cookies",
    "vi bruker cookies",
    "我们使用cookie",
    "本网站使用cookie",
];
const MOST_OF_COOKIES: u32 = 90;

/// What stands where something is loaded, in lower case and without dots, sorted.
const LOADING: [&str; 24] = [
    "bezig met laden",
    "cargando",
    "caricamento",
    "caricamento in corso",
    "carregando",
    "chargement",
    "chargement en cours",
    "ladataan",
    "laddar",
    "laden",
    "laster",
    "loading",
    "loading comments",
    "načítání",
    "please wait",
    "wczytywanie",
    "wird geladen",
    "yükleniyor",
    "ładowanie",
    "загрузка",
    "加载中",
    "読み込み中",
    "載入中",
    "로딩 중",
];
const STARTS_OF_LOADING: &Starts = &Starts::of(&LOADING);
const MOST_OF_LOADING: u32 = 4;

/// How lines start that offer to listen to a text, in lower case.
const LISTEN: [&str; 44] = [
    "listen to this article",
    "listen to this story",
    "listen to this post",
    "listen to the article",
    "listen to article",
    "artikel anhören",
    "artikel vorlesen",
    "diesen artikel anhören",
    "den artikel anhören",
    "écouter cet article",
    "écouter l'article",
    "écouter l’article",
    "écoutez cet article",
    "escuchar este artículo",
    "escuchar artículo",
    "escuchar el artículo",
    "escuchar la nota",
    "escucha este artículo",
    "escuchar noticia",
    "ouvir este artigo",
    "ouvir artigo",
    "ouça este artigo",
    "ouça este conteúdo",
    "ouça esta notícia",
    "ascolta questo articolo",
    "ascolta l'articolo",
    "ascolta l’articolo",
    "beluister dit artikel",
    "luister naar dit artikel",
    "posłuchaj artykułu",
    "odsłuchaj artykuł",
    "poslechněte si článek",
    "lyssna på artikeln",
    "lyt til artiklen",
    "hør artikkelen",
    "kuuntele artikkeli",
    "послушать статью",
    "слушать статью",
    "haberi dinle",
    "makaleyi dinle",
    "收听本文",
    "收听文章",
    "この記事を聴く",
    "기사 듣기",
];
const STARTS_OF_OFFERS: &Starts = &Starts::of(&LISTEN);
/// The length of what is heard may stand behind.
const MOST_OF_LISTEN: u32 = 9;

/// Whether a text is such a notice.
pub(super) fn is_notice(segment: &Segment, text: &str) -> bool {
    let words = segment.measures.words;
    words <= MOST_OF_COOKIES && holds(text, "cookie") && tells_of_cookies(text)
        || words <= MOST_OF_LOADING && is_loading(text)
        || words <= MOST_OF_LISTEN && offers_to_listen(text)
}

fn tells_of_cookies(text: &str) -> bool {
    let text = text.to_lowercase();
    COOKIES.iter().any(|notice| text.contains(notice))
}

fn is_loading(text: &str) -> bool {
    STARTS_OF_LOADING.may_open(text) && {
        let text = text.trim_end_matches(['.', '…', ' ']).to_lowercase();
        LOADING.contains(&text.as_str())
    }
}

/// Whether a line is no sentence and starts with such an offer.
fn offers_to_listen(text: &str) -> bool {
    STARTS_OF_OFFERS.may_open(text) && !text.ends_with(['.', '?', '!']) && {
        let text = text.to_lowercase();
        LISTEN.iter().any(|offer| text.starts_with(offer))
    }
}
