//! Resiliparse, which is timed by the Python program beside this package, in the same rounds.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::inputs;

/// What the table calls it: its main content as plain text, no metadata.
pub(crate) const NAME: &str = "resiliparse, text only";

/// The Python program, which times one round whenever a line comes.
pub(crate) struct Resiliparse {
    program: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Resiliparse {
    /// Starts the program on the pages of a folder, and checks that it reads the same bytes.
    pub(crate) fn start(
        python: &str,
        folder: &Path,
        every: usize,
        pages: &[String],
    ) -> Result<Self, String> {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/resiliparse_pages.py");
        let mut program = Command::new(python)
            .arg(script)
            .arg(folder)
            .arg(every.to_string())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{python}: {error}"))?;
        let pipes = (program.stdin.take(), program.stdout.take());
        let (Some(asks), Some(answers)) = pipes else {
            return Err(format!("{python}: no pipes"));
        };
        let answers = BufReader::new(answers);
        let mut started = Resiliparse {
            program,
            asks,
            answers,
        };
        let (told, here) = (started.line()?, inputs::checksum(pages).to_string());
        if told != here {
            return Err(format!("{script} reads other bytes: {told}, not {here}"));
        }
        Ok(started)
    }

    /// Times one round: the seconds of each page.
    pub(crate) fn round(&mut self) -> Result<Vec<f64>, String> {
        let asked = writeln!(self.asks).and_then(|()| self.asks.flush());
        asked.map_err(|error| error.to_string())?;
        serde_json::from_str(&self.line()?).map_err(|error| error.to_string())
    }

    fn line(&mut self) -> Result<String, String> {
        let mut line = String::new();
        let read = self.answers.read_line(&mut line);
        match read.map_err(|error| error.to_string())? {
            0 => Err("resiliparse_pages.py ended early".to_owned()),
            _ => Ok(line.trim_end().to_owned()),
        }
    }
}

impl Drop for Resiliparse {
    fn drop(&mut self) {
        // It has nothing to save; whether it had ended already is of no interest.
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
