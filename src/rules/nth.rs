//! Places among siblings: `odd`, `3`, `2n + 1`, `-n+3`.

use super::cursor::Cursor;
use super::selector::Problem;

const EXPECTED: &str = "a place such as odd, 3 or 2n+1 is expected";

/// Reads the step and the offset of places.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<(i32, i32), Problem> {
    cursor.skip_space();
    if cursor.starts_name() {
        let mut ahead = cursor.clone();
        let word = ahead.name()?.to_ascii_lowercase();
        let known = match word.as_str() {
            "odd" => Some((2, 1)),
            "even" => Some((2, 0)),
            _ => None,
        };
        if let Some(known) = known {
            *cursor = ahead;
            return Ok(known);
        }
    }
    let sign = sign(cursor).unwrap_or(1);
    let digits = cursor.take_while(|character| character.is_ascii_digit());
    if !cursor.eat("n") && !cursor.eat("N") {
        return Ok((0, sign * number(cursor, digits)?));
    }
    let step = match digits {
        "" => sign,
        digits => sign * number(cursor, digits)?,
    };
    cursor.skip_space();
    let Some(sign) = self::sign(cursor) else {
        return Ok((step, 0));
    };
    cursor.skip_space();
    let digits = cursor.take_while(|character| character.is_ascii_digit());
    Ok((step, sign * number(cursor, digits)?))
}

fn sign(cursor: &mut Cursor<'_>) -> Option<i32> {
    if cursor.eat("-") {
        return Some(-1);
    }
    cursor.eat("+").then_some(1)
}

fn number(cursor: &Cursor<'_>, digits: &str) -> Result<i32, Problem> {
    match digits.parse() {
        Ok(number) => Ok(number),
        Err(_) => cursor.fail(EXPECTED),
    }
}
