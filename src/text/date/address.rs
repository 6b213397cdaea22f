//! Dates in addresses.

use super::day::possible;
use super::month;
use super::stamp::Stamp;

/// The date in the path of an address: `/2025/09/04/`, `/2025-09-04-`, `/20250904/`. A path with
/// year and month alone gives none.
pub(crate) fn in_address(address: &str) -> Option<Stamp> {
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
                month::number(&month.to_lowercase())?,
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
