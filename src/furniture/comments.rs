//! Counts of comments, and links to them.

use super::lines::{Line, Lines};
use super::more::parts_sentence;
use super::phrases;
use super::tail::Tail;
use super::words::{fold, starting, starts_sentence};
use crate::article::FurnitureKind;

/// Texts of links that lead to comments, in lower case, sorted.
pub(super) const COMMENTS: [&str; 53] = [
    "comentarii",
    "comentario",
    "comentarios",
    "comentariu",
    "comentário",
    "comentários",
    "comment",
    "commentaire",
    "commentaires",
    "commenti",
    "commento",
    "comments",
    "hozzászólás",
    "hozzászólások",
    "komentar",
    "komentarz",
    "komentarze",
    "komentarzy",
    "komentár",
    "komentáre",
    "komentárov",
    "komentář",
    "komentáře",
    "komentářů",
    "kommentar",
    "kommentare",
    "kommentaren",
    "kommentarer",
    "kommentit",
    "kommentti",
    "kommenttia",
    "reactie",
    "reacties",
    "yorum",
    "yorumlar",
    "σχόλια",
    "σχόλιο",
    "коментар",
    "коментарі",
    "коментарів",
    "комментариев",
    "комментарии",
    "комментарий",
    "комментария",
    "תגובות",
    "تعليق",
    "تعليقات",
    "نظر",
    "コメント",
    "留言",
    "評論",
    "评论",
    "댓글",
];

/// What else is counted in such lines, in lower case, sorted.
const COUNTED: [&str; 84] = [
    "beitrag",
    "beiträge",
    "bejegyzés",
    "bericht",
    "berichten",
    "boosts",
    "deelnemer",
    "deelnemers",
    "deltagare",
    "deltager",
    "deltakere",
    "gönderi",
    "hozzászóló",
    "indlæg",
    "inlägg",
    "innlegg",
    "katılımcı",
    "like",
    "likes",
    "mensagem",
    "mensagens",
    "message",
    "messages",
    "messaggi",
    "messaggio",
    "osallistuja",
    "osallistujaa",
    "partecipante",
    "partecipanti",
    "participant",
    "participante",
    "participantes",
    "participants",
    "point",
    "points",
    "post",
    "posts",
    "príspevok",
    "publicaciones",
    "publicación",
    "publicação",
    "publicações",
    "příspěvky",
    "příspěvků",
    "replies",
    "reply",
    "résztvevő",
    "teilnehmer",
    "uczestnik",
    "uczestników",
    "upvote",
    "upvotes",
    "viesti",
    "viestiä",
    "view",
    "views",
    "vote",
    "votes",
    "wpis",
    "wpisy",
    "wpisów",
    "účastníci",
    "účastníků",
    "δημοσιεύσεις",
    "συμμετέχοντες",
    "повідомлення",
    "повідомлень",
    "сообщение",
    "сообщений",
    "сообщения",
    "учасник",
    "учасники",
    "учасників",
    "участник",
    "участника",
    "участников",
    "个帖子",
    "人の参加者",
    "件の投稿",
    "位参与者",
    "位參與者",
    "則貼文",
    "篇文章",
    "篇貼文",
];

