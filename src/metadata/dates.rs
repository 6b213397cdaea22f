//! Dates as pages write them, to ISO 8601.

use std::fmt;

use jiff::civil;

pub(super) use super::date_day::Order;
use super::date_day::{day_at, possible};
use super::date_time::time_after;
use super::date_tokens::{Token, tokens};
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
