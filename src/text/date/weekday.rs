//! Names of the days of the week, which often stand before or behind a date.

use memchr::memmem;

use super::month;
use super::token::{Token, past_space};

/// The names in lower case, in the languages of Europe and some others; short forms of English and
/// German.
const NAMES: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri \
    sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr \
    sa so lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves \
    viernes sábado domingo segunda terça quarta quinta sexta dilluns dimarts dimecres dijous \
    divendres dissabte diumenge lunedì martedì mercoledì giovedì venerdì sabato domenica maandag \
    dinsdag woensdag donderdag vrijdag zaterdag zondag mandag tirsdag onsdag torsdag fredag \
    lørdag søndag måndag tisdag lördag söndag maanantai tiistai keskiviikko torstai perjantai \
    lauantai sunnuntai maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina \
    sunnuntaina poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa \
    čtvrtek pátek neděle pondelok utorok streda štvrtok piatok nedeľa ponedjeljak utorak srijeda \
    četvrtak petak subota nedjelja ponedeljak sreda nedelja ponedeljek torek četrtek petek \
    понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа \
    четвер субота неділя понеделник сряда четвъртък петък събота неделя понедељак уторак \
    четвртак петак недеља pazartesi salı çarşamba perşembe cuma cumartesi pazar hétfő kedd \
    szerda csütörtök péntek szombat vasárnap luni marți miercuri joi vineri sâmbătă duminică \
    δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή senin selasa rabu kamis jumat sabtu \
    minggu الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد شنبه \
    یکشنبه دوشنبه سهشنبه چهارشنبه پنجشنبه جمعه सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार \
    रविवार সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার 월요일 화요일 수요일 목요일 금요일 토요일 일요일";

fn is_name(word: &str) -> bool {
    month::holds(NAMES, &memmem::Finder::new(word))
}

/// The tokens without a day of the week at their beginning.
pub(super) fn skipped(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Word(word), rest @ ..] if is_name(word) => {
            let marks = rest
                .iter()
                .take_while(|token| matches!(token, Token::Mark(',' | '.') | Token::Space));
            rest.get(marks.count()..).unwrap_or(rest)
        }
        all => all,
    }
}

/// Letters for days of the week that stand in parentheses behind a date, in Japanese, Chinese and
/// Korean.
const LETTERS: &str = "日月火水木金土一二三四五六월화수목금토일";

/// The tokens behind a date without a day of the week at their beginning: `（木）`, `星期四`, `Perşembe`.
pub(super) fn skipped_behind(tokens: &[Token]) -> &[Token] {
    match past_space(tokens) {
        [
            Token::Mark('(' | '（'),
            Token::Word(word),
            Token::Mark(')' | '）'),
            rest @ ..,
        ] if is_name(word) || LETTERS.contains(word.as_str()) => rest,
        [
            Token::Word(week),
            Token::Word(of),
            Token::Word(day),
            rest @ ..,
        ] if matches!(
            (week.as_str(), of.as_str()),
            ("星", "期") | ("礼" | "禮", "拜")
        ) && LETTERS.contains(day.as_str()) =>
        {
            rest
        }
        [
            Token::Word(day),
            Token::Word(of),
            Token::Word(week),
            rest @ ..,
        ] if of == "曜" && week == "日" && LETTERS.contains(day.as_str()) => rest,
        [Token::Mark(','), Token::Space, Token::Word(word), rest @ ..]
        | [Token::Word(word), rest @ ..]
            if is_name(word) =>
        {
            rest
        }
        _ => tokens,
    }
}
