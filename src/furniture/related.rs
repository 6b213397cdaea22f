//! Lists of links to other texts of the same site, and lists of categories whose label stands on a
//! line of its own.

use super::filing;
use super::lines::{Line, Lines};
use super::{share, words::fold};
use crate::article::FurnitureKind;

/// What stands above links to related texts, in lower case, sorted.
const LABELS: [&str; 246] = [
    "also read",
    "also see",
    "articles liés",
    "articles similaires",
    "articole asemănătoare",
    "articole similare",
    "articoli correlati",
    "articolo correlato",
    "artigos relacionados",
    "artikel terkait",
    "artículos relacionados",
    "auch interessant",
    "ayrıca bakınız",
    "ayrıca okuyun",
    "baca juga",
    "baca lainnya",
    "baca selengkapnya",
    "benzer yazılar",
    "berita terkait",
    "bunlar da ilginizi çekebilir",
    "bài viết liên quan",
    "bővebben a témában",
    "citește mai mult",
    "citește și",
    "citiți și",
    "czytaj także",
    "czytaj też",
    "czytaj więcej",
    "das könnte dich auch interessieren",
    "das könnte dir auch gefallen",
    "das könnte sie auch interessieren",
    "entradas relacionadas",
    "further coverage",
    "gerelateerde artikelen",
    "gerelateerde berichten",
    "ilgili haber",
    "ilgili haberler",
    "ilgili yazılar",
    "kapcsolódó bejegyzések",
    "kapcsolódó cikkek",
    "lasi arī",
    "lasiet arī",
    "lea además",
    "lea también",
    "lee más",
    "lee también",
    "leer más",
    "leer también",
    "lees ook",
    "lees verder over",
    "leggi altro",
    "leggi anche",
    "leggi di più",
    "leia mais",
    "leia também",
    "ler também",
    "les mer",
    "les også",
    "lesen sie auch",
    "lest auch",
    "lies auch",
    "lihat juga",
    "lire aussi",
    "lire également",
    "loe ka",
    "lue lisää",
    "lue myös",
    "läs mer",
    "läs också",
    "läs även",
    "læs mere",
    "læs også",
    "lê também",
    "meer lezen",
    "mehr lesen",
    "mehr zum thema",
    "mira también",
    "mohlo by vás zajímat",
    "mohlo by vás zaujímať",
    "more on this story",
    "notas relacionadas",
    "noticias relacionadas",
    "notícias relacionadas",
    "olvasd el ezt is",
    "podobne artykuły",
    "podobne wpisy",
    "podobné příspěvky",
    "podobné články",
    "post correlati",
    "posts relacionados",
    "potrebbe interessarti",
    "potrebbe interessarti anche",
    "povezani članci",
    "powiązane artykuły",
    "preberite tudi",
    "preberite več",
    "pročitajte i",
    "pročitajte više",
    "przeczytaj także",
    "przeczytaj też",
    "read also",
    "read next",
    "recommended for you",
    "related",
    "related articles",
    "related content",
    "related coverage",
    "related news",
    "related posts",
    "related reading",
    "related stories",
    "related topics",
    "relaterade artiklar",
    "relaterade inlägg",
    "relaterede artikler",
    "relaterede indlæg",
    "relaterte artikler",
    "relaterte innlegg",
    "saiba mais",
    "see also",
    "simak juga",
    "similar posts",
    "skaitykite taip pat",
    "slične objave",
    "sorodni prispevki",
    "související články",
    "sur le même sujet",
    "sur le même thème",
    "súvisiace články",
    "también te puede interesar",
    "te puede interesar",
    "ti potrebbe interessare",
    "tin liên quan",
    "up next",
    "vea también",
    "vedi anche",
    "veja também",
    "ver también",
    "verwandte artikel",
    "verwandte beiträge",
    "vezi și",
    "viac k téme",
    "voir aussi",
    "více k tématu",
    "weitere artikel",
    "xem thêm",
    "you may also be interested in",
    "you may also like",
    "you might also be interested in",
    "you might also like",
    "zobacz także",
    "zobacz też",
    "à lire aussi",
    "à lire également",
    "à voir aussi",
    "ähnliche artikel",
    "ähnliche beiträge",
    "čitaj još",
    "čitajte još",
    "čtěte dále",
    "čtěte také",
    "čtěte též",
    "čtěte více",
    "čítajte tiež",
    "đọc thêm",
    "διαβάστε ακόμα",
    "διαβάστε ακόμη",
    "διαβάστε επίσης",
    "διαβάστε περισσότερα",
    "μη χάσετε",
    "σχετικά άρθρα",
    "більше на тему",
    "вижте още",
    "ещё по теме",
    "материалы по теме",
    "повезани чланци",
    "подробнее по теме",
    "похожие записи",
    "похожие новости",
    "похожие статьи",
    "прочетете още",
    "свързани статии",
    "связанные записи",
    "схожі записи",
    "схожі статті",
    "читайте также",
    "читайте також",
    "чытайце таксама",
    "בנושא זה",
    "כתבות קשורות",
    "לקריאה נוספת",
    "קראו גם",
    "إقرأ أيضا",
    "اقرأ أيضا",
    "اقرأ أيضاً",
    "اقرأ أيضًا",
    "اقرأ ايضا",
    "مزيد من التفاصيل",
    "مطالب مرتبط",
    "مطالب مشابه",
    "مقالات ذات صلة",
    "مواضيع ذات صلة",
    "همچنین بخوانید",
    "और पढ़ें",
    "यह भी पढ़ें",
    "ये भी पढ़ें",
    "संबंधित खबरें",
    "আরও পড়ুন",
    "இதையும் படிங்க",
    "ఇవి కూడా చదవండి",
    "ข่าวที่เกี่ยวข้อง",
    "ดูเพิ่มเติม",
    "บทความที่เกี่ยวข้อง",
    "อ่านข่าวเพิ่มเติม",
    "อ่านต่อ",
    "อ่านเพิ่มเติม",
    "เรื่องที่เกี่ยวข้อง",
    "あわせて読みたい",
    "あわせて読みたい記事",
    "こちらもおすすめ",
    "もっと読む",
    "关联阅读",
    "延伸閱讀",
    "延伸閱讀新聞",
    "延伸阅读",
    "推荐阅读",
    "更多報導",
    "更多新聞",
    "更多相关",
    "更多相關",
    "相关报道",
    "相关文章",
    "相关新闻",
    "相关阅读",
    "相關報導",
    "相關文章",
    "相關新聞",
    "関連ニュース",
    "関連投稿",
    "関連記事",
    "關聯閱讀",
    "관련 글",
    "관련 기사",
    "관련기사",
    "더 읽기",
    "함께 보면 좋은 글",
];

