//! Days as they are written in numbers and in words.

use jiff::civil;

use super::calendar;
use super::month;
use super::token::{Token, past_space};

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
        ] => {
            let day = calendar::day(*year, *month, *day)
                .or_else(|| calendar::solar_day(*year, *month, *day))?;
            Some((day, 5))
        }
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
        // As Czech, Slovak and Slovene have it: `4. 9. 2025`.
        [
            Token::Number(day, 1 | 2),
            Token::Mark('.'),
            Token::Space,
            Token::Number(month, 1 | 2),
            Token::Mark('.'),
            Token::Space,
            Token::Number(year, 4),
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
        [Token::Number(..), ..] => marked(tokens)
            .or_else(|| year_first(tokens))
            .or_else(|| day_first(tokens)),
        [Token::Word(_), ..] => marked(tokens).or_else(|| month_first(tokens)),
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
        calendar::day(year, two, one)
    } else {
        calendar::day(year, one, two)
    }
}

/// How many tokens of a date are looked at: `Sep 4 10:00:00 CST 2025` has 13.
const LONGEST_PARTS: usize = 13;

/// What is left of the tokens that carry a date, with their places.
fn parts(tokens: &[Token]) -> impl Iterator<Item = (usize, &Token)> {
    const FILLERS: [&str; 15] = [
        "de", "del", "of", "the", "st", "nd", "rd", "th", "er", "den", "º", "di", "ta", "m", "năm",
    ];
    tokens
        .iter()
        .enumerate()
        .take(LONGEST_PARTS)
        .filter(|(_, token)| match token {
            Token::Space | Token::Mark('.' | ',' | '-' | '/' | '’' | '\'' | 'º' | '،') => false,
            Token::Word(word) => !FILLERS.contains(&word.as_str()),
            _ => true,
        })
}

/// Words for `day` behind its number.
const DAY_WORDS: [&str; 4] = ["日", "号", "號", "일"];

/// `2025年9月4日`, `2025년 9월 4일`, `令和7年9月4日`, `2025年（令和7年）9月4日`.
fn marked(tokens: &[Token]) -> Option<(civil::Date, usize)> {
    let (year, rest) = calendar::marked_year(tokens)?;
    let rest = past_word(past_space(rest), &["年", "년"])?;
    let [Token::Number(month, 1 | 2), rest @ ..] = past_space(past_brackets(rest)) else {
        return None;
    };
    let rest = past_word(past_space(rest), &["月", "월"])?;
    let [Token::Number(day, 1 | 2), rest @ ..] = past_space(rest) else {
        return None;
    };
    let rest = past_word(rest, &DAY_WORDS).unwrap_or(rest);
    Some((possible(year, *month, *day)?, tokens.len() - rest.len()))
}

fn past_word<'a>(tokens: &'a [Token], words: &[&str]) -> Option<&'a [Token]> {
    match tokens {
        [Token::Word(word), rest @ ..] if words.contains(&word.as_str()) => Some(rest),
        _ => None,
    }
}

/// Skips a short parenthesis.
fn past_brackets(tokens: &[Token]) -> &[Token] {
    const LONGEST: usize = 8;
    let [Token::Mark('（' | '('), rest @ ..] = tokens else {
        return tokens;
    };
    let is_end = |token: &Token| matches!(token, Token::Mark('）' | ')'));
    let end = rest.iter().take(LONGEST).position(is_end);
    end.and_then(|end| rest.get(end + 1..)).unwrap_or(tokens)
}

