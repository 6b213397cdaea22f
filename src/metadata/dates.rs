//! Dates as pages write them, to ISO 8601.

use std::fmt;

use jiff::civil;

use super::months;

/// A day, perhaps with a time and an offset from UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) day: civil::Date,
    time: Option<civil::Time>,
    /// Minutes east of UTC.
    offset: Option<i32>,
}

impl fmt::Display for Stamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.day)?;
        let Some(time) = self.time else {
            return Ok(());
        };
        write!(
            formatter,
            "T{:02}:{:02}:{:02}",
            time.hour(),
            time.minute(),
            time.second()
        )?;
        match self.offset {
            Some(0) => write!(formatter, "Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.unsigned_abs();
                write!(formatter, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
            None => Ok(()),
        }
    }
}

impl Stamp {
    /// Whether it is given in UTC, with a time.
    pub(super) fn is_utc(&self) -> bool {
        self.time.is_some() && self.offset == Some(0)
    }

    /// The moment in seconds; none without a time and an offset.
    pub(super) fn instant(&self) -> Option<i64> {
        let moment = self.day.to_datetime(self.time?);
        let seconds = jiff::tz::Offset::UTC.to_timestamp(moment).ok()?.as_second();
        Some(seconds - i64::from(self.offset?) * 60)
    }

    /// Whether its day is the one before or after another's.
    pub(super) fn is_next_to(&self, other: &Stamp) -> bool {
        self.day.tomorrow().ok() == Some(other.day) || self.day.yesterday().ok() == Some(other.day)
    }
}

/// Which of two numbers is the day where both could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As in most of the world.
    DayFirst,
    /// As in the United States.
    MonthFirst,
}

/// How much text a date is looked for in.
const LONGEST: usize = 400;

#[derive(Debug, Clone, PartialEq)]
enum Token {
    /// A value and how many digits it was written with.
    Number(u64, usize),
    Word(String),
    Mark(char),
    Space,
}

/// The first date in a text. Only the beginning of a long text is read.
pub(super) fn find(text: &str, order: Order) -> Option<Stamp> {
    let tokens = tokens(text);
    if let [Token::Number(seconds, 10 | 13)] = tokens.as_slice() {
        return from_epoch(*seconds);
    }
    (0..tokens.len()).find_map(|at| {
        let rest = tokens.get(at..)?;
        if at > 0
            && matches!(tokens.get(at - 1), Some(Token::Mark('.' | '/' | ':' | '-')))
            && matches!(rest, [Token::Number(..), ..])
            && matches!(tokens.get(at.wrapping_sub(2)), Some(Token::Number(..)))
        {
            return None;
        }
        let (day, used) = day_at(rest, order)?;
        let (time, offset) = time_after(rest.get(used..).unwrap_or(&[]));
        Some(Stamp { day, time, offset })
    })
}

fn from_epoch(number: u64) -> Option<Stamp> {
    let seconds = if number > 99_999_999_999 {
        number / 1000
    } else {
        number
    };
    let instant = jiff::Timestamp::from_second(i64::try_from(seconds).ok()?).ok()?;
    let moment = jiff::tz::Offset::UTC.to_datetime(instant);
    Some(Stamp {
        day: possible(
            moment.year().try_into().ok()?,
            moment.month().try_into().ok()?,
            moment.day().try_into().ok()?,
        )?,
        time: Some(moment.time()),
        offset: Some(0),
    })
}

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for character in text.chars().take(LONGEST) {
        if let Some(digit) = character.to_digit(10) {
            match tokens.last_mut() {
                Some(Token::Number(value, digits)) => {
                    *value = value.saturating_mul(10).saturating_add(digit.into());
                    *digits += 1;
                }
                _ => tokens.push(Token::Number(digit.into(), 1)),
            }
        } else if character.is_alphabetic() || is_combining(character) {
            let ideographic = crate::text::is_ideographic(character);
            match tokens.last_mut() {
                Some(Token::Word(word))
                    if !ideographic && !word.starts_with(crate::text::is_ideographic) =>
                {
                    word.extend(character.to_lowercase());
                }
                _ => tokens.push(Token::Word(character.to_lowercase().collect())),
            }
        } else if character.is_whitespace() {
            if tokens.last() != Some(&Token::Space) {
                tokens.push(Token::Space);
            }
        } else {
            tokens.push(Token::Mark(character));
        }
    }
    tokens
}

fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// A date at the beginning of the tokens, and how many tokens it takes.
fn day_at(tokens: &[Token], order: Order) -> Option<(civil::Date, usize)> {
    match tokens {
        [Token::Number(number, 8), ..] => {
            let day = possible(number / 10_000, number / 100 % 100, number % 100)?;
            Some((day, 1))
        }
        [
            Token::Number(year, 4),
            Token::Mark('-' | '/' | '.' | '‐' | '‑'),
            Token::Number(month, 1 | 2),
            Token::Mark('-' | '/' | '.' | '‐' | '‑'),
            Token::Number(day, 1 | 2),
            ..,
        ] => Some((possible(*year, *month, *day)?, 5)),
        [
            Token::Number(one, 1 | 2),
            Token::Mark(mark @ ('-' | '/' | '.')),
            Token::Number(two, 1 | 2),
            Token::Mark(second),
            Token::Number(year, digits @ (2 | 4)),
            ..,
        ] if mark == second => {
            let year = if *digits == 2 { 2000 + year } else { *year };
            numeric(
                *one,
                *two,
                year,
                if *mark == '.' { Order::DayFirst } else { order },
            )
            .map(|day| (day, 5))
        }
        [Token::Number(..), ..] => year_first(tokens).or_else(|| day_first(tokens)),
        [Token::Word(_), ..] => month_first(tokens),
        _ => None,
    }
}

fn numeric(one: u64, two: u64, year: u64, order: Order) -> Option<civil::Date> {
    let day_first = match order {
        _ if one > 12 => true,
        _ if two > 12 => false,
        Order::DayFirst => true,
        Order::MonthFirst => false,
    };
    if day_first {
        possible(year, two, one)
    } else {
        possible(year, one, two)
    }
}

/// What is left of the tokens that carry a date, with their places.
fn parts(tokens: &[Token]) -> impl Iterator<Item = (usize, &Token)> {
    const FILLERS: [&str; 13] = [
        "de", "del", "of", "the", "st", "nd", "rd", "th", "er", "den", "º", "di", "ta",
    ];
    tokens
        .iter()
        .enumerate()
        .take(12)
        .filter(|(_, token)| match token {
            Token::Space | Token::Mark('.' | ',' | '-' | '/' | '’' | '\'' | 'º' | '،') => false,
            Token::Word(word) => !FILLERS.contains(&word.as_str()),
            _ => true,
        })
}

/// `2025年9月4日`, `2025년 9월 4일`, `2025 September 4`.
fn year_first(tokens: &[Token]) -> Option<(civil::Date, usize)> {
    let parts: Vec<(usize, &Token)> = parts(tokens).take(6).collect();
    match parts.as_slice() {
        [
            (_, Token::Number(year, 4)),
            (_, Token::Word(mark)),
            (_, Token::Number(month, 1 | 2)),
            (_, Token::Word(second)),
            (at, Token::Number(day, 1 | 2)),
            ..,
        ] if matches!(mark.as_str(), "年" | "년") && matches!(second.as_str(), "月" | "월") => {
            let followed = matches!(tokens.get(at + 1), Some(Token::Word(_)));
            Some((
                possible(*year, *month, *day)?,
                at + 1 + usize::from(followed),
            ))
        }
        [
            (_, Token::Number(year, 4)),
            (_, Token::Word(name)),
            (at, Token::Number(day, 1 | 2)),
            ..,
        ] => Some((possible(*year, months::number(name)?, *day)?, at + 1)),
        _ => None,
    }
}

/// `4. September 2025`, `4 de septiembre de 2025`, `4-Sep-25`.
fn day_first(tokens: &[Token]) -> Option<(civil::Date, usize)> {
    let parts: Vec<(usize, &Token)> = parts(tokens).take(3).collect();
    match parts.as_slice() {
        [
            (_, Token::Number(day, 1 | 2)),
            (_, Token::Word(name)),
            (at, Token::Number(year, 4)),
            ..,
        ] => Some((possible(*year, months::number(name)?, *day)?, at + 1)),
        _ => None,
    }
}

