//! Prints the errors and warnings of a document, each with its line and the affected part marked.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal};
use std::ops::Range;

use anyhow::Context;
use codegen::{Diagnostics, Level, Location};
use codespan_reporting::diagnostic::{Diagnostic, Label, Severity};
use codespan_reporting::files::{self, Files};
use codespan_reporting::term::termcolor::{ColorChoice, StandardStream};
use codespan_reporting::term::{self, Chars, Config};

use crate::texts::Texts;

/// The number of characters of a long line that are shown before and after the marked part, and half of the number
/// that are shown of that part itself.
const CONTEXT: usize = 60;

/// Prints to standard error, in color if that is a terminal and `NO_COLOR` is not set.
pub(crate) fn print(texts: &Texts, diagnostics: &Diagnostics) -> anyhow::Result<()> {
    let color = if io::stderr().is_terminal() {
        ColorChoice::Auto
    } else {
        ColorChoice::Never
    };
    let mut out = StandardStream::stderr(color);
    let config = Config {
        chars: Chars::ascii(),
        tab_width: 1,
        ..Config::default()
    };
    let mut lines_by_file = BTreeMap::new();
    for diagnostic in diagnostics.iter() {
        let file = diagnostic.pointer.file();
        let (name, lines) = lines_by_file
            .entry(file)
            .or_insert_with(|| texts.lines(file));
        let message = message(diagnostic);
        let (excerpt, labelled) = match diagnostic.location {
            Some(location) => {
                let line = lines.get(location.line - 1).copied().unwrap_or_default();
                let excerpt = Excerpt::new(name.clone(), line, location);
                let label = Label::primary((), excerpt.marked.clone());
                (excerpt, message.with_label(label))
            }
            None => (Excerpt::default(), message),
        };
        term::emit_to_write_style(&mut out, &config, &excerpt, &labelled)
            .with_context(|| format!("cannot print the diagnostics of {}", texts.name))?;
    }
    Ok(())
}

/// A diagnostic for printing, without the excerpt of the text.
fn message(diagnostic: &codegen::Diagnostic) -> Diagnostic<()> {
    let severity = match diagnostic.level() {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
    };
    let pointer = format!("at {}", diagnostic.pointer);
    let help = diagnostic.help.as_ref().map(|help| format!("help: {help}"));
    let notes = [Some(pointer), help].into_iter().flatten();
    Diagnostic::new(severity)
        .with_code(diagnostic.code.as_str())
        .with_message(printable(&diagnostic.message))
        .with_notes(notes.map(|note| printable(&note)).collect())
}

/// The number of errors and warnings: `3 errors, 1 warning`.
pub(crate) fn count(diagnostics: &Diagnostics) -> String {
    let levels = [(Level::Error, "error"), (Level::Warning, "warning")];
    let counts = levels.map(|(level, noun)| (diagnostics.count(level), noun));
    let present = counts.into_iter().filter(|(count, _)| *count > 0);
    let present: Vec<_> = present.map(|(count, noun)| counted(count, noun)).collect();
    if present.is_empty() {
        return "no errors".to_owned();
    }
    present.join(", ")
}

/// The number of errors.
pub(crate) fn count_errors(diagnostics: &Diagnostics) -> String {
    counted(diagnostics.count(Level::Error), "error")
}

/// A number of things: `1 error`, `2 errors`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}

/// A text with its control characters replaced, because terminals execute them.
pub(crate) fn printable(text: &str) -> String {
    text.replace(|c: char| c.is_control(), "\u{fffd}")
}

/// A line of a file, or the part of a long line around the marked characters.
#[derive(Default)]
struct Excerpt {
    file: String,
    line: usize,
    column: usize,
    text: String,
    /// The bytes of `text` to mark.
    marked: Range<usize>,
}

impl Excerpt {
    fn new(file: String, line: &str, location: Location) -> Self {
        let before = location.column - 1;
        let cut = if before > 2 * CONTEXT {
            before - CONTEXT
        } else {
            0
        };
        let mut characters = skip(line, cut).chars();
        let mut take = |count: usize| {
            let taken: String = characters.by_ref().take(count).collect();
            printable(&taken.replace('\t', " "))
        };
        let mut text = String::from(if cut > 0 { "... " } else { "" });
        text += &take(before - cut);
        let start = text.len();
        text += &take(location.length.min(2 * CONTEXT));
        let marked = start..text.len();
        text += &take(CONTEXT);
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

/// A line without its first `count` characters.
fn skip(line: &str, count: usize) -> &str {
    // Not character by character in ASCII: a document may be a single line, which is cut for each diagnostic.
    let start = if line.is_ascii() {
        Some(count)
    } else {
        line.char_indices().nth(count).map(|(index, _)| index)
    };
    start
        .and_then(|start| line.get(start..))
        .unwrap_or_default()
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
