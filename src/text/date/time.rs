//! Times and offsets as they are written after a day.

use jiff::civil;

use super::token::{Token, past_space};
use super::weekday;

/// What a clock shows, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: civil::Time,
    /// Minutes east of UTC.
    pub(super) offset: Option<i32>,
}

/// The time right after a date, if one follows, and the tokens behind it. A day of the week between
/// them is skipped.
pub(super) fn clock_after(tokens: &[Token]) -> (Option<Clock>, &[Token]) {
    let tokens = weekday::skipped_behind(tokens);
    read(tokens).map_or((None, tokens), |(clock, rest)| (Some(clock), rest))
}

fn read(tokens: &[Token]) -> Option<(Clock, &[Token])> {
    let (named, rest) = past_links(tokens);
    let (half_before, rest) = half_before(rest);
    let (hour, minute, second, rest) = numbers(rest, named)?;
    let rest = match rest {
        [Token::Mark('.' | ','), Token::Number(..), rest @ ..] => rest,
        rest => rest,
    };
    let (half_behind, rest) = half(past_space(rest));
    let hour = match half_before.or(half_behind) {
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        Some(Half::Morning) if hour == 12 => 0,
        _ => hour,
    };
    let time = time(hour, minute, second)?;
    let (offset, rest) = match offset(past_space(rest)) {
        Some((offset, rest)) => (Some(offset), rest),
        None => (None, rest),
    };
    Some((Clock { time, offset }, rest))
}

/// The time right before a date: `10:15 28.03.2019`, `7:11 AM May 19, 2015`.
pub(super) fn clock_before(tokens: &[Token]) -> Option<Clock> {
    let first = tokens.len().saturating_sub(LONGEST_CLOCK);
    (first..tokens.len()).find_map(|at| {
        let (before, clock) = tokens.split_at_checked(at)?;
        let begins = matches!(before, [] | [.., Token::Space | Token::Mark('|' | '(')]);
        if !begins || !matches!(clock, [Token::Number(..), ..]) {
            return None;
        }
        let (clock, rest) = read(clock)?;
        let is_between =
            |token: &Token| matches!(token, Token::Space | Token::Mark(',' | '-' | '–' | '|'));
        rest.iter().all(is_between).then_some(clock)
    })
}

/// A time has so many tokens at most.
const LONGEST_CLOCK: usize = 12;

/// Words that stand between a day and its time.
const LINKS: [&str; 27] = [
    "alle",
    "at",
    "d",
    "godz",
    "jam",
    "kell",
    "kl",
    "klo",
    "kello",
    "klokken",
    "las",
    "lúc",
    "o",
    "ob",
    "ore",
    "pukul",
    "saat",
    "t",
    "u",
    "um",
    "à",
    "às",
    "στις",
    "в",
    "о",
    "الساعة",
    "ساعت",
];

/// Skips what stands between a day and its time. Tells whether a word was there.
fn past_links(tokens: &[Token]) -> (bool, &[Token]) {
    let is_link =
        |token: &Token| matches!(token, Token::Word(word) if LINKS.contains(&word.as_str()));
    let between = tokens.iter().take(6).take_while(|token| match token {
        Token::Space | Token::Mark(',' | '|' | '-' | '–' | '•' | '·' | '.') => true,
        token => is_link(token),
    });
    let (mut named, mut skipped) = (false, 0);
    for token in between {
        named |= is_link(token);
        skipped += 1;
    }
    (named, tokens.get(skipped..).unwrap_or(&[]))
}

fn past_point(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Mark('.'), rest @ ..] => rest,
        rest => rest,
    }
}

/// Hour, minute and second at the beginning of the tokens, and what follows them. A point parts
/// hour and minute only where a word before or behind tells that it is a time.
fn numbers(tokens: &[Token], named: bool) -> Option<(u64, u64, u64, &[Token])> {
    match tokens {
        [
            Token::Number(hour, 1 | 2),
            Token::Mark(':' | '：'),
            Token::Number(minute, 2),
            Token::Mark(':' | '：'),
            Token::Number(second, 2),
            rest @ ..,
        ] => Some((*hour, *minute, *second, rest)),
        [
            Token::Number(hour, 1 | 2),
            Token::Mark(':' | '：'),
            Token::Number(minute, 2),
            rest @ ..,
        ] => Some((*hour, *minute, 0, rest)),
        [
            Token::Number(hour, 1 | 2),
            Token::Mark('.'),
            Token::Number(minute, 2),
            rest @ ..,
        ] if named || followed_by_hours(rest) => Some((*hour, *minute, 0, rest)),
        [Token::Number(clock, 6), rest @ ..] if rest.first().is_some_and(is_utc) => {
            Some((clock / 10_000, clock / 100 % 100, clock % 100, rest))
        }
        [Token::Number(hour, 1 | 2), rest @ ..] => {
            let (minute, rest) = marked_minute(past_space(rest))?;
            Some((*hour, minute, 0, rest))
        }
        _ => None,
    }
}

/// Whether a word for hours follows: `14.30 Uhr`.
fn followed_by_hours(tokens: &[Token]) -> bool {
    const WORDS: [&str; 4] = ["uhr", "hrs", "uur", "น"];
    matches!(past_space(tokens), [Token::Word(word), ..] if WORDS.contains(&word.as_str()))
}

