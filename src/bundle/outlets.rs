//! Names of well-known outlets, and the words that names of outlets end with.
//!
//! The list is no rule about any page: it only helps to see where a name ends once the tags around
//! it are gone.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Well-known outlets as they name themselves, one on each line, sorted by their bytes.
static OUTLETS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| include_str!("outlets.txt").lines().collect());

/// Last words of outlets' names in languages with spaces between words, sorted by their bytes.
const LAST_WORDS: [&str; 103] = [
    "Advertiser",
    "Advocate",
    "Agency",
    "Alert",
    "Allgemeine",
    "Anzeiger",
    "Association",
    "Bank",
    "Banner",
    "Bee",
    "Blatt",
    "Blog",
    "Bulletin",
    "Center",
    "Centre",
    "Channel",
    "Chronicle",
    "College",
    "Council",
    "Courier",
    "Daily",
    "Diario",
    "Digest",
    "Dispatch",
    "Echo",
    "Economist",
    "Enquirer",
    "Examiner",
    "Express",
    "Foundation",
    "Gazette",
    "Globe",
    "Gov",
    "Group",
    "Guardian",
    "Herald",
    "Independent",
    "Inquirer",
    "Insider",
    "Insight",
    "Institute",
    "International",
    "Jornal",
    "Journal",
    "Journals",
    "Kurier",
    "Leader",
    "Ledger",
    "Live",
    "Magazine",
    "Mail",
    "Media",
    "Mercury",
    "Mirror",
    "Monde",
    "Monitor",
    "Monthly",
    "Morgenpost",
    "Nachrichten",
    "Network",
    "News",
    "Newspaper",
    "Newswire",
    "Nieuws",
    "Noticias",
    "Notícias",
    "Now",
    "Observer",
    "Online",
    "Outlook",
    "Podcast",
    "Post",
    "Press",
    "Presse",
    "Quarterly",
    "Radio",
    "Record",
    "Register",
    "Report",
    "Reporter",
    "Republic",
    "Review",
    "Rundschau",
    "Sentinel",
    "Sports",
    "Standard",
    "Star",
    "Statesman",
    "Studio",
    "Sun",
    "TV",
    "Tagblatt",
    "Tageblatt",
    "Telegraph",
    "Television",
    "Times",
    "Today",
    "Tribune",
    "University",
    "Weekly",
    "Wire",
    "World",
    "Zeitung",
];

/// Endings of outlets' names in scripts without such spaces, or with few, sorted by their bytes.
const ENDINGS: [&str; 86] = [
    "जागरण",
    "टाइम्स",
    "न्यूज",
    "न्यूज़",
    "भास्कर",
    "समाचार",
    "हिंदी",
    "ウェブ",
    "オンライン",
    "スポーツ",
    "タイムス",
    "テレビ",
    "デジタル",
    "ドットコム",
    "ナタリー",
    "ニュース",
    "ファイナンス",
    "ポータル",
    "マガジン",
    "ラジオ",
    "中文网",
    "云",
    "人民政府网站",
    "周刊",
    "在線",
    "在线",
    "報",
    "官网",
    "客户端",
    "广播电台",
    "快讯",
    "报",
    "报社",
    "放送",
    "政府",
    "政府网",
    "新報",
    "新聞",
    "新聞社",
    "新聞網",
    "新闻",
    "新闻网",
    "日報",
    "日报",
    "日日新聞",
    "早报",
    "时报",
    "時報",
    "晚報",
    "晚报",
    "杂志",
    "电台",
    "电视台",
    "社",
    "網",
    "網站",
    "网",
    "网站",
    "见闻",
    "財經",
    "财经",
    "通信",
    "通信社",
    "週刊",
    "雜誌",
    "雲",
    "電台",
    "電視台",
    "頻道",
    "频道",
    "경제",
    "뉴스",
    "닷컴",
    "데일리",
    "매일",
    "미디어",
    "방송",
    "브리핑",
    "신문",
    "일보",
    "저널",
    "코리아",
    "타임스",
    "타임즈",
    "투데이",
    "포스트",
];

/// Whether a text is the name of a well-known outlet.
pub(super) fn is_known(name: &str) -> bool {
    OUTLETS.contains(name)
}

/// Whether the last word of a name is one that names of outlets end with.
pub(super) fn has_last_word(name: &str) -> bool {
    let last = name.rsplit([' ', '-']).next().unwrap_or("");
    LAST_WORDS.binary_search(&last).is_ok()
}

/// How many characters long the longest ending of the name is that names of outlets have; zero if
/// it has none or is nothing else.
pub(super) fn ending_length(name: &str) -> usize {
    name.char_indices()
        .rev()
        .take(LONGEST_ENDING)
        .enumerate()
        .filter(|(_, (at, _))| {
            *at > 0
                && name
                    .get(*at..)
                    .is_some_and(|end| ENDINGS.binary_search(&end).is_ok())
        })
        .map(|(before, _)| before + 1)
        .max()
        .unwrap_or(0)
}

/// The longest of the endings, in characters.
const LONGEST_ENDING: usize = 8;