/// `September 4, 2025`, `Sept. 4th 2025`.
fn month_first(tokens: &[Token]) -> Option<(civil::Date, usize)> {
    let parts: Vec<(usize, &Token)> = parts(tokens).take(3).collect();
    match parts.as_slice() {
        [
            (_, Token::Word(name)),
            (_, Token::Number(day, 1 | 2)),
            (at, Token::Number(year, 4)),
            ..,
        ] => Some((possible(*year, months::number(name)?, *day)?, at + 1)),
        _ => None,
    }
}

/// The years that a page's date may have; earlier dates are slips or empty fields.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2099;

/// A date that exists and that is no empty field of a database.
fn possible(year: u64, month: u64, day: u64) -> Option<civil::Date> {
    if !YEARS.contains(&year) || matches!((year, month, day), (1970 | 1900, 1, 1)) {
        return None;
    }
    let (year, month, day) = (
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    );
    civil::Date::new(year, month, day).ok()
}

/// The time and the offset right after a date.
fn time_after(tokens: &[Token]) -> (Option<civil::Time>, Option<i32>) {
    const LINKS: [&str; 8] = ["t", "at", "um", "à", "kl", "alle", "às", "o"];
    let skipped = tokens
        .iter()
        .take(6)
        .take_while(|token| match token {
            Token::Space | Token::Mark(',' | '|' | '-' | '–' | '•' | '·' | '.') => true,
            Token::Word(word) => LINKS.contains(&word.as_str()),
            _ => false,
        })
        .count();
    let rest = tokens.get(skipped..).unwrap_or(&[]);
    let (hour, minute, second, used) = match rest {
        [
            Token::Number(hour, 1 | 2),
            Token::Mark(':'),
            Token::Number(minute, 2),
            Token::Mark(':'),
            Token::Number(second, 2),
            ..,
        ] => (*hour, *minute, *second, 5),
        [
            Token::Number(hour, 1 | 2),
            Token::Mark(':'),
            Token::Number(minute, 2),
            ..,
        ] => (*hour, *minute, 0, 3),
        [Token::Number(clock, 6), Token::Word(zone), ..] if zone == "z" => {
            (clock / 10_000, clock / 100 % 100, clock % 100, 1)
        }
        _ => return (None, None),
    };
    let rest = rest.get(used..).unwrap_or(&[]);
    let rest = match rest {
        [Token::Mark('.' | ','), Token::Number(..), rest @ ..] => rest,
        rest => rest,
    };
    let rest = match rest {
        [Token::Space, rest @ ..] => rest,
        rest => rest,
    };
    let hour = match rest {
        [Token::Word(half), ..] if half == "pm" && hour < 12 => hour + 12,
        [Token::Word(half), ..] if half == "am" && hour == 12 => 0,
        _ => hour,
    };
    let rest = match rest {
        [Token::Word(half), Token::Space, rest @ ..] if half == "pm" || half == "am" => rest,
        rest => rest,
    };
    let time = clock(hour, minute, second);
    (time, time.and_then(|_| offset(rest)))
}

fn clock(hour: u64, minute: u64, second: u64) -> Option<civil::Time> {
    let (hour, minute, second) = (
        hour.try_into().ok()?,
        minute.try_into().ok()?,
        second.try_into().ok()?,
    );
    civil::Time::new(hour, minute, second, 0).ok()
}

