//! What there is to say of a document, for people: each thing with its line, and the place in it marked.

use std::io::{self, IsTerminal};
use std::ops::Range;
use std::path::Path;

use codegen::{Diagnostics, Level, Location};
use codespan_reporting::diagnostic::{Diagnostic, Label, Severity};
use codespan_reporting::files::{self, Files};
use codespan_reporting::term::termcolor::{ColorChoice, StandardStream};
use codespan_reporting::term::{self, Chars, Config};

use crate::document::shown;

/// How many characters of a long line are shown on each side of what is meant, and of that itself.
const AROUND: usize = 60;

/// Prints all of it to standard error, in colour if that is a terminal and NO_COLOR does not ask for less.
pub(crate) fn print(spec: &Path, text: &str, diagnostics: &Diagnostics) -> Result<(), String> {
    let colour = if io::stderr().is_terminal() {
        ColorChoice::Auto
    } else {
        ColorChoice::Never
    };
    let mut out = StandardStream::stderr(colour);
    let config = Config {
        chars: Chars::ascii(),
        tab_width: 1,
        ..Config::default()
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<&str> = text.lines().collect();
    for diagnostic in diagnostics.iter() {
        let severity = match diagnostic.level() {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
        };
        let mut shown_one = Diagnostic::new(severity)
            .with_code(diagnostic.code.as_str())
            .with_message(printable(&diagnostic.message))
            .with_note(format!("at {}", printable(&diagnostic.pointer.to_string())));
        if let Some(help) = &diagnostic.help {
            shown_one = shown_one.with_note(format!("help: {}", printable(help)));
        }
        let mut excerpt = Excerpt::default();
        if let Some(location) = diagnostic.location {
            let line = lines.get(location.line - 1).copied().unwrap_or_default();
            excerpt = Excerpt::new(shown(spec), line, location);
            shown_one = shown_one.with_label(Label::primary((), excerpt.marked.clone()));
        }
        term::emit_to_write_style(&mut out, &config, &excerpt, &shown_one)
            .map_err(|error| format!("cannot print what is wrong with {}: {error}", shown(spec)))?;
    }
    Ok(())
}

/// How many errors and warnings there are: `2 faults and one warning`.
pub(crate) fn count(diagnostics: &Diagnostics) -> String {
    let errors = diagnostics.count(Level::Error);
    let warnings = diagnostics.count(Level::Warning);
    match (counted(errors, "fault"), counted(warnings, "warning")) {
        (Some(errors), Some(warnings)) => format!("{errors} and {warnings}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => "no fault".to_owned(),
    }
}

fn counted(number: usize, what: &str) -> Option<String> {
    match number {
        0 => None,
        1 => Some(format!("one {what}")),
        many => Some(format!("{many} {what}s")),
    }
}

/// A text without what a terminal would take for a command.
pub(crate) fn printable(text: &str) -> String {
    text.replace(|c: char| c.is_control(), "\u{fffd}")
}

/// A line of a file, or the part of a long one around what is meant.
#[derive(Default)]
struct Excerpt {
    file: String,
    line: usize,
    column: usize,
    text: String,
    /// The bytes of the text that are meant.
    marked: Range<usize>,
}

impl Excerpt {
    fn new(file: String, line: &str, location: Location) -> Self {
        let before = location.column - 1;
        let cut = if before > 2 * AROUND {
            before - AROUND
        } else {
            0
        };
        let mut characters = from(line, cut).chars();
        let mut take = |count: usize| {
            let taken: String = characters.by_ref().take(count).collect();
            printable(&taken.replace('\t', " "))
        };
        let mut text = String::from(if cut > 0 { "... " } else { "" });
        text += &take(before - cut);
        let start = text.len();
        text += &take(location.length.min(2 * AROUND));
        let marked = start..text.len();
        text += &take(AROUND);
        if characters.next().is_some() {
            text += " ...";
        }
        Self {
            file,
            line: location.line,
            column: location.column,
            text,
            marked,
        }
    }
}

/// A line without so many characters at its start.
fn from(line: &str, count: usize) -> &str {
    // A document in one line is cut once for each of its faults.
    let start = if line.is_ascii() {
        Some(count)
    } else {
        line.char_indices().nth(count).map(|(at, _)| at)
    };
    start.and_then(|at| line.get(at..)).unwrap_or_default()
}

impl<'a> Files<'a> for Excerpt {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, files::Error> {
        Ok(&self.file)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, files::Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), _: usize) -> Result<usize, files::Error> {
        Ok(0)
    }

    fn line_number(&'a self, (): (), _: usize) -> Result<usize, files::Error> {
        Ok(self.line)
    }

    fn column_number(&'a self, (): (), _: usize, _: usize) -> Result<usize, files::Error> {
        Ok(self.column)
    }

    fn line_range(&'a self, (): (), _: usize) -> Result<Range<usize>, files::Error> {
        Ok(0..self.text.len())
    }
}
