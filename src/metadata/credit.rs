//! Who wrote and who took the pictures, in lines that credit both: "Text: Ida Holm, photos: Jon Ness".

/// Words for a text in labels of credits, in lower case.
const TEXTS: [&str; 21] = [
    "text",
    "texts",
    "texte",
    "textes",
    "texto",
    "textos",
    "testo",
    "testi",
    "tekst",
    "teksti",
    "words",
    "story",
    "recipe",
    "interview",
    "reportage",
    "report",
    "szöveg",
    "текст",
    "κείμενο",
    "writing",
    "styling",
];

/// Words for pictures, in lower case.
const PICTURES: [&str; 52] = [
    "photo",
    "photos",
    "photograph",
    "photographs",
    "photography",
    "photographer",
    "photographe",
    "photographie",
    "photographies",
    "picture",
    "pictures",
    "image",
    "images",
    "illustration",
    "illustrations",
    "illustrator",
    "graphics",
    "video",
    "foto",
    "fotos",
    "foto's",
    "foto’s",
    "fotó",
    "fotók",
    "fotograf",
    "fotografie",
    "fotografien",
    "fotografia",
    "fotografía",
    "fotografías",
    "fotografias",
    "fotografo",
    "fotógrafo",
    "bild",
    "bilder",
    "bilde",
    "bildet",
    "billeder",
    "illustrationen",
    "zdjęcia",
    "zdjęcie",
    "fot",
    "kuva",
    "kuvat",
    "valokuvat",
    "фото",
    "фотографии",
    "снимки",
    "φωτογραφίες",
    "φωτογραφία",
    "ljósmynd",
    "ljósmyndir",
];

/// Labels of pictures in scripts without spaces.
const UNSPACED: [&str; 6] = ["写真：", "写真:", "撮影：", "摄影：", "攝影：", "사진="];

/// Words between the two in a label.
const JOINING: [&str; 14] = [
    "and", "&", "+", "und", "et", "y", "e", "og", "och", "en", "i", "ja", "и", "/",
];

/// Words that end a label instead of a colon.
const BY: [&str; 9] = ["by", "von", "av", "af", "par", "por", "di", "de", "door"];

/// A label has so many words at most: "words and pictures by".
const LONGEST_LABEL: usize = 5;

/// A word in lower case without the marks around it.
fn bare(word: &str) -> String {
    let marks = |sign: char| matches!(sign, ':' | '.' | ',' | ';' | '(' | ')' | '|');
    word.trim_matches(marks).to_lowercase()
}

fn is_picture(word: &str) -> bool {
    PICTURES.contains(&bare(word).as_str())
}

/// What follows a label that credits a text and pictures to the same people: "Text und Fotos: Ida Holm".
pub(super) fn after_label(text: &str) -> Option<&str> {
    let (mut of_text, mut of_pictures, mut start) = (false, false, 0);
    for word in text.split(' ').take(LONGEST_LABEL) {
        start += word.len() + 1;
        let known = bare(word);
        let known = known.as_str();
        let of_both = of_text && of_pictures;
        if TEXTS.contains(&known) {
            of_text = true;
        } else if PICTURES.contains(&known) {
            of_pictures = true;
        } else if of_both && BY.contains(&known) {
            return text.get(start..).map(str::trim_start);
        } else if !JOINING.contains(&known) {
            return None;
        }
        if word.ends_with(':') {
            let rest = text.get(start..).map(str::trim_start);
            return rest.filter(|_| of_text && of_pictures);
        }
    }
    None
}

/// What stands before a credit for pictures: "Ida Holm, photos: Jon Ness".
pub(super) fn without_pictures(text: &str) -> &str {
    let (mut start, mut before) = (0, "");
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let by = words
            .peek()
            .is_some_and(|next| BY.contains(&next.to_lowercase().as_str()));
        // The first word of a name may be one for pictures.
        let parted = before.ends_with([',', '|', '·', '/', '.', ';', '•'])
            || start > 0 && word.starts_with(char::is_lowercase);
        let ends = word.ends_with(':') || by || parted;
        if ends && is_picture(word)
            || start > 0 && UNSPACED.iter().any(|label| word.starts_with(label))
        {
            return text.get(..start).unwrap_or(text).trim_end();
        }
        start += word.len() + 1;
        before = word;
    }
    text
}

/// Whether a text opens with a word for pictures, as what stands in parentheses behind a photographer's name does.
pub(super) fn gives_pictures(text: &str) -> bool {
    is_picture(text.split([' ', ')']).next().unwrap_or(""))
}

/// Whether the last words of a text say that pictures of somebody follow: "photos", "photography by".
pub(super) fn asks_for_photographer(text: &str) -> bool {
    let mut words = text.trim_end().rsplit(' ');
    let last = words.next().unwrap_or("");
    is_picture(last) || BY.contains(&bare(last).as_str()) && words.next().is_some_and(is_picture)
}
