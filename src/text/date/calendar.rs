//! Years that are counted from elsewhere: Thailand's, Japan's, Taiwan's and Iran's.

use std::ops::RangeInclusive;

use jiff::{Span, civil};

use super::day::possible;
use super::token::Token;

/// Years of the Buddhist era, as Thailand counts, that pages of the web may have.
const BUDDHIST: RangeInclusive<u64> = 2533..=2642;

/// How much more the Buddhist era counts.
const BUDDHIST_BEFORE: u64 = 543;

/// Eras that stand before a year, and the year before their first: Japan's three last, and the
/// Republic of China's.
const ERAS: [(&str, &str, u64); 5] = [
    ("令", "和", 2018),
    ("平", "成", 1988),
    ("昭", "和", 1925),
    ("民", "國", REPUBLIC_BEFORE),
    ("民", "国", REPUBLIC_BEFORE),
];

/// The year before the first of the Republic of China.
const REPUBLIC_BEFORE: u64 = 1911;

/// Years of the Republic that are written without its name.
const REPUBLIC: RangeInclusive<u64> = 80..=188;

/// The day of a date with a year of four digits, which may be one of the Buddhist era.
pub(super) fn day(year: u64, month: u64, day: u64) -> Option<civil::Date> {
    let buddhist = BUDDHIST.contains(&year);
    possible(
        if buddhist {
            year - BUDDHIST_BEFORE
        } else {
            year
        },
        month,
        day,
    )
}

/// The year at the beginning of the tokens, which a word for `year` has to follow, and the tokens
/// behind the number: `2025`, `令和7`, `令和元`, `民國114`, `114`.
pub(super) fn marked_year(tokens: &[Token]) -> Option<(u64, &[Token])> {
    match tokens {
        [Token::Number(year, 4), rest @ ..] => Some((*year, rest)),
        [Token::Number(year, 2 | 3), rest @ ..] if REPUBLIC.contains(year) => {
            Some((REPUBLIC_BEFORE + year, rest))
        }
        [Token::Word(one), Token::Word(two), rest @ ..] => {
            let (_, _, before) = ERAS.iter().find(|(a, b, _)| one == a && two == b)?;
            match rest {
                [Token::Space, Token::Number(year, 1..=3), rest @ ..]
                | [Token::Number(year, 1..=3), rest @ ..] => Some((before + year, rest)),
                [Token::Word(first), rest @ ..] if first == "元" => Some((before + 1, rest)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Years of Iran's calendar, the Solar Hijri one, that pages of the web may have. Those of the lunar
/// one are higher today.
const SOLAR: RangeInclusive<u64> = 1370..=1419;

/// The day on which the first of them began.
const SOLAR_START: civil::Date = civil::date(1991, 3, 21);

/// The months of Iran's calendar; the first six have 31 days.
const SOLAR_MONTHS: [&str; 12] = [
    "فروردین",
    "اردیبهشت",
    "خرداد",
    "تیر",
    "مرداد",
    "شهریور",
    "مهر",
    "آبان",
    "آذر",
    "دی",
    "بهمن",
    "اسفند",
];

/// The number of a month of Iran's calendar.
pub(super) fn solar_month(name: &str) -> Option<u64> {
    let at = SOLAR_MONTHS.iter().position(|month| *month == name)?;
    u64::try_from(at + 1).ok()
}

/// The day of a date of Iran's calendar. Its leap years are reckoned by the cycle of 33 years, which
/// agrees with the sun in all years that are read.
pub(super) fn solar_day(year: u64, month: u64, day: u64) -> Option<civil::Date> {
    let leaps = |year: u64| (8 * year + 21) / 33;
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + leaps(year + 1) - leaps(year),
        _ => return None,
    };
    if !SOLAR.contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let years = year - SOLAR.start();
    let before = 30 * (month - 1) + (month - 1).min(6) + day - 1;
    let days = 365 * years + leaps(year) - leaps(*SOLAR.start()) + before;
    let span = Span::new().try_days(i64::try_from(days).ok()?).ok()?;
    SOLAR_START.checked_add(span).ok()
}