/// What invites to comment, in lower case, sorted.
const INVITATIONS: [&str; 112] = [
    "adaugă comentariu",
    "add a comment",
    "add comment",
    "adicionar comentário",
    "aggiungi commento",
    "agregar comentario",
    "ajouter un commentaire",
    "alle kommentare",
    "añadir comentario",
    "be the first to comment",
    "beri komentar",
    "comment by email",
    "comment on hacker news",
    "comment on mastodon",
    "comment on this",
    "comment on this article",
    "comment on this post",
    "comment on this story",
    "comment via email",
    "commenter",
    "comments off",
    "comments on hacker news",
    "comments on this entry",
    "comments rss",
    "deixar um comentário",
    "deixe seu comentário",
    "deixe um comentário",
    "deja un comentario",
    "dejar un comentario",
    "discuss",
    "discuss on github",
    "discuss on hacker news",
    "discuss on hn",
    "discuss on lobsters",
    "discuss on mastodon",
    "discuss on reddit",
    "discuss on twitter",
    "discuss this",
    "discuss this story",
    "discussion",
    "dodaj komentarz",
    "einen kommentar hinterlassen",
    "geef een reactie",
    "hozzászólok",
    "join the conversation",
    "join the conversation about this article",
    "join the conversation about this story",
    "join the discussion",
    "jätä kommentti",
    "kommentar hinterlassen",
    "kommentar hinzufügen",
    "kommentar schreiben",
    "kommenteeri",
    "kommentieren",
    "laisser un commentaire",
    "lascia un commento",
    "leave a comment",
    "leave a reply",
    "leave comment",
    "lisa kommentaar",
    "lämna en kommentar",
    "napsat komentář",
    "no comments",
    "no comments yet",
    "per e-mail antworten",
    "plaats een reactie",
    "post a comment",
    "přidat komentář",
    "read comments",
    "read full comments",
    "read the comments",
    "reageer",
    "reply by e-mail",
    "reply by email",
    "reply via e-mail",
    "reply via email",
    "see comments",
    "skrifa athugasemd",
    "skriv en kommentar",
    "take our poll",
    "tulis komentar",
    "ver comentarios",
    "view comments",
    "view discussion",
    "view poll",
    "viết bình luận",
    "voir les commentaires",
    "write a comment",
    "yorum yap",
    "zostaw komentarz",
    "προσθήκη σχολίου",
    "σχολιάστε",
    "добави коментар",
    "добавить комментарий",
    "додати коментар",
    "залишити коментар",
    "комментировать",
    "оставить комментарий",
    "הוסף תגובה",
    "أضف تعليق",
    "اترك تعليقا",
    "コメントする",
    "コメントを投稿",
    "コメントを書く",
    "发表评论",
    "查看評論",
    "查看评论",
    "添加评论",
    "發表評論",
    "댓글 남기기",
    "댓글 달기",
    "댓글 쓰기",
];

/// What stands beside a link to comments, in lower case.
const BESIDE: [&str; 6] = [
    "email this",
    "email this story",
    "permalink",
    "print this",
    "trackback",
    "trackbacks",
];

/// Signs between links are few, in bytes, and so are those around them.
const MOST_OTHER_TEXT: usize = 6;
const MOST_SIGNS: usize = 16;

/// The name of a site behind an invitation is hardly longer, in words.
const LONGEST_SITE: usize = 3;

/// Such a line is short, in bytes.
const LONGEST: usize = 120;

/// Finds a line at the end that counts comments, or links to them.
pub(super) fn find(lines: &Lines, tail: &Tail) -> Option<(FurnitureKind, usize)> {
    let line = tail.line;
    let text = tail.whole(LONGEST).filter(|_| !line.in_item);
    let counts = |text: &str| {
        let viewed = text.strip_prefix("post views:").is_some_and(is_number);
        viewed || is_count(text) || is_closed(text) || COMMENTS.binary_search(&text).is_ok()
    };
    if text.is_some_and(|text| has_links_only(line) || !lines.is_single() && counts(text)) {
        return Some((FurnitureKind::Comments, 0));
    }
    let at = count_behind(line).or_else(|| Some(tail.from + views_behind(tail.folded)?))?;
    Some((FurnitureKind::Comments, at))
}

/// What says that nobody may comment, in lower case, sorted.
const CLOSED: [&str; 17] = [
    "comentarios cerrados",
    "comentários desativados",
    "comments are closed",
    "comments are disabled",
    "comments are off",
    "comments closed",
    "comments disabled",
    "comments off",
    "i commenti sono chiusi",
    "kommentare deaktiviert",
    "kommentare geschlossen",
    "les commentaires sont fermés",
    "los comentarios están cerrados",
    "os comentários estão fechados",
    "reacties zijn gesloten",
    "комментарии закрыты",
    "комментарии отключены",
];

/// `Comments are closed.`, `Comments Off on The wall`.
fn is_closed(text: &str) -> bool {
    text.starts_with("comments off on ")
        || CLOSED.binary_search(&text.trim_end_matches('.')).is_ok()
}

