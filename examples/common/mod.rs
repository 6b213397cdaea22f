//! What the programs share: their command line, their input, and how they end.

// Each program uses a part of this.
#![allow(dead_code)]

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tearsheet::block::{Block, Inline};

/// What a program is and takes.
pub(crate) struct Program {
    /// The text for `--help` and wrong calls.
    pub(crate) usage: &'static str,
    /// Arguments that stand alone.
    pub(crate) switches: &'static [&'static str],
    /// Arguments that a value follows.
    pub(crate) valued: &'static [&'static str],
    /// What is read without a file on the command line, relative to the crate's folder.
    pub(crate) fixture: &'static str,
}

/// One call of a program.
#[derive(Default)]
pub(crate) struct Call {
    switches: Vec<&'static str>,
    values: Vec<(&'static str, String)>,
    path: Option<String>,
    /// The input's bytes.
    pub(crate) input: Vec<u8>,
}

impl Call {
    /// The file or folder that is to be read, that of the fixture if none was given.
    pub(crate) fn path(&self, program: &Program) -> PathBuf {
        match &self.path {
            Some(path) => PathBuf::from(path),
            None => Path::new(env!("CARGO_MANIFEST_DIR")).join(program.fixture),
        }
    }

    /// Whether a switch was given.
    pub(crate) fn has(&self, switch: &str) -> bool {
        self.switches.contains(&switch)
    }

    /// The last value given for an argument.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        let mut values = self.values.iter().rev();
        values
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value.as_str())
    }

    /// All values given for an argument, in order.
    pub(crate) fn values(&self, name: &str) -> impl Iterator<Item = &str> {
        let given = self.values.iter().filter(move |(known, _)| *known == name);
        given.map(|(_, value)| value.as_str())
    }

    /// The input as text; bytes that are no UTF-8 are replaced.
    pub(crate) fn text(&self) -> String {
        let text = String::from_utf8_lossy(&self.input).into_owned();
        match text.strip_prefix('\u{FEFF}') {
            Some(text) => text.to_owned(),
            None => text,
        }
    }
}

impl Program {
    /// Reads the command line and the input, and prints what `work` makes of them. The program
    /// ends with 2 after a wrong call, with 1 if `work` fails.
    pub(crate) fn run(&self, work: impl FnOnce(&Call) -> Result<String, String>) -> ExitCode {
        self.run_with(|call| self.read_input(call), work)
    }

    /// The same for a program that reads its input itself, such as one that takes a folder.
    pub(crate) fn run_unread(
        &self,
        work: impl FnOnce(&Call) -> Result<String, String>,
    ) -> ExitCode {
        self.run_with(Ok, work)
    }

    fn run_with(
        &self,
        read_input: impl FnOnce(Call) -> Result<Call, String>,
        work: impl FnOnce(&Call) -> Result<String, String>,
    ) -> ExitCode {
        let arguments: Vec<_> = std::env::args_os().skip(1).collect();
        let call = match self.read_arguments(arguments) {
            Ok(Some(call)) => call,
            Ok(None) => return print(self.usage),
            Err(message) => return self.refuse(&message),
        };
        let call = match read_input(call) {
            Ok(call) => call,
            Err(message) => return self.refuse(&message),
        };
        match work(&call) {
            Ok(output) => print(&output),
            Err(message) => {
                // Nothing can be done where even the message cannot be written.
                let _ = writeln!(io::stderr(), "{message}");
                ExitCode::FAILURE
            }
        }
    }

    fn refuse(&self, message: &str) -> ExitCode {
        let _ = write!(io::stderr(), "{message}\n\n{}", self.usage);
        ExitCode::from(2)
    }

    /// The call that the arguments make; none if they ask for help.
    fn read_arguments(&self, arguments: Vec<std::ffi::OsString>) -> Result<Option<Call>, String> {
        let mut call = Call::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let argument = as_text(argument)?;
            let known =
                |names: &[&'static str]| names.iter().find(|name| **name == argument).copied();
            if argument == "--help" || argument == "-h" {
                return Ok(None);
            } else if let Some(switch) = known(self.switches) {
                call.switches.push(switch);
            } else if let Some(name) = known(self.valued) {
                let value = arguments
                    .next()
                    .ok_or_else(|| format!("{name} wants a value"))?;
                call.values.push((name, as_text(value)?));
            } else if argument.starts_with('-') && argument != "-" {
                return Err(format!("unknown argument {argument:?}"));
            } else if call.path.replace(argument).is_some() {
                return Err("more than one input".to_owned());
            }
        }
        Ok(Some(call))
    }

    fn read_input(&self, mut call: Call) -> Result<Call, String> {
        if call.path.as_deref() == Some("-") {
            let read = io::stdin().lock().read_to_end(&mut call.input);
            read.map_err(|error| format!("cannot read standard input: {error}"))?;
            return Ok(call);
        }
        let path = call.path(self);
        call.input = std::fs::read(&path)
            .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        Ok(call)
    }
}

fn as_text(argument: std::ffi::OsString) -> Result<String, String> {
    argument
        .into_string()
        .map_err(|argument| format!("{} is not UTF-8", argument.display()))
}

/// Prints a text with a line end at its end.
fn print(text: &str) -> ExitCode {
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    let written = write!(io::stdout(), "{text}{end}");
    match written.and_then(|()| io::stdout().flush()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "cannot write: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Splits a post into its YAML front matter and its body; none if it has no front matter.
pub(crate) fn front_matter(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("---")?;
    let rest = rest
        .strip_prefix("\r\n")
        .or_else(|| rest.strip_prefix('\n'))?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((rest.get(..at)?, rest.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// An article's blocks with its title as the first.
pub(crate) fn with_title(article: &tearsheet::Article) -> Vec<Block> {
    let title = article.metadata.title.as_ref();
    let title = title.map(|title| Block::heading(1, vec![Inline::text(title)]));
    title.into_iter().chain(article.blocks.clone()).collect()
}
