//! Dates as people and pages write them, to ISO 8601.
//!
//! A text is cut into numbers, words and marks ([`token`]); a day is read off their order ([`day`])
//! and the time from what follows it ([`time`]). [`find`] looks for the first date among other
//! words, [`whole`] takes a text that is a date and nothing else, and [`in_address`] reads the path
//! of an address.

mod address;
mod calendar;
mod day;
mod month;
mod stamp;
mod time;
mod token;
mod weekday;

pub(crate) use address::in_address;
pub(crate) use day::Order;
pub(crate) use stamp::Stamp;

use jiff::civil;

use day::{day_at, possible};
use time::{Clock, clock_after, clock_before};
use token::{Token, tokens};

/// A text of more bytes is not a date alone.
const LONGEST_DATE: usize = 60;

/// Articles and prepositions that may begin a date.
const OPENERS: [&str; 6] = ["the", "le", "el", "il", "den", "am"];

/// Words for `year` that may end a date.
const YEAR_WORDS: [&str; 2] = ["г", "года"];

/// Whether a text may hold a date, at a glance.
pub(crate) fn may_hold(text: &str) -> bool {
    token::has_digit(text)
}

/// Whether a text holds as many digits as a date has.
pub(crate) fn has_enough_digits(text: &str) -> bool {
    token::has_digits(text)
}

/// The first date in a text. Only the beginning of a long text is read. `order` decides where both
/// of two numbers could be the day.
pub(crate) fn find(text: &str, order: Order) -> Option<Stamp> {
    if !token::has_digits(text) {
        return None;
    }
    let tokens = tokens(text);
    if let [Token::Number(seconds, 10 | 13)] = tokens.as_slice() {
        return from_epoch(*seconds);
    }
    (0..tokens.len()).find_map(|at| {
        let (before, rest) = tokens.split_at_checked(at)?;
        if within_numbers(before) && matches!(rest, [Token::Number(..), ..]) {
            return None;
        }
        let (day, used) = day_at(rest, order)?;
        let (clock, _) = clock_after(rest.get(used..).unwrap_or(&[]));
        Some(stamp(day, clock.or_else(|| clock_before(before))))
    })
}

/// Whether tokens end so that a number behind them is the continuation of another: the end of a
/// longer number with points, such as a version's, is no date.
fn within_numbers(before: &[Token]) -> bool {
    matches!(
        before,
        [.., Token::Number(..), Token::Mark('.' | '/' | ':' | '-')]
    )
}

/// Reads a text that is a date, or a date with a time, and nothing else. Dates of numbers alone are
/// read only where their order is the same everywhere, and only with a year of four digits.
pub(crate) fn whole(text: &str) -> Option<Stamp> {
    let text = text.trim();
    if text.len() > LONGEST_DATE || !token::has_digits(text) {
        return None;
    }
    let tokens = tokens(text);
    let tokens = match tokens.as_slice() {
        [Token::Word(word), Token::Space, rest @ ..] if OPENERS.contains(&word.as_str()) => rest,
        all => weekday::skipped(all),
    };
    let (day, used) = day_at(tokens, Order::Unknown)?;
    let (clock, rest) = clock_after(tokens.get(used..)?);
    let is_end = |token: &Token| match token {
        // A year may stand behind the time.
        Token::Space | Token::Mark('.') | Token::Number(_, 4) => true,
        Token::Word(word) => YEAR_WORDS.contains(&word.as_str()),
        _ => false,
    };
    rest.iter().all(is_end).then(|| stamp(day, clock))
}

/// Whether a word, in lower case, names a month.
pub(crate) fn is_month(word: &str) -> bool {
    month::number(word).is_some()
}

fn stamp(day: civil::Date, clock: Option<Clock>) -> Stamp {
    Stamp {
        day,
        time: clock.map(|clock| clock.time),
        offset: clock.and_then(|clock| clock.offset),
    }
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
