//! Lines with what stands before them: the marks of lists and quotes.

use std::fmt;

/// Writes lines, each after the prefix of the containers it stands in. Line ends are written
/// before lines, not after them, so that the output does not end with one.
pub(super) struct Lines<'w> {
    out: &'w mut dyn fmt::Write,
    /// What stands before each line.
    prefix: String,
    /// What stands before the next line instead, while `leads` holds.
    lead: String,
    leads: bool,
    /// A blank line is due before the next line; it has this much of the prefix.
    gap: Option<usize>,
    count: usize,
}

/// The containers around, to return to.
pub(super) struct Outer(usize);

impl<'w> Lines<'w> {
    pub(super) fn new(out: &'w mut dyn fmt::Write) -> Self {
        Lines {
            out,
            prefix: String::new(),
            lead: String::new(),
            leads: false,
            gap: None,
            count: 0,
        }
    }

    /// How many lines were written, blank ones between blocks aside.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// How many characters stand before each line.
    pub(super) fn indent(&self) -> usize {
        match self.leads {
            true => self.lead.chars().count(),
            false => self.prefix.chars().count(),
        }
    }

    /// Sets whether a blank line is due before the next line.
    pub(super) fn set_gap(&mut self, due: bool) {
        self.gap = due.then_some(self.prefix.len());
    }

    /// Enters a container whose first line starts with `mark` and all others with `rest`.
    pub(super) fn enter(&mut self, mark: &str, rest: &str) -> Outer {
        if !self.leads {
            self.leads = true;
            self.lead.clear();
            self.lead.push_str(&self.prefix);
        }
        self.lead.push_str(mark);
        let outer = Outer(self.prefix.len());
        self.prefix.push_str(rest);
        outer
    }

    /// Leaves a container. One without lines is written as its mark alone.
    pub(super) fn leave(&mut self, outer: Outer) -> fmt::Result {
        if self.leads {
            self.line("")?;
        }
        self.prefix.truncate(outer.0);
        self.gap = None;
        Ok(())
    }

    /// Writes a line; `text` holds no line end.
    pub(super) fn line(&mut self, text: &str) -> fmt::Result {
        if self.count > 0 {
            if let Some(length) = self.gap {
                self.out.write_char('\n')?;
                let prefix = self.prefix.get(..length).unwrap_or(&self.prefix);
                self.out.write_str(prefix.trim_end())?;
            }
            self.out.write_char('\n')?;
        }
        self.gap = None;
        self.count += 1;
        let before = if self.leads { &self.lead } else { &self.prefix };
        self.leads = false;
        if text.is_empty() {
            return self.out.write_str(before.trim_end());
        }
        self.out.write_str(before)?;
        self.out.write_str(text)
    }

    /// Writes each line of `text`, whatever its line ends are.
    pub(super) fn lines(&mut self, text: &str) -> fmt::Result {
        // Nearly all texts are one line.
        if memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none() {
            return self.line(text);
        }
        for line in text.split('\n') {
            for line in line.strip_suffix('\r').unwrap_or(line).split('\r') {
                self.line(line)?;
            }
        }
        Ok(())
    }
}
