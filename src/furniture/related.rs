//! Lists of links to other texts of the same site, and lists of categories whose label stands on a
//! line of its own.

use super::filing;
use super::lines::{Line, Lines};
use super::words::fold;
use crate::article::FurnitureKind;

/// What stands above links to related texts, in lower case, sorted.
const LABELS: [&str; 135] = [
    "also read",
    "articles liés",
    "articles similaires",
    "articole asemănătoare",
    "articole similare",
    "articoli correlati",
    "artigos relacionados",
    "artikel terkait",
    "artículos relacionados",
    "baca juga",
    "benzer yazılar",
    "berita terkait",
    "bài viết liên quan",
    "citește și",
    "czytaj także",
    "czytaj też",
    "das könnte dich auch interessieren",
    "das könnte dir auch gefallen",
    "das könnte sie auch interessieren",
    "entradas relacionadas",
    "gerelateerde artikelen",
    "gerelateerde berichten",
    "ilgili haberler",
    "ilgili yazılar",
    "kapcsolódó bejegyzések",
    "kapcsolódó cikkek",
    "lea también",
    "lee también",
    "lees ook",
    "leggi anche",
    "leia também",
    "les også",
    "lesen sie auch",
    "lire aussi",
    "lue myös",
    "läs också",
    "läs även",
    "læs også",
    "notas relacionadas",
    "noticias relacionadas",
    "notícias relacionadas",
    "podobne artykuły",
    "podobne wpisy",
    "podobné příspěvky",
    "podobné články",
    "post correlati",
    "posts relacionados",
    "potrebbe interessarti anche",
    "povezani članci",
    "powiązane artykuły",
    "pročitajte i",
    "przeczytaj także",
    "read also",
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
    "similar posts",
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
    "veja também",
    "verwandte artikel",
    "verwandte beiträge",
    "you may also be interested in",
    "you may also like",
    "you might also be interested in",
    "you might also like",
    "à lire aussi",
    "à lire également",
    "ähnliche artikel",
    "ähnliche beiträge",
    "čtěte také",
    "čtěte též",
    "čítajte tiež",
    "διαβάστε επίσης",
    "σχετικά άρθρα",
    "вижте още",
    "материалы по теме",
    "повезани чланци",
    "похожие записи",
    "похожие новости",
    "похожие статьи",
    "свързани статии",
    "связанные записи",
    "схожі записи",
    "схожі статті",
    "читайте также",
    "читайте також",
    "כתבות קשורות",
    "קראו גם",
    "اقرأ أيضا",
    "اقرأ أيضاً",
    "اقرأ أيضًا",
    "مطالب مرتبط",
    "مطالب مشابه",
    "مقالات ذات صلة",
    "مواضيع ذات صلة",
    "यह भी पढ़ें",
    "संबंधित खबरें",
    "ข่าวที่เกี่ยวข้อง",
    "บทความที่เกี่ยวข้อง",
    "あわせて読みたい",
    "延伸閱讀",
    "延伸阅读",
    "推荐阅读",
    "相关文章",
    "相关新闻",
    "相关阅读",
    "相關文章",
    "関連投稿",
    "関連記事",
    "관련 글",
    "관련 기사",
    "관련기사",
    "함께 보면 좋은 글",
];

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
        if line.is_one_link() && links < MOST_LINKS {
            links += 1;
            continue;
        }
        let kind = (links > 0).then(|| kind(line)).flatten()?;
        return (lines.first() != Some(number)).then_some((number, kind));
    }
    None
}

/// What stands below a label.
fn kind(line: &Line) -> Option<FurnitureKind> {
    let text = line.text().trim();
    if text.len() > LONGEST_LABEL || line.has_links() {
        return None;
    }
    let words = fold(text);
    let words = words.trim_matches(|sign: char| !sign.is_alphanumeric() && !is_mark(sign));
    if LABELS.binary_search(&words).is_ok() {
        Some(FurnitureKind::ShareLinks)
    } else if text.ends_with([':', '：']) && filing::is_label(words) {
        Some(FurnitureKind::Filing)
    } else {
        None
    }
}

/// Vowel signs of Asian scripts end words as letters do.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{900}'..='\u{109F}')
}
