//! Dates as people write them in the first lines of a text, to ISO 8601.

use jiff::civil::Date;

/// Month names and their usual abbreviations, in lower case, from January on, in the languages
/// whose dates put the month's name beside the number of the day.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "januar",
        "jänner",
        "janvier",
        "janv",
        "enero",
        "ene",
        "gennaio",
        "gen",
        "janeiro",
        "januari",
        "января",
        "stycznia",
        "ocak",
    ],
    &[
        "february",
        "feb",
        "februar",
        "février",
        "févr",
        "febrero",
        "febbraio",
        "fevereiro",
        "fev",
        "februari",
        "февраля",
        "lutego",
        "şubat",
    ],
    &[
        "march",
        "mar",
        "märz",
        "mär",
        "mrz",
        "mars",
        "marzo",
        "março",
        "maart",
        "mrt",
        "марта",
        "marca",
        "mart",
    ],
    &[
        "april",
        "apr",
        "avril",
        "avr",
        "abril",
        "abr",
        "aprile",
        "апреля",
        "kwietnia",
        "nisan",
    ],
    &[
        "may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj", "мая", "maja", "mayıs",
    ],
    &[
        "june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho", "июня", "czerwca",
        "haziran",
    ],
    &[
        "july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho", "июля",
        "lipca", "temmuz",
    ],
    &[
        "august",
        "aug",
        "août",
        "agosto",
        "ago",
        "augustus",
        "augusti",
        "августа",
        "sierpnia",
        "ağustos",
    ],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "settembre",
        "set",
        "setembro",
        "сентября",
        "września",
        "eylül",
    ],
    &[
        "october",
        "oct",
        "oktober",
        "okt",
        "octobre",
        "octubre",
        "ottobre",
        "ott",
        "outubro",
        "out",
        "октября",
        "października",
        "ekim",
    ],
    &[
        "november",
        "nov",
        "novembre",
        "noviembre",
        "novembro",
        "ноября",
        "listopada",
        "kasım",
    ],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "déc",
        "diciembre",
        "dic",
        "dicembre",
        "dezembro",
        "desember",
        "декабря",
        "grudnia",
        "aralık",
    ],
];

/// Words that stand between the parts of a date.
const PARTICLES: [&str; 9] = ["of", "the", "de", "del", "den", "le", "el", "the", "г"];

/// Longer texts are no dates.
const LONGEST: usize = 60;

/// Reads a text that is a date, or a date with a time, and nothing else: `2026-01-06`,
/// `2026-01-06 18:30:00+01:00`, `6.1.2026`, `6 janvier 2026`, `January 6, 2026`, `2026年1月6日`.
/// Dates of numbers alone whose order differs between countries are not guessed at.
pub(super) fn read(text: &str) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    numeric(text)
        .or_else(|| ideographic(text))
        .or_else(|| named(text))
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let short = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse().ok())?;
    let year = (year.len() == 4).then(|| year.parse().ok())??;
    Date::new(year, short(month)?, short(day)?).ok()
}

/// Numbers with a separator: the year first, or day, month and year with points between them.
fn numeric(text: &str) -> Option<String> {
    let end = text
        .find(|character: char| !character.is_ascii_digit() && !"-/.".contains(character))
        .unwrap_or(text.len());
    let (day, rest) = text.split_at_checked(end)?;
    let separator = day.chars().find(|character| !character.is_ascii_digit())?;
    let mut parts = day.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let date = if separator == '.' && first.len() <= 2 {
        date(third, second, first)?
    } else {
        date(first, second, third)?
    };
    with_time(date, rest)
}

fn ideographic(text: &str) -> Option<String> {
    let (year, rest) = text.split_once(['年', '년'])?;
    let (month, rest) = rest.split_once(['月', '월'])?;
    let (day, rest) = rest.split_once(['日', '일'])?;
    with_time(date(year.trim(), month.trim(), day.trim())?, rest)
}

/// A date with the month's name.
fn named(text: &str) -> Option<String> {
    let (mut year, mut month, mut day) = (None, None, None);
    let text = text.to_lowercase();
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let word = word.trim_end_matches('.');
        if PARTICLES.contains(&word) {
            continue;
        }
        let place = if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            &mut year
        } else if word.starts_with(|first: char| first.is_ascii_digit()) {
            &mut day
        } else {
            &mut month
        };
        if place.replace(word).is_some() {
            return None;
        }
    }
    let month = month?;
    let month = MONTHS.iter().position(|names| names.contains(&month))? + 1;
    let day = day?.trim_end_matches(|character: char| "stndrhoeraº".contains(character));
    date(year?, &month.to_string(), day).map(|date| date.to_string())
}

/// Adds the time behind a date, if there is one; `None` if what is there is no time.
fn with_time(date: Date, rest: &str) -> Option<String> {
    let rest = rest.trim();
    if rest.is_empty() {
        return Some(date.to_string());
    }
    let rest = rest
        .strip_prefix(['T', 't', ','])
        .unwrap_or(rest)
        .trim_start();
    let end = rest
        .find(|character: char| !character.is_ascii_digit() && !":.".contains(character))
        .unwrap_or(rest.len());
    let (time, offset) = rest.split_at_checked(end)?;
    let shaped = time.bytes().filter(|byte| *byte == b':').count();
    let offset = offset.trim();
    if !(1..=2).contains(&shaped) || !is_offset(offset) {
        return None;
    }
    let time: jiff::civil::Time = time.parse().ok()?;
    Some(format!("{date}T{time}{}", offset.to_uppercase()))
}

fn is_offset(text: &str) -> bool {
    let Some(digits) = text.strip_prefix(['+', '-']) else {
        return matches!(text, "" | "Z" | "z");
    };
    match digits.split_once(':') {
        Some((hours, minutes)) => is_two_digits(hours) && is_two_digits(minutes),
        None => false,
    }
}

fn is_two_digits(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}
