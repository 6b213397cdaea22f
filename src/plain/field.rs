//! Fields that stand above a text, by their names in several languages.

use crate::text;

/// What a field's name says about its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Title,
    Authors,
    Categories,
    Tags,
    Published,
    Modified,
    Source,
    Address,
}

/// Names of fields in lower case.
const NAMES: [(Field, &[&str]); 8] = [
    (
        Field::Title,
        &[
            "title",
            "headline",
            "titel",
            "titre",
            "título",
            "titolo",
            "tytuł",
            "заголовок",
            "标题",
            "標題",
            "タイトル",
            "제목",
            "العنوان",
            "subject",
            "betreff",
            "objet",
            "asunto",
            "assunto",
            "oggetto",
            "onderwerp",
            "temat",
            "тема",
            "主题",
            "主旨",
            "件名",
            "الموضوع",
        ],
    ),
    (
        Field::Authors,
        &[
            "author",
            "authors",
            "by",
            "written by",
            "autor",
            "autoren",
            "von",
            "auteur",
            "auteurs",
            "par",
            "autora",
            "autores",
            "por",
            "autore",
            "autori",
            "автор",
            "авторы",
            "作者",
            "著者",
            "筆者",
            "저자",
            "الكاتب",
            "yazar",
            "författare",
            "forfatter",
        ],
    ),
    (
        Field::Categories,
        &[
            "category",
            "categories",
            "section",
            "kategorie",
            "kategorien",
            "rubrik",
            "rubriken",
            "catégorie",
            "catégories",
            "rubrique",
            "rubriques",
            "categoría",
            "categorías",
            "sección",
            "categoria",
            "categorias",
            "seção",
            "categorie",
            "categorieën",
            "rubriek",
            "sezione",
            "kategoria",
            "kategorie",
            "kategori",
            "kategorier",
            "категория",
            "категории",
            "рубрика",
            "рубрики",
            "категорія",
            "分类",
            "分類",
            "栏目",
            "カテゴリ",
            "カテゴリー",
            "카테고리",
            "التصنيف",
        ],
    ),
    (
        Field::Tags,
        &[
            "tag",
            "tags",
            "keywords",
            "key words",
            "schlagwort",
            "schlagwörter",
            "schlagworte",
            "stichwörter",
            "mots-clés",
            "mots clés",
            "étiquettes",
            "etiquetas",
            "palabras clave",
            "palavras-chave",
            "parole chiave",
            "trefwoorden",
            "tagi",
            "słowa kluczowe",
            "nyckelord",
            "теги",
            "тэги",
            "метки",
            "ключевые слова",
            "标签",
            "關鍵詞",
            "关键词",
            "タグ",
            "キーワード",
            "태그",
            "etiketler",
        ],
    ),
    (
        Field::Published,
        &[
            "published",
            "published on",
            "publication date",
            "date",
            "posted",
            "posted on",
            "veröffentlicht",
            "veröffentlicht am",
            "datum",
            "publié",
            "publié le",
            "publicado",
            "publicado el",
            "publicado em",
            "fecha",
            "data",
            "pubblicato",
            "pubblicato il",
            "gepubliceerd",
            "opublikowano",
            "дата",
            "дата публикации",
            "опубликовано",
            "日期",
            "发布日期",
            "发布时间",
            "發布日期",
            "公開日",
            "投稿日",
            "掲載日",
            "게시일",
            "tarih",
        ],
    ),
    (
        Field::Modified,
        &[
            "updated",
            "updated on",
            "last updated",
            "modified",
            "last modified",
            "aktualisiert",
            "aktualisiert am",
            "mis à jour",
            "mis à jour le",
            "actualizado",
            "actualizado el",
            "atualizado em",
            "aggiornato",
            "aggiornato il",
            "bijgewerkt",
            "обновлено",
            "更新",
            "更新日",
            "更新时间",
        ],
    ),
    (
        Field::Source,
        &[
            "source",
            "publication",
            "publisher",
            "site",
            "site name",
            "quelle",
            "fuente",
            "fonte",
            "bron",
            "källa",
            "kilde",
            "lähde",
            "źródło",
            "zdroj",
            "forrás",
            "kaynak",
            "источник",
            "джерело",
            "المصدر",
            "来源",
            "來源",
            "出典",
            "출처",
        ],
    ),
    (
        Field::Address,
        &[
            "url",
            "link",
            "permalink",
            "canonical",
            "canonical url",
            "source url",
            "web",
            "lien",
            "enlace",
            "odkaz",
            "ссылка",
            "посилання",
            "الرابط",
            "链接",
            "連結",
            "リンク",
            "링크",
        ],
    ),
];

/// No name of a field is longer, in bytes.
const LONGEST_NAME: usize = 40;

impl Field {
    /// The field that a name stands for.
    pub(super) fn named(name: &str) -> Option<Field> {
        if name.len() > LONGEST_NAME {
            return None;
        }
        let name = name.trim().to_lowercase();
        let known = NAMES
            .iter()
            .find(|(_, names)| names.contains(&name.as_str()));
        known.map(|(field, _)| *field)
    }

    /// The field of a date whose name a text starts with, and the rest of the text: `Posted on Monday`.
    pub(super) fn of_date(text: &str) -> Option<(Field, &str)> {
        let dates = NAMES
            .iter()
            .filter(|(field, _)| matches!(field, Field::Published | Field::Modified));
        let mut found: Option<(Field, &str)> = None;
        for (field, name) in
            dates.flat_map(|(field, names)| names.iter().map(|name| (*field, *name)))
        {
            let parts = text.split_at_checked(name.len());
            let Some((_, rest)) = parts.filter(|(front, _)| front.to_lowercase() == name) else {
                continue;
            };
            let ends = name.ends_with(text::is_ideographic) || rest.starts_with(' ');
            if ends && found.is_none_or(|(_, shortest)| rest.len() < shortest.len()) {
                found = Some((field, rest.trim_start()));
            }
        }
        found
    }
}