/// What stands before the services that one may listen on, in lower case.
const SUBSCRIBE: [&str; 4] = ["listen on", "subscribe", "subscribe on", "subscribe via"];

/// The title of another text has as many words; without a colon a sentence may go on with fewer.
const FEWEST_WORDS: usize = 3;

/// Such lists are hardly longer.
const MOST_LINKS: usize = 12;

/// A label is short, in bytes.
const LONGEST_LABEL: usize = 80;

/// Removes such a list from the end of a description. What stands above it stays.
pub(super) fn trim(lines: &mut Lines) -> bool {
    let Some((label, kind)) = label(lines) else {
        return false;
    };
    for number in label..lines.lines.len() {
        lines.cut_from(number, 0, kind);
    }
    true
}

/// The line with the label of a list of links that ends the description, and what is listed.
fn label(lines: &Lines) -> Option<(usize, FurnitureKind)> {
    let mut links = 0;
    let left = lines.lines.iter().enumerate().rev();
    for (number, line) in left.filter(|(_, line)| !line.is_blank()) {
        if let Some(kind) = labelled_row(line) {
            return (lines.first() != Some(number)).then_some((number, kind));
        }
        if line.is_one_link() && links < MOST_LINKS {
            links += 1;
            continue;
        }
        let kind = (links > 0).then(|| kind(line)).flatten()?;
        return (lines.first() != Some(number)).then_some((number, kind));
    }
    None
}

/// `Read also: The mill turns`: a label, and what is linked behind it, in one line.
fn labelled_row(line: &Line) -> Option<FurnitureKind> {
    let text = line.text();
    let first = line.links().next()?;
    let at = first.range.start.saturating_sub(line.start());
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let inside = before.trim().is_empty();
    let label = match inside {
        true => rest.split([':', '：']).next().unwrap_or(""),
        false => before,
    };
    let long = label.len() > LONGEST_LABEL || line.in_item;
    if long || !is_linked_throughout(line, at) {
        return None;
    }
    let folded = fold(label.trim());
    let label = bare(&folded);
    let kind = match SUBSCRIBE.contains(&label) {
        true => FurnitureKind::Subscription,
        false => LABELS
            .binary_search(&label)
            .ok()
            .map(|_| FurnitureKind::ShareLinks)?,
    };
    let colon = inside && label.len() < rest.len() || before.trim_end().ends_with([':', '：']);
    let named = || line.link_text(first).split_whitespace().count() >= FEWEST_WORDS;
    (colon || !inside && named()).then_some(kind)
}

/// Whether nothing but signs stands between links, and behind them, from a place on.
fn is_linked_throughout(line: &Line, from: usize) -> bool {
    let mut at = from;
    for link in line.links() {
        let start = link.range.start.saturating_sub(line.start());
        let between = line.text().get(at..start.max(at)).unwrap_or("");
        if between.contains(char::is_alphanumeric) {
            return false;
        }
        at = start + link.range.len();
    }
    let behind = line.text().get(at..).unwrap_or("");
    !behind.contains(char::is_alphanumeric)
}

/// What stands below a label.
fn kind(line: &Line) -> Option<FurnitureKind> {
    let text = line.text().trim();
    if text.len() > LONGEST_LABEL || line.has_links() {
        return None;
    }
    let words = fold(text);
    let shares = share::is_label(&words);
    let words = bare(&words);
    if shares || LABELS.binary_search(&words).is_ok() || is_more_from(line, words) {
        Some(FurnitureKind::ShareLinks)
    } else if text.ends_with([':', '：']) && filing::is_label(words) {
        Some(FurnitureKind::Filing)
    } else {
        None
    }
}

/// `More from Tide Weekly:`, with a name of a few words.
fn is_more_from(line: &Line, words: &str) -> bool {
    const STARTS: [&str; 8] = [
        "more from ",
        "mehr von ",
        "plus de ",
        "más de ",
        "mais de ",
        "altro da ",
        "meer van ",
        "mer från ",
    ];
    const MOST_WORDS: usize = 5;
    let named = line.in_heading || line.text().trim_end().ends_with(':');
    let mut rests = STARTS.iter().filter_map(|start| words.strip_prefix(start));
    named && rests.any(|rest| rest.split_whitespace().count() <= MOST_WORDS)
}

/// Words without the signs around them.
fn bare(words: &str) -> &str {
    words.trim_matches(|sign: char| !sign.is_alphanumeric() && !is_mark(sign))
}

/// Vowel signs of Asian scripts end words as letters do.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{900}'..='\u{109F}')
}