/// Where `Post Views: 1,204` starts behind the end of a sentence.
fn views_behind(text: &str) -> Option<usize> {
    let end = text.trim_end();
    let number = end.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == ',');
    let label = Some(number).filter(|number| number.len() < end.len())?;
    let at = label.trim_end().strip_suffix("post views:")?.len();
    starts_sentence(text, at).then_some(at)
}

/// Where a link that counts comments starts behind the end of a sentence: `(12 comments)`.
fn count_behind(line: &Line) -> Option<usize> {
    let link = line.links().next_back()?;
    let words = line.link_text(link).trim();
    let start = link.range.start.checked_sub(line.start())?;
    let (before, behind) = line.text().split_at_checked(start)?;
    let ended = behind.get(link.range.len()..)?;
    let ends = words.len() <= LONGEST && !ended.contains(char::is_alphanumeric);
    let counts = || is_count(&fold(words)) && words.contains(|sign: char| sign.is_ascii_digit());
    let parted = || !before.trim().is_empty() && parts_sentence(before);
    let opened = || {
        before
            .trim_end()
            .trim_end_matches(['(', '['])
            .trim_end()
            .len()
    };
    (ends && parted() && counts()).then(opened)
}

/// Whether a line is links to comments, perhaps with one to the item, and signs between them.
fn has_links_only(line: &Line) -> bool {
    let (mut linked, mut comments) = (0, 0);
    for link in line.links() {
        let text = fold(line.link_text(link).trim());
        if is_about_comments(&text) {
            comments += 1;
        } else if !BESIDE.contains(&letters(&text)) && !leads_on(&text) && !text.is_empty() {
            return false;
        }
        linked += length(line.link_text(link));
    }
    let text = line.text().trim();
    let shown = text.trim_matches(|sign: char| !sign.is_alphanumeric());
    let others = length(shown).saturating_sub(linked);
    let signs = text.len() - shown.len();
    comments > 0 && others <= MOST_OTHER_TEXT && signs <= MOST_SIGNS
}

/// `Read more`, `Read 12 remaining paragraphs`.
fn leads_on(text: &str) -> bool {
    phrases::is_phrase(text) || text.starts_with("read ") && text.contains(" remaining ")
}

/// A text without the numbers and signs around it.
fn letters(text: &str) -> &str {
    text.trim_matches(|sign: char| !sign.is_alphabetic())
}

/// How long a text is without its white space, in bytes.
fn length(text: &str) -> usize {
    text.split_whitespace().map(str::len).sum()
}

/// `Comments`, `[comments]`, `Comments (12)`, `Leave a comment`.
fn is_about_comments(text: &str) -> bool {
    let bare = letters(text);
    COMMENTS.binary_search(&bare).is_ok() || is_invitation(bare) || is_count(text)
}

/// `Leave a comment`, `Join the discussion on Tide Weekly`.
pub(super) fn is_invitation(words: &str) -> bool {
    starting(&INVITATIONS, words).any(|start| {
        let rest = words.get(start.len()..).unwrap_or("");
        let site = rest.strip_prefix(" on ").or(rest.strip_prefix(" at "));
        let is_site = |site: &str| site.split_whitespace().count() <= LONGEST_SITE;
        rest.is_empty() || site.is_some_and(is_site)
    })
}

/// `1,204`
fn is_number(text: &str) -> bool {
    let is_sign = |byte: u8| byte.is_ascii_digit() || byte == b',';
    text.trim().bytes().all(is_sign)
}

/// `12 comments`, `12 posts - 5 participants`: numbers, each with what it counts, and comments or
/// two other things among them.
pub(super) fn is_count(text: &str) -> bool {
    let (mut counts, mut comments) = (0, 0);
    let mut number = false;
    for word in text.split(|sign: char| sign.is_whitespace() || "|·•-–—()[]".contains(sign))
    {
        // French counts both: `participant(e)s`.
        if word.is_empty() || matches!(word, "e" | "s") {
            continue;
        }
        let is_number = is_number(word);
        let is_comments = COMMENTS.binary_search(&word).is_ok();
        if is_number == number
            || !is_number && !is_comments && COUNTED.binary_search(&word).is_err()
        {
            return false;
        }
        number = is_number;
        counts += usize::from(!is_number);
        comments += usize::from(is_comments);
    }
    !number && (comments > 0 || counts >= 2)
}
