//! Times and offsets as pages write them after a day.

use jiff::civil;

use super::date_tokens::Token;

/// The time and the offset right after a date.
pub(super) fn time_after(tokens: &[Token]) -> (Option<civil::Time>, Option<i32>) {
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
