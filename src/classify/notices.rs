//! What sites write on all of their pages, told by its words: that they use cookies, that something is loading, that
//! a text can be listened to.

use super::hints::drop_all;
use super::starts::Starts;
use crate::segment::{Page, Segment};
use crate::text::holds;

/// What notices on cookies say, in lower case, and the programs that ask for consent, in words that are the same on
/// all sites.
const COOKIES: [&str; 95] = [
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
    "cookies are necessary for the website to function",
    "technologies are necessary for the website to function",
    "cookies allow us to count visits and traffic sources",
    "technologies allow us to count visits and traffic sources",
    "cookies enable the website to provide enhanced functionality",
    "technologies enable the website to provide enhanced functionality",
    "cookies may be set through our site by our advertising partners",
    "necessary cookies help make a website usable",
    "necessary cookies are absolutely essential for the website",
    "statistic cookies help website owners to understand",
    "marketing cookies are used to track visitors across websites",
    "preference cookies enable a website to remember",
    "functional cookies help to perform certain functionalities",
    "performance cookies are used to understand and analyze",
    "analytical cookies are used to understand how visitors interact",
    "advertisement cookies are used to provide visitors with relevant ads",
    "cookie is set by gdpr cookie consent plugin",
    "cookies are small text files that can be used by websites",
    "cookies that may not be particularly necessary for the website",
    "diese cookies sind zur funktion der website erforderlich",
    "diese cookies sind für das funktionieren der website erforderlich",
    "notwendige cookies helfen dabei, eine webseite nutzbar zu machen",
    "notwendige cookies sind für die grundfunktionen",
    "marketing-cookies werden verwendet, um besuchern auf webseiten zu folgen",
    "statistik-cookies helfen webseiten-besitzern zu verstehen",
    "ces cookies sont nécessaires au fonctionnement du site",
    "les cookies nécessaires contribuent à rendre un site web utilisable",
    "estas cookies son necesarias para que el sitio web funcione",
    "las cookies necesarias ayudan a hacer una página web utilizable",
    "os cookies necessários ajudam a tornar um website útil",
    "estes cookies são necessários para que o website funcione",
    "i cookie necessari contribuiscono a rendere fruibile il sito web",
    "questi cookie sono necessari per il funzionamento del sito",
    "deze cookies zijn nodig anders werkt de website niet",
    "noodzakelijke cookies helpen een website bruikbaarder te maken",
    "niezbędne pliki cookie przyczyniają się do użyteczności strony",
    "te pliki cookie są niezbędne do funkcjonowania strony",
    "nödvändiga cookies hjälper till att göra en webbplats användbar",
    "nødvendige cookies hjælper med at gøre en hjemmeside brugbar",
    "partners can use this purpose",
];
const MOST_OF_COOKIES: u32 = 120;

/// One of these is in each of them: what `cookie`, `technologies` and `purpose` hold that starts with a rare letter.
const PARTS: [&str; 3] = ["kie", "gies ", "purpose"];

/// More texts on cookies than these are what a page is about.
const MOST_OTHERS: usize = 2;

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

/// Leaves out notices on cookies, unless the page is about such.
pub(super) fn leave_out(page: &Page, chosen: &mut [bool]) {
    let (mut notices, mut others) = (Vec::new(), 0);
    let segments = page.segments.iter().zip(chosen.iter()).enumerate();
    for (number, (segment, _)) in segments.filter(|(_, (_, chosen))| **chosen) {
        let text = page.text(segment);
        if !PARTS.iter().any(|part| holds(text, part)) {
            continue;
        }
        match segment.measures.words <= MOST_OF_COOKIES && tells_of_cookies(text) {
            true => notices.push(number),
            false => others += usize::from(holds(text, "cookie")),
        }
    }
    if others <= MOST_OTHERS {
        drop_all(chosen, &notices);
    }
}

/// Whether a text says that something is loading, or can be listened to, and nothing else.
pub(super) fn is_notice(segment: &Segment, text: &str) -> bool {
    let words = segment.measures.words;
    words <= MOST_OF_LOADING && is_loading(text)
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
