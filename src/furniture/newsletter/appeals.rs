//! Sentences that ask readers to subscribe, or to follow a site elsewhere.

use super::tells_how;
use crate::furniture::tail::Tail;
use crate::furniture::words::starting;

/// How sentences start that thank for reading and ask for more, in lower case, sorted.
const THANKS: [&str; 11] = [
    "get full access to",
    "if you enjoyed this post",
    "if you liked this post",
    "thank you for reading",
    "thanks for reading",
    "this is a free preview of a paid",
    "this is a public episode",
    "this post is public",
    "to receive new posts",
    "you're currently a free subscriber",
    "you’re currently a free subscriber",
];

/// What a publication says of itself before it asks.
const PUBLICATION: &str = "is a reader-supported publication";

/// What such sentences ask for, in lower case.
const ASKED: [&str; 7] = [
    "feel free to share",
    "new posts",
    "share it with",
    "subscribe",
    "subscription",
    "support my work",
    "to hear more, visit",
];

/// How sentences start that ask to sign up, in lower case, sorted.
const SIGN_UPS: [&str; 52] = [
    "abonneer je op",
    "abonnez-vous à",
    "abonniere ",
    "abonnieren sie ",
    "apúntate a",
    "aquí puedes suscribirte",
    "assine a",
    "assine nossa",
    "bestellen sie ",
    "cadastre-se",
    "du kannst unseren",
    "get our",
    "hier abonnieren",
    "hier geht es zum newsletter",
    "hier geht's zum newsletter",
    "hier geht’s zum newsletter",
    "hier kannst du unseren",
    "hier kun je je",
    "hier können sie unseren",
    "inscreva-se",
    "inscrivez-vous à",
    "iscriviti a",
    "join our",
    "meld je aan",
    "melden sie sich",
    "odebírejte",
    "prenumerera på",
    "puedes suscribirte",
    "receba ",
    "recevez ",
    "recibe ",
    "ricevi ",
    "schrijf je in",
    "sie können unseren",
    "sign up for",
    "sign up here",
    "sign up now",
    "sign up to",
    "subscreva a",
    "subscribe here",
    "subscribe now",
    "subscribe to",
    "suscríbase a",
    "suscríbete a",
    "tilaa ",
    "tilmeld dig",
    "tutaj zapiszesz się",
    "want more",
    "zapisz się",
    "подписывайтесь на",
    "подпишитесь на",
    "підписуйтесь на",
];

/// What one signs up for, in lower case.
const NEWSLETTERS: [&str; 20] = [
    "newsletter",
    "mailing list",
    "daily email",
    "weekly email",
    "boletín",
    "boletim",
    "lettre d'info",
    "lettre d’info",
    "infolettre",
    "nieuwsbrief",
    "nyhetsbrev",
    "nyhedsbrev",
    "uutiskirje",
    "biuletyn",
    "zpravodaj",
    "hírlevél",
    "bülten",
    "рассылк",
    "розсилк",
    "ニュースレター",
];

