//! Lines of links to the categories and tags that a text is filed under.

use super::lines::Line;
use super::tail::Tail;
use super::words::{fold, starting};

/// What stands before such links, in lower case, sorted.
const LABELS: [&str; 162] = [
    "abgelegt in",
    "abgelegt unter",
    "archivado bajo",
    "archivado en",
    "archiviato in",
    "arquivado como",
    "arquivado em",
    "assuntos",
    "avainsanat",
    "categoria",
    "categorias",
    "categorie",
    "categories",
    "categorieën",
    "category",
    "categoría",
    "categorías",
    "catégorie",
    "catégories",
    "chuyên mục",
    "classé dans",
    "classé sous",
    "contrassegnato da tag",
    "címkék",
    "dodano do kategorii",
    "emner",
    "etichete",
    "etichette",
    "etiket",
    "etiketler",
    "etiketter",
    "etiquetado",
    "etiquetado como",
    "etiquetas",
    "etykiety",
    "file under",
    "filed as",
    "filed in",
    "filed under",
    "geplaatst in",
    "gepubliceerd in",
    "getagd",
    "getagged",
    "julkaistu kategoriassa",
    "kategori",
    "kategoria",
    "kategoriat",
    "kategorie",
    "kategorien",
    "kategorier",
    "kategorija",
    "kategorije",
    "kategoriler",
    "kategória",
    "kategóriák",
    "keywords",
    "labels",
    "marcado",
    "marcadores",
    "marqué avec",
    "more about",
    "more on",
    "mots clés",
    "mots-clés",
    "märkt",
    "opgeslagen onder",
    "opublikowano w",
    "otagowano",
    "oznake",
    "palabras clave",
    "palavras-chave",
    "parole chiave",
    "posted in",
    "posted under",
    "postet i",
    "pubblicato in",
    "pubblicato su",
    "publicado em",
    "publicado en",
    "publicat în",
    "publicerat i",
    "publikováno v",
    "publisert i",
    "published in",
    "publié dans",
    "related topics",
    "rubriky",
    "schlagworte",
    "schlagwörter",
    "see more on these topics",
    "stichworte",
    "stikkord",
    "słowa kluczowe",
    "tag",
    "taggar",
    "taggato",
    "tagged",
    "tagged as",
    "tagged in",
    "tagged with",
    "taggé",
    "tagi",
    "tags",
    "tagué",
    "temas",
    "themen",
    "thẻ",
    "topic",
    "topics",
    "trefwoorden",
    "từ khoá",
    "từ khóa",
    "udgivet i",
    "verschlagwortet mit",
    "veröffentlicht unter",
    "zaszufladkowano do kategorii",
    "zařazeno do",
    "značky",
    "étiquette",
    "étiquettes",
    "štítky",
    "ετικέτες",
    "κατηγορία",
    "κατηγορίες",
    "етикети",
    "категории",
    "категория",
    "категорії",
    "ключевые слова",
    "метки",
    "мітки",
    "опубликовано в",
    "опубліковано в",
    "позначки",
    "публикувано в",
    "рубрика",
    "рубрики",
    "теги",
    "קטגוריות",
    "תגיות",
    "תגים",
    "التصنيفات",
    "الوسوم",
    "برچسب‌ها",
    "تصنيفات",
    "دسته‌ها",
    "فهرست",
    "وسوم",
    "カテゴリ",
    "カテゴリー",
    "タグ",
    "分类",
    "分類",
    "发表在",
    "投稿先",
    "标签",
    "标签为",
    "標籤",
    "게시됨",
    "분류",
    "카테고리",
    "태그",
];

/// Such a line is hardly longer, in bytes.
const LONGEST: usize = 600;

/// Signs between links and labels.
const SIGNS: [char; 15] = [
    ',', ';', ':', '|', '·', '•', '/', '#', '-', '—', '\u{A0}', '.', '：', '、', '，',
];

/// Whether a whole line is labels and links, and nothing else, or links that a program made to
/// lead to categories.
pub(super) fn is_line(tail: &Tail) -> bool {
    let line = tail.line;
    if tail.from > 0 || tail.text.len() > LONGEST || !line.has_links() {
        return false;
    }
    let Some(labels) = labels(line) else {
        return false;
    };
    labels > 0 || line.links().all(|link| link.files)
}

/// How sentences start that tell where an entry was filed, and who may answer it, in lower case, sorted.
const ENTRIES: [&str; 24] = [
    "both comments and pings are currently closed",
    "cette entrée a été publiée dans",
    "comments are currently closed, but trackbacks",
    "comments are currently closed, but you can",
    "denne artikkelen ble publisert i",
    "detta inlägg publicerades",
    "dette indlæg blev udgivet i",
    "dette innlegget ble publisert i",
    "dieser beitrag wurde",
    "dieser eintrag wurde",
    "dit bericht is geplaatst in",
    "dit bericht werd geplaatst in",
    "ebben a kategóriában:",
    "esta entrada foi publicada em",
    "esta entrada fue publicada en",
    "este post foi publicado em",
    "příspěvek byl publikován v rubrice",
    "questa voce è stata pubblicata in",
    "responses are currently closed",
    "ten wpis został opublikowany",
    "this entry was posted",
    "you can follow any responses to this entry",
    "you can leave a response",
    "запись опубликована",
];

/// What such sentences hold, in lower case.
const ENTRY_MARKS: [&str; 18] = [
    "permalink",
    "permalien",
    "permalänk",
    "enlace permanente",
    "link permanente",
    "bezpośredniego odnośnika",
    "постоянную ссылку",
    "permanenten link",
    "pings are currently closed",
    "oblíbené záložky",
    "rss 2.0",
    "trackback",
    "abgelegt und mit",
    "verschlagwortet",
    "et marquée",
    "mot-clé",
    "mots-clés",
    "filed under",
];

/// Whether such sentences start at a place of a tail and end the text.
pub(super) fn starts_sentences(tail: &Tail, at: usize) -> bool {
    let rest = tail.folded.get(at..).unwrap_or("");
    rest.len() <= LONGEST
        && starting(&ENTRIES, rest).next().is_some()
        && ENTRY_MARKS.iter().any(|mark| rest.contains(mark))
}

/// Whether words in lower case stand before such links.
pub(super) fn is_label(words: &str) -> bool {
    LABELS.binary_search(&words).is_ok()
}

/// How many labels stand beside the links; none if anything else does.
fn labels(line: &Line) -> Option<usize> {
    let text = line.text();
    let mut count = 0;
    let mut at = 0;
    let spaces = line.links().map(|link| {
        let start = link.range.start.saturating_sub(line.start());
        let before = at..start.max(at);
        at = start + link.range.len();
        before
    });
    let mut spaces: Vec<_> = spaces.collect();
    spaces.push(at..text.len());
    for space in spaces {
        let words = text.get(space)?;
        let words = words.trim_matches(|sign: char| sign.is_whitespace() || SIGNS.contains(&sign));
        if words.is_empty() || is_joint(words) {
            continue;
        }
        if !is_label(&fold(words)) {
            return None;
        }
        count += 1;
    }
    Some(count)
}

/// Words between the last two links of a list.
fn is_joint(words: &str) -> bool {
    matches!(
        words,
        "and" | "und" | "et" | "y" | "e" | "i" | "en" | "och" | "og" | "ja" | "и"
    )
}