/// `2025 September 4`, `2025. gada 4. septembris`.
fn year_first(tokens: &[Token]) -> Option<(civil::Date, usize)> {
    const YEAR_WORDS: [&str; 3] = ["gada", "жылғы", "жылы"];
    let parts: Vec<(usize, &Token)> = parts(tokens).take(4).collect();
    match parts.as_slice() {
        [
            (_, Token::Number(year, 4)),
            (_, Token::Word(of_year)),
            (_, Token::Number(day, 1 | 2)),
            (at, Token::Word(name)),
        ] if YEAR_WORDS.contains(&of_year.as_str()) => Some((named(*year, name, *day)?, at + 1)),
        [
            (_, Token::Number(year, 4)),
            (_, Token::Word(name)),
            (at, Token::Number(day, 1 | 2)),
            ..,
        ] => Some((named(*year, name, *day)?, at + 1)),
        _ => None,
    }
}

/// `4. September 2025`, `4 de septiembre de 2025`, `4-Sep-25`, `4 ก.ย. 2568`, `4 tháng 9, 2025`,
/// `4 تشرين الثاني/نوفمبر 2025`.
fn day_first(tokens: &[Token]) -> Option<(civil::Date, usize)> {
    let parts: Vec<(usize, &Token)> = parts(tokens).take(5).collect();
    match parts.as_slice() {
        [
            (_, Token::Number(day, 1 | 2)),
            (_, Token::Word(name)),
            (at, Token::Number(year, 4)),
            ..,
        ] => Some((named(*year, name, *day)?, at + 1)),
        [
            (_, Token::Number(day, 1 | 2)),
            (_, Token::Word(word)),
            (_, Token::Number(month, 1 | 2)),
            (at, Token::Number(year, 4)),
            ..,
        ] if word == "tháng" => Some((possible(*year, *month, *day)?, at + 1)),
        [
            (_, Token::Number(day, 1 | 2)),
            (_, Token::Word(first)),
            (_, Token::Word(second)),
            (at, Token::Number(year, 4)),
            ..,
        ] => {
            let joined = [first.as_str(), second].concat();
            let name = if is_same_month(first, second) {
                first
            } else {
                &joined
            };
            Some((named(*year, name, *day)?, at + 1))
        }
        [
            (_, Token::Number(day, 1 | 2)),
            (_, Token::Word(first)),
            (_, Token::Word(second)),
            (_, Token::Word(name)),
            (at, Token::Number(year, 4)),
        ] if is_same_month(&[first.as_str(), second].concat(), name) => {
            Some((named(*year, name, *day)?, at + 1))
        }
        _ => None,
    }
}

/// Whether two names are of one month, as Arabic dates often have them: a month's name is no date with
/// any other word behind it, since what follows may be any number.
fn is_same_month(one: &str, other: &str) -> bool {
    let month = month::number(one);
    month.is_some() && month == month::number(other)
}

/// The day of a date whose month is named.
fn named(year: u64, name: &str, day: u64) -> Option<civil::Date> {
    match month::number(name) {
        Some(month) => calendar::day(year, month, day),
        None => calendar::solar_day(year, calendar::solar_month(name)?, day),
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
    let (of_day, Token::Number(day, 1 | 2)) = parts.next()? else {
        return None;
    };
    let (at, year) = match parts.next()? {
        (at, Token::Number(year, 4)) => (at, year),
        // The time comes first, and is read from where the day ends.
        (_, Token::Number(_, 2)) => (of_day, year_behind_time(parts)?),
        _ => return None,
    };
    Some((calendar::day(*year, month, *day)?, at + 1))
}

/// How many tokens there are from a month's name to the day behind it at most.
const NEAR: usize = 8;

/// The year behind the minutes and seconds of a time.
fn year_behind_time<'a>(mut parts: impl Iterator<Item = (usize, &'a Token)>) -> Option<&'a u64> {
    for _ in 0..2 {
        let (_, Token::Mark(':')) = parts.next()? else {
            return None;
        };
        let (_, Token::Number(_, 2)) = parts.next()? else {
            return None;
        };
    }
    let year_or_zone = match parts.next()? {
        (_, Token::Word(_)) => parts.next()?,
        other => other,
    };
    match year_or_zone {
        (_, Token::Number(year, 4)) => Some(year),
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
