//! The letters of a selector, read one after the other as CSS Syntax has it.

use super::selector::Problem;

/// A place in a selector.
#[derive(Debug, Clone)]
pub(super) struct Cursor<'a> {
    whole: &'a str,
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(whole: &'a str) -> Self {
        Cursor { whole, rest: whole }
    }

    /// An error at this place.
    pub(super) fn fail<T>(&self, problem: &'static str) -> Result<T, Problem> {
        let read = self.whole.len() - self.rest.len();
        let before = self.whole.char_indices().take_while(|(at, _)| *at < read);
        Err(Problem {
            position: before.count() + 1,
            problem,
        })
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn second(&self) -> Option<char> {
        self.rest.chars().nth(1)
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let mut letters = self.rest.chars();
        let next = letters.next()?;
        self.rest = letters.as_str();
        Some(next)
    }

    /// Passes these letters if they come next.
    pub(super) fn eat(&mut self, letters: &str) -> bool {
        let rest = self.rest.strip_prefix(letters);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Passes these letters, which must come next.
    pub(super) fn require(&mut self, letters: &str, problem: &'static str) -> Result<(), Problem> {
        match self.eat(letters) {
            true => Ok(()),
            false => self.fail(problem),
        }
    }

    /// Passes white space and comments. True if there were any.
    pub(super) fn skip_space(&mut self) -> bool {
        let before = self.rest.len();
        loop {
            self.rest = self.rest.trim_start_matches(is_space);
            let Some(comment) = self.rest.strip_prefix("/*") else {
                return self.rest.len() < before;
            };
            self.rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
        }
    }

    /// Passes letters as long as they are of a kind.
    pub(super) fn take_while(&mut self, is_of_kind: fn(char) -> bool) -> &'a str {
        let rest = self.rest.trim_start_matches(is_of_kind);
        let taken = self.rest.get(..self.rest.len() - rest.len());
        self.rest = rest;
        taken.unwrap_or("")
    }

    /// Whether a name comes next.
    pub(super) fn starts_name(&self) -> bool {
        match self.peek() {
            Some('-') => self
                .second()
                .is_some_and(|next| starts_name(next) || next == '-'),
            Some(first) => starts_name(first),
            None => false,
        }
    }

    /// A name, with its escapes read.
    pub(super) fn name(&mut self) -> Result<String, Problem> {
        if !self.starts_name() {
            return self.fail("a name is expected");
        }
        let mut name = String::new();
        while let Some(next) = self.peek() {
            if next == '\\' {
                self.next();
                name.push(self.escape()?);
            } else if is_in_name(next) {
                self.next();
                name.push(next);
            } else {
                break;
            }
        }
        Ok(name)
    }

    /// What an escape stands for; the backslash has been passed.
    fn escape(&mut self) -> Result<char, Problem> {
        const MOST_DIGITS: usize = 6;
        let mut code = 0;
        let mut digits = 0;
        while digits < MOST_DIGITS
            && let Some(digit) = self.peek().and_then(|next| next.to_digit(16))
        {
            self.next();
            code = code * 16 + digit;
            digits += 1;
        }
        if digits > 0 {
            if self.peek().is_some_and(is_space) {
                self.next();
            }
            let read = char::from_u32(code).filter(|read| *read != '\0');
            return Ok(read.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        match self.next() {
            Some('\n' | '\r' | '\x0C') | None => self.fail("nothing is escaped"),
            Some(escaped) => Ok(escaped),
        }
    }

    /// A string in quotation marks, with its escapes read.
    pub(super) fn string(&mut self) -> Result<String, Problem> {
        let quote = self.next();
        let mut string = String::new();
        loop {
            match self.peek() {
                None | Some('\n' | '\r' | '\x0C') => return self.fail("a string is not closed"),
                next if next == quote => {
                    self.next();
                    return Ok(string);
                }
                Some('\\') => {
                    self.next();
                    string.push(self.escape()?);
                }
                Some(next) => {
                    self.next();
                    string.push(next);
                }
            }
        }
    }
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\x0C')
}

fn starts_name(character: char) -> bool {
    character.is_ascii_alphabetic() || matches!(character, '_' | '\\') || !character.is_ascii()
}

fn is_in_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '-') || !character.is_ascii()
}
