//! Times and offsets as they are written after a day.

use jiff::civil;

use super::token::Token;

/// What a clock shows, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: civil::Time,
    /// Minutes east of UTC.
    pub(super) offset: Option<i32>,
}

/// The time right after a date, if one follows, and the tokens behind it.
pub(super) fn clock_after(tokens: &[Token]) -> (Option<Clock>, &[Token]) {
    read(tokens).map_or((None, tokens), |(clock, rest)| (Some(clock), rest))
}

fn read(tokens: &[Token]) -> Option<(Clock, &[Token])> {
    let (hour, minute, second, rest) = numbers(past_links(tokens))?;
    let rest = match rest {
        [Token::Mark('.' | ','), Token::Number(..), rest @ ..] => rest,
        rest => rest,
    };
    let (half, rest) = half(past_space(rest));
    let hour = match half {
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

/// Skips what stands between a day and its time.
fn past_links(tokens: &[Token]) -> &[Token] {
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
    tokens.get(skipped..).unwrap_or(&[])
}

fn past_space(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Space, rest @ ..] => rest,
        rest => rest,
    }
}

fn past_point(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Mark('.'), rest @ ..] => rest,
        rest => rest,
    }
}

/// Hour, minute and second at the beginning of the tokens, and what follows them.
fn numbers(tokens: &[Token]) -> Option<(u64, u64, u64, &[Token])> {
    match tokens {
        [
            Token::Number(hour, 1 | 2),
            Token::Mark(':'),
            Token::Number(minute, 2),
            Token::Mark(':'),
            Token::Number(second, 2),
            rest @ ..,
        ] => Some((*hour, *minute, *second, rest)),
        [
            Token::Number(hour, 1 | 2),
            Token::Mark(':'),
            Token::Number(minute, 2),
            rest @ ..,
        ] => Some((*hour, *minute, 0, rest)),
        [Token::Number(clock, 6), rest @ ..] if rest.first().is_some_and(is_utc) => {
            Some((clock / 10_000, clock / 100 % 100, clock % 100, rest))
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

/// `am`, `pm`, `a.m.`, `p.m.` at the beginning of the tokens, and what follows.
fn half(tokens: &[Token]) -> (Option<Half>, &[Token]) {
    let (word, rest) = match tokens {
        [
            Token::Word(letter),
            Token::Mark('.'),
            Token::Word(meridiem),
            rest @ ..,
        ] if meridiem == "m" => (letter, past_point(rest)),
        [Token::Word(word), rest @ ..] if word.ends_with('m') => (word, rest),
        _ => return (None, tokens),
    };
    match word.as_str() {
        "a" | "am" => (Some(Half::Morning), rest),
        "p" | "pm" => (Some(Half::Afternoon), rest),
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

/// An offset from UTC in minutes at the beginning of the tokens, and what follows it.
fn offset(tokens: &[Token]) -> Option<(i32, &[Token])> {
    let (sign, hours, minutes, rest) = match tokens {
        [zone, rest @ ..] if is_utc(zone) => (1, 0, 0, rest),
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
            Token::Number(hours, 2),
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