/// The minute behind the mark of an hour: `h30`, `時30分`, `시 30분`. None where no minute follows.
fn marked_minute(tokens: &[Token]) -> Option<(u64, &[Token])> {
    let [Token::Word(mark), rest @ ..] = tokens else {
        return None;
    };
    let [Token::Number(minute, 1 | 2), rest @ ..] = past_space(rest) else {
        return None;
    };
    match (mark.as_str(), rest) {
        ("h", _) => Some((*minute, rest)),
        ("時" | "时" | "點" | "点" | "시", [Token::Word(mark), rest @ ..])
            if matches!(mark.as_str(), "分" | "분") =>
        {
            Some((*minute, rest))
        }
        _ => None,
    }
}

/// The half of the day that an hour of a twelve-hour clock belongs to.
#[derive(Debug, Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// The half of the day before an hour, and what follows: `오후 3:20`, `下午3:20`.
fn half_before(tokens: &[Token]) -> (Option<Half>, &[Token]) {
    let (half, rest) = match tokens {
        [Token::Word(word), rest @ ..] if word == "오전" => (Half::Morning, rest),
        [Token::Word(word), rest @ ..] if word == "오후" => (Half::Afternoon, rest),
        [Token::Word(first), Token::Word(second), rest @ ..] => {
            match (first.as_str(), second.as_str()) {
                ("上", "午") | ("午", "前") => (Half::Morning, rest),
                ("下", "午") | ("午", "後") => (Half::Afternoon, rest),
                _ => return (None, tokens),
            }
        }
        _ => return (None, tokens),
    };
    (Some(half), past_space(rest))
}

/// `am`, `pm`, `a.m.`, `p. m.`, `μ.μ.` at the beginning of the tokens, and what follows.
fn half(tokens: &[Token]) -> (Option<Half>, &[Token]) {
    let (word, rest) = match tokens {
        [Token::Word(letter), Token::Mark('.'), rest @ ..] => match past_space(rest) {
            [Token::Word(meridiem), rest @ ..] if matches!(meridiem.as_str(), "m" | "μ") => {
                (letter, past_point(rest))
            }
            _ => return (None, tokens),
        },
        [Token::Word(word), rest @ ..] if word.ends_with('m') => (word, rest),
        _ => return (None, tokens),
    };
    match word.as_str() {
        "a" | "am" | "π" => (Some(Half::Morning), rest),
        "p" | "pm" | "μ" => (Some(Half::Afternoon), rest),
        _ => (None, tokens),
    }
}

fn time(hour: u64, minute: u64, second: u64) -> Option<civil::Time> {
    let (hour, minute, second) = (
        hour.try_into().ok()?,
        minute.try_into().ok()?,
        second.try_into().ok()?,
    );
    civil::Time::new(hour, minute, second, 0).ok()
}

/// Zones by name, with their hours from UTC: those of RFC 822 but the Central one, whose name China's has
/// too, and others that only one zone has.
const ZONES: [(&str, i32); 15] = [
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("edt", -4),
    ("est", -5),
    ("mdt", -6),
    ("mst", -7),
    ("pdt", -7),
    ("pst", -8),
    ("cet", 1),
    ("cest", 2),
    ("wib", 7),
    ("wita", 8),
    ("jst", 9),
    ("kst", 9),
];

/// An offset from UTC in minutes at the beginning of the tokens, and what follows it.
fn offset(tokens: &[Token]) -> Option<(i32, &[Token])> {
    let tokens = match tokens {
        [Token::Mark('('), rest @ ..] => rest,
        _ => tokens,
    };
    if let [Token::Word(zone), rest @ ..] = tokens
        && let Some((_, hours)) = ZONES.iter().find(|(name, _)| name == zone)
        && !matches!(
            (zone.as_str(), rest),
            ("gmt" | "utc", [Token::Mark('+' | '-' | '−'), ..])
        )
    {
        return Some((hours * 60, rest));
    }
    let tokens = match tokens {
        [Token::Word(zone), rest @ ..] if matches!(zone.as_str(), "gmt" | "utc") => rest,
        _ => tokens,
    };
    let (sign, hours, minutes, rest) = match tokens {
        [
            Token::Mark(sign @ ('+' | '-' | '−')),
            Token::Number(hours, 2),
            Token::Mark(':'),
            Token::Number(minutes, 2),
            rest @ ..,
        ] => (sign_of(*sign), *hours, *minutes, rest),
        [
            Token::Mark(sign @ ('+' | '-' | '−')),
            Token::Number(both, 4),
            rest @ ..,
        ] => (sign_of(*sign), both / 100, both % 100, rest),
        [
            Token::Mark(sign @ ('+' | '-' | '−')),
            Token::Number(hours, 1 | 2),
            rest @ ..,
        ] => (sign_of(*sign), *hours, 0, rest),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    let minutes = i32::try_from(hours * 60 + minutes).ok()?;
    Some((sign * minutes, rest))
}

fn is_utc(token: &Token) -> bool {
    matches!(token, Token::Word(zone) if matches!(zone.as_str(), "z" | "utc" | "gmt"))
}

fn sign_of(mark: char) -> i32 {
    if mark == '+' { 1 } else { -1 }
}