fn offset(tokens: &[Token]) -> Option<i32> {
    let (sign, hours, minutes) = match tokens {
        [Token::Word(zone), ..] if matches!(zone.as_str(), "z" | "utc" | "gmt") => (1, 0, 0),
        [
            Token::Mark(sign @ ('+' | '-' | '−')),
            Token::Number(hours, 2),
            Token::Mark(':'),
            Token::Number(minutes, 2),
            ..,
        ] => (sign_of(*sign), *hours, *minutes),
        [
            Token::Mark(sign @ ('+' | '-' | '−')),
            Token::Number(both, 4),
            ..,
        ] => (sign_of(*sign), both / 100, both % 100),
        [
            Token::Mark(sign @ ('+' | '-' | '−')),
            Token::Number(hours, 2),
            ..,
        ] => (sign_of(*sign), *hours, 0),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    i32::try_from(hours * 60 + minutes)
        .ok()
        .map(|all| sign * all)
}

fn sign_of(mark: char) -> i32 {
    if mark == '+' { 1 } else { -1 }
}

/// The date in the path of an address: `/2025/09/04/`, `/2025-09-04-`, `/20250904/`. A path with
/// year and month alone gives none.
pub(super) fn in_address(address: &str) -> Option<Stamp> {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let (_, path) = path.split_once('/')?;
    let path = path.split(['?', '#']).next()?;
    let pieces: Vec<&str> = path
        .split(['/', '-', '_', '.', '+', '%', '~'])
        .take(64)
        .collect();
    let of_three = pieces.windows(3).find_map(|window| match window {
        [year, month, day]
            if year.len() == 4
                && (1..=2).contains(&month.len())
                && (1..=2).contains(&day.len()) =>
        {
            possible(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    });
    let of_one = || {
        pieces.iter().find_map(|piece| {
            let number: u64 = piece.parse().ok().filter(|_| piece.len() == 8)?;
            possible(number / 10_000, number / 100 % 100, number % 100)
                .filter(|day| day.year() >= 1995)
        })
    };
    let of_name = || {
        pieces.windows(3).find_map(|window| match window {
            [year, month, day] if year.len() == 4 && day.len() <= 2 => possible(
                year.parse().ok()?,
                months::number(&month.to_lowercase())?,
                day.parse().ok()?,
            ),
            _ => None,
        })
    };
    let day = of_three.or_else(of_one).or_else(of_name)?;
    Some(Stamp {
        day,
        time: None,
        offset: None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let found = find(text, Order::DayFirst).map(|stamp| stamp.to_string());
        assert_eq!(found.as_deref().unwrap_or(""), expect, "{text}");
    }

    #[test]
    fn standard_forms() {
        check("2025-09-04", "2025-09-04");
        check("2025-09-04T18:30:00+02:00", "2025-09-04T18:30:00+02:00");
        check("2025-09-04T18:30:00.123Z", "2025-09-04T18:30:00Z");
        check("2025-09-04 18:30", "2025-09-04T18:30:00");
        check("2025-09-04 18:30:05 -0500", "2025-09-04T18:30:05-05:00");
        check("20250904", "2025-09-04");
        check("Thu, 04 Sep 2025 23:30:00 GMT", "2025-09-04T23:30:00Z");
        check("1757000000", "2025-09-04T15:33:20Z");
    }

    #[test]
    fn loose_forms() {
        check("Published September 4, 2025", "2025-09-04");
        check("Sept. 4th, 2025 at 6:05 PM", "2025-09-04T18:05:00");
        check("4. September 2025", "2025-09-04");
        check("4 de septiembre de 2025", "2025-09-04");
        check("1er août 2025", "2025-08-01");
        check("04.09.2025", "2025-09-04");
        check("2025/9/4", "2025-09-04");
        check("13/09/2025", "2025-09-13");
        check("09/13/2025", "2025-09-13");
        check("2025年9月4日 10:30", "2025-09-04T10:30:00");
        check("2025년 9월 4일", "2025-09-04");
        check("4 сентября 2025", "2025-09-04");
    }

    #[test]
    fn no_dates() {
        check("2025-02-30", "");
        check("1970-01-01T00:00:00Z", "");
        check("in 2025", "");
        check("0001-01-01T00:00:00", "");
    }

    #[test]
    fn dates_in_addresses() {
        let day = |address| in_address(address).map(|stamp| stamp.to_string());
        assert_eq!(
            day("https://example.org/2025/09/04/harbour"),
            Some("2025-09-04".into())
        );
        assert_eq!(
            day("https://example.org/blog/2025-09-04-harbour.html"),
            Some("2025-09-04".into())
        );
        assert_eq!(
            day("https://example.org/2025/sep/04/harbour"),
            Some("2025-09-04".into())
        );
        assert_eq!(day("https://example.org/2025/09/harbour"), None);
        assert_eq!(day("https://example.org/?d=2025/09/04"), None);
    }
}
