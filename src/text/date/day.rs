//! Days as they are written in numbers and in words.

use jiff::civil;

use super::month;
use super::token::Token;

/// A date at the beginning of the tokens, and how many tokens it takes.
pub(super) fn day_at(tokens: &[Token], order: Order) -> Option<(civil::Date, usize)> {
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
            Token::Number(year, 4),
            Token::Mark('.'),
            Token::Space,
            Token::Number(month, 1 | 2),
            Token::Mark('.'),
            Token::Space,
            Token::Number(day, 1 | 2),
            ..,
        ] => Some((possible(*year, *month, *day)?, 7)),
        [
            Token::Number(one, 1 | 2),
            Token::Mark(mark @ ('-' | '/' | '.')),
            Token::Number(two, 1 | 2),
            Token::Mark(second),
            Token::Number(year, digits @ (2 | 4)),
            ..,
        ] if mark == second => {
            let year = match digits {
                2 if order == Order::Unknown => return None,
                2 => 2000 + year,
                _ => *year,
            };
            let order = if *mark == '.' { Order::DayFirst } else { order };
            Some((numeric(*one, *two, year, order)?, 5))
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
        Order::Unknown => return None,
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

/// Words for `day` behind its number.
const DAY_WORDS: [&str; 4] = ["日", "号", "號", "일"];

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
            let followed = matches!(tokens.get(at + 1), Some(Token::Word(word)) if DAY_WORDS.contains(&word.as_str()));
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
        ] => Some((possible(*year, month::number(name)?, *day)?, at + 1)),
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
        ] => Some((possible(*year, month::number(name)?, *day)?, at + 1)),
        _ => None,
    }
}

/// `September 4, 2025`, `Sept. 4th 2025`, `Sep 4 09:30:00 2025`.
fn month_first(tokens: &[Token]) -> Option<(civil::Date, usize)> {
    let Token::Word(name) = tokens.first()? else {
        return None;
    };
    // Hardly any word stands before a number.
    let mut near = tokens.iter().take(NEAR);
    near.find(|token| matches!(token, Token::Number(..)))?;
    let month = month::number(name)?;
    let mut parts = parts(tokens).skip(1);
    let (_, Token::Number(day, 1 | 2)) = parts.next()? else {
        return None;
    };
    let (at, year) = match parts.next()? {
        (at, Token::Number(year, 4)) => (at, year),
        (_, Token::Number(_, 2)) => year_behind_time(parts)?,
        _ => return None,
    };
    Some((possible(*year, month, *day)?, at + 1))
}

/// How many tokens there are from a month's name to the day behind it at most.
const NEAR: usize = 8;

/// The year behind the minutes and seconds of a time.
fn year_behind_time<'a>(
    mut parts: impl Iterator<Item = (usize, &'a Token)>,
) -> Option<(usize, &'a u64)> {
    for _ in 0..2 {
        let (_, Token::Mark(':')) = parts.next()? else {
            return None;
        };
        let (_, Token::Number(_, 2)) = parts.next()? else {
            return None;
        };
    }
    match parts.next()? {
        (at, Token::Number(year, 4)) => Some((at, year)),
        _ => None,
    }
}

/// Which of two numbers is the day where both could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// As in most of the world.
    DayFirst,
    /// As in the United States.
    MonthFirst,
    /// Nothing says which: such dates are not read.
    Unknown,
}

/// The years that a page's date may have; earlier dates are slips or empty fields.
const YEARS: std::ops::RangeInclusive<u64> = 1900..=2099;

/// A date that exists and that is no empty field of a database.
pub(super) fn possible(year: u64, month: u64, day: u64) -> Option<civil::Date> {
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