/// How sentences start that ask to follow, in lower case, sorted.
const FOLLOW: [&str; 73] = [
    "abonnez-vous à notre",
    "abonniere unseren",
    "abonnieren sie unseren",
    "bizi google",
    "bizi sosyal",
    "bizi takip edin",
    "find us on",
    "folge uns auf",
    "folgen sie uns auf",
    "follow our",
    "follow us on",
    "följ oss på",
    "følg os på",
    "følg oss på",
    "ikuti kami di",
    "ikuti kami melalui",
    "iscriviti al nostro",
    "iscriviti alla nostra",
    "join our",
    "join us on",
    "jälgi meid",
    "kövess minket",
    "kövessen minket",
    "obserwuj nas na",
    "obserwuj nas w",
    "prati nas na",
    "pratite nas na",
    "retrouvez-nous sur",
    "segueix-nos a",
    "segueix-nos al",
    "segui il nostro",
    "seguici su",
    "sekite mus",
    "seko mums",
    "seuraa meitä",
    "siga o nosso",
    "siga-nos n",
    "sigueu-nos a",
    "sledujte nás na",
    "subscribe to our",
    "suivez-nous sur",
    "suscríbete a nuestro",
    "síguenos en",
    "theo dõi chúng tôi trên",
    "theo dõi kênh",
    "urmărește-ne pe",
    "volg ons op",
    "śledź nas na",
    "ακολουθήστε μας στο",
    "подписывайтесь на",
    "подписывайтесь на на",
    "подпишитесь на",
    "подпишитесь на на",
    "последвайте ни в",
    "последвайте ни във",
    "підписуйтесь на",
    "підписуйтесь на на",
    "следите за нами в",
    "слідкуйте за нами в",
    "стежте за нами у",
    "читайте нас в",
    "читайте нас на",
    "читайте нас у",
    "עקבו אחרינו ב",
    "تابعنا على",
    "تابعوا حسابنا على",
    "تابعونا على",
    "ما را در",
    "हमें फॉलो करें",
    "ติดตามเราได้ที่",
    "フォローはこちら",
    "关注我们的",
    "追蹤我們的",
];

/// Where one follows, in lower case.
const NETWORKS: [&str; 24] = [
    "google haberler",
    "google новости",
    "sosyal medya",
    "تيليغرام",
    "تليجرام",
    "تلغرام",
    "واتساب",
    "يوتيوب",
    "תלגרם",
    "telegram",
    "телеграм",
    "whatsapp",
    "viber",
    "facebook",
    "twitter",
    "instagram",
    "youtube",
    "linkedin",
    "tiktok",
    "bluesky",
    "mastodon",
    "google news",
    "discord",
    "فيسبوك",
];

/// A sentence that asks to sign up is short, in bytes, and one that asks to follow has few words.
const LONGEST_SIGN_UP: usize = 240;
const MOST_WORDS: usize = 14;

/// Lines above a text that only subscribers can read, in lower case, sorted.
const WALLS: [&str; 15] = [
    "already a paid subscriber? sign in",
    "already a subscriber? sign in",
    "already have an account? log in",
    "already have an account? sign in",
    "keep reading with a 7-day free trial",
    "login or subscribe to participate",
    "login or subscribe to participate in polls",
    "subscribe to continue reading",
    "subscribe to keep reading",
    "this post is for paid subscribers",
    "this post is for paid subscribers only",
    "this post is for paying subscribers",
    "this post is for paying subscribers only",
    "this post is for subscribers",
    "this post is for subscribers only",
];

/// Whether a line in lower case says that the rest is for subscribers.
pub(in crate::furniture) fn is_wall(line: &str) -> bool {
    WALLS.binary_search(&line.trim_end_matches('.')).is_ok()
}

/// Whether sentences that ask for such a thing start at a place of a tail and end the text.
pub(in crate::furniture) fn starts(tail: &Tail, at: usize) -> bool {
    let rest = tail.folded.get(at..).unwrap_or("").trim_end();
    rest.len() <= super::LONGEST_SENTENCES && (thanks(rest) || follows(rest))
        || signs_up(tail, at, rest)
}

fn thanks(rest: &str) -> bool {
    let first = rest.split('.').next().unwrap_or("");
    let thanks = starting(&THANKS, rest).next().is_some() || first.ends_with(PUBLICATION);
    thanks && ASKED.iter().any(|asked| rest.contains(asked))
}

fn signs_up(tail: &Tail, at: usize, rest: &str) -> bool {
    rest.len() <= LONGEST_SIGN_UP
        && starting(&SIGN_UPS, rest).next().is_some()
        && NEWSLETTERS.iter().any(|name| rest.contains(name))
        && tells_how(tail, at, rest)
}

/// One sentence, and where to.
fn follows(rest: &str) -> bool {
    starting(&FOLLOW, rest).next().is_some()
        && !rest.contains(". ")
        && rest.split_whitespace().count() <= MOST_WORDS
        && NETWORKS.iter().any(|network| rest.contains(network))
}
